//! Cases that end without a word: after some steps a case may go on or may be over, and no event tells which. The chance
//! that another event comes is the share of past cases, as quiet for as long after the same step, to which one came.

use super::{LOOKS_PER_STEP, Standing, WEEK, WEEKS, recency};
use crate::caselog::{CaseEvent, CaseLog};
use domain::CaseStatus;
use std::collections::HashMap;

/// Unlikeness in the logarithm of the days waited that divides a weight by e.
pub(super) const QUIET_SCALE: f64 = 0.4;
/// Weight of a look that came from another step.
pub(super) const OTHER_PREVIOUS: f64 = 0.3;
/// So many made-up looks at cases that went on are added: doubt needs evidence.
pub(super) const MADE_UP: f64 = 5.0;
/// With fewer looks after a step every case is taken to go on.
pub(super) const LEAST_LOOKS: usize = 30;

impl CaseEvent {
    /// Whether it states that its case is open.
    pub(super) fn says_open(&self) -> bool {
        CaseStatus::from_number(self.status) == Some(CaseStatus::Open)
    }
}

#[derive(Clone, Copy, Debug)]
struct QuietLook {
    previous: u32,
    ln_waiting: f64,
    recency: f64,
    went_on: bool,
}

/// Looks at cases that counted as open, by step, and whether another event came.
#[derive(Debug, Default)]
pub(super) struct QuietLooks {
    by_step: HashMap<u32, Vec<QuietLook>>,
}

impl QuietLooks {
    /// The newest looks of each step, of past weeks so long ago that a case without a later event counts as closed today.
    pub(super) fn of(log: &CaseLog) -> QuietLooks {
        let mut quiet = QuietLooks::default();
        let Some(first) = log.cases.iter().map(|c| log.events_of(c)[0].completed_at).min() else { return quiet };
        for week in 1..=WEEKS {
            let then = log.end - week * WEEK;
            if then <= first {
                break;
            }
            for case in &log.cases {
                let events = log.events_of(case);
                let at = events.partition_point(|e| e.completed_at < then);
                let Some(last) = at.checked_sub(1).map(|i| events[i]) else { continue };
                let Some(limit) = log.idle_limit(last.step) else { continue };
                let is_ripe = log.end - then >= limit;
                let is_over = then - last.completed_at > limit || log.is_end(last.step) || last.status != 0;
                if is_over || !is_ripe {
                    continue;
                }
                let standing = Standing::at(&events[..at], case.office, then);
                let looks = quiet.by_step.entry(last.step).or_default();
                if looks.len() < LOOKS_PER_STEP {
                    looks.push(QuietLook {
                        previous: standing.previous,
                        ln_waiting: standing.waiting.ln_1p(),
                        recency: recency(week as f64 * 7.0),
                        went_on: at < events.len(),
                    });
                }
            }
        }
        quiet
    }

    /// Chance that another event comes to a case that stands so.
    pub(super) fn goes_on(&self, case: &Standing) -> f64 {
        let Some(looks) = self.by_step.get(&case.step).filter(|looks| looks.len() >= LEAST_LOOKS) else { return 1.0 };
        let ln_waiting = case.waiting.ln_1p();
        let (mut all, mut on) = (MADE_UP, MADE_UP);
        for look in looks {
            let mut weight = look.recency * (-(look.ln_waiting - ln_waiting).abs() / QUIET_SCALE).exp();
            if look.previous != case.previous {
                weight *= OTHER_PREVIOUS;
            }
            all += weight;
            on += if look.went_on { weight } else { 0.0 };
        }
        on / all
    }
}
