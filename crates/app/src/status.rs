//! The portfolio in one screen: counts, states, money, delivery by each named rate, what is unknown or incomplete.

use crate::decimal::Decimal;
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
    /// Above the line (money in the reporting currency; for `time_adjusted` a share).
    pub numerator: Option<Decimal>,
    /// Below the line.
    pub denominator: Option<Decimal>,
    /// The rate; `None` is "not defined", never zero.
    pub value: Option<f64>,
    /// What it rests on.
    pub basis: RateBasis,
}

/// What a rate rests on.
#[derive(Clone, Debug, Default, Serialize)]
pub struct RateBasis {
    /// Activities that count.
    pub n: u64,
    /// Activities left out, with a reason code each.
    pub excluded: Vec<Unknown>,
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
