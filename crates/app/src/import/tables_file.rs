//! One table file as one change: rows in, outcomes counted, contradictions and cycles refused, all or nothing.

use super::{FileOutcome, ImportKind, ImportRequest, RecordedOn};
use crate::{Failure, Headway};
use domain::statement::{Recorded, RecordedBasis, Source, Statement};
use domain::{AsOf, Context, Finding};
use std::collections::HashMap;
use std::ops::ControlFlow;
use std::path::Path;
use store::{Act, Outcome, Writer};

/// Rows between two words to the progress bar.
const PROGRESS_EVERY: u64 = 4096;

pub(super) fn import(
    headway: &Headway,
    ctx: &Context,
    request: &ImportRequest,
    kind: tables::Kind,
    name: &str,
    path: &Path,
    progress: &mut dyn FnMut(u64),
) -> Result<FileOutcome, Failure> {
    let mut file = TableImport::begin(headway, ctx, request, kind, name)?;
    let settings = headway.settings(ctx)?;
    let options = tables::ReadOptions {
        today: ctx.today,
        recorded_on: match request.recorded_on {
            RecordedOn::Today => tables::RecordedOn::Column,
            RecordedOn::On(day) => tables::RecordedOn::On(day),
            RecordedOn::Happened => tables::RecordedOn::Happened,
        },
        zone: &settings.time_zone,
        limits: tables::Limits::default(),
    };
    let mut failed = None;
    let read = tables::read_path(kind, path, &options, &mut |row| {
        if row.number % PROGRESS_EVERY == 0 {
            progress(row.number);
        }
        match file.take(row) {
            Ok(()) => ControlFlow::Continue(()),
            Err(failure) => {
                failed = Some(failure);
                ControlFlow::Break(())
            }
        }
    });
    if let Some(failure) = failed {
        return Err(failure);
    }
    match read {
        Ok(report) => {
            file.outcome.rows = report.rows;
            report.findings.into_iter().for_each(|f| file.outcome.findings.push(f));
        }
        Err(refusal) => file.refuse_file(refusal),
    }
    file.finish(headway, ctx, request)
}

/// The open unit of work of one file.
struct TableImport<'h> {
    writer: Writer<'h>,
    source: Source,
    family: Option<store::Family>,
    outcome: FileOutcome,
    /// What became of each statement-bearing row, to take back a count when a later row contradicts it.
    by_row: HashMap<u32, Counted>,
    hierarchy: Hierarchy,
    latest: Option<Recorded>,
    file_refused: bool,
    /// Activities that came new with this file and have no title yet, with the finding of their first row.
    untitled: HashMap<String, Finding>,
}

#[derive(Clone, Copy, PartialEq)]
enum Counted {
    New,
    Changed,
}

impl<'h> TableImport<'h> {
    fn begin(
        headway: &'h Headway,
        ctx: &Context,
        request: &ImportRequest,
        kind: tables::Kind,
        name: &str,
    ) -> Result<TableImport<'h>, Failure> {
        let hierarchy = match kind {
            tables::Kind::Activities => Hierarchy::stored(headway, ctx)?,
            _ => Hierarchy::default(),
        };
        let reason = format!("import {}", kind.name());
        let act = Act { door: request.door, reason: &reason, file: Some(name), at: request.at };
        Ok(TableImport {
            writer: headway.store().begin(ctx, act)?,
            source: Source { system: request.system.clone(), organisation: String::new() },
            family: match kind {
                tables::Kind::Activities => None,
                tables::Kind::Milestones => Some(store::Family::Milestones),
                tables::Kind::Budgets => Some(store::Family::Budgets),
                tables::Kind::Transactions => Some(store::Family::Transactions),
                tables::Kind::Events => Some(store::Family::Events),
                // A later rate or rating replaces an earlier one; nothing is withdrawn.
                tables::Kind::Rates | tables::Kind::Ratings => None,
            },
            outcome: FileOutcome::of(name, ImportKind::Table(kind)),
            by_row: HashMap::new(),
            hierarchy,
            latest: None,
            file_refused: false,
            untitled: HashMap::new(),
        })
    }

    fn take(&mut self, row: tables::Row) -> Result<(), Failure> {
        let mut untitled = None;
        for finding in row.findings {
            // In a later row of an activity a blank title says nothing new: whether it lacks one is known at the end.
            if finding.code == tables::codes::TITLE_BLANK {
                untitled = Some(finding);
            } else {
                self.outcome.findings.push(finding);
            }
        }
        let Some(statement) = row.statement else {
            self.outcome.refused += 1;
            return Ok(());
        };
        if let Statement::Activity(activity) = &statement
            && let Some(parent) = activity.parent.value()
            && let Some(cycle) = self.hierarchy.add(&activity.activity, parent)
        {
            self.refuse_row(
                row.number,
                Finding::refused("parent.cycle").in_column("parent").with_value(parent).with("cycle", cycle),
            );
            return Ok(());
        }
        let recorded = recorded_of(&statement);
        if self.latest.is_none_or(|latest| latest.on < recorded.on) {
            self.latest = Some(recorded);
        }
        let outcome = self.writer.amend(&self.source, &statement, row.amendment)?;
        if let Statement::Activity(activity) = &statement {
            match untitled {
                None => drop(self.untitled.remove(&activity.activity)),
                Some(finding) if outcome == Outcome::New => {
                    drop(self.untitled.insert(activity.activity.clone(), finding))
                }
                Some(_) => {}
            }
        }
        let name = statement_name(&statement);
        let number = row.number as u32;
        match outcome {
            Outcome::New => {
                self.outcome.new += 1;
                self.count(number, Counted::New, name);
            }
            Outcome::Changed => {
                self.outcome.changed += 1;
                self.count(number, Counted::Changed, name);
            }
            Outcome::Unchanged => self.outcome.unchanged += 1,
            Outcome::Contradicts { with_row, withdrew_earlier, fields } => {
                self.contradiction(row.number, with_row, withdrew_earlier, &fields);
            }
        }
        for created in self.writer.take_created() {
            self.outcome.findings.push(
                Finding::notice("name.from-import")
                    .at_row(row.number)
                    .with("what", created.what)
                    .with_value(&created.name),
            );
        }
        Ok(())
    }

    fn count(&mut self, row: u32, counted: Counted, statement: &'static str) {
        self.outcome.stored_one(statement);
        // Only activities and milestones can be contradicted by a later row of the same file.
        if matches!(statement, "activity" | "milestone") {
            self.by_row.insert(row, counted);
        }
    }

    /// Both rows of a contradiction inside one file are refused, so that their order cannot decide.
    fn contradiction(&mut self, row: u64, with_row: Option<u32>, withdrew_earlier: bool, fields: &[&'static str]) {
        let fields = fields.join(", ");
        let other = with_row.map_or_else(String::new, |r| r.to_string());
        let code = if withdrew_earlier { "statement.contradicts-row" } else { "statement.contradicts-stored" };
        let finding = Finding::refused(code).in_column(fields.clone()).with("fields", &fields).with("other", &other);
        if withdrew_earlier && let Some(earlier) = with_row {
            match self.by_row.remove(&earlier) {
                Some(Counted::New) => self.outcome.new -= 1,
                Some(Counted::Changed) => self.outcome.changed -= 1,
                None => {}
            }
            self.refuse_row(
                u64::from(earlier),
                Finding::refused(code).in_column(fields.clone()).with("fields", &fields).with("other", row),
            );
        }
        self.refuse_row(row, finding);
    }

    fn refuse_row(&mut self, row: u64, finding: Finding) {
        self.outcome.refused += 1;
        self.outcome.findings.push(finding.at_row(row));
    }

    fn refuse_file(&mut self, finding: Finding) {
        self.file_refused = true;
        self.outcome.findings.push(finding);
    }

    fn tell_untitled(&mut self) {
        let mut untitled: Vec<Finding> = std::mem::take(&mut self.untitled).into_values().collect();
        untitled.sort_by_key(|finding| finding.row);
        untitled.into_iter().for_each(|finding| self.outcome.findings.push(finding));
    }

    fn finish(mut self, headway: &Headway, ctx: &Context, request: &ImportRequest) -> Result<FileOutcome, Failure> {
        self.tell_untitled();
        if request.complete
            && !self.outcome.has_refusals()
            && let (Some(family), Some(latest)) = (self.family, self.latest)
        {
            let recorded = match request.recorded_on {
                RecordedOn::On(on) => Recorded { on, basis: RecordedBasis::Stated },
                _ => latest,
            };
            self.outcome.withdrawn = self.writer.withdraw_absent(&self.source, family, recorded)?;
        }
        let refused = self.outcome.has_refusals();
        self.outcome.held_back = refused && (!request.keep_good || self.file_refused);
        if request.dry_run || self.outcome.held_back {
            self.writer.rollback()?;
            return Ok(self.outcome);
        }
        super::commit(headway, ctx, request.at, self.writer, &mut self.outcome)?;
        Ok(self.outcome)
    }
}

fn recorded_of(statement: &Statement) -> Recorded {
    match statement {
        Statement::Activity(s) => s.recorded,
        Statement::Milestone(s) => s.recorded,
        Statement::Ledger(s) => s.recorded,
        Statement::Event(s) => s.recorded,
        Statement::Rate(s) => s.recorded,
        Statement::Rating(s) => s.recorded,
    }
}

/// The family of a statement, as counts name it.
pub(super) fn statement_name(statement: &Statement) -> &'static str {
    match statement {
        Statement::Activity(_) => "activity",
        Statement::Milestone(_) => "milestone",
        Statement::Ledger(_) => "ledger",
        Statement::Event(_) => "event",
        Statement::Rate(_) => "rate",
        Statement::Rating(_) => "rating",
    }
}

/// Parents as stored and as this file states them, to refuse a row that would close a circle.
#[derive(Default)]
pub(super) struct Hierarchy {
    parent_of: HashMap<String, String>,
}

impl Hierarchy {
    /// Parents known today.
    pub(super) fn stored(headway: &Headway, ctx: &Context) -> Result<Hierarchy, Failure> {
        let known = headway.known(&ctx.as_of(AsOf::day(ctx.today)))?;
        let identifiers = &known.facts.activities.identifiers;
        let parent_of = (0..identifiers.len())
            .filter(|&a| known.portfolio.parent[a] != insight::facts::NONE)
            .map(|a| (identifiers[a].clone(), identifiers[known.portfolio.parent[a] as usize].clone()))
            .collect();
        Ok(Hierarchy { parent_of })
    }

    /// Notes a parent, unless that would close a circle: then gives the circle and notes nothing.
    pub(super) fn add(&mut self, child: &str, parent: &str) -> Option<String> {
        let mut way = vec![child];
        let mut at = parent;
        loop {
            way.push(at);
            if at == child {
                return Some(way.join(" → "));
            }
            match self.parent_of.get(at) {
                // The bound only guards against circles that are already stored.
                Some(next) if way.len() <= self.parent_of.len() + 2 => at = next,
                _ => break,
            }
        }
        self.parent_of.insert(child.to_owned(), parent.to_owned());
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_circle_of_parents_is_seen_and_named() {
        let mut hierarchy = Hierarchy::default();
        assert_eq!(hierarchy.add("B", "A"), None);
        assert_eq!(hierarchy.add("C", "B"), None);
        assert_eq!(hierarchy.add("A", "C").as_deref(), Some("A → C → B → A"));
        assert_eq!(hierarchy.add("D", "D").as_deref(), Some("D → D"));
        assert_eq!(hierarchy.add("A", "Z"), None);
    }
}
