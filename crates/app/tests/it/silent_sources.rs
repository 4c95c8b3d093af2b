//! A source that never records an end: its activities past their planned end are unknown, with one finding for the
//! source instead of one alarm for each.

use crate::support::Story;
use app::activities::show;
use app::filters::Filters;
use app::signals::{SignalsQuestion, signals};
use app::status::status;

#[test]
fn where_no_end_is_ever_recorded_a_passed_end_is_unknown_and_told_once() {
    let story = Story::new();
    let mut activities = "activity,title,status,planned_start,planned_end,office,recorded_on\n".to_owned();
    for n in 0..24 {
        let office = if n < 4 { "Nairobi" } else { "Lima" };
        activities += &format!("P{n},Project {n},implementation,2020-01-01,2021-12-31,{office},2022-05-01\n");
    }
    // Two in 24 are told closed, a year later.
    for n in 0..2 {
        activities += &format!("P{n},,closed,,,,2023-05-01\n");
    }
    assert_eq!(story.import("activities", &activities).refused, 0);
    let asked = |on: &str, filters: &Filters| {
        signals(&story.headway, &story.as_of(on), filters, &SignalsQuestion { all: true, ..Default::default() })
            .unwrap()
    };

    let silent = asked("2022-06-30", &Filters::default());
    let [source] = &silent.silent_sources[..] else { panic!("{:?}", silent.silent_sources) };
    assert_eq!((source.code, source.due, source.ended, source.activities), ("ends-not-recorded", 24, 0, 24));
    assert!(
        source.text.starts_with("tables: this source does not record actual ends. Of 24 activities"),
        "{}",
        source.text
    );
    assert!(silent.signals.is_empty(), "{:?}", silent.signals.iter().map(|s| &s.id).collect::<Vec<_>>());
    let row = show(&story.headway, &story.as_of("2022-06-30"), "P3").unwrap().row;
    assert_eq!((row.state, row.unknown_because), ("unknown", Some("ends-not-recorded")));
    let whole = status(&story.headway, &story.as_of("2022-06-30"), &Filters::default()).unwrap();
    assert_eq!(whole.states.unknown, 24);
    assert!(whole.unknown.iter().any(|u| (u.what, u.n) == ("whether_ended", 24)));

    let nairobi = Filters { office: Some("Nairobi".into()), ..Filters::default() };
    let of_office = asked("2022-06-30", &nairobi);
    assert_eq!(
        (of_office.silent_sources[0].due, of_office.silent_sources[0].activities),
        (24, 4),
        "the whole source is judged"
    );

    // Once some ends are recorded, the others are missed dates again; what was said as of then does not change.
    let telling = asked("2023-05-01", &Filters::default());
    assert!(telling.silent_sources.is_empty());
    assert_eq!(telling.signals.iter().filter(|s| s.rule == "end-passed").count(), 22);
    assert_eq!(asked("2023-04-30", &Filters::default()).silent_sources[0].activities, 24);
    // Ninety days are not over yet.
    assert!(asked("2022-03-31", &Filters::default()).silent_sources.is_empty());
}
