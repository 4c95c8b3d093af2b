//! What happens around the end of a year: most of the year's spending in its last quarter, and spending that is booked at
//! the end and taken back soon after. Both ask for an explanation; neither changes the state of an activity.

use super::{Argument, Checked, Condition, Input, Limits, Phase, Raised, Reason, Subject};
use crate::money::{Kinds, Scratch, Worth};
use domain::Day;

/// Fewest months under way in the year before it is judged.
const MONTHS: i32 = 12;

/// Spending of the last year that was over: whole, in its last quarter, and taken back in the quarter after.
#[derive(Clone, Copy)]
pub(super) struct Year {
    ends: Day,
    whole: i128,
    last_quarter: i128,
    taken_back: i128,
}

/// The year of an activity, read once for both rules.
fn last_year(subject: &Subject<'_>) -> Option<Year> {
    *subject.last_year.get_or_init(|| read_last_year(subject))
}

fn read_last_year(subject: &Subject<'_>) -> Option<Year> {
    if !matches!(subject.phase, Phase::Running | Phase::Finished) {
        return None;
    }
    let ends = Day::first_of_month(subject.day().year() * 12).plus_days(-1);
    // An activity that began within the year cannot have spent evenly.
    if subject.start()? > ends.plus_months(-MONTHS).plus_days(1) {
        return None;
    }
    let (first, quarter, after) = (ends.plus_months(-12), ends.plus_months(-3), ends.plus_months(3));
    let mut year = Year { ends, whole: 0, last_quarter: 0, taken_back: 0 };
    subject.money.each_line(subject.activity, Kinds::SPENDING, &mut Scratch::default(), |line| {
        let on = Day(subject.facts.ledger.period_start[line]);
        if on <= first || on > after {
            return;
        }
        let Worth::Known(amount) = subject.money.worth(line) else { return };
        if on <= ends {
            year.whole += amount;
            year.last_quarter += if on > quarter { amount } else { 0 };
        } else if amount < 0 {
            year.taken_back -= amount;
        }
    });
    (year.whole > 0).then_some(year)
}

pub(super) fn check_bunching(subject: &Subject<'_>, limits: Limits) -> Option<Checked> {
    let year = last_year(subject)?;
    let value = year.last_quarter as f64 / year.whole as f64;
    Some(Checked { value, severity: limits.above(value) })
}

pub(super) fn raise_bunching(subject: &Subject<'_>, limits: Limits, value: f64) -> Option<Raised> {
    let year = last_year(subject)?;
    Some(raised(subject, &year, "last_quarter", year.last_quarter, "fourth-quarter-bunching", limits, value))
}

pub(super) fn check_reversal(subject: &Subject<'_>, limits: Limits) -> Option<Checked> {
    let year = last_year(subject)?;
    let value = year.taken_back as f64 / year.whole as f64;
    Some(Checked { value, severity: limits.above(value) })
}

pub(super) fn raise_reversal(subject: &Subject<'_>, limits: Limits, value: f64) -> Option<Raised> {
    let year = last_year(subject)?;
    Some(raised(subject, &year, "taken_back", year.taken_back, "year-end-reversal", limits, value))
}

fn raised(
    subject: &Subject<'_>,
    year: &Year,
    part: &'static str,
    amount: i128,
    code: &'static str,
    limits: Limits,
    value: f64,
) -> Raised {
    Raised {
        raised_on: year.ends.plus_days(1),
        reason: Reason {
            code,
            arguments: vec![
                ("year", Argument::Day(year.ends)),
                ("share", Argument::Number(value)),
                ("limit_share", Argument::Number(limits.first().unwrap_or(0.0))),
            ],
            value,
        },
        clears_when: Condition { code: "next-year-is-over", arguments: Vec::new() },
        inputs: vec![
            ("as_of", Input::Day(subject.day())),
            ("year_end", Input::Day(year.ends)),
            ("spent_in_year", Input::Money(year.whole)),
            (part, Input::Money(amount)),
        ],
    }
}
