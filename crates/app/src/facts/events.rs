//! Event columns: the statements of each event in order give its spans of knowledge; equal times keep file order.

use super::words::Words;
use domain::{Day, Instant};
use insight::facts::{EventColumns, FOREVER, Grouped, NO_INSTANT, NONE};
use store::rows::{EventRow, StatementOrder};
use store::{Reader, StoreError};

/// The columns, and the first day anything of them was known.
pub(super) fn load(
    reader: &Reader<'_>,
    change: Option<u64>,
    words: &Words,
) -> Result<(EventColumns, Option<Day>), StoreError> {
    let mut rows: Vec<EventRow> = Vec::new();
    reader.each_event(change, |row| rows.push(row))?;
    let first = rows.iter().map(|row| row.stamp.recorded_on).min();
    let cases = rows.iter().map(|row| row.case);
    let by_case = Grouped::of(cases.clone(), cases.max().map_or(0, |last| last as usize + 1));
    let mut columns = EventColumns::default();
    let mut own: Vec<&EventRow> = Vec::new();
    let mut kept = Vec::new();
    for (process, case, id) in words.cases_in_order() {
        own.clear();
        own.extend(by_case.of_one(id as usize).iter().map(|row| &rows[*row as usize]));
        own.sort_by_key(|row| (identity(row), row.stamp.order()));
        kept.clear();
        for history in own.chunk_by(|a, b| identity(a) == identity(b)) {
            spans(history, &mut kept);
        }
        kept.sort_by_key(|k| (k.row.completed_at, k.place, k.row.stamp.order()));
        for Kept { row, known_until, .. } in &kept {
            columns.process.push(process);
            columns.case.push(case);
            columns.step.push(words.step(row.step));
            columns.completed_at.push(row.completed_at.0);
            columns.started_at.push(row.started_at.map_or(NO_INSTANT, |at| at.0));
            columns.holder.push(row.holder.map_or(NONE, |id| words.holder(id)));
            columns.office.push(row.office.map_or(NONE, |id| words.office(id)));
            columns.activity.push(row.activity.map_or(NONE, |id| words.activity(id)));
            columns.status.push(row.status);
            columns.known_from.push(row.stamp.recorded_on.0);
            columns.known_until.push(*known_until);
        }
    }
    Ok((columns, first))
}

/// A statement of an event with its span of knowledge.
struct Kept<'r> {
    /// Order of the event's first statement: a correction does not move the event within its day.
    place: StatementOrder,
    row: &'r EventRow,
    known_until: i32,
}

fn identity(row: &EventRow) -> (u32, u32, Instant, u32, u32) {
    (row.case, row.step, row.completed_at, row.stamp.source, row.occurrence)
}

fn spans<'r>(history: &[&'r EventRow], kept: &mut Vec<Kept<'r>>) {
    let Some(place) = history.first().map(|row| row.stamp.order()) else { return };
    let mut rest = history;
    while let Some((first, after)) = rest.split_first() {
        let says = |row: &EventRow| (row.withdrawn, row.stamp.digest);
        let same = after.iter().take_while(|row| says(row) == says(first)).count();
        let known_until = after.get(same).map_or(FOREVER, |next| next.stamp.recorded_on.0);
        if !first.withdrawn && first.stamp.recorded_on.0 < known_until {
            kept.push(Kept { place, row: first, known_until });
        }
        rest = &after[same..];
    }
}
