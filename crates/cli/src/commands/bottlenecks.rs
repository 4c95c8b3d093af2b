//! `headway bottlenecks`.

use super::{filters, opened};
use crate::arguments::{Bottlenecks, Global};
use crate::output::Output;
use app::Failure;
use app::bottlenecks::{BottlenecksQuestion, bottlenecks};

pub(crate) fn run(global: &Global, arguments: &Bottlenecks, output: &Output) -> Result<u8, Failure> {
    let (headway, ctx) = opened(global, output)?;
    let question = BottlenecksQuestion {
        process: arguments.process.clone(),
        window_days: arguments.window,
        by: arguments.by.clone(),
        working_days: arguments.working_days,
    };
    let answer = bottlenecks(&headway, &ctx, &filters(&arguments.selection), &question)?;
    output.answer(&answer, || answer.table(), |o| o.table(&answer.table()))?;
    Ok(0)
}
