//! Full extracts: rows of the same source that a complete file no longer has are withdrawn by new facts, for the
//! activities (or processes) it names and the span of days it covers.

use crate::error::Result;
use crate::rows::{EventRow, LedgerRow, MilestoneRow, Stamp, StatementOrder};
use crate::writer::{Family, Writer};
use crate::{events, ledger, milestones};
use domain::statement::{Recorded, Source};
use domain::{Day, Instant, Said};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What the statements of this unit of work named.
#[derive(Default)]
pub(crate) struct Named {
    lines: HashMap<(i64, Family), Span<Day>>,
    milestones: HashMap<i64, BTreeSet<(u32, u32, u32)>>,
    events: HashMap<i64, Span<Instant>>,
}

struct Span<T> {
    /// Activities or processes.
    things: BTreeSet<i64>,
    first: T,
    last: T,
}

impl Named {
    pub(crate) fn line(&mut self, source: i64, family: Family, activity: i64, first: Day, last: Day) {
        add(&mut self.lines, (source, family), activity, first, last);
    }

    pub(crate) fn milestone(&mut self, source: i64, activity: i64, step: i64, round: u32) {
        self.milestones.entry(source).or_default().insert((activity as u32, step as u32, round));
    }

    pub(crate) fn event(&mut self, source: i64, process: i64, at: Instant) {
        add(&mut self.events, source, process, at, at);
    }
}

fn add<K: std::hash::Hash + Eq, T: Copy + Ord>(spans: &mut HashMap<K, Span<T>>, key: K, thing: i64, first: T, last: T) {
    let span = spans.entry(key).or_insert_with(|| Span { things: BTreeSet::new(), first, last });
    span.things.insert(thing);
    span.first = span.first.min(first);
    span.last = span.last.max(last);
}

impl Writer<'_> {
    /// Withdraws what this source has said of the family and this unit of work did not say again. Gives how many.
    /// Transactions and budgets: lines of the named activities that begin in the span of the stated ones.
    /// Milestones: all of the named activities. Events: cases of the named processes, in the span of completion.
    pub fn withdraw_absent(&mut self, source: &Source, family: Family, recorded: Recorded) -> Result<u64> {
        let source = self.source(source)?;
        match family {
            Family::Transactions | Family::Budgets => self.withdraw_lines(source, family, recorded),
            Family::Milestones => self.withdraw_milestones(source, recorded),
            Family::Events => self.withdraw_events(source, recorded),
            Family::Rates | Family::Ratings => Ok(0),
        }
    }

    fn withdraw_lines(&mut self, source: i64, family: Family, recorded: Recorded) -> Result<u64> {
        let Some(span) = self.named.lines.remove(&(source, family)) else { return Ok(0) };
        let mut withdrawn = 0;
        for activity in span.things {
            let lines = ledger::in_span(&self.connection, activity, source, (span.first, span.last))?;
            let lines = lines.into_iter().filter(|(row, _)| row.kind.is_budget() == (family == Family::Budgets));
            let latest = latest(lines, recorded, |(row, _)| (row.identity, row.occurrence), |(row, _)| &row.stamp);
            for (row, reference) in latest {
                if row.withdrawn || self.ledger.has(row.activity, row.identity, row.occurrence) {
                    continue;
                }
                let stamp = self.withdrawal(row.stamp, recorded);
                self.insert_ledger(&LedgerRow { stamp, withdrawn: true, ..row }, reference.as_deref())?;
                withdrawn += 1;
            }
        }
        Ok(withdrawn)
    }

    fn withdraw_milestones(&mut self, source: i64, recorded: Recorded) -> Result<u64> {
        let Some(named) = self.named.milestones.remove(&source) else { return Ok(0) };
        let activities: BTreeSet<u32> = named.iter().map(|(activity, _, _)| *activity).collect();
        let mut withdrawn = 0;
        for activity in activities {
            let rows = milestones::of_activity(&self.connection, i64::from(activity), source)?;
            let rows = rows.into_iter().filter(|row| row.stamp.recorded_on <= recorded.on);
            let mut known: BTreeMap<(u32, u32), Vec<MilestoneRow>> = BTreeMap::new();
            for row in rows {
                known.entry((row.step, row.round)).or_default().push(row);
            }
            for ((step, round), mut rows) in known {
                rows.sort_by_key(|row| row.stamp.order());
                let planned_on = rows.iter().fold(None, |before, row| row.planned_on.applied_to(before));
                let actual_on = rows.iter().fold(None, |before, row| row.actual_on.applied_to(before));
                let holder = rows.iter().fold(None, |before, row| row.holder.applied_to(before));
                let says_nothing = planned_on.is_none() && actual_on.is_none() && holder.is_none();
                let Some(last) = rows.last().filter(|_| !says_nothing && !named.contains(&(activity, step, round)))
                else {
                    continue;
                };
                let stamp = self.withdrawal(last.stamp, recorded);
                let (planned_on, actual_on, holder) = (Said::Unknown, Said::Unknown, Said::Unknown);
                self.insert_milestone(&MilestoneRow { stamp, planned_on, actual_on, holder, ..*last })?;
                withdrawn += 1;
            }
        }
        Ok(withdrawn)
    }

    fn withdraw_events(&mut self, source: i64, recorded: Recorded) -> Result<u64> {
        let Some(span) = self.named.events.remove(&source) else { return Ok(0) };
        let mut withdrawn = 0;
        for process in span.things {
            let rows = events::in_span(&self.connection, process, source, (span.first, span.last))?;
            let key = |row: &EventRow| (row.case, row.step, row.completed_at, row.occurrence);
            for row in latest(rows.into_iter(), recorded, key, |row| &row.stamp) {
                if row.withdrawn || self.events.has(&row) {
                    continue;
                }
                let stamp = self.withdrawal(row.stamp, recorded);
                self.insert_event(&EventRow { stamp, withdrawn: true, ..row })?;
                withdrawn += 1;
            }
        }
        Ok(withdrawn)
    }

    /// The stamp of a withdrawal: after every row of its day.
    fn withdrawal(&self, of: Stamp, recorded: Recorded) -> Stamp {
        Stamp { recorded_on: recorded.on, basis: recorded.basis, change: self.change, row: u32::MAX, ..of }
    }
}

/// Of each identity the last statement known by then, in a fixed order.
fn latest<T, K: Ord>(
    rows: impl Iterator<Item = T>,
    recorded: Recorded,
    key: impl Fn(&T) -> K,
    stamp: impl for<'t> Fn(&'t T) -> &'t Stamp,
) -> Vec<T> {
    let mut latest: BTreeMap<K, (StatementOrder, T)> = BTreeMap::new();
    for row in rows.filter(|row| stamp(row).recorded_on <= recorded.on) {
        let order = stamp(&row).order();
        match latest.get(&key(&row)) {
            Some((known, _)) if *known > order => {}
            _ => _ = latest.insert(key(&row), (order, row)),
        }
    }
    latest.into_values().map(|(_, row)| row).collect()
}
