//! Reference classes: which past windows an activity is compared with, from the most alike to the largest class.

use super::history::{History, Seasons};
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
    /// Spent in the last twelve months, of the unit.
    pub(super) pace: f64,
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
            Scale::Approved => (band(&SPENT_BANDS, self.spent), band(&PACE_BANDS, self.pace)),
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
    pub(super) fn capped_pace(&self, months: u32) -> Option<f64> {
        let pace = self.pace.max(0.0) * f64::from(months) / 12.0;
        let left = if self.scale == Scale::Approved { (1.0 - self.spent).max(0.0) } else { f64::INFINITY };
        (self.age >= 12.0 && self.scale != Scale::Nothing).then(|| pace.min(left))
    }
}

/// A class: packed bands and an instrument.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Key {
    bands: u32,
    instrument: u32,
}

/// The words for the levels, most alike first: what the members of the class have in common.
pub const LEVEL_NAMES: [&str; LEVELS] =
    ["age-spent-pace-size-instrument", "age-spent-pace-size", "age-spent-pace", "spent-pace", "spent", "all"];

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

/// What is looked at when windows are read.
pub(super) struct Windows<'a> {
    pub(super) history: &'a History,
    pub(super) seasons: &'a Seasons,
    pub(super) months: u32,
}

impl Windows<'_> {
    /// First month of the window after a day: the month after the one the day lies in.
    pub(super) fn first_month(origin: Day) -> i32 {
        origin.month_number() + 1
    }

    /// Spending of an activity in the whole months after an origin, in units of currency, season taken out.
    pub(super) fn outcome(&self, activity: u32, origin: Day) -> f64 {
        let first = Windows::first_month(origin);
        let before = Day(Day::first_of_month(first).0 - 1);
        let last = Day::last_of_month(first + self.months as i32 - 1);
        self.history.between(activity, before, last) / self.seasons.of_months(first, self.months)
    }
}
