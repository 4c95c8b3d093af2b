//! Open cases: the chance that each passes its target, and how many days it still has, from the step it stands at, the
//! time it has waited there and the time already gone. Recent cases weigh more; open ones count as censored.
//! Method: docs/methods/open-cases.md. Where cases wait is in `bottlenecks`, how long stages take in `durations`.

use crate::caselog::{Case, CaseLog, CaseState, SECONDS_PER_DAY};
use crate::facts::NONE;
use crate::forecast::Quantiles;
use std::collections::HashMap;

/// The default target: the duration within which so many of the past cases were done.
pub const TARGET_SHARE: f64 = 0.75;
/// A case seen so many days earlier weighs half as much (chosen on the logs up to April 2018).
pub const HALF_LIFE_DAYS: f64 = 365.0;
/// A class with fewer finished cases gives way to a larger one.
pub const LEAST_FINISHED: usize = 30;
/// The words for the levels of classes, most alike first: what their members have in common.
pub const CLASS_NAMES: [&str; 5] =
    ["step-waiting-previous-office", "step-waiting-previous", "step-waiting", "step", "all"];
const LEVELS: usize = CLASS_NAMES.len();
const ANY: u32 = u32::MAX - 1;
/// Upper ends of the bands of days waited since the last event.
pub const WAITING_BANDS: [f64; 8] = [1.0, 2.0, 4.0, 7.0, 10.0, 14.0, 28.0, 56.0];
/// Weeks looked back at most.
const WEEKS: i64 = 104;
/// Looks at cases in past weeks at most; with more every second, third… week is looked at.
const LOOKS: usize = 200_000;
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
    /// Finished cases that the default target is taken from.
    pub finished: usize,
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
    /// Who completed it, or [`NONE`].
    pub holder: u32,
    /// Since the first event.
    pub elapsed: f64,
    /// Since the last event.
    pub waiting: f64,
    /// Chance to pass the target; `None` where too few cases can be compared.
    pub p_late: Option<f64>,
    /// Days still to go.
    pub remaining: Option<Quantiles>,
    /// Level of the class, as in [`CLASS_NAMES`].
    pub level: Option<usize>,
    /// Looks at open cases in the class.
    pub n: usize,
    /// Of them finished.
    pub finished: usize,
}

/// A case seen open in a past week: days from then to its end.
#[derive(Clone, Copy, Debug)]
struct Look {
    days: f64,
    ended: bool,
    weight: f64,
}

/// Weighted Kaplan-Meier curve of the days from a step to the end of its case.
#[derive(Clone, Debug, Default)]
struct Remaining {
    /// Days and the share that takes longer, by days.
    points: Vec<(f64, f64)>,
    ended: usize,
    n: usize,
}

impl Remaining {
    fn of(mut looks: Vec<Look>) -> Remaining {
        looks.sort_by(|a, b| a.days.total_cmp(&b.days));
        let mut curve = Remaining { n: looks.len(), ..Remaining::default() };
        let mut at_risk: f64 = looks.iter().map(|p| p.weight).sum();
        let (mut longer, mut at) = (1.0, 0);
        while at < looks.len() {
            let days = looks[at].days;
            let here = looks[at..].iter().take_while(|p| p.days == days).count();
            let ended: f64 = looks[at..at + here].iter().filter(|p| p.ended).map(|p| p.weight).sum();
            if ended > 0.0 {
                longer *= (1.0 - ended / at_risk).max(0.0);
                curve.points.push((days, longer));
            }
            at_risk -= looks[at..at + here].iter().map(|p| p.weight).sum::<f64>();
            at += here;
        }
        curve.ended = looks.iter().filter(|p| p.ended).count();
        curve
    }

    fn longer_than(&self, days: f64) -> f64 {
        let at = self.points.partition_point(|p| p.0 <= days);
        if at == 0 { 1.0 } else { self.points[at - 1].1 }
    }

    /// Days by which some shares were done; where the curve does not come down far enough, the longest seen.
    fn quantiles(&self) -> Option<Quantiles> {
        let last = self.points.last()?.0;
        let at = |share: f64| self.points.iter().find(|p| p.1 <= 1.0 - share + 1e-9).map_or(last, |p| p.0);
        Some(Quantiles { p10: at(0.1), p50: at(0.5), p90: at(0.9) })
    }
}

/// The open cases of the chosen log, compared with the cases of `all`, the log of the whole process.
/// `target_days` is the target, or the quantile of finished durations where `None`.
pub fn lateness(all: &CaseLog, chosen: &CaseLog, target_days: Option<f64>) -> Lateness {
    let classes = classes(all);
    let (default_target, finished) = default_target(all);
    let target_days = target_days.or(default_target);
    let mut cases: Vec<OpenCase> = chosen
        .cases
        .iter()
        .filter(|c| c.state.is_open())
        .map(|case| open_case(chosen, case, &classes, target_days))
        .collect();
    cases.sort_by(|a, b| {
        let late = |c: &OpenCase| c.p_late.unwrap_or(-1.0);
        late(b).total_cmp(&late(a)).then(b.elapsed.total_cmp(&a.elapsed)).then(a.case.cmp(&b.case))
    });
    Lateness { process: all.process, day: all.day, target_days, finished, cases }
}

/// The stated quantile of past durations: weighted by recency, open cases counted as lasting at least until now.
fn default_target(log: &CaseLog) -> (Option<f64>, usize) {
    let duration = |case: &Case| {
        let begun = log.events_of(case)[0].completed_at;
        let (until, ended) = end_of(log, case);
        let weight = 0.5f64.powf(log.days_until_end(begun) / HALF_LIFE_DAYS);
        Look { days: (until - begun) as f64 / SECONDS_PER_DAY, ended, weight }
    };
    let looks: Vec<Look> = log.cases.iter().map(duration).collect();
    let finished = looks.iter().filter(|p| p.ended).count();
    let curve = Remaining::of(looks);
    let level = 1.0 - TARGET_SHARE + 1e-9;
    let target = curve.points.iter().find(|p| p.1 <= level).map(|p| p.0);
    (target.filter(|_| finished >= LEAST_FINISHED), finished)
}

type Key = (usize, u32, u32, u32, u32);

/// What past weeks saw: every case that was open at the same hour of the same day of the week, by its step and how long
/// it had waited, with the days it still had to go.
fn classes(log: &CaseLog) -> HashMap<Key, Remaining> {
    let looks: usize = log.cases.iter().map(|c| weeks_open(log, c, end_of(log, c).0).count()).sum();
    let stride = looks.div_ceil(LOOKS).max(1) as i64;
    let mut members: HashMap<Key, Vec<Look>> = HashMap::new();
    for case in &log.cases {
        let events = log.events_of(case);
        let (until, ended) = end_of(log, case);
        for week in weeks_open(log, case, until).filter(|week| week % stride == 0) {
            let then = log.end - week * WEEK;
            let at = events.partition_point(|e| e.completed_at < then);
            if at == 0 || then >= until {
                continue;
            }
            let previous = if at > 1 { events[at - 2].step } else { NONE };
            let waiting = (then - events[at - 1].completed_at) as f64 / SECONDS_PER_DAY;
            let look = Look {
                days: (until - then) as f64 / SECONDS_PER_DAY,
                ended,
                weight: 0.5f64.powf(week as f64 * 7.0 / HALF_LIFE_DAYS),
            };
            for key in keys(events[at - 1].step, previous, waiting, case.office) {
                members.entry(key).or_default().push(look);
            }
        }
    }
    members.into_iter().map(|(key, looks)| (key, Remaining::of(looks))).collect()
}

/// Weeks before the end of knowledge at which a case may have been open.
fn weeks_open(log: &CaseLog, case: &Case, until: i64) -> std::ops::RangeInclusive<i64> {
    let begun = log.events_of(case)[0].completed_at;
    ((log.end - until) / WEEK).max(1)..=((log.end - begun) / WEEK).min(WEEKS)
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

fn keys(step: u32, previous: u32, waiting: f64, office: u32) -> [Key; LEVELS] {
    let band = WAITING_BANDS.partition_point(|b| *b <= waiting) as u32;
    [
        (0, step, band, previous, office),
        (1, step, band, previous, ANY),
        (2, step, band, ANY, ANY),
        (3, step, ANY, ANY, ANY),
        (4, ANY, ANY, ANY, ANY),
    ]
}

fn open_case(log: &CaseLog, case: &Case, classes: &HashMap<Key, Remaining>, target: Option<f64>) -> OpenCase {
    let events = log.events_of(case);
    let last = log.last_of(case);
    let previous = events.len().checked_sub(2).map_or(NONE, |at| events[at].step);
    let elapsed = log.days_until_end(events[0].completed_at);
    let waiting = log.days_until_end(last.completed_at);
    let found = keys(last.step, previous, waiting, case.office).iter().enumerate().find_map(|(level, key)| {
        let class = classes.get(key)?;
        (class.ended >= LEAST_FINISHED).then_some((level, class))
    });
    // The target lies so many days after the last event.
    let p_late = target.and_then(|target| match found {
        _ if elapsed > target => Some(1.0),
        Some((_, class)) => Some(class.longer_than(target - elapsed)),
        None => None,
    });
    OpenCase {
        case: case.number,
        activity: case.activity,
        office: if last.office == NONE { case.office } else { last.office },
        step: last.step,
        holder: last.holder,
        elapsed,
        waiting,
        p_late,
        remaining: found.and_then(|(_, class)| class.quantiles()),
        level: found.map(|(level, _)| level),
        n: found.map_or(0, |(_, class)| class.n),
        finished: found.map_or(0, |(_, class)| class.ended),
    }
}
