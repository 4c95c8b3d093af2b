//! The server: hyper with time-outs for headers, a bound on connections, and an end that lets running answers finish.

use crate::{ServeOptions, routes};
use app::failure::FailureKind;
use app::{Failure, Headway};
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, mpsc, watch};

/// Longest a connection may take over the head of a request, or wait for its next one.
const HEADER_TIME: Duration = Duration::from_secs(15);
/// Longest running answers are waited for at the end.
const LAST_ANSWERS: Duration = Duration::from_secs(10);
/// Connections at the same time; others wait to be accepted.
const MOST_CONNECTIONS: usize = 1024;

/// Serves until the process is told to stop (interrupt or terminate), from a thread that may block.
/// `ready` hears the address once connections are accepted.
pub fn serve_blocking(
    headway: Arc<Headway>,
    options: ServeOptions,
    ready: impl FnOnce(SocketAddr),
) -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(unavailable)?;
    runtime.block_on(serve(headway, options, ready))
}

/// As [`serve_blocking`], inside a runtime.
pub async fn serve(
    headway: Arc<Headway>,
    options: ServeOptions,
    ready: impl FnOnce(SocketAddr),
) -> Result<(), Failure> {
    let listener = TcpListener::bind(options.listen).await.map_err(|e| cannot_listen(options.listen, e))?;
    let address = listener.local_addr().map_err(unavailable)?;
    let router = routes::router(headway, ServeOptions { listen: address, ..options });
    ready(address);
    let (stop, stopping) = watch::channel(false);
    let (alive, mut all_gone) = mpsc::channel::<()>(1);
    let places = Arc::new(Semaphore::new(MOST_CONNECTIONS));
    let mut end = std::pin::pin!(told_to_stop());
    loop {
        let Ok(place) = Arc::clone(&places).acquire_owned().await else { break };
        let stream = tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => stream,
                Err(_) => {
                    // Out of file handles, most likely: give connections time to end.
                    tokio::time::sleep(Duration::from_millis(100)).await;
                    continue;
                }
            },
            () = &mut end => break,
        };
        let service = TowerToHyperService::new(router.clone());
        let (stopping, alive) = (stopping.clone(), alive.clone());
        tokio::spawn(async move {
            connection(stream, service, stopping).await;
            drop((alive, place));
        });
    }
    let _ = stop.send(true);
    drop((alive, listener));
    // Ends when the last connection has dropped its end of the channel, or when patience does.
    let _ = tokio::time::timeout(LAST_ANSWERS, all_gone.recv()).await;
    Ok(())
}

async fn connection(
    stream: TcpStream,
    service: TowerToHyperService<axum::Router>,
    mut stopping: watch::Receiver<bool>,
) {
    let _ = stream.set_nodelay(true);
    let mut builder = http1::Builder::new();
    builder.timer(TokioTimer::new()).header_read_timeout(HEADER_TIME).max_buf_size(64 * 1024);
    let mut connection = std::pin::pin!(builder.serve_connection(TokioIo::new(stream), service));
    tokio::select! {
        // A peer that breaks off is no news for the log.
        _ = connection.as_mut() => return,
        _ = stopping.changed() => connection.as_mut().graceful_shutdown(),
    }
    let _ = connection.await;
}

async fn told_to_stop() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    let _ = tokio::signal::ctrl_c().await;
}

fn cannot_listen(address: SocketAddr, error: std::io::Error) -> Failure {
    let code = match error.kind() {
        std::io::ErrorKind::AddrInUse => "serve.address-in-use",
        _ => "serve.cannot-listen",
    };
    Failure::new(FailureKind::Unavailable, code).with("address", address).with("cause", &error).because(error)
}

fn unavailable(error: std::io::Error) -> Failure {
    Failure::new(FailureKind::Unavailable, "serve.cannot-listen")
        .with("address", "")
        .with("cause", &error)
        .because(error)
}
