//! Time counted in working days: the weekly rest days of an office do not count. Which days those are is dated reference
//! data by country; an office works by the week of the country most of its activities are in. No public holidays: none are
//! known. Method: docs/methods/bottlenecks.md, "Working days".

use crate::caselog::PROJECT_CYCLE;
use crate::facts::{Facts, NONE};
use crate::grouping::Dimension;
use crate::portfolio::Portfolio;
use domain::{Day, Instant, Vocabulary, Zone, reference};
use std::collections::BTreeMap;

/// Seconds in a day.
const DAY: i64 = 86_400;
/// First day counted: a Monday, long before any fact.
const FIRST: i32 = -3 - 7 * 3_652;

/// The working week of a country: which weekdays rest, from which day on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Week {
    /// First day of each arrangement, ascending, with the rest days as bits (1 is Monday).
    since: Vec<(i32, u8)>,
}

impl Week {
    /// The week of a country by its code; blank for the usual one.
    pub fn of_country(code: &str) -> Week {
        let mut days: Vec<i32> = reference::working_weeks()
            .iter()
            .filter(|w| w.country == code)
            .flat_map(|w| [w.validity.from.map(|d| d.0), w.validity.to.map(|d| d.0 + 1)])
            .flatten()
            .chain([FIRST])
            .collect();
        days.sort_unstable();
        days.dedup();
        let bits = |day: i32| reference::rest_days(code, Day(day)).iter().fold(0u8, |bits, d| bits | 1 << d);
        Week { since: days.into_iter().map(|day| (day, bits(day))).collect() }
    }

    /// Whether a day is worked.
    pub fn is_worked(&self, day: Day) -> bool {
        self.bits_on(day) & (1 << day.weekday()) == 0
    }

    /// The rest days on a day, Monday is 0.
    pub fn rest_days(&self, on: Day) -> Vec<u32> {
        (0..7).filter(|weekday| self.bits_on(on) & (1 << weekday) != 0).collect()
    }

    fn bits_on(&self, day: Day) -> u8 {
        let at = self.since.partition_point(|(first, _)| *first <= day.0);
        at.checked_sub(1).map_or(0, |at| self.since[at].1)
    }

    /// Seconds of working days between two moments on the wall clock (seconds since 1970-01-01 of that clock).
    fn between(&self, from: i64, to: i64) -> i64 {
        self.until(to) - self.until(from)
    }

    fn until(&self, local: i64) -> i64 {
        let day = Day(local.div_euclid(DAY) as i32);
        let today = if self.is_worked(day) { local.rem_euclid(DAY) } else { 0 };
        i64::from(self.worked_before(day.0)) * DAY + today
    }

    /// Working days from [`FIRST`] to before a day.
    fn worked_before(&self, day: i32) -> i32 {
        let mut worked = 0;
        for (at, (first, bits)) in self.since.iter().enumerate() {
            let next = self.since.get(at + 1).map_or(i32::MAX, |(next, _)| *next);
            let (first, end) = (*first, next.min(day));
            if end <= first {
                break;
            }
            let (weeks, rest) = ((end - first) / 7, (end - first) % 7);
            let is_worked = |d: i32| bits & (1 << Day(d).weekday()) == 0;
            worked += weeks * (7 - bits.count_ones() as i32);
            worked += (end - rest..end).filter(|d| is_worked(*d)).count() as i32;
        }
        worked
    }
}

/// The working week of every office, as known by the portfolio's day.
#[derive(Clone, Debug)]
pub struct WorkingWeeks {
    weeks: Vec<Week>,
    /// By office: its country (term of the vocabulary of countries, or [`NONE`]) and its place in `weeks`.
    offices: BTreeMap<u32, (u32, usize)>,
    zone: Option<Zone>,
}

impl WorkingWeeks {
    /// Reads them for the cases of a process, whose clock they measure.
    pub fn of(facts: &Facts, portfolio: &Portfolio, process: u32) -> WorkingWeeks {
        let mut counts: BTreeMap<(u32, u32), u32> = BTreeMap::new();
        for activity in (0..portfolio.len() as u32).filter(|a| portfolio.is_known(*a)) {
            let country = Dimension::Shares(Vocabulary::Country).main_group(facts, portfolio, activity);
            let office = portfolio.office[activity as usize];
            if office != NONE && country != NONE {
                *counts.entry((office, country)).or_default() += 1;
            }
        }
        let mut most: BTreeMap<u32, (u32, u32)> = BTreeMap::new();
        for ((office, country), n) in counts {
            let best = most.entry(office).or_insert((country, n));
            if n > best.1 {
                *best = (country, n);
            }
        }
        let names = facts.names.vocabulary(Vocabulary::Country);
        let mut weeks = vec![Week::of_country("")];
        let mut offices = BTreeMap::new();
        for (office, (country, _)) in most {
            let week = Week::of_country(names.map_or("", |n| n.code(country)));
            let place = weeks.iter().position(|w| *w == week).unwrap_or_else(|| {
                weeks.push(week);
                weeks.len() - 1
            });
            offices.insert(office, (country, place));
        }
        let zone = (process != PROJECT_CYCLE).then(|| facts.zone.clone());
        WorkingWeeks { weeks, offices, zone }
    }

    /// The week of an office; the usual one where it is not known.
    pub fn week(&self, office: u32) -> &Week {
        &self.weeks[self.offices.get(&office).map_or(0, |(_, place)| *place)]
    }

    /// The country an office works by; [`NONE`] where none is known.
    pub fn country(&self, office: u32) -> u32 {
        self.offices.get(&office).map_or(NONE, |(country, _)| *country)
    }

    fn local(&self, at: i64) -> i64 {
        let Some(zone) = &self.zone else { return at };
        let day = zone.day_of(Instant(at));
        // A day on which the clock is put back is as long as any other.
        i64::from(day.0) * DAY + (at - zone.start_of(day).0).clamp(0, DAY - 1)
    }
}

/// How time between two moments is counted.
#[derive(Clone, Copy, Debug)]
pub enum Clock<'w> {
    /// All of it.
    Calendar,
    /// Only working days of the office.
    Working(&'w WorkingWeeks),
}

impl Clock<'_> {
    /// Seconds between two moments of a log, in an office.
    pub fn between(self, office: u32, from: i64, to: i64) -> i64 {
        match self {
            Clock::Calendar => to - from,
            Clock::Working(weeks) => weeks.week(office).between(weeks.local(from), weeks.local(to)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::builder::{FactsBuilder, day};
    use proptest::prelude::*;

    fn days(week: &Week, from: &str, to: &str) -> f64 {
        week.between(i64::from(day(from).0) * DAY, i64::from(day(to).0) * DAY) as f64 / DAY as f64
    }

    #[test]
    fn weekends_do_not_count_at_either_edge() {
        let week = Week::of_country("CH");
        // 2024-03-01 is a Friday.
        for (from, to, expected) in [
            ("2024-03-01", "2024-03-04", 1.0),
            ("2024-03-02", "2024-03-04", 0.0),
            ("2024-03-02", "2024-03-03", 0.0),
            ("2024-03-03", "2024-03-05", 1.0),
            ("2024-03-01", "2024-03-15", 10.0),
            ("2024-03-04", "2024-03-04", 0.0),
        ] {
            assert_eq!(days(&week, from, to), expected, "{from} to {to}");
        }
        let hour = |on: &str, hour: i64| i64::from(day(on).0) * DAY + hour * 3_600;
        assert_eq!(
            week.between(hour("2024-03-01", 18), hour("2024-03-04", 6)),
            12 * 3_600,
            "Friday evening to Monday morning"
        );
        assert_eq!(week.between(hour("2024-03-02", 9), hour("2024-03-03", 20)), 0);
    }

    #[test]
    fn a_country_that_moved_its_weekend_counts_by_the_week_of_the_day() {
        let week = Week::of_country("SA");
        // Thursday 20 to Thursday 27 June 2013: Thursday and Friday rest. From the 29th on, a Saturday, Friday and Saturday do.
        assert_eq!(days(&week, "2013-06-20", "2013-06-22"), 0.0);
        assert_eq!(days(&week, "2013-06-27", "2013-06-29"), 0.0);
        assert_eq!(days(&week, "2013-06-29", "2013-06-30"), 0.0, "the first Saturday of rest");
        assert_eq!(days(&week, "2013-07-04", "2013-07-05"), 1.0, "a Thursday that is worked now");
        assert_eq!((week.rest_days(day("2013-06-25")), week.rest_days(day("2013-07-02"))), (vec![3, 4], vec![4, 5]));
    }

    #[test]
    fn an_office_works_by_the_week_of_most_of_its_activities() {
        let mut b = FactsBuilder::new();
        let (cairo, geneva) = (b.office("Cairo"), b.office("Geneva"));
        for (name, country, office) in [("A", "EG", cairo), ("B", "EG", cairo), ("C", "CH", cairo), ("D", "CH", geneva)]
        {
            let activity = b.activity(name);
            b.says(
                activity,
                crate::facts::ActivityVersion {
                    office: domain::Said::Value(office),
                    ..crate::builder::version(day("2020-01-01"))
                },
            );
            b.wholly(activity, Vocabulary::Country, day("2020-01-01"), country);
        }
        let facts = b.build();
        let weeks = WorkingWeeks::of(&facts, &Portfolio::as_of(&facts, day("2024-01-01")), 1);
        let sunday = (i64::from(day("2024-03-03").0) * DAY, i64::from(day("2024-03-04").0) * DAY);
        let clock = Clock::Working(&weeks);
        assert_eq!(clock.between(cairo, sunday.0, sunday.1), DAY, "Sunday is worked in Cairo");
        assert_eq!((clock.between(geneva, sunday.0, sunday.1), clock.between(NONE, sunday.0, sunday.1)), (0, 0));
        assert_eq!(Clock::Calendar.between(geneva, sunday.0, sunday.1), DAY);
        let unknown = WorkingWeeks::of(&facts, &Portfolio::as_of(&facts, day("2019-01-01")), 1);
        assert_eq!(unknown.country(cairo), NONE, "nothing was known yet");
    }

    proptest! {
        #[test]
        fn working_time_adds_up_and_is_never_longer(from in -2_000_000_000i64..2_000_000_000, a in 0i64..90_000_000, b in 0i64..90_000_000) {
            for country in ["", "SA", "AE", "IR"] {
                let week = Week::of_country(country);
                let (one, two) = (week.between(from, from + a), week.between(from + a, from + a + b));
                prop_assert_eq!(one + two, week.between(from, from + a + b));
                prop_assert!((0..=a).contains(&one));
            }
        }
    }
}
