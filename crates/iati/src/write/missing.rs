//! What an activity that is written from facts alone lacks. The schema's demands leave it out; the rules' demands are
//! told, and it is written all the same. Nothing is ever filled in by guessing.

use super::Known;
use super::activity::{regions, shares, titles};
use crate::codes;
use domain::shares::WHOLE;
use domain::statement::ActivityDetails;
use domain::{Finding, Said, Severity, Vocabulary};

/// Days between the start and the end of a budget, at most (rule 7.5.3).
const BUDGET_DAYS: i32 = 365;

/// Findings: refused where the activity cannot be written.
pub(super) fn find(known: &Known) -> Vec<Finding> {
    let none = ActivityDetails::default();
    let details = known.statement.details.as_deref().unwrap_or(&none);
    let mut findings = Vec::new();
    let mut says = |severity, code, lacks: bool, element: &str| {
        if lacks {
            findings.push(lacking(severity, code, element));
        }
    };
    let s = &known.statement;
    let mut leaves_out = |lacks, element| says(Severity::Refused, codes::EXPORT_LEFT_OUT, lacks, element);
    leaves_out(known.reporter.identifier.is_empty(), "reporting-org/@ref");
    leaves_out(known.reporter.kind.is_none(), "reporting-org/@type");
    leaves_out(known.reporter.name.is_none(), "reporting-org/narrative");
    leaves_out(titles(known, details).is_empty(), "title");
    leaves_out(details.organisations.is_empty() && s.donor.value().is_none(), "participating-org");
    leaves_out(s.status.value().is_none(), "activity-status");
    let dates = [&s.planned_start, &s.actual_start, &s.planned_end, &s.actual_end];
    leaves_out(dates.iter().all(|d| d.value().is_none()), "activity-date");
    let mut incomplete = |lacks, element| says(Severity::Warning, codes::EXPORT_INCOMPLETE, lacks, element);
    let has_start = s.planned_start.value().is_some() || s.actual_start.value().is_some();
    incomplete(!has_start && dates.iter().any(|d| d.value().is_some()), "activity-date");
    let places = [shares(known, Vocabulary::Country), regions(known)].concat();
    incomplete(places.is_empty(), "recipient-country");
    incomplete(!places.is_empty() && places.iter().any(|p| p.percent.is_none()), "recipient-country/@percentage");
    incomplete(sum(&places).is_some_and(|sum| sum != WHOLE), "recipient-country/@percentage-sum");
    let sectors = shares(known, Vocabulary::Sector);
    incomplete(sectors.is_empty(), "sector");
    incomplete(sectors.iter().any(|s| s.percent.is_none()), "sector/@percentage");
    incomplete(sum(sectors).is_some_and(|sum| sum != WHOLE), "sector/@percentage-sum");
    let is_long = |line: &&domain::statement::LedgerStatement| {
        line.kind.is_budget() && line.period_end.days_since(line.period_start) > BUDGET_DAYS
    };
    incomplete(known.ledger.iter().any(|l| is_long(&l)), "budget");
    if let Said::Value(_) = s.title
        && details.texts.iter().all(|t| !t.kind.starts_with("description-"))
    {
        findings.push(Finding::notice(codes::EXPORT_DESCRIPTION).in_column("description"));
    }
    if are_regions_implied(known) {
        findings.push(Finding::notice(codes::EXPORT_REGIONS_IMPLIED).in_column("recipient-region"));
    }
    findings
}

/// Whether there are regions beside countries that are the whole, in facts that no file was published of.
pub(super) fn are_regions_implied(known: &Known) -> bool {
    !known.is_published
        && !shares(known, Vocabulary::Region).is_empty()
        && sum(shares(known, Vocabulary::Country)) == Some(WHOLE)
}

/// An activity cannot be written without this element.
pub(super) fn leaves_out(element: &str) -> Finding {
    lacking(Severity::Refused, codes::EXPORT_LEFT_OUT, element)
}

fn lacking(severity: Severity, code: &'static str, element: &str) -> Finding {
    let key = element.replace("/@", "--").replace("/narrative", "--name");
    Finding::new(severity, code).in_column(element).with("element", key)
}

/// What an activity lacks that was published in the form of 1.x, where less was required: it is written, and said.
pub(super) fn find_published(known: &Known) -> Vec<Finding> {
    let lacks = |element: &str| Finding::warning(codes::EXPORT_LACKS).in_column(element).with("element", element);
    let all = find(known).into_iter().filter_map(|f| match f.code {
        codes::EXPORT_LEFT_OUT => f.column.as_deref().map(lacks),
        codes::EXPORT_DESCRIPTION => Some(lacks("description")),
        _ => None,
    });
    all.collect()
}

/// What shares add up to, where each is stated.
fn sum(shares: &[domain::Share]) -> Option<i32> {
    let stated: Option<Vec<i32>> = shares.iter().map(|s| s.percent).collect();
    stated.filter(|s| !s.is_empty()).map(|s| s.iter().sum())
}
