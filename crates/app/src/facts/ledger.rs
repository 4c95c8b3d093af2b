//! Ledger columns: counting sort by activity, then the statements of each line in order give its spans of knowledge.
//! Beside the columns this needs about 40 bytes a line while it loads, so that 25 million lines fit a small machine.

use super::rank_of;
use super::words::{Currencies, Words};
use domain::Day;
use domain::statement::RecordedBasis;
use insight::facts::{FOREVER, LedgerColumns, UNKNOWN_AMOUNT, offsets};
use std::collections::HashMap;
use store::rows::LedgerRow;
use store::{Reader, StoreError};

/// Statements as they come, with what decides their order.
#[derive(Default)]
struct Statements {
    activity: Vec<u32>,
    /// Identity and occurrence in one number.
    key: Vec<u64>,
    change: Vec<u32>,
    row: Vec<u32>,
    digest: Vec<i64>,
    rank: Vec<u16>,
    is_import: Vec<bool>,
    is_withdrawn: Vec<bool>,
    columns: LedgerColumns,
}

/// The columns, and the first day anything of them was known.
pub(super) fn load(
    reader: &Reader<'_>,
    change: Option<u64>,
    words: &Words,
    ranks: &HashMap<u32, u16>,
    currencies: &mut Currencies,
) -> Result<(LedgerColumns, Option<Day>), StoreError> {
    let mut statements = Statements::with_room(reader.count_ledger(change)? as usize);
    let mut failed = None;
    let mut last: Option<(u32, u16)> = None;
    reader.each_ledger(change, |row| match currencies.number(row.currency, "ledger_statement") {
        Ok(currency) => {
            // Neighbours have one source.
            let source = row.stamp.source;
            let (_, rank) = *last.insert(last.filter(|l| l.0 == source).unwrap_or((source, rank_of(ranks, source))));
            statements.push(&row, currency, rank, words);
        }
        Err(error) => failed = Some(error),
    })?;
    if let Some(error) = failed {
        return Err(error);
    }
    let first = statements.columns.known_from.iter().min().map(|day| Day(*day));
    Ok((statements.into_columns(words.activities.len()), first))
}

impl Statements {
    fn with_room(n: usize) -> Statements {
        let mut s = Statements::default();
        s.activity.reserve_exact(n);
        s.key.reserve_exact(n);
        s.change.reserve_exact(n);
        s.row.reserve_exact(n);
        s.digest.reserve_exact(n);
        s.rank.reserve_exact(n);
        s.is_import.reserve_exact(n);
        s.is_withdrawn.reserve_exact(n);
        let c = &mut s.columns;
        for column in [&mut c.kind, &mut c.currency, &mut c.source_rank, &mut c.finality] {
            column.reserve_exact(n);
        }
        for column in [&mut c.fund, &mut c.class] {
            column.reserve_exact(n);
        }
        for column in [&mut c.period_start, &mut c.period_end, &mut c.known_from] {
            column.reserve_exact(n);
        }
        c.amount.reserve_exact(n);
        s
    }

    fn push(&mut self, row: &LedgerRow, currency: u8, rank: u16, words: &Words) {
        let line = self.activity.len() as u32;
        self.activity.push(words.activity(row.activity));
        // An odd factor keeps the occurrences of one identity apart.
        let occurrence = u64::from(row.occurrence).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.key.push((row.identity as u64).wrapping_add(occurrence));
        self.change.push(u32::try_from(row.stamp.change).unwrap_or(u32::MAX));
        self.row.push(row.stamp.row);
        self.digest.push(row.stamp.digest);
        self.rank.push(rank);
        self.is_import.push(row.stamp.basis == RecordedBasis::Import);
        self.is_withdrawn.push(row.withdrawn);
        let c = &mut self.columns;
        c.kind.push(row.kind.number());
        c.currency.push(currency);
        c.finality.push(row.finality);
        c.fund.push(short(row.fund, words));
        c.class.push(short(row.class, words));
        c.period_start.push(row.period_start.0);
        c.period_end.push(row.period_end.0);
        c.amount.push(row.amount.map_or(UNKNOWN_AMOUNT, |a| a.0));
        c.known_from.push(row.stamp.recorded_on.0);
        if let Some(day) = row.value_date {
            c.value_dates.insert(line, day);
        }
    }

    /// Position of the statement in the history of its line.
    fn order(&self, at: u32) -> (i32, bool, u32, u32, i64) {
        let at = at as usize;
        let is_import = self.is_import[at];
        let change = if is_import { self.change[at] } else { 0 };
        (self.columns.known_from[at], is_import, change, self.row[at], self.digest[at])
    }

    fn into_columns(self, n: usize) -> LedgerColumns {
        let start = offsets(n, self.activity.iter().copied());
        let mut sorted = vec![0u32; self.activity.len()];
        let mut next = start.clone();
        for (at, activity) in self.activity.iter().enumerate() {
            let place = &mut next[*activity as usize];
            sorted[*place as usize] = at as u32;
            *place += 1;
        }
        let mut kept: Vec<u32> = Vec::with_capacity(sorted.len());
        let mut known_until: Vec<i32> = Vec::with_capacity(sorted.len());
        let mut source_rank: Vec<u8> = Vec::with_capacity(sorted.len());
        let mut kept_start = Vec::with_capacity(start.len());
        kept_start.push(0);
        let mut has_many_sources = false;
        let mut local_ranks: Vec<u16> = Vec::new();
        for activity in 0..n {
            let lines = &mut sorted[start[activity] as usize..start[activity + 1] as usize];
            let kind = |at: u32| self.columns.kind[at as usize];
            lines.sort_unstable_by_key(|at| (kind(*at), self.key[*at as usize], self.order(*at)));
            // Ranks count within the activity, so that a byte is enough however many publishers there are.
            local_ranks.clear();
            local_ranks.extend(lines.iter().map(|at| self.rank[*at as usize]));
            local_ranks.sort_unstable();
            local_ranks.dedup();
            has_many_sources |= local_ranks.len() > 1;
            for history in lines.chunk_by(|a, b| self.key[*a as usize] == self.key[*b as usize] && kind(*a) == kind(*b))
            {
                self.spans(history, &mut kept, &mut known_until);
            }
            for at in &kept[source_rank.len()..] {
                let place = local_ranks.binary_search(&self.rank[*at as usize]).unwrap_or(0);
                source_rank.push(u8::try_from(place + 1).unwrap_or(u8::MAX));
            }
            kept_start.push(kept.len() as u32);
        }
        self.permuted(&kept, kept_start, known_until, source_rank, has_many_sources)
    }

    /// Spans of knowledge of one line: each statement holds until the next that says something else. What was replaced
    /// on the day it became known was never known by the end of a day, and parts nothing that says the same around it.
    fn spans(&self, history: &[u32], kept: &mut Vec<u32>, known_until: &mut Vec<i32>) {
        let says = |at: u32| (self.is_withdrawn[at as usize], self.digest[at as usize]);
        let known_from = |at: u32| self.columns.known_from[at as usize];
        let last_of_days = history
            .iter()
            .enumerate()
            .filter(|(place, at)| history.get(place + 1).is_none_or(|next| known_from(*next) != known_from(**at)));
        let mut said: Option<u32> = None;
        for (_, at) in last_of_days {
            if said.is_some_and(|said| says(said) == says(*at)) {
                continue;
            }
            if let Some(before) = said.replace(*at)
                && !self.is_withdrawn[before as usize]
            {
                kept.push(before);
                known_until.push(known_from(*at));
            }
        }
        if let Some(last) = said
            && !self.is_withdrawn[last as usize]
        {
            kept.push(last);
            known_until.push(FOREVER);
        }
    }

    /// Every column in the order of the kept statements; one old column is freed after the other.
    fn permuted(
        self,
        kept: &[u32],
        start: Vec<u32>,
        known_until: Vec<i32>,
        source_rank: Vec<u8>,
        has_many_sources: bool,
    ) -> LedgerColumns {
        let Statements { columns: c, .. } = self;
        let mut value_dates = HashMap::new();
        if !c.value_dates.is_empty() {
            for (line, at) in kept.iter().enumerate() {
                if let Some(day) = c.value_dates.get(at) {
                    value_dates.insert(line as u32, *day);
                }
            }
        }
        LedgerColumns {
            start,
            kind: pick(c.kind, kept),
            currency: pick(c.currency, kept),
            source_rank,
            finality: pick(c.finality, kept),
            fund: pick(c.fund, kept),
            class: pick(c.class, kept),
            period_start: pick(c.period_start, kept),
            period_end: pick(c.period_end, kept),
            amount: pick(c.amount, kept),
            known_from: pick(c.known_from, kept),
            known_until,
            value_dates,
            has_many_sources,
        }
    }
}

#[expect(clippy::needless_pass_by_value, reason = "the old column is freed here")]
fn pick<T: Copy>(column: Vec<T>, kept: &[u32]) -> Vec<T> {
    kept.iter().map(|at| column[*at as usize]).collect()
}

/// Position in the dictionary as two bytes. A list of funds or classes beyond 65,534 members is not one: its tail
/// counts as *none*.
fn short(id: Option<u32>, words: &Words) -> u16 {
    id.and_then(|id| u16::try_from(words.term(id)).ok()).unwrap_or(u16::MAX)
}
