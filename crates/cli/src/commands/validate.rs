//! `headway validate`: IATI files checked as the standard checks them. Needs no data directory.

use crate::arguments::{Global, Validate};
use crate::output::Output;
use crate::{FOUND_PROBLEMS, clock};
use app::Failure;
use app::import::files;
use app::validate::{FileReport, FindingReport, ValidateRequest, validate};
use domain::Zone;
use wording::Arg;

/// Findings printed for each file; `--json` and `--plain` have all that are kept.
const SHOWN: usize = 200;

pub(crate) fn run(global: &Global, command: &Validate, output: &Output) -> Result<u8, Failure> {
    let inputs = files::resolve(&command.files, &[".xml", ".xml.gz"], &std::env::temp_dir())?;
    let request = ValidateRequest {
        today: clock::today(global.today, &Zone::default()),
        schema: command.schema.clone(),
        rules: command.rules.clone(),
        language: output.language,
    };
    let answer = validate(&request, &inputs, output.wording)?;
    if output.json {
        output.print_json(&answer)?;
    } else {
        for file in &answer.files {
            output.print(&if command.plain { plain(file) } else { human(file, output) })?;
        }
    }
    Ok(if answer.has_errors() { FOUND_PROBLEMS } else { 0 })
}

/// One line per finding: file, rule, severity, category, activity, path, line, column, message, with tabs between.
fn plain(file: &FileReport) -> String {
    let mut text = String::new();
    for f in &file.findings {
        let FindingReport { rule, severity, category, activity, path, line, column, message } = f;
        let name = file.file.replace(['\t', '\n'], " ");
        let activity = activity.replace(['\t', '\n', '\r'], " ");
        text.push_str(&format!(
            "{name}\t{rule}\t{severity}\t{category}\t{activity}\t{path}\t{line}\t{column}\t{message}\n"
        ));
    }
    text
}

fn human(file: &FileReport, output: &Output) -> String {
    let has = |rule: &str| file.findings.iter().any(|f| f.rule == rule);
    let verdict = if has("0.1.1") {
        "not-xml"
    } else if has("0.6.1") || has("0.2.1") {
        "not-checked"
    } else if file.valid_schema {
        "valid"
    } else {
        "invalid"
    };
    let none = output.text("validate-no-version", &[]);
    let version = file.version.as_deref().unwrap_or(&none);
    let head = [("file", Arg::Text(&file.file)), ("version", Arg::Text(version)), ("verdict", Arg::Text(verdict))];
    let mut text = output.text("validate-file", &head);
    text.push('\n');
    for f in file.findings.iter().take(SHOWN) {
        let FindingReport { rule, severity, activity, path, line, column, message, .. } = f;
        text.push_str(&format!("  {line}:{column} {rule} {severity} {activity}: {message}\n    {path}\n"));
    }
    let listed = file.findings.len();
    let more = listed.saturating_sub(SHOWN) as u64 + file.left_out;
    if more > 0 {
        let kept = Arg::Whole(listed as i64);
        text.push_str(&output.text("validate-more", &[("more", Arg::Whole(more as i64)), ("kept", kept)]));
        text.push('\n');
    }
    let s = &file.summary;
    let count = |n: u64| Arg::Whole(n as i64);
    let counts = [
        ("critical", count(s.critical)),
        ("errors", count(s.error)),
        ("warnings", count(s.warning)),
        ("advisory", count(s.advisory)),
    ];
    text.push_str(&output.text("validate-summary", &counts));
    text.push('\n');
    text
}
