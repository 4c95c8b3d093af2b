//! Serves a demonstration portfolio of a fixed day from a temporary directory, for looking at pages and for
//! `tools/screenshots.mjs`: `cargo run -p web --example look -- [PORT] [ACTIVITIES]`.

use app::Headway;
use domain::{Context, Day, Instant};
use std::sync::Arc;

fn now() -> Instant {
    Day::parse("2026-11-20").map_or(Instant(0), Day::start)
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let port: u16 = arguments.next().and_then(|a| a.parse().ok()).unwrap_or(8090);
    let today = Day::parse("2026-11-20").expect("a day");
    let mut spec = demonstration::Spec::new(today);
    if let Some(activities) = arguments.next().and_then(|a| a.parse().ok()) {
        spec.activities = activities;
    }
    let directory = tempfile::tempdir().expect("a temporary directory");
    let headway = Headway::open_or_create(directory.path()).expect("a data directory");
    app::demonstration::fill(&headway, &Context::local(today), &spec, now(), &mut |_| {}).expect("a portfolio");
    let listen = std::net::SocketAddr::from(([127, 0, 0, 1], port));
    let options = web::ServeOptions { listen, clock: now, today: Some(today), language: None };
    web::serve_blocking(Arc::new(headway), options, |address| println!("http://{address}/")).expect("a server");
}
