//! Files for others at addresses that stay: which file an address means, its tag, and the file itself in pieces, made
//! while it is sent. What is in a file is decided in `app::export`; the page that lists them is `pages::downloads`.

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
}

/// `GET /downloads/iati/…` and `GET /downloads/flat/…`
pub(crate) async fn answer(site: Arc<Site>, uri: Uri, headers: HeaderMap) -> Response {
    let asked = Ask::read(&uri, &headers, site.language());
    let (path, here) = (uri.path().to_owned(), Arc::clone(&site));
    let ask = asked.clone();
    let ready = tokio::task::spawn_blocking(move || {
        let ask = ask.on(here.today()?)?;
        let wanted = wanted(&path)?;
        // Names are looked up before anything is sent, so that a wrong one is an answer and not half a file.
        let change = Question::of(&here.headway, &ask.ctx, &wanted.filters)?.known.facts.change;
        Ok::<_, Failure>((wanted, ask.ctx, change))
    });
    let failed = |failure: Failure| site.clone().respond(asked.clone(), move |_, _| Err(failure));
    let (wanted, ctx, change) = match ready.await {
        Ok(Ok(ready)) => ready,
        Ok(Err(failure)) => return failed(failure).await,
        Err(_) => return crate::reply::plain(StatusCode::INTERNAL_SERVER_ERROR),
    };
    let tag = format!("W/\"{}-{change}-{}-{}\"", env!("CARGO_PKG_VERSION"), ctx.as_of, ctx.language.code());
    let known = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|v| v.to_str().ok());
    let is_known = known.flat_map(|v| v.split(',')).any(|v| v.trim() == tag || v.trim() == "*");
    let mut response = Response::new(if is_known { Body::empty() } else { streamed(&site, &wanted, ctx).await });
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
            Kind::Iati => "application/xml; charset=utf-8",
            Kind::Flat(_) => SheetFormat::Csv.media_type(),
        }
    }
}

/// The file that an address means.
fn wanted(path: &str) -> Result<Wanted, Failure> {
    let nowhere = || Failure::not_found("download.not-found").with("path", path);
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

/// The file in pieces; not more files at once than the site allows.
async fn streamed(site: &Arc<Site>, wanted: &Wanted, ctx: Context) -> Body {
    let Ok(permit) = Arc::clone(&site.downloads).acquire_owned().await else { return Body::empty() };
    let (sender, pieces) = channel(AHEAD);
    let (site, kind, filters) = (Arc::clone(site), wanted.kind, wanted.filters.clone());
    tokio::task::spawn_blocking(move || {
        let mut out = Pieces { sender: sender.clone(), held: Vec::with_capacity(PIECE) };
        let made = match kind {
            Kind::Iati => {
                let request = IatiRequest { filters, ..IatiRequest::default() };
                app::export::iati(&site.headway, &ctx, &request, &mut out).map(drop)
            }
            Kind::Flat(shape) => {
                let request = FlatRequest { shape, format: SheetFormat::Csv, filters };
                app::export::flat(&site.headway, &ctx, &request, &mut out).map(drop)
            }
        };
        let sent = made.map_err(|failure| io::Error::other(failure.to_string())).and_then(|()| out.flush());
        if let Err(error) = sent {
            // A file that breaks off must not look whole. Whoever went away need not be told.
            let _ = sender.try_send(Err(error));
        }
        drop(permit);
    });
    Body::new(Sent(pieces))
}

/// A sink whose pieces go to the reader.
struct Pieces {
    sender: Sender<io::Result<Bytes>>,
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
struct Sent(Receiver<io::Result<Bytes>>);

impl HttpBody for Sent {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut std::task::Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        self.0.poll_recv(cx).map(|piece| piece.map(|piece| piece.map(Frame::data)))
    }
}
