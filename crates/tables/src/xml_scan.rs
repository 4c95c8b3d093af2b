//! A look at the XML of a workbook part while it is unpacked: nothing too deep, no piece too long, no document type,
//! no counts that promise more than is there. It keeps nothing, so a part of any size takes no memory.
//! What the XML means is not here.

use crate::codes;

/// Deepest nesting of elements; workbooks need about ten.
const DEEPEST: usize = 100;
/// Longest tag, text, comment or section, in bytes. A cell holds at most 32,767 characters.
const LONGEST: usize = 1 << 20;
/// Longest cell or shared text with all its parts.
const LONGEST_ITEM: usize = 2 << 20;
/// So much of each tag is kept for a look at its attributes.
const KEPT: usize = 300;

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Text,
    /// After `<`.
    Tag,
    /// Inside a quoted attribute of a tag.
    Quoted(u8),
    /// After `<!`, not yet known of what kind.
    Bang,
    Comment,
    Section,
    Instruction,
}

/// Scans one part.
pub(crate) struct XmlScan {
    state: State,
    piece: usize,
    item: usize,
    depth: usize,
    kept: Vec<u8>,
    last: [u8; 3],
    /// Inside `sheetData` or `sst`, where items are expected to follow one another.
    is_in_items: bool,
    /// Shared texts seen.
    pub(crate) strings: u64,
    /// Shared texts promised.
    pub(crate) strings_promised: u64,
}

impl XmlScan {
    /// A scan at the beginning of a part.
    pub(crate) fn new() -> XmlScan {
        XmlScan {
            state: State::Text,
            piece: 0,
            item: 0,
            depth: 0,
            kept: Vec::with_capacity(KEPT),
            last: [0; 3],
            is_in_items: false,
            strings: 0,
            strings_promised: 0,
        }
    }

    /// Looks at the next bytes; an error is the code of the finding.
    pub(crate) fn look(&mut self, bytes: &[u8]) -> Result<(), &'static str> {
        for &byte in bytes {
            self.piece += 1;
            self.item += 1;
            if self.piece > LONGEST || (self.is_in_items && self.item > LONGEST_ITEM) {
                return Err(codes::XLSX_HOSTILE);
            }
            self.byte(byte)?;
            self.last = [self.last[1], self.last[2], byte];
        }
        Ok(())
    }

    fn enter(&mut self, state: State) {
        self.state = state;
        self.piece = 0;
        self.last = [0; 3];
    }

    fn byte(&mut self, byte: u8) -> Result<(), &'static str> {
        match self.state {
            State::Text => {
                if byte == b'<' {
                    self.kept.clear();
                    self.enter(State::Tag);
                }
            }
            State::Tag => match byte {
                b'!' if self.kept.is_empty() => self.enter(State::Bang),
                b'?' if self.kept.is_empty() => self.enter(State::Instruction),
                b'"' | b'\'' => {
                    self.keep(byte);
                    self.state = State::Quoted(byte);
                }
                b'>' => {
                    self.tag_ends()?;
                    self.enter(State::Text);
                }
                _ => self.keep(byte),
            },
            State::Quoted(quote) => {
                self.keep(byte);
                if byte == quote {
                    self.state = State::Tag;
                }
            }
            State::Bang => {
                self.keep(byte);
                match self.kept.as_slice() {
                    b"--" => self.enter(State::Comment),
                    b"[CDATA[" => self.enter(State::Section),
                    kept if kept.len() >= 7 => {
                        let is_doctype = kept.eq_ignore_ascii_case(b"DOCTYPE");
                        return Err(if is_doctype { codes::XLSX_DOCTYPE } else { codes::XLSX_HOSTILE });
                    }
                    _ => {}
                }
            }
            State::Comment => {
                if byte == b'>' && self.last[1..] == *b"--" {
                    self.enter(State::Text);
                }
            }
            State::Section => {
                if byte == b'>' && self.last[1..] == *b"]]" {
                    self.enter(State::Text);
                }
            }
            State::Instruction => {
                if byte == b'>' && self.last[2] == b'?' {
                    self.enter(State::Text);
                }
            }
        }
        Ok(())
    }

    fn keep(&mut self, byte: u8) {
        if self.kept.len() < KEPT {
            self.kept.push(byte);
        }
    }

    fn tag_ends(&mut self) -> Result<(), &'static str> {
        let is_closing = self.kept.first() == Some(&b'/');
        let is_empty = self.last[2] == b'/';
        let start = usize::from(is_closing);
        let name_end = self.kept[start..].iter().position(|b| b.is_ascii_whitespace() || *b == b'/');
        let name = &self.kept[start..name_end.map_or(self.kept.len(), |e| start + e)];
        let name = name.rsplit(|b| *b == b':').next().unwrap_or_default();
        match name {
            b"c" | b"row" | b"si" => {
                self.item = 0;
                self.strings += u64::from(name == b"si" && !is_closing);
            }
            b"sheetData" | b"sst" => {
                self.is_in_items = !is_closing && !is_empty;
                self.item = 0;
                if name == b"sst" && !is_closing {
                    self.strings_promised = attribute(&self.kept, b"uniqueCount").map_or(0, number);
                }
            }
            b"dimension" if !attribute(&self.kept, b"ref").is_none_or(is_range) => return Err(codes::XLSX_DAMAGED),
            _ => {}
        }
        if is_closing {
            self.depth = self.depth.saturating_sub(1);
        } else if !is_empty {
            self.depth += 1;
        }
        if self.depth > DEEPEST { Err(codes::XLSX_HOSTILE) } else { Ok(()) }
    }
}

/// The value of an attribute of a tag, if it stands in the kept part.
fn attribute<'a>(tag: &'a [u8], name: &[u8]) -> Option<&'a [u8]> {
    let at = tag.windows(name.len()).position(|w| w == name)?;
    let rest = tag[at + name.len()..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let (quote, rest) = rest.split_first()?;
    let end = rest.iter().position(|b| b == quote)?;
    Some(&rest[..end])
}

/// A count; one that is no number or too large for one is as large as can be.
fn number(digits: &[u8]) -> u64 {
    std::str::from_utf8(digits).ok().and_then(|t| t.parse().ok()).unwrap_or(u64::MAX)
}

/// Whether a range such as `A1:T50` runs forwards.
fn is_range(range: &[u8]) -> bool {
    let mut corners = range.split(|b| *b == b':').map(corner);
    match (corners.next(), corners.next(), corners.next()) {
        (Some(Some(_)), None, None) => true,
        (Some(Some(from)), Some(Some(to)), None) => from.0 <= to.0 && from.1 <= to.1,
        _ => false,
    }
}

/// Column and row of `A1`.
fn corner(text: &[u8]) -> Option<(u32, u32)> {
    let letters = text.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    if letters == 0 || letters > 3 {
        return None;
    }
    let column = text[..letters].iter().fold(0, |n, b| n * 26 + u32::from(b.to_ascii_uppercase() - b'A' + 1));
    let row = std::str::from_utf8(&text[letters..]).ok()?.parse().ok().filter(|r| (1..=1_048_576).contains(r))?;
    Some((column, row))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(text: &[u8]) -> Result<(), &'static str> {
        XmlScan::new().look(text)
    }

    #[test]
    fn ordinary_parts_pass() {
        let sheet = br#"<?xml version="1.0"?><!-- made by hand --><worksheet><dimension ref="A1:C9"/><sheetData>
            <row r="1"><c r="A1" t="s"><v>0</v></c><c t="inlineStr"><is><t><![CDATA[a<b>]]></t></is></c></row></sheetData></worksheet>"#;
        let mut scan = XmlScan::new();
        scan.look(sheet).unwrap();
        assert_eq!((scan.depth, scan.is_in_items), (0, false));
        let mut scan = XmlScan::new();
        scan.look(br#"<sst count="3" uniqueCount="2"><si><t>a</t></si><x:si/></sst>"#).unwrap();
        assert_eq!((scan.strings, scan.strings_promised), (2, 2));
    }

    #[test]
    fn parts_built_to_hurt_do_not() {
        assert_eq!(look(b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"), Err(codes::XLSX_DOCTYPE));
        assert_eq!(look(&b"<a>".repeat(200)), Err(codes::XLSX_HOSTILE));
        assert_eq!(look(&[b"<t>".to_vec(), vec![b'x'; 2 << 20]].concat()), Err(codes::XLSX_HOSTILE));
        assert_eq!(look(&[b"<t a='".to_vec(), vec![b'>'; 2 << 20]].concat()), Err(codes::XLSX_HOSTILE));
        assert_eq!(look(&[b"<!--".to_vec(), b"<a>".repeat(1 << 20)].concat()), Err(codes::XLSX_HOSTILE));
        let runs = [b"<sheetData><c><is>".to_vec(), b"<r><t>x</t></r>".repeat(1 << 20)].concat();
        assert_eq!(look(&runs), Err(codes::XLSX_HOSTILE));
        for range in ["C9:A1", "A0", "9", "A1:B2:C3", "AAAA1", "A1:", ""] {
            let tag = format!("<dimension ref=\"{range}\"/>");
            assert_eq!(look(tag.as_bytes()), Err(codes::XLSX_DAMAGED), "{range}");
        }
    }
}
