//! `headway slip`.

use super::{filters, opened};
use crate::arguments::{Global, Slip};
use crate::output::Output;
use app::Failure;
use app::slip::slip;

pub(crate) fn run(global: &Global, arguments: &Slip, output: &Output) -> Result<u8, Failure> {
    let (headway, ctx) = opened(global, output)?;
    let answer = slip(&headway, &ctx, &filters(&arguments.selection), arguments.months)?;
    output.answer(&answer, || answer.table(), |o| o.table(&answer.table()))?;
    Ok(0)
}
