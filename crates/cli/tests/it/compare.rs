//! `headway compare` as a person meets it.

use crate::support::{json, run, text};
use tempfile::TempDir;

#[test]
fn offices_are_compared_with_limits_and_ranges_of_ranks() {
    let directory = TempDir::new().unwrap();
    let here = directory.path();
    text(here, &["demo", "--no-serve", "--activities", "200"]);
    for measure in ["delivery", "slip", "punctuality", "closure"] {
        let answer = json(here, &["compare", "--measure", measure, "--by", "office"]);
        let groups = answer["groups"].as_array().unwrap();
        assert!(groups.len() > 2, "{measure}: {answer}");
        let total: u64 = groups.iter().map(|g| g["n"].as_u64().unwrap()).sum();
        assert_eq!(answer["n"].as_u64().unwrap(), total);
        for group in groups {
            let number = |name: &str| group[name].as_f64().unwrap();
            assert!(
                number("limit_low") <= number("limit_high") && number("outer_low") <= number("limit_low"),
                "{group}"
            );
            assert!(number("rank_best") <= number("rank_worst") && number("low") <= number("high"), "{group}");
            assert!(["too-few", "within", "better", "worse"].contains(&group["place"].as_str().unwrap()));
        }
    }
    let compared = json(here, &["compare", "--measure", "slip"]);
    let first = &compared["groups"][0];
    let (code, n) = (first["group"].as_str().unwrap(), first["n"].as_u64().unwrap());
    let behind = json(here, &["compare", "--measure", "slip", "--group", code]);
    assert_eq!((behind["n"].as_u64().unwrap(), behind["cases"].as_array().unwrap().len() as u64), (n, n));
    assert_eq!(behind["well"], first["well"]);
    assert!(text(here, &["compare"]).contains("Rank from"));
    let unknown = run(here, &["compare", "--measure", "beauty"]);
    assert_eq!(unknown.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&unknown.stderr).contains("punctuality"));
}
