//! Pages per second over loopback: the list page and the dashboard of the demonstration portfolio, beside the bare
//! reply of the same server. Bounded in connections and time; stops by itself.

use super::measure::Figures;
use crate::arguments::Global;
use crate::clock;
use crate::output::Output;
use app::{Failure, Headway};
use domain::{AsOf, Context};
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::mpsc;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

const CONNECTIONS: usize = 16;
const MOST_SECONDS: u64 = 60;

pub(crate) fn run(global: &Global, seconds: u64, output: &Output) -> Result<u8, Failure> {
    let directory = std::env::temp_dir().join(format!("headway-bench-pages-{}", std::process::id()));
    let result = measure(global, seconds.clamp(1, MOST_SECONDS), output, &directory);
    let _ = std::fs::remove_dir_all(&directory);
    let figures = result?;
    if output.json {
        output.print_json(&figures.to_json())?
    } else {
        output.print(&figures.to_text())?
    }
    Ok(0)
}

fn measure(global: &Global, seconds: u64, output: &Output, directory: &std::path::Path) -> Result<Figures, Failure> {
    let today = clock::today(global.today, &domain::Zone::default());
    let mut ctx = Context::local(today);
    ctx.as_of = AsOf::day(today);
    let headway = Headway::open_or_create(directory)?;
    app::demonstration::fill(&headway, &ctx, &demonstration::Spec::new(today), clock::now(), &mut |_| {})?;
    let (tell, hear) = mpsc::channel();
    let options = web::ServeOptions {
        listen: SocketAddr::from(([127, 0, 0, 1], 0)),
        clock: clock::now,
        today: global.today,
        language: Some(output.language),
    };
    let headway = Arc::new(headway);
    // The server thread ends with this process.
    std::thread::spawn(move || {
        let _ = web::serve_blocking(headway, options, |address| {
            let _ = tell.send(address);
        });
    });
    let address = hear.recv_timeout(Duration::from_secs(30)).map_err(|_| Failure::refused("bench.no-server"))?;
    let mut figures = Figures::default();
    let bare = load(address, "/healthz", seconds)?;
    let paths = [
        ("list page", "/activities"),
        ("list page, filtered", "/activities?state=act"),
        ("dashboard", "/"),
        ("bottleneck board", "/bottlenecks"),
    ];
    figures.add("bare reply", bare.per_second, "replies/s");
    for (name, path) in paths {
        let taken = load(address, path, seconds)?;
        figures.add(name, taken.per_second, "pages/s");
        figures.add(format!("{name}, 99th percentile"), taken.p99 * 1000.0, "ms");
        figures.add(
            format!("{name}, against bare reply"),
            bare.per_second / taken.per_second.max(1e-9),
            "times slower",
        );
    }
    Ok(figures)
}

struct Taken {
    per_second: f64,
    p99: f64,
}

fn load(address: SocketAddr, path: &str, seconds: u64) -> Result<Taken, Failure> {
    let failed = |e: std::io::Error| Failure::file(std::path::Path::new(path), e);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(failed)?;
    let request = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nAccept-Encoding: identity\r\n\r\n");
    let begin = clock::stopwatch();
    let until = begin + Duration::from_secs(seconds);
    let latencies = runtime.block_on(async {
        let tasks: Vec<_> =
            (0..CONNECTIONS).map(|_| tokio::spawn(connection(address, request.clone(), until))).collect();
        let mut all = Vec::new();
        for task in tasks {
            all.extend(task.await.map_err(std::io::Error::other)??);
        }
        Ok::<_, std::io::Error>(all)
    });
    let mut latencies = latencies.map_err(failed)?;
    let elapsed = begin.elapsed().as_secs_f64();
    latencies.sort_by(f64::total_cmp);
    let p99 = latencies.get(latencies.len() * 99 / 100).copied().unwrap_or(f64::NAN);
    Ok(Taken { per_second: latencies.len() as f64 / elapsed, p99 })
}

/// One keep-alive connection that asks again as soon as it is answered.
async fn connection(address: SocketAddr, request: String, until: std::time::Instant) -> std::io::Result<Vec<f64>> {
    let mut stream = TcpStream::connect(address).await?;
    stream.set_nodelay(true)?;
    let mut latencies = Vec::new();
    let mut buffer = Vec::with_capacity(1 << 17);
    while clock::stopwatch() < until {
        let begin = clock::stopwatch();
        stream.write_all(request.as_bytes()).await?;
        read_reply(&mut stream, &mut buffer).await?;
        latencies.push(begin.elapsed().as_secs_f64());
    }
    Ok(latencies)
}

async fn read_reply(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> std::io::Result<()> {
    buffer.clear();
    let bad = |what: &str| std::io::Error::other(format!("unexpected reply: {what}"));
    let head = loop {
        if let Some(at) = buffer.windows(4).position(|w| w == b"\r\n\r\n") {
            break at + 4;
        }
        if stream.read_buf(buffer).await? == 0 {
            return Err(bad("closed"));
        }
    };
    let text = String::from_utf8_lossy(&buffer[..head]).to_lowercase();
    if !text.starts_with("http/1.1 200") {
        return Err(bad(text.lines().next().unwrap_or_default()));
    }
    if let Some(length) = text.lines().find_map(|l| l.strip_prefix("content-length: ")) {
        let whole = head + length.trim().parse::<usize>().map_err(|_| bad("length"))?;
        while buffer.len() < whole {
            if stream.read_buf(buffer).await? == 0 {
                return Err(bad("cut off"));
            }
        }
    } else {
        // Chunked: the last chunk is empty.
        while !buffer.ends_with(b"0\r\n\r\n") {
            if stream.read_buf(buffer).await? == 0 {
                return Err(bad("cut off"));
            }
        }
    }
    Ok(())
}
