//! A portfolio lives for a year: what is said, said again, corrected, and said late.

use crate::helpers::{
    activity, assumed, budget, ctx, day, event, house, line, milestone, rate, stated, tables, titled,
};
use domain::shares::{Share, Vocabulary};
use domain::statement::{
    ActivityDetails, ActivityText, Indicator, IndicatorPeriod, Location, Marker, ParticipatingOrganisation, Statement,
};
use domain::{ActivityStatus, Amount, Said};
use store::Outcome::{Changed, New, Unchanged};

fn january() -> Vec<Statement> {
    vec![
        activity("KEN/01", stated("2024-01-10"), 2, |a| {
            a.title = Said::Value("Skills for youth".into());
            a.status = Said::Value(ActivityStatus::Pipeline);
            a.office = Said::Value("Nairobi".into());
            a.donor = Said::Value("Norway".into());
            a.planned_end = Said::Value(day("2025-12-31"));
            a.shares = vec![(
                Vocabulary::Country,
                Said::Value(vec![
                    Share { code: "KE".into(), percent: Some(600_000) },
                    Share { code: "UG".into(), percent: Some(400_000) },
                ]),
            )];
        }),
        budget("KEN/01", stated("2024-01-10"), 3, 5_000),
        line("KEN/01", stated("2024-02-28"), 4, |_| {}),
        line("KEN/01", stated("2024-02-28"), 5, |_| {}),
        milestone("KEN/01", "M12", stated("2024-01-10"), 6, "2024-03-01"),
        event("case 1", "shortlist", "2024-04-01T10:00:00", 7, Some("HR")),
        rate("2024-01-31", stated("2024-02-01"), 880_000_000),
    ]
}

#[test]
fn the_same_file_twice_changes_nothing() {
    let house = house();
    let (outcomes, change) = house.import(&january());
    assert_eq!(outcomes, vec![New; 7]);
    assert_eq!(change, Some(1));
    let before = house.dump();
    let (outcomes, change) = house.import(&january());
    assert_eq!(outcomes, vec![Unchanged; 7]);
    assert_eq!(change, None);
    assert_eq!(house.dump(), before);
}

#[test]
fn a_file_without_days_says_nothing_new_on_a_later_day() {
    let house = house();
    let first = [titled("A", assumed("2024-01-01"), 2, "Title"), line("A", assumed("2024-01-01"), 3, |_| {})];
    house.import(&first);
    let before = house.dump();
    let later = [titled("A", assumed("2024-05-01"), 2, "Title"), line("A", assumed("2024-05-01"), 3, |_| {})];
    assert_eq!(house.import(&later), (vec![Unchanged, Unchanged], None));
    assert_eq!(house.dump(), before);
    let other = [titled("A", assumed("2024-06-01"), 2, "Other title")];
    assert_eq!(house.import(&other), (vec![Changed], Some(2)));
    // The first file again, later still: its title is news against the second.
    assert_eq!(house.import(&[titled("A", assumed("2024-07-01"), 2, "Title")]).0, [Changed]);
}

#[test]
fn unknown_and_nothing_are_kept_apart() {
    let house = house();
    house.import(&[activity("A", stated("2024-01-01"), 2, |a| {
        a.title = Said::Value("T".into());
        a.donor = Said::Unknown;
        a.shares = vec![(Vocabulary::Sector, Said::Unknown), (Vocabulary::Theme, Said::Nothing)];
    })]);
    let mut rows = Vec::new();
    house.store.read(&ctx(), |r| r.each_activity(None, |row| rows.push(row))).unwrap();
    let [row] = rows.as_slice() else { panic!("one statement") };
    assert_eq!(row.title, Said::Value("T".to_owned()));
    assert_eq!((row.donor, row.office), (Said::Unknown, Said::Nothing));
    assert_eq!(row.shares, [(Vocabulary::Sector, Said::Unknown)]);
}

#[test]
fn shares_come_back_with_their_statements() {
    let house = house();
    house.import(&january());
    house.import(&[titled("KEN/02", stated("2024-03-01"), 2, "Another")]);
    let mut shares = Vec::new();
    house.store.read(&ctx(), |r| r.each_activity(None, |row| shares.push(row.shares))).unwrap();
    let terms = house.store.read(&ctx(), |r| r.terms(None)).unwrap();
    let code = |id: u32| terms.iter().find(|t| t.word.id == id).map(|t| t.word.code.as_str());
    let [first, second] = shares.as_slice() else { panic!("two statements") };
    assert!(second.is_empty());
    let [(Vocabulary::Country, Said::Value(members))] = first.as_slice() else { panic!("{first:?}") };
    assert_eq!(
        members.iter().map(|(t, p)| (code(*t), *p)).collect::<Vec<_>>(),
        [(Some("KE"), Some(600_000)), (Some("UG"), Some(400_000))]
    );
}

#[test]
fn a_reference_is_the_identity_of_a_transaction() {
    let house = house();
    let voucher = |recorded, units| {
        line("A", recorded, 2, |l| {
            l.reference = Some("V-17".into());
            l.amount = Some(Amount::units(units));
        })
    };
    assert_eq!(house.import(&[voucher(stated("2024-03-01"), 100)]).0, [New]);
    assert_eq!(house.import(&[voucher(stated("2024-04-01"), 120)]).0, [Changed]);
    // Late news of an early day is kept too; what it says today is another matter.
    assert_eq!(house.import(&[voucher(stated("2024-02-15"), 90)]).0, [Changed]);
    let store::Outcome::Contradicts { with_row, withdrew_earlier, .. } =
        house.import(&[voucher(stated("2024-04-01"), 121)]).0.remove(0)
    else {
        panic!("two amounts of one voucher on one stated day")
    };
    assert_eq!((with_row, withdrew_earlier), (Some(2), false));
    let mut amounts = Vec::new();
    house.store.read(&ctx(), |r| r.each_ledger(None, |row| amounts.push(row.amount))).unwrap();
    assert_eq!(amounts, [100, 120, 90].map(|n| Some(Amount::units(n))));
    // As of the first change the later ones do not exist.
    let mut n = 0;
    house.store.read(&ctx(), |r| r.each_ledger(Some(1), |_| n += 1)).unwrap();
    assert_eq!(n, 1);
}

#[test]
fn equal_rows_of_one_file_all_count_and_the_same_file_adds_none() {
    let house = house();
    let twice = [line("A", assumed("2024-03-01"), 2, |_| {}), line("A", assumed("2024-03-01"), 3, |_| {})];
    assert_eq!(house.import(&twice).0, [New, New]);
    assert_eq!(house.import(&twice), (vec![Unchanged, Unchanged], None));
    let thrice = [2, 3, 4].map(|row| line("A", assumed("2024-04-01"), row, |_| {}));
    assert_eq!(house.import(&thrice).0, [Unchanged, Unchanged, New]);
}

#[test]
fn budgets_replace_and_the_last_row_of_a_file_wins() {
    let house = house();
    let rows = [budget("A", stated("2024-01-01"), 2, 10), budget("A", stated("2024-01-01"), 3, 20)];
    assert_eq!(house.import(&rows).0, [New, Changed]);
    assert_eq!(house.import(&rows), (vec![Unchanged, Unchanged], None));
    assert_eq!(house.import(&[budget("A", stated("2024-06-01"), 2, 30)]).0, [Changed]);
}

#[test]
fn words_created_from_an_import_are_told_once() {
    let house = house();
    let mut writer = house.begin();
    for statement in january() {
        writer.state(&tables(), &statement).unwrap();
    }
    let created: Vec<String> = writer.take_created().into_iter().map(|c| format!("{} {}", c.what, c.name)).collect();
    assert_eq!(created, ["office Nairobi", "donor Norway", "process recruitment", "step recruitment: shortlist"]);
    assert!(writer.take_created().is_empty());
    let only_money = line("K-9", stated("2024-01-01"), 2, |l| l.fund = Some("RBSA".into()));
    writer.state(&tables(), &only_money).unwrap();
    let created: Vec<String> = writer.take_created().into_iter().map(|c| format!("{} {}", c.what, c.name)).collect();
    assert_eq!(created, ["activity K-9", "fund RBSA"]);
    writer.rollback().unwrap();
}

#[test]
fn the_lists_and_the_published_element_come_back_whole() {
    let house = house();
    let details = ActivityDetails {
        texts: vec![ActivityText { kind: "title".into(), language: Some("fr".into()), text: "Compétences".into() }],
        organisations: vec![ParticipatingOrganisation {
            role: 1,
            identifier: Some("NO-BRC-1".into()),
            name: Some("Norad".into()),
            kind: None,
            activity_id: None,
        }],
        markers: vec![Marker { vocabulary: "1".into(), code: "1".into(), significance: Some(0) }],
        locations: vec![Location { name: None, position: Some("9.1 38.7".into()), code: None }],
        results: vec![domain::statement::ActivityResult {
            kind: "1".into(),
            title: "Trained".into(),
            indicators: vec![Indicator {
                measure: "1".into(),
                title: "People".into(),
                baseline: Some((Some(2020), None)),
                periods: vec![IndicatorPeriod {
                    start: Some(day("2024-01-01")),
                    end: None,
                    target: Some("50".into()),
                    actual: None,
                }],
            }],
        }],
        source_element: Some("<iati-activity>é</iati-activity>".repeat(50).into_bytes()),
        ..ActivityDetails::default()
    };
    let with_details = |on| activity("A", assumed(on), 2, |a| a.details = Some(Box::new(details.clone())));
    house.import(&[with_details("2024-01-01")]);
    assert_eq!(house.import(&[with_details("2024-02-01")]), (vec![Unchanged], None));
    let rows = house.store.read(&ctx(), |r| r.activity_details("A", None)).unwrap();
    assert_eq!(rows.into_iter().map(|r| r.details).collect::<Vec<_>>(), [details]);
    assert!(house.store.read(&ctx(), |r| r.activity_details("B", None)).unwrap().is_empty());
}

#[test]
fn what_an_import_gave_is_kept_with_its_findings() {
    let house = house();
    let finding = domain::Finding::warning("date.implausible")
        .at_row(7u64)
        .in_column("actual_end")
        .with_value("2924-01-01")
        .with("year", 2924);
    let import = store::NewImport {
        change: None,
        at: domain::Instant(5),
        file: "a.csv",
        kind: "activities",
        version: None,
        counts: store::rows::ImportCounts { rows: 3, new: 1, changed: 0, unchanged: 1, refused: 1 },
        findings: &[finding],
    };
    let id = house.store.save_import(&ctx(), &import).unwrap();
    let imports = house.store.imports(&ctx(), 10).unwrap();
    assert_eq!(imports.iter().map(|i| (i.id, i.counts.refused, i.findings)).collect::<Vec<_>>(), [(id, 1, 1)]);
    let findings = house.store.read(&ctx(), |r| r.import_findings(id)).unwrap();
    assert_eq!(findings[0].code, "date.implausible");
    assert_eq!(findings[0].arguments, [("year".to_owned(), "2924".to_owned())]);
}
