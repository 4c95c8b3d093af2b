//! The pace of one activity as the page and `activities show` give it: shares, months, and similar activities.
//! The calculation is in `insight::peers`; the rule with a limit is among the signals.

use crate::headway::Known;
use insight::balances::Balances;
use insight::money::Money;
use insight::peers::{Comparison, CoursePoint, JudgedPace};
use serde::Serialize;

/// The pace of one activity (docs/methods/pace.md).
#[derive(Clone, Debug, Serialize)]
pub struct PaceAnswer {
    /// Time gone, of the current plan; above 1 when overdue.
    pub elapsed_share: Option<f64>,
    /// Time gone, of the first plan.
    pub elapsed_share_first: Option<f64>,
    /// Spent, of the approved total.
    pub spent_share: Option<f64>,
    /// Elapsed share of the current plan (at most 1) less spent share.
    pub gap: Option<f64>,
    /// Spending of an average month, seasonally adjusted, in the reporting currency.
    pub per_month: Option<f64>,
    /// Months in which the rest would be spent.
    pub months_needed: Option<f64>,
    /// Months to the planned end; below 0 when past.
    pub months_left: Option<f64>,
    /// Needed less left.
    pub months_over: Option<f64>,
    /// Why there is no comparison: `ended`, `not-begun`, `no-plan`, `no-total`, `not-recorded`, `first-quarter`, `too-few`.
    pub not_judged: Option<&'static str>,
    /// What similar activities had spent at the same share of their first plan.
    pub compared_with: Option<ComparisonAnswer>,
    /// What it and similar activities had spent at points of their first plan; empty where it is not compared.
    pub course: Vec<CourseAnswer>,
}

/// One point of the first plan.
#[derive(Clone, Debug, Serialize)]
pub struct CourseAnswer {
    /// Share of the first plan's time gone.
    pub elapsed_share: f64,
    /// What the activity had spent of its approved total; `None` after the day asked.
    pub spent_share: Option<f64>,
    /// Similar activities that had lived so long.
    pub n: usize,
    /// Spent share below which a quarter of them lay; `None` of too few.
    pub lower_quartile: Option<f64>,
    /// Spent share below which half of them lay.
    pub median: Option<f64>,
    /// Spent share above which a quarter of them lay.
    pub upper_quartile: Option<f64>,
}

/// Similar activities at the same point.
#[derive(Clone, Debug, Serialize)]
pub struct ComparisonAnswer {
    /// `below` the lower quartile, `among` them, or `above` the upper quartile.
    pub standing: &'static str,
    /// How many they are.
    pub n: usize,
    /// What they have in common: `instrument`, `donor`, `place`; empty for all activities.
    pub in_common: Vec<&'static str>,
    /// Spent share below which a quarter of them lay.
    pub lower_quartile: f64,
    /// Spent share below which half of them lay.
    pub median: f64,
    /// Spent share above which a quarter of them lay.
    pub upper_quartile: f64,
}

/// The pace of an activity that is known.
pub(crate) fn pace_answer(known: &Known, money: &Money<'_>, activity: u32) -> PaceAnswer {
    let portfolio = &known.portfolio;
    let balance = Balances::new(money, portfolio, &[]).of(activity);
    let JudgedPace { pace, comparison } = known.peers().judge(portfolio, activity, &balance);
    let course = match (&comparison, pace.elapsed_of_first) {
        (Ok(comparison), Some(elapsed)) => known.peers().course(portfolio, activity, &balance, elapsed, comparison),
        _ => Vec::new(),
    };
    PaceAnswer {
        course: course.iter().map(course_answer).collect(),
        elapsed_share: pace.elapsed_of_current,
        elapsed_share_first: pace.elapsed_of_first,
        spent_share: pace.spent_share,
        gap: pace.gap,
        per_month: pace.per_month,
        months_needed: pace.months_needed,
        months_left: pace.months_left,
        months_over: pace.months_over,
        not_judged: comparison.as_ref().err().map(|why| why.name()),
        compared_with: comparison.ok().map(comparison_answer),
    }
}

fn course_answer(point: &CoursePoint) -> CourseAnswer {
    let quartile = |which: usize| point.quartiles.map(|q| q[which]);
    CourseAnswer {
        elapsed_share: point.elapsed,
        spent_share: point.own,
        n: point.n,
        lower_quartile: quartile(0),
        median: quartile(1),
        upper_quartile: quartile(2),
    }
}

fn comparison_answer(comparison: Comparison) -> ComparisonAnswer {
    ComparisonAnswer {
        standing: comparison.standing.name(),
        n: comparison.n,
        in_common: comparison.in_common,
        lower_quartile: comparison.lower_quartile,
        median: comparison.median,
        upper_quartile: comparison.upper_quartile,
    }
}
