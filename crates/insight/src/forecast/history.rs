//! Spending of every activity as running totals by day, and how it is spread over the calendar months.

use crate::money::{Kinds, Money, Scratch, Worth};
use domain::Day;

/// Running totals of spending, as known by one day.
#[derive(Clone, Debug)]
pub(crate) struct History {
    start: Vec<u32>,
    days: Vec<i32>,
    running: Vec<f64>,
    /// First day of spending of the portfolio, all but its first thousandth: before it nothing was recorded, which is
    /// not the same as nothing was spent. `None` without any spending.
    pub(crate) recorded_from: Option<Day>,
}

impl History {
    /// Every line of spending that counts and whose worth is known, in units of the reporting currency.
    pub(crate) fn of(money: &Money<'_>, activities: usize) -> History {
        let ledger = &money.facts.ledger;
        let mut history = History { start: vec![0], days: Vec::new(), running: Vec::new(), recorded_from: None };
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
        history.recorded_from = nearly_first(&history.days);
        history
    }

    fn lines(&self, activity: u32) -> std::ops::Range<usize> {
        self.start[activity as usize] as usize..self.start[activity as usize + 1] as usize
    }

    /// Spent through a day.
    pub(crate) fn through(&self, activity: u32, day: Day) -> f64 {
        let lines = self.lines(activity);
        let n = self.days[lines.clone()].partition_point(|d| *d <= day.0);
        if n == 0 { 0.0 } else { self.running[lines.start + n - 1] }
    }

    /// Spent after one day and through another.
    pub(super) fn between(&self, activity: u32, after: Day, through: Day) -> f64 {
        self.through(activity, through) - self.through(activity, after)
    }

    /// First day of spending.
    pub(crate) fn first(&self, activity: u32) -> Option<Day> {
        self.days.get(self.lines(activity)).and_then(|d| d.first()).map(|d| Day(*d))
    }

    fn len(&self) -> usize {
        self.start.len() - 1
    }

    /// Whether all spending of an activity in the twelve months up to a day was recorded: the ledger reaches back so
    /// far, or to before its start.
    pub(super) fn knows_last_year(&self, start: Option<Day>, day: Day) -> bool {
        let since = day.plus_months(-12).plus_days(1);
        self.recorded_from.is_some_and(|from| from <= start.map_or(since, |s| s.max(since)))
    }
}

/// The day before which a thousandth of the days lie: a single early line does not make a ledger begin early.
fn nearly_first(days: &[i32]) -> Option<Day> {
    let mut days = days.to_vec();
    let at = days.len() / 1_000;
    (at < days.len()).then(|| Day(*days.select_nth_unstable(at).1))
}

/// Weight of an even year beside the observed years, so that one odd year is no season.
const EVEN_YEARS: f64 = 2.0;
/// A stretch counts for at least this share of an average one, so that nothing is divided by nearly nothing.
const LEAST_SEASON: f64 = 0.05;
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
    pub(crate) fn of(history: &History, last_month: i32) -> Seasons {
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

    /// How much a stretch of days spends beside an average stretch as long. A month counts by the share of its days.
    pub fn of_days(&self, first: Day, last: Day) -> f64 {
        let (mut sum, mut length) = (0.0, 0.0);
        for month in first.month_number()..=last.month_number() {
            let share = share_of_month(month, first, last);
            sum += share * self.months[month.rem_euclid(12) as usize];
            length += share;
        }
        if length > 0.0 { (sum / length).max(LEAST_SEASON) } else { 1.0 }
    }
}

/// The share of a month's days that lie in a stretch.
pub(crate) fn share_of_month(month: i32, first: Day, last: Day) -> f64 {
    let (from, to) = (Day::first_of_month(month), Day::last_of_month(month));
    let days = to.min(last).days_since(from.max(first)) + 1;
    f64::from(days.max(0)) / f64::from(to.days_since(from) + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::builder::day;

    #[test]
    fn a_stretch_of_days_weighs_months_by_their_days() {
        let mut months = [1.0; 12];
        months[11] = 3.0;
        let seasons = Seasons { months };
        let of = |first, last| seasons.of_days(day(first), day(last));
        assert_eq!(of("2020-01-01", "2020-11-30"), 1.0);
        assert_eq!(of("2020-11-01", "2020-12-31"), 2.0);
        // Half of November and all of December.
        assert!((of("2020-11-16", "2020-12-31") - (0.5 + 3.0) / 1.5).abs() < 1e-12);
        assert_eq!(share_of_month(day("2020-11-01").month_number(), day("2020-11-16"), day("2020-12-31")), 0.5);
    }

    #[test]
    fn one_early_line_does_not_make_the_ledger_begin_early() {
        let mut days: Vec<i32> = (0..2_000).map(|i| 10_000 + i).collect();
        days[0] = 3;
        assert_eq!(nearly_first(&days), Some(Day(10_002)));
        assert_eq!((nearly_first(&days[..5]), nearly_first(&[])), (Some(Day(3)), None));
    }
}
