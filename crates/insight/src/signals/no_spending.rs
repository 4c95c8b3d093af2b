//! No spending: too many months since the last spending of a running activity, or since its start.

use super::{Argument, Checked, Condition, Input, Limits, Phase, Raised, Reason, Subject};
use crate::portfolio::day_of;
use domain::Day;
use domain::day::DAYS_PER_MONTH;

pub(super) fn check(subject: &Subject<'_>, limits: Limits) -> Option<Checked> {
    // Money wholly spent asks for no more spending.
    if !subject.records_spending
        || subject.phase != Phase::Running
        || subject.pace.spent_share.is_some_and(|s| s >= 1.0)
    {
        return None;
    }
    let value = f64::from(subject.day().days_since(since(subject)?)) / DAYS_PER_MONTH;
    let applies = value >= limits.applies_after.unwrap_or(0.0);
    applies.then(|| Checked { value, severity: limits.above(value) })
}

/// The last spending, or the start (where that is unknown, the approval) if it is later or nothing was spent.
fn since(subject: &Subject<'_>) -> Option<Day> {
    subject.last_spending().max(begun(subject))
}

fn begun(subject: &Subject<'_>) -> Option<Day> {
    subject.start().or(day_of(subject.portfolio.approved_on[subject.activity as usize]))
}

pub(super) fn raise(subject: &Subject<'_>, limits: Limits, value: f64) -> Option<Raised> {
    let limit = limits.first()?;
    let since = since(subject)?;
    let has_spent = subject.last_spending().is_some();
    let mut inputs = vec![("as_of", Input::Day(subject.day()))];
    inputs.extend(begun(subject).map(|d| ("start", Input::Day(d))));
    inputs.extend(subject.last_spending().map(|d| ("last_spending", Input::Day(d))));
    Some(Raised {
        raised_on: since.plus_days((limit * DAYS_PER_MONTH).floor() as i32 + 1),
        reason: Reason {
            code: if has_spent { "no-spending-since" } else { "no-first-spending" },
            arguments: vec![
                ("since", Argument::Day(since)),
                ("months", Argument::Number(value)),
                ("limit", Argument::Number(limit)),
            ],
            value,
        },
        clears_when: Condition { code: "spending-recorded", arguments: Vec::new() },
        inputs,
    })
}
