//! Tables in and out: CSV and XLSX files of the kinds of the import contract, each row as a statement of `domain`
//! with findings, and templates and files written back. No database here, and no decision about which statement wins
//! or whether two rows contradict each other: that needs to know more than one row.
#![cfg_attr(test, allow(clippy::unwrap_used, reason = "tests may fail loudly"))]

/// Codes of every finding this room can raise.
pub mod codes;
/// Columns of every kind: one source for reader, template and documentation.
pub mod columns;
/// How much of a file is believed before it is refused.
pub mod limits;
/// Reading files.
pub mod read;
/// Any rows out, as CSV, XLSX or JSON lines.
pub mod sheet;
/// Writing templates.
pub mod template;
/// Writing statements as files that read back to the same statements.
pub mod write;

mod cells;
mod csv_rows;
mod guard;
mod guess;
mod header;
mod recognise;
mod row;
mod rows;
mod text_guard;
mod xlsx_rows;
mod xml_scan;
mod zip_guard;

pub use columns::{Column, Kind};
pub use limits::Limits;
pub use read::{FileReport, Format, ReadOptions, RecordedOn, Row, read, read_path};
pub use sheet::{SheetFormat, SheetWriter, Value};
pub use template::write_template;
pub use write::{StatementWriter, Written, kind_of, write_statements};
