//! The seven delivery rates, each with its own name, denominator and basis. Definitions: docs/methods/delivery-rates.md,
//! after GB.267/TC/1 (the ILO rate) and the MPTF Gateway (the funding-based rate).

use crate::balances::{Balance, Balances};
use crate::money::{Incomplete, Money, Sum};
use crate::portfolio::Portfolio;
use crate::selection::Selection;

/// Names of the rates, in the order they are shown.
pub const RATES: [&str; 7] = [
    "ilo_delivery",
    "delivery_with_pipeline",
    "funding_based",
    "budget_based",
    "time_adjusted",
    "plan_adjusted",
    "output_delivery",
];

/// One rate of a selection.
#[derive(Clone, Debug, PartialEq)]
pub struct Rate {
    /// Its name, one of [`RATES`].
    pub rate: &'static str,
    /// Numerator; `None` where nothing could be counted.
    pub numerator: Option<Quantity>,
    /// Denominator; always shown beside the value.
    pub denominator: Option<Quantity>,
    /// Numerator by denominator, not limited to 1; `None` is "not defined" and never 0.
    pub value: Option<f64>,
    /// Why it is not defined.
    pub undefined: Option<Undefined>,
    /// What it rests on.
    pub basis: Basis,
}

/// A numerator or denominator.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Quantity {
    /// Ten-thousandths of the reporting currency.
    Money(i128),
    /// A share of a whole.
    Share(f64),
}

impl Quantity {
    /// Units of currency, or the share.
    pub fn to_f64(self) -> f64 {
        match self {
            Quantity::Money(amount) => amount as f64 / domain::money::SCALE as f64,
            Quantity::Share(share) => share,
        }
    }
}

/// Why a rate has no value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Undefined {
    /// No activity has a known denominator.
    DenominatorUnknown,
    /// The denominator is zero (or below).
    DenominatorZero,
    /// Nobody has recorded any spending of any activity: that is not zero spending.
    SpendingNotRecorded,
    /// Results carry no due dates yet.
    ResultsWithoutDueDates,
}

impl Undefined {
    /// Its code in JSON and translations.
    pub const fn code(self) -> &'static str {
        match self {
            Undefined::DenominatorUnknown => "denominator-unknown",
            Undefined::DenominatorZero => "denominator-zero",
            Undefined::SpendingNotRecorded => "spending-not-recorded",
            Undefined::ResultsWithoutDueDates => "results-without-due-dates",
        }
    }
}

/// What a rate rests on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Basis {
    /// Activities counted.
    pub activities: u32,
    /// Activities left out because their denominator is unknown, and with it their numerator.
    pub left_out: u32,
    /// What the left-out activities have in the numerator.
    pub left_out_numerator: i128,
    /// Lines counted whose fund is not known.
    pub lines_without_fund: u64,
    /// Lines of unknown amount.
    pub unknown: u64,
    /// Lines without exchange rate, by currency.
    pub incomplete: Vec<Incomplete>,
    /// Calendar year, for rates of a year.
    pub year: Option<i32>,
}

/// Collects balances into rates.
#[derive(Clone, Debug, Default)]
pub struct Delivery {
    year: i32,
    records_spending: bool,
    ilo: Pair,
    pipeline: Pair,
    funding: Pair,
    budget: Pair,
    plan: Pair,
    time: TimePair,
}

#[derive(Clone, Debug, Default)]
struct Pair {
    numerator: i128,
    denominator: i128,
    basis: Basis,
}

/// Spent, total, and total by elapsed share, of the activities that have all of them.
#[derive(Clone, Debug, Default)]
struct TimePair {
    spent: i128,
    total: i128,
    elapsed: f64,
    basis: Basis,
}

impl Pair {
    fn take(&mut self, numerator: (i128, &Sum), denominator: &Sum) {
        let (amount, sum) = numerator;
        if denominator.lines == 0 {
            if amount != 0 || denominator.unknown > 0 || !denominator.incomplete.is_empty() {
                self.basis.left_out += 1;
                self.basis.left_out_numerator += amount;
            }
            self.basis.note(denominator);
            return;
        }
        self.basis.activities += 1;
        self.numerator += amount;
        self.denominator += denominator.ten_thousandths;
        self.basis.note(sum);
        self.basis.note(denominator);
    }

    fn rate(self, rate: &'static str, records_spending: bool) -> Rate {
        let undefined = if self.basis.activities == 0 {
            Some(Undefined::DenominatorUnknown)
        } else if self.denominator <= 0 {
            Some(Undefined::DenominatorZero)
        } else if !records_spending {
            Some(Undefined::SpendingNotRecorded)
        } else {
            None
        };
        let known = self.basis.activities > 0;
        Rate {
            rate,
            numerator: (known && records_spending).then_some(Quantity::Money(self.numerator)),
            denominator: known.then_some(Quantity::Money(self.denominator)),
            value: undefined.is_none().then(|| self.numerator as f64 / self.denominator as f64),
            undefined,
            basis: self.basis,
        }
    }
}

impl Basis {
    fn note(&mut self, sum: &Sum) {
        self.unknown += sum.unknown;
        if !sum.incomplete.is_empty() {
            let mut together = Sum { incomplete: std::mem::take(&mut self.incomplete), ..Sum::default() };
            sum.incomplete.iter().for_each(|part| together.leave_out(*part));
            self.incomplete = together.incomplete;
        }
    }
}

impl Delivery {
    /// Nothing collected yet, for the rates of the year of some balances.
    pub fn of(balances: &Balances<'_>) -> Delivery {
        Delivery { year: balances.year(), records_spending: balances.records_spending(), ..Delivery::default() }
    }

    /// Takes one activity in.
    pub fn take(&mut self, portfolio: &Portfolio, activity: u32, balance: &Balance) {
        let spent = balance.spent.ten_thousandths;
        let year = balance.spent_year.ten_thousandths;
        self.ilo.take((year, &balance.spent_year), &balance.allocated_year);
        self.ilo.basis.lines_without_fund += balance.lines_without_fund;
        self.pipeline.take((year + balance.open_commitments(), &balance.spent_year), &balance.allocated_year);
        self.pipeline.basis.lines_without_fund += balance.lines_without_fund;
        self.funding.take((spent, &balance.spent), &balance.received);
        self.budget.take((spent, &balance.spent), &balance.approved);
        self.plan.take((spent, &balance.spent), &balance.planned);
        match (balance.total(), elapsed_share(portfolio, activity)) {
            (Some(total), Some(elapsed)) => {
                self.time.spent += spent;
                self.time.total += total;
                self.time.elapsed += total as f64 * elapsed;
                self.time.basis.activities += 1;
                self.time.basis.note(&balance.spent);
            }
            _ if spent != 0 => {
                self.time.basis.left_out += 1;
                self.time.basis.left_out_numerator += spent;
            }
            _ => {}
        }
    }

    /// The seven rates.
    pub fn rates(mut self) -> Vec<Rate> {
        self.ilo.basis.year = Some(self.year);
        self.pipeline.basis.year = Some(self.year);
        vec![
            self.ilo.rate(RATES[0], self.records_spending),
            self.pipeline.rate(RATES[1], self.records_spending),
            self.funding.rate(RATES[2], self.records_spending),
            self.budget.rate(RATES[3], self.records_spending),
            self.time.rate(RATES[4], self.records_spending),
            self.plan.rate(RATES[5], self.records_spending),
            Rate {
                rate: RATES[6],
                numerator: None,
                denominator: None,
                value: None,
                undefined: Some(Undefined::ResultsWithoutDueDates),
                basis: Basis::default(),
            },
        ]
    }
}

impl TimePair {
    fn rate(self, rate: &'static str, records_spending: bool) -> Rate {
        let known = self.total > 0;
        let spent = self.spent as f64 / self.total as f64;
        let elapsed = self.elapsed / self.total as f64;
        let undefined = match (known, elapsed > 0.0) {
            (false, _) => Some(Undefined::DenominatorUnknown),
            (true, false) => Some(Undefined::DenominatorZero),
            (true, true) => (!records_spending).then_some(Undefined::SpendingNotRecorded),
        };
        Rate {
            rate,
            numerator: (known && records_spending).then_some(Quantity::Share(spent)),
            denominator: known.then_some(Quantity::Share(elapsed)),
            value: undefined.is_none().then(|| spent / elapsed),
            undefined,
            basis: self.basis,
        }
    }
}

/// The share of an activity's time that has gone by the portfolio's day, from 0 to 1: days since the start (actual, else
/// planned) by days from the start to the end (actual, else planned). `None` if a date is unknown or the end is not
/// after the start.
pub fn elapsed_share(portfolio: &Portfolio, activity: u32) -> Option<f64> {
    let (start, end) = (portfolio.start(activity)?, portfolio.end(activity)?);
    let whole = end.days_since(start);
    let gone = portfolio.day().days_since(start).clamp(0, whole.max(0));
    (whole > 0).then(|| f64::from(gone) / f64::from(whole))
}

/// The rates of a selection.
pub fn rates(money: &Money<'_>, portfolio: &Portfolio, selection: &Selection, excluded_funds: &[bool]) -> Vec<Rate> {
    let mut balances = Balances::new(money, portfolio, excluded_funds);
    let mut delivery = Delivery::of(&balances);
    for activity in selection.activities() {
        let balance = balances.of(*activity);
        delivery.take(portfolio, *activity, &balance);
    }
    delivery.rates()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::builder::{FactsBuilder, Line, day};
    use crate::facts::Facts;
    use domain::LedgerKind;

    fn rates_of(facts: &Facts, on: &str) -> Vec<Rate> {
        let portfolio = Portfolio::as_of(facts, day(on));
        let money = Money::as_of(facts, day(on));
        rates(&money, &portfolio, &Selection::everything(&portfolio), &[])
    }

    fn value(rates: &[Rate], name: &str) -> Option<f64> {
        rates.iter().find(|r| r.rate == name).unwrap().value
    }

    #[test]
    fn the_worked_example_of_the_method_page() {
        let mut b = FactsBuilder::new();
        // 1,000 approved for 2023-01-01 to 2024-12-31: 730 days; 2024-07-01 is day 547.
        let a = b.running("A", day("2023-01-01"), day("2024-12-31"), 1_000);
        b.line(a, Line::new(LedgerKind::Expenditure, day("2023-06-30"), 200));
        b.line(a, Line::new(LedgerKind::Disbursement, day("2024-03-31"), 150));
        b.line(a, Line::new(LedgerKind::OutgoingCommitment, day("2024-05-01"), 425));
        b.line(a, Line::new(LedgerKind::IncomingFunds, day("2023-01-15"), 500));
        b.line(a, Line::over(LedgerKind::Allocation, day("2024-01-01"), day("2024-12-31"), 300));
        b.line(a, Line::over(LedgerKind::Forecast, day("2023-01-01"), day("2023-12-31"), 400));
        b.line(a, Line::over(LedgerKind::Forecast, day("2024-01-01"), day("2024-12-31"), 366));
        let rates = rates_of(&b.build(), "2024-07-01");
        assert_eq!(value(&rates, "ilo_delivery"), Some(0.5), "150 of 300");
        assert_eq!(value(&rates, "delivery_with_pipeline"), Some(0.75), "150 + (425 - 350) of 300");
        assert_eq!(value(&rates, "funding_based"), Some(0.7), "350 of 500");
        assert_eq!(value(&rates, "budget_based"), Some(0.35), "350 of 1,000");
        let time = value(&rates, "time_adjusted").unwrap();
        assert!((time - 0.35 / (547.0 / 730.0)).abs() < 1e-12, "{time}");
        // 400 of 2023 and 183 of the 366 days of 2024.
        assert_eq!(value(&rates, "plan_adjusted"), Some(350.0 / 583.0));
        assert_eq!(value(&rates, "output_delivery"), None);
        assert_eq!(rates[6].undefined, Some(Undefined::ResultsWithoutDueDates));
    }

    #[test]
    fn the_agencies_of_the_domain_guide() {
        // Millions of dollars as printed; published rates come from exact amounts, so they agree to one in 10,000.
        for (funded, spent, published) in
            [(132.30, 120.52, 0.9109), (2_333.25, 2_059.73, 0.8828), (226.51, 234.74, 1.0363), (28.04, 6.03, 0.2151)]
        {
            let units = |m: f64| (m * 1e6) as i64;
            let mut b = FactsBuilder::new();
            let a = b.activity("agency");
            b.line(a, Line::new(LedgerKind::IncomingFunds, day("2020-01-01"), units(funded)));
            b.line(a, Line::new(LedgerKind::Expenditure, day("2020-01-01"), units(spent)));
            let found = value(&rates_of(&b.build(), "2026-02-28"), "funding_based").unwrap();
            assert!((found - published).abs() < 0.0002, "{found} {published}");
        }
    }

    #[test]
    fn zero_and_unknown_denominators_are_not_defined_and_never_zero() {
        let mut b = FactsBuilder::new();
        let a = b.activity("A");
        b.line(a, Line::new(LedgerKind::Expenditure, day("2024-01-01"), 10));
        let facts = b.build();
        for rate in rates_of(&facts, "2024-12-31") {
            assert_eq!((rate.value, rate.numerator), (None, None), "{}", rate.rate);
            assert!(rate.undefined.is_some());
        }
        b.line(a, Line::new(LedgerKind::IncomingFunds, day("2024-01-01"), 10));
        b.line(a, Line::new(LedgerKind::IncomingFunds, day("2024-02-01"), -10));
        let rates = rates_of(&b.build(), "2024-12-31");
        assert_eq!(rates[2].undefined, Some(Undefined::DenominatorZero));
        assert_eq!((rates[2].value, rates[2].denominator), (None, Some(Quantity::Money(0))));
    }

    #[test]
    fn where_nobody_records_spending_there_is_no_rate_of_zero() {
        let mut b = FactsBuilder::new();
        let a = b.running("A", day("2024-01-01"), day("2024-12-31"), 1_000);
        b.running("B", day("2024-01-01"), day("2024-12-31"), 1_000);
        let budget = |rates: Vec<Rate>| rates.into_iter().find(|r| r.rate == "budget_based").unwrap();
        let unknown = budget(rates_of(&b.build(), "2024-07-01"));
        assert_eq!((unknown.value, unknown.numerator), (None, None));
        assert_eq!(unknown.undefined, Some(Undefined::SpendingNotRecorded));
        assert_eq!(unknown.denominator, Some(Quantity::Money(20_000_000)));
        assert_eq!(value(&rates_of(&b.build(), "2024-07-01"), "time_adjusted"), None);

        b.line(a, Line::new(LedgerKind::Expenditure, day("2024-02-01"), 0));
        assert_eq!(budget(rates_of(&b.build(), "2024-07-01")).value, Some(0.0), "zero was said");
    }

    #[test]
    fn an_activity_without_denominator_leaves_the_rate_with_its_numerator() {
        let mut b = FactsBuilder::new();
        let (a, c) = (b.activity("A"), b.activity("C"));
        b.line(a, Line::new(LedgerKind::Expenditure, day("2024-01-01"), 10));
        b.line(a, Line::new(LedgerKind::IncomingFunds, day("2024-01-01"), 20));
        b.line(c, Line::new(LedgerKind::Expenditure, day("2024-01-01"), 99));
        let funding = rates_of(&b.build(), "2024-12-31").swap_remove(2);
        assert_eq!(funding.value, Some(0.5));
        assert_eq!((funding.basis.activities, funding.basis.left_out), (1, 1));
        assert_eq!(funding.basis.left_out_numerator, 990_000);
    }

    #[test]
    fn the_portfolio_time_adjusted_rate_is_weighted_by_money() {
        let mut b = FactsBuilder::new();
        let small = b.running("small", day("2023-01-01"), day("2025-01-01"), 100);
        let large = b.running("large", day("2024-01-01"), day("2024-12-31"), 900);
        b.line(small, Line::new(LedgerKind::Expenditure, day("2023-06-30"), 100));
        b.line(large, Line::new(LedgerKind::Expenditure, day("2024-02-01"), 90));
        let found = value(&rates_of(&b.build(), "2024-12-31"), "time_adjusted").unwrap();
        // small: 730 of 731 days gone; large: all.
        let elapsed = (100.0 * 730.0 / 731.0 + 900.0) / 1_000.0;
        assert!((found - 0.19 / elapsed).abs() < 1e-12, "{found}");
    }
}
