//! Checks a file as the standard does: well-formed XML, its schema, its code lists, its rules, with the standard's own
//! ids. Streams: memory is bounded by one activity. Suggested reading order is the order of the modules below.
//!
//! The stages stop each other: a file that is not XML gets finding 0.1.1 and no other, a foreign root 0.2.1, a version
//! that is not checked 0.6.1. Then schema (0.3.1), codes (9.x) and rules are told together, activity by activity.

/// What a check finds.
pub mod violation;

/// Many of them in little room.
mod violations;

/// The rules as data.
pub mod rules;

mod types;

pub(crate) mod schema;

mod lists;

mod context;

mod references;

mod plan;

mod walk;

mod families;

mod frame;

#[cfg(test)]
mod mutations;

use crate::codes;
use crate::input::Input;
use crate::limits::Limits;
use crate::reader::FileKind;
use crate::version::Version;
use domain::{Day, Finding};
use frame::Frame;
use lists::{Codes, Lists};
use plan::Plan;
use rules::{Rule, Rules};
use std::io::Read;

pub use rules::RulesError;
pub use violation::{Severity, Summary, Violation};
pub use violations::Violations;

/// Findings of one file that are kept whole unless told otherwise; the rest are counted.
pub const MOST_FINDINGS: usize = 1_000_000;

/// The rules, lists and schemas, made ready once and used for any number of files by any number of threads.
#[derive(Debug)]
pub struct Checker {
    rules: Rules,
    lists: Lists,
    plans: [Plan; 3],
}

impl Checker {
    /// The rules and lists that come with the program.
    pub fn embedded() -> Checker {
        Checker::of(Rules::embedded(), Lists::embedded())
    }

    /// As [`Checker::embedded`], with newer files in the place of some: pairs of file name and content. A name of the
    /// form `Sector.tsv` is a code list, unless its header names a column `rule`: then it holds rules, or codes at places
    /// (column `place`).
    ///
    /// # Errors
    ///
    /// The file (by its position) and what is wrong with it.
    pub fn with_files(files: &[(String, String)]) -> Result<Checker, (usize, RulesError)> {
        let (mut rules, mut lists) = (Rules::embedded(), Lists::embedded());
        for (at, (name, content)) in files.iter().enumerate() {
            let header = content.lines().find(|l| !l.starts_with('#')).unwrap_or_default();
            let begins_with_code = header.trim_start_matches('\u{feff}').split('\t').next() == Some("code");
            if begins_with_code {
                let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
                lists.replace(name.trim_end_matches(".tsv"), Codes::read(content));
            } else {
                rules.replace(content).map_err(|error| (at, error))?;
            }
        }
        Ok(Checker::of(rules, lists))
    }

    fn of(rules: Rules, lists: Lists) -> Checker {
        let plan = |version| Plan::new(version, &rules, &lists);
        let plans = [plan(Version::V2_01), plan(Version::V2_02), plan(Version::V2_03)];
        Checker { rules, lists, plans }
    }

    fn plan(&self, version: Version) -> &Plan {
        match version {
            Version::V2_01 => &self.plans[0],
            Version::V2_02 => &self.plans[1],
            _ => &self.plans[2],
        }
    }

    /// Checks a file, plain or gzip, in any encoding that is read.
    pub fn check(&self, input: impl Read, options: &Options) -> Report {
        let input: Box<dyn Read + '_> = Box::new(input);
        match Input::open(input, options.limits.file_bytes) {
            Ok(input) => Frame::new(self, options, input).file(),
            Err(finding) => self.unreadable(finding),
        }
    }

    /// The report on a file that is no XML at all.
    fn unreadable(&self, finding: Finding) -> Report {
        let mut report = Report { is_well_formed: false, valid_schema: false, ..Report::default() };
        if let Some(rule) = self.rules.live("0.1.1", Version::V2_03) {
            let place = frame::place_of(&finding);
            report.summary.add(rule.severity);
            report.rules = vec![RuleCount::new(rule, 1, 0)];
            report.violations.push(context::violation(rule, "file", String::new(), place, finding));
        }
        report
    }
}

/// Puts a text to every type.
pub(crate) fn probe_types(text: &str) {
    types::probe(text);
}

/// Whether a text is an `xsd:decimal`, without blanks around it.
pub(crate) fn is_decimal(text: &str) -> bool {
    types::decimal(text.as_bytes())
}

/// How a file is checked.
#[derive(Clone, Debug)]
pub struct Options {
    /// The day that dates are compared with.
    pub today: Day,
    /// Check only against the schema of this version (2.01 to 2.03), whatever version the file names.
    pub schema: Option<Version>,
    /// Limits of the reader.
    pub limits: Limits,
    /// Findings kept whole; all are counted.
    pub findings: usize,
    /// Findings of one rule kept whole.
    pub findings_of_a_rule: u64,
}

impl Options {
    /// All checks, as of a day.
    pub fn on(today: Day) -> Options {
        Options {
            today,
            schema: None,
            limits: Limits::default(),
            findings: MOST_FINDINGS,
            findings_of_a_rule: u64::MAX,
        }
    }

    /// Checks only the schema of a version; `None` where it has none here (1.x).
    pub fn schema_of(version: Version, today: Day) -> Option<Options> {
        (version >= Version::V2_01).then(|| Options { schema: Some(version), ..Options::on(today) })
    }
}

/// What a check says of a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Report {
    /// Kind of file; `None` where its root is not IATI's.
    pub kind: Option<FileKind>,
    /// Version as declared.
    pub version_declared: Option<String>,
    /// Version that was checked.
    pub version: Option<Version>,
    /// It is XML to its end.
    pub is_well_formed: bool,
    /// It is of the schema.
    pub valid_schema: bool,
    /// Activities or organisations in it.
    pub activities: u64,
    /// Bytes read, as UTF-8.
    pub bytes: u64,
    /// Number of findings of each severity.
    pub summary: Summary,
    /// The findings: of the file as it comes, up to the number asked for.
    pub violations: Violations,
    /// Findings that are only counted.
    pub left_out: u64,
    /// Activities and references too many to be remembered: whether those repeat, and where these lead, is not told.
    pub not_compared: u64,
    /// Every rule that is broken: the worst first, then those broken most.
    pub rules: Vec<RuleCount>,
}

/// How often a rule is broken.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RuleCount {
    /// The standard's id.
    pub rule: String,
    /// How bad.
    pub severity: Severity,
    /// The standard's category.
    pub category: String,
    /// Findings.
    pub n: u64,
    /// Activities or organisations that break it.
    pub activities: u64,
}

impl RuleCount {
    fn new(rule: &Rule, n: u64, activities: u64) -> RuleCount {
        let (category, severity) = (rule.category.clone(), rule.severity);
        RuleCount { rule: rule.id.clone(), severity, category, n, activities }
    }
}

impl Default for Report {
    fn default() -> Report {
        Report {
            kind: None,
            version_declared: None,
            version: None,
            is_well_formed: true,
            valid_schema: true,
            activities: 0,
            bytes: 0,
            summary: Summary::default(),
            violations: Violations::default(),
            left_out: 0,
            not_compared: 0,
            rules: Vec::new(),
        }
    }
}

impl Report {
    /// Whether the file could not be read at all for a reason outside of it (disk, rights).
    pub fn is_unreadable(&self) -> bool {
        self.violations.iter().any(|v| v.finding.code == codes::FILE_UNREADABLE)
    }
}
