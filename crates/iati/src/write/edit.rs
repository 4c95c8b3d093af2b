//! The kept element of an imported activity with what is known to have changed since: exactly the elements concerned
//! are written anew, at the place the schema has for them, and every other byte stays.

use super::splice::Splices;
use super::xml::Xml;
use super::{
    Written, activity_date, activity_status, budget, participating_org, planned_disbursement, recipient,
    related_activity, sector, transaction,
};
use crate::activity::{chosen_region_vocabulary, chosen_sector_vocabulary};
use crate::limits::Limits;
use crate::reader::with_tree;
use crate::tree::{Element, Tree};
use domain::money::decimal;
use domain::shares::Percent;
use domain::statement::{LedgerStatement, RelatedActivity};
use domain::{ActivityStatus, Currency, Day, Finding, LedgerKind, Share, Vocabulary};

/// What became known of an activity after its element was published. What is `None` or empty has not changed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Edits {
    /// Title in the main language; within, nothing where it was withdrawn.
    pub title: Option<Option<String>>,
    /// Status; within, nothing where it was withdrawn.
    pub status: Option<Option<ActivityStatus>>,
    /// Currency of values that name none; within, nothing where it was withdrawn. What was said in the one before is
    /// still said in it.
    pub currency: Option<Option<Currency>>,
    /// Planned start, actual start, planned end, actual end; within, nothing where the day was withdrawn.
    pub dates: [Option<Option<Day>>; 4],
    /// Parent.
    pub parent: Option<Option<String>>,
    /// Donor, by name.
    pub donor: Option<Option<String>>,
    /// Shares of the vocabularies named.
    pub shares: Vec<(Vocabulary, Vec<Share>)>,
    /// Lines that are no longer known, by the byte at which their element begins and as they were read.
    pub removed: Vec<(u32, LedgerStatement)>,
    /// Lines that are known besides.
    pub added: Vec<LedgerStatement>,
}

impl Edits {
    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        *self == Edits::default()
    }
}

/// The element with the edits made; none where something was withdrawn without which it would not be valid.
///
/// # Errors
///
/// Where the bytes are no element that was read before.
pub fn edited(element: &[u8], edits: &Edits, limits: &Limits) -> Result<Written, Finding> {
    let mut findings = super::activity::lines_not_written(&edits.added);
    let (mut edited, lacks) = with_tree(element, limits, |tree| {
        let mut edit = Edit { root: tree.root(), splices: Splices::of(tree) };
        edit.all(edits);
        (edit.splices.made(), lacks(tree.root(), edits))
    })?;
    if !lacks.is_empty() {
        findings.extend(lacks.into_iter().map(super::missing::leaves_out));
        return Ok(Written { element: None, findings });
    }
    if let Some(currency) = edits.currency {
        edited = with_tree(&edited, limits, |tree| in_currency(tree, currency))?;
    }
    Ok(Written { element: Some(edited), findings })
}

/// What an activity must have and no longer has.
fn lacks(root: Element<'_>, edits: &Edits) -> Vec<&'static str> {
    let count = |name, is_it: &dyn Fn(&Element<'_>) -> bool| root.children_named(name).filter(|e| is_it(e)).count();
    let is_type = |e: &Element<'_>, kind: usize| e.attribute("type").is_some_and(|t| t == kind.to_string().as_str());
    let withdrawn: Vec<usize> = (1..).zip(&edits.dates).filter(|(_, d)| **d == Some(None)).map(|(k, _)| k).collect();
    let is_dated = edits.dates.iter().any(|d| matches!(d, Some(Some(_))));
    let dates = count("activity-date", &|e| !withdrawn.iter().any(|kind| is_type(e, *kind)));
    let others = count("participating-org", &|e| e.attribute("role").is_none_or(|r| r != "1"));
    let lacking = [
        (edits.title == Some(None), "title"),
        (edits.donor == Some(None) && others == 0, "participating-org"),
        (edits.status == Some(None), "activity-status"),
        (!withdrawn.is_empty() && dates == 0 && !is_dated, "activity-date"),
    ];
    lacking.into_iter().filter(|(lacks, _)| *lacks).map(|(_, element)| element).collect()
}

/// Another currency for values that name none, and the one before for those that named none. Values of which nobody ever
/// said the currency must not get one: then nothing changes.
fn in_currency(tree: &Tree<'_>, now: Option<Currency>) -> Vec<u8> {
    let root = tree.root();
    let mut silent = Vec::new();
    values_without_currency(root, &mut silent);
    let before = root.attribute("default-currency");
    let mut splices = Splices::of(tree);
    match (&before, now) {
        (None, _) if !silent.is_empty() => return splices.made(),
        (_, Some(now)) => splices.set(root, "default-currency", now.code()),
        (_, None) => splices.unset(root, "default-currency"),
    }
    for value in silent {
        if let Some(before) = &before {
            splices.set(value, "currency", before);
        }
    }
    splices.made()
}

fn values_without_currency<'t>(within: Element<'t>, silent: &mut Vec<Element<'t>>) {
    for element in within.children().filter(|e| !e.is_foreign()) {
        if matches!(element.name(), "value" | "loan-status" | "forecast") && element.attribute("currency").is_none() {
            silent.push(element);
        }
        values_without_currency(element, silent);
    }
}

struct Edit<'t> {
    root: Element<'t>,
    splices: Splices<'t>,
}

impl<'t> Edit<'t> {
    /// In the order of the schema, because new elements at one place stand in the order in which they are put there.
    fn all(&mut self, edits: &Edits) {
        if let Some(Some(title)) = &edits.title {
            self.title(title);
        }
        if let Some(donor) = &edits.donor {
            self.donor(donor.as_deref());
        }
        if let Some(Some(status)) = edits.status {
            self.status(status);
        }
        for (kind, day) in (1..).zip(&edits.dates) {
            if let Some(day) = day {
                self.date(kind, *day);
            }
        }
        for vocabulary in [Vocabulary::Country, Vocabulary::Region, Vocabulary::Sector] {
            let said = edits.shares.iter().find(|(v, _)| *v == vocabulary);
            if let Some((_, shares)) = said {
                self.shares(vocabulary, shares);
            }
        }
        self.lines(edits);
        if let Some(parent) = &edits.parent {
            self.parent(parent.as_deref());
        }
    }

    fn children(&self, name: &'static str) -> Vec<Element<'t>> {
        self.root.children_named(name).collect()
    }

    /// The text that is the main title: the English one, else the first.
    fn title(&mut self, text: &str) {
        let own = self.root.attribute("xml:lang");
        let narratives: Vec<Element<'t>> = self.children("title").into_iter().flat_map(Element::children).collect();
        let told: Vec<Element<'t>> =
            narratives.into_iter().filter(|n| n.name() == "narrative" && !n.text().is_empty()).collect();
        let is_english = |n: &&Element<'t>| {
            let language = n.attribute("xml:lang").or_else(|| own.clone());
            language.is_some_and(|l| l.eq_ignore_ascii_case("en"))
        };
        match told.iter().find(is_english).or(told.first()) {
            Some(narrative) => self.splices.set_text(*narrative, text),
            None => {
                let write = |indent: &str| {
                    written(indent, |xml| {
                        xml.open("title");
                        super::narrative::write(xml, text, None, None);
                        xml.close();
                    })
                };
                match self.children("title").first() {
                    Some(title) => self.splices.replace(*title, write),
                    None => self.splices.insert("title", write),
                }
            }
        }
    }

    fn donor(&mut self, name: Option<&str>) {
        let is_funding = |e: &Element<'t>| e.attribute("role").is_some_and(|r| r == "1");
        let mut funding = self.children("participating-org").into_iter().filter(is_funding);
        let Some(name) = name else {
            funding.for_each(|e| self.splices.remove(e));
            return;
        };
        let donor = participating_org::donor(name);
        let write = |indent: &str| written(indent, |xml| participating_org::write(xml, &donor));
        match funding.next() {
            Some(first) => self.splices.replace(first, write),
            None => self.splices.insert("participating-org", write),
        }
    }

    fn status(&mut self, status: ActivityStatus) {
        match self.children("activity-status").last() {
            Some(now) => self.splices.set(*now, "code", &status.number().to_string()),
            None => self
                .splices
                .insert("activity-status", |indent| written(indent, |xml| activity_status::write(xml, status))),
        }
    }

    /// Of several dates of one type the last counts.
    fn date(&mut self, kind: usize, day: Option<Day>) {
        let is_it = |e: &Element<'t>| e.attribute("type").is_some_and(|t| t == kind.to_string().as_str());
        let dates: Vec<Element<'t>> = self.children("activity-date").into_iter().filter(is_it).collect();
        match (day, dates.last()) {
            (Some(day), Some(last)) => self.splices.set(*last, "iso-date", &day.to_string()),
            (Some(day), None) => self
                .splices
                .insert("activity-date", |indent| written(indent, |xml| activity_date::write(xml, kind, day))),
            (None, _) => dates.into_iter().for_each(|e| self.splices.remove(e)),
        }
    }

    /// Of the first parent; a second one was never counted.
    fn parent(&mut self, parent: Option<&str>) {
        let is_parent = |e: &Element<'t>| e.attribute("type").is_some_and(|t| t == "1");
        let mut parents = self.children("related-activity").into_iter().filter(is_parent);
        match (parent, parents.next()) {
            (Some(parent), Some(first)) => self.splices.set(first, "ref", parent),
            (Some(parent), None) => {
                let related = RelatedActivity { kind: related_activity::PARENT, activity: parent.to_owned() };
                self.splices
                    .insert("related-activity", |indent| written(indent, |xml| related_activity::write(xml, &related)));
            }
            (None, first) => first.into_iter().chain(parents).for_each(|e| self.splices.remove(e)),
        }
    }

    /// Elements whose share is the same stay; others of the vocabularies concerned go, and new ones come.
    fn shares(&mut self, vocabulary: Vocabulary, shares: &[Share]) {
        let (name, counted) = match vocabulary {
            Vocabulary::Country => ("recipient-country", "1".to_owned()),
            Vocabulary::Region => ("recipient-region", chosen_region_vocabulary(self.root).unwrap_or_default()),
            _ => ("sector", chosen_sector_vocabulary(self.root).unwrap_or_default()),
        };
        let mut missing: Vec<&Share> = shares.iter().collect();
        for element in self.children(name) {
            let own = element.attribute("vocabulary").map_or_else(|| "1".to_owned(), |v| v.into_owned());
            let is_concerned = own == counted || shares.iter().any(|s| recipient::split(&s.code).0 == own);
            let code = element.attribute("code").unwrap_or_default().into_owned();
            let is_same = |s: &&Share| match vocabulary {
                Vocabulary::Country => s.code.eq_ignore_ascii_case(&code),
                _ => recipient::split(&s.code) == (own.as_str(), code.as_str()),
            };
            match missing.iter().position(is_same) {
                Some(at) => self.percentage(element, missing.remove(at).percent),
                None if is_concerned => self.splices.remove(element),
                None => {}
            }
        }
        for share in missing {
            self.splices.insert(name, |indent| {
                written(indent, |xml| match vocabulary {
                    Vocabulary::Country => recipient::write_country(xml, share),
                    Vocabulary::Region => recipient::write_region(xml, share),
                    _ => sector::write(xml, share, None),
                })
            });
        }
    }

    fn percentage(&mut self, element: Element<'t>, percent: Option<Percent>) {
        let now = element.attribute("percentage").and_then(|p| crate::values::percentage(&p));
        if let Some(percent) = percent.filter(|p| Some(*p) != now) {
            self.splices.set(element, "percentage", &decimal(i128::from(percent)));
        }
    }

    /// A line that is gone and one that came, of one kind, period and currency, are one line whose amount changed.
    fn lines(&mut self, edits: &Edits) {
        let currency = self.root.attribute("default-currency").and_then(|c| Currency::parse(&c.to_ascii_uppercase()));
        let mut added: Vec<&LedgerStatement> = edits.added.iter().filter(|l| is_writable(l)).collect();
        for (offset, before) in &edits.removed {
            let Some(element) = self.root.children().find(|c| c.offset() == *offset) else { continue };
            let same = added.iter().position(|l| is_same(before, l));
            let same = same.or_else(|| added.iter().position(|l| is_line(before, l)));
            match same {
                Some(at) => self.line(element, before, added.remove(at), currency),
                None => self.splices.remove(element),
            }
        }
        // Each kind at its own place in the schema.
        added.sort_by_key(|l| (!is_budget(l), l.kind != LedgerKind::Forecast));
        for line in added {
            self.splices.insert(name_of(line), |indent| written(indent, |xml| write_line(xml, line, currency)));
        }
    }

    fn line(
        &mut self,
        element: Element<'t>,
        before: &LedgerStatement,
        now: &LedgerStatement,
        currency: Option<Currency>,
    ) {
        if is_same(before, now) {
            return;
        }
        let Some((value, amount)) = element.child("value").zip(now.amount) else {
            self.splices.replace(element, |indent| written(indent, |xml| write_line(xml, now, currency)));
            return;
        };
        self.splices.set_text(value, &amount.to_string());
        if now.value_date.is_some() && now.value_date != before.value_date {
            let day = now.value_date.unwrap_or(now.period_start);
            self.splices.set(value, "value-date", &day.to_string());
        }
    }
}

fn written(indent: &str, write: impl FnOnce(&mut Xml)) -> String {
    let mut xml = Xml::indented(indent);
    write(&mut xml);
    xml.finish()
}

/// The element of a line of a kind that the standard has.
fn name_of(line: &LedgerStatement) -> &'static str {
    match line.kind {
        LedgerKind::OriginalBudget | LedgerKind::RevisedBudget => "budget",
        LedgerKind::Forecast => "planned-disbursement",
        _ => "transaction",
    }
}

fn write_line(xml: &mut Xml, line: &LedgerStatement, currency: Option<Currency>) {
    match name_of(line) {
        "budget" => budget::write(xml, line, currency),
        "planned-disbursement" => planned_disbursement::write(xml, line, currency),
        _ => transaction::write(xml, line, currency),
    }
}

fn is_budget(line: &LedgerStatement) -> bool {
    matches!(line.kind, LedgerKind::OriginalBudget | LedgerKind::RevisedBudget)
}

fn is_writable(line: &LedgerStatement) -> bool {
    line.kind != LedgerKind::Allocation && line.amount.is_some()
}

/// Whether two lines are the same line of money, perhaps with another amount.
fn is_line(a: &LedgerStatement, b: &LedgerStatement) -> bool {
    let key = |l: &LedgerStatement| (l.kind, l.period_start, l.period_end, l.currency);
    let reference = a.reference.is_none() || b.reference.is_none() || a.reference == b.reference;
    key(a) == key(b) && reference
}

/// Whether a line says of the same money the same amount, and nothing else that is not said already.
fn is_same(before: &LedgerStatement, now: &LedgerStatement) -> bool {
    let silent_or_same = |then: &Option<String>, now: &Option<String>| now.is_none() || then == now;
    is_line(before, now)
        && before.amount == now.amount
        && (now.value_date.is_none() || before.value_date == now.value_date)
        && silent_or_same(&before.provider, &now.provider)
        && silent_or_same(&before.receiver, &now.receiver)
}
