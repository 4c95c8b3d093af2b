//! What imported files gave: counts and findings. They tell of the act; facts do not depend on them.

use crate::error::Result;
use crate::rows::{ImportCounts, ImportRow};
use domain::{Context, Finding, Instant};
use rusqlite::{Connection, params};
use std::collections::HashMap;

/// One imported file, to be kept.
#[derive(Clone, Copy, Debug)]
pub struct NewImport<'a> {
    /// Change it made, if any.
    pub change: Option<u64>,
    /// When.
    pub at: Instant,
    /// File name.
    pub file: &'a str,
    /// Kind of rows.
    pub kind: &'a str,
    /// Version of the standard as the file declared it.
    pub version: Option<&'a str>,
    /// Counts.
    pub counts: ImportCounts,
    /// Findings, in file order. The caller bounds their number.
    pub findings: &'a [Finding],
}

/// A finding as kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StoredFinding {
    /// `notice`, `warning` or `refused`.
    pub severity: String,
    /// Row in the file.
    pub row: Option<u64>,
    /// Column.
    pub column: Option<String>,
    /// Value as found.
    pub value: Option<String>,
    /// Code.
    pub code: String,
    /// Named parts of the message.
    pub arguments: Vec<(String, String)>,
}

/// Between arguments, and between the name and the value of one: no text of a file keeps these characters.
const BETWEEN: char = '\u{1e}';
const WITHIN: char = '\u{1f}';

pub(crate) fn save(connection: &mut Connection, ctx: &Context, import: &NewImport<'_>) -> Result<u64> {
    let transaction = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    let counts = import.counts;
    let id: i64 = transaction
        .prepare_cached(
            "insert into import_file (
                 change, at, person, file, kind, rows_read, rows_new, rows_changed, rows_unchanged, rows_refused, version
             )
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
             returning id",
        )?
        .query_row(
            params![
                import.change.map(|c| c as i64),
                import.at.0,
                ctx.person,
                import.file,
                import.kind,
                counts.rows as i64,
                counts.new as i64,
                counts.changed as i64,
                counts.unchanged as i64,
                counts.refused as i64,
                import.version
            ],
            |r| r.get(0),
        )?;
    {
        let mut insert = transaction.prepare_cached(
            "insert into import_finding (
                 import_file, position, severity, \"row\", column_name, value, code, arguments
             )
             values ($1, $2, $3, $4, $5, $6, $7, $8)",
        )?;
        for (position, finding) in import.findings.iter().enumerate() {
            insert.execute(params![
                id,
                position as i64,
                finding.severity.name(),
                finding.row.map(|row| row as i64),
                finding.column,
                finding.value,
                finding.code,
                join(&finding.arguments)
            ])?;
        }
    }
    transaction.commit()?;
    Ok(id as u64)
}

fn join(arguments: &[(&'static str, String)]) -> String {
    let clean = |text: &str| text.replace([BETWEEN, WITHIN], " ");
    let parts: Vec<String> = arguments.iter().map(|(n, v)| format!("{n}{WITHIN}{}", clean(v))).collect();
    parts.join(&BETWEEN.to_string())
}

fn split(text: &str) -> Vec<(String, String)> {
    let pairs = text.split(BETWEEN).filter_map(|part| part.split_once(WITHIN));
    pairs.map(|(n, v)| (n.to_owned(), v.to_owned())).collect()
}

pub(crate) fn list(connection: &Connection, limit: u32) -> Result<Vec<ImportRow>> {
    let mut statement = connection.prepare_cached(
        "select i.id, i.change, i.at, i.person, i.file, i.kind, i.rows_read, i.rows_new, i.rows_changed,
             i.rows_unchanged, i.rows_refused,
             (select count(*) from import_finding f where f.import_file = i.id)
         from import_file i
         order by i.id desc
         limit $1",
    )?;
    let number = |n: i64| n as u64;
    let rows = statement.query_map([limit], |r| {
        Ok(ImportRow {
            id: number(r.get(0)?),
            change: r.get::<_, Option<i64>>(1)?.map(number),
            at: Instant(r.get(2)?),
            person: r.get(3)?,
            file: r.get(4)?,
            kind: r.get(5)?,
            counts: ImportCounts {
                rows: number(r.get(6)?),
                new: number(r.get(7)?),
                changed: number(r.get(8)?),
                unchanged: number(r.get(9)?),
                refused: number(r.get(10)?),
            },
            findings: number(r.get(11)?),
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<Vec<_>>>()?)
}

/// Versions that files declared, by the change that each file made.
pub(crate) fn versions(connection: &Connection) -> Result<HashMap<u64, String>> {
    let mut statement = connection.prepare_cached(
        "select change, version
         from import_file
         where change is not null and version is not null",
    )?;
    let rows = statement.query_map([], |r| Ok((r.get::<_, i64>(0)? as u64, r.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<HashMap<_, _>>>()?)
}

pub(crate) fn findings(connection: &Connection, import: u64) -> Result<Vec<StoredFinding>> {
    let mut statement = connection.prepare_cached(
        "select severity, \"row\", column_name, value, code, arguments
         from import_finding
         where import_file = $1
         order by position",
    )?;
    let rows = statement.query_map([import as i64], |r| {
        Ok(StoredFinding {
            severity: r.get(0)?,
            row: r.get::<_, Option<i64>>(1)?.map(|row| row as u64),
            column: r.get(2)?,
            value: r.get(3)?,
            code: r.get(4)?,
            arguments: split(&r.get::<_, String>(5)?),
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<Vec<_>>>()?)
}
