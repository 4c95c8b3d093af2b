//! Flat results: what an activity was to change, its indicators, and their periods, as stated last by the day.

use super::{Flat, Put, Shape};
use crate::Failure;
use crate::activity::details;
use tables::Value;

/// Writes results, indicators or periods of some activities.
pub(super) fn write(flat: &Flat<'_>, shape: Shape, activities: &[u32], put: Put<'_>) -> Result<(), Failure> {
    for &activity in activities {
        let identifier = &flat.known.facts.activities.identifiers[activity as usize];
        let details = details(flat.headway, flat.ctx, identifier, flat.known.day())?;
        for (r, result) in (1u64..).zip(&details.results) {
            if shape == Shape::Results {
                put(&[
                    flat.identifier(activity),
                    Value::whole(r),
                    Value::text(&result.kind),
                    name(flat, "ResultType", &result.kind),
                    Value::text(&result.title),
                    Value::whole(result.indicators.len() as u64),
                ])?;
                continue;
            }
            for (i, indicator) in (1u64..).zip(&result.indicators) {
                if shape == Shape::Indicators {
                    let (year, baseline) = indicator.baseline.clone().unwrap_or_default();
                    put(&[
                        flat.identifier(activity),
                        Value::whole(r),
                        Value::whole(i),
                        Value::text(&indicator.measure),
                        name(flat, "IndicatorMeasure", &indicator.measure),
                        Value::text(&indicator.title),
                        year.map_or(Value::Null, |y| Value::Number(y.to_string())),
                        Value::text(&baseline.unwrap_or_default()),
                        Value::whole(indicator.periods.len() as u64),
                    ])?;
                    continue;
                }
                for (p, period) in (1u64..).zip(&indicator.periods) {
                    put(&[
                        flat.identifier(activity),
                        Value::whole(r),
                        Value::whole(i),
                        Value::whole(p),
                        Value::day(period.start),
                        Value::day(period.end),
                        Value::text(period.target.as_deref().unwrap_or_default()),
                        Value::text(period.actual.as_deref().unwrap_or_default()),
                    ])?;
                }
            }
        }
    }
    Ok(())
}

/// Name of a code of IATI.
fn name(flat: &Flat<'_>, list: &str, code: &str) -> Value {
    let found = iati::codelists::list(list).and_then(|l| l.find(code));
    found.map_or(Value::Null, |c| match flat.ctx.language {
        domain::Language::French if !c.name_fr.is_empty() => Value::text(c.name_fr),
        _ => Value::text(c.name_en),
    })
}
