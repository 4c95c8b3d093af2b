//! `headway signals`.

use super::{filters, opened};
use crate::arguments::{Global, Signals};
use crate::output::Output;
use app::Failure;
use app::signals::{SignalsQuestion, signals};

pub(crate) fn run(global: &Global, arguments: &Signals, output: &Output) -> Result<u8, Failure> {
    let (headway, ctx) = opened(global, output)?;
    let question = SignalsQuestion { rule: arguments.rule.clone(), severity: arguments.state.clone() };
    let answer = signals(&headway, &ctx, &filters(&arguments.selection), &question)?;
    output.answer(&answer, || answer.table(), |o| o.table(&answer.table()))?;
    Ok(0)
}
