//! Offices side by side, and one office with what waits there.

use crate::decimal::Decimal;
use crate::status::States;
use serde::Serialize;

/// The answer of `offices`.
#[derive(Clone, Debug, Serialize)]
pub struct OfficesAnswer {
    /// Last day of knowledge.
    pub as_of: String,
    /// Currency of the sums.
    pub currency: String,
    /// Offices, most activities first.
    pub offices: Vec<OfficeRow>,
}

/// One office.
#[derive(Clone, Debug, Serialize)]
pub struct OfficeRow {
    /// Code; blank for activities without office.
    pub office: String,
    /// Name.
    pub name: String,
    /// Activities.
    pub activities: u64,
    /// By state.
    pub states: States,
    /// Approved totals.
    pub approved: Option<Decimal>,
    /// Spent.
    pub spent: Option<Decimal>,
    /// Delivery rate of the year.
    pub ilo_delivery: Option<f64>,
    /// Cumulative spending of approved.
    pub budget_based: Option<f64>,
    /// Signals at `act`.
    pub act: u64,
    /// Signals at `watch`.
    pub watch: u64,
}
