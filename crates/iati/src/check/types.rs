//! The types of XML Schema that the standard uses: whether a text is one of their values. No values are computed here;
//! see `values` for that.

use std::borrow::Cow;

/// A type of text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Type {
    Text,
    Date,
    DateTime,
    Decimal,
    Boolean,
    Int,
    PositiveInteger,
    NonNegativeInteger,
    AnyUri,
    NmToken,
}

impl Type {
    const NAMES: [(&'static str, Type); 10] = [
        ("string", Type::Text),
        ("date", Type::Date),
        ("dateTime", Type::DateTime),
        ("decimal", Type::Decimal),
        ("boolean", Type::Boolean),
        ("int", Type::Int),
        ("positiveInteger", Type::PositiveInteger),
        ("nonNegativeInteger", Type::NonNegativeInteger),
        ("anyURI", Type::AnyUri),
        ("NMTOKEN", Type::NmToken),
    ];

    pub(crate) fn parse(name: &str) -> Option<Type> {
        Type::NAMES.iter().find(|(n, _)| *n == name).map(|(_, t)| *t)
    }

    /// Its name in XML Schema, which messages choose their words by.
    pub(crate) fn name(self) -> &'static str {
        Type::NAMES.iter().find(|(_, t)| *t == self).map_or("string", |(n, _)| n)
    }

    /// Whether the text is a value of the type. Blanks around it do not count (but for plain text, which is anything).
    pub(crate) fn allows(self, text: &str) -> bool {
        if self == Type::Text {
            return true;
        }
        let text = text.trim_matches([' ', '\t', '\n', '\r']);
        match self {
            Type::Text => true,
            Type::Date => date(text.as_bytes()).is_some_and(is_zone),
            Type::DateTime => date_time(text.as_bytes()),
            Type::Decimal => decimal(text.as_bytes()),
            Type::Boolean => matches!(text, "true" | "false" | "1" | "0"),
            Type::Int => integer(text).is_some_and(|(negative, digits)| match digits.parse::<i64>() {
                Ok(n) => n <= i64::from(i32::MAX) + i64::from(negative),
                Err(_) => digits.is_empty(),
            }),
            Type::PositiveInteger => integer(text).is_some_and(|(negative, digits)| !negative && !digits.is_empty()),
            Type::NonNegativeInteger => integer(text).is_some_and(|(negative, digits)| !negative || digits.is_empty()),
            Type::AnyUri => uri(text),
            Type::NmToken => !text.is_empty() && text.chars().all(is_name_character),
        }
    }
}

/// Puts a text to every type: each answers, and blanks around it change nothing.
pub(crate) fn probe(text: &str) {
    for (name, kind) in Type::NAMES {
        assert_eq!(kind.allows(text), kind.allows(&format!("\n{text} ")), "{name}: {text:?}");
    }
    assert!(!Type::Boolean.allows(text) || !Type::Date.allows(text));
    assert!(!Type::PositiveInteger.allows(text) || Type::NonNegativeInteger.allows(text), "{text:?}");
    assert!(!Type::Int.allows(text) || Type::Decimal.allows(text), "{text:?}");
}

fn is_name_character(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | ':') || (c as u32 >= 0xb7 && !c.is_whitespace())
}

/// Sign and digits without leading zeros (zero is no digits).
fn integer(text: &str) -> Option<(bool, &str)> {
    let negative = text.starts_with('-');
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let is_number = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    is_number.then(|| (negative, digits.trim_start_matches('0')))
}

pub(crate) fn decimal(text: &[u8]) -> bool {
    let text = text.strip_prefix(b"-").or(text.strip_prefix(b"+")).unwrap_or(text);
    let mut digits = 0;
    let mut points = 0;
    for byte in text {
        match byte {
            b'0'..=b'9' => digits += 1,
            b'.' => points += 1,
            _ => return false,
        }
    }
    digits > 0 && points <= 1
}

fn two_digits(text: &[u8]) -> Option<u32> {
    match text {
        [a @ b'0'..=b'9', b @ b'0'..=b'9', ..] => Some(u32::from(a - b'0') * 10 + u32::from(b - b'0')),
        _ => None,
    }
}

/// Takes year, month and day off the front and gives what follows.
fn date(text: &[u8]) -> Option<&[u8]> {
    let unsigned = text.strip_prefix(b"-").unwrap_or(text);
    let length = unsigned.iter().take_while(|b| b.is_ascii_digit()).count();
    let year = &unsigned[..length];
    // Years of more than four digits have no leading zero, and there is no year zero.
    if length < 4 || (length > 4 && year[0] == b'0') || year.iter().all(|b| *b == b'0') {
        return None;
    }
    let rest = &unsigned[length..];
    if rest.len() < 6 || rest[0] != b'-' || rest[3] != b'-' {
        return None;
    }
    let (month, day) = (two_digits(&rest[1..])?, two_digits(&rest[4..])?);
    // The last four digits and the century tell whether there is a 29 February.
    let years = year[length - 4..].iter().fold(0i32, |n, b| n * 10 + i32::from(b - b'0'));
    let is_day = (1..=12).contains(&month) && day >= 1 && day <= domain::day::days_in_month(years, month);
    is_day.then_some(&rest[6..])
}

fn is_zone(text: &[u8]) -> bool {
    match text {
        [] | [b'Z'] => true,
        [b'+' | b'-', hours @ .., b':', _, _] if hours.len() == 2 => {
            let (Some(hours), Some(minutes)) = (two_digits(hours), two_digits(&text[4..])) else { return false };
            minutes < 60 && (hours < 14 || (hours == 14 && minutes == 0))
        }
        _ => false,
    }
}

fn date_time(text: &[u8]) -> bool {
    let Some(rest) = date(text) else { return false };
    if rest.len() < 9 || rest[0] != b'T' || rest[3] != b':' || rest[6] != b':' {
        return false;
    }
    let (Some(hours), Some(minutes), Some(seconds)) =
        (two_digits(&rest[1..]), two_digits(&rest[4..]), two_digits(&rest[7..]))
    else {
        return false;
    };
    let mut rest = &rest[9..];
    let mut fraction_is_zero = true;
    if let Some(fraction) = rest.strip_prefix(b".") {
        let length = fraction.iter().take_while(|b| b.is_ascii_digit()).count();
        if length == 0 {
            return false;
        }
        fraction_is_zero = fraction[..length].iter().all(|b| *b == b'0');
        rest = &fraction[length..];
    }
    let midnight = hours == 24 && minutes == 0 && seconds == 0 && fraction_is_zero;
    (midnight || (hours < 24 && minutes < 60 && seconds < 60)) && is_zone(rest)
}

/// RFC 3986 as XML Schema uses it: blanks and other letters stand for their escapes, so only the frame is looked at.
fn uri(text: &str) -> bool {
    let bytes = text.as_bytes();
    let escapes_are_whole = bytes.iter().enumerate().all(|(at, b)| {
        *b != b'%'
            || matches!(bytes.get(at + 1..at + 3), Some([x, y]) if x.is_ascii_hexdigit() && y.is_ascii_hexdigit())
    });
    if !escapes_are_whole || bytes.iter().filter(|b| **b == b'#').count() > 1 {
        return false;
    }
    let head = text.split(['/', '?', '#']).next().unwrap_or_default();
    let rest = match head.split_once(':') {
        None => text,
        Some((scheme, _)) => {
            let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
                && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'));
            if !is_scheme {
                return false;
            }
            &text[scheme.len() + 1..]
        }
    };
    let Some(authority) = rest.strip_prefix("//") else { return !rest.contains(['[', ']']) };
    let authority = authority.split(['/', '?', '#']).next().unwrap_or_default();
    let path = &rest[2 + authority.len()..];
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let (host, port) = match host.strip_prefix('[').and_then(|h| h.split_once(']')) {
        Some((_, port)) => ("", Cow::Borrowed(port)),
        None => host.split_once(':').map_or((host, Cow::Borrowed("")), |(h, p)| (h, Cow::Owned(format!(":{p}")))),
    };
    let port_is_number =
        port.is_empty() || port.strip_prefix(':').is_some_and(|p| p.bytes().all(|b| b.is_ascii_digit()));
    port_is_number && !host.contains(['[', ']']) && !path.contains(['[', ']'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_type_knows_its_values() {
        let cases: &[(Type, &[&str], &[&str])] = &[
            (
                Type::Date,
                &["2020-02-29", " 2020-01-01Z ", "2020-01-01+02:00", "12020-01-01", "-0044-03-15", "2020-01-01-14:00"],
                &[
                    "",
                    "2019-02-29",
                    "20-01-01",
                    "0000-01-01",
                    "2020-1-1",
                    "2020-01-01T00:00:00",
                    "2020-01-01+15:00",
                    "2020-01-01+2:00",
                    "02020-01-01",
                    "01/02/2020",
                    "2020-13-01",
                ],
            ),
            (
                Type::DateTime,
                &["2020-01-01T00:00:00", "2020-01-01T24:00:00Z", "2020-01-01T23:59:59.123456+02:00"],
                &[
                    "2020-01-01",
                    "2020-01-01T24:00:01",
                    "2020-01-01T10:00",
                    "2020-01-01T10:00:00.",
                    "2020-01-01 10:00:00",
                    "2020-01-01T10:00:61",
                ],
            ),
            (Type::Decimal, &["1", "-1.5", "+.5", "5.", " 3 "], &["", "1,000", "1e5", ".", "1.2.3", "--1", "$5"]),
            (Type::Boolean, &["true", "0", " 1 "], &["", "True", "yes", "2"]),
            (Type::Int, &["1", "-2147483648", "+02", "0"], &["", "2147483648", "1.0", "x", "99999999999999999999"]),
            (Type::PositiveInteger, &["1", "2012", "99999999999999999999"], &["0", "-1", "", "1.5", "-0"]),
            (Type::NonNegativeInteger, &["0", "-0", "3"], &["-3", "", "a"]),
            (
                Type::AnyUri,
                &[
                    "",
                    "http://example.org/a b?c#d",
                    "a/b:c",
                    "mailto:x@example.org",
                    "http://[::1]:80/",
                    "été",
                    "http://x:80",
                ],
                &["%", "http://a/%zz", "http://x:port/", "a#b#c", "1a:b", ":x", "a[b]"],
            ),
            (Type::NmToken, &["a", "iati-activity", "1.2"], &["", "a b", "a/b"]),
        ];
        for (kind, good, bad) in cases {
            for text in *good {
                assert!(kind.allows(text), "{kind:?} {text:?}");
            }
            for text in *bad {
                assert!(!kind.allows(text), "{kind:?} {text:?}");
            }
        }
    }
}
