//! `headway ledger-of-signals`.

use super::{filters, opened};
use crate::FOUND_PROBLEMS;
use crate::arguments::{Global, LedgerOfSignals};
use crate::output::Output;
use app::Failure;
use app::ledger_of_signals::{LedgerQuestion, Recomputed, ledger_of_signals};
use wording::Arg;

pub(crate) fn run(global: &Global, arguments: &LedgerOfSignals, output: &Output) -> Result<u8, Failure> {
    let (headway, ctx) = opened(global, output)?;
    let question = LedgerQuestion { quarters: arguments.quarters, check: arguments.check };
    let answer = ledger_of_signals(&headway, &ctx, &filters(&arguments.selection), question)?;
    let table = || if arguments.recorded { answer.recorded_table() } else { answer.table() };
    output.answer(&answer, table, |o| o.table(&table()))?;
    Ok(answer.recomputed.as_ref().map_or(0, |recomputed| told(output, recomputed)))
}

/// Says how many recorded signals come out the same again, and names the others.
fn told(output: &Output, recomputed: &Recomputed) -> u8 {
    let counts = [("n", Arg::Whole(recomputed.n as i64)), ("same", Arg::Whole(recomputed.same as i64))];
    output.say("ledger-recomputed", &counts);
    for (signal, day) in &recomputed.differing {
        output.say("ledger-differs", &[("signal", Arg::Text(signal)), ("day", Arg::Text(day))]);
    }
    if recomputed.differing.is_empty() { 0 } else { FOUND_PROBLEMS }
}
