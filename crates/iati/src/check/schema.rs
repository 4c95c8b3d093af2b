//! The shape of a file, as `reference/iati/schema.txt` describes it, as tables for one version: kinds of element by
//! number, what may stand in them and in which order, their attributes. What is done with a file is `walk`'s business.

use super::types::Type;
use crate::version::Version;
use std::collections::HashMap;

const DESCRIPTION: &str = include_str!("../../../../reference/iati/schema.txt");

/// Number of a kind of element.
pub(crate) type KindId = u16;

/// An element as it may stand within another.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    pub(crate) kind: KindId,
    pub(crate) least: u32,
    pub(crate) most: u32,
}

/// An attribute.
#[derive(Clone, Debug)]
pub(crate) struct AttributeKind {
    pub(crate) name: &'static str,
    pub(crate) kind: Type,
    pub(crate) is_required: bool,
}

/// A kind of element: one name at one path.
#[derive(Clone, Debug)]
pub(crate) struct ElementKind {
    pub(crate) name: &'static str,
    /// From the root, without numbers.
    pub(crate) path: String,
    /// `None`: only elements stand inside.
    pub(crate) text: Option<Type>,
    pub(crate) attributes: Vec<AttributeKind>,
    pub(crate) children: Vec<Place>,
}

/// All kinds of one version. Kind 0 is the root of activity files.
#[derive(Clone, Debug)]
pub(crate) struct Schema {
    pub(crate) kinds: Vec<ElementKind>,
    /// Root of organisation files.
    pub(crate) organisations: KindId,
}

impl Schema {
    /// The tables of a 2.x version.
    ///
    /// # Panics
    ///
    /// Where the description that comes with the program is wrong, which the tests would have shown.
    pub(crate) fn of(version: Version) -> Schema {
        let lines: Vec<Line> = DESCRIPTION.lines().filter_map(Line::parse).collect();
        let mut builder = Builder { groups: groups(&lines), version, kinds: Vec::new() };
        let mut files =
            lines.split(|l| l.is_section).filter(|body| body.first().is_some_and(|l| l.depth == 0 && !l.is_group));
        let mut next = || builder.root(files.next().expect("the description has two files"));
        next();
        let organisations = next();
        Schema { kinds: builder.kinds, organisations }
    }

    pub(crate) fn kind(&self, id: KindId) -> &ElementKind {
        &self.kinds[usize::from(id)]
    }
}

/// One line of the description, taken apart.
#[derive(Clone, Debug)]
struct Line {
    depth: usize,
    is_section: bool,
    is_group: bool,
    name: &'static str,
    marks: Vec<&'static str>,
}

impl Line {
    fn parse(text: &'static str) -> Option<Line> {
        if text.starts_with('#') || text.trim().is_empty() {
            return None;
        }
        let depth = (text.len() - text.trim_start().len()) / 2;
        let mut marks = text.split_whitespace();
        let mut name = marks.next()?;
        let (is_section, is_group) = (name == "file", name == "group");
        if is_section || is_group {
            name = marks.next()?;
        }
        Some(Line { depth, is_section, is_group, name, marks: marks.collect() })
    }
}

/// Lines of each group: its own marks, and what is in it.
fn groups(lines: &[Line]) -> HashMap<&'static str, Vec<Line>> {
    let mut groups: HashMap<&'static str, Vec<Line>> = HashMap::new();
    let mut open = None;
    for line in lines {
        if line.is_group || line.is_section {
            open = line.is_group.then_some(line.name);
        }
        if let Some(name) = open {
            groups.entry(name).or_default().push(line.clone());
        }
    }
    groups
}

struct Builder {
    groups: HashMap<&'static str, Vec<Line>>,
    version: Version,
    kinds: Vec<ElementKind>,
}

impl Builder {
    fn root(&mut self, body: &[Line]) -> KindId {
        let end = body.iter().position(|l| l.is_group).unwrap_or(body.len());
        let id = self.kinds.len() as KindId;
        self.element(&body[0], &body[1..end], "");
        id
    }

    /// Adds a kind and all within it. `inside` are the lines after its own that may stand in it.
    fn element(&mut self, line: &Line, inside: &[Line], parent: &str) -> KindId {
        let id = self.kinds.len() as KindId;
        let path = format!("{parent}/{}", line.name);
        self.kinds.push(ElementKind {
            name: line.name,
            path: path.clone(),
            text: None,
            attributes: Vec::new(),
            children: Vec::new(),
        });
        let mut narratives = None;
        let mut group = None;
        self.marks(&line.marks, id, &mut narratives, &mut group);
        let group_lines = group.and_then(|name| self.groups.get(name).cloned()).unwrap_or_default();
        if let Some((head, _)) = group_lines.split_first() {
            self.marks(&head.marks, id, &mut narratives, &mut group);
        }
        let within = group_lines.get(1..).unwrap_or_default();
        let (lines, depth) = if within.is_empty() { (inside, line.depth + 1) } else { (within, 1) };
        let mut children = self.children(lines, depth, &path);
        if let Some(least) = narratives {
            children.push(Place { kind: self.narrative(&path), least, most: u32::MAX });
        }
        self.kinds[usize::from(id)].children = children;
        id
    }

    fn children(&mut self, lines: &[Line], depth: usize, path: &str) -> Vec<Place> {
        let mut children = Vec::new();
        let mut at = 0;
        while let Some(line) = lines.get(at).filter(|l| l.depth >= depth) {
            let inside = lines[at + 1..].iter().take_while(|l| l.depth > depth).count();
            if let Some((least, most)) = line.marks.iter().find_map(|m| self.counts(m)) {
                let kind = self.element(line, &lines[at + 1..at + 1 + inside], path);
                children.push(Place { kind, least, most });
            }
            at += 1 + inside;
        }
        children
    }

    fn narrative(&mut self, parent: &str) -> KindId {
        let id = self.kinds.len() as KindId;
        self.kinds.push(ElementKind {
            name: "narrative",
            path: format!("{parent}/narrative"),
            text: Some(Type::Text),
            attributes: Vec::new(),
            children: Vec::new(),
        });
        id
    }

    fn marks(
        &mut self,
        marks: &[&'static str],
        id: KindId,
        narratives: &mut Option<u32>,
        group: &mut Option<&'static str>,
    ) {
        for mark in marks {
            if let Some(attribute) = mark.strip_prefix('@') {
                let attribute = self.attribute(attribute);
                self.kinds[usize::from(id)].attributes.extend(attribute);
            } else if let Some(kind) = mark.strip_prefix('=') {
                self.kinds[usize::from(id)].text = Type::parse(kind);
            } else if let Some(name) = mark.strip_prefix('&') {
                *group = Some(name);
            } else if *mark == "+N" {
                *narratives = Some(1);
            } else if *mark == "+n" {
                *narratives = Some(0);
            }
        }
    }

    /// `name!:type^2.02`, `name!<2.02`; `None` where the version does not have it.
    fn attribute(&self, mark: &'static str) -> Option<AttributeKind> {
        let (mark, since) = split(mark, '^');
        if since.is_some_and(|v| !self.has(v)) {
            return None;
        }
        let (mark, until) = split(mark, '<');
        let (mark, kind) = split(mark, ':');
        let is_marked = mark.ends_with('!');
        let is_required = is_marked && until.is_none_or(|v| !self.has(v));
        Some(AttributeKind {
            name: mark.trim_end_matches('!'),
            kind: kind.and_then(Type::parse).unwrap_or(Type::Text),
            is_required,
        })
    }

    /// `[0..1]`, `[0..*]^2.03`, `[0..1|0..*^2.03]`; `None` where it is no count or the version does not have it.
    fn counts(&self, mark: &'static str) -> Option<(u32, u32)> {
        let (bounds, after) = mark.strip_prefix('[')?.split_once(']')?;
        if after.strip_prefix('^').is_some_and(|v| !self.has(v)) {
            return None;
        }
        let (first, later) = split(bounds, '|');
        let bounds = match later.map(|l| split(l, '^')) {
            Some((bounds, Some(since))) if self.has(since) => bounds,
            _ => first,
        };
        let (least, most) = bounds.split_once("..")?;
        Some((least.parse().ok()?, most.parse().unwrap_or(u32::MAX)))
    }

    fn has(&self, since: &str) -> bool {
        Version::parse(since).is_some_and(|since| since <= self.version)
    }
}

fn split(text: &'static str, at: char) -> (&'static str, Option<&'static str>) {
    text.split_once(at).map_or((text, None), |(before, after)| (before, Some(after)))
}

#[cfg(test)]
mod tests {
    use super::*;

    impl Schema {
        /// The kind at a path, if the version has it.
        pub(crate) fn at_path(&self, path: &str) -> Option<KindId> {
            self.kinds.iter().position(|k| k.path == path).map(|at| at as KindId)
        }
    }

    fn kind(version: Version, path: &str) -> Option<ElementKind> {
        let schema = Schema::of(version);
        schema.at_path(path).map(|id| schema.kind(id).clone())
    }

    #[test]
    fn versions_differ_as_described() {
        let activity = "/iati-activities/iati-activity";
        let at = |version, path: &str| kind(version, &format!("{activity}/{path}"));
        assert!(at(Version::V2_03, "tag").is_some() && at(Version::V2_02, "tag").is_none());
        assert!(
            at(Version::V2_02, "humanitarian-scope").is_some() && at(Version::V2_01, "humanitarian-scope").is_none()
        );
        let required = |version| {
            at(version, "policy-marker")
                .unwrap()
                .attributes
                .iter()
                .find(|a| a.name == "significance")
                .unwrap()
                .is_required
        };
        assert!(required(Version::V2_01) && !required(Version::V2_02));
        let most = |version: Version| {
            let schema = Schema::of(version);
            let activity = schema.kind(schema.at_path(activity).unwrap());
            let place = activity.children.iter().find(|p| schema.kind(p.kind).name == "default-aid-type");
            place.unwrap().most
        };
        assert_eq!((most(Version::V2_02), most(Version::V2_03)), (1, u32::MAX));
    }

    #[test]
    fn groups_and_narratives_are_put_in() {
        let schema = Schema::of(Version::V2_03);
        let link =
            schema.at_path("/iati-activities/iati-activity/result/indicator/period/actual/document-link").unwrap();
        let names: Vec<_> = schema.kind(link).children.iter().map(|c| schema.kind(c.kind).name).collect();
        assert_eq!(names, ["title", "description", "category", "language", "document-date"]);
        assert_eq!(schema.kind(link).attributes.len(), 2);
        let line = schema.at_path("/iati-organisations/iati-organisation/total-budget/budget-line").unwrap();
        let names: Vec<_> = schema.kind(line).children.iter().map(|c| schema.kind(c.kind).name).collect();
        assert_eq!(names, ["value", "narrative"]);
        assert_eq!(schema.kind(schema.organisations).name, "iati-organisations");
        let activity = schema.kind(schema.at_path("/iati-activities/iati-activity").unwrap());
        assert_eq!(activity.children.len(), 34);
        assert!(schema.kinds.iter().all(|k| k.children.is_empty() || k.text.is_none()), "text and elements");
    }
}
