//! XML text, element by element, indented by two blanks, with everything escaped that must be. What the elements mean
//! is known by the files beside this one.

/// An element and what is in it, while it is written.
#[derive(Default)]
pub(super) struct Xml {
    out: String,
    /// Stands after every line end.
    indent: String,
    open: Vec<Open>,
    is_in_tag: bool,
}

struct Open {
    name: &'static str,
    has_elements: bool,
}

impl Xml {
    /// For elements whose neighbours are indented by `indent`.
    pub(super) fn indented(indent: &str) -> Xml {
        Xml { indent: indent.to_owned(), ..Xml::default() }
    }

    /// Opens an element.
    pub(super) fn open(&mut self, name: &'static str) -> &mut Xml {
        self.end_tag();
        if let Some(parent) = self.open.last_mut() {
            parent.has_elements = true;
        }
        if !self.out.is_empty() {
            self.new_line();
        }
        self.out.push('<');
        self.out.push_str(name);
        self.open.push(Open { name, has_elements: false });
        self.is_in_tag = true;
        self
    }

    /// An attribute of the element just opened.
    pub(super) fn attribute(&mut self, name: &str, value: &str) -> &mut Xml {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        self.out.push_str(&attribute_value(value));
        self.out.push('"');
        self
    }

    /// An attribute, where there is a value.
    pub(super) fn optional(&mut self, name: &str, value: Option<&str>) -> &mut Xml {
        match value {
            Some(value) => self.attribute(name, value),
            None => self,
        }
    }

    /// Text of the open element.
    pub(super) fn text(&mut self, text: &str) -> &mut Xml {
        self.end_tag();
        self.out.push_str(&character_data(text));
        self
    }

    /// Closes the element opened last.
    pub(super) fn close(&mut self) -> &mut Xml {
        let Some(open) = self.open.pop() else { return self };
        if std::mem::take(&mut self.is_in_tag) {
            self.out.push_str("/>");
            return self;
        }
        if open.has_elements {
            self.new_line();
        }
        self.out.push_str("</");
        self.out.push_str(open.name);
        self.out.push('>');
        self
    }

    /// What was written.
    pub(super) fn finish(self) -> String {
        self.out
    }

    fn end_tag(&mut self) {
        if std::mem::take(&mut self.is_in_tag) {
            self.out.push('>');
        }
    }

    fn new_line(&mut self) {
        self.out.push('\n');
        self.out.push_str(&self.indent);
        for _ in &self.open {
            self.out.push_str("  ");
        }
    }
}

/// The value of an attribute as it stands between double quotes.
pub(super) fn attribute_value(value: &str) -> String {
    escaped(value, |c| match c {
        '"' => Some("&quot;"),
        '\n' => Some("&#10;"),
        '\t' => Some("&#9;"),
        _ => None,
    })
}

/// Text between tags.
pub(super) fn character_data(text: &str) -> String {
    escaped(text, |_| None)
}

/// Characters that XML 1.0 has no way to write become blanks.
fn escaped(text: &str, more: impl Fn(char) -> Option<&'static str>) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\r' => out.push_str("&#13;"),
            '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.push(' '),
            c => match more(c) {
                Some(reference) => out.push_str(reference),
                None => out.push(c),
            },
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_indented_and_everything_is_escaped() {
        let mut xml = Xml::indented("\t");
        xml.open("a").attribute("b", "1 \"<\n").open("c").text("x & <y>\u{1}").close().open("d").close().close();
        assert_eq!(xml.finish(), "<a b=\"1 &quot;&lt;&#10;\">\n\t  <c>x &amp; &lt;y&gt; </c>\n\t  <d/>\n\t</a>");
    }
}
