//! `headway quality`.

use super::{filters, opened};
use crate::arguments::{Global, Quality};
use crate::output::Output;
use app::Failure;
use app::quality::quality;

pub(crate) fn run(global: &Global, arguments: &Quality, output: &Output) -> Result<u8, Failure> {
    let (headway, ctx) = opened(global, output)?;
    let answer = quality(&headway, &ctx, &filters(&arguments.selection), &arguments.by)?;
    output.answer(
        &answer,
        || answer.table(),
        |o| {
            let tables = [
                ("quality-title-groups", answer.summary()),
                ("quality-title-fields", answer.all.fields_table()),
                ("quality-title-score", answer.all.score_table()),
            ];
            let part = |(title, table)| format!("{}\n{}\n", o.text(title, &[]), o.table(&table));
            let mut text: String = tables.into_iter().map(part).collect();
            text.push_str(&format!("{}\n", o.text("quality-score-note", &[])));
            text
        },
    )?;
    Ok(0)
}
