//! The pace of one activity beside that of similar ones: what they had spent at the same point of their first plan, and
//! how many months the rest of the money would take by calendar months as they usually spend.
//! The bare shares are in `pace`; the rule with a limit is in `signals`. Method: docs/methods/pace.md.

use crate::balances::{Balance, Balances};
use crate::conformal::quantile;
use crate::facts::{Facts, NONE};
use crate::forecast::Seasons;
use crate::forecast::history::{History, share_of_month};
use crate::forecast::last_whole_month;
use crate::money::Money;
use crate::pace::{Pace, pace};
use crate::portfolio::{Portfolio, day_of};
use crate::signals::{Phase, phase};
use domain::day::DAYS_PER_MONTH;
use domain::{ActivityStatus, Amount, Day, Vocabulary};

mod course;

pub use course::CoursePoint;

/// Fewer similar activities give way to a larger group.
pub const LEAST_PEERS: usize = 30;
/// The share of the current plan's time before which nothing is judged.
pub const NOT_JUDGED_BEFORE: f64 = 0.25;
/// What similar activities have in common, in the order of the traits.
pub const TRAIT_NAMES: [&str; 3] = ["instrument", "donor", "place"];
/// Groups from the most alike to all: which traits are the same.
const LEVELS: [[bool; 3]; 8] = [
    [true, true, true],
    [true, true, false],
    [true, false, true],
    [false, true, true],
    [true, false, false],
    [false, true, false],
    [false, false, true],
    [false, false, false],
];
/// An approved total counts as one while at most so many times it is spent.
const MOST_SPENT: f64 = 10.0;
/// Spending before the ledger begins is missed of an activity that began so many months before it or more.
const LEAD: i32 = 12;

/// What an activity had spent at a point of its life, beside similar ones.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// Where the share lies.
    pub standing: Standing,
    /// Similar activities that have lived so long.
    pub n: usize,
    /// What they have in common, of [`TRAIT_NAMES`]; empty for all activities.
    pub in_common: Vec<&'static str>,
    /// A quarter of them had spent less, of the approved total.
    pub lower_quartile: f64,
    /// Half of them had.
    pub median: f64,
    /// A quarter of them had spent more.
    pub upper_quartile: f64,
}

/// Where a share lies among those of similar activities.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// Below the lower quartile.
    Below,
    /// From quartile to quartile.
    Among,
    /// Above the upper quartile.
    Above,
}

impl Standing {
    /// Its word in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Standing::Below => "below",
            Standing::Among => "among",
            Standing::Above => "above",
        }
    }
}

/// Why an activity is not compared.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotJudged {
    /// It has ended.
    Ended,
    /// It has not begun.
    NotBegun,
    /// Its first planned start or end is unknown.
    NoPlan,
    /// Its approved total is unknown.
    NoTotal,
    /// What it spent is unknown: the ledger begins long after it, or has no spending at all.
    NotRecorded,
    /// Less than [`NOT_JUDGED_BEFORE`] of its time has gone.
    FirstQuarter,
    /// Fewer than [`LEAST_PEERS`] activities have lived so long.
    TooFew,
}

impl NotJudged {
    /// Its word in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            NotJudged::Ended => "ended",
            NotJudged::NotBegun => "not-begun",
            NotJudged::NoPlan => "no-plan",
            NotJudged::NoTotal => "no-total",
            NotJudged::NotRecorded => "not-recorded",
            NotJudged::FirstQuarter => "first-quarter",
            NotJudged::TooFew => "too-few",
        }
    }
}

/// The pace of one activity, judged.
#[derive(Clone, Debug, PartialEq)]
pub struct JudgedPace {
    /// Money against time. Its months are seasonally adjusted, and unknown where nothing is to be judged yet or any more.
    pub pace: Pace,
    /// Beside similar activities, or why not.
    pub comparison: Result<Comparison, NotJudged>,
}

/// The first plan of an activity.
#[derive(Clone, Copy, Debug)]
struct Plan {
    start: Day,
    days: i32,
    /// Approved total in units of the reporting currency.
    total: f64,
}

impl Plan {
    fn of(portfolio: &Portfolio, activity: u32, balance: &Balance) -> Result<Plan, NotJudged> {
        let i = activity as usize;
        let start = day_of(portfolio.first_planned_start[i]).or(portfolio.start(activity)).ok_or(NotJudged::NoPlan)?;
        let end = day_of(portfolio.first_planned_end[i]).filter(|end| *end > start).ok_or(NotJudged::NoPlan)?;
        let total = balance.total().ok_or(NotJudged::NoTotal)? as f64 / Amount::units(1).0 as f64;
        Ok(Plan { start, days: end.days_since(start), total })
    }

    /// The day on which a share of its time has gone; `None` where it lies too far ahead to be a day.
    fn day_at(&self, elapsed: f64) -> Option<Day> {
        let days = (elapsed * f64::from(self.days)).round();
        (days < 100_000.0).then(|| self.start.plus_days(days as i32))
    }
}

/// The past lives of all activities as known by a day, to compare one with.
#[derive(Clone, Debug)]
pub struct Peers {
    history: History,
    seasons: Seasons,
    /// By activity number: the plan of those that others may be compared with.
    plans: Vec<Option<Plan>>,
    /// By activity number, in the order of [`TRAIT_NAMES`]; [`NONE`] is unknown.
    traits: Vec<[u32; 3]>,
}

impl Peers {
    /// Reads every life once.
    pub fn of(facts: &Facts, portfolio: &Portfolio, money: &Money<'_>) -> Peers {
        let history = History::of(money, portfolio.len());
        let seasons = Seasons::of(&history, last_whole_month(portfolio.day()));
        let mut balances = Balances::new(money, portfolio, &[]);
        let all = 0..portfolio.len() as u32;
        let plans = all.clone().map(|activity| {
            if !portfolio.is_known(activity) || portfolio.status(activity) == Some(ActivityStatus::Cancelled) {
                return None;
            }
            let plan = Plan::of(portfolio, activity, &balances.of(activity)).ok()?;
            let spent = history.through(activity, portfolio.day());
            // Without any spending it is unknown whether it is recorded at all.
            let has_spent = history.first(activity).is_some_and(|first| first <= portfolio.day());
            (has_spent && spent <= MOST_SPENT * plan.total && is_recorded(&history, plan.start)).then_some(plan)
        });
        let plans = plans.collect();
        let traits = all.map(|activity| traits(facts, portfolio, activity)).collect();
        Peers { history, seasons, plans, traits }
    }

    /// The pace of an activity, judged by these lives.
    pub fn judge(&self, portfolio: &Portfolio, activity: u32, balance: &Balance) -> JudgedPace {
        let bare = pace(portfolio, activity, balance);
        let comparison = self.compare(portfolio, activity, balance, &bare);
        let no_months = matches!(
            comparison,
            Err(NotJudged::Ended | NotJudged::NotBegun | NotJudged::NotRecorded | NotJudged::FirstQuarter)
        );
        let mut judged = Pace { per_month: None, months_needed: None, months_over: None, ..bare };
        if comparison == Err(NotJudged::NotRecorded) {
            (judged.spent_share, judged.gap, judged.time_adjusted) = (None, None, None);
        }
        if !no_months {
            let day = portfolio.day();
            judged.per_month = portfolio.start(activity).and_then(|start| self.monthly_pace(balance, start, day));
            let rest = balance.total().map(|t| units((t - balance.spent.ten_thousandths).max(0)));
            judged.months_needed = rest.and_then(|rest| match judged.per_month {
                _ if rest == 0.0 => Some(0.0),
                Some(pace) if pace > 0.0 => Some(months_to_spend(rest / pace, &self.seasons, day)),
                _ => None,
            });
            judged.months_over = judged.months_needed.zip(judged.months_left).map(|(needed, left)| needed - left);
        }
        JudgedPace { pace: judged, comparison }
    }

    /// Spending of an average month, from the last twelve months or those since the start, by how such months usually
    /// spend.
    fn monthly_pace(&self, balance: &Balance, start: Day, day: Day) -> Option<f64> {
        let months = (f64::from(day.days_since(start)) / DAYS_PER_MONTH).min(12.0);
        let first = day.plus_months(-12).plus_days(1).max(start);
        (months > 0.0).then(|| balance.spent_12_months.to_f64() / (months * self.seasons.of_days(first, day)))
    }

    fn compare(
        &self,
        portfolio: &Portfolio,
        activity: u32,
        balance: &Balance,
        pace: &Pace,
    ) -> Result<Comparison, NotJudged> {
        match phase(portfolio, activity) {
            Phase::Over | Phase::Finished => return Err(NotJudged::Ended),
            Phase::Pipeline => return Err(NotJudged::NotBegun),
            Phase::Running | Phase::Unclear | Phase::Doubtful => {}
        }
        let begun = portfolio.start(activity).or(day_of(portfolio.first_planned_start[activity as usize]));
        if !is_recorded(&self.history, begun.unwrap_or(portfolio.day())) {
            return Err(NotJudged::NotRecorded);
        }
        if pace.elapsed_of_current.or(pace.elapsed_of_first).is_some_and(|gone| gone < NOT_JUDGED_BEFORE) {
            return Err(NotJudged::FirstQuarter);
        }
        Plan::of(portfolio, activity, balance)?;
        let elapsed = pace.elapsed_of_first.ok_or(NotJudged::NoPlan)?;
        let spent = pace.spent_share.ok_or(NotJudged::NoTotal)?;
        let (level, shares) = self.shares_at(activity, elapsed, portfolio.day()).ok_or(NotJudged::TooFew)?;
        let (lower_quartile, upper_quartile) = (quantile(&shares, 0.25), quantile(&shares, 0.75));
        let standing = if spent < lower_quartile {
            Standing::Below
        } else if spent > upper_quartile {
            Standing::Above
        } else {
            Standing::Among
        };
        Ok(Comparison {
            standing,
            n: shares.len(),
            in_common: TRAIT_NAMES.iter().zip(level).filter(|(_, same)| *same).map(|(name, _)| *name).collect(),
            lower_quartile,
            median: quantile(&shares, 0.5),
            upper_quartile,
        })
    }

    /// What the most alike group that is large enough had spent at a point of its first plans, sorted.
    fn shares_at(&self, activity: u32, elapsed: f64, day: Day) -> Option<([bool; 3], Vec<f64>)> {
        LEVELS.iter().find_map(|level| {
            let shares = self.shares_of(activity, *level, elapsed, day);
            (shares.len() >= LEAST_PEERS).then_some((*level, shares))
        })
    }

    /// What the activities that are alike in these traits, and had lived so long by a day, had spent at a point of their
    /// first plans, sorted.
    fn shares_of(&self, activity: u32, level: [bool; 3], elapsed: f64, day: Day) -> Vec<f64> {
        let own = self.traits[activity as usize];
        let is_alike = |other: &[u32; 3]| (0..3).all(|t| !level[t] || (own[t] != NONE && own[t] == other[t]));
        let mut shares: Vec<f64> = (0..self.plans.len() as u32)
            .filter(|other| *other != activity && is_alike(&self.traits[*other as usize]))
            .filter_map(|other| {
                let plan = self.plans[other as usize]?;
                let on = plan.day_at(elapsed).filter(|on| *on <= day)?;
                Some(self.history.through(other, on) / plan.total)
            })
            .collect();
        shares.sort_by(f64::total_cmp);
        shares
    }
}

fn units(ten_thousandths: i128) -> f64 {
    ten_thousandths as f64 / Amount::units(1).0 as f64
}

/// Whether the ledger reaches back to nearly the start of an activity.
fn is_recorded(history: &History, start: Day) -> bool {
    history.recorded_from.is_some_and(|from| from < start.plus_months(LEAD))
}

/// Instrument, donor and main place: the region with the largest share, else the country, told apart by the last bit.
fn traits(facts: &Facts, portfolio: &Portfolio, activity: u32) -> [u32; 3] {
    let main = |vocabulary| {
        let shares = portfolio.shares(facts, activity, vocabulary);
        shares.iter().max_by_key(|s| (s.percent, std::cmp::Reverse(s.term))).map(|s| s.term)
    };
    let place = match (main(Vocabulary::Region), main(Vocabulary::Country)) {
        (Some(region), _) => 2 * region,
        (None, Some(country)) => 2 * country + 1,
        (None, None) => NONE,
    };
    [portfolio.instrument[activity as usize], portfolio.donor[activity as usize], place]
}

/// Months after a day in which so many average months' money is spent, by how each calendar month usually spends.
/// Twelve months always hold twelve average months.
fn months_to_spend(average_months: f64, seasons: &Seasons, day: Day) -> f64 {
    let whole_years = (average_months / 12.0).floor() * 12.0;
    let mut rest = average_months - whole_years;
    let mut months = whole_years;
    let mut first = day.plus_days(1);
    while rest > 0.0 {
        let last = Day::last_of_month(first.month_number());
        let length = share_of_month(first.month_number(), first, last);
        let season = seasons.of_days(first, last);
        if rest <= length * season {
            return months + rest / season;
        }
        rest -= length * season;
        months += length;
        first = last.plus_days(1);
    }
    months
}

#[cfg(test)]
mod tests;
