//! Values of the standard out of texts: dates, money, percentages, booleans. Nothing is guessed; what is read in
//! spite of a fault says so. No elements here: see `activity`.

use crate::codes;
use domain::money::AmountError;
use domain::shares::{Percent, WHOLE};
use domain::{Amount, Day};

/// A day that was read, and what is notable about its text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct ReadDay {
    pub(crate) day: Day,
    pub(crate) notable: Option<&'static str>,
}

/// Reads `xsd:date` (`2020-01-01`, `2020-01-01Z`, `2020-01-01+02:00`) or the day of a date with a time.
pub(crate) fn day(text: &str) -> Option<ReadDay> {
    if let Some(day) = Day::parse(text) {
        let notable = (!day.is_plausible()).then_some(codes::DATE_IMPLAUSIBLE);
        return Some(ReadDay { day, notable });
    }
    let (date, rest) = (text.get(..10)?, text.get(10..)?);
    let day = Day::parse(date)?;
    if is_zone(rest) {
        return Some(ReadDay { day, notable: Some(codes::DATE_ZONE) });
    }
    let time = rest.strip_prefix(['T', 't', ' '])?;
    let begins_with_time = time.get(..5).is_some_and(|t| {
        let b = t.as_bytes();
        b[2] == b':' && [b[0], b[1], b[3], b[4]].iter().all(u8::is_ascii_digit)
    });
    begins_with_time.then_some(ReadDay { day, notable: Some(codes::DATE_TIME) })
}

fn is_zone(text: &str) -> bool {
    let b = text.as_bytes();
    match b {
        [b'Z'] => true,
        [b'+' | b'-', h1, h2, b':', m1, m2] => [h1, h2, m1, m2].iter().all(|d| d.is_ascii_digit()),
        _ => false,
    }
}

/// Reads `xsd:decimal`; errors with the code of what is wrong.
pub(crate) fn amount(text: &str) -> Result<(Amount, bool), &'static str> {
    match Amount::parse(text) {
        Ok(parsed) => Ok((parsed.amount, parsed.rounded)),
        Err(AmountError::TooLarge) => Err(codes::VALUE_TOO_LARGE),
        Err(AmountError::NotANumber) => Err(what_is_wrong(text.trim())),
    }
}

fn what_is_wrong(text: &str) -> &'static str {
    let digits = text.bytes().any(|b| b.is_ascii_digit());
    let only = |others: &[char]| text.chars().all(|c| c.is_ascii_digit() || others.contains(&c));
    if digits && only(&['-', '+', '.', 'e', 'E']) && text.contains(['e', 'E']) {
        codes::VALUE_EXPONENT
    } else if digits && only(&['-', '+', '.', ',', '\'', '’', ' ', '\u{a0}', '\u{202f}', '_']) {
        codes::VALUE_SEPARATORS
    } else {
        codes::VALUE_UNREADABLE
    }
}

/// Reads a percentage from 0 to 100.
pub(crate) fn percentage(text: &str) -> Option<Percent> {
    let value = Amount::parse(text).ok()?.amount.0;
    Percent::try_from(value).ok().filter(|p| (0..=WHOLE).contains(p))
}

/// Reads `true`, `false`, `1` or `0`.
pub(crate) fn boolean(text: &str) -> Option<bool> {
    match text {
        "1" | "true" => Some(true),
        "0" | "false" => Some(false),
        _ => None,
    }
}

/// Whether these bytes are blanks only.
pub(crate) fn is_blank(bytes: &[u8]) -> bool {
    bytes.iter().all(u8::is_ascii_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_with_what_is_notable() {
        let read = |text| day(text).map(|d| (d.day.to_string(), d.notable));
        let second = Some("2020-01-02".to_owned());
        for (text, notable) in [
            ("2020-01-02", None),
            ("2020-01-02Z", Some(codes::DATE_ZONE)),
            ("2020-01-02+02:00", Some(codes::DATE_ZONE)),
            ("2020-01-02T00:00:00", Some(codes::DATE_TIME)),
            ("2020-01-02 00:00", Some(codes::DATE_TIME)),
        ] {
            assert_eq!(read(text).map(|r| (Some(r.0), r.1)), Some((second.clone(), notable)), "{text}");
        }
        for text in
            ["", "2020-1-2", "02/01/2020", "2020-02-30", "2020-01-02x", "2020-01-02+2:00", "20200102", "2020-01-0é2"]
        {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(read("0201-01-02").unwrap().1, Some(codes::DATE_IMPLAUSIBLE));
    }

    #[test]
    fn values_that_are_no_decimals_say_why() {
        assert_eq!(amount(" -12.50 "), Ok((Amount(-125_000), false)));
        assert_eq!(amount("0.123456"), Ok((Amount(1235), true)));
        assert_eq!(amount("1,234.56"), Err(codes::VALUE_SEPARATORS));
        assert_eq!(amount("1 234"), Err(codes::VALUE_SEPARATORS));
        assert_eq!(amount("1.5E6"), Err(codes::VALUE_EXPONENT));
        assert_eq!(amount("USD 5"), Err(codes::VALUE_UNREADABLE));
        assert_eq!(amount("."), Err(codes::VALUE_UNREADABLE));
        assert_eq!(amount("999999999999999999"), Err(codes::VALUE_TOO_LARGE));
    }

    #[test]
    fn percentages_stay_between_0_and_100() {
        assert_eq!(percentage("33.3333"), Some(333_333));
        assert_eq!(percentage("100"), Some(WHOLE));
        assert_eq!(percentage("100.1"), None);
        assert_eq!(percentage("-1"), None);
        assert_eq!(percentage("50%"), None);
    }
}
