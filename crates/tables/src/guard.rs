//! A cell that a spreadsheet would run as a formula, or that a reader would take for something else than its text, is
//! written with an apostrophe before it, and read without. Which cells these are does not depend on how many apostrophes
//! stand there already, so that every text comes back as it was.

use crate::cells::{ERROR_VALUES, UNKNOWN, UNKNOWN_MARKS};
use std::borrow::Cow;

/// What stands before a guarded cell; spreadsheets take it for *this is text*.
const GUARD: char = '\'';
/// With these a spreadsheet begins a formula; the wide ones are what some keyboards give.
const BEGINNINGS: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// A text as it is written.
pub(crate) fn with(text: &str) -> Cow<'_, str> {
    if needs(text) { Cow::Owned(format!("{GUARD}{text}")) } else { Cow::Borrowed(text) }
}

/// A cell as it is meant.
pub(crate) fn without(cell: &str) -> &str {
    match cell.strip_prefix(GUARD) {
        Some(text) if needs(cell) => text,
        _ => cell,
    }
}

fn needs(text: &str) -> bool {
    let bare = text.trim_start_matches(GUARD);
    bare.starts_with(BEGINNINGS)
        || bare.eq_ignore_ascii_case(UNKNOWN)
        || UNKNOWN_MARKS.contains(&bare)
        || ERROR_VALUES.contains(&bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_be_misread_is_guarded_and_comes_back() {
        for text in
            ["=1+1", "+49", "-", "–", "- a dash", "@home", "unknown", "Unknown", "n/a", "#REF!", "'=1", "''-", "＝1"]
        {
            assert_eq!(with(text), format!("'{text}"));
            assert_eq!(without(&with(text)), text);
        }
        for text in ["", "KE", "'", "''", "'t is a title", "a=b", "1-2", "unknown soldier", "#1 of 2"] {
            assert_eq!(with(text), text);
            assert_eq!(without(text), text);
        }
    }
}
