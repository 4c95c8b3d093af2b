//! What can go wrong in storage, in few kinds that callers tell apart. SQL texts and causes go to the log only.

use std::path::PathBuf;

/// Why a read or write did not happen.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// The thing asked for is not stored.
    #[error("{what} \"{name}\" is not stored")]
    NotFound {
        /// Kind of thing.
        what: &'static str,
        /// Its identifier, code or path.
        name: String,
    },
    /// A rule of the schema forbids it.
    #[error("the database refuses it: {constraint}")]
    Conflict {
        /// The rule.
        constraint: String,
    },
    /// A stored value cannot be what the program wrote.
    #[error("table {table}, column {column}, row {row} holds a value that Headway does not write")]
    Inconsistent {
        /// Table.
        table: &'static str,
        /// Column.
        column: &'static str,
        /// Row number.
        row: i64,
    },
    /// The disk, a lock or the database engine does not let us.
    #[error("the database is not available")]
    Unavailable {
        /// For the log.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// The file was written by a newer program.
    #[error("the database has schema version {found}, this program knows up to {known}: use a newer Headway")]
    TooNew {
        /// Version in the file.
        found: i64,
        /// Newest version this program knows.
        known: i64,
    },
    /// The file is a database, but not of Headway, or its migrations are not the ones that were shipped.
    #[error("{} is not a Headway database", path.display())]
    NotHeadway {
        /// The file.
        path: PathBuf,
    },
    /// There is a database already where one was to be made.
    #[error("{} exists already", path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// The linked SQLite is older than 3.51.3, which has the WAL-reset defect.
    #[error("SQLite {version} is too old: its WAL-reset defect can lose data, at least 3.51.3 is needed")]
    EngineTooOld {
        /// Version found.
        version: String,
    },
}

/// Result of every call of this room.
pub type Result<T> = std::result::Result<T, StoreError>;

impl StoreError {
    pub(crate) fn inconsistent(table: &'static str, column: &'static str, row: i64) -> StoreError {
        StoreError::Inconsistent { table, column, row }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> StoreError {
        match &error {
            rusqlite::Error::SqliteFailure(failure, message)
                if failure.code == rusqlite::ErrorCode::ConstraintViolation =>
            {
                StoreError::Conflict { constraint: message.clone().unwrap_or_else(|| failure.to_string()) }
            }
            _ => StoreError::Unavailable { source: Box::new(error) },
        }
    }
}

impl From<std::io::Error> for StoreError {
    fn from(error: std::io::Error) -> StoreError {
        StoreError::Unavailable { source: Box::new(error) }
    }
}
