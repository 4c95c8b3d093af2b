//! The course of an activity beside similar ones: what each had spent at points of its first plan. The activities are
//! those of the comparison at the day asked; whether it is behind is told there.

use super::{Comparison, LEAST_PEERS, Peers, Plan, TRAIT_NAMES};
use crate::balances::Balance;
use crate::conformal::quantile;
use crate::portfolio::Portfolio;

/// About so much of the first plan's time lies between two points.
const STEP: f64 = 0.05;
/// Most points before the day asked.
const MOST: f64 = 40.0;

/// One point of the first plans.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CoursePoint {
    /// Share of the first plan's time gone.
    pub elapsed: f64,
    /// What the activity had spent of its approved total; `None` after the day asked.
    pub own: Option<f64>,
    /// Similar activities that had lived so long.
    pub n: usize,
    /// Lower quartile, median and upper quartile of what they had spent; `None` of fewer than [`LEAST_PEERS`].
    pub quartiles: Option<[f64; 3]>,
}

impl Peers {
    /// Points from the start of the first plan to its end, or to the day asked where that is later; the day asked is one
    /// of them. Empty without a plan to follow.
    pub fn course(
        &self,
        portfolio: &Portfolio,
        activity: u32,
        balance: &Balance,
        elapsed: f64,
        comparison: &Comparison,
    ) -> Vec<CoursePoint> {
        let Ok(plan) = Plan::of(portfolio, activity, balance) else { return Vec::new() };
        let level = TRAIT_NAMES.map(|name| comparison.in_common.contains(&name));
        let now = (elapsed / STEP).round().clamp(1.0, MOST);
        let step = elapsed / now;
        let (now, last) = (now as usize, now.max((1.0 / step).floor()) as usize);
        let point = |at: usize| {
            let elapsed = step * at as f64;
            let own = plan.day_at(elapsed).filter(|_| at <= now).map(|on| {
                let on = on.min(portfolio.day());
                self.history.through(activity, on) / plan.total
            });
            let shares = self.shares_of(activity, level, elapsed, portfolio.day());
            let quartiles = (shares.len() >= LEAST_PEERS).then(|| [0.25, 0.5, 0.75].map(|q| quantile(&shares, q)));
            CoursePoint { elapsed, own, n: shares.len(), quartiles }
        };
        (0..=last).map(point).collect()
    }
}
