//! A file is first only read, and stored when a person says so.

use crate::house::{Answer, House, empty, today};
use axum::http::StatusCode;
use domain::Context;
use web::Limits;

const GOOD: &str = "activity,title,planned_end,recorded_on\nP-1,First,2027-01-31,2026-01-01\nP-2,Second,,2026-01-01\n";
const BAD: &str = "activity,title,planned_end\nP-1,First,1st of May\nP-2,Second,2027-01-31\n";

fn changes(house: &House) -> u64 {
    house.headway.last_change(&Context::local(today())).unwrap()
}

fn files_kept(house: &House) -> usize {
    std::fs::read_dir(house.headway.directory().join("uploads")).map_or(0, |d| d.count())
}

fn token(answer: &Answer) -> Option<String> {
    Some(answer.text().split("name=\"token\" value=\"").nth(1)?.split('"').next()?.to_owned())
}

#[tokio::test]
async fn a_dry_run_writes_nothing_and_the_commit_writes() {
    let house = empty(Limits::default());
    let dry = house.upload("/imports", &[("kind", "activities"), ("recorded_on", "")], "plan.csv", GOOD).await;
    assert_eq!(dry.status, StatusCode::OK, "{}", dry.text());
    assert_eq!(changes(&house), 0);
    assert_eq!(files_kept(&house), 1);
    let token = token(&dry).expect("a button that stores it");
    let done = house.commit(&token).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.text());
    assert_eq!(changes(&house), 1);
    assert_eq!(files_kept(&house), 0);
    assert!(house.get("/activities").await.text().contains("Second"));
    assert!(house.get("/imports").await.text().contains("plan.csv"));
    assert_eq!(house.commit(&token).await.status, StatusCode::NOT_FOUND, "only once");
    let again = house.upload("/imports", &[("kind", "activities")], "plan.csv", GOOD).await;
    assert!(again.text().contains("Nothing new"), "{}", again.text());
    assert_eq!(files_kept(&house), 0);
}

#[tokio::test]
async fn refused_rows_are_named_and_leave_nothing_to_store() {
    let house = empty(Limits::default());
    let dry = house.upload("/imports", &[("kind", "activities")], "bad.csv", BAD).await;
    assert_eq!(dry.status, StatusCode::OK);
    let html = dry.text();
    assert!(html.contains("1st of May") && html.contains("planned_end"), "{html}");
    assert!(!html.contains('‹'), "{html}");
    assert_eq!(token(&dry), None);
    let good = house.upload("/imports", &[("kind", "activities"), ("keep_good", "yes")], "bad.csv", BAD).await;
    house.commit(&token(&good).expect("the good rows can be stored")).await;
    assert_eq!(changes(&house), 1);
    let list = house.get("/activities.csv").await.text();
    assert!(list.contains("P-2") && !list.contains("P-1,"), "{list}");
}

#[tokio::test]
async fn a_dry_run_has_a_json_twin() {
    let house = empty(Limits::default());
    let dry = house.upload("/imports.json", &[("kind", "activities")], "bad.csv", BAD).await;
    let value: serde_json::Value = serde_json::from_slice(&dry.body).unwrap();
    assert_eq!(value["files"][0]["refused"], 1);
    assert_eq!(value["files"][0]["findings"][0]["row"], 2);
}

#[tokio::test]
async fn what_is_too_large_or_no_file_is_refused_and_leaves_nothing_behind() {
    let house = empty(Limits { upload_bytes: 1000, ..Limits::default() });
    let large = house.upload("/imports", &[("kind", "activities")], "large.csv", &"x".repeat(5000)).await;
    assert_eq!(large.status, StatusCode::PAYLOAD_TOO_LARGE, "{}", large.text());
    let huge = house.upload("/imports", &[("kind", "activities")], "huge.csv", &"x".repeat(500_000)).await;
    assert_eq!(huge.status, StatusCode::PAYLOAD_TOO_LARGE, "{}", huge.text());
    let none = house.upload("/imports", &[("kind", "activities")], "", "").await;
    assert_eq!(none.status, StatusCode::BAD_REQUEST);
    let kind = house.upload("/imports", &[("kind", "poems")], "a.csv", GOOD).await;
    assert_eq!(kind.status, StatusCode::BAD_REQUEST);
    assert!(kind.text().contains("poems"));
    let day = house.upload("/imports", &[("kind", "activities"), ("recorded_on", "soon")], "a.csv", GOOD).await;
    assert_eq!(day.status, StatusCode::BAD_REQUEST);
    assert_eq!(files_kept(&house), 0);
    assert_eq!(changes(&house), 0);
}

#[tokio::test]
async fn a_name_with_a_path_is_only_a_name() {
    let house = empty(Limits::default());
    let dry = house.upload("/imports", &[("kind", "activities")], "../../etc/plan.csv", GOOD).await;
    assert_eq!(dry.status, StatusCode::OK);
    assert!(dry.text().contains("plan.csv") && !dry.text().contains("../"), "{}", dry.text());
    assert_eq!(std::fs::read_dir(house.headway.directory().join("uploads")).unwrap().count(), 1);
}
