//! Limits set for rules, signals as they were recorded, and what was done about them. Rows in and out; what a signal
//! says is JSON that `app` writes and reads.

use crate::error::Result;
use crate::writer::Writer;
use domain::Day;
use rusqlite::{Connection, params};

/// Limits of a rule as they were set.
#[derive(Clone, PartialEq, Debug)]
pub struct RuleLimitRow {
    /// The rule, or `stage-over-limit/STAGE`.
    pub rule: String,
    /// Where *watch* begins.
    pub watch: Option<f64>,
    /// Where *act* begins.
    pub act: Option<f64>,
    /// From when the rule applies.
    pub applies_after: Option<f64>,
    /// First day on which they hold.
    pub valid_from: Day,
    /// The day by whose end they were known.
    pub recorded_on: Day,
}

/// A signal as it was recorded.
#[derive(Clone, PartialEq, Debug)]
pub struct SignalRow {
    /// Name of the signal.
    pub signal: String,
    /// The day as of whose end it was computed.
    pub as_of: Day,
    /// Last change of the facts it was computed from.
    pub facts_change: u64,
    /// `raised`, `changed` or `cleared`.
    pub state: String,
    /// Rule.
    pub rule: String,
    /// The rule with its limits, as text.
    pub rule_version: String,
    /// Identifier of the activity.
    pub activity: String,
    /// `watch` or `act`; `None` where it cleared.
    pub severity: Option<String>,
    /// First day on which its condition held; `None` where it cleared.
    pub raised_on: Option<Day>,
    /// What was told of it, as JSON; `None` where it cleared.
    pub body: Option<String>,
    /// The day by whose end it was recorded.
    pub recorded_on: Day,
    /// The change that stored it.
    pub change: u64,
}

/// What was done about a signal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SignalActionRow {
    /// Name of the signal.
    pub signal: String,
    /// Whether somebody acted, or decided that nothing is to be done.
    pub acted: bool,
    /// What was done, in the person's words.
    pub note: String,
    /// Who.
    pub person: String,
    /// When it was done.
    pub done_on: Day,
    /// The day by whose end it was recorded.
    pub recorded_on: Day,
    /// The change that stored it.
    pub change: u64,
}

impl Writer<'_> {
    /// Sets limits of a rule.
    pub fn state_rule_limit(&mut self, row: &RuleLimitRow) -> Result<()> {
        self.connection
            .prepare_cached(
                "insert into rule_limit (rule, watch, act, applies_after, valid_from, recorded_on, change)
                 values ($1, $2, $3, $4, $5, $6, $7)",
            )?
            .execute(params![
                row.rule,
                row.watch,
                row.act,
                row.applies_after,
                row.valid_from.0,
                row.recorded_on.0,
                self.change as i64
            ])?;
        self.stored += 1;
        Ok(())
    }

    /// Records a signal; its `change` is this unit of work's.
    pub fn record_signal(&mut self, row: &SignalRow) -> Result<()> {
        self.connection
            .prepare_cached(
                "insert into signal_record (signal, as_of, facts_change, state, rule, rule_version, activity, severity,
                     raised_on, body, recorded_on, change)
                 select $1, $2, $3, $4, $5, $6, a.id, $7, $8, $9, $10, $11
                 from activity a
                 where a.identifier = $12",
            )?
            .execute(params![
                row.signal,
                row.as_of.0,
                row.facts_change as i64,
                row.state,
                row.rule,
                row.rule_version,
                row.severity,
                row.raised_on.map(|d| d.0),
                row.body,
                row.recorded_on.0,
                self.change as i64,
                row.activity,
            ])?;
        self.stored += 1;
        Ok(())
    }

    /// Notes what was done about a signal; its `change` is this unit of work's.
    pub fn note_signal_action(&mut self, row: &SignalActionRow) -> Result<()> {
        self.connection
            .prepare_cached(
                "insert into signal_action (signal, acted, note, person, done_on, recorded_on, change)
                 values ($1, $2, $3, $4, $5, $6, $7)",
            )?
            .execute(params![
                row.signal,
                i64::from(row.acted),
                row.note,
                row.person,
                row.done_on.0,
                row.recorded_on.0,
                self.change as i64
            ])?;
        self.stored += 1;
        Ok(())
    }
}

/// Limits set by a change, in the order in which they were set.
pub(crate) fn rule_limits(connection: &Connection, change: i64) -> Result<Vec<RuleLimitRow>> {
    let mut statement = connection.prepare_cached(
        "select rule, watch, act, applies_after, valid_from, recorded_on from rule_limit where change <= $1 order by id",
    )?;
    let rows = statement.query_map([change], |r| {
        Ok(RuleLimitRow {
            rule: r.get(0)?,
            watch: r.get(1)?,
            act: r.get(2)?,
            applies_after: r.get(3)?,
            valid_from: Day(r.get(4)?),
            recorded_on: Day(r.get(5)?),
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<Vec<_>>>()?)
}

/// Signals recorded by a change, as of a day and known by a day, in the order of their days, then as recorded.
pub(crate) fn records(connection: &Connection, change: i64, as_of: Day, known_by: Day) -> Result<Vec<SignalRow>> {
    let mut statement = connection.prepare_cached(
        "select s.signal, s.as_of, s.facts_change, s.state, s.rule, s.rule_version, a.identifier, s.severity,
                s.raised_on, s.body, s.recorded_on, s.change
         from signal_record s
         join activity a on a.id = s.activity
         where s.change <= $1 and s.as_of <= $2 and s.recorded_on <= $3
         order by s.as_of, s.id",
    )?;
    let rows = statement.query_map(params![change, as_of.0, known_by.0], |r| {
        Ok(SignalRow {
            signal: r.get(0)?,
            as_of: Day(r.get(1)?),
            facts_change: r.get::<_, i64>(2)? as u64,
            state: r.get(3)?,
            rule: r.get(4)?,
            rule_version: r.get(5)?,
            activity: r.get(6)?,
            severity: r.get(7)?,
            raised_on: r.get::<_, Option<i32>>(8)?.map(Day),
            body: r.get(9)?,
            recorded_on: Day(r.get(10)?),
            change: r.get::<_, i64>(11)? as u64,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<Vec<_>>>()?)
}

/// What was done about signals, known by a change and a day, in the order in which it was noted.
pub(crate) fn actions(connection: &Connection, change: i64, known_by: Day) -> Result<Vec<SignalActionRow>> {
    let mut statement = connection.prepare_cached(
        "select signal, acted, note, person, done_on, recorded_on, change
         from signal_action
         where change <= $1 and recorded_on <= $2
         order by id",
    )?;
    let rows = statement.query_map(params![change, known_by.0], |r| {
        Ok(SignalActionRow {
            signal: r.get(0)?,
            acted: r.get::<_, i64>(1)? != 0,
            note: r.get(2)?,
            person: r.get(3)?,
            done_on: Day(r.get(4)?),
            recorded_on: Day(r.get(5)?),
            change: r.get::<_, i64>(6)? as u64,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<Vec<_>>>()?)
}
