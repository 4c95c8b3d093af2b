//! `headway bottlenecks` on the demonstration: offices beside each other, and days counted as working days.

use crate::support::{json, run, text};
use tempfile::TempDir;

fn sum(answer: &serde_json::Value, field: &str) -> f64 {
    answer["steps"].as_array().unwrap().iter().map(|s| s[field].as_f64().unwrap()).sum()
}

#[test]
fn offices_stand_beside_each_other_and_working_days_leave_out_the_rest() {
    let directory = TempDir::new().unwrap();
    assert!(run(directory.path(), &["demo", "--no-serve", "--activities", "300"]).status.success());
    let board = ["bottlenecks", "--process", "procurement", "--window", "365", "--as-of", "2026-08-20"];
    let asked = |more: &[&str]| json(directory.path(), &[&board[..], more].concat());

    let plain = asked(&[]);
    assert!(
        plain["steps"].as_array().unwrap().iter().all(|s| s.get("excess").is_none()),
        "only where offices are shown"
    );
    let by_office = asked(&["--by", "office"]);
    let steps: Vec<serde_json::Value> = by_office["groups"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|g| g["steps"].as_array().unwrap().clone())
        .filter(|s| s.get("excess").is_some())
        .collect();
    let is = |s: &serde_json::Value, standing: &str| s["excess"]["standing"] == standing;
    assert!(steps.iter().any(|s| is(s, "too-few")) && steps.iter().any(|s| !is(s, "too-few")), "{steps:?}");
    for step in &steps {
        let excess = &step["excess"];
        assert_eq!(excess["ratio"].is_null(), is(step, "too-few"), "{excess}");
        if let (Some(low), Some(high)) = (excess["ratio_low"].as_f64(), excess["ratio_high"].as_f64()) {
            assert_eq!(is(step, "longer"), low > 1.0, "{excess}");
            assert_eq!(is(step, "shorter"), high < 1.0, "{excess}");
        }
    }
    let csv = text(directory.path(), &[&board[..], &["--by", "office", "--csv"]].concat());
    assert!(csv.lines().next().unwrap().ends_with("excess_ratio_high,excess_days,standing"), "{csv}");

    let working = asked(&["--working-days"]);
    assert_eq!((&plain["working_days"], &working["working_days"]), (&false.into(), &true.into()));
    assert_eq!(sum(&plain, "open"), sum(&working, "open"), "queues do not change");
    let shorter = sum(&working, "waiting_days") / sum(&plain, "waiting_days");
    // Long waits lose two days of seven.
    assert!((0.65..0.78).contains(&shorter), "{shorter}");
    let calendars = working["calendars"].as_array().unwrap();
    assert!(!calendars.is_empty() && calendars.iter().all(|c| !c["rest_days"].as_array().unwrap().is_empty()));
    assert!(plain.get("calendars").is_none());
}
