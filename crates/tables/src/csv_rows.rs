//! CSV files as rows: delimiter found in the header, line ends of every sort, gzip, rows counted as a spreadsheet
//! counts them. Meaning of columns and cells is not here.

use crate::codes;
use crate::columns::Kind;
use crate::limits::Limits;
use crate::recognise::{Content, recognise};
use crate::rows::Rows;
use crate::text_guard::{BUFFER, Source, Stop, TextGuard};
use csv::StringRecord;
use domain::Finding;
use std::io::{self, Read};

/// How lines end, as the header line shows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum LineEnd {
    Lf,
    CrLf,
    Cr,
}

/// A CSV file.
pub(crate) struct CsvRows<R: Read> {
    reader: csv::Reader<TextGuard<R>>,
    limits: Limits,
    is_gzip: bool,
    line_end: LineEnd,
    /// Number of the last row given.
    row: u64,
    /// Line ends inside quotation marks so far; they start no row.
    inner_lines: u64,
}

impl<R: Read> CsvRows<R> {
    /// Opens a file whose content is text, or gzip with text in it.
    pub(crate) fn open(input: R, is_gzip: bool, kind: Kind, limits: Limits) -> Result<CsvRows<R>, Finding> {
        let source = if is_gzip { Source::gzip(input) } else { Source::Plain(input) };
        let mut guard = TextGuard::new(source, limits);
        if let Some(error) = guard.error_without_text() {
            return Err(finding_of(&error, is_gzip, 0, &limits));
        }
        match recognise(guard.raw_head())? {
            Content::Text => {}
            Content::Gzip | Content::Zip => return Err(Finding::refused(codes::GZIP_NOT_CSV)),
        }
        if guard.head().iter().all(u8::is_ascii_whitespace) && guard.head().len() < BUFFER {
            return Err(Finding::refused(codes::FILE_EMPTY));
        }
        let (delimiter, line_end) = shape(guard.head(), kind);
        let reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .buffer_capacity(BUFFER)
            .from_reader(guard);
        Ok(CsvRows { reader, limits, is_gzip, line_end, row: 0, inner_lines: 0 })
    }

    /// Whether the row just read is the last.
    fn is_last(&self) -> bool {
        self.reader.get_ref().has_ended_at(self.reader.position().byte())
    }

    fn number(&mut self, cells: &StringRecord) -> u64 {
        let inner = cells.as_slice().bytes().filter(|b| *b == b'\n').count() as u64;
        let line = self.reader.position().line();
        let start = match self.line_end {
            LineEnd::Lf => line.saturating_sub(1 + inner),
            // The second half of the line end is read with the next row, except after a last line without one.
            LineEnd::CrLf => {
                line.saturating_sub(inner + u64::from(self.is_last() && self.reader.get_ref().is_completed()))
            }
            LineEnd::Cr => 0,
        };
        let row = start.saturating_sub(self.inner_lines).max(self.row + 1);
        self.inner_lines += inner;
        row
    }
}

impl<R: Read> Rows for CsvRows<R> {
    fn next_row(&mut self, cells: &mut StringRecord) -> Result<Option<u64>, Finding> {
        self.reader.get_mut().start_record();
        match self.reader.read_record(cells) {
            Ok(false) => Ok(None),
            Ok(true) => {
                let row = self.number(cells);
                if self.is_last() && self.reader.get_ref().has_odd_quotes() && cells.as_slice().contains(['\n', '\r']) {
                    return Err(Finding::refused(codes::QUOTE_UNCLOSED).at_row(row).with("row", row));
                }
                self.row = row;
                Ok(Some(row))
            }
            Err(error) => match error.into_kind() {
                csv::ErrorKind::Io(error) => Err(finding_of(&error, self.is_gzip, self.row, &self.limits)),
                // Lengths may differ and the text is UTF-8 already, so nothing else is left to go wrong.
                other => Err(Finding::refused(codes::FILE_UNREADABLE)
                    .with("reason", format!("{other:?}"))
                    .with("row", self.row)),
            },
        }
    }
}

fn finding_of(error: &io::Error, is_gzip: bool, row: u64, limits: &Limits) -> Finding {
    match Stop::of(error) {
        Some(Stop::NotUtf8 { at, found }) => {
            Finding::refused(codes::ENCODING_NOT_UTF_8).with("byte", at).with("found", format_args!("0x{found:02X}"))
        }
        Some(Stop::NotText { at }) => Finding::refused(codes::FILE_NOT_TEXT).with("byte", at),
        Some(Stop::RecordTooLong) => {
            Finding::refused(codes::ROW_TOO_LONG).at_row(row + 1).with("row", row + 1).with("limit", limits.record)
        }
        Some(Stop::Bomb) => Finding::refused(codes::GZIP_BOMB).with("ratio", limits.ratio),
        None if is_gzip && error.kind() == io::ErrorKind::UnexpectedEof => {
            Finding::refused(codes::GZIP_TRUNCATED).with("row", row)
        }
        None if is_gzip && matches!(error.kind(), io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput) => {
            Finding::refused(codes::GZIP_DAMAGED).with("row", row)
        }
        None => Finding::refused(codes::FILE_UNREADABLE).with("reason", error).with("row", row),
    }
}

/// Delimiter and line end, from the first line: the delimiter that gives most columns of the kind, else the most
/// frequent, else a comma.
fn shape(head: &[u8], kind: Kind) -> (u8, LineEnd) {
    let start = head.iter().position(|b| !b.is_ascii_whitespace()).unwrap_or(0);
    let head = &head[start..];
    let mut is_quoted = false;
    let end = head.iter().position(|b| {
        is_quoted ^= *b == b'"';
        !is_quoted && matches!(b, b'\n' | b'\r')
    });
    let (line, after) = head.split_at(end.unwrap_or(head.len()));
    let line_end = match after {
        [b'\r', b'\n', ..] => LineEnd::CrLf,
        [b'\r', ..] => LineEnd::Cr,
        _ => LineEnd::Lf,
    };
    let line = String::from_utf8_lossy(line);
    let known = |delimiter: char| {
        let names = line.split(delimiter).map(|n| n.trim().trim_matches('"').trim());
        names.filter(|n| kind.columns().iter().any(|c| c.name.eq_ignore_ascii_case(n))).count()
    };
    let best = [',', ';', '\t'].into_iter().rev().max_by_key(|d| (known(*d), line.matches(*d).count()));
    (best.map_or(b',', |d| d as u8), line_end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(bytes: &[u8]) -> Result<Vec<(u64, Vec<String>)>, &'static str> {
        let mut rows = CsvRows::open(bytes, bytes.starts_with(b"\x1F\x8B"), Kind::Milestones, Limits::default())
            .map_err(|f| f.code)?;
        let (mut all, mut cells) = (Vec::new(), StringRecord::new());
        while let Some(row) = rows.next_row(&mut cells).map_err(|f| f.code)? {
            all.push((row, cells.iter().map(str::to_owned).collect()));
        }
        Ok(all)
    }

    #[test]
    fn rows_are_counted_as_a_spreadsheet_counts_them() {
        for end in ["\n", "\r\n"] {
            let text = ["activity,milestone", "", "a,\"two\nlines\"", "b,c", "", "", "d,e"].join(end);
            for text in [text.clone(), text + end] {
                let numbers: Vec<u64> = rows(text.as_bytes()).unwrap().iter().map(|r| r.0).collect();
                assert_eq!(numbers, [1, 3, 4, 7], "{text:?}");
            }
        }
        assert_eq!(rows(b"activity\ra\rb").unwrap().iter().map(|r| r.0).collect::<Vec<_>>(), [1, 2, 3]);
    }

    #[test]
    fn delimiters_are_found_in_the_header() {
        for (text, cells) in [
            ("activity,milestone\na,b", 2),
            ("activity;milestone;x,y\na;b;c", 3),
            ("activity\tmilestone\na\tb", 2),
            ("\u{feff}\"activity\";\"milestone\"\r\n\"a;b\";c\r\n", 2),
            ("activity", 1),
        ] {
            let all = rows(text.as_bytes()).unwrap();
            assert!(all.iter().all(|r| r.1.len() == cells), "{text:?} {all:?}");
            assert_eq!(all[0].1[0], "activity");
        }
    }

    #[test]
    fn broken_files_are_refused_by_name() {
        assert_eq!(rows(b""), Err(codes::FILE_EMPTY));
        assert_eq!(rows(b"\xEF\xBB\xBF \r\n"), Err(codes::FILE_EMPTY));
        assert_eq!(rows(b"activity,milestone\nG\xE9n,x\n"), Err(codes::ENCODING_NOT_UTF_8));
        assert_eq!(rows(b"activity,milestone\nG\xC3"), Err(codes::ENCODING_NOT_UTF_8));
        assert_eq!(rows(b"activity,milestone\na,\"b\nc,d\ne,f\n"), Err(codes::QUOTE_UNCLOSED));
        let mut long = b"activity,milestone\na,\"".to_vec();
        long.resize(3 << 20, b'x');
        assert_eq!(rows(&long), Err(codes::ROW_TOO_LONG));
        let mut zero = b"activity,milestone\n".to_vec();
        zero.extend(b"a,b\n".repeat(100_000));
        zero.push(0);
        assert_eq!(rows(&zero), Err(codes::FILE_NOT_TEXT));
    }

    #[test]
    fn characters_may_lie_across_pieces() {
        let text = format!("activity,milestone\n{}", "aé€😀,x\n".repeat(60_000));
        for shift in 0..4 {
            let text = format!("{}{text}", "\n".repeat(shift));
            assert_eq!(rows(text.as_bytes()).unwrap().len(), 60_001);
        }
    }
}
