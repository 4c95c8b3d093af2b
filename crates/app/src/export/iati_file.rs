//! An IATI activity file of the portfolio or a part of it. Activities come in the order of their identifiers; the same
//! facts give the same bytes. How an activity is written is `iati`'s business.

use super::iati_edits::edits;
use super::iati_known::{Base, Gathered, Sources};
use super::iati_profile::{Cutting, Parts};
use super::iati_words::published;
use crate::filters::{Filters, Question};
use crate::{Failure, Headway, failure::FailureKind};
use domain::reference::{PublicationRule, publication_rules};
use domain::statement::ActivityDetails;
use domain::{Context, Day, Finding, Said, Severity, Vocabulary};
use iati::Limits;
use iati::version::Form;
use iati::write::{Converted, FileWriter, Known, Redaction, Reporter, Subject, Suppressed, Written};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashMap};
use std::io::{self, Write};
use std::path::Path;
use store::rows::PublisherRow;
use wording::Wording;

/// Language of texts where nobody chose one.
const LANGUAGE: &str = "en";

/// What to write.
#[derive(Clone, Debug, Default)]
pub struct IatiRequest {
    /// Which activities.
    pub filters: Filters,
    /// What the file says it was made at (`xsd:dateTime`); without it the day of its newest fact.
    pub generated: Option<String>,
    /// Write every activity from facts alone, also where a published element is kept.
    pub from_facts: bool,
    /// Keep also what the rules of publication hold back: for an own backup, never to be published.
    pub unredacted: bool,
    /// List everything held back.
    pub explain: bool,
    /// Profile of `reference/publication-profiles.tsv`; one activity per project unless it says otherwise.
    pub profile: Option<String>,
    /// Who publishes what came from no published file; what is `None` is as the settings say.
    pub publisher: PublisherRow,
    /// What is `None` of the publisher was not known when this was asked first, whatever the settings say by now.
    pub is_settled: bool,
}

/// What was written.
#[derive(Clone, Debug, Serialize)]
pub struct IatiAnswer {
    /// Last day of knowledge.
    pub as_of: String,
    /// Last change of which anything is in it.
    pub change: u64,
    /// Activities that the filters mean.
    pub selected: u64,
    /// Profile by which they are cut into activities of the file.
    pub profile: &'static str,
    /// Activities in the file. None of them: no file, because the standard knows no file without activity.
    pub activities: u64,
    /// Activities of the portfolio that they are, or are parts of.
    pub wholes: u64,
    /// Of them as they were imported, byte for byte but for what is held back.
    pub unchanged: u64,
    /// Of them with something known since.
    pub edited: u64,
    /// Of them published in the form of 1.x, and written as 2.03.
    pub converted: u64,
    /// Activities left out, with the reason among the findings.
    pub left_out: u64,
    /// Activities held back as a whole by a rule of publication.
    pub excluded: u64,
    /// Activities written without something that a rule of publication holds back.
    pub redacted: u64,
    /// Elements and activities held back, by rule.
    pub suppressed_by_rule: BTreeMap<&'static str, u64>,
    /// Everything held back, where it was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suppressed: Option<Vec<SuppressedElement>>,
    /// Size in bytes.
    pub bytes: u64,
    /// SHA-256 of the file; blank where there is none.
    pub sha256: String,
    /// What is missing, by activity.
    pub findings: Vec<ActivityFinding>,
}

/// One thing held back.
#[derive(Clone, Debug, Serialize)]
pub struct SuppressedElement {
    /// Activity.
    pub activity: String,
    /// Path of the element.
    pub path: String,
    /// Rule of `reference/publication-rules.tsv`.
    pub rule: &'static str,
    /// Why, in words.
    pub reason: &'static str,
}

/// One finding about one activity.
#[derive(Clone, Debug, Serialize)]
pub struct ActivityFinding {
    /// Its identifier.
    pub activity: String,
    /// refused (it is not in the file), warning or notice.
    pub severity: &'static str,
    /// Element it is about.
    pub element: Option<String>,
    /// Stable code.
    pub code: String,
    /// What is wrong.
    pub message: String,
    /// What to enter.
    pub hint: String,
}

/// Writes the file to a sink and tells what is in it. A sink that keeps nothing makes it a dry run. Where no activity
/// remains nothing is written, and [`IatiAnswer::nothing`] says why: whoever gives the file to somebody asks it.
///
/// # Errors
///
/// Filters that name nothing, a store that cannot be read, a sink that takes no more.
pub fn export(
    headway: &Headway,
    ctx: &Context,
    request: &IatiRequest,
    out: &mut impl Write,
) -> Result<IatiAnswer, Failure> {
    let asked = Question::of(headway, ctx, &request.filters)?;
    let (known, portfolio) = (&asked.known, &asked.known.portfolio);
    let cutting = Cutting::of(request.profile.as_deref(), ctx.today)?;
    let newest = asked.selection.activities().iter().map(|a| portfolio.last_recorded[*a as usize]).max();
    let generated = request.generated.clone().or_else(|| newest.map(|day| format!("{}T00:00:00Z", Day(day))));
    let mut file = FileWriter::activities(Summed::new(out), generated.as_deref());
    let mut answer = IatiAnswer {
        as_of: known.as_of.to_string(),
        change: known.facts.change,
        selected: asked.selection.activities().len() as u64,
        profile: cutting.profile.profile,
        activities: 0,
        wholes: 0,
        unchanged: 0,
        edited: 0,
        converted: 0,
        left_out: 0,
        excluded: 0,
        redacted: 0,
        suppressed_by_rule: BTreeMap::new(),
        suppressed: request.explain.then(Vec::new),
        bytes: 0,
        sha256: String::new(),
        findings: Vec::new(),
    };
    let writing = Writing {
        headway,
        ctx,
        sources: Sources::load(headway, ctx)?,
        publisher: match request.is_settled {
            true => request.publisher.clone(),
            false => publisher(headway, ctx, &request.publisher)?,
        },
        from_facts: request.from_facts,
        limits: headway.iati_limits(ctx)?,
    };
    let redaction = redaction(ctx, request)?;
    let persons = headway.store().read(ctx, |reader| reader.identifying(ctx.as_of.change))?;
    for &activity in asked.selection.activities() {
        let (how, written) = writing.activity(known, activity)?;
        let identifier = &known.facts.activities.identifiers[activity as usize];
        answer.take(identifier, how, &written, ctx);
        let Some(element) = written.element else { continue };
        let subject = subject(known, activity, &persons);
        let published = redaction.apply(element, &subject, &writing.limits).map_err(|f| damaged(&f))?;
        answer.hold_back(identifier, published.element.is_none(), &published.suppressed, ctx);
        if let Some(element) = published.element {
            let cut = cutting.cut(known, activity, element, &writing.limits)?;
            answer.add(identifier, &cut, ctx);
            cut.elements.iter().try_for_each(|element| file.element(element)).map_err(unwritable)?;
        }
    }
    (answer.bytes, answer.sha256) = file.finish().map_err(unwritable)?.told();
    Ok(answer)
}

/// The rules of publication that hold on a day.
pub(crate) fn redaction_rules(day: Day) -> impl Iterator<Item = &'static PublicationRule> {
    publication_rules().iter().filter(move |rule| rule.validity.holds_on(day))
}

/// The rules in force on the day of publishing, or none for an own backup.
fn redaction(ctx: &Context, request: &IatiRequest) -> Result<Redaction, Failure> {
    let rules = if request.unredacted { &[] } else { publication_rules() };
    Redaction::of(rules, ctx.today)
        .map_err(|rule| Failure::new(FailureKind::Internal, "export.rule-impossible").with("rule", rule))
}

/// What rules of publication ask of an activity beside its element.
fn subject<'a>(known: &'a crate::headway::Known, activity: u32, persons: &'a [String]) -> Subject<'a> {
    let (facts, i) = (&known.facts, activity as usize);
    let (offices, organisations) = (&facts.names.offices, &facts.names.organisations);
    let (office, donor) = (known.portfolio.office[i], known.portfolio.donor[i]);
    Subject {
        office: [offices.code(office), offices.name(office)],
        donor: [organisations.code(donor), organisations.name(donor)],
        persons,
    }
}

pub(super) fn unwritable(error: io::Error) -> Failure {
    Failure::file(Path::new("-"), error)
}

/// How an activity came to be written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum How {
    Unchanged,
    Edited,
    Converted,
    FromFacts,
}

impl IatiAnswer {
    fn take(&mut self, activity: &str, how: How, written: &Written, ctx: &Context) {
        match (how, &written.element) {
            (_, None) => self.left_out += 1,
            (How::Unchanged, _) => self.unchanged += 1,
            (How::Edited, _) => self.edited += 1,
            (How::Converted, _) => self.converted += 1,
            (How::FromFacts, _) => {}
        }
        self.findings.extend(written.findings.iter().map(|f| ActivityFinding::of(activity, f, ctx)));
    }

    fn hold_back(&mut self, activity: &str, is_excluded: bool, suppressed: &[Suppressed], ctx: &Context) {
        self.excluded += u64::from(is_excluded);
        self.redacted += u64::from(!is_excluded && !suppressed.is_empty());
        for held in suppressed {
            *self.suppressed_by_rule.entry(held.rule.rule).or_default() += 1;
            if let Some(list) = &mut self.suppressed {
                list.push(SuppressedElement {
                    activity: activity.to_owned(),
                    path: held.path.clone(),
                    rule: held.rule.rule,
                    reason: held.rule.reasons.in_language(ctx.language),
                });
            }
        }
    }

    fn add(&mut self, activity: &str, cut: &Parts, ctx: &Context) {
        self.wholes += 1;
        self.activities += cut.elements.len() as u64;
        self.findings.extend(cut.findings.iter().map(|f| ActivityFinding::of(activity, f, ctx)));
    }

    /// Whether an activity was left out.
    pub fn has_refusals(&self) -> bool {
        self.left_out > 0
    }

    /// What to tell where no activity remains: the filters, how many activities they mean, and what became of them.
    pub fn nothing(&self, filters: &Filters) -> Option<Failure> {
        let filters: Vec<String> = filters.pairs().iter().map(|(name, value)| format!("{name} {value}")).collect();
        let rules: Vec<&str> = self.suppressed_by_rule.keys().copied().collect();
        let or_none = |text: &str| if text.is_empty() { "none".to_owned() } else { text.to_owned() };
        let told = Failure::not_found("export.nothing-to-write")
            .with("filters", or_none(&filters.join(", ")))
            .with("selected", self.selected)
            .with("left_out", self.left_out)
            .with("held_back", self.excluded)
            .with("rules", or_none(&rules.join(", ")));
        (self.activities == 0).then_some(told)
    }
}

impl ActivityFinding {
    fn of(activity: &str, finding: &Finding, ctx: &Context) -> ActivityFinding {
        let (message, hint) = Wording::embedded().finding(ctx.language, finding);
        ActivityFinding {
            activity: activity.to_owned(),
            severity: finding.severity.name(),
            element: finding.column.clone(),
            code: finding.code.to_owned(),
            message,
            hint,
        }
    }
}

/// Who publishes what came from no published file: as asked for, else as the settings say.
pub(crate) fn publisher(headway: &Headway, ctx: &Context, asked: &PublisherRow) -> Result<PublisherRow, Failure> {
    let set = headway.settings(ctx)?.publisher;
    let either = |asked: &Option<String>, set: Option<String>| asked.clone().or(set);
    Ok(PublisherRow {
        identifier: either(&asked.identifier, set.identifier),
        name: either(&asked.name, set.name),
        kind: either(&asked.kind, set.kind),
        language: either(&asked.language, set.language),
    })
}

/// What every activity is written with.
struct Writing<'h> {
    headway: &'h Headway,
    ctx: &'h Context,
    sources: Sources,
    publisher: PublisherRow,
    from_facts: bool,
    limits: Limits,
}

impl Writing<'_> {
    fn activity(&self, known: &crate::headway::Known, activity: u32) -> Result<(How, Written), Failure> {
        let store = self.headway.store();
        let gathered = store.read(self.ctx, |reader| Gathered::of(reader, self.ctx, &self.sources, known, activity))?;
        let statement = gathered.base.as_ref().map(|base| base.statement);
        if let Some(base) = gathered.base.as_ref().filter(|_| !self.from_facts)
            && let Some(element) = store.read(self.ctx, |reader| reader.element_of_statement(base.statement))?
        {
            let read = iati::read_element(&element, &self.limits).map_err(|f| damaged(&f))?;
            if read.form == Some(Form::One) {
                return self.of_first_form(&gathered, base, &element);
            }
            let edits = edits(&gathered, base, read);
            if edits.is_empty() {
                return Ok((How::Unchanged, Written { element: Some(element), findings: Vec::new() }));
            }
            return Ok((How::Edited, iati::write::edited(&element, &edits, &self.limits).map_err(|f| damaged(&f))?));
        }
        let details = statement
            .map(|statement| store.read(self.ctx, |reader| reader.lists_of_statement(statement)))
            .transpose()?;
        Ok((How::FromFacts, iati::write::from_facts(&self.facts_of(&gathered, details))))
    }

    /// An activity that was published in the form of 1.x: the whole of it in the terms of 2.03, with what is known since.
    fn of_first_form(&self, gathered: &Gathered<'_>, base: &Base, element: &[u8]) -> Result<(How, Written), Failure> {
        let converted = Converted::of(element, &self.limits).map_err(|f| damaged(&f))?;
        let read = iati::read_element(converted.element(), &self.limits).map_err(|f| damaged(&f))?;
        let edits = edits(gathered, base, read);
        Ok((How::Converted, converted.written(&edits, &self.limits).map_err(|f| damaged(&f))?))
    }

    /// One activity with all that is written of it where no element is kept.
    fn facts_of(&self, gathered: &Gathered<'_>, details: Option<ActivityDetails>) -> Known {
        let mut statement = gathered.statement(details);
        let reporter = self.reporter(gathered, statement.details.as_deref());
        let is_own = gathered.base.is_none();
        let mut sector_names = HashMap::new();
        for (vocabulary, shares) in &mut statement.shares {
            let Said::Value(shares) = shares else { continue };
            if is_own {
                let words = std::mem::take(shares);
                *shares = published(*vocabulary, words);
            }
            if *vocabulary == Vocabulary::Sector {
                sector_names = names_of(gathered, shares);
            }
        }
        let texts = statement.details.as_deref().map(|d| d.texts.as_slice()).unwrap_or_default();
        let language = if texts.iter().any(|t| t.language.is_none()) {
            None
        } else {
            texts.first().map_or_else(|| self.publisher.language.clone(), |t| t.language.clone())
        };
        let language = if is_own { language.or_else(|| Some(LANGUAGE.to_owned())) } else { language };
        let updated = gathered.known.portfolio.last_recorded[gathered.activity as usize];
        Known {
            statement,
            ledger: gathered.ledger(),
            reporter,
            language,
            updated: Some(Day(updated)),
            hierarchy: None,
            is_published: !is_own,
            sector_names,
        }
    }

    /// The organisation that reports: of a published activity its own, else the publisher of this installation.
    fn reporter(&self, gathered: &Gathered<'_>, details: Option<&ActivityDetails>) -> Reporter {
        let own = &self.publisher;
        let Some(base) = &gathered.base else {
            return Reporter {
                identifier: own.identifier.clone().unwrap_or_default(),
                name: own.name.clone(),
                kind: own.kind.clone(),
                is_secondary: false,
            };
        };
        let identifier = base.source.organisation.clone();
        let named = details.and_then(|d| d.organisations.iter().find(|o| o.identifier.as_ref() == Some(&identifier)));
        let organisations = &gathered.known.facts.names.organisations;
        let name = organisations.find(&identifier).map(|o| organisations.name(o).to_owned());
        Reporter {
            name: name.or_else(|| named.and_then(|o| o.name.clone())).or_else(|| Some(identifier.clone())),
            kind: named.and_then(|o| o.kind.clone()).or_else(|| own.kind.clone()),
            identifier,
            is_secondary: false,
        }
    }
}

/// Names of the sectors that are words of an own vocabulary: the standard wants them told.
fn names_of(gathered: &Gathered<'_>, shares: &[domain::Share]) -> HashMap<String, String> {
    let Some(dictionary) = gathered.known.facts.names.vocabulary(Vocabulary::Sector) else { return HashMap::new() };
    let own = shares.iter().filter_map(|s| Some((s, s.code.split_once(':')?)));
    let own = own.filter(|(_, (vocabulary, _))| matches!(*vocabulary, "98" | "99"));
    let name = |share: &domain::Share, word: &str| {
        let term = dictionary.find(&share.code).or_else(|| dictionary.find(word));
        term.map_or_else(|| word.to_owned(), |t| dictionary.name(t).to_owned())
    };
    own.map(|(share, (_, word))| (share.code.clone(), name(share, word))).collect()
}

pub(super) fn damaged(finding: &Finding) -> Failure {
    debug_assert!(finding.severity == Severity::Refused);
    Failure::new(FailureKind::Internal, "store.inconsistent").with("cause", finding.code)
}

/// A sink with the sum of what went into it.
pub(super) struct Summed<W> {
    out: W,
    sum: Sha256,
    bytes: u64,
}

impl<W> Summed<W> {
    /// A sink into which nothing went yet.
    pub(super) fn new(out: W) -> Summed<W> {
        Summed { out, sum: Sha256::new(), bytes: 0 }
    }

    /// Size in bytes and SHA-256 of what went in; no sum of nothing.
    pub(super) fn told(self) -> (u64, String) {
        if self.bytes == 0 {
            return (0, String::new());
        }
        (self.bytes, self.sum.finalize().iter().map(|b| format!("{b:02x}")).collect())
    }
}

impl<W: Write> Write for Summed<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = self.out.write(bytes)?;
        self.sum.update(&bytes[..taken]);
        self.bytes += taken as u64;
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
