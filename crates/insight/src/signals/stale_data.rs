//! Stale data: nothing was recorded about a running activity for too many days.

use super::{Argument, Checked, Condition, Input, Limits, Phase, Raised, Reason, Subject};
use crate::portfolio::day_of;

pub(super) fn check(subject: &Subject<'_>, limits: Limits) -> Option<Checked> {
    if subject.phase != Phase::Running {
        return None;
    }
    let value = subject.days_since_recorded();
    Some(Checked { value, severity: limits.above(value) })
}

pub(super) fn raise(subject: &Subject<'_>, limits: Limits, value: f64) -> Option<Raised> {
    let limit = limits.first()?;
    let last = day_of(subject.portfolio.last_recorded[subject.activity as usize])?;
    Some(Raised {
        raised_on: last.plus_days(limit.floor() as i32 + 1),
        reason: Reason {
            code: "stale-data",
            arguments: vec![
                ("last", Argument::Day(last)),
                ("days", Argument::Number(value)),
                ("limit", Argument::Number(limit)),
            ],
            value,
        },
        clears_when: Condition { code: "anything-recorded", arguments: Vec::new() },
        inputs: vec![("as_of", Input::Day(subject.day())), ("last_recorded", Input::Day(last))],
    })
}
