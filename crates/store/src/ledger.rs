//! Statements about money. Transactions add: one is known by its reference, else by all its cells and its place
//! among equal rows of its file. Budgets replace: the latest known of a period, fund, class and currency counts.

use crate::activities::read_stamp;
use crate::dictionaries::CLASSES;
use crate::digest::Cells;
use crate::error::{Result, StoreError};
use crate::put::Table;
use crate::queries::{all_rows, each_row};
use crate::rows::{LedgerLineRow, LedgerRow, Stamp};
use crate::writer::{Family, Outcome, Writer};
use domain::statement::{Amendment, LedgerStatement, RecordedBasis, Source};
use domain::{Amount, Currency, Day, LedgerKind, Vocabulary};
use rusqlite::{Connection, Row, params};
use std::collections::HashMap;

/// Lines met in this unit of work: by activity and identity, how often.
#[derive(Default)]
pub(crate) struct Seen {
    counts: HashMap<(u32, i64), u32>,
    cells: Cells,
}

impl Seen {
    pub(crate) fn has(&self, activity: u32, identity: i64, occurrence: u32) -> bool {
        self.counts.get(&(activity, identity)).is_some_and(|n| occurrence < *n)
    }
}

const COLUMNS: &str = "
    id, activity, identity, occurrence, source, recorded_on, basis, change, \"row\", digest, withdrawn, kind,
    period_start, period_end, amount, currency, value_date, fund, class, provider, receiver, finality";

impl Writer<'_> {
    pub(crate) fn state_ledger(
        &mut self,
        source: i64,
        by: &Source,
        s: &LedgerStatement,
        amendment: Amendment,
    ) -> Result<Outcome> {
        let mut activity = self.activity(&s.activity, false)?;
        let is_budget = s.kind.is_budget();
        let family = if is_budget { Family::Budgets } else { Family::Transactions };
        self.named.line(source, family, activity.id, s.period_start, s.period_end);
        let digest = content(&mut self.ledger.cells, s);
        let identity = identity(&mut self.ledger.cells, by, s);
        let count = self.ledger.counts.entry((activity.id as u32, identity)).or_default();
        let met_before = *count > 0;
        let counts_rows = counts_rows(s);
        let named = amendment.occurrence.filter(|_| counts_rows);
        let occurrence = if counts_rows { named.unwrap_or(*count) } else { 0 };
        *count = if counts_rows { (*count).max(occurrence.saturating_add(1)) } else { 1 };
        if activity.has_ledger.is_none() {
            let has = self
                .connection
                .prepare_cached("select exists (select 1 from ledger_statement where activity = $1)")?
                .query_row([activity.id], |r| r.get(0))?;
            activity.has_ledger = Some(has);
            self.words.activities.insert(s.activity.clone(), activity);
        }
        // Where nothing can be stored yet, nothing is looked up: this is what makes a first import fast.
        let may_be_known = activity.has_ledger != Some(false) || (met_before && (!counts_rows || named.is_some()));
        let held = if may_be_known { stamps(&self.connection, activity.id, identity, occurrence)? } else { Vec::new() };
        let stamp = Stamp {
            source: source as u32,
            recorded_on: s.recorded.on,
            basis: s.recorded.basis,
            change: self.change,
            row: s.row,
            digest,
        };
        let verdict = if amendment.withdraws {
            judge_withdrawal(&held, &stamp)
        } else {
            judge(&held, &stamp, counts_rows && named.is_none())
        };
        match verdict {
            Verdict::Unchanged => return Ok(Outcome::Unchanged),
            Verdict::Contradicts(row) if !is_budget => {
                return Ok(Outcome::Contradicts {
                    with_row: Some(row),
                    withdrew_earlier: false,
                    fields: vec!["reference"],
                });
            }
            _ => {}
        }
        let said = self.ledger_row(activity.id as u32, identity, occurrence, stamp, s)?;
        let row = LedgerRow { withdrawn: amendment.withdraws, ..said };
        self.insert_ledger(&row, s.reference.as_deref())?;
        Ok(match verdict {
            Verdict::Confirms => Outcome::Unchanged,
            _ if held.is_empty() => Outcome::New,
            _ => Outcome::Changed,
        })
    }

    /// A statement with numbers in the place of names.
    pub(crate) fn ledger_row(
        &mut self,
        activity: u32,
        identity: i64,
        occurrence: u32,
        stamp: Stamp,
        s: &LedgerStatement,
    ) -> Result<LedgerRow> {
        Ok(LedgerRow {
            activity,
            identity,
            occurrence,
            stamp,
            withdrawn: false,
            kind: s.kind,
            period_start: s.period_start,
            period_end: s.period_end,
            amount: s.amount,
            currency: s.currency,
            value_date: s.value_date,
            fund: self.optional_term(Vocabulary::Fund.number(), s.fund.as_deref())?,
            class: self.optional_term(CLASSES, s.class.as_deref())?,
            provider: self.optional_organisation(s.provider.as_deref())?,
            receiver: self.optional_organisation(s.receiver.as_deref())?,
            finality: s.finality.map_or(0, |f| f.number()),
        })
    }

    fn optional_term(&mut self, vocabulary: u8, name: Option<&str>) -> Result<Option<u32>> {
        name.map(|name| self.term(vocabulary, name).map(|id| id as u32)).transpose()
    }

    fn optional_organisation(&mut self, name: Option<&str>) -> Result<Option<u32>> {
        name.map(|name| self.organisation(name, false).map(|id| id as u32)).transpose()
    }

    pub(crate) fn insert_ledger(&mut self, row: &LedgerRow, reference: Option<&str>) -> Result<()> {
        let id = self.put.next_id(Table::Ledger);
        self.put(
            Table::Ledger,
            &[
                id.into(),
                row.activity.into(),
                row.identity.into(),
                row.occurrence.into(),
                row.stamp.source.into(),
                row.stamp.recorded_on.0.into(),
                (row.stamp.basis as u8).into(),
                row.stamp.row.into(),
                row.stamp.digest.into(),
                row.withdrawn.into(),
                row.kind.number().into(),
                row.period_start.0.into(),
                row.period_end.0.into(),
                row.amount.map(|a| a.0).into(),
                row.currency.code().into(),
                row.value_date.map(|d| d.0).into(),
                row.fund.into(),
                row.class.into(),
                row.provider.into(),
                row.receiver.into(),
                reference.into(),
                (row.finality != 0).then_some(row.finality).into(),
            ],
        )?;
        self.stored += 1;
        Ok(())
    }
}

/// What a statement is against those of the same identity.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Says something new.
    Says,
    /// Says of another stated day what is known: kept, so that the order of imports does not matter.
    Confirms,
    /// Adds nothing.
    Unchanged,
    /// Says something else of the same stated day than an earlier change; with the row of that.
    Contradicts(u32),
}

/// Holds a statement against those known of the same identity, the latest last. `counts_rows`: equal identity is
/// equal content, so confirmations need not be kept.
pub(crate) fn judge(held: &[(Stamp, bool)], new: &Stamp, counts_rows: bool) -> Verdict {
    let is_dated = |stamp: &Stamp| stamp.basis != RecordedBasis::Import;
    let same_day = || held.iter().filter(|(stamp, _)| stamp.recorded_on == new.recorded_on);
    let is_same = |(stamp, withdrawn): &&(Stamp, bool)| stamp.digest == new.digest && !withdrawn;
    if same_day().filter(is_same).any(|(stamp, _)| is_dated(stamp) == is_dated(new) && is_dated(new)) {
        return Verdict::Unchanged;
    }
    // A file may say two things of one line; read again, neither is news as long as nothing came after it.
    let last_change = same_day().next_back().map(|(stamp, _)| stamp.change);
    let is_read_again = |stamp: &Stamp| stamp.change != new.change && Some(stamp.change) == last_change;
    if !is_dated(new) && same_day().filter(is_same).any(|(stamp, _)| is_read_again(stamp)) {
        return Verdict::Unchanged;
    }
    let known = held.iter().rev().find(|(stamp, _)| stamp.recorded_on <= new.recorded_on);
    if known.as_ref().is_some_and(is_same) {
        return if counts_rows || !is_dated(new) { Verdict::Unchanged } else { Verdict::Confirms };
    }
    let rival = same_day().find(|(stamp, withdrawn)| {
        is_dated(stamp) && is_dated(new) && stamp.change != new.change && stamp.digest != new.digest && !withdrawn
    });
    match rival {
        Some((stamp, _)) => Verdict::Contradicts(stamp.row),
        None => Verdict::Says,
    }
}

/// Whether a withdrawal says anything: not where the line is known to be gone by its day already.
pub(crate) fn judge_withdrawal(held: &[(Stamp, bool)], new: &Stamp) -> Verdict {
    let known = held.iter().rev().find(|(stamp, _)| stamp.recorded_on <= new.recorded_on);
    if known.is_some_and(|(_, withdrawn)| *withdrawn) { Verdict::Unchanged } else { Verdict::Says }
}

/// What makes a statement of a source speak of a line, and the sum of what it says of it: as rows have them in
/// `identity` and `digest`.
pub fn line_sums(by: &Source, s: &LedgerStatement) -> (i64, i64) {
    let mut cells = Cells::default();
    let digest = content(&mut cells, s);
    (identity(&mut cells, by, s), digest)
}

/// Whether equal rows are told apart by their place among equals: transactions without a reference.
pub(crate) fn counts_rows(s: &LedgerStatement) -> bool {
    !s.kind.is_budget() && s.reference.is_none()
}

/// Sum of every cell but the day of knowledge. Texts, not numbers of words, so that it is the same everywhere.
pub(crate) fn content(cells: &mut Cells, s: &LedgerStatement) -> i64 {
    cells.clear();
    cells.number(i64::from(s.kind.number())).number(i64::from(s.period_start.0)).number(i64::from(s.period_end.0));
    cells.optional(s.amount.as_ref()).text(s.currency.code()).optional(s.value_date.as_ref());
    cells.optional(s.fund.as_deref()).optional(s.class.as_deref()).optional(s.provider.as_deref());
    cells.optional(s.receiver.as_deref()).optional(s.reference.as_deref());
    cells.number(s.finality.map_or(0, |f| i64::from(f.number())));
    cells.short_sum()
}

/// What makes two statements speak of one line, within an activity. For a line that counts rows, right after
/// [`content`], whose cells it goes on with.
pub(crate) fn identity(cells: &mut Cells, by: &Source, s: &LedgerStatement) -> i64 {
    if s.kind.is_budget() {
        cells.clear();
        cells.number(i64::from(s.kind.number())).number(i64::from(s.period_start.0)).number(i64::from(s.period_end.0));
        cells.optional(s.fund.as_deref()).optional(s.class.as_deref()).text(s.currency.code());
    } else if let Some(reference) = &s.reference {
        cells.clear();
        cells.number(i64::from(s.kind.number())).text(reference);
    }
    cells.text(&by.system).text(&by.organisation).short_sum()
}

/// Stamps of the statements of one line, the latest last, each with whether it withdraws.
fn stamps(connection: &Connection, activity: i64, identity: i64, occurrence: u32) -> Result<Vec<(Stamp, bool)>> {
    let mut held = all_rows(
        connection,
        "select id, digest, withdrawn, source, recorded_on, basis, change, \"row\"
         from ledger_statement
         where activity = $1 and identity = $2 and occurrence = $3",
        params![activity, identity, occurrence],
        |r| Ok((read_stamp(r, 3, "ledger_statement", r.get(0)?, r.get(1)?)?, r.get(2)?)),
    )?;
    held.sort_by_key(|(stamp, _)| stamp.order());
    Ok(held)
}

fn read(r: &Row<'_>) -> Result<LedgerRow> {
    let bad = |column| StoreError::inconsistent("ledger_statement", column, r.get(0).unwrap_or(0));
    let currency = r.get_ref(15)?.as_str().ok().and_then(Currency::parse).ok_or_else(|| bad("currency"))?;
    Ok(LedgerRow {
        activity: r.get(1)?,
        identity: r.get(2)?,
        occurrence: r.get(3)?,
        stamp: read_stamp(r, 4, "ledger_statement", r.get(0)?, r.get(9)?)?,
        withdrawn: r.get(10)?,
        kind: LedgerKind::from_number(r.get(11)?).ok_or_else(|| bad("kind"))?,
        period_start: Day(r.get(12)?),
        period_end: Day(r.get(13)?),
        amount: r.get::<_, Option<i64>>(14)?.map(Amount),
        currency,
        value_date: r.get::<_, Option<i32>>(16)?.map(Day),
        fund: r.get(17)?,
        class: r.get(18)?,
        provider: r.get(19)?,
        receiver: r.get(20)?,
        finality: r.get::<_, Option<u8>>(21)?.unwrap_or(0),
    })
}

/// Every statement stored by a change, in the order stored.
pub(crate) fn each(connection: &Connection, limit: i64, each: impl FnMut(LedgerRow)) -> Result<()> {
    let sql = format!("select {COLUMNS} from ledger_statement where change <= $1 order by id");
    each_row(connection, &sql, [limit], read, each)
}

/// Number of statements, so that a reader can make room.
pub(crate) fn count(connection: &Connection, limit: i64) -> Result<u64> {
    let count: i64 = connection
        .prepare_cached("select count(*) from ledger_statement where change <= $1")?
        .query_row([limit], |r| r.get(0))?;
    Ok(count as u64)
}

/// One statement with its reference.
pub(crate) fn by_id(connection: &Connection, id: i64) -> Result<(LedgerRow, Option<String>)> {
    let sql = format!("select {COLUMNS}, reference from ledger_statement where id = $1");
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query([id])?;
    match rows.next()? {
        Some(r) => Ok((read(r)?, r.get(22)?)),
        None => Err(StoreError::inconsistent("ledger_statement", "id", id)),
    }
}

/// Statements of one source about one activity whose day lies in a span, with their references.
pub(crate) fn in_span(
    connection: &Connection,
    activity: i64,
    source: i64,
    span: (Day, Day),
) -> Result<Vec<(LedgerRow, Option<String>)>> {
    let sql = format!(
        "select {COLUMNS}, reference
         from ledger_statement
         where activity = $1 and source = $2 and period_start between $3 and $4
         order by id"
    );
    all_rows(connection, &sql, params![activity, source, span.0.0, span.1.0], |r| Ok((read(r)?, r.get(22)?)))
}

/// Every statement about the money of one activity with its reference: line by line, the latest last.
pub(crate) fn history(connection: &Connection, activity: u32, limit: i64) -> Result<Vec<(LedgerRow, Option<String>)>> {
    let sql = format!("select {COLUMNS}, reference from ledger_statement where activity = $1 and change <= $2");
    let mut found = all_rows(connection, &sql, params![activity, limit], |r| Ok((read(r)?, r.get(22)?)))?;
    found.sort_by_key(|(row, _)| (row.stamp.source, row.identity, row.occurrence, row.stamp.order()));
    Ok(found)
}

/// The statements of one activity with the names behind them, in the order stored.
pub(crate) fn of_activity(connection: &Connection, activity: &str, limit: i64) -> Result<Vec<LedgerLineRow>> {
    let mut statement = connection.prepare_cached(
        "select l.id, l.activity, l.identity, l.occurrence, l.source, l.recorded_on, l.basis, l.change, l.\"row\",
             l.digest, l.withdrawn, l.kind, l.period_start, l.period_end, l.amount, l.currency, l.value_date, l.fund,
             l.class, l.provider, l.receiver, l.finality, l.reference, f.code, c.code, p.identifier, p.name,
             r.identifier, r.name
         from ledger_statement l
         join activity a on a.id = l.activity
         left join term f on f.id = l.fund
         left join term c on c.id = l.class
         left join organisation p on p.id = l.provider
         left join organisation r on r.id = l.receiver
         where a.identifier = $1 and l.change <= $2
         order by l.id",
    )?;
    let mut rows = statement.query(params![activity, limit])?;
    let mut lines = Vec::new();
    let name = |r: &Row<'_>, at: usize| -> rusqlite::Result<Option<String>> {
        let (code, name): (Option<String>, Option<String>) = (r.get(at)?, r.get(at + 1)?);
        Ok(name.filter(|n| !n.is_empty()).or(code))
    };
    while let Some(r) = rows.next()? {
        lines.push(LedgerLineRow {
            line: read(r)?,
            reference: r.get(22)?,
            fund: r.get(23)?,
            class: r.get(24)?,
            provider: name(r, 25)?,
            receiver: name(r, 27)?,
        });
    }
    Ok(lines)
}
