//! Many findings in little room, in the order told: each as what differs from the one before. A file of a gigabyte has
//! a few hundred thousand of them, which as plain values would take more memory than all else.

use super::violation::{Severity, Violation};
use domain::Finding;
use std::fmt;

/// Findings of one file.
#[derive(Clone, Default)]
pub struct Violations {
    bytes: Vec<u8>,
    len: usize,
    /// Rules met: id, severity, category.
    rules: Vec<(String, Severity, String)>,
    /// Codes and names of arguments met.
    words: Vec<&'static str>,
    last: Option<Box<Violation>>,
}

impl Violations {
    /// Adds one.
    pub fn push(&mut self, violation: Violation) {
        let last = self.last.take();
        let rule = self.rule(&violation);
        let code = self.word(violation.finding.code);
        let names: Vec<u64> = violation.finding.arguments.iter().map(|(name, _)| self.word(name)).collect();
        let mut out = Packer { bytes: &mut self.bytes };
        let before = last.as_deref();
        let finding = &violation.finding;
        let earlier = before.map(|v| &v.finding);
        out.number(rule);
        out.number(code);
        out.number(finding.severity as u64);
        out.number(violation.line);
        out.number(violation.column);
        out.number(finding.row.map_or(0, |row| row.saturating_add(1)));
        out.text(&violation.activity, before.map_or("", |v| &v.activity));
        out.text(&violation.path, before.map_or("", |v| &v.path));
        out.option(finding.column.as_deref(), earlier.and_then(|f| f.column.as_deref()));
        out.option(finding.value.as_deref(), earlier.and_then(|f| f.value.as_deref()));
        out.number(names.len() as u64);
        for (at, (name, (_, value))) in names.into_iter().zip(&finding.arguments).enumerate() {
            out.number(name);
            out.text(value, argument(earlier, at));
        }
        self.len += 1;
        self.last = Some(Box::new(violation));
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Bytes they take.
    pub fn bytes(&self) -> usize {
        self.bytes.len()
    }

    /// All of them, in the order told.
    pub fn iter(&self) -> Iter<'_> {
        Iter { of: self, at: 0, left: self.len, last: None }
    }

    fn rule(&mut self, violation: &Violation) -> u64 {
        let Violation { rule, severity, category, .. } = violation;
        let known = self.rules.iter().position(|(r, s, c)| r == rule && s == severity && c == category);
        known.unwrap_or_else(|| {
            self.rules.push((rule.clone(), *severity, category.clone()));
            self.rules.len() - 1
        }) as u64
    }

    fn word(&mut self, word: &'static str) -> u64 {
        let known = self.words.iter().position(|w| *w == word);
        known.unwrap_or_else(|| {
            self.words.push(word);
            self.words.len() - 1
        }) as u64
    }
}

impl PartialEq for Violations {
    fn eq(&self, other: &Violations) -> bool {
        self.len == other.len && self.iter().eq(other.iter())
    }
}

impl Eq for Violations {}

impl fmt::Debug for Violations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self).finish()
    }
}

impl Extend<Violation> for Violations {
    fn extend<I: IntoIterator<Item = Violation>>(&mut self, violations: I) {
        violations.into_iter().for_each(|v| self.push(v));
    }
}

impl<'v> IntoIterator for &'v Violations {
    type Item = Violation;
    type IntoIter = Iter<'v>;

    fn into_iter(self) -> Iter<'v> {
        self.iter()
    }
}

/// Goes through findings.
#[derive(Clone)]
pub struct Iter<'v> {
    of: &'v Violations,
    at: usize,
    left: usize,
    last: Option<Violation>,
}

impl Iterator for Iter<'_> {
    type Item = Violation;

    fn next(&mut self) -> Option<Violation> {
        self.left = self.left.checked_sub(1)?;
        let mut from = Unpacker { bytes: &self.of.bytes, at: self.at };
        let before = self.last.as_ref();
        let earlier = before.map(|v| &v.finding);
        let (rule, severity, category) = self.of.rules[from.number() as usize].clone();
        let code = self.of.words[from.number() as usize];
        let mut finding = Finding::new(of_number(from.number()), code);
        let (line, column) = (from.number(), from.number());
        finding.row = from.number().checked_sub(1);
        let activity = from.text(before.map_or("", |v| &v.activity));
        let path = from.text(before.map_or("", |v| &v.path));
        finding.column = from.option(earlier.and_then(|f| f.column.as_deref()));
        finding.value = from.option(earlier.and_then(|f| f.value.as_deref()));
        let arguments = from.number() as usize;
        for at in 0..arguments {
            let name = self.of.words[from.number() as usize];
            let value = from.text(argument(earlier, at));
            finding.arguments.push((name, value));
        }
        self.at = from.at;
        let violation = Violation { rule, severity, category, activity, path, line, column, finding };
        self.last = Some(violation.clone());
        Some(violation)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl ExactSizeIterator for Iter<'_> {}

fn argument(earlier: Option<&Finding>, at: usize) -> &str {
    earlier.and_then(|f| f.arguments.get(at)).map_or("", |(_, value)| value.as_str())
}

fn of_number(severity: u64) -> domain::Severity {
    use domain::Severity::{Notice, Refused, Warning};
    [Notice, Warning, Refused].into_iter().find(|s| *s as u64 == severity).unwrap_or(Refused)
}

struct Packer<'b> {
    bytes: &'b mut Vec<u8>,
}

impl Packer<'_> {
    /// Seven bits a byte, the lowest first; the highest bit says that more come.
    fn number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.bytes.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.bytes.push(number as u8);
    }

    /// How many bytes it begins with and ends with like the text before, and what is between.
    fn text(&mut self, text: &str, before: &str) {
        let (text, before) = (text.as_bytes(), before.as_bytes());
        let alike = text.iter().zip(before).take_while(|(a, b)| a == b).count();
        let most = text.len().min(before.len()) - alike;
        let end = text.iter().rev().zip(before.iter().rev()).take(most).take_while(|(a, b)| a == b).count();
        let between = &text[alike..text.len() - end];
        self.number(alike as u64);
        self.number(end as u64);
        self.number(between.len() as u64);
        self.bytes.extend_from_slice(between);
    }

    fn option(&mut self, text: Option<&str>, before: Option<&str>) {
        self.number(u64::from(text.is_some()));
        if let Some(text) = text {
            self.text(text, before.unwrap_or_default());
        }
    }
}

struct Unpacker<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl Unpacker<'_> {
    fn number(&mut self) -> u64 {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.bytes[self.at];
            self.at += 1;
            number |= u64::from(byte & 0x7f) << shift;
            shift += 7;
            if byte < 0x80 {
                return number;
            }
        }
    }

    fn text(&mut self, before: &str) -> String {
        let (alike, end, between) = (self.number() as usize, self.number() as usize, self.number() as usize);
        let before = before.as_bytes();
        let mut text = Vec::with_capacity(alike + between + end);
        text.extend_from_slice(&before[..alike]);
        text.extend_from_slice(&self.bytes[self.at..self.at + between]);
        text.extend_from_slice(&before[before.len() - end..]);
        self.at += between;
        String::from_utf8(text).unwrap_or_else(|e| String::from_utf8_lossy(e.as_bytes()).into_owned())
    }

    fn option(&mut self, before: Option<&str>) -> Option<String> {
        (self.number() > 0).then(|| self.text(before.unwrap_or_default()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn violation(n: u64, path: &str, value: Option<&str>, arguments: &[&str]) -> Violation {
        let mut finding = Finding::warning("check.code");
        finding.value = value.map(str::to_owned);
        finding.row = (!n.is_multiple_of(3)).then_some(n);
        finding.column = n.is_multiple_of(2).then(|| "é".to_owned());
        for (at, argument) in arguments.iter().enumerate() {
            finding.arguments.push((["list", "element", "expected"][at % 3], (*argument).to_owned()));
        }
        Violation {
            rule: format!("9.{}.1", n % 5),
            severity: Severity::ALL[n as usize % 4],
            category: "geo".to_owned(),
            activity: format!("GB-COH-1-{n}"),
            path: path.to_owned(),
            line: n,
            column: n / 7,
            finding,
        }
    }

    proptest! {
        #[test]
        fn they_come_back_as_they_were_told(
            told in prop::collection::vec((any::<u64>(), ".{0,9}", prop::option::of("[aé€]{0,4}"), prop::collection::vec("[aé]{0,3}", 0..4)), 0..20)
        ) {
            let told: Vec<Violation> = told
                .iter()
                .map(|(n, path, value, arguments)| {
                    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
                    violation(*n, path, value.as_deref(), &arguments)
                })
                .collect();
            let mut kept = Violations::default();
            kept.extend(told.clone());
            prop_assert_eq!(kept.len(), told.len());
            prop_assert_eq!(kept.iter().collect::<Vec<_>>(), told);
        }
    }

    #[test]
    fn a_hundred_thousand_take_a_few_megabytes() {
        let mut kept = Violations::default();
        for n in 0..100_000 {
            let path = format!("/iati-activities/iati-activity[{}]/transaction[{}]/sector/@code", n / 9, n % 9);
            kept.push(violation(n, &path, Some("99999"), &["Sector", "sector", "a code of that list"]));
        }
        let each = kept.bytes() as f64 / 100_000.0;
        assert!(each < 45.0, "{each} bytes each");
    }
}
