//! `headway ledger-of-signals`, `signals record` and `signals act` as a person meets them.

use crate::support::{json, run, text};
use tempfile::TempDir;

#[test]
fn signals_are_recorded_acted_on_and_scored() {
    let directory = TempDir::new().unwrap();
    let here = directory.path();
    text(here, &["demo", "--no-serve", "--activities", "120"]);
    let ledger = json(here, &["ledger-of-signals", "--quarters", "6"]);
    assert_eq!(ledger["days"].as_array().unwrap().len(), 6);
    for rule in ledger["rules"].as_array().unwrap() {
        for key in ["rule", "judged", "hits", "precision", "base_rate", "recall", "lead_days", "verdict", "recorded"] {
            assert!(rule.get(key).is_some(), "{key} of {rule}");
        }
        assert_eq!(
            rule["judged"].as_u64().unwrap(),
            rule["hits"].as_u64().unwrap() + rule["false_alarms"].as_u64().unwrap()
        );
    }
    assert!(ledger["rules"].as_array().unwrap().iter().any(|r| r["judged"].as_u64().unwrap() > 0));

    let recorded = json(here, &["signals", "record", "--as-of", "2026-03-31"]);
    assert!(recorded["raised"].as_u64().unwrap() > 0 && recorded["change"].is_u64());
    let listed = json(here, &["ledger-of-signals", "--check"]);
    let signals = listed["signals"].as_array().unwrap();
    assert_eq!(signals.len() as u64, recorded["raised"].as_u64().unwrap());
    assert_eq!(listed["recomputed"]["n"], listed["recomputed"]["same"]);
    let id = signals[0]["id"].as_str().unwrap();
    let act = run(here, &["signals", "act", id, "--note", "called the office", "--on", "2026-04-02"]);
    assert_eq!(act.status.code(), Some(0), "{}", String::from_utf8_lossy(&act.stderr));
    assert!(text(here, &["ledger-of-signals", "--recorded"]).contains("called the office"));

    let unknown = run(here, &["signals", "act", "no-such-signal", "--note", "x"]);
    assert_eq!(unknown.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&unknown.stderr).contains("no-such-signal"));
    let later = run(here, &["signals", "act", id, "--note", "x", "--on", "2027-01-01"]);
    assert_eq!(later.status.code(), Some(1));
}

#[test]
fn statistical_signals_are_capped_by_what_offices_can_review() {
    let directory = TempDir::new().unwrap();
    let here = directory.path();
    text(here, &["demo", "--no-serve", "--activities", "200"]);
    let (listed, all) = (json(here, &["signals"]), json(here, &["signals", "--all"]));
    let count = |answer: &serde_json::Value, sort: &str| {
        answer["signals"].as_array().unwrap().iter().filter(|s| s["sort"] == sort).count()
    };
    assert_eq!(count(&listed, "limit"), count(&all, "limit"), "limits are never capped");
    let left_out = listed["beyond_capacity"].as_u64().unwrap() as usize;
    assert_eq!(count(&listed, "statistical") + left_out, count(&all, "statistical"));
    assert!(left_out > 0 && count(&listed, "statistical") > 0);
    assert!(all["signals"].as_array().unwrap().iter().all(|s| s["sort"] == "limit" || s["rank"].as_u64().unwrap() > 0));
}
