//! Delivery forecast: how much every activity, group and the portfolio will spend in the whole months after a day, with
//! intervals that held in closed periods. Only what was known by the day is used. Method: docs/methods/forecast.md.
//! Judgement whether a forecast is good enough is not here.

mod classes;
pub(crate) mod history;
mod joint;
mod year;

pub use classes::{AGE_BANDS, AVERAGE_LEVEL, LEAST_IN_CLASS, LEVEL_NAMES, PACE_BANDS, SPENT_BANDS, Scale, Span};
pub use history::Seasons;
pub use joint::{Common, DRAWS};
pub use year::{YearSpent, spent_since};

use crate::balances::Balances;
use crate::chance::Chance;
use crate::conformal::{Levels, Rank, quantile};
use crate::facts::Facts;
use crate::grouping::Dimension;
use crate::money::Money;
use crate::portfolio::{Portfolio, day_of};
use crate::selection::Selection;
use classes::{Averages, Class, Classes, Features, Observation, Windows};
use domain::day::DAYS_PER_MONTH;
use domain::shares::WHOLE;
use domain::{ActivityStatus, Day};
use history::History;

/// Weight of the capped recent pace beside the reference class (chosen on World Bank windows that ended by 2006).
pub const PACE_WEIGHT: f64 = 0.3;
/// An approved total counts as one while at most so many times it is spent.
const MOST_SPENT: f64 = 10.0;
/// The blend multiplies a class by at most this.
const LARGEST_FACTOR: f64 = 2.0;
/// Months between two origins of past windows.
const STEP: i32 = 3;
/// Origins of past windows at most: five years of them.
const ORIGINS: usize = 20;
/// Past windows at most; with more activities the origins lie further apart.
const OBSERVATIONS: usize = 400_000;
/// Closed windows on which intervals are calibrated.
const CALIBRATED_ON: usize = 6;
/// How fast tails adapt to drift (chosen on World Bank windows that ended by 2006).
const GAIN: f64 = 0.25;
/// Seed for placing outcomes among their ties.
const SEED: u64 = 2;

/// Three quantiles; of money, in units of the reporting currency.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Quantiles {
    /// A tenth lies below.
    pub p10: f64,
    /// Half lies below.
    pub p50: f64,
    /// A tenth lies above.
    pub p90: f64,
}

/// The forecast of one activity.
#[derive(Clone, Copy, Debug)]
pub struct ActivityForecast {
    /// Activity number.
    pub activity: u32,
    /// The forecast; `None` where fewer than [`LEAST_IN_CLASS`] comparable past windows exist.
    pub quantiles: Option<Quantiles>,
    /// What it rests on.
    pub basis: Basis,
}

/// What a forecast rests on: enough to redo it.
#[derive(Clone, Copy, Debug)]
pub struct Basis {
    /// What amounts are divided by.
    pub scale: Scale,
    /// That amount in units of the reporting currency (1 for [`Scale::Nothing`]).
    pub unit: f64,
    /// Level of the reference class, as in [`LEVEL_NAMES`].
    pub level: Option<usize>,
    /// Past windows in it.
    pub n: usize,
    /// Months since the start.
    pub age: f64,
    /// Spent so far, of the unit.
    pub spent: f64,
    /// Spent in the last twelve months, of the unit; `None` where the ledger does not reach back so far.
    pub pace: Option<f64>,
    /// Spending that the capped pace would give, of the unit: that of the last twelve months, or for
    /// [`AVERAGE_LEVEL`] that since the start.
    pub capped_pace: Option<f64>,
    /// By what the class is multiplied, so that its mean moves towards the pace.
    pub factor: f64,
    /// The class's own quantiles (calibrated levels), of the unit, before the blend.
    pub class: Option<Quantiles>,
    /// The class's mean, of the unit.
    pub class_mean: Option<f64>,
}

/// The forecast of a portfolio.
#[derive(Clone, Debug)]
pub struct Forecast {
    /// Last day of knowledge.
    pub day: Day,
    /// First day forecast.
    pub first: Day,
    /// Last day forecast.
    pub last: Day,
    /// What was asked for.
    pub span: Span,
    /// Its length in months.
    pub length: f64,
    /// Every chosen activity that is neither closed nor cancelled.
    pub activities: Vec<ActivityForecast>,
    /// Groups by number; [`NONE`] is what nobody stated.
    pub groups: Vec<(u32, Quantiles)>,
    /// All chosen activities together; `None` where none has a forecast.
    pub portfolio: Option<Quantiles>,
    /// Activities without a forecast.
    pub unanswered: usize,
    /// Quantile levels after calibration.
    pub levels: Levels,
    /// What activities had in common in closed periods.
    pub common: Common,
    /// How much the months forecast spend beside average months.
    pub season: f64,
    /// Past windows learnt from.
    pub observations: usize,
}

/// An activity to forecast, with its class.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Subject<'a> {
    class: Class<'a>,
    features: Features,
    /// By what the class is multiplied so that its mean moves towards the recent pace.
    factor: f64,
    /// Units of currency per 1, season included.
    unit: f64,
}

impl<'a> Subject<'a> {
    fn new(class: Class<'a>, features: Features, months: f64, season: f64) -> Subject<'a> {
        let factor = own_pace(&class, &features, months).map_or(1.0, |pace| blend_factor(class.outcomes, pace));
        Subject { class, features, factor, unit: features.unit * season }
    }

    /// The blended quantile in units of currency. An average pace of others ends where the own money does.
    fn quantile(&self, share: f64) -> f64 {
        let blended = self.factor * quantile(self.class.outcomes, share);
        self.unit * if self.class.level == AVERAGE_LEVEL { blended.min(self.features.left()) } else { blended }
    }

    /// Where an outcome (of the unit, season taken out) lies in the blended class.
    fn rank(&self, outcome: f64) -> Rank {
        Rank::of(self.class.outcomes, outcome / self.factor)
    }
}

/// The mean of outcomes, of which there are some.
fn mean_of(outcomes: &[f64]) -> f64 {
    outcomes.iter().sum::<f64>() / outcomes.len() as f64
}

/// The pace that is blended with a class.
fn own_pace(class: &Class<'_>, features: &Features, months: f64) -> Option<f64> {
    if class.level == AVERAGE_LEVEL { features.average_pace(months) } else { features.capped_pace(months) }
}

/// The factor that moves a class's mean by [`PACE_WEIGHT`] of the way to the capped recent pace. A class that spends
/// nothing stays where it is, and so does every outcome of nothing.
fn blend_factor(outcomes: &[f64], pace: f64) -> f64 {
    let mean = mean_of(outcomes);
    if mean <= 0.0 { 1.0 } else { (1.0 - PACE_WEIGHT + PACE_WEIGHT * pace / mean).min(LARGEST_FACTOR) }
}

/// Forecasts the spending of a stretch of days after the portfolio's day.
pub fn forecast(
    facts: &Facts,
    portfolio: &Portfolio,
    selection: &Selection,
    span: Span,
    by: Option<Dimension>,
) -> Forecast {
    let day = portfolio.day();
    let money = Money::as_of(facts, day);
    let history = History::of(&money, portfolio.len());
    let seasons = Seasons::of(&history, last_whole_month(day));
    let life = Life::of(portfolio, &money, &history);
    let length = span.length(day);
    let windows = Windows { history: &history, seasons: &seasons, span, length };
    let observations = observations(facts, portfolio, &life, &windows);
    let mut classes = Classes::of(&observations.all);
    let (levels, common) = calibrated(&observations, &mut classes, length);
    let classes = classes.as_by(0);
    let averages = averages(portfolio, &life, &windows);

    let (first, last) = span.after(day);
    let season = seasons.of_days(first, last);
    let mut activities = Vec::new();
    let mut subjects = Vec::new();
    let mut numbers = Vec::new();
    for &activity in selection.activities() {
        if is_over(portfolio, activity) {
            continue;
        }
        let features = life.features(portfolio, &history, activity, day);
        let class = classes.find(&features).or_else(|| averages.find(features.scale));
        let subject = class.map(|class| Subject::new(class, features, length, season));
        activities.push(answer(activity, features, subject.as_ref(), length, &levels));
        if let Some(subject) = subject {
            subjects.push(subject);
            numbers.push(activity);
        }
    }
    let parts = by.map_or_else(joint::Parts::default, |by| parts(facts, portfolio, by, &numbers));
    let sums = joint::sums(&subjects, &levels, common, &parts);
    Forecast {
        day,
        first,
        last,
        span,
        length,
        unanswered: activities.len() - subjects.len(),
        activities,
        groups: sums.groups,
        portfolio: sums.all,
        levels,
        common,
        season,
        observations: observations.all.len(),
    }
}

/// What others have spent on average since their start.
fn averages(portfolio: &Portfolio, life: &Life, windows: &Windows<'_>) -> Averages {
    let spent = |activity: &u32| portfolio.is_known(*activity) && windows.history.first(*activity).is_some();
    let features = |activity| life.features(portfolio, windows.history, activity, portfolio.day());
    Averages::of((0..portfolio.len() as u32).filter(spent).map(features), windows.length)
}

/// The groups of the activities that have a forecast.
fn parts(facts: &Facts, portfolio: &Portfolio, by: Dimension, numbers: &[u32]) -> joint::Parts {
    let mut parts = joint::Parts::default();
    let mut percents = Vec::new();
    for &activity in numbers {
        by.parts(facts, portfolio, activity, &mut percents);
        parts.push(percents.iter().map(|(group, percent)| (*group, f64::from(*percent) / f64::from(WHOLE))));
    }
    parts
}

fn answer(
    activity: u32,
    features: Features,
    subject: Option<&Subject<'_>>,
    months: f64,
    levels: &Levels,
) -> ActivityForecast {
    // Nothing was closed on which to calibrate a comparison with average paces.
    let is_average = subject.is_some_and(|s| s.class.level == AVERAGE_LEVEL);
    let levels = if is_average { Levels::default() } else { *levels };
    let at = |of: &dyn Fn(f64) -> f64| Quantiles { p10: of(levels.low), p50: of(0.5), p90: of(levels.high) };
    ActivityForecast {
        activity,
        quantiles: subject.map(|s| at(&|share| s.quantile(share))),
        basis: Basis {
            scale: features.scale,
            unit: features.unit,
            level: subject.map(|s| s.class.level),
            n: subject.map_or(0, |s| s.class.outcomes.len()),
            age: features.age,
            spent: features.spent,
            pace: features.pace,
            capped_pace: subject.map_or(features.capped_pace(months), |s| own_pace(&s.class, &features, months)),
            factor: subject.map_or(1.0, |s| s.factor),
            class: subject.map(|s| at(&|share| quantile(s.class.outcomes, share))),
            class_mean: subject.map(|s| mean_of(s.class.outcomes)),
        },
    }
}

/// What does not change from origin to origin: when activities began, how long they could still spend, their totals.
struct Life {
    start: Vec<Option<Day>>,
    /// Total in units of the reporting currency as known by the day of knowledge.
    total: Vec<f64>,
    /// Upper ends of the lower two thirds of totals.
    size_cuts: [f64; 2],
}

impl Life {
    fn of(portfolio: &Portfolio, money: &Money<'_>, history: &History) -> Life {
        let mut balances = Balances::new(money, portfolio, &[]);
        let mut life = Life { start: Vec::new(), total: Vec::new(), size_cuts: [0.0; 2] };
        for activity in 0..portfolio.len() as u32 {
            let i = activity as usize;
            let stated = [portfolio.approved_on[i], portfolio.actual_start[i], portfolio.planned_start[i]];
            life.start.push(stated.into_iter().find_map(day_of).or(history.first(activity)));
            life.total.push(if portfolio.is_known(activity) { balances.of(activity).approved.to_f64() } else { 0.0 });
        }
        let mut totals: Vec<f64> = life.total.iter().copied().filter(|t| *t > 0.0).collect();
        totals.sort_by(f64::total_cmp);
        if !totals.is_empty() {
            life.size_cuts = [quantile(&totals, 1.0 / 3.0), quantile(&totals, 2.0 / 3.0)];
        }
        life
    }

    /// An activity by the end of a day. The total is what it is known to be by the day of knowledge.
    fn features(&self, portfolio: &Portfolio, history: &History, activity: u32, day: Day) -> Features {
        let i = activity as usize;
        let spent = history.through(activity, day);
        let last_year = history.between(activity, day.plus_months(-12), day);
        let age = self.start[i].map_or(0.0, |s| f64::from(day.days_since(s)) / DAYS_PER_MONTH);
        // A total of which far more than all is spent is no total of this spending.
        let (scale, unit) = if self.total[i] > 0.0 && spent.abs() <= MOST_SPENT * self.total[i] {
            (Scale::Approved, self.total[i])
        } else if last_year > 0.0 {
            (Scale::LastYear, last_year)
        } else {
            (Scale::Nothing, 1.0)
        };
        Features {
            scale,
            unit,
            age,
            spent: spent / unit,
            pace: history.knows_last_year(self.start[i], day).then_some(last_year / unit),
            instrument: portfolio.instrument[i],
            size: self.size_cuts.iter().filter(|c| unit > **c).count() as u32,
        }
    }
}

fn is_over(portfolio: &Portfolio, activity: u32) -> bool {
    matches!(portfolio.status(activity), Some(ActivityStatus::Closed | ActivityStatus::Cancelled))
}

/// The last month that had ended by the end of a day.
pub(crate) fn last_whole_month(day: Day) -> i32 {
    if day == Day::last_of_month(day.month_number()) { day.month_number() } else { day.month_number() - 1 }
}

/// The same day so many months earlier; the last of a month stays the last of a month.
fn earlier(day: Day, months: i32) -> Day {
    if day == Day::last_of_month(day.month_number()) {
        Day::last_of_month(day.month_number() - months)
    } else {
        day.plus_months(-months)
    }
}

/// Past windows, newest origin first.
struct Observations {
    all: Vec<Observation>,
    /// A window had ended by an origin if its own origin lies at least so many places further back.
    closed_before: u16,
}

fn observations(facts: &Facts, portfolio: &Portfolio, life: &Life, windows: &Windows<'_>) -> Observations {
    let step = STEP * portfolio.len().max(1).div_ceil(OBSERVATIONS / ORIGINS) as i32;
    // The newest window ends with the last whole month.
    let gap = portfolio.day().month_number() - last_whole_month(portfolio.day());
    let back = windows.span.months as i32 + gap;
    let mut all = Vec::new();
    for origin in 0..ORIGINS {
        let day = earlier(portfolio.day(), back + step * origin as i32);
        // Before the ledger begins nothing is recorded; that is not nothing spent.
        if windows.history.recorded_from.is_none_or(|from| windows.span.after(day).0 < from) {
            break;
        }
        let then = Portfolio::as_of_one_of_many(facts, day);
        for activity in 0..portfolio.len() as u32 {
            if takes_part(portfolio, &then, life, activity, day) {
                let features = life.features(portfolio, windows.history, activity, day);
                let outcome = features.bounded(windows.outcome(activity, day) / features.unit, windows.length);
                all.push(Observation { origin: origin as u16, features, outcome });
            }
        }
    }
    Observations { all, closed_before: ((back + step - 1) / step) as u16 }
}

/// Whether an activity was there to be forecast on a past day: begun or known, and not over.
fn takes_part(portfolio: &Portfolio, then: &Portfolio, life: &Life, activity: u32, day: Day) -> bool {
    let i = activity as usize;
    let was_known = then.is_known(activity);
    let was_there = was_known || life.start[i].is_some_and(|s| s <= day);
    let ended = is_over(portfolio, activity) && day_of(portfolio.actual_end[i]).is_some_and(|e| e <= day);
    portfolio.is_known(activity) && was_there && !ended && !(was_known && is_over(then, activity))
}

/// Judges the newest closed windows by what their own past would have said, and learns levels and the common part.
fn calibrated(observations: &Observations, classes: &mut Classes, months: f64) -> (Levels, Common) {
    let mut periods = Vec::new();
    let mut scores = Vec::new();
    let mut chance = Chance::seeded(SEED);
    let distinct = CALIBRATED_ON as f64 / f64::from(observations.closed_before.max(1));
    for origin in (0..CALIBRATED_ON as u16).rev() {
        let past = classes.as_by(origin + observations.closed_before);
        let mut ranks = Vec::new();
        let mut normal = Vec::new();
        for observation in observations.all.iter().filter(|o| o.origin == origin) {
            if let Some(class) = past.find(&observation.features) {
                let subject = Subject::new(class, observation.features, months, 1.0);
                let rank = subject.rank(observation.outcome);
                normal.push((joint::score_of(rank.inside(chance.share())), subject.features.unit));
                ranks.push(rank);
            }
        }
        periods.push(ranks);
        scores.push(normal);
    }
    (Levels::learnt_from(&periods, GAIN), Common::of(&scores, distinct, months))
}

#[cfg(test)]
mod tests;
