//! The table of contents: every address and the page it leads to. Twins (`.json`, `.csv`) are the same handlers.

use crate::ask::Ask;
use crate::guard::{self, Guard};
use crate::pages::{self, trouble};
use crate::reply::{self, Reply};
use crate::site::Site;
use crate::uploads::{Choice, Upload, Uploads, remove};
use crate::{Limits, ServeOptions, assets, downloads, links};
use app::failure::FailureKind;
use app::import::{ImportKind, RecordedOn};
use app::{Failure, Headway};
use axum::extract::multipart::Field;
use axum::extract::{DefaultBodyLimit, Multipart, State};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;
use axum::routing::{get, post};
use axum::{Form, Router, middleware};
use std::collections::HashMap;
use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tower_http::compression::CompressionLayer;

/// Longest pause within an upload.
const UPLOAD_PAUSE: Duration = Duration::from_secs(30);
/// Room for what a form carries beside its file.
const FORM_BYTES: u64 = 64 * 1024;
/// Longest text of one field of a form.
const FIELD_BYTES: usize = 1024;

type Shared = State<Arc<Site>>;

/// The pages of an opened data directory, with the usual limits.
pub fn router(headway: Arc<Headway>, options: ServeOptions) -> Router {
    router_with(headway, options, Limits::default())
}

/// The pages of an opened data directory.
pub fn router_with(headway: Arc<Headway>, options: ServeOptions, limits: Limits) -> Router {
    let guard = Guard { loopback_only: options.listen.ip().is_loopback() };
    let body = usize::try_from(limits.upload_bytes + FORM_BYTES).unwrap_or(usize::MAX);
    let site = Arc::new(Site::new(headway, options, limits));
    let mut router = Router::new();
    for path in [
        links::ACTIVITIES,
        links::OFFICES,
        links::SINCE,
        links::BOTTLENECKS,
        links::WAITING,
        links::CASES,
        links::DURATIONS,
        links::TRENDS,
        links::FORECAST,
        links::SLIP,
        links::WHAT_IF,
        links::COMPARE,
        links::PROCESSES,
        links::PASSAGES,
        links::COMPARE_CASES,
        links::SIGNALS,
        links::LEDGER_OF_SIGNALS,
        links::RULES,
        links::INDICES,
        links::ABOUT,
        "/status",
        "/index",
    ] {
        for extension in ["", ".json", ".csv", ".xlsx"] {
            router = router.route(&format!("{path}{extension}"), get(page));
        }
    }
    router
        .route(links::PORTFOLIO, get(page))
        .route("/activities/{*identifier}", get(page))
        .route("/offices/{*code}", get(page))
        .route("/datasets/{*publisher}", get(page))
        .route("/downloads/{*file}", get(download))
        .route("/publications/{number}/activities.xml", get(download))
        .route("/imports/templates/{name}", get(page))
        .route("/imports.csv", get(page))
        .route("/imports.xlsx", get(page))
        .route("/imports", get(page).post(upload))
        .route("/imports.json", get(page).post(upload))
        .route("/imports/commit", post(commit))
        .route("/imports/commit.json", post(commit))
        .route(links::RULES_SET, post(set_limits))
        .route("/rules/set.json", post(set_limits))
        .route("/healthz", get(healthz))
        .route(assets::style_address(), get(assets::style))
        .route("/assets/icon.svg", get(assets::icon))
        .fallback(page)
        .layer(DefaultBodyLimit::max(body))
        .layer(CompressionLayer::new())
        .layer(middleware::from_fn_with_state(guard, guard::guard))
        .with_state(site)
}

/// A file that is made while it is sent.
async fn download(State(site): Shared, uri: Uri, headers: HeaderMap) -> Response {
    downloads::answer(site, uri, headers).await
}

/// Every page that is only read.
async fn page(State(site): Shared, uri: Uri, headers: HeaderMap) -> Response {
    site.answer(&uri, &headers, read).await
}

/// From an address to its page.
fn read(site: &Site, ask: &Ask) -> Result<Reply, Failure> {
    match ask.path.as_str() {
        links::PORTFOLIO | "/status" | "/index" => pages::portfolio::show(site, ask),
        links::ACTIVITIES => pages::activities::list(site, ask),
        links::SINCE => pages::since::show(site, ask),
        links::OFFICES => pages::offices::list(site, ask),
        links::BOTTLENECKS => pages::bottlenecks::show(site, ask),
        links::WAITING => pages::waiting::show(site, ask),
        links::CASES => pages::cases::show(site, ask),
        links::PROCESSES => pages::processes::show(site, ask),
        links::PASSAGES => pages::passages::show(site, ask),
        links::COMPARE => pages::compare::show(site, ask),
        links::COMPARE_CASES => pages::compare_cases::show(site, ask),
        links::DURATIONS => pages::durations::show(site, ask),
        links::TRENDS => pages::trends::show(site, ask),
        links::FORECAST => pages::forecast::show(site, ask),
        links::SLIP => pages::slip::show(site, ask),
        links::WHAT_IF => pages::what_if::show(site, ask),
        links::SIGNALS => pages::signals::list(site, ask),
        links::DATASETS => pages::datasets::list(site, ask),
        links::INDICES => pages::indices::show(site, ask),
        links::QUALITY => pages::quality::show(site, ask),
        links::DOWNLOADS => pages::downloads::show(site, ask),
        links::PUBLICATIONS => pages::publications::list(site, ask),
        links::RULES => pages::rules::show(site, ask),
        links::LEDGER_OF_SIGNALS => pages::ledger_of_signals::show(site, ask),
        links::IMPORTS => pages::imports::show(site, ask),
        links::ABOUT => pages::about::show(site, ask),
        path => below(site, ask, path),
    }
}

/// Addresses of single things.
fn below(site: &Site, ask: &Ask, path: &str) -> Result<Reply, Failure> {
    if let Some(raw) = path.strip_prefix("/activities/").filter(|r| !r.is_empty()) {
        return pages::activity::show(site, ask, &decoded(raw)?);
    }
    if let Some(raw) = path.strip_prefix("/offices/").filter(|r| !r.is_empty()) {
        return pages::offices::show(site, ask, &decoded(raw)?);
    }
    if let Some(raw) = path.strip_prefix("/datasets/").filter(|r| !r.is_empty()) {
        return pages::datasets::show(site, ask, &decoded(raw)?);
    }
    if let Some(name) = path.strip_prefix("/imports/templates/") {
        // Here the extension is the file's own.
        let name = match ask.form {
            crate::ask::Form::Csv => format!("{name}.csv"),
            crate::ask::Form::Json => format!("{name}.json"),
            crate::ask::Form::Xlsx => format!("{name}.xlsx"),
            crate::ask::Form::Page => name.to_owned(),
        };
        return pages::imports::template(ask, &decoded(&name)?);
    }
    Ok(trouble::nowhere(ask))
}

fn decoded(raw: &str) -> Result<String, Failure> {
    links::decoded(raw).ok_or_else(|| Failure::invalid("page.address-unreadable").with("value", raw))
}

async fn healthz(State(site): Shared) -> Response {
    let known = tokio::task::spawn_blocking(move || site.today()).await;
    reply::plain(if matches!(known, Ok(Ok(_))) { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE })
}

async fn commit(
    State(site): Shared,
    uri: Uri,
    headers: HeaderMap,
    Form(form): Form<HashMap<String, String>>,
) -> Response {
    let token = form.get("token").cloned().unwrap_or_default();
    let ask = Ask::read(&uri, &headers, site.language()).at("/imports");
    site.respond(ask, move |site, ask| pages::imports::commit(site, ask, &token)).await
}

async fn set_limits(
    State(site): Shared,
    uri: Uri,
    headers: HeaderMap,
    Form(form): Form<HashMap<String, String>>,
) -> Response {
    let ask = Ask::read(&uri, &headers, site.language()).at(links::RULES);
    site.respond(ask, move |site, ask| pages::rules::set(site, ask, &form)).await
}

async fn upload(State(site): Shared, uri: Uri, headers: HeaderMap, form: Multipart) -> Response {
    let ask = Ask::read(&uri, &headers, site.language());
    match received(&site, form).await {
        Ok(upload) => site.respond(ask, move |site, ask| pages::imports::dry_run(site, ask, upload)).await,
        Err(failure) => site.respond(ask, move |_, _| Err(failure)).await,
    }
}

/// Reads the form; the file goes to disk as it comes and is never in memory as a whole.
async fn received(site: &Arc<Site>, mut form: Multipart) -> Result<Upload, Failure> {
    let mut texts: HashMap<String, String> = HashMap::new();
    let mut file: Option<Stored> = None;
    while let Some(mut field) = next_field(&mut form).await? {
        let name = field.name().unwrap_or_default().to_owned();
        if name == "file" && file.is_none() {
            let given = field.file_name().unwrap_or_default().to_owned();
            file = Some(store(site, &mut field, given).await?);
        } else {
            texts.insert(name, text(&mut field).await?);
        }
    }
    let stored = file.ok_or_else(|| Failure::invalid("upload.no-file"))?;
    let on = |name: &str| texts.get(name).is_some_and(|v| !v.is_empty());
    let choice = choice(&texts, on("happened"), on("keep_good"), on("complete"));
    let empty = stored.name.is_empty();
    match choice {
        Ok(choice) if !empty => Ok(stored.upload(choice, (site.options.clock)())),
        result => {
            remove(&stored.path);
            Err(result.err().unwrap_or_else(|| Failure::invalid("upload.no-file")))
        }
    }
}

fn choice(texts: &HashMap<String, String>, happened: bool, keep_good: bool, complete: bool) -> Result<Choice, Failure> {
    let kind = texts.get("kind").map_or("", String::as_str);
    let kind = ImportKind::parse(kind).ok_or_else(|| {
        Failure::invalid("kind.unknown").with("kind", kind).with("kinds", ImportKind::names().join(", "))
    })?;
    let recorded_on = match texts.get("recorded_on").map(|t| t.trim()).filter(|t| !t.is_empty()) {
        Some(text) => {
            RecordedOn::parse(text).ok_or_else(|| Failure::invalid("recorded-on.unreadable").with("value", text))?
        }
        None if happened => RecordedOn::Happened,
        None => RecordedOn::Today,
    };
    Ok(Choice { kind, recorded_on, keep_good, complete })
}

/// A file on disk that nothing is known about yet.
struct Stored {
    token: String,
    name: String,
    path: PathBuf,
}

impl Stored {
    fn upload(self, choice: Choice, at: domain::Instant) -> Upload {
        Upload { token: self.token, name: self.name, path: self.path, choice, at }
    }
}

/// Writes a file as it comes, on a thread that may block.
async fn store(site: &Arc<Site>, field: &mut Field<'_>, given: String) -> Result<Stored, Failure> {
    let uploads: &Uploads = &site.uploads;
    let (token, path, mut out) = uploads.create()?;
    let (sender, mut pieces) = tokio::sync::mpsc::channel::<axum::body::Bytes>(8);
    let writer = tokio::task::spawn_blocking(move || {
        while let Some(piece) = pieces.blocking_recv() {
            out.write_all(&piece)?;
        }
        out.flush()
    });
    let limit = site.limits.upload_bytes;
    let mut size = 0;
    let result = loop {
        match piece(field).await {
            Ok(None) => break Ok(()),
            Ok(Some(piece)) => {
                size += piece.len() as u64;
                if size > limit {
                    break Err(too_large(limit));
                }
                // The writer ends early only when it failed, and then says why.
                if sender.send(piece).await.is_err() {
                    break Ok(());
                }
            }
            Err(failure) => break Err(failure),
        }
    };
    drop(sender);
    let written = match writer.await {
        Ok(written) => written.map_err(|e| Failure::file(&path, e)),
        Err(_) => Err(Failure::new(FailureKind::Internal, "upload.not-stored")),
    };
    if let Err(failure) = result.and(written) {
        remove(&path);
        return Err(failure);
    }
    let name = given.rsplit(['/', '\\']).next().unwrap_or_default().chars().take(200).collect();
    Ok(Stored { token, name, path })
}

async fn next_field<'f>(form: &'f mut Multipart) -> Result<Option<Field<'f>>, Failure> {
    in_time(form.next_field()).await
}

async fn piece(field: &mut Field<'_>) -> Result<Option<axum::body::Bytes>, Failure> {
    in_time(field.chunk()).await
}

async fn text(field: &mut Field<'_>) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    while let Some(more) = piece(field).await? {
        if bytes.len() + more.len() > FIELD_BYTES {
            return Err(Failure::invalid("upload.unreadable"));
        }
        bytes.extend_from_slice(&more);
    }
    String::from_utf8(bytes).map_err(|_| Failure::invalid("upload.unreadable"))
}

/// A piece of a form within the time a piece may take.
async fn in_time<T>(
    work: impl Future<Output = Result<T, axum::extract::multipart::MultipartError>>,
) -> Result<T, Failure> {
    match tokio::time::timeout(UPLOAD_PAUSE, work).await {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(error)) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => Err(too_large(0)),
        Ok(Err(error)) => Err(Failure::invalid("upload.unreadable").because(error)),
        Err(_) => Err(Failure::invalid("upload.unreadable")),
    }
}

fn too_large(limit: u64) -> Failure {
    Failure::refused("upload.too-large").with("megabytes", limit.div_ceil(1 << 20))
}
