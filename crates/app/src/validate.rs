//! IATI files checked as the standard checks them. Nothing is stored; what a rule is about is `iati`'s business, and
//! how an answer is printed is the door's.

use crate::import::files::InputFile;
use crate::settings::limit_value;
use crate::{Failure, failure::FailureKind};
use domain::{Day, Language};
use iati::check::{Checker, Options, Report, RulesError, Summary, Violation, Violations};
use iati::version::Version;
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::Path;
use std::sync::{Mutex, mpsc};
use wording::Wording;

/// Most bytes of a file of rules or codes.
const RULES_LIMIT: u64 = 64 << 20;
/// Reports that may wait for an earlier file, for each file checked at a time.
const AHEAD: usize = 4;

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
pub struct ValidateAnswer<'w> {
    /// One per file, in the order given.
    pub files: Vec<FileReport<'w>>,
}

/// One file of the answer.
#[derive(Clone, Debug, Serialize)]
pub struct FileReport<'w> {
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
    pub findings: FindingReports<'w>,
    /// Findings that are counted but not listed.
    #[serde(skip_serializing_if = "is_none")]
    pub left_out: u64,
    /// Activities and references too many to be remembered: whether those repeat, and where these lead, is not told.
    #[serde(skip_serializing_if = "is_none")]
    pub not_compared: u64,
}

/// Findings in little room, put into words one at a time.
#[derive(Clone)]
pub struct FindingReports<'w> {
    violations: Violations,
    language: Language,
    wording: &'w Wording,
}

impl FindingReports<'_> {
    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = FindingReport> {
        self.violations.iter().map(|violation| finding(violation, self.language, self.wording))
    }
}

impl fmt::Debug for FindingReports<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.violations.fmt(f)
    }
}

impl Serialize for FindingReports<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
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

impl FileReport<'_> {
    /// Whether it has a finding of severity error or worse.
    pub fn has_errors(&self) -> bool {
        self.summary.critical + self.summary.error > 0
    }
}

/// Checks files, several at a time, and gives their reports in the order given.
///
/// # Errors
///
/// A file that cannot be opened or read, a version without schema, a file of rules that cannot be used.
pub fn validate<'w>(
    request: &ValidateRequest,
    inputs: &[InputFile],
    wording: &'w Wording,
) -> Result<ValidateAnswer<'w>, Failure> {
    let mut files = Vec::with_capacity(inputs.len());
    validate_each(request, inputs, wording, &mut |file| {
        files.push(file);
        Ok(())
    })?;
    Ok(ValidateAnswer { files })
}

/// As [`validate`], but each report is handed over as soon as it and those before it are there, so that any number of
/// files takes the memory of a few.
///
/// # Errors
///
/// As [`validate`], before the first report where a file cannot be opened; and what `take` says.
pub fn validate_each<'w>(
    request: &ValidateRequest,
    inputs: &[InputFile],
    wording: &'w Wording,
    take: &mut dyn FnMut(FileReport<'w>) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let options = options(request)?;
    let checker = checker(request.rules.as_deref())?;
    inputs.iter().try_for_each(|input| open(input).map(drop))?;
    let workers = std::thread::available_parallelism().map_or(1, usize::from).min(inputs.len()).max(1);
    // Who holds a number may check that file: so many are begun before the first of them is taken.
    let (numbers, waiting) = mpsc::channel();
    for at in 0..inputs.len().min(workers * AHEAD) {
        let _ = numbers.send(at);
    }
    let waiting = Mutex::new(waiting);
    let (sender, reports) = mpsc::channel();
    std::thread::scope(|scope| {
        for _ in 0..workers {
            let sender = sender.clone();
            let (waiting, checker, options) = (&waiting, &checker, &options);
            scope.spawn(move || {
                let next = || waiting.lock().ok().and_then(|numbers| numbers.recv().ok());
                while let Some(at) = next() {
                    let mut delivery = Delivery { at, report: None, sender: &sender };
                    delivery.report = Some(one(checker, options, &inputs[at], request.language, wording));
                }
            });
        }
        let mut early = BTreeMap::new();
        let taken = (0..inputs.len()).try_for_each(|at| {
            while !early.contains_key(&at) {
                let (done, report) = reports.recv().map_err(|_| broken_off())?;
                early.insert(done, report);
            }
            let report = early.remove(&at).unwrap_or_else(|| Err(broken_off()))?;
            if at + workers * AHEAD < inputs.len() {
                // Nobody to hear it is a worker that broke off, whose file tells.
                let _ = numbers.send(at + workers * AHEAD);
            }
            take(report)
        });
        drop(numbers);
        if taken.is_err() {
            // What was not begun need not be.
            waiting.lock().into_iter().for_each(|numbers| numbers.try_iter().for_each(drop));
        }
        taken
    })
}

/// What a worker found of a file; it says so itself when the worker broke off.
struct Delivery<'s, 'w> {
    at: usize,
    report: Option<Result<FileReport<'w>, Failure>>,
    sender: &'s mpsc::Sender<(usize, Result<FileReport<'w>, Failure>)>,
}

impl Drop for Delivery<'_, '_> {
    fn drop(&mut self) {
        let report = self.report.take().unwrap_or_else(|| Err(broken_off()));
        // Where nobody listens any more, an earlier file has failed.
        let _ = self.sender.send((self.at, report));
    }
}

fn broken_off() -> Failure {
    Failure::new(FailureKind::Internal, "json.failed")
}

fn open(input: &InputFile) -> Result<fs::File, Failure> {
    fs::File::open(&input.path).map_err(|e| Failure::file(&input.path, e))
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

fn one<'w>(
    checker: &Checker,
    options: &Options,
    input: &InputFile,
    language: Language,
    wording: &'w Wording,
) -> Result<FileReport<'w>, Failure> {
    let report = checker.check(open(input)?, options);
    if report.is_unreadable() {
        let error = std::io::Error::other("reading broke off");
        return Err(Failure::file(&input.path, error));
    }
    Ok(answer(&input.name, report, language, wording))
}

fn answer<'w>(name: &str, report: Report, language: Language, wording: &'w Wording) -> FileReport<'w> {
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
        findings: FindingReports { violations: report.violations, language, wording },
        left_out: report.left_out,
        not_compared: report.not_compared,
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
