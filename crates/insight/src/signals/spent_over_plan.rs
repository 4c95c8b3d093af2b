//! Spent over plan: more is spent than was approved. Rates above 100 % are real and ask for a reason (MPTF Gateway).

use super::{Argument, Checked, Condition, Input, Limits, Phase, Raised, Reason, Subject};
use domain::Day;

pub(super) fn check(subject: &Subject<'_>, limits: Limits) -> Option<Checked> {
    if subject.phase == Phase::Pipeline && subject.balance.spent.lines == 0 {
        return None;
    }
    let value = subject.pace.spent_share?;
    Some(Checked { value, severity: limits.above(value) })
}

pub(super) fn raise(subject: &Subject<'_>, limits: Limits, value: f64) -> Option<Raised> {
    let limit = limits.first()?;
    let total = subject.balance.total()?;
    let spent = subject.balance.spent.ten_thousandths;
    let spending = subject.spending_by_day();
    let above = spending.iter().rev().take_while(|(_, spent)| *spent as f64 > limit * total as f64).count();
    let first = spending.len() - above;
    Some(Raised {
        // The first day since which spending has stayed above.
        raised_on: spending.get(first).map_or(subject.day(), |(day, _)| Day(*day)),
        inputs: vec![
            ("as_of", Input::Day(subject.day())),
            ("spent", Input::Money(spent)),
            ("approved", Input::Money(total)),
            (
                "spending",
                Input::Spending(spending[first.saturating_sub(1)..].iter().map(|(d, s)| (Day(*d), *s)).collect()),
            ),
        ],
        reason: Reason {
            code: "spent-over-plan",
            arguments: vec![
                ("spent", Argument::Money(spent)),
                ("approved", Argument::Money(total)),
                ("limit", Argument::Number(limit)),
            ],
            value,
        },
        clears_when: Condition { code: "approved-reaches", arguments: vec![("amount", Argument::Money(spent))] },
    })
}
