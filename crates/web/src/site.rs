//! What every request needs: the opened data directory, the clock, a gate for heavy work, uploads, and one way from
//! a question to a response, with failures and our own mistakes mapped once.

use crate::ask::{Ask, Form};
use crate::pages::trouble;
use crate::reply::{self, Reply};
use crate::uploads::Uploads;
use crate::{Limits, ServeOptions};
use app::{Failure, Headway};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;
use domain::{Context, Language, Zone};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use tokio::sync::Semaphore;

/// Files made at the same time; others wait. Each takes a thread for as long as its reader takes it.
const DOWNLOADS_AT_ONCE: usize = 4;

/// Shared by all requests.
pub(crate) struct Site {
    pub(crate) headway: Arc<Headway>,
    pub(crate) options: ServeOptions,
    pub(crate) limits: Limits,
    pub(crate) uploads: Uploads,
    /// Files that are made while they are sent.
    pub(crate) downloads: Arc<Semaphore>,
    gate: Semaphore,
    incidents: AtomicU64,
}

impl Site {
    pub(crate) fn new(headway: Arc<Headway>, options: ServeOptions, limits: Limits) -> Site {
        let uploads = Uploads::new(headway.directory().join("uploads"), limits);
        let gate = Semaphore::new(limits.at_once);
        let downloads = Arc::new(Semaphore::new(DOWNLOADS_AT_ONCE));
        Site { headway, options, limits, uploads, downloads, gate, incidents: AtomicU64::new(0) }
    }

    /// Language for readers who ask for none.
    pub(crate) fn language(&self) -> Language {
        self.options.language.unwrap_or_default()
    }

    /// Today in the organisation's time zone.
    pub(crate) fn today(&self) -> Result<domain::Day, Failure> {
        if let Some(day) = self.options.today {
            return Ok(day);
        }
        let now = (self.options.clock)();
        let ctx = Context::local(Zone::default().day_of(now));
        Ok(self.headway.settings(&ctx)?.time_zone.day_of(now))
    }

    /// Answers a question off the network threads, not more at once than the gate lets in.
    pub(crate) async fn answer(
        self: Arc<Self>,
        uri: &Uri,
        headers: &HeaderMap,
        work: impl FnOnce(&Site, &Ask) -> Result<Reply, Failure> + Send + 'static,
    ) -> Response {
        let ask = Ask::read(uri, headers, self.language());
        self.respond(ask, work).await
    }

    /// As [`Site::answer`], for a request that was read already.
    pub(crate) async fn respond(
        self: Arc<Self>,
        ask: Ask,
        work: impl FnOnce(&Site, &Ask) -> Result<Reply, Failure> + Send + 'static,
    ) -> Response {
        let Ok(_permit) = self.gate.acquire().await else {
            return reply::plain(StatusCode::SERVICE_UNAVAILABLE);
        };
        let (form, language, remember) = (ask.form, ask.language, ask.chooses_language);
        let site = Arc::clone(&self);
        let asked = ask.clone();
        let done = tokio::task::spawn_blocking(move || {
            let ask = site.today().and_then(|today| asked.clone().on(today));
            match ask.and_then(|ask| work(&site, &ask)) {
                Ok(reply) => reply,
                Err(failure) => site.failed(&asked, &failure),
            }
        })
        .await;
        let reply = done.unwrap_or_else(|_| {
            // The panic itself was written to the log by the hook of the program.
            let incident = self.incident();
            eprintln!("incident {incident}: panic while answering {}", ask.path);
            trouble::mistake(language, form, &incident)
        });
        reply::response(reply, remember.then_some(language))
    }

    /// The reply to a failure. Our own mistakes get a number that is also in the log; causes stay in the log.
    pub(crate) fn failed(&self, ask: &Ask, failure: &Failure) -> Reply {
        use app::failure::FailureKind;
        if matches!(failure.kind, FailureKind::Internal | FailureKind::Unavailable) {
            let incident = self.incident();
            eprintln!("incident {incident}: {failure} while answering {}", ask.path);
            let mut cause = std::error::Error::source(failure);
            while let Some(error) = cause {
                eprintln!("incident {incident}: because {error}");
                cause = error.source();
            }
            return trouble::failure(ask, failure, Some(&incident));
        }
        trouble::failure(ask, failure, None)
    }

    fn incident(&self) -> String {
        let n = self.incidents.fetch_add(1, Ordering::Relaxed) + 1;
        format!("{}-{n}", (self.options.clock)().0)
    }
}

/// The answer as JSON, as CSV, as a workbook, or as a page that is only made when asked for.
pub(crate) fn twins<A: serde::Serialize>(
    ask: &Ask,
    answer: &A,
    table: impl FnOnce(&A) -> app::table::Table,
    page: impl FnOnce() -> Result<Reply, Failure>,
) -> Result<Reply, Failure> {
    match ask.form {
        Form::Json => reply::json(answer),
        Form::Csv => Ok(reply::csv(&table(answer))),
        Form::Xlsx => reply::workbook(ask, &table(answer)),
        Form::Page => page(),
    }
}
