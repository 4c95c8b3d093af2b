//! Asking a question of the database and reading its rows, one by one or all of them. What is asked, and what a row
//! means, stands in the file of its noun.

use crate::error::Result;
use rusqlite::{Connection, Params, Row};

/// Hands on every row of a question in turn; none is kept.
pub(crate) fn each_row<T>(
    connection: &Connection,
    sql: &str,
    params: impl Params,
    read: impl Fn(&Row<'_>) -> Result<T>,
    mut each: impl FnMut(T),
) -> Result<()> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(params)?;
    while let Some(row) = rows.next()? {
        each(read(row)?);
    }
    Ok(())
}

/// Every row of a question, in the order of its answer.
pub(crate) fn all_rows<T>(
    connection: &Connection,
    sql: &str,
    params: impl Params,
    read: impl Fn(&Row<'_>) -> Result<T>,
) -> Result<Vec<T>> {
    let mut found = Vec::new();
    each_row(connection, sql, params, read, |row| found.push(row))?;
    Ok(found)
}
