//! The schema: every element and attribute left out, twice, out of order, of a wrong type, unknown, foreign; and the
//! same document right. Rules and codes are not looked at here.

use super::{Node, TODAY, VERSIONS, bare, values, whole};
use crate::check::schema::{KindId, Schema};
use crate::check::types::Type;
use crate::check::{Checker, Options};
use crate::version::Version;
use std::collections::BTreeSet;

struct Suite {
    schema: Schema,
    checker: Checker,
    options: Options,
    cases: u32,
    /// Kinds of element that were broken and kept.
    seen: BTreeSet<KindId>,
}

impl Suite {
    fn new(version: Version) -> Suite {
        let options = Options::schema_of(version, TODAY).unwrap();
        Suite { schema: Schema::of(version), checker: Checker::embedded(), options, cases: 0, seen: BTreeSet::new() }
    }

    /// Paths, without numbers, of the violations of a document.
    fn broken(&mut self, root: &Node) -> Vec<String> {
        self.cases += 1;
        let report = self.checker.check(root.text().as_bytes(), &self.options);
        assert_eq!(report.valid_schema, report.summary.critical == 0);
        report.violations.iter().map(|v| bare(&v.path)).collect()
    }

    fn holds(&mut self, root: &Node, what: &str) {
        assert_eq!(self.broken(root), Vec::<String>::new(), "{what} is valid");
    }

    fn breaks(&mut self, root: &Node, path: &str, what: &str) {
        assert_eq!(self.broken(root), [path], "{what}");
    }

    fn is_not_xml(&mut self, root: &Node, what: &str) {
        self.cases += 1;
        let report = self.checker.check(root.text().as_bytes(), &self.options);
        let rules: Vec<String> = report.violations.iter().map(|v| v.rule).collect();
        assert_eq!(rules, ["0.1.1"], "{what}");
    }

    fn elements(&mut self, root: &Node) {
        for kind in 0..self.schema.kinds.len() as KindId {
            let Some(steps) = root.find(kind) else { continue };
            self.seen.insert(kind);
            let of = self.schema.kind(kind).clone();
            self.inside(root, &steps, &of.path, of.text);
            self.attributes(root, &steps, kind);
            let Some((&at, parent)) = steps.split_last() else { continue };
            let parent_kind = root.clone().at(parent).kind;
            let place = self.schema.kind(parent_kind).children[at];
            let parent_path = self.schema.kind(parent_kind).path.clone();
            let mut less = root.clone();
            less.at(parent).children.remove(at);
            if place.least == 0 {
                self.holds(&less, &format!("{} left out", of.path));
            } else {
                // A later element tells that one is missing before it, otherwise the end of the parent.
                let next = less.at(parent).children.get(at).map(|n| n.name.clone());
                let tells = next.map_or(parent_path.clone(), |n| format!("{parent_path}/{n}"));
                self.breaks(&less, &tells, &format!("{} missing", of.path));
            }
            let mut more = root.clone();
            let twin = more.at(parent).children[at].clone();
            more.at(parent).children.insert(at + 1, twin);
            if place.most > 1 {
                self.holds(&more, &format!("{} twice", of.path));
            } else {
                self.breaks(&more, &of.path, &format!("{} twice", of.path));
            }
            if root.clone().at(parent).children.len() > at + 1 {
                let mut swapped = root.clone();
                swapped.at(parent).children.swap(at, at + 1);
                let broken = self.broken(&swapped);
                assert_eq!(broken.len(), 1, "{} after the next: {broken:?}", of.path);
                assert!(broken[0].starts_with(&parent_path), "{broken:?}");
            }
        }
    }

    /// Unknown and foreign elements, text where none may be, text of a wrong type.
    fn inside(&mut self, root: &Node, steps: &[usize], path: &str, text: Option<Type>) {
        let with = |make: &dyn Fn(&mut Node)| {
            let mut changed = root.clone();
            make(changed.at(steps));
            changed
        };
        let unknown = with(&|n| n.children.insert(0, Node::unknown("unheard-of")));
        let foreign = with(&|n| n.children.push(Node::unknown("x:own")));
        let foreign_first = with(&|n| n.children.insert(0, Node::unknown("x:own")));
        let words = with(&|n| n.text = "words".to_owned());
        let blanks = with(&|n| n.text = " \n ".to_owned());
        let has_children = !root.clone().at(steps).children.is_empty();
        self.breaks(&unknown, &format!("{path}/unheard-of"), "an unknown element");
        match text {
            None => {
                self.holds(&foreign, "a foreign element at the end");
                self.holds(&blanks, "blanks");
                self.breaks(&words, path, "text between elements");
                if has_children {
                    assert!(!self.broken(&foreign_first).is_empty(), "{path}: a foreign element first");
                }
            }
            Some(kind) => {
                self.breaks(&foreign, &format!("{path}/x:own"), "an element in text");
                if let Some(bad) = values(kind).1 {
                    let wrong = with_text(root, steps, bad);
                    self.breaks(&wrong, path, "text of the wrong type");
                    let bare = with_text(root, steps, "");
                    // An address may be empty, a number may not.
                    if kind.allows("") { self.holds(&bare, path) } else { self.breaks(&bare, path, "no text") }
                }
            }
        }
    }

    fn attributes(&mut self, root: &Node, steps: &[usize], kind: KindId) {
        let of = self.schema.kind(kind).clone();
        for (at, attribute) in of.attributes.iter().enumerate() {
            let what = format!("{}/@{}", of.path, attribute.name);
            let mut less = root.clone();
            less.at(steps).attributes.remove(at);
            if attribute.is_required {
                self.breaks(&less, &of.path, &what);
            } else {
                self.holds(&less, &what);
            }
            if let Some(bad) = values(attribute.kind).1 {
                let mut wrong = root.clone();
                wrong.at(steps).attributes[at].1 = bad.to_owned();
                self.breaks(&wrong, &what, &what);
            }
        }
        for attribute in &of.attributes {
            let mut twice = root.clone();
            let value = values(attribute.kind).0.to_owned();
            twice.at(steps).attributes.push((attribute.name.to_owned(), value));
            self.is_not_xml(&twice, &format!("{}/@{} twice", of.path, attribute.name));
        }
        let mut more = root.clone();
        more.at(steps).attributes.push(("unheard-of".to_owned(), String::new()));
        self.breaks(&more, &format!("{}/@unheard-of", of.path), &of.path);
        let mut foreign = root.clone();
        foreign.at(steps).attributes.push(("xml:lang".to_owned(), "en".to_owned()));
        self.holds(&foreign, &of.path);
    }
}

fn with_text(root: &Node, steps: &[usize], text: &str) -> Node {
    let mut changed = root.clone();
    changed.at(steps).text = text.to_owned();
    changed
}

#[test]
fn every_constraint_of_every_element_and_attribute_is_kept_and_broken() {
    let mut cases = 0;
    for version in VERSIONS {
        let mut suite = Suite::new(version);
        for kind in [0, suite.schema.organisations] {
            let root = whole(&suite.schema, kind);
            suite.holds(&root, "the whole document");
            suite.elements(&root);
        }
        let unseen = (0..suite.schema.kinds.len() as KindId).filter(|kind| !suite.seen.contains(kind));
        let unseen: Vec<_> = unseen.map(|kind| suite.schema.kind(kind).path.clone()).collect();
        assert!(unseen.is_empty(), "without a case in {}: {unseen:?}", version.name());
        println!("schema of {}: {} cases, {} kinds of element", version.name(), suite.cases, suite.seen.len());
        cases += suite.cases;
    }
    assert!(cases > 6_900, "{cases} cases");
}
