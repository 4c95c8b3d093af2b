//! Reads the data files of `reference/`: tab-separated text with comment lines, a header, and dated rows.
//! The files are part of the program, so a fault in one is a fault of the program and the tests of this room find it.

use super::Validity;
use crate::Day;

/// One data file.
pub(super) struct Table {
    name: &'static str,
    header: Vec<&'static str>,
    rows: Vec<Vec<&'static str>>,
}

/// One row of a data file.
pub(super) struct Row<'a> {
    table: &'a Table,
    cells: &'a [&'static str],
}

impl Table {
    /// Reads a file; the name is for messages only.
    pub(super) fn read(name: &'static str, text: &'static str) -> Table {
        let mut lines = text.lines().filter(|l| !l.starts_with('#') && !l.trim().is_empty());
        let header: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
        let rows: Vec<Vec<&str>> = lines.map(|l| l.split('\t').map(str::trim).collect()).collect();
        for row in &rows {
            assert_eq!(row.len(), header.len(), "{name}: a row has as many cells as the header: {row:?}");
        }
        Table { name, header, rows }
    }

    /// Makes one value of each row.
    pub(super) fn map<T>(&self, make: impl Fn(&Row<'_>) -> T) -> Vec<T> {
        self.rows.iter().map(|cells| make(&Row { table: self, cells })).collect()
    }
}

impl Row<'_> {
    /// The text of a cell; blank where it is blank.
    pub(super) fn text(&self, column: &str) -> &'static str {
        let at = self.table.header.iter().position(|h| *h == column);
        let at = at.unwrap_or_else(|| panic!("{} has a column {column}", self.table.name));
        self.cells[at]
    }

    /// A cell that may be blank.
    pub(super) fn read<T: std::str::FromStr>(&self, column: &str) -> Option<T> {
        let text = self.text(column);
        let value = text.parse().ok();
        assert!(value.is_some() || text.is_empty(), "{}: {column} `{text}`", self.table.name);
        value
    }

    /// A cell that says yes or no.
    pub(super) fn is_yes(&self, column: &str) -> bool {
        match self.text(column) {
            "yes" => true,
            "no" => false,
            other => panic!("{}: {column} is yes or no, not `{other}`", self.table.name),
        }
    }

    /// A cell with several texts between semicolons.
    pub(super) fn list(&self, column: &str) -> Vec<&'static str> {
        self.text(column).split(';').map(str::trim).filter(|t| !t.is_empty()).collect()
    }

    /// The dates between which the row holds.
    pub(super) fn validity(&self) -> Validity {
        let day = |column| {
            let text = self.text(column);
            let day = Day::parse(text);
            assert!(day.is_some() || text.is_empty(), "{}: {column} `{text}`", self.table.name);
            day
        };
        Validity { from: day("valid_from"), to: day("valid_to") }
    }
}
