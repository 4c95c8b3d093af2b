//! Open cases: the chance that each passes its target, and how many days it still has, from the step it stands at, the
//! time it has waited there, the time already gone, the step before and the office. Method: docs/methods/cases.md.
//! Past moments are collected in `looks`, cases that end without a word in `quiet`; where cases wait is `bottlenecks`.

mod looks;
mod quiet;

use crate::caselog::{Case, CaseEvent, CaseLog, CaseState, SECONDS_PER_DAY};
use crate::cores;
use crate::facts::NONE;
use crate::forecast::Quantiles;
use looks::{Curve, Looks, Pool};
use quiet::QuietLooks;
use std::collections::{HashMap, HashSet};

/// The default target: the duration within which so many of the past cases were done.
pub const TARGET_SHARE: f64 = 0.75;
/// A case seen so many days earlier weighs half as much.
pub const HALF_LIFE_DAYS: f64 = 365.0;
/// A step with fewer looks at finished cases is compared with all looks of its process.
pub const LEAST_FINISHED: usize = 30;
/// With fewer finished looks in the whole process nothing is said.
pub const LEAST_FINISHED_IN_ALL: usize = 10;
/// Newest looks used for one step.
pub const LOOKS_PER_STEP: usize = 2_000;
/// Weeks looked back at most.
pub const WEEKS: i64 = 104;
/// Open cases compared on one core before the next are taken.
const AT_A_TIME: usize = 64;
const WEEK: i64 = 7 * SECONDS_PER_DAY as i64;

/// Open cases of a process.
#[derive(Clone, Debug)]
pub struct Lateness {
    /// Process number.
    pub process: u32,
    /// Last day of knowledge.
    pub day: i32,
    /// Days within which a case should be done; `None` if none was given and too few are finished.
    pub target_days: Option<f64>,
    /// Finished cases of the process.
    pub finished: usize,
    /// Cases of the selection taken as closed only because they were idle too long: not in the list.
    pub assumed_closed: usize,
    /// Open cases, most likely late first.
    pub cases: Vec<OpenCase>,
}

/// One open case. Days.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenCase {
    /// Case number.
    pub case: u32,
    /// Activity or [`NONE`].
    pub activity: u32,
    /// Office or [`NONE`].
    pub office: u32,
    /// Step completed last.
    pub step: u32,
    /// Step completed before it, or [`NONE`].
    pub previous: u32,
    /// Who completed it, or [`NONE`].
    pub holder: u32,
    /// Since the first event.
    pub elapsed: f64,
    /// Since the last event.
    pub waiting: f64,
    /// Part of the past waits after this step that were shorter; `None` of fewer than [`LEAST_FINISHED`].
    pub shorter_waits: Option<f64>,
    /// Events that repeat a step.
    pub repeated: usize,
    /// Chance that another event comes: that the case did not quietly end with its last one.
    pub goes_on: f64,
    /// Chance to pass the target if it goes on; `None` where too few cases can be compared.
    pub p_late: Option<f64>,
    /// The same with the chance that it is over already, and then was in time or not: what the list is sorted by.
    pub p_late_overall: Option<f64>,
    /// Days still to go if it goes on.
    pub remaining: Option<Quantiles>,
    /// Whether it was compared with looks at its own step; else with all of the process.
    pub own_step: bool,
    /// Looks it was compared with.
    pub n: usize,
    /// To how many equally alike looks they amount: the square of the sum of weights over the sum of squares.
    pub n_effective: f64,
}

/// What a case looks like at a moment: all that it is compared by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standing {
    /// Step completed last.
    pub step: u32,
    /// Step before it, or [`NONE`].
    pub previous: u32,
    /// Office of the case, or [`NONE`].
    pub office: u32,
    /// Days since the last event.
    pub waiting: f64,
    /// Days since the first event.
    pub elapsed: f64,
}

impl Standing {
    /// How a case with at least one event before a moment stood at it.
    fn at(events: &[CaseEvent], office: u32, moment: i64) -> Standing {
        let last = events[events.len() - 1];
        let days = |since: i64| (moment - since) as f64 / SECONDS_PER_DAY;
        Standing {
            step: last.step,
            previous: if events.len() > 1 { events[events.len() - 2].step } else { NONE },
            office,
            waiting: days(last.completed_at),
            elapsed: days(events[0].completed_at),
        }
    }
}

/// The open cases of the chosen log, compared with the cases of `all`, the log of the whole process.
/// `target_days` is the target, or the quantile of finished durations where `None`.
pub fn lateness(all: &CaseLog, chosen: &CaseLog, target_days: Option<f64>) -> Lateness {
    let (default_target, finished) = default_target(all);
    let target_days = target_days.or(default_target);
    let (looks, quiet, waits) = (Looks::of(all), QuietLooks::of(all), waits_after(all));
    let open: Vec<&Case> = chosen.cases.iter().filter(|c| c.state.is_open()).collect();
    let mut cases: Vec<OpenCase> = cores::each(open.len().div_ceil(AT_A_TIME), |piece| {
        let of_piece = open[piece * AT_A_TIME..].iter().take(AT_A_TIME);
        of_piece.map(|case| open_case(chosen, case, target_days, &looks, &quiet, &waits)).collect::<Vec<_>>()
    })
    .concat();
    cases.sort_by(|a, b| {
        let late = |c: &OpenCase| c.p_late_overall.unwrap_or(-1.0);
        late(b).total_cmp(&late(a)).then(b.elapsed.total_cmp(&a.elapsed)).then(a.case.cmp(&b.case))
    });
    let assumed_closed = chosen.cases.iter().filter(|c| c.state == CaseState::AssumedIdle).count();
    Lateness { process: all.process, day: all.day, target_days, finished, assumed_closed, cases }
}

/// The stated quantile of past durations: weighted by recency, open cases counted as lasting at least until now.
fn default_target(log: &CaseLog) -> (Option<f64>, usize) {
    let mut pool = Pool::default();
    let mut weights = Vec::new();
    for case in &log.cases {
        let begun = log.events_of(case)[0].completed_at;
        let (until, ended) = end_of(log, case);
        pool.take((until - begun) as f64 / SECONDS_PER_DAY, ended);
        weights.push(recency(log.days_until_end(begun)));
    }
    let target = Curve::of(&pool, &weights).done_by(TARGET_SHARE);
    (target.filter(|_| pool.finished() >= LEAST_FINISHED), pool.finished())
}

fn recency(days_ago: f64) -> f64 {
    0.5f64.powf(days_ago / HALF_LIFE_DAYS)
}

/// When a case ended, or up to when it is known not to have: a case given up never ends as asked.
fn end_of(log: &CaseLog, case: &Case) -> (i64, bool) {
    let last = log.last_of(case).completed_at;
    match case.state {
        CaseState::Open => (log.end, false),
        CaseState::Cancelled => (last, false),
        _ => (last, true),
    }
}

/// Completed waits after each step, sorted, in days.
fn waits_after(log: &CaseLog) -> HashMap<u32, Vec<f64>> {
    let mut waits: HashMap<u32, Vec<f64>> = HashMap::new();
    for case in &log.cases {
        for pair in log.events_of(case).windows(2) {
            let days = (pair[1].completed_at - pair[0].completed_at) as f64 / SECONDS_PER_DAY;
            waits.entry(pair[0].step).or_default().push(days);
        }
    }
    waits.values_mut().for_each(|w| w.sort_by(f64::total_cmp));
    waits
}

fn open_case(
    log: &CaseLog,
    case: &Case,
    target: Option<f64>,
    looks: &Looks,
    quiet: &QuietLooks,
    waits: &HashMap<u32, Vec<f64>>,
) -> OpenCase {
    let (events, last) = (log.events_of(case), log.last_of(case));
    let standing = Standing::at(events, case.office, log.end);
    let compared = looks.compared(&standing);
    let goes_on = if last.says_open() { 1.0 } else { quiet.goes_on(&standing) };
    let p_late = target.and_then(|target| {
        let left = target - standing.elapsed;
        if left < 0.0 { Some(1.0) } else { compared.as_ref().map(|c| c.curve.longer_than(left)) }
    });
    // A case that quietly ended with its last event was late only if that event was.
    let was_late = target.is_some_and(|target| standing.elapsed - standing.waiting > target);
    let if_over = if was_late { 1.0 } else { 0.0 };
    let distinct: HashSet<u32> = events.iter().map(|e| e.step).collect();
    let shorter = waits.get(&last.step).filter(|w| w.len() >= LEAST_FINISHED);
    OpenCase {
        case: case.number,
        activity: case.activity,
        office: if last.office == NONE { case.office } else { last.office },
        step: last.step,
        previous: standing.previous,
        holder: last.holder,
        elapsed: standing.elapsed,
        waiting: standing.waiting,
        shorter_waits: shorter.map(|w| w.partition_point(|d| *d < standing.waiting) as f64 / w.len() as f64),
        repeated: events.len() - distinct.len(),
        goes_on,
        p_late,
        p_late_overall: p_late.map(|late| goes_on * late + (1.0 - goes_on) * if_over),
        remaining: compared.as_ref().and_then(|c| c.curve.quantiles()),
        own_step: compared.as_ref().is_some_and(|c| c.own_step),
        n: compared.as_ref().map_or(0, |c| c.n),
        n_effective: compared.as_ref().map_or(0.0, |c| c.n_effective),
    }
}

#[cfg(test)]
mod tests;
