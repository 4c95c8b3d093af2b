//! IATI files of any version (1.01 to 2.03), of activities and of organisations: read, checked and written.
//! Suggested reading order is the order below. No database here, and no decision about what an import does
//! with what was read: see `app`.
//!
//! How a file passes through: `input` turns bytes into UTF-8 text and names what is no XML at all, `events` pulls
//! limited and located XML events, `tree` holds one activity (or organisation) as slices of its own bytes, `activity` and
//! `organisation` read the tree into the `model`, and `statements` says an activity in the words of `domain`. `check` walks the same tree to judge the file.

#![cfg_attr(test, allow(clippy::unwrap_used, reason = "tests may fail loudly"))]

/// Versions of the standard, and the codes that changed between them.
pub mod version;

/// How much one file may ask for.
pub mod limits;

/// Codes of every finding this crate makes.
pub mod codes;

/// One activity as read.
pub mod model;

/// The door: reads a file activity by activity.
pub mod reader;

/// Checks a file as the standard does: well-formed, schema, codes, rules.
pub mod check;

/// Writes files of version 2.03.
pub mod write;

/// Version 1.x in the terms of 2.03.
pub mod upgrade;

/// Code lists of the standard.
pub mod codelists;

/// Identifiers met in a file.
pub mod identifiers;

/// What must hold for any bytes: for fuzz targets and tests.
#[doc(hidden)]
pub mod probe;

// From bytes to statements.
mod recognise;

mod encoding;

mod input;

mod events;

mod attributes;

mod collect;

mod tree;

mod places;

mod values;

mod notes;

mod activity;

mod organisation;

mod statements;

pub use limits::Limits;
pub use model::{Activity, Organisation};
pub use reader::{FileEnd, FileHeader, FileKind, Item, read, read_element};
