//! End near, little spent: the planned end is only months away (or past) and too small a share is spent. A revision that
//! has been asked for and not yet approved lowers it to *watch*.

use super::{Argument, Checked, Condition, Input, Limits, Phase, Raised, Reason, Severity, Subject};
use domain::Day;

/// Code of the milestone of revisions.
const REVISION: &str = "M29";

pub(super) fn check(subject: &Subject<'_>, limits: Limits) -> Option<Checked> {
    if subject.phase != Phase::Running {
        return None;
    }
    // Most ends are far away: no month is longer than 31 days.
    let days_left = subject.planned_end()?.days_since(subject.day());
    if f64::from(days_left) > 31.0 * limits.applies_after?.round() || subject.day() < near_from(subject, limits)? {
        return None;
    }
    let value = subject.pace.spent_share?;
    let severity = limits.below(value).map(|severity| if is_asked(subject) { Severity::Watch } else { severity });
    Some(Checked { value, severity })
}

/// The day from which the end is near.
fn near_from(subject: &Subject<'_>, limits: Limits) -> Option<Day> {
    Some(subject.planned_end()?.plus_months(-(limits.applies_after?.round() as i32)))
}

/// Whether a revision has been asked for and not been approved.
fn is_asked(subject: &Subject<'_>) -> bool {
    let revision = subject.facts.names.steps.find(REVISION);
    let mut milestones = subject.milestones.iter();
    milestones.any(|m| Some(m.step) == revision && m.planned_on.is_some() && m.actual_on.is_none())
}

pub(super) fn raise(subject: &Subject<'_>, limits: Limits, value: f64) -> Option<Raised> {
    let limit = limits.first()?;
    let near_from = near_from(subject, limits)?;
    let mut inputs = vec![
        ("as_of", Input::Day(subject.day())),
        ("planned_end", Input::Day(subject.planned_end()?)),
        ("spent", Input::Money(subject.balance.spent.ten_thousandths)),
        ("approved", Input::Money(subject.balance.total()?)),
        ("revision_asked", Input::Truth(is_asked(subject))),
    ];
    inputs.extend(subject.start().map(|d| ("start", Input::Day(d))));
    Some(Raised {
        inputs,
        raised_on: near_from.max(subject.start().unwrap_or(near_from)),
        reason: Reason {
            code: match (is_asked(subject), subject.pace.months_left? < 0.0) {
                (true, _) => "end-near-revision-asked",
                (false, true) => "end-passed-low-spending",
                (false, false) => "end-near-low-spending",
            },
            arguments: vec![
                ("end", Argument::Day(subject.planned_end()?)),
                ("months", Argument::Number(subject.pace.months_left?.abs())),
                ("spent", Argument::Number(value)),
                ("limit", Argument::Number(limit)),
            ],
            value,
        },
        clears_when: Condition {
            code: "spent-reaches-or-end-moved",
            arguments: vec![("share", Argument::Number(limit)), ("months", Argument::Number(limits.applies_after?))],
        },
    })
}
