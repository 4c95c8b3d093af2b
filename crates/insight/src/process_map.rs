//! What really follows what in a process: direct successions with counts and times, first and last steps, rework,
//! hand-overs and variants. Where cases wait in a window is `bottlenecks`. Method: docs/methods/bottlenecks.md.

use crate::caselog::{CaseLog, SECONDS_PER_DAY};
use crate::facts::NONE;
use std::collections::{BTreeMap, BTreeSet};

/// The map of a process.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ProcessMap {
    /// Direct successions, most frequent first.
    pub follows: Vec<Succession>,
    /// First steps and their cases, most frequent first.
    pub starts: Vec<(u32, u32)>,
    /// Last steps of closed cases, most frequent first.
    pub ends: Vec<(u32, u32)>,
    /// Steps in order of their number.
    pub steps: Vec<StepUse>,
    /// Successions of two different known holders, most frequent first.
    pub handovers: Vec<Succession>,
    /// Orders of steps and their cases, most frequent first.
    pub variants: Vec<(Vec<u32>, u32)>,
}

/// One thing directly after another: steps, or holders.
#[derive(Clone, Debug, PartialEq)]
pub struct Succession {
    /// The earlier.
    pub from: u32,
    /// The later.
    pub to: u32,
    /// How often.
    pub n: u32,
    /// In how many cases.
    pub cases: u32,
    /// Median of the days between (nearest rank).
    pub median_days: f64,
}

/// How a step is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StepUse {
    /// Step.
    pub step: u32,
    /// Events.
    pub events: u32,
    /// Cases with it.
    pub cases: u32,
    /// Cases in which it was done more than once.
    pub cases_repeated: u32,
    /// Events beyond the first of their case.
    pub repeats: u32,
}

/// Seconds between, and cases.
#[derive(Default)]
struct Pair {
    seconds: Vec<i64>,
    cases: u32,
}

type Pairs = BTreeMap<(u32, u32), Pair>;

impl ProcessMap {
    /// Discovers the map of a log.
    pub fn of(log: &CaseLog) -> ProcessMap {
        let (mut follows, mut handovers) = (Pairs::new(), Pairs::new());
        let (mut starts, mut ends) = (BTreeMap::<u32, u32>::new(), BTreeMap::<u32, u32>::new());
        let mut steps = BTreeMap::<u32, StepUse>::new();
        let mut variants = BTreeMap::<Vec<u32>, u32>::new();
        for case in &log.cases {
            let events = log.events_of(case);
            let (mut seen, mut handed) = (BTreeSet::new(), BTreeSet::new());
            for pair in events.windows(2) {
                let seconds = pair[1].completed_at - pair[0].completed_at;
                take(&mut follows, (pair[0].step, pair[1].step), seconds, &mut seen);
                let (from, to) = (pair[0].holder, pair[1].holder);
                if from != to && from != NONE && to != NONE {
                    take(&mut handovers, (from, to), seconds, &mut handed);
                }
            }
            let mut counts = BTreeMap::<u32, u32>::new();
            events.iter().for_each(|e| *counts.entry(e.step).or_default() += 1);
            for (step, n) in counts {
                let empty = StepUse { step, events: 0, cases: 0, cases_repeated: 0, repeats: 0 };
                let used = steps.entry(step).or_insert(empty);
                used.events += n;
                used.cases += 1;
                used.cases_repeated += u32::from(n > 1);
                used.repeats += n - 1;
            }
            *starts.entry(events[0].step).or_default() += 1;
            if !case.state.is_open() {
                *ends.entry(log.last_of(case).step).or_default() += 1;
            }
            *variants.entry(events.iter().map(|e| e.step).collect()).or_default() += 1;
        }
        ProcessMap {
            follows: successions(follows),
            starts: most_frequent(starts),
            ends: most_frequent(ends),
            steps: steps.into_values().collect(),
            handovers: successions(handovers),
            variants: most_frequent(variants),
        }
    }
}

/// Counts a pair; its case only the first time.
fn take(pairs: &mut Pairs, pair: (u32, u32), seconds: i64, seen: &mut BTreeSet<(u32, u32)>) {
    let entry = pairs.entry(pair).or_default();
    entry.seconds.push(seconds);
    entry.cases += u32::from(seen.insert(pair));
}

fn successions(pairs: Pairs) -> Vec<Succession> {
    let mut all: Vec<Succession> = pairs
        .into_iter()
        .map(|((from, to), mut pair)| {
            pair.seconds.sort_unstable();
            let middle = pair.seconds[pair.seconds.len().div_ceil(2) - 1];
            let median_days = middle as f64 / SECONDS_PER_DAY;
            Succession { from, to, n: pair.seconds.len() as u32, cases: pair.cases, median_days }
        })
        .collect();
    all.sort_by_key(|s| (std::cmp::Reverse(s.n), s.from, s.to));
    all
}

/// Most frequent first; among equals in their own order.
fn most_frequent<K: Ord>(counts: BTreeMap<K, u32>) -> Vec<(K, u32)> {
    let mut all: Vec<(K, u32)> = counts.into_iter().collect();
    all.sort_by_key(|entry| std::cmp::Reverse(entry.1));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::builder::{Event, FactsBuilder, day};
    use crate::portfolio::Portfolio;
    use crate::selection::Selection;

    #[test]
    fn the_worked_example_of_the_method_page() {
        let mut b = FactsBuilder::new();
        let p = b.process("payment");
        let [asked, approved, paid, rejected] = ["asked", "approved", "paid", "rejected"].map(|s| b.step(s));
        let [desk, head, cashier] = ["desk", "head", "cashier"].map(|h| b.holder(h));
        let cases = [b.case("one"), b.case("two")];
        let rows = [
            (0, asked, desk, 0),
            (0, approved, head, 2),
            (0, paid, cashier, 3),
            (1, asked, desk, 0),
            (1, rejected, head, 4),
            (1, asked, desk, 5),
            (1, approved, head, 9),
        ];
        for (case, step, holder, at) in rows {
            let start = day("2024-01-01").plus_days(at).start();
            b.event(Event { holder, ..Event::new(p, cases[case], step, start) });
        }
        let facts = b.build();
        let portfolio = Portfolio::as_of(&facts, day("2024-02-01"));
        let log = CaseLog::as_of(&facts, &portfolio, &Selection::everything(&portfolio), p);
        let map = ProcessMap::of(&log);
        let first = Succession { from: asked, to: approved, n: 2, cases: 2, median_days: 2.0 };
        assert_eq!(map.follows[0], first);
        assert_eq!(map.follows.iter().map(|f| f.n).sum::<u32>(), 5, "every event but the first of a case");
        assert_eq!(map.starts, [(asked, 2)]);
        assert_eq!(map.ends, [], "both are open: too few cases teach an end");
        let again = map.steps.iter().find(|s| s.step == asked).unwrap();
        assert_eq!((again.events, again.cases, again.cases_repeated, again.repeats), (3, 2, 1, 1));
        let handed = Succession { from: desk, to: head, n: 3, cases: 2, median_days: 4.0 };
        assert_eq!(map.handovers[0], handed);
        assert_eq!(map.variants.iter().map(|v| v.1).collect::<Vec<_>>(), [1, 1]);
    }
}
