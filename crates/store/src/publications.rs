//! Files that were published, as they were recorded. Rows in and out; how a file is made, and made again, is `app`'s
//! business.

use crate::error::Result;
use crate::writer::Writer;
use domain::{Day, Instant};
use rusqlite::{Connection, params};
use std::collections::HashMap;

/// A file to be recorded as published.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewPublication {
    /// What kind of file: `activities`.
    pub kind: &'static str,
    /// Profile by which it was cut into activities.
    pub profile: String,
    /// The day as of whose end it was made.
    pub as_of: Day,
    /// Last change of the facts in it.
    pub facts_change: u64,
    /// What it was asked with, as JSON.
    pub request: String,
    /// Version of the program.
    pub version: &'static str,
    /// SHA-256 of the rules of publication in force.
    pub rules: String,
    /// Activities in it.
    pub activities: u64,
    /// Activities left out for what they lack.
    pub left_out: u64,
    /// Activities held back as a whole.
    pub excluded: u64,
    /// Activities without something that is held back.
    pub redacted: u64,
    /// What was held back: rule, and how often.
    pub held_back: Vec<(String, u64)>,
    /// Size in bytes.
    pub bytes: u64,
    /// SHA-256 of the file.
    pub sha256: String,
    /// The day whose rules held.
    pub recorded_on: Day,
}

/// A recorded publication.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PublicationRow {
    /// Its number, counted from 1.
    pub number: u64,
    /// What kind of file: `activities`.
    pub kind: String,
    /// Profile.
    pub profile: String,
    /// The day as of whose end it was made.
    pub as_of: Day,
    /// Last change of the facts in it.
    pub facts_change: u64,
    /// What it was asked with, as JSON.
    pub request: String,
    /// Version of the program.
    pub version: String,
    /// SHA-256 of the rules of publication in force.
    pub rules: String,
    /// Activities in it.
    pub activities: u64,
    /// Activities left out for what they lack.
    pub left_out: u64,
    /// Activities held back as a whole.
    pub excluded: u64,
    /// Activities without something that is held back.
    pub redacted: u64,
    /// What was held back: rule, and how often.
    pub held_back: Vec<(String, u64)>,
    /// Size in bytes.
    pub bytes: u64,
    /// SHA-256 of the file.
    pub sha256: String,
    /// The day whose rules held.
    pub recorded_on: Day,
    /// The change that stored it.
    pub change: u64,
    /// When.
    pub at: Instant,
    /// Who.
    pub person: String,
    /// Through which door.
    pub door: String,
    /// File it was written to, where it has a name.
    pub file: Option<String>,
}

impl Writer<'_> {
    /// Records a publication and gives its number; its `change` is this unit of work's.
    pub fn record_publication(&mut self, new: &NewPublication) -> Result<u64> {
        let id: i64 = self
            .connection
            .prepare_cached(
                "insert into publication (kind, profile, as_of, facts_change, request, version, rules, activities, left_out,
                     excluded, redacted, bytes, sha256, recorded_on, change)
                 values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
                 returning id",
            )?
            .query_row(
                params![
                    new.kind,
                    new.profile,
                    new.as_of.0,
                    new.facts_change as i64,
                    new.request,
                    new.version,
                    new.rules,
                    new.activities as i64,
                    new.left_out as i64,
                    new.excluded as i64,
                    new.redacted as i64,
                    new.bytes as i64,
                    new.sha256,
                    new.recorded_on.0,
                    self.change as i64,
                ],
                |r| r.get(0),
            )?;
        self.stored += 1;
        for (rule, n) in &new.held_back {
            self.connection
                .prepare_cached(
                    "insert into publication_held_back (publication, rule, n, change) values ($1, $2, $3, $4)",
                )?
                .execute(params![id, rule, *n as i64, self.change as i64])?;
            self.stored += 1;
        }
        Ok(id as u64)
    }
}

/// Publications recorded by a change and a day, in the order in which they were recorded.
pub(crate) fn list(connection: &Connection, change: i64, known_by: Day) -> Result<Vec<PublicationRow>> {
    let mut held_back = held_back(connection, change)?;
    let mut statement = connection.prepare_cached(
        "select p.id, p.kind, p.profile, p.as_of, p.facts_change, p.request, p.version, p.rules, p.activities, p.left_out,
                p.excluded, p.redacted, p.bytes, p.sha256, p.recorded_on, p.change, c.at, c.person, c.door, c.file
         from publication p
         join change c on c.id = p.change
         where p.change <= $1 and p.recorded_on <= $2
         order by p.id",
    )?;
    let rows = statement.query_map(params![change, known_by.0], |r| {
        let whole = |column: usize| r.get::<_, i64>(column).map(|n| n as u64);
        let number = whole(0)?;
        Ok(PublicationRow {
            number,
            kind: r.get(1)?,
            profile: r.get(2)?,
            as_of: Day(r.get(3)?),
            facts_change: whole(4)?,
            request: r.get(5)?,
            version: r.get(6)?,
            rules: r.get(7)?,
            activities: whole(8)?,
            left_out: whole(9)?,
            excluded: whole(10)?,
            redacted: whole(11)?,
            held_back: held_back.remove(&number).unwrap_or_default(),
            bytes: whole(12)?,
            sha256: r.get(13)?,
            recorded_on: Day(r.get(14)?),
            change: whole(15)?,
            at: Instant(r.get(16)?),
            person: r.get(17)?,
            door: r.get(18)?,
            file: r.get(19)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<Vec<_>>>()?)
}

/// What was held back of each publication, rule by rule.
fn held_back(connection: &Connection, change: i64) -> Result<HashMap<u64, Vec<(String, u64)>>> {
    let mut statement = connection
        .prepare_cached("select publication, rule, n from publication_held_back where change <= $1 order by id")?;
    let mut rows = statement.query([change])?;
    let mut by_publication: HashMap<u64, Vec<(String, u64)>> = HashMap::new();
    while let Some(r) = rows.next()? {
        let (publication, rule, n): (i64, String, i64) = (r.get(0)?, r.get(1)?, r.get(2)?);
        by_publication.entry(publication as u64).or_default().push((rule, n as u64));
    }
    Ok(by_publication)
}
