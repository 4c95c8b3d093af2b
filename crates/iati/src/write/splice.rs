//! Changes to a text that leave every other byte as it is. Which changes is `edit`'s business.

use super::shape::order_of;
use crate::tree::{Element, Tree};

/// Changes to one activity, made at once at the end.
pub(super) struct Splices<'t> {
    tree: &'t Tree<'t>,
    changes: Vec<(usize, usize, String)>,
}

impl<'t> Splices<'t> {
    pub(super) fn of(tree: &'t Tree<'t>) -> Splices<'t> {
        Splices { tree, changes: Vec::new() }
    }

    /// Puts another element in the place of one. `write` is given its indentation.
    pub(super) fn replace(&mut self, element: Element<'t>, write: impl FnOnce(&str) -> String) {
        let text = write(self.indent_of(element));
        self.changes.push((element.offset() as usize, element.end() as usize, text));
    }

    /// Takes an element out, with the blanks before it.
    pub(super) fn remove(&mut self, element: Element<'t>) {
        let from = element.offset() as usize - self.indent_before(element).len();
        self.changes.push((from, element.end() as usize, String::new()));
    }

    /// Takes bytes out that are no element: a comment.
    pub(super) fn cut(&mut self, from: usize, to: usize) {
        self.changes.push((from, to, String::new()));
    }

    /// Puts a new element among the children of an activity, where the schema wants one of its name: after the last
    /// that may stand before it.
    pub(super) fn insert(&mut self, name: &str, write: impl FnOnce(&str) -> String) {
        let root = self.tree.root();
        let mine = order_of(name);
        let before = root.children().filter(|c| !c.is_foreign() && order_of(c.name()) <= mine).last();
        let neighbour = before.or_else(|| root.children().next());
        let indent = neighbour.map_or("", |n| self.indent_before(n));
        let at = before.map_or(root.start_tag_end().0, Element::end) as usize;
        let text = format!("{indent}{}", write(indent.rsplit('\n').next().unwrap_or_default()));
        self.changes.push((at, at, text));
    }

    /// Sets an attribute of an element, or adds it.
    pub(super) fn set(&mut self, element: Element<'t>, name: &str, value: &str) {
        let value = super::xml::attribute_value(value);
        match element.attributes().find(|(n, _)| *n == name) {
            Some((_, now)) => {
                let from = self.tree.offset(now) as usize;
                // Between single quotes a single quote must not stand either.
                self.changes.push((from, from + now.len(), value.replace('\'', "&apos;")));
            }
            None => {
                let at = element.offset() as usize + 1 + element.name().len();
                self.changes.push((at, at, format!(" {name}=\"{value}\"")));
            }
        }
    }

    /// Takes an attribute of an element away, with the blanks before it.
    pub(super) fn unset(&mut self, element: Element<'t>, name: &str) {
        let Some((attribute, value)) = element.attributes().find(|(n, _)| *n == name) else { return };
        let name_at = self.tree.offset(attribute) as usize;
        let from = self.tree.text()[..name_at].trim_end().len();
        let to = self.tree.offset(value) as usize + value.len() + 1;
        self.changes.push((from, to, String::new()));
    }

    /// Puts another text into an element that has nothing else in it.
    pub(super) fn set_text(&mut self, element: Element<'t>, text: &str) {
        let text = super::xml::character_data(text);
        let (from, is_empty) = element.start_tag_end();
        if is_empty {
            let name = element.name();
            let at = element.end() as usize;
            self.changes.push((at - 2, at, format!(">{text}</{name}>")));
        } else {
            let to = element.offset() as usize + element.raw().rfind("</").unwrap_or(element.raw().len());
            self.changes.push((from as usize, to, text));
        }
    }

    /// The text with every change made.
    pub(super) fn made(mut self) -> Vec<u8> {
        self.changes.sort_by_key(|(from, to, _)| (*from, *to));
        let text = self.tree.text();
        let mut out = String::with_capacity(text.len() + 256);
        let mut at = 0;
        for (from, to, new) in &self.changes {
            out.push_str(text.get(at..*from).unwrap_or_default());
            out.push_str(new);
            at = at.max(*to);
        }
        out.push_str(&text[at..]);
        out.into_bytes()
    }

    /// Blanks between an element and what stands before it.
    fn indent_before(&self, element: Element<'_>) -> &'t str {
        let before = &self.tree.text()[..element.offset() as usize];
        &before[before.trim_end_matches([' ', '\t', '\r', '\n']).len()..]
    }

    /// The last line of those blanks.
    fn indent_of(&self, element: Element<'_>) -> &'t str {
        self.indent_before(element).rsplit('\n').next().unwrap_or_default()
    }
}
