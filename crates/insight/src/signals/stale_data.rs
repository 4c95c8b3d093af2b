//! Stale data: nothing was recorded about a running activity for too many days.

use super::{Argument, Checked, Condition, Limits, Phase, Raised, Reason, Subject};
use crate::portfolio::day_of;

pub(super) fn check(subject: &Subject<'_>, limits: Limits) -> Option<Checked> {
    if subject.phase != Phase::Running {
        return None;
    }
    let last = day_of(subject.portfolio.last_recorded[subject.activity as usize])?;
    let value = f64::from(subject.day().days_since(last));
    let raised = limits.above(value).zip(limits.first()).map(|(severity, limit)| Raised {
        severity,
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
    });
    Some(Checked { value, raised })
}
