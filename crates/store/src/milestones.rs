//! Statements about milestones: planned and actual days and the holder, by activity, step and round.
//! The same manners as activities: a blank says nothing, *unknown* withdraws, contradictions of one day are refused.

use crate::activities::{contradicts, is_known, read_stamp, said, stored};
use crate::digest::Cells;
use crate::error::Result;
use crate::queries::{all_rows, each_row};
use crate::rows::{MilestoneRow, Stamp};
use crate::writer::{Outcome, Writer};
use domain::statement::{MilestoneStatement, RecordedBasis};
use domain::{Day, Said};
use rusqlite::{Connection, Row, params};
use std::collections::HashMap;

mod bit {
    pub(super) const PLANNED_ON: u32 = 1;
    pub(super) const ACTUAL_ON: u32 = 2;
    pub(super) const HOLDER: u32 = 4;
}

/// Statements refused in this unit of work, by activity, step, round, source and day.
#[derive(Default)]
pub(crate) struct Refused(HashMap<(u32, u32, u32, u32, Day), Vec<MilestoneRow>>);

const COLUMNS: &str = "
    id, activity, step, round, source, recorded_on, basis, change, \"row\", digest, unknown_fields, planned_on,
    actual_on, holder";

impl Writer<'_> {
    pub(crate) fn state_milestone(&mut self, source: i64, s: &MilestoneStatement) -> Result<Outcome> {
        let activity = self.activity(&s.activity, false)?;
        let step = self.milestone(&s.milestone)?;
        self.named.milestone(source, activity.id, step, s.round);
        let holder = match &s.holder {
            Said::Nothing => Said::Nothing,
            Said::Unknown => Said::Unknown,
            Said::Value(name) => Said::Value(self.holder(name)? as u32),
        };
        let mut cells = Cells::default();
        cells.said(&s.planned_on).said(&s.actual_on).said(&s.holder);
        let new = MilestoneRow {
            activity: activity.id as u32,
            step: step as u32,
            round: s.round,
            stamp: Stamp {
                source: source as u32,
                recorded_on: s.recorded.on,
                basis: s.recorded.basis,
                change: self.change,
                row: s.row,
                digest: cells.short_sum(),
            },
            planned_on: s.planned_on,
            actual_on: s.actual_on,
            holder,
        };
        let held = held(&self.connection, &new)?;
        let key = (new.activity, new.step, new.round, new.stamp.source, new.stamp.recorded_on);
        let same_day = held.iter().filter(|(_, row)| row.stamp.recorded_on == new.stamp.recorded_on);
        if same_day.clone().any(|(_, row)| {
            row.stamp.digest == new.stamp.digest && (is_dated(row) && is_dated(&new) || row.stamp.change == self.change)
        }) {
            return Ok(Outcome::Unchanged);
        }
        let refused = self.milestones.0.get(&key).map(Vec::as_slice).unwrap_or_default();
        let clash = same_day
            .map(|(id, row)| (*id, *row))
            .chain(refused.iter().map(|row| (0, *row)))
            .filter(|(_, row)| may_contradict(row, &new, self.change))
            .map(|(id, row)| (id, row, differing(&row, &new)))
            .find(|(_, _, fields)| !fields.is_empty());
        if let Some((id, earlier, fields)) = clash {
            let withdrew_earlier = id != 0 && earlier.stamp.change == self.change;
            let refused = self.milestones.0.entry(key).or_default();
            if withdrew_earlier {
                self.connection.prepare_cached("delete from milestone_statement where id = $1")?.execute([id])?;
                self.stored -= 1;
                refused.push(earlier);
            }
            refused.push(new);
            return Ok(Outcome::Contradicts { with_row: Some(earlier.stamp.row), withdrew_earlier, fields });
        }
        if new.stamp.basis == RecordedBasis::Import && adds_nothing(&held, &new) {
            return Ok(Outcome::Unchanged);
        }
        self.insert_milestone(&new)?;
        Ok(if held.is_empty() { Outcome::New } else { Outcome::Changed })
    }

    pub(crate) fn insert_milestone(&mut self, new: &MilestoneRow) -> Result<()> {
        let mut unknown = 0;
        self.connection
            .prepare_cached(
                "insert into milestone_statement (
                     activity, step, round, source, recorded_on, basis, change, \"row\", digest, planned_on, actual_on,
                     holder, unknown_fields
                 )
                 values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
            )?
            .execute(params![
                new.activity,
                new.step,
                new.round,
                new.stamp.source,
                new.stamp.recorded_on.0,
                new.stamp.basis as u8,
                new.stamp.change as i64,
                new.stamp.row,
                new.stamp.digest,
                stored(new.planned_on.map(|d| d.0), bit::PLANNED_ON, &mut unknown),
                stored(new.actual_on.map(|d| d.0), bit::ACTUAL_ON, &mut unknown),
                stored(new.holder, bit::HOLDER, &mut unknown),
                unknown,
            ])?;
        self.stored += 1;
        Ok(())
    }
}

fn is_dated(row: &MilestoneRow) -> bool {
    row.stamp.basis != RecordedBasis::Import
}

fn may_contradict(row: &MilestoneRow, new: &MilestoneRow, change: u64) -> bool {
    is_dated(row) && is_dated(new) || is_dated(row) == is_dated(new) && row.stamp.change == change
}

fn differing(a: &MilestoneRow, b: &MilestoneRow) -> Vec<&'static str> {
    let fields = [
        ("planned_on", contradicts(&a.planned_on, &b.planned_on)),
        ("actual_on", contradicts(&a.actual_on, &b.actual_on)),
        ("holder", contradicts(&a.holder, &b.holder)),
    ];
    fields.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name).collect()
}

fn adds_nothing(held: &[(i64, MilestoneRow)], new: &MilestoneRow) -> bool {
    fn last<'h, T: 'h>(
        held: &'h [(i64, MilestoneRow)],
        new: &MilestoneRow,
        field: impl Fn(&'h MilestoneRow) -> &'h Said<T>,
    ) -> Option<&'h Said<T>> {
        let by_then = held.iter().rev().filter(|(_, row)| row.stamp.order() <= new.stamp.order());
        by_then.map(|(_, row)| field(row)).find(|said| !said.is_nothing())
    }
    !held.is_empty()
        && is_known(last(held, new, |row| &row.planned_on), &new.planned_on)
        && is_known(last(held, new, |row| &row.actual_on), &new.actual_on)
        && is_known(last(held, new, |row| &row.holder), &new.holder)
}

/// Statements of one milestone by the source of another statement, the latest last, with their row numbers.
fn held(connection: &Connection, new: &MilestoneRow) -> Result<Vec<(i64, MilestoneRow)>> {
    let sql = format!(
        "select {COLUMNS} from milestone_statement where activity = $1 and step = $2 and round = $3 and source = $4"
    );
    let mut held = all_rows(connection, &sql, params![new.activity, new.step, new.round, new.stamp.source], |r| {
        Ok((r.get(0)?, read(r)?))
    })?;
    held.sort_by_key(|(_, row)| row.stamp.order());
    Ok(held)
}

fn read(r: &Row<'_>) -> Result<MilestoneRow> {
    let unknown: u32 = r.get(10)?;
    Ok(MilestoneRow {
        activity: r.get(1)?,
        step: r.get(2)?,
        round: r.get(3)?,
        stamp: read_stamp(r, 4, "milestone_statement", r.get(0)?, r.get(9)?)?,
        planned_on: said(r, 11, bit::PLANNED_ON, unknown)?.map(Day),
        actual_on: said(r, 12, bit::ACTUAL_ON, unknown)?.map(Day),
        holder: said(r, 13, bit::HOLDER, unknown)?,
    })
}

/// Every statement stored by a change, in the order stored.
pub(crate) fn each(connection: &Connection, limit: i64, each: impl FnMut(MilestoneRow)) -> Result<()> {
    let sql = format!("select {COLUMNS} from milestone_statement where change <= $1 order by id");
    each_row(connection, &sql, [limit], read, each)
}

/// Every statement about the milestones of one activity: milestone by milestone, the latest last.
pub(crate) fn history(connection: &Connection, activity: u32, limit: i64) -> Result<Vec<MilestoneRow>> {
    let sql = format!("select {COLUMNS} from milestone_statement where activity = $1 and change <= $2");
    let mut found = all_rows(connection, &sql, params![activity, limit], read)?;
    found.sort_by_key(|row| (row.stamp.source, row.step, row.round, row.stamp.order()));
    Ok(found)
}

/// Statements of one source about one activity.
pub(crate) fn of_activity(connection: &Connection, activity: i64, source: i64) -> Result<Vec<MilestoneRow>> {
    let sql = format!("select {COLUMNS} from milestone_statement where activity = $1 and source = $2 order by id");
    all_rows(connection, &sql, [activity, source], read)
}
