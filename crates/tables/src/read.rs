//! Reading a file: what it is, its header, then row after row to whoever asked. Never the whole file in memory.

use crate::cells::Cells;
use crate::codes;
use crate::columns::Kind;
use crate::csv_rows::CsvRows;
use crate::header::Header;
use crate::limits::Limits;
use crate::recognise::{Content, recognise};
use crate::row;
use crate::rows::Rows;
use crate::xlsx_rows;
use csv::StringRecord;
use domain::statement::{Amendment, Statement};
use domain::{Day, Finding, Zone};
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::ops::ControlFlow;
use std::path::Path;

/// When rows without `recorded_on` became known. Events always do when they were completed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RecordedOn {
    /// Only the column says; else today, marked as assumed.
    Column,
    /// On this day.
    On(Day),
    /// On the row's own date, marked as assumed.
    Happened,
}

/// How to read a file.
#[derive(Clone, Copy, Debug)]
pub struct ReadOptions<'a> {
    /// Today, from the door's clock.
    pub today: Day,
    /// When rows that do not say so became known.
    pub recorded_on: RecordedOn,
    /// The organisation's time zone, for moments without offset and for the day of a moment.
    pub zone: &'a Zone,
    /// How much is believed.
    pub limits: Limits,
}

/// The format of a file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Format {
    /// Comma-separated text, perhaps packed with gzip.
    Csv,
    /// An Excel workbook.
    Xlsx,
}

impl Format {
    /// Its name, which is also the extension.
    pub const fn name(self) -> &'static str {
        match self {
            Format::Csv => "csv",
            Format::Xlsx => "xlsx",
        }
    }

    /// Reads its name.
    pub fn parse(text: &str) -> Option<Format> {
        [Format::Csv, Format::Xlsx].into_iter().find(|f| f.name().eq_ignore_ascii_case(text.trim()))
    }
}

/// One row as read. A refused row has no statement and at least one refused finding.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// Number in the file; the header is row 1, and blank rows count.
    pub number: u64,
    /// What it says, unless it is refused.
    pub statement: Option<Statement>,
    /// How it says it: a line to be withdrawn, or which of several equal ones.
    pub amendment: Amendment,
    /// What is wrong or notable.
    pub findings: Vec<Finding>,
}

/// What was read of a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FileReport {
    /// What the file turned out to be.
    pub format: Format,
    /// Whether it was packed with gzip.
    pub is_gzip: bool,
    /// The sheet that was read.
    pub sheet: Option<String>,
    /// Rows given to the sink; blank rows and the header are not counted.
    pub rows: u64,
    /// Rows refused.
    pub refused: u64,
    /// Findings about the file as a whole, such as columns that were left out.
    pub findings: Vec<Finding>,
    /// The sink wanted no more rows.
    pub is_stopped: bool,
}

/// Reads a file by its path. See [`read`].
pub fn read_path(
    kind: Kind,
    path: &Path,
    options: &ReadOptions<'_>,
    sink: &mut dyn FnMut(Row) -> ControlFlow<()>,
) -> Result<FileReport, Finding> {
    let unreadable = |e: std::io::Error| Finding::refused(codes::FILE_UNREADABLE).with("reason", e).with("row", 0);
    let file = File::open(path).map_err(unreadable)?;
    if file.metadata().map_err(unreadable)?.is_dir() {
        return Err(unreadable(std::io::ErrorKind::IsADirectory.into()));
    }
    read(kind, file, options, sink)
}

/// Reads the rows of a file in their order and gives each to `sink`, until the sink breaks off. The format is
/// recognised by content. An error is one refused finding about the file as a whole: rows given before it must not be
/// kept.
pub fn read<R: Read + Seek>(
    kind: Kind,
    mut input: R,
    options: &ReadOptions<'_>,
    sink: &mut dyn FnMut(Row) -> ControlFlow<()>,
) -> Result<FileReport, Finding> {
    let unreadable = |e: std::io::Error| Finding::refused(codes::FILE_UNREADABLE).with("reason", e).with("row", 0);
    let mut head = Vec::new();
    input.by_ref().take(4096).read_to_end(&mut head).map_err(unreadable)?;
    input.seek(SeekFrom::Start(0)).map_err(unreadable)?;
    if head.is_empty() {
        return Err(Finding::refused(codes::FILE_EMPTY));
    }
    let content = recognise(&head)?;
    let mut report = FileReport {
        format: Format::Csv,
        is_gzip: content == Content::Gzip,
        sheet: None,
        rows: 0,
        refused: 0,
        findings: Vec::new(),
        is_stopped: false,
    };
    if content == Content::Zip {
        report.format = Format::Xlsx;
        return xlsx_rows::with_rows(kind, input, &options.limits, |rows, sheet, notice| {
            report.sheet = Some(sheet.to_owned());
            report.findings.extend(notice);
            read_rows(kind, rows, options, sink, report)
        });
    }
    let mut rows = CsvRows::open(input, report.is_gzip, kind, options.limits)?;
    read_rows(kind, &mut rows, options, sink, report)
}

fn read_rows(
    kind: Kind,
    rows: &mut dyn Rows,
    options: &ReadOptions<'_>,
    sink: &mut dyn FnMut(Row) -> ControlFlow<()>,
    mut report: FileReport,
) -> Result<FileReport, Finding> {
    let mut cells = StringRecord::new();
    let Some(header_row) = next_filled(rows, &mut cells)? else {
        return Err(Finding::refused(codes::FILE_EMPTY));
    };
    let (header, notices) = Header::read(kind, &cells, header_row, &options.limits)?;
    report.findings.extend(notices);
    while let Some(number) = next_filled(rows, &mut cells)? {
        let row = read_row(kind, &cells, &header, options, number);
        report.rows += 1;
        report.refused += u64::from(row.statement.is_none());
        if sink(row).is_break() {
            report.is_stopped = true;
            break;
        }
    }
    if report.rows == 0 {
        report.findings.push(Finding::warning(codes::FILE_NO_ROWS));
    }
    Ok(report)
}

/// The next row that is not blank.
fn next_filled(rows: &mut dyn Rows, cells: &mut StringRecord) -> Result<Option<u64>, Finding> {
    while let Some(number) = rows.next_row(cells)? {
        if cells.iter().any(|c| !c.trim().is_empty()) {
            return Ok(Some(number));
        }
    }
    Ok(None)
}

fn read_row(kind: Kind, cells: &StringRecord, header: &Header, options: &ReadOptions<'_>, number: u64) -> Row {
    let mut cells = Cells::new(kind, cells, header, options, number);
    let statement = row::statement(kind, &mut cells);
    let amendment = row::amendment(kind, &mut cells);
    let (findings, is_good) = cells.finish();
    Row { number, statement: statement.filter(|_| is_good), amendment, findings }
}
