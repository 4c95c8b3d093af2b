//! Event columns: the statements of each event in order give its spans of knowledge; equal times keep file order.

use super::words::Words;
use domain::{Day, Instant};
use insight::facts::{EventColumns, FOREVER, NO_INSTANT, NONE};
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
    rows.sort_by_key(|row| (identity(row), row.stamp.order()));
    let mut kept: Vec<Kept> = Vec::with_capacity(rows.len());
    for history in rows.chunk_by(|a, b| identity(a) == identity(b)) {
        spans(history, words, &mut kept);
    }
    kept.sort_by_key(|k| (k.process, k.case, k.row.completed_at, k.place, k.row.stamp.order()));
    let mut columns = EventColumns::default();
    for k in kept {
        columns.process.push(k.process);
        columns.case.push(k.case);
        columns.step.push(words.step(k.row.step));
        columns.completed_at.push(k.row.completed_at.0);
        columns.started_at.push(k.row.started_at.map_or(NO_INSTANT, |at| at.0));
        columns.holder.push(k.row.holder.map_or(NONE, |id| words.holder(id)));
        columns.office.push(k.row.office.map_or(NONE, |id| words.office(id)));
        columns.activity.push(k.row.activity.map_or(NONE, |id| words.activity(id)));
        columns.status.push(k.row.status);
        columns.known_from.push(k.row.stamp.recorded_on.0);
        columns.known_until.push(k.known_until);
    }
    Ok((columns, first))
}

/// A statement of an event with its span of knowledge.
struct Kept {
    process: u32,
    case: u32,
    /// Order of the event's first statement: a correction does not move the event within its day.
    place: StatementOrder,
    row: EventRow,
    known_until: i32,
}

fn identity(row: &EventRow) -> (u32, u32, Instant, u32, u32) {
    (row.case, row.step, row.completed_at, row.stamp.source, row.occurrence)
}

fn spans(history: &[EventRow], words: &Words, kept: &mut Vec<Kept>) {
    let Some(place) = history.first().map(|row| row.stamp.order()) else { return };
    let mut rest = history;
    while let Some((first, after)) = rest.split_first() {
        let says = |row: &EventRow| (row.withdrawn, row.stamp.digest);
        let same = after.iter().take_while(|row| says(row) == says(first)).count();
        let known_until = after.get(same).map_or(FOREVER, |next| next.stamp.recorded_on.0);
        if !first.withdrawn && first.stamp.recorded_on.0 < known_until {
            let (process, case) = words.case(first.case);
            kept.push(Kept { process, case, place, row: *first, known_until });
        }
        rest = &after[same..];
    }
}
