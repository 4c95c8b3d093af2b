//! How much of a file is believed before it is refused. The defaults hold any real portfolio and keep memory small.

/// Limits of one file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
    /// Bytes of one cell.
    pub cell: usize,
    /// Bytes of one row of a CSV file.
    pub record: usize,
    /// Cells of one row, and the last column of a sheet that may hold something.
    pub columns: usize,
    /// How many times larger than its packed form a file may become, once it is larger than [`Limits::ratio_free`].
    pub ratio: u64,
    /// Bytes that are unpacked without looking at the ratio.
    pub ratio_free: u64,
    /// Bytes of all parts of a workbook together, unpacked.
    pub workbook: u64,
    /// Bytes of one sheet, unpacked.
    pub sheet: u64,
    /// Bytes of the shared texts of a workbook, unpacked; they are held in memory.
    pub shared_strings: u64,
    /// Number of shared texts.
    pub shared_string_count: u64,
    /// Bytes of the styles of a workbook, unpacked; they are held in memory.
    pub styles: u64,
    /// Bytes of any other XML part of a workbook, unpacked.
    pub part: u64,
    /// Number of parts of a workbook.
    pub parts: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            cell: 64 << 10,
            record: 1 << 20,
            columns: 256,
            ratio: 250,
            ratio_free: 32 << 20,
            workbook: 1 << 30,
            sheet: 512 << 20,
            shared_strings: 96 << 20,
            shared_string_count: 2_000_000,
            styles: 6 << 20,
            part: 16 << 20,
            parts: 10_000,
        }
    }
}
