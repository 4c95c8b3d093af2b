//! One walk through a ZIP file before a workbook reader sees it: few enough parts, none encrypted, none packed again,
//! every part unpacked once through a counter and, where it is XML, scanned. After this walk a workbook reader can be
//! trusted with the file in bounded memory. What sheets and cells mean is in `xlsx_rows`.

use crate::codes;
use crate::limits::Limits;
use crate::xml_scan::XmlScan;
use domain::Finding;
use std::io::{self, Read, Seek, SeekFrom};
use zip::ZipArchive;

/// Bytes unpacked at a time.
const PIECE: usize = 64 << 10;

/// Walks through the file; an error says what is wrong with it.
pub(crate) fn check<R: Read + Seek>(input: &mut R, limits: &Limits) -> Result<(), Finding> {
    let parts = count_parts(input).map_err(damaged)?;
    if parts > limits.parts as u64 {
        return Err(Finding::refused(codes::XLSX_TOO_MANY_PARTS).with("found", parts).with("limit", limits.parts));
    }
    input.seek(SeekFrom::Start(0)).map_err(damaged)?;
    let mut archive = ZipArchive::new(input).map_err(damaged)?;
    if archive.len() > limits.parts {
        let finding = Finding::refused(codes::XLSX_TOO_MANY_PARTS);
        return Err(finding.with("found", archive.len()).with("limit", limits.parts));
    }
    check_family(&archive)?;
    let mut unpacked = 0;
    for at in 0..archive.len() {
        unpacked += check_part(&mut archive, at, unpacked, limits)?;
    }
    Ok(())
}

fn damaged(reason: impl std::fmt::Display) -> Finding {
    Finding::refused(codes::XLSX_DAMAGED).with("reason", reason).with("row", 0)
}

/// How many parts the file says it has, read from its end record before any table of parts is built from it.
fn count_parts<R: Read + Seek>(input: &mut R) -> io::Result<u64> {
    let length = input.seek(SeekFrom::End(0))?;
    let start = length.saturating_sub(66_000);
    input.seek(SeekFrom::Start(start))?;
    let mut end = Vec::new();
    input.take(66_000).read_to_end(&mut end)?;
    let u16_at = |at: usize| end.get(at..at + 2).map_or(0, |b| u64::from(u16::from_le_bytes([b[0], b[1]])));
    let mut most = 0;
    for (at, signature) in end.windows(4).enumerate() {
        if signature == b"PK\x05\x06" {
            most = most.max(u16_at(at + 8)).max(u16_at(at + 10));
        } else if signature == b"PK\x06\x06" {
            let counts = end.get(at + 24..at + 40).unwrap_or_default();
            for count in counts.chunks_exact(8) {
                most = most.max(count.try_into().map_or(0, u64::from_le_bytes));
            }
        }
    }
    Ok(most)
}

/// Tells workbooks from other files that are ZIP inside.
fn check_family<R: Read + Seek>(archive: &ZipArchive<R>) -> Result<(), Finding> {
    // Names that are no text belong to no workbook part.
    let names: Vec<String> =
        archive.file_names().filter_map(Result::ok).map(|n| n.replace('\\', "/").to_ascii_lowercase()).collect();
    let has = |name: &str| names.iter().any(|n| n == name);
    if names.iter().any(|n| n.ends_with("workbook.xml"))
        || (has("[content_types].xml") && names.iter().any(|n| n.starts_with("xl/")))
    {
        return Ok(());
    }
    let is_opendocument = has("mimetype") || has("meta-inf/manifest.xml") || has("word/document.xml");
    Err(Finding::refused(if is_opendocument { codes::FILE_OPENDOCUMENT } else { codes::FILE_ZIP }))
}

/// Unpacks one part through the counter; gives its size.
fn check_part<R: Read + Seek>(
    archive: &mut ZipArchive<R>,
    at: usize,
    before: u64,
    limits: &Limits,
) -> Result<u64, Finding> {
    // The raw entry tells of encryption without being asked for a password.
    let raw = archive.by_index_raw(at).map_err(damaged)?;
    let (name, packed) = (short(&raw.name().map_err(damaged)?), raw.compressed_size());
    if raw.encrypted() {
        return Err(Finding::refused(codes::XLSX_ENCRYPTED).with("part", name));
    }
    drop(raw);
    let mut part = archive.by_index(at).map_err(damaged)?;
    let lower = name.replace('\\', "/").to_ascii_lowercase();
    let is_xml = lower.ends_with(".xml") || lower.ends_with(".rels") || lower.ends_with(".vml");
    let limit = limit_of(&lower, is_xml, limits);
    let bomb = |limit: u64| Finding::refused(codes::XLSX_BOMB).with("part", &name).with("limit", limit);
    let (mut scan, mut size, mut piece) = (XmlScan::new(), 0u64, vec![0; PIECE]);
    let mut beginning = Vec::new();
    loop {
        let n = match part.read(&mut piece) {
            Ok(0) => break,
            Ok(n) => n,
            Err(e) if e.kind() == io::ErrorKind::Interrupted => continue,
            Err(e) => return Err(damaged(e)),
        };
        size += n as u64;
        if size > limit || before + size > limits.workbook {
            return Err(bomb(limit.min(limits.workbook)));
        }
        if size > limits.ratio_free && size / packed.max(1) > limits.ratio {
            return Err(bomb(limits.ratio));
        }
        if beginning.len() < 4 {
            beginning.extend(&piece[..n.min(4)]);
            if beginning.starts_with(b"PK\x03\x04") || beginning.starts_with(b"\x1F\x8B\x08") {
                return Err(Finding::refused(codes::XLSX_NESTED).with("part", name));
            }
        }
        if is_xml {
            if size == n as u64 && (piece.starts_with(b"\xFF\xFE") || piece.starts_with(b"\xFE\xFF")) {
                // UTF-16 is allowed by the standard and written by nobody; the scan could not see into it.
                return Err(Finding::refused(codes::XLSX_HOSTILE).with("part", name));
            }
            scan.look(&piece[..n]).map_err(|code| match code {
                codes::XLSX_DAMAGED => damaged(&name),
                code => Finding::refused(code).with("part", &name),
            })?;
        }
    }
    if scan.strings > limits.shared_string_count {
        return Err(bomb(limits.shared_string_count));
    }
    // A reader makes room for as many texts as are promised.
    if scan.strings_promised > scan.strings.max(10_000) * 2 {
        return Err(Finding::refused(codes::XLSX_HOSTILE).with("part", name));
    }
    Ok(size)
}

fn limit_of(name: &str, is_xml: bool, limits: &Limits) -> u64 {
    match name.rsplit('/').next().unwrap_or_default() {
        "sharedstrings.xml" => limits.shared_strings,
        "styles.xml" => limits.styles,
        _ if name.contains("worksheets/") || !is_xml => limits.sheet,
        _ => limits.part,
    }
}

fn short(text: &str) -> String {
    text.chars().take(200).collect()
}
