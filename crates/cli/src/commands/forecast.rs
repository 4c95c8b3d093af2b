//! `headway forecast`.

use super::{filters, opened};
use crate::arguments::{Forecast, Global};
use crate::output::Output;
use app::Failure;
use app::forecast::{ForecastQuestion, forecast};
use wording::Arg;

pub(crate) fn run(global: &Global, arguments: &Forecast, output: &Output) -> Result<u8, Failure> {
    let (headway, ctx) = opened(global, output)?;
    let question = ForecastQuestion { months: arguments.months, by: arguments.by.clone() };
    let answer = forecast(&headway, &ctx, &filters(&arguments.selection), &question)?;
    output.answer(
        &answer,
        || answer.table(),
        |o| {
            let mut text = o.table(&answer.table());
            if let (Some(low), Some(middle), Some(high)) =
                (answer.portfolio.p10, answer.portfolio.p50, answer.portfolio.p90)
            {
                let sum = [
                    ("low", Arg::Number(low.round())),
                    ("middle", Arg::Number(middle.round())),
                    ("high", Arg::Number(high.round())),
                    ("currency", Arg::Text(&answer.currency)),
                    ("first", Arg::Text(&answer.first)),
                    ("last", Arg::Text(&answer.last)),
                ];
                text.push_str(&o.text("forecast-sum", &sum));
                text.push('\n');
            }
            text
        },
    )?;
    Ok(0)
}
