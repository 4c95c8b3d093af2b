//! Tables as their users meet them: files in, rows and findings out, and back.
#![allow(clippy::unwrap_used, reason = "tests may fail loudly")]

mod bad_files;
mod cells;
mod corpus;
mod known_when;
mod mutated;
mod real_data;
mod round_trip;
mod templates;
mod workbooks;

use domain::statement::Statement;
use domain::{Day, Finding, Zone};
use std::io::Cursor;
use std::ops::ControlFlow;
use tables::{FileReport, Kind, Limits, ReadOptions, RecordedOn, Row};

/// The day on which every test is run.
pub(crate) fn today() -> Day {
    Day::parse("2026-06-01").unwrap()
}

/// Reads a file held in memory.
pub(crate) fn read_with(
    kind: Kind,
    bytes: &[u8],
    recorded_on: RecordedOn,
    limits: Limits,
) -> Result<(FileReport, Vec<Row>), Finding> {
    let zone = Zone::parse("+01:00").unwrap();
    let options = ReadOptions { today: today(), recorded_on, zone: &zone, limits };
    let mut rows = Vec::new();
    let report = tables::read(kind, Cursor::new(bytes), &options, &mut |row| {
        rows.push(row);
        ControlFlow::Continue(())
    })?;
    Ok((report, rows))
}

/// Reads a file held in memory, with the ordinary options.
pub(crate) fn read(kind: Kind, bytes: &[u8]) -> Result<(FileReport, Vec<Row>), Finding> {
    read_with(kind, bytes, RecordedOn::Column, Limits::default())
}

/// Codes of all findings of a row, in their order.
pub(crate) fn codes(row: &Row) -> Vec<&'static str> {
    row.findings.iter().map(|f| f.code).collect()
}

/// The statements of a file without refused rows.
pub(crate) fn statements(kind: Kind, bytes: &[u8]) -> Vec<Statement> {
    let (_, rows) = read(kind, bytes).unwrap();
    rows.into_iter().map(|r| r.statement.unwrap_or_else(|| panic!("{:?}", r.findings))).collect()
}

/// The rows of a file without refused ones, with how each speaks of lines that were said before.
pub(crate) fn rows(kind: Kind, bytes: &[u8]) -> Vec<Row> {
    let (_, rows) = read(kind, bytes).unwrap();
    assert!(rows.iter().all(|r| r.statement.is_some()), "{rows:?}");
    rows
}
