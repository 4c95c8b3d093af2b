//! `headway quality` as a person meets it.

use crate::support::{json, run, text};
use std::fs;
use tempfile::TempDir;

#[test]
fn quality_is_told_as_a_table_and_as_json() {
    let directory = TempDir::new().unwrap();
    let here = directory.path();
    assert_eq!(run(here, &["quality"]).status.code(), Some(1), "without data there is nothing to measure");
    fs::write(
        here.join("a.csv"),
        "activity,title,office,country,recorded_on\nA,T,Nairobi,KE,2026-11-03\nB,,,,2026-11-03\n",
    )
    .unwrap();
    text(here, &["import", "activities", "a.csv"]);
    let told = text(here, &["quality", "--by", "office"]);
    assert!(told.contains("Nairobi") && told.contains("Without off"), "{told}");
    assert!(told.contains("This is a self-score, not the index"), "{told}");
    let answer = json(here, &["quality"]);
    assert_eq!(answer["groups"][0]["fields"][0]["share"], 0.5);
    assert_eq!(answer["all"]["timeliness"]["median_age_days"], 20.0);
    assert!(answer["all"]["fields"][5]["share"].is_null(), "nothing has begun: not defined");
    assert_eq!(run(here, &["quality", "--by", "colour"]).status.code(), Some(1));
}
