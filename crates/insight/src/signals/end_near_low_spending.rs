//! End near, little spent: the planned end is only months away (or past) and too small a share is spent. A revision that
//! has been asked for and not yet approved lowers it to *watch*.

use super::{Argument, Checked, Condition, Limits, Phase, Raised, Reason, Severity, Subject};

/// Code of the milestone of revisions.
const REVISION: &str = "M29";

pub(super) fn check(subject: &Subject<'_>, limits: Limits) -> Option<Checked> {
    if subject.phase != Phase::Running {
        return None;
    }
    let months = limits.applies_after?;
    let end = subject.planned_end()?;
    let near_from = end.plus_months(-(months.round() as i32));
    if subject.day() < near_from {
        return None;
    }
    let value = subject.pace.spent_share?;
    let raised = limits.below(value).zip(limits.first()).map(|(severity, limit)| {
        let revision = subject.facts.names.steps.find(REVISION);
        let is_asked = subject
            .milestones
            .iter()
            .any(|m| Some(m.step) == revision && m.planned_on.is_some() && m.actual_on.is_none());
        Raised {
            severity: if is_asked { Severity::Watch } else { severity },
            raised_on: near_from.max(subject.start().unwrap_or(near_from)),
            reason: Reason {
                code: if is_asked { "end-near-revision-asked" } else { "end-near-low-spending" },
                arguments: vec![
                    ("end", Argument::Day(end)),
                    ("months", Argument::Number(subject.pace.months_left.unwrap_or(0.0))),
                    ("spent", Argument::Number(value)),
                    ("limit", Argument::Number(limit)),
                ],
                value,
            },
            clears_when: Condition {
                code: "spent-reaches-or-end-moved",
                arguments: vec![("share", Argument::Number(limit)), ("months", Argument::Number(months))],
            },
        }
    });
    Some(Checked { value, raised })
}
