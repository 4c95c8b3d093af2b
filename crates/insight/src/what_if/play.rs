//! Courses played day by day through the steps: each case goes on when it is due, if its step may complete one more that
//! day; a step that may complete more than are due takes the next in line, first due first. Nothing is drawn here.

use super::Change;
use super::course::{Course, NEVER};
use super::learnt::{Learnt, weekday_of};
use std::collections::BTreeSet;

/// What steps may complete on each day, and the rules of a change.
pub(super) struct Allowed {
    /// By place and day (1 is first); `None` lets everything go when it is due.
    by_day: Option<Vec<Vec<u32>>>,
    /// The place that takes the next in line while it may complete more.
    faster: Option<usize>,
    /// The place for which nobody waits longer than so many days.
    limit: Option<(usize, i32)>,
    /// The place that this share of the cases need not go through.
    skipped: Option<(usize, f64)>,
}

impl Allowed {
    /// Everything goes on when it is due.
    pub(super) fn everything() -> Allowed {
        Allowed { by_day: None, faster: None, limit: None, skipped: None }
    }

    /// What is allowed with a change, given what was completed without it. A step that is not changed may complete on a
    /// day what it would have completed, or what it completes on a good day; one that is changed, the factor and the
    /// extra of what it would have completed, fractions carried on to the next day.
    pub(super) fn with(learnt: &Learnt, change: &Change, place: Option<usize>, base: &Played, days: i32) -> Allowed {
        let has_capacity = change.factor != 1.0 || change.extra != 0.0;
        let of_place = |at: usize| {
            let mut carried = 0.0;
            let on_day = |day: i32| {
                let usual = base.by_day[at][day as usize - 1];
                if Some(at) != place || !has_capacity {
                    return usual.max(learnt.good_day(at, weekday_of(day)));
                }
                let extra = change.extra * learnt.share_of_week(at, weekday_of(day));
                carried += (f64::from(usual) * change.factor + extra).max(0.0);
                // A sum of fractions that should be whole may lie a hair below it.
                let whole = (carried + 1e-9).floor();
                carried -= whole;
                whole as u32
            };
            (1..=days).map(on_day).collect()
        };
        let is_faster = has_capacity && change.factor >= 1.0 && change.extra >= 0.0;
        Allowed {
            by_day: Some((0..learnt.steps.len()).map(of_place).collect()),
            faster: place.filter(|_| is_faster),
            limit: place.zip(change.limit_days.map(|days| i32::try_from(days).unwrap_or(NEVER))),
            skipped: place.map(|p| (p, change.skipped)).filter(|(_, share)| *share > 0.0),
        }
    }

    fn on(&self, place: usize, day: i32) -> u32 {
        self.by_day.as_ref().map_or(u32::MAX, |by_day| by_day[place][day as usize - 1])
    }
}

/// What came of it.
pub(super) struct Played {
    /// By place and day: completions.
    by_day: Vec<Vec<u32>>,
    /// By week and slot: cases in the queue at its end.
    queues: Vec<Vec<u32>>,
    /// By week and place: days that what was completed had waited, in order.
    waits: Vec<Vec<Vec<i32>>>,
}

impl Played {
    /// Cases in the queue of a slot, or in all.
    pub(super) fn queue(&self, slot: Option<usize>, week: usize) -> u32 {
        slot.map_or_else(|| self.queues[week].iter().sum(), |s| self.queues[week][s])
    }

    /// Completions of a week.
    pub(super) fn completions(&self, slot: Option<usize>, week: usize) -> u32 {
        let of = |waits: &Vec<i32>| waits.len() as u32;
        slot.map_or_else(|| self.waits[week].iter().map(of).sum(), |s| self.waits[week].get(s).map_or(0, of))
    }

    /// Median (the lower of two) of the days waited by what was completed in a week.
    pub(super) fn median_wait(&self, slot: Option<usize>, week: usize) -> Option<i32> {
        let middle = |waits: &[i32]| (!waits.is_empty()).then(|| waits[(waits.len() - 1) / 2]);
        match slot {
            Some(slot) => middle(self.waits[week].get(slot)?),
            None => {
                let mut all: Vec<i32> = self.waits[week].iter().flatten().copied().collect();
                all.sort_unstable();
                middle(&all)
            }
        }
    }
}

/// Where a case stands.
#[derive(Clone, Copy)]
struct Stand {
    /// Number of its visit; beyond the last when it is over.
    visit: usize,
    /// Day on which that began.
    since: i32,
}

/// The steps with who waits for them.
struct Floor<'p> {
    learnt: &'p Learnt,
    courses: &'p [&'p Course],
    allowed: &'p Allowed,
    stands: Vec<Stand>,
    /// By place: due day and case of everyone who waits for it and will go on.
    lines: Vec<BTreeSet<(i32, usize)>>,
    /// By place: completions today.
    today: Vec<u32>,
    played: Played,
}

/// Plays `days` days, whole weeks of them.
pub(super) fn play(learnt: &Learnt, courses: &[&Course], allowed: &Allowed, days: i32) -> Played {
    let places = learnt.steps.len();
    let mut floor = Floor {
        learnt,
        courses,
        allowed,
        stands: courses.iter().map(|c| Stand { visit: 0, since: c.start }).collect(),
        lines: vec![BTreeSet::new(); places],
        today: vec![0; places],
        played: Played { by_day: vec![Vec::new(); places], queues: Vec::new(), waits: Vec::new() },
    };
    let mut by_start: Vec<usize> = (0..courses.len()).collect();
    by_start.sort_by_key(|case| courses[*case].start);
    let mut begins = by_start.into_iter().peekable();
    for day in 1..=days {
        if day % 7 == 1 {
            floor.played.waits.push(vec![Vec::new(); places]);
        }
        while let Some(case) = begins.next_if(|case| courses[*case].start <= day) {
            floor.join(case, courses[case].start, day);
        }
        floor.work(day);
        if day % 7 == 0 {
            floor.count(day);
        }
    }
    floor.played.waits.iter_mut().flatten().for_each(|waits| waits.sort_unstable());
    floor.played
}

impl Floor<'_> {
    /// A case begins to wait for the step of its visit, or passes it by.
    fn join(&mut self, case: usize, since: i32, today: i32) {
        let course = self.courses[case];
        let mut since = since;
        while let Some(visit) = course.visits.get(self.stands[case].visit) {
            let passes = self.allowed.skipped.is_some_and(|(place, share)| place == visit.next && course.small < share);
            if !passes || visit.days == NEVER {
                self.stands[case].since = since;
                if visit.days != NEVER {
                    let limit = self.allowed.limit.filter(|(place, _)| *place == visit.next);
                    let days = limit.map_or(visit.days, |(_, most)| visit.days.min(most));
                    self.lines[visit.next].insert((since + days, case));
                }
                return;
            }
            self.stands[case].visit += 1;
            since = today;
        }
    }

    /// Completes what may be completed today, until nothing moves.
    fn work(&mut self, day: i32) {
        self.today.fill(0);
        let mut has_moved = true;
        while has_moved {
            has_moved = false;
            for place in 0..self.lines.len() {
                while let Some(entry) = self.next_in(place, day) {
                    self.complete(place, entry, day);
                    has_moved = true;
                }
            }
        }
        for (by_day, n) in self.played.by_day.iter_mut().zip(&self.today) {
            by_day.push(*n);
        }
    }

    fn next_in(&self, place: usize, day: i32) -> Option<(i32, usize)> {
        let line = &self.lines[place];
        let waited = |case: usize| day - self.stands[case].since;
        if self.today[place] < self.allowed.on(place, day) {
            let due = line.first().filter(|(due, _)| *due <= day);
            if due.is_some() || self.allowed.faster != Some(place) {
                return due.copied();
            }
            let shortest = self.learnt.shortest[place];
            return line.iter().find(|(_, case)| waited(*case) >= shortest).copied();
        }
        let most = self.allowed.limit.filter(|(limited, _)| *limited == place)?.1;
        line.iter().take_while(|(due, _)| *due <= day).find(|(_, case)| waited(*case) >= most).copied()
    }

    fn complete(&mut self, place: usize, entry: (i32, usize), day: i32) {
        let case = entry.1;
        self.lines[place].remove(&entry);
        self.today[place] += 1;
        if let Some(waits) = self.played.waits.last_mut() {
            waits[place].push(day - self.stands[case].since);
        }
        self.stands[case].visit += 1;
        self.join(case, day, day);
    }

    /// Counts the queues at the end of a week, as the board would: by the step that usually follows, without those that
    /// have been idle for too long; with those that are kept waiting beyond the day they were due.
    fn count(&mut self, day: i32) {
        let mut queues = vec![0; self.learnt.slots()];
        for (course, stand) in self.courses.iter().zip(&self.stands) {
            if course.start > day {
                continue;
            }
            if let Some(visit) = course.visits.get(stand.visit) {
                let idle = self.learnt.after[visit.after].idle;
                if idle.is_none_or(|most| day - stand.since <= most) || visit.days <= day - stand.since {
                    queues[self.learnt.slot_after[visit.after]] += 1;
                }
            }
        }
        self.played.queues.push(queues);
    }
}
