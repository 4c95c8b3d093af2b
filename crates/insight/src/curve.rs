//! The S-curve of one activity: money spent and money planned by the end of each month of its life.
//! Plan: its forecasts, else its budgets, spread evenly over their periods; without either, the approved total spread
//! evenly from start to planned end. First plan: the total and dates first stated, spread evenly. Judgement is in
//! `pace`; the plan of a single day is in `balances`. Method: docs/methods/pace.md.

use crate::facts::UNKNOWN_AMOUNT;
use crate::money::{Kinds, Money, Period, Scratch, Sum};
use crate::portfolio::{NO_CURRENCY, Portfolio, day_of};
use domain::{Day, LedgerKind, Said};

/// Months drawn at most; a life with absurd dates is cut.
const MOST_MONTHS: i32 = 12 * 40;

/// Cumulative money at the end of one month, in ten-thousandths of the reporting currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CurvePoint {
    /// See [`Day::month_number`].
    pub month: i32,
    /// Spent by its end; `None` after the month of the day of knowledge.
    pub spent: Option<i128>,
    /// Planned by its end, as planned now; `None` without a plan.
    pub planned: Option<i128>,
    /// Planned by its end, as first planned.
    pub first_planned: Option<i128>,
}

/// The curve of one activity from its first to its last month; empty where neither dates nor lines are known.
pub fn curve(money: &Money<'_>, portfolio: &Portfolio, activity: u32) -> Vec<CurvePoint> {
    let facts = money.facts;
    let ledger = &facts.ledger;
    let mut scratch = Scratch::default();
    let mut lines_of = |kinds: Kinds| {
        let mut lines = Vec::new();
        money.each_line(activity, kinds, &mut scratch, |line| lines.push(line));
        lines
    };
    let spending = lines_of(Kinds::SPENDING);
    let mut plan = lines_of(Kinds::FORECASTS);
    if plan.is_empty() {
        plan = lines_of(Kinds::of(&[LedgerKind::OriginalBudget, LedgerKind::RevisedBudget]));
    }
    let days = [portfolio.start(activity), portfolio.end(activity)]
        .into_iter()
        .flatten()
        .map(|d| d.0)
        .chain(spending.iter().chain(&plan).flat_map(|&l| [ledger.period_start[l], ledger.period_end[l]]));
    let (first, last) = days.fold((i32::MAX, i32::MIN), |(a, b), d| (a.min(d), b.max(d)));
    if first > last {
        return Vec::new();
    }
    let (from, to) = (Day(first).month_number(), Day(last).month_number());
    let now = portfolio.day().month_number();
    let sum = |lines: &[usize], until: Day| {
        let mut sum = Sum::default();
        for &line in lines {
            if let Some(worth) = money.worth_in(line, Some(Period::until(until))) {
                sum.take(worth);
            }
        }
        sum.ten_thousandths
    };
    let even = Even::current(money, portfolio, activity);
    let first_plan = Even::first(money, portfolio, activity);
    (from..=to.min(from + MOST_MONTHS))
        .map(|month| {
            let end = Day::last_of_month(month);
            CurvePoint {
                month,
                spent: (month <= now).then(|| sum(&spending, end.min(portfolio.day()))),
                planned: if plan.is_empty() { even.map(|e| e.by(end)) } else { Some(sum(&plan, end)) },
                first_planned: first_plan.map(|e| e.by(end)),
            }
        })
        .collect()
}

/// What was planned by the end of a day as first planned, the total first stated spread evenly over the dates first
/// stated, and the first of these dates; `None` where they are not known.
pub fn first_plan_by(money: &Money<'_>, portfolio: &Portfolio, activity: u32, day: Day) -> Option<(i128, Day)> {
    let first = Even::first(money, portfolio, activity)?;
    Some((first.by(day), first.start))
}

/// A total spread evenly over a span of days.
#[derive(Clone, Copy)]
struct Even {
    total: i128,
    start: Day,
    end: Day,
}

impl Even {
    fn current(money: &Money<'_>, portfolio: &Portfolio, activity: u32) -> Option<Even> {
        let i = activity as usize;
        let (start, end) = (portfolio.start(activity)?, day_of(portfolio.planned_end[i])?);
        let (amount, currency) = (portfolio.approved_budget[i], portfolio.currency[i]);
        Even::of(money, amount, currency, start, end)
    }

    fn first(money: &Money<'_>, portfolio: &Portfolio, activity: u32) -> Option<Even> {
        let i = activity as usize;
        let start = day_of(portfolio.first_planned_start[i]).or(portfolio.start(activity))?;
        let end = day_of(portfolio.first_planned_end[i])?;
        let columns = &money.facts.activities;
        let versions = &columns.versions[columns.version_start[i] as usize..columns.version_start[i + 1] as usize];
        let first =
            versions.iter().filter(|v| v.known_from.0 <= portfolio.day).find_map(|v| match v.approved_budget {
                Said::Value(amount) => Some(amount.0),
                _ => None,
            })?;
        Even::of(money, first, portfolio.currency[i], start, end)
    }

    fn of(money: &Money<'_>, amount: i64, currency: u8, start: Day, end: Day) -> Option<Even> {
        if amount == UNKNOWN_AMOUNT || currency == NO_CURRENCY || end < start {
            return None;
        }
        let total = money.converter.convert(amount, currency, start.0)?;
        Some(Even { total, start, end })
    }

    /// Planned by the end of a day: whole days of the span gone, of all its days.
    fn by(self, day: Day) -> i128 {
        let whole = i128::from(self.end.days_since(self.start)) + 1;
        let gone = (i128::from(day.days_since(self.start)) + 1).clamp(0, whole);
        self.total * gone / whole
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::builder::{FactsBuilder, Line, day};

    #[test]
    fn spending_stops_at_the_day_of_knowledge_and_the_plan_goes_on() {
        let mut b = FactsBuilder::new();
        let a = b.running("A", day("2024-01-01"), day("2024-04-30"), 121);
        b.line(a, Line::new(LedgerKind::Expenditure, day("2024-01-15"), 10));
        b.line(a, Line::new(LedgerKind::Disbursement, day("2024-02-15"), 5));
        let facts = b.build();
        let portfolio = Portfolio::as_of(&facts, day("2024-02-20"));
        let money = Money::as_of(&facts, day("2024-02-20"));
        let units = |x: Option<i128>| x.map(|v| v / 10_000);
        let points = curve(&money, &portfolio, a);
        let spent: Vec<_> = points.iter().map(|p| units(p.spent)).collect();
        let planned: Vec<_> = points.iter().map(|p| units(p.planned)).collect();
        assert_eq!(spent, [Some(10), Some(15), None, None]);
        assert_eq!(planned, [Some(31), Some(60), Some(91), Some(121)]);
        assert_eq!(points[3].first_planned, points[3].planned);
    }

    #[test]
    fn an_activity_without_dates_or_lines_has_no_curve() {
        let mut b = FactsBuilder::new();
        let a = b.activity("A");
        let facts = b.build();
        let portfolio = Portfolio::as_of(&facts, day("2024-02-20"));
        assert!(curve(&Money::as_of(&facts, day("2024-02-20")), &portfolio, a).is_empty());
    }
}
