//! What activities are like, in the few classes by which slipping is told apart: planned duration, size, revisions so
//! far. All of it as known by the day of a look, only the size as known by the day of the question.

use super::plans;
use crate::balances::Balances;
use crate::conformal::quantile;
use crate::facts::Facts;
use crate::money::Money;
use crate::portfolio::{Portfolio, day_of};
use domain::Day;
use domain::day::DAYS_PER_MONTH;

/// Number of traits.
pub const FACTORS: usize = 3;
/// The words for the traits.
pub const FACTOR_NAMES: [&str; FACTORS] = ["duration", "size", "revisions"];
/// Lower ends of the bands of planned duration, in months from the start; the class before the first is shorter.
pub const DURATION_BANDS: [f64; 4] = [12.0, 24.0, 36.0, 60.0];
/// Class of what is not known.
pub const UNKNOWN_CLASS: u8 = u8::MAX;
/// Revisions so far are counted up to this many.
pub const MOST_REVISIONS: u32 = 2;

/// The classes of one activity on one day, in the order of [`FACTOR_NAMES`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Traits(pub [u8; FACTORS]);

/// The traits of every activity.
pub(super) struct TraitsOf {
    /// Third of the approved totals that its own lies in: 0, 1 or 2.
    size: Vec<u8>,
    /// Days on which the planned end was revised by a month or more.
    revised_on: Vec<Vec<Day>>,
}

impl TraitsOf {
    /// Reads what does not change from look to look.
    pub(super) fn new(facts: &Facts, portfolio: &Portfolio) -> TraitsOf {
        let money = Money::as_of(facts, portfolio.day());
        let mut balances = Balances::new(&money, portfolio, &[]);
        let all = 0..portfolio.len() as u32;
        let total = |activity: u32| {
            let known = portfolio.is_known(activity);
            Some(if known { balances.of(activity).approved.to_f64() } else { 0.0 }).filter(|t| *t > 0.0)
        };
        let totals: Vec<Option<f64>> = all.clone().map(total).collect();
        let mut sorted: Vec<f64> = totals.iter().copied().flatten().collect();
        sorted.sort_by(f64::total_cmp);
        let third = |share| if sorted.is_empty() { 0.0 } else { quantile(&sorted, share) };
        let cuts = [third(1.0 / 3.0), third(2.0 / 3.0)];
        let class = |total: f64| cuts.iter().filter(|cut| total > **cut).count() as u8;
        TraitsOf {
            size: totals.iter().map(|total| total.map_or(UNKNOWN_CLASS, class)).collect(),
            revised_on: all.map(|a| plans::revised_on(&plans::stated_ends(facts, a, portfolio.day))).collect(),
        }
    }

    /// The traits of an activity as known by a portfolio's day.
    pub(super) fn of(&self, portfolio: &Portfolio, activity: u32) -> Traits {
        let i = activity as usize;
        let start = day_of(portfolio.approved_on[i]).or(portfolio.start(activity));
        let duration = start.zip(day_of(portfolio.planned_end[i])).map_or(UNKNOWN_CLASS, |(start, end)| {
            let months = f64::from(end.days_since(start)) / DAYS_PER_MONTH;
            DURATION_BANDS.partition_point(|b| *b <= months) as u8
        });
        Traits([duration, self.size[i], self.revisions(activity, portfolio.day()).min(MOST_REVISIONS) as u8])
    }

    /// Revisions known by a day.
    pub(super) fn revisions(&self, activity: u32, day: Day) -> u32 {
        self.revised_on[activity as usize].partition_point(|d| *d <= day) as u32
    }
}
