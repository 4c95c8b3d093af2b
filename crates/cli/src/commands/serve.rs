//! `headway serve`.

use super::{context, data_directory};
use crate::arguments::{Global, Serve};
use crate::clock;
use crate::output::Output;
use app::{Failure, Headway};
use std::net::SocketAddr;
use std::sync::Arc;
use wording::Arg;

pub(crate) fn run(global: &Global, arguments: &Serve, output: &Output) -> Result<u8, Failure> {
    let directory = data_directory(global)?;
    let headway = Headway::open(&directory)?;
    serve(global, Arc::new(headway), arguments.listen, output)
}

/// Serves an opened data directory until it is told to stop.
pub(crate) fn serve(
    global: &Global,
    headway: Arc<Headway>,
    listen: SocketAddr,
    output: &Output,
) -> Result<u8, Failure> {
    // A data directory that cannot be read should fail here, not at the first page.
    context(global, output, &headway)?;
    let options = web::ServeOptions { listen, clock: clock::now, today: global.today, language: global.language };
    web::serve_blocking(headway, options, |address| {
        output.say("serve-listening", &[("address", Arg::Text(&format!("http://{address}/")))]);
    })
    .map(|()| 0)
}
