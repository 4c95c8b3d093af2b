//! `headway indices`.

use super::{filters, opened};
use crate::arguments::{Global, Indices};
use crate::output::Output;
use app::Failure;
use app::indices::{IndexAnswer, IndicesQuestion, indices};
use wording::Arg;

pub(crate) fn run(global: &Global, arguments: &Indices, output: &Output) -> Result<u8, Failure> {
    let (headway, ctx) = opened(global, output)?;
    let question = IndicesQuestion { by: arguments.by.clone(), index: arguments.index.clone() };
    let answer = indices(&headway, &ctx, &filters(&arguments.selection), &question)?;
    output.answer(
        &answer,
        || answer.table(),
        |o| {
            if let Some(basis) = &answer.basis {
                return o.table(&answer.basis_table(basis));
            }
            let mut text = o.table(&answer.indices_table());
            if answer.by.is_some() {
                text.push_str(&format!("\n{}", o.table(&answer.groups_table())));
            }
            text
        },
    )?;
    let is_asked = |index: &&IndexAnswer| answer.basis.as_ref().is_none_or(|basis| basis.index == index.index);
    answer.indices.iter().filter(is_asked).for_each(|index| say_left_out(output, index));
    let thin: Vec<String> =
        answer.indices.iter().filter(|i| i.thin).map(|i| output.text(&format!("index-{}", i.index), &[])).collect();
    if !thin.is_empty() {
        output.say("indices-thin", &[("indices", Arg::Text(&thin.join(", ")))]);
    }
    if answer.settings.iter().any(|s| !s.confirmed) {
        output.say("indices-unconfirmed", &[]);
    }
    Ok(0)
}

/// What an index leaves out, and why.
fn say_left_out(output: &Output, index: &IndexAnswer) {
    if index.excluded.is_empty() {
        return;
    }
    let name = output.text(&format!("index-{}", index.index), &[]);
    let parts: Vec<String> = index
        .excluded
        .iter()
        .map(|e| format!("{} {}", output.text(&format!("index-excluded-{}", e.what), &[]), e.n))
        .collect();
    let parts = parts.join(", ");
    output.say("indices-says-left-out", &[("index", Arg::Text(&name)), ("parts", Arg::Text(&parts))]);
}
