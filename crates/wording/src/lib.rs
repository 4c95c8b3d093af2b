//! The words people read, in English, French and Spanish, and the formats of days, numbers and money.
//! Texts live in `translations/<language>/<noun>.ftl` and are embedded when the program is built. No text in code.
#![cfg_attr(test, allow(clippy::unwrap_used, reason = "tests may fail loudly"))]

/// Texts by key, with their arguments.
pub mod catalogue;
/// Days, numbers, money, percentages and durations as people write them.
pub mod format;
/// Which form of a noun goes with a number.
pub mod plural;

mod conventions;
mod embedded;

#[cfg(test)]
mod tests;

pub use catalogue::{Arg, Wording};
