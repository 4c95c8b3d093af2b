//! No spending: too many months since the last spending of a running activity, or since its start.

use super::{Argument, Checked, Condition, Limits, Phase, Raised, Reason, Subject};
use crate::portfolio::day_of;
use domain::day::DAYS_PER_MONTH;

pub(super) fn check(subject: &Subject<'_>, limits: Limits) -> Option<Checked> {
    if subject.phase != Phase::Running {
        return None;
    }
    // Money wholly spent asks for no more spending.
    if subject.pace.spent_share.is_some_and(|s| s >= 1.0) {
        return None;
    }
    let start = subject.start()?;
    let last = day_of(subject.balance.last_spending);
    let since = last.map_or(start, |l| l.max(start));
    let value = f64::from(subject.day().days_since(since)) / DAYS_PER_MONTH;
    if value < limits.applies_after.unwrap_or(0.0) {
        return None;
    }
    let raised = limits.above(value).zip(limits.first()).map(|(severity, limit)| Raised {
        severity,
        raised_on: since.plus_days((limit * DAYS_PER_MONTH).floor() as i32 + 1),
        reason: Reason {
            code: if last.is_some() { "no-spending-since" } else { "no-first-spending" },
            arguments: vec![
                ("since", Argument::Day(since)),
                ("months", Argument::Number(value)),
                ("limit", Argument::Number(limit)),
            ],
            value,
        },
        clears_when: Condition { code: "spending-recorded", arguments: Vec::new() },
    });
    Some(Checked { value, raised })
}
