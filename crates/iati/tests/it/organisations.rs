//! Organisation files: every element of both forms, what is noted, and what is refused.

use crate::{argument, read_all};
use domain::organisation::OrganisationBudgetKind as Kind;
use domain::statement::{Recorded, RecordedBasis};
use domain::{Amount, Currency, Day, Severity};
use iati::version::{Form, Version};
use iati::{FileKind, Organisation, codes};

const VERSION_2: &str = include_str!("../cases/organisation-2.xml");
const VERSION_1: &str = include_str!("../cases/organisation-1.xml");

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn texts(texts: &[iati::model::Text]) -> Vec<(&str, &str)> {
    texts.iter().map(|t| (t.language.as_deref().unwrap_or("-"), t.text.as_str())).collect()
}

fn findings(organisation: &Organisation) -> Vec<(Severity, &'static str, &str)> {
    organisation.findings.iter().map(|f| (f.severity, f.code, f.column.as_deref().unwrap())).collect()
}

#[test]
fn every_element_of_version_2_is_read() {
    let whole = read_all(VERSION_2.as_bytes());
    assert_eq!((whole.end().organisations, whole.end().refused), (1, 0));
    let header = whole.header.as_ref().unwrap();
    assert_eq!((header.kind, header.version), (FileKind::Organisations, Some(Version::V2_03)));
    let o = &whole.organisations[0];
    assert_eq!((o.identifier.as_str(), o.position, o.line, o.form), ("XX-1", 1, 4, Some(Form::Two)));
    assert_eq!(
        (o.language.as_deref(), o.default_currency.map(|c| c.code().to_owned())),
        (Some("en"), Some("EUR".into()))
    );
    assert_eq!(o.last_updated.unwrap().to_string(), "2026-03-01T12:00:00Z");
    assert_eq!(texts(&o.names), [("en", "Example Agency"), ("fr", "Agence exemple")]);
    let reporting = o.reporting_organisation.as_ref().unwrap();
    assert_eq!(
        (reporting.identifier.as_str(), reporting.kind.as_deref(), reporting.is_secondary),
        ("XX-1", Some("40"), false)
    );

    assert_eq!(o.budgets.iter().map(|b| b.kind).collect::<Vec<_>>(), Kind::ALL);
    let [total, of_partner, of_region, of_country, spent] = o.budgets.as_slice() else { panic!("{:?}", o.budgets) };
    assert_eq!(
        (total.amount, total.currency, total.value_date),
        (Amount(10_000_005_000), Currency::USD, Some(day("2026-01-02")))
    );
    assert_eq!(
        (total.status.as_deref(), total.period_start, total.period_end),
        (Some("2"), day("2026-01-01"), day("2026-12-31"))
    );
    let [staff, travel] = total.lines.as_slice() else { panic!("{:?}", total.lines) };
    assert_eq!(
        (staff.reference.as_deref(), staff.amount, staff.currency.unwrap().code()),
        (Some("A"), Some(Amount(4_000_000)), "EUR")
    );
    assert_eq!(texts(&staff.texts), [("en", "Staff")]);
    assert_eq!((travel.amount, texts(&travel.texts)), (None, vec![("en", "Travel")]), "unknown, and its text is kept");
    let recipient = of_partner.recipient.as_ref().unwrap();
    assert_eq!((recipient.code.as_deref(), texts(&recipient.names)), (Some("YY-2"), vec![("en", "Partner")]));
    let region = of_region.recipient.as_ref().unwrap();
    assert_eq!(
        (region.code.as_deref(), region.vocabulary.as_deref(), region.vocabulary_uri.as_deref()),
        (Some("298"), Some("1"), Some("https://example.org/regions"))
    );
    assert_eq!(
        (of_country.recipient.as_ref().unwrap().code.as_deref(), of_country.amount),
        (Some("KE"), Amount(-4_000_000))
    );
    assert_eq!(
        (spent.lines[0].reference.as_deref(), texts(&spent.lines[0].texts)),
        (Some("B"), vec![("en", "All of it")])
    );

    let [document] = o.documents.as_slice() else { panic!("{:?}", o.documents) };
    assert_eq!(
        (document.url.as_str(), document.format.as_deref()),
        ("https://example.org/report.pdf", Some("application/pdf"))
    );
    assert_eq!(
        (texts(&document.titles), texts(&document.descriptions)),
        (vec![("en", "Report")], vec![("en", "Of the year.")])
    );
    assert_eq!(
        (document.categories.join(" "), document.languages.join(" ")),
        ("B01 B02".to_owned(), "en fr".to_owned())
    );
    assert_eq!((document.date, document.countries[0].code.as_str()), (Some(day("2026-02-01")), "KE"));
    assert_eq!(
        findings(o),
        [
            (Severity::Notice, codes::IDENTIFIER_BLANKS, "organisation-identifier"),
            (Severity::Warning, codes::VALUE_UNREADABLE, "total-budget/budget-line/value"),
        ]
    );
}

#[test]
fn the_element_is_kept_and_reads_alone() {
    let whole = read_all(VERSION_2.as_bytes());
    let o = whole.organisations[0].clone();
    let source = String::from_utf8(o.source_element.clone()).unwrap();
    assert!(
        VERSION_2.contains(&source)
            && source.starts_with("<iati-organisation ")
            && source.ends_with("</iati-organisation>")
    );
    let recorded = Recorded { on: day("2026-03-04"), basis: RecordedBasis::Stated };
    let (statement, notes) = o.clone().into_statement(recorded);
    assert_eq!((statement.row, statement.organisation.as_str(), notes.len()), (1, "XX-1", 2));
    let element = String::from_utf8(statement.source_element.unwrap()).unwrap();
    assert!(
        element.starts_with("<iati-organisation xmlns:own=\"https://example.org/own\" default-currency"),
        "{element}"
    );
    let again = read_all(format!("<iati-organisations version='2.03'>{element}</iati-organisations>").as_bytes());
    let again = again.organisations[0].clone();
    assert_eq!((again.budgets, again.documents, again.names), (o.budgets, o.documents, o.names));
}

#[test]
fn the_forms_of_version_1_are_read_too() {
    let whole = read_all(VERSION_1.as_bytes());
    assert_eq!((whole.end().organisations, whole.end().refused), (1, 1));
    let o = &whole.organisations[0];
    assert_eq!((o.identifier.as_str(), o.form), ("XX-1", Some(Form::One)));
    assert_eq!(texts(&o.names), [("en", "Example Agency"), ("fr", "Agence exemple")]);
    assert_eq!(o.budgets.len(), 2);
    assert_eq!((o.budgets[0].period_start, o.budgets[0].period_end), (day("2014-01-01"), day("2014-12-31")));
    assert_eq!(o.budgets[0].currency.code(), "GBP");
    assert_eq!(texts(&o.budgets[1].recipient.as_ref().unwrap().names), [("en", "Partner")]);
    assert_eq!((o.documents.len(), o.documents[0].languages.join(" ")), (1, "en".to_owned()));
    assert_eq!(
        (o.documents[0].categories.join(" "), texts(&o.documents[0].titles)),
        ("B02".to_owned(), vec![("en", "Plan")])
    );
    // What is lost or missing in the terms of 2.03 is told in `upgrade`.
    let of_reading: Vec<_> = findings(o).into_iter().filter(|(_, code, _)| !code.starts_with("iati.upgrade")).collect();
    assert_eq!(of_reading, [(Severity::Warning, codes::CODE_MISSING, "document-link/@url")]);
    let refused = &whole.end().findings[0];
    assert_eq!((refused.code, refused.severity), (codes::ORGANISATION_IDENTIFIER_BLANK, Severity::Refused));
    assert_eq!(argument(refused, "position"), Some("2"));
}

#[test]
fn budgets_whose_money_or_period_cannot_be_read_are_refused() {
    let file = |budget: &str| {
        format!(
            "<iati-organisations version='2.03'><iati-organisation><organisation-identifier>X-1\
             </organisation-identifier><name><narrative>X</narrative></name>{budget}</iati-organisation></iati-organisations>"
        )
    };
    let period = "<period-start iso-date='2026-01-01'/><period-end iso-date='2026-12-31'/>";
    let cases = [
        (
            format!("<total-budget>{period}<value value-date='2026-01-01'>5</value></total-budget>"),
            codes::CURRENCY_MISSING,
        ),
        (
            format!("<total-expenditure>{period}<value currency='EUR'>1,000</value></total-expenditure>"),
            codes::VALUE_SEPARATORS,
        ),
        (format!("<total-budget>{period}</total-budget>"), codes::VALUE_MISSING),
        ("<total-budget><value currency='EUR'>5</value></total-budget>".to_owned(), codes::DATE_MISSING),
        (
            "<total-budget><period-start iso-date='2026-12-31'/><period-end iso-date='2026-01-01'/>\
             <value currency='EUR'>5</value></total-budget>"
                .to_owned(),
            codes::PERIOD_REVERSED,
        ),
    ];
    for (budget, code) in cases {
        let whole = read_all(file(&budget).as_bytes());
        let o = &whole.organisations[0];
        assert_eq!(o.budgets, [], "{budget}");
        assert_eq!((o.findings[0].severity, o.findings[0].code), (Severity::Refused, code), "{budget}");
    }
    let lone =
        read_all(file(&format!("<total-budget>{period}<value currency='eur'>5</value></total-budget>")).as_bytes());
    assert_eq!(lone.organisations[0].budgets[0].currency.code(), "EUR");
}

#[test]
fn files_without_organisations_say_so() {
    let none = read_all(b"<iati-organisations version='2.03'/>");
    assert_eq!(none.end().findings[0].code, codes::NO_ORGANISATIONS);
    let activity_inside = read_all(
        b"<iati-organisations version='2.03'><iati-activity><iati-identifier>A</iati-identifier></iati-activity></iati-organisations>",
    );
    assert_eq!((activity_inside.activities.len(), activity_inside.organisations.len()), (1, 0));
}
