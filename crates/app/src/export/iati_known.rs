//! One activity as it is known, gathered for writing: which source's element is its base, what is said besides, and
//! the lines of money that figures count. How it differs from the element is `iati_edits`' business.

use crate::headway::Known as Portfolio;
use crate::{Failure, Headway, facts};
use domain::statement::{ActivityDetails, ActivityStatement, LedgerStatement, Recorded, RecordedBasis, Source};
use domain::{Context, Day, Finality, LedgerKind, Share, Vocabulary};
use insight::facts::ActivityVersion;
use insight::portfolio::folded;
use std::collections::{HashMap, HashSet};
use store::Reader;
use store::rows::{LedgerLineRow, SourceRow, Stamp};

/// Sources with the trust in each, as the facts have it.
pub(super) struct Sources {
    rows: HashMap<u32, SourceRow>,
    ranks: HashMap<u32, u16>,
}

impl Sources {
    pub(super) fn load(headway: &Headway, ctx: &Context) -> Result<Sources, Failure> {
        let rows = headway.store().read(ctx, |reader| reader.sources(ctx.as_of.change))?;
        let ranks = facts::ranks(&rows, ctx.today);
        Ok(Sources { rows: rows.into_iter().map(|row| (row.id, row)).collect(), ranks })
    }

    fn rank(&self, source: u32) -> u16 {
        self.ranks.get(&source).copied().unwrap_or(0)
    }

    fn source(&self, id: u32) -> Source {
        let row = self.rows.get(&id);
        let text = |get: fn(&SourceRow) -> &String| row.map(get).cloned().unwrap_or_default();
        Source { system: text(|r| &r.system), organisation: text(|r| &r.organisation) }
    }
}

/// The statement whose element is written.
pub(super) struct Base {
    /// Its source.
    pub(super) source: Source,
    /// Rank of that.
    pub(super) rank: u16,
    /// Number of the statement.
    pub(super) statement: i64,
    /// The day by whose end it was known.
    pub(super) recorded_on: Day,
}

/// A line of money that counts.
pub(super) struct Line {
    pub(super) identity: i64,
    pub(super) occurrence: u32,
    pub(super) digest: i64,
    /// It is of the base's source.
    pub(super) is_of_base: bool,
    pub(super) statement: LedgerStatement,
}

/// One activity with all that is heard of it.
pub(super) struct Gathered<'k> {
    pub(super) known: &'k Portfolio,
    pub(super) activity: u32,
    /// The element to begin with, if any source published one.
    pub(super) base: Option<Base>,
    /// Statements heard: of the base's source and of sources that publish no element.
    pub(super) versions: Vec<ActivityVersion>,
    /// Ranks of those sources; `None` hears everybody.
    heard: Option<HashSet<u16>>,
    pub(super) lines: Vec<Line>,
}

impl<'k> Gathered<'k> {
    /// Reads what there is about one activity.
    pub(super) fn of(
        reader: &Reader<'_>,
        ctx: &Context,
        sources: &Sources,
        known: &'k Portfolio,
        activity: u32,
    ) -> store::Result<Gathered<'k>> {
        let identifier = &known.facts.activities.identifiers[activity as usize];
        let day = known.day();
        let lists = reader.activity_lists(identifier, ctx.as_of.change)?;
        let lists: Vec<(i64, Stamp)> = lists.into_iter().filter(|(_, stamp)| stamp.recorded_on <= day).collect();
        let base = lists.iter().max_by_key(|(_, stamp)| (sources.rank(stamp.source), stamp.order()));
        let base_source = base.map(|(_, stamp)| stamp.source);
        let publishers: HashSet<u32> = lists.iter().map(|(_, stamp)| stamp.source).collect();
        let is_heard = |source: u32| Some(source) == base_source || !publishers.contains(&source);
        let heard: Option<HashSet<u16>> = (publishers.len() > 1)
            .then(|| sources.ranks.iter().filter(|(id, _)| is_heard(**id)).map(|(_, rank)| *rank).collect());
        let columns = &known.facts.activities;
        let range =
            columns.version_start[activity as usize] as usize..columns.version_start[activity as usize + 1] as usize;
        let is_known =
            |v: &&ActivityVersion| v.known_from <= day && heard.as_ref().is_none_or(|h| h.contains(&v.source_rank));
        let versions = columns.versions[range].iter().filter(is_known).copied().collect();
        let rows = reader.activity_ledger(identifier, ctx.as_of.change)?;
        let rows = rows.into_iter().filter(|r| r.line.stamp.recorded_on <= day && is_heard(r.line.stamp.source));
        Ok(Gathered {
            known,
            activity,
            base: base.map(|(statement, stamp)| Base {
                source: sources.source(stamp.source),
                rank: sources.rank(stamp.source),
                statement: *statement,
                recorded_on: stamp.recorded_on,
            }),
            versions,
            heard,
            lines: counted(rows, sources, base_source, identifier),
        })
    }

    /// Its shares in a vocabulary, in the words files use.
    pub(super) fn shares(&self, vocabulary: Vocabulary) -> Vec<Share> {
        let (facts, portfolio) = (&self.known.facts, &self.known.portfolio);
        let is_heard = |rank: u16| self.heard.as_ref().is_none_or(|h| h.contains(&rank));
        let members = portfolio.shares_of(facts, self.activity, vocabulary, is_heard);
        self.in_words(vocabulary, members)
    }

    /// The shares that one source states in a vocabulary.
    pub(super) fn shares_stated_by(&self, rank: u16, vocabulary: Vocabulary) -> Vec<Share> {
        let (facts, portfolio) = (&self.known.facts, &self.known.portfolio);
        self.in_words(vocabulary, portfolio.shares_of(facts, self.activity, vocabulary, |r| r == rank))
    }

    fn in_words(&self, vocabulary: Vocabulary, members: &[insight::facts::ShareMember]) -> Vec<Share> {
        let Some(dictionary) = self.known.facts.names.vocabulary(vocabulary) else { return Vec::new() };
        let code = |term| dictionary.code(term).to_owned();
        members.iter().map(|m| Share { code: code(m.term), percent: m.percent }).collect()
    }

    /// All that is said of it as one statement, with these lists.
    pub(super) fn statement(&self, details: Option<ActivityDetails>) -> ActivityStatement {
        let facts = &self.known.facts;
        let names = &facts.names;
        let versions = &self.versions;
        let recorded = Recorded { on: self.known.day(), basis: RecordedBasis::Stated };
        let mut s = ActivityStatement::new(&facts.activities.identifiers[self.activity as usize], recorded, 0);
        s.title = folded(versions, |v| v.title).and_then(|t| names.titles.get(t as usize).cloned()).into();
        s.status = folded(versions, |v| v.status).into();
        s.donor = folded(versions, |v| v.donor).map(|d| names.organisations.name(d).to_owned()).into();
        s.parent = folded(versions, |v| v.parent).map(|p| facts.activities.identifiers[p as usize].clone()).into();
        s.planned_start = folded(versions, |v| v.planned_start).into();
        s.actual_start = folded(versions, |v| v.actual_start).into();
        s.planned_end = folded(versions, |v| v.planned_end).into();
        s.actual_end = folded(versions, |v| v.actual_end).into();
        s.currency = folded(versions, |v| v.currency).map(|c| names.currencies[usize::from(c)]).into();
        s.shares = [Vocabulary::Country, Vocabulary::Region, Vocabulary::Sector]
            .map(|v| (v, domain::Said::Value(self.shares(v))))
            .into();
        s.details = details.map(Box::new);
        s
    }

    /// The lines in an order that depends on nothing but what they say.
    pub(super) fn ledger(&self) -> Vec<LedgerStatement> {
        let mut lines: Vec<&LedgerStatement> = self.lines.iter().map(|l| &l.statement).collect();
        lines.sort_by_key(|l| {
            (
                l.kind.number(),
                l.period_start,
                l.period_end,
                l.currency,
                l.amount,
                &l.reference,
                &l.provider,
                &l.receiver,
                l.row,
            )
        });
        lines.into_iter().cloned().collect()
    }
}

/// The lines that figures count: of each the last statement, none that is withdrawn, and of each group of kinds those
/// of the most trusted source (see `insight::money`).
fn counted(
    rows: impl Iterator<Item = LedgerLineRow>,
    sources: &Sources,
    base: Option<u32>,
    activity: &str,
) -> Vec<Line> {
    let mut latest: HashMap<(i64, u32, u8), LedgerLineRow> = HashMap::new();
    for row in rows {
        let key = (row.line.identity, row.line.occurrence, row.line.kind.number());
        let is_later = |held: &LedgerLineRow| held.line.stamp.order() <= row.line.stamp.order();
        if latest.get(&key).is_none_or(is_later) {
            latest.insert(key, row);
        }
    }
    let mut visible: Vec<LedgerLineRow> = latest.into_values().filter(|r| !r.line.withdrawn).collect();
    let mut winners: HashMap<u8, u16> = HashMap::new();
    for row in &visible {
        let best = winners.entry(group(row.line.kind)).or_default();
        *best = (*best).max(sources.rank(row.line.stamp.source));
    }
    visible.retain(|r| winners.get(&group(r.line.kind)) == Some(&sources.rank(r.line.stamp.source)));
    visible.sort_by_key(|r| (r.line.stamp.row, r.line.identity, r.line.occurrence));
    let line = |row: LedgerLineRow| Line {
        identity: row.line.identity,
        occurrence: row.line.occurrence,
        digest: row.line.stamp.digest,
        is_of_base: Some(row.line.stamp.source) == base,
        statement: statement_of(row, activity),
    };
    visible.into_iter().map(line).collect()
}

/// Spending counts together, every other kind for itself.
fn group(kind: LedgerKind) -> u8 {
    if kind.is_spending() { LedgerKind::Disbursement.number() } else { kind.number() }
}

fn statement_of(row: LedgerLineRow, activity: &str) -> LedgerStatement {
    let line = row.line;
    LedgerStatement {
        row: line.stamp.row,
        recorded: Recorded { on: line.stamp.recorded_on, basis: line.stamp.basis },
        activity: activity.to_owned(),
        kind: line.kind,
        period_start: line.period_start,
        period_end: line.period_end,
        amount: line.amount,
        currency: line.currency,
        value_date: line.value_date,
        fund: row.fund,
        class: row.class,
        provider: row.provider,
        receiver: row.receiver,
        reference: row.reference,
        finality: Finality::from_number(line.finality),
    }
}
