//! One activity as a tree of slices of its own bytes: no copies, a few words per element, walked any number of times.
//! Built by `reader` from events; read by `activity`, and by every check that joins later.

use crate::events::{Position, line_ends};
use crate::places::Places;
use std::borrow::Cow;
use std::cell::Cell;

/// What a node is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    Element,
    /// Text, or a reference with its `&` and `;`.
    Text,
    /// What stands inside `<![CDATA[` and `]]>`.
    CData,
}

/// One node: offsets into the bytes of the activity. A large activity has millions: 20 bytes each.
#[derive(Clone, Copy, Debug)]
struct Node {
    from: u32,
    to: u32,
    /// Index of the first node after this one and all within it.
    next: u32,
    /// Its attributes end where those of the next node begin.
    first_attribute: u32,
    name: u16,
    kind: Kind,
    /// Text stands directly in it.
    holds_text: bool,
}

/// One attribute: where its name and its value begin. Where they end their text says.
#[derive(Clone, Copy, Debug)]
struct Attribute {
    name: u32,
    value: u32,
}

impl Attribute {
    fn name(self, text: &[u8]) -> &[u8] {
        let name = &text[self.name as usize..];
        let end = name.iter().position(|b| matches!(b, b'=' | b' ' | b'\t' | b'\n' | b'\r'));
        &name[..end.unwrap_or(name.len())]
    }

    /// Whether it has this name.
    fn is(self, text: &[u8], name: &[u8]) -> bool {
        let rest = &text[self.name as usize..];
        rest.starts_with(name) && matches!(rest.get(name.len()), Some(b'=' | b' ' | b'\t' | b'\n' | b'\r'))
    }

    /// Its value as written, up to the quote that began it.
    fn value(self, text: &str) -> &str {
        let from = self.value as usize;
        let quote = text.as_bytes()[from - 1];
        let end = text.as_bytes()[from..].iter().position(|b| *b == quote).map_or(text.len(), |at| from + at);
        &text[from..end]
    }
}

/// Nodes for which room is kept from one activity to the next.
const MOST_KEPT: usize = 400_000;

/// The nodes of one activity, in file order. Kept from activity to activity so that its memory is reused.
#[derive(Default, Debug)]
pub(crate) struct Tape {
    nodes: Vec<Node>,
    attributes: Vec<Attribute>,
    open: Vec<u32>,
    /// An element names its namespace without prefix.
    has_default_namespace: bool,
    /// The last thing added is text of the element now open.
    is_after_text: bool,
}

impl Tape {
    /// Ready for the next activity. After a very large one its room is given back.
    pub(crate) fn clear(&mut self) {
        if self.nodes.capacity() > MOST_KEPT {
            *self = Tape::default();
        }
        self.has_default_namespace = false;
        self.is_after_text = false;
        self.nodes.clear();
        self.attributes.clear();
        self.open.clear();
    }

    /// Elements and texts so far, or attributes where there are more.
    pub(crate) fn len(&self) -> usize {
        self.nodes.len().max(self.attributes.len())
    }

    /// Opens an element whose start tag begins at `from`.
    pub(crate) fn open(&mut self, from: usize, name: usize) {
        self.is_after_text = false;
        self.open.push(self.nodes.len() as u32);
        let first_attribute = self.attributes.len() as u32;
        let name = name as u16;
        let kind = Kind::Element;
        self.nodes.push(Node { from: from as u32, to: 0, next: 0, first_attribute, name, kind, holds_text: false });
    }

    /// Adds an attribute to the element opened last; false if it has one of that name.
    pub(crate) fn attribute(&mut self, text: &[u8], name: (usize, usize), value: (usize, usize)) -> bool {
        let Some(node) = self.nodes.last() else { return true };
        let before = &self.attributes[node.first_attribute as usize..];
        let name_text = &text[name.0..name.1];
        if before.iter().any(|a| a.is(text, name_text)) {
            return false;
        }
        self.has_default_namespace |= name_text == b"xmlns";
        self.attributes.push(Attribute { name: name.0 as u32, value: value.0 as u32 });
        true
    }

    /// Closes the innermost element, whose last byte stands before `to`.
    pub(crate) fn close(&mut self, to: usize) {
        self.is_after_text = false;
        if let Some(at) = self.open.pop() {
            let next = self.nodes.len() as u32;
            let node = &mut self.nodes[at as usize];
            node.to = to as u32;
            node.next = next;
        }
    }

    /// Whether the last thing added is text of the element now open.
    pub(crate) fn ends_with_text(&self) -> bool {
        self.is_after_text
    }

    /// Adds text.
    pub(crate) fn text(&mut self, kind: Kind, from: usize, to: usize) {
        self.is_after_text = true;
        let next = self.nodes.len() as u32 + 1;
        let (from, to, first_attribute) = (from as u32, to as u32, self.attributes.len() as u32);
        self.nodes.push(Node { from, to, next, first_attribute, name: 0, kind, holds_text: false });
        if let Some(parent) = self.open.last() {
            self.nodes[*parent as usize].holds_text = true;
        }
    }

    /// Names of the open elements, outermost first.
    pub(crate) fn path(&self, text: &[u8]) -> String {
        let mut path = String::new();
        for &at in &self.open {
            let node = &self.nodes[at as usize];
            let name = &text[node.from as usize + 1..node.from as usize + 1 + usize::from(node.name)];
            path.push('/');
            path.push_str(&String::from_utf8_lossy(name));
        }
        path
    }
}

/// A tape with the bytes it speaks of.
pub(crate) struct Tree<'a> {
    text: &'a str,
    tape: &'a Tape,
    origin: Position,
    /// The byte asked for last, and its line: questions come nearly in file order.
    last: Cell<(u32, u64)>,
    places: Places,
}

impl<'a> Tree<'a> {
    pub(crate) fn new(text: &'a str, tape: &'a Tape, origin: Position) -> Tree<'a> {
        Tree { text, tape, origin, last: Cell::new((0, origin.line)), places: Places::default() }
    }

    /// The text it speaks of.
    pub(crate) fn text(&self) -> &'a str {
        self.text
    }

    /// The outermost element.
    pub(crate) fn root(&'a self) -> Element<'a> {
        Element { tree: self, at: 0 }
    }

    /// Where a byte of the activity stands in the file.
    pub(crate) fn position(&self, at: u32) -> Position {
        self.places.position(self.text.as_bytes(), self.origin, at as usize)
    }

    /// The byte of the activity at which a part of its text begins.
    pub(crate) fn offset(&self, part: &str) -> u32 {
        (part.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize).min(self.text.len()) as u32
    }

    /// The path from the outermost element to this one, with a number where elements of one name stand beside it.
    pub(crate) fn path_to(&'a self, target: u32) -> String {
        let mut at = self.root();
        let mut path = String::new();
        for depth in 0.. {
            let Some((next, number)) = self.places.child(depth, at, target) else { break };
            path.push('/');
            path.push_str(next.name());
            if number > 0 {
                path.push_str(&format!("[{number}]"));
            }
            at = next;
        }
        path
    }

    /// The line in the file of a byte of the activity.
    fn line(&self, at: u32) -> u64 {
        let (last, line) = self.last.get();
        let line = match at.checked_sub(last) {
            Some(ahead) if ahead < 1 << 16 => line + line_ends(&self.text.as_bytes()[last as usize..at as usize]),
            _ => self.position(at).line,
        };
        self.last.set((at, line));
        line
    }
}

/// One element.
#[derive(Clone, Copy)]
pub(crate) struct Element<'a> {
    tree: &'a Tree<'a>,
    at: u32,
}

impl<'a> Element<'a> {
    fn node(self) -> &'a Node {
        &self.tree.tape.nodes[self.at as usize]
    }

    /// Its name as written, with prefix.
    pub(crate) fn name(self) -> &'a str {
        let node = self.node();
        let from = node.from as usize + 1;
        &self.tree.text[from..from + usize::from(node.name)]
    }

    /// Its number in the activity.
    pub(crate) fn number(self) -> u32 {
        self.at
    }

    /// The number of the first node after it and all in it.
    pub(crate) fn next(self) -> u32 {
        self.node().next
    }

    /// The element of a number in the same activity.
    pub(crate) fn sibling(self, number: u32) -> Element<'a> {
        Element { tree: self.tree, at: number }
    }

    /// The byte at which it begins.
    pub(crate) fn offset(self) -> u32 {
        self.node().from
    }

    /// The byte after its end tag.
    pub(crate) fn end(self) -> u32 {
        self.node().to
    }

    /// The element as written.
    pub(crate) fn raw(self) -> &'a str {
        &self.tree.text[self.node().from as usize..self.node().to as usize]
    }

    /// The byte after its start tag, and whether that is its end too.
    pub(crate) fn start_tag_end(self) -> (u32, bool) {
        let node = self.node();
        let last = self.attributes().last().map(|(_, value)| self.tree.offset(value) as usize + value.len() + 1);
        let from = last.unwrap_or(node.from as usize + 1 + usize::from(node.name));
        let text = self.tree.text.as_bytes();
        let at = text[from..].iter().position(|b| *b == b'>').map_or(text.len(), |at| from + at + 1);
        (at as u32, text.get(at.wrapping_sub(2)) == Some(&b'/'))
    }

    /// Whether it belongs to another namespace than the activity: by a prefix, or by naming one.
    pub(crate) fn is_foreign(self) -> bool {
        self.name().bytes().any(|b| b == b':')
            || self.tree.tape.has_default_namespace && self.attributes().any(|(n, v)| n == "xmlns" && !v.is_empty())
    }

    /// The element as published, start tag to end tag.
    pub(crate) fn source(self) -> &'a str {
        let node = self.node();
        &self.tree.text[node.from as usize..node.to as usize]
    }

    /// The tree it stands in.
    pub(crate) fn tree(self) -> &'a Tree<'a> {
        self.tree
    }

    /// Whether it has text of its own besides blanks.
    pub(crate) fn has_text(self) -> bool {
        self.node().holds_text
            && self.nodes_within().any(|n| n.node().kind != Kind::Element && !n.piece().trim().is_empty())
    }

    /// Its line in the file.
    pub(crate) fn line(self) -> u64 {
        self.tree.line(self.node().from)
    }

    /// Its attributes as name and raw value.
    pub(crate) fn attributes(self) -> impl Iterator<Item = (&'a str, &'a str)> {
        let text = self.tree.text;
        let name = move |a: &Attribute| {
            let from = a.name as usize;
            &text[from..from + a.name(text.as_bytes()).len()]
        };
        self.own_attributes().iter().map(move |a| (name(a), a.value(text)))
    }

    fn own_attributes(self) -> &'a [Attribute] {
        let tape = self.tree.tape;
        let end = tape.nodes.get(self.at as usize + 1).map_or(tape.attributes.len(), |n| n.first_attribute as usize);
        &tape.attributes[self.node().first_attribute as usize..end]
    }

    /// The value of an attribute without blanks around it; `None` where absent or blank.
    pub(crate) fn attribute(self, name: &str) -> Option<Cow<'a, str>> {
        self.attribute_as_published(name).map(trimmed).filter(|v| !v.is_empty())
    }

    /// The value of an attribute with its blanks.
    pub(crate) fn attribute_as_published(self, name: &str) -> Option<Cow<'a, str>> {
        let text = self.tree.text;
        let found = self.own_attributes().iter().find(|a| a.is(text.as_bytes(), name.as_bytes()));
        found.map(|a| attribute_value(a.value(text)))
    }

    /// The elements directly within it.
    pub(crate) fn children(self) -> impl Iterator<Item = Element<'a>> {
        self.nodes_within().filter(|e| e.node().kind == Kind::Element)
    }

    /// The first element of this name directly within it.
    pub(crate) fn child(self, name: &str) -> Option<Element<'a>> {
        self.children().find(|e| e.name() == name)
    }

    /// The elements of this name directly within it.
    pub(crate) fn children_named(self, name: &'static str) -> impl Iterator<Item = Element<'a>> {
        self.children().filter(move |e| e.name() == name)
    }

    /// Elements directly within it, texts of those, and indicators and periods: what is read into memory one by one.
    pub(crate) fn items(self) -> usize {
        let texts = |child: Element<'a>| child.children_named("narrative").count();
        let direct: usize = self.children().map(|child| 1 + texts(child)).sum();
        let results = self.children_named("result");
        let indicators = results.flat_map(|result| result.children_named("indicator"));
        direct + indicators.map(|indicator| 1 + indicator.children_named("period").count()).sum::<usize>()
    }

    fn nodes_within(self) -> impl Iterator<Item = Element<'a>> {
        let end = self.node().next;
        let mut at = self.at + 1;
        std::iter::from_fn(move || {
            (at < end).then(|| {
                let node = Element { tree: self.tree, at };
                at = node.node().next;
                node
            })
        })
    }

    /// Its own text without blanks around it: pieces, references and CDATA joined, children left out.
    pub(crate) fn text(self) -> Cow<'a, str> {
        trimmed(self.text_as_published())
    }

    /// Its own text with its blanks, line ends as LF.
    pub(crate) fn text_as_published(self) -> Cow<'a, str> {
        let mut pieces = self.nodes_within().filter(|n| n.node().kind != Kind::Element).map(Element::piece);
        let Some(first) = pieces.next() else { return Cow::Borrowed("") };
        let Some(second) = pieces.next() else { return first };
        let mut joined = first.into_owned();
        joined.push_str(&second);
        pieces.for_each(|piece| joined.push_str(&piece));
        Cow::Owned(joined)
    }

    fn piece(self) -> Cow<'a, str> {
        let node = self.node();
        let raw = &self.tree.text[node.from as usize..node.to as usize];
        let whole = if node.kind == Kind::Text { unescaped(raw) } else { Cow::Borrowed(raw) };
        if whole.contains('\r') && !raw.starts_with('&') {
            Cow::Owned(whole.replace("\r\n", "\n").replace('\r', "\n"))
        } else {
            whole
        }
    }
}

fn unescaped(raw: &str) -> Cow<'_, str> {
    if raw.contains('&') {
        // The reader refused files whose references mean nothing.
        quick_xml::escape::unescape(raw).unwrap_or(Cow::Borrowed(raw))
    } else {
        Cow::Borrowed(raw)
    }
}

/// Attribute values have their line ends and tabs turned into blanks (XML 1.0, section 3.3.3).
pub(crate) fn attribute_value(raw: &str) -> Cow<'_, str> {
    let (mut has_reference, mut has_blank) = (false, false);
    for byte in raw.bytes() {
        has_reference |= byte == b'&';
        has_blank |= matches!(byte, b'\t' | b'\n' | b'\r');
    }
    if has_blank {
        let flat = raw.replace("\r\n", " ").replace(['\t', '\n', '\r'], " ");
        Cow::Owned(unescaped(&flat).into_owned())
    } else if has_reference {
        unescaped(raw)
    } else {
        Cow::Borrowed(raw)
    }
}

fn trimmed(text: Cow<'_, str>) -> Cow<'_, str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
        Cow::Owned(text) if text.trim().len() == text.len() => Cow::Owned(text),
        Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
    }
}
