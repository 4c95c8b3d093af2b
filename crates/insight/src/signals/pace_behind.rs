//! Behind pace: time-adjusted delivery (spent share by elapsed share) below its limit, once the first part of the
//! time has gone.

use super::{Argument, Checked, Condition, Input, Limits, Phase, Raised, Reason, Subject};
use domain::Day;

pub(super) fn check(subject: &Subject<'_>, limits: Limits) -> Option<Checked> {
    if subject.phase != Phase::Running {
        return None;
    }
    let elapsed = subject.pace.elapsed_of_current?;
    let value = subject.pace.time_adjusted?;
    if elapsed < limits.applies_after.unwrap_or(0.0) {
        return None;
    }
    Some(Checked { value, severity: limits.below(value) })
}

pub(super) fn raise(subject: &Subject<'_>, limits: Limits, value: f64) -> Option<Raised> {
    let limit = limits.first()?;
    let elapsed = subject.pace.elapsed_of_current?;
    let total = subject.balance.total()?;
    let needed = elapsed.min(1.0) * limit;
    let (raised_on, spending) = began(subject, limit, limits.applies_after.unwrap_or(0.0))?;
    Some(Raised {
        raised_on,
        inputs: vec![
            ("as_of", Input::Day(subject.day())),
            ("start", Input::Day(subject.start()?)),
            ("planned_end", Input::Day(subject.planned_end()?)),
            ("spent", Input::Money(subject.balance.spent.ten_thousandths)),
            ("approved", Input::Money(total)),
            ("spending", Input::Spending(spending)),
        ],
        reason: Reason {
            code: "pace-behind",
            arguments: vec![
                ("elapsed", Argument::Number(elapsed)),
                ("spent", Argument::Number(subject.pace.spent_share?)),
                ("limit", Argument::Number(limit)),
            ],
            value,
        },
        clears_when: Condition {
            code: "spent-reaches",
            arguments: vec![
                ("share", Argument::Number(needed)),
                ("amount", Argument::Money((needed * total as f64).ceil() as i128)),
            ],
        },
    })
}

/// First day since which spending has been below the limit without a break, with the dates and total known now.
/// Between two days of spending the elapsed share only grows, so each such stretch is behind from one day on.
/// With it comes the spending that decides it: each day since, and the last day before.
fn began(subject: &Subject<'_>, limit: f64, applies_after: f64) -> Option<(Day, Vec<(Day, i128)>)> {
    let start = subject.start()?;
    let whole = f64::from(subject.planned_end()?.days_since(start));
    let total = subject.balance.total()? as f64;
    let applies_from = start.0 + (applies_after * whole).ceil() as i32;
    // The first day on which this much spent is too little; none if even the whole time would not make it so.
    let behind_from = |spent: i128| {
        let share = (spent as f64 / total / limit).max(0.0);
        (share < 1.0).then(|| (start.0 + (share * whole).floor() as i32 + 1).max(applies_from))
    };
    let spending = subject.spending_by_day();
    let mut until = subject.day().0 + 1;
    let mut began = None;
    let mut first = spending.len();
    for at in (0..=spending.len()).rev() {
        // Stretch `at` begins with the spending before it; stretch 0 lies before all spending.
        first = at.saturating_sub(1);
        let (from, spent) = at.checked_sub(1).map_or((i32::MIN, 0), |i| spending[i]);
        match behind_from(spent) {
            Some(day) if day < until => {
                began = Some(Day(day.max(from)));
                if day > from {
                    break;
                }
                until = from;
            }
            _ => break,
        }
    }
    let decisive = spending[first.min(spending.len())..].iter().map(|(day, spent)| (Day(*day), *spent)).collect();
    Some((began.unwrap_or(subject.day()), decisive))
}
