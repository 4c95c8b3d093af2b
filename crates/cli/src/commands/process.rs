//! `headway process list` and `discover`.

use super::{filters, opened};
use crate::arguments::{Global, Process};
use crate::output::Output;
use app::Failure;
use app::processes::{discover, list};

pub(crate) fn run(global: &Global, arguments: &Process, output: &Output) -> Result<u8, Failure> {
    let (headway, ctx) = opened(global, output)?;
    match arguments {
        Process::List { selection } => {
            let answer = list(&headway, &ctx, &filters(selection))?;
            output.answer(&answer, || answer.table(), |o| o.table(&answer.table()))?;
        }
        Process::Discover { process, selection } => {
            let answer = discover(&headway, &ctx, &filters(selection), process)?;
            output.answer(
                &answer,
                || answer.table(),
                |o| {
                    let tables = answer.tables();
                    tables.iter().map(|(title, t)| format!("{}\n{}\n", o.text(title, &[]), o.table(t))).collect()
                },
            )?;
        }
    }
    Ok(0)
}
