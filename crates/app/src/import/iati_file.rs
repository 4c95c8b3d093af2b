//! IATI files, each as one change. An activity is a row: new if it was unknown to its source, changed if anything of it
//! was stored. Each publisher is a source of its own. Reading is in `iati_reading`, on threads beside the writing here;
//! organisations of organisation files are in `iati_organisation`.

use super::files::InputFile;
use super::iati_reading::{Parcel, Piece, ReadActivity, Reading};
use super::{FileOutcome, ImportKind, ImportRequest};
use crate::{Failure, Headway};
use domain::{Context, Finding};
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use store::{Act, SnapshotOutcome, Writer};

pub(super) use super::iati_reading::ReadOrganisation;

/// Parcels that wait between a reader and the writer.
const PARCELS_WAITING: usize = 1;

pub(super) fn import(
    headway: &Headway,
    ctx: &Context,
    request: &ImportRequest,
    name: &str,
    path: &Path,
    progress: &mut dyn FnMut(u64),
) -> Result<FileOutcome, Failure> {
    let mut outcome = FileOutcome::default();
    import_all(headway, ctx, request, &[(name, path)], &mut |_, n| progress(n), &mut |_, done| {
        outcome = done;
        Ok(())
    })?;
    Ok(outcome)
}

/// Imports files in their order, one change each: one thread writes, and as many read ahead as there are cores.
pub(super) fn import_files(
    headway: &Headway,
    ctx: &Context,
    request: &ImportRequest,
    inputs: &[InputFile],
    progress: &mut dyn FnMut(usize, u64),
    done: &mut dyn FnMut(usize, FileOutcome) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let files: Vec<(&str, &Path)> = inputs.iter().map(|i| (i.name.as_str(), i.path.as_path())).collect();
    import_all(headway, ctx, request, &files, progress, done)
}

fn import_all(
    headway: &Headway,
    ctx: &Context,
    request: &ImportRequest,
    files: &[(&str, &Path)],
    progress: &mut dyn FnMut(usize, u64),
    done: &mut dyn FnMut(usize, FileOutcome) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let reading = Reading {
        zone: headway.settings(ctx)?.time_zone,
        today: ctx.today,
        recorded_on: request.recorded_on,
        system: request.system.clone(),
        limits: headway.iati_limits(ctx)?,
    };
    let (senders, receivers): (Vec<_>, Vec<_>) = files.iter().map(|_| sync_channel(PARCELS_WAITING)).unzip();
    let senders: Vec<Mutex<Option<SyncSender<Parcel>>>> = senders.into_iter().map(|s| Mutex::new(Some(s))).collect();
    let next = AtomicUsize::new(0);
    let readers = std::thread::available_parallelism().map_or(1, usize::from).min(files.len());
    std::thread::scope(|scope| {
        for _ in 0..readers {
            scope.spawn(|| {
                while let Some(at) = Some(next.fetch_add(1, Ordering::Relaxed)).filter(|at| *at < files.len()) {
                    let sender = senders[at].lock().ok().and_then(|mut sender| sender.take());
                    if let Some(sender) = sender {
                        reading.file(files[at].1, &sender);
                    }
                }
            });
        }
        let written = files.iter().zip(receivers).enumerate().try_for_each(|(at, ((name, _), parcels))| {
            let outcome = import_one(headway, ctx, request, name, &parcels, &mut |n| progress(at, n))?;
            done(at, outcome)
        });
        // After a failure no further file is begun; those being read find nobody to send to.
        next.store(files.len(), Ordering::Relaxed);
        written
    })
}

fn import_one(
    headway: &Headway,
    ctx: &Context,
    request: &ImportRequest,
    name: &str,
    parcels: &Receiver<Parcel>,
    progress: &mut dyn FnMut(u64),
) -> Result<FileOutcome, Failure> {
    let act = Act { door: request.door, reason: "import iati", file: Some(name), at: request.at };
    let mut file = IatiImport {
        writer: headway.store().begin(ctx, act)?,
        outcome: FileOutcome::of(name, ImportKind::Iati),
        system: request.system.clone(),
    };
    // A reader that ends without a last word has panicked; the panic is passed on when its thread is joined.
    let mut is_whole = false;
    for parcel in parcels {
        match parcel {
            Parcel::Pieces(pieces) => {
                for piece in pieces {
                    match piece {
                        Piece::Activity(activity) => file.take(*activity)?,
                        Piece::Organisation(organisation) => file.take_organisation(*organisation)?,
                    }
                }
                progress(file.outcome.rows);
            }
            Parcel::Failed(failure) => return Err(failure),
            Parcel::End(version, Ok(end)) => {
                file.outcome.version = version;
                file.outcome.refused += end.refused;
                file.outcome.rows += end.refused;
                end.findings.into_iter().for_each(|f| file.outcome.findings.push(f));
                is_whole = true;
            }
            Parcel::End(version, Err(finding)) => {
                file.outcome.version = version;
                file.outcome.findings.push(finding);
            }
        }
    }
    file.finish(headway, ctx, request, is_whole)
}

/// The import of one file.
pub(super) struct IatiImport<'h> {
    pub(super) writer: Writer<'h>,
    pub(super) outcome: FileOutcome,
    pub(super) system: String,
}

impl IatiImport<'_> {
    fn take(&mut self, activity: ReadActivity) -> Result<(), Failure> {
        self.outcome.rows += 1;
        if let Some(identifier) = activity.repeated {
            self.outcome.findings.push(
                Finding::warning("iati.activity-repeated")
                    .at_row(u64::from(activity.position))
                    .in_column("iati-identifier")
                    .with_value(&identifier),
            );
        }
        activity.findings.into_iter().for_each(|f| self.outcome.findings.push(f));
        let done = self.writer.state_snapshot(&activity.snapshot)?;
        let SnapshotOutcome { is_new, is_stored, lines, withdrawn, .. } = done;
        self.outcome.count_stored("activity", u64::from(is_stored));
        self.outcome.count_stored("ledger", lines);
        self.outcome.withdrawn += withdrawn;
        match (is_new, is_stored || lines + withdrawn > 0) {
            (true, _) => self.outcome.new += 1,
            (false, true) => self.outcome.changed += 1,
            (false, false) => self.outcome.unchanged += 1,
        }
        // Offices, donors and the like named by published files are expected to be unknown: no notice each.
        self.writer.take_created();
        Ok(())
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
