//! `headway status`: the portfolio in one screen, or what moved since a day.

use super::{filters, opened};
use crate::arguments::{Global, Status};
use crate::output::Output;
use app::Failure;
use app::since::since;
use app::status::status;
use wording::Arg;

pub(crate) fn run(global: &Global, arguments: &Status, output: &Output) -> Result<u8, Failure> {
    let (headway, ctx) = opened(global, output)?;
    if let Some(earlier) = arguments.since {
        let answer = since(&headway, &ctx, &filters(&arguments.selection), earlier)?;
        output.answer(&answer, || answer.table(), |o| o.table(&answer.table()))?;
        let counts = [answer.worse, answer.better, answer.lost].map(|n| n.to_string());
        let [worse, better, lost] = counts.each_ref().map(|n| Arg::Text(n));
        output.say("since-lead", &[("worse", worse), ("better", better), ("lost", lost)]);
        return Ok(0);
    }
    let answer = status(&headway, &ctx, &filters(&arguments.selection))?;
    output.answer(
        &answer,
        || answer.table(),
        |o| {
            let mut text = o.text(
                "status-as-of",
                &[("as_of", Arg::Text(&answer.as_of)), ("currency", Arg::Text(&answer.currency))],
            );
            text.push_str("\n\n");
            if answer.before_first_record {
                let first = answer.first_recorded.as_deref().unwrap_or("–");
                text.push_str(&o.text("status-before-first-record", &[("first", Arg::Text(first))]));
                text.push_str("\n\n");
            }
            for (title, table) in answer.tables() {
                if !table.rows.is_empty() {
                    text.push_str(&format!("{}\n{}\n", o.text(title, &[]), o.table(&table)));
                }
            }
            text
        },
    )?;
    Ok(0)
}
