//! Imported IATI data by publisher, with what the checks of the standard find in the elements kept of them, as of a day.
//! Why the kept elements are checked anew and not the files: docs/decisions/0014-findings-of-datasets.md.

use crate::headway::Known;
use crate::table::{Cell, Table};
use crate::validate::SummaryAnswer;
use crate::{Failure, Headway};
use domain::{Context, Day};
use iati::check::{Checker, Options, Summary, Violation};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::{self, Read};
use std::sync::Arc;
use store::Reader;
use wording::Wording;

/// Findings kept of one dataset; the others are counted.
const KEPT: usize = 5_000;
/// What stands around the elements while they are checked.
const HEAD: &[u8] = b"<iati-activities version=\"2.03\">\n";
const TAIL: &[u8] = b"</iati-activities>\n";

/// The answer of `datasets`.
#[derive(Clone, Debug, Serialize)]
pub struct DatasetsAnswer {
    /// Last day of knowledge.
    pub as_of: String,
    /// One per publisher, most activities first.
    pub datasets: Vec<DatasetRow>,
}

/// What one publisher's data are like.
#[derive(Clone, Debug, Serialize)]
pub struct DatasetRow {
    /// Identifier of the reporting organisation; blank where none was named.
    pub publisher: String,
    /// Its name, or its identifier.
    pub name: String,
    /// Activities of which an element is kept.
    pub activities: u64,
    /// Those of them written in the terms of version 1, which is not checked.
    pub not_checked: u64,
    /// Day of the newest element.
    pub newest: String,
    /// Number of findings of each severity.
    pub summary: SummaryAnswer,
    /// Activities with a finding.
    pub with_findings: u64,
    /// By rule, the worst first.
    pub rules: Vec<RuleCount>,
}

/// How often a rule is broken.
#[derive(Clone, Debug, Serialize)]
pub struct RuleCount {
    /// The standard's id of the rule.
    pub rule: String,
    /// critical, error, warning or advisory.
    pub severity: &'static str,
    /// The standard's category.
    pub category: String,
    /// Findings.
    pub n: u64,
    /// Activities.
    pub activities: u64,
}

/// The answer of one dataset.
#[derive(Clone, Debug, Serialize)]
pub struct DatasetAnswer {
    /// Last day of knowledge.
    pub as_of: String,
    /// What it is like.
    pub dataset: DatasetRow,
    /// Rule asked for.
    pub rule: Option<String>,
    /// Findings that fit, of those kept.
    pub total: u64,
    /// Findings that are counted and not kept.
    pub left_out: u64,
    /// The findings of this page.
    pub findings: Vec<DatasetFinding>,
}

/// One finding.
#[derive(Clone, Debug, Serialize)]
pub struct DatasetFinding {
    /// Identifier of the activity, or `file`.
    pub activity: String,
    /// The standard's id of the rule.
    pub rule: String,
    /// critical, error, warning or advisory.
    pub severity: &'static str,
    /// Path within the activity.
    pub path: String,
    /// Element of the activity it is about; blank for the activity as a whole.
    pub element: String,
    /// What is wrong, and what would be right.
    pub message: String,
}

/// A dataset checked, with the findings that are kept.
struct Checked {
    row: DatasetRow,
    kept: Vec<Violation>,
    left_out: u64,
}

/// Imported IATI data by publisher.
pub fn datasets(headway: &Headway, ctx: &Context) -> Result<DatasetsAnswer, Failure> {
    let known = headway.known(ctx)?;
    let checked = checked(headway, ctx, &known)?;
    Ok(DatasetsAnswer { as_of: known.as_of.to_string(), datasets: checked.iter().map(|c| c.row.clone()).collect() })
}

/// One publisher's data with findings, from a place on so many of them.
pub fn dataset(
    headway: &Headway,
    ctx: &Context,
    publisher: &str,
    rule: Option<&str>,
    page: (usize, usize),
) -> Result<DatasetAnswer, Failure> {
    let known = headway.known(ctx)?;
    let all = checked(headway, ctx, &known)?;
    let not_found = || Failure::not_found("dataset.not-found").with("publisher", publisher).with("as_of", known.as_of);
    let found = all.iter().find(|c| c.row.publisher == publisher).ok_or_else(not_found)?;
    let fits = |v: &&Violation| rule.is_none_or(|rule| v.rule == rule);
    let shown = found.kept.iter().filter(fits).skip(page.0).take(page.1);
    Ok(DatasetAnswer {
        as_of: known.as_of.to_string(),
        dataset: found.row.clone(),
        rule: rule.map(str::to_owned),
        total: found.kept.iter().filter(fits).count() as u64,
        left_out: found.left_out,
        findings: shown.map(|v| finding(v, ctx)).collect(),
    })
}

fn finding(violation: &Violation, ctx: &Context) -> DatasetFinding {
    let (mut message, hint) = Wording::embedded().finding(ctx.language, &violation.finding);
    if !hint.is_empty() {
        message.push_str(" – ");
        message.push_str(&hint);
    }
    let path = violation.path.trim_start_matches('/');
    let path = path.strip_prefix("iati-activities/").unwrap_or(path);
    let within = path.split_once('/').map_or("", |(_, within)| within);
    let element = within.split(['/', '[', '@']).next().unwrap_or_default();
    DatasetFinding {
        activity: violation.activity.clone(),
        rule: violation.rule.clone(),
        severity: violation.severity.name(),
        path: within.to_owned(),
        element: element.to_owned(),
        message: message.replace(['\n', '\r', '\t'], " "),
    }
}

/// Every dataset checked: once for each day and change asked about.
fn checked(headway: &Headway, ctx: &Context, known: &Known) -> Result<Arc<Vec<Checked>>, Failure> {
    known.remembered(ctx, "datasets", || {
        let checker = Checker::embedded();
        let checked = headway.store().read(ctx, |reader| {
            let members = members(reader, known)?;
            let of =
                |(publisher, elements): (String, Vec<(i64, Day)>)| check(reader, known, &checker, publisher, &elements);
            let mut all = members.into_iter().map(of).collect::<Result<Vec<_>, _>>()?;
            all.sort_by(|a, b| {
                b.row.activities.cmp(&a.row.activities).then_with(|| a.row.publisher.cmp(&b.row.publisher))
            });
            Ok(all)
        })?;
        Ok(Arc::new(checked))
    })
}

/// Number and day of the newest statement with an element, of each activity, by publisher.
fn members(reader: &Reader<'_>, known: &Known) -> Result<BTreeMap<String, Vec<(i64, Day)>>, store::StoreError> {
    let change = Some(known.facts.change);
    let sources: HashMap<u32, String> = reader.sources(change)?.into_iter().map(|s| (s.id, s.organisation)).collect();
    let mut members: BTreeMap<String, Vec<(i64, Day)>> = BTreeMap::new();
    for identifier in &known.facts.activities.identifiers {
        let statements = reader.activity_lists(identifier, change)?;
        let mut newest: BTreeMap<u32, (i64, Day)> = BTreeMap::new();
        for (statement, stamp) in statements {
            if stamp.recorded_on <= known.day() {
                newest.insert(stamp.source, (statement, stamp.recorded_on));
            }
        }
        for (source, element) in newest {
            members.entry(sources.get(&source).cloned().unwrap_or_default()).or_default().push(element);
        }
    }
    Ok(members)
}

fn check(
    reader: &Reader<'_>,
    known: &Known,
    checker: &Checker,
    publisher: String,
    statements: &[(i64, Day)],
) -> Result<Checked, store::StoreError> {
    let mut elements =
        Elements { reader, statements, next: 0, held: HEAD.to_vec(), at: 0, read: 0, old: 0, failed: None };
    let report = checker.check(&mut elements, &Options::on(known.day()));
    let (read, old) = (elements.read, elements.old);
    if let Some(error) = elements.failed {
        return Err(error);
    }
    let named = report.violations.iter().map(|v| v.activity).filter(|activity| activity != "file");
    let with_findings = named.collect::<BTreeSet<_>>().len();
    let kept: Vec<Violation> = report.violations.iter().take(KEPT).collect();
    let left_out = report.left_out + (report.violations.len() - kept.len()) as u64;
    let organisations = &known.facts.names.organisations;
    let name = organisations.find(&publisher).map_or(publisher.as_str(), |n| organisations.name(n)).to_owned();
    let Summary { critical, error, warning, advisory } = report.summary;
    let row = DatasetRow {
        name,
        publisher,
        activities: read + old,
        not_checked: old,
        newest: statements.iter().map(|(_, day)| *day).max().map(|d| d.to_string()).unwrap_or_default(),
        summary: SummaryAnswer { critical, error, warning, advisory },
        with_findings: with_findings as u64,
        rules: report.rules.into_iter().map(rule_count).collect(),
    };
    Ok(Checked { row, kept, left_out })
}

fn rule_count(count: iati::check::RuleCount) -> RuleCount {
    let iati::check::RuleCount { rule, severity, category, n, activities } = count;
    RuleCount { rule, severity: severity.name(), category, n, activities }
}

/// The kept elements of some statements as one file, read from the store one after the other.
struct Elements<'r> {
    reader: &'r Reader<'r>,
    statements: &'r [(i64, Day)],
    next: usize,
    held: Vec<u8>,
    at: usize,
    read: u64,
    old: u64,
    failed: Option<store::StoreError>,
}

/// Every text of a file of version 2 stands in a `narrative`; a file of version 1 has none.
fn has_narrative(element: &[u8]) -> bool {
    element.split(|byte| *byte == b'<').any(|tag| tag.starts_with(b"narrative"))
}

impl Read for Elements<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.at == self.held.len() {
            (self.at, self.held) = (0, Vec::new());
            if self.next == self.statements.len() {
                self.next += 1;
                self.held = TAIL.to_vec();
                continue;
            }
            let Some((statement, _)) = self.statements.get(self.next) else { return Ok(0) };
            self.next += 1;
            match self.reader.element_of_statement(*statement) {
                Ok(Some(element)) if has_narrative(&element) => {
                    self.read += 1;
                    self.held = element;
                    self.held.push(b'\n');
                }
                Ok(element) => {
                    self.old += u64::from(element.is_some());
                    self.held.clear();
                }
                Err(error) => {
                    self.failed = Some(error);
                    return Err(io::Error::other("the store gave no element"));
                }
            }
        }
        let n = into.len().min(self.held.len() - self.at);
        into[..n].copy_from_slice(&self.held[self.at..self.at + n]);
        self.at += n;
        Ok(n)
    }
}

impl DatasetsAnswer {
    /// Datasets as rows.
    pub fn table(&self) -> Table {
        let mut table = Table::with_columns(&[
            ("name", "quality-publisher", false),
            ("publisher", "datasets-identifier", false),
            ("activities", "column-activities", true),
            ("with_findings", "datasets-with-findings", true),
            ("critical", "datasets-critical", true),
            ("error", "datasets-error", true),
            ("warning", "datasets-warning", true),
            ("advisory", "datasets-advisory", true),
            ("not_checked", "datasets-not-checked", true),
            ("newest", "datasets-newest", false),
        ]);
        for row in &self.datasets {
            let whole = |n: u64| Cell::Whole(n as i64);
            table.rows.push(vec![
                Cell::text(&row.name),
                Cell::text(&row.publisher),
                whole(row.activities),
                whole(row.with_findings),
                whole(row.summary.critical),
                whole(row.summary.error),
                whole(row.summary.warning),
                whole(row.summary.advisory),
                whole(row.not_checked),
                Cell::day(Day::parse(&row.newest)),
            ]);
        }
        table
    }
}

impl DatasetAnswer {
    /// Rules as rows.
    pub fn rules_table(&self) -> Table {
        let mut table = Table::with_columns(&[
            ("rule", "column-rule", false),
            ("severity", "datasets-severity", false),
            ("category", "datasets-category", false),
            ("n", "datasets-findings", true),
            ("activities", "column-activities", true),
        ]);
        for rule in &self.dataset.rules {
            table.rows.push(vec![
                Cell::Text(rule.rule.clone()),
                severity(rule.severity),
                Cell::Text(rule.category.clone()),
                Cell::Whole(rule.n as i64),
                Cell::Whole(rule.activities as i64),
            ]);
        }
        table
    }

    /// Findings as rows.
    pub fn table(&self) -> Table {
        let mut table = Table::with_columns(&[
            ("activity", "column-activity", false),
            ("rule", "column-rule", false),
            ("severity", "datasets-severity", false),
            ("path", "datasets-path", false),
            ("message", "datasets-message", false),
        ]);
        for f in &self.findings {
            table.rows.push(vec![
                Cell::Text(f.activity.clone()),
                Cell::Text(f.rule.clone()),
                severity(f.severity),
                Cell::Text(f.path.clone()),
                Cell::Text(f.message.clone()),
            ]);
        }
        table
    }
}

fn severity(name: &'static str) -> Cell {
    Cell::Coded { code: name.to_owned(), key: format!("datasets-{name}") }
}
