//! `headway indices` as a person meets it.

use crate::support::{json, run, text};
use std::fs;
use tempfile::TempDir;

#[test]
fn indices_are_told_with_what_is_behind_them() {
    let directory = TempDir::new().unwrap();
    let here = directory.path();
    assert_eq!(run(here, &["indices"]).status.code(), Some(1), "without data there is nothing to tell");
    fs::write(
        here.join("a.csv"),
        "activity,title,status,office,actual_start,planned_end,approved_budget,currency,recorded_on\n\
         A,Late,Implementation,Nairobi,2024-01-01,2026-05-31,3000,USD,2026-11-01\n\
         B,Young,Implementation,Lima,2026-10-01,2029-12-31,1000,USD,2026-11-01\n\
         C,Bare,Implementation,Lima,,,,,2026-11-01\n",
    )
    .unwrap();
    text(here, &["import", "activities", "a.csv"]);
    let told = run(here, &["indices", "--by", "office"]);
    let out = String::from_utf8(told.stdout).unwrap();
    assert!(out.contains("At risk") && out.contains("50.0%") && out.contains("Nairobi"), "{out}");
    let err = String::from_utf8(told.stderr).unwrap();
    assert!(err.contains("time or money unknown 1") && err.contains("unconfirmed"), "{err}");
    let answer = json(here, &["indices", "--index", "commitments-at-risk"]);
    assert_eq!(answer["indices"][3]["index"], "commitments-at-risk");
    assert_eq!(answer["indices"][3]["value"], 0.75);
    assert_eq!(answer["indices"][3]["denominator"], 4000);
    assert_eq!(answer["basis"]["activities"][0]["activity"], "A");
    assert_eq!(answer["basis"]["activities"][0]["flags"][0]["severity"], "act");
    assert_eq!(answer["basis"]["activities"][2]["part"], "no-time-or-money");
    assert!(answer["indices"][6]["value"].is_null(), "nobody records spending: not defined");
    let csv = text(here, &["indices", "--index", "at-risk", "--csv"]);
    assert_eq!(csv.lines().count(), 4, "{csv}");
    for wrong in [["indices", "--by", "colour"], ["indices", "--index", "colour"]] {
        assert_eq!(run(here, &wrong).status.code(), Some(1));
    }
}
