//! `headway compare`.

use super::{filters, opened};
use crate::arguments::{Compare, Global};
use crate::output::Output;
use app::Failure;
use app::comparison::{GroupQuestion, compare_groups, group_cases};
use wording::Arg;

pub(crate) fn run(global: &Global, arguments: &Compare, output: &Output) -> Result<u8, Failure> {
    let (headway, ctx) = opened(global, output)?;
    let chosen = filters(&arguments.selection);
    if let Some(group) = &arguments.group {
        let question = GroupQuestion {
            measure: arguments.measure.clone(),
            by: arguments.by.clone(),
            group: group.clone(),
            limit: usize::MAX,
        };
        let answer = group_cases(&headway, &ctx, &chosen, &question)?;
        output.answer(&answer, || answer.table(), |o| o.table(&answer.table()))?;
        return Ok(0);
    }
    let answer = compare_groups(&headway, &ctx, &chosen, &arguments.measure, &arguments.by)?;
    output.answer(&answer, || answer.table(), |o| o.table(&answer.table()))?;
    let share = wording::format::percent(output.language, answer.share);
    let dispersion = wording::format::number(output.language, answer.dispersion.unwrap_or(1.0), 1);
    let parts =
        [("share", Arg::Text(&share)), ("n", Arg::Whole(answer.n as i64)), ("dispersion", Arg::Text(&dispersion))];
    output.say(if answer.over_dispersed { "compare-wide" } else { "compare-exact" }, &parts);
    Ok(0)
}
