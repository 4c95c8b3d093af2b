//! IATI import in MB per CPU second, beside a raw pass of the XML tokenizer over the same bytes.

use super::measure::{Figures, memory, timed};
use crate::arguments::Global;
use crate::clock;
use crate::output::Output;
use app::import::{ImportKind, ImportRequest, RecordedOn, files, import_file};
use app::{Failure, Headway};
use domain::Context;
use quick_xml::events::Event;
use std::path::PathBuf;

const MB: f64 = 1_000_000.0;
/// Runs; the middle one counts.
const RUNS: usize = 3;

pub(crate) fn run(global: &Global, named: &[PathBuf], output: &Output) -> Result<u8, Failure> {
    if named.is_empty() {
        return Err(Failure::invalid("bench.iati-needs-files"));
    }
    let typed: Vec<String> = named.iter().map(|p| p.to_string_lossy().into_owned()).collect();
    let inputs = files::resolve(&typed, &[".xml"], &std::env::temp_dir())?;
    let mut bytes = 0.0;
    for input in &inputs {
        bytes += std::fs::metadata(&input.path).map_err(|e| Failure::file(&input.path, e))?.len() as f64;
    }
    let (mut raw, mut read, mut import) = (Vec::new(), Vec::new(), Vec::new());
    for run in 0..RUNS {
        raw.push(timed(|| inputs.iter().map(|i| raw_pass(&i.path)).sum::<u64>()).1.cpu);
        read.push(timed(|| inputs.iter().map(|i| reader_pass(&i.path)).sum::<u64>()).1.cpu);
        import.push(import_pass(global, output, &inputs, run)?);
    }
    let middle = |mut all: Vec<f64>| {
        all.sort_by(f64::total_cmp);
        all[all.len() / 2].max(0.01)
    };
    let (raw, read, import) = (middle(raw), middle(read), middle(import));
    let mut figures = Figures::default();
    figures.add("files", inputs.len() as f64, "files");
    figures.add("size", bytes / MB, "MB");
    figures.add("raw tokenizer", bytes / MB / raw, "MB per CPU second");
    figures.add("reader and model", bytes / MB / read, "MB per CPU second");
    figures.add("import into the database", bytes / MB / import, "MB per CPU second");
    figures.add("reader against raw tokenizer", read / raw, "times its CPU");
    figures.add("import against raw tokenizer", import / raw, "times its CPU");
    if let (Some(peak), _) = memory() {
        figures.add("largest resident memory", peak, "MB");
    }
    if output.json {
        output.print_json(&figures.to_json())?
    } else {
        output.print(&figures.to_text())?
    }
    Ok(0)
}

fn raw_pass(path: &std::path::Path) -> u64 {
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

fn reader_pass(path: &std::path::Path) -> u64 {
    let Ok(file) = std::fs::File::open(path) else { return 0 };
    let mut activities = 0;
    let _ = iati::read(file, &iati::Limits::default(), &mut |item| {
        activities += u64::from(matches!(item, iati::Item::Activity(_)));
        std::ops::ControlFlow::Continue(())
    });
    activities
}

fn import_pass(global: &Global, output: &Output, inputs: &[files::InputFile], run: usize) -> Result<f64, Failure> {
    let directory = std::env::temp_dir().join(format!("headway-bench-iati-{}-{run}", std::process::id()));
    let result = (|| {
        let headway = Headway::open_or_create(&directory)?;
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
        let (result, spent) = timed(|| {
            inputs
                .iter()
                .try_for_each(|i| import_file(&headway, &ctx, &request, &i.name, &i.path, &mut |_| {}).map(|_| ()))
        });
        result.map(|()| spent.cpu)
    })();
    let _ = std::fs::remove_dir_all(&directory);
    result
}
