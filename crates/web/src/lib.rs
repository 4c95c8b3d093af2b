//! Pages rendered on the server, the same answers as `.json` and `.csv` at the same address, and uploads.
//! A page asks `app`, fills a page model and prints a template. No figure is computed here, no fact is read around
//! `app`, no wording stands in code, and no page needs a script.
#![cfg_attr(test, allow(clippy::unwrap_used, reason = "tests may fail loudly"))]

mod ask;
mod assets;
mod downloads;
mod drawings;
mod filter_form;
mod grid;
mod guard;
mod links;
mod pages;
mod reply;
mod routes;
mod server;
mod shell;
mod site;
mod uploads;
mod words;

pub use routes::{router, router_with};
pub use server::{serve, serve_blocking};

use domain::{Day, Instant, Language};
use std::net::SocketAddr;

/// How to serve.
#[derive(Clone, Debug)]
pub struct ServeOptions {
    /// Address to listen on. On a loopback address only requests that name this machine are answered.
    pub listen: SocketAddr,
    /// The door's clock.
    pub clock: fn() -> Instant,
    /// A fixed day instead of the clock's.
    pub today: Option<Day>,
    /// Language for readers who ask for none.
    pub language: Option<Language>,
}

/// How much is taken from outside.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Largest upload in bytes.
    pub upload_bytes: u64,
    /// Uploads waiting for their commit at the same time; the oldest gives way.
    pub uploads_kept: usize,
    /// Questions answered at the same time; others wait.
    pub at_once: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { upload_bytes: 1 << 30, uploads_kept: 16, at_once: 8 }
    }
}
