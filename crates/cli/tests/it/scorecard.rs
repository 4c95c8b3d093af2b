//! `headway bench insight`: the card over a small data set, what is missing, and the page it writes.

use crate::support::{json, run, text};
use std::fs;
use tempfile::TempDir;

/// Forty loans that each closed a year after their plan, one every three months.
fn loans() -> String {
    let mut rows =
        String::from("activity,title,status,approved_on,planned_end,actual_end,approved_budget,currency,recorded_on\n");
    for i in 0..40 {
        let (year, month) = (1995 + i / 4, 1 + 3 * (i % 4));
        rows.push_str(&format!(
            "L{i},Loan {i},implementation,{year}-{month:02}-01,{}-06-30,,1000,USD,{year}-{month:02}-01\n",
            year + 1
        ));
        rows.push_str(&format!("L{i},Loan {i},closed,,,{}-06-30,,,{}-06-30\n", year + 2, year + 2));
    }
    rows
}

#[test]
fn the_card_scores_what_is_there_and_says_what_is_not() {
    let directory = TempDir::new().unwrap();
    fs::create_dir_all(directory.path().join("sets/adb")).unwrap();
    fs::write(directory.path().join("sets/adb/activities.csv"), loans()).unwrap();
    let card = json(directory.path(), &["bench", "insight", "sets"]);
    let skipped: Vec<&str> = card["skipped"].as_array().unwrap().iter().filter_map(|s| s.as_str()).collect();
    assert!(skipped.contains(&"worldbank") && skipped.contains(&"undp") && !skipped.contains(&"adb"), "{skipped:?}");
    let rows = card["rows"].as_array().unwrap();
    assert!(!rows.is_empty() && rows.iter().all(|r| r["data"] == "adb"), "{rows:?}");
    let error = rows.iter().find(|r| r["what"] == "slip-error").unwrap();
    // Every loan is a year late: the plan is wrong by twelve months.
    assert!((error["naive"]["value"].as_f64().unwrap() - 12.0).abs() < 0.1, "{error}");
    assert!(error["score"]["value"].as_f64().unwrap() < 12.0 && error["met"].is_boolean(), "{error}");
}

#[test]
fn the_page_of_the_card_is_replaced_between_its_marks() {
    let directory = TempDir::new().unwrap();
    fs::create_dir_all(directory.path().join("sets/adb")).unwrap();
    fs::write(directory.path().join("sets/adb/activities.csv"), loans()).unwrap();
    let page = directory.path().join("card.md");
    fs::write(&page, "Before.\n\n<!-- scores -->\nold\n<!-- end of scores -->\n\nAfter.\n").unwrap();
    text(directory.path(), &["bench", "insight", "sets", "--write", "card.md"]);
    let once = fs::read_to_string(&page).unwrap();
    assert!(once.starts_with("Before.\n\n<!-- scores -->\n") && once.ends_with("<!-- end of scores -->\n\nAfter.\n"));
    assert!(!once.contains("old\n") && once.contains("the plan holds"), "{once}");
    text(directory.path(), &["bench", "insight", "sets", "--write", "card.md"]);
    assert_eq!(fs::read_to_string(&page).unwrap(), once, "the same data gives the same page");
}

#[test]
fn without_any_data_set_the_card_says_which_folders_it_looks_for() {
    let directory = TempDir::new().unwrap();
    let output = run(directory.path(), &["bench", "insight", "."]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success() && said.contains("worldbank"), "{said}");
}
