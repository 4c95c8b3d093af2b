//! A whole `iati-activity` from facts alone: every element that is modelled, in the order of the schema. What the
//! schema asks for and nobody knows is said, never made up: see `missing`.

use super::xml::Xml;
use super::{
    Known, Written, activity_date, activity_status, budget, location, missing, narrative, other_identifier,
    participating_org, planned_disbursement, policy_marker, recipient, related_activity, reporting_org, result, sector,
    transaction,
};
use crate::codes;
use domain::statement::{ActivityDetails, ActivityText, LedgerStatement, RelatedActivity};
use domain::{Currency, Finding, LedgerKind, Said, Share, Vocabulary};

/// The element, or nothing where the schema asks for something that nobody knows; with what was noticed.
pub fn from_facts(known: &Known) -> Written {
    let mut findings = if known.is_published { missing::find_published(known) } else { missing::find(known) };
    if findings.iter().any(|f| f.severity == domain::Severity::Refused) {
        return Written { element: None, findings };
    }
    findings.extend(lines_not_written(&known.ledger));
    let none = ActivityDetails::default();
    let details = known.statement.details.as_deref().unwrap_or(&none);
    let mut xml = Xml::default();
    attributes(&mut xml, known);
    identification(&mut xml, known, details);
    places_and_sectors(&mut xml, known, details);
    money(&mut xml, known);
    relations(known, details).iter().for_each(|r| related_activity::write(&mut xml, r));
    details.results.iter().for_each(|r| result::write(&mut xml, r));
    xml.close();
    Written { element: Some(xml.finish().into_bytes()), findings }
}

fn attributes(xml: &mut Xml, known: &Known) {
    xml.open("iati-activity");
    xml.optional("default-currency", known.statement.currency.value().map(Currency::code));
    xml.optional("hierarchy", known.hierarchy.map(|h| h.to_string()).as_deref());
    xml.optional("last-updated-datetime", known.updated.map(|day| format!("{day}T00:00:00Z")).as_deref());
    xml.optional("xml:lang", known.language.as_deref());
}

fn identification(xml: &mut Xml, known: &Known, details: &ActivityDetails) {
    let statement = &known.statement;
    let language = known.language.as_deref();
    xml.open("iati-identifier").text(&statement.activity).close();
    reporting_org::write(xml, &known.reporter);
    let titles = titles(known, details);
    narrative::write_title(xml, titles.iter(), language);
    let descriptions: Vec<ActivityText> =
        details.texts.iter().filter(|t| t.kind.starts_with("description-")).cloned().collect();
    if descriptions.is_empty() && !known.is_published {
        // The schema wants a description; the title is all that anybody said of what the activity is about.
        let as_description = |t: &ActivityText| ActivityText { kind: "description-1".to_owned(), ..t.clone() };
        let texts: Vec<ActivityText> = titles.iter().map(as_description).collect();
        narrative::write_descriptions(xml, &texts, language);
    } else {
        narrative::write_descriptions(xml, &descriptions, language);
    }
    let organisations = &details.organisations;
    if organisations.iter().all(|o| o.role != participating_org::FUNDING)
        && let Some(donor) = statement.donor.value()
    {
        participating_org::write(xml, &participating_org::donor(donor));
    }
    organisations.iter().for_each(|o| participating_org::write(xml, o));
    details.identifiers.iter().for_each(|i| other_identifier::write(xml, i));
    if let Some(status) = statement.status.value() {
        activity_status::write(xml, *status);
    }
    let dates = [&statement.planned_start, &statement.actual_start, &statement.planned_end, &statement.actual_end];
    for (kind, date) in (1..).zip(dates) {
        if let Some(day) = date.value() {
            activity_date::write(xml, kind, *day);
        }
    }
}

/// The titles of every language; where there are none, the one title.
pub(super) fn titles(known: &Known, details: &ActivityDetails) -> Vec<ActivityText> {
    let titles: Vec<ActivityText> = details.texts.iter().filter(|t| t.kind == "title").cloned().collect();
    let only = known.statement.title.value().filter(|_| titles.is_empty()).map(|text| ActivityText {
        kind: "title".to_owned(),
        language: known.statement.title_language.clone(),
        text: text.clone(),
    });
    only.map_or(titles, |title| vec![title])
}

fn places_and_sectors(xml: &mut Xml, known: &Known, details: &ActivityDetails) {
    for share in shares(known, Vocabulary::Country) {
        recipient::write_country(xml, share);
    }
    for share in regions(known) {
        recipient::write_region(xml, share);
    }
    details.locations.iter().for_each(|l| location::write(xml, l));
    for share in shares(known, Vocabulary::Sector) {
        sector::write(xml, share, known.sector_names.get(&share.code).map(String::as_str));
    }
    details.markers.iter().for_each(|m| policy_marker::write(xml, m));
}

/// The shares of a vocabulary; none where none are said.
pub(super) fn shares(known: &Known, vocabulary: Vocabulary) -> &[Share] {
    let said = known.statement.shares.iter().find(|(v, _)| *v == vocabulary);
    said.and_then(|(_, shares)| shares.value()).map_or(&[], Vec::as_slice)
}

/// The regions to write. In own facts, whose tables have a column for each, they stand beside countries that are the
/// whole already. The standard counts countries and regions to one whole: there the countries say it alone.
pub(super) fn regions(known: &Known) -> &[Share] {
    if missing::are_regions_implied(known) { &[] } else { shares(known, Vocabulary::Region) }
}

fn money(xml: &mut Xml, known: &Known) {
    let currency = known.statement.currency.value().copied();
    let lines = || known.ledger.iter().filter(|l| l.amount.is_some());
    for line in lines().filter(|l| matches!(l.kind, LedgerKind::OriginalBudget | LedgerKind::RevisedBudget)) {
        budget::write(xml, line, currency);
    }
    for line in lines().filter(|l| l.kind == LedgerKind::Forecast) {
        planned_disbursement::write(xml, line, currency);
    }
    for line in lines().filter(|l| !l.kind.is_budget()) {
        transaction::write(xml, line, currency);
    }
}

fn relations(known: &Known, details: &ActivityDetails) -> Vec<RelatedActivity> {
    let mut related = details.related.clone();
    if let Said::Value(parent) = &known.statement.parent
        && related.iter().all(|r| r.kind != related_activity::PARENT)
    {
        related.insert(0, RelatedActivity { kind: related_activity::PARENT, activity: parent.clone() });
    }
    related
}

/// Lines for which the standard has no place: allocations, and amounts that nobody knows. One notice each, with a count.
pub(super) fn lines_not_written<'l>(ledger: impl IntoIterator<Item = &'l LedgerStatement>) -> Vec<Finding> {
    let (mut allocations, mut unknown) = (0u64, 0u64);
    for line in ledger {
        allocations += u64::from(line.kind == LedgerKind::Allocation);
        unknown += u64::from(line.kind != LedgerKind::Allocation && line.amount.is_none());
    }
    let said = [("allocation", allocations), ("unknown-amount", unknown)];
    let notice = |(what, n)| Finding::notice(codes::EXPORT_LINES_NOT_WRITTEN).with("what", what).with("n", n);
    said.into_iter().filter(|(_, n)| *n > 0).map(notice).collect()
}
