//! What became known of an activity besides what its kept element says. Values are compared as they are stored, by
//! number and sum, so that nothing looks changed that is not.

use super::iati_known::{Base, Gathered};
use domain::statement::{LedgerStatement, Recorded, RecordedBasis, Statement};
use domain::{Said, Vocabulary};
use iati::Activity;
use iati::write::Edits;
use insight::facts::ActivityVersion;
use insight::portfolio::folded;
use std::collections::HashMap;

/// The edits that bring an element to what is known. `read` is what the element says, read again.
pub(super) fn edits(gathered: &Gathered<'_>, base: &Base, read: Activity) -> Edits {
    let mut edits = Edits::default();
    // What the publisher said later without an element, a withdrawal for one, is an edit of this one.
    let is_published = |v: &&ActivityVersion| v.source_rank == base.rank && v.known_from <= base.recorded_on;
    let published = gathered.versions.iter().rfind(is_published);
    if let Some(published) = published {
        about(gathered, published, &mut edits);
    }
    for vocabulary in [Vocabulary::Country, Vocabulary::Region, Vocabulary::Sector] {
        let now = gathered.shares(vocabulary);
        if now != gathered.shares_stated_by(base.rank, vocabulary) {
            edits.shares.push((vocabulary, super::iati_words::published(vocabulary, now)));
        }
    }
    lines(gathered, base, read, &mut edits);
    edits
}

fn about(gathered: &Gathered<'_>, published: &ActivityVersion, edits: &mut Edits) {
    let versions = &gathered.versions;
    let facts = &gathered.known.facts;
    let title = |title: u32| facts.names.titles.get(title as usize).cloned();
    edits.title = changed(versions, published, |v| v.title).map(|now| now.and_then(title));
    edits.status = changed(versions, published, |v| v.status);
    let currency = |currency: u8| facts.names.currencies[usize::from(currency)];
    edits.currency = changed(versions, published, |v| v.currency).map(|now| now.map(currency));
    edits.dates = [
        changed(versions, published, |v| v.planned_start),
        changed(versions, published, |v| v.actual_start),
        changed(versions, published, |v| v.planned_end),
        changed(versions, published, |v| v.actual_end),
    ];
    let identifier = |activity: u32| facts.activities.identifiers[activity as usize].clone();
    edits.parent = changed(versions, published, |v| v.parent).map(|parent| parent.map(identifier));
    let name = |organisation| facts.names.organisations.name(organisation).to_owned();
    edits.donor = changed(versions, published, |v| v.donor).map(|donor| donor.map(name));
}

/// What is known now, where the published statement says something else.
fn changed<T: PartialEq + Copy>(
    versions: &[ActivityVersion],
    published: &ActivityVersion,
    field: impl Fn(&ActivityVersion) -> Said<T>,
) -> Option<Option<T>> {
    let now = folded(versions, &field);
    (now.as_ref() != field(published).value()).then_some(now)
}

/// Lines of the element that are no longer known or say something else, and lines that it does not have.
fn lines(gathered: &Gathered<'_>, base: &Base, read: Activity, edits: &mut Edits) {
    let offsets: Vec<u32> = read.ledger.iter().map(|line| line.offset).collect();
    let recorded = Recorded { on: gathered.known.day(), basis: RecordedBasis::Stated };
    let (statements, _) = read.into_statements(recorded);
    let stated: Vec<LedgerStatement> = statements
        .into_iter()
        .filter_map(|s| match s {
            Statement::Ledger(line) => Some(*line),
            _ => None,
        })
        .collect();
    let mut known: HashMap<(i64, u32), (i64, bool)> = gathered
        .lines
        .iter()
        .filter(|l| l.is_of_base)
        .map(|l| ((l.identity, l.occurrence), (l.digest, false)))
        .collect();
    let keys = keys(base, &stated);
    let last: HashMap<(i64, u32), usize> = keys.iter().enumerate().map(|(at, (key, _))| (*key, at)).collect();
    for (at, ((key, digest), (offset, line))) in keys.iter().zip(offsets.into_iter().zip(stated)).enumerate() {
        match known.get_mut(key) {
            // Of several budgets for one period the last counts; the others stay with it.
            Some(_) if last.get(key) != Some(&at) => {}
            Some((now, is_found)) if now == digest => *is_found = true,
            _ => edits.removed.push((offset, line)),
        }
    }
    let is_found = |identity, occurrence| known.get(&(identity, occurrence)).is_some_and(|(_, found)| *found);
    let others = gathered.lines.iter().filter(|l| !l.is_of_base || !is_found(l.identity, l.occurrence));
    edits.added = others.map(|l| l.statement.clone()).collect();
}

/// What makes each line one, and the sum of what it says, as the store has them.
fn keys(base: &Base, stated: &[LedgerStatement]) -> Vec<((i64, u32), i64)> {
    let mut counts: HashMap<i64, u32> = HashMap::new();
    let key = |line: &LedgerStatement| {
        let (identity, digest) = store::line_sums(&base.source, line);
        let count = counts.entry(identity).or_default();
        let occurrence = if line.kind.is_budget() || line.reference.is_some() { 0 } else { *count };
        *count += 1;
        ((identity, occurrence), digest)
    };
    stated.iter().map(key).collect()
}
