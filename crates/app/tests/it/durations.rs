//! How long recruitments take, told through imported events: some are cancelled, one office is slow, and the records begin
//! while some are under way.

use crate::support::Story;
use app::durations::{DurationsAnswer, DurationsQuestion, durations};
use app::filters::Filters;
use domain::Day;
use std::fmt::Write;

/// Recruitments begun every third day from 2023-01-01 on, in two offices; `south` takes three times as long. Every tenth
/// is cancelled on its fifth day. Rows of what had ended before `first` are left out, all else became known on that day.
fn events(first: Option<Day>) -> String {
    let mut table = String::from("process,case,step,completed_at,office,status,recorded_on\n");
    for number in 0..240 {
        let begun = Day::parse("2023-01-01").unwrap().plus_days(3 * number);
        let (office, slowness) = if number % 4 == 0 { ("south", 3) } else { ("north", 1) };
        let is_cancelled = number % 10 == 9;
        let ended = begun.plus_days(if is_cancelled { 5 } else { slowness * (10 + (number * 7) % 20) });
        if first.is_some_and(|first| ended < first) {
            continue;
        }
        let recorded = |on: Day| first.map_or(on, |first| on.max(first));
        let status = if is_cancelled { "cancelled" } else { "done" };
        let (step, recorded_begun, recorded_ended) =
            (if is_cancelled { "advert" } else { "on duty" }, recorded(begun), recorded(ended));
        writeln!(table, "recruitment,{number},advert,{begun},{office},,{recorded_begun}").unwrap();
        writeln!(table, "recruitment,{number},{step},{ended},{office},{status},{recorded_ended}").unwrap();
    }
    table
}

fn asked(story: &Story, as_of: &str, question: DurationsQuestion) -> DurationsAnswer {
    let question = DurationsQuestion { process: "recruitment".into(), ..question };
    durations(&story.headway, &story.as_of(as_of), &Filters::default(), &question).unwrap()
}

#[test]
fn cancelled_cases_have_their_own_share_and_the_slow_office_is_named() {
    let story = Story::new();
    assert!(Story::refusals(&story.import("events", &events(None))).is_empty());
    let whole = asked(&story, "2026-06-30", DurationsQuestion::default());
    assert_eq!((whole.groups[0].n, whole.groups[0].cancelled, whole.late_entry.n), (240, 24, 0));
    let last = whole.endings.after.last().unwrap();
    // All have ended: 24 of 240 were cancelled.
    assert!((last.cancelled.value - 0.1).abs() < 1e-12 && last.under_way < 1e-12, "{last:?}");
    assert!(last.cancelled.low < 0.1 && last.cancelled.high > 0.1);

    let by = DurationsQuestion { by: Some("office".into()), ..DurationsQuestion::default() };
    let offices = asked(&story, "2026-06-30", by.clone());
    let verdict = |answer: &DurationsAnswer, group: &str| {
        answer.groups.iter().find(|g| g.group == group).and_then(|g| g.beside_rest).map(|b| b.verdict)
    };
    assert!(offices.test.p.unwrap() < 0.001);
    assert_eq!((verdict(&offices, "south"), verdict(&offices, "north")), (Some("slower"), Some("faster")));
    // In the first fortnight hardly anything had ended: too few to say, and nothing of later days is used.
    let early = asked(&story, "2023-01-20", by);
    assert_eq!(verdict(&early, "north"), Some("too-few"));

    let years = asked(&story, "2026-06-30", DurationsQuestion { by: Some("year".into()), ..Default::default() });
    let groups: Vec<(&str, u64)> = years.groups.iter().map(|g| (g.group.as_str(), g.n)).collect();
    assert_eq!(groups, [("2023", 122), ("2024", 118)]);
    assert!(
        years.groups.iter().all(|g| g.beside_rest.unwrap().verdict == "alike"),
        "{:?}",
        years.groups[0].beside_rest
    );
}

#[test]
fn records_that_begin_while_cases_are_under_way() {
    let first = Day::parse("2024-03-01").unwrap();
    let (whole, cut) = (Story::new(), Story::new());
    whole.import("events", &events(None));
    cut.import("events", &events(Some(first)));
    let median = |story: &Story, question| asked(story, "2024-06-30", question).groups[0].median.unwrap();
    let truth = median(&whole, DurationsQuestion::default());
    let found = asked(&cut, "2024-06-30", DurationsQuestion::default());
    assert_eq!(
        (found.late_entry.records_from.as_slice(), found.late_entry.basis),
        (&[first.to_string()][..], "first-recorded")
    );
    assert!(found.late_entry.n > 5);
    // A day before every event takes the cases as watched from their beginning.
    let ignored = DurationsQuestion { records_from: Day::parse("2000-01-01"), ..DurationsQuestion::default() };
    let (with, without) = (found.groups[0].median.unwrap(), median(&cut, ignored));
    assert!((with - truth).abs() < (without - truth).abs(), "{with} {without} {truth}");
    // On the first day of the records everything was under way: nothing is said of how long it takes from the beginning.
    let at_once = asked(&cut, "2024-03-02", DurationsQuestion::default());
    assert_eq!(at_once.groups[0].median, None);
    // On the complete records the same day, given by hand, leaves out what was over.
    let given = DurationsQuestion { records_from: Some(first), ..DurationsQuestion::default() };
    let given = asked(&whole, "2024-06-30", given);
    assert_eq!((given.late_entry.n, given.late_entry.basis), (found.late_entry.n, "asked"));
    assert!(given.late_entry.left_out > 100);
    assert_eq!(given.groups[0].median, found.groups[0].median);
}
