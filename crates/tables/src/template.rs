//! Templates: an empty table of a kind with two example rows, and in a workbook a second sheet that explains each column.
//! The explanations come from the caller, who knows the language.

use crate::columns::{Cell, Column, Kind};
use crate::read::Format;
use rust_xlsxwriter::{Format as Style, Workbook, XlsxError};
use std::io::{self, Write};

/// Names of the columns of the help sheet, as translation keys, in their order.
pub const HELP_HEADERS: [&str; 5] =
    ["template-column", "template-required", "template-help", "template-allowed", "template-example"];

/// Every translation key that templates ask for.
pub fn keys() -> Vec<String> {
    let mut keys: Vec<String> = HELP_HEADERS.iter().map(|k| (*k).to_owned()).collect();
    keys.push("template-optional".to_owned());
    for column in Kind::ALL.iter().flat_map(|k| k.columns()) {
        keys.push(column.help());
        if column.cell.allowed().is_empty() {
            keys.push(column.cell.key().to_owned());
        }
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// Writes a template. `text` gives the wording of a key of [`keys`]. CSV has a header and the examples only.
pub fn write_template<W: Write>(
    kind: Kind,
    format: Format,
    text: &dyn Fn(&str) -> String,
    out: &mut W,
) -> io::Result<()> {
    match format {
        Format::Csv => write_csv(kind, out),
        Format::Xlsx => {
            let bytes = workbook(kind, text).map_err(io::Error::other)?;
            out.write_all(&bytes)
        }
    }
}

fn write_csv<W: Write>(kind: Kind, out: &mut W) -> io::Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record(kind.columns().iter().map(|c| c.name))?;
    for example in 0..2 {
        csv.write_record(kind.columns().iter().map(|c| c.examples[example]))?;
    }
    csv.flush()
}

fn workbook(kind: Kind, text: &dyn Fn(&str) -> String) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let bold = Style::new().set_bold();
    let day = Style::new().set_num_format("yyyy-mm-dd");
    let plain = Style::new().set_num_format("@");
    let sheet = workbook.add_worksheet_with_constant_memory()?;
    sheet.set_name(kind.name())?.set_freeze_panes(1, 0)?;
    for (at, column) in (0u16..).zip(kind.columns()) {
        // Identifiers such as 00051 must stay text.
        let style = match column.cell {
            Cell::Day => Some(&day),
            Cell::Amount | Cell::Rate | Cell::Round => None,
            _ => Some(&plain),
        };
        if let Some(style) = style {
            sheet.set_column_format(at, style)?;
        }
        sheet.set_column_width(at, column.name.len().max(column.examples[0].len()).max(12) as f64)?;
    }
    for (at, column) in (0u16..).zip(kind.columns()) {
        sheet.write_string_with_format(0, at, column.name, &bold)?;
    }
    for example in 0..2u32 {
        for (at, column) in (0u16..).zip(kind.columns()) {
            write_example(sheet, example + 1, at, column, column.examples[example as usize], &plain)?;
        }
    }
    let help = workbook.add_worksheet_with_constant_memory()?;
    help.set_name(text("template-help").chars().take(31).collect::<String>())?.set_freeze_panes(1, 0)?;
    for (at, key) in (0u16..).zip(HELP_HEADERS) {
        help.set_column_width(at, if key == "template-help" { 70 } else { 24 })?;
        help.write_string_with_format(0, at, text(key), &bold)?;
    }
    for (row, column) in (1u32..).zip(kind.columns()) {
        let required = text(if column.required { "template-required" } else { "template-optional" });
        let words = column.cell.allowed();
        let allowed = if words.is_empty() { text(column.cell.key()) } else { words.join(", ") };
        let example = column.examples.iter().find(|e| !e.is_empty()).copied().unwrap_or_default();
        let cells = [column.name.to_owned(), required, text(&column.help()), allowed, example.to_owned()];
        for (at, cell) in (0u16..).zip(cells) {
            help.write_string(row, at, cell)?;
        }
    }
    workbook.save_to_buffer()
}

fn write_example(
    sheet: &mut rust_xlsxwriter::Worksheet,
    row: u32,
    at: u16,
    column: &Column,
    example: &str,
    plain: &Style,
) -> Result<(), XlsxError> {
    match (column.cell, example.parse::<f64>()) {
        _ if example.is_empty() => {}
        (Cell::Amount | Cell::Rate | Cell::Round, Ok(number)) => {
            sheet.write_number(row, at, number)?;
        }
        // Dates as text: they read the same in every country.
        _ => {
            sheet.write_string_with_format(row, at, example, plain)?;
        }
    }
    Ok(())
}
