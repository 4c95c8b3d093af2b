//! An element that is built: attributes, text, children, or bytes taken over as they are. Knows no element by name.

/// One element.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Part {
    pub(super) name: String,
    pub(super) attributes: Vec<(String, String)>,
    pub(super) text: String,
    pub(super) children: Vec<Part>,
    /// The element as published: one of another namespace.
    verbatim: Option<String>,
}

impl Part {
    pub(super) fn new(name: &str) -> Part {
        Part { name: name.to_owned(), ..Part::default() }
    }

    /// An element of another namespace.
    pub(super) fn verbatim(source: &str) -> Part {
        Part { verbatim: Some(source.to_owned()), ..Part::default() }
    }

    /// With an attribute.
    pub(super) fn with(mut self, name: &str, value: &str) -> Part {
        self.set(name, value);
        self
    }

    /// With a child that holds text.
    pub(super) fn with_text_child(mut self, name: &str, text: &str) -> Part {
        self.children.push(Part { text: text.to_owned(), ..Part::new(name) });
        self
    }

    pub(super) fn set(&mut self, name: &str, value: &str) {
        match self.attributes.iter_mut().find(|(n, _)| n == name) {
            Some((_, old)) => *old = value.to_owned(),
            None => self.attributes.push((name.to_owned(), value.to_owned())),
        }
    }

    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    /// Whether no attribute of the two says different things.
    pub(super) fn agrees_with(&self, other: &Part) -> bool {
        self.attributes.iter().all(|(name, value)| other.get(name).is_none_or(|v| v == value))
    }

    /// Whether both hold narratives and nothing else, and none of them in the same language.
    pub(super) fn speaks_other_languages_than(&self, other: &Part) -> bool {
        let is_text = |part: &Part| part.children.iter().all(|c| c.name == "narrative") && part.text.is_empty();
        let spoken = |part: &Part, language| part.children.iter().any(|c| c.get("xml:lang") == language);
        is_text(self) && is_text(other) && self.children.iter().all(|c| !spoken(other, c.get("xml:lang")))
    }

    /// Its own text and that of all within it.
    pub(super) fn all_text(&self) -> String {
        let mut text = self.text.clone();
        for child in &self.children {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&child.all_text());
        }
        text
    }

    pub(super) fn write(&self, out: &mut String) {
        if let Some(source) = &self.verbatim {
            out.push_str(source);
            return;
        }
        out.push('<');
        out.push_str(&self.name);
        for (name, value) in &self.attributes {
            out.push(' ');
            out.push_str(name);
            out.push_str("=\"");
            push_escaped(out, value, true);
            out.push('"');
        }
        if self.text.is_empty() && self.children.is_empty() {
            out.push_str("/>");
            return;
        }
        out.push('>');
        push_escaped(out, &self.text, false);
        self.children.iter().for_each(|c| c.write(out));
        out.push_str("</");
        out.push_str(&self.name);
        out.push('>');
    }
}

/// Text or the value of an attribute, so that it reads back the same. Characters that XML does not allow are left out:
/// a file can only have them by reference.
fn push_escaped(out: &mut String, text: &str, is_attribute: bool) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' if is_attribute => out.push_str("&quot;"),
            '\r' => out.push_str("&#13;"),
            '\n' if is_attribute => out.push_str("&#10;"),
            '\t' if is_attribute => out.push_str("&#9;"),
            '\t' | '\n' => out.push(c),
            c if c < ' ' || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
}
