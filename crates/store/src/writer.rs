//! One unit of work: statements go in, and either all of them are kept as one change or none.

use crate::change::{self, Marks};
use crate::dictionaries::{Created, Words};
use crate::error::Result;
use crate::put::Put;
use crate::{Act, absent, activities, dialect, events, ledger, milestones};
use domain::Context;
use domain::statement::{Amendment, Source, Statement};
use rusqlite::Connection;
use std::collections::HashSet;
use std::sync::MutexGuard;

/// What a statement did.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// The thing was unknown to this source.
    New,
    /// It says something else, or something of another day, about a known thing.
    Changed,
    /// It says nothing that was not known.
    Unchanged,
    /// It cannot be true together with another statement of the same day, and was not kept.
    Contradicts {
        /// Row of the other statement in its file.
        with_row: Option<u32>,
        /// The other statement came in this unit of work and was taken back too.
        withdrew_earlier: bool,
        /// Fields about which the two disagree.
        fields: Vec<&'static str>,
    },
}

/// Which facts a full extract stands for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Family {
    /// Transactions of the ledger.
    Transactions,
    /// Budgets of the ledger.
    Budgets,
    /// Milestones.
    Milestones,
    /// Events.
    Events,
    /// Exchange rates: a list of rates is never taken for a full extract.
    Rates,
    /// Ratings: neither is a list of these.
    Ratings,
}

/// A unit of work under way. Dropping it without [`Writer::commit`] undoes everything.
pub struct Writer<'s> {
    pub(crate) connection: MutexGuard<'s, Connection>,
    pub(crate) change: u64,
    pub(crate) stored: u64,
    pub(crate) words: Words,
    pub(crate) activities: activities::Refused,
    pub(crate) milestones: milestones::Refused,
    pub(crate) ledger: ledger::Seen,
    pub(crate) events: events::Seen,
    pub(crate) named: absent::Named,
    pub(crate) put: Put,
    /// Activities of which a later snapshot of the same day is known.
    pub(crate) superseded: HashSet<i64>,
    marks: Marks,
    is_open: bool,
}

impl<'s> Writer<'s> {
    pub(crate) fn begin(connection: MutexGuard<'s, Connection>, ctx: &Context, act: &Act<'_>) -> Result<Writer<'s>> {
        connection.execute_batch(dialect::BEGIN_WRITE)?;
        let begun = Marks::now(&connection).and_then(|marks| Ok((marks, change::open(&connection, &ctx.person, act)?)));
        let (marks, change) = match begun {
            Ok(begun) => begun,
            Err(error) => {
                connection.execute_batch("rollback")?;
                return Err(error);
            }
        };
        Ok(Writer {
            connection,
            change,
            stored: 0,
            words: Words::default(),
            activities: activities::Refused::default(),
            milestones: milestones::Refused::default(),
            ledger: ledger::Seen::default(),
            events: events::Seen::default(),
            named: absent::Named::default(),
            superseded: HashSet::new(),
            put: Put::begin(marks.by_place()),
            marks,
            is_open: true,
        })
    }

    /// Number this unit of work will have as a change.
    pub fn change(&self) -> u64 {
        self.change
    }

    /// Keeps one statement of a source, or says why it does not.
    pub fn state(&mut self, source: &Source, statement: &Statement) -> Result<Outcome> {
        self.amend(source, statement, Amendment::default())
    }

    /// As [`Writer::state`], for a row that takes a line back or says which of several equal ones it means.
    pub fn amend(&mut self, source: &Source, statement: &Statement, amendment: Amendment) -> Result<Outcome> {
        let by = source;
        let source = self.source(source)?;
        match statement {
            Statement::Activity(activity) => self.state_activity(source, activity),
            Statement::Milestone(milestone) => self.state_milestone(source, milestone),
            Statement::Ledger(line) => self.state_ledger(source, by, line, amendment),
            Statement::Event(event) => self.state_event(source, event, amendment),
            Statement::Rate(rate) => self.state_rate(source, rate),
            Statement::Rating(rating) => self.state_rating(source, rating),
        }
    }

    /// Words created because a statement named them, since last asked.
    pub fn take_created(&mut self) -> Vec<Created> {
        std::mem::take(&mut self.words.created)
    }

    /// Seals the change and makes it durable. `None` if nothing was stored: then no trace is left.
    pub fn commit(mut self) -> Result<Option<u64>> {
        if self.stored == 0 {
            self.undo()?;
            return Ok(None);
        }
        self.forget_refused_activities()?;
        change::seal(&self.connection, self.change, &self.marks, &self.put)?;
        self.connection.execute_batch("commit")?;
        self.is_open = false;
        Ok(Some(self.change))
    }

    /// Undoes everything.
    pub fn rollback(mut self) -> Result<()> {
        self.undo()
    }

    fn undo(&mut self) -> Result<()> {
        self.is_open = false;
        self.connection.execute_batch("rollback")?;
        Ok(())
    }
}

impl Drop for Writer<'_> {
    fn drop(&mut self) {
        if self.is_open {
            // Nothing more can be done here: an open transaction that cannot be rolled back ends with the connection.
            let _ = self.connection.execute_batch("rollback");
        }
    }
}
