//! IATI files of any version (1.01 to 2.03): read today; checked and written by the rooms that join later.
//! Suggested reading order is the order below. No database here, and no decision about what an import does
//! with what was read: see `app`.
//!
//! How a file passes through: `input` turns bytes into UTF-8 text and names what is no XML at all, `events` pulls
//! limited and located XML events, `tree` holds one activity as slices of its own bytes, `activity` reads the tree
//! into the `model`, and `statements` says it in the words of `domain`.

#![cfg_attr(test, allow(clippy::unwrap_used, reason = "tests may fail loudly"))]

/// Code lists of the standard.
pub mod codelists;
/// Codes of every finding this crate makes.
pub mod codes;
/// How much one file may ask for.
pub mod limits;
/// One activity as read.
pub mod model;
/// The door: reads a file activity by activity.
pub mod reader;
/// Versions of the standard, and the codes that changed between them.
pub mod version;

mod activity;
mod events;
mod input;
mod statements;
mod tree;
mod values;

pub use limits::Limits;
pub use model::Activity;
pub use reader::{FileEnd, FileHeader, FileKind, Item, read, read_element};
