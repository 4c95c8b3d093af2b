//! `headway compare`.

use super::{filters, opened};
use crate::arguments::{Compare, Global};
use crate::output::Output;
use app::Failure;
use app::comparison::compare_groups;
use wording::Arg;

pub(crate) fn run(global: &Global, arguments: &Compare, output: &Output) -> Result<u8, Failure> {
    let (headway, ctx) = opened(global, output)?;
    let chosen = filters(&arguments.selection);
    let answer = compare_groups(&headway, &ctx, &chosen, &arguments.measure, &arguments.by)?;
    output.answer(&answer, || answer.table(), |o| o.table(&answer.table()))?;
    let share = wording::format::percent(output.language, answer.share);
    let parts = [("share", Arg::Text(&share)), ("n", Arg::Whole(answer.n as i64))];
    output.say(if answer.over_dispersed { "compare-wide" } else { "compare-exact" }, &parts);
    Ok(0)
}
