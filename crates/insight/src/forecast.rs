//! Delivery forecast: how much every activity, group and the portfolio will spend in the whole months after a day, with
//! intervals that held in closed periods. Only what was known by the day is used. Method: docs/methods/forecast.md.
//! Judgement whether a forecast is good enough is not here.

mod classes;
mod history;
mod joint;

pub use classes::{AGE_BANDS, LEAST_IN_CLASS, LEVEL_NAMES, PACE_BANDS, SPENT_BANDS, Scale};
pub use history::Seasons;
pub use joint::{Common, DRAWS};

use crate::balances::Balances;
use crate::chance::Chance;
use crate::conformal::{Levels, Rank, quantile};
use crate::facts::{Facts, NONE};
use crate::grouping::Dimension;
use crate::money::Money;
use crate::portfolio::{Portfolio, day_of};
use crate::selection::Selection;
use classes::{Class, Classes, Features, Observation, Windows};
use domain::day::DAYS_PER_MONTH;
use domain::shares::WHOLE;
use domain::{ActivityStatus, Day};
use history::History;

/// Weight of the capped recent pace beside the reference class (chosen on World Bank windows that ended by 2006).
pub const PACE_WEIGHT: f64 = 0.3;
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

/// Three quantiles, in units of the reporting currency.
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
    /// Spent in the last twelve months, of the unit.
    pub pace: f64,
    /// Spending that the capped pace would give, of the unit.
    pub capped_pace: Option<f64>,
    /// By what the class is multiplied, so that its mean moves towards the pace.
    pub factor: f64,
    /// The class's own quantiles (calibrated levels), of the unit, before the blend.
    pub class: Option<Quantiles>,
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
    /// Whole months.
    pub months: u32,
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
    fn new(class: Class<'a>, features: Features, months: u32, season: f64) -> Subject<'a> {
        let factor = features.capped_pace(months).map_or(1.0, |pace| blend_factor(class.outcomes, pace));
        Subject { class, features, factor, unit: features.unit * season }
    }

    /// The blended quantile in units of currency.
    fn quantile(&self, share: f64) -> f64 {
        self.unit * self.factor * quantile(self.class.outcomes, share)
    }

    /// Where an outcome (of the unit, season taken out) lies in the blended class.
    fn rank(&self, outcome: f64) -> Rank {
        Rank::of(self.class.outcomes, outcome / self.factor)
    }
}

/// The factor that moves a class's mean by [`PACE_WEIGHT`] of the way to the capped recent pace. A class that spends
/// nothing stays where it is, and so does every outcome of nothing.
fn blend_factor(outcomes: &[f64], pace: f64) -> f64 {
    let mean = outcomes.iter().sum::<f64>() / outcomes.len() as f64;
    if mean <= 0.0 { 1.0 } else { (1.0 - PACE_WEIGHT + PACE_WEIGHT * pace / mean).min(LARGEST_FACTOR) }
}

/// Forecasts the spending of the `months` whole months after the portfolio's day.
pub fn forecast(
    facts: &Facts,
    portfolio: &Portfolio,
    selection: &Selection,
    months: u32,
    by: Option<Dimension>,
) -> Forecast {
    let months = months.clamp(1, 600);
    let money = Money::as_of(facts, portfolio.day());
    let history = History::of(&money, portfolio.len());
    let seasons = Seasons::of(&history, last_whole_month(portfolio.day()));
    let life = Life::of(portfolio, &money, &history);
    let windows = Windows { history: &history, seasons: &seasons, months };
    let observations = observations(facts, portfolio, &life, &windows);
    let mut classes = Classes::of(&observations.all);
    let (levels, common) = calibrated(&observations, &mut classes, months);
    let classes = classes.as_by(0);

    let first_month = Windows::first_month(portfolio.day());
    let season = seasons.of_months(first_month, months);
    let mut activities = Vec::new();
    let mut subjects = Vec::new();
    let mut numbers = Vec::new();
    for &activity in selection.activities() {
        if is_over(portfolio, activity) {
            continue;
        }
        let features = life.features(portfolio, &history, activity, portfolio.day());
        let subject = classes.find(&features).map(|class| Subject::new(class, features, months, season));
        activities.push(answer(activity, features, subject.as_ref(), months, &levels));
        if let Some(subject) = subject {
            subjects.push(subject);
            numbers.push(activity);
        }
    }
    let portfolio_sum = joint::sums(&subjects, &levels, common, |_, parts| parts.push((NONE, 1.0)));
    let groups = by.map_or_else(Vec::new, |by| groups(facts, portfolio, by, &subjects, &numbers, &levels, common));
    Forecast {
        day: portfolio.day(),
        first: Day::first_of_month(first_month),
        last: Day::last_of_month(first_month + months as i32 - 1),
        months,
        unanswered: activities.len() - subjects.len(),
        activities,
        groups,
        portfolio: portfolio_sum.get(&NONE).copied(),
        levels,
        common,
        season,
        observations: observations.all.len(),
    }
}

fn groups(
    facts: &Facts,
    portfolio: &Portfolio,
    by: Dimension,
    subjects: &[Subject<'_>],
    numbers: &[u32],
    levels: &Levels,
    common: Common,
) -> Vec<(u32, Quantiles)> {
    let mut percents = Vec::new();
    let sums = joint::sums(subjects, levels, common, |place, parts| {
        by.parts(facts, portfolio, numbers[place], &mut percents);
        parts.extend(percents.iter().map(|(group, percent)| (*group, f64::from(*percent) / f64::from(WHOLE))));
    });
    sums.into_iter().collect()
}

fn answer(
    activity: u32,
    features: Features,
    subject: Option<&Subject<'_>>,
    months: u32,
    levels: &Levels,
) -> ActivityForecast {
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
            capped_pace: features.capped_pace(months),
            factor: subject.map_or(1.0, |s| s.factor),
            class: subject.map(|s| at(&|share| quantile(s.class.outcomes, share))),
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
        let (scale, unit) = if self.total[i] > 0.0 {
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
            pace: last_year / unit,
            instrument: portfolio.instrument[i],
            size: self.size_cuts.iter().filter(|c| unit > **c).count() as u32,
        }
    }
}

fn is_over(portfolio: &Portfolio, activity: u32) -> bool {
    matches!(portfolio.status(activity), Some(ActivityStatus::Closed | ActivityStatus::Cancelled))
}

/// The last month that had ended by the end of a day.
fn last_whole_month(day: Day) -> i32 {
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
    let gap = Windows::first_month(portfolio.day()) - 1 - last_whole_month(portfolio.day());
    let mut all = Vec::new();
    let beginning = life.start.iter().flatten().min().copied();
    for origin in 0..ORIGINS {
        let day = earlier(portfolio.day(), windows.months as i32 + gap + step * origin as i32);
        if beginning.is_none_or(|b| day < b) {
            break;
        }
        let then = Portfolio::as_of(facts, day);
        for activity in 0..portfolio.len() as u32 {
            if takes_part(portfolio, &then, life, activity, day) {
                let features = life.features(portfolio, windows.history, activity, day);
                let outcome = windows.outcome(activity, day) / features.unit;
                all.push(Observation { origin: origin as u16, features, outcome });
            }
        }
    }
    let closed_before = (windows.months as i32 + gap + step - 1) / step;
    Observations { all, closed_before: closed_before as u16 }
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
fn calibrated(observations: &Observations, classes: &mut Classes, months: u32) -> (Levels, Common) {
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
    (Levels::learnt_from(&periods, GAIN), Common::of(&scores, distinct))
}
