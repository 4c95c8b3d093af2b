//! What is not published is taken out of the markup of one activity, as the last step before it leaves; every other
//! byte stays. Which rules there are is data (`reference/publication-rules.tsv`); comments and elements of other
//! namespaces are not looked into.

use super::shape;
use super::splice::Splices;
use crate::limits::Limits;
use crate::reader::with_tree;
use crate::tree::{Element, Tree};
use domain::reference::PublicationRule;
use domain::{Day, Finding};

/// Path told of an activity that is held back as a whole.
pub const ACTIVITY: &str = "iati-activity";

/// Rules of publication in force on a day, known to leave valid activities.
#[derive(Clone, Debug)]
pub struct Redaction {
    rules: Vec<&'static PublicationRule>,
    day: Day,
}

/// One activity without what is held back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Redacted {
    /// The element; `None` where the activity is held back as a whole.
    pub element: Option<Vec<u8>>,
    /// What was held back, in the order of the file.
    pub suppressed: Vec<Suppressed>,
}

/// One thing held back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Suppressed {
    /// Path below the activity, with a number where elements of one name stand beside it; or [`ACTIVITY`].
    pub path: String,
    /// Because of which rule.
    pub rule: &'static PublicationRule,
}

impl Redaction {
    /// The rules that hold on a day.
    ///
    /// # Errors
    ///
    /// The id of a rule that names no element of version 2.03, or one that the version requires, or that lacks its days.
    pub fn of(rules: &'static [PublicationRule], day: Day) -> Result<Redaction, &'static str> {
        let rules: Vec<_> = rules.iter().filter(|r| r.validity.holds_on(day)).collect();
        match rules.iter().find(|r| !is_possible(r)) {
            Some(rule) => Err(rule.rule),
            None => Ok(Redaction { rules, day }),
        }
    }

    /// Takes out of an activity what is held back.
    ///
    /// # Errors
    ///
    /// Where the bytes are no element that can be read.
    pub fn apply(&self, element: Vec<u8>, limits: &Limits) -> Result<Redacted, Finding> {
        if self.rules.is_empty() {
            return Ok(Redacted { element: Some(element), suppressed: Vec::new() });
        }
        let found = with_tree(&element, limits, |tree| self.made(tree))?;
        Ok(found.unwrap_or(Redacted { element: Some(element), suppressed: Vec::new() }))
    }

    /// `None` where nothing is concerned.
    fn made(&self, tree: &Tree<'_>) -> Option<Redacted> {
        let root = tree.root();
        let rules: Vec<_> = self.rules.iter().copied().filter(|r| concerns(r, root)).collect();
        if let Some(rule) = rules.iter().find(|r| r.what == "exclude-activity") {
            return Some(Redacted { element: None, suppressed: vec![Suppressed { path: ACTIVITY.to_owned(), rule }] });
        }
        let mut held: Vec<(Element<'_>, Element<'_>, &'static PublicationRule)> = Vec::new();
        for rule in rules {
            for (parent, element) in found(root, rule.path) {
                let is_beside = rule.beside.is_empty() || parent.child(rule.beside).is_some();
                if is_beside && self.is_due(rule, element) && held.iter().all(|h| h.1.number() != element.number()) {
                    held.push((parent, element, rule));
                }
            }
        }
        if held.is_empty() {
            return None;
        }
        held.sort_by_key(|(_, element, _)| element.number());
        let is_held = |e: Element<'_>| held.iter().any(|h| h.1.number() == e.number());
        let mut splices = Splices::of(tree);
        for (parent, element, _) in &held {
            let is_emptied = parent.number() != root.number() && parent.children().all(is_held);
            // The parent is taken out with the first of them.
            match is_emptied {
                false => splices.remove(*element),
                true if parent.children().next().is_some_and(|c| c.number() == element.number()) => {
                    splices.remove(*parent);
                }
                true => {}
            }
        }
        let told = |(_, element, rule): &(_, Element<'_>, &'static PublicationRule)| {
            let path = tree.path_to(element.number());
            Suppressed { path: path.trim_start_matches('/').to_owned(), rule }
        };
        let suppressed = held.iter().map(told).collect();
        Some(Redacted { element: Some(splices.made()), suppressed })
    }

    /// Whether an element must not be published yet: its own date, or one directly within it, is too young.
    fn is_due(&self, rule: &PublicationRule, element: Element<'_>) -> bool {
        let Some(days) = rule.days.filter(|_| rule.what == "delay-days") else { return true };
        let dates = std::iter::once(element).chain(element.children()).filter_map(|e| e.attribute("iso-date"));
        let last = dates.filter_map(|d| Day::parse(d.get(..10)?)).max();
        last.is_some_and(|last| last.plus_days(days) > self.day)
    }
}

/// The elements at a path, each with its parent.
fn found<'t>(root: Element<'t>, path: &'static str) -> Vec<(Element<'t>, Element<'t>)> {
    let mut at = vec![(root, root)];
    for name in path.split('/') {
        at = at.into_iter().flat_map(|(_, e)| e.children_named(name).map(move |c| (e, c))).collect();
    }
    at
}

/// Whether the activity is of a country and a status that the rule names.
fn concerns(rule: &PublicationRule, root: Element<'_>) -> bool {
    let states = |name: &'static str, codes: &[&str]| {
        let is_named = |e: Element<'_>| e.attribute("code").is_some_and(|c| codes.iter().any(|n| *n == c));
        codes.is_empty() || root.children_named(name).any(is_named)
    };
    states("recipient-country", &rule.countries) && states("activity-status", &rule.statuses)
}

/// Whether what stays is valid: every step of the path may be missing or is emptied by nothing.
fn is_possible(rule: &PublicationRule) -> bool {
    match rule.what {
        "exclude-activity" => rule.path.is_empty(),
        "remove-element" => shape::is_optional(rule.path),
        "delay-days" => rule.days.is_some() && shape::is_optional(rule.path),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::reference::{Names, Validity, publication_rules};

    fn day() -> Day {
        Day::parse("2026-01-31").unwrap()
    }

    fn rule(what: &'static str, path: &'static str) -> PublicationRule {
        PublicationRule {
            rule: "made",
            what,
            path,
            beside: "",
            days: None,
            countries: Vec::new(),
            statuses: Vec::new(),
            reasons: Names { english: "", french: "", spanish: "" },
            is_confirmed: false,
            validity: Validity { from: None, to: None },
        }
    }

    fn published(rules: &'static [PublicationRule], element: &str) -> (Option<String>, Vec<String>) {
        let redaction = Redaction::of(rules, day()).unwrap();
        let made = redaction.apply(element.as_bytes().to_vec(), &Limits::default()).unwrap();
        let paths = made.suppressed.into_iter().map(|s| format!("{} {}", s.path, s.rule.rule)).collect();
        (made.element.map(|e| String::from_utf8(e).unwrap()), paths)
    }

    #[test]
    fn a_person_goes_and_every_other_byte_stays() {
        let (element, paths) = published(
            publication_rules(),
            "<iati-activity x='1'><!-- c -->\n <contact-info type=\"1\">\n  <organisation/>\n  <person-name><narrative>An \
             Invented</narrative></person-name>\n  <email>a@example.org</email>\n  <website>w</website>\n </contact-info>\n \
             <contact-info><person-name/><telephone>1</telephone></contact-info>\n <contact-info><email>office@example.org\
             </email></contact-info>\n</iati-activity>",
        );
        let expected = "<iati-activity x='1'><!-- c -->\n <contact-info type=\"1\">\n  <organisation/>\n  \
                        <website>w</website>\n </contact-info>\n \
                        <contact-info><email>office@example.org</email></contact-info>\n</iati-activity>";
        assert_eq!(element.as_deref(), Some(expected));
        let expected = [
            "contact-info[1]/person-name contact-person",
            "contact-info[1]/email contact-email",
            "contact-info[2]/person-name contact-person",
            "contact-info[2]/telephone contact-telephone",
        ];
        assert_eq!(paths, expected);
    }

    #[test]
    fn rules_concern_the_countries_statuses_and_days_they_name() {
        let element = "<iati-activity><activity-status code=\"2\"/><recipient-country code=\"KE\"/><transaction>\
                       <transaction-date iso-date=\"2026-01-15\"/></transaction></iati-activity>";
        let with = |rule: PublicationRule| published(Vec::leak(vec![rule]), element);
        let excluded = |country| PublicationRule { countries: vec![country], ..rule("exclude-activity", "") };
        assert_eq!(with(excluded("KE")), (None, vec!["iati-activity made".to_owned()]));
        assert_eq!(with(excluded("UG")), (Some(element.to_owned()), vec![]));
        let status = |code| PublicationRule { statuses: vec![code], ..rule("remove-element", "transaction") };
        assert_eq!((with(status("2")).1.len(), with(status("4")).1.len()), (1, 0));
        let delay = |days| PublicationRule { days: Some(days), ..rule("delay-days", "transaction") };
        assert_eq!((with(delay(17)).1.len(), with(delay(16)).1.len()), (1, 0));
    }

    #[test]
    fn a_rule_that_would_leave_an_invalid_activity_is_refused() {
        for (what, path) in [
            ("remove-element", "title"),
            ("remove-element", "iati-identifier"),
            ("remove-element", "transaction/value"),
            ("remove-element", "poems"),
            ("remove-element", ""),
            ("delay-days", "transaction"),
            ("hide", "contact-info"),
        ] {
            assert_eq!(Redaction::of(Vec::leak(vec![rule(what, path)]), day()).err(), Some("made"), "{what} {path}");
        }
        assert!(Redaction::of(publication_rules(), day()).is_ok());
    }
}
