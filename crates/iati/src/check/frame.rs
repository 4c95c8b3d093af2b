//! A file under check: its root, what stands in it, one activity or organisation at a time. The frame knows what is one
//! per file: version, identifiers seen. What an activity is judged by is `walk` and `families`.

use super::context::{Context, Count, Findings, found, found_value, violation};
use super::references::References;
use super::schema::{KindId, Place, Schema};
use super::walk::{Order, Walk};
use super::{Checker, Options, Report, RuleCount};
use crate::attributes::Opening;
use crate::codes;
use crate::collect::{collect, put_element};
use crate::events::{Events, Position, Step, Token};
use crate::identifiers::number;
use crate::input::Input;
use crate::limits::Limits;
use crate::reader::FileKind;
use crate::tree::{Element, Tape, Tree};
use crate::values;
use crate::version::Version;
use domain::Finding;
use std::collections::{HashMap, HashSet};
use std::io::Read;

/// Name of the file in findings.
const FILE: &str = "file";

pub(super) struct Frame<'c, R> {
    checker: &'c Checker,
    options: &'c Options,
    limits: Limits,
    events: Events<R>,
    tape: Tape,
    findings: Findings,
    references: References,
    version: Version,
    report: Report,
}

impl<'c, R: Read> Frame<'c, R> {
    pub(super) fn new(checker: &'c Checker, options: &'c Options, input: Input<R>) -> Frame<'c, R> {
        // Offsets within an activity are kept in 32 bits.
        let limits = &options.limits;
        let limits = Limits { activity_bytes: limits.activity_bytes.min(u64::from(u32::MAX >> 1)), ..limits.clone() };
        Frame {
            checker,
            options,
            events: Events::new(input, &limits),
            limits,
            tape: Tape::default(),
            findings: Findings {
                most: options.findings,
                most_of_a_rule: options.findings_of_a_rule,
                ..Findings::default()
            },
            references: References::default(),
            version: Version::V2_03,
            report: Report::default(),
        }
    }

    /// Reads the whole file; a file that is not well-formed gives that finding and no other.
    pub(super) fn file(mut self) -> Report {
        if let Err(finding) = self.root() {
            let activities = self.report.activities;
            self.findings = Findings { most: 1, most_of_a_rule: 1, ..Findings::default() };
            self.tell_file("0.1.1", "", place_of(&finding), finding.with("activities", activities));
            self.report.is_well_formed = false;
        } else {
            self.report.not_compared = std::mem::take(&mut self.references).tell(&mut self.findings);
        }
        self.report.bytes = self.events.bytes();
        self.report.valid_schema = self.report.valid_schema && self.report.is_well_formed && self.findings.schema == 0;
        self.report.summary = self.findings.summary;
        self.report.violations = self.findings.kept;
        self.report.left_out = self.findings.left_out;
        self.report.rules = rule_counts(&self.findings.counts);
        self.report
    }

    fn root(&mut self) -> Result<(), Finding> {
        let root = self.find_root()?;
        self.tape.clear();
        self.events.forget(root.token.from);
        let at = self.events.position(0);
        let token = Token { from: 0, to: root.token.to - root.token.from, ..root.token };
        put_element(&self.events, &mut self.tape, &self.limits, &Opening { token, ..root })?;
        if !root.is_empty {
            self.tape.close(token.to);
        }
        let bytes = self.events.buffer().to_vec();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let tape = std::mem::take(&mut self.tape);
        let tree = Tree::new(&text, &tape, at);
        let element = tree.root();
        let name = element.name().to_owned();
        self.report.kind = match name.as_str() {
            "iati-activities" => Some(FileKind::Activities),
            "iati-organisations" => Some(FileKind::Organisations),
            _ => None,
        };
        if self.report.kind.is_none() {
            let finding = found(codes::ROOT_UNKNOWN).with("root", name.chars().take(100).collect::<String>());
            self.tell_file("0.2.1", &format!("/{name}"), at, finding);
            self.report.valid_schema = false;
            return self.pass_over(root.is_empty);
        }
        self.report.version_declared = element.attribute_as_published("version").map(|v| v.into_owned());
        if !self.settle_version(&name, at) {
            return self.pass_over(root.is_empty);
        }
        let kind = if name == "iati-activities" { 0 } else { self.schema().organisations };
        self.root_element(element, kind, &name);
        self.events.forget(token.to);
        if root.is_empty {
            self.missing(&name, kind, at);
        } else {
            self.within_root(&name, kind, at)?;
        }
        self.after_root()
    }

    /// The version that is checked; false (and told) where it is none that is.
    fn settle_version(&mut self, root: &str, at: Position) -> bool {
        let declared = self.report.version_declared.clone().unwrap_or_default();
        let published = Version::ALL.into_iter().find(|v| v.name() == declared);
        match self.options.schema.or(published.filter(|v| *v >= Version::V2_01)) {
            Some(version) => {
                self.version = version;
                self.report.version = Some(version);
                true
            }
            None => {
                let finding = found_value(codes::CHECK_VERSION, &declared);
                self.tell_file("0.6.1", &format!("/{root}/@version"), at, finding);
                self.report.valid_schema = false;
                false
            }
        }
    }

    fn schema(&self) -> &'c Schema {
        &self.checker.plan(self.version).schema
    }

    fn walk(&self) -> Walk<'c> {
        Walk { plan: self.checker.plan(self.version), with_rules: self.options.schema.is_none() }
    }

    fn root_element(&mut self, element: Element<'_>, kind: KindId, name: &str) {
        let walk = self.walk();
        let path = format!("/{name}");
        let mut ctx = self.context(FILE, &path, element);
        walk.attributes(element, walk.plan.schema.kind(kind), &mut ctx);
        if walk.with_rules {
            for code in &walk.plan.of(kind).codes {
                walk.plan.check_code(code, element, &mut ctx);
            }
        }
    }

    fn context<'f>(&'f mut self, name: &'f str, path: &'f str, element: Element<'_>) -> Context<'f>
    where
        'c: 'f,
    {
        Context {
            rules: &self.checker.rules,
            lists: &self.checker.lists,
            version: self.version,
            today: self.options.today,
            findings: &mut self.findings,
            references: &mut self.references,
            name,
            activity: number(name),
            path,
            has_currency: element.attribute("default-currency").is_some(),
            language_is_settled: element.attribute("xml:lang").is_some(),
            future_dates: [false; 2],
            aid_types: [false; 2],
            told: HashSet::new(),
        }
    }

    fn tell_file(&mut self, rule: &str, path: &str, at: Position, finding: Finding) {
        if let Some(rule) = self.checker.rules.live(rule, self.version) {
            self.findings.push(rule, None, || violation(rule, FILE, path.to_owned(), at, finding));
        }
    }

    fn within_root(&mut self, root: &str, kind: KindId, at: Position) -> Result<(), Finding> {
        let places = &self.schema().kind(kind).children;
        let mut order = Order::new(places);
        let (mut text_is_told, mut element_is_told) = (false, false);
        loop {
            let token = self.next_outside()?;
            let opening = match token.step {
                Step::Start { name } => Opening { token, name, is_empty: false },
                Step::Empty { name } => Opening { token, name, is_empty: true },
                Step::End => {
                    self.events.forget(token.to);
                    if !order.is_complete() && !element_is_told {
                        self.missing(root, kind, at);
                    }
                    return Ok(());
                }
                Step::EndOfFile => return Err(self.events.not_well_formed("cut-off", token.from)),
                Step::Declaration => return Err(self.events.not_well_formed("markup", token.from)),
                Step::Text | Step::CData | Step::Reference | Step::Aside => {
                    let is_text = token.step != Step::Aside && !self.is_blank(&token);
                    if is_text && !text_is_told {
                        text_is_told = true;
                        let at = self.events.position(token.from);
                        let finding = found(codes::SCHEMA_TEXT_UNEXPECTED).with("element", root);
                        self.tell_file("0.3.1", &format!("/{root}"), at, finding);
                    }
                    self.events.forget(token.to);
                    continue;
                }
            };
            if !self.part(&opening, root, places, &mut order)? && !element_is_told {
                element_is_told = true;
            }
        }
    }

    /// One element of the root. Says whether it may stand there.
    fn part(
        &mut self,
        opening: &Opening,
        root: &str,
        places: &'c [Place],
        order: &mut Order<'c>,
    ) -> Result<bool, Finding> {
        self.events.forget(opening.token.from);
        let token = Token { from: 0, to: opening.token.to - opening.token.from, ..opening.token };
        let opening = Opening { token, ..*opening };
        let mut tape = std::mem::take(&mut self.tape);
        tape.clear();
        if let Err(finding) = collect(&mut self.events, &mut tape, &self.limits, &opening) {
            let path = tape.path(self.events.buffer());
            return Err(finding.in_column(format!("/{root}{path}")));
        }
        let origin = self.events.position(0);
        let bytes = self.events.take_buffer();
        let fits = match std::str::from_utf8(&bytes) {
            Ok(text) => self.judge(&Tree::new(text, &tape, origin), root, places, order),
            Err(_) => return Err(self.events.located(codes::ENCODING_BROKEN, 0)),
        };
        self.events.give_back(bytes);
        self.tape = tape;
        Ok(fits)
    }

    fn judge(&mut self, tree: &Tree<'_>, root: &str, places: &'c [Place], order: &mut Order<'c>) -> bool {
        let element = tree.root();
        let is_foreign = element.is_foreign();
        let is_known = !is_foreign && places.iter().any(|p| self.schema().kind(p.kind).name == element.name());
        let fits = if is_foreign { order.end() } else { is_known && order.step(0) };
        if !fits {
            let finding = found(codes::SCHEMA_ELEMENT_UNEXPECTED).with("element", element.name()).with("parent", root);
            let expected = places.iter().map(|p| self.schema().kind(p.kind).name).collect::<Vec<_>>().join(", ");
            let at = tree.position(element.offset());
            self.tell_file("0.3.1", &format!("/{root}/{}", element.name()), at, finding.with("expected", expected));
        }
        if is_known {
            self.activity(element, root, places[0].kind);
        }
        fits
    }

    fn activity(&mut self, element: Element<'_>, root: &str, kind: KindId) {
        self.report.activities += 1;
        let position = self.report.activities;
        let path = format!("/{root}/{}[{position}]", element.name());
        let name = self.name(element, position, &path);
        let walk = self.walk();
        let mut ctx = self.context(&name, &path, element);
        walk.element(element, kind, true, &mut ctx);
    }

    /// The identifier, with its number where it repeats an earlier one, which is told.
    fn name(&mut self, element: Element<'_>, position: u64, path: &str) -> String {
        let (child, rule) = match self.report.kind {
            Some(FileKind::Organisations) => ("organisation-identifier", ""),
            _ => ("iati-identifier", "1.1.2"),
        };
        let identifier = element.child(child).map(Element::text).unwrap_or_default().into_owned();
        if identifier.is_empty() {
            return format!("#{position}");
        }
        let n = self.references.see(&identifier);
        if n == 1 {
            return identifier;
        }
        // One finding per identifier, however often it comes.
        if n == 2 && self.options.schema.is_none() {
            let at = element.child(child).unwrap_or(element);
            let place = at.tree().position(at.offset());
            let finding = found_value(codes::CHECK_IDENTIFIER_REPEATED, &identifier);
            self.tell_file(rule, &format!("{path}/{child}"), place, finding);
        }
        format!("{identifier}({n})")
    }

    fn missing(&mut self, root: &str, kind: KindId, at: Position) {
        let schema = self.schema();
        let expected =
            schema.kind(kind).children.iter().map(|p| schema.kind(p.kind).name).collect::<Vec<_>>().join(", ");
        let finding = found(codes::SCHEMA_ELEMENT_MISSING).with("element", root).with("expected", expected);
        self.tell_file("0.3.1", &format!("/{root}"), at, finding);
    }

    /// Passes over what stands before the root.
    fn find_root(&mut self) -> Result<Opening, Finding> {
        let mut seen_anything = false;
        loop {
            let token = self.next_outside()?;
            match token.step {
                Step::Start { name } => return Ok(Opening { token, name, is_empty: false }),
                Step::Empty { name } => return Ok(Opening { token, name, is_empty: true }),
                Step::Aside => {}
                Step::Text if self.is_blank(&token) => {}
                Step::Declaration if !seen_anything => {}
                Step::Declaration => return Err(self.events.located(codes::XML_LATE_DECLARATION, token.from)),
                Step::EndOfFile => return Err(self.events.not_well_formed("no-root", token.from)),
                _ => return Err(self.events.not_well_formed("text-outside", token.from)),
            }
            seen_anything = true;
            self.events.forget(token.to);
        }
    }

    /// Reads on to the end without judging, so that what is not well-formed is told all the same.
    fn pass_over(&mut self, root_is_empty: bool) -> Result<(), Finding> {
        self.events.forget(self.events.buffer().len());
        while !root_is_empty && self.events.depth() > 0 {
            let token = self.next_outside()?;
            match token.step {
                Step::Start { name } | Step::Empty { name } => {
                    let is_empty = matches!(token.step, Step::Empty { .. });
                    self.tape.clear();
                    put_element(&self.events, &mut self.tape, &self.limits, &Opening { token, name, is_empty })?;
                }
                Step::EndOfFile => return Err(self.events.not_well_formed("cut-off", token.from)),
                Step::Declaration => return Err(self.events.not_well_formed("markup", token.from)),
                _ => {}
            }
            self.events.forget(token.to);
        }
        self.after_root()
    }

    /// Nothing but blanks, comments and instructions may follow the root.
    fn after_root(&mut self) -> Result<(), Finding> {
        loop {
            let token = self.next_outside()?;
            match token.step {
                Step::EndOfFile => return Ok(()),
                Step::Aside => {}
                Step::Text if self.is_blank(&token) => {}
                _ => return Err(self.events.not_well_formed("after-root", token.from)),
            }
            self.events.forget(token.to);
        }
    }

    fn next_outside(&mut self) -> Result<Token, Finding> {
        self.events.next(self.limits.text_bytes, Limits::TEXT_BYTES)
    }

    fn is_blank(&self, token: &Token) -> bool {
        values::is_blank(&self.events.buffer()[token.from..token.to])
    }
}

/// How often each rule is broken: the worst first, then those broken most.
pub(super) fn rule_counts(counts: &HashMap<String, Count>) -> Vec<RuleCount> {
    let of = |count: &Count| RuleCount::new(&count.rule, count.n, count.activities);
    let mut rules: Vec<RuleCount> = counts.values().map(of).collect();
    rules.sort_by(|a, b| (b.severity, b.n, &a.rule).cmp(&(a.severity, a.n, &b.rule)));
    rules
}

/// The place a finding of the reader names.
pub(super) fn place_of(finding: &Finding) -> Position {
    let number = |name: &str| {
        let argument = finding.arguments.iter().find(|(n, _)| *n == name);
        argument.and_then(|(_, value)| value.parse().ok()).unwrap_or(0)
    };
    Position { line: finding.row.unwrap_or_else(|| number("line")), column: number("column") }
}
