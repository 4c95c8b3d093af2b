//! The days on which something was recorded about each activity: an index over facts, made when many days are asked
//! for. What was known on a day is in `portfolio`.

use crate::facts::{FOREVER, Facts, Grouped, NO_DAY};
use std::sync::OnceLock;

/// The index of some facts, made when first asked for. A copy of the facts makes its own.
#[derive(Debug, Default)]
pub struct Recorded(OnceLock<Days>);

impl Clone for Recorded {
    fn clone(&self) -> Recorded {
        Recorded::default()
    }
}

impl Recorded {
    pub(crate) fn of<'f>(&'f self, facts: &Facts) -> &'f Days {
        self.0.get_or_init(|| Days::of(facts))
    }
}

/// Days by activity, each once and in ascending order: of statements of money and their ends, of milestones and events.
#[derive(Debug)]
pub(crate) struct Days {
    start: Vec<u32>,
    days: Vec<i32>,
}

impl Days {
    fn of(facts: &Facts) -> Days {
        let n = facts.activities.identifiers.len();
        let (ledger, milestones, events) = (&facts.ledger, &facts.milestones, &facts.events);
        let by_activity = Grouped::of(events.activity.iter().copied(), n);
        let mut days = Days { start: Vec::with_capacity(n + 1), days: Vec::new() };
        days.start.push(0);
        let mut own = Vec::new();
        for activity in 0..n {
            own.clear();
            if !ledger.is_empty() {
                let lines = ledger.lines(activity as u32);
                own.extend_from_slice(&ledger.known_from[lines.clone()]);
                own.extend(ledger.known_until[lines].iter().filter(|day| **day != FOREVER));
            }
            if !milestones.known_from.is_empty() {
                let range = milestones.start[activity] as usize..milestones.start[activity + 1] as usize;
                own.extend_from_slice(&milestones.known_from[range]);
            }
            own.extend(by_activity.of_one(activity).iter().map(|row| events.known_from[*row as usize]));
            own.sort_unstable();
            own.dedup();
            days.days.extend_from_slice(&own);
            days.start.push(days.days.len() as u32);
        }
        days
    }

    /// The newest of them that lies by a day's end; [`NO_DAY`] if none.
    #[inline]
    pub(crate) fn newest_by(&self, activity: usize, day: i32) -> i32 {
        let own = &self.days[self.start[activity] as usize..self.start[activity + 1] as usize];
        own.partition_point(|d| *d <= day).checked_sub(1).map_or(NO_DAY, |at| own[at])
    }
}
