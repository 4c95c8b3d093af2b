//! `headway demo`: makes the demonstration portfolio once, and serves it. Never touches real data.

use super::{context, data_directory, serve};
use crate::arguments::{Demo, Global};
use crate::clock;
use crate::output::Output;
use app::demonstration::{Progress, fill, write_files};
use app::{Failure, Headway};
use indicatif::{ProgressBar, ProgressStyle};
use std::io::IsTerminal;
use std::sync::Arc;
use wording::Arg;

pub(crate) fn run(global: &Global, arguments: &Demo, output: &Output) -> Result<u8, Failure> {
    // A directory of its own, beside the real one, unless one is named.
    let directory = match &global.data {
        Some(directory) => directory.clone(),
        None => data_directory(global)?.with_file_name("headway-demonstration"),
    };
    let headway = Headway::open_or_create(&directory)?;
    let ctx = context(global, output, &headway)?;
    let spec = demonstration::Spec {
        seed: arguments.seed,
        today: ctx.today,
        activities: u64::from(arguments.activities),
        transactions: arguments.transactions,
        events: arguments.events,
    };
    let bar = if output.quiet || !std::io::stderr().is_terminal() {
        ProgressBar::hidden()
    } else {
        let bar = ProgressBar::new(0);
        if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {percent} %") {
            bar.set_style(style);
        }
        bar
    };
    bar.set_message(output.text("demo-making", &[]));
    let made = fill(&headway, &ctx, &spec, clock::now(), &mut |Progress { done, of }| {
        bar.set_length(of);
        bar.set_position(done);
    })?;
    bar.finish_and_clear();
    output.say(
        if made.is_new { "demo-made" } else { "demo-already-there" },
        &[
            ("activities", Arg::Whole(made.activities as i64)),
            ("directory", Arg::Text(&directory.display().to_string())),
        ],
    );
    if let Some(files) = &arguments.files {
        for file in write_files(&spec, files)? {
            output.say(
                "demo-file",
                &[("file", Arg::Text(&file.path.display().to_string())), ("rows", Arg::Whole(file.rows as i64))],
            );
        }
    }
    if arguments.no_serve {
        return Ok(0);
    }
    let at = |path: &str| format!("http://{}/{path}", arguments.listen);
    let (queue, stage) = (at("bottlenecks?process=procurement&by=office"), at("durations?from=M12&to=M19&by=office"));
    output.say(
        "demo-look-at",
        &[
            ("address", Arg::Text(&at(""))),
            ("queue", Arg::Text(&queue)),
            ("stage", Arg::Text(&stage)),
            ("activities", Arg::Text(&at("activities?state=act"))),
        ],
    );
    serve::serve(global, Arc::new(headway), arguments.listen, output)
}
