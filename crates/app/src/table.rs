//! A figure as a table of typed cells: commands print it, pages show it, `.csv` holds it.
//! Headings are translation keys; cells are values, formatted by whoever shows them.

use crate::Failure;
use crate::failure::FailureKind;
use domain::{Currency, Day, Language};
use tables::{SheetFormat, SheetWriter, Value};
use wording::{Arg, Wording, format};

/// A table with headings as translation keys.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// Columns in order.
    pub columns: Vec<Column>,
    /// Rows; each has one cell per column.
    pub rows: Vec<Vec<Cell>>,
}

/// One column.
#[derive(Clone, Debug)]
pub struct Column {
    /// Name in CSV files; stable, the same in every language.
    pub name: &'static str,
    /// Translation key of the heading.
    pub heading: String,
    /// Whether values are set to the right.
    pub numeric: bool,
}

/// One value.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Text as stored.
    Text(String),
    /// A code with a translated name: `key` is its translation key.
    Coded {
        /// What the CSV holds.
        code: String,
        /// Translation key of its name.
        key: String,
    },
    /// A whole number.
    Whole(i64),
    /// A number shown with so many decimals.
    Number(f64, u8),
    /// Days.
    Days(f64),
    /// A share of one.
    Share(Option<f64>),
    /// Money in ten-thousandths.
    Money(i128, Currency),
    /// A day.
    Day(Day),
    /// Known to be unknown.
    Unknown,
    /// Nothing to say.
    Blank,
}

impl Cell {
    /// A day, or unknown.
    pub fn day(day: Option<Day>) -> Cell {
        day.map_or(Cell::Unknown, Cell::Day)
    }

    /// A text, or unknown where blank.
    pub fn text(text: &str) -> Cell {
        if text.is_empty() { Cell::Unknown } else { Cell::Text(text.to_owned()) }
    }

    /// As people read it.
    pub fn shown(&self, wording: &Wording, language: Language) -> String {
        match self {
            Cell::Text(t) => t.clone(),
            Cell::Coded { key, .. } => wording.text(language, key, &[]),
            Cell::Whole(n) => format::number(language, *n as f64, 0),
            Cell::Number(n, decimals) => format::number(language, *n, usize::from(*decimals)),
            Cell::Days(n) => format::number(language, *n, if n.abs() < 10.0 { 1 } else { 0 }),
            Cell::Share(share) => format::percent(language, *share),
            Cell::Money(amount, currency) => format::money(language, *amount, *currency, format::Precision::Short),
            Cell::Day(day) => format::day(language, *day),
            Cell::Unknown => wording.text(language, "unknown", &[]),
            Cell::Blank => String::new(),
        }
    }

    /// As a worksheet holds it. Numbers keep nine decimals: more digits than a spreadsheet keeps would become text.
    fn in_sheet(&self, wording: &Wording, language: Language) -> Value {
        let number = |n: f64| {
            let text = format!("{n:.9}");
            Value::Number(text.trim_end_matches('0').trim_end_matches('.').to_owned())
        };
        match self {
            Cell::Text(text) => Value::Text(text.clone()),
            Cell::Coded { .. } => Value::Word(self.shown(wording, language).into()),
            Cell::Number(n, _) | Cell::Days(n) if n.is_finite() => number(*n),
            Cell::Share(Some(share)) if share.is_finite() => number(*share),
            Cell::Whole(_) | Cell::Money(..) => Value::Number(self.plain()),
            Cell::Day(day) => Value::day(Some(*day)),
            Cell::Number(..) | Cell::Days(_) | Cell::Share(_) | Cell::Unknown | Cell::Blank => Value::Null,
        }
    }

    /// As programs read it: ISO dates, plain decimals, blank for unknown.
    pub fn plain(&self) -> String {
        match self {
            Cell::Text(t) => t.clone(),
            Cell::Coded { code, .. } => code.clone(),
            Cell::Whole(n) => n.to_string(),
            Cell::Number(n, _) | Cell::Days(n) => n.to_string(),
            Cell::Share(share) => share.map(|s| s.to_string()).unwrap_or_default(),
            Cell::Money(amount, _) => domain::money::decimal(*amount),
            Cell::Day(day) => day.to_string(),
            Cell::Unknown | Cell::Blank => String::new(),
        }
    }
}

impl Table {
    /// A table with columns named by `(csv name, heading key, numeric)`.
    pub fn with_columns(columns: &[(&'static str, &str, bool)]) -> Table {
        Table {
            columns: columns
                .iter()
                .map(|(name, heading, numeric)| Column { name, heading: (*heading).to_owned(), numeric: *numeric })
                .collect(),
            rows: Vec::new(),
        }
    }

    /// Leaves out columns by name: what is for programs, or is told beside the table.
    pub fn leave_out(&mut self, names: &[&str]) {
        for name in names {
            if let Some(at) = self.columns.iter().position(|c| c.name == *name) {
                self.columns.remove(at);
                self.rows.iter_mut().for_each(|row| drop(row.remove(at)));
            }
        }
    }

    /// Headings in a language.
    pub fn headings(&self, wording: &Wording, language: Language) -> Vec<String> {
        self.columns.iter().map(|c| wording.text(language, &c.heading, &[])).collect()
    }

    /// Comma-separated values with a header row. A cell a spreadsheet would run as a formula gets an apostrophe.
    pub fn to_csv(&self) -> String {
        let mut out = String::new();
        push_csv_row(&mut out, self.columns.iter().map(|c| c.name.to_owned()));
        for row in &self.rows {
            push_csv_row(&mut out, row.iter().map(safe_for_spreadsheets));
        }
        out
    }

    /// A workbook of one sheet, with headings and names in a language; numbers stay numbers.
    ///
    /// # Errors
    /// Where the table has more rows than a worksheet.
    pub fn to_xlsx(&self, name: &str, language: Language) -> Result<Vec<u8>, Failure> {
        let broken = |e| Failure::new(FailureKind::Internal, "page.not-rendered").with("cause", &e).because(e);
        let wording = Wording::embedded();
        let headings = self.headings(wording, language);
        let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
        let mut sheet = SheetWriter::new(name, &headings, SheetFormat::Xlsx, Vec::new()).map_err(broken)?;
        for row in &self.rows {
            let row: Vec<Value> = row.iter().map(|cell| cell.in_sheet(wording, language)).collect();
            sheet.write(&row).map_err(broken)?;
        }
        Ok(sheet.finish().map_err(broken)?.1)
    }

    /// Aligned text for a terminal of this width.
    pub fn to_text(&self, wording: &Wording, language: Language, width: usize) -> String {
        let mut cells: Vec<Vec<String>> = vec![self.headings(wording, language)];
        for row in &self.rows {
            cells.push(row.iter().map(|c| c.shown(wording, language)).collect());
        }
        aligned(&cells, &self.columns.iter().map(|c| c.numeric).collect::<Vec<_>>(), width)
    }
}

fn safe_for_spreadsheets(cell: &Cell) -> String {
    let text = cell.plain();
    let from_outside = matches!(cell, Cell::Text(_));
    if from_outside && text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text }
}

fn push_csv_row(out: &mut String, cells: impl Iterator<Item = String>) {
    for (i, cell) in cells.enumerate() {
        if i > 0 {
            out.push(',');
        }
        if cell.contains([',', '"', '\n', '\r']) {
            out.push('"');
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(&cell);
        }
    }
    out.push('\n');
}

/// Lays out rows of text under each other; the first row is the heading. The widest text column gives way first.
pub fn aligned(rows: &[Vec<String>], numeric: &[bool], width: usize) -> String {
    let count = numeric.len();
    let mut widths = vec![0usize; count];
    for row in rows {
        for (i, cell) in row.iter().enumerate().take(count) {
            widths[i] = widths[i].max(cell.chars().count());
        }
    }
    let mut excess = (widths.iter().sum::<usize>() + 2 * count.saturating_sub(1)).saturating_sub(width);
    while excess > 0 {
        let Some(widest) = (0..count).filter(|&i| !numeric[i] && widths[i] > 12).max_by_key(|&i| widths[i]) else {
            break;
        };
        widths[widest] -= 1;
        excess -= 1;
    }
    let mut out = String::new();
    for (r, row) in rows.iter().enumerate() {
        let mut line = String::new();
        for (i, cell) in row.iter().enumerate().take(count) {
            let mut shown: String = cell.chars().take(widths[i]).collect();
            if cell.chars().count() > widths[i] {
                shown.pop();
                shown.push('…');
            }
            let pad = " ".repeat(widths[i] - shown.chars().count());
            if i > 0 {
                line.push_str("  ");
            }
            if numeric[i] {
                line.push_str(&pad);
                line.push_str(&shown);
            } else {
                line.push_str(&shown);
                line.push_str(&pad);
            }
        }
        out.push_str(line.trim_end());
        out.push('\n');
        if r == 0 {
            out.push_str(&"-".repeat(widths.iter().sum::<usize>() + 2 * count.saturating_sub(1)));
            out.push('\n');
        }
    }
    out
}

/// A failure in words: what happened, and what to do next (blank where there is no hint).
pub fn failure_text(wording: &Wording, language: Language, failure: &crate::Failure) -> (String, String) {
    let arguments: Vec<(&str, Arg<'_>)> = failure.arguments.iter().map(|(n, v)| (*n, Arg::Text(v))).collect();
    let key = format!("failure-{}", failure.code.replace('.', "-"));
    let hint = format!("{key}.hint");
    let hint = if wording.has(language, &hint) { wording.text(language, &hint, &arguments) } else { String::new() };
    (wording.text(language, &key, &arguments), hint)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn csv_quotes_what_needs_it_and_disarms_formulas() {
        let mut table = Table::with_columns(&[("a", "a", false), ("b", "b", true)]);
        table.rows.push(vec![Cell::Text("=1+1".into()), Cell::Whole(-5)]);
        table.rows.push(vec![Cell::Text("x, \"y\"".into()), Cell::Share(None)]);
        assert_eq!(table.to_csv(), "a,b\n'=1+1,-5\n\"x, \"\"y\"\"\",\n");
    }

    #[test]
    fn a_workbook_keeps_numbers_numbers_and_names_in_words() {
        let (wording, english) = (Wording::embedded(), Language::English);
        let held = |cell: Cell| cell.in_sheet(wording, english);
        assert_eq!(held(Cell::Share(Some(1.0 / 3.0))), Value::Number("0.333333333".into()));
        assert_eq!(held(Cell::Days(12.0)), Value::Number("12".into()));
        assert_eq!(held(Cell::Whole(-5)), Value::Number("-5".into()));
        assert_eq!(held(Cell::Share(None)), Value::Null);
        assert_eq!(held(Cell::Number(f64::NAN, 1)), Value::Null);
        assert_eq!(held(Cell::Coded { code: "true".into(), key: "yes".into() }), Value::Word("yes".into()));
        assert_eq!(held(Cell::Text("=1+1".into())).cell(), "'=1+1", "a formula is disarmed");
        let table = Table::with_columns(&[("a", "column-name", false)]);
        assert_eq!(&table.to_xlsx("sheet", english).unwrap()[..2], b"PK");
    }

    #[test]
    fn text_tables_give_way_in_the_widest_text_column() {
        let rows = vec![
            vec!["name".to_owned(), "n".to_owned()],
            vec!["a very long name indeed, longer than the line".to_owned(), "12".to_owned()],
        ];
        let text = aligned(&rows, &[false, true], 30);
        assert!(text.lines().all(|l| l.chars().count() <= 30), "{text}");
        assert!(text.contains('…'));
    }
}
