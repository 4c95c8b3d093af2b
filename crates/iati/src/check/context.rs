//! What a rule needs to look and to tell: version, today, the activity it is in, and where findings go.

use super::lists::Lists;
use super::references::References;
use super::rules::{Rule, Rules};
use super::violation::{Severity, Summary, Violation};
use super::violations::Violations;
use crate::codes;
use crate::events::Position;
use crate::tree::Element;
use crate::version::Version;
use domain::{Day, Finding};
use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

/// Rules about references to other activities: 1000.0.1 to 1000.0.6.
const REFERENCE_RULES: usize = 6;
/// The rule that stands for the whole schema.
pub(crate) const SCHEMA: &str = "0.3.1";

/// Findings so far, the first ones whole, and all counted.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    pub(crate) kept: Violations,
    pub(crate) summary: Summary,
    pub(crate) left_out: u64,
    pub(crate) schema: u64,
    pub(crate) most: usize,
    /// Findings of one rule kept whole.
    pub(crate) most_of_a_rule: u64,
    /// By rule.
    pub(crate) counts: HashMap<String, Count>,
}

/// How often a rule is broken.
#[derive(Clone, Debug)]
pub(crate) struct Count {
    pub(crate) rule: Rule,
    pub(crate) n: u64,
    /// In how many activities or organisations; they come one after the other.
    pub(crate) activities: u64,
    last: Option<u64>,
}

impl Findings {
    /// Adds one, of an activity (`None` for the file).
    pub(crate) fn push(&mut self, rule: &Rule, activity: Option<u64>, make: impl FnOnce() -> Violation) {
        let n = self.add(rule, activity);
        self.schema += u64::from(rule.id == SCHEMA);
        if self.kept.len() < self.most && n <= self.most_of_a_rule {
            self.kept.push(make());
        } else {
            self.left_out += 1;
        }
    }

    /// Counts one that is not kept.
    pub(crate) fn count(&mut self, rule: &Rule, activity: Option<u64>) {
        self.add(rule, activity);
        self.left_out += 1;
    }

    /// How many more may be kept whole.
    pub(crate) fn room(&self) -> usize {
        let of_references = usize::try_from(self.most_of_a_rule).unwrap_or(usize::MAX).saturating_mul(REFERENCE_RULES);
        self.most.saturating_sub(self.kept.len()).min(of_references)
    }

    /// Counts one of a rule; says how many there are by now.
    fn add(&mut self, rule: &Rule, activity: Option<u64>) -> u64 {
        self.summary.add(rule.severity);
        if !self.counts.contains_key(&rule.id) {
            let none = Count { rule: rule.clone(), n: 0, activities: 0, last: None };
            self.counts.insert(rule.id.clone(), none);
        }
        let Some(count) = self.counts.get_mut(&rule.id) else { return 0 };
        count.n += 1;
        if activity.is_some() && count.last != activity {
            count.activities += 1;
            count.last = activity;
        }
        count.n
    }
}

/// One activity or organisation under check.
pub(crate) struct Context<'c> {
    pub(crate) rules: &'c Rules,
    pub(crate) lists: &'c Lists,
    pub(crate) version: Version,
    pub(crate) today: Day,
    pub(crate) findings: &'c mut Findings,
    pub(crate) references: &'c mut References,
    /// Its name in findings.
    pub(crate) name: &'c str,
    /// A number that stands for it.
    pub(crate) activity: u64,
    /// Path of the outermost element of the tree.
    pub(crate) path: &'c str,
    /// It has a default currency.
    pub(crate) has_currency: bool,
    /// It has a default language, or the first text without one was told.
    pub(crate) language_is_settled: bool,
    /// A transaction date in the future was told, and a value date.
    pub(crate) future_dates: [bool; 2],
    /// A transaction without aid type of the DAC was told, and one with a repeated aid type.
    pub(crate) aid_types: [bool; 2],
    /// What was told of the schema, in which line, and which references were followed: as numbers.
    pub(crate) told: HashSet<u64>,
}

impl Context<'_> {
    /// Tells that a rule is broken at an element or its attribute (blank for none), if the rule is checked.
    pub(crate) fn tell(&mut self, rule: &str, at: Element<'_>, attribute: &str, finding: Finding) {
        let Some(rule) = self.rules.live(rule, self.version) else { return };
        self.tell_of(rule, at, attribute, finding);
    }

    /// As [`Context::tell`], of a rule already found.
    pub(crate) fn tell_of(&mut self, rule: &Rule, at: Element<'_>, attribute: &str, finding: Finding) {
        let (name, path) = (self.name, self.path);
        let position = place(at, attribute);
        // As the standard's validator, which tells one thing about one line once: files may be one long line.
        if rule.id == SCHEMA
            && !self.told.insert(number((position.line, finding.code, &finding.value, &finding.arguments)))
        {
            return;
        }
        self.findings.push(rule, Some(self.activity), || {
            violation(rule, name, written_path(path, at, attribute), position, finding)
        });
    }

    /// Notes that an attribute names an activity.
    pub(crate) fn refer(&mut self, rule: &str, at: Element<'_>, attribute: &str) {
        let Some(target) = at.attribute(attribute) else { return };
        let Some(rule) = self.rules.live(rule, self.version) else { return };
        // Many transactions name one activity: once is enough.
        if !self.told.insert(number((rule.id.as_str(), &target))) {
            return;
        }
        let (name, path) = (self.name, self.path);
        let room = self.findings.room();
        self.references.refer((&target, name), rule, room, || {
            let finding = found_value(codes::CHECK_REFERENCE_UNKNOWN, &target).with("element", at.name());
            violation(rule, name, written_path(path, at, attribute), place(at, attribute), finding)
        });
    }
}

fn written_path(before: &str, at: Element<'_>, attribute: &str) -> String {
    let mut path = format!("{before}{}", at.tree().path_to(at.number()));
    if !attribute.is_empty() {
        path.push_str("/@");
        path.push_str(attribute);
    }
    path
}

fn number(of: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    hasher.finish()
}

fn place(at: Element<'_>, attribute: &str) -> Position {
    let name = at.attributes().find(|(name, _)| *name == attribute).map(|(name, _)| at.tree().offset(name));
    at.tree().position(name.unwrap_or_else(|| at.offset()))
}

/// Puts a finding together.
pub(crate) fn violation(rule: &Rule, name: &str, path: String, at: Position, mut finding: Finding) -> Violation {
    finding.severity = match rule.severity {
        Severity::Critical | Severity::Error => domain::Severity::Refused,
        Severity::Warning => domain::Severity::Warning,
        Severity::Advisory => domain::Severity::Notice,
    };
    Violation {
        rule: rule.id.clone(),
        severity: rule.severity,
        category: rule.category.clone(),
        activity: name.to_owned(),
        path,
        line: at.line,
        column: at.column,
        finding,
    }
}

/// A finding with this code.
pub(crate) fn found(code: &'static str) -> Finding {
    Finding::refused(code)
}

/// A finding with this code and the value at fault, shortened where it is long.
pub(crate) fn found_value(code: &'static str, value: &str) -> Finding {
    Finding::refused(code).with_value(value)
}
