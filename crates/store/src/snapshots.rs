//! Snapshots: what one source says of one activity on one day, all of it, as an IATI element does. What the snapshot
//! before it said and this one does not say is withdrawn by new facts; what the next one knew to be so still holds from
//! its day on. Facts depend on which snapshots there are and not on the order in which they came: see decision 0012.

use crate::activities::{self, adds_nothing, is_dated, read_stamp};
use crate::details::Element;
use crate::digest::{self, Cells};
use crate::error::Result;
use crate::ledger;
use crate::rows::{LedgerRow, Stamp};
use crate::writer::Writer;
use domain::statement::{ActivityStatement, LedgerStatement, RecordedBasis, Source};
use rusqlite::Connection;
use std::collections::{BTreeMap, HashMap};

/// Lines of the element that repeats an activity of its file count from here, those of the next from twice as far.
const REPEAT: u32 = 1 << 20;

/// A whole description of an activity, with its sums and its compressed element: made beside the writer, on any thread.
#[derive(Debug)]
pub struct Snapshot {
    source: Source,
    about: Box<ActivityStatement>,
    /// Seconds of its day at which it was made: of two of one day the later counts.
    made: u32,
    /// 0 for the first element of the activity in its file. A later one adds its lines and says nothing else.
    repeat: u32,
    sum: [u8; 32],
    details: Option<[u8; 32]>,
    element: Option<Element>,
    lines: Vec<Line>,
}

#[derive(Debug)]
struct Line {
    identity: i64,
    occurrence: u32,
    digest: i64,
    says: LedgerStatement,
}

/// What a snapshot did.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct SnapshotOutcome {
    /// The source had said nothing of the activity.
    pub is_new: bool,
    /// The description was stored.
    pub is_stored: bool,
    /// Lines stored because they are new or say something else.
    pub lines: u64,
    /// Lines withdrawn because the snapshot no longer has them.
    pub withdrawn: u64,
    /// Lines stated again on the day of the next snapshot, because this one came late.
    pub restated: u64,
}

impl Snapshot {
    /// A description with its money. `made`: seconds of the day on which it was made. `repeat`: how many elements of the
    /// same activity came before it in its file.
    pub fn of(
        source: Source,
        mut about: Box<ActivityStatement>,
        lines: Vec<LedgerStatement>,
        made: u32,
        repeat: u32,
    ) -> Snapshot {
        let element = about.details.as_deref().and_then(Element::of);
        let (sum, details) = activities::sums(&about, element.as_ref());
        // Its compressed form is what will be stored.
        if let Some(details) = &mut about.details {
            details.source_element = None;
        }
        let lines = told_apart(&source, lines, repeat);
        Snapshot { source, about, made, repeat, sum, details, element, lines }
    }
}

/// Lines with what tells them apart: equal rows by their place among equals, of two with one identity the later.
fn told_apart(source: &Source, lines: Vec<LedgerStatement>, repeat: u32) -> Vec<Line> {
    let mut cells = Cells::default();
    let mut met: HashMap<i64, (u32, usize)> = HashMap::with_capacity(lines.len());
    let mut kept: Vec<Line> = Vec::with_capacity(lines.len());
    for says in lines {
        let digest = ledger::content(&mut cells, &says);
        let identity = ledger::identity(&mut cells, source, &says);
        let (count, place) = met.entry(identity).or_insert((0, kept.len()));
        *count += 1;
        let line = if ledger::counts_rows(&says) {
            Line { identity, occurrence: repeat * REPEAT + *count - 1, digest, says }
        } else {
            Line { identity, occurrence: 0, digest, says }
        };
        if *count > 1 && line.occurrence == 0 {
            kept[*place] = line;
        } else {
            kept.push(line);
        }
    }
    kept
}

/// What is known of a line before a snapshot: its statements, the latest last.
type History = Vec<Held>;

struct Held {
    id: i64,
    stamp: Stamp,
    is_withdrawn: bool,
}

/// Where the lines of a snapshot go.
struct Place {
    activity: u32,
    stamp: Stamp,
    /// The next snapshot of the activity and source, on a later day.
    next: Option<Stamp>,
}

impl Writer<'_> {
    /// Keeps a snapshot: what it says that was not known by its day, and withdrawals of what it no longer says.
    pub fn state_snapshot(&mut self, s: &Snapshot) -> Result<SnapshotOutcome> {
        let source = self.source(&s.source)?;
        let known = self.activity(&s.about.activity, true)?;
        let is_fresh = known.is_new && !self.words.stated.contains(&known.id);
        let mut outcome = SnapshotOutcome::default();
        let held = if is_fresh { Vec::new() } else { activities::held(&self.connection, known.id, source)? };
        let mut stamp = Stamp {
            source: source as u32,
            recorded_on: s.about.recorded.on,
            basis: s.about.recorded.basis,
            change: self.change,
            row: s.made,
            digest: digest::short(&s.sum),
        };
        if s.repeat == 0 {
            outcome.is_new = held.is_empty();
            let mut new = self.resolve(known.id as u32, source as u32, &s.about, &s.sum, s.details)?;
            new.stamp = stamp;
            let is_same = |row: &crate::rows::ActivityRow| {
                (row.stamp.recorded_on, row.stamp.row, row.stamp.digest) == (stamp.recorded_on, stamp.row, stamp.digest)
                    && (is_dated(row) && is_dated(&new) || row.stamp.change == self.change)
            };
            if held.iter().any(is_same) || !is_dated(&new) && adds_nothing(&held, &new) {
                return Ok(outcome);
            }
            self.insert_activity(&new, &s.sum, &s.about, s.element.as_ref())?;
            outcome.is_stored = true;
            let is_later = |row: &&crate::rows::ActivityRow| {
                row.stamp.recorded_on == stamp.recorded_on && row.stamp.order() > stamp.order()
            };
            if held.iter().any(|row| is_later(&row)) {
                self.superseded.insert(known.id);
                return Ok(outcome);
            }
        } else if self.superseded.contains(&known.id) {
            return Ok(outcome);
        }
        if let Some(known) = self.words.activities.get_mut(&s.about.activity) {
            // From here on there is something to look up.
            (known.is_new, known.has_ledger) = (false, None);
        }
        if is_fresh {
            for line in &s.lines {
                stamp.digest = line.digest;
                let row = self.ledger_row(known.id as u32, line.identity, line.occurrence, stamp, &line.says)?;
                self.insert_ledger(&row, line.says.reference.as_deref())?;
            }
            outcome.lines = s.lines.len() as u64;
            return Ok(outcome);
        }
        let later = held.iter().map(|row| row.stamp).filter(|other| other.recorded_on > stamp.recorded_on);
        let next = later.min_by_key(|other| other.recorded_on);
        self.state_lines(&Place { activity: known.id as u32, stamp, next }, s, &mut outcome)?;
        Ok(outcome)
    }

    fn state_lines(&mut self, place: &Place, s: &Snapshot, outcome: &mut SnapshotOutcome) -> Result<()> {
        let mut stored = histories(&self.connection, place.activity, place.stamp.source)?;
        for line in &s.lines {
            let history = stored.remove(&(line.identity, line.occurrence)).unwrap_or_default();
            let is_known = known_by(&history, place).is_some_and(|at| at.stamp.digest == line.digest);
            if !is_known {
                let stamp = place.stamp_after(&history, line.digest);
                let row = self.ledger_row(place.activity, line.identity, line.occurrence, stamp, &line.says)?;
                self.insert_ledger(&row, line.says.reference.as_deref())?;
                outcome.lines += 1;
                outcome.restated += self.restate(place, &history, (row, line.says.reference.as_deref()))?;
            }
        }
        if s.repeat > 0 {
            return Ok(());
        }
        for history in stored.into_values() {
            let Some(at) = known_by(&history, place) else { continue };
            let (row, reference) = ledger::by_id(&self.connection, at.id)?;
            let row = LedgerRow { stamp: place.stamp_after(&history, at.stamp.digest), withdrawn: true, ..row };
            self.insert_ledger(&row, reference.as_deref())?;
            outcome.withdrawn += 1;
            outcome.restated += self.restate(place, &history, (row, reference.as_deref()))?;
        }
        Ok(())
    }

    /// A line changed by a snapshot that came late: from the day of the next snapshot on it is again what it was, unless
    /// something of it was stored for that day anyway. Gives how many statements that took.
    fn restate(&mut self, place: &Place, history: &[Held], (new, reference): (LedgerRow, Option<&str>)) -> Result<u64> {
        let Some(next) = place.next else { return Ok(0) };
        let on = place.stamp.recorded_on;
        if history.iter().any(|h| h.stamp.recorded_on > on && h.stamp.recorded_on <= next.recorded_on) {
            return Ok(0);
        }
        let stamp = |digest| Stamp { change: self.change, digest, ..next };
        match known_by(history, place) {
            Some(before) => {
                let (row, reference) = ledger::by_id(&self.connection, before.id)?;
                let row = LedgerRow { stamp: stamp(before.stamp.digest), ..row };
                self.insert_ledger(&row, reference.as_deref())?;
            }
            None => {
                let row = LedgerRow { stamp: stamp(new.stamp.digest), withdrawn: true, ..new };
                self.insert_ledger(&row, reference)?;
            }
        }
        Ok(1)
    }
}

impl Place {
    /// A stamp behind all that is known of a line on that day.
    fn stamp_after(&self, history: &[Held], digest: i64) -> Stamp {
        let is_import = |stamp: &Stamp| stamp.basis == RecordedBasis::Import;
        let same_day = history
            .iter()
            .map(|held| &held.stamp)
            .filter(|stamp| stamp.recorded_on == self.stamp.recorded_on && is_import(stamp) == is_import(&self.stamp));
        let behind = same_day.map(|stamp| stamp.row.saturating_add(1)).max().unwrap_or(0);
        Stamp { row: self.stamp.row.max(behind), digest, ..self.stamp }
    }
}

/// What was known of a line by the end of the snapshot's day, if anything.
fn known_by<'h>(history: &'h [Held], place: &Place) -> Option<&'h Held> {
    let last = history.iter().rev().find(|held| held.stamp.recorded_on <= place.stamp.recorded_on);
    last.filter(|held| !held.is_withdrawn)
}

/// The statements of a source about the lines of an activity, by line.
fn histories(connection: &Connection, activity: u32, source: u32) -> Result<BTreeMap<(i64, u32), History>> {
    let mut statement = connection.prepare_cached(
        "select id, digest, withdrawn, identity, occurrence, source, recorded_on, basis, change, \"row\"
         from ledger_statement
         where activity = $1 and source = $2",
    )?;
    let mut rows = statement.query([activity, source])?;
    let mut histories: BTreeMap<(i64, u32), History> = BTreeMap::new();
    while let Some(r) = rows.next()? {
        let id = r.get(0)?;
        let stamp = read_stamp(r, 5, "ledger_statement", id, r.get(1)?)?;
        let held = Held { id, stamp, is_withdrawn: r.get(2)? };
        histories.entry((r.get(3)?, r.get(4)?)).or_default().push(held);
    }
    for history in histories.values_mut() {
        history.sort_by_key(|held| held.stamp.order());
    }
    Ok(histories)
}
