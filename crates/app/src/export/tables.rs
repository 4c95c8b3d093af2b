//! The import tables written back with their whole history: every stated row with the day it became known, so that a
//! fresh directory that imports them holds the same facts. One activity (or case) at a time: memory does not grow with
//! the portfolio, but for the words it is told in. Flat shapes for analysts are in `flat`.

use super::history::{Words, rate_statement, rating_statement};
use super::not_written;
use crate::filters::{Filters, Question};
use crate::{Failure, Headway};
use domain::statement::{Amendment, Statement};
use domain::{Context, Day};
use serde::Serialize;
use std::io::Write;
use store::rows::{EventRow, LedgerRow, MilestoneRow, SourceRow, Stamp, WordRow};
use store::{Family, Reader, StoreError};
use tables::{Kind, SheetFormat, StatementWriter};

/// Which table, of what, in which form.
#[derive(Clone, Debug)]
pub struct TableRequest {
    /// The table.
    pub kind: Kind,
    /// Its form.
    pub format: SheetFormat,
    /// Only the activities that these pick, as known on the day of the question.
    pub filters: Filters,
    /// Only what this source says: `SYSTEM` or `SYSTEM:ORGANISATION`.
    pub source: Option<String>,
}

/// What was written.
#[derive(Clone, Debug, Serialize)]
pub struct TableAnswer {
    /// The table.
    pub kind: &'static str,
    /// Last day of knowledge.
    pub as_of: String,
    /// Last change contained.
    pub change: u64,
    /// Rows.
    pub rows: u64,
    /// Statements left out because they became known after that day.
    pub later: u64,
}

/// Writes a table.
///
/// # Errors
/// Where several sources speak of one activity and none is asked for: in one table their money would be added up.
pub fn table(
    headway: &Headway,
    ctx: &Context,
    request: &TableRequest,
    out: &mut dyn Write,
) -> Result<TableAnswer, Failure> {
    let chosen = Chosen::of(headway, ctx, &request.filters)?;
    let writer = StatementWriter::in_format(request.kind, request.format, out).map_err(not_written)?;
    let mut failed = None;
    let answer = headway.store().read(ctx, |reader| {
        let last = reader.last_change()?;
        let change = ctx.as_of.change.map_or(last, |c| c.min(last));
        let sources = match asked_sources(reader, request, change)? {
            Ok(sources) => sources,
            Err(failure) => {
                failed = Some(failure);
                return Ok(None);
            }
        };
        let words = Words::load(reader, Some(change))?;
        let export = Export { reader, change: Some(change), day: ctx.as_of.day, sources, chosen, words: &words };
        let mut rows = Rows { writer, later: 0, failed: None };
        match request.kind {
            Kind::Activities => export.activities(&mut rows)?,
            Kind::Milestones => export.milestones(&mut rows)?,
            Kind::Budgets => export.ledger(true, &mut rows)?,
            Kind::Transactions => export.ledger(false, &mut rows)?,
            Kind::Events => export.events(&mut rows)?,
            Kind::Rates => export.rates(&mut rows)?,
            Kind::Ratings => export.ratings(&mut rows)?,
        }
        if let Some(failure) = rows.failed {
            failed = Some(failure);
            return Ok(None);
        }
        Ok(Some((rows.writer, rows.later, change)))
    })?;
    let Some((writer, later, change)) = answer else {
        return Err(failed.unwrap_or_else(|| Failure::refused("export.not-written")));
    };
    let written = writer.finish().map_err(not_written)?;
    Ok(TableAnswer { kind: request.kind.name(), as_of: ctx.as_of.to_string(), change, rows: written.rows, later })
}

/// Activities picked by filters; `None` for all.
struct Chosen(Option<Question>);

impl Chosen {
    fn of(headway: &Headway, ctx: &Context, filters: &Filters) -> Result<Chosen, Failure> {
        if *filters == Filters::default() {
            return Ok(Chosen(None));
        }
        Ok(Chosen(Some(Question::of(headway, ctx, filters)?)))
    }

    fn has(&self, identifier: &str) -> bool {
        self.0.as_ref().is_none_or(|asked| asked.selection.contains(asked.number(identifier)))
    }

    fn has_case(&self, activity: &str, office: &str) -> bool {
        self.0.as_ref().is_none_or(|asked| {
            let office = asked.known.facts.names.offices.find(office).unwrap_or(insight::facts::NONE);
            asked.selection.contains_case(asked.number(activity), office)
        })
    }
}

impl Question {
    /// Number of an activity by its identifier.
    fn number(&self, identifier: &str) -> u32 {
        let found = self.known.facts.activities.identifiers.binary_search_by(|i| i.as_str().cmp(identifier));
        found.map_or(insight::facts::NONE, |at| at as u32)
    }
}

/// The sources that have said anything, as they are asked for.
pub fn sources(headway: &Headway, ctx: &Context) -> Result<Vec<String>, Failure> {
    let rows = headway.store().read(ctx, |reader| reader.sources(ctx.as_of.change))?;
    let mut names: Vec<String> = rows.iter().map(full_name).collect();
    names.sort();
    Ok(names)
}

/// Whether several sources speak of one activity in a table, so that each has to be written apart.
pub(super) fn are_told_by_several(headway: &Headway, ctx: &Context, kind: Kind) -> Result<bool, Failure> {
    Ok(headway.store().read(ctx, |reader| {
        let last = reader.last_change()?;
        let change = ctx.as_of.change.map_or(last, |c| c.min(last));
        reader.has_shared_activity(family(kind), change)
    })?)
}

fn full_name(source: &SourceRow) -> String {
    match source.organisation.as_str() {
        "" => source.system.clone(),
        organisation => format!("{}:{organisation}", source.system),
    }
}

/// Numbers of the sources asked for; `None` for all.
fn asked_sources(
    reader: &Reader<'_>,
    request: &TableRequest,
    change: u64,
) -> Result<Result<Option<Vec<u32>>, Failure>, StoreError> {
    let all = reader.sources(Some(change))?;
    let names = || all.iter().map(full_name).collect::<Vec<_>>().join(", ");
    if let Some(asked) = &request.source {
        let found: Vec<u32> =
            all.iter().filter(|s| s.system == *asked || full_name(s) == *asked).map(|s| s.id).collect();
        let unknown = || Failure::not_found("export.source-not-found").with("value", asked).with("sources", names());
        return Ok(if found.is_empty() { Err(unknown()) } else { Ok(Some(found)) });
    }
    if all.len() > 1 && reader.has_shared_activity(family(request.kind), change)? {
        return Ok(Err(Failure::refused("export.several-sources").with("sources", names())));
    }
    Ok(Ok(None))
}

/// The family of a table; none for activities.
fn family(kind: Kind) -> Option<Family> {
    match kind {
        Kind::Activities => None,
        Kind::Milestones => Some(Family::Milestones),
        Kind::Budgets => Some(Family::Budgets),
        Kind::Transactions => Some(Family::Transactions),
        Kind::Events => Some(Family::Events),
        Kind::Rates => Some(Family::Rates),
        Kind::Ratings => Some(Family::Ratings),
    }
}

struct Export<'r> {
    reader: &'r Reader<'r>,
    change: Option<u64>,
    day: Day,
    sources: Option<Vec<u32>>,
    chosen: Chosen,
    words: &'r Words,
}

/// Rows on their way out. After the first that could not be written nothing is.
struct Rows<'w> {
    writer: StatementWriter<&'w mut dyn Write>,
    later: u64,
    failed: Option<Failure>,
}

impl Rows<'_> {
    fn put(&mut self, statement: &Statement, amendment: Amendment) {
        if self.failed.is_none()
            && let Err(error) = self.writer.write_as(statement, amendment)
        {
            self.failed = Some(not_written(error));
        }
    }
}

impl Export<'_> {
    /// Whether a statement is asked for; one that became known after the day is counted.
    fn wants(&self, stamp: &Stamp, later: &mut u64) -> bool {
        if self.sources.as_ref().is_some_and(|asked| !asked.contains(&stamp.source)) {
            return false;
        }
        let is_known = stamp.recorded_on <= self.day;
        *later += u64::from(!is_known);
        is_known
    }

    fn each_activity(
        &self,
        rows: &mut Rows<'_>,
        mut each: impl FnMut(&WordRow, &mut Rows<'_>) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        for activity in self.words.activities.iter().filter(|a| self.chosen.has(&a.code)) {
            if rows.failed.is_some() {
                break;
            }
            each(activity, rows)?;
        }
        Ok(())
    }

    fn activities(&self, rows: &mut Rows<'_>) -> Result<(), StoreError> {
        self.each_activity(rows, |activity, rows| {
            let mut all = self.reader.activity_history(activity.id, self.change)?;
            all.retain(|row| self.wants(&row.stamp, &mut rows.later));
            for day in all.chunk_by(|a, b| is_same_day(&a.stamp, &b.stamp)) {
                let statement = self.words.activity_statement(&activity.code, day);
                rows.put(&Statement::Activity(Box::new(statement)), Amendment::default());
            }
            Ok(())
        })
    }

    fn milestones(&self, rows: &mut Rows<'_>) -> Result<(), StoreError> {
        self.each_activity(rows, |activity, rows| {
            let mut all = self.reader.milestone_history(activity.id, self.change)?;
            all.retain(|row| self.wants(&row.stamp, &mut rows.later));
            let one = |r: &MilestoneRow| (r.stamp.source, r.step, r.round);
            let mut milestones: Vec<&[MilestoneRow]> = all.chunk_by(|a, b| one(a) == one(b)).collect();
            milestones.sort_by_key(|m| (self.words.step(m[0].step), m[0].round));
            for day in milestones.iter().flat_map(|m| m.chunk_by(|a, b| is_same_day(&a.stamp, &b.stamp))) {
                let statement = self.words.milestone_statement(&activity.code, day);
                rows.put(&Statement::Milestone(statement), Amendment::default());
            }
            Ok(())
        })
    }

    /// Lines by the day they begin, each with its history.
    fn ledger(&self, is_budget: bool, rows: &mut Rows<'_>) -> Result<(), StoreError> {
        self.each_activity(rows, |activity, rows| {
            let mut all = self.reader.ledger_history(activity.id, self.change)?;
            all.retain(|(row, _)| row.kind.is_budget() == is_budget && self.wants(&row.stamp, &mut rows.later));
            let one = |r: &(LedgerRow, Option<String>)| (r.0.stamp.source, r.0.identity);
            let mut lines: Vec<&[(LedgerRow, Option<String>)]> = all.chunk_by(|a, b| one(a) == one(b)).collect();
            lines.sort_by_key(|line| {
                let (first, _) = &line[0];
                (first.period_start, first.kind, first.stamp.order())
            });
            for line in lines {
                // Where each is said once, counting equal rows gives the same numbers.
                let is_plain = line.chunk_by(|a, b| a.0.occurrence == b.0.occurrence).all(|s| s.len() == 1);
                for (row, reference) in line {
                    let is_counted = is_plain || is_budget || reference.is_some();
                    let amendment =
                        Amendment { withdraws: row.withdrawn, occurrence: (!is_counted).then_some(row.occurrence) };
                    let statement = self.words.ledger_statement(&activity.code, row, reference.clone());
                    rows.put(&Statement::Ledger(Box::new(statement)), amendment);
                }
            }
            Ok(())
        })
    }

    /// Events by case in the order of completion; of one moment in the order in which they became known, which is the
    /// order in which they count.
    fn events(&self, rows: &mut Rows<'_>) -> Result<(), StoreError> {
        for (process, case) in &self.words.cases {
            let mut all = self.reader.event_history(case.id, self.change)?;
            all.retain(|row| {
                self.chosen.has_case(&self.words.activity(row.activity), &self.words.office(row.office))
                    && self.wants(&row.stamp, &mut rows.later)
            });
            for moment in all.chunk_by(|a, b| a.completed_at == b.completed_at) {
                let is_same = |a: &EventRow, b: &EventRow| {
                    (a.step, a.occurrence, a.stamp.source) == (b.step, b.occurrence, b.stamp.source)
                };
                for row in moment {
                    let is_plain = moment
                        .iter()
                        .filter(|other| (other.step, other.stamp.source) == (row.step, row.stamp.source))
                        .all(|other| moment.iter().filter(|o| is_same(o, other)).count() == 1);
                    let amendment =
                        Amendment { withdraws: row.withdrawn, occurrence: (!is_plain).then_some(row.occurrence) };
                    let statement = self.words.event_statement(process, &case.code, row);
                    rows.put(&Statement::Event(statement), amendment);
                }
            }
            if rows.failed.is_some() {
                break;
            }
        }
        Ok(())
    }

    fn ratings(&self, rows: &mut Rows<'_>) -> Result<(), StoreError> {
        self.each_activity(rows, |activity, rows| {
            let mut all = self.reader.rating_history(activity.id, self.change)?;
            all.retain(|row| self.wants(&row.stamp, &mut rows.later));
            for row in &all {
                rows.put(&Statement::Rating(rating_statement(&activity.code, row)), Amendment::default());
            }
            Ok(())
        })
    }

    fn rates(&self, rows: &mut Rows<'_>) -> Result<(), StoreError> {
        for (row, publisher) in self.reader.rate_history(self.change)? {
            if self.wants(&row.stamp, &mut rows.later) {
                rows.put(&Statement::Rate(rate_statement(&row, publisher)), Amendment::default());
            }
        }
        Ok(())
    }
}

fn is_same_day(a: &Stamp, b: &Stamp) -> bool {
    (a.source, a.recorded_on) == (b.source, b.recorded_on)
}
