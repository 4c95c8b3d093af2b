//! Spending of every activity as running totals by day, and how it is spread over the calendar months.

use crate::money::{Kinds, Money, Scratch, Worth};
use domain::Day;

/// Running totals of spending, as known by one day.
#[derive(Clone, Debug)]
pub(super) struct History {
    start: Vec<u32>,
    days: Vec<i32>,
    running: Vec<f64>,
}

impl History {
    /// Every line of spending that counts and whose worth is known, in units of the reporting currency.
    pub(super) fn of(money: &Money<'_>, activities: usize) -> History {
        let ledger = &money.facts.ledger;
        let mut history = History { start: vec![0], days: Vec::new(), running: Vec::new() };
        let mut scratch = Scratch::default();
        let mut lines: Vec<(i32, i128)> = Vec::new();
        for activity in 0..activities as u32 {
            lines.clear();
            money.each_line(activity, Kinds::SPENDING, &mut scratch, |line| {
                if let Worth::Known(worth) = money.worth(line) {
                    lines.push((ledger.period_start[line], worth));
                }
            });
            lines.sort_unstable();
            let mut total = 0i128;
            for (day, worth) in &lines {
                total += worth;
                let units = total as f64 / domain::money::SCALE as f64;
                if history.days.len() > history.start[activity as usize] as usize && history.days.last() == Some(day) {
                    history.running.pop();
                    history.days.pop();
                }
                history.days.push(*day);
                history.running.push(units);
            }
            history.start.push(history.days.len() as u32);
        }
        history
    }

    fn lines(&self, activity: u32) -> std::ops::Range<usize> {
        self.start[activity as usize] as usize..self.start[activity as usize + 1] as usize
    }

    /// Spent through a day.
    pub(super) fn through(&self, activity: u32, day: Day) -> f64 {
        let lines = self.lines(activity);
        let n = self.days[lines.clone()].partition_point(|d| *d <= day.0);
        if n == 0 { 0.0 } else { self.running[lines.start + n - 1] }
    }

    /// Spent after one day and through another.
    pub(super) fn between(&self, activity: u32, after: Day, through: Day) -> f64 {
        self.through(activity, through) - self.through(activity, after)
    }

    /// First day of spending.
    pub(super) fn first(&self, activity: u32) -> Option<Day> {
        self.days.get(self.lines(activity)).and_then(|d| d.first()).map(|d| Day(*d))
    }

    fn len(&self) -> usize {
        self.start.len() - 1
    }
}

/// Weight of an even year beside the observed years, so that one odd year is no season.
const EVEN_YEARS: f64 = 2.0;
/// Most years looked at.
const YEARS: i32 = 5;

/// How much is spent in each calendar month, beside the average month (1).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Seasons {
    months: [f64; 12],
}

impl Seasons {
    /// Every month alike.
    pub const EVEN: Seasons = Seasons { months: [1.0; 12] };

    /// From up to five whole years of all spending that end with a month (a month number); each year weighs the same,
    /// and two even years stand beside them. Years without spending are left out; fewer than two leave months even.
    pub(super) fn of(history: &History, last_month: i32) -> Seasons {
        let mut sums = [0.0; 12];
        let mut years = 0.0;
        for year in 0..YEARS {
            let mut months = [0.0; 12];
            for k in 0..12 {
                let month = last_month - 12 * year - k;
                let (before, last) = (Day(Day::first_of_month(month).0 - 1), Day::last_of_month(month));
                let spent: f64 = (0..history.len() as u32).map(|a| history.between(a, before, last)).sum();
                months[month.rem_euclid(12) as usize] = spent.max(0.0);
            }
            let total: f64 = months.iter().sum();
            if total > 0.0 {
                years += 1.0;
                (0..12).for_each(|m| sums[m] += 12.0 * months[m] / total);
            }
        }
        if years < 2.0 {
            return Seasons::EVEN;
        }
        Seasons { months: sums.map(|sum| (sum + EVEN_YEARS) / (years + EVEN_YEARS)) }
    }

    /// How much a stretch of whole months spends beside average months.
    pub fn of_months(&self, first: i32, n: u32) -> f64 {
        let sum: f64 = (0..n as i32).map(|k| self.months[(first + k).rem_euclid(12) as usize]).sum();
        (sum / f64::from(n.max(1))).max(0.05)
    }
}
