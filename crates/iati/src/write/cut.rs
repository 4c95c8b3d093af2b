//! One activity cut into several: each with its own identifier, its country and outcome, and its part of the money, and
//! everything else byte for byte as it was. By what is cut, and how much each part gets, is decided by `app`.

use super::splice::Splices;
use super::xml::Xml;
use super::{other_identifier, recipient};
use crate::limits::Limits;
use crate::reader::with_tree;
use crate::tree::{Element, Tree};
use crate::values;
use domain::money::decimal;
use domain::shares::{Percent, WHOLE};
use domain::statement::ActivityIdentifier;
use domain::{Amount, Day, Finding, Share};
use std::collections::{HashMap, HashSet};

/// OtherIdentifierType "Reporting Organisation's internal activity identifier".
const INTERNAL: &str = "A1";
/// TagVocabulary "Reporting Organisation".
const OWN_TAG: &str = "99";
/// Elements whose figures would count twice if every part had them.
const INDIVISIBLE: [&str; 2] = ["fss", "result"];

/// What of an activity decides how it is cut.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Outline {
    /// Countries of the activity, in file order.
    pub countries: Vec<Share>,
    /// Whether it has regions.
    pub has_regions: bool,
    /// Sectors of the vocabulary asked for, in file order.
    pub sectors: Vec<Share>,
    /// Countries that transactions state themselves, by the byte at which the transaction begins.
    pub line_countries: HashMap<u32, String>,
}

/// One part of an activity.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Part {
    /// Its identifier.
    pub identifier: String,
    /// Identifier of the activity it is a part of.
    pub whole: String,
    /// Where.
    pub place: Place,
    /// On what.
    pub outcome: PartOutcome,
    /// Its money.
    pub lines: Vec<PartLine>,
    /// Whether it has what cannot be divided: results, forward spending, lines that could not be read.
    pub has_indivisible: bool,
}

/// Where a part is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Place {
    /// As the activity says.
    AsStated,
    /// In one country.
    Country(String),
    /// In what is stated of no country: countries without a share, else the regions, if there are any.
    NoCountry,
}

/// On what a part is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PartOutcome {
    /// As the activity says.
    AsStated,
    /// An outcome that the element does not name: told as a tag of the organisation's own, code and name.
    Tag(String, String),
    /// One sector of a vocabulary, or none of them.
    Sector(String, Option<String>),
}

/// A part of one line of money.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PartLine {
    /// The byte at which the element of the line begins.
    pub offset: u32,
    /// Amount of the part.
    pub amount: Amount,
    /// First and last day, where the line has a period.
    pub period: Option<(Day, Day)>,
}

/// Looks at what decides how an activity is cut. `vocabulary` is that of the sectors wanted.
///
/// # Errors
///
/// Where the bytes are no element that can be read.
pub fn outline(element: &[u8], vocabulary: Option<&str>, limits: &Limits) -> Result<Outline, Finding> {
    with_tree(element, limits, |tree| {
        let root = tree.root();
        let share = |e: Element<'_>| {
            let percent = e.attribute("percentage").and_then(|p| values::percentage(&p));
            Some(Share { code: e.attribute("code")?.into_owned(), percent })
        };
        let of_vocabulary = |e: &Element<'_>| vocabulary.is_some_and(|v| vocabulary_of(*e) == v);
        let own_country = |line: Element<'_>| {
            let country = line.child("recipient-country")?.attribute("code")?.into_owned();
            Some((line.offset(), country))
        };
        Outline {
            countries: root.children_named("recipient-country").filter_map(share).collect(),
            has_regions: root.child("recipient-region").is_some(),
            sectors: root.children_named("sector").filter(of_vocabulary).filter_map(share).collect(),
            line_countries: root.children_named("transaction").filter_map(own_country).collect(),
        }
    })
}

/// The parts as elements, in their order.
///
/// # Errors
///
/// Where the bytes are no element that can be read.
pub fn parts(element: &[u8], parts: &[Part], limits: &Limits) -> Result<Vec<Vec<u8>>, Finding> {
    let divided: HashSet<u32> = parts.iter().flat_map(|p| p.lines.iter().map(|l| l.offset)).collect();
    with_tree(element, limits, |tree| parts.iter().map(|part| made(tree, part, &divided)).collect())
}

fn vocabulary_of(element: Element<'_>) -> String {
    element.attribute("vocabulary").map_or_else(|| "1".to_owned(), |v| v.into_owned())
}

fn made(tree: &Tree<'_>, part: &Part, divided: &HashSet<u32>) -> Vec<u8> {
    let mut cut = Cut { root: tree.root(), splices: Splices::of(tree) };
    cut.identifier(part);
    cut.place(&part.place);
    cut.outcome(&part.outcome);
    cut.money(part, divided);
    if !part.has_indivisible {
        INDIVISIBLE.into_iter().for_each(|name| cut.remove_all(name));
    }
    cut.splices.made()
}

struct Cut<'t> {
    root: Element<'t>,
    splices: Splices<'t>,
}

impl<'t> Cut<'t> {
    fn remove_all(&mut self, name: &'static str) {
        self.root.children_named(name).for_each(|e| self.splices.remove(e));
    }

    /// Its own identifier, and that of the whole beside it.
    fn identifier(&mut self, part: &Part) {
        if let Some(identifier) = self.root.child("iati-identifier") {
            self.splices.set_text(identifier, &part.identifier);
        }
        let is_told = |e: Element<'_>| e.attribute("ref").is_some_and(|r| r == part.whole.as_str());
        if !self.root.children_named("other-identifier").any(is_told) {
            let whole = ActivityIdentifier { kind: INTERNAL.to_owned(), identifier: part.whole.clone(), owner: None };
            self.insert("other-identifier", |xml| other_identifier::write(xml, &whole));
        }
    }

    fn place(&mut self, place: &Place) {
        match place {
            Place::AsStated => {}
            Place::Country(code) => {
                let is_it = |e: &Element<'_>| e.attribute("code").is_some_and(|c| c == code.as_str());
                let kept = self.root.children_named("recipient-country").find(is_it);
                for other in self.root.children_named("recipient-country") {
                    match kept.filter(|kept| kept.number() == other.number()) {
                        Some(kept) => self.percentage(kept, WHOLE),
                        None => self.splices.remove(other),
                    }
                }
                if kept.is_none() {
                    let share = Share { code: code.clone(), percent: Some(WHOLE) };
                    self.insert("recipient-country", |xml| recipient::write_country(xml, &share));
                }
                self.remove_all("recipient-region");
            }
            Place::NoCountry => {
                let has_share =
                    |e: &Element<'_>| e.attribute("percentage").is_some_and(|p| values::percentage(&p).is_some());
                let (shared, open): (Vec<_>, Vec<_>) =
                    self.root.children_named("recipient-country").partition(has_share);
                shared.into_iter().for_each(|e| self.splices.remove(e));
                if open.is_empty() {
                    self.regions();
                }
            }
        }
    }

    /// Without countries the regions of each vocabulary are the whole.
    fn regions(&mut self) {
        let mut vocabularies: Vec<String> = self.root.children_named("recipient-region").map(vocabulary_of).collect();
        vocabularies.sort();
        vocabularies.dedup();
        for vocabulary in vocabularies {
            let regions = self.root.children_named("recipient-region").filter(|e| vocabulary_of(*e) == vocabulary);
            let stated: Option<Vec<(Element<'t>, i64)>> =
                regions.map(|e| Some((e, i64::from(values::percentage(&e.attribute("percentage")?)?)))).collect();
            let Some(stated) = stated else { continue };
            let sum: i64 = stated.iter().map(|(_, percent)| percent).sum();
            let mut left = WHOLE;
            for (at, (region, percent)) in stated.iter().enumerate().filter(|_| sum > 0) {
                let is_last = at + 1 == stated.len();
                let part = if is_last { left } else { (percent * i64::from(WHOLE) / sum) as Percent };
                left -= part;
                self.percentage(*region, part);
            }
        }
    }

    fn outcome(&mut self, outcome: &PartOutcome) {
        match outcome {
            PartOutcome::AsStated => {}
            PartOutcome::Tag(code, name) => self.insert("tag", |xml| {
                xml.open("tag").attribute("vocabulary", OWN_TAG).attribute("code", code);
                super::narrative::write_name(xml, Some(name.as_str()));
                xml.close();
            }),
            PartOutcome::Sector(vocabulary, code) => {
                for sector in self.root.children_named("sector").filter(|e| vocabulary_of(*e) == *vocabulary) {
                    match code {
                        Some(code) if sector.attribute("code").is_some_and(|c| c == code.as_str()) => {
                            self.percentage(sector, WHOLE);
                        }
                        _ => self.splices.remove(sector),
                    }
                }
            }
        }
    }

    fn money(&mut self, part: &Part, divided: &HashSet<u32>) {
        let mine: HashMap<u32, &PartLine> = part.lines.iter().map(|l| (l.offset, l)).collect();
        let is_money = |e: &Element<'t>| matches!(e.name(), "budget" | "planned-disbursement" | "transaction");
        for line in self.root.children().filter(is_money) {
            match mine.get(&line.offset()) {
                Some(of_part) => self.line(line, of_part),
                None if part.has_indivisible && !divided.contains(&line.offset()) => {}
                None => self.splices.remove(line),
            }
        }
    }

    /// Only what differs is written, so that an undivided line stays as it is.
    fn line(&mut self, line: Element<'t>, of_part: &PartLine) {
        if let Some(value) = line.child("value")
            && !Amount::parse(&value.text()).is_ok_and(|now| now.amount == of_part.amount)
        {
            self.splices.set_text(value, &of_part.amount.to_string());
        }
        let Some((from, to)) = of_part.period else { return };
        for (name, day) in [("period-start", from), ("period-end", to)] {
            let Some(bound) = line.child(name) else { continue };
            let now = bound.attribute("iso-date").and_then(|d| Day::parse(d.get(..10)?));
            if now != Some(day) {
                self.splices.set(bound, "iso-date", &day.to_string());
            }
        }
    }

    fn percentage(&mut self, element: Element<'t>, percent: Percent) {
        let now = element.attribute("percentage").and_then(|p| values::percentage(&p));
        if now != Some(percent) {
            self.splices.set(element, "percentage", &decimal(i128::from(percent)));
        }
    }

    fn insert(&mut self, name: &str, write: impl FnOnce(&mut Xml)) {
        self.splices.insert(name, |indent| {
            let mut xml = Xml::indented(indent);
            write(&mut xml);
            xml.finish()
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ELEMENT: &str = "<iati-activity>\n <iati-identifier>P</iati-identifier>\n <recipient-country code=\"KE\" \
                           percentage=\"60\"/>\n <recipient-country code=\"UG\" percentage=\"30\"/>\n <recipient-region \
                           code=\"298\" percentage=\"10\"/>\n <sector code=\"16020\"/>\n <sector vocabulary=\"99\" \
                           code=\"5.3\"/>\n <budget><period-start iso-date=\"2023-07-01\"/><period-end \
                           iso-date=\"2024-06-30\"/><value value-date=\"2023-07-01\">100</value></budget>\n \
                           <transaction><value>7</value></transaction>\n <result type=\"1\"/>\n</iati-activity>";

    fn offset(name: &str) -> u32 {
        ELEMENT.find(&format!("<{name}>")).unwrap() as u32
    }

    fn part(place: Place, outcome: PartOutcome, has_indivisible: bool) -> Part {
        let period = Some((Day::parse("2024-01-01").unwrap(), Day::parse("2024-06-30").unwrap()));
        let lines = vec![PartLine { offset: offset("budget"), amount: Amount(300_000), period }];
        Part { identifier: "P-2024".into(), whole: "P".into(), place, outcome, lines, has_indivisible }
    }

    fn made(part: Part) -> String {
        let mut made = parts(ELEMENT.as_bytes(), &[part], &Limits::default()).unwrap();
        String::from_utf8(made.remove(0)).unwrap()
    }

    #[test]
    fn a_part_has_its_own_country_outcome_and_money_and_all_else_as_it_was() {
        let made = made(part(Place::Country("UG".into()), PartOutcome::Tag("O1".into(), "Jobs".into()), false));
        let expected = "<iati-activity>\n <iati-identifier>P-2024</iati-identifier>\n <other-identifier ref=\"P\" \
                        type=\"A1\"/>\n <recipient-country code=\"UG\" percentage=\"100\"/>\n <sector \
                        code=\"16020\"/>\n <sector vocabulary=\"99\" code=\"5.3\"/>\n <tag vocabulary=\"99\" \
                        code=\"O1\">\n   <narrative>Jobs</narrative>\n </tag>\n <budget><period-start \
                        iso-date=\"2024-01-01\"/><period-end iso-date=\"2024-06-30\"/><value \
                        value-date=\"2023-07-01\">30</value></budget>\n</iati-activity>";
        assert_eq!(made, expected);
    }

    #[test]
    fn what_is_stated_of_no_country_keeps_the_regions_and_what_cannot_be_divided_stays_once() {
        let made = made(part(Place::NoCountry, PartOutcome::Sector("99".into(), None), true));
        assert!(!made.contains("recipient-country") && !made.contains("5.3"), "{made}");
        assert!(made.contains("code=\"298\" percentage=\"100\"") && made.contains("<result"), "{made}");
        assert!(made.contains("<transaction>"), "a line that nobody divided: {made}");
    }

    #[test]
    fn the_outline_says_what_is_stated() {
        let outline = outline(ELEMENT.as_bytes(), Some("99"), &Limits::default()).unwrap();
        let percents: Vec<_> = outline.countries.iter().map(|s| (s.code.as_str(), s.percent)).collect();
        assert_eq!(percents, [("KE", Some(600_000)), ("UG", Some(300_000))]);
        assert_eq!((outline.has_regions, outline.sectors.len(), outline.line_countries.len()), (true, 1, 0));
    }
}
