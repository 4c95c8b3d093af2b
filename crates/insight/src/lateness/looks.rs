//! Past moments at which cases were open, with the days they still had to go: what an open case is compared with.
//! Whether a case goes on at all is in `quiet`.

use super::{LEAST_FINISHED, LEAST_FINISHED_IN_ALL, LOOKS_PER_STEP, Standing, WEEK, WEEKS, end_of, recency};
use crate::caselog::{CaseLog, SECONDS_PER_DAY};
use crate::forecast::Quantiles;
use std::collections::HashMap;

/// Unlikeness in the logarithm of the days waited that divides a weight by e.
pub(super) const WAITING_SCALE: f64 = 0.6;
/// The same of the days elapsed.
pub(super) const ELAPSED_SCALE: f64 = 1.0;
/// Weight of a look that came from another step.
pub(super) const OTHER_PREVIOUS: f64 = 0.3;
/// Weight of a look in another office.
pub(super) const OTHER_OFFICE: f64 = 0.5;
/// Weight that every look at the step has, however unlike: it keeps the ends of the curve from hanging on one look.
pub(super) const FLOOR: f64 = 0.02;

/// Durations in ascending order, ended or not.
#[derive(Clone, Debug, Default)]
pub(super) struct Pool {
    days: Vec<f64>,
    ended: Vec<bool>,
}

impl Pool {
    pub(super) fn take(&mut self, days: f64, ended: bool) {
        self.days.push(days);
        self.ended.push(ended);
    }

    pub(super) fn finished(&self) -> usize {
        self.ended.iter().filter(|e| **e).count()
    }
}

/// Weighted Kaplan-Meier curve: days and the share that takes longer.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Curve {
    points: Vec<(f64, f64)>,
}

impl Curve {
    /// The curve of durations in any order with their weights.
    pub(super) fn of(pool: &Pool, weights: &[f64]) -> Curve {
        let mut order: Vec<usize> = (0..weights.len()).collect();
        order.sort_by(|a, b| pool.days[*a].total_cmp(&pool.days[*b]).then(a.cmp(b)));
        Curve::in_order(order.into_iter().map(|i| (pool.days[i], pool.ended[i], weights[i])))
    }

    /// The curve of durations in ascending order: days, whether ended, weight.
    fn in_order(durations: impl Iterator<Item = (f64, bool, f64)> + Clone) -> Curve {
        let mut at_risk: f64 = durations.clone().map(|d| d.2).sum();
        let (mut points, mut longer) = (Vec::new(), 1.0);
        let mut durations = durations.peekable();
        while let Some((days, ended, weight)) = durations.next() {
            let (mut here, mut done) = (weight, if ended { weight } else { 0.0 });
            while let Some((_, ended, weight)) = durations.next_if(|d| d.0 == days) {
                here += weight;
                done += if ended { weight } else { 0.0 };
            }
            if done > 0.0 {
                longer *=
                    if durations.peek().is_none() && here == done { 0.0 } else { (1.0 - done / at_risk).max(0.0) };
                points.push((days, longer));
            }
            at_risk -= here;
        }
        Curve { points }
    }

    /// Share that takes more than so many days.
    pub(super) fn longer_than(&self, days: f64) -> f64 {
        let at = self.points.partition_point(|p| p.0 <= days);
        if at == 0 { 1.0 } else { self.points[at - 1].1 }
    }

    /// Days by which a share was done.
    pub(super) fn done_by(&self, share: f64) -> Option<f64> {
        self.points.iter().find(|p| p.1 <= 1.0 - share + 1e-9).map(|p| p.0)
    }

    /// Days by which a tenth, half and nine tenths were done; where the curve does not come down far enough, the longest seen.
    pub(super) fn quantiles(&self) -> Option<Quantiles> {
        let last = self.points.last()?.0;
        let at = |share: f64| self.done_by(share).unwrap_or(last);
        Some(Quantiles { p10: at(0.1), p50: at(0.5), p90: at(0.9) })
    }
}

/// A case seen open in a past week: how it stood, and the days from then to its end.
#[derive(Clone, Copy, Debug)]
struct Look {
    standing: Standing,
    ln_waiting: f64,
    ln_elapsed: f64,
    recency: f64,
    days: f64,
    ended: bool,
}

impl Look {
    /// How much it counts for a case that stands so.
    fn weight(&self, case: &Standing, ln_waiting: f64, ln_elapsed: f64) -> f64 {
        let unlike =
            (self.ln_waiting - ln_waiting).abs() / WAITING_SCALE + (self.ln_elapsed - ln_elapsed).abs() / ELAPSED_SCALE;
        let mut likeness = (-unlike).exp();
        if self.standing.previous != case.previous {
            likeness *= OTHER_PREVIOUS;
        }
        if self.standing.office != case.office {
            likeness *= OTHER_OFFICE;
        }
        self.recency * (FLOOR + likeness)
    }
}

/// Looks by step, each in ascending order of days to the end.
#[derive(Debug, Default)]
pub(super) struct Looks {
    by_step: HashMap<u32, Pooled>,
    all: Pooled,
}

/// Looks that are compared together.
#[derive(Debug, Default)]
struct Pooled {
    looks: Vec<Look>,
    /// How many of them are at cases that ended.
    finished: usize,
}

impl Pooled {
    fn has_room(&self) -> bool {
        self.looks.len() < LOOKS_PER_STEP
    }

    fn take(&mut self, look: Look) {
        if self.has_room() {
            self.looks.push(look);
            self.finished += usize::from(look.ended);
        }
    }

    fn sort(&mut self) {
        // Stable: looks of equal length stay in the order of weeks and cases, so that sums come out the same.
        self.looks.sort_by(|a, b| a.days.total_cmp(&b.days));
    }
}

/// What a case was compared with.
#[derive(Debug)]
pub(super) struct Compared {
    pub(super) curve: Curve,
    pub(super) own_step: bool,
    pub(super) n: usize,
    pub(super) n_effective: f64,
}

impl Looks {
    /// Looks at all cases that were open at the same hour of the same day of past weeks, the newest of each step.
    pub(super) fn of(log: &CaseLog) -> Looks {
        let mut looks = Looks::default();
        let Some(first) = log.cases.iter().map(|c| log.events_of(c)[0].completed_at).min() else { return looks };
        for week in 1..=WEEKS {
            let then = log.end - week * WEEK;
            if then <= first {
                break;
            }
            for case in &log.cases {
                let (until, ended) = end_of(log, case);
                let events = log.events_of(case);
                if then >= until || events[0].completed_at >= then {
                    continue;
                }
                let before = &events[..events.partition_point(|e| e.completed_at < then)];
                if !looks.has_room(before[before.len() - 1].step) {
                    continue;
                }
                let standing = Standing::at(before, case.office, then);
                looks.take(Look {
                    standing,
                    ln_waiting: standing.waiting.ln_1p(),
                    ln_elapsed: standing.elapsed.ln_1p(),
                    recency: recency(week as f64 * 7.0),
                    days: (until - then) as f64 / SECONDS_PER_DAY,
                    ended,
                });
            }
        }
        looks.by_step.values_mut().for_each(Pooled::sort);
        looks.all.sort();
        looks
    }

    /// Whether a look at a step would still be kept.
    fn has_room(&self, step: u32) -> bool {
        self.all.has_room() || self.by_step.get(&step).is_none_or(Pooled::has_room)
    }

    fn take(&mut self, look: Look) {
        self.by_step.entry(look.standing.step).or_default().take(look);
        self.all.take(look);
    }

    /// The looks at the step of a case, else all, weighted by how alike they are; `None` where too few are finished.
    pub(super) fn compared(&self, case: &Standing) -> Option<Compared> {
        let own = self.by_step.get(&case.step).filter(|pooled| pooled.finished >= LEAST_FINISHED);
        let Pooled { looks, finished } = own.unwrap_or(&self.all);
        if *finished < LEAST_FINISHED_IN_ALL {
            return None;
        }
        let (ln_waiting, ln_elapsed) = (case.waiting.ln_1p(), case.elapsed.ln_1p());
        let weights: Vec<f64> = looks.iter().map(|l| l.weight(case, ln_waiting, ln_elapsed)).collect();
        let (sum, squares) = weights.iter().fold((0.0, 0.0), |(s, q), w| (s + w, q + w * w));
        Some(Compared {
            curve: Curve::in_order(looks.iter().zip(&weights).map(|(l, w)| (l.days, l.ended, *w))),
            own_step: own.is_some(),
            n: looks.len(),
            n_effective: sum * sum / squares,
        })
    }
}
