//! `headway forecast` and `headway slip` on the demonstration: the shapes, the end of a fiscal year, wrong options.

use crate::support::{headway, json, run, text};
use tempfile::TempDir;

fn demonstration() -> TempDir {
    let directory = TempDir::new().unwrap();
    assert!(run(directory.path(), &["demo", "--no-serve", "--activities", "120"]).status.success());
    directory
}

#[test]
fn the_end_of_the_fiscal_year_adds_what_was_spent_to_what_will_be() {
    let directory = demonstration();
    let answer = json(directory.path(), &["forecast", "--year-end", "--by", "office", "--as-of", "2026-08-20"]);
    assert_eq!((&answer["year"]["first"], &answer["year"]["last"]), (&"2026-01-01".into(), &"2026-12-31".into()));
    assert_eq!((&answer["first"], &answer["last"]), (&"2026-08-21".into(), &"2026-12-31".into()));
    let spent = answer["year"]["year_spent"].as_f64().unwrap();
    let rest = answer["portfolio"]["p50"].as_f64().unwrap();
    let end = answer["year"]["year_end"]["p50"].as_f64().unwrap();
    assert!(spent > 0.0 && rest > 0.0 && (spent + rest - end).abs() < 1e-6 * end, "{spent} {rest} {end}");
    let groups = answer["groups"].as_array().unwrap();
    let of_groups: f64 = groups.iter().map(|g| g["year_spent"].as_f64().unwrap()).sum();
    assert!(!groups.is_empty() && of_groups <= spent * (1.0 + 1e-9), "offices with nothing open are no group");
    let printed = text(directory.path(), &["forecast", "--year-end", "--as-of", "2026-08-20"]);
    assert!(printed.contains("Fiscal year 2026-01-01 to 2026-12-31"), "{printed}");
    let csv = text(directory.path(), &["forecast", "--year-end", "--csv", "--as-of", "2026-08-20"]);
    assert!(csv.lines().next().unwrap().ends_with("year_spent,year_end_p10,year_end_p50,year_end_p90"), "{csv}");
}

#[test]
fn a_fiscal_year_of_nobody_is_told_with_what_to_do() {
    let directory = demonstration();
    for (arguments, said) in [
        (vec!["forecast", "--year-end", "donor"], "--donor"),
        (vec!["forecast", "--year-end", "theirs"], "own or donor"),
    ] {
        let output = run(directory.path(), &arguments);
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.code() == Some(1) && error.contains(said), "{error}");
    }
    let both = headway(directory.path()).args(["forecast", "--year-end", "--months", "6"]).output().unwrap();
    assert_eq!(both.status.code(), Some(2));
}

#[test]
fn slips_say_why_and_what_they_rest_on() {
    let directory = demonstration();
    let answer = json(directory.path(), &["slip", "--as-of", "2026-08-20"]);
    assert_eq!(answer["months"], 14);
    let bands = answer["basis"]["bands"].as_array().unwrap();
    assert!(bands.len() == 19 && bands[0]["from"].is_null() && bands[18]["below"].is_null());
    let activities = answer["activities"].as_array().unwrap();
    assert!(!activities.is_empty());
    assert!(activities.iter().all(|a| !a["reasons"].as_array().unwrap().is_empty()));
}
