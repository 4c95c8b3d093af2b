//! The first profile of an activity: what was first foreseen to be spent by when; and spending against it.
//! First-stated budgets count, whatever was stated later about the same days; without any, the total and dates first
//! stated, spread evenly.

use crate::curve;
use crate::facts::LedgerColumns;
use crate::money::{Kinds, Money, Period, Scratch, Sum};
use crate::portfolio::Portfolio;
use domain::{Day, LedgerKind};

/// Spending against the first profile, in ten-thousandths of the reporting currency.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Lag {
    /// First foreseen to be spent by the day.
    pub planned: i128,
    /// Spent from the first day of the profile to the day.
    pub spent: i128,
    /// Whether no budget says so, and the first total is spread evenly over the first dates.
    pub is_assumed: bool,
}

/// Spending against the first profile by the portfolio's day; else the code of what is lacking.
pub fn lag(money: &Money<'_>, portfolio: &Portfolio, activity: u32) -> Result<Lag, &'static str> {
    let day = portfolio.day();
    let lines = first_budgets(money, activity);
    let ledger = &money.facts.ledger;
    let (planned, from, is_assumed) = match lines.iter().map(|&line| ledger.period_start[line]).min() {
        Some(first) => {
            let mut planned = Sum::default();
            let portions = lines.iter().filter_map(|&line| money.worth_in(line, Some(Period::until(day))));
            portions.for_each(|portion| planned.take(portion));
            if !planned.is_complete() {
                return Err("money-incomplete");
            }
            (planned.ten_thousandths, Day(first), false)
        }
        None => {
            let (planned, from) = curve::first_plan_by(money, portfolio, activity, day).ok_or("no-first-profile")?;
            (planned, from, true)
        }
    };
    if planned <= 0 {
        return Err("profile-not-begun");
    }
    let spent = spending(money, activity, Period { first: from, last: day });
    if !spent.is_complete() {
        return Err("money-incomplete");
    }
    Ok(Lag { planned, spent: spent.ten_thousandths, is_assumed })
}

/// Spending of an activity in a period.
pub(super) fn spending(money: &Money<'_>, activity: u32, period: Period) -> Sum {
    let mut sum = Sum::default();
    money.each_line(activity, Kinds::SPENDING, &mut Scratch::default(), |line| {
        if let Some(worth) = money.worth_in(line, Some(period)) {
            sum.take(worth);
        }
    });
    sum
}

/// Budget lines of the source that wins that no line stated before them, for the same fund and class, overlaps; of
/// those stated on one day the original before the revised.
fn first_budgets(money: &Money<'_>, activity: u32) -> Vec<usize> {
    let ledger = &money.facts.ledger;
    if ledger.is_empty() {
        return Vec::new();
    }
    let is_stated = |line: &usize| Kinds::BUDGETS.has(ledger.kind[*line]) && ledger.known_from[*line] <= money.day.0;
    let mut stated: Vec<usize> = ledger.lines(activity).filter(is_stated).collect();
    let rank = stated.iter().map(|&line| ledger.source_rank[line]).max();
    stated.retain(|&line| Some(ledger.source_rank[line]) == rank);
    let statement = |line: usize| (ledger.known_from[line], ledger.kind[line] != LedgerKind::OriginalBudget.number());
    stated.sort_by_key(|&line| (statement(line), line));
    let mut first: Vec<usize> = Vec::new();
    for group in stated.chunk_by(|a, b| statement(*a) == statement(*b)) {
        let before = first.len();
        let is_new = |line: &&usize| !first[..before].iter().any(|held| overlap(ledger, *held, **line));
        let new: Vec<usize> = group.iter().filter(is_new).copied().collect();
        first.extend(new);
    }
    first
}

fn overlap(ledger: &LedgerColumns, a: usize, b: usize) -> bool {
    (ledger.fund[a], ledger.class[a]) == (ledger.fund[b], ledger.class[b])
        && ledger.period_start[a] <= ledger.period_end[b]
        && ledger.period_start[b] <= ledger.period_end[a]
}
