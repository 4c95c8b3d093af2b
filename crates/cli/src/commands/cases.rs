//! `headway cases`.

use super::{filters, opened};
use crate::arguments::{Cases, Global};
use crate::output::Output;
use app::Failure;
use app::cases::{CasesQuestion, cases};
use wording::Arg;

pub(crate) fn run(global: &Global, arguments: &Cases, output: &Output) -> Result<u8, Failure> {
    let (headway, ctx) = opened(global, output)?;
    let question = CasesQuestion { process: arguments.process.clone(), target_days: arguments.target_days };
    let answer = cases(&headway, &ctx, &filters(&arguments.selection), &question)?;
    output.answer(
        &answer,
        || answer.table(),
        |o| {
            let mut text = o.table(&answer.table());
            if let Some(target) = answer.target_days {
                text.push_str(&o.text("cases-target", &[("days", Arg::Number(target))]));
                text.push('\n');
            }
            text
        },
    )?;
    Ok(0)
}
