//! Version 1.x in the terms of 2.03: the same facts, valid for the schema, and each loss named.

use crate::samples::folder;
use crate::{Whole, read_all};
use domain::{Day, Finding};
use iati::check::{Checker, Options};
use iati::version::{Form, Version};
use iati::{Limits, codes};

const VERSION_1: &str = include_str!("../cases/version-1.xml");
const ORGANISATION_1: &str = include_str!("../cases/organisation-1.xml");

fn in_file(root: &str, element: &str) -> String {
    format!("<iati-{root} version=\"2.03\">{element}</iati-{root}>")
}

fn upgraded(element: &[u8]) -> (String, Vec<Finding>) {
    let (bytes, findings) = iati::upgrade::to_newest(element, &Limits::default()).unwrap();
    (String::from_utf8(bytes).unwrap(), findings)
}

/// Places that break the schema of 2.03.
fn broken(checker: &Checker, file: &str) -> Vec<String> {
    let options = Options::schema_of(Version::V2_03, Day(20_000)).unwrap();
    let report = checker.check(file.as_bytes(), &options);
    report.violations.iter().map(|v| format!("{} {:?}", v.path, v.finding.arguments)).collect()
}

fn told(findings: &[Finding]) -> Vec<(&'static str, &str, &str)> {
    let text = |f: &Finding| f.code;
    findings.iter().map(|f| (text(f), f.column.as_deref().unwrap(), f.value.as_deref().unwrap_or(""))).collect()
}

#[test]
fn every_form_of_version_1_finds_its_place_or_is_named() {
    let whole = read_all(VERSION_1.as_bytes());
    let (element, findings) = upgraded(&whole.activities[0].source_element);
    let has = |text: &str| assert!(element.contains(text), "{text} in {element}");
    has("<title><narrative>Bridges of Elgon</narrative><narrative xml:lang=\"fr\">Ponts d'Elgon</narrative></title>");
    has(
        "<other-identifier ref=\"D-55\" type=\"A9\"><owner-org ref=\"YY-2\"><narrative>Example Donor</narrative></owner-org>",
    );
    has("<activity-status code=\"4\"/>");
    has("<activity-date type=\"1\" iso-date=\"2011-01-01\"><narrative>1 January 2011</narrative></activity-date>");
    has("<activity-date type=\"2\" iso-date=\"2011-02-01\"/>");
    has("<activity-date type=\"3\"><narrative>spring 2014</narrative></activity-date>");
    has("<recipient-country code=\"KE\"><narrative>Kenya</narrative></recipient-country>");
    has("<sector vocabulary=\"2\" code=\"210\" percentage=\"100\"><narrative>Transport</narrative></sector>");
    has("<sector vocabulary=\"99\" code=\"B\">");
    has("<point srsName=\"http://www.opengis.net/def/crs/EPSG/0/4326\"><pos>1.4 34.45</pos></point>");
    has("<location-id code=\"229380\" vocabulary=\"G1\"/>");
    has("<transaction-type code=\"1\"/>");
    has("<transaction-date iso-date=\"2013-04-06\"/>");
    has(
        "<document-link url=\"https://example.org\" format=\"text/html\"><title><narrative>https://example.org</narrative></title><category code=\"A12\"/></document-link>",
    );
    assert!(element.find("<iati-identifier>").unwrap() < element.find("<title>").unwrap());
    assert_eq!(
        told(&findings),
        [
            (codes::UPGRADE_MISSING, "transaction/transaction-date", ""),
            (codes::UPGRADE_LOST, "transaction/transaction-date", "5 April 2013"),
            (codes::UPGRADE_MISSING, "activity-date/@iso-date", ""),
            (codes::UPGRADE_ASSUMED, "other-identifier/@type", "A9"),
            (codes::UPGRADE_LOST, "location/coordinates/@precision", "2"),
            (codes::UPGRADE_MISSING, "iati-activity/description", ""),
        ]
    );
}

#[test]
fn organisation_files_are_upgraded_too() {
    let whole = read_all(ORGANISATION_1.as_bytes());
    let (element, findings) = upgraded(&whole.organisations[0].source_element);
    assert!(element.contains("<organisation-identifier>XX-1</organisation-identifier><name><narrative>Example Agency</narrative><narrative xml:lang=\"fr\">"), "{element}");
    assert!(element.contains("<language code=\"en\"/>"), "{element}");
    assert_eq!(
        told(&findings),
        [
            (codes::UPGRADE_LOST, "total-budget/period-start", "1 January 2014"),
            (codes::UPGRADE_MISSING, "document-link/@format", ""),
            (codes::UPGRADE_MISSING, "document-link/category", ""),
            (codes::UPGRADE_MISSING, "document-link/@url", ""),
        ]
    );
    let again = read_all(in_file("organisations", &element).as_bytes());
    assert_eq!(again.organisations[0].budgets, whole.organisations[0].budgets);
}

/// What must be the same before and after.
fn same_facts(old: &Whole, new: &Whole) {
    assert_eq!(old.activities.len(), new.activities.len());
    for (a, b) in old.activities.iter().zip(&new.activities) {
        let of = |a: &iati::Activity| (a.identifier.clone(), a.status, a.dates, a.default_currency, a.hierarchy);
        assert_eq!(of(a), of(b));
        let titles = |a: &iati::Activity| {
            let mut titles: Vec<_> = a.titles.iter().map(|t| (t.language.clone(), t.text.clone())).collect();
            titles.sort();
            titles
        };
        assert_eq!(titles(a), titles(b), "{}", a.identifier);
        let ledger = |a: &iati::Activity| {
            let mut lines: Vec<_> = a
                .ledger
                .iter()
                .map(|l| (l.kind.name(), l.period_start, l.period_end, l.amount, l.currency, l.value_date))
                .collect();
            lines.sort();
            lines
        };
        assert_eq!(ledger(a), ledger(b), "{}", a.identifier);
        assert_eq!(
            (a.results.len(), a.related.len(), a.markers.len()),
            (b.results.len(), b.related.len(), b.markers.len())
        );
        assert_eq!(
            (a.sectors.len(), a.regions.len(), a.countries.len()),
            (b.sectors.len(), b.regions.len(), b.countries.len())
        );
        assert_eq!(
            a.organisations.iter().map(|o| (o.role, o.name.clone())).collect::<Vec<_>>(),
            b.organisations.iter().map(|o| (o.role, o.name.clone())).collect::<Vec<_>>(),
            "{}",
            a.identifier
        );
    }
}

#[test]
fn published_files_of_version_1_become_valid_or_say_what_they_lack() {
    let Some(samples) = folder() else { return };
    let checker = Checker::embedded();
    let (mut activities, mut valid) = (0, 0);
    for entry in std::fs::read_dir(samples.join("xml")).unwrap() {
        let path = entry.unwrap().path();
        let whole = read_all(&std::fs::read(&path).unwrap());
        let of_version_1 = whole.activities.iter().filter(|a| a.form == Some(Form::One));
        for activity in of_version_1 {
            let (element, findings) = upgraded(&activity.standalone_element());
            let file = in_file("activities", &element);
            let broken = broken(&checker, &file);
            let explains = [codes::UPGRADE_MISSING, codes::DATE_UNREADABLE];
            let is_explained = findings.iter().chain(&activity.findings).any(|f| explains.contains(&f.code));
            assert!(broken.is_empty() || is_explained, "{} {}: {broken:#?}", path.display(), activity.identifier);
            valid += u32::from(broken.is_empty());
            activities += 1;
            let new = read_all(file.as_bytes());
            same_facts(&Whole { activities: vec![activity.clone()], ..Whole::default() }, &new);
            assert_eq!(new.activities[0].form, Some(Form::Two));
        }
    }
    println!("{activities} activities of version 1, {valid} valid for 2.03 after the upgrade");
    assert!(activities > 50);
}
