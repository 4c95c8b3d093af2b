//! What really follows what in a process: direct successions with counts and times, first and last steps, rework,
//! hand-overs and variants, the usual order of steps, and the passages behind each number. Where cases wait in a window
//! is `bottlenecks`. Method: docs/methods/bottlenecks.md.

use crate::caselog::{Case, CaseEvent, CaseLog, SECONDS_PER_DAY};
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
    /// Steps in their usual order: by their mean place in a case, neighbours swapped where they follow each other more
    /// often the other way round.
    pub order: Vec<u32>,
    /// Cases with at least one event.
    pub cases: u32,
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
#[derive(Clone, Copy, Debug, PartialEq)]
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
    /// Days from the first to the last time in a case, over the cases that repeat it. Loops inside one another are
    /// counted in each of their steps: these days do not add up over steps.
    pub rework_days: f64,
}

/// An event with the one before it: what every number of the map counts.
#[derive(Clone, Copy, Debug)]
pub struct Passage<'l> {
    /// The case.
    pub case: &'l Case,
    /// The event before; `None` at the beginning of a case.
    pub before: Option<&'l CaseEvent>,
    /// The event.
    pub event: &'l CaseEvent,
}

/// Which passages are meant. What is `None` may be anything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PassageFilter {
    /// Step before.
    pub from: Option<u32>,
    /// Step.
    pub to: Option<u32>,
    /// Holders before and after, where they differ.
    pub handed: Option<(u32, u32)>,
    /// Only steps that were done in the case before.
    pub again: bool,
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
                let empty = StepUse { step, events: 0, cases: 0, cases_repeated: 0, repeats: 0, rework_days: 0.0 };
                let used = steps.entry(step).or_insert(empty);
                used.events += n;
                used.cases += 1;
                used.cases_repeated += u32::from(n > 1);
                used.repeats += n - 1;
                if n > 1 {
                    used.rework_days += days_of_rework(events, step);
                }
            }
            *starts.entry(events[0].step).or_default() += 1;
            if !case.state.is_open() {
                *ends.entry(log.last_of(case).step).or_default() += 1;
            }
            *variants.entry(events.iter().map(|e| e.step).collect()).or_default() += 1;
        }
        let (follows, variants) = (successions(follows), most_frequent(variants));
        ProcessMap {
            order: usual_order(&variants, &follows),
            follows,
            starts: most_frequent(starts),
            ends: most_frequent(ends),
            steps: steps.into_values().collect(),
            handovers: successions(handovers),
            variants,
            cases: log.cases.len() as u32,
        }
    }

    /// Of each succession in [`ProcessMap::follows`] the share of cases whose orders are more frequent than the first
    /// order that has it: the successions below a share are the paths of the fewest orders that so many cases take.
    pub fn coverage(&self) -> Vec<f64> {
        let mut reached = BTreeMap::<(u32, u32), u32>::new();
        let mut told = 0;
        for (steps, cases) in &self.variants {
            for pair in steps.windows(2) {
                reached.entry((pair[0], pair[1])).or_insert(told);
            }
            told += cases;
        }
        let cases = f64::from(self.cases.max(1));
        self.follows.iter().map(|f| f64::from(reached.get(&(f.from, f.to)).copied().unwrap_or(told)) / cases).collect()
    }
}

/// Days from the first to the last time of a step in a case.
fn days_of_rework(events: &[CaseEvent], step: u32) -> f64 {
    let mut times = events.iter().filter(|e| e.step == step).map(|e| e.completed_at);
    let first = times.next().unwrap_or_default();
    (times.next_back().unwrap_or(first) - first) as f64 / SECONDS_PER_DAY
}

/// By the mean place at which a step first comes in a case, from 0 to 1; then neighbours change places while more cases
/// go from the later to the earlier than the other way, so that few successions go back.
fn usual_order(variants: &[(Vec<u32>, u32)], follows: &[Succession]) -> Vec<u32> {
    let mut places = BTreeMap::<u32, (f64, f64)>::new();
    for (steps, cases) in variants {
        let mut seen = BTreeSet::new();
        for (at, step) in steps.iter().enumerate().filter(|(_, step)| seen.insert(**step)) {
            let place = places.entry(*step).or_default();
            place.0 += f64::from(*cases) * at as f64 / steps.len().saturating_sub(1).max(1) as f64;
            place.1 += f64::from(*cases);
        }
    }
    let mut order: Vec<(f64, u32)> = places.into_iter().map(|(step, (sum, n))| (sum / n, step)).collect();
    order.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let mut order: Vec<u32> = order.into_iter().map(|(_, step)| step).collect();
    let weight: BTreeMap<(u32, u32), u32> = follows.iter().map(|f| ((f.from, f.to), f.n)).collect();
    let weight = |from: u32, to: u32| weight.get(&(from, to)).copied().unwrap_or(0);
    // Each swap turns more successions forward than back, so this ends; the bound is for safety.
    for _ in 0..order.len() {
        let mut is_settled = true;
        for i in 1..order.len() {
            if weight(order[i], order[i - 1]) > weight(order[i - 1], order[i]) {
                order.swap(i - 1, i);
                is_settled = false;
            }
        }
        if is_settled {
            break;
        }
    }
    order
}

/// The passages of a log, in the order of its cases and events.
pub fn passages(log: &CaseLog, filter: PassageFilter) -> Vec<Passage<'_>> {
    let mut found = Vec::new();
    for case in &log.cases {
        let events = log.events_of(case);
        for (at, event) in events.iter().enumerate() {
            let before = at.checked_sub(1).map(|b| &events[b]);
            let handed = before.map(|b| (b.holder, event.holder)).filter(|(from, to)| from != to);
            let fits = filter.to.is_none_or(|to| to == event.step)
                && filter.from.is_none_or(|from| before.is_some_and(|b| b.step == from))
                && filter.handed.is_none_or(|holders| handed == Some(holders))
                && (!filter.again || events[..at].iter().any(|e| e.step == event.step));
            if fits {
                found.push(Passage { case, before, event });
            }
        }
    }
    found
}

impl Passage<'_> {
    /// Days since the event before; `None` at the beginning of a case.
    pub fn days(&self) -> Option<f64> {
        self.before.map(|b| (self.event.completed_at - b.completed_at) as f64 / SECONDS_PER_DAY)
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
        assert_eq!(map.order, [asked, rejected, approved, paid], "rejected comes between asked and approved");
        // The two orders of steps have a case each; the first in order of steps is told first.
        let covered: Vec<((u32, u32), f64)> = map.follows.iter().map(|f| (f.from, f.to)).zip(map.coverage()).collect();
        assert!(covered.contains(&((asked, approved), 0.0)) && covered.contains(&((approved, paid), 0.0)));
        assert!(covered.contains(&((asked, rejected), 0.5)) && covered.contains(&((rejected, asked), 0.5)));
        let count = |filter| passages(&log, filter).len() as u32;
        for f in &map.follows {
            let filter = PassageFilter { from: Some(f.from), to: Some(f.to), ..PassageFilter::default() };
            assert_eq!(count(filter), f.n, "the passages behind a number are as many as it says");
        }
        for s in &map.steps {
            assert_eq!(count(PassageFilter { to: Some(s.step), ..PassageFilter::default() }), s.events);
            let again = PassageFilter { to: Some(s.step), again: true, ..PassageFilter::default() };
            assert_eq!(count(again), s.repeats);
        }
        for h in &map.handovers {
            assert_eq!(count(PassageFilter { handed: Some((h.from, h.to)), ..PassageFilter::default() }), h.n);
        }
        let again = map.steps.iter().find(|s| s.step == asked).unwrap();
        assert_eq!(again.rework_days, 5.0, "asked on day 0 and again on day 5");
        assert_eq!((again.events, again.cases, again.cases_repeated, again.repeats), (3, 2, 1, 1));
        let handed = Succession { from: desk, to: head, n: 3, cases: 2, median_days: 4.0 };
        assert_eq!(map.handovers[0], handed);
        assert_eq!(map.variants.iter().map(|v| v.1).collect::<Vec<_>>(), [1, 1]);
    }

    #[test]
    fn the_usual_order_turns_the_more_frequent_way_forward() {
        let succession = |from, to, n| Succession { from, to, n, cases: n, median_days: 1.0 };
        // Step 1 comes first in few long cases and second in many short ones: the many decide.
        let variants = vec![(vec![0, 1, 2], 10), (vec![0, 2, 1, 2], 3)];
        let follows = [succession(0, 1, 10), succession(1, 2, 13), succession(0, 2, 3), succession(2, 1, 3)];
        assert_eq!(usual_order(&variants, &follows), [0, 1, 2]);
        assert_eq!(usual_order(&[], &[]), Vec::<u32>::new());
        // Nothing but a loop: an order is found all the same, and always the same one.
        let loops = [succession(0, 1, 5), succession(1, 0, 5)];
        assert_eq!(usual_order(&[(vec![1, 0], 5), (vec![0, 1], 5)], &loops), [0, 1]);
    }
}
