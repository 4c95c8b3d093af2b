//! Commands as a person meets them: exit codes, JSON shapes of the contract, errors that say what to do.

use crate::support::{headway, json, run, text};
use std::path::Path;
use tempfile::TempDir;

fn demonstration() -> TempDir {
    let directory = TempDir::new().unwrap();
    text(directory.path(), &["demo", "--no-serve", "--activities", "120"]);
    directory
}

fn keys(value: &serde_json::Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

fn has(value: &serde_json::Value, wanted: &[&str]) {
    for key in wanted {
        assert!(value.get(key).is_some(), "{key} in {:?}", keys(value));
    }
}

#[test]
fn json_has_the_shapes_of_the_contract() {
    let directory = demonstration();
    let here = directory.path();
    let status = json(here, &["status"]);
    has(&status, &["as_of", "currency", "counts", "states", "delivery", "money", "unknown", "incomplete"]);
    has(&status["counts"], &["activities", "organisations", "transactions", "budgets", "milestones", "cases", "steps"]);
    has(&status["states"], &["on_pace", "watch", "act", "unknown", "not_applicable"]);
    has(&status["money"], &["approved", "allocated", "committed", "spent"]);
    let rates: Vec<&str> = status["delivery"].as_array().unwrap().iter().map(|r| r["rate"].as_str().unwrap()).collect();
    let expected = [
        "ilo_delivery",
        "delivery_with_pipeline",
        "funding_based",
        "budget_based",
        "time_adjusted",
        "plan_adjusted",
        "output_delivery",
    ];
    assert_eq!(rates, expected);
    let board = json(here, &["bottlenecks", "--process", "recruitment", "--by", "office", "--window", "365"]);
    has(&board, &["process", "as_of", "window_days", "steps", "groups"]);
    has(
        &board["steps"][0],
        &[
            "step",
            "waiting_days",
            "share",
            "running_days",
            "open",
            "arrivals_per_week",
            "completions_per_week",
            "weeks_to_clear",
            "growing",
        ],
    );
    has(&board["groups"][0], &["group", "steps"]);
    let durations = json(here, &["durations", "--process", "project-cycle", "--from", "approval", "--to", "signature"]);
    has(&durations, &["process", "as_of", "groups", "test"]);
    let group = &durations["groups"][0];
    has(group, &["group", "n", "open", "median", "median_low", "median_high", "mean_restricted", "horizon"]);
    assert!(group["median"].as_f64().unwrap() > 0.0);
    has(group, &["cancelled", "late_entries", "begins", "share_done", "share_cancelled"]);
    has(&durations["endings"], &["cancelled", "after", "points"]);
    has(&durations["late_entry"], &["n", "left_out", "records_from", "basis"]);
    let by_year =
        json(here, &["durations", "--process", "recruitment", "--by", "year", "--records-from", "2020-01-01"]);
    has(&by_year["groups"][0]["beside_rest"], &["seen", "expected", "p", "verdict"]);
    assert_eq!(by_year["late_entry"]["basis"], "asked");
    let cases = json(here, &["cases", "--process", "recruitment", "--target-days", "60"]);
    has(&cases, &["process", "as_of", "target_days", "cases"]);
    let case = &cases["cases"][0];
    has(case, &["case", "step", "holder", "elapsed", "waiting", "p_late", "remaining", "reasons"]);
    has(&case["remaining"], &["p10", "p50", "p90"]);
    has(&case["reasons"][0], &["code", "text", "value"]);
    let processes = json(here, &["process", "list"]);
    has(&processes["processes"][0], &["process", "name", "cases", "open", "events", "steps", "variants"]);
    let map = json(here, &["process", "discover", "--process", "recruitment"]);
    has(&map, &["process", "steps", "follows", "starts", "ends", "handovers", "variants"]);
    has(&map["follows"][0], &["from", "to", "n", "cases", "median_days"]);
    let sum = |list: &str, of: &str| map[list].as_array().unwrap().iter().filter_map(|v| v[of].as_u64()).sum::<u64>();
    let (events, cases) = (map["events"].as_u64().unwrap(), map["cases"].as_u64().unwrap());
    assert_eq!(sum("follows", "n"), events - cases, "every event but the first of its case follows one");
    assert_eq!((sum("starts", "n"), sum("steps", "events")), (cases, events));
    assert_eq!(sum("variants", "cases") + map["other_cases"].as_u64().unwrap(), cases);
    let trends = json(here, &["trends", "--measure", "spending", "--by", "office"]);
    has(&trends, &["measure", "as_of", "series"]);
    has(&trends["series"][0]["points"][0], &["period", "value", "seasonal_adjusted", "low", "high", "signal"]);
    let signals = json(here, &["signals"]);
    let signal = &signals["signals"][0];
    has(
        signal,
        &["id", "activity", "rule", "severity", "raised_on", "reasons", "compared_with", "clears_when", "state"],
    );
    has(&signal["reasons"][0], &["code", "text", "value"]);
}

#[test]
fn the_usual_rules_raise_signals_on_the_demonstration() {
    let directory = TempDir::new().unwrap();
    text(directory.path(), &["demo", "--no-serve"]);
    let signals = json(directory.path(), &["signals"]);
    let raised: Vec<&str> = signals["counts"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|count| count["watch"].as_u64().unwrap() + count["act"].as_u64().unwrap() > 0)
        .map(|count| count["rule"].as_str().unwrap())
        .collect();
    for rule in [
        "pace-behind",
        "no-spending",
        "end-near-low-spending",
        "end-passed",
        "stage-over-limit",
        "stale-data",
        "spent-over-plan",
        "evaluation-not-planned",
    ] {
        assert!(raised.contains(&rule), "{rule} of {raised:?}");
    }
}

#[test]
fn what_moved_since_a_day_adds_up() {
    let directory = demonstration();
    let here = directory.path();
    let answer = json(here, &["status", "--since", "2026-10-20"]);
    let moved = answer["moved"].as_array().unwrap();
    let count = |word: &str| moved.iter().filter(|m| m["movement"] == word).count() as u64;
    for word in ["worse", "better", "lost"] {
        assert_eq!(answer[word].as_u64().unwrap(), count(word), "{word}");
    }
    let status = json(here, &["status"]);
    assert_eq!(answer["now"], status["states"]);
    let then = json(here, &["status", "--as-of", "2026-10-20"]);
    assert_eq!(answer["then"], then["states"]);
    let refused = run(here, &["status", "--since", "2026-12-31"]);
    assert_eq!(refused.status.code(), Some(1));
}

#[test]
fn the_demonstration_is_the_same_every_time_and_never_touches_real_data() {
    let (one, two) = (demonstration(), demonstration());
    assert_eq!(json(one.path(), &["status"]), json(two.path(), &["status"]));
    let real = TempDir::new().unwrap();
    std::fs::write(real.path().join("a.csv"), "activity,title\nA1,One\n").unwrap();
    text(real.path(), &["import", "activities", "a.csv"]);
    let refused = run(real.path(), &["demo", "--no-serve"]);
    assert_eq!(refused.status.code(), Some(1));
    assert_eq!(json(real.path(), &["status"])["counts"]["activities"], 1);
}

#[test]
fn files_of_the_demonstration_import_to_the_same_figures() {
    let directory = TempDir::new().unwrap();
    let here = directory.path();
    text(here, &["demo", "--no-serve", "--activities", "60", "--files", "files"]);
    let other = here.join("again");
    let again = |arguments: &[&str]| {
        let output = headway(here)
            .args(arguments)
            .args(["--data", &other.to_string_lossy(), "--today", crate::support::TODAY])
            .output()
            .unwrap();
        assert!(output.status.success(), "{arguments:?} {}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    };
    for kind in ["rates", "activities", "milestones", "budgets", "transactions", "events", "ratings"] {
        again(&["import", kind, &format!("files/{kind}.csv")]);
    }
    again(&["settings", "set", "reporting-currency", "USD"]);
    let imported: serde_json::Value = serde_json::from_slice(&again(&["status", "--json"])).unwrap();
    let made = json(here, &["status"]);
    for part in ["counts", "states", "money", "delivery", "unknown", "incomplete"] {
        assert_eq!(imported[part], made[part], "{part}");
    }
}

#[test]
fn errors_say_what_and_what_next_with_their_exit_codes() {
    let directory = TempDir::new().unwrap();
    let here = directory.path();
    let nothing = run(here, &["status"]);
    assert_eq!(nothing.status.code(), Some(1), "no data directory yet");
    assert!(String::from_utf8_lossy(&nothing.stderr).starts_with("headway: "));
    assert!(!here.join("data").exists(), "asking makes nothing");
    assert_eq!(run(here, &["import", "activities", "absent.csv"]).status.code(), Some(1));
    assert!(!here.join("data").exists(), "a slip of the pen makes nothing");
    assert_eq!(run(here, &["import"]).status.code(), Some(2));
    assert_eq!(run(here, &["status", "--as-of", "yesterday"]).status.code(), Some(2));
    assert_eq!(run(here, &["import", "unknown-kind", "x.csv"]).status.code(), Some(1));

    std::fs::write(here.join("bad.csv"), "activity,title,planned_end\nA1,One,31/12/2025\nA2,Two,2025-12-31\n").unwrap();
    let refused = run(here, &["import", "activities", "bad.csv"]);
    assert_eq!(refused.status.code(), Some(3));
    let said = String::from_utf8(refused.stdout).unwrap();
    assert!(said.contains("bad.csv:2: planned_end: "), "{said}");
    assert!(said.contains("31/12/2025") && said.contains("YYYY-MM-DD"), "{said}");
    let json = run(here, &["import", "activities", "bad.csv", "--json", "--dry-run"]);
    assert_eq!(json.status.code(), Some(3));
    let answer: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    let file = &answer["files"][0];
    has(file, &["file", "kind", "rows", "new", "changed", "unchanged", "refused", "findings"]);
    has(&file["findings"][0], &["severity", "row", "column", "value", "code", "message", "hint"]);
}

#[test]
fn messages_come_in_three_languages() {
    let directory = TempDir::new().unwrap();
    let here = directory.path();
    std::fs::write(here.join("bad.csv"), "activity,title,planned_end\nA1,One,31/12/2025\n").unwrap();
    let mut seen = Vec::new();
    for language in ["en", "fr", "es"] {
        let output = run(here, &["import", "activities", "bad.csv", "--language", language]);
        let said = String::from_utf8(output.stdout).unwrap();
        assert!(!said.contains('‹'), "a text is missing: {said}");
        seen.push(said);
    }
    assert!(seen[0] != seen[1] && seen[1] != seen[2]);
}

#[test]
fn templates_read_back_and_papers_are_written() {
    let directory = TempDir::new().unwrap();
    let here = directory.path();
    for kind in ["activities", "milestones", "budgets", "transactions", "events", "rates", "ratings"] {
        for ending in ["csv", "xlsx"] {
            let name = format!("{kind}.{ending}");
            text(here, &["template", kind, "--output", &name]);
            let output = run(here, &["import", kind, &name, "--dry-run"]);
            assert_eq!(output.status.code(), Some(0), "{name}: {}", String::from_utf8_lossy(&output.stdout));
        }
    }
    text(here, &["manual", "manual"]);
    assert!(here.join("manual/headway-import.1").exists());
    for shell in ["bash", "zsh", "fish"] {
        assert!(text(here, &["completions", shell]).contains("bottlenecks"));
    }
}

#[test]
fn a_directory_a_glob_and_gzip_are_read_too() {
    let directory = TempDir::new().unwrap();
    let here: &Path = directory.path();
    std::fs::create_dir(here.join("in")).unwrap();
    std::fs::write(here.join("in/a.csv"), "activity;title\nA1;One\n").unwrap();
    std::fs::write(here.join("in/b.csv"), "\u{feff}activity,title\nA2,Two\n").unwrap();
    let answer = json(here, &["import", "activities", "in"]);
    assert_eq!(answer["files"].as_array().unwrap().len(), 2);
    assert_eq!(json(here, &["import", "activities", "in/*.csv"])["files"][1]["unchanged"], 1);
    assert_eq!(json(here, &["status"])["counts"]["activities"], 2);
}
