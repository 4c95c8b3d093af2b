//! Rules: a document with every element that keeps all of them, and each rule broken at every place where it applies,
//! alone or with the rules that cannot but break along. A rule, or a place with rules, that has no case is named.

use super::cases::{ACTIVITY, CASES, Case, KEPT, OF_THE_FILE, ON_TRANSACTIONS, ORGANISATION};
use super::{Node, TODAY, VERSIONS, bare, whole, with_codes};
use crate::check::families;
use crate::check::rules::Rules;
use crate::check::schema::{KindId, Schema};
use crate::check::{Checker, Options};
use crate::version::Version;
use std::collections::BTreeSet;

/// A document with every element of a version that keeps every rule.
fn sound(schema: &Schema, rules: &Rules, version: Version, kind: KindId) -> Node {
    let mut root = whole(schema, kind);
    with_codes(schema, rules, version, &mut root);
    root.set("version", version.name());
    root.each(&mut |node| {
        let name = node.name.clone();
        for (attribute, value) in &mut node.attributes {
            match (name.as_str(), attribute.as_str()) {
                ("related-activity", "ref") => *value = ACTIVITY.to_owned(),
                ("other-identifier", "type") => *value = "A1".to_owned(),
                (_, "ref") => *value = ORGANISATION.to_owned(),
                (_, "activity-id" | "provider-activity-id" | "receiver-activity-id") => *value = ACTIVITY.to_owned(),
                ("recipient-country" | "recipient-region", "percentage") => *value = "50".to_owned(),
                ("baseline" | "target" | "actual", "value") => *value = "1".to_owned(),
                _ => {}
            }
        }
        match name.as_str() {
            "iati-identifier" => node.text = ACTIVITY.to_owned(),
            "organisation-identifier" => node.text = ORGANISATION.to_owned(),
            "iati-activity" | "iati-organisation" => node.set("xml:lang", "en"),
            "transaction" => node.children.retain(|c| !ON_EITHER.contains(&c.name.as_str())),
            // A reference stands on the result or on its indicator.
            "result" if node.children.iter().any(|c| c.name == "reference") => {
                _ = node.child("indicator").cut("reference")
            }
            _ => {}
        }
        if name == "iati-activity" {
            node.child("activity-date").set("type", "1");
            for kind in ["2", "3", "4"] {
                node.twin("activity-date").set("type", kind);
            }
        }
    });
    root
}

/// Rules of all versions whose elements came later than the version.
const NO_PLACE: [(Version, &str); 2] = [(Version::V2_01, "1000.0.2"), (Version::V2_01, "1000.0.3")];

/// Places whose rules all came with 2.03, though the elements are older.
const RULES_SINCE_2_03: [&str; 3] = ["country-budget-items", "result", "result/indicator"];

/// What stands on the activity or on its transactions.
const ON_EITHER: [&str; 3] = ["sector", "recipient-country", "recipient-region"];

/// The same with sectors and places on the transaction.
fn on_transactions(schema: &Schema, rules: &Rules, version: Version) -> Node {
    let mut root = sound(schema, rules, version, 0);
    let mut full = whole(schema, 0);
    with_codes(schema, rules, version, &mut full);
    let moved = full.child("iati-activity").child("transaction").children.iter();
    let moved: Vec<Node> = moved.filter(|c| ON_EITHER.contains(&c.name.as_str())).cloned().collect();
    let activity = root.child("iati-activity");
    activity.children.retain(|c| !ON_EITHER.contains(&c.name.as_str()));
    moved.into_iter().for_each(|part| _ = activity.child("transaction").put_before("flow-type", part));
    root
}

struct Suite {
    version: Version,
    schema: Schema,
    rules: Rules,
    checker: Checker,
    cases: u32,
    broken: BTreeSet<String>,
    /// Paths of elements at which a rule was broken.
    places: BTreeSet<String>,
}

impl Suite {
    fn new(version: Version) -> Suite {
        Suite {
            version,
            schema: Schema::of(version),
            rules: Rules::embedded(),
            checker: Checker::embedded(),
            cases: 0,
            broken: BTreeSet::new(),
            places: BTreeSet::new(),
        }
    }

    fn sound(&self, kind: KindId) -> Node {
        sound(&self.schema, &self.rules, self.version, kind)
    }

    /// Rules told, each with its bare path, schema findings apart.
    fn told(&mut self, text: &str) -> Vec<(String, String)> {
        self.cases += 1;
        let report = self.checker.check(text.as_bytes(), &Options::on(TODAY));
        assert_eq!(report.left_out, 0);
        report.violations.iter().map(|v| (v.rule, bare(&v.path))).collect()
    }

    /// Number of breaches of the schema alone.
    fn of_schema(&self, text: &str) -> usize {
        let options = Options::schema_of(self.version, TODAY).expect("it has a schema");
        self.checker.check(text.as_bytes(), &options).violations.len()
    }

    /// Changes the element at a path and compares what is told.
    fn breaks(&mut self, root: &Node, steps: &[usize], path: &str, case: &Case) {
        let what = format!("{} at {path} in {}", case.rule, self.version.name());
        let mut changed = root.clone();
        (case.change)(changed.at(steps));
        let mut told = self.told(&changed.text());
        // A changed identifier makes references to it lead nowhere.
        if !case.rule.starts_with("1000.") {
            told.retain(|(rule, _)| !rule.starts_with("1000."));
        }
        let is_live = |rule: &str| self.rules.live(rule, self.version).is_some();
        let mut expected: Vec<String> = Vec::new();
        for (rule, n) in [(case.rule, 1)].iter().chain(case.also) {
            expected.extend(std::iter::repeat_n((*rule).to_owned(), if is_live(rule) { *n } else { 0 }));
        }
        // An earlier version may lack the attribute, or ask for one that a later one does not.
        let of_schema = self.of_schema(&changed.text());
        assert!(of_schema == 0 || self.version < Version::V2_03, "{what}: {told:?}");
        expected.extend(std::iter::repeat_n("0.3.1".to_owned(), of_schema));
        let mut found: Vec<String> = told.iter().map(|(rule, _)| rule.clone()).collect();
        found.sort();
        expected.sort();
        assert_eq!(found, expected, "{what}: {told:?}");
        if let Some((rule, at)) = told.iter().find(|(rule, _)| rule == case.rule) {
            assert!(at.starts_with(path), "{what}: told at {at}");
            self.note(rule, at);
            self.places.insert(path.to_owned());
        }
    }

    fn note(&mut self, rule: &str, at: &str) {
        self.broken.insert(rule.to_owned());
        self.places.insert(at.split("/@").next().unwrap_or(at).to_owned());
    }

    /// Steps and path of every element whose path has this end.
    fn ends(&self, root: &Node, end: &str) -> Vec<(Vec<usize>, String)> {
        let kinds = self.schema.kinds.iter().enumerate();
        let fits = |path: &str| path.strip_suffix(end).is_some_and(|before| before.ends_with('/'));
        kinds
            .filter(|(_, kind)| fits(&kind.path))
            .filter_map(|(id, kind)| Some((root.find(id as KindId)?, kind.path.clone())))
            .collect()
    }

    fn table(&mut self, roots: &[Node], cases: &[Case]) {
        for case in cases {
            for root in roots {
                for (steps, path) in self.ends(root, case.at) {
                    // Rules of another version are not broken here: their change may need what this one lacks.
                    if self.rules.live(case.rule, self.version).is_some() {
                        self.breaks(root, &steps, &path, case);
                    }
                }
            }
        }
    }

    /// Rules that are listed and not reported stay silent.
    fn dormant(&mut self, roots: &[Node]) {
        for case in CASES {
            if self.rules.rule(case.rule).is_none_or(|rule| rule.is_live) {
                continue;
            }
            for root in roots {
                for (steps, path) in self.ends(root, case.at) {
                    self.breaks(root, &steps, &path, case);
                }
            }
        }
    }

    /// Text by text: without the language of the whole, the one that names none is told.
    fn languages(&mut self, root: &Node, rule: &str) {
        let mut spoken = root.clone();
        spoken.each(&mut |node| match node.name.as_str() {
            "narrative" => node.set("xml:lang", "en"),
            "iati-activity" | "iati-organisation" => node.unset("xml:lang"),
            _ => {}
        });
        self.one_by_one(&spoken, rule, &["narrative"], "xml:lang");
    }

    /// Value by value: without a currency of the whole, the one that names none is told.
    fn currencies(&mut self, root: &Node, rule: &str) {
        let mut bare = root.clone();
        bare.each(&mut |node| {
            if matches!(node.name.as_str(), "iati-activity" | "iati-organisation") {
                node.unset("default-currency");
            }
        });
        self.one_by_one(&bare, rule, &["value", "forecast", "loan-status"], "currency");
    }

    fn one_by_one(&mut self, root: &Node, rule: &str, names: &[&str], attribute: &str) {
        assert_eq!(self.told(&root.text()), [], "{rule}: each says it for itself");
        for kind in 0..self.schema.kinds.len() as KindId {
            let of = self.schema.kind(kind);
            if !names.contains(&of.name) {
                continue;
            }
            let path = of.path.clone();
            let Some(steps) = root.find(kind) else { continue };
            let mut changed = root.clone();
            changed.at(&steps).unset(attribute);
            assert_eq!(self.told(&changed.text()), [(rule.to_owned(), path.clone())], "{}", self.version.name());
            self.note(rule, &path);
        }
    }

    fn of_the_file(&mut self, roots: &[Node]) {
        for (rule, change) in OF_THE_FILE {
            for root in roots {
                let told = self.told(&change(root));
                assert_eq!(
                    told.iter().map(|(r, _)| r.as_str()).collect::<Vec<_>>(),
                    [*rule],
                    "{}",
                    self.version.name()
                );
                self.note(rule, &told[0].1);
            }
        }
        let mut twice = roots[0].clone();
        twice.twin("iati-activity");
        let told = self.told(&twice.text());
        assert_eq!(told, [("1.1.2".to_owned(), "/iati-activities/iati-activity/iati-identifier".to_owned())]);
        self.note("1.1.2", &told[0].1);
    }

    fn kept(&mut self, roots: &[Node]) {
        for (end, change) in KEPT {
            for root in roots {
                for (steps, path) in self.ends(root, end) {
                    let mut changed = root.clone();
                    change(changed.at(&steps));
                    assert_eq!(self.told(&changed.text()), [], "{path} in {}", self.version.name());
                }
            }
        }
    }

    /// Rules and places that no case broke.
    fn without_case(&self) -> Vec<String> {
        let live = self.rules.all_live(self.version);
        let has_place = |rule: &&str| !NO_PLACE.contains(&(self.version, rule));
        let rules = live.into_iter().filter(has_place).filter(|rule| !self.broken.contains(*rule)).map(str::to_owned);
        let came_true = NO_PLACE.iter().filter(|(v, rule)| *v == self.version && self.broken.contains(*rule));
        let rules = rules.chain(came_true.map(|(_, rule)| format!("{rule} has a place")));
        let has_tasks = self.schema.kinds.iter().filter(|kind| !families::tasks(&kind.path).is_empty());
        let is_later = |path: &str| {
            let of_activity = path.strip_prefix("/iati-activities/iati-activity/").unwrap_or_default();
            self.version < Version::V2_03 && RULES_SINCE_2_03.contains(&of_activity)
        };
        let places = has_tasks.map(|kind| kind.path.clone()).filter(|path| !self.places.contains(path));
        let places = places.filter(|path| !is_later(path));
        rules.chain(places).collect()
    }
}

#[test]
fn every_rule_is_kept_and_broken_at_every_place_where_it_applies() {
    let mut cases = 0;
    for version in VERSIONS {
        let mut suite = Suite::new(version);
        let roots = [suite.sound(0), suite.sound(suite.schema.organisations)];
        let moved = on_transactions(&suite.schema, &suite.rules, version);
        for root in roots.iter().chain([&moved]) {
            let text = root.text();
            assert_eq!(suite.told(&text), [], "a sound file of {}", version.name());
        }
        suite.of_the_file(&roots);
        suite.table(&roots, CASES);
        suite.languages(&moved, "4.1.1");
        suite.table(&[moved], ON_TRANSACTIONS);
        suite.dormant(&roots);
        suite.languages(&roots[0], "4.1.1");
        suite.languages(&roots[1], "4.5.1");
        suite.currencies(&roots[0], "7.8.1");
        suite.currencies(&roots[1], "7.8.2");
        suite.kept(&roots);
        assert_eq!(suite.without_case(), Vec::<String>::new(), "without a case in {}", version.name());
        println!(
            "rules of {}: {} cases, {} rules at {} places",
            version.name(),
            suite.cases,
            suite.broken.len(),
            suite.places.len()
        );
        cases += suite.cases;
    }
    assert!(cases > 750, "{cases} cases");
}
