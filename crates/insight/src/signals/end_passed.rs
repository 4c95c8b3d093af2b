//! End passed: the planned end has come and gone, and neither an actual end nor a later plan is recorded.

use super::{Argument, Checked, Condition, Input, Limits, Phase, Raised, Reason, Subject};

pub(super) fn check(subject: &Subject<'_>, limits: Limits) -> Option<Checked> {
    if subject.phase != Phase::Running {
        return None;
    }
    let value = f64::from(subject.day().days_since(subject.planned_end()?));
    Some(Checked { value, severity: limits.above(value) })
}

pub(super) fn raise(subject: &Subject<'_>, limits: Limits, value: f64) -> Option<Raised> {
    let limit = limits.first()?;
    let end = subject.planned_end()?;
    Some(Raised {
        raised_on: end.plus_days(limit.floor() as i32 + 1),
        reason: Reason {
            code: "end-passed",
            arguments: vec![("end", Argument::Day(end)), ("days", Argument::Number(value))],
            value,
        },
        clears_when: Condition { code: "end-stated", arguments: Vec::new() },
        inputs: vec![("as_of", Input::Day(subject.day())), ("planned_end", Input::Day(end))],
    })
}
