//! A calendar day and an instant as small integers, with exact conversion to and from ISO text.
//! No time zones here except the offset written in a text; no clock.

use crate::zone::Zone;
use std::fmt;

/// A calendar day, counted from 1970-01-01. Years 0001 to 9999.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Day(pub i32);

/// A moment in seconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Instant(pub i64);

/// Days in a year on average, for turning days into years.
pub const DAYS_PER_YEAR: f64 = 365.25;
/// Days in a month on average (365.25 / 12), the unit of `slip` in months.
pub const DAYS_PER_MONTH: f64 = 30.4375;

impl Day {
    /// The day of a year, month (1-12) and day of the month, if there is such a day.
    pub fn from_ymd(year: i32, month: u32, day: u32) -> Option<Day> {
        if !(1..=9999).contains(&year) || !(1..=12).contains(&month) {
            return None;
        }
        if day == 0 || day > days_in_month(year, month) {
            return None;
        }
        // Days from civil: Howard Hinnant, "chrono-compatible low-level date algorithms".
        let y = if month <= 2 { year - 1 } else { year };
        let era = y.div_euclid(400);
        let yoe = y.rem_euclid(400);
        let mp = (month as i32 + 9) % 12;
        let doy = (153 * mp + 2) / 5 + day as i32 - 1;
        let doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
        Some(Day(era * 146_097 + doe - 719_468))
    }

    /// Year, month (1-12) and day of the month.
    pub fn ymd(self) -> (i32, u32, u32) {
        let z = self.0 + 719_468;
        let era = z.div_euclid(146_097);
        let doe = z.rem_euclid(146_097);
        let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
        let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
        let mp = (5 * doy + 2) / 153;
        let day = (doy - (153 * mp + 2) / 5 + 1) as u32;
        let month = (if mp < 10 { mp + 3 } else { mp - 9 }) as u32;
        let year = yoe + era * 400 + i32::from(month <= 2);
        (year, month, day)
    }

    /// Reads `YYYY-MM-DD`, and nothing looser.
    pub fn parse(text: &str) -> Option<Day> {
        let b = text.as_bytes();
        if b.len() != 10 || b[4] != b'-' || b[7] != b'-' {
            return None;
        }
        let year = digits(&b[0..4])? as i32;
        Day::from_ymd(year, digits(&b[5..7])?, digits(&b[8..10])?)
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.ymd().0
    }

    /// Months since year 0, so that neighbouring months are neighbouring numbers.
    pub fn month_number(self) -> i32 {
        let (y, m, _) = self.ymd();
        y * 12 + m as i32 - 1
    }

    /// First day of the month with this number (see [`Day::month_number`]).
    pub fn first_of_month(month_number: i32) -> Day {
        let year = month_number.div_euclid(12);
        let month = month_number.rem_euclid(12) as u32 + 1;
        Day::from_ymd(year.clamp(1, 9999), month, 1).expect("the first of a month exists")
    }

    /// Last day of the month with this number.
    pub fn last_of_month(month_number: i32) -> Day {
        Day(Day::first_of_month(month_number + 1).0 - 1)
    }

    /// The same day of the month so many months later, or the month's last day where it is shorter.
    pub fn plus_months(self, months: i32) -> Day {
        let (_, _, d) = self.ymd();
        let n = self.month_number() + months;
        let first = Day::first_of_month(n);
        let (y, m, _) = first.ymd();
        Day(first.0 + d.min(days_in_month(y, m)) as i32 - 1)
    }

    /// The day so many days later.
    pub fn plus_days(self, days: i32) -> Day {
        Day(self.0.saturating_add(days))
    }

    /// Days from an earlier day to this one; negative if it lies after.
    pub fn days_since(self, earlier: Day) -> i32 {
        self.0 - earlier.0
    }

    /// Monday is 0, Sunday is 6.
    pub fn weekday(self) -> u32 {
        (self.0 + 3).rem_euclid(7) as u32
    }

    /// Whether a project date can be taken seriously: from 1950 to 2060. Outside it, imports warn and keep the value.
    pub fn is_plausible(self) -> bool {
        // 1950-01-01 to 2060-12-31 as numbers: this is asked of every ledger line.
        (-7_305..=33_237).contains(&self.0)
    }

    /// The first instant of the day in UTC.
    pub fn start(self) -> Instant {
        Instant(i64::from(self.0) * 86_400)
    }
}

fn digits(bytes: &[u8]) -> Option<u32> {
    let mut n = 0u32;
    for b in bytes {
        if !b.is_ascii_digit() {
            return None;
        }
        n = n * 10 + u32::from(b - b'0');
    }
    Some(n)
}

/// Number of days of a month.
pub fn days_in_month(year: i32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (y, m, d) = self.ymd();
        write!(f, "{y:04}-{m:02}-{d:02}")
    }
}

impl Instant {
    /// Reads an RFC 3339 timestamp (`2017-01-09T14:48:43.000+01:00`), a timestamp without offset, or a bare day.
    /// Texts without offset are local times of the organisation's zone. Fractions of a second are dropped.
    pub fn parse(text: &str, zone: &Zone) -> Option<Instant> {
        if text.len() < 10 || !text.is_char_boundary(10) {
            return None;
        }
        let day = Day::parse(&text[..10])?;
        let rest = &text[10..];
        if rest.is_empty() {
            return Some(zone.start_of(day));
        }
        let b = rest.as_bytes();
        if !matches!(b[0], b'T' | b't' | b' ') || b.len() < 6 || b[3] != b':' {
            return None;
        }
        let hour = digits(&b[1..3])?;
        let minute = digits(&b[4..6])?;
        let (second, mut at) = if b.len() >= 9 && b[6] == b':' { (digits(&b[7..9])?, 9) } else { (0, 6) };
        // 60 is a leap second in RFC 3339; it is taken as the last second of the minute.
        if hour > 23 || minute > 59 || second > 60 {
            return None;
        }
        if at < b.len() && b[at] == b'.' {
            at += 1;
            let from = at;
            while at < b.len() && b[at].is_ascii_digit() {
                at += 1;
            }
            if at == from {
                return None;
            }
        }
        let offset = match b.get(at) {
            None => return Some(zone.instant(day, i64::from(hour * 3600 + minute * 60 + second.min(59)))),
            Some(b'Z' | b'z') if at + 1 == b.len() => 0,
            Some(sign @ (b'+' | b'-')) if b.len() == at + 6 && b[at + 3] == b':' => {
                let h = digits(&b[at + 1..at + 3])?;
                let m = digits(&b[at + 4..at + 6])?;
                if h > 23 || m > 59 {
                    return None;
                }
                let seconds = i64::from(h * 3600 + m * 60);
                if *sign == b'+' { seconds } else { -seconds }
            }
            Some(_) => return None,
        };
        let in_day = i64::from(hour * 3600 + minute * 60 + second.min(59));
        Some(Instant(day.start().0 + in_day - offset))
    }

    /// The calendar day of this moment at an offset from UTC.
    pub fn day(self, offset_seconds: i64) -> Day {
        Day((self.0 + offset_seconds).div_euclid(86_400) as i32)
    }

    /// Days (with fraction) from an earlier moment to this one.
    pub fn days_since(self, earlier: Instant) -> f64 {
        (self.0 - earlier.0) as f64 / 86_400.0
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let day = self.day(0);
        let s = self.0.rem_euclid(86_400);
        write!(f, "{day}T{:02}:{:02}:{:02}Z", s / 3600, s / 60 % 60, s % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_eleven_centuries_makes_the_round_trip() {
        let mut day = Day::from_ymd(1000, 1, 1).unwrap();
        let end = Day::from_ymd(2100, 1, 1).unwrap();
        while day < end {
            let text = day.to_string();
            assert_eq!(Day::parse(&text), Some(day), "{text}");
            day = day.plus_days(1);
        }
    }

    #[test]
    fn days_that_do_not_exist_are_refused() {
        for text in [
            "2023-02-29",
            "2024-13-01",
            "2024-00-10",
            "2024-04-31",
            "24-04-01",
            "2024/04/01",
            "0000-01-01",
            "2024-4-1",
            "",
        ] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
        assert!(Day::parse("2024-02-29").is_some());
    }

    #[test]
    fn timestamps_follow_rfc_3339_and_the_zone_of_the_organisation() {
        let zone = Zone::parse("+01:00").unwrap();
        let at = |t: &str| Instant::parse(t, &zone).map(|i| i.to_string());
        assert_eq!(at("2017-01-09T14:48:43.000+01:00").as_deref(), Some("2017-01-09T13:48:43Z"));
        assert_eq!(at("2017-01-09T14:48:43Z").as_deref(), Some("2017-01-09T14:48:43Z"));
        assert_eq!(at("2017-01-09T14:48:43").as_deref(), Some("2017-01-09T13:48:43Z"));
        assert_eq!(at("2017-01-09").as_deref(), Some("2017-01-08T23:00:00Z"));
        assert_eq!(at("2017-01-09 14:48").as_deref(), Some("2017-01-09T13:48:00Z"));
        for bad in [
            "2017-01-09T",
            "2017-01-09T25:00:00Z",
            "2017-01-09T14:48:43.Z",
            "2017-01-09T14:48:43+1:00",
            "gestern",
            "2017-01-09Tß",
        ] {
            assert_eq!(at(bad), None, "{bad}");
        }
    }

    #[test]
    fn project_dates_are_taken_seriously_from_1950_to_2060() {
        let plausible = |text: &str| Day::parse(text).unwrap().is_plausible();
        assert!(plausible("1950-01-01") && plausible("2060-12-31"));
        assert!(!plausible("1949-12-31") && !plausible("2061-01-01"));
    }

    #[test]
    fn months_are_added_with_the_last_day_where_needed() {
        let d = Day::parse("2024-01-31").unwrap();
        assert_eq!(d.plus_months(1).to_string(), "2024-02-29");
        assert_eq!(d.plus_months(-2).to_string(), "2023-11-30");
        assert_eq!(Day::parse("1970-01-01").unwrap().weekday(), 3);
    }
}
