//! Courses of cases as they would go on: which step follows after how many days, drawn from what is learnt.
//! How many a step can complete is not asked here; see `play`.

use super::WEEKS_MOST;
use super::learnt::{CLASSES, Learnt, class_of, weekday_of};
use crate::chance::Chance;

/// A stay that does not end.
pub(super) const NEVER: i32 = i32::MAX / 4;
/// Visits of one case at most, so that a loop within a day ends.
const VISITS: usize = 200;

/// The course of one case.
#[derive(Debug)]
pub(super) struct Course {
    /// Day of its first visit's beginning; below 1 for cases that are open now.
    pub(super) start: i32,
    /// Place in the order of shares by which new cases are kept when fewer come; 0 to 1.
    pub(super) kept: f64,
    /// The same for cases that need not go through a step.
    pub(super) small: f64,
    /// One after the other.
    pub(super) visits: Vec<Visit>,
}

/// A stay after a step until the next one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Visit {
    /// Place of the step that was completed.
    pub(super) after: usize,
    /// Place of the step that follows; the same as `after` where the stay never ends.
    pub(super) next: usize,
    /// Days until it does, or [`NEVER`].
    pub(super) days: i32,
}

/// The coming weeks, drawn once.
pub(super) struct Draw {
    /// For each coming week, the week back that it is like. Twice as many as are asked, since a change may need
    /// what would have come later.
    like: Vec<usize>,
    /// Weeks asked.
    weeks: usize,
    /// By place: chance a day to be left.
    chances: Vec<[f64; CLASSES]>,
}

impl Draw {
    /// Weeks of the window are drawn with replacement; of these, one for each coming week.
    pub(super) fn of(learnt: &Learnt, weeks: usize, chance: &mut Chance) -> Draw {
        let window = learnt.begun.len();
        let drawn: Vec<usize> = (0..window).map(|_| chance.below(window)).collect();
        // As many for every question, so that the first weeks do not depend on how many follow.
        let mut like: Vec<usize> = (0..2 * WEEKS_MOST).map(|_| drawn[chance.below(window)]).collect();
        like.truncate(2 * weeks);
        let chances = learnt.after.iter().map(|after| after.chances(&drawn)).collect();
        Draw { like, weeks, chances }
    }

    /// The courses of the open cases and of those that begin, and of those that would come besides if new cases were
    /// multiplied by `arrivals`. Each case has numbers of its own, so that the others do not move when one is changed.
    pub(super) fn courses(&self, learnt: &Learnt, seed: u64, arrivals: f64) -> (Vec<Course>, Vec<Course>) {
        let mut cases: Vec<(usize, i32)> = learnt.open.clone();
        for (week, like) in self.like.iter().take(self.weeks).enumerate() {
            for (weekday, begun) in learnt.begun[*like].iter().enumerate() {
                let day = (week * 7 + weekday) as i32 + 1;
                cases.extend(begun.iter().map(|first| (*first, day)));
            }
        }
        let course = |number: usize, copy: u64| {
            let (first, start) = cases[number];
            let mixed = Chance::seeded(seed ^ ((number as u64) << 20) ^ copy).bits();
            self.course(learnt, first, start, &mut Chance::seeded(mixed))
        };
        let usual: Vec<Course> = (0..cases.len()).map(|number| course(number, 0)).collect();
        let mut copies = Vec::new();
        for (number, case) in usual.iter().enumerate().filter(|(_, case)| case.start >= 1) {
            let more = (arrivals - case.kept).ceil().max(1.0) as u64 - 1;
            copies.extend((1..=more).map(|copy| course(number, copy)));
        }
        (usual, copies)
    }

    fn course(&self, learnt: &Learnt, first: usize, start: i32, chance: &mut Chance) -> Course {
        let mut course = Course { start, kept: chance.share(), small: chance.share(), visits: Vec::new() };
        let (mut place, mut day) = (first, start);
        while course.visits.len() < VISITS {
            let after = &learnt.after[place];
            let goes_on = course.visits.is_empty() && start < 1;
            if !goes_on && chance.share() < after.ends {
                break;
            }
            let visit = self.visit(learnt, place, day, chance);
            course.visits.push(visit);
            if visit.days == NEVER {
                break;
            }
            (place, day) = (visit.next, day + visit.days);
        }
        course
    }

    fn visit(&self, learnt: &Learnt, place: usize, began: i32, chance: &mut Chance) -> Visit {
        let after = &learnt.after[place];
        let last = after.idle.map_or(NEVER, |idle| began + idle);
        for day in began.max(1)..=last.min(self.like.len() as i32 * 7) {
            let days = day - began;
            let like = self.like[(day as usize - 1) / 7];
            let left = self.chances[place][class_of(days)] * after.weekday[weekday_of(day)] * after.pace[like];
            if chance.share() < left {
                let successors = after.successors(days);
                if !successors.is_empty() {
                    return Visit { after: place, next: successors[chance.below(successors.len())], days };
                }
            }
        }
        Visit { after: place, next: place, days: NEVER }
    }
}
