//! Addresses of pages: the only place that knows them. Everything foreign is percent-encoded.

use crate::ask::Form;
use std::fmt::Write;

/// The portfolio.
pub(crate) const PORTFOLIO: &str = "/";
/// The list of activities.
pub(crate) const ACTIVITIES: &str = "/activities";
/// What got worse and better since an earlier day.
pub(crate) const SINCE: &str = "/since";
/// Offices side by side.
pub(crate) const OFFICES: &str = "/offices";
/// Where cases wait.
pub(crate) const BOTTLENECKS: &str = "/bottlenecks";
/// The waiting cases behind a number.
pub(crate) const WAITING: &str = "/bottlenecks/waiting";
/// Open cases and their chance of being late.
pub(crate) const CASES: &str = "/cases";
/// Groups compared fairly.
pub(crate) const COMPARE: &str = "/compare";
/// The cases behind the share of a group.
pub(crate) const COMPARE_CASES: &str = "/compare/cases";
/// Processes, and the map of one.
pub(crate) const PROCESSES: &str = "/processes";
/// The passages behind a number of a map.
pub(crate) const PASSAGES: &str = "/processes/passages";
/// How long stages take.
pub(crate) const DURATIONS: &str = "/durations";
/// Series over time.
pub(crate) const TRENDS: &str = "/trends";
/// Computed warnings.
pub(crate) const SIGNALS: &str = "/signals";
/// Whether signals were right.
pub(crate) const LEDGER_OF_SIGNALS: &str = "/signals/ledger";
/// Portfolio indices.
pub(crate) const INDICES: &str = "/indices";
/// How complete, fresh and forward-looking the data are.
pub(crate) const QUALITY: &str = "/quality";
/// IATI data that came in, with what is wrong with them.
pub(crate) const DATASETS: &str = "/datasets";
/// Files for others.
pub(crate) const DOWNLOADS: &str = "/downloads";
/// What was published.
pub(crate) const PUBLICATIONS: &str = "/publications";
/// Rules of the signals.
pub(crate) const RULES: &str = "/rules";
/// Where limits are sent to be set.
pub(crate) const RULES_SET: &str = "/rules/set";
/// What will be spent.
pub(crate) const FORECAST: &str = "/forecast";
/// How much later than planned activities will end.
pub(crate) const SLIP: &str = "/slip";
/// Queues of the coming weeks, also with a change.
pub(crate) const WHAT_IF: &str = "/what-if";
/// Files in.
pub(crate) const IMPORTS: &str = "/imports";
/// What this is.
pub(crate) const ABOUT: &str = "/about";

/// The page of an activity.
pub(crate) fn activity(identifier: &str) -> String {
    format!("{ACTIVITIES}/{}", segment(identifier))
}

/// The page of an office.
pub(crate) fn office(code: &str) -> String {
    format!("{OFFICES}/{}", segment(code))
}

/// Stands in addresses for a publisher without identifier.
pub(crate) const NAMELESS: &str = "-";

/// The data of a publisher.
pub(crate) fn dataset(publisher: &str) -> String {
    format!("{DATASETS}/{}", if publisher.is_empty() { NAMELESS.to_owned() } else { segment(publisher) })
}

/// The IATI file of the portfolio, or of an office or country.
pub(crate) fn download_iati(part: Option<(&str, &str)>) -> String {
    match part {
        None => format!("{DOWNLOADS}/iati/activities.xml"),
        Some((part, code)) => format!("{DOWNLOADS}/iati/{part}/{}.xml", segment(code)),
    }
}

/// A publication, made again.
pub(crate) fn publication(number: u64) -> String {
    format!("{PUBLICATIONS}/{number}/activities.xml")
}

/// A flat table of the portfolio, or of an office or country.
pub(crate) fn download_flat(part: Option<(&str, &str)>, shape: &str) -> String {
    match part {
        None => format!("{DOWNLOADS}/flat/{shape}.csv"),
        Some((part, code)) => format!("{DOWNLOADS}/flat/{part}/{}/{shape}.csv", segment(code)),
    }
}

/// An address with a query. Pairs with the same name all stay.
pub(crate) fn with_query<'a>(path: &str, pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let mut out = path.to_owned();
    for (i, (name, value)) in pairs.into_iter().enumerate() {
        out.push(if i == 0 { '?' } else { '&' });
        encode(&mut out, name, false);
        out.push('=');
        encode(&mut out, value, false);
    }
    out
}

/// One path segment. The dot of a trailing `.json`, `.csv` or `.xlsx` is encoded too, because a plain one asks for a twin.
fn segment(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let twin = Form::TWINS.into_iter().find(|(ending, _)| text.ends_with(ending));
    let (head, tail) = text.split_at(text.len() - twin.map_or(0, |(ending, _)| ending.len()));
    encode(&mut out, head, true);
    if let Some(tail) = tail.strip_prefix('.') {
        out.push_str("%2E");
        out.push_str(tail);
    }
    out
}

fn encode(out: &mut String, text: &str, dots: bool) {
    // A segment of dots alone would mean another directory.
    let plain_dot = !(dots && text.bytes().all(|b| b == b'.'));
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'~' => out.push(byte as char),
            b'.' if plain_dot => out.push('.'),
            _ => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
}

/// The text of a percent-encoded path; `None` where it is no UTF-8 or an escape is broken.
pub(crate) fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        if first == b'%' {
            let digits = std::str::from_utf8(tail.get(..2)?).ok()?;
            if !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
                return None;
            }
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = &tail[2..];
        } else {
            bytes.push(first);
            rest = tail;
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_identifier_goes_into_an_address_and_back() {
        for id in [
            "XM-DAC-41122-RAF/07",
            "a b?c#d&e=%2F",
            "projet n° 4 – été",
            "مشروع",
            "x.json",
            "x.xlsx",
            "..",
            "a/../b",
            "%",
        ] {
            let path = activity(id);
            assert!(path.bytes().all(|b| b.is_ascii_graphic()), "{path}");
            assert!(!path.ends_with(".json"), "{path}");
            let raw = path.strip_prefix("/activities/").unwrap();
            assert!(!raw.contains('/'), "{path}");
            assert_eq!(decoded(raw).unwrap(), id);
        }
        assert_eq!(decoded("%zz"), None);
        assert_eq!(decoded("%+1"), None);
        assert_eq!(decoded("%ff"), None);
        assert_eq!(decoded("%4"), None);
    }

    #[test]
    fn queries_are_encoded() {
        assert_eq!(with_query("/x", [("office", "A & B"), ("text", "é")]), "/x?office=A%20%26%20B&text=%C3%A9");
        assert_eq!(with_query("/x", []), "/x");
    }
}
