//! Codes: at every place, a code of the list is right and one that is not on it is wrong, where its vocabulary is the
//! one of the list; a vocabulary of the publisher's own allows anything.

use super::{Node, TODAY, VERSIONS, bare, first_code, whole, with_codes};
use crate::check::rules::{CodeRule, Rules};
use crate::check::schema::Schema;
use crate::check::{Checker, Options, Severity};
use crate::version::Version;
use std::collections::BTreeSet;

/// A vocabulary that no list belongs to.
const OWN: &str = "99";

/// Rule and path of every code told to be off its list.
fn told(checker: &Checker, root: &Node) -> Vec<(String, String)> {
    let report = checker.check(root.text().as_bytes(), &Options::on(TODAY));
    let codes = report.violations.iter().filter(|v| v.rule.starts_with("9."));
    codes.map(|v| (v.rule, bare(&v.path))).collect()
}

/// The place of a code with another value, under a vocabulary (blank for none) where one counts.
fn changed(root: &Node, steps: &[usize], code: &CodeRule, vocabulary: &str, value: &str) -> Node {
    let mut root = root.clone();
    let node = root.at(steps);
    match (code.vocabulary.as_str(), vocabulary) {
        ("", _) => {}
        (_, "") if node.has("vocabulary") => node.unset("vocabulary"),
        (_, "") => {}
        (_, vocabulary) => node.set("vocabulary", vocabulary),
    }
    if code.attribute.is_empty() {
        node.text = value.to_owned()
    } else {
        node.set(&code.attribute, value)
    }
    root
}

/// Checks one code at its place; gives the number of cases.
fn check(checker: &Checker, schema: &Schema, root: &Node, code: &CodeRule) -> u32 {
    let what = format!("{} {}/@{}", code.rule.id, code.path, code.attribute);
    let steps = schema.at_path(&code.path).and_then(|kind| root.find(kind)).expect("the place is in the document");
    let place = match code.attribute.as_str() {
        "" => code.path.clone(),
        attribute => format!("{}/@{attribute}", code.path),
    };
    let good = first_code(&code.list);
    let with = |vocabulary: &str, value: &str| told(checker, &changed(root, &steps, code, vocabulary, value));
    assert_eq!(code.rule.severity, Severity::Error);
    assert_eq!(with(&code.vocabulary, good), [], "{what}: {good} is on the list");
    let mut cases = 1;
    // Case and blanks count, and a code of nothing is none.
    for bad in [&format!("{good} "), "~", &format!("x{good}")] {
        assert_eq!(with(&code.vocabulary, bad), [(code.rule.id.clone(), place.clone())], "{what}: {bad:?}");
        cases += 1;
    }
    if !code.vocabulary.is_empty() {
        let told = with(OWN, "~");
        assert!(
            told.iter().all(|(_, path)| *path != place),
            "{what}: anything under a vocabulary of one's own: {told:?}"
        );
        cases += 1;
        if code.vocabulary == "1" {
            assert_eq!(with("", "~"), [(code.rule.id.clone(), place)], "{what}: no vocabulary is vocabulary 1");
            cases += 1;
        }
    }
    cases
}

#[test]
fn every_code_at_its_place_is_looked_up_in_its_list() {
    let (checker, rules) = (Checker::embedded(), Rules::embedded());
    for version in VERSIONS {
        let schema = Schema::of(version);
        let documents = [0, schema.organisations].map(|kind| {
            let mut root = whole(&schema, kind);
            with_codes(&schema, &rules, version, &mut root);
            root.set("version", version.name());
            assert_eq!(told(&checker, &root), [], "{}", version.name());
            root
        });
        let mut cases = 0;
        let mut done = BTreeSet::new();
        let live = || rules.codes.iter().filter(|c| c.rule.holds_in(version));
        for code in live().filter(|c| !is_of_root(c)) {
            // A place that came with a later version has no case in this one.
            if schema.at_path(&code.path).is_none_or(|kind| !has(&schema, kind, code)) {
                assert!(version < Version::V2_03, "{}: {}", code.rule.id, code.path);
                continue;
            }
            let root = &documents[usize::from(code.path.starts_with("/iati-organisations"))];
            cases += check(&checker, &schema, root, code);
            done.insert((code.rule.id.as_str(), code.path.as_str()));
        }
        println!("codes of {}: {cases} cases at {} places", version.name(), done.len());
        let roots = live().filter(|c| is_of_root(c)).count();
        assert_eq!(
            roots, 2,
            "the version of both kinds of file, which chooses what is checked, has stories of its own"
        );
        if version == Version::V2_03 {
            assert_eq!(done.len() + roots, live().map(|c| (&c.rule.id, &c.path)).collect::<BTreeSet<_>>().len());
        }
    }
}

/// The version itself: a file with another one is not checked (0.6.1), so that 9.1.1 and 9.97.1 never fire alone.
fn is_of_root(code: &CodeRule) -> bool {
    code.attribute == "version"
}

fn has(schema: &Schema, kind: u16, code: &CodeRule) -> bool {
    let kind = schema.kind(kind);
    let has_vocabulary = code.vocabulary.is_empty() || kind.attributes.iter().any(|a| a.name == "vocabulary");
    // Without a vocabulary to choose by, only the list of vocabulary 1 applies.
    let applies = has_vocabulary || code.vocabulary == "1";
    applies && (code.attribute.is_empty() || kind.attributes.iter().any(|a| a.name == code.attribute))
}
