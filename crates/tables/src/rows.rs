//! Rows of cells, whatever file they come from: CSV and XLSX readers give the same.

use csv::StringRecord;
use domain::Finding;

/// A file as rows of cells, one at a time.
pub(crate) trait Rows {
    /// Reads the next row into `cells` and gives its number (the header is usually row 1); `None` at the end.
    /// A finding means that the file as a whole is refused.
    fn next_row(&mut self, cells: &mut StringRecord) -> Result<Option<u64>, Finding>;
}
