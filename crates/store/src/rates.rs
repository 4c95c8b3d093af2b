//! Statements about exchange rates: the latest known of a day and a pair of currencies counts.

use crate::activities::read_stamp;
use crate::digest::Cells;
use crate::error::{Result, StoreError};
use crate::ledger::{Verdict, judge};
use crate::queries::{all_rows, each_row};
use crate::rows::{RateStatementRow, Stamp};
use crate::writer::{Outcome, Writer};
use domain::statement::RateStatement;
use domain::{Currency, Day};
use rusqlite::{Connection, Row, params};

impl Writer<'_> {
    pub(crate) fn state_rate(&mut self, source: i64, s: &RateStatement) -> Result<Outcome> {
        let mut cells = Cells::default();
        cells.number(s.rate).optional(s.source.as_deref());
        let stamp = Stamp {
            source: source as u32,
            recorded_on: s.recorded.on,
            basis: s.recorded.basis,
            change: self.change,
            row: s.row,
            digest: cells.short_sum(),
        };
        let held = stamps(&self.connection, s)?;
        let verdict = judge(&held, &stamp, false);
        if verdict == Verdict::Unchanged {
            return Ok(Outcome::Unchanged);
        }
        self.connection
            .prepare_cached(
                "insert into rate_statement (
                     date, currency, base, source, recorded_on, basis, change, \"row\", digest, rate, publisher
                 )
                 values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            )?
            .execute(params![
                s.date.0,
                s.currency.code(),
                s.base.code(),
                source,
                stamp.recorded_on.0,
                stamp.basis as u8,
                stamp.change as i64,
                stamp.row,
                stamp.digest,
                s.rate,
                s.source,
            ])?;
        self.stored += 1;
        Ok(match verdict {
            Verdict::Confirms => Outcome::Unchanged,
            _ if held.is_empty() => Outcome::New,
            _ => Outcome::Changed,
        })
    }
}

fn stamps(connection: &Connection, s: &RateStatement) -> Result<Vec<(Stamp, bool)>> {
    let mut held = all_rows(
        connection,
        "select id, digest, source, recorded_on, basis, change, \"row\"
         from rate_statement
         where currency = $1 and base = $2 and date = $3",
        params![s.currency.code(), s.base.code(), s.date.0],
        |r| Ok((read_stamp(r, 2, "rate_statement", r.get(0)?, r.get(1)?)?, false)),
    )?;
    held.sort_by_key(|(stamp, _)| stamp.order());
    Ok(held)
}

fn read(r: &Row<'_>) -> Result<RateStatementRow> {
    let id: i64 = r.get(0)?;
    let currency = |column, name| {
        let text = r.get_ref(column)?.as_str().unwrap_or_default();
        Currency::parse(text).ok_or_else(|| StoreError::inconsistent("rate_statement", name, id))
    };
    Ok(RateStatementRow {
        date: Day(r.get(1)?),
        currency: currency(2, "currency")?,
        base: currency(3, "base")?,
        rate: r.get(4)?,
        stamp: read_stamp(r, 6, "rate_statement", id, r.get(5)?)?,
    })
}

/// Every statement stored by a change, in the order stored.
pub(crate) fn each(connection: &Connection, limit: i64, each: impl FnMut(RateStatementRow)) -> Result<()> {
    each_row(
        connection,
        "select id, date, currency, base, rate, digest, source, recorded_on, basis, change, \"row\"
         from rate_statement
         where change <= $1
         order by id",
        [limit],
        read,
        each,
    )
}

/// Every statement stored by a change with who published it: rate by rate, the latest last.
pub(crate) fn history(connection: &Connection, limit: i64) -> Result<Vec<(RateStatementRow, Option<String>)>> {
    let mut found = all_rows(
        connection,
        "select id, date, currency, base, rate, digest, source, recorded_on, basis, change, \"row\", publisher
         from rate_statement
         where change <= $1",
        [limit],
        |r| Ok((read(r)?, r.get(11)?)),
    )?;
    found.sort_by_key(|(r, _)| (r.date, r.base, r.currency, r.stamp.order()));
    Ok(found)
}
