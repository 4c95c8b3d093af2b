//! The portfolio in one screen: counts, states, money, delivery by each named rate, what is unknown or incomplete.

use crate::decimal::Decimal;
use crate::figures::excluded_funds;
use crate::filters::{Filters, Question};
use crate::table::{Cell, Table};
use crate::{Failure, Headway};
use domain::{Context, Currency};
use insight::delivery::{Quantity, Rate};
use insight::money::{Money as Ledger, Sum};
use insight::signals::Rules;
use serde::Serialize;

/// The answer of `status`, and the body of the dashboard.
#[derive(Clone, Debug, Serialize)]
pub struct StatusAnswer {
    /// Last day of knowledge, with the change if one was asked for.
    pub as_of: String,
    /// Last change contained: `as_of@change` gives the same figures for good.
    pub change: u64,
    /// First day anything was known; an earlier `as_of` shows nothing, and says so.
    pub first_recorded: Option<String>,
    /// Whether `as_of` lies before the first recorded fact.
    pub before_first_record: bool,
    /// Currency of every amount below.
    pub currency: String,
    /// Filters that were set.
    pub filters: crate::filters::Filters,
    /// How much there is.
    pub counts: Counts,
    /// Activities by state.
    pub states: States,
    /// The seven named rates.
    pub delivery: Vec<RateAnswer>,
    /// Sums of money.
    pub money: Money,
    /// What is not known, and how often.
    pub unknown: Vec<Unknown>,
    /// Amounts without a rate, left out of every sum.
    pub incomplete: Vec<Incomplete>,
}

/// How much there is.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Counts {
    /// Activities known.
    pub activities: u64,
    /// Organisations known.
    pub organisations: u64,
    /// Transactions.
    pub transactions: u64,
    /// Budget lines.
    pub budgets: u64,
    /// Milestones (activity, milestone, round).
    pub milestones: u64,
    /// Cases of processes.
    pub cases: u64,
    /// Events.
    pub steps: u64,
}

/// Activities by state.
#[derive(Clone, Copy, Debug, Default, Serialize, PartialEq, Eq)]
pub struct States {
    /// No rule fires.
    pub on_pace: u64,
    /// An amber threshold is passed.
    pub watch: u64,
    /// A red threshold is passed.
    pub act: u64,
    /// Data are missing or stale.
    pub unknown: u64,
    /// Over, not begun, or in the first quarter of life.
    pub not_applicable: u64,
}

/// One named delivery rate.
#[derive(Clone, Debug, Serialize)]
pub struct RateAnswer {
    /// `ilo_delivery`, `delivery_with_pipeline`, `funding_based`, `budget_based`, `time_adjusted`, `plan_adjusted`,
    /// `output_delivery`.
    pub rate: &'static str,
    /// Above the line: money in the reporting currency; for `time_adjusted` a share.
    pub numerator: Option<QuantityAnswer>,
    /// Below the line.
    pub denominator: Option<QuantityAnswer>,
    /// The rate; `None` is "not defined", never zero.
    pub value: Option<f64>,
    /// What it rests on.
    pub basis: RateBasis,
}

/// Money or a share.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(untagged)]
pub enum QuantityAnswer {
    /// Money in the reporting currency.
    Money(Decimal),
    /// A share of one.
    Share(f64),
}

/// What a rate rests on.
#[derive(Clone, Debug, Default, Serialize)]
pub struct RateBasis {
    /// Activities that count.
    pub n: u64,
    /// Activities and lines left out or in doubt, with a reason code each.
    pub excluded: Vec<Unknown>,
    /// What the activities left out have in the numerator.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left_out_numerator: Option<Decimal>,
    /// Amounts without a rate, left out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub incomplete: Vec<Incomplete>,
    /// Year, for rates of a year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<i32>,
    /// Reason code where the rate is not defined.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub undefined_because: Option<&'static str>,
}

/// Sums of money in the reporting currency.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Money {
    /// Approved totals.
    pub approved: Option<Decimal>,
    /// Allocations of the year.
    pub allocated: Option<Decimal>,
    /// Outgoing commitments.
    pub committed: Option<Decimal>,
    /// Disbursements plus expenditure.
    pub spent: Option<Decimal>,
    /// Funds received.
    pub received: Option<Decimal>,
}

/// How often something is not known.
#[derive(Clone, Debug, Serialize)]
pub struct Unknown {
    /// Stable code of what.
    pub what: &'static str,
    /// How often.
    pub n: u64,
}

/// Amounts of one currency that could not be converted.
#[derive(Clone, Debug, Serialize)]
pub struct Incomplete {
    /// Currency.
    pub currency: String,
    /// Lines.
    pub n: u64,
    /// Their sum in that currency.
    pub sum: Decimal,
}

/// The portfolio, or the chosen part of it, in one answer.
pub fn status(headway: &Headway, ctx: &Context, filters: &Filters) -> Result<StatusAnswer, Failure> {
    let known = headway.known(ctx)?;
    known.remembered(ctx, &format!("status {filters:?}"), || computed(headway, ctx, filters))
}

fn computed(headway: &Headway, ctx: &Context, filters: &Filters) -> Result<StatusAnswer, Failure> {
    let asked = Question::of(headway, ctx, filters)?;
    let known = &asked.known;
    let (facts, portfolio) = (&*known.facts, &known.portfolio);
    let money = Ledger::as_of(facts, known.day());
    let rules = Rules::in_force(&known.facts.rule_limits, known.day());
    let status = insight::status::status(facts, portfolio, &money, &asked.selection, &rules, &excluded_funds(known));
    let first = facts.first_recorded;
    Ok(StatusAnswer {
        as_of: known.as_of.to_string(),
        change: facts.change,
        first_recorded: first.map(|d| d.to_string()),
        before_first_record: first.is_some_and(|first| known.day() < first),
        currency: status.currency.to_string(),
        filters: filters.clone(),
        counts: Counts {
            activities: status.counts.activities,
            organisations: status.counts.organisations,
            transactions: status.counts.transactions,
            budgets: status.counts.budgets,
            milestones: status.counts.milestones,
            cases: status.counts.cases,
            steps: status.counts.steps,
        },
        states: States {
            on_pace: status.states.on_pace.into(),
            watch: status.states.watch.into(),
            act: status.states.act.into(),
            unknown: status.states.unknown.into(),
            not_applicable: status.states.not_applicable.into(),
        },
        delivery: status.delivery.iter().map(rate_answer).collect(),
        money: Money {
            approved: known_sum(&status.money.approved),
            allocated: known_sum(&status.money.allocated),
            committed: known_sum(&status.money.committed),
            spent: known_sum(&status.money.spent),
            received: known_sum(&status.money.received),
        },
        unknown: status.unknown.iter().map(|u| Unknown { what: u.what, n: u.n }).collect(),
        incomplete: status.incomplete.iter().map(incomplete_answer).collect(),
    })
}

/// A sum, or nothing where no line has an amount: nothing known is not zero.
fn known_sum(sum: &Sum) -> Option<Decimal> {
    (sum.lines > 0).then_some(Decimal(sum.ten_thousandths))
}

pub(crate) fn incomplete_answer(part: &insight::money::Incomplete) -> Incomplete {
    Incomplete { currency: part.currency.to_string(), n: part.n, sum: Decimal(part.sum) }
}

pub(crate) fn rate_answer(rate: &Rate) -> RateAnswer {
    let quantity = |q: Quantity| match q {
        Quantity::Money(amount) => QuantityAnswer::Money(Decimal(amount)),
        Quantity::Share(share) => QuantityAnswer::Share(share),
    };
    let basis = &rate.basis;
    let excluded = [
        ("denominator-unknown", u64::from(basis.left_out)),
        ("lines-without-fund", basis.lines_without_fund),
        ("lines-without-amount", basis.unknown),
    ];
    RateAnswer {
        rate: rate.rate,
        numerator: rate.numerator.map(quantity),
        denominator: rate.denominator.map(quantity),
        value: rate.value,
        basis: RateBasis {
            n: u64::from(basis.activities),
            excluded: excluded.into_iter().filter(|(_, n)| *n > 0).map(|(what, n)| Unknown { what, n }).collect(),
            left_out_numerator: (basis.left_out_numerator != 0).then_some(Decimal(basis.left_out_numerator)),
            incomplete: basis.incomplete.iter().map(incomplete_answer).collect(),
            year: basis.year,
            undefined_because: rate.undefined.map(|u| u.code()),
        },
    }
}

/// Rates as a table: name, above the line, below the line, value.
pub(crate) fn delivery_table(rates: &[RateAnswer], currency: &str) -> Table {
    let currency = Currency::parse(currency).unwrap_or(Currency::USD);
    let mut table = Table::with_columns(&[
        ("rate", "column-rate", false),
        ("numerator", "column-numerator", true),
        ("denominator", "column-denominator", true),
        ("value", "column-rate-value", true),
        ("n", "column-activities", true),
    ]);
    let quantity = |q: Option<QuantityAnswer>| match q {
        None => Cell::Unknown,
        Some(QuantityAnswer::Money(m)) => Cell::Money(m.0, currency),
        Some(QuantityAnswer::Share(s)) => Cell::Share(Some(s)),
    };
    for rate in rates {
        table.rows.push(vec![
            Cell::Coded { code: rate.rate.to_owned(), key: format!("rate-{}", rate.rate) },
            quantity(rate.numerator),
            quantity(rate.denominator),
            Cell::Share(rate.value),
            Cell::Whole(rate.basis.n as i64),
        ]);
    }
    table
}

impl StatusAnswer {
    /// Every figure as rows of what, which and value.
    pub fn table(&self) -> Table {
        let mut table = Table::with_columns(&[
            ("figure", "column-figure", false),
            ("item", "column-item", false),
            ("value", "column-value", true),
        ]);
        for (figure, part) in self.tables() {
            for row in part.rows {
                let mut cells = row.into_iter();
                let Some(item) = cells.next() else { continue };
                let value = if figure == "title-delivery" { cells.nth(2) } else { cells.next_back() };
                table.rows.push(vec![
                    Cell::Coded { code: figure.trim_start_matches("title-").to_owned(), key: figure.to_owned() },
                    item,
                    value.unwrap_or(Cell::Blank),
                ]);
            }
        }
        table
    }

    /// Counts, states, money, delivery, unknown and incomplete, each as a table under the key of its title.
    pub fn tables(&self) -> Vec<(&'static str, Table)> {
        let currency = Currency::parse(&self.currency).unwrap_or(Currency::USD);
        let pairs = |prefix: &str, rows: Vec<(&str, Cell)>| {
            let mut table = Table::with_columns(&[("item", "column-item", false), ("value", "column-value", true)]);
            table.rows = rows
                .into_iter()
                .map(|(code, value)| {
                    vec![Cell::Coded { code: code.to_owned(), key: format!("{prefix}-{code}") }, value]
                })
                .collect();
            table
        };
        let whole = |n: u64| Cell::Whole(n as i64);
        let money = |amount: Option<Decimal>| amount.map_or(Cell::Unknown, |a| Cell::Money(a.0, currency));
        let mut incomplete = Table::with_columns(&[
            ("currency", "column-currency", false),
            ("lines", "column-lines", true),
            ("sum", "column-sum", true),
        ]);
        for part in &self.incomplete {
            let own = Currency::parse(&part.currency).unwrap_or(currency);
            incomplete.rows.push(vec![Cell::text(&part.currency), whole(part.n), Cell::Money(part.sum.0, own)]);
        }
        let counts = &self.counts;
        vec![
            (
                "title-counts",
                pairs(
                    "count",
                    vec![
                        ("activities", whole(counts.activities)),
                        ("organisations", whole(counts.organisations)),
                        ("transactions", whole(counts.transactions)),
                        ("budgets", whole(counts.budgets)),
                        ("milestones", whole(counts.milestones)),
                        ("cases", whole(counts.cases)),
                        ("steps", whole(counts.steps)),
                    ],
                ),
            ),
            (
                "title-states",
                pairs(
                    "state",
                    vec![
                        ("act", whole(self.states.act)),
                        ("watch", whole(self.states.watch)),
                        ("on_pace", whole(self.states.on_pace)),
                        ("unknown", whole(self.states.unknown)),
                        ("not_applicable", whole(self.states.not_applicable)),
                    ],
                ),
            ),
            (
                "title-money",
                pairs(
                    "money",
                    vec![
                        ("approved", money(self.money.approved)),
                        ("allocated", money(self.money.allocated)),
                        ("committed", money(self.money.committed)),
                        ("spent", money(self.money.spent)),
                        ("received", money(self.money.received)),
                    ],
                ),
            ),
            ("title-delivery", delivery_table(&self.delivery, &self.currency)),
            ("title-unknown", pairs("unknown", self.unknown.iter().map(|u| (u.what, whole(u.n))).collect())),
            ("title-incomplete", incomplete),
        ]
    }
}
