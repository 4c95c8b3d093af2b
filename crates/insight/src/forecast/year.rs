//! Spending of a year so far, per activity and group: what a year-end forecast adds to. Closed activities count too.

use super::history::History;
use crate::facts::{Facts, NONE};
use crate::grouping::Dimension;
use crate::money::Money;
use crate::portfolio::Portfolio;
use crate::selection::Selection;
use domain::Day;
use domain::shares::WHOLE;
use std::collections::BTreeMap;

/// Spending from a first day up to the day of knowledge, in units of the reporting currency.
#[derive(Clone, Debug, Default)]
pub struct YearSpent {
    /// By chosen activity.
    pub activities: BTreeMap<u32, f64>,
    /// By group; [`NONE`] is what nobody stated.
    pub groups: BTreeMap<u32, f64>,
    /// All chosen activities.
    pub total: f64,
}

/// What the chosen activities have spent since a day (included).
pub fn spent_since(
    facts: &Facts,
    portfolio: &Portfolio,
    selection: &Selection,
    first: Day,
    by: Option<Dimension>,
) -> YearSpent {
    let history = History::of(&Money::as_of(facts, portfolio.day()), portfolio.len());
    let mut spent = YearSpent::default();
    let mut parts = Vec::new();
    for &activity in selection.activities() {
        let amount = history.between(activity, first.plus_days(-1), portfolio.day());
        spent.activities.insert(activity, amount);
        spent.total += amount;
        match by {
            Some(by) => by.parts(facts, portfolio, activity, &mut parts),
            None => parts = vec![(NONE, WHOLE)],
        }
        for (group, percent) in &parts {
            *spent.groups.entry(*group).or_default() += amount * f64::from(*percent) / f64::from(WHOLE);
        }
    }
    spent
}
