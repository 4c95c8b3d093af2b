//! The only room that speaks SQL. Facts come in as `domain` statements and go out as plain rows; which statement
//! wins on a day is decided by `app::facts` and `insight`. One data directory is one SQLite file.
#![cfg_attr(test, allow(clippy::unwrap_used, reason = "tests may fail loudly"))]

/// Rows a full extract no longer has.
mod absent;
/// Statements about activities.
mod activities;
/// Changes and their hash chain.
pub mod change;
/// The lists of an activity: texts, organisations, results and the source element.
mod details;
/// What differs between database engines.
mod dialect;
/// Offices, organisations, terms, holders, processes, steps, cases, activities: found or created by name.
mod dictionaries;
/// Sums over statements.
mod digest;
/// What can go wrong.
pub mod error;
/// Statements about cases.
mod events;
/// What imported files gave.
pub mod imports;
/// Statements about money.
mod ledger;
/// The schema, step by step.
pub mod migrations;
/// Statements about milestones.
mod milestones;
/// Data directories, connections, the pool of readers.
mod open;
/// Statements about organisations, as organisation files make them.
mod organisation_files;
/// Persons that are known.
mod people;
/// Files that were published.
mod publications;
/// Rows of the long tables, written and summed.
mod put;
/// Asking a question and reading its rows.
mod queries;
/// Statements about exchange rates.
mod rates;
/// Statements about ratings.
mod ratings;
/// Reading, bounded by a change.
pub mod reader;
/// Plain rows.
pub mod rows;
/// Settings of the installation.
mod settings;
/// Limits of rules, recorded signals, and what was done about them.
mod signals;
/// Whole descriptions of an activity, day by day.
mod snapshots;
/// Sources and their precedence.
mod sources;
/// One unit of work.
pub mod writer;

pub use change::{Act, ChainVerdict};
pub use dictionaries::{CLASSES, Created, INSTRUMENTS};
pub use error::{Result, StoreError};
pub use imports::NewImport;
pub use ledger::line_sums;
pub use open::{FILE_NAME, Store};
pub use publications::{NewPublication, PublicationRow};
pub use reader::Reader;
pub use rows::Settings;
pub use signals::{RuleLimitRow, SignalActionRow, SignalRow};
pub use snapshots::{Snapshot, SnapshotOutcome};
pub use writer::{Family, Outcome, Writer};
