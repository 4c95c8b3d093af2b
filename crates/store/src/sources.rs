//! Sources of statements, and the dated list that says which one a figure takes.

use crate::error::Result;
use crate::rows::{RankRow, SourceRow};
use crate::writer::Writer;
use domain::Day;
use domain::statement::Source;
use rusqlite::{Connection, OptionalExtension, params};

impl Writer<'_> {
    /// The number of a source.
    pub(crate) fn source(&mut self, source: &Source) -> Result<i64> {
        if let Some(id) = self.words.sources.get(source) {
            return Ok(*id);
        }
        let found: Option<i64> = self
            .connection
            .prepare_cached("select id from source where system = $1 and organisation = $2")?
            .query_row(params![source.system, source.organisation], |r| r.get(0))
            .optional()?;
        let id = match found {
            Some(id) => id,
            None => self
                .connection
                .prepare_cached("insert into source (system, organisation, change) values ($1, $2, $3) returning id")?
                .query_row(params![source.system, source.organisation, self.change as i64], |r| r.get(0))?,
        };
        self.words.sources.insert(source.clone(), id);
        Ok(id)
    }

    /// Gives a source a rank for a measure (`*` for all) in a span of days. Higher wins; the latest stated holds.
    pub fn rank_source(
        &mut self,
        source: &Source,
        measure: &str,
        rank: i64,
        valid: (Option<Day>, Option<Day>),
    ) -> Result<()> {
        let source = self.source(source)?;
        self.connection
            .prepare_cached(
                "insert into source_precedence (measure, source, rank, valid_from, valid_to, change)
                 values ($1, $2, $3, $4, $5, $6)",
            )?
            .execute(params![measure, source, rank, valid.0.map(|d| d.0), valid.1.map(|d| d.0), self.change as i64])?;
        self.stored += 1;
        Ok(())
    }
}

/// Sources with their ranks, stored by a change.
pub(crate) fn list(connection: &Connection, limit: i64) -> Result<Vec<SourceRow>> {
    let mut statement =
        connection.prepare_cached("select id, system, organisation from source where change <= $1 order by id")?;
    let rows = statement.query_map([limit], |r| {
        Ok(SourceRow { id: r.get(0)?, system: r.get(1)?, organisation: r.get(2)?, ranks: Vec::new() })
    })?;
    let mut sources = rows.collect::<rusqlite::Result<Vec<_>>>()?;
    let mut statement = connection.prepare_cached(
        "select source, measure, rank, valid_from, valid_to from source_precedence where change <= $1 order by id",
    )?;
    let mut rows = statement.query([limit])?;
    while let Some(r) = rows.next()? {
        let source: u32 = r.get(0)?;
        let day = |n: Option<i32>| n.map(Day);
        let rank =
            RankRow { measure: r.get(1)?, rank: r.get(2)?, valid_from: day(r.get(3)?), valid_to: day(r.get(4)?) };
        if let Some(found) = sources.iter_mut().find(|s| s.id == source) {
            found.ranks.push(rank);
        }
    }
    Ok(sources)
}
