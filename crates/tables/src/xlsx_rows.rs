//! Excel workbooks as rows, cell by cell: the sheet named like the kind, else the first. Numbers with a date format become
//! ISO dates. The file has gone through `zip_guard` first; ranges of cells are never built, because one far cell would
//! make them larger than any memory.

use crate::codes;
use crate::columns::Kind;
use crate::limits::Limits;
use crate::rows::Rows;
use crate::zip_guard;
use calamine::{DataRef, ExcelDateTime, Reader, SheetType, Xlsx, XlsxCellReader, XlsxError};
use csv::StringRecord;
use domain::{Day, Finding};
use std::io::{Read, Seek, SeekFrom};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Opens a workbook and hands its rows, the name of the sheet, and a notice about the choice of sheet to `read`.
pub(crate) fn with_rows<R: Read + Seek, T>(
    kind: Kind,
    mut input: R,
    limits: &Limits,
    read: impl FnOnce(&mut dyn Rows, &str, Option<Finding>) -> Result<T, Finding>,
) -> Result<T, Finding> {
    zip_guard::check(&mut input, limits)?;
    input.seek(SeekFrom::Start(0)).map_err(|e| damaged(e, 0))?;
    let mut workbook: Xlsx<R> = guarded(0, || Xlsx::new(input))?;
    let (sheet, notice) = choose_sheet(kind, &workbook)?;
    let cells = guarded(0, || workbook.worksheet_cells_reader(&sheet))?;
    let mut rows = XlsxRows { cells, limits: *limits, row: 0, ahead: None, texts: Vec::new(), is_over: false };
    read(&mut rows, &sheet, notice)
}

/// The workbook reader is another's code on a stranger's bytes: whatever still makes it stumble becomes a finding.
fn guarded<T>(row: u64, read: impl FnOnce() -> Result<T, XlsxError>) -> Result<T, Finding> {
    match catch_unwind(AssertUnwindSafe(read)) {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(XlsxError::Password)) => Err(Finding::refused(codes::XLSX_ENCRYPTED).with("part", "workbook")),
        Ok(Err(error)) => Err(damaged(error, row)),
        Err(_) => Err(damaged("unreadable structure", row)),
    }
}

fn damaged(reason: impl std::fmt::Display, row: u64) -> Finding {
    Finding::refused(codes::XLSX_DAMAGED).with("reason", reason).with("row", row)
}

fn choose_sheet<R: Read + Seek>(kind: Kind, workbook: &Xlsx<R>) -> Result<(String, Option<Finding>), Finding> {
    let sheets: Vec<&str> =
        workbook.sheets_metadata().iter().filter(|s| s.typ == SheetType::WorkSheet).map(|s| s.name.as_str()).collect();
    if let Some(named) = sheets.iter().find(|s| s.trim().eq_ignore_ascii_case(kind.name())) {
        return Ok(((*named).to_owned(), None));
    }
    let first = *sheets.first().ok_or_else(|| Finding::refused(codes::XLSX_NO_SHEET))?;
    let notice = (sheets.len() > 1)
        .then(|| Finding::notice(codes::XLSX_FIRST_SHEET).with("sheet", first).with("kind", kind.name()));
    Ok((first.to_owned(), notice))
}

/// The rows of a sheet.
struct XlsxRows<'a, R: Read + Seek> {
    cells: XlsxCellReader<'a, R>,
    limits: Limits,
    /// Number of the last row given.
    row: u64,
    /// The first cell of the next row.
    ahead: Option<(u64, usize, String)>,
    texts: Vec<String>,
    /// The sheet has no more cells; its reader must not be asked again.
    is_over: bool,
}

impl<R: Read + Seek> XlsxRows<'_, R> {
    /// The next cell that holds something: row from 1, column from 0, text.
    fn next_cell(&mut self) -> Result<Option<(u64, usize, String)>, Finding> {
        while !self.is_over {
            let row = self.row;
            let cells = &mut self.cells;
            let Some(cell) = guarded(row, || cells.next_cell())? else {
                self.is_over = true;
                break;
            };
            let (row, column) = cell.get_position();
            let text = text_of(cell.get_value());
            if text.is_empty() {
                continue;
            }
            if column as usize >= self.limits.columns {
                return Err(Finding::refused(codes::XLSX_CELL_TOO_FAR)
                    .with("cell", format_args!("{}{}", letters(column), u64::from(row) + 1))
                    .with("limit", letters(self.limits.columns as u32 - 1)));
            }
            return Ok(Some((u64::from(row) + 1, column as usize, text)));
        }
        Ok(None)
    }
}

impl<R: Read + Seek> Rows for XlsxRows<'_, R> {
    fn next_row(&mut self, record: &mut StringRecord) -> Result<Option<u64>, Finding> {
        let first = match self.ahead.take() {
            Some(first) => first,
            None => match self.next_cell()? {
                Some(first) => first,
                None => return Ok(None),
            },
        };
        let row = first.0;
        if row <= self.row {
            return Err(Finding::refused(codes::XLSX_ROWS_OUT_OF_ORDER).at_row(row).with("row", row));
        }
        self.texts.iter_mut().for_each(String::clear);
        let mut width = 0;
        let mut next = Some(first);
        while let Some((at, column, text)) = next {
            if at != row {
                self.ahead = Some((at, column, text));
                break;
            }
            if self.texts.len() <= column {
                self.texts.resize(column + 1, String::new());
            }
            self.texts[column] = text;
            width = width.max(column + 1);
            next = self.next_cell()?;
        }
        self.row = row;
        record.clear();
        self.texts[..width].iter().for_each(|t| record.push_field(t));
        Ok(Some(row))
    }
}

/// The text of a cell as a CSV file would have it.
fn text_of(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::Int(n) => n.to_string(),
        DataRef::Float(x) => number(*x),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(is) => if *is { "true" } else { "false" }.to_owned(),
        DataRef::DateTime(time) => date(time),
        DataRef::DateTimeIso(text) => text.strip_suffix("T00:00:00").unwrap_or(text).to_owned(),
        DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => error.to_string(),
        // The enum may grow; a cell nobody knows is not passed over as blank.
        #[expect(unreachable_patterns, reason = "guards against a newer version of the reader")]
        _ => "?".to_owned(),
    }
}

/// A number as a person sees it: the 15 digits that a spreadsheet shows, never with an exponent.
fn number(x: f64) -> String {
    if !x.is_finite() {
        return "#NUM!".to_owned();
    }
    let seen: f64 = format!("{x:.14e}").parse().unwrap_or(x);
    if seen == 0.0 { "0".to_owned() } else { seen.to_string() }
}

/// A day, or a moment where the time is not midnight.
fn date(time: &ExcelDateTime) -> String {
    let value = time.as_f64();
    // 2,958,465 is 9999-12-31; durations and what lies outside are numbers.
    if !time.is_datetime() || !(0.0..2_958_466.0).contains(&value) {
        return number(value);
    }
    let (year, month, day, hour, minute, second, milli) = time.to_ymd_hms_milli();
    let seconds = u32::from(hour) * 3600 + u32::from(minute) * 60 + u32::from(second) + u32::from(milli >= 500);
    match Day::from_ymd(i32::from(year), u32::from(month), u32::from(day)) {
        None => number(value),
        Some(day) if seconds == 0 => day.to_string(),
        Some(day) if seconds >= 86_400 => day.plus_days(1).to_string(),
        Some(day) => format!("{day}T{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60),
    }
}

/// The letters of a column, counted from 0.
fn letters(column: u32) -> String {
    let mut rest = column + 1;
    let mut letters = Vec::new();
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_they_are_seen() {
        for (x, text) in [
            (0.1 + 0.2, "0.3"),
            (1_234.560_000_000_000_1, "1234.56"),
            (-0.0, "0"),
            (1e14, "100000000000000"),
            (246_813_199.0, "246813199"),
            (1e-7, "0.0000001"),
            (f64::NAN, "#NUM!"),
        ] {
            assert_eq!(number(x), text);
        }
        assert_eq!(letters(0) + &letters(25) + &letters(26) + &letters(255), "AZAAIV");
    }
}
