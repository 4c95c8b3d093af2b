//! What was published: a file is written and recorded in one act, the log of all of them, and any of them made again
//! to the byte. How a file is made is in `export`; the log itself is facts, kept by the store.

use crate::export::{self, IatiAnswer, IatiRequest, Publisher};
use crate::failure::FailureKind;
use crate::filters::Filters;
use crate::table::{Cell, Table};
use crate::{Failure, Headway};
use domain::reference::find_publication_profile;
use domain::{AsOf, Context, Day, Instant, Language};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::io::{self, Write};
use store::{Act, NewPublication, PublicationRow};

/// Version of the program, which a file depends on as much as on its facts.
const VERSION: &str = env!("CARGO_PKG_VERSION");
/// The one kind of file that is recorded.
const ACTIVITIES: &str = "activities";

/// Where and when a file is published.
#[derive(Clone, Copy, Debug)]
pub struct Publishing<'a> {
    /// Through which door.
    pub door: &'static str,
    /// Name of the file, if it has one.
    pub file: Option<&'a str>,
    /// Clock.
    pub at: Instant,
}

/// What a file was asked with, so that it can be asked for again. Languages of messages are not part of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishedRequest {
    /// Which activities.
    #[serde(default)]
    pub filters: Filters,
    /// Profile asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub profile: Option<String>,
    /// What the file was told to say it was made at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub generated: Option<String>,
    /// Whether kept elements were not used.
    #[serde(default)]
    pub from_facts: bool,
    /// Identifier of the publisher of what came from no published file.
    pub publisher: Option<String>,
    /// Its name.
    pub publisher_name: Option<String>,
    /// Its type.
    pub publisher_type: Option<String>,
    /// Language of its texts.
    pub publisher_language: Option<String>,
}

/// The log.
#[derive(Clone, Debug, Serialize)]
pub struct PublicationsAnswer {
    /// Last day of knowledge.
    pub as_of: String,
    /// Publications, the newest first.
    pub publications: Vec<PublicationAnswer>,
    /// All of them made again; only when asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub again: Option<Vec<AgainAnswer>>,
}

/// One publication as recorded.
#[derive(Clone, Debug, Serialize)]
pub struct PublicationAnswer {
    /// Its number, counted from 1.
    pub publication: u64,
    /// When (RFC 3339, UTC).
    pub published_at: String,
    /// The day whose rules of publication held.
    pub published_on: String,
    /// Who.
    pub person: String,
    /// Through which door.
    pub door: String,
    /// File it was written to, where it has a name.
    pub file: Option<String>,
    /// Kind of file.
    pub kind: String,
    /// Profile by which it was cut into activities.
    pub profile: String,
    /// `DATE@CHANGE` of the facts in it: `--as-of` takes it.
    pub as_of: String,
    /// What it was asked with.
    pub request: PublishedRequest,
    /// Version of the program.
    pub version: String,
    /// SHA-256 of the rules of publication that held.
    pub rules: String,
    /// Activities in it.
    pub activities: u64,
    /// Activities left out for what they lack.
    pub left_out: u64,
    /// Activities held back as a whole.
    pub excluded: u64,
    /// Activities without something that is held back.
    pub redacted: u64,
    /// Elements, texts and activities held back, by rule.
    pub suppressed_by_rule: BTreeMap<String, u64>,
    /// Size in bytes.
    pub bytes: u64,
    /// SHA-256 of the file.
    pub sha256: String,
    /// The change that recorded it.
    pub change: u64,
}

/// A publication made again.
#[derive(Clone, Debug, Serialize)]
pub struct AgainAnswer {
    /// Its number.
    pub publication: u64,
    /// Whether every byte is the same.
    pub same: bool,
    /// SHA-256 as published.
    pub published_sha256: String,
    /// SHA-256 as made again.
    pub sha256: String,
    /// Size in bytes as made again.
    pub bytes: u64,
    /// Whether another version of the program made it.
    pub other_version: bool,
    /// Whether other rules of publication hold now for that day.
    pub other_rules: bool,
}

/// Writes an IATI file to a sink, and records that it was published, with the number it gets. Recorded is what the sink
/// took to the last byte; a file without activity is none, and gets no number.
///
/// # Errors
///
/// As [`export::iati`]; a file that keeps what must not be published; a store that takes nothing.
pub fn publish(
    headway: &Headway,
    ctx: &Context,
    request: &IatiRequest,
    publishing: &Publishing<'_>,
    out: &mut impl Write,
) -> Result<(Option<u64>, IatiAnswer), Failure> {
    if request.unredacted {
        return Err(Failure::invalid("publication.unredacted"));
    }
    // Facts that others store meanwhile are not in the file.
    let last = headway.last_change(ctx)?;
    let as_of = AsOf { change: Some(ctx.as_of.change.map_or(last, |change| change.min(last))), ..ctx.as_of };
    let ctx = ctx.as_of(as_of);
    let request = IatiRequest { publisher: export::publisher(headway, &ctx, &request.publisher)?, ..request.clone() };
    let answer = export::iati(headway, &ctx, &request, out)?;
    let is_file = answer.nothing(&request.filters).is_none();
    let number = is_file.then(|| record(headway, &ctx, &request, publishing, &answer)).transpose()?;
    Ok((number, answer))
}

fn record(
    headway: &Headway,
    ctx: &Context,
    request: &IatiRequest,
    publishing: &Publishing<'_>,
    answer: &IatiAnswer,
) -> Result<u64, Failure> {
    let unwritten = |e| Failure::new(FailureKind::Internal, "json.failed").because(e);
    let reason = format!("published as of {}", ctx.as_of);
    let act = Act { door: publishing.door, reason: &reason, file: publishing.file, at: publishing.at };
    let mut writer = headway.store().begin(ctx, act)?;
    let number = writer.record_publication(&NewPublication {
        kind: ACTIVITIES,
        profile: answer.profile.to_owned(),
        as_of: ctx.as_of.day,
        facts_change: answer.change,
        request: serde_json::to_string(&PublishedRequest::of(request)).map_err(unwritten)?,
        version: VERSION,
        rules: sum_of_rules(ctx.today),
        activities: answer.activities,
        left_out: answer.left_out,
        excluded: answer.excluded,
        redacted: answer.redacted,
        held_back: answer.suppressed_by_rule.iter().map(|(rule, n)| ((*rule).to_owned(), *n)).collect(),
        bytes: answer.bytes,
        sha256: answer.sha256.clone(),
        recorded_on: ctx.today,
    })?;
    writer.commit()?;
    Ok(number)
}

/// The log as known on the day of the context; with `check` every publication in it is made again and compared.
pub fn publications(headway: &Headway, ctx: &Context, check: bool) -> Result<PublicationsAnswer, Failure> {
    let mut publications: Vec<PublicationAnswer> =
        rows(headway, ctx)?.into_iter().map(PublicationAnswer::of).collect::<Result<_, _>>()?;
    publications.reverse();
    let mut again = None;
    if check {
        let made = publications.iter().map(|p| made_again(headway, ctx, p, &mut io::sink()));
        again = Some(made.collect::<Result<Vec<_>, _>>()?);
    }
    Ok(PublicationsAnswer { as_of: ctx.as_of.to_string(), publications, again })
}

/// One publication.
///
/// # Errors
///
/// A number that no publication has.
pub fn publication(headway: &Headway, ctx: &Context, number: u64) -> Result<PublicationAnswer, Failure> {
    let row = rows(headway, ctx)?.into_iter().find(|row| row.number == number);
    let unknown = || Failure::not_found("publication.not-found").with("publication", number);
    PublicationAnswer::of(row.ok_or_else(unknown)?)
}

/// Writes a publication to a sink once more, from the facts, the request and the rules of then, if every byte is the
/// same. Otherwise nothing is written, for what differs may be what was masked then; the answer says so.
///
/// # Errors
///
/// A number that no publication has, and as [`export::iati`].
pub fn again(headway: &Headway, ctx: &Context, number: u64, out: &mut impl Write) -> Result<AgainAnswer, Failure> {
    let published = publication(headway, ctx, number)?;
    let made = made_again(headway, ctx, &published, &mut io::sink())?;
    if made.same {
        made_again(headway, ctx, &published, out)?;
    }
    Ok(made)
}

fn made_again(
    headway: &Headway,
    ctx: &Context,
    published: &PublicationAnswer,
    out: &mut impl Write,
) -> Result<AgainAnswer, Failure> {
    let unreadable = || Failure::new(FailureKind::Internal, "store.inconsistent").with("cause", "publication");
    let today = Day::parse(&published.published_on).ok_or_else(unreadable)?;
    let as_of = AsOf::parse(&published.as_of).ok_or_else(unreadable)?;
    let then = Context { today, as_of, ..ctx.clone() };
    let answer = export::iati(headway, &then, &published.request.asked(), out)?;
    Ok(AgainAnswer {
        publication: published.publication,
        same: answer.sha256 == published.sha256,
        published_sha256: published.sha256.clone(),
        sha256: answer.sha256,
        bytes: answer.bytes,
        other_version: published.version != VERSION,
        other_rules: published.rules != sum_of_rules(today),
    })
}

fn rows(headway: &Headway, ctx: &Context) -> Result<Vec<PublicationRow>, Failure> {
    Ok(headway.store().read(ctx, |reader| reader.publications(ctx.as_of.change, ctx.as_of.day))?)
}

/// SHA-256 over the rules of publication that hold on a day, whatever they are called in any language.
fn sum_of_rules(day: Day) -> String {
    let mut sum = Sha256::new();
    for rule in export::redaction_rules(day) {
        sum.update(rule.grammar());
        sum.update(b"\n");
    }
    sum.finalize().iter().map(|b| format!("{b:02x}")).collect()
}

impl PublishedRequest {
    fn of(request: &IatiRequest) -> PublishedRequest {
        let publisher = request.publisher.clone();
        PublishedRequest {
            filters: request.filters.clone(),
            profile: request.profile.clone(),
            generated: request.generated.clone(),
            from_facts: request.from_facts,
            publisher: publisher.identifier,
            publisher_name: publisher.name,
            publisher_type: publisher.kind,
            publisher_language: publisher.language,
        }
    }

    /// The request once more. What was not set then must not be filled in by a setting of today.
    fn asked(&self) -> IatiRequest {
        IatiRequest {
            filters: self.filters.clone(),
            profile: self.profile.clone(),
            generated: self.generated.clone(),
            from_facts: self.from_facts,
            is_settled: true,
            publisher: Publisher {
                identifier: self.publisher.clone(),
                name: self.publisher_name.clone(),
                kind: self.publisher_type.clone(),
                language: self.publisher_language.clone(),
            },
            ..IatiRequest::default()
        }
    }
}

impl PublicationAnswer {
    fn of(row: PublicationRow) -> Result<PublicationAnswer, Failure> {
        let unreadable = |e| Failure::new(FailureKind::Internal, "store.inconsistent").with("cause", &e).because(e);
        Ok(PublicationAnswer {
            publication: row.number,
            published_at: row.at.to_string(),
            published_on: row.recorded_on.to_string(),
            person: row.person,
            door: row.door,
            file: row.file,
            kind: row.kind,
            profile: row.profile,
            as_of: AsOf { day: row.as_of, change: Some(row.facts_change) }.to_string(),
            request: serde_json::from_str(&row.request).map_err(unreadable)?,
            version: row.version,
            rules: row.rules,
            activities: row.activities,
            left_out: row.left_out,
            excluded: row.excluded,
            redacted: row.redacted,
            suppressed_by_rule: row.held_back.into_iter().collect(),
            bytes: row.bytes,
            sha256: row.sha256,
            change: row.change,
        })
    }

    /// Filters in the words of addresses and commands; blank for the whole portfolio.
    pub fn filters(&self) -> String {
        let pairs = self.request.filters.pairs();
        pairs.iter().map(|(name, value)| format!("{name} {value}")).collect::<Vec<_>>().join(", ")
    }

    /// The profile in words; its id where this version knows it no longer.
    pub fn profile_name(&self, language: Language) -> &str {
        let day = Day::parse(&self.published_on).and_then(|day| find_publication_profile(&self.profile, day));
        day.map_or(self.profile.as_str(), |profile| profile.names.in_language(language))
    }

    /// How much was held back.
    pub fn held_back(&self) -> u64 {
        self.suppressed_by_rule.values().sum()
    }
}

/// Columns of the log that a person reads in a line.
const SHORT: [&str; 8] =
    ["publication", "published_at", "person", "profile", "filters", "as_of", "activities", "held_back"];

impl PublicationsAnswer {
    /// One row per publication, with what fits in a line.
    pub fn short_table(&self) -> Table {
        let Table { columns, rows } = self.table();
        let is_kept: Vec<bool> = columns.iter().map(|c| SHORT.contains(&c.name)).collect();
        let cut = |row: Vec<Cell>| row.into_iter().zip(&is_kept).filter(|(_, k)| **k).map(|(cell, _)| cell).collect();
        let rows = rows.into_iter().map(cut).collect();
        Table { columns: columns.into_iter().filter(|c| SHORT.contains(&c.name)).collect(), rows }
    }

    /// One row per publication.
    pub fn table(&self) -> Table {
        let mut table = Table::with_columns(&[
            ("publication", "column-publication", true),
            ("published_at", "column-published-at", false),
            ("person", "column-person", false),
            ("door", "column-door", false),
            ("kind", "column-kind-of-file", false),
            ("profile", "column-profile", false),
            ("filters", "column-filters", false),
            ("as_of", "column-as-of", false),
            ("activities", "column-activities", true),
            ("left_out", "column-left-out", true),
            ("held_back", "column-held-back", true),
            ("bytes", "column-bytes", true),
            ("sha256", "column-sha256", false),
            ("file", "column-file", false),
            ("version", "column-version", false),
        ]);
        for p in &self.publications {
            let or_blank = |text: &str| if text.is_empty() { Cell::Blank } else { Cell::Text(text.to_owned()) };
            let coded = |key: &str, code: &str| Cell::Coded { code: code.to_owned(), key: format!("{key}-{code}") };
            table.rows.push(vec![
                Cell::Whole(p.publication as i64),
                Cell::Text(p.published_at.clone()),
                Cell::Text(p.person.clone()),
                Cell::Text(p.door.clone()),
                coded("publication-kind", &p.kind),
                Cell::Text(p.profile.clone()),
                or_blank(&p.filters()),
                Cell::Text(p.as_of.clone()),
                Cell::Whole(p.activities as i64),
                Cell::Whole(p.left_out as i64),
                Cell::Whole(p.held_back() as i64),
                Cell::Whole(p.bytes as i64),
                Cell::Text(p.sha256.clone()),
                or_blank(p.file.as_deref().unwrap_or_default()),
                Cell::Text(p.version.clone()),
            ]);
        }
        table
    }
}
