//! What goes back: a page, JSON, CSV, a workbook or a file, with its status and headers.

use crate::ask::{Ask, LANGUAGE_COOKIE};
use app::Failure;
use app::export::SheetFormat;
use app::failure::FailureKind;
use app::table::Table;
use askama::Template;
use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::Language;
use serde::Serialize;

/// A finished answer.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) kind: &'static str,
    pub(crate) body: Vec<u8>,
    /// Name for saving, for files.
    pub(crate) file: Option<String>,
    /// Where to go on, after something was stored.
    pub(crate) location: Option<String>,
}

impl Reply {
    /// With another status.
    pub(crate) fn status(mut self, status: StatusCode) -> Reply {
        self.status = status;
        self
    }
}

/// Bytes of room for a page before it is printed: most need no more, and what stays below 64 kB the allocator gives and
/// takes back without tidying up.
const USUAL_PAGE: usize = 60_000;

/// A page.
pub(crate) fn page(template: &impl Template) -> Result<Reply, Failure> {
    let mut html = String::with_capacity(USUAL_PAGE);
    template
        .render_into(&mut html)
        .map_err(|e| Failure::new(FailureKind::Internal, "page.not-rendered").with("cause", &e).because(e))?;
    Ok(Reply {
        status: StatusCode::OK,
        kind: "text/html; charset=utf-8",
        body: html.into_bytes(),
        file: None,
        location: None,
    })
}

/// An answer of `app` as JSON.
pub(crate) fn json(answer: &impl Serialize) -> Result<Reply, Failure> {
    let mut body = serde_json::to_vec(answer)
        .map_err(|e| Failure::new(FailureKind::Internal, "page.not-rendered").with("cause", &e).because(e))?;
    body.push(b'\n');
    Ok(Reply { status: StatusCode::OK, kind: "application/json", body, file: None, location: None })
}

/// A table as CSV.
pub(crate) fn csv(table: &Table) -> Reply {
    let body = table.to_csv().into_bytes();
    Reply { status: StatusCode::OK, kind: "text/csv; charset=utf-8; header=present", body, file: None, location: None }
}

/// A table as a workbook, with headings in the reader's language.
pub(crate) fn workbook(ask: &Ask, table: &Table) -> Result<Reply, Failure> {
    let last = ask.path.rsplit('/').next().unwrap_or_default();
    let name: String = last.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).take(31).collect();
    let name = if name.is_empty() { "headway".to_owned() } else { name };
    let body = table.to_xlsx(&name, ask.language)?;
    Ok(file(format!("{name}.xlsx"), SheetFormat::Xlsx.media_type(), body))
}

/// A file to save.
pub(crate) fn file(name: String, kind: &'static str, body: Vec<u8>) -> Reply {
    Reply { status: StatusCode::OK, kind, body, file: Some(name), location: None }
}

/// Where to look after something was stored: a page read again stores nothing again.
pub(crate) fn see_other(location: String) -> Reply {
    Reply {
        status: StatusCode::SEE_OTHER,
        kind: "text/plain; charset=utf-8",
        body: Vec::new(),
        file: None,
        location: Some(location),
    }
}

/// A response without a page, for requests that are not for people.
pub(crate) fn plain(status: StatusCode) -> Response {
    (status, [(header::CONTENT_TYPE, "text/plain; charset=utf-8")], format!("{}\n", status.as_u16())).into_response()
}

/// The reply as an HTTP response; a chosen language is remembered for a year.
pub(crate) fn response(reply: Reply, remember: Option<Language>) -> Response {
    let mut response = Response::new(Body::from(reply.body));
    *response.status_mut() = reply.status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(reply.kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::VARY, HeaderValue::from_static("accept-language, cookie"));
    if let Some(name) = reply.file
        && let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""))
    {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    if let Some(location) = reply.location
        && let Ok(value) = HeaderValue::from_str(&location)
    {
        headers.insert(header::LOCATION, value);
    }
    if let Some(language) = remember {
        let cookie = format!("{LANGUAGE_COOKIE}={}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly", language.code());
        if let Ok(value) = HeaderValue::from_str(&cookie) {
            headers.insert(header::SET_COOKIE, value);
        }
    }
    response
}
