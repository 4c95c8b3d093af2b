//! What if: the queues of a process in the coming weeks as they would go on, and with a changed capacity or rule, with
//! intervals. Method, limits and worked example: docs/methods/what-if.md. Where cases wait now is in `bottlenecks`.

/// Courses of cases, drawn.
mod course;
/// What the recent weeks teach.
mod learnt;
/// Courses played day by day through the steps.
mod play;
#[cfg(test)]
mod tests;

use crate::caselog::CaseLog;
use crate::chance::Chance;
use crate::conformal::quantile;
use crate::facts::Facts;
use crate::forecast::Quantiles;
use course::{Course, Draw};
use learnt::Learnt;
use play::{Allowed, Played, play};

/// Fewest cases begun, and fewest completions (of all steps, and of the step that is changed), in the window.
pub const FEWEST: u32 = 30;
/// Times that the coming weeks are drawn.
pub const REPLICATIONS: usize = 200;
/// Weight of the simulated queue beside the queue as it is: half each (Bates and Granger 1969, equal weights).
pub const WEIGHT: f64 = 0.5;
/// The simulated distances from the middle to p10 and p90 are multiplied by this; chosen on days to mid June 2018.
pub const WIDENED: f64 = 1.4;
/// Longest horizon, in weeks.
pub const WEEKS_MOST: u32 = 26;
/// Seed of every draw.
const SEED: u64 = 14;

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Question {
    /// Whole weeks ahead, 1 to [`WEEKS_MOST`].
    pub weeks: u32,
    /// Whole weeks learnt from, which end with the as-of day.
    pub window_weeks: u32,
    /// What is changed; nothing leaves only the base line.
    pub change: Change,
}

/// A change. The default changes nothing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    /// The step that `factor`, `extra`, `limit_days` and `skipped` are about.
    pub step: Option<u32>,
    /// Its completions times this.
    pub factor: f64,
    /// So many more a week; fewer if negative.
    pub extra: f64,
    /// Nobody waits longer for it than so many days.
    pub limit_days: Option<u32>,
    /// Share of the cases that need not go through it.
    pub skipped: f64,
    /// New cases times this.
    pub arrivals: f64,
}

impl Default for Change {
    fn default() -> Change {
        Change { step: None, factor: 1.0, extra: 0.0, limit_days: None, skipped: 0.0, arrivals: 1.0 }
    }
}

impl Change {
    /// Whether it leaves everything as it is.
    pub fn is_nothing(&self) -> bool {
        let of_step = self.factor != 1.0 || self.extra != 0.0 || self.limit_days.is_some() || self.skipped > 0.0;
        !(of_step && self.step.is_some()) && self.arrivals == 1.0
    }
}

/// The answer.
#[derive(Clone, Debug, Default)]
pub struct WhatIf {
    /// What it rests on.
    pub basis: Basis,
    /// All queues together; `None` where there are too few cases to say.
    pub all: Option<Outlook>,
    /// Each step that has a queue or was completed in the window, longest queue first; empty where there are too few.
    pub steps: Vec<Outlook>,
}

/// What an answer rests on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Basis {
    /// Cases begun in the window.
    pub begun: u32,
    /// Completions of steps in the window that followed another step.
    pub completions: u32,
    /// Of these, of the step that is changed; `None` where none is.
    pub of_step: Option<u32>,
    /// Cases open now.
    pub open: u32,
}

/// The coming weeks of one step, or of all.
#[derive(Clone, Debug, PartialEq)]
pub struct Outlook {
    /// Step; [`crate::facts::NONE`] for all together and for cases after whose last step nothing ever followed.
    pub step: u32,
    /// Cases in its queue now, as `bottlenecks` counts them.
    pub now: u32,
    /// Each week as things go on.
    pub base: Vec<Week>,
    /// Each week with the change; empty without one.
    pub changed: Vec<Week>,
    /// Cases in the queue with the change less those without, draw by draw; empty without a change.
    pub difference: Vec<Quantiles>,
}

/// One week.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Week {
    /// Cases in the queue at its end.
    pub queue: Quantiles,
    /// Completions in it.
    pub completions: Quantiles,
    /// Median of the days that what was completed in it had waited; `None` where most draws complete nothing.
    pub median_days: Option<Quantiles>,
}

/// The coming weeks of the process of a log. The same log gives the same answer.
pub fn what_if(facts: &Facts, log: &CaseLog, question: Question) -> WhatIf {
    let learnt = Learnt::of(facts, log, question.window_weeks.max(1) as usize);
    let place = question.change.step.and_then(|step| learnt.place(step));
    let of_step = question.change.step.map(|_| place.map_or(0, |p| learnt.completed(p)));
    let basis =
        Basis { begun: learnt.begun(), completions: learnt.completions(), of_step, open: learnt.open.len() as u32 };
    let too_few = basis.begun.min(basis.completions).min(of_step.unwrap_or(FEWEST)) < FEWEST;
    if too_few {
        return WhatIf { basis, ..WhatIf::default() };
    }
    let weeks = question.weeks.clamp(1, WEEKS_MOST);
    let runs: Vec<(Played, Option<Played>)> =
        (0..REPLICATIONS).map(|r| replication(&learnt, &question.change, place, weeks, r)).collect();
    let outlook = |slot: Option<usize>| outlook(&learnt, &runs, slot, weeks as usize);
    let mut shown: Vec<usize> =
        (0..learnt.slots()).filter(|s| learnt.now[*s] > 0 || learnt.completed_in(*s) > 0).collect();
    shown.sort_by_key(|slot| (std::cmp::Reverse(learnt.now[*slot]), learnt.order(facts, *slot)));
    WhatIf { basis, all: Some(outlook(None)), steps: shown.into_iter().map(|slot| outlook(Some(slot))).collect() }
}

/// Draws the coming weeks once, and plays them without and with the change: the same cases, courses and weeks in both.
fn replication(
    learnt: &Learnt,
    change: &Change,
    place: Option<usize>,
    weeks: u32,
    number: usize,
) -> (Played, Option<Played>) {
    let mut chance = Chance::seeded(SEED.wrapping_add((number as u64) << 32));
    let draw = Draw::of(learnt, weeks as usize, &mut chance);
    let seed = chance.bits();
    let (cases, copies) = draw.courses(learnt, seed, change.arrivals);
    let days = weeks as i32 * 7;
    let all: Vec<&Course> = cases.iter().collect();
    let base = play(learnt, &all, &Allowed::everything(), days);
    if change.is_nothing() {
        return (base, None);
    }
    let kept: Vec<&Course> = cases.iter().filter(|c| c.start < 1 || c.kept < change.arrivals).chain(&copies).collect();
    let changed = play(learnt, &kept, &Allowed::with(learnt, change, place, &base, days), days);
    (base, Some(changed))
}

/// One slot (or all) over all replications.
fn outlook(learnt: &Learnt, runs: &[(Played, Option<Played>)], slot: Option<usize>, weeks: usize) -> Outlook {
    let now = slot.map_or_else(|| learnt.now.iter().sum(), |s| learnt.now[s]);
    let queue = |played: &Played, week: usize| f64::from(played.queue(slot, week));
    let has_change = runs.iter().all(|(_, changed)| changed.is_some());
    let mut made = Outlook {
        step: slot.map_or(crate::facts::NONE, |s| learnt.step_of(s)),
        now,
        base: Vec::new(),
        changed: Vec::new(),
        difference: Vec::new(),
    };
    for week in 0..weeks {
        let base = sorted(runs.iter().map(|(base, _)| queue(base, week)));
        let towards_now = (1.0 - WEIGHT) * (f64::from(now) - quantile(&base, 0.5));
        made.base
            .push(Week { queue: widened(&base, towards_now), ..flows(runs.iter().map(|(base, _)| base), slot, week) });
        if has_change {
            let changed = || runs.iter().filter_map(|(_, changed)| changed.as_ref());
            made.changed.push(Week {
                queue: widened(&sorted(changed().map(|c| queue(c, week))), towards_now),
                ..flows(changed(), slot, week)
            });
            let pairs = runs.iter().filter_map(|(b, c)| Some(queue(c.as_ref()?, week) - queue(b, week)));
            made.difference.push(quantiles(&sorted(pairs)));
        }
    }
    made
}

/// Completions and waiting of a week; the queue is left at zero.
fn flows<'a>(played: impl Iterator<Item = &'a Played>, slot: Option<usize>, week: usize) -> Week {
    let (mut completions, mut medians) = (Vec::new(), Vec::new());
    for one in played {
        completions.push(f64::from(one.completions(slot, week)));
        medians.extend(one.median_wait(slot, week).map(f64::from));
    }
    let is_usual = medians.len() * 2 > completions.len();
    Week {
        completions: quantiles(&sorted(completions.into_iter())),
        median_days: is_usual.then(|| quantiles(&sorted(medians.into_iter()))),
        ..Week::default()
    }
}

/// The three quantiles moved, with the distances from the middle widened. A queue is whole and never below zero: the low
/// end is rounded down, the high end up.
fn widened(sorted: &[f64], moved: f64) -> Quantiles {
    let plain = quantiles(sorted);
    let at = |value: f64| (plain.p50 + moved + WIDENED * (value - plain.p50)).max(0.0);
    Quantiles { p10: at(plain.p10).floor(), p50: at(plain.p50), p90: at(plain.p90).ceil() }
}

fn quantiles(sorted: &[f64]) -> Quantiles {
    Quantiles { p10: quantile(sorted, 0.1), p50: quantile(sorted, 0.5), p90: quantile(sorted, 0.9) }
}

fn sorted(values: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values
}
