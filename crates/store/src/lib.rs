//! The only room that speaks SQL. Facts come in as `domain` statements and go out as plain rows; which statement
//! wins on a day is decided by `app::facts` and `insight`. One data directory is one SQLite file.
#![cfg_attr(test, allow(clippy::unwrap_used, reason = "tests may fail loudly"))]

/// What can go wrong.
pub mod error;
/// Data directories, connections, the pool of readers.
mod open;
/// What differs between database engines.
mod dialect;
/// The schema, step by step.
pub mod migrations;
/// Settings of the installation.
mod settings;
/// Changes and their hash chain.
pub mod change;
/// One unit of work.
pub mod writer;
/// Sums over statements.
mod digest;
/// Sources and their precedence.
mod sources;
/// Offices, organisations, terms, holders, processes, steps, cases, activities: found or created by name.
mod dictionaries;
/// Statements about activities.
mod activities;
/// The lists of an activity: texts, organisations, results and the source element.
mod details;
/// Statements about milestones.
mod milestones;
/// Statements about money.
mod ledger;
/// Statements about cases.
mod events;
/// Statements about exchange rates.
mod rates;
/// Rows a full extract no longer has.
mod absent;
/// What imported files gave.
pub mod imports;
/// Reading, bounded by a change.
pub mod reader;
/// Plain rows.
pub mod rows;

pub use change::{Act, ChainVerdict};
pub use dictionaries::{CLASSES, Created, INSTRUMENTS};
pub use error::{Result, StoreError};
pub use imports::NewImport;
pub use open::{FILE_NAME, Store};
pub use reader::Reader;
pub use rows::Settings;
pub use writer::{Family, Outcome, Writer};
