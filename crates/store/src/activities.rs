//! Statements about activities: one row per distinct statement of a source, nothing ever overwritten.
//! Two statements of one source for the same day that disagree are refused, both of them.

use crate::details::Element;
use crate::dictionaries::INSTRUMENTS;
use crate::digest::Cells;
use crate::error::{Result, StoreError};
use crate::put::{Table, Value};
use crate::rows::{ActivityRow, ShareRows, Stamp};
use crate::writer::{Outcome, Writer};
use crate::{details, digest};
use domain::statement::{ActivityStatement, RecordedBasis};
use domain::{ActivityStatus, Amount, Currency, Day, Said, Vocabulary};
use rusqlite::types::FromSql;
use rusqlite::{Connection, Row, Rows, params};
use std::collections::HashMap;

/// Bits of `unknown_fields`: the source says that the field is unknown. Never renumber.
mod bit {
    pub(super) const TITLE: u32 = 1;
    pub(super) const PARENT: u32 = 1 << 1;
    pub(super) const STATUS: u32 = 1 << 2;
    pub(super) const OFFICE: u32 = 1 << 3;
    pub(super) const DONOR: u32 = 1 << 4;
    pub(super) const INSTRUMENT: u32 = 1 << 5;
    pub(super) const APPROVED_ON: u32 = 1 << 6;
    pub(super) const PLANNED_START: u32 = 1 << 7;
    pub(super) const ACTUAL_START: u32 = 1 << 8;
    pub(super) const PLANNED_END: u32 = 1 << 9;
    pub(super) const ACTUAL_END: u32 = 1 << 10;
    pub(super) const APPROVED_BUDGET: u32 = 1 << 11;
    pub(super) const CURRENCY: u32 = 1 << 12;
}

/// Statements refused in this unit of work, by activity, source and day: later rows are held against them too.
#[derive(Default)]
pub(crate) struct Refused {
    rows: HashMap<(u32, u32, Day), Vec<ActivityRow>>,
    /// Activities that came with a refused row and may have nothing else to stand on.
    doubtful: Vec<u32>,
}

/// Column list of every read; [`read`] knows the order.
const COLUMNS: &str = "
    id, activity, source, recorded_on, basis, change, \"row\", digest, unknown_fields, title, title_language, parent,
    status, office, donor, instrument, approved_on, planned_start, actual_start, planned_end, actual_end,
    approved_budget, currency, details";

impl Writer<'_> {
    pub(crate) fn state_activity(&mut self, source: i64, stated: &ActivityStatement) -> Result<Outcome> {
        let known = self.activity(&stated.activity, true)?;
        let element = stated.details.as_deref().and_then(Element::of);
        let (digest, details) = sums(stated, element.as_ref());
        let new = self.resolve(known.id as u32, source as u32, stated, &digest, details)?;
        let held = if known.is_new && !self.has_statements(known.id) {
            Vec::new()
        } else {
            held(&self.connection, known.id, source)?
        };
        let same_day = |row: &&ActivityRow| row.stamp.recorded_on == new.stamp.recorded_on;
        let is_repeated = |row: &ActivityRow| {
            row.stamp.digest == new.stamp.digest && (is_dated(row) && is_dated(&new) || row.stamp.change == self.change)
        };
        if held.iter().filter(same_day).any(is_repeated) {
            return Ok(Outcome::Unchanged);
        }
        let key = (new.activity, new.stamp.source, new.stamp.recorded_on);
        let refused = self.activities.rows.get(&key).map(Vec::as_slice).unwrap_or_default();
        let rivals = held.iter().filter(same_day).chain(refused).filter(|row| may_contradict(row, &new, self.change));
        let clash = rivals.map(|row| (row, differing(row, &new))).find(|(_, fields)| !fields.is_empty());
        if let Some((row, fields)) = clash {
            let row = row.clone();
            return self.refuse_activity(key, row, new, fields);
        }
        if stated.recorded.basis == RecordedBasis::Import && adds_nothing(&held, &new) {
            return Ok(Outcome::Unchanged);
        }
        self.insert_activity(&new, &digest, stated, element.as_ref())?;
        self.words.stated.insert(known.id);
        Ok(if held.is_empty() { Outcome::New } else { Outcome::Changed })
    }

    fn has_statements(&self, activity: i64) -> bool {
        self.words.stated.contains(&activity)
    }

    /// Refuses a statement, and takes the one it contradicts back if that came in this unit of work.
    fn refuse_activity(
        &mut self,
        key: (u32, u32, Day),
        earlier: ActivityRow,
        new: ActivityRow,
        fields: Vec<&'static str>,
    ) -> Result<Outcome> {
        let with_row = Some(earlier.stamp.row);
        let is_stored = earlier.id != 0;
        let withdrew_earlier = is_stored && earlier.stamp.change == self.change;
        if withdrew_earlier {
            details::remove(&self.connection, earlier.id)?;
            self.connection.prepare_cached("delete from activity_statement where id = $1")?.execute([earlier.id])?;
            self.put.disturb();
            self.stored -= 1;
        }
        self.activities.doubtful.push(new.activity);
        let refused = self.activities.rows.entry(key).or_default();
        if withdrew_earlier {
            refused.push(ActivityRow { id: 0, ..earlier });
        }
        refused.push(new);
        Ok(Outcome::Contradicts { with_row, withdrew_earlier, fields })
    }

    /// Activities that came with refused rows only are not kept.
    pub(crate) fn forget_refused_activities(&mut self) -> Result<()> {
        for activity in std::mem::take(&mut self.activities.doubtful) {
            self.connection
                .prepare_cached(
                    "delete from activity
                     where id = $1 and change = $2
                     and not exists (select 1 from activity_statement where activity = $1 or parent = $1)
                     and not exists (select 1 from ledger_statement where activity = $1)
                     and not exists (select 1 from milestone_statement where activity = $1)
                     and not exists (select 1 from event_statement where activity = $1)",
                )?
                .execute(params![activity, self.change as i64])?;
            self.put.disturb();
        }
        Ok(())
    }

    /// The statement with numbers in the place of names.
    pub(crate) fn resolve(
        &mut self,
        activity: u32,
        source: u32,
        s: &ActivityStatement,
        digest: &[u8; 32],
        details: Option<[u8; 32]>,
    ) -> Result<ActivityRow> {
        let number = |id: i64| id as u32;
        let mut shares: Vec<ShareRows> = Vec::with_capacity(s.shares.len());
        for (vocabulary, said) in &s.shares {
            let rows = match said {
                Said::Nothing => continue,
                Said::Unknown => Said::Unknown,
                Said::Value(members) if members.is_empty() => Said::Unknown,
                Said::Value(members) => {
                    let mut rows = Vec::with_capacity(members.len());
                    for member in members {
                        rows.push((self.term(vocabulary.number(), &member.code)? as u32, member.percent));
                    }
                    rows.sort_unstable();
                    Said::Value(rows)
                }
            };
            shares.push((*vocabulary, rows));
        }
        shares.sort_by_key(|(vocabulary, _)| *vocabulary);
        shares.dedup_by_key(|(vocabulary, _)| *vocabulary);
        Ok(ActivityRow {
            id: 0,
            activity,
            stamp: Stamp {
                source,
                recorded_on: s.recorded.on,
                basis: s.recorded.basis,
                change: self.change,
                row: s.row,
                digest: digest::short(digest),
            },
            title: s.title.clone(),
            title_language: s.title_language.clone(),
            parent: said_number(&s.parent, |p| self.activity(p, true).map(|k| k.id))?.map(number),
            status: s.status,
            office: said_number(&s.office, |o| self.office(o))?.map(number),
            donor: said_number(&s.donor, |d| self.organisation(d, true))?.map(number),
            instrument: said_number(&s.instrument, |i| self.term(INSTRUMENTS, i))?.map(number),
            approved_on: s.approved_on,
            planned_start: s.planned_start,
            actual_start: s.actual_start,
            planned_end: s.planned_end,
            actual_end: s.actual_end,
            approved_budget: s.approved_budget,
            currency: s.currency,
            shares,
            details,
        })
    }

    pub(crate) fn insert_activity(
        &mut self,
        new: &ActivityRow,
        digest: &[u8; 32],
        stated: &ActivityStatement,
        element: Option<&Element>,
    ) -> Result<()> {
        let mut unknown = 0u32;
        let unknown = &mut unknown;
        let title = stored(as_text(&new.title), bit::TITLE, unknown);
        let parent = stored(new.parent, bit::PARENT, unknown);
        let status = stored(new.status.map(ActivityStatus::number), bit::STATUS, unknown);
        let office = stored(new.office, bit::OFFICE, unknown);
        let donor = stored(new.donor, bit::DONOR, unknown);
        let instrument = stored(new.instrument, bit::INSTRUMENT, unknown);
        let mut day = |said: Said<Day>, bit| stored(said.map(|d| d.0), bit, unknown);
        let approved_on = day(new.approved_on, bit::APPROVED_ON);
        let planned_start = day(new.planned_start, bit::PLANNED_START);
        let actual_start = day(new.actual_start, bit::ACTUAL_START);
        let planned_end = day(new.planned_end, bit::PLANNED_END);
        let actual_end = day(new.actual_end, bit::ACTUAL_END);
        let approved_budget = stored(new.approved_budget.map(|a| a.0), bit::APPROVED_BUDGET, unknown);
        let currency = stored(new.currency, bit::CURRENCY, unknown);
        let id = self.put.next_id(Table::ActivityStatement);
        self.put(
            Table::ActivityStatement,
            &[
                id.into(),
                new.activity.into(),
                new.stamp.source.into(),
                new.stamp.recorded_on.0.into(),
                (new.stamp.basis as u8).into(),
                new.stamp.row.into(),
                digest.as_slice().into(),
                (*unknown).into(),
                title.into(),
                new.title_language.as_deref().into(),
                parent.into(),
                status.into(),
                office.into(),
                donor.into(),
                instrument.into(),
                approved_on.into(),
                planned_start.into(),
                actual_start.into(),
                planned_end.into(),
                actual_end.into(),
                approved_budget.into(),
                currency.as_ref().map(Currency::code).into(),
                new.details.as_ref().map(<[u8; 32]>::as_slice).into(),
            ],
        )?;
        self.insert_shares(id, &new.shares)?;
        if let Some(details) = stated.details.as_deref() {
            self.insert_details(id, new.activity, details, element)?;
        }
        self.stored += 1;
        Ok(())
    }

    fn insert_shares(&mut self, statement: i64, shares: &[ShareRows]) -> Result<()> {
        for (vocabulary, said) in shares {
            let vocabulary = vocabulary.number().into();
            match said {
                Said::Value(members) => {
                    for (position, (term, percent)) in (0u32..).zip(members) {
                        let row = [statement.into(), vocabulary, position.into(), (*term).into(), (*percent).into()];
                        self.put(Table::Share, &row)?;
                    }
                }
                _ => self.put(Table::Share, &[statement.into(), vocabulary, 0u32.into(), Value::None, Value::None])?,
            }
        }
        Ok(())
    }
}

fn as_text(said: &Said<String>) -> Said<&str> {
    match said {
        Said::Nothing => Said::Nothing,
        Said::Unknown => Said::Unknown,
        Said::Value(text) => Said::Value(text),
    }
}

fn said_number<T>(said: &Said<String>, mut find: impl FnMut(&str) -> Result<T>) -> Result<Said<T>> {
    Ok(match said {
        Said::Nothing => Said::Nothing,
        Said::Unknown => Said::Unknown,
        Said::Value(name) => Said::Value(find(name)?),
    })
}

/// The cell of a field, and its bit where the source says *unknown*.
pub(crate) fn stored<T>(said: Said<T>, bit: u32, unknown: &mut u32) -> Option<T> {
    match said {
        Said::Nothing => None,
        Said::Unknown => {
            *unknown |= bit;
            None
        }
        Said::Value(value) => Some(value),
    }
}

/// What a cell and its bit say.
pub(crate) fn said<T: FromSql>(row: &Row<'_>, column: usize, bit: u32, unknown: u32) -> rusqlite::Result<Said<T>> {
    Ok(match row.get::<_, Option<T>>(column)? {
        Some(value) => Said::Value(value),
        None if unknown & bit != 0 => Said::Unknown,
        None => Said::Nothing,
    })
}

/// Sum of the whole statement (not of its day and row), and of its lists if it has any.
pub(crate) fn sums(s: &ActivityStatement, element: Option<&Element>) -> ([u8; 32], Option<[u8; 32]>) {
    let details = s.details.as_deref().map(|lists| details::sum(lists, element));
    let mut cells = Cells::default();
    cells.said(&s.title).optional(s.title_language.as_deref()).said(&s.parent).said(&s.status).said(&s.office);
    cells.said(&s.donor).said(&s.instrument).said(&s.approved_on).said(&s.planned_start).said(&s.actual_start);
    cells.said(&s.planned_end).said(&s.actual_end).said(&s.approved_budget).said(&s.currency);
    let mut shares: Vec<_> = s.shares.iter().filter(|(_, said)| !said.is_nothing()).collect();
    shares.sort_by_key(|(vocabulary, _)| *vocabulary);
    for (vocabulary, said) in shares {
        cells.number(i64::from(vocabulary.number()));
        let mut members: Vec<_> = said.value().map_or(&[][..], Vec::as_slice).iter().collect();
        members.sort_by(|a, b| (&a.code, a.percent).cmp(&(&b.code, b.percent)));
        cells.number(members.len() as i64);
        for member in members {
            cells.text(&member.code).optional(member.percent.map(i64::from).as_ref());
        }
    }
    cells.optional(details.as_ref().map(<[u8; 32]>::as_slice));
    (cells.sum(), details)
}

/// Every field with its name in files.
macro_rules! each_field {
    ($each:ident) => {
        $each!(title);
        $each!(parent);
        $each!(status);
        $each!(office);
        $each!(donor);
        $each!(instrument);
        $each!(approved_on);
        $each!(planned_start);
        $each!(actual_start);
        $each!(planned_end);
        $each!(actual_end);
        $each!(approved_budget);
        $each!(currency);
    };
}

pub(crate) fn is_dated(row: &ActivityRow) -> bool {
    row.stamp.basis != RecordedBasis::Import
}

/// Two statements can contradict each other if both days are stated, or both stand in one unit of work: a day
/// assumed at import says nothing against an earlier import of the same day.
fn may_contradict(row: &ActivityRow, new: &ActivityRow, change: u64) -> bool {
    is_dated(row) && is_dated(new) || is_dated(row) == is_dated(new) && row.stamp.change == change
}

/// Whether both say something and not the same.
pub(crate) fn contradicts<T: PartialEq>(a: &Said<T>, b: &Said<T>) -> bool {
    !a.is_nothing() && !b.is_nothing() && a != b
}

fn differing(a: &ActivityRow, b: &ActivityRow) -> Vec<&'static str> {
    let mut fields = Vec::new();
    macro_rules! compare {
        ($field:ident) => {
            if contradicts(&a.$field, &b.$field) {
                fields.push(stringify!($field));
            }
        };
    }
    each_field!(compare);
    for (vocabulary, said) in &a.shares {
        if b.shares.iter().any(|(v, other)| v == vocabulary && contradicts(said, other)) {
            fields.push(vocabulary.name());
        }
    }
    fields
}

/// Whether the source has said all of it by that day: the last thing said of each field is the same.
pub(crate) fn adds_nothing(held: &[ActivityRow], new: &ActivityRow) -> bool {
    let by_then = || held.iter().rev().filter(|row| row.stamp.order() <= new.stamp.order());
    let mut adds = held.is_empty();
    macro_rules! compare {
        ($field:ident) => {
            let last = by_then().map(|row| &row.$field).find(|said| !said.is_nothing());
            adds |= !is_known(last, &new.$field);
        };
    }
    each_field!(compare);
    for (vocabulary, said) in &new.shares {
        let last = by_then().flat_map(|row| &row.shares).find(|(v, _)| v == vocabulary).map(|(_, said)| said);
        adds |= !is_known(last, said);
    }
    if new.details.is_some() {
        adds |= by_then().find_map(|row| row.details) != new.details;
    }
    !adds
}

pub(crate) fn is_known<T: PartialEq>(last: Option<&Said<T>>, new: &Said<T>) -> bool {
    match new {
        Said::Nothing => true,
        Said::Unknown => !matches!(last, Some(Said::Value(_))),
        Said::Value(_) => last == Some(new),
    }
}

/// Every statement about one activity, source by source, the latest last.
pub(crate) fn history(connection: &Connection, activity: u32, limit: i64) -> Result<Vec<ActivityRow>> {
    let sql = format!("select {COLUMNS} from activity_statement where activity = $1 and change <= $2");
    let mut statement = connection.prepare_cached(&sql)?;
    let mut found = with_shares(connection, statement.query(params![activity, limit])?)?;
    found.sort_by_key(|row| (row.stamp.source, row.stamp.order()));
    Ok(found)
}

/// Statements of one source about one activity, the latest last.
pub(crate) fn held(connection: &Connection, activity: i64, source: i64) -> Result<Vec<ActivityRow>> {
    let sql = format!(
        "select {COLUMNS} from activity_statement where activity = $1 and source = $2 order by recorded_on, id"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut held = with_shares(connection, statement.query([activity, source])?)?;
    held.sort_by_key(|row| row.stamp.order());
    Ok(held)
}

/// Rows with the shares they state.
fn with_shares(connection: &Connection, mut rows: Rows<'_>) -> Result<Vec<ActivityRow>> {
    let mut held = Vec::new();
    while let Some(row) = rows.next()? {
        held.push(read(row)?);
    }
    let mut of_one = connection.prepare_cached(
        "select vocabulary, term, percent from activity_share where statement = $1 order by vocabulary, position",
    )?;
    for row in &mut held {
        let mut shares = of_one.query([row.id])?;
        while let Some(r) = shares.next()? {
            add_share(&mut row.shares, row.id, r.get(0)?, r.get(1)?, r.get(2)?)?;
        }
    }
    Ok(held)
}

fn add_share(
    shares: &mut Vec<ShareRows>,
    statement: i64,
    vocabulary: u8,
    term: Option<u32>,
    percent: Option<i32>,
) -> Result<()> {
    let vocabulary = Vocabulary::from_number(vocabulary)
        .ok_or_else(|| StoreError::inconsistent("activity_share", "vocabulary", statement))?;
    match (term, shares.last_mut()) {
        (Some(term), Some((last, Said::Value(members)))) if *last == vocabulary => members.push((term, percent)),
        (Some(term), _) => shares.push((vocabulary, Said::Value(vec![(term, percent)]))),
        (None, _) => shares.push((vocabulary, Said::Unknown)),
    }
    Ok(())
}

/// Reads the stamp from nine neighbouring columns: source, recorded_on, basis, change, row. The digest comes apart.
pub(crate) fn read_stamp(r: &Row<'_>, from: usize, table: &'static str, id: i64, digest: i64) -> Result<Stamp> {
    let basis: u8 = r.get(from + 2)?;
    Ok(Stamp {
        source: r.get(from)?,
        recorded_on: Day(r.get(from + 1)?),
        basis: RecordedBasis::from_number(basis).ok_or_else(|| StoreError::inconsistent(table, "basis", id))?,
        change: r.get::<_, i64>(from + 3)? as u64,
        row: r.get(from + 4)?,
        digest,
    })
}

fn read(r: &Row<'_>) -> Result<ActivityRow> {
    let id: i64 = r.get(0)?;
    let bad = |column| StoreError::inconsistent("activity_statement", column, id);
    let digest: [u8; 32] = r.get(7).map_err(|_| bad("digest"))?;
    let unknown: u32 = r.get(8)?;
    let day = |column, bit| -> rusqlite::Result<Said<Day>> { Ok(said(r, column, bit, unknown)?.map(Day)) };
    let status = match said::<u8>(r, 12, bit::STATUS, unknown)? {
        Said::Nothing => Said::Nothing,
        Said::Unknown => Said::Unknown,
        Said::Value(code) => Said::Value(ActivityStatus::from_number(code).ok_or_else(|| bad("status"))?),
    };
    let currency = match said::<String>(r, 22, bit::CURRENCY, unknown)? {
        Said::Nothing => Said::Nothing,
        Said::Unknown => Said::Unknown,
        Said::Value(code) => Said::Value(Currency::parse(&code).ok_or_else(|| bad("currency"))?),
    };
    Ok(ActivityRow {
        id,
        activity: r.get(1)?,
        stamp: read_stamp(r, 2, "activity_statement", id, digest::short(&digest))?,
        title: said(r, 9, bit::TITLE, unknown)?,
        title_language: r.get(10)?,
        parent: said(r, 11, bit::PARENT, unknown)?,
        status,
        office: said(r, 13, bit::OFFICE, unknown)?,
        donor: said(r, 14, bit::DONOR, unknown)?,
        instrument: said(r, 15, bit::INSTRUMENT, unknown)?,
        approved_on: day(16, bit::APPROVED_ON)?,
        planned_start: day(17, bit::PLANNED_START)?,
        actual_start: day(18, bit::ACTUAL_START)?,
        planned_end: day(19, bit::PLANNED_END)?,
        actual_end: day(20, bit::ACTUAL_END)?,
        approved_budget: said(r, 21, bit::APPROVED_BUDGET, unknown)?.map(Amount),
        currency,
        shares: Vec::new(),
        details: r.get(23)?,
    })
}

/// Every statement stored by a change, in the order stored.
pub(crate) fn each(connection: &Connection, limit: i64, mut each: impl FnMut(ActivityRow)) -> Result<()> {
    let sql = format!("select {COLUMNS} from activity_statement where change <= $1 order by id");
    let mut statement = connection.prepare_cached(&sql)?;
    let mut shares = connection.prepare_cached(
        "select statement, vocabulary, term, percent from activity_share order by statement, vocabulary, position",
    )?;
    let mut shares = Shares { rows: shares.query([])?, next: None };
    shares.step()?;
    let mut rows = statement.query([limit])?;
    while let Some(row) = rows.next()? {
        let mut row = read(row)?;
        shares.take(&mut row)?;
        each(row);
    }
    Ok(())
}

/// Shares read beside their statements, both in the order of statements.
struct Shares<'s> {
    rows: Rows<'s>,
    next: Option<(i64, u8, Option<u32>, Option<i32>)>,
}

impl Shares<'_> {
    fn step(&mut self) -> Result<()> {
        self.next = match self.rows.next()? {
            Some(r) => Some((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?)),
            None => None,
        };
        Ok(())
    }

    fn take(&mut self, row: &mut ActivityRow) -> Result<()> {
        while let Some((statement, vocabulary, term, percent)) = self.next {
            if statement > row.id {
                break;
            }
            if statement == row.id {
                add_share(&mut row.shares, row.id, vocabulary, term, percent)?;
            }
            self.step()?;
        }
        Ok(())
    }
}
