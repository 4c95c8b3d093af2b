//! Words that facts are told in: found by code, then by name, else created as *from import*.
//! What one unit of work has looked up it remembers.

use crate::error::Result;
use crate::put::Table;
use crate::writer::Writer;
use domain::statement::Source;
use rusqlite::{Connection, OptionalExtension, ToSql, params};
use std::collections::{HashMap, HashSet};

/// Vocabulary number of budget classes.
pub const CLASSES: u8 = 101;
/// Vocabulary number of instruments (forms of cooperation).
pub const INSTRUMENTS: u8 = 102;
/// Number of the process whose steps are the milestones.
pub(crate) const PROJECT_CYCLE: i64 = 1;
/// Its code.
const PROJECT_CYCLE_CODE: &str = "project-cycle";

/// A word that was created because a statement named it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Created {
    /// `office`, `donor`, `fund`, `region`, `sector`, `theme`, `activity`, `milestone`, `process` or `step`.
    pub what: &'static str,
    /// Its name as stated; for a step, `process: step`.
    pub name: String,
}

/// An activity as known to this unit of work.
#[derive(Clone, Copy)]
pub(crate) struct KnownActivity {
    pub(crate) id: i64,
    /// It came with this unit of work, so nothing of it was stored before.
    pub(crate) is_new: bool,
    /// It has ledger lines from earlier changes; `None` until asked.
    pub(crate) has_ledger: Option<bool>,
}

type Numbers = HashMap<String, i64>;

/// Words of a kind that a unit of work remembers: when there are more, it forgets them and looks up again, so that
/// memory does not grow with the file.
const MOST_REMEMBERED: usize = 50_000;

/// Forgets everything where there is no room for one more.
fn make_room<K, V>(remembered: &mut HashMap<K, V>) {
    if remembered.len() >= MOST_REMEMBERED {
        remembered.clear();
    }
}

/// Numbers of the words looked up so far.
#[derive(Default)]
pub(crate) struct Words {
    pub(crate) sources: HashMap<Source, i64>,
    pub(crate) activities: HashMap<String, KnownActivity>,
    offices: Numbers,
    organisations: Numbers,
    holders: Numbers,
    processes: Numbers,
    terms: HashMap<u8, Numbers>,
    steps: HashMap<i64, Numbers>,
    cases: HashMap<i64, Numbers>,
    pub(crate) created: Vec<Created>,
    /// Activities that got a statement in this unit of work.
    pub(crate) stated: HashSet<i64>,
}

impl Words {
    fn note(&mut self, what: &'static str, name: &str) {
        self.created.push(Created { what, name: name.to_owned() });
    }
}

impl Writer<'_> {
    /// The activity of an identifier. `says_so` if an activities file names it, so that creating it is no news.
    pub(crate) fn activity(&mut self, identifier: &str, says_so: bool) -> Result<KnownActivity> {
        if let Some(known) = self.words.activities.get(identifier) {
            return Ok(*known);
        }
        let found = one(&self.connection, "select id from activity where identifier = $1", &[&identifier])?;
        let known = match found {
            Some(id) => KnownActivity { id, is_new: false, has_ledger: None },
            None => {
                let id = self.put.next_id(Table::Activity);
                self.put(Table::Activity, &[id.into(), identifier.into(), false.into()])?;
                if !says_so {
                    self.words.note("activity", identifier);
                }
                KnownActivity { id, is_new: true, has_ledger: Some(false) }
            }
        };
        make_room(&mut self.words.activities);
        self.words.activities.insert(identifier.to_owned(), known);
        Ok(known)
    }

    pub(crate) fn office(&mut self, name: &str) -> Result<i64> {
        if let Some(id) = self.words.offices.get(name) {
            return Ok(*id);
        }
        let id = match find(
            &self.connection,
            "select id from office where code = $1",
            "select id from office where name = $1 and name <> '' order by id limit 1",
            &[&name],
        )? {
            Some(id) => id,
            None => {
                self.words.note("office", name);
                create(
                    &self.connection,
                    "insert into office (code, name, from_import, change) values ($1, '', 1, $2) returning id",
                    &[&name, &(self.change as i64)],
                )?
            }
        };
        make_room(&mut self.words.offices);
        self.words.offices.insert(name.to_owned(), id);
        Ok(id)
    }

    /// An organisation; a donor that is created is news, a provider or receiver is not.
    pub(crate) fn organisation(&mut self, name: &str, is_donor: bool) -> Result<i64> {
        if let Some(id) = self.words.organisations.get(name) {
            return Ok(*id);
        }
        let id = match find(
            &self.connection,
            "select id from organisation where identifier = $1",
            "select id from organisation where name = $1 and name <> '' order by id limit 1",
            &[&name],
        )? {
            Some(id) => id,
            None => {
                if is_donor {
                    self.words.note("donor", name);
                }
                create(
                    &self.connection,
                    "insert into organisation (identifier, name, from_import, change)
                     values ($1, '', 1, $2)
                     returning id",
                    &[&name, &(self.change as i64)],
                )?
            }
        };
        make_room(&mut self.words.organisations);
        self.words.organisations.insert(name.to_owned(), id);
        Ok(id)
    }

    pub(crate) fn holder(&mut self, name: &str) -> Result<i64> {
        if let Some(id) = self.words.holders.get(name) {
            return Ok(*id);
        }
        let id = match find(
            &self.connection,
            "select id from holder where code = $1",
            "select id from holder where name = $1 and name <> '' order by id limit 1",
            &[&name],
        )? {
            Some(id) => id,
            None => create(
                &self.connection,
                "insert into holder (code, name, from_import, change) values ($1, '', 1, $2) returning id",
                &[&name, &(self.change as i64)],
            )?,
        };
        make_room(&mut self.words.holders);
        self.words.holders.insert(name.to_owned(), id);
        Ok(id)
    }

    /// A member of a vocabulary.
    pub(crate) fn term(&mut self, vocabulary: u8, name: &str) -> Result<i64> {
        if let Some(id) = self.words.terms.get(&vocabulary).and_then(|t| t.get(name)) {
            return Ok(*id);
        }
        let id = match find(
            &self.connection,
            "select id from term where vocabulary = $1 and code = $2 order by biennium desc limit 1",
            "select id from term where vocabulary = $1 and name = $2 and name <> '' order by id limit 1",
            &[&vocabulary, &name],
        )? {
            Some(id) => id,
            None => {
                if let Some(what) = news_of(vocabulary) {
                    self.words.note(what, name);
                }
                create(
                    &self.connection,
                    "insert into term (vocabulary, code, name, from_import, change)
                     values ($1, $2, '', 1, $3)
                     returning id",
                    &[&vocabulary, &name, &(self.change as i64)],
                )?
            }
        };
        let remembered = self.words.terms.entry(vocabulary).or_default();
        make_room(remembered);
        remembered.insert(name.to_owned(), id);
        Ok(id)
    }

    pub(crate) fn process(&mut self, name: &str) -> Result<i64> {
        if let Some(id) = self.words.processes.get(name) {
            return Ok(*id);
        }
        let id = match find(
            &self.connection,
            "select id from process where code = $1",
            "select id from process where name = $1 and name <> '' order by id limit 1",
            &[&name],
        )? {
            Some(id) => id,
            None => {
                self.words.note("process", name);
                create(
                    &self.connection,
                    "insert into process (code, name, from_import, change) values ($1, '', 1, $2) returning id",
                    &[&name, &(self.change as i64)],
                )?
            }
        };
        make_room(&mut self.words.processes);
        self.words.processes.insert(name.to_owned(), id);
        Ok(id)
    }

    /// A step of a process; `process_name` is for the notice.
    pub(crate) fn step(&mut self, process: i64, process_name: &str, name: &str) -> Result<i64> {
        if let Some(id) = self.words.steps.get(&process).and_then(|s| s.get(name)) {
            return Ok(*id);
        }
        let id = match find(
            &self.connection,
            "select id from step where process = $1 and code = $2",
            "select id from step where process = $1 and name = $2 and name <> '' order by id limit 1",
            &[&process, &name],
        )? {
            Some(id) => id,
            None => {
                if process != PROJECT_CYCLE {
                    self.words.note("step", &format!("{process_name}: {name}"));
                } else if !is_milestone_code(name) {
                    self.words.note("milestone", name);
                }
                create(
                    &self.connection,
                    "insert into step (process, code, name, from_import, change)
                     values ($1, $2, '', 1, $3)
                     returning id",
                    &[&process, &name, &(self.change as i64)],
                )?
            }
        };
        let remembered = self.words.steps.entry(process).or_default();
        make_room(remembered);
        remembered.insert(name.to_owned(), id);
        Ok(id)
    }

    /// A milestone as a step of the project cycle.
    pub(crate) fn milestone(&mut self, name: &str) -> Result<i64> {
        self.step(PROJECT_CYCLE, PROJECT_CYCLE_CODE, name)
    }

    pub(crate) fn case(&mut self, process: i64, code: &str) -> Result<i64> {
        if let Some(id) = self.words.cases.get(&process).and_then(|c| c.get(code)) {
            return Ok(*id);
        }
        let found =
            one(&self.connection, "select id from process_case where process = $1 and code = $2", &[&process, &code])?;
        let id = match found {
            Some(id) => id,
            None => create(
                &self.connection,
                "insert into process_case (process, code, change) values ($1, $2, $3) returning id",
                &[&process, &code, &(self.change as i64)],
            )?,
        };
        let remembered = self.words.cases.entry(process).or_default();
        make_room(remembered);
        remembered.insert(code.to_owned(), id);
        Ok(id)
    }

    /// Gives an organisation that is known by its identifier only its name. Used by statements that carry both.
    pub(crate) fn named_organisation(&mut self, identifier: &str, name: Option<&str>) -> Result<i64> {
        if let Some(id) = self.words.organisations.get(identifier) {
            return Ok(*id);
        }
        let found = one(&self.connection, "select id from organisation where identifier = $1", &[&identifier])?;
        let id = match found {
            Some(id) => id,
            None => self
                .connection
                .prepare_cached(
                    "insert into organisation (identifier, name, from_import, change)
                     values ($1, $2, 1, $3)
                     returning id",
                )?
                .query_row(params![identifier, name.unwrap_or(""), self.change as i64], |r| r.get(0))?,
        };
        make_room(&mut self.words.organisations);
        self.words.organisations.insert(identifier.to_owned(), id);
        Ok(id)
    }
}

/// Codes of the reference list (`M12`, `M10a`) are known words even before their first use.
fn is_milestone_code(name: &str) -> bool {
    let mut letters = name.strip_prefix('M').unwrap_or("").chars();
    letters.next().is_some_and(|c| c.is_ascii_digit()) && letters.all(|c| c.is_ascii_alphanumeric())
}

/// What a created term is called in its notice; none for lists whose members nobody keeps.
fn news_of(vocabulary: u8) -> Option<&'static str> {
    match domain::Vocabulary::from_number(vocabulary)? {
        domain::Vocabulary::Country => None,
        other => Some(other.name()),
    }
}

fn one(connection: &Connection, sql: &str, values: &[&dyn ToSql]) -> Result<Option<i64>> {
    Ok(connection.prepare_cached(sql)?.query_row(values, |r| r.get(0)).optional()?)
}

fn find(connection: &Connection, by_code: &str, by_name: &str, values: &[&dyn ToSql]) -> Result<Option<i64>> {
    match one(connection, by_code, values)? {
        Some(id) => Ok(Some(id)),
        None => one(connection, by_name, values),
    }
}

fn create(connection: &Connection, sql: &str, values: &[&dyn ToSql]) -> Result<i64> {
    Ok(connection.prepare_cached(sql)?.query_row(values, |r| r.get(0))?)
}
