//! `headway what-if` on the demonstration: the shape, a change beside the base line, too few cases, wrong options.

use crate::support::{json, run, text};
use tempfile::TempDir;

fn demonstration() -> TempDir {
    let directory = TempDir::new().unwrap();
    assert!(run(directory.path(), &["demo", "--no-serve", "--activities", "300"]).status.success());
    directory
}

#[test]
fn a_change_stands_beside_the_base_line_and_wrong_ones_say_what_would_be_right() {
    let directory = demonstration();
    let asked = |more: &[&str]| {
        let mut arguments = vec!["what-if", "--process", "procurement", "--window", "52", "--as-of", "2026-08-20"];
        arguments.extend(more);
        json(directory.path(), &arguments)
    };
    let base = asked(&[]);
    assert_eq!((&base["weeks"], &base["change"], &base["is_answered"]), (&8.into(), &().into(), &true.into()));
    let board = json(directory.path(), &["bottlenecks", "--process", "procurement", "--as-of", "2026-08-20"]);
    let open: u64 = board["steps"].as_array().unwrap().iter().map(|s| s["open"].as_u64().unwrap()).sum();
    assert_eq!(base["all"]["now"], open, "the queue is the one of the board");
    assert_eq!(base["all"]["weeks"][0]["ends_on"], "2026-08-27");

    let busiest = base["steps"][1]["step"].as_str().unwrap();
    let stopped = asked(&["--step", busiest, "--capacity", "x0", "--weeks", "4"]);
    let of = |answer: &serde_json::Value| {
        answer["steps"].as_array().unwrap().iter().find(|s| s["step"] == busiest).unwrap()["weeks"][3].clone()
    };
    let week = of(&stopped);
    assert_eq!(week["changed"]["completions"]["p90"], 0.0);
    assert!(week["difference"]["p10"].as_f64().unwrap() > 0.0, "{week}");
    assert_eq!(week["base"], of(&base)["base"], "the base line does not move with the change");

    let few =
        text(directory.path(), &["what-if", "--process", "procurement", "--window", "4", "--as-of", "2026-08-20"]);
    assert!(few.starts_with("Too few cases to say"), "{few}");
    for (arguments, said) in [
        (vec!["--step", busiest, "--capacity", "2"], "x1.5"),
        (vec!["--capacity", "x2"], "Name the step"),
        (vec!["--step", "nobody", "--capacity", "x2"], busiest),
        (vec!["--arrivals", "+3"], "x0.8"),
        (vec!["--step", busiest, "--skip", "101"], "0 to 100"),
        (vec!["--weeks", "27"], "1 to 26"),
    ] {
        let mut all = vec!["what-if", "--process", "procurement"];
        all.extend(arguments);
        let output = run(directory.path(), &all);
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.code() == Some(1) && error.contains(said), "{all:?}: {error}");
    }
}
