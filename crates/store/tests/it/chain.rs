//! Changes: all or nothing, and a chain that shows what was touched.

use crate::helpers::{House, ctx, house, line, milestone, stated, titled};
use domain::statement::{
    ActivityDetails, ActivityIdentifier, ActivityResult, ActivityText, Indicator, IndicatorPeriod, Location, Marker,
    ParticipatingOrganisation, RelatedActivity,
};
use domain::{Said, Share, Vocabulary};
use store::{ChainVerdict, Outcome};

fn three_changes() -> House {
    let house = house();
    house.import(&[
        titled("A", stated("2024-01-01"), 2, "One"),
        milestone("A", "M12", stated("2024-01-01"), 3, "2024-05-01"),
    ]);
    house.import(&[line("A", stated("2024-02-01"), 2, |_| {}), line("A", stated("2024-02-01"), 3, |_| {})]);
    house.import(&[titled("B", stated("2024-03-01"), 2, "Two")]);
    house
}

fn broken_after(tampering: &str) -> Option<u64> {
    let house = three_changes();
    assert_eq!(house.store.verify_chain(&ctx()).unwrap(), ChainVerdict { changes: 3, first_broken: None });
    house.open_raw().execute_batch(tampering).unwrap();
    house.store.verify_chain(&ctx()).unwrap().first_broken
}

#[test]
fn a_touched_change_or_fact_is_found() {
    assert_eq!(broken_after("update change set person = 'somebody' where id = 2"), Some(2));
    assert_eq!(broken_after("update change set at = at + 1 where id = 1"), Some(1));
    assert_eq!(broken_after("update ledger_statement set amount = amount + 1 where id = 2"), Some(2));
    assert_eq!(broken_after("update activity_statement set title = 'Won' where title = 'One'"), Some(1));
    assert_eq!(broken_after("delete from milestone_statement"), Some(1));
    assert_eq!(
        broken_after(
            "delete from activity_statement where change = 3; delete from activity where change = 3; delete from change where id = 3"
        ),
        None
    );
    assert_eq!(broken_after("update ledger_statement set change = 3 where id = 2"), Some(2));
}

/// What is summed while it is written must be what verifying reads back, for every list an activity can have.
#[test]
fn sums_made_while_writing_are_those_of_reading_back() {
    let house = house();
    let full = crate::helpers::activity("A", stated("2024-01-01"), 2, |a| {
        a.title = Said::Value("One".into());
        a.planned_end = Said::Unknown;
        a.shares = vec![
            (Vocabulary::Country, Said::Value(vec![Share { code: "KE".into(), percent: Some(600_000) }])),
            (Vocabulary::Sector, Said::Unknown),
        ];
        a.details = Some(Box::new(details()));
    });
    let (outcomes, _) = house.import(&[full, line("A", stated("2024-02-01"), 2, |_| {})]);
    assert_eq!(outcomes[0], Outcome::New);
    assert_eq!(house.store.verify_chain(&ctx()).unwrap(), ChainVerdict { changes: 1, first_broken: None });
    let kept = house.store.read(&ctx(), |r| r.activity_details("A", None)).unwrap();
    assert_eq!(kept[0].details, details());
    // A row that is refused takes an earlier one of its unit of work back: then only reading back can tell.
    house.import(&[
        titled("B", stated("2024-03-01"), 2, "Two"),
        titled("B", stated("2024-03-01"), 3, "Not two"),
        titled("C", stated("2024-03-01"), 4, "Three"),
    ]);
    assert_eq!(house.store.verify_chain(&ctx()).unwrap(), ChainVerdict { changes: 2, first_broken: None });
}

pub(crate) fn details() -> ActivityDetails {
    ActivityDetails {
        texts: vec![ActivityText { kind: "title".into(), language: Some("en".into()), text: "One".into() }],
        identifiers: vec![ActivityIdentifier { kind: "A1".into(), identifier: "X".into(), owner: None }],
        organisations: vec![ParticipatingOrganisation {
            role: 1,
            identifier: Some("XM-DAC-1".into()),
            name: None,
            kind: Some("10".into()),
            activity_id: None,
        }],
        related: vec![RelatedActivity { kind: 2, activity: "A-1".into() }],
        markers: vec![Marker { vocabulary: "1".into(), code: "1".into(), significance: Some(2) }],
        locations: vec![Location { name: None, position: Some("1 2".into()), code: Some(("G1".into(), "9".into())) }],
        results: vec![ActivityResult {
            kind: "1".into(),
            title: "Schools".into(),
            indicators: vec![Indicator {
                measure: "1".into(),
                title: "Built".into(),
                baseline: Some((Some(2020), None)),
                periods: vec![IndicatorPeriod {
                    start: Some(crate::helpers::day("2024-01-01")),
                    end: None,
                    target: Some("5".into()),
                    actual: None,
                }],
            }],
        }],
        source_element: Some(b"<iati-activity/>".to_vec()),
    }
}

#[test]
fn a_dropped_unit_of_work_leaves_nothing() {
    let house = three_changes();
    let before = house.dump();
    {
        let mut writer = house.begin();
        writer.state(&crate::helpers::tables(), &titled("C", stated("2024-04-01"), 2, "Three")).unwrap();
    }
    assert_eq!(house.dump(), before);
    let mut writer = house.begin();
    writer.state(&crate::helpers::tables(), &titled("C", stated("2024-04-01"), 2, "Three")).unwrap();
    writer.rollback().unwrap();
    assert_eq!(house.dump(), before);
    assert_eq!(house.store.last_change(&ctx()).unwrap(), 3);
}

#[test]
fn changes_are_listed_newest_first_and_tell_who_and_why() {
    let house = three_changes();
    let changes = house.store.changes(&ctx(), 2).unwrap();
    assert_eq!(changes.iter().map(|c| c.id).collect::<Vec<_>>(), [3, 2]);
    assert_eq!((changes[0].person.as_str(), changes[0].door.as_str()), ("local", "import"));
    assert_eq!(changes[0].previous_hash, changes[1].hash);
}

#[test]
fn readers_go_on_beside_a_writer_and_see_only_what_is_saved() {
    let house = three_changes();
    let mut writer = house.begin();
    writer.state(&crate::helpers::tables(), &titled("C", stated("2024-04-01"), 2, "Three")).unwrap();
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                let n = house.store.read(&ctx(), |r| r.activities(None)).unwrap().len();
                assert_eq!(n, 2);
            });
        }
    });
    writer.commit().unwrap();
    assert_eq!(house.store.read(&ctx(), |r| r.activities(None)).unwrap().len(), 3);
}
