//! A file with every element and attribute of a version, and the same file broken in one place at a time. The verdict
//! must be right for each: `schema` has what is missing, twice, out of order, unknown or of the wrong type, `lists` the
//! codes, `rules` the rules, each at every place where it applies. The documents come from the description itself;
//! `tests/it/rules.rs` has those written by hand.

mod cases;
mod corpus;
mod lists;
mod rules;
mod schema;

use super::rules::Rules;
use super::schema::{KindId, Schema};
use super::types::Type;
use crate::codelists;
use crate::version::Version;
use domain::Day;

/// Versions that are checked.
const VERSIONS: [Version; 3] = [Version::V2_01, Version::V2_02, Version::V2_03];

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

    fn text(&self) -> String {
        let mut text = String::new();
        self.write(&mut text);
        text
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

/// Changes, as `rules` and `lists` make them. Each names a part that the node has.
impl Node {
    fn set(&mut self, attribute: &str, value: &str) {
        match self.attributes.iter_mut().find(|(name, _)| name == attribute) {
            Some((_, old)) => *old = value.to_owned(),
            None => self.attributes.push((attribute.to_owned(), value.to_owned())),
        }
    }

    fn has(&self, attribute: &str) -> bool {
        self.attributes.iter().any(|(name, _)| name == attribute)
    }

    fn unset(&mut self, attribute: &str) {
        assert!(self.has(attribute), "{}/@{attribute}", self.name);
        self.attributes.retain(|(name, _)| name != attribute);
    }

    /// The first child of a name.
    fn child(&mut self, name: &str) -> &mut Node {
        let parent = self.name.clone();
        self.children.iter_mut().find(|c| c.name == name).unwrap_or_else(|| panic!("{parent}/{name}"))
    }

    /// Takes every child of a name away, and gives the first.
    fn cut(&mut self, name: &str) -> Node {
        let first = self.child(name).clone();
        self.children.retain(|c| c.name != name);
        first
    }

    /// A copy of the first child of a name, put behind the last of that name.
    fn twin(&mut self, name: &str) -> &mut Node {
        let copy = self.child(name).clone();
        let at = self.children.iter().rposition(|c| c.name == name).map_or(0, |at| at + 1);
        self.children.insert(at, copy);
        &mut self.children[at]
    }

    /// Puts a child before the first of another name.
    fn put_before(&mut self, name: &str, child: Node) -> &mut Node {
        let at = self.children.iter().position(|c| c.name == name).unwrap_or(self.children.len());
        self.children.insert(at, child);
        &mut self.children[at]
    }

    /// This node and all within it.
    fn each(&mut self, change: &mut dyn FnMut(&mut Node)) {
        change(self);
        self.children.iter_mut().for_each(|c| c.each(change));
    }
}

/// A path without its numbers.
fn bare(path: &str) -> String {
    let mut inside = false;
    path.chars()
        .filter(|c| {
            inside |= *c == '[';
            let keep = !inside;
            inside &= *c != ']';
            keep
        })
        .collect()
}

/// Every element once, with every attribute.
fn whole(schema: &Schema, kind: KindId) -> Node {
    let of = schema.kind(kind);
    let value = |t| values(t).0.to_owned();
    Node {
        kind,
        name: of.name.to_owned(),
        attributes: of.attributes.iter().map(|a| (a.name.to_owned(), value(a.kind))).collect(),
        text: of.text.map(value).unwrap_or_default(),
        children: of.children.iter().map(|c| whole(schema, c.kind)).collect(),
    }
}

/// The first code of a list.
fn first_code(list: &str) -> &'static str {
    codelists::list(list).map_or("text", |list| list.codes_in_order()[0].code)
}

/// Puts a code of its list at every place that has one: vocabularies first, because they choose lists.
fn with_codes(schema: &Schema, rules: &Rules, version: Version, root: &mut Node) {
    for is_vocabulary in [true, false] {
        let here = rules.codes.iter().filter(|c| (c.attribute == "vocabulary") == is_vocabulary);
        for code in here.filter(|c| c.rule.holds_in(version)) {
            let Some(steps) = schema.at_path(&code.path).and_then(|kind| root.find(kind)) else { continue };
            let node = root.at(&steps);
            let applies = code.vocabulary.is_empty()
                || node.attributes.iter().find(|(n, _)| n == "vocabulary").map_or("1", |(_, v)| v) == code.vocabulary;
            if applies && code.attribute.is_empty() {
                node.text = first_code(&code.list).to_owned();
            } else if applies && node.has(&code.attribute) {
                node.set(&code.attribute, first_code(&code.list));
            }
        }
    }
}
