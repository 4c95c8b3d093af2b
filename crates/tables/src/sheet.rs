//! Rows out in the form that was asked for: CSV, packed or not, XLSX, or one JSON object a line. Row after row, never the
//! whole table in memory; the same rows give the same bytes. What the cells mean is the caller's business: see `write`
//! for the import tables.

use crate::guard;
use domain::Day;
use flate2::Compression;
use flate2::write::GzEncoder;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format as Style, Workbook, XlsxError};
use std::borrow::Cow;
use std::io::{self, Write};

/// Rows of a worksheet, its header included.
pub const SHEET_ROWS: u32 = 1_048_576;
/// Characters of a cell of a worksheet.
pub const SHEET_CELL: usize = 32_767;
/// Digits that every spreadsheet keeps of a number; longer ones are written as text.
const SHEET_DIGITS: usize = 15;
/// Room gathered before it is written.
const BUFFER: usize = 1 << 16;

/// The form of a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SheetFormat {
    /// Comma-separated text.
    Csv,
    /// Comma-separated text, packed with gzip.
    CsvGzip,
    /// An Excel workbook with one sheet.
    Xlsx,
    /// One JSON object a line: absent where nothing is said, `null` where it is known to be unknown.
    JsonLines,
}

impl SheetFormat {
    /// Every form with the ending of its files.
    pub const ALL: [(SheetFormat, &'static str); 4] = [
        (SheetFormat::Csv, ".csv"),
        (SheetFormat::CsvGzip, ".csv.gz"),
        (SheetFormat::Xlsx, ".xlsx"),
        (SheetFormat::JsonLines, ".jsonl"),
    ];

    /// The form that a file name asks for.
    pub fn of_name(name: &str) -> Option<SheetFormat> {
        let name = name.to_ascii_lowercase();
        SheetFormat::ALL.into_iter().find(|(_, ending)| name.ends_with(ending)).map(|(format, _)| format)
    }

    /// Media type for browsers and data packages.
    pub const fn media_type(self) -> &'static str {
        match self {
            SheetFormat::Csv => "text/csv; charset=utf-8; header=present",
            SheetFormat::CsvGzip => "application/gzip",
            SheetFormat::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            SheetFormat::JsonLines => "application/x-ndjson",
        }
    }
}

/// What a cell holds.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Value {
    /// Nothing is said.
    #[default]
    Blank,
    /// Not known: blank in tables, `null` in JSON.
    Null,
    /// The source says that it is not known: the word `unknown` in tables, `null` in JSON.
    Unknown,
    /// Text from outside; guarded where a spreadsheet would run it.
    Text(String),
    /// A code, a day or a moment of ours.
    Word(Cow<'static, str>),
    /// A plain decimal.
    Number(String),
}

impl Value {
    /// A text, or [`Value::Null`] where it is blank.
    pub fn text(text: &str) -> Value {
        if text.is_empty() { Value::Null } else { Value::Text(text.to_owned()) }
    }

    /// A day, or [`Value::Null`].
    pub fn day(day: Option<Day>) -> Value {
        day.map_or(Value::Null, |d| Value::Word(d.to_string().into()))
    }

    /// A whole number.
    pub fn whole(n: u64) -> Value {
        Value::Number(n.to_string())
    }

    /// The cell as a table holds it.
    pub fn cell(&self) -> Cow<'_, str> {
        match self {
            Value::Blank | Value::Null => Cow::Borrowed(""),
            Value::Unknown => Cow::Borrowed(crate::cells::UNKNOWN),
            Value::Text(text) => guard::with(text),
            Value::Word(text) => Cow::Borrowed(text),
            Value::Number(text) => Cow::Borrowed(text),
        }
    }
}

/// Writes rows of one table.
pub struct SheetWriter<W: Write> {
    columns: Vec<String>,
    rows: u64,
    out: Out<W>,
}

enum Out<W: Write> {
    Csv(Box<csv::Writer<W>>),
    Gzip(Box<csv::Writer<GzEncoder<W>>>),
    Xlsx(Box<Workbook>, W),
    Json(W, Vec<u8>),
}

impl<W: Write> SheetWriter<W> {
    /// Begins a table with its header. `name` is the name of the sheet in a workbook.
    pub fn new(name: &str, columns: &[&str], format: SheetFormat, out: W) -> io::Result<SheetWriter<W>> {
        let mut out = match format {
            SheetFormat::Csv => Out::Csv(Box::new(csv::WriterBuilder::new().buffer_capacity(BUFFER).from_writer(out))),
            SheetFormat::CsvGzip => {
                let packed = GzEncoder::new(out, Compression::default());
                Out::Gzip(Box::new(csv::WriterBuilder::new().buffer_capacity(BUFFER).from_writer(packed)))
            }
            SheetFormat::Xlsx => Out::Xlsx(Box::new(workbook(name, columns).map_err(io::Error::other)?), out),
            SheetFormat::JsonLines => Out::Json(out, Vec::with_capacity(BUFFER)),
        };
        match &mut out {
            Out::Csv(csv) => csv.write_record(columns)?,
            Out::Gzip(csv) => csv.write_record(columns)?,
            Out::Xlsx(..) | Out::Json(..) => {}
        }
        Ok(SheetWriter { columns: columns.iter().map(|c| (*c).to_owned()).collect(), rows: 0, out })
    }

    /// Writes a row; it has one value per column.
    ///
    /// # Errors
    /// Of the output; [`io::ErrorKind::FileTooLarge`] where a worksheet cannot hold the row or a cell of it.
    pub fn write(&mut self, row: &[Value]) -> io::Result<()> {
        debug_assert_eq!(row.len(), self.columns.len());
        self.rows += 1;
        match &mut self.out {
            Out::Csv(csv) => write_cells(csv, row),
            Out::Gzip(csv) => write_cells(csv, row),
            Out::Xlsx(workbook, _) => write_sheet_row(workbook, self.rows, row),
            Out::Json(out, line) => {
                write_line(&self.columns, row, line)?;
                if line.len() < BUFFER {
                    return Ok(());
                }
                out.write_all(line)?;
                line.clear();
                Ok(())
            }
        }
    }

    /// Ends the table and gives the number of its rows and what it was written to.
    pub fn finish(self) -> io::Result<(u64, W)> {
        let rows = self.rows;
        let broken = |e: String| io::Error::other(e);
        let mut out = match self.out {
            Out::Csv(csv) => csv.into_inner().map_err(|e| broken(e.to_string()))?,
            Out::Gzip(csv) => csv.into_inner().map_err(|e| broken(e.to_string()))?.finish()?,
            Out::Xlsx(mut workbook, mut out) => {
                out.write_all(&workbook.save_to_buffer().map_err(io::Error::other)?)?;
                out
            }
            Out::Json(mut out, line) => {
                out.write_all(&line)?;
                out
            }
        };
        out.flush()?;
        Ok((rows, out))
    }
}

fn write_cells<W: Write>(csv: &mut csv::Writer<W>, row: &[Value]) -> io::Result<()> {
    for value in row {
        csv.write_field(value.cell().as_bytes())?;
    }
    csv.write_record(None::<&[u8]>)?;
    Ok(())
}

fn workbook(name: &str, columns: &[&str]) -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    // The clock is not asked, so that the same rows give the same file.
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?));
    let bold = Style::new().set_bold();
    let sheet = workbook.add_worksheet_with_constant_memory()?;
    sheet.set_name(name.chars().take(31).collect::<String>())?.set_freeze_panes(1, 0)?;
    for (at, column) in (0u16..).zip(columns) {
        sheet.set_column_width(at, column.chars().count().max(12) as f64)?;
    }
    for (at, column) in (0u16..).zip(columns) {
        sheet.write_string_with_format(0, at, *column, &bold)?;
    }
    Ok(workbook)
}

fn write_sheet_row(workbook: &mut Workbook, number: u64, row: &[Value]) -> io::Result<()> {
    let too_large = |what: &'static str| io::Error::new(io::ErrorKind::FileTooLarge, what);
    let number = u32::try_from(number).ok().filter(|n| *n < SHEET_ROWS).ok_or_else(|| too_large("rows"))?;
    let sheet = workbook.worksheet_from_index(0).map_err(io::Error::other)?;
    for (at, value) in (0u16..).zip(row) {
        let written = match value {
            Value::Blank | Value::Null => continue,
            Value::Number(text) if is_kept(text) => sheet.write_number(number, at, text.parse().unwrap_or(0.0)),
            _ => {
                let cell = value.cell();
                if cell.chars().count() > SHEET_CELL {
                    return Err(too_large("cell"));
                }
                sheet.write_string(number, at, cell)
            }
        };
        written.map_err(io::Error::other)?;
    }
    Ok(())
}

/// Whether a spreadsheet keeps every digit of a decimal.
fn is_kept(number: &str) -> bool {
    let digits = number.bytes().filter(u8::is_ascii_digit).skip_while(|d| *d == b'0').count();
    digits <= SHEET_DIGITS && number.parse::<f64>().is_ok()
}

fn write_line(columns: &[String], row: &[Value], line: &mut Vec<u8>) -> io::Result<()> {
    line.push(b'{');
    let mut is_first = true;
    for (column, value) in columns.iter().zip(row) {
        if *value == Value::Blank {
            continue;
        }
        if !is_first {
            line.push(b',');
        }
        is_first = false;
        serde_json::to_writer(&mut *line, column)?;
        line.push(b':');
        match value {
            Value::Blank => {}
            Value::Null | Value::Unknown => line.extend_from_slice(b"null"),
            Value::Text(text) => serde_json::to_writer(&mut *line, text)?,
            Value::Word(text) => serde_json::to_writer(&mut *line, text)?,
            Value::Number(text) => line.extend_from_slice(text.as_bytes()),
        }
    }
    line.extend_from_slice(b"}\n");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(format: SheetFormat) -> Vec<u8> {
        let mut sheet = SheetWriter::new("t", &["a", "b", "c"], format, Vec::new()).unwrap();
        sheet.write(&[Value::Text("=1+1".into()), Value::Number("-12.5".into()), Value::Blank]).unwrap();
        sheet.write(&[Value::Text("x, \"y\"\n".into()), Value::Null, Value::Unknown]).unwrap();
        let (rows, bytes) = sheet.finish().unwrap();
        assert_eq!(rows, 2);
        bytes
    }

    #[test]
    fn the_same_rows_in_every_form() {
        let csv = "a,b,c\n'=1+1,-12.5,\n\"x, \"\"y\"\"\n\",,unknown\n";
        assert_eq!(String::from_utf8(written(SheetFormat::Csv)).unwrap(), csv);
        let mut unpacked = String::new();
        let packed = written(SheetFormat::CsvGzip);
        io::Read::read_to_string(&mut flate2::read::GzDecoder::new(&packed[..]), &mut unpacked).unwrap();
        assert_eq!(unpacked, csv);
        let lines = "{\"a\":\"=1+1\",\"b\":-12.5}\n{\"a\":\"x, \\\"y\\\"\\n\",\"b\":null,\"c\":null}\n";
        assert_eq!(String::from_utf8(written(SheetFormat::JsonLines)).unwrap(), lines);
        assert_eq!(written(SheetFormat::Xlsx), written(SheetFormat::Xlsx), "the same rows, the same bytes");
        assert_eq!(&written(SheetFormat::Xlsx)[..2], b"PK");
    }

    #[test]
    fn a_name_tells_the_form_and_long_numbers_stay_text() {
        assert_eq!(SheetFormat::of_name("A/B.CSV.GZ"), Some(SheetFormat::CsvGzip));
        assert_eq!(SheetFormat::of_name("b.jsonl"), Some(SheetFormat::JsonLines));
        assert_eq!(SheetFormat::of_name("b.ods"), None);
        assert!(is_kept("-0.0001") && is_kept("12345678901.2345") && !is_kept("99999999999999.9999"));
    }
}
