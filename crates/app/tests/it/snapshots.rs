//! Successive files of one publisher become history, in whatever order they are imported.

use crate::support::Story;
use app::activity::show;

/// A file made on a day, with a planned end, a budget and paid amounts by reference.
fn file(made: &str, planned_end: Option<&str>, budget: u32, paid: &[(&str, u32)]) -> String {
    let end = planned_end.map_or(String::new(), |day| format!("<activity-date type=\"3\" iso-date=\"{day}\"/>"));
    let transactions: String = paid
        .iter()
        .map(|(reference, amount)| {
            format!(
                "<transaction ref=\"{reference}\"><transaction-type code=\"3\"/><transaction-date iso-date=\"2024-02-01\"/>\
                 <value value-date=\"2024-02-01\">{amount}</value></transaction>"
            )
        })
        .collect();
    format!(
        "<iati-activities version=\"2.03\" generated-datetime=\"{made}\">\
         <iati-activity default-currency=\"EUR\"><iati-identifier>XX-1-A</iati-identifier>\
         <reporting-org ref=\"XX-1\" type=\"10\"><narrative>Publisher</narrative></reporting-org>\
         <title><narrative>Water</narrative></title>{end}\
         <budget><period-start iso-date=\"2024-01-01\"/><period-end iso-date=\"2024-12-31\"/>\
         <value value-date=\"2024-01-01\">{budget}</value></budget>{transactions}</iati-activity></iati-activities>"
    )
}

fn files() -> [String; 3] {
    [
        file("2024-03-01T08:00:00Z", Some("2024-12-31"), 100, &[("T1", 10), ("T2", 20)]),
        file("2024-06-01T08:00:00Z", Some("2025-06-30"), 120, &[("T1", 10)]),
        file("2024-09-01T08:00:00Z", None, 120, &[("T1", 10), ("T2", 20), ("T3", 5)]),
    ]
}

/// Day, field, before and after of every change, and what is spent on days between.
fn told(story: &Story) -> (Vec<String>, Vec<String>) {
    let history = show(&story.headway, &story.ctx, "XX-1-A").unwrap().history;
    let line = |e: &app::activity::HistoryEntry| {
        let say = |value: &Option<String>| value.clone().unwrap_or_else(|| "-".into());
        format!("{} {}: {} > {}", e.recorded_on, e.field, say(&e.before), say(&e.after))
    };
    let days = ["2024-03-01", "2024-06-01", "2024-08-31", "2024-09-01"];
    let spent = |day: &&str| {
        let status = app::status::status(&story.headway, &story.as_of(day), &app::filters::Filters::default()).unwrap();
        format!("{day}: {}", serde_json::to_value(status).unwrap()["money"]["spent"])
    };
    (history.iter().map(line).collect(), days.iter().map(spent).collect())
}

#[test]
fn what_a_newer_file_changes_or_no_longer_has_is_history() {
    let [march, june, september] = files();
    let story = Story::new();
    assert_eq!(story.import("iati", &march).new, 1);
    let outcome = story.import("iati", &june);
    assert_eq!((outcome.changed, outcome.withdrawn), (1, 1));
    let outcome = story.import("iati", &september);
    assert_eq!((outcome.changed, outcome.withdrawn), (1, 0));
    assert_eq!(story.import("iati", &june).unchanged, 1, "the same file again is no news");
    let (history, spent) = told(&story);
    for entry in [
        "2024-06-01 planned_end: 2024-12-31 > 2025-06-30",
        "2024-06-01 transaction: disbursement 2024-02-01 20 EUR > -",
        "2024-06-01 budget: original 2024-01-01 100 EUR > original 2024-01-01 120 EUR",
        "2024-09-01 planned_end: 2025-06-30 > -",
    ] {
        assert!(history.iter().any(|e| e == entry), "{entry} in {history:#?}");
    }
    assert_eq!(spent, ["2024-03-01: 30", "2024-06-01: 10", "2024-08-31: 10", "2024-09-01: 35"]);
}

#[test]
fn files_in_any_order_make_the_same_history() {
    let files = files();
    let expected = {
        let story = Story::new();
        files.iter().for_each(|file| drop(story.import("iati", file)));
        told(&story)
    };
    for order in [[0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        let story = Story::new();
        order.iter().for_each(|at: &usize| drop(story.import("iati", &files[*at])));
        assert_eq!(told(&story), expected, "{order:?}");
        assert_eq!(story.headway.verify_changes(&story.ctx).unwrap().first_broken, None);
    }
}

/// An activity may stand twice in a file: its description counts once, its money together, and again the same.
#[test]
fn an_activity_that_stands_twice_in_a_file_keeps_all_its_money() {
    let element = |file: &str| {
        let from = file.find("<iati-activity ").unwrap();
        file[from..file.find("</iati-activities>").unwrap()].to_owned()
    };
    let first = file("2024-03-01T08:00:00Z", None, 100, &[("T1", 10)]);
    let second = element(&file("2024-03-01T08:00:00Z", None, 100, &[("T2", 20)]));
    let both = first.replace("</iati-activities>", &format!("{second}</iati-activities>"));
    let story = Story::new();
    let outcome = story.import("iati", &both);
    assert!(Story::findings(&outcome).contains(&(Some(2), "iati.activity-repeated")));
    assert_eq!(told(&story).1[0], "2024-03-01: 30");
    assert_eq!(story.import("iati", &both).change, None);
    // A later file that has it once withdraws what the repetition said.
    story.import("iati", &file("2024-06-01T08:00:00Z", None, 100, &[("T1", 10)]));
    assert_eq!(told(&story).1[1], "2024-06-01: 10");
}
