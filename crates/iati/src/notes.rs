//! What is noted while an activity or an organisation is read: findings, bounded in number, and what holds for all
//! within it (language, currency, form). No element is known by name here.

use crate::codes;
use crate::tree::Element;
use crate::values;
use crate::version::Form;
use domain::{Currency, Day, Finding, Instant, Severity, Zone};

/// Notes of one activity or organisation.
pub(crate) struct Notes {
    /// Currency of values that name none.
    pub(crate) default_currency: Option<Currency>,
    /// Language of texts that name none, in lower case.
    pub(crate) language: Option<String>,
    /// When the publisher last changed it.
    pub(crate) last_updated: Option<Instant>,
    /// Form it is written in, where something tells.
    pub(crate) form: Option<Form>,
    findings: Vec<Finding>,
    most: usize,
    left_out: u64,
    worst_left_out: Severity,
    /// Findings said once with a count: code, place among the findings, count.
    merged: Vec<(&'static str, usize, u64)>,
}

impl Notes {
    /// No notes yet; so many findings are kept.
    pub(crate) fn new(most: usize) -> Notes {
        Notes {
            default_currency: None,
            language: None,
            last_updated: None,
            form: None,
            findings: Vec::new(),
            most,
            left_out: 0,
            worst_left_out: Severity::Notice,
            merged: Vec::new(),
        }
    }

    /// Reads the attributes that hold for all within the element.
    pub(crate) fn defaults(&mut self, element: Element<'_>, zone: &Zone) {
        for (name, _) in element.attributes() {
            let Some(value) = element.attribute(name) else { continue };
            match name {
                "last-updated-datetime" => match Instant::parse(&value, zone) {
                    Some(at) => self.last_updated = Some(at),
                    None => self.warn(codes::DATE_UNREADABLE, element, "@last-updated-datetime", &value),
                },
                "default-currency" => match Currency::parse(&value.to_ascii_uppercase()) {
                    Some(currency) => self.default_currency = Some(currency),
                    None => self.warn(codes::DEFAULT_CURRENCY_UNREADABLE, element, "@default-currency", &value),
                },
                "xml:lang" => self.language = Some(value.to_ascii_lowercase()),
                _ => {}
            }
        }
    }

    /// Notes that something is written in a form of the standard; the first sign counts.
    pub(crate) fn saw(&mut self, form: Form) {
        self.form.get_or_insert(form);
    }

    /// The day in `@iso-date`, else in the text of the element (1.x); notes what is wrong.
    pub(crate) fn day(&mut self, element: Element<'_>, column: &'static str) -> Option<Day> {
        let published = element.attribute("iso-date").unwrap_or_else(|| element.text());
        self.day_of(&published, element, column)
    }

    /// The day of a text; nothing where blank or unreadable, which is noted.
    pub(crate) fn day_of(&mut self, published: &str, element: Element<'_>, column: &'static str) -> Option<Day> {
        if published.is_empty() {
            return None;
        }
        let Some(read) = values::day(published) else {
            self.warn(codes::DATE_UNREADABLE, element, column, published);
            return None;
        };
        match read.notable {
            Some(codes::DATE_IMPLAUSIBLE) => self.warn(codes::DATE_IMPLAUSIBLE, element, column, published),
            Some(code) => self.note_once(code, element, column, published),
            None => {}
        }
        Some(read.day)
    }

    pub(crate) fn warn(&mut self, code: &'static str, element: Element<'_>, column: &'static str, value: &str) {
        self.note(Severity::Warning, code, element, column, value);
    }

    pub(crate) fn notice(&mut self, code: &'static str, element: Element<'_>, column: &'static str, value: &str) {
        self.note(Severity::Notice, code, element, column, value);
    }

    pub(crate) fn refuse(&mut self, code: &'static str, element: Element<'_>, column: &'static str, value: &str) {
        self.note(Severity::Refused, code, element, column, value);
    }

    /// A notice said once, with a count.
    pub(crate) fn note_once(&mut self, code: &'static str, element: Element<'_>, column: &'static str, value: &str) {
        if let Some((_, _, n)) = self.merged.iter_mut().find(|(c, _, _)| *c == code) {
            *n += 1;
        } else {
            let at = self.findings.len();
            self.notice(code, element, column, value);
            if self.findings.len() > at {
                self.merged.push((code, at, 1));
            }
        }
    }

    /// A finding at an element; one too many is counted.
    pub(crate) fn note(
        &mut self,
        severity: Severity,
        code: &'static str,
        element: Element<'_>,
        column: &'static str,
        value: &str,
    ) {
        if self.findings.len() >= self.most {
            self.left_out += 1;
            self.worst_left_out = self.worst_left_out.max(severity);
            return;
        }
        let line = element.line();
        let mut finding = Finding::new(severity, code).at_row(line).in_column(column).with("line", line);
        if !value.is_empty() {
            finding = finding.with_value(value);
        }
        self.findings.push(finding);
    }

    /// The findings, each with the identifier of what was read; those left out as one that counts them.
    pub(crate) fn into_findings(mut self, identifier: &str, line: u64) -> Vec<Finding> {
        for (_, at, n) in &self.merged {
            self.findings[*at].arguments.push(("n", n.to_string()));
        }
        if self.left_out > 0 {
            let finding = Finding::new(self.worst_left_out, codes::FINDINGS_MORE).at_row(line);
            self.findings.push(finding.with("line", line).with("n", self.left_out));
        }
        for finding in &mut self.findings {
            finding.arguments.push(("activity", identifier.chars().take(200).collect()));
        }
        self.findings
    }
}
