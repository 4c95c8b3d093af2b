//! The periods of a trend: months, quarters, years or biennia without gaps, up to the day of knowledge.

use crate::money::Period;
use domain::Day;

/// Length of the periods of a trend.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Length {
    /// Calendar months.
    #[default]
    Month,
    /// Calendar quarters.
    Quarter,
    /// Calendar years.
    Year,
    /// Two years, the first one even.
    Biennium,
}

impl Length {
    /// Reads its word.
    pub fn parse(text: &str) -> Option<Length> {
        Some(match text {
            "month" => Length::Month,
            "quarter" => Length::Quarter,
            "year" => Length::Year,
            "biennium" => Length::Biennium,
            _ => return None,
        })
    }

    /// Months in it.
    pub const fn months(self) -> i32 {
        match self {
            Length::Month => 1,
            Length::Quarter => 3,
            Length::Year => 12,
            Length::Biennium => 24,
        }
    }

    /// Periods after which the seasons come round; `None` where a period holds whole years.
    pub const fn season(self) -> Option<usize> {
        match self {
            Length::Month => Some(12),
            Length::Quarter => Some(4),
            Length::Year | Length::Biennium => None,
        }
    }
}

/// At most so many periods are shown: fifty years of months.
const MOST: i32 = 600;

/// Neighbouring periods, none of which begins after the day of knowledge.
#[derive(Clone, Debug)]
pub struct Periods {
    length: Length,
    first: i32,
    n: usize,
    day: Day,
}

impl Periods {
    /// From the period of `from` to that of `until`, at most the last 600; `day` is the day of knowledge.
    pub fn new(length: Length, from: Day, until: Day, day: Day) -> Periods {
        let number = |d: Day| d.month_number().div_euclid(length.months());
        let last = number(until.min(day));
        let first = number(from).clamp(last - MOST + 1, last);
        Periods { length, first, n: (last - first + 1) as usize, day }
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.n
    }

    /// Never: at least one period is there.
    pub fn is_empty(&self) -> bool {
        self.n == 0
    }

    /// Their length.
    pub fn length(&self) -> Length {
        self.length
    }

    /// Place of the first period in its year, for seasons.
    pub fn place_in_year(&self) -> usize {
        self.length.season().map_or(0, |season| self.first.rem_euclid(season as i32) as usize)
    }

    /// The days of a period.
    pub fn period(&self, at: usize) -> Period {
        let first = (self.first + at as i32) * self.length.months();
        Period { first: Day::first_of_month(first), last: Day::last_of_month(first + self.length.months() - 1) }
    }

    /// The last day of a period that is known: its own, or the day of knowledge.
    pub fn known_end(&self, at: usize) -> Day {
        self.period(at).last.min(self.day)
    }

    /// Whether a period goes on after the day of knowledge.
    pub fn is_partial(&self, at: usize) -> bool {
        self.period(at).last > self.day
    }

    /// A table from days to periods, for one look-up per ledger line.
    pub fn index(&self) -> PeriodIndex {
        let first = self.period(0).first;
        let mut of_day = Vec::new();
        for at in 0..self.n {
            of_day.resize((self.known_end(at).0 - first.0 + 1) as usize, at as u32);
        }
        PeriodIndex { first: first.0, of_day }
    }
}

/// Looks up the period of a day.
pub struct PeriodIndex {
    first: i32,
    of_day: Vec<u32>,
}

impl PeriodIndex {
    /// The period of a day, if the trend shows it.
    #[inline]
    pub fn of(&self, day: i32) -> Option<usize> {
        let at = usize::try_from(i64::from(day) - i64::from(self.first)).ok()?;
        self.of_day.get(at).map(|p| *p as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::builder::day;

    #[test]
    fn periods_follow_the_calendar_and_end_with_the_day_of_knowledge() {
        let p = Periods::new(Length::Quarter, day("2023-02-10"), day("2023-08-15"), day("2023-08-15"));
        assert_eq!(p.len(), 3);
        assert_eq!(p.period(0), Period { first: day("2023-01-01"), last: day("2023-03-31") });
        assert_eq!((p.is_partial(1), p.is_partial(2), p.known_end(2)), (false, true, day("2023-08-15")));
        let index = p.index();
        assert_eq!(index.of(day("2023-03-31").0), Some(0));
        assert_eq!(index.of(day("2023-04-01").0), Some(1));
        assert_eq!(index.of(day("2023-08-16").0), None);
        assert_eq!(index.of(day("2022-12-31").0), None);
    }

    #[test]
    fn a_biennium_begins_in_an_even_year() {
        let p = Periods::new(Length::Biennium, day("2021-05-01"), day("2024-01-01"), day("2024-01-01"));
        assert_eq!(p.period(0), Period { first: day("2020-01-01"), last: day("2021-12-31") });
        assert_eq!(p.len(), 3);
    }
}
