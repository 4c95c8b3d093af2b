//! IATI files in MB per CPU second: the raw XML tokenizer, the reader, the full check and the import into an empty
//! database, each with its largest resident memory, beside `xmllint` where that is installed. Over files as they are,
//! or over one made from them at any size.

/// Makes a file of any size.
mod generator;

use super::measure::{Figures, Spent, forget_peak_memory, memory, timed, timed_program};
use crate::arguments::Global;
use crate::clock;
use crate::output::Output;
use app::import::{ImportKind, ImportRequest, RecordedOn, files, import_file};
use app::{Failure, Headway};
use domain::Context;
use generator::Generator;
use quick_xml::events::Event;
use std::path::{Path, PathBuf};
use std::process::Command;

const MB: f64 = 1_000_000.0;
/// Runs over small inputs, of which the middle one counts; large ones are run once.
const RUNS: usize = 3;
/// From so many megabytes on, one run says enough.
const ONE_RUN: f64 = 200.0;

/// What to measure.
pub(crate) struct Question<'a> {
    /// Files or directories.
    pub(crate) files: &'a [PathBuf],
    /// Size of the file to be made from them.
    pub(crate) megabytes: Option<u64>,
    /// It is one activity.
    pub(crate) is_one_activity: bool,
    /// Where the made file is kept.
    pub(crate) keep: Option<&'a Path>,
    /// Schema for `xmllint`.
    pub(crate) xsd: Option<&'a Path>,
}

pub(crate) fn run(global: &Global, question: &Question<'_>, output: &Output) -> Result<u8, Failure> {
    if question.files.is_empty() {
        return Err(Failure::invalid("bench.iati-needs-files"));
    }
    let directory = std::env::temp_dir().join(format!("headway-bench-iati-{}", std::process::id()));
    std::fs::create_dir_all(&directory).map_err(|e| Failure::file(&directory, e))?;
    let figures = measure(global, question, output, &directory);
    let _ = std::fs::remove_dir_all(&directory);
    let figures = figures?;
    if output.json {
        output.print_json(&figures.to_json())?
    } else {
        output.print(&figures.to_text())?
    }
    Ok(0)
}

fn measure(global: &Global, question: &Question<'_>, output: &Output, directory: &Path) -> Result<Figures, Failure> {
    let mut figures = Figures::default();
    let paths = inputs(question, directory, &mut figures)?;
    let mut bytes = 0.0;
    for path in &paths {
        bytes += std::fs::metadata(path).map_err(|e| Failure::file(path, e))?.len() as f64;
    }
    let megabytes = bytes / MB;
    figures.add("files", paths.len() as f64, "files");
    figures.add("size", megabytes, "MB");
    let runs = if megabytes < ONE_RUN { RUNS } else { 1 };
    let raw = pass(runs, |_| Ok(paths.iter().map(|p| raw_pass(p)).sum::<u64>()))?;
    raw.tell("raw tokenizer", megabytes, None, &mut figures);
    let raw = raw.spent;
    let read = pass(runs, |_| Ok(paths.iter().map(|p| reader_pass(p)).sum::<u64>()))?;
    read.tell("reader and model", megabytes, Some(raw), &mut figures);
    let checker = iati::check::Checker::embedded();
    let today = clock::today(global.today, &domain::Zone::default());
    let check = pass(runs, |_| check_pass(&checker, today, &paths))?;
    check.tell("full check", megabytes, Some(raw), &mut figures);
    let import = pass(runs, |run| import_pass(global, output, &paths, &directory.join(run.to_string())))?;
    import.tell("import into the database", megabytes, Some(raw), &mut figures);
    figures.add("database", import.result as f64 / MB, "MB");
    lint("xmllint, well-formed", &paths, None, megabytes, &mut figures);
    if let Some(xsd) = question.xsd {
        lint("xmllint, schema", &paths, Some(xsd), megabytes, &mut figures);
    }
    Ok(figures)
}

/// The files named, or the one made from them.
fn inputs(question: &Question<'_>, directory: &Path, figures: &mut Figures) -> Result<Vec<PathBuf>, Failure> {
    let typed: Vec<String> = question.files.iter().map(|p| p.to_string_lossy().into_owned()).collect();
    let named: Vec<PathBuf> =
        files::resolve(&typed, &[".xml"], directory)?.iter().map(|input| input.path.clone()).collect();
    let Some(megabytes) = question.megabytes else { return Ok(named) };
    let path = question.keep.map_or_else(|| directory.join("made.xml"), Path::to_owned);
    let generator = Generator::read(&named)?;
    let size = megabytes.saturating_mul(1_000_000);
    let make = if question.is_one_activity { Generator::write_one } else { Generator::write };
    let (made, spent) = timed(|| make(&generator, &path, size));
    let (bytes, activities) = made?;
    figures.add("making the file", bytes as f64 / MB / spent.cpu.max(0.01), "MB per CPU second");
    figures.add("activities", activities as f64, "activities");
    Ok(vec![path])
}

/// A kind of work over all files: its middle run.
struct Pass<T> {
    spent: Spent,
    peak: Option<f64>,
    result: T,
}

fn pass<T>(runs: usize, mut work: impl FnMut(usize) -> Result<T, Failure>) -> Result<Pass<T>, Failure> {
    let mut all = Vec::with_capacity(runs);
    for run in 0..runs {
        forget_peak_memory();
        let (result, spent) = timed(|| work(run));
        all.push(Pass { spent, peak: memory().0, result: result? });
    }
    all.sort_by(|a, b| a.spent.cpu.total_cmp(&b.spent.cpu));
    Ok(all.swap_remove(runs / 2))
}

impl<T> Pass<T> {
    fn tell(&self, name: &str, megabytes: f64, raw: Option<Spent>, figures: &mut Figures) {
        figures.add(name, megabytes / self.spent.cpu.max(0.01), "MB per CPU second");
        figures.add(format!("{name}, wall"), self.spent.wall, "s");
        if let Some(raw) = raw {
            figures.add(format!("{name} against raw"), self.spent.cpu / raw.cpu.max(0.01), "times its CPU");
        }
        if let Some(peak) = self.peak {
            figures.add(format!("{name}, largest memory"), peak, "MB");
        }
    }
}

fn raw_pass(path: &Path) -> u64 {
    let Ok(mut reader) = quick_xml::Reader::from_file(path) else { return 0 };
    let (mut buffer, mut events) = (Vec::new(), 0);
    loop {
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Eof) | Err(_) => return events,
            Ok(Event::Start(e) | Event::Empty(e)) => events += 1 + e.attributes().count() as u64,
            Ok(_) => events += 1,
        }
        buffer.clear();
    }
}

fn reader_pass(path: &Path) -> u64 {
    let Ok(file) = std::fs::File::open(path) else { return 0 };
    let mut activities = 0;
    let _ = iati::read(file, &iati::Limits::default(), &mut |item| {
        activities += u64::from(matches!(item, iati::Item::Activity(_)));
        std::ops::ControlFlow::Continue(())
    });
    activities
}

fn check_pass(checker: &iati::check::Checker, today: domain::Day, paths: &[PathBuf]) -> Result<u64, Failure> {
    let mut findings = 0;
    for path in paths {
        let file = std::fs::File::open(path).map_err(|e| Failure::file(path, e))?;
        let report = checker.check(file, &iati::check::Options::on(today));
        findings += report.violations.len() as u64 + report.left_out;
    }
    Ok(findings)
}

/// Imports into a new data directory, and gives the size of its database.
fn import_pass(global: &Global, output: &Output, paths: &[PathBuf], directory: &Path) -> Result<u64, Failure> {
    let headway = Headway::open_or_create(directory)?;
    let today = clock::today(global.today, &domain::Zone::default());
    let mut ctx = Context::local(today);
    ctx.language = output.language;
    let request = ImportRequest {
        kind: ImportKind::Iati,
        dry_run: false,
        keep_good: true,
        complete: false,
        recorded_on: RecordedOn::Today,
        system: "iati".to_owned(),
        door: "command",
        at: clock::now(),
    };
    for path in paths {
        import_file(&headway, &ctx, &request, &path.to_string_lossy(), path, &mut |_| {})?;
    }
    let sizes = std::fs::read_dir(directory).map_err(|e| Failure::file(directory, e))?;
    let size = sizes.filter_map(|entry| entry.ok()?.metadata().ok()).map(|m| m.len()).sum();
    drop(headway);
    let _ = std::fs::remove_dir_all(directory);
    Ok(size)
}

/// The same files through `xmllint`, streaming.
fn lint(name: &str, paths: &[PathBuf], xsd: Option<&Path>, megabytes: f64, figures: &mut Figures) {
    let mut command = Command::new("xmllint");
    command.args(["--noout", "--stream", "--huge"]);
    if let Some(xsd) = xsd {
        command.arg("--schema").arg(xsd);
    }
    if let Some(spent) = timed_program(command.args(paths)) {
        figures.add(name, megabytes / spent.cpu.max(0.01), "MB per CPU second");
    }
}
