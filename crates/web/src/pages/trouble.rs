//! What went wrong: one mapping from failures to status, page and JSON, with ways out and an incident number.

use crate::ask::{Ask, Form};
use crate::links;
use crate::reply::{self, Reply};
use crate::shell::Shell;
use crate::words::Words;
use app::Failure;
use app::failure::FailureKind;
use app::table::failure_text;
use askama::Template;
use axum::http::StatusCode;
use domain::Language;
use serde::Serialize;
use wording::{Arg, Wording};

/// The page.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/trouble.html")]
pub(crate) struct TroublePage {
    pub(crate) shell: Shell,
    pub(crate) message: String,
    pub(crate) hint: String,
    pub(crate) links: Vec<WayOut>,
}

/// A link out of the dead end.
#[derive(Clone, Debug)]
pub(crate) struct WayOut {
    pub(crate) label: String,
    pub(crate) href: String,
}

#[derive(Serialize)]
struct Body<'a> {
    error: Error<'a>,
}

#[derive(Serialize)]
struct Error<'a> {
    code: &'a str,
    message: &'a str,
    hint: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    incident: Option<&'a str>,
}

/// The reply to a failure.
pub(crate) fn failure(ask: &Ask, failure: &Failure, incident: Option<&str>) -> Reply {
    let words = Words::of(ask.language);
    let status = match failure.kind {
        FailureKind::NotFound => StatusCode::NOT_FOUND,
        FailureKind::Invalid => StatusCode::BAD_REQUEST,
        FailureKind::Refused if failure.code == "upload.too-large" => StatusCode::PAYLOAD_TOO_LARGE,
        FailureKind::Refused => StatusCode::CONFLICT,
        FailureKind::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        FailureKind::Internal => StatusCode::INTERNAL_SERVER_ERROR,
    };
    let key = match failure.kind {
        FailureKind::NotFound => "error-not-found",
        FailureKind::Internal | FailureKind::Unavailable => "error-internal",
        _ => "error-bad-request",
    };
    // Causes of our own mistakes stay in the log; a person gets the number under which they stand there.
    let (message, hint) = match incident {
        Some(incident) => told(words, key, incident),
        None => failure_text(Wording::embedded(), ask.language, failure),
    };
    trouble(ask, status, failure.code, &words.t(key), &sentence(&message), &sentence(&hint), incident)
}

/// The reply to an address that leads nowhere.
pub(crate) fn nowhere(ask: &Ask) -> Reply {
    let words = Words::of(ask.language);
    let (message, hint) = told(words, "error-not-found", "");
    trouble(ask, StatusCode::NOT_FOUND, "page.not-found", &message, &sentence(&hint), "", None)
}

/// The reply after a panic: a page that asks nothing of the store.
pub(crate) fn mistake(language: Language, form: Form, incident: &str) -> Reply {
    let words = Words::of(language);
    let ask = Ask::empty(language, form);
    let (message, hint) = told(words, "error-internal", incident);
    trouble(&ask, StatusCode::INTERNAL_SERVER_ERROR, "internal", &message, &sentence(&hint), "", Some(incident))
}

fn told(words: Words, key: &str, incident: &str) -> (String, String) {
    let arguments = [("incident", Arg::Text(incident))];
    (words.with(key, &arguments), words.with(&format!("{key}.hint"), &arguments))
}

fn trouble(
    ask: &Ask,
    status: StatusCode,
    code: &str,
    title: &str,
    message: &str,
    hint: &str,
    incident: Option<&str>,
) -> Reply {
    if ask.form != Form::Page {
        let body = Body { error: Error { code, message, hint, incident } };
        if let Ok(reply) = reply::json(&body) {
            return reply.status(status);
        }
    }
    let page = TroublePage::of(ask, title, message, hint);
    match reply::page(&page) {
        Ok(reply) => reply.status(status),
        Err(_) => Reply {
            status,
            kind: "text/plain; charset=utf-8",
            body: message.as_bytes().to_vec(),
            file: None,
            location: None,
        },
    }
}

impl TroublePage {
    fn of(ask: &Ask, title: &str, message: &str, hint: &str) -> TroublePage {
        let shell = Shell::bare(ask, title.to_owned());
        let ways = [("nav-portfolio", links::PORTFOLIO), ("nav-activities", links::ACTIVITIES)];
        TroublePage {
            links: ways.into_iter().map(|(key, href)| WayOut { label: shell.t(key), href: href.to_owned() }).collect(),
            shell,
            message: message.to_owned(),
            hint: hint.to_owned(),
        }
    }

    /// Pages to test with.
    #[cfg(test)]
    pub(crate) fn samples(language: Language) -> Vec<TroublePage> {
        let hostile = Failure::not_found("activity.not-found").with("activity", super::samples::HOSTILE);
        let ask = super::samples::ask("/activities/x", language);
        let (message, hint) = failure_text(Wording::embedded(), language, &hostile);
        vec![TroublePage::of(&ask, &message, &message, &hint), TroublePage::of(&ask, "404", "404", "")]
    }
}

/// As a sentence on a page: capital first, full stop last.
fn sentence(text: &str) -> String {
    let text = super::parts::capitalised(text);
    if text.is_empty() || text.ends_with(['.', '!', '?', ':', '…']) { text } else { format!("{text}.") }
}
