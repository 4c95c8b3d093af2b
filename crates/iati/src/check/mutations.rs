//! A file with every element and attribute of the schema, and the same file broken in one place at a time: what is
//! missing, twice, out of order, unknown, of the wrong type or off its list. The verdict must be right for each.
//! The documents come from the description itself; `tests/it/rules.rs` has those written by hand.

use super::rules::Rules;
use super::schema::{KindId, Schema};
use super::types::Type;
use super::{Checker, Options, Severity};
use crate::version::Version;
use domain::Day;

const TODAY: Day = Day(20_000);

/// An element of a document.
#[derive(Clone)]
struct Node {
    kind: KindId,
    name: String,
    attributes: Vec<(String, String)>,
    text: String,
    children: Vec<Node>,
}

impl Node {
    fn write(&self, out: &mut String) {
        out.push_str(&format!("<{}", self.name));
        for (name, value) in &self.attributes {
            out.push_str(&format!(" {name}=\"{value}\""));
        }
        out.push('>');
        out.push_str(&self.text);
        self.children.iter().for_each(|c| c.write(out));
        out.push_str(&format!("</{}>\n", self.name));
    }

    /// The first node of a kind, with its parent's steps.
    fn find(&self, kind: KindId) -> Option<Vec<usize>> {
        if self.kind == kind {
            return Some(Vec::new());
        }
        self.children.iter().enumerate().find_map(|(at, child)| {
            let mut steps = child.find(kind)?;
            steps.insert(0, at);
            Some(steps)
        })
    }

    fn at(&mut self, steps: &[usize]) -> &mut Node {
        match steps {
            [] => self,
            [first, rest @ ..] => self.children[*first].at(rest),
        }
    }

    fn unknown(name: &str) -> Node {
        Node { kind: KindId::MAX, name: name.to_owned(), attributes: vec![], text: String::new(), children: vec![] }
    }
}

/// A value of a type, and one that is none.
fn values(kind: Type) -> (&'static str, Option<&'static str>) {
    match kind {
        Type::Text => ("text", None),
        Type::Date => ("2020-02-29", Some("2021-02-29")),
        Type::DateTime => ("2020-01-01T00:00:00Z", Some("2020-01-01")),
        Type::Decimal => ("100", Some("1,5")),
        Type::Boolean => ("true", Some("yes")),
        Type::Int => ("-1", Some("1.5")),
        Type::PositiveInteger => ("2020", Some("0")),
        Type::NonNegativeInteger => ("0", Some("-1")),
        Type::AnyUri => ("https://example.org/", Some("http://example.org:x/")),
        Type::NmToken => ("name", Some("two names")),
    }
}

struct Suite {
    schema: Schema,
    checker: Checker,
    options: Options,
    cases: u32,
}

impl Suite {
    fn new(version: Version) -> Suite {
        let options = Options::schema_of(version, TODAY).unwrap();
        Suite { schema: Schema::of(version), checker: Checker::embedded(), options, cases: 0 }
    }

    /// Every element once, with every attribute.
    fn whole(&self, kind: KindId) -> Node {
        let of = self.schema.kind(kind);
        let value = |t| values(t).0.to_owned();
        Node {
            kind,
            name: of.name.to_owned(),
            attributes: of.attributes.iter().map(|a| (a.name.to_owned(), value(a.kind))).collect(),
            text: of.text.map(value).unwrap_or_default(),
            children: of.children.iter().map(|c| self.whole(c.kind)).collect(),
        }
    }

    /// Paths, without numbers, of the violations of a document.
    fn broken(&mut self, root: &Node) -> Vec<String> {
        self.cases += 1;
        let mut text = String::new();
        root.write(&mut text);
        let report = self.checker.check(text.as_bytes(), &self.options);
        assert_eq!(report.valid_schema, report.summary.critical == 0);
        let bare = |path: &str| {
            let mut inside = false;
            path.chars()
                .filter(|c| {
                    inside |= *c == '[';
                    let keep = !inside;
                    inside &= *c != ']';
                    keep
                })
                .collect()
        };
        report.violations.iter().map(|v| bare(&v.path)).collect()
    }

    fn holds(&mut self, root: &Node, what: &str) {
        assert_eq!(self.broken(root), Vec::<String>::new(), "{what} is valid");
    }

    fn breaks(&mut self, root: &Node, path: &str, what: &str) {
        assert_eq!(self.broken(root), [path], "{what}");
    }

    fn elements(&mut self, root: &Node) {
        for kind in 0..self.schema.kinds.len() as KindId {
            let Some(steps) = root.find(kind) else { continue };
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
    for version in [Version::V2_01, Version::V2_02, Version::V2_03] {
        let mut suite = Suite::new(version);
        for kind in [0, suite.schema.organisations] {
            let root = suite.whole(kind);
            suite.holds(&root, "the whole document");
            suite.elements(&root);
        }
        assert!(suite.cases > 1_700, "{} cases", suite.cases);
    }
}

#[test]
fn every_code_at_its_place_is_looked_up_in_its_list() {
    let suite = Suite::new(Version::V2_03);
    let (rules, options) = (Rules::embedded(), Options::on(TODAY));
    let told = |root: &Node| -> Vec<String> {
        let mut text = String::new();
        root.write(&mut text);
        let report = suite.checker.check(text.as_bytes(), &options);
        report.violations.into_iter().filter(|v| v.rule.starts_with("9.")).map(|v| v.rule).collect()
    };
    let mut cases = 0;
    for code in rules.codes.iter().filter(|c| c.rule.holds_in(Version::V2_03) && !c.path.ends_with("activities")) {
        let Some(kind) = suite.schema.at_path(&code.path).filter(|_| !code.path.ends_with("organisations")) else {
            continue;
        };
        let root_kind = if code.path.starts_with("/iati-activities") { 0 } else { suite.schema.organisations };
        let mut root = suite.whole(root_kind);
        root.attributes.iter_mut().find(|(n, _)| n == "version").unwrap().1 = "2.03".to_owned();
        let steps = root.find(kind).unwrap();
        let count = |codes: &[String]| codes.iter().filter(|c| **c == code.rule.id).count();
        let put = |value: &str| {
            let mut changed = root.clone();
            let node = changed.at(&steps);
            if !code.vocabulary.is_empty() {
                let place = node.attributes.iter_mut().find(|(n, _)| n == "vocabulary");
                place.unwrap().1 = code.vocabulary.clone();
            }
            match node.attributes.iter_mut().find(|(n, _)| *n == code.attribute) {
                Some((_, old)) => *old = value.to_owned(),
                None => node.text = value.to_owned(),
            }
            count(&told(&changed))
        };
        let list = crate::codelists::list(&code.list).unwrap();
        let good = list.codes_in_order()[0].code;
        let (right, wrong) = (put(good), put(&format!("{good} ")));
        // 9.129.1 and 9.130.1 stand for two checks each; the other of the two may be broken in both documents.
        assert_eq!(wrong, right + 1, "{} {}", code.rule.id, code.path);
        assert!(right <= usize::from(code.rule.id.starts_with("9.1")), "{}", code.rule.id);
        assert_eq!(code.rule.severity, Severity::Error);
        cases += 1;
    }
    assert_eq!(cases, 121);
}
