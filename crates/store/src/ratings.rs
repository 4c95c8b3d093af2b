//! Statements about ratings of activities: the latest known of an activity, a day and a rater counts for its source.

use crate::activities::read_stamp;
use crate::digest::Cells;
use crate::error::{Result, StoreError};
use crate::ledger::{Verdict, judge};
use crate::queries::{all_rows, each_row};
use crate::rows::{RatingRow, Stamp};
use crate::writer::{Outcome, Writer};
use domain::statement::RatingStatement;
use domain::{Day, Rater, Rating};
use rusqlite::{Connection, Row, params};

const COLUMNS: &str = "
    id, activity, rated_on, rated_by, rating, post, digest, source, recorded_on, basis, change, \"row\"";

impl Writer<'_> {
    pub(crate) fn state_rating(&mut self, source: i64, s: &RatingStatement) -> Result<Outcome> {
        let activity = self.activity(&s.activity, false)?;
        let mut cells = Cells::default();
        cells.optional(s.rating.map(Rating::name)).optional(s.post.as_deref());
        let stamp = Stamp {
            source: source as u32,
            recorded_on: s.recorded.on,
            basis: s.recorded.basis,
            change: self.change,
            row: s.row,
            digest: cells.short_sum(),
        };
        let held = stamps(&self.connection, activity.id, source, s)?;
        let verdict = judge(&held, &stamp, false);
        if verdict == Verdict::Unchanged {
            return Ok(Outcome::Unchanged);
        }
        self.connection
            .prepare_cached(
                "insert into rating_statement (
                     activity, rated_on, rated_by, source, recorded_on, basis, change, \"row\", digest, rating, post
                 )
                 values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            )?
            .execute(params![
                activity.id,
                s.rated_on.0,
                s.rated_by.number(),
                source,
                stamp.recorded_on.0,
                stamp.basis as u8,
                stamp.change as i64,
                stamp.row,
                stamp.digest,
                s.rating.map(Rating::number),
                s.post,
            ])?;
        self.stored += 1;
        Ok(match verdict {
            Verdict::Confirms => Outcome::Unchanged,
            _ if held.is_empty() => Outcome::New,
            _ => Outcome::Changed,
        })
    }
}

/// What a source has said of one rating, the latest last.
fn stamps(connection: &Connection, activity: i64, source: i64, s: &RatingStatement) -> Result<Vec<(Stamp, bool)>> {
    let mut held = all_rows(
        connection,
        "select id, digest, source, recorded_on, basis, change, \"row\"
         from rating_statement
         where activity = $1 and rated_by = $2 and rated_on = $3 and source = $4",
        params![activity, s.rated_by.number(), s.rated_on.0, source],
        |r| Ok((read_stamp(r, 2, "rating_statement", r.get(0)?, r.get(1)?)?, false)),
    )?;
    held.sort_by_key(|(stamp, _)| stamp.order());
    Ok(held)
}

fn read(r: &Row<'_>) -> Result<RatingRow> {
    let id: i64 = r.get(0)?;
    let inconsistent = |column| StoreError::inconsistent("rating_statement", column, id);
    let rating: Option<u8> = r.get(4)?;
    Ok(RatingRow {
        activity: r.get(1)?,
        rated_on: Day(r.get(2)?),
        rated_by: Rater::from_number(r.get(3)?).ok_or_else(|| inconsistent("rated_by"))?,
        rating: rating.map(|n| Rating::from_number(n).ok_or_else(|| inconsistent("rating"))).transpose()?,
        post: r.get(5)?,
        stamp: read_stamp(r, 7, "rating_statement", id, r.get(6)?)?,
    })
}

/// Every statement stored by a change, in the order stored.
pub(crate) fn each(connection: &Connection, limit: i64, each: impl FnMut(RatingRow)) -> Result<()> {
    let sql = format!("select {COLUMNS} from rating_statement where change <= $1 order by id");
    each_row(connection, &sql, [limit], read, each)
}

/// Every statement about the ratings of one activity: rating by rating, the latest last.
pub(crate) fn history(connection: &Connection, activity: u32, limit: i64) -> Result<Vec<RatingRow>> {
    let sql = format!("select {COLUMNS} from rating_statement where activity = $1 and change <= $2");
    let mut found = all_rows(connection, &sql, params![activity, limit], read)?;
    found.sort_by_key(|row| (row.stamp.source, row.rated_on, row.rated_by, row.stamp.order()));
    Ok(found)
}
