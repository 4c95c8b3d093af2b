//! Loads `insight::Facts` from the store: which statement of one history replaces which, which source is trusted
//! more, and the sort orders the columns promise. Numbers are given by sorted codes, never by the order of imports,
//! so that the same files give the same facts whatever order they came in. See decision 0003.

mod events;
mod ledger;
mod ratings;
#[cfg(test)]
mod snapshots;
#[cfg(test)]
mod tests;
mod words;

use domain::statement::RecordedBasis;
use domain::{Context, Currency, Day, Said};
use insight::facts::{
    ActivityColumns, ActivityVersion, FOREVER, Facts, Grouped, MilestoneColumns, RateRow, RuleLimit, ShareMember,
    ShareSet, offsets,
};
use insight::recorded::Recorded;
use std::collections::HashMap;
use store::rows::{ActivityRow, MilestoneRow, RateStatementRow, SourceRow};
use store::{Reader, Store, StoreError};
use words::{Currencies, Words};

/// Rank of a source nobody ranked: published files give way to the organisation's own tables and systems.
const UNRANKED: i64 = 100;
/// Rank of an unranked source of the system `iati`.
const UNRANKED_IATI: i64 = 0;

/// Loads everything stored up to a change, or everything.
pub fn load(store: &Store, ctx: &Context, change: Option<u64>) -> Result<Facts, StoreError> {
    store.read(ctx, |reader| {
        let last = reader.last_change()?;
        // One bound for both threads: what is stored meanwhile is left for the next load.
        let bound = change.map_or(last, |c| c.min(last));
        let change = Some(bound);
        let settings = reader.settings(change)?;
        let words = Words::load(reader, change)?;
        let ranks = ranks(&reader.sources(change)?, ctx.today);
        let (mut of_activities, mut of_ledger) = (Currencies::default(), Currencies::default());
        let mut titles = Titles::default();

        // The ledger and the events are the longest tables: the others are read beside them.
        let others = || {
            store.read(ctx, |reader| {
                let activities = activities(reader, change, &words, &ranks, &mut of_activities, &mut titles)?;
                let milestones = milestones(reader, change, &words, &ranks)?;
                Ok((activities, milestones, rates(reader, change)?, ratings::load(reader, change, &words, &ranks)?))
            })
        };
        let events = || store.read(ctx, |reader| events::load(reader, change, &words));
        let (ledger, events, others) = std::thread::scope(|scope| {
            let (events, others) = (scope.spawn(events), scope.spawn(others));
            let ledger = ledger::load(reader, change, &words, &ranks, &mut of_ledger);
            (ledger, joined(events), joined(others))
        });
        let ((mut ledger, first_line), (events, first_event)) = (ledger?, events?);
        let (mut activities, (milestones, first_milestone), rates, ratings) = others?;

        let currencies = Currencies::together(&[&of_activities, &of_ledger])?;
        let places = of_activities.places(&currencies);
        for version in &mut activities.versions {
            version.currency = version.currency.map(|c| places[usize::from(c)]);
        }
        let places = of_ledger.places(&currencies);
        for currency in &mut ledger.currency {
            *currency = places[usize::from(*currency)];
        }
        let first_version = activities.versions.iter().map(|v| v.known_from).min();
        let first_recorded = [first_version, first_line, first_milestone, first_event].into_iter().flatten().min();
        let mut names = words.into_names();
        names.titles = titles.in_order_of(&mut activities);
        names.currencies = currencies;
        let only_currency = match names.currencies.as_slice() {
            [only] => Some(*only),
            _ => None,
        };
        Ok(Facts {
            change: bound,
            reporting_currency: settings.reporting_currency.or(only_currency).or(Some(Currency::USD)),
            zone: settings.time_zone,
            first_recorded,
            names,
            activities,
            ledger,
            milestones,
            events,
            rates,
            ratings,
            rule_limits: rule_limits(reader, change)?,
            recorded: Recorded::default(),
        })
    })
}

fn joined<T>(thread: std::thread::ScopedJoinHandle<'_, T>) -> T {
    thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

/// Limits of rules as the organisation set them, in that order.
fn rule_limits(reader: &Reader<'_>, change: Option<u64>) -> Result<Vec<RuleLimit>, StoreError> {
    let rows = reader.rule_limits(change)?.into_iter();
    Ok(rows
        .map(|row| RuleLimit {
            rule: row.rule,
            watch: row.watch,
            act: row.act,
            applies_after: row.applies_after,
            valid_from: row.valid_from,
            known_from: row.recorded_on,
        })
        .collect())
}

/// Trust in each source, by its number: 1 and up, higher wins, no two alike. Configured ranks that hold today come
/// first, then published files below everything else, then names: nothing depends on the order of imports.
pub(crate) fn ranks(sources: &[SourceRow], today: Day) -> HashMap<u32, u16> {
    let configured = |source: &SourceRow| {
        let holds =
            |from: Option<Day>, to: Option<Day>| from.is_none_or(|f| f <= today) && to.is_none_or(|t| today <= t);
        let ranks = source.ranks.iter().rev();
        ranks.filter(|r| r.measure == "*" && holds(r.valid_from, r.valid_to)).map(|r| r.rank).next()
    };
    let mut order: Vec<_> = sources
        .iter()
        .map(|s| {
            let usual = if s.system == "iati" { UNRANKED_IATI } else { UNRANKED };
            (configured(s).unwrap_or(usual), &s.system, &s.organisation, s.id)
        })
        .collect();
    order.sort();
    order.iter().zip(1u16..).map(|((.., id), rank)| (*id, rank)).collect()
}

/// Reporting organisations of the sources by their rank, which versions of activities carry; blank for one's own.
pub(crate) fn publishers(reader: &Reader<'_>, ctx: &Context, change: u64) -> Result<HashMap<u16, String>, StoreError> {
    Ok(sources(reader, ctx, change)?.into_iter().map(|(rank, (_, organisation))| (rank, organisation)).collect())
}

/// System and reporting organisation of the sources by their rank.
pub(crate) fn sources(
    reader: &Reader<'_>,
    ctx: &Context,
    change: u64,
) -> Result<HashMap<u16, (String, String)>, StoreError> {
    let sources = reader.sources(Some(change))?;
    let ranks = ranks(&sources, ctx.today);
    Ok(sources.into_iter().filter_map(|s| Some((*ranks.get(&s.id)?, (s.system, s.organisation)))).collect())
}

/// Titles, numbered as they are met and renumbered when the versions are sorted.
#[derive(Default)]
struct Titles {
    texts: Vec<String>,
    numbers: HashMap<String, u32>,
}

impl Titles {
    fn number(&mut self, text: String) -> u32 {
        if let Some(number) = self.numbers.get(&text) {
            return *number;
        }
        let number = self.texts.len() as u32;
        self.texts.push(text.clone());
        self.numbers.insert(text, number);
        number
    }

    /// Renumbers the titles of the versions in their order, and gives the texts in that order.
    fn in_order_of(mut self, activities: &mut ActivityColumns) -> Vec<String> {
        let mut places: Vec<Option<u32>> = vec![None; self.texts.len()];
        let mut sorted = Vec::with_capacity(self.texts.len());
        for version in &mut activities.versions {
            if let Said::Value(title) = &mut version.title {
                let place = &mut places[*title as usize];
                *title = *place.get_or_insert_with(|| {
                    sorted.push(std::mem::take(&mut self.texts[*title as usize]));
                    sorted.len() as u32 - 1
                });
            }
        }
        sorted
    }
}

fn activities(
    reader: &Reader<'_>,
    change: Option<u64>,
    words: &Words,
    ranks: &HashMap<u32, u16>,
    currencies: &mut Currencies,
    titles: &mut Titles,
) -> Result<ActivityColumns, StoreError> {
    let mut versions = Vec::new();
    let mut sets = Vec::new();
    let mut members = Vec::new();
    let mut full = None;
    reader.each_activity(change, |row| {
        let activity = words.activity(row.activity);
        let order = (activity, rank_of(ranks, row.stamp.source), row.stamp.order());
        for (vocabulary, said) in &row.shares {
            let from = members.len() as u32;
            for (term, percent) in said.value().into_iter().flatten() {
                members.push(ShareMember { term: words.term(*term), percent: *percent });
            }
            members[from as usize..].sort_by_key(|m| m.term);
            let set = ShareSet {
                known_from: row.stamp.recorded_on,
                source_rank: order.1,
                vocabulary: *vocabulary,
                members: from..members.len() as u32,
            };
            sets.push((order, set));
        }
        match currency_of(&row, currencies) {
            Ok(currency) => versions.push((order, version(row, order.1, currency, words, titles))),
            Err(error) => full = Some(error),
        }
    })?;
    if let Some(error) = full {
        return Err(error);
    }
    sets.sort_by_key(|(order, set)| (*order, set.vocabulary));
    let n = words.activities.len();
    let version_order = in_order(n, &versions, |(order, _)| order.0, |(order, _)| *order);
    // Members follow their sets, so that the columns do not show the order of imports either.
    let mut share_members = Vec::with_capacity(members.len());
    let mut share_sets = Vec::with_capacity(sets.len());
    let share_start = offsets(n, sets.iter().map(|(order, _)| order.0));
    for (_, set) in sets {
        let from = share_members.len() as u32;
        share_members.extend_from_slice(&members[set.members.start as usize..set.members.end as usize]);
        share_sets.push(ShareSet { members: from..share_members.len() as u32, ..set });
    }
    Ok(ActivityColumns {
        identifiers: words.activities.clone(),
        version_start: offsets(n, versions.iter().map(|(order, _)| order.0)),
        versions: version_order.into_iter().map(|row| versions[row as usize].1).collect(),
        share_start,
        share_sets,
        share_members,
    })
}

fn currency_of(row: &ActivityRow, currencies: &mut Currencies) -> Result<Said<u8>, StoreError> {
    Ok(match row.currency {
        Said::Nothing => Said::Nothing,
        Said::Unknown => Said::Unknown,
        Said::Value(currency) => Said::Value(currencies.number(currency, "activity_statement")?),
    })
}

fn version(
    row: ActivityRow,
    source_rank: u16,
    currency: Said<u8>,
    words: &Words,
    titles: &mut Titles,
) -> ActivityVersion {
    ActivityVersion {
        known_from: row.stamp.recorded_on,
        source_rank,
        assumed: row.stamp.basis != RecordedBasis::Stated,
        title: row.title.map(|text| titles.number(text)),
        status: row.status,
        office: row.office.map(|id| words.office(id)),
        donor: row.donor.map(|id| words.organisation(id)),
        instrument: row.instrument.map(|id| words.term(id)),
        parent: row.parent.map(|id| words.activity(id)),
        approved_on: row.approved_on,
        planned_start: row.planned_start,
        actual_start: row.actual_start,
        planned_end: row.planned_end,
        actual_end: row.actual_end,
        approved_budget: row.approved_budget,
        currency,
    }
}

fn milestones(
    reader: &Reader<'_>,
    change: Option<u64>,
    words: &Words,
    ranks: &HashMap<u32, u16>,
) -> Result<(MilestoneColumns, Option<Day>), StoreError> {
    let mut rows: Vec<MilestoneRow> = Vec::new();
    reader.each_milestone(change, |row| {
        let holder = row.holder.map(|id| words.holder(id));
        rows.push(MilestoneRow { activity: words.activity(row.activity), step: words.step(row.step), holder, ..row });
    })?;
    let rank = |m: &MilestoneRow| rank_of(ranks, m.stamp.source);
    let order = |m: &MilestoneRow| (m.step, m.round, rank(m), m.stamp.order());
    let mut columns = MilestoneColumns {
        start: offsets(words.activities.len(), rows.iter().map(|m| m.activity)),
        ..MilestoneColumns::default()
    };
    for row in in_order(words.activities.len(), &rows, |m| m.activity, order) {
        let m = &rows[row as usize];
        columns.step.push(m.step);
        columns.round.push(m.round);
        columns.planned_on.push(m.planned_on);
        columns.actual_on.push(m.actual_on);
        columns.holder.push(m.holder);
        columns.known_from.push(m.stamp.recorded_on.0);
        columns.source_rank.push(rank(m));
    }
    Ok((columns, rows.iter().map(|m| m.stamp.recorded_on).min()))
}

/// Rates by pair of currencies, day and knowledge; each until the next statement of its day and pair.
fn rates(reader: &Reader<'_>, change: Option<u64>) -> Result<Vec<RateRow>, StoreError> {
    let mut rows: Vec<RateStatementRow> = Vec::new();
    reader.each_rate(change, |row| rows.push(row))?;
    rows.sort_by_key(|r| (r.currency, r.base, r.date, r.stamp.order()));
    let mut rates: Vec<RateRow> = Vec::with_capacity(rows.len());
    for row in rows {
        let known_from = row.stamp.recorded_on;
        let same = |r: &RateRow| (r.currency, r.base, r.date) == (row.currency, row.base, row.date);
        if let Some(before) = rates.last_mut().filter(|r| same(r)) {
            if before.rate == row.rate {
                continue;
            }
            before.known_until = known_from.0;
            if before.known_from == known_from {
                rates.pop();
            }
        }
        let RateStatementRow { date, currency, base, rate, .. } = row;
        rates.push(RateRow { date, currency, base, rate, known_from, known_until: FOREVER });
    }
    Ok(rates)
}

fn rank_of(ranks: &HashMap<u32, u16>, source: u32) -> u16 {
    ranks.get(&source).copied().unwrap_or(0)
}

/// Places of rows by activity, and within an activity by a key; rows with equal keys stay in their order. Large rows are
/// not moved about.
fn in_order<R, K: Ord>(n: usize, rows: &[R], activity: impl Fn(&R) -> u32, key: impl Fn(&R) -> K) -> Vec<u32> {
    let by_activity = Grouped::of(rows.iter().map(&activity), n);
    let mut order = Vec::with_capacity(rows.len());
    for activity in 0..n {
        let from = order.len();
        order.extend_from_slice(by_activity.of_one(activity));
        order[from..].sort_by_key(|row| key(&rows[*row as usize]));
    }
    order
}
