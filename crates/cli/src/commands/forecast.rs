//! `headway forecast`.

use super::{filters, opened};
use crate::arguments::{Forecast, Global};
use crate::output::Output;
use app::Failure;
use app::forecast::{FiscalYear, ForecastQuestion, forecast};
use wording::Arg;

pub(crate) fn run(global: &Global, arguments: &Forecast, output: &Output) -> Result<u8, Failure> {
    let (headway, ctx) = opened(global, output)?;
    let year_end = arguments.year_end.as_deref().map(fiscal_year).transpose()?;
    let question = ForecastQuestion { months: arguments.months, by: arguments.by.clone(), year_end };
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
            if let Some(year) = &answer.year
                && let (Some(low), Some(middle), Some(high)) =
                    (year.sum.year_end.p10, year.sum.year_end.p50, year.sum.year_end.p90)
            {
                let sum = [
                    ("spent", Arg::Number(year.sum.year_spent.round())),
                    ("low", Arg::Number(low.round())),
                    ("middle", Arg::Number(middle.round())),
                    ("high", Arg::Number(high.round())),
                    ("currency", Arg::Text(&answer.currency)),
                    ("first", Arg::Text(&year.first)),
                    ("last", Arg::Text(&year.last)),
                ];
                text.push_str(&o.text("forecast-year-end", &sum));
                text.push('\n');
            }
            text
        },
    )?;
    Ok(0)
}

fn fiscal_year(text: &str) -> Result<FiscalYear, Failure> {
    FiscalYear::parse(text).ok_or_else(|| Failure::invalid("year-end.unknown").with("value", text))
}
