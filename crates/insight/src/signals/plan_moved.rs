//! Plan moved: on pace by the plan of now, behind by the first one. A plan that was put off is never by itself a reason to
//! call an activity good.

use super::{Argument, Checked, Condition, Input, Limits, Phase, Raised, Reason, Subject};
use crate::portfolio::day_of;
use domain::Day;

/// First plan: its start (else the start) and its end, where the end was moved later.
fn first_plan(subject: &Subject<'_>) -> Option<(Day, Day)> {
    let i = subject.activity as usize;
    let end = day_of(subject.portfolio.first_planned_end[i])?;
    let start = day_of(subject.portfolio.first_planned_start[i]).or(subject.start())?;
    (subject.planned_end()? > end && end > start).then_some((start, end))
}

pub(super) fn check(subject: &Subject<'_>, limits: Limits) -> Option<Checked> {
    if subject.phase != Phase::Running {
        return None;
    }
    let (start, end) = first_plan(subject)?;
    let elapsed = f64::from(subject.day().days_since(start)) / f64::from(end.days_since(start));
    if elapsed < limits.applies_after.unwrap_or(0.0) || elapsed <= 0.0 {
        return None;
    }
    // What is behind by the plan of now is told by pace-behind.
    let is_behind_now = subject.pace.time_adjusted? < limits.first()?;
    let value = subject.pace.spent_share? / elapsed.min(1.0);
    Some(Checked { value, severity: limits.below(value).filter(|_| !is_behind_now) })
}

pub(super) fn raise(subject: &Subject<'_>, limits: Limits, value: f64) -> Option<Raised> {
    let (start, end) = first_plan(subject)?;
    let now = subject.planned_end()?;
    Some(Raised {
        raised_on: moved_on(subject, end).unwrap_or(subject.day()),
        reason: Reason {
            code: "plan-moved",
            arguments: vec![
                ("first", Argument::Day(end)),
                ("end", Argument::Day(now)),
                ("ratio", Argument::Number(value)),
                ("spent", Argument::Number(subject.pace.spent_share?)),
            ],
            value,
        },
        clears_when: Condition {
            code: "spent-reaches-first-plan",
            arguments: vec![("limit", Argument::Number(limits.first()?))],
        },
        inputs: vec![
            ("as_of", Input::Day(subject.day())),
            ("start", Input::Day(subject.start()?)),
            ("first_start", Input::Day(start)),
            ("first_end", Input::Day(end)),
            ("planned_end", Input::Day(now)),
            ("moved_on", Input::Day(moved_on(subject, end).unwrap_or(subject.day()))),
            ("spent", Input::Money(subject.balance.spent.ten_thousandths)),
            ("approved", Input::Money(subject.balance.total()?)),
        ],
    })
}

/// The last day on which the end now planned was stated.
fn moved_on(subject: &Subject<'_>, first: Day) -> Option<Day> {
    let stated = subject.versions().filter(|v| v.planned_end.value().is_some_and(|end| *end > first));
    stated.map(|v| v.known_from).max()
}
