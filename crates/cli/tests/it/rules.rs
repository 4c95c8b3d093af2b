//! `headway rules` as a person meets it.

use crate::support::{json, run, text};
use tempfile::TempDir;

#[test]
fn a_limit_is_looked_up_tried_and_set() {
    let directory = TempDir::new().unwrap();
    let here = directory.path();
    text(here, &["demo", "--no-serve", "--activities", "120"]);
    let rules = json(here, &["rules", "list"]);
    let rules = rules["rules"].as_array().unwrap();
    assert!(rules.iter().any(|r| r["rule"] == "stage-over-limit/signature" && r["red"] == 274.0));
    assert!(rules.iter().any(|r| r["state"] == "facts-missing" && r["signals"].is_null()));

    let tried = json(here, &["rules", "try", "pace-behind", "--amber", "0.9", "--red", "off", "--quarters", "4"]);
    assert_eq!(tried["days"].as_array().unwrap().len(), 4);
    assert!(tried["tried"]["flagged"].as_u64().unwrap() >= tried["in_force"]["flagged"].as_u64().unwrap());
    let listed = tried["activities"].as_array().unwrap().len() as u64;
    assert!(listed >= tried["tried"]["activities"].as_u64().unwrap() && listed > 0);
    assert!(text(here, &["rules", "try", "pace-behind", "--amber", "0.9", "--activities"]).contains("First flagged"));

    let wrong = run(here, &["rules", "try", "pace-behind", "--amber", "lots"]);
    assert_eq!(wrong.status.code(), Some(2));
    let missing = run(here, &["rules", "try", "counterpart-changed", "--amber", "1"]);
    assert_eq!(missing.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&missing.stderr).contains("ministers"));

    let set = json(here, &["rules", "set", "pace-behind", "--amber", "0.9", "--reason", "tried on four quarters"]);
    assert_eq!((&set["amber"], &set["standing"]), (&serde_json::json!(0.9), &serde_json::json!("set")));
    let after = json(here, &["rules", "list"]);
    assert_eq!(after["rules"][0]["amber"], 0.9);
    let before = json(here, &["rules", "list", "--as-of", "2026-11-22"]);
    assert_eq!(before["rules"][0]["amber"], 0.7, "yesterday nobody knew");
}
