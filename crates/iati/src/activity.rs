//! Reads one activity from its tree: dispatch by element name, one file per element beside this one.
//! Every form of every version is understood, whatever the file declares. No streaming here: see `reader`.

mod activity_date;
mod activity_status;
mod budget;
mod iati_identifier;
mod location;
mod narrative;
mod other_identifier;
mod participating_org;
mod planned_disbursement;
mod policy_marker;
mod recipient;
mod related_activity;
mod reporting_org;
mod result;
mod sector;
mod transaction;
mod value;

use crate::codes;
use crate::model::Activity;
use crate::tree::Element;
use crate::values;
use crate::version::Form;
use domain::{Currency, Day, Finding, Instant, Severity, Share, Zone};

/// What an activity does not say itself.
pub(crate) struct Surroundings<'a> {
    /// Zone of times without offset.
    pub(crate) zone: &'a Zone,
    /// Findings kept.
    pub(crate) findings: usize,
}

/// Reads an `iati-activity` element. Its identifier is blank where it has none.
pub(crate) fn read(element: Element<'_>, surroundings: &Surroundings<'_>) -> Activity {
    let mut draft = Draft::new(surroundings.findings);
    draft.attributes(element, surroundings.zone);
    for child in element.children() {
        match child.name() {
            "iati-identifier" => iati_identifier::read(child, &mut draft),
            "reporting-org" => reporting_org::read(child, &mut draft),
            "title" => narrative::read_title(child, &mut draft),
            "description" => narrative::read_description(child, &mut draft),
            "participating-org" => participating_org::read(child, &mut draft),
            "other-identifier" => other_identifier::read(child, &mut draft),
            "activity-status" => activity_status::read(child, &mut draft),
            "activity-date" => activity_date::read(child, &mut draft),
            "recipient-country" => recipient::read_country(child, &mut draft),
            "recipient-region" => recipient::read_region(child, &mut draft),
            "location" => location::read(child, &mut draft),
            "sector" => sector::read(child, &mut draft),
            "policy-marker" => policy_marker::read(child, &mut draft),
            "budget" => budget::read(child, &mut draft),
            "planned-disbursement" => planned_disbursement::read(child, &mut draft),
            "transaction" => transaction::read(child, &mut draft),
            "related-activity" => related_activity::read(child, &mut draft),
            "result" => result::read(child, &mut draft),
            _ => {}
        }
    }
    draft.finish(element)
}

/// An activity while it is read.
struct Draft {
    activity: Activity,
    /// Shares by vocabulary, until one vocabulary is chosen.
    regions: Vec<(String, Share)>,
    sectors: Vec<(String, Share)>,
    most_findings: usize,
    findings_left_out: u64,
    worst_left_out: Severity,
    /// Findings said once with a count: code, place among the findings, count.
    merged: Vec<(&'static str, usize, u64)>,
}

impl Draft {
    fn new(most_findings: usize) -> Draft {
        Draft {
            activity: Activity::default(),
            regions: Vec::new(),
            sectors: Vec::new(),
            most_findings,
            findings_left_out: 0,
            worst_left_out: Severity::Notice,
            merged: Vec::new(),
        }
    }

    fn attributes(&mut self, element: Element<'_>, zone: &Zone) {
        self.activity.line = element.line();
        for (name, _) in element.attributes() {
            let Some(value) = element.attribute(name) else { continue };
            match name {
                "last-updated-datetime" => match Instant::parse(&value, zone) {
                    Some(at) => self.activity.last_updated = Some(at),
                    None => self.warn(codes::DATE_UNREADABLE, element, "@last-updated-datetime", &value),
                },
                "default-currency" => match Currency::parse(&value.to_ascii_uppercase()) {
                    Some(currency) => self.activity.default_currency = Some(currency),
                    None => self.warn(codes::DEFAULT_CURRENCY_UNREADABLE, element, "@default-currency", &value),
                },
                "xml:lang" => self.activity.language = Some(value.to_ascii_lowercase()),
                "hierarchy" => self.activity.hierarchy = value.parse().ok(),
                "humanitarian" => self.activity.humanitarian = values::boolean(&value),
                _ => {}
            }
        }
    }

    /// Notes that something is written in a form of the standard; the first sign counts.
    fn saw(&mut self, form: Form) {
        self.activity.form.get_or_insert(form);
    }

    /// The day in `@iso-date`, else in the text of the element (1.x); notes what is wrong.
    fn day(&mut self, element: Element<'_>, column: &'static str) -> Option<Day> {
        let published = element.attribute("iso-date").unwrap_or_else(|| element.text());
        self.day_of(&published, element, column)
    }

    /// The day of a text; nothing where blank or unreadable, which is noted.
    fn day_of(&mut self, published: &str, element: Element<'_>, column: &'static str) -> Option<Day> {
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

    fn warn(&mut self, code: &'static str, element: Element<'_>, column: &'static str, value: &str) {
        self.find(Severity::Warning, code, element, column, value);
    }

    fn notice(&mut self, code: &'static str, element: Element<'_>, column: &'static str, value: &str) {
        self.find(Severity::Notice, code, element, column, value);
    }

    fn refuse(&mut self, code: &'static str, element: Element<'_>, column: &'static str, value: &str) {
        self.find(Severity::Refused, code, element, column, value);
    }

    /// A notice said once per activity, with a count.
    fn note_once(&mut self, code: &'static str, element: Element<'_>, column: &'static str, value: &str) {
        if let Some((_, _, n)) = self.merged.iter_mut().find(|(c, _, _)| *c == code) {
            *n += 1;
        } else {
            let at = self.activity.findings.len();
            self.notice(code, element, column, value);
            if self.activity.findings.len() > at {
                self.merged.push((code, at, 1));
            }
        }
    }

    fn find(
        &mut self,
        severity: Severity,
        code: &'static str,
        element: Element<'_>,
        column: &'static str,
        value: &str,
    ) {
        if self.activity.findings.len() >= self.most_findings {
            self.findings_left_out += 1;
            self.worst_left_out = self.worst_left_out.max(severity);
            return;
        }
        let line = element.line();
        let mut finding = Finding::new(severity, code).at_row(line).in_column(column).with("line", line);
        if !value.is_empty() {
            finding = finding.with_value(value);
        }
        self.activity.findings.push(finding);
    }

    fn finish(mut self, element: Element<'_>) -> Activity {
        self.activity.regions = recipient::chosen(&mut self, element);
        self.activity.sectors = sector::chosen(&mut self, element);
        self.activity.countries = recipient::merged_countries(&mut self, element);
        budget::note_repeated(&mut self, element);
        transaction::drop_repeated_references(&mut self, element);
        if self.activity.titles.is_empty() {
            self.warn(codes::TITLE_MISSING, element, "title", "");
        }
        for (_, at, n) in &self.merged {
            self.activity.findings[*at].arguments.push(("n", n.to_string()));
        }
        if self.findings_left_out > 0 {
            let finding = Finding::new(self.worst_left_out, codes::FINDINGS_MORE).at_row(self.activity.line);
            let finding = finding.with("line", self.activity.line).with("n", self.findings_left_out);
            self.activity.findings.push(finding);
        }
        for finding in &mut self.activity.findings {
            finding.arguments.push(("activity", self.activity.identifier.chars().take(200).collect()));
        }
        self.activity
    }
}
