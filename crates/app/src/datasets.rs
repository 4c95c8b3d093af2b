//! Imported IATI data by publisher, with what the checks of the standard find in the elements kept of them, as of a day.
//! Why the kept elements are checked anew and not the files: docs/decisions/0014-findings-of-datasets.md.

use crate::headway::Known;
use crate::table::{Cell, Table};
use crate::validate::SummaryAnswer;
use crate::{Failure, Headway};
use domain::{Context, Day};
use iati::check::{Checker, Options, Report, Severity, Summary, Violation};
use iati::version::Version;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::{self, Read};
use std::sync::Arc;
use store::Reader;
use wording::Wording;

/// Findings kept of one dataset; the others are counted.
const KEPT: usize = 5_000;
/// What stands behind the elements while they are checked.
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
    /// By the version that the file of each declared.
    pub versions: Vec<VersionCount>,
    /// Day of the newest element.
    pub newest: String,
    /// Number of findings of each severity.
    pub summary: SummaryAnswer,
    /// Activities with a finding.
    pub with_findings: u64,
    /// By rule, the worst first.
    pub rules: Vec<RuleCount>,
}

/// Activities whose file declared one version.
#[derive(Clone, Debug, Serialize)]
pub struct VersionCount {
    /// Version as declared; `null` where none was, or none was kept.
    pub version: Option<String>,
    /// Version whose schema and rules judged them; `null` for those of version 1, which is not checked.
    pub judged_by: Option<&'static str>,
    /// Activities.
    pub activities: u64,
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
            let of = |(publisher, members): (String, Vec<Member>)| check(reader, known, &checker, publisher, &members);
            let mut all = members.into_iter().map(of).collect::<Result<Vec<_>, _>>()?;
            all.sort_by(|a, b| {
                b.row.activities.cmp(&a.row.activities).then_with(|| a.row.publisher.cmp(&b.row.publisher))
            });
            Ok(all)
        })?;
        Ok(Arc::new(checked))
    })
}

/// The newest statement with an element of one activity.
struct Member {
    statement: i64,
    recorded_on: Day,
    /// Version that its file declared.
    version: Option<String>,
}

/// The members of each publisher.
fn members(reader: &Reader<'_>, known: &Known) -> Result<BTreeMap<String, Vec<Member>>, store::StoreError> {
    let change = Some(known.facts.change);
    let sources: HashMap<u32, String> = reader.sources(change)?.into_iter().map(|s| (s.id, s.organisation)).collect();
    let versions = reader.versions_of_files()?;
    let mut members: BTreeMap<String, Vec<Member>> = BTreeMap::new();
    for identifier in &known.facts.activities.identifiers {
        let statements = reader.activity_lists(identifier, change)?;
        let mut newest = BTreeMap::new();
        for (statement, stamp) in statements {
            if stamp.recorded_on <= known.day() {
                newest.insert(stamp.source, (statement, stamp));
            }
        }
        for (source, (statement, stamp)) in newest {
            let version = versions.get(&stamp.change).cloned();
            let member = Member { statement, recorded_on: stamp.recorded_on, version };
            members.entry(sources.get(&source).cloned().unwrap_or_default()).or_default().push(member);
        }
    }
    Ok(members)
}

/// The version whose schema and rules judge what a file declares: its own, else the newest.
fn judge(declared: Option<&str>) -> Version {
    declared.and_then(Version::parse).filter(|v| *v >= Version::V2_01).unwrap_or(Version::V2_03)
}

fn check(
    reader: &Reader<'_>,
    known: &Known,
    checker: &Checker,
    publisher: String,
    members: &[Member],
) -> Result<Checked, store::StoreError> {
    let mut by_version: BTreeMap<Version, Vec<&Member>> = BTreeMap::new();
    for member in members {
        by_version.entry(judge(member.version.as_deref())).or_default().push(member);
    }
    let mut checked = Checked { row: DatasetRow::of(publisher, known, members), kept: Vec::new(), left_out: 0 };
    let mut named = BTreeSet::new();
    for (version, members) in by_version {
        let mut elements = Elements::of(reader, &members, version);
        let report = checker.check(&mut elements, &Options::on(known.day()));
        let Elements { old, declared, failed, .. } = elements;
        if let Some(error) = failed {
            return Err(error);
        }
        checked.add(&report);
        checked.row.not_checked += old;
        let of = |((version, judged_by), activities)| VersionCount { version, judged_by, activities };
        checked.row.versions.extend(declared.into_iter().map(of));
        named.extend(report.violations.iter().map(|v| v.activity).filter(|activity| activity != "file"));
    }
    checked.row.with_findings = named.len() as u64;
    checked.row.activities = checked.row.versions.iter().map(|v| v.activities).sum();
    checked.row.versions.sort_by(|a, b| (&b.version, b.judged_by).cmp(&(&a.version, a.judged_by)));
    let worst = |r: &RuleCount| Severity::parse(r.severity);
    checked.row.rules.sort_by(|a, b| (worst(b), b.n, &a.rule).cmp(&(worst(a), a.n, &b.rule)));
    Ok(checked)
}

impl DatasetRow {
    /// Of what nothing was checked yet.
    fn of(publisher: String, known: &Known, members: &[Member]) -> DatasetRow {
        let organisations = &known.facts.names.organisations;
        let name = organisations.find(&publisher).map_or(publisher.as_str(), |n| organisations.name(n)).to_owned();
        DatasetRow {
            name,
            publisher,
            activities: 0,
            not_checked: 0,
            versions: Vec::new(),
            newest: members.iter().map(|m| m.recorded_on).max().map(|d| d.to_string()).unwrap_or_default(),
            summary: SummaryAnswer { critical: 0, error: 0, warning: 0, advisory: 0 },
            with_findings: 0,
            rules: Vec::new(),
        }
    }
}

impl Checked {
    /// Adds what was found in the elements of one version.
    fn add(&mut self, report: &Report) {
        let Summary { critical, error, warning, advisory } = report.summary;
        let summary = &mut self.row.summary;
        summary.critical += critical;
        summary.error += error;
        summary.warning += warning;
        summary.advisory += advisory;
        let before = self.kept.len();
        self.kept.extend(report.violations.iter().take(KEPT - before));
        self.left_out += report.left_out + (report.violations.len() - (self.kept.len() - before)) as u64;
        for count in &report.rules {
            match self.row.rules.iter_mut().find(|r| r.rule == count.rule) {
                Some(known) => (known.n, known.activities) = (known.n + count.n, known.activities + count.activities),
                None => self.row.rules.push(rule_count(count.clone())),
            }
        }
    }
}

fn rule_count(count: iati::check::RuleCount) -> RuleCount {
    let iati::check::RuleCount { rule, severity, category, n, activities } = count;
    RuleCount { rule, severity: severity.name(), category, n, activities }
}

/// The kept elements of some statements as one file of a version, read from the store one after the other.
struct Elements<'r> {
    reader: &'r Reader<'r>,
    members: &'r [&'r Member],
    version: Version,
    next: usize,
    held: Vec<u8>,
    at: usize,
    old: u64,
    /// Elements by the version declared and the one that judges them.
    declared: BTreeMap<(Option<String>, Option<&'static str>), u64>,
    failed: Option<store::StoreError>,
}

impl<'r> Elements<'r> {
    fn of(reader: &'r Reader<'r>, members: &'r [&'r Member], version: Version) -> Elements<'r> {
        let held = format!("<iati-activities version=\"{}\">\n", version.name()).into_bytes();
        let declared = BTreeMap::new();
        Elements { reader, members, version, next: 0, held, at: 0, old: 0, declared, failed: None }
    }

    fn count(&mut self, member: &Member, judged_by: Option<&'static str>) {
        *self.declared.entry((member.version.clone(), judged_by)).or_default() += 1;
    }
}

/// Every text of a file of version 2 stands in a `narrative`; a file of version 1 has none.
fn has_narrative(element: &[u8]) -> bool {
    element.split(|byte| *byte == b'<').any(|tag| tag.starts_with(b"narrative"))
}

impl Read for Elements<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.at == self.held.len() {
            (self.at, self.held) = (0, Vec::new());
            if self.next == self.members.len() {
                self.next += 1;
                self.held = TAIL.to_vec();
                continue;
            }
            let Some(member) = self.members.get(self.next).copied() else { return Ok(0) };
            self.next += 1;
            match self.reader.element_of_statement(member.statement) {
                Ok(Some(element)) if has_narrative(&element) => {
                    self.count(member, Some(self.version.name()));
                    self.held = element;
                    self.held.push(b'\n');
                }
                Ok(Some(_)) => {
                    self.count(member, None);
                    self.old += 1;
                }
                Ok(None) => {}
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

impl DatasetRow {
    /// The versions declared, the newest first.
    pub fn declared(&self) -> String {
        let mut declared: Vec<&str> = self.versions.iter().map(|v| v.version.as_deref().unwrap_or("?")).collect();
        declared.dedup();
        declared.join(", ")
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
            ("versions", "datasets-versions", false),
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
                Cell::text(&row.declared()),
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
