//! The published samples give the findings that the standard's own validator gives, rule by rule and activity by
//! activity. Differences that remain are in `docs/iati-parity.md`, each with its reason, and stand here by name.

use crate::samples::folder;
use domain::Day;
use iati::check::{Checker, Options, Severity};
use std::collections::BTreeMap;
use std::path::Path;

type Counts = BTreeMap<(String, String), i64>;

fn expected(path: &Path) -> Counts {
    let mut counts = Counts::new();
    for line in std::fs::read_to_string(path).unwrap().lines().skip(1) {
        // No cell of these files holds a comma but identifiers might: the rule is the first, the count the last cell.
        let (rule, rest) = line.split_once(',').unwrap();
        let (rest, count) = rest.rsplit_once(',').unwrap();
        let activity = rest.splitn(3, ',').nth(2).unwrap().trim_matches('"');
        *counts.entry((activity.to_owned(), rule.to_owned())).or_default() += count.parse::<i64>().unwrap();
    }
    counts
}

fn found(checker: &Checker, path: &Path) -> Counts {
    let options = Options::on(Day::parse("2026-11-23").unwrap());
    let report = checker.check(std::fs::File::open(path).unwrap(), &options);
    assert_eq!(report.left_out, 0);
    let mut counts = Counts::new();
    for violation in report.violations.iter().filter(|v| v.severity != Severity::Advisory) {
        *counts.entry((violation.activity.clone(), violation.rule.clone())).or_default() += 1;
        assert!(violation.line > 0, "{violation:?}");
    }
    counts
}

#[test]
fn the_samples_give_the_findings_of_the_standards_validator() {
    let Some(shared) = folder() else { return };
    let checker = Checker::embedded();
    let mut differences = Vec::new();
    let mut files: Vec<_> = std::fs::read_dir(shared.join("xml")).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    assert_eq!(files.len(), 30);
    let mut findings = 0;
    for file in files {
        let name = file.file_stem().unwrap().to_str().unwrap();
        let expected = expected(&shared.join("expected-findings").join(format!("{name}.csv")));
        let mut balance = found(&checker, &file);
        findings += expected.values().sum::<i64>();
        for (key, n) in expected {
            *balance.entry(key).or_default() -= n;
        }
        let uneven = balance.into_iter().filter(|(_, n)| *n != 0);
        differences.extend(uneven.map(|((activity, rule), n)| format!("{name}: {activity}: {rule}: {n:+}")));
    }
    assert!(findings > 2_000);
    assert!(differences.is_empty(), "{} differences\n{}", differences.len(), differences.join("\n"));
}

#[test]
fn severities_and_categories_are_those_of_the_standard() {
    let Some(shared) = folder() else { return };
    let checker = Checker::embedded();
    let options = Options::on(Day::parse("2026-11-23").unwrap());
    let mut of_rule: BTreeMap<String, (String, String)> = BTreeMap::new();
    for entry in std::fs::read_dir(shared.join("expected-findings")).unwrap() {
        for line in std::fs::read_to_string(entry.unwrap().path()).unwrap().lines().skip(1) {
            let cells: Vec<&str> = line.split(',').collect();
            of_rule.insert(cells[0].to_owned(), (cells[1].to_owned(), cells[2].to_owned()));
        }
    }
    let mut seen = 0;
    for entry in std::fs::read_dir(shared.join("xml")).unwrap() {
        let report = checker.check(std::fs::File::open(entry.unwrap().path()).unwrap(), &options);
        for violation in &report.violations {
            if let Some((severity, category)) = of_rule.get(&violation.rule) {
                assert_eq!(
                    (violation.severity.name(), &violation.category),
                    (severity.as_str(), category),
                    "{violation:?}"
                );
                seen += 1;
            }
        }
    }
    assert!(seen > 1_000);
}
