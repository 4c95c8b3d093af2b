//! What a file is, by its first bytes: the encoding it is marked or declared with, or the kind of file that is no XML.

use crate::codes;
use crate::encoding::Encoding;
use domain::Finding;

/// Bytes looked at to recognise what a file is.
pub(crate) const HEAD: usize = 4 << 10;

/// The encoding a byte order mark (or `<` in two bytes) tells, and the length of the mark.
pub(crate) fn byte_order(head: &[u8]) -> Result<(Option<Encoding>, usize), Finding> {
    let (little, big) = (Encoding::Utf16 { big_endian: false }, Encoding::Utf16 { big_endian: true });
    Ok(match head {
        [0xef, 0xbb, 0xbf, ..] => (Some(Encoding::Utf8), 3),
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => {
            return Err(Finding::refused(codes::ENCODING_UNSUPPORTED).with("encoding", "UTF-32"));
        }
        [0xff, 0xfe, ..] => (Some(little), 2),
        [0xfe, 0xff, ..] => (Some(big), 2),
        [b'<', 0, next, 0, ..] if *next != 0 => (Some(little), 0),
        [0, b'<', 0, next, ..] if *next != 0 => (Some(big), 0),
        _ => (None, 0),
    })
}

/// What a file is that does not begin like XML: a slug, `empty` among them.
pub(crate) fn other_kind(head: &[u8]) -> Option<&'static str> {
    let start = head.iter().position(|b| !b.is_ascii_whitespace());
    let Some(start) = start else { return Some(if head.len() < HEAD { "empty" } else { "text" }) };
    let head = &head[start..];
    let begins = |prefix: &str| head.get(..prefix.len()).is_some_and(|h| h.eq_ignore_ascii_case(prefix.as_bytes()));
    let holds = |word: &[u8]| head.windows(word.len()).any(|w| w == word);
    if begins("<!doctype html") || begins("<html") || begins("<head") || begins("<body") {
        return Some("html");
    }
    if head[0] == b'<' {
        return None;
    }
    Some(if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        let office = holds(b"[Content_Types].xml") || holds(b"xl/") || holds(b"vnd.oasis.opendocument.spreadsheet");
        if office { "spreadsheet" } else { "zip" }
    } else if head.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        "spreadsheet"
    } else if begins("%PDF") {
        "pdf"
    } else if head.contains(&0) {
        "binary"
    } else if begins("{\\rtf") {
        "text"
    } else if matches!(head[0], b'{' | b'[') {
        "json"
    } else {
        let line = head.split(|b| matches!(b, b'\n' | b'\r')).next().unwrap_or_default();
        let separated = line.iter().any(|b| matches!(b, b',' | b';' | b'\t'));
        if separated { "csv" } else { "text" }
    })
}

/// The `encoding` of the XML declaration, if the text begins with one that has it.
pub(crate) fn declared_encoding(head: &[u8]) -> Option<String> {
    let start = head.iter().position(|b| !b.is_ascii_whitespace())?;
    let rest = head[start..].strip_prefix(b"<?xml")?;
    let end = rest.windows(2).position(|w| w == b"?>")?;
    let declaration = String::from_utf8_lossy(&rest[..end]);
    let (_, value) = declaration.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    value[1..].split_once(quote).map(|(name, _)| name.trim().to_owned())
}
