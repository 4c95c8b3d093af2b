//! `headway durations`.

use super::{filters, opened};
use crate::arguments::{Durations, Global};
use crate::output::Output;
use app::Failure;
use app::durations::{DurationsQuestion, durations};
use wording::Arg;

pub(crate) fn run(global: &Global, arguments: &Durations, output: &Output) -> Result<u8, Failure> {
    let (headway, ctx) = opened(global, output)?;
    let question = DurationsQuestion {
        process: arguments.process.clone(),
        from: arguments.from.clone(),
        to: arguments.to.clone(),
        by: arguments.by.clone(),
        begun_from: arguments.begun_from,
        begun_until: arguments.begun_until,
        records_from: arguments.records_from,
        working_days: arguments.working_days,
    };
    let answer = durations(&headway, &ctx, &filters(&arguments.selection), &question)?;
    output.answer(
        &answer,
        || answer.table(),
        |o| {
            let mut text = o.table(&answer.table());
            if let Some(p) = answer.test.p {
                text.push_str(&o.text("durations-test", &[("p", Arg::Number(p))]));
                text.push('\n');
            }
            let late = &answer.late_entry;
            if late.n > 0 {
                let (n, days) = (Arg::Whole(late.n as i64), late.records_from.join(", "));
                text.push_str(&o.text("durations-late-entry", &[("n", n), ("days", Arg::Text(&days))]));
                text.push('\n');
            }
            if late.left_out > 0 {
                text.push_str(&o.text("durations-left-out", &[("n", Arg::Whole(late.left_out as i64))]));
                text.push('\n');
            }
            if answer.endings.cancelled > 0 {
                text.push('\n');
                text.push_str(&o.table(&answer.endings_table()));
            }
            text
        },
    )?;
    Ok(0)
}
