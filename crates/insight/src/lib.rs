//! Pure calculations over columns of facts and an as-of day. No input or output, no clock, no wording.

/// Columns of facts.
pub mod facts;
