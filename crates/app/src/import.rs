//! Files in. Every door hands files here; each file is one change: all of it or nothing.
//! Reading of tables is in `tables`, of IATI in `iati`; this room decides what is counted, refused and kept.

/// Which files are meant by what was typed.
pub mod files;
/// Findings of one file, bounded in memory.
pub mod findings;
/// IATI files.
mod iati_file;
/// Organisations of IATI organisation files.
mod iati_organisation;
/// Reading of IATI files.
mod iati_reading;
/// Tables.
mod tables_file;

use crate::{Failure, Headway, failure::FailureKind};
use domain::{Context, Day, Finding, Instant, Language, Severity};
use serde::Serialize;
use std::path::Path;
use wording::Wording;

pub use findings::Findings;

/// Findings kept with an import for later reading; the answer has them all.
const FINDINGS_KEPT: usize = 10_000;
/// Ranges of rows that people are shown of findings without number.
const RANGES_READ: usize = 12;

/// What to do with files.
#[derive(Clone, Debug)]
pub struct ImportRequest {
    /// Kind of file.
    pub kind: ImportKind,
    /// Check and count, write nothing.
    pub dry_run: bool,
    /// Write the good rows of a file with refused ones.
    pub keep_good: bool,
    /// The file is the full extract for its activities and dates.
    pub complete: bool,
    /// When rows without `recorded_on` became known.
    pub recorded_on: RecordedOn,
    /// System the file comes from.
    pub system: String,
    /// Door it came through (`command`, `page`).
    pub door: &'static str,
    /// Moment of the import, from the door's clock.
    pub at: Instant,
}

/// Kinds of file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ImportKind {
    /// A table.
    Table(tables::Kind),
    /// An IATI file, of activities or of organisations.
    Iati,
}

impl ImportKind {
    /// Reads the name of a kind.
    pub fn parse(text: &str) -> Option<ImportKind> {
        if text.eq_ignore_ascii_case("iati") {
            return Some(ImportKind::Iati);
        }
        tables::Kind::parse(text).map(ImportKind::Table)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            ImportKind::Table(kind) => kind.name(),
            ImportKind::Iati => "iati",
        }
    }

    /// Names of every kind.
    pub fn names() -> Vec<&'static str> {
        tables::Kind::ALL.iter().map(|k| k.name()).chain(["iati"]).collect()
    }
}

/// When rows that do not say so became known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RecordedOn {
    /// Today, marked as assumed.
    Today,
    /// This day.
    On(Day),
    /// Each row's own date, marked as assumed.
    Happened,
}

impl RecordedOn {
    /// Reads `happened` or a date.
    pub fn parse(text: &str) -> Option<RecordedOn> {
        if text == "happened" { Some(RecordedOn::Happened) } else { Day::parse(text).map(RecordedOn::On) }
    }
}

/// What became of one file.
#[derive(Clone, Debug, Default)]
pub struct FileOutcome {
    /// File as named.
    pub file: String,
    /// Kind.
    pub kind: &'static str,
    /// IATI: version of the standard as the file declares it.
    pub version: Option<String>,
    /// Rows read (IATI: activities or organisations).
    pub rows: u64,
    /// Rows that told something about a thing unknown before.
    pub new: u64,
    /// Rows that changed something known.
    pub changed: u64,
    /// Rows that told nothing new.
    pub unchanged: u64,
    /// Rows refused.
    pub refused: u64,
    /// Statements stored, by kind of statement (`activity`, `ledger`, `milestone`, `event`, `rate`).
    pub stored: Vec<(&'static str, u64)>,
    /// Rows withdrawn because the file is a full extract without them.
    pub withdrawn: u64,
    /// What is wrong or notable.
    pub findings: Findings,
    /// The change that stored it; `None` where nothing was written.
    pub change: Option<u64>,
    /// Nothing was written because rows were refused.
    pub held_back: bool,
}

/// One file of the answer, as JSON has it.
#[derive(Clone, Debug, Serialize)]
pub struct FileAnswer {
    /// File as named.
    pub file: String,
    /// Kind.
    pub kind: &'static str,
    /// IATI: version of the standard as the file declares it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// Rows read.
    pub rows: u64,
    /// New.
    pub new: u64,
    /// Changed.
    pub changed: u64,
    /// Unchanged.
    pub unchanged: u64,
    /// Refused.
    pub refused: u64,
    /// Withdrawn.
    pub withdrawn: u64,
    /// Statements stored, by kind.
    pub stored: std::collections::BTreeMap<&'static str, u64>,
    /// Whether anything was written.
    pub written: bool,
    /// The change that stored it.
    pub change: Option<u64>,
    /// Findings.
    pub findings: Vec<FindingAnswer>,
}

/// The answer of `import`.
#[derive(Clone, Debug, Serialize)]
pub struct ImportAnswer {
    /// One per file, in the order given.
    pub files: Vec<FileAnswer>,
}

/// One finding in words.
#[derive(Clone, Debug, Serialize)]
pub struct FindingAnswer {
    /// `refused`, `warning` or `notice`.
    pub severity: &'static str,
    /// Row (header is row 1; IATI: position of the activity).
    pub row: Option<u64>,
    /// Column or element.
    pub column: Option<String>,
    /// Value as found.
    pub value: Option<String>,
    /// Stable code.
    pub code: String,
    /// What is wrong.
    pub message: String,
    /// What would be right.
    pub hint: String,
}

impl FindingAnswer {
    /// A finding in words.
    pub fn of(finding: &Finding, wording: &Wording, language: Language) -> FindingAnswer {
        let (message, hint) = wording.finding(language, finding);
        FindingAnswer {
            severity: finding.severity.name(),
            row: finding.row,
            column: finding.column.clone(),
            value: finding.value.clone(),
            code: finding.code.to_owned(),
            message,
            hint,
        }
    }
}

impl FileOutcome {
    fn of(file: &str, kind: ImportKind) -> FileOutcome {
        FileOutcome { file: file.to_owned(), kind: kind.name(), ..FileOutcome::default() }
    }

    /// Whether the file as a whole or a row of it was refused.
    pub fn has_refusals(&self) -> bool {
        self.refused > 0 || self.findings.count(Severity::Refused) > 0
    }

    /// In words, every row named.
    pub fn answer(&self, wording: &Wording, language: Language) -> FileAnswer {
        self.worded(wording, language, None)
    }

    /// In words, for reading: of findings without number the first rows are named and the others counted.
    pub fn readable_answer(&self, wording: &Wording, language: Language) -> FileAnswer {
        self.worded(wording, language, Some(RANGES_READ))
    }

    fn worded(&self, wording: &Wording, language: Language, most_ranges: Option<usize>) -> FileAnswer {
        FileAnswer {
            file: self.file.clone(),
            kind: self.kind,
            version: self.version.clone(),
            rows: self.rows,
            new: self.new,
            changed: self.changed,
            unchanged: self.unchanged,
            refused: self.refused,
            withdrawn: self.withdrawn,
            stored: self.stored.iter().copied().collect(),
            written: self.change.is_some(),
            change: self.change,
            findings: self.findings.each(most_ranges).map(|f| FindingAnswer::of(&f, wording, language)).collect(),
        }
    }

    fn stored_one(&mut self, what: &'static str) {
        self.count_stored(what, 1);
    }

    fn count_stored(&mut self, what: &'static str, times: u64) {
        match self.stored.iter_mut().find(|(name, _)| *name == what) {
            Some((_, n)) => *n += times,
            None if times > 0 => self.stored.push((what, times)),
            None => {}
        }
    }
}

/// A file imported lately.
#[derive(Clone, Debug, Serialize)]
pub struct RecentImport {
    /// Change it made.
    pub change: Option<u64>,
    /// When (RFC 3339).
    pub at: String,
    /// Who.
    pub person: String,
    /// File.
    pub file: String,
    /// Kind.
    pub kind: String,
    /// Rows read.
    pub rows: u64,
    /// New.
    pub new: u64,
    /// Changed.
    pub changed: u64,
    /// Unchanged.
    pub unchanged: u64,
    /// Refused.
    pub refused: u64,
}

/// The files imported last, newest first.
pub fn recent(headway: &Headway, ctx: &Context, limit: u32) -> Result<Vec<RecentImport>, Failure> {
    let rows = headway.store().imports(ctx, limit)?;
    Ok(rows
        .into_iter()
        .map(|row| RecentImport {
            change: row.change,
            at: row.at.to_string(),
            person: row.person,
            file: row.file,
            kind: row.kind,
            rows: row.counts.rows,
            new: row.counts.new,
            changed: row.counts.changed,
            unchanged: row.counts.unchanged,
            refused: row.counts.refused,
        })
        .collect())
}

/// An empty table of a kind with help and allowed values, as CSV or XLSX.
pub fn template(kind: &str, xlsx: bool, language: Language) -> Result<Vec<u8>, Failure> {
    let kind = tables::Kind::parse(kind).ok_or_else(|| {
        let kinds: Vec<&str> = tables::Kind::ALL.iter().map(|k| k.name()).collect();
        Failure::invalid("kind.unknown").with("kind", kind).with("kinds", kinds.join(", "))
    })?;
    let format = if xlsx { tables::Format::Xlsx } else { tables::Format::Csv };
    let wording = Wording::embedded();
    let mut bytes = Vec::new();
    tables::write_template(kind, format, &|key: &str| wording.text(language, key, &[]), &mut bytes)
        .map_err(|e| Failure::new(FailureKind::Internal, "template.failed").with("cause", &e).because(e))?;
    Ok(bytes)
}

/// Makes the change of a file durable, and keeps what the import said about it.
fn commit(
    headway: &Headway,
    ctx: &Context,
    at: Instant,
    writer: store::Writer<'_>,
    outcome: &mut FileOutcome,
) -> Result<(), Failure> {
    outcome.change = writer.commit()?;
    // A file that told nothing leaves no trace, not even of itself.
    if outcome.change.is_none() {
        return Ok(());
    }
    let counts = store::rows::ImportCounts {
        rows: outcome.rows,
        new: outcome.new,
        changed: outcome.changed,
        unchanged: outcome.unchanged,
        refused: outcome.refused,
    };
    headway.store().save_import(
        ctx,
        &store::NewImport {
            change: outcome.change,
            at,
            file: &outcome.file,
            kind: outcome.kind,
            version: outcome.version.as_deref(),
            counts,
            findings: outcome.findings.first(FINDINGS_KEPT),
        },
    )?;
    Ok(())
}

/// Imports one file: all of it, or nothing. `progress` hears how many rows were read so far.
pub fn import_file(
    headway: &Headway,
    ctx: &Context,
    request: &ImportRequest,
    name: &str,
    path: &Path,
    progress: &mut dyn FnMut(u64),
) -> Result<FileOutcome, Failure> {
    match request.kind {
        ImportKind::Table(kind) => tables_file::import(headway, ctx, request, kind, name, path, progress),
        ImportKind::Iati => iati_file::import(headway, ctx, request, name, path, progress),
    }
}

/// Imports files in the order given, each as one change. IATI files are read ahead on the cores there are. `progress`
/// hears the place of the file and how many of its rows were taken; `done` gets each outcome, and may break off.
pub fn import_files(
    headway: &Headway,
    ctx: &Context,
    request: &ImportRequest,
    inputs: &[files::InputFile],
    progress: &mut dyn FnMut(usize, u64),
    done: &mut dyn FnMut(usize, FileOutcome) -> Result<(), Failure>,
) -> Result<(), Failure> {
    if request.kind == ImportKind::Iati {
        return iati_file::import_files(headway, ctx, request, inputs, progress, done);
    }
    for (at, input) in inputs.iter().enumerate() {
        let outcome = import_file(headway, ctx, request, &input.name, &input.path, &mut |rows| progress(at, rows))?;
        done(at, outcome)?;
    }
    Ok(())
}
