//! Spent over plan: more is spent than was approved. Rates above 100 % are real and ask for a reason (MPTF Gateway).

use super::{Argument, Checked, Condition, Limits, Phase, Raised, Reason, Subject};
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
    Some(Raised {
        raised_on: began(subject, limit * total as f64).unwrap_or(subject.day()),
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

/// The first day since which spending has stayed above an amount.
fn began(subject: &Subject<'_>, amount: f64) -> Option<Day> {
    let spending = subject.spending_by_day();
    spending.iter().rev().take_while(|(_, spent)| *spent as f64 > amount).last().map(|(day, _)| Day(*day))
}
