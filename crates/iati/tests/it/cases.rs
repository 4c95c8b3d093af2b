//! Small invented files with everything the reader models, compared with what a person reads in them.

use crate::{Whole, argument, read_all};
use domain::shares::{Vocabulary, WHOLE};
use domain::statement::{ActivityStatement, LedgerStatement, Recorded, RecordedBasis, Statement};
use domain::{ActivityStatus, Amount, Day, LedgerKind, Said, Severity, Share};
use iati::version::{Form, Version};
use iati::{Activity, FileKind, codes};

const VERSION_2: &str = include_str!("../cases/version-2.xml");
const VERSION_1: &str = include_str!("../cases/version-1.xml");
const FRAME: &str = include_str!("../cases/frame.xml");

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn only(whole: &Whole) -> &Activity {
    assert_eq!(whole.activities.len(), 1);
    &whole.activities[0]
}

fn share(code: &str, percent: Option<i32>) -> Share {
    Share { code: code.to_owned(), percent }
}

/// Codes, places and values of the findings of one severity, in file order.
fn findings(activity: &Activity, severity: Severity) -> Vec<(&'static str, &str, &str)> {
    let of_it = activity.findings.iter().filter(|f| f.severity == severity);
    of_it.map(|f| (f.code, f.column.as_deref().unwrap(), f.value.as_deref().unwrap_or(""))).collect()
}

fn statements(activity: &Activity) -> (ActivityStatement, Vec<LedgerStatement>) {
    let recorded = Recorded { on: day("2026-03-04"), basis: RecordedBasis::Stated };
    let (statements, findings) = activity.statements(recorded);
    assert_eq!(findings, activity.findings);
    let mut about = None;
    let mut ledger = Vec::new();
    for statement in statements {
        match statement {
            Statement::Activity(a) => assert!(about.replace(*a).is_none()),
            Statement::Ledger(l) => ledger.push(*l),
            other => panic!("{other:?}"),
        }
    }
    (about.unwrap(), ledger)
}

#[test]
fn the_header_tells_kind_version_and_time() {
    let header = read_all(VERSION_2.as_bytes()).header.unwrap();
    assert_eq!((header.kind, header.version), (FileKind::Activities, Some(Version::V2_03)));
    assert_eq!(header.generated.unwrap().to_string(), "2026-03-04T04:06:07Z");
    let header = read_all(VERSION_1.as_bytes()).header.unwrap();
    assert_eq!(header.version_declared.as_deref(), Some("1.03"));
    assert_eq!(header.generated.unwrap().to_string(), "2014-05-06T00:00:00Z");
}

#[test]
fn an_activity_of_version_2_says_who_what_and_where() {
    let whole = read_all(VERSION_2.as_bytes());
    let a = only(&whole);
    assert_eq!((a.identifier.as_str(), a.position, a.line), ("XX-1-WATER", 1, 4));
    assert_eq!(a.last_updated.unwrap().to_string(), "2026-03-01T12:00:00Z");
    assert_eq!((a.hierarchy, a.humanitarian, a.form), (Some(2), Some(false), Some(Form::Two)));
    let reporting = a.reporting_organisation.as_ref().unwrap();
    assert_eq!(
        (reporting.identifier.as_str(), reporting.kind.as_deref(), reporting.is_secondary),
        ("XX-1", Some("40"), true)
    );
    let names: Vec<_> = reporting.names.iter().map(|n| (n.language.as_deref(), n.text.as_str())).collect();
    assert_eq!(names, [(Some("en"), "Example Agency"), (Some("fr"), "Agence exemple")]);
    assert_eq!(a.titles[0].text, "De l’eau pour Kisumu");
    assert_eq!(a.descriptions[0].texts[0].text, "Wells & pumps <new> for 4 wards");
    let kinds: Vec<_> = a.descriptions.iter().map(|d| d.kind.as_str()).collect();
    assert_eq!(kinds, ["2", "1"]);
    assert_eq!(a.organisations.len(), 2);
    assert_eq!(a.organisations[0].activity_id.as_deref(), Some("XX-9-77"));
    assert_eq!((a.other_identifiers[0].kind.as_str(), a.other_identifiers[0].owner.as_deref()), ("A3", Some("XX-1")));
    assert_eq!(a.dates, [Some(day("2024-01-01")), Some(day("2024-02-01")), Some(day("2027-06-30")), None]);
    assert_eq!(a.status, Some(ActivityStatus::Implementation));
    assert_eq!(a.countries, [share("KE", Some(600_000)), share("UG", Some(155_000))]);
    assert_eq!(a.regions, [share("289", Some(245_000))]);
    assert_eq!(a.sectors, [share("14030", Some(700_000)), share("14010", Some(300_000))]);
    let place = &a.locations[0];
    assert_eq!((place.name.as_deref(), place.position.as_deref()), (Some("Kisumu"), Some("-0.1 34.75")));
    assert_eq!(place.code, Some(("G1".to_owned(), "191245".to_owned())));
    let markers: Vec<_> = a.markers.iter().map(|m| (m.vocabulary.as_str(), m.code.as_str(), m.significance)).collect();
    assert_eq!(markers, [("1", "1", Some(2)), ("99", "own", None)]);
    let related: Vec<_> = a.related.iter().map(|r| (r.kind, r.activity.as_str())).collect();
    assert_eq!(related, [(1, "XX-1-PROGRAMME"), (3, "XX-1-SISTER")]);
}

#[test]
fn results_are_kept_as_published() {
    let whole = read_all(VERSION_2.as_bytes());
    let result = &only(&whole).results[0];
    assert_eq!((result.kind.as_str(), result.title.as_str()), ("1", "Wells dug"));
    let indicator = &result.indicators[0];
    assert_eq!((indicator.measure.as_str(), indicator.title.as_str()), ("1", "Number of wells"));
    assert_eq!(indicator.baseline, Some((Some(2023), Some("0".to_owned()))));
    let first = &indicator.periods[0];
    assert_eq!((first.start, first.end), (Some(day("2024-01-01")), Some(day("2024-12-31"))));
    // The target for women alone stands first in the file; the one for everybody counts.
    assert_eq!((first.target.as_deref(), first.actual.as_deref()), (Some("10"), Some("8")));
    assert_eq!((indicator.periods[1].end, indicator.periods[1].actual.as_deref()), (None, None));
}

#[test]
fn money_is_kept_exactly_and_lines_that_cannot_be_are_left_out() {
    let whole = read_all(VERSION_2.as_bytes());
    let a = only(&whole);
    let lines: Vec<String> = a
        .ledger
        .iter()
        .map(|l| {
            let period = if l.period_start == l.period_end { String::new() } else { format!("..{}", l.period_end) };
            let reference = l.reference.as_deref().unwrap_or("-");
            format!("{} {}{period} {} {} {reference}", l.kind.name(), l.period_start, l.amount, l.currency)
        })
        .collect();
    assert_eq!(
        lines,
        [
            "original 2024-01-01..2024-12-31 100000.5 USD -",
            "revised 2024-01-01..2024-12-31 120000 EUR -",
            "forecast 2026-01-01 5000 USD -",
            "incoming-commitment 2024-01-15 250000 USD T-1",
            "disbursement 2024-03-31 -1234.5679 EUR T-2",
            "expenditure 2024-05-01 1 USD -",
            "expenditure 2024-05-02 2 USD -",
            "expenditure 2024-06-01 3 USD -",
        ]
    );
    assert_eq!((a.counts.transactions, a.counts.budgets, a.counts.planned_disbursements), (11, 3, 1));
    assert_eq!(
        findings(a, Severity::Refused),
        [
            (codes::PERIOD_REVERSED, "budget/period-end", "2025-12-31 2025-01-01"),
            (codes::VALUE_SEPARATORS, "transaction/value", "1,234"),
            (codes::VALUE_EXPONENT, "transaction/value", "1E3"),
            (codes::VALUE_MISSING, "transaction/value", ""),
            (codes::CODE_UNKNOWN, "transaction/transaction-type", "44"),
            (codes::CODE_MISSING, "transaction/transaction-type", ""),
            (codes::DATE_MISSING, "transaction/transaction-date", ""),
        ]
    );
}

#[test]
fn what_is_notable_in_version_2_is_told_with_line_and_activity() {
    let whole = read_all(VERSION_2.as_bytes());
    let a = only(&whole);
    assert_eq!(
        findings(a, Severity::Warning),
        [
            (codes::CODE_UNKNOWN, "participating-org/@role", "7"),
            (codes::CODE_UNKNOWN, "policy-marker/@significance", "9"),
            (codes::DATE_UNREADABLE, "result/indicator/period/period-end", "soon"),
        ]
    );
    assert_eq!(
        findings(a, Severity::Notice),
        [
            (codes::IDENTIFIER_BLANKS, "iati-identifier", "XX-1-WATER"),
            (codes::DATE_ZONE, "activity-date", "2024-02-01Z"),
            (codes::DATE_TIME, "activity-date", "2027-06-30T00:00:00"),
            (codes::DATE_REPEATED, "activity-date", "3"),
            (codes::VALUE_ROUNDED, "transaction/value", "-1234.56789"),
            (codes::REFERENCE_REPEATED, "transaction/@ref", "SAME"),
        ]
    );
    let line = |text: &str| VERSION_2.lines().position(|l| l.contains(text)).unwrap() as u64 + 1;
    for finding in &a.findings {
        assert_eq!(argument(finding, "activity"), Some("XX-1-WATER"));
        assert_eq!(argument(finding, "line").unwrap(), finding.row.unwrap().to_string());
        assert!(codes::ALL.contains(&finding.code));
        let Some(value) = finding.value.as_deref() else { continue };
        match finding.code {
            codes::VALUE_SEPARATORS | codes::VALUE_EXPONENT | codes::VALUE_ROUNDED | codes::DATE_UNREADABLE => {
                assert_eq!(finding.row, Some(line(value)), "{value}");
            }
            codes::REFERENCE_REPEATED => assert_eq!(argument(finding, "n"), Some("2")),
            _ => {}
        }
    }
}

#[test]
fn version_2_becomes_statements() {
    let whole = read_all(VERSION_2.as_bytes());
    let (about, ledger) = statements(only(&whole));
    assert_eq!((about.activity.as_str(), about.row), ("XX-1-WATER", 1));
    assert_eq!(about.title, Said::Value("Water for Kisumu".to_owned()));
    assert_eq!(about.title_language.as_deref(), Some("en"));
    assert_eq!(about.parent, Said::Value("XX-1-PROGRAMME".to_owned()));
    assert_eq!(about.donor, Said::Value("Example Ministry".to_owned()));
    assert_eq!(about.status, Said::Value(ActivityStatus::Implementation));
    assert_eq!(about.planned_end, Said::Value(day("2027-06-30")));
    assert_eq!(about.actual_end, Said::Nothing);
    assert!(about.office.is_nothing() && about.instrument.is_nothing() && about.approved_budget.is_nothing());
    assert_eq!(about.currency.value().unwrap().code(), "USD");
    let vocabularies: Vec<Vocabulary> = about.shares.iter().map(|(v, _)| *v).collect();
    assert_eq!(vocabularies, [Vocabulary::Country, Vocabulary::Region, Vocabulary::Sector]);
    let details = about.details.unwrap();
    let texts: Vec<_> = details.texts.iter().map(|t| (t.kind.as_str(), t.language.as_deref())).collect();
    let expected =
        [("title", Some("fr")), ("title", Some("en")), ("description-2", Some("en")), ("description-1", Some("en"))];
    assert_eq!(texts, expected);
    assert_eq!((details.results.len(), details.organisations.len(), details.locations.len()), (1, 2, 1));

    assert_eq!(ledger.len(), 8);
    let disbursement = ledger.iter().find(|l| l.kind == LedgerKind::Disbursement).unwrap();
    assert_eq!(disbursement.amount, Some(Amount(-12_345_679)));
    assert_eq!(disbursement.value_date, Some(day("2024-04-02")));
    assert_eq!(disbursement.receiver.as_deref(), Some("XX-7"));
    let commitment = ledger.iter().find(|l| l.kind == LedgerKind::IncomingCommitment).unwrap();
    assert_eq!((commitment.value_date, commitment.provider.as_deref()), (None, Some("Example Ministry")));
}

#[test]
fn the_source_element_is_kept_and_stands_alone_with_its_namespaces() {
    let whole = read_all(VERSION_2.as_bytes());
    let a = only(&whole);
    let source = std::str::from_utf8(&a.source_element).unwrap();
    let from = VERSION_2.find("<iati-activity ").unwrap();
    let to = VERSION_2.find("</iati-activity>").unwrap() + "</iati-activity>".len();
    assert_eq!(source, &VERSION_2[from..to]);
    assert_eq!(a.namespaces, [("xmlns:own".to_owned(), "https://example.org/own".to_owned())]);
    let alone = String::from_utf8(a.standalone_element()).unwrap();
    assert!(alone.starts_with("<iati-activity xmlns:own=\"https://example.org/own\" last-updated"));
    let (about, _) = statements(a);
    assert_eq!(about.details.unwrap().source_element.unwrap(), alone.as_bytes());
    let again = iati::read_element(alone.as_bytes(), &iati::Limits::default()).unwrap();
    assert_eq!((again.ledger.len(), &again.titles, again.dates), (a.ledger.len(), &a.titles, a.dates));
}

#[test]
fn version_1_is_read_in_its_own_form() {
    let whole = read_all(VERSION_1.as_bytes());
    let a = only(&whole);
    assert_eq!(
        (a.identifier.as_str(), a.form, a.status),
        ("YY-1-ELGON", Some(Form::One), Some(ActivityStatus::Closed))
    );
    let titles: Vec<_> = a.titles.iter().map(|t| (t.language.as_deref(), t.text.as_str())).collect();
    assert_eq!(titles, [(Some("en"), "Bridges of Elgon"), (Some("fr"), "Ponts d'Elgon")]);
    assert_eq!(a.dates, [Some(day("2011-01-01")), Some(day("2011-02-01")), None, Some(day("2014-01-31"))]);
    let roles: Vec<_> = a.organisations.iter().map(|o| (o.role, o.name.as_deref().unwrap())).collect();
    assert_eq!(roles, [(4, "Example Charity"), (1, "Example Donor")]);
    let other = &a.other_identifiers[0];
    assert_eq!((other.identifier.as_str(), other.kind.as_str(), other.owner.as_deref()), ("D-55", "A9", Some("YY-2")));
    assert_eq!(a.countries, [share("Kenya", Some(WHOLE))]);
    assert_eq!(a.sectors, [share("2:210", Some(WHOLE))]);
    assert_eq!((a.markers[0].vocabulary.as_str(), a.markers[0].significance), ("1", Some(1)));
    let place = &a.locations[0];
    assert_eq!((place.name.as_deref(), place.position.as_deref()), (Some("Kapchorwa"), Some("1.4 34.45")));
    assert_eq!(place.code, Some(("GEO".to_owned(), "229380".to_owned())));
    let lines: Vec<_> = a.ledger.iter().map(|l| (l.kind, l.period_start, l.amount, l.currency.code())).collect();
    assert_eq!(
        lines,
        [
            (LedgerKind::IncomingFunds, day("2013-03-01"), Amount::units(1000), "GBP"),
            (LedgerKind::Disbursement, day("2013-04-05"), Amount(-205_000), "KES"),
            (LedgerKind::Expenditure, day("2013-04-06"), Amount::units(7), "KES"),
            (LedgerKind::OriginalBudget, day("2012-01-01"), Amount::units(500), "KES"),
        ]
    );
    assert_eq!(findings(a, Severity::Refused), [(codes::CODE_UNKNOWN, "transaction/transaction-type", "TB")]);
    assert_eq!(
        findings(a, Severity::Warning),
        [
            (codes::DATE_UNREADABLE, "activity-date", "spring 2014"),
            (codes::CODE_UNKNOWN, "activity-date/@type", "lunch"),
        ]
    );
    let notices = findings(a, Severity::Notice);
    assert_eq!(notices[0], (codes::SECTOR_OTHER_VOCABULARY, "sector/@vocabulary", "2"));
    // What is lost, assumed or missing in the terms of 2.03 is told in `upgrade`.
    assert!(
        notices[1..].iter().all(|(code, _, _)| code.starts_with("iati.upgrade")) && notices.len() == 7,
        "{notices:?}"
    );
    assert!(whole.end().findings.is_empty(), "{:?}", whole.end().findings);
}

#[test]
fn the_frame_of_a_file_is_told_apart_from_its_activities() {
    let whole = read_all(FRAME.as_bytes());
    let end = whole.end();
    assert_eq!((end.activities, end.refused, end.counts.transactions), (2, 1, 2));
    let positions: Vec<_> = whole.activities.iter().map(|a| (a.identifier.as_str(), a.position, a.line)).collect();
    assert_eq!(positions, [("ZZ-1", 2, 12), ("ZZ-2", 3, 15)]);
    let told: Vec<_> = end.findings.iter().map(|f| (f.code, f.row)).collect();
    assert_eq!(
        told,
        [
            (codes::ELEMENT_UNEXPECTED, Some(4)),
            (codes::VERSION_MISDECLARED, Some(6)),
            (codes::IDENTIFIER_BLANK, Some(6)),
        ]
    );
    assert_eq!(argument(&end.findings[0], "n"), Some("2"));
    assert_eq!(
        (argument(&end.findings[1], "declared"), argument(&end.findings[1], "found")),
        (Some("1.02"), Some("2"))
    );
    // No currency anywhere.
    assert_eq!(
        findings(&whole.activities[0], Severity::Refused),
        [(codes::CURRENCY_MISSING, "transaction/value/@currency", "")]
    );
    assert_eq!(
        findings(&whole.activities[1], Severity::Warning),
        [(codes::IDENTIFIER_REPEATED, "iati-identifier", "ZZ-3"), (codes::TITLE_MISSING, "title", "")]
    );
}

#[test]
fn files_without_activities_say_what_they_are() {
    let none = read_all(b"<iati-activities version='2.03'/>");
    assert_eq!(none.end().findings[0].code, codes::NO_ACTIVITIES);
    let unknown = read_all(b"<iati-activities version='2.3'><iati-activity><iati-identifier>A</iati-identifier></iati-activity></iati-activities>");
    assert_eq!((unknown.end().findings[0].code, unknown.activities.len()), (codes::VERSION_UNKNOWN, 1));
}

#[test]
fn the_sink_may_break_off() {
    let file = FRAME.replace("</iati-activities>", "<broken");
    let mut seen = 0;
    let end = iati::read(file.as_bytes(), &iati::Limits::default(), &mut |item| {
        if matches!(item, iati::Item::Activity(_)) {
            seen += 1;
            return std::ops::ControlFlow::Break(());
        }
        std::ops::ControlFlow::Continue(())
    })
    .unwrap();
    assert_eq!((seen, end.activities, end.is_stopped), (1, 1, true));
}

#[test]
fn many_findings_of_one_activity_are_counted() {
    let dates = "<activity-date type='9' iso-date='2020-01-01'/>".repeat(50);
    let file = format!("<iati-activity><iati-identifier>A</iati-identifier>{dates}</iati-activity>");
    let limits = iati::Limits { findings: 10, ..iati::Limits::default() };
    let a = iati::read_element(file.as_bytes(), &limits).unwrap();
    assert_eq!(a.findings.len(), 11);
    let last = a.findings.last().unwrap();
    // 40 dates and the missing title.
    assert_eq!((last.code, argument(last, "n")), (codes::FINDINGS_MORE, Some("41")));
    assert_eq!(last.severity, Severity::Warning);
}
