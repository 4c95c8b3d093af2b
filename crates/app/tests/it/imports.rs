//! Importing files: counts, idempotence, refusals that name every bad row, contradictions, full extracts, IATI.

use crate::support::{Story, day};
use app::activities::show;
use app::filters::Filters;
use app::import::RecordedOn;
use app::status::status;

const ACTIVITIES: &str = "activity,title,office,country,planned_start,planned_end,recorded_on
A1,First,Nairobi,KE:60;UG:40,2024-01-01,2025-12-31,2024-01-10
A2,Second,Nairobi,Kenya,2024-01-01,2025-12-31,2024-01-10
";

#[test]
fn the_same_file_twice_changes_nothing() {
    let story = Story::new();
    let first = story.import("activities", ACTIVITIES);
    assert_eq!((first.rows, first.new, first.refused), (2, 2, 0));
    let last = story.headway.last_change(&story.ctx).unwrap();
    let again = story.import("activities", ACTIVITIES);
    assert_eq!((again.new, again.changed, again.unchanged, again.change), (0, 0, 2, None));
    assert_eq!(story.headway.last_change(&story.ctx).unwrap(), last);

    let money =
        "activity,kind,date,amount,currency\nA1,expenditure,2024-05-01,10,USD\nA1,expenditure,2024-05-01,10,USD\n";
    assert_eq!(story.import("transactions", money).new, 2, "identical rows of one file all count");
    assert_eq!(story.import("transactions", money).unchanged, 2);
    let answer = status(&story.headway, &story.ctx, &Filters::default()).unwrap();
    assert_eq!(answer.money.spent.map(|s| s.0), Some(200_000));
}

#[test]
fn a_refused_file_names_every_bad_row_and_writes_nothing() {
    let story = Story::new();
    let bad = "activity,title,planned_end,approved_budget,currency,recorded_on
A1,Good,2025-12-31,100,USD,2024-01-10
,No identity,2025-12-31,100,USD,2024-01-10
A3,Bad day,31/12/2025,100,USD,2024-01-10
A4,Bad amount,2025-12-31,\"1,000\",USD,2024-01-10
A5,Bad currency,2025-12-31,100,dollars,2024-01-10
";
    let outcome = story.import("activities", bad);
    assert_eq!((outcome.rows, outcome.refused, outcome.change), (5, 4, None));
    assert!(outcome.held_back);
    let refused: Vec<u64> = outcome
        .findings
        .all()
        .iter()
        .filter(|f| f.severity == domain::Severity::Refused)
        .filter_map(|f| f.row)
        .collect();
    assert_eq!(refused, [3, 4, 5, 6]);
    assert_eq!(story.headway.last_change(&story.ctx).unwrap(), 0);

    let mut request = Story::request("activities");
    request.keep_good = true;
    let kept = story.import_as(&request, bad.as_bytes()).unwrap();
    assert_eq!((kept.new, kept.refused), (1, 4));
    assert!(kept.change.is_some());
}

#[test]
fn a_dry_run_counts_and_writes_nothing() {
    let story = Story::new();
    let mut request = Story::request("activities");
    request.dry_run = true;
    let outcome = story.import_as(&request, ACTIVITIES.as_bytes()).unwrap();
    assert_eq!((outcome.new, outcome.change), (2, None));
    assert_eq!(story.headway.last_change(&story.ctx).unwrap(), 0);
}

#[test]
fn rows_that_contradict_each_other_are_both_refused() {
    let story = Story::new();
    let file = "activity,title,status,recorded_on
A1,One,implementation,2024-01-10
A1,One,closed,2024-01-10
A2,Two,implementation,2024-01-10
A2,Two,,2024-01-10
";
    let outcome = story.import("activities", file);
    assert_eq!(outcome.refused, 2);
    let rows: Vec<u64> = outcome
        .findings
        .all()
        .iter()
        .filter(|f| f.severity == domain::Severity::Refused)
        .filter_map(|f| f.row)
        .collect();
    assert_eq!(rows, [2, 3]);
}

#[test]
fn an_assumed_day_of_knowledge_lets_the_later_import_win() {
    let story = Story::new();
    story.import("activities", "activity,title,planned_end\nA1,One,2025-06-30\n");
    let corrected = story.import("activities", "activity,title,planned_end\nA1,One,2025-12-31\n");
    assert_eq!((corrected.changed, corrected.refused), (1, 0));
    let shown = show(&story.headway, &story.ctx, "A1").unwrap();
    assert_eq!(shown.row.planned_end.as_deref(), Some("2025-12-31"));
}

#[test]
fn a_full_extract_withdraws_what_it_no_longer_has() {
    let story = Story::new();
    let rows = "activity,kind,date,amount,currency,reference,recorded_on
A1,expenditure,2024-01-31,10,USD,R1,2024-02-05
A1,expenditure,2024-02-29,20,USD,R2,2024-03-05
A1,expenditure,2024-03-31,30,USD,R3,2024-04-05
";
    story.import("transactions", rows);
    let mut request = Story::request("transactions");
    request.complete = true;
    request.recorded_on = RecordedOn::On(day("2024-06-01"));
    let fewer = "activity,kind,date,amount,currency,reference,recorded_on
A1,expenditure,2024-01-31,10,USD,R1,2024-02-05
A1,expenditure,2024-03-31,30,USD,R3,2024-04-05
";
    let outcome = story.import_as(&request, fewer.as_bytes()).unwrap();
    assert_eq!((outcome.unchanged, outcome.withdrawn), (2, 1));
    let spent = |date: &str| {
        status(&story.headway, &story.as_of(date), &Filters::default()).unwrap().money.spent.map(|s| s.0 / 10_000)
    };
    assert_eq!((spent("2024-05-31"), spent("2024-06-01")), (Some(60), Some(40)));
}

#[test]
fn amounts_without_a_rate_make_figures_incomplete_and_never_wrong() {
    let story = Story::new();
    story.headway.change_setting(&story.ctx, "reporting-currency", "USD", "command", domain::Instant(0)).unwrap();
    story.import(
        "transactions",
        "activity,kind,date,amount,currency,recorded_on
A1,expenditure,2024-01-31,100,USD,2024-02-05
A1,expenditure,2024-01-31,100,EUR,2024-02-05
A1,expenditure,2024-01-31,7,CHF,2024-02-05
A1,expenditure,2024-01-31,-,USD,2024-02-05
",
    );
    story.import("rates", "date,currency,base,rate,recorded_on\n2024-01-01,USD,EUR,1.25,2024-01-01\n");
    let answer = status(&story.headway, &story.ctx, &Filters::default()).unwrap();
    assert_eq!(answer.money.spent.map(|s| s.0 / 10_000), Some(225));
    assert_eq!(answer.incomplete.len(), 1);
    assert_eq!((answer.incomplete[0].currency.as_str(), answer.incomplete[0].n), ("CHF", 1));
    assert!(answer.unknown.iter().any(|u| u.what == "amount" && u.n == 1), "{:?}", answer.unknown);
}

#[test]
fn an_iati_file_becomes_activities_with_money_and_keeps_its_texts() {
    let story = Story::new();
    let xml = r#"<?xml version="1.0" encoding="UTF-8"?>
<iati-activities version="2.03" generated-datetime="2024-05-01T00:00:00Z">
  <iati-activity default-currency="EUR" xml:lang="en">
    <iati-identifier>XX-1-A</iati-identifier>
    <reporting-org ref="XX-1" type="10"><narrative>Ministry</narrative></reporting-org>
    <title><narrative>Water &amp; work</narrative><narrative xml:lang="fr">Eau et travail</narrative></title>
    <description><narrative>Short.</narrative></description>
    <participating-org role="1" ref="YY-2"><narrative>Donor</narrative></participating-org>
    <activity-status code="2"/>
    <activity-date type="1" iso-date="2024-01-01"/>
    <activity-date type="3" iso-date="2025-12-31"/>
    <recipient-country code="KE" percentage="100"/>
    <budget type="1"><period-start iso-date="2024-01-01"/><period-end iso-date="2024-12-31"/><value value-date="2024-01-01">1000</value></budget>
    <transaction><transaction-type code="4"/><transaction-date iso-date="2024-03-01"/><value value-date="2024-03-01">250.50</value></transaction>
  </iati-activity>
</iati-activities>"#;
    let outcome = story.import("iati", xml);
    assert_eq!((outcome.rows, outcome.new, outcome.refused), (1, 1, 0), "{:?}", Story::findings(&outcome));
    let shown = show(&story.headway, &story.ctx, "XX-1-A").unwrap();
    assert_eq!(shown.row.title, "Water & work");
    assert_eq!(shown.row.donor.as_deref(), Some("Donor"));
    assert_eq!(shown.row.spent.map(|s| s.0), Some(2_505_000));
    assert!(shown.texts.iter().any(|t| t.language.as_deref() == Some("fr") && t.text == "Eau et travail"));
    assert_eq!(story.import("iati", xml).unchanged, 1);
}

#[test]
fn circles_of_parents_are_refused() {
    let story = Story::new();
    let outcome = story.import(
        "activities",
        "activity,title,parent,recorded_on\nA,A,B,2024-01-01\nB,B,C,2024-01-01\nC,C,A,2024-01-01\n",
    );
    assert_eq!(outcome.refused, 1);
    assert!(Story::findings(&outcome).contains(&(Some(4), "parent.cycle")));
}
