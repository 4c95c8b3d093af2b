//! `headway validate`: IATI files checked as the standard checks them. Needs no data directory.

use crate::arguments::{Global, Validate};
use crate::output::{JsonList, Lines, Output};
use crate::{FOUND_PROBLEMS, clock};
use app::Failure;
use app::import::files;
use app::validate::{FileReport, FindingReport, RuleReport, ValidateRequest, validate_each};
use domain::Zone;
use wording::Arg;

/// Findings printed of each rule of a file; `--json` and `--plain` have all that are kept.
const SHOWN: u64 = 3;

pub(crate) fn run(global: &Global, command: &Validate, output: &Output) -> Result<u8, Failure> {
    let inputs = files::resolve(&command.files, &[".xml", ".xml.gz"], &std::env::temp_dir())?;
    let request = ValidateRequest {
        today: clock::today(global.today, &Zone::default()),
        schema: command.schema.clone(),
        rules: command.rules.clone(),
        limits: command.limit.clone(),
        of_a_rule: (!output.json && !command.plain).then_some(SHOWN),
        language: output.language,
    };
    let mut has_errors = false;
    let mut list = JsonList::of("files");
    let validated = validate_each(&request, &inputs, output.wording, &mut |file| {
        has_errors |= file.has_errors();
        match () {
            () if output.json => list.item(&file),
            () if command.plain => plain(&file),
            () => output.print(&human(&file, output)),
        }
    });
    list.end()?;
    validated?;
    Ok(if has_errors { FOUND_PROBLEMS } else { 0 })
}

/// One line per finding: file, rule, severity, category, activity, path, line, column, message, with tabs between.
fn plain(file: &FileReport<'_>) -> Result<(), Failure> {
    let mut lines = Lines::begin();
    let name = file.file.replace(['\t', '\n'], " ");
    for f in file.findings.iter() {
        let FindingReport { rule, severity, category, activity, path, line, column, message, .. } = f;
        let activity = activity.replace(['\t', '\n', '\r'], " ");
        lines.print(&format!(
            "{name}\t{rule}\t{severity}\t{category}\t{activity}\t{path}\t{line}\t{column}\t{message}\n"
        ))?;
    }
    lines.flush()
}

/// A file with its verdict, its findings rule by rule, and how many there are of each severity.
fn human(file: &FileReport<'_>, output: &Output) -> String {
    let none = output.text("validate-no-version", &[]);
    let version = file.version.as_deref().unwrap_or(&none);
    let head = [
        ("file", Arg::Text(&file.file)),
        ("version", Arg::Text(version)),
        ("verdict", Arg::Text(verdict(file))),
        ("activities", Arg::Whole(file.activities as i64)),
    ];
    let mut text = output.text("validate-file", &head);
    text.push('\n');
    let findings: Vec<FindingReport> = file.findings.iter().collect();
    for rule in &file.rules {
        let findings: Vec<&FindingReport> = findings.iter().filter(|f| f.rule == rule.rule).collect();
        text.push_str(&of_rule(rule, &findings, output));
    }
    if file.not_compared > 0 {
        text.push_str(&output.text("validate-not-compared", &[("n", Arg::Whole(file.not_compared as i64))]));
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
    text.push_str("\n\n");
    text
}

/// The three ways of not being valid stay apart: no XML, not of the schema, and (for the counts) breaking rules.
fn verdict(file: &FileReport<'_>) -> &'static str {
    let has = |rule: &str| file.rules.iter().any(|r| r.rule == rule);
    match () {
        () if !file.well_formed && file.version.is_none() && file.activities == 0 => "not-xml",
        () if !file.well_formed => "broken-off",
        () if has("0.2.1") => "not-iati",
        () if has("0.6.1") => "not-checked",
        () if file.valid_schema => "valid",
        () => "invalid",
    }
}

/// A rule: how often it is broken, the first places, and what would be right.
fn of_rule(rule: &RuleReport, findings: &[&FindingReport], output: &Output) -> String {
    let severity = output.text(&format!("severity-{}", rule.severity), &[]);
    let head = [
        ("severity", Arg::Text(&severity)),
        ("rule", Arg::Text(&rule.rule)),
        ("n", Arg::Whole(rule.n as i64)),
        ("activities", Arg::Whole(rule.activities as i64)),
    ];
    let mut text = format!("  {}\n", output.text("validate-rule", &head));
    // One hint for all stands once, below them.
    let hint = findings.first().map_or("", |f| f.hint.as_str());
    let is_shared = findings.iter().all(|f| f.hint == hint);
    for f in findings {
        text.push_str(&place(f));
        text.push_str(&format!("      {}\n", if is_shared { f.wrong() } else { &f.message }));
    }
    let more = rule.n.saturating_sub(findings.len() as u64);
    if more > 0 {
        text.push_str(&format!("    {}\n", output.text("validate-more-of-rule", &[("more", Arg::Whole(more as i64))])));
    }
    if is_shared && !hint.is_empty() {
        text.push_str(&format!("    → {hint}\n"));
    }
    text
}

/// `12:5 GB-COH-1-A1 /iati-activities/…`, as far as there is such a place.
fn place(finding: &FindingReport) -> String {
    let at = if finding.line > 0 { format!("{}:{}", finding.line, finding.column) } else { String::new() };
    let activity = if finding.activity == "file" { "" } else { &finding.activity };
    let parts: Vec<&str> = [at.as_str(), activity, &finding.path].into_iter().filter(|p| !p.is_empty()).collect();
    if parts.is_empty() { String::new() } else { format!("    {}\n", parts.join(" ")) }
}
