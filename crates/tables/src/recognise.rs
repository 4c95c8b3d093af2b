//! What a file is, from its first bytes: its name may say anything. Only the first bytes; what follows is checked while
//! it is read.

use crate::codes;
use domain::Finding;

/// What a file can be read as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Content {
    /// Text, to be read as CSV.
    Text,
    /// gzip.
    Gzip,
    /// ZIP, to be read as a workbook.
    Zip,
}

/// Beginnings of files that are no tables.
const FOREIGN: &[(&[u8], &str, &str)] = &[
    (b"%PDF", codes::FILE_PDF, ""),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", codes::FILE_XLS, ""),
    (b"\x89PNG", codes::FILE_IMAGE, "PNG"),
    (b"\xFF\xD8\xFF", codes::FILE_IMAGE, "JPEG"),
    (b"GIF8", codes::FILE_IMAGE, "GIF"),
    (b"7z\xBC\xAF\x27\x1C", codes::FILE_ARCHIVE, "7z"),
    (b"\xFD7zXZ\0", codes::FILE_ARCHIVE, "xz"),
    (b"BZh", codes::FILE_ARCHIVE, "bzip2"),
    (b"\x28\xB5\x2F\xFD", codes::FILE_ARCHIVE, "zstd"),
    (b"Rar!\x1A\x07", codes::FILE_ARCHIVE, "rar"),
];

/// Recognises a file by its first bytes (a few thousand are enough), or says what it is instead of a table.
pub(crate) fn recognise(head: &[u8]) -> Result<Content, Finding> {
    if head.starts_with(b"\x1F\x8B") {
        return Ok(Content::Gzip);
    }
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return Ok(Content::Zip);
    }
    for (magic, code, format) in FOREIGN {
        if head.starts_with(magic) && !(*magic == b"BZh" && head.get(3).is_none_or(|c| !c.is_ascii_digit())) {
            let finding = Finding::refused(code);
            return Err(if format.is_empty() { finding } else { finding.with("format", format) });
        }
    }
    if head.len() > 262 && head[257..].starts_with(b"ustar") {
        return Err(Finding::refused(codes::FILE_ARCHIVE).with("format", "tar"));
    }
    text(head)
}

/// Tells tables from other sorts of text.
fn text(head: &[u8]) -> Result<Content, Finding> {
    if head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF") {
        return Err(Finding::refused(codes::ENCODING_UTF_16).with("byte", 0));
    }
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    if let Some(at) = head.iter().take(64).position(|b| *b == 0) {
        // Latin text in UTF-16 has a zero in every second byte.
        let pairs = head.chunks_exact(2).take(16);
        let half_zero = pairs.len() > 0 && pairs.clone().all(|p| (p[0] == 0) != (p[1] == 0));
        let code = if half_zero { codes::ENCODING_UTF_16 } else { codes::FILE_NOT_TEXT };
        return Err(Finding::refused(code).with("byte", at));
    }
    let start = head.iter().position(|b| !b.is_ascii_whitespace()).unwrap_or(head.len());
    let beginning: Vec<u8> = head[start..].iter().take(64).map(u8::to_ascii_lowercase).collect();
    let begins = |texts: &[&str]| texts.iter().any(|t| beginning.starts_with(t.as_bytes()));
    let code = if begins(&["<!doctype html", "<html", "<head", "<body", "<table", "<script"]) {
        codes::FILE_HTML
    } else if begins(&["<?xml", "<!--", "<iati", "<!doctype"]) {
        codes::FILE_XML
    } else if begins(&["{", "[{", "[\n", "[["]) {
        codes::FILE_JSON
    } else {
        return Ok(Content::Text);
    };
    Err(Finding::refused(code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_named_as_what_they_are() {
        for (head, expected) in [
            (&b"%PDF-1.7"[..], codes::FILE_PDF),
            (b"<!DOCTYPE html><html>", codes::FILE_HTML),
            (b"\n\n  <HTML>", codes::FILE_HTML),
            (b"<?xml version=\"1.0\"?>", codes::FILE_XML),
            (b"\xEF\xBB\xBF<iati-activities>", codes::FILE_XML),
            (b"{\"a\":1}", codes::FILE_JSON),
            (b"\xFF\xFEa\0c\0", codes::ENCODING_UTF_16),
            (b"a\0c\0t\0i\0", codes::ENCODING_UTF_16),
            (b"\0a\0c\0t\0i", codes::ENCODING_UTF_16),
            (b"abc\0\0\0\0defgh", codes::FILE_NOT_TEXT),
            (b"\x89PNG\r\n", codes::FILE_IMAGE),
            (b"BZh91AY", codes::FILE_ARCHIVE),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1..", codes::FILE_XLS),
        ] {
            assert_eq!(recognise(head).map_err(|f| f.code), Err(expected), "{head:?}");
        }
        assert_eq!(recognise(b"activity,title\n"), Ok(Content::Text));
        assert_eq!(recognise(b"BZhang,title\n"), Ok(Content::Text));
        assert_eq!(recognise(b"\x1F\x8B\x08"), Ok(Content::Gzip));
        assert_eq!(recognise(b"PK\x03\x04"), Ok(Content::Zip));
    }
}
