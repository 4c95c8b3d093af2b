//! The organisation's time zone: turns instants into its calendar days, and local times into instants.
//! Zone rules come with the program (IANA data bundled by `jiff`); nothing is read from the machine.

use crate::{Day, Instant};
use jiff::civil;
use jiff::tz::TimeZone;

/// A time zone by its IANA name (`Europe/Zurich`) or a fixed offset (`+05:30`).
#[derive(Clone, Debug)]
pub struct Zone {
    name: String,
    zone: TimeZone,
}

impl Default for Zone {
    fn default() -> Zone {
        Zone { name: "UTC".to_owned(), zone: TimeZone::UTC }
    }
}

impl Zone {
    /// Reads an IANA name, `UTC`, or an offset such as `+05:30`.
    pub fn parse(name: &str) -> Option<Zone> {
        let name = name.trim();
        let zone = if let Some(seconds) = offset_seconds(name) {
            TimeZone::fixed(jiff::tz::Offset::from_seconds(seconds).ok()?)
        } else {
            TimeZone::get(name).ok()?
        };
        Some(Zone { name: name.to_owned(), zone })
    }

    /// Its name as given.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The calendar day of a moment.
    pub fn day_of(&self, at: Instant) -> Day {
        let offset = jiff::Timestamp::from_second(at.0).map_or(0, |t| self.zone.to_offset(t).seconds());
        at.day(i64::from(offset))
    }

    /// The moment at which a day begins.
    pub fn start_of(&self, day: Day) -> Instant {
        self.instant(day, 0)
    }

    /// The first moment after a day.
    pub fn end_of(&self, day: Day) -> Instant {
        self.instant(day.plus_days(1), 0)
    }

    /// The moment so many seconds into a day by the clock on the wall. Where the clock is put forward, the moment
    /// before the gap; where it is put back, the first of the two.
    pub fn instant(&self, day: Day, seconds: i64) -> Instant {
        let naive = day.start().0 + seconds;
        let (year, month, dom) = day.ymd();
        let time = civil::time((seconds / 3600) as i8, (seconds / 60 % 60) as i8, (seconds % 60) as i8, 0);
        let resolved = i16::try_from(year)
            .ok()
            .and_then(|y| civil::Date::new(y, month as i8, dom as i8).ok())
            .and_then(|d| self.zone.to_ambiguous_timestamp(d.to_datetime(time)).compatible().ok())
            .map(|t| t.as_second());
        Instant(resolved.unwrap_or(naive))
    }
}

fn offset_seconds(text: &str) -> Option<i32> {
    let b = text.as_bytes();
    if b.len() != 6 || b[3] != b':' || !matches!(b[0], b'+' | b'-') {
        return None;
    }
    let hours: i32 = text.get(1..3)?.parse().ok()?;
    let minutes: i32 = text.get(4..6)?.parse().ok()?;
    let seconds = (hours * 60 + minutes) * 60;
    (hours <= 23 && minutes <= 59).then_some(if b[0] == b'-' { -seconds } else { seconds })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_follow_the_clock_on_the_wall() {
        let zurich = Zone::parse("Europe/Zurich").unwrap();
        let day = Day::parse("2024-07-01").unwrap();
        assert_eq!(zurich.start_of(day).to_string(), "2024-06-30T22:00:00Z");
        assert_eq!(zurich.start_of(Day::parse("2024-01-01").unwrap()).to_string(), "2023-12-31T23:00:00Z");
        assert_eq!(zurich.day_of(zurich.start_of(day)), day);
        assert_eq!(zurich.day_of(Instant(zurich.start_of(day).0 - 1)), day.plus_days(-1));
        assert_eq!(Zone::parse("+05:30").unwrap().start_of(day).to_string(), "2024-06-30T18:30:00Z");
        assert_eq!(Zone::default().start_of(day), day.start());
        assert!(Zone::parse("Mars/Olympus").is_none());
    }
}
