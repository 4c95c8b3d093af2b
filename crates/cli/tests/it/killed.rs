//! An import that is killed in the middle leaves nothing half done, and the next one goes through.

use crate::support::{TODAY, headway, json, text};
use std::fmt::Write;
use std::time::Duration;
use tempfile::TempDir;

/// Enough rows that the kill comes while they are being written, also in an optimised build.
const ROWS: usize = 200_000;

#[test]
fn killing_an_import_leaves_nothing_half_done() {
    let directory = TempDir::new().unwrap();
    let here = directory.path();
    std::fs::write(here.join("few.csv"), "activity,kind,date,amount,currency\nA1,expenditure,2025-01-01,5,USD\n")
        .unwrap();
    text(here, &["import", "transactions", "few.csv"]);
    let before = json(here, &["status"]);
    let mut many = "activity,kind,date,amount,currency\n".to_owned();
    for row in 0..ROWS {
        writeln!(many, "A{},expenditure,2025-0{}-01,{row},USD", row % 1000, row % 9 + 1).unwrap();
    }
    std::fs::write(here.join("many.csv"), many).unwrap();

    let mut kills = 0;
    for wait in [10, 60, 120, 250, 400] {
        let mut child = headway(here)
            .args(["import", "transactions", "many.csv", "--quiet", "--today", TODAY])
            .stdout(std::process::Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(wait));
        if child.try_wait().unwrap().is_some() {
            break;
        }
        child.kill().unwrap();
        child.wait().unwrap();
        kills += 1;
        let after = json(here, &["status"]);
        assert_eq!(after, before, "killed after {wait} ms");
    }
    assert!(kills > 0, "the import was never killed under way");
    assert!(text(here, &["audit", "verify"]).contains('1'));

    let whole = json(here, &["import", "transactions", "many.csv"]);
    let total = whole["files"][0]["new"].as_u64().unwrap() + whole["files"][0]["unchanged"].as_u64().unwrap();
    assert_eq!(total, ROWS as u64);
    let stored = json(here, &["status"])["counts"]["transactions"].as_u64().unwrap();
    assert_eq!(stored, ROWS as u64 + 1);
}
