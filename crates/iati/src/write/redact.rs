//! What is not published is taken out of the markup of one activity, as the last step before it leaves; every other
//! byte stays. Which rules there are is data (`reference/publication-rules.tsv`). What of persons is masked is looked for
//! in every narrative, and in comments, elements and attributes of other namespaces.

use super::mask::{MASK, Needles};
use super::shape;
use super::splice::Splices;
use crate::limits::Limits;
use crate::reader::with_tree;
use crate::tree::{Element, Tree};
use domain::reference::PublicationRule;
use domain::{Day, Finding};

/// Path told of an activity that is held back as a whole.
pub const ACTIVITY: &str = "iati-activity";

/// Path told of a comment that is taken out.
const COMMENT: &str = "comment()";
/// Stands in the path of a rule for the persons that are known.
const PERSON: &str = "person";

/// Rules of publication in force on a day, known to leave valid activities.
#[derive(Clone, Debug)]
pub struct Redaction {
    rules: Vec<&'static PublicationRule>,
    day: Day,
}

/// What is known of an activity and does not stand in its element.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Subject<'a> {
    /// Code and name of the office that holds it.
    pub office: [&'a str; 2],
    /// Identifier and name of the donor that it is filed under.
    pub donor: [&'a str; 2],
    /// Names, e-mail addresses and telephone numbers of the persons that are known.
    pub persons: &'a [String],
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
    /// The id of a rule whose action is unknown, that names no element of version 2.03, or one that the version requires,
    /// or that lacks its days.
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
    pub fn apply(&self, element: Vec<u8>, subject: &Subject<'_>, limits: &Limits) -> Result<Redacted, Finding> {
        if self.rules.is_empty() {
            return Ok(Redacted { element: Some(element), suppressed: Vec::new() });
        }
        let found = with_tree(&element, limits, |tree| self.made(tree, subject))?;
        Ok(found.unwrap_or(Redacted { element: Some(element), suppressed: Vec::new() }))
    }

    /// `None` where nothing is concerned.
    fn made(&self, tree: &Tree<'_>, subject: &Subject<'_>) -> Option<Redacted> {
        let root = tree.root();
        let rules: Vec<_> = self.rules.iter().copied().filter(|r| concerns(r, root, subject)).collect();
        if let Some(rule) = rules.iter().find(|r| self.is_held_back(r, root)) {
            return Some(Redacted { element: None, suppressed: vec![Suppressed { path: ACTIVITY.to_owned(), rule }] });
        }
        let mut work =
            Work { tree, splices: Splices::of(tree), gone: Vec::new(), masked: Vec::new(), told: Vec::new() };
        work.remove(&self.held(&rules, root));
        work.mask_elements(&rules);
        let needles = needles(&rules, root, subject);
        work.mask_texts(root, &needles);
        let comments = work.comments(&needles);
        if work.told.is_empty() && comments.is_empty() {
            return None;
        }
        work.told.sort_by_key(|(number, _)| *number);
        let path = |number: u32| tree.path_to(number).trim_start_matches('/').to_owned();
        let told = work.told.iter().map(|(number, rule)| Suppressed { path: path(*number), rule });
        let of_comments = comments.iter().map(|(_, rule)| Suppressed { path: COMMENT.to_owned(), rule });
        let suppressed = told.chain(of_comments).collect();
        Some(Redacted { element: Some(work.splices.made()), suppressed })
    }

    /// Whether a rule holds the activity back as a whole: for good, or until some days after its start. One whose start
    /// nobody knows waits.
    fn is_held_back(&self, rule: &PublicationRule, root: Element<'_>) -> bool {
        let start = || {
            let of_type = |kind: &str| {
                let is_it = |e: &Element<'_>| e.attribute("type").is_some_and(|t| t == kind);
                let date = root.children_named("activity-date").filter(is_it).last()?.attribute("iso-date")?;
                Day::parse(date.get(..10)?)
            };
            of_type("2").or_else(|| of_type("1"))
        };
        match rule.what {
            "exclude-activity" => true,
            "delay-days" if rule.path.is_empty() => {
                start().is_none_or(|start| start.plus_days(rule.days.unwrap_or_default()) > self.day)
            }
            _ => false,
        }
    }

    /// The elements that go, each with its parent, in the order of the file.
    fn held<'t>(&self, rules: &[&'static PublicationRule], root: Element<'t>) -> Vec<Held<'t>> {
        let mut held: Vec<Held<'t>> = Vec::new();
        for rule in rules.iter().filter(|r| matches!(r.what, "remove-element" | "delay-days")) {
            for (parent, element) in found(root, rule.path) {
                if is_beside(rule, parent)
                    && self.is_due(rule, element)
                    && held.iter().all(|h| h.1.number() != element.number())
                {
                    held.push((parent, element, rule));
                }
            }
        }
        held.sort_by_key(|(_, element, _)| element.number());
        held
    }

    /// Whether an element must not be published yet: its own date, or one directly within it, is too young.
    fn is_due(&self, rule: &PublicationRule, element: Element<'_>) -> bool {
        let Some(days) = rule.days.filter(|_| rule.what == "delay-days") else { return true };
        let dates = std::iter::once(element).chain(element.children()).filter_map(|e| e.attribute("iso-date"));
        let last = dates.filter_map(|d| Day::parse(d.get(..10)?)).max();
        last.is_some_and(|last| last.plus_days(days) > self.day)
    }
}

/// Parent, element, and the rule because of which it goes.
type Held<'t> = (Element<'t>, Element<'t>, &'static PublicationRule);

/// A rule that masks, and what it looks for in one activity.
type Sought = (&'static PublicationRule, Needles);

/// What is done to one activity.
struct Work<'t> {
    tree: &'t Tree<'t>,
    splices: Splices<'t>,
    /// First and last byte of what is taken out.
    gone: Vec<(u32, u32)>,
    /// Numbers of the elements whose text is masked already.
    masked: Vec<u32>,
    /// What is to be told: number of the element, and the rule.
    told: Vec<(u32, &'static PublicationRule)>,
}

impl<'t> Work<'t> {
    fn remove(&mut self, held: &[Held<'t>]) {
        let root = self.tree.root().number();
        let is_held = |e: Element<'_>| held.iter().any(|h| h.1.number() == e.number());
        for (parent, element, rule) in held {
            let is_emptied = parent.number() != root && parent.children().all(is_held);
            // The parent is taken out with the first of them.
            let goes = match is_emptied {
                false => Some(*element),
                true => parent.children().next().filter(|c| c.number() == element.number()).map(|_| *parent),
            };
            if let Some(goes) = goes {
                self.splices.remove(goes);
                self.gone.push((goes.offset(), goes.end()));
            }
            self.told.push((element.number(), rule));
        }
    }

    fn is_gone(&self, element: Element<'_>) -> bool {
        self.gone.iter().any(|(from, to)| (*from..*to).contains(&element.offset()))
    }

    /// All texts of the elements of a path become the mask.
    fn mask_elements(&mut self, rules: &[&'static PublicationRule]) {
        for rule in rules.iter().filter(|r| r.what == "mask-element") {
            for (parent, element) in found(self.tree.root(), rule.path) {
                if !is_beside(rule, parent) || self.is_gone(element) {
                    continue;
                }
                let before = self.masked.len();
                for narrative in element.children_named("narrative").filter(|n| n.has_text()) {
                    if !self.masked.contains(&narrative.number()) {
                        self.splices.set_text(narrative, MASK);
                        self.masked.push(narrative.number());
                    }
                }
                if self.masked.len() > before {
                    self.told.push((element.number(), rule));
                }
            }
        }
    }

    /// What is looked for, in every narrative and in everything of other namespaces within an element.
    fn mask_texts(&mut self, within: Element<'t>, needles: &[Sought]) {
        for element in within.children() {
            if self.is_gone(element) {
                continue;
            }
            if element.is_foreign() {
                for (name, value) in element.attributes() {
                    if let Some(masked) = self.masked(element, &crate::tree::attribute_value(value), needles) {
                        self.splices.set(element, name, &masked);
                    }
                }
            }
            if element.name() == "narrative" || element.is_foreign() {
                self.mask_text(element, needles);
            }
            self.mask_texts(element, needles);
        }
    }

    fn mask_text(&mut self, element: Element<'t>, needles: &[Sought]) {
        if self.masked.contains(&element.number()) {
            return;
        }
        let Some(masked) = self.masked(element, &element.text(), needles) else { return };
        if element.children().next().is_none() {
            self.splices.set_text(element, &masked);
        } else {
            // Text and elements side by side cannot be written anew piece by piece: all of it goes.
            self.splices.remove(element);
            self.gone.push((element.offset(), element.end()));
        }
    }

    /// A text after every rule that finds something in it, each of which is told.
    fn masked(&mut self, element: Element<'t>, text: &str, needles: &[Sought]) -> Option<String> {
        let mut made: Option<String> = None;
        for (rule, sought) in needles {
            if let Some(masked) = sought.masked(made.as_deref().unwrap_or(text)) {
                made = Some(masked);
                self.told.push((element.number(), rule));
            }
        }
        made
    }

    /// Comments go as a whole where something of a person stands in them.
    fn comments(&mut self, needles: &[Sought]) -> Vec<(u32, &'static PublicationRule)> {
        let text = self.tree.text();
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(from) = text[at..].find("<!--").map(|n| at + n) {
            let to = text[from..].find("-->").map_or(text.len(), |n| from + n + 3);
            at = to;
            let is_gone = self.gone.iter().any(|(first, last)| (*first..*last).contains(&(from as u32)));
            let hit = needles.iter().find(|(_, needles)| needles.masked(&text[from..to]).is_some());
            if let Some((rule, _)) = hit.filter(|_| !is_gone) {
                self.splices.cut(from, to);
                found.push((from as u32, *rule));
            }
        }
        found
    }
}

/// What the rules that mask persons look for in one activity.
fn needles(rules: &[&'static PublicationRule], root: Element<'_>, subject: &Subject<'_>) -> Vec<Sought> {
    let of_rule = |rule: &&'static PublicationRule| {
        let mut needles = Needles::default();
        if rule.path == PERSON {
            subject.persons.iter().for_each(|person| needles.add(person));
        } else {
            for (_, element) in found(root, rule.path).into_iter().filter(|(parent, _)| is_beside(rule, *parent)) {
                needles.add(&element.text());
                element.children_named("narrative").for_each(|n| needles.add(&n.text()));
            }
        }
        (*rule, needles)
    };
    let masking = rules.iter().filter(|r| r.what == "mask-text");
    masking.map(of_rule).filter(|(_, needles)| !needles.is_empty()).collect()
}

fn is_beside(rule: &PublicationRule, parent: Element<'_>) -> bool {
    rule.beside.is_empty() || parent.child(rule.beside).is_some()
}

/// The elements at a path, each with its parent.
fn found<'t>(root: Element<'t>, path: &'static str) -> Vec<(Element<'t>, Element<'t>)> {
    let mut at = vec![(root, root)];
    for name in path.split('/') {
        at = at.into_iter().flat_map(|(_, e)| e.children_named(name).map(move |c| (e, c))).collect();
    }
    at
}

/// Whether the activity is one of those that the rule names: by its identifier, office, donor, country and status.
fn concerns(rule: &PublicationRule, root: Element<'_>, subject: &Subject<'_>) -> bool {
    let is_named = |names: &[&str], text: &str| names.contains(&text);
    let states = |name: &'static str, codes: &[&str]| {
        let has_code = |e: Element<'_>| e.attribute("code").is_some_and(|c| is_named(codes, &c));
        codes.is_empty() || root.children_named(name).any(has_code)
    };
    let is_known_as = |names: &[&str], known: [&str; 2]| known.iter().any(|k| !k.is_empty() && is_named(names, k));
    let is_funded_by = |names: &[&str]| {
        let is_donor = |e: &Element<'_>| e.attribute("role").is_some_and(|r| r == "1");
        let mut donors = root.children_named("participating-org").filter(is_donor);
        is_known_as(names, subject.donor)
            || donors.any(|e| {
                e.attribute("ref").is_some_and(|r| is_named(names, &r))
                    || e.children_named("narrative").any(|n| is_named(names, &n.text()))
            })
    };
    let is_it = |e: Element<'_>| is_named(&rule.activities, &e.text());
    (rule.activities.is_empty() || root.child("iati-identifier").is_some_and(is_it))
        && (rule.offices.is_empty() || is_known_as(&rule.offices, subject.office))
        && (rule.donors.is_empty() || is_funded_by(&rule.donors))
        && states("recipient-country", &rule.countries)
        && states("activity-status", &rule.statuses)
}

/// Whether what stays is valid: every step of the path may be missing or is emptied by nothing.
fn is_possible(rule: &PublicationRule) -> bool {
    match rule.what {
        "exclude-activity" => rule.path.is_empty(),
        "remove-element" => shape::is_optional(rule.path),
        "delay-days" => rule.days.is_some() && (rule.path.is_empty() || shape::is_optional(rule.path)),
        "mask-element" => shape::has_narrative(rule.path),
        "mask-text" => rule.path == PERSON || shape::is_there(rule.path),
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
            activities: Vec::new(),
            offices: Vec::new(),
            donors: Vec::new(),
            countries: Vec::new(),
            statuses: Vec::new(),
            reasons: Names { english: "", french: "", spanish: "" },
            is_confirmed: false,
            validity: Validity { from: None, to: None },
        }
    }

    fn published(rules: &'static [PublicationRule], element: &str) -> (Option<String>, Vec<String>) {
        let persons = ["Store Known".to_owned(), "store@example.org".to_owned()];
        let subject = Subject { office: ["N", "Nairobi"], donor: ["XM-9", "Ninth"], persons: &persons };
        let redaction = Redaction::of(rules, day()).unwrap();
        let made = redaction.apply(element.as_bytes().to_vec(), &subject, &Limits::default()).unwrap();
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
            ("delay-days", ""),
            ("mask-element", "iati-identifier"),
            ("mask-element", ""),
            ("mask-text", "poems"),
            ("mask-text", ""),
            ("hide", "contact-info"),
        ] {
            assert_eq!(Redaction::of(Vec::leak(vec![rule(what, path)]), day()).err(), Some("made"), "{what} {path}");
        }
        assert!(Redaction::of(publication_rules(), day()).is_ok());
    }

    #[test]
    fn a_person_is_masked_wherever_free_text_names_them() {
        let (element, paths) = published(
            publication_rules(),
            "<iati-activity xmlns:x=\"urn:x\"><title><narrative>Skills</narrative></title><description><narrative>Led by \
             INVENTED, Ann (ann@example.org, +41 22 345 67 89)</narrative></description><!-- ask Ann Invented --><!-- kept \
             --><contact-info><person-name><narrative>Ms Ann Invented</narrative></person-name><telephone>0041 22 \
             345</telephone><telephone>+41 (22) 345 67 89</telephone><email>ann@example.org</email></contact-info><x:note \
             x:by=\"Ann Invented\">Ann Invented wrote it</x:note><transaction><description><narrative>To Store \
             Known</narrative></description></transaction></iati-activity>",
        );
        let expected = "<iati-activity xmlns:x=\"urn:x\"><title><narrative>Skills</narrative></title><description>\
                        <narrative>Led by […] ([…], […])</narrative></description><!-- kept --><x:note \
                        x:by=\"[…]\">[…] wrote it</x:note><transaction><description><narrative>To […]</narrative>\
                        </description></transaction></iati-activity>";
        assert_eq!(element.as_deref(), Some(expected));
        let of = |rule: &str| paths.iter().filter(|p| p.ends_with(rule)).map(String::as_str).collect::<Vec<_>>();
        assert_eq!(
            of("text-person"),
            ["description/narrative text-person", "x:note text-person", "x:note text-person", "comment() text-person"]
        );
        assert_eq!(of("text-known-person"), ["transaction/description/narrative text-known-person"]);
        assert_eq!((of("text-email").len(), of("text-telephone").len()), (1, 1), "{paths:?}");
    }

    #[test]
    fn rules_concern_the_activities_offices_and_donors_they_name() {
        let element = "<iati-activity><iati-identifier> A-1 </iati-identifier><participating-org role=\"1\" \
                       ref=\"XM-1\"><narrative>First</narrative></participating-org><participating-org role=\"4\" \
                       ref=\"XM-4\"/></iati-activity>";
        let is_excluded = |rule: PublicationRule| published(Vec::leak(vec![rule]), element).0.is_none();
        let excluded = || rule("exclude-activity", "");
        for (name, is_meant) in [("A-1", true), ("A-2", false)] {
            assert_eq!(is_excluded(PublicationRule { activities: vec![name], ..excluded() }), is_meant, "{name}");
        }
        for (name, is_meant) in [("N", true), ("Nairobi", true), ("Kampala", false), ("", false)] {
            assert_eq!(is_excluded(PublicationRule { offices: vec![name], ..excluded() }), is_meant, "{name}");
        }
        let donors = [("XM-1", true), ("First", true), ("XM-9", true), ("Ninth", true), ("XM-4", false)];
        for (name, is_meant) in donors {
            assert_eq!(is_excluded(PublicationRule { donors: vec![name], ..excluded() }), is_meant, "{name}");
        }
        let both = PublicationRule { offices: vec!["N"], donors: vec!["XM-4"], ..excluded() };
        assert!(!is_excluded(both), "all that a rule names must hold");
    }

    #[test]
    fn an_activity_waits_until_some_days_after_its_start() {
        let with = |dates: &str| format!("<iati-activity>{dates}</iati-activity>");
        let waits = |dates: &str, days| {
            let delay = PublicationRule { days: Some(days), ..rule("delay-days", "") };
            published(Vec::leak(vec![delay]), &with(dates)).0.is_none()
        };
        let both =
            "<activity-date type=\"1\" iso-date=\"2025-01-01\"/><activity-date type=\"2\" iso-date=\"2026-01-15\"/>";
        assert_eq!((waits(both, 17), waits(both, 16)), (true, false), "the actual start, 16 days ago");
        assert!(!waits("<activity-date type=\"1\" iso-date=\"2025-01-01\"/>", 30), "else the planned one");
        assert!(waits("", 1), "a start that nobody knows is not long ago");
    }

    #[test]
    fn a_field_that_must_be_there_is_masked_and_dated_rules_hold_from_their_day() {
        let element = "<iati-activity><title><narrative>Secret</narrative><narrative xml:lang=\"fr\">Secret</narrative>\
                       </title></iati-activity>";
        let (made, paths) = published(Vec::leak(vec![rule("mask-element", "title")]), element);
        assert_eq!(made.as_deref(), Some(element.replace("Secret", "[…]").as_str()));
        assert_eq!(paths, ["title made"]);
        let from = |text: &str| Validity { from: Day::parse(text), to: None };
        let dated = |text| PublicationRule { validity: from(text), ..rule("exclude-activity", "") };
        assert!(published(Vec::leak(vec![dated("2026-02-01")]), element).0.is_some(), "not yet");
        assert!(published(Vec::leak(vec![dated("2026-01-31")]), element).0.is_none());
    }
}
