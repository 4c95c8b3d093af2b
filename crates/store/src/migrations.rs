//! The schema, step by step. A migration that was shipped is never edited; the text of each is remembered by its
//! digest, so that an edited one is noticed. The first line of each file says why it is there.

use crate::dialect;
use crate::digest::sha256;
use crate::error::{Result, StoreError};
use rusqlite::Connection;
use std::path::Path;

/// Every migration in order: number is position plus one.
const MIGRATIONS: &[(&str, &str)] = &[
    ("changes", include_str!("../migrations/0001_changes.sql")),
    ("who and words", include_str!("../migrations/0002_who_and_words.sql")),
    ("activities", include_str!("../migrations/0003_activities.sql")),
    ("money", include_str!("../migrations/0004_money.sql")),
    ("time", include_str!("../migrations/0005_time.sql")),
    ("links and imports", include_str!("../migrations/0006_links_and_imports.sql")),
    ("organisation files", include_str!("../migrations/0007_organisation_files.sql")),
    ("signals", include_str!("../migrations/0008_signals.sql")),
    ("lists by key", include_str!("../migrations/0009_lists_by_key.sql")),
    ("publications", include_str!("../migrations/0010_publications.sql")),
    ("ratings", include_str!("../migrations/0011_ratings.sql")),
    ("versions of files", include_str!("../migrations/0012_versions_of_files.sql")),
];

/// Newest schema version this program knows.
pub const SCHEMA_VERSION: i64 = MIGRATIONS.len() as i64;

const CREATE_LIST: &str = "
    create table if not exists schema_migration (
        number integer primary key,
        name text not null,
        digest blob not null
    ) strict";

/// Brings a database to [`SCHEMA_VERSION`], in one transaction.
pub(crate) fn apply(connection: &mut Connection, file: &Path) -> Result<()> {
    build_until(connection, file, SCHEMA_VERSION)
}

/// Brings a database to an earlier version: for tests of the way up from there.
///
/// # Errors
///
/// A file that is no database of ours, or of a newer version than this program knows.
#[doc(hidden)]
pub fn build_until(connection: &mut Connection, file: &Path, last: i64) -> Result<()> {
    refuse_foreign(connection, file)?;
    let transaction = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    transaction.execute_batch(CREATE_LIST)?;
    let applied: i64 =
        transaction.query_row("select coalesce(max(number), 0) from schema_migration", [], |r| r.get(0))?;
    if applied > SCHEMA_VERSION {
        return Err(StoreError::TooNew { found: applied, known: SCHEMA_VERSION });
    }
    for (position, (name, sql)) in MIGRATIONS.iter().enumerate().take(usize::try_from(last).unwrap_or(0)) {
        let number = position as i64 + 1;
        let digest = sha256(sql.as_bytes());
        if number <= applied {
            let stored: Vec<u8> =
                transaction
                    .query_row("select digest from schema_migration where number = $1", [number], |r| r.get(0))?;
            if stored != digest {
                return Err(StoreError::NotHeadway { path: file.to_owned() });
            }
            continue;
        }
        transaction.execute_batch(sql)?;
        transaction.execute(
            "insert into schema_migration (number, name, digest) values ($1, $2, $3)",
            rusqlite::params![number, name, digest],
        )?;
    }
    transaction.commit()?;
    Ok(())
}

/// A database with tables but without our list of migrations is somebody else's.
fn refuse_foreign(connection: &Connection, file: &Path) -> Result<()> {
    let mut statement = connection.prepare(dialect::LIST_TABLES).map_err(|error| not_a_database(error, file))?;
    let tables = statement.query_map([], |r| r.get::<_, String>(0))?.collect::<std::result::Result<Vec<_>, _>>()?;
    if !tables.is_empty() && !tables.iter().any(|t| t == "schema_migration") {
        return Err(StoreError::NotHeadway { path: file.to_owned() });
    }
    Ok(())
}

pub(crate) fn not_a_database(error: rusqlite::Error, file: &Path) -> StoreError {
    match error.sqlite_error_code() {
        Some(rusqlite::ErrorCode::NotADatabase) => StoreError::NotHeadway { path: file.to_owned() },
        _ => error.into(),
    }
}
