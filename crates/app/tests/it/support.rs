//! An opened Headway in a temporary directory, files written as given, and the data beside the checkout.

use app::import::{FileOutcome, ImportKind, ImportRequest, RecordedOn, import_file};
use app::{Failure, Headway};
use domain::{AsOf, Context, Day, Instant};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// Today in every story.
pub(crate) const TODAY: &str = "2026-11-23";

pub(crate) fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// A data directory that disappears with it.
pub(crate) struct Story {
    pub(crate) headway: Headway,
    pub(crate) ctx: Context,
    pub(crate) directory: TempDir,
}

impl Story {
    pub(crate) fn new() -> Story {
        let directory = TempDir::new().unwrap();
        let headway = Headway::open_or_create(&directory.path().join("data")).unwrap();
        Story { headway, ctx: Context::local(day(TODAY)), directory }
    }

    pub(crate) fn as_of(&self, text: &str) -> Context {
        self.ctx.as_of(AsOf::parse(text).unwrap())
    }

    pub(crate) fn request(kind: &str) -> ImportRequest {
        ImportRequest {
            kind: ImportKind::parse(kind).unwrap(),
            dry_run: false,
            keep_good: false,
            complete: false,
            recorded_on: RecordedOn::Today,
            system: if kind == "iati" { "iati" } else { "tables" }.to_owned(),
            door: "command",
            at: Instant(1_795_000_000),
        }
    }

    /// Writes a text as a file and imports it.
    pub(crate) fn import(&self, kind: &str, text: &str) -> FileOutcome {
        self.import_as(&Story::request(kind), text.as_bytes()).unwrap()
    }

    pub(crate) fn import_as(&self, request: &ImportRequest, bytes: &[u8]) -> Result<FileOutcome, Failure> {
        let path = self.directory.path().join("file");
        std::fs::write(&path, bytes).unwrap();
        self.import_path(request, &path)
    }

    pub(crate) fn import_path(&self, request: &ImportRequest, path: &Path) -> Result<FileOutcome, Failure> {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        import_file(&self.headway, &self.ctx, request, &name, path, &mut |_| {})
    }

    /// Codes of the findings of an outcome, with their rows.
    pub(crate) fn findings(outcome: &FileOutcome) -> Vec<(Option<u64>, &'static str)> {
        outcome.findings.all().iter().map(|f| (f.row, f.code)).collect()
    }

    /// Findings that refuse.
    pub(crate) fn refusals(outcome: &FileOutcome) -> Vec<domain::Finding> {
        outcome.findings.all().into_iter().filter(|f| f.severity == domain::Severity::Refused).collect()
    }
}

/// The folder of shared data, if it is beside the checkout; says loudly when a test is skipped for want of it.
pub(crate) fn shared(part: &str) -> Option<PathBuf> {
    let root = match std::env::var_os("HEADWAY_SHARED") {
        Some(path) => PathBuf::from(path),
        None => Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
    };
    let path = root.join(part);
    if path.exists() {
        return Some(path);
    }
    eprintln!("SKIPPED: this test needs ../shared/{part}, which is not beside this checkout");
    None
}
