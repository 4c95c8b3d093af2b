//! IATI files checked as the standard checks them. Nothing is stored; what a rule is about is `iati`'s business, and
//! how an answer is printed is the door's.

use crate::import::files::InputFile;
use crate::settings::limit_value;
use crate::{Failure, failure::FailureKind};
use domain::{Day, Language};
use iati::check::{Checker, Options, Report, RulesError, Summary, Violation};
use iati::version::Version;
use serde::Serialize;
use std::fs;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use wording::Wording;

/// Most bytes of a file of rules or codes.
const RULES_LIMIT: u64 = 64 << 20;

/// What to check.
#[derive(Clone, Debug)]
pub struct ValidateRequest {
    /// The day that dates are compared with.
    pub today: Day,
    /// Check only the schema of this version, as typed.
    pub schema: Option<String>,
    /// Rules or codes instead of those that come with the program: a file, or a directory of such files.
    pub rules: Option<std::path::PathBuf>,
    /// Limits to change for this check, each as `NAME=NUMBER`.
    pub limits: Vec<String>,
    /// Only the first findings of each rule are wanted: so many. All are counted all the same.
    pub of_a_rule: Option<u64>,
    /// Language of messages.
    pub language: Language,
}

/// The answer of `validate`.
#[derive(Clone, Debug, Serialize)]
pub struct ValidateAnswer {
    /// One per file, in the order given.
    pub files: Vec<FileReport>,
}

/// One file of the answer.
#[derive(Clone, Debug, Serialize)]
pub struct FileReport {
    /// File as named.
    pub file: String,
    /// Version as declared; `null` where none is.
    pub version: Option<String>,
    /// Whether the file is of its schema; false also where it is no XML, no IATI file, or of a version that is not checked.
    pub valid_schema: bool,
    /// Whether it is XML to its end; false also where it is another kind of file.
    pub well_formed: bool,
    /// Activities or organisations read, to the end or until the file broke off.
    pub activities: u64,
    /// Number of findings of each severity, all of them.
    pub summary: SummaryAnswer,
    /// Every rule that is broken, the worst first.
    pub rules: Vec<RuleReport>,
    /// The findings, in the order of the file.
    pub findings: Vec<FindingReport>,
    /// Findings that are counted but not listed.
    #[serde(skip_serializing_if = "is_none")]
    pub left_out: u64,
}

/// How often a rule is broken in a file.
#[derive(Clone, Debug, Serialize)]
pub struct RuleReport {
    /// The standard's id of the rule.
    pub rule: String,
    /// critical, error, warning or advisory.
    pub severity: &'static str,
    /// Findings.
    pub n: u64,
    /// Activities or organisations that break it.
    pub activities: u64,
}

/// Number of findings of each severity.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct SummaryAnswer {
    /// Critical.
    pub critical: u64,
    /// Errors.
    pub error: u64,
    /// Warnings.
    pub warning: u64,
    /// Advisories.
    pub advisory: u64,
}

/// One finding.
#[derive(Clone, Debug, Serialize)]
pub struct FindingReport {
    /// The standard's id of the rule.
    pub rule: String,
    /// critical, error, warning or advisory.
    pub severity: &'static str,
    /// The standard's category.
    pub category: String,
    /// Identifier, with `(2)`, `(3)`… for repeats, or `file`.
    pub activity: String,
    /// Path of the element or attribute.
    pub path: String,
    /// Line, from 1.
    pub line: u64,
    /// Column in characters, from 1.
    pub column: u64,
    /// What is wrong, and what would be right.
    pub message: String,
    /// What would be right, alone.
    pub hint: String,
}

impl FindingReport {
    /// What is wrong, alone.
    pub fn wrong(&self) -> &str {
        let with_dash = |text| str::strip_suffix(text, &self.hint).and_then(|t: &str| t.strip_suffix(" – "));
        with_dash(&self.message).unwrap_or(&self.message)
    }
}

fn is_none(n: &u64) -> bool {
    *n == 0
}

impl ValidateAnswer {
    /// Whether any file has a finding of severity error or worse.
    pub fn has_errors(&self) -> bool {
        self.files.iter().any(|f| f.summary.critical + f.summary.error > 0)
    }
}

/// Checks files, several at a time, and gives their reports in the order given.
///
/// # Errors
///
/// A file that cannot be opened or read, a version without schema, a file of rules that cannot be used.
pub fn validate(request: &ValidateRequest, inputs: &[InputFile], wording: &Wording) -> Result<ValidateAnswer, Failure> {
    let options = options(request)?;
    let checker = checker(request.rules.as_deref())?;
    let done: Vec<Mutex<Option<Result<FileReport, Failure>>>> = inputs.iter().map(|_| Mutex::new(None)).collect();
    let next = AtomicUsize::new(0);
    let workers = std::thread::available_parallelism().map_or(1, usize::from).min(inputs.len()).max(1);
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some(at) = Some(next.fetch_add(1, Ordering::Relaxed)).filter(|at| *at < inputs.len()) {
                    let report = one(&checker, &options, &inputs[at], request.language, wording);
                    if let Ok(mut place) = done[at].lock() {
                        *place = Some(report);
                    }
                }
            });
        }
    });
    let mut files = Vec::with_capacity(inputs.len());
    for place in done {
        let report = place.into_inner().ok().flatten();
        files.push(report.unwrap_or_else(|| Err(Failure::new(FailureKind::Internal, "json.failed")))?);
    }
    Ok(ValidateAnswer { files })
}

fn options(request: &ValidateRequest) -> Result<Options, Failure> {
    let mut options = match &request.schema {
        None => Options::on(request.today),
        Some(text) => Version::parse(text)
            .and_then(|version| Options::schema_of(version, request.today))
            .ok_or_else(|| Failure::invalid("validate.schema-version").with("value", text))?,
    };
    options.findings_of_a_rule = request.of_a_rule.unwrap_or(u64::MAX);
    for limit in &request.limits {
        let (name, value) = limit.split_once('=').unwrap_or((limit, ""));
        options.limits.set(name, limit_value(name, value)?);
    }
    Ok(options)
}

fn checker(rules: Option<&Path>) -> Result<Checker, Failure> {
    let Some(path) = rules else { return Ok(Checker::embedded()) };
    let mut paths = Vec::new();
    if path.is_dir() {
        for entry in fs::read_dir(path).map_err(|e| Failure::file(path, e))? {
            let entry = entry.map_err(|e| Failure::file(path, e))?.path();
            if entry.extension().is_some_and(|e| e == "tsv") {
                paths.push(entry);
            }
        }
        paths.sort();
    } else {
        paths.push(path.to_owned());
    }
    let mut files = Vec::new();
    for path in paths {
        let size = fs::metadata(&path).map_err(|e| Failure::file(&path, e))?.len();
        if size > RULES_LIMIT {
            return Err(Failure::new(FailureKind::Refused, "input.too-large").with("limit", RULES_LIMIT));
        }
        let content = fs::read_to_string(&path).map_err(|e| Failure::file(&path, e))?;
        files.push((path.to_string_lossy().into_owned(), content));
    }
    Checker::with_files(&files).map_err(|(at, RulesError { line, column, value })| {
        let failure = Failure::invalid("validate.rules").with("file", &files[at].0).with("line", line);
        failure.with("column", column).with("value", value)
    })
}

fn one(
    checker: &Checker,
    options: &Options,
    input: &InputFile,
    language: Language,
    wording: &Wording,
) -> Result<FileReport, Failure> {
    let file = fs::File::open(&input.path).map_err(|e| Failure::file(&input.path, e))?;
    let report = checker.check(file, options);
    if report.is_unreadable() {
        let error = std::io::Error::other("reading broke off");
        return Err(Failure::file(&input.path, error));
    }
    Ok(answer(&input.name, report, language, wording))
}

fn answer(name: &str, report: Report, language: Language, wording: &Wording) -> FileReport {
    let Summary { critical, error, warning, advisory } = report.summary;
    FileReport {
        file: name.to_owned(),
        version: report.version_declared,
        valid_schema: report.valid_schema,
        well_formed: report.is_well_formed,
        activities: report.activities,
        summary: SummaryAnswer { critical, error, warning, advisory },
        rules: report
            .rules
            .into_iter()
            .map(|r| RuleReport { rule: r.rule, severity: r.severity.name(), n: r.n, activities: r.activities })
            .collect(),
        findings: report.violations.into_iter().map(|v| finding(v, language, wording)).collect(),
        left_out: report.left_out,
    }
}

fn finding(violation: Violation, language: Language, wording: &Wording) -> FindingReport {
    let one_line = |text: String| text.replace(['\n', '\r', '\t'], " ");
    let (message, hint) = wording.finding(language, &violation.finding);
    let (mut message, hint) = (one_line(message), one_line(hint));
    if !hint.is_empty() {
        message.push_str(" – ");
        message.push_str(&hint);
    }
    FindingReport {
        rule: violation.rule,
        severity: violation.severity.name(),
        category: violation.category,
        activity: violation.activity,
        path: violation.path,
        line: violation.line,
        column: violation.column,
        message,
        hint,
    }
}
