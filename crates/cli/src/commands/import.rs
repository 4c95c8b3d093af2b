//! `headway import`: files in, counts and findings out, a progress bar while it runs.

use super::{context, data_directory};
use crate::arguments::{Global, Import};
use crate::output::{JsonList, Output};
use crate::{FOUND_PROBLEMS, clock};
use app::import::{FileAnswer, FindingAnswer, ImportKind, ImportRequest, RecordedOn, files, import_files};
use app::{Failure, Headway};
use indicatif::{ProgressBar, ProgressStyle};
use std::cell::OnceCell;
use std::io::IsTerminal;
use wording::Arg;

/// Refused rows printed for each file; `--json` has them all.
const REFUSED_SHOWN: usize = 200;
/// Warnings and notices printed of each sort.
const OTHERS_SHOWN: usize = 3;

pub(crate) fn run(global: &Global, import: &Import, output: &Output) -> Result<u8, Failure> {
    let kind = ImportKind::parse(&import.kind).ok_or_else(|| {
        Failure::invalid("kind.unknown").with("kind", &import.kind).with("kinds", ImportKind::names().join(", "))
    })?;
    let recorded_on = match &import.recorded_on {
        None => RecordedOn::Today,
        Some(text) => {
            RecordedOn::parse(text).ok_or_else(|| Failure::invalid("recorded-on.unreadable").with("value", text))?
        }
    };
    let directory = data_directory(global)?;
    let extensions: &[&str] = match kind {
        ImportKind::Iati => &[".xml", ".xml.gz"],
        ImportKind::Table(_) => &[".csv", ".csv.gz", ".xlsx"],
    };
    // Name files before making a data directory: a slip of the pen leaves nothing behind.
    let inputs = files::resolve(&import.files, extensions, &directory.join("scratch"))?;
    let headway = if import.dry_run && !directory.exists() {
        return dry_run_without_data(global, import, kind, recorded_on, &inputs, output);
    } else {
        Headway::open_or_create(&directory)?
    };
    import_all(global, import, kind, recorded_on, &headway, &inputs, output)
}

/// A dry run before there is any data works on an empty data directory that is thrown away.
fn dry_run_without_data(
    global: &Global,
    import: &Import,
    kind: ImportKind,
    recorded_on: RecordedOn,
    inputs: &[files::InputFile],
    output: &Output,
) -> Result<u8, Failure> {
    let scratch = std::env::temp_dir().join(format!("headway-dry-run-{}", std::process::id()));
    let result = Headway::open_or_create(&scratch)
        .and_then(|headway| import_all(global, import, kind, recorded_on, &headway, inputs, output));
    let _ = std::fs::remove_dir_all(&scratch);
    result
}

fn import_all(
    global: &Global,
    import: &Import,
    kind: ImportKind,
    recorded_on: RecordedOn,
    headway: &Headway,
    inputs: &[files::InputFile],
    output: &Output,
) -> Result<u8, Failure> {
    let ctx = context(global, output, headway)?;
    let request = ImportRequest {
        kind,
        dry_run: import.dry_run,
        keep_good: import.keep_good,
        complete: import.complete,
        recorded_on,
        system: if kind == ImportKind::Iati && import.source == "tables" {
            "iati".into()
        } else {
            import.source.clone()
        },
        door: "command",
        at: clock::now(),
    };
    let mut list = JsonList::of("files");
    let mut refused = false;
    let bars: Vec<OnceCell<ProgressBar>> = inputs.iter().map(|_| OnceCell::new()).collect();
    let mut progress =
        |at: usize, rows: u64| bars[at].get_or_init(|| progress_bar(output, &inputs[at].name)).set_position(rows);
    let imported = import_files(headway, &ctx, &request, inputs, &mut progress, &mut |at, outcome| {
        bars[at].get().into_iter().for_each(ProgressBar::finish_and_clear);
        refused |= outcome.has_refusals();
        if output.json {
            return list.item(&outcome.answer(output.wording, output.language));
        }
        let file = outcome.readable_answer(output.wording, output.language);
        output.print(&summary(&file, outcome.held_back, import, output))
    });
    list.end()?;
    imported?;
    Ok(if refused { FOUND_PROBLEMS } else { 0 })
}

fn progress_bar(output: &Output, name: &str) -> ProgressBar {
    if output.quiet || output.json || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new_spinner();
    if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} {human_pos} ({per_sec})") {
        bar.set_style(style);
    }
    bar.set_message(name.to_owned());
    bar
}

fn summary(file: &FileAnswer, held_back: bool, import: &Import, output: &Output) -> String {
    let number = |n: u64| Arg::Whole(n as i64);
    let mut text = output.text(
        "import-summary",
        &[
            ("file", Arg::Text(&file.file)),
            ("kind", Arg::Text(file.kind)),
            ("rows", number(file.rows)),
            ("new", number(file.new)),
            ("changed", number(file.changed)),
            ("unchanged", number(file.unchanged)),
            ("refused", number(file.refused)),
        ],
    );
    text.push('\n');
    if file.withdrawn > 0 {
        text.push_str(&output.text("import-withdrawn", &[("withdrawn", number(file.withdrawn))]));
        text.push('\n');
    }
    text.push_str(&findings(file, output));
    let ending = if import.dry_run {
        "import-dry-run"
    } else if held_back {
        "import-held-back"
    } else if file.written {
        "import-written"
    } else {
        "import-nothing-new"
    };
    let change = file.change.unwrap_or(0);
    text.push_str(&output.text(ending, &[("change", number(change))]));
    text.push('\n');
    text
}

/// Findings, the worst first; of each sort the first few, and how many more there are.
fn findings(file: &FileAnswer, output: &Output) -> String {
    let mut sorts: Vec<Vec<&FindingAnswer>> = Vec::new();
    for finding in &file.findings {
        let same = |sort: &Vec<&FindingAnswer>| {
            sort[0].severity == finding.severity && sort[0].code == finding.code && sort[0].column == finding.column
        };
        match sorts.iter_mut().find(|sort| same(sort)) {
            Some(sort) => sort.push(finding),
            None => sorts.push(vec![finding]),
        }
    }
    let rank = |severity: &str| ["refused", "warning", "notice"].iter().position(|s| *s == severity);
    sorts.sort_by_key(|sort| rank(sort[0].severity));
    let mut text = String::new();
    for sort in sorts {
        let shown = if sort[0].severity == "refused" { REFUSED_SHOWN } else { OTHERS_SHOWN };
        for finding in sort.iter().take(shown) {
            text.push_str(&finding_line(&file.file, finding, output));
        }
        if sort.len() > shown {
            let more = Arg::Whole((sort.len() - shown) as i64);
            text.push_str(&format!("    {}\n", output.text("import-more-findings", &[("more", more)])));
        }
    }
    text
}

/// `file:row: column: refused: what is wrong; what would be right`
fn finding_line(file: &str, finding: &FindingAnswer, output: &Output) -> String {
    let severity = output.text(&format!("severity-{}", finding.severity), &[]);
    let mut line = format!("  {file}");
    if let Some(row) = finding.row {
        line.push_str(&format!(":{row}"));
    }
    line.push_str(": ");
    if let Some(column) = &finding.column {
        line.push_str(&format!("{column}: "));
    }
    line.push_str(&format!("{severity}: {}", finding.message));
    if !finding.hint.is_empty() {
        line.push_str(&format!(" – {}", finding.hint));
    }
    line.push('\n');
    line
}
