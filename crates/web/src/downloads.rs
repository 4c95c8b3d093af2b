//! Files for others at addresses that stay: which file an address means, its tag, and the file itself in pieces, made
//! while it is sent. What is in a file is decided in `app::export` and `app::publications`; the pages that list them are
//! `pages::downloads` and `pages::publications`.

use crate::ask::Ask;
use crate::links;
use crate::site::Site;
use app::Failure;
use app::export::{FlatRequest, IatiRequest, Shape, SheetFormat};
use app::filters::{Filters, Question};
use axum::body::{Body, Bytes, HttpBody};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::Response;
use domain::Context;
use hyper::body::Frame;
use std::io::{self, Write};
use std::path::Path;
use std::pin::Pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;
use tokio::runtime::Handle;
use tokio::sync::mpsc::{Receiver, Sender, channel};

/// Size of a piece.
const PIECE: usize = 64 * 1024;
/// Pieces made ahead of a reader.
const AHEAD: usize = 4;
/// How long a reader may take for a piece.
const PATIENCE: Duration = Duration::from_secs(60);

/// A file to be made.
struct Wanted {
    kind: Kind,
    filters: Filters,
    name: String,
}

#[derive(Clone, Copy)]
enum Kind {
    Iati,
    Flat(Shape),
    /// A publication made again, by its number.
    Published(u64),
}

/// `GET /downloads/iati/…`, `GET /downloads/flat/…` and `GET /publications/…/activities.xml`
pub(crate) async fn answer(site: Arc<Site>, uri: Uri, headers: HeaderMap) -> Response {
    let asked = Ask::read(&uri, &headers, site.language());
    let (path, here) = (uri.path().to_owned(), Arc::clone(&site));
    let ask = asked.clone();
    let ready = tokio::task::spawn_blocking(move || {
        let ask = ask.on(here.today()?)?;
        let wanted = wanted(&path)?;
        // Names are looked up before anything is sent, so that a wrong one is an answer and not half a file.
        let tag = tag(&here, &ask.ctx, &wanted)?;
        Ok::<_, Failure>((wanted, ask.ctx, tag))
    });
    let failed = |failure: Failure| site.clone().respond(asked.clone(), move |_, _| Err(failure));
    let (wanted, ctx, tag) = match ready.await {
        Ok(Ok(ready)) => ready,
        Ok(Err(failure)) => return failed(failure).await,
        Err(_) => return crate::reply::plain(StatusCode::INTERNAL_SERVER_ERROR),
    };
    let known = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|v| v.to_str().ok());
    let is_known = known.flat_map(|v| v.split(',')).any(|v| v.trim() == tag || v.trim() == "*");
    let body = if is_known { Ok(Body::empty()) } else { streamed(&site, &wanted, ctx).await };
    let mut response = match body {
        Ok(body) => Response::new(body),
        Err(failure) => return failed(failure).await,
    };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert(header::VARY, HeaderValue::from_static("accept-language, cookie"));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(header::ETAG, tag);
    }
    if is_known {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        return response;
    }
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(wanted.kind.media_type()));
    if let Ok(name) = HeaderValue::from_str(&format!("attachment; filename=\"{}\"", wanted.name)) {
        headers.insert(header::CONTENT_DISPOSITION, name);
    }
    response
}

impl Kind {
    fn media_type(self) -> &'static str {
        match self {
            Kind::Iati | Kind::Published(_) => "application/xml; charset=utf-8",
            Kind::Flat(_) => SheetFormat::Csv.media_type(),
        }
    }
}

/// What changes when the file does. A publication never changes: its tag is its sum.
fn tag(site: &Site, ctx: &Context, wanted: &Wanted) -> Result<String, Failure> {
    if let Kind::Published(number) = wanted.kind {
        return Ok(format!("\"{}\"", app::publications::publication(&site.headway, ctx, number)?.sha256));
    }
    let change = Question::of(&site.headway, ctx, &wanted.filters)?.known.facts.change;
    Ok(format!("W/\"{}-{change}-{}-{}\"", env!("CARGO_PKG_VERSION"), ctx.as_of, ctx.language.code()))
}

/// The file that an address means.
fn wanted(path: &str) -> Result<Wanted, Failure> {
    let nowhere = || Failure::not_found("download.not-found").with("path", path);
    if let Some(number) = path.strip_prefix(links::PUBLICATIONS).and_then(|p| p.strip_suffix("/activities.xml")) {
        let number: u64 = number.trim_start_matches('/').parse().map_err(|_| nowhere())?;
        let name = format!("publication-{number}.xml");
        return Ok(Wanted { kind: Kind::Published(number), filters: Filters::default(), name });
    }
    let rest = path.strip_prefix(links::DOWNLOADS).ok_or_else(nowhere)?;
    let segments: Vec<String> = rest
        .split('/')
        .skip(1)
        .map(|s| links::decoded(s).ok_or_else(|| Failure::invalid("page.address-unreadable").with("value", s)))
        .collect::<Result<_, _>>()?;
    let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
    let filtered = |part: &str, code: &str| match part {
        "office" => Ok(Filters { office: Some(code.to_owned()), ..Filters::default() }),
        "country" => Ok(Filters { country: Some(code.to_owned()), ..Filters::default() }),
        _ => Err(nowhere()),
    };
    let shape = |name: &str| name.strip_suffix(".csv").and_then(Shape::parse).ok_or_else(nowhere);
    let (kind, filters, name) = match segments[..] {
        ["iati", "activities.xml"] => (Kind::Iati, Filters::default(), "activities.xml".to_owned()),
        ["iati", part, file] => {
            let code = file.strip_suffix(".xml").ok_or_else(nowhere)?;
            (Kind::Iati, filtered(part, code)?, format!("{part}-{}.xml", plain(code)))
        }
        ["flat", file] => (Kind::Flat(shape(file)?), Filters::default(), file.to_owned()),
        ["flat", part, code, file] => {
            (Kind::Flat(shape(file)?), filtered(part, code)?, format!("{part}-{}-{file}", plain(code)))
        }
        _ => return Err(nowhere()),
    };
    Ok(Wanted { kind, filters, name })
}

/// A code as part of a file name.
fn plain(code: &str) -> String {
    code.chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' { c } else { '_' }).collect()
}

/// The file in pieces; not more files at once than the site allows. What fails before the first piece is an answer.
async fn streamed(site: &Arc<Site>, wanted: &Wanted, ctx: Context) -> Result<Body, Failure> {
    let Ok(permit) = Arc::clone(&site.downloads).acquire_owned().await else { return Ok(Body::empty()) };
    let (sender, mut pieces) = channel(AHEAD);
    let (site, kind, filters) = (Arc::clone(site), wanted.kind, wanted.filters.clone());
    tokio::task::spawn_blocking(move || {
        let mut out = Pieces { sender: sender.clone(), held: Vec::with_capacity(PIECE) };
        let made = made(&site, &ctx, kind, filters, &mut out);
        if let Err(failure) = made.and_then(|()| out.flush().map_err(|e| Failure::file(Path::new("-"), e))) {
            // A file that breaks off must not look whole. Whoever went away need not be told.
            let told = tokio::time::timeout(PATIENCE, sender.send(Err(failure)));
            let _ = Handle::current().block_on(told);
        }
        drop(permit);
    });
    match pieces.recv().await {
        Some(Err(failure)) => Err(failure),
        first => Ok(Body::new(Sent { first: first.and_then(Result::ok), pieces })),
    }
}

/// Makes the file.
fn made(site: &Site, ctx: &Context, kind: Kind, filters: Filters, out: &mut Pieces) -> Result<(), Failure> {
    match kind {
        Kind::Iati => {
            let request = IatiRequest { filters, ..IatiRequest::default() };
            let answer = app::export::iati(&site.headway, ctx, &request, out)?;
            answer.nothing(&request.filters).map_or(Ok(()), Err)
        }
        Kind::Flat(shape) => {
            let request = FlatRequest { shape, format: SheetFormat::Csv, filters };
            app::export::flat(&site.headway, ctx, &request, out).map(drop)
        }
        Kind::Published(number) => {
            let made = app::publications::again(&site.headway, ctx, number, out)?;
            let differs = || Failure::refused("publication.differs").with("publication", number);
            made.same.then_some(()).ok_or_else(differs)
        }
    }
}

/// A sink whose pieces go to the reader.
struct Pieces {
    sender: Sender<Result<Bytes, Failure>>,
    held: Vec<u8>,
}

impl Write for Pieces {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.held.extend_from_slice(bytes);
        if self.held.len() >= PIECE {
            self.flush()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.held.is_empty() {
            return Ok(());
        }
        let piece = Bytes::from(std::mem::replace(&mut self.held, Vec::with_capacity(PIECE)));
        let sent = Handle::current().block_on(tokio::time::timeout(PATIENCE, self.sender.send(Ok(piece))));
        match sent {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) => Err(io::ErrorKind::BrokenPipe.into()),
            Err(_) => Err(io::ErrorKind::TimedOut.into()),
        }
    }
}

/// The pieces as the body of a response.
struct Sent {
    first: Option<Bytes>,
    pieces: Receiver<Result<Bytes, Failure>>,
}

impl HttpBody for Sent {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut std::task::Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        if let Some(first) = self.first.take() {
            return Poll::Ready(Some(Ok(Frame::data(first))));
        }
        let broken = |failure: Failure| io::Error::other(failure.to_string());
        self.pieces.poll_recv(cx).map(|piece| piece.map(|piece| piece.map(Frame::data).map_err(broken)))
    }
}
