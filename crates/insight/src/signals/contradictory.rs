//! Contradictory: two dates, or a date and the status, that cannot both be true. Such an activity is unknown, never good.

use super::{Argument, Checked, Condition, Input, Limits, Phase, Raised, Reason, Subject};
use crate::portfolio::day_of;
use domain::{ActivityStatus, Day};

/// A contradiction: its code, and the two days.
type Found = (&'static str, Day, Day);

fn find(subject: &Subject<'_>) -> impl Iterator<Item = Found> {
    let (portfolio, i) = (subject.portfolio, subject.activity as usize);
    let (start, end) = (day_of(portfolio.actual_start[i]), day_of(portfolio.actual_end[i]));
    let spent = day_of(subject.balance.first_spending);
    let in_pipeline = portfolio.status(subject.activity) == Some(ActivityStatus::Pipeline);
    let before = |code, first: Option<Day>, then: Option<Day>| {
        first.zip(then).filter(|(first, then)| then < first).map(|(first, then)| (code, first, then))
    };
    [
        before("planned-end-before-start", day_of(portfolio.planned_start[i]), day_of(portfolio.planned_end[i])),
        before("actual-end-before-start", start, end),
        spent.filter(|_| in_pipeline).map(|on| ("pipeline-has-spent", on, subject.day())),
        start.filter(|on| in_pipeline && *on <= subject.day()).map(|on| ("pipeline-has-begun", on, subject.day())),
    ]
    .into_iter()
    .flatten()
}

/// Everything looked at, as far as it is known.
fn inputs(subject: &Subject<'_>) -> Vec<(&'static str, Input)> {
    let (portfolio, i) = (subject.portfolio, subject.activity as usize);
    let days = [
        ("planned_start", portfolio.planned_start[i]),
        ("planned_end", portfolio.planned_end[i]),
        ("actual_start", portfolio.actual_start[i]),
        ("actual_end", portfolio.actual_end[i]),
        ("first_spending", subject.balance.first_spending),
        ("last_recorded", portfolio.last_recorded[i]),
    ];
    let mut inputs = vec![
        ("as_of", Input::Day(subject.day())),
        ("in_pipeline", Input::Truth(portfolio.status(subject.activity) == Some(ActivityStatus::Pipeline))),
    ];
    inputs.extend(days.into_iter().filter_map(|(name, day)| Some((name, Input::Day(day_of(day)?)))));
    inputs
}

pub(super) fn check(subject: &Subject<'_>, limits: Limits) -> Option<Checked> {
    if subject.phase == Phase::Unclear {
        return None;
    }
    let value = find(subject).count() as f64;
    Some(Checked { value, severity: limits.above(value) })
}

pub(super) fn raise(subject: &Subject<'_>, _: Limits, value: f64) -> Option<Raised> {
    let (code, first, then) = find(subject).next()?;
    Some(Raised {
        raised_on: day_of(subject.portfolio.last_recorded[subject.activity as usize])?,
        reason: Reason { code, arguments: vec![("first", Argument::Day(first)), ("then", Argument::Day(then))], value },
        clears_when: Condition { code: "dates-corrected", arguments: Vec::new() },
        inputs: inputs(subject),
    })
}
