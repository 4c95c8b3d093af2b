//! Statements about cases: which step was completed when, by whom. An event is known by its process, case, step,
//! moment and place among equal rows of its file; the latest known statement of it counts.

use crate::activities::read_stamp;
use crate::digest::Cells;
use crate::error::Result;
use crate::ledger::{Verdict, judge, judge_withdrawal};
use crate::queries::{all_rows, each_row};
use crate::rows::{EventRow, Stamp};
use crate::writer::{Outcome, Writer};
use domain::Instant;
use domain::statement::{Amendment, EventStatement};
use rusqlite::{Connection, Row, params};
use std::collections::HashMap;

/// Events met in this unit of work: by case, step, moment and source, how often.
#[derive(Default)]
pub(crate) struct Seen(HashMap<(u32, u32, Instant, u32), u32>);

impl Seen {
    pub(crate) fn has(&self, row: &EventRow) -> bool {
        let key = (row.case, row.step, row.completed_at, row.stamp.source);
        self.0.get(&key).is_some_and(|n| row.occurrence < *n)
    }
}

const COLUMNS: &str = "
    id, process_case, step, completed_at, occurrence, source, recorded_on, basis, change, \"row\", digest, withdrawn,
    started_at, holder, office, activity, status";

impl Writer<'_> {
    pub(crate) fn state_event(&mut self, source: i64, s: &EventStatement, amendment: Amendment) -> Result<Outcome> {
        let process = self.process(&s.process)?;
        let step = self.step(process, &s.process, &s.step)?;
        let case = self.case(process, &s.case)?;
        self.named.event(source, process, s.completed_at);
        let key = (case as u32, step as u32, s.completed_at, source as u32);
        let count = self.events.0.entry(key).or_default();
        let occurrence = amendment.occurrence.unwrap_or(*count);
        *count = (*count).max(occurrence.saturating_add(1));
        let mut cells = Cells::default();
        cells.optional(s.started_at.as_ref()).optional(s.holder.as_deref()).optional(s.office.as_deref());
        cells.optional(s.activity.as_deref()).number(s.status.map_or(0, |status| i64::from(status.number())));
        let stamp = Stamp {
            source: source as u32,
            recorded_on: s.recorded.on,
            basis: s.recorded.basis,
            change: self.change,
            row: s.row,
            digest: cells.short_sum(),
        };
        let held = stamps(&self.connection, key, occurrence)?;
        let verdict = if amendment.withdraws { judge_withdrawal(&held, &stamp) } else { judge(&held, &stamp, false) };
        if verdict == Verdict::Unchanged {
            return Ok(Outcome::Unchanged);
        }
        let row = EventRow {
            case: key.0,
            step: key.1,
            completed_at: s.completed_at,
            occurrence,
            stamp,
            withdrawn: amendment.withdraws,
            started_at: s.started_at,
            holder: s.holder.as_deref().map(|h| self.holder(h)).transpose()?.map(|id| id as u32),
            office: s.office.as_deref().map(|o| self.office(o)).transpose()?.map(|id| id as u32),
            activity: s.activity.as_deref().map(|a| self.activity(a, false)).transpose()?.map(|a| a.id as u32),
            status: s.status.map_or(0, |status| status.number()),
        };
        self.insert_event(&row)?;
        Ok(match verdict {
            Verdict::Confirms => Outcome::Unchanged,
            _ if held.is_empty() => Outcome::New,
            _ => Outcome::Changed,
        })
    }

    pub(crate) fn insert_event(&mut self, row: &EventRow) -> Result<()> {
        self.connection
            .prepare_cached(
                "insert into event_statement (
                     process_case, step, completed_at, occurrence, source, recorded_on, basis, change, \"row\",
                     digest, withdrawn, started_at, holder, office, activity, status
                 )
                 values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
            )?
            .execute(params![
                row.case,
                row.step,
                row.completed_at.0,
                row.occurrence,
                row.stamp.source,
                row.stamp.recorded_on.0,
                row.stamp.basis as u8,
                row.stamp.change as i64,
                row.stamp.row,
                row.stamp.digest,
                row.withdrawn,
                row.started_at.map(|at| at.0),
                row.holder,
                row.office,
                row.activity,
                (row.status != 0).then_some(row.status),
            ])?;
        self.stored += 1;
        Ok(())
    }
}

fn stamps(connection: &Connection, key: (u32, u32, Instant, u32), occurrence: u32) -> Result<Vec<(Stamp, bool)>> {
    let mut held = all_rows(
        connection,
        "select id, digest, withdrawn, source, recorded_on, basis, change, \"row\"
         from event_statement
         where process_case = $1 and step = $2 and completed_at = $3 and source = $4 and occurrence = $5",
        params![key.0, key.1, key.2.0, key.3, occurrence],
        |r| Ok((read_stamp(r, 3, "event_statement", r.get(0)?, r.get(1)?)?, r.get(2)?)),
    )?;
    held.sort_by_key(|(stamp, _)| stamp.order());
    Ok(held)
}

fn read(r: &Row<'_>) -> Result<EventRow> {
    Ok(EventRow {
        case: r.get(1)?,
        step: r.get(2)?,
        completed_at: Instant(r.get(3)?),
        occurrence: r.get(4)?,
        stamp: read_stamp(r, 5, "event_statement", r.get(0)?, r.get(10)?)?,
        withdrawn: r.get(11)?,
        started_at: r.get::<_, Option<i64>>(12)?.map(Instant),
        holder: r.get(13)?,
        office: r.get(14)?,
        activity: r.get(15)?,
        status: r.get::<_, Option<u8>>(16)?.unwrap_or(0),
    })
}

/// Every statement stored by a change, in the order stored.
pub(crate) fn each(connection: &Connection, limit: i64, each: impl FnMut(EventRow)) -> Result<()> {
    let sql = format!("select {COLUMNS} from event_statement where change <= $1 order by id");
    each_row(connection, &sql, [limit], read, each)
}

/// Every statement about one case, event by event in the order of their completion and, within a moment, of the day they
/// became known.
pub(crate) fn history(connection: &Connection, case: u32, limit: i64) -> Result<Vec<EventRow>> {
    let sql = format!("select {COLUMNS} from event_statement where process_case = $1 and change <= $2");
    let mut found = all_rows(connection, &sql, params![case, limit], read)?;
    found.sort_by_key(|row| (row.completed_at, row.stamp.order()));
    Ok(found)
}

/// Statements of one source about the cases of a process, completed in a span.
pub(crate) fn in_span(
    connection: &Connection,
    process: i64,
    source: i64,
    span: (Instant, Instant),
) -> Result<Vec<EventRow>> {
    let sql = format!(
        "select {COLUMNS}
         from event_statement
         where process_case in (select id from process_case where process = $1)
         and source = $2 and completed_at between $3 and $4
         order by id"
    );
    all_rows(connection, &sql, params![process, source, span.0.0, span.1.0], read)
}
