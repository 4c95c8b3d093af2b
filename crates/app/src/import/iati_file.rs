//! One IATI file as one change. An activity is a row: new if it was unknown to its source, changed if anything of it
//! was stored. Each publisher is a source of its own. Organisations of organisation files are in `iati_organisation`.

use super::tables_file::statement_name;
use super::{FileOutcome, ImportKind, ImportRequest, RecordedOn};
use crate::{Failure, Headway};
use domain::statement::{Recorded, RecordedBasis, Source, Statement};
use domain::{Context, Day, Finding, Instant, Zone};
use iati::{Activity, Item};
use std::collections::HashSet;
use std::fs::File;
use std::ops::ControlFlow;
use std::path::Path;
use store::{Act, Outcome, Writer};

/// Activities between two words to the progress bar.
const PROGRESS_EVERY: u64 = 64;
/// Identifiers remembered to notice repeats; a file with more is read on without that notice.
const IDENTIFIERS_REMEMBERED: usize = 2_000_000;

pub(super) fn import(
    headway: &Headway,
    ctx: &Context,
    request: &ImportRequest,
    name: &str,
    path: &Path,
    progress: &mut dyn FnMut(u64),
) -> Result<FileOutcome, Failure> {
    let input = File::open(path).map_err(|e| Failure::file(path, e))?;
    let zone = headway.settings(ctx)?.time_zone;
    let act = Act { door: request.door, reason: "import iati", file: Some(name), at: request.at };
    let mut file = IatiImport {
        writer: headway.store().begin(ctx, act)?,
        outcome: FileOutcome::of(name, ImportKind::Iati),
        seen: HashSet::new(),
        ledger_lines: 0,
        generated: None,
        zone,
        today: ctx.today,
        recorded_on: request.recorded_on,
        system: request.system.clone(),
    };
    let mut failed = None;
    let read = iati::read(input, &headway.iati_limits(ctx)?, &mut |item| {
        let taken = match item {
            Item::Header(header) => {
                file.generated = header.generated;
                Ok(())
            }
            Item::Activity(activity) => {
                if u64::from(activity.position) % PROGRESS_EVERY == 0 {
                    progress(u64::from(activity.position));
                }
                file.take(*activity)
            }
            Item::Organisation(organisation) => {
                progress(u64::from(organisation.position));
                file.take_organisation(*organisation)
            }
        };
        match taken {
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
    let whole = match read {
        Ok(end) => {
            file.outcome.refused += end.refused;
            file.outcome.rows += end.refused;
            end.findings.into_iter().for_each(|f| file.outcome.findings.push(f));
            true
        }
        Err(finding) => {
            file.outcome.findings.push(finding);
            false
        }
    };
    file.finish(headway, ctx, request, whole)
}

/// The import of one file.
pub(super) struct IatiImport<'h> {
    pub(super) writer: Writer<'h>,
    pub(super) outcome: FileOutcome,
    seen: HashSet<String>,
    ledger_lines: u32,
    generated: Option<Instant>,
    zone: Zone,
    today: Day,
    recorded_on: RecordedOn,
    pub(super) system: String,
}

impl IatiImport<'_> {
    fn take(&mut self, activity: Activity) -> Result<(), Failure> {
        self.outcome.rows += 1;
        let position = u64::from(activity.position);
        let is_repeated = self.is_repeated(&activity.identifier);
        if is_repeated {
            self.outcome.findings.push(
                Finding::warning("iati.activity-repeated")
                    .at_row(position)
                    .in_column("iati-identifier")
                    .with_value(&activity.identifier),
            );
        }
        let recorded = self.recorded(activity.last_updated);
        let organisation = activity.reporting_organisation.as_ref().map(|o| o.identifier.clone()).unwrap_or_default();
        let source = Source { system: self.system.clone(), organisation };
        let (statements, findings) = activity.into_statements(recorded);
        findings.into_iter().for_each(|f| self.outcome.findings.push(f));
        let (mut is_new, mut stored) = (false, 0u64);
        for mut statement in statements {
            // Of two budgets for one period the later in the file counts: their order must be told apart.
            if let Statement::Ledger(line) = &mut statement {
                self.ledger_lines = self.ledger_lines.saturating_add(1);
                line.row = self.ledger_lines;
            }
            // Of a repeated activity the first description counts; its money is added.
            if is_repeated && matches!(statement, Statement::Activity(_)) {
                continue;
            }
            match self.writer.state(&source, &statement)? {
                Outcome::Unchanged => {}
                Outcome::Contradicts { fields, .. } => {
                    self.outcome.findings.push(
                        Finding::warning("statement.contradicts-stored")
                            .at_row(position)
                            .with("fields", fields.join(", "))
                            .with("other", ""),
                    );
                }
                outcome => {
                    stored += 1;
                    is_new |= outcome == Outcome::New && matches!(statement, Statement::Activity(_));
                    self.outcome.stored_one(statement_name(&statement));
                }
            }
        }
        match (is_new, stored) {
            (true, _) => self.outcome.new += 1,
            (false, 0) => self.outcome.unchanged += 1,
            (false, _) => self.outcome.changed += 1,
        }
        // Offices, donors and the like named by published files are expected to be unknown: no notice each.
        self.writer.take_created();
        Ok(())
    }

    /// Whether the identifier came earlier in the file.
    pub(super) fn is_repeated(&mut self, identifier: &str) -> bool {
        self.seen.len() < IDENTIFIERS_REMEMBERED && !self.seen.insert(identifier.to_owned())
    }

    /// As said on the command line; else the day the file was made; else the last update of what is stated; else today.
    /// Days after today cannot be known yet and count as today.
    pub(super) fn recorded(&self, last_updated: Option<Instant>) -> Recorded {
        let happened = last_updated.map(|at| self.zone.day_of(at));
        let made = self.generated.map(|at| self.zone.day_of(at)).filter(|day| *day <= self.today);
        let updated = happened.filter(|day| *day <= self.today);
        match self.recorded_on {
            RecordedOn::On(on) => Recorded { on, basis: RecordedBasis::Stated },
            RecordedOn::Happened => {
                Recorded { on: updated.or(made).unwrap_or(self.today), basis: RecordedBasis::Import }
            }
            RecordedOn::Today => Recorded { on: made.or(updated).unwrap_or(self.today), basis: RecordedBasis::Import },
        }
    }

    fn finish(
        mut self,
        headway: &Headway,
        ctx: &Context,
        request: &ImportRequest,
        whole: bool,
    ) -> Result<FileOutcome, Failure> {
        let refused = self.outcome.has_refusals();
        self.outcome.held_back = !whole || (refused && !request.keep_good);
        if request.dry_run || self.outcome.held_back {
            self.writer.rollback()?;
            return Ok(self.outcome);
        }
        super::commit(headway, ctx, request.at, self.writer, &mut self.outcome)?;
        Ok(self.outcome)
    }
}
