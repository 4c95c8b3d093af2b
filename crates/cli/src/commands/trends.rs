//! `headway trends`.

use super::{filters, opened};
use crate::arguments::{Global, Period, Trends};
use crate::output::Output;
use app::Failure;
use app::trends::{PeriodLength, TrendsQuestion, trends};

pub(crate) fn run(global: &Global, arguments: &Trends, output: &Output) -> Result<u8, Failure> {
    let (headway, ctx) = opened(global, output)?;
    let question = TrendsQuestion {
        measure: arguments.measure.clone(),
        by: arguments.by.clone(),
        period: match arguments.period {
            Period::Month => PeriodLength::Month,
            Period::Quarter => PeriodLength::Quarter,
            Period::Year => PeriodLength::Year,
            Period::Biennium => PeriodLength::Biennium,
        },
        process: arguments.process.clone(),
    };
    let answer = trends(&headway, &ctx, &filters(&arguments.selection), &question)?;
    output.answer(&answer, || answer.table(), |o| o.table(&answer.table()))?;
    Ok(0)
}
