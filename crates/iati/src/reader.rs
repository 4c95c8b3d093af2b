//! The door: reads a file activity by activity, in memory bounded by one activity.
//! Knows the frame of a file (root, version, what stands between activities); what an activity says is
//! `activity`'s business, and what an import does with it is `app`'s.

use crate::activity::{self, Surroundings};
use crate::attributes::{Opening, scan_attributes};
use crate::codes;
use crate::collect::collect;
use crate::events::{Events, Step, Token};
use crate::input::Input;
use crate::limits::Limits;
use crate::model::{Activity, Counts, Organisation};
use crate::organisation;
use crate::tree::{Element, Tape, Tree};
use crate::upgrade;
use crate::values;
use crate::version::{Form, Version};
use domain::{Finding, Instant, Zone};
use std::io::Read;
use std::ops::ControlFlow;

/// Findings about the frame of a file that are kept; a hostile file can make more.
const FRAME_FINDINGS: usize = 1_000;

/// What kind of IATI file it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FileKind {
    /// `iati-activities`, or a single `iati-activity`.
    Activities,
    /// `iati-organisations`.
    Organisations,
}

/// What the root of a file says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FileHeader {
    /// Its kind.
    pub kind: FileKind,
    /// Version as declared; `None` where none is.
    pub version_declared: Option<String>,
    /// That version, if it was ever published.
    pub version: Option<Version>,
    /// When the file was made, if stated; without an offset it is read as UTC.
    pub generated: Option<Instant>,
    /// Encoding of its bytes.
    pub encoding: &'static str,
}

/// One thing read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Item {
    /// The root; comes first, once.
    Header(FileHeader),
    /// An activity.
    Activity(Box<Activity>),
    /// An organisation of an organisation file.
    Organisation(Box<Organisation>),
}

/// What can be said when the file was read to its end, or until the sink had enough.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct FileEnd {
    /// Activities handed over.
    pub activities: u64,
    /// Organisations handed over.
    pub organisations: u64,
    /// Activities or organisations refused because they have no identifier.
    pub refused: u64,
    /// Elements of all activities, refused ones too.
    pub counts: Counts,
    /// Bytes read, as UTF-8.
    pub bytes: u64,
    /// Findings about the file as a whole and about refused activities.
    pub findings: Vec<Finding>,
    /// The sink broke off.
    pub is_stopped: bool,
}

/// Reads a file of any version, plain or gzip, in UTF-8, UTF-16 or Latin-1. The sink gets the header, then each
/// activity or organisation, and may break off.
///
/// # Errors
///
/// One finding where the file cannot be read at all or not to its end: its code says what, `line` and `column` where,
/// and `activities` how many whole activities (or organisations) the sink got before.
pub fn read(
    input: impl Read,
    limits: &Limits,
    sink: &mut dyn FnMut(Item) -> ControlFlow<()>,
) -> Result<FileEnd, Finding> {
    let input: Box<dyn Read + '_> = Box::new(input);
    let input = Input::open(input, limits.file_bytes).map_err(|f| f.with("activities", 0))?;
    let mut reading = Reading::new(input, limits, sink);
    match reading.file() {
        Ok(()) => Ok(reading.end),
        Err(finding) => Err(finding.with("activities", reading.end.activities + reading.end.organisations)),
    }
}

/// Reads one activity element on its own, as [`Activity::standalone_element`] gives it.
///
/// # Errors
///
/// As [`read`]; also where the bytes hold no activity with an identifier.
pub fn read_element(element: &[u8], limits: &Limits) -> Result<Activity, Finding> {
    let mut read_activity = None;
    let end = read(element, limits, &mut |item| {
        if let Item::Activity(activity) = item {
            read_activity = Some(*activity);
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(())
    })?;
    read_activity.ok_or_else(|| {
        let refused = |f: &Finding| f.severity == domain::Severity::Refused;
        end.findings.into_iter().find(refused).unwrap_or_else(|| Finding::refused(codes::NO_ACTIVITIES))
    })
}

/// One activity element on its own as a tree, for what looks at it more closely than [`read_element`].
///
/// # Errors
///
/// As [`read`].
pub(crate) fn with_tree<T>(element: &[u8], limits: &Limits, look: impl FnOnce(&Tree<'_>) -> T) -> Result<T, Finding> {
    let input: Box<dyn Read + '_> = Box::new(element);
    let input = Input::open(input, limits.file_bytes)?;
    let mut nothing = |_| ControlFlow::Break(());
    let mut reading = Reading::new(input, limits, &mut nothing);
    let root = reading.find_root()?;
    reading.events.forget(root.token.from);
    let token = Token { from: 0, to: root.token.to - root.token.from, ..root.token };
    collect(&mut reading.events, &mut reading.tape, &reading.limits, &Opening { token, ..root })?;
    let Ok(text) = std::str::from_utf8(reading.events.buffer()) else {
        return Err(reading.events.located(codes::ENCODING_BROKEN, 0));
    };
    Ok(look(&Tree::new(text, &reading.tape, reading.events.position(0))))
}

/// Says of an element of 1.x what is lost, assumed or missing in the terms of 2.03.
fn note_upgrade(
    element: Element<'_>,
    form: Option<Form>,
    identifier: &str,
    findings: &mut Vec<Finding>,
    surroundings: &Surroundings<'_>,
) {
    if form == Some(Form::One) {
        let (_, told) = upgrade::upgraded(element, surroundings.findings);
        let named = |finding: Finding| finding.with("activity", identifier.chars().take(200).collect::<String>());
        findings.extend(told.into_iter().map(named));
    }
}

/// One reading of one file.
struct Reading<'s, R> {
    events: Events<R>,
    limits: Limits,
    sink: &'s mut dyn FnMut(Item) -> ControlFlow<()>,
    zone: Zone,
    tape: Tape,
    namespaces: Vec<(String, String)>,
    version: Option<Version>,
    end: FileEnd,
}

impl<'s, R: Read> Reading<'s, R> {
    fn new(input: Input<R>, limits: &Limits, sink: &'s mut dyn FnMut(Item) -> ControlFlow<()>) -> Reading<'s, R> {
        // Offsets within an activity are kept in 32 bits.
        let limits = Limits { activity_bytes: limits.activity_bytes.min(u64::from(u32::MAX >> 1)), ..limits.clone() };
        Reading {
            events: Events::new(input, &limits),
            limits,
            sink,
            zone: Zone::default(),
            tape: Tape::default(),
            namespaces: Vec::new(),
            version: None,
            end: FileEnd::default(),
        }
    }

    fn file(&mut self) -> Result<(), Finding> {
        let encoding = self.events.input().encoding().name();
        if let Some(declared) = self.events.input().misdeclared() {
            let finding = Finding::notice(codes::ENCODING_MISDECLARED).with("declared", declared);
            self.end.findings.push(finding.with("encoding", encoding));
        }
        let root = self.find_root()?;
        match self.name(&root).as_str() {
            "iati-activities" => self.root(&root, FileKind::Activities)?,
            "iati-organisations" => self.root(&root, FileKind::Organisations)?,
            "iati-activity" => self.lone_activity(&root)?,
            name => return Err(self.foreign_root(name, &root)),
        }
        self.end.bytes = self.events.bytes();
        Ok(())
    }

    /// Passes over what stands before the root.
    fn find_root(&mut self) -> Result<Opening, Finding> {
        let mut seen_anything = false;
        loop {
            let token = self.next_outside()?;
            match token.step {
                Step::Start { name } => return Ok(Opening { token, name, is_empty: false }),
                Step::Empty { name } => return Ok(Opening { token, name, is_empty: true }),
                Step::Text if self.is_blank(&token) => {}
                Step::Aside => {}
                Step::Declaration if !seen_anything => {}
                Step::Declaration => {
                    let finding = Finding::notice(codes::XML_LATE_DECLARATION);
                    self.end.findings.push(finding.at_row(self.events.position(token.from).line));
                }
                Step::EndOfFile => return Err(self.events.not_well_formed("no-root", token.from)),
                _ => return Err(self.events.not_well_formed("text-outside", token.from)),
            }
            seen_anything = true;
            self.events.forget(token.to);
        }
    }

    fn foreign_root(&self, name: &str, root: &Opening) -> Finding {
        let finding = |code| self.events.located(code, root.token.from);
        match name {
            "html" | "HTML" => finding(codes::FILE_OTHER_KIND).with("found", "html"),
            "Workbook" | "office:document" | "table" => finding(codes::FILE_OTHER_KIND).with("found", "spreadsheet"),
            _ => finding(codes::ROOT_UNKNOWN).with("root", name.chars().take(100).collect::<String>()),
        }
    }

    /// Reads the root's attributes, hands the header over and goes through what is in it.
    fn root(&mut self, root: &Opening, kind: FileKind) -> Result<(), Finding> {
        let attributes = self.attributes_of(root)?;
        let find = |name: &str| attributes.iter().find(|(n, _)| n == name).map(|(_, v)| v.trim().to_owned());
        let version_declared = find("version").filter(|v| !v.is_empty());
        self.version = version_declared.as_deref().and_then(Version::parse);
        self.note_version(version_declared.as_deref(), root);
        let header = FileHeader {
            kind,
            version: self.version,
            version_declared,
            generated: find("generated-datetime").and_then(|t| Instant::parse(&t, &self.zone)),
            encoding: self.events.input().encoding().name(),
        };
        self.namespaces = attributes.into_iter().filter(|(n, _)| n == "xmlns" || n.starts_with("xmlns:")).collect();
        self.events.forget(root.token.to);
        let mut flow = (self.sink)(Item::Header(header));
        if flow.is_continue() && !root.is_empty {
            flow = self.within_root(kind)?;
        }
        self.end.is_stopped = flow.is_break();
        if flow.is_continue() {
            self.after_root()?;
            self.note_contents(kind);
        }
        Ok(())
    }

    fn note_version(&mut self, declared: Option<&str>, root: &Opening) {
        let line = self.events.position(root.token.from).line;
        match (declared, self.version) {
            (None, _) => self.end.findings.push(Finding::notice(codes::VERSION_MISSING).at_row(line)),
            (Some(declared), None) => {
                self.end.findings.push(Finding::notice(codes::VERSION_UNKNOWN).at_row(line).with_value(declared));
            }
            _ => {}
        }
    }

    fn note_contents(&mut self, kind: FileKind) {
        if self.position() > 1 {
            return;
        }
        self.end.findings.push(Finding::warning(match kind {
            FileKind::Activities => codes::NO_ACTIVITIES,
            FileKind::Organisations => codes::NO_ORGANISATIONS,
        }));
    }

    /// Which activity or organisation of the file comes next, from 1.
    fn position(&self) -> u32 {
        (self.end.activities + self.end.organisations + self.end.refused + 1).min(u64::from(u32::MAX)) as u32
    }

    fn within_root(&mut self, kind: FileKind) -> Result<ControlFlow<()>, Finding> {
        loop {
            let token = self.next_outside()?;
            let opening = match token.step {
                Step::Start { name } => Opening { token, name, is_empty: false },
                Step::Empty { name } => Opening { token, name, is_empty: true },
                Step::End => {
                    self.events.forget(token.to);
                    return Ok(ControlFlow::Continue(()));
                }
                Step::EndOfFile => return Err(self.events.not_well_formed("cut-off", token.from)),
                Step::Declaration => return Err(self.events.not_well_formed("markup", token.from)),
                Step::Text | Step::CData | Step::Reference | Step::Aside => {
                    self.events.forget(token.to);
                    continue;
                }
            };
            match (self.name(&opening).as_str(), kind) {
                ("iati-activity", _) => {
                    let flow = self.activity(&opening)?;
                    if flow.is_break() {
                        return Ok(flow);
                    }
                }
                ("iati-organisation", FileKind::Organisations) => {
                    let flow = self.organisation(&opening)?;
                    if flow.is_break() {
                        return Ok(flow);
                    }
                }
                (name, _) => {
                    self.note_unexpected(name, token.from);
                    self.pass_over(&opening)?;
                }
            }
        }
    }

    /// One finding per name of element that is not read here.
    fn note_unexpected(&mut self, name: &str, at: usize) {
        let is_same = |f: &&mut Finding| f.code == codes::ELEMENT_UNEXPECTED && f.value.as_deref() == Some(name);
        if let Some(earlier) = self.end.findings.iter_mut().find(is_same) {
            if let Some((_, n)) = earlier.arguments.iter_mut().find(|(key, _)| *key == "n") {
                *n = (n.parse().unwrap_or(1u64) + 1).to_string();
            }
        } else if self.end.findings.len() < FRAME_FINDINGS {
            let finding = Finding::notice(codes::ELEMENT_UNEXPECTED).at_row(self.events.position(at).line);
            self.end.findings.push(finding.with_value(name).with("element", name).with("n", 1));
        }
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

    /// A file whose root is the activity itself.
    fn lone_activity(&mut self, root: &Opening) -> Result<(), Finding> {
        self.end.findings.push(Finding::notice(codes::ROOT_ACTIVITY));
        let header = FileHeader {
            kind: FileKind::Activities,
            version_declared: None,
            version: None,
            generated: None,
            encoding: self.events.input().encoding().name(),
        };
        let mut flow = (self.sink)(Item::Header(header));
        if flow.is_continue() {
            flow = self.activity(root)?;
        }
        self.end.is_stopped = flow.is_break();
        if flow.is_continue() { self.after_root() } else { Ok(()) }
    }

    /// Passes over an element and all in it.
    fn pass_over(&mut self, opening: &Opening) -> Result<(), Finding> {
        self.attributes_of(opening)?;
        self.events.forget(opening.token.to);
        if opening.is_empty {
            return Ok(());
        }
        let depth = self.events.depth();
        while self.events.depth() >= depth {
            let token = self.next_outside()?;
            match token.step {
                Step::Start { name } | Step::Empty { name } => {
                    let is_empty = matches!(token.step, Step::Empty { .. });
                    self.attributes_of(&Opening { token, name, is_empty })?;
                }
                Step::EndOfFile => return Err(self.events.not_well_formed("cut-off", token.from)),
                Step::Declaration => return Err(self.events.not_well_formed("markup", token.from)),
                _ => {}
            }
            self.events.forget(token.to);
        }
        Ok(())
    }

    /// Collects one activity, reads it and hands it over.
    fn activity(&mut self, opening: &Opening) -> Result<ControlFlow<()>, Finding> {
        let mut activity = self.collected(opening, "iati-activities", |element, surroundings| {
            let mut activity = activity::read(element, surroundings);
            note_upgrade(element, activity.form, &activity.identifier, &mut activity.findings, surroundings);
            activity
        })?;
        activity.position = self.position();
        self.end.counts += activity.counts;
        self.note_form(activity.form, activity.line);
        if activity.identifier.is_empty() {
            return Ok(self.refuse(codes::IDENTIFIER_BLANK, "iati-identifier", activity.line));
        }
        activity.source_element = self.take_element();
        activity.namespaces.clone_from(&self.namespaces);
        self.end.activities += 1;
        Ok((self.sink)(Item::Activity(Box::new(activity))))
    }

    /// Collects one organisation, reads it and hands it over.
    fn organisation(&mut self, opening: &Opening) -> Result<ControlFlow<()>, Finding> {
        let mut organisation = self.collected(opening, "iati-organisations", |element, surroundings| {
            let mut read = organisation::read(element, surroundings);
            note_upgrade(element, read.form, &read.identifier, &mut read.findings, surroundings);
            read
        })?;
        organisation.position = self.position();
        self.note_form(organisation.form, organisation.line);
        if organisation.identifier.is_empty() {
            let code = codes::ORGANISATION_IDENTIFIER_BLANK;
            return Ok(self.refuse(code, "organisation-identifier", organisation.line));
        }
        organisation.source_element = self.take_element();
        organisation.namespaces.clone_from(&self.namespaces);
        self.end.organisations += 1;
        Ok((self.sink)(Item::Organisation(Box::new(organisation))))
    }

    /// Collects one element of the root and reads its tree; its bytes stay in the buffer.
    fn collected<T>(
        &mut self,
        opening: &Opening,
        root: &str,
        read: impl FnOnce(Element<'_>, &Surroundings<'_>) -> T,
    ) -> Result<T, Finding> {
        self.events.forget(opening.token.from);
        let token = Token { from: 0, to: opening.token.to - opening.token.from, ..opening.token };
        self.tape.clear();
        if let Err(finding) = collect(&mut self.events, &mut self.tape, &self.limits, &Opening { token, ..*opening }) {
            return Err(match finding.column {
                None => {
                    let path = self.tape.path(self.events.buffer());
                    finding.in_column(format!("/{root}{path}"))
                }
                Some(_) => finding,
            });
        }
        let origin = self.events.position(0);
        let Ok(text) = std::str::from_utf8(self.events.buffer()) else {
            return Err(self.events.located(codes::ENCODING_BROKEN, 0));
        };
        let tree = Tree::new(text, &self.tape, origin);
        let most = self.limits.items;
        if self.tape.len() > most as usize && tree.root().items() > most as usize {
            return Err(self.events.limit(Limits::ITEMS, u64::from(most), 0));
        }
        let read = read(tree.root(), &Surroundings { zone: &self.zone, findings: self.limits.findings });
        // A very large tree makes room before what was read is handed over.
        self.tape.clear();
        Ok(read)
    }

    /// The bytes of the element just read.
    fn take_element(&mut self) -> Vec<u8> {
        // A copy has no spare room, which a long-lived buffer has; a very large one is not worth having twice.
        if self.events.buffer().len() > 1 << 20 {
            return self.events.take();
        }
        let bytes = self.events.buffer().to_vec();
        self.events.forget(bytes.len());
        bytes
    }

    fn refuse(&mut self, code: &'static str, column: &str, line: u64) -> ControlFlow<()> {
        let position = self.position();
        self.events.forget(self.events.buffer().len());
        self.end.refused += 1;
        if self.end.findings.len() < FRAME_FINDINGS {
            let finding = Finding::refused(code).at_row(line).with("line", line);
            self.end.findings.push(finding.in_column(column).with("position", position));
        }
        ControlFlow::Continue(())
    }

    /// Says once where the declared version and the form of what is read disagree.
    fn note_form(&mut self, form: Option<Form>, line: u64) {
        let (Some(version), Some(form)) = (self.version, form) else { return };
        let is_noted = |f: &Finding| f.code == codes::VERSION_MISDECLARED;
        if version.form() != form && !self.end.findings.iter().any(is_noted) {
            let found = if form == Form::One { "1" } else { "2" };
            let finding = Finding::warning(codes::VERSION_MISDECLARED).at_row(line);
            self.end.findings.push(finding.with("declared", version.name()).with("found", found));
        }
    }

    /// The attributes of an element outside activities, as names and values with references resolved.
    fn attributes_of(&self, opening: &Opening) -> Result<Vec<(String, String)>, Finding> {
        let mut attributes: Vec<(String, String)> = Vec::new();
        let text = |(from, to): (usize, usize)| String::from_utf8_lossy(&self.events.buffer()[from..to]).into_owned();
        scan_attributes(&self.events, opening, self.limits.attributes, &mut |name, value| {
            let (name, value) = (text(name), text(value));
            let is_new = attributes.iter().all(|(n, _)| *n != name);
            let value = quick_xml::escape::unescape(&value).map(|v| v.into_owned()).unwrap_or(value);
            attributes.push((name, value));
            is_new
        })?;
        Ok(attributes)
    }

    fn next_outside(&mut self) -> Result<Token, Finding> {
        self.events.next(self.limits.text_bytes, Limits::TEXT_BYTES)
    }

    fn name(&self, opening: &Opening) -> String {
        let from = opening.token.from + 1;
        String::from_utf8_lossy(&self.events.buffer()[from..from + opening.name]).into_owned()
    }

    fn is_blank(&self, token: &Token) -> bool {
        values::is_blank(&self.events.buffer()[token.from..token.to])
    }
}
