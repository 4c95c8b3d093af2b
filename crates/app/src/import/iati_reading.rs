//! Reading of one IATI file on a thread of its own: activities as snapshots with the day they were known, in parcels of
//! bounded size. Nothing is stored here.

use super::RecordedOn;
use crate::Failure;
use domain::statement::{ActivityStatement, LedgerStatement, Recorded, RecordedBasis, Source, Statement};
use domain::{Day, Finding, Instant, Said, Vocabulary, Zone};
use iati::identifiers::Identifiers;
use iati::{Activity, FileEnd, Item, Limits, Organisation};
use std::fs::File;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::mpsc::SyncSender;
use store::Snapshot;

/// A parcel is sent when its elements have so many bytes.
const PARCEL_BYTES: usize = 128 << 10;
/// Seconds of a day.
const DAY: i64 = 86_400;

/// What a reader sends.
pub(super) enum Parcel {
    /// Activities and organisations, in file order.
    Pieces(Vec<Piece>),
    /// The last word: the version declared, and that the file was read to its end or is refused.
    End(Option<String>, Result<FileEnd, Finding>),
    /// The last word: the file cannot be opened.
    Failed(Failure),
}

/// One thing read.
pub(super) enum Piece {
    Activity(Box<ReadActivity>),
    Organisation(Box<ReadOrganisation>),
}

/// An activity ready to be stored.
pub(super) struct ReadActivity {
    /// Which activity of the file it is, from 1.
    pub(super) position: u32,
    /// Its identifier, if it came earlier in the file.
    pub(super) repeated: Option<String>,
    pub(super) snapshot: Snapshot,
    pub(super) findings: Vec<Finding>,
}

/// An organisation with the day it was known.
pub(super) struct ReadOrganisation {
    pub(super) organisation: Organisation,
    pub(super) recorded: Recorded,
    /// It came earlier in the file.
    pub(super) is_repeated: bool,
}

/// How files are read.
pub(super) struct Reading {
    pub(super) zone: Zone,
    pub(super) today: Day,
    pub(super) recorded_on: RecordedOn,
    pub(super) system: String,
    pub(super) limits: Limits,
}

impl Reading {
    /// Reads a file to its end, or until nobody listens.
    pub(super) fn file(&self, path: &Path, parcels: &SyncSender<Parcel>) {
        let input = match File::open(path) {
            Ok(input) => input,
            Err(error) => {
                // Whoever does not listen any more has failed already, here and below.
                let _ = parcels.send(Parcel::Failed(Failure::file(path, error)));
                return;
            }
        };
        let mut pieces = Vec::new();
        let (mut bytes, mut generated, mut seen) = (0, None, Identifiers::default());
        let mut version = None;
        let read = iati::read(input, &self.limits, &mut |item| {
            match item {
                Item::Header(header) => (generated, version) = (header.generated, header.version_declared),
                Item::Activity(activity) => {
                    bytes += activity.source_element.len();
                    pieces.push(Piece::Activity(Box::new(self.activity(*activity, generated, &mut seen))));
                }
                Item::Organisation(organisation) => {
                    bytes += organisation.source_element.len();
                    let is_repeated = seen.meet(&organisation.identifier).is_some_and(|times| times > 0);
                    let recorded = self.recorded_of_organisation(generated, organisation.last_updated);
                    let read = ReadOrganisation { organisation: *organisation, recorded, is_repeated };
                    pieces.push(Piece::Organisation(Box::new(read)));
                }
            }
            if bytes < PARCEL_BYTES {
                return ControlFlow::Continue(());
            }
            bytes = 0;
            match parcels.send(Parcel::Pieces(std::mem::take(&mut pieces))) {
                Ok(()) => ControlFlow::Continue(()),
                Err(_) => ControlFlow::Break(()),
            }
        });
        if parcels.send(Parcel::Pieces(pieces)).is_ok() {
            let _ = parcels.send(Parcel::End(version, read));
        }
    }

    fn activity(&self, activity: Activity, generated: Option<Instant>, seen: &mut Identifiers) -> ReadActivity {
        let position = activity.position;
        // Where there are too many to be remembered, a repeat is not noticed.
        let repeat = seen.meet(&activity.identifier).unwrap_or(0);
        let repeated = (repeat > 0).then(|| activity.identifier.clone());
        let (recorded, made) = self.recorded(generated, activity.last_updated);
        let organisation = activity.reporting_organisation.as_ref().map(|o| o.identifier.clone()).unwrap_or_default();
        let source = Source { system: self.system.clone(), organisation };
        let (statements, findings) = activity.into_statements(recorded);
        let (mut about, mut lines) = (None, Vec::<LedgerStatement>::with_capacity(statements.len()));
        for statement in statements {
            match statement {
                Statement::Activity(activity) => about = Some(activity),
                Statement::Ledger(line) => lines.push(*line),
                Statement::Milestone(_) | Statement::Event(_) | Statement::Rate(_) | Statement::Rating(_) => {}
            }
        }
        let mut about = about.expect("an activity says what it is before its money");
        say_all(&mut about);
        ReadActivity { position, repeated, snapshot: Snapshot::of(source, about, lines, made, repeat), findings }
    }

    /// As for an activity, but marked as assumed: what an organisation file repeats is then no news.
    fn recorded_of_organisation(&self, generated: Option<Instant>, last_updated: Option<Instant>) -> Recorded {
        let (recorded, _) = self.recorded(generated, last_updated);
        match self.recorded_on {
            RecordedOn::On(_) => recorded,
            RecordedOn::Today | RecordedOn::Happened => Recorded { basis: RecordedBasis::Import, ..recorded },
        }
    }

    /// When it was known, and at which second of that day, for two files of one day. As said on the command line; else
    /// the day the file was made; else the last update of what is stated; else today, which is assumed. Days after
    /// today cannot be known yet and count as today.
    fn recorded(&self, generated: Option<Instant>, last_updated: Option<Instant>) -> (Recorded, u32) {
        let dated = |at: Option<Instant>| {
            let at = at?;
            let day = self.zone.day_of(at);
            // A day of the zone begins at most 14 hours before and 12 after that of Greenwich: never negative.
            let second = at.0 - i64::from(day.0) * DAY + DAY;
            (day <= self.today).then(|| (day, u32::try_from(second).unwrap_or(0)))
        };
        let (generated, updated) = (dated(generated), dated(last_updated));
        let (stated, basis) = match self.recorded_on {
            RecordedOn::On(on) => (Some((on, 0)), RecordedBasis::Stated),
            RecordedOn::Happened => (updated.or(generated), RecordedBasis::Happened),
            RecordedOn::Today => (generated.or(updated), RecordedBasis::Stated),
        };
        match stated {
            Some((on, second)) => (Recorded { on, basis }, second),
            None => (Recorded { on: self.today, basis: RecordedBasis::Import }, 0),
        }
    }
}

/// An element is the whole of what its publisher says: what of the standard's own fields it does not have is not said
/// any more.
fn say_all(about: &mut ActivityStatement) {
    fn say<T>(said: &mut Said<T>) {
        if said.is_nothing() {
            *said = Said::Unknown;
        }
    }
    say(&mut about.title);
    say(&mut about.parent);
    say(&mut about.status);
    say(&mut about.donor);
    say(&mut about.planned_start);
    say(&mut about.actual_start);
    say(&mut about.planned_end);
    say(&mut about.actual_end);
    say(&mut about.currency);
    for vocabulary in [Vocabulary::Country, Vocabulary::Region, Vocabulary::Sector] {
        if about.shares.iter().all(|(v, _)| *v != vocabulary) {
            about.shares.push((vocabulary, Said::Unknown));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading(recorded_on: RecordedOn) -> Reading {
        let today = Day::parse("2026-01-10").unwrap();
        Reading { zone: Zone::default(), today, recorded_on, system: "iati".into(), limits: Limits::default() }
    }

    #[test]
    fn a_file_was_known_on_the_day_it_was_made() {
        let at = |text: &str| Instant::parse(text, &Zone::default());
        let (made, updated, later) =
            (at("2025-06-01T10:00:00Z"), at("2025-05-01T00:00:00Z"), at("2027-01-01T00:00:00Z"));
        let known = |how, generated, updated| {
            let (recorded, _) = reading(how).recorded(generated, updated);
            (recorded.on.to_string(), recorded.basis)
        };
        let on = |text: &str, basis| (text.to_owned(), basis);
        use RecordedBasis::{Happened, Import, Stated};
        assert_eq!(known(RecordedOn::Today, made, updated), on("2025-06-01", Stated));
        assert_eq!(known(RecordedOn::Today, later, updated), on("2025-05-01", Stated));
        assert_eq!(known(RecordedOn::Today, later, None), on("2026-01-10", Import));
        assert_eq!(known(RecordedOn::Happened, made, updated), on("2025-05-01", Happened));
        let said = Day::parse("2020-02-02").unwrap();
        assert_eq!(known(RecordedOn::On(said), made, updated), on("2020-02-02", Stated));
    }

    #[test]
    fn of_two_files_of_one_day_the_later_has_the_higher_second() {
        let second = |text: &str| {
            let generated = Instant::parse(text, &Zone::default());
            reading(RecordedOn::Today).recorded(generated, None).1
        };
        assert!(second("2025-06-01T00:00:00Z") < second("2025-06-01T16:30:00Z"));
    }
}
