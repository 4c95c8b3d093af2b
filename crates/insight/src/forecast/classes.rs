//! Reference classes: which past windows an activity is compared with, from the most alike to the largest class.

use super::history::{History, Seasons, share_of_month};
use crate::facts::NONE;
use domain::Day;

/// A class with fewer past observations gives way to a larger one.
pub const LEAST_IN_CLASS: usize = 30;
/// Lower ends of the bands of age, in months since the start; younger than the first is its own band, and so is an
/// activity that has not begun.
pub const AGE_BANDS: [f64; 11] = [0.0, 6.0, 12.0, 18.0, 24.0, 36.0, 48.0, 60.0, 72.0, 84.0, 96.0];
/// Lower ends of the bands of the share spent.
pub const SPENT_BANDS: [f64; 14] = [0.0001, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.97, 1.05, 2.0];
/// Lower ends of the bands of the share spent in the last twelve months.
pub const PACE_BANDS: [f64; 8] = [0.0001, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.45];
/// Months since the start from which a pace since the start is worth comparing.
const LEAST_AGE: f64 = 6.0;
/// Most that a window counts for, of the approved total.
const MOST_OF_TOTAL: f64 = 2.0;
/// Most that a year counts for, of the year before.
const MOST_OF_YEAR: f64 = 5.0;
/// Number of levels of classes.
pub(super) const LEVELS: usize = 6;
/// A band that is not looked at.
const ANY: u32 = 63;

/// What amounts of an activity are divided by, so that large and small ones can be compared.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scale {
    /// Its approved total.
    Approved,
    /// Its spending of the last twelve months, where no usable total is known.
    LastYear,
    /// Nothing: neither is known, amounts are compared as they are.
    Nothing,
}

/// An activity on one day, in the terms by which it is compared.
#[derive(Clone, Copy, Debug)]
pub(super) struct Features {
    pub(super) scale: Scale,
    /// Units of currency that make 1.
    pub(super) unit: f64,
    /// Months since the start; negative before it.
    pub(super) age: f64,
    /// Spent, of the unit.
    pub(super) spent: f64,
    /// Spent in the last twelve months, of the unit; `None` where the ledger does not reach back so far.
    pub(super) pace: Option<f64>,
    /// Form of cooperation, or [`NONE`].
    pub(super) instrument: u32,
    /// Third of the approved totals that its own lies in: 0, 1 or 2.
    pub(super) size: u32,
}

impl Features {
    /// The keys of its classes, most alike first; each holds its level.
    pub(super) fn keys(&self) -> [Key; LEVELS] {
        let band = |cuts: &[f64], value: f64| cuts.partition_point(|c| *c <= value) as u32;
        let age = band(&AGE_BANDS, self.age);
        let (spent, pace) = match self.scale {
            Scale::Approved => (band(&SPENT_BANDS, self.spent), self.pace.map_or(ANY, |pace| band(&PACE_BANDS, pace))),
            Scale::LastYear | Scale::Nothing => (0, 0),
        };
        let size = if self.scale == Scale::Approved { self.size } else { ANY };
        let scale = self.scale as u32;
        let key = |level: u32, age: u32, spent: u32, pace: u32, size: u32, instrument: u32| Key {
            bands: (scale << 27) | (level << 24) | (age << 18) | (spent << 12) | (pace << 6) | size,
            instrument,
        };
        [
            key(0, age, spent, pace, size, self.instrument),
            key(1, age, spent, pace, size, NONE),
            key(2, age, spent, pace, ANY, NONE),
            key(3, ANY, spent, pace, ANY, NONE),
            key(4, ANY, spent, ANY, ANY, NONE),
            key(5, ANY, ANY, ANY, ANY, NONE),
        ]
    }

    /// The spending that the last twelve months' pace would give, of the unit: not more than is left of the approved
    /// total. `None` in the first year of life, when there is no such pace.
    pub(super) fn capped_pace(&self, months: f64) -> Option<f64> {
        let pace = self.pace.filter(|_| self.age >= 12.0 && self.scale != Scale::Nothing)?;
        Some((pace.max(0.0) * months / 12.0).min(self.left()))
    }

    /// The spending that the pace since the start would give, of the unit: not more than is left of the approved total.
    pub(super) fn average_pace(&self, months: f64) -> Option<f64> {
        let per_month = self.spent.max(0.0) / self.age;
        (self.age >= LEAST_AGE).then(|| (per_month * months).min(self.left()))
    }

    /// What is left of the approved total, of the unit.
    pub(super) fn left(&self) -> f64 {
        if self.scale == Scale::Approved { (1.0 - self.spent).max(0.0) } else { f64::INFINITY }
    }

    /// An outcome that counts: what is recorded of a window is at most so many times the unit either way, so that an
    /// approved total of one dollar does not make a class.
    pub(super) fn bounded(&self, outcome: f64, months: f64) -> f64 {
        let most = match self.scale {
            Scale::Approved => MOST_OF_TOTAL,
            Scale::LastYear => MOST_OF_YEAR * (months / 12.0).max(1.0),
            Scale::Nothing => f64::INFINITY,
        };
        outcome.clamp(-most, most)
    }
}

/// A class: packed bands and an instrument.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Key {
    bands: u32,
    instrument: u32,
}

/// The words for the levels, most alike first: what the members of the class have in common.
/// The last one is no class of past windows: see [`Averages`].
pub const LEVEL_NAMES: [&str; LEVELS + 1] = [
    "age-spent-pace-size-instrument",
    "age-spent-pace-size",
    "age-spent-pace",
    "spent-pace",
    "spent",
    "all",
    "average-pace",
];
/// Level of comparisons with the average pace of others.
pub const AVERAGE_LEVEL: usize = LEVELS;

/// One past window of one activity.
#[derive(Clone, Copy, Debug)]
pub(super) struct Observation {
    /// Which origin, 0 the latest.
    pub(super) origin: u16,
    pub(super) features: Features,
    /// Spending in the window, of the unit, with the season of the window taken out.
    pub(super) outcome: f64,
}

/// Outcomes of past windows by class, sorted.
#[derive(Clone, Debug, Default)]
pub(super) struct Classes {
    /// By level: key, outcome and origin, in order of key and outcome.
    rows: [Vec<(Key, f64, u16)>; LEVELS],
    keys: Vec<(Key, u32, u32)>,
    outcomes: Vec<f64>,
}

/// A class that was large enough.
#[derive(Clone, Copy, Debug)]
pub(super) struct Class<'a> {
    pub(super) level: usize,
    pub(super) outcomes: &'a [f64],
}

impl Classes {
    pub(super) fn of(observations: &[Observation]) -> Classes {
        let mut classes = Classes::default();
        for (level, rows) in classes.rows.iter_mut().enumerate() {
            rows.extend(observations.iter().map(|o| (o.features.keys()[level], o.outcome, o.origin)));
            rows.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
        }
        classes
    }

    /// Leaves only the windows of origins at least as old as this one.
    pub(super) fn as_by(&mut self, oldest_allowed: u16) -> &Classes {
        self.keys.clear();
        self.outcomes.clear();
        for rows in &self.rows {
            for (key, outcome, _) in rows.iter().filter(|r| r.2 >= oldest_allowed) {
                let at = self.outcomes.len() as u32;
                match self.keys.last_mut() {
                    Some((last, _, to)) if last == key => *to = at + 1,
                    _ => self.keys.push((*key, at, at + 1)),
                }
                self.outcomes.push(*outcome);
            }
        }
        self.keys.sort_unstable();
        self
    }

    /// The most alike class that is large enough.
    pub(super) fn find(&self, features: &Features) -> Option<Class<'_>> {
        features.keys().iter().enumerate().find_map(|(level, key)| {
            let at = self.keys.binary_search_by(|(k, ..)| k.cmp(key)).ok()?;
            let (_, from, to) = self.keys[at];
            let outcomes = &self.outcomes[from as usize..to as usize];
            (outcomes.len() >= LEAST_IN_CLASS).then_some(Class { level, outcomes })
        })
    }
}

/// Where no past window was recorded whole: what others have spent on average since their start would give in as many
/// months. One case per activity, by scale, sorted.
#[derive(Clone, Debug, Default)]
pub(super) struct Averages {
    by_scale: [Vec<f64>; 3],
}

impl Averages {
    /// From activities of which some spending is recorded.
    pub(super) fn of(activities: impl Iterator<Item = Features>, months: f64) -> Averages {
        let mut averages = Averages::default();
        for features in activities {
            if let Some(pace) = features.average_pace(months) {
                averages.by_scale[features.scale as usize].push(features.bounded(pace, months));
            }
        }
        averages.by_scale.iter_mut().for_each(|cases| cases.sort_by(f64::total_cmp));
        averages
    }

    /// The cases of a scale, if they are enough.
    pub(super) fn find(&self, scale: Scale) -> Option<Class<'_>> {
        let outcomes = &self.by_scale[scale as usize][..];
        (outcomes.len() >= LEAST_IN_CLASS).then_some(Class { level: AVERAGE_LEVEL, outcomes })
    }
}

/// The stretch of days after an origin that is forecast: whole months, and before them the rest of the origin's month
/// where that is asked for too.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Span {
    /// Whole months after the origin's month.
    pub months: u32,
    /// Whether the rest of the origin's month belongs to it.
    pub with_rest: bool,
}

impl Span {
    /// The stretch after an origin. It is empty where no whole month is asked for and the origin ends its month.
    pub fn after(self, origin: Day) -> (Day, Day) {
        let next = origin.month_number() + 1;
        let first = if self.with_rest { origin.plus_days(1) } else { Day::first_of_month(next) };
        (first, Day::last_of_month(next + self.months as i32 - 1))
    }

    /// Its length in months; a month counts by the share of its days.
    pub fn length(self, origin: Day) -> f64 {
        let (first, last) = self.after(origin);
        (first.month_number()..=last.month_number()).map(|month| share_of_month(month, first, last)).sum()
    }
}

/// What is looked at when windows are read.
pub(super) struct Windows<'a> {
    pub(super) history: &'a History,
    pub(super) seasons: &'a Seasons,
    pub(super) span: Span,
    /// Length of the window that is forecast, in months.
    pub(super) length: f64,
}

impl Windows<'_> {
    /// Spending of an activity in the window after an origin, in units of currency, season taken out.
    pub(super) fn outcome(&self, activity: u32, origin: Day) -> f64 {
        let (first, last) = self.span.after(origin);
        self.history.between(activity, first.plus_days(-1), last) / self.seasons.of_days(first, last)
    }
}
