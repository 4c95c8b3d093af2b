//! SHA-256 sums of statements and changes, over bytes that do not depend on the order of imports or on row numbers.

use domain::{Amount, Currency, Day, Instant, Said};
use sha2::{Digest as _, Sha256};

/// The sum of some bytes.
pub(crate) fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// Collects the cells of a statement as unambiguous bytes: each has a tag, and texts their length.
#[derive(Default)]
pub(crate) struct Cells(Vec<u8>);

impl Cells {
    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }

    pub(crate) fn none(&mut self) -> &mut Cells {
        self.0.push(0);
        self
    }

    pub(crate) fn number(&mut self, value: i64) -> &mut Cells {
        self.0.push(1);
        self.0.extend_from_slice(&value.to_le_bytes());
        self
    }

    pub(crate) fn text(&mut self, value: &str) -> &mut Cells {
        self.0.push(2);
        self.0.extend_from_slice(&(value.len() as u64).to_le_bytes());
        self.0.extend_from_slice(value.as_bytes());
        self
    }

    pub(crate) fn bytes(&mut self, value: &[u8]) -> &mut Cells {
        self.0.push(3);
        self.0.extend_from_slice(&(value.len() as u64).to_le_bytes());
        self.0.extend_from_slice(value);
        self
    }

    pub(crate) fn optional<T: Cell + ?Sized>(&mut self, value: Option<&T>) -> &mut Cells {
        match value {
            Some(value) => value.add_to(self),
            None => _ = self.none(),
        }
        self
    }

    pub(crate) fn said<T: Cell>(&mut self, value: &Said<T>) -> &mut Cells {
        match value {
            Said::Nothing => self.0.push(0),
            Said::Unknown => self.0.push(4),
            Said::Value(value) => value.add_to(self),
        }
        self
    }

    pub(crate) fn sum(&self) -> [u8; 32] {
        sha256(&self.0)
    }

    /// The first eight bytes of the sum, for identities that are looked up together with their activity.
    pub(crate) fn short_sum(&self) -> i64 {
        short(&self.sum())
    }
}

/// The first eight bytes of a sum.
pub(crate) fn short(sum: &[u8; 32]) -> i64 {
    i64::from_le_bytes([sum[0], sum[1], sum[2], sum[3], sum[4], sum[5], sum[6], sum[7]])
}

/// A value that can stand in a cell.
pub(crate) trait Cell {
    fn add_to(&self, cells: &mut Cells);
}

impl Cell for str {
    fn add_to(&self, cells: &mut Cells) {
        cells.text(self);
    }
}

impl Cell for String {
    fn add_to(&self, cells: &mut Cells) {
        cells.text(self);
    }
}

impl Cell for Day {
    fn add_to(&self, cells: &mut Cells) {
        cells.number(i64::from(self.0));
    }
}

impl Cell for Instant {
    fn add_to(&self, cells: &mut Cells) {
        cells.number(self.0);
    }
}

impl Cell for Amount {
    fn add_to(&self, cells: &mut Cells) {
        cells.number(self.0);
    }
}

impl Cell for Currency {
    fn add_to(&self, cells: &mut Cells) {
        cells.text(self.code());
    }
}

impl Cell for i64 {
    fn add_to(&self, cells: &mut Cells) {
        cells.number(*self);
    }
}

impl Cell for [u8] {
    fn add_to(&self, cells: &mut Cells) {
        cells.bytes(self);
    }
}

impl Cell for domain::ActivityStatus {
    fn add_to(&self, cells: &mut Cells) {
        cells.number(i64::from(self.number()));
    }
}
