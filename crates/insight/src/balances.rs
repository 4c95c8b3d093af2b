//! What one activity has spent, committed, received, been allocated and been approved, as known by a day.
//! One pass over the activity's lines; nothing is kept. Rates from these are in `delivery`. Method: docs/methods/money.md.

use crate::facts::{NO_DAY, UNKNOWN_AMOUNT};
use crate::money::{Kinds, Money, Period, Scratch, Sum, Worth};
use crate::portfolio::{NO_CURRENCY, Portfolio, day_of};
use domain::{Day, LedgerKind, Vocabulary};

/// The sums of one activity.
#[derive(Clone, Debug, Default)]
pub struct Balance {
    /// Spending of all time.
    pub spent: Sum,
    /// Spending of the last twelve months.
    pub spent_12_months: Sum,
    /// Spending of the year, of funds in the ILO rate.
    pub spent_year: Sum,
    /// Spending of all time, of funds in the ILO rate.
    pub spent_counted: Sum,
    /// Commitments of all time.
    pub committed: Sum,
    /// Commitments of all time, of funds in the ILO rate.
    pub committed_counted: Sum,
    /// Cash received.
    pub received: Sum,
    /// Allocations of all time.
    pub allocated: Sum,
    /// The part of allocations that falls in the year, of funds in the ILO rate.
    pub allocated_year: Sum,
    /// Approved total: the activity's own, else its budgets (revised before original).
    pub approved: Sum,
    /// What the forecasts, else the budgets, foresaw to be spent by the day.
    pub planned: Sum,
    /// Spending and allocations of the year without a fund; they count.
    pub lines_without_fund: u64,
    /// First day of spending, or [`NO_DAY`].
    pub first_spending: i32,
    /// Last day of spending, or [`NO_DAY`].
    pub last_spending: i32,
    /// First day of cash received, or [`NO_DAY`].
    pub first_receipt: i32,
}

/// Reads balances, activity by activity.
pub struct Balances<'a> {
    money: &'a Money<'a>,
    portfolio: &'a Portfolio,
    excluded_funds: &'a [bool],
    year: Period,
    twelve_months: i32,
    scratch: Scratch,
}

/// Budgets of an activity: whole, and what they foresaw by the day.
#[derive(Default)]
struct Budgets {
    whole: Sum,
    planned: Sum,
}

/// Kinds that a balance looks at, except budgets, which need their own rule of replacement.
const LINES: Kinds = Kinds::of(&[
    LedgerKind::Disbursement,
    LedgerKind::Expenditure,
    LedgerKind::OutgoingCommitment,
    LedgerKind::IncomingFunds,
    LedgerKind::Allocation,
    LedgerKind::Forecast,
    LedgerKind::OriginalBudget,
    LedgerKind::RevisedBudget,
]);

impl<'a> Balances<'a> {
    /// For the calendar year of the portfolio's day. `excluded_funds` says by fund number which funds stay out of the
    /// ILO rate; funds beyond its length count.
    pub fn new(money: &'a Money<'a>, portfolio: &'a Portfolio, excluded_funds: &'a [bool]) -> Balances<'a> {
        Balances {
            money,
            portfolio,
            excluded_funds,
            year: Period::year(portfolio.day().year()),
            twelve_months: portfolio.day().plus_months(-12).0,
            scratch: Scratch::default(),
        }
    }

    /// The calendar year of the rates of a year.
    pub fn year(&self) -> i32 {
        self.portfolio.day().year()
    }

    /// Whether any spending of any activity was known by the day.
    pub fn records_spending(&self) -> bool {
        let kinds = &self.money.facts.ledger.kind;
        kinds.iter().enumerate().any(|(line, kind)| Kinds::SPENDING.has(*kind) && self.money.is_visible(line))
    }

    /// The balance of one activity.
    pub fn of(&mut self, activity: u32) -> Balance {
        let mut balance =
            Balance { first_spending: NO_DAY, last_spending: NO_DAY, first_receipt: NO_DAY, ..Balance::default() };
        let mut budgets = Budgets::default();
        let own_fund = self.own_fund(activity);
        let mut scratch = std::mem::take(&mut self.scratch);
        self.money.each_line(activity, LINES, &mut scratch, |line| {
            self.take(line, own_fund, &mut balance, &mut budgets);
        });
        self.scratch = scratch;
        if balance.planned.ten_thousandths == 0 {
            // No forecast reaches back to the days gone by: the budgets, spread over their periods, are the plan.
            balance.planned = budgets.planned;
        }
        balance.approved = self.own_total(activity).unwrap_or(budgets.whole);
        balance
    }

    #[inline(always)]
    fn take(&self, line: usize, own_fund: Option<bool>, balance: &mut Balance, budgets: &mut Budgets) {
        let ledger = &self.money.facts.ledger;
        let day = ledger.period_start[line];
        let Some(kind) = LedgerKind::from_number(ledger.kind[line]) else { return };
        match kind {
            LedgerKind::Disbursement | LedgerKind::Expenditure => {
                let worth = self.money.worth(line);
                balance.spent.take(worth);
                balance.last_spending = balance.last_spending.max(day);
                if balance.first_spending == NO_DAY || day < balance.first_spending {
                    balance.first_spending = day;
                }
                if day > self.twelve_months && day <= self.portfolio.day {
                    balance.spent_12_months.take(worth);
                }
                let in_year = (self.year.first.0..=self.year.last.0).contains(&day);
                let (counts, has_fund) = self.fund_counts(line, own_fund);
                if counts {
                    balance.spent_counted.take(worth);
                    if in_year {
                        balance.spent_year.take(worth);
                        balance.lines_without_fund += u64::from(!has_fund);
                    }
                }
            }
            LedgerKind::OutgoingCommitment => {
                let worth = self.money.worth(line);
                balance.committed.take(worth);
                if self.fund_counts(line, own_fund).0 {
                    balance.committed_counted.take(worth);
                }
            }
            LedgerKind::IncomingFunds => {
                balance.received.take(self.money.worth(line));
                if balance.first_receipt == NO_DAY || day < balance.first_receipt {
                    balance.first_receipt = day;
                }
            }
            LedgerKind::Allocation => {
                balance.allocated.take(self.money.worth(line));
                let (counts, has_fund) = self.fund_counts(line, own_fund);
                if counts && let Some(worth) = self.money.worth_in(line, Some(self.year)) {
                    balance.allocated_year.take(worth);
                    balance.lines_without_fund += u64::from(!has_fund);
                }
            }
            LedgerKind::Forecast => self.take_plan(line, &mut balance.planned),
            LedgerKind::OriginalBudget | LedgerKind::RevisedBudget => {
                budgets.whole.take(self.money.worth(line));
                self.take_plan(line, &mut budgets.planned);
            }
            _ => {}
        }
    }

    fn take_plan(&self, line: usize, planned: &mut Sum) {
        if let Some(worth) = self.money.worth_in(line, Some(Period::until(self.portfolio.day()))) {
            planned.take(worth);
        }
    }

    /// Whether a line is in the ILO rate, and whether its fund is known: its own, else the only one of its activity.
    #[inline(always)]
    fn fund_counts(&self, line: usize, own_fund: Option<bool>) -> (bool, bool) {
        match self.money.facts.ledger.fund[line] {
            u16::MAX => (own_fund.unwrap_or(true), own_fund.is_some()),
            fund => (!self.is_excluded(usize::from(fund)), true),
        }
    }

    /// Whether the only fund of an activity is in the ILO rate; `None` if it has none or several.
    fn own_fund(&self, activity: u32) -> Option<bool> {
        match self.portfolio.shares(self.money.facts, activity, Vocabulary::Fund) {
            [only] => Some(!self.is_excluded(only.term as usize)),
            _ => None,
        }
    }

    fn is_excluded(&self, fund: usize) -> bool {
        self.excluded_funds.get(fund).copied().unwrap_or(false)
    }

    /// The approved total at the rate of the day of approval, else of the start, else of the day of knowledge.
    /// `None` where the activity states none.
    fn own_total(&self, activity: u32) -> Option<Sum> {
        let i = activity as usize;
        let (amount, currency) = (self.portfolio.approved_budget[i], self.portfolio.currency[i]);
        if amount == UNKNOWN_AMOUNT {
            return None;
        }
        let mut total = Sum::default();
        let on =
            day_of(self.portfolio.approved_on[i]).or(self.portfolio.start(activity)).unwrap_or(self.portfolio.day());
        total.take(if currency == NO_CURRENCY {
            // An amount of no known currency is no known amount.
            Worth::Unknown
        } else {
            match self.money.converter.convert(amount, currency, on.0) {
                Some(worth) => Worth::Known(worth),
                None => Worth::NoRate(self.money.facts.names.currencies[currency as usize], amount),
            }
        });
        Some(total)
    }
}

impl Balance {
    /// Approved total, if it is known, above zero and complete.
    pub fn total(&self) -> Option<i128> {
        (self.approved.ten_thousandths > 0 && self.approved.is_complete()).then_some(self.approved.ten_thousandths)
    }

    /// Commitments not yet spent; never below zero.
    pub fn open_commitments(&self) -> i128 {
        (self.committed_counted.ten_thousandths - self.spent_counted.ten_thousandths).max(0)
    }

    /// First day of spending.
    pub fn first_spending(&self) -> Option<Day> {
        day_of(self.first_spending)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::builder::{FactsBuilder, Line, day, version};
    use crate::facts::{ActivityVersion, Facts};
    use domain::{Amount, Said};

    fn balance(facts: &Facts, on: &str, excluded: &[bool]) -> Balance {
        let portfolio = Portfolio::as_of(facts, day(on));
        let money = Money::as_of(facts, day(on));
        Balances::new(&money, &portfolio, excluded).of(0)
    }

    #[test]
    fn funds_outside_the_rate_stay_out_of_the_year_but_not_out_of_spending() {
        let mut b = FactsBuilder::new();
        let a = b.running("A", day("2023-01-01"), day("2024-12-31"), 1_000);
        let rbtc = b.term(Vocabulary::Fund, "RBTC") as u16;
        let xb = b.term(Vocabulary::Fund, "XB") as u16;
        for (fund, units) in [(Some(rbtc), 10), (Some(xb), 20), (None, 40)] {
            b.line(a, Line { fund, ..Line::new(LedgerKind::Expenditure, day("2024-02-01"), units) });
            b.line(
                a,
                Line { fund, ..Line::over(LedgerKind::Allocation, day("2024-01-01"), day("2024-12-31"), 2 * units) },
            );
        }
        b.line(a, Line::new(LedgerKind::Expenditure, day("2023-12-31"), 5));
        let facts = b.build();
        let found = balance(&facts, "2024-06-30", &[true, false]);
        let units = |s: &Sum| s.ten_thousandths / 10_000;
        assert_eq!((units(&found.spent), units(&found.spent_year), units(&found.allocated_year)), (75, 60, 120));
        assert_eq!(found.lines_without_fund, 2);
        assert_eq!(units(&found.spent_12_months), 75);

        // An activity wholly of an excluded fund gives its fund to lines that name none.
        b.wholly(a, Vocabulary::Fund, day("2023-01-01"), "RBTC");
        assert_eq!(units(&balance(&b.build(), "2024-06-30", &[true, false]).spent_year), 20);
    }

    #[test]
    fn the_approved_total_falls_back_to_budgets_and_an_amount_without_currency_is_unknown() {
        let mut b = FactsBuilder::new();
        let a = b.activity("A");
        b.line(a, Line::over(LedgerKind::OriginalBudget, day("2024-01-01"), day("2024-12-31"), 366));
        let facts = b.build();
        let found = balance(&facts, "2024-01-10", &[]);
        assert_eq!(found.total(), Some(3_660_000));
        assert_eq!(found.planned.ten_thousandths, 100_000, "ten of 366 days");
        b.says(a, ActivityVersion { approved_budget: Said::Value(Amount::units(9)), ..version(day("2024-01-01")) });
        let found = balance(&b.build(), "2024-01-10", &[]);
        assert_eq!((found.total(), found.approved.unknown), (None, 1));
    }
}
