//! Opens a data directory: one SQLite file, one connection that writes, a small pool of connections that read.

use crate::error::{Result, StoreError};
use crate::rows::{ChangeRow, ImportRow, Settings};
use crate::{Act, ChainVerdict, Reader, Writer, change, dialect, imports, migrations, settings};
use domain::Context;
use rusqlite::Connection;
use std::path::{Path, PathBuf};
use std::sync::{Condvar, Mutex, PoisonError};

/// Name of the database in its data directory.
pub const FILE_NAME: &str = "headway.sqlite";
/// Connections that read: more than two cores can use, few enough to stay small.
const READERS: usize = 4;

/// An opened data directory. Share it behind an `Arc`: one writer at a time, readers beside it.
pub struct Store {
    file: PathBuf,
    writer: Mutex<Connection>,
    readers: Readers,
}

struct Readers {
    idle: Mutex<Vec<Connection>>,
    returned: Condvar,
}

impl Store {
    /// Makes the directory and its database; refuses where there is one.
    pub fn create(directory: &Path) -> Result<Store> {
        let file = directory.join(FILE_NAME);
        if file.exists() {
            return Err(StoreError::Exists { path: file });
        }
        std::fs::create_dir_all(directory)?;
        Store::open_file(file)
    }

    /// Opens the database of a directory.
    pub fn open(directory: &Path) -> Result<Store> {
        let file = directory.join(FILE_NAME);
        if !file.is_file() {
            return Err(StoreError::NotFound { what: "data directory", name: directory.display().to_string() });
        }
        Store::open_file(file)
    }

    /// Opens the database of a directory, making both where there is none.
    pub fn open_or_create(directory: &Path) -> Result<Store> {
        std::fs::create_dir_all(directory)?;
        Store::open_file(directory.join(FILE_NAME))
    }

    fn open_file(file: PathBuf) -> Result<Store> {
        dialect::check_engine()?;
        let mut writer = dialect::open_writer(&file).map_err(|error| not_a_database(error, &file))?;
        migrations::apply(&mut writer, &file)?;
        let idle = (0..READERS).map(|_| dialect::open_reader(&file)).collect::<Result<Vec<_>>>()?;
        let readers = Readers { idle: Mutex::new(idle), returned: Condvar::new() };
        Ok(Store { file, writer: Mutex::new(writer), readers })
    }

    /// The database file.
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// Settings of the installation.
    pub fn settings(&self, ctx: &Context) -> Result<Settings> {
        self.read(ctx, |reader| settings::read(reader.connection, None))
    }

    /// States settings anew, as a change. Gives its number, or `None` if they are what they were.
    pub fn change_settings(&self, ctx: &Context, act: Act<'_>, settings: &Settings) -> Result<Option<u64>> {
        let mut writer = self.begin(ctx, act)?;
        writer.state_settings(settings)?;
        writer.commit()
    }

    /// Begins a unit of work. Dropping the writer undoes it. Waits while another one is under way.
    pub fn begin(&self, ctx: &Context, act: Act<'_>) -> Result<Writer<'_>> {
        Writer::begin(self.writer.lock().unwrap_or_else(PoisonError::into_inner), ctx, &act)
    }

    /// Number of the last change; 0 before the first.
    pub fn last_change(&self, _ctx: &Context) -> Result<u64> {
        // One statement sees one state by itself.
        change::last(self.readers.lend().connection())
    }

    /// The newest changes first, at most so many.
    pub fn changes(&self, ctx: &Context, limit: u32) -> Result<Vec<ChangeRow>> {
        self.read(ctx, |reader| change::list(reader.connection, limit))
    }

    /// The newest imports first, at most so many.
    pub fn imports(&self, ctx: &Context, limit: u32) -> Result<Vec<ImportRow>> {
        self.read(ctx, |reader| imports::list(reader.connection, limit))
    }

    /// Keeps what an imported file gave. Not a fact: it makes no change.
    pub fn save_import(&self, ctx: &Context, import: &imports::NewImport<'_>) -> Result<u64> {
        let mut writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        imports::save(&mut writer, ctx, import)
    }

    /// Reads back everything stored and compares it with the hash chain.
    pub fn verify_chain(&self, ctx: &Context) -> Result<ChainVerdict> {
        self.read(ctx, |reader| change::verify(reader.connection))
    }

    /// Reads from one state of the database, however long it takes.
    pub fn read<T>(&self, _ctx: &Context, read: impl FnOnce(&Reader<'_>) -> Result<T>) -> Result<T> {
        let lent = self.readers.lend();
        let connection = lent.connection();
        connection.execute_batch(dialect::BEGIN_READ)?;
        let answer = read(&Reader { connection });
        connection.execute_batch("commit")?;
        answer
    }
}

/// A connection that goes back to its pool when dropped, also when reading panics.
struct Lent<'p> {
    pool: &'p Readers,
    connection: Option<Connection>,
}

impl Lent<'_> {
    fn connection(&self) -> &Connection {
        self.connection.as_ref().expect("lent until dropped")
    }
}

impl Readers {
    fn lend(&self) -> Lent<'_> {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if let Some(connection) = idle.pop() {
                return Lent { pool: self, connection: Some(connection) };
            }
            idle = self.returned.wait(idle).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

impl Drop for Lent<'_> {
    fn drop(&mut self) {
        let Some(connection) = self.connection.take() else { return };
        if !connection.is_autocommit() {
            // A panic or error left the transaction open; a failed rollback leaves an error for the next reader.
            let _ = connection.execute_batch("rollback");
        }
        self.pool.idle.lock().unwrap_or_else(PoisonError::into_inner).push(connection);
        self.pool.returned.notify_one();
    }
}

fn not_a_database(error: StoreError, file: &Path) -> StoreError {
    match error {
        StoreError::Unavailable { source } => match source.downcast::<rusqlite::Error>() {
            Ok(error) => migrations::not_a_database(*error, file),
            Err(source) => StoreError::Unavailable { source },
        },
        other => other,
    }
}
