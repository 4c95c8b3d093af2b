//! What the recent weeks of a log teach: how many cases begin on each day, how soon a step is left by the days since,
//! the weekday and the week, what follows it, and how much each step completes. Nothing is drawn here.

use crate::bottlenecks::Usual;
use crate::caselog::{CaseLog, CaseState, PROJECT_CYCLE};
use crate::facts::{Facts, NONE};
use domain::Instant;
use std::ops::RangeInclusive;

/// Days since a step, in classes: days of the first week, weeks up to eight, then doubling.
pub(super) const CLASSES: usize = 19;
/// Windows looked back on for what changes slowly: usual pace by days since, and weekdays.
const HISTORY: i32 = 4;
/// The usual pace counts like so many case-days of the window.
const USUAL_WEIGHT: f64 = 20.0;
/// The pace of one week is pulled to the window's by so many completions.
const WEEK_WEIGHT: f64 = 5.0;
/// Fewest past successors in a class of days from which the next step is drawn; else all of the window.
const SUCCESSORS: usize = 10;
/// Times that pace and weekdays are fitted to each other.
const ROUNDS: usize = 20;

/// What the recent weeks teach. Steps are places in `steps`; days count from the as-of day, which is 0.
pub(super) struct Learnt {
    /// Step numbers in order.
    pub(super) steps: Vec<u32>,
    /// Open cases: place of the last step and its day, in the order of the log.
    pub(super) open: Vec<(usize, i32)>,
    /// By week back, then by day of that week (0 is the weekday after the as-of day's): first steps of the cases begun.
    pub(super) begun: Vec<[Vec<usize>; 7]>,
    /// By place: what happens after the step.
    pub(super) after: Vec<After>,
    /// By place: the step that usually follows, as the slot in which such cases are counted.
    pub(super) slot_after: Vec<usize>,
    /// By slot: cases that wait now. The last slot is for cases after whose last step nothing ever followed.
    pub(super) now: Vec<u32>,
    /// By place and day of the week: completions in each week back.
    done: Vec<[Vec<u32>; 7]>,
    /// By place: whole days that all but the fastest tenth of the window's completions had waited at least.
    pub(super) shortest: Vec<i32>,
}

/// What happens after a step.
#[derive(Default)]
pub(super) struct After {
    /// Share of its occurrences that ended the case.
    pub(super) ends: f64,
    /// Days after which a case that waits is no longer counted.
    pub(super) idle: Option<i32>,
    /// By week back and class: case-days at risk, each times the factor of its weekday.
    risk: Vec<[f64; CLASSES]>,
    /// The same by weekday and without its factor, while the log is read.
    risk_by_weekday: Vec<[[f64; 7]; CLASSES]>,
    /// By week back and class: how often the step was left.
    left: Vec<[f64; CLASSES]>,
    /// By class: usual chance a day to be left.
    usual: [f64; CLASSES],
    /// Factor of each day of the week.
    pub(super) weekday: [f64; 7],
    /// By week back: how fast it was left beside the whole window.
    pub(super) pace: Vec<f64>,
    /// By class: places of the steps that followed in the window.
    next: Vec<Vec<usize>>,
    /// The same over all classes, of the window, else of all that is known.
    next_any: Vec<usize>,
}

/// Case-days at risk and events of a longer past, by class and weekday.
#[derive(Clone, Default)]
struct Past {
    risk: [[f64; 7]; CLASSES],
    left: [[f64; 7]; CLASSES],
}

/// Class of days since a step.
pub(super) fn class_of(days: i32) -> usize {
    match days {
        ..=7 => days.max(0) as usize,
        8..=56 => 8 + (days as usize - 8) / 7,
        57..=112 => 15,
        113..=224 => 16,
        225..=448 => 17,
        449.. => 18,
    }
}

/// Place of a day in its week; 0 is the weekday after the as-of day's.
pub(super) fn weekday_of(day: i32) -> usize {
    (day - 1).rem_euclid(7) as usize
}

impl Learnt {
    pub(super) fn of(facts: &Facts, log: &CaseLog, weeks: usize) -> Learnt {
        let mut steps: Vec<u32> = log.events.iter().map(|e| e.step).collect();
        steps.sort_unstable();
        steps.dedup();
        let n = steps.len();
        let usual = Usual::of(facts, log);
        let place = |step: u32| steps.binary_search(&step).ok();
        let slot_after = steps.iter().map(|s| usual.next(*s).and_then(place).unwrap_or(n)).collect();
        let mut learnt = Learnt {
            open: Vec::new(),
            begun: vec![std::array::from_fn(|_| Vec::new()); weeks],
            after: (0..n).map(|_| After::of_weeks(weeks)).collect(),
            slot_after,
            now: vec![0; n + 1],
            done: vec![std::array::from_fn(|_| vec![0; weeks]); n],
            shortest: vec![0; n],
            steps,
        };
        learnt.read(facts, log, weeks as i32 * 7);
        learnt
    }

    fn read(&mut self, facts: &Facts, log: &CaseLog, window: i32) {
        let day_of = |at: i64| match log.process {
            PROJECT_CYCLE => Instant(at).day(0).0 - log.day,
            _ => facts.zone.day_of(Instant(at)).0 - log.day,
        };
        for (at, step) in self.steps.iter().enumerate() {
            let whole_days = |seconds: i64| i32::try_from(seconds / 86_400).ok();
            self.after[at].idle = log.idle_limit(*step).and_then(whole_days);
        }
        let mut past = vec![Past::default(); self.steps.len()];
        let (mut waits, mut ended) = (vec![Vec::new(); self.steps.len()], vec![(0u32, 0u32); self.steps.len()]);
        let mut earlier = vec![Vec::new(); self.steps.len()];
        for case in &log.cases {
            let events: Vec<(usize, i32)> = log
                .events_of(case)
                .iter()
                .filter_map(|e| Some((self.steps.binary_search(&e.step).ok()?, day_of(e.completed_at))))
                .collect();
            let Some(&(last, last_day)) = events.last() else { continue };
            if events[0].1 > -window {
                self.begun[(-events[0].1 / 7) as usize][weekday_of(events[0].1)].push(events[0].0);
            }
            for pair in events.windows(2) {
                let ((from, began), (to, done)) = (pair[0], pair[1]);
                ended[from].1 += 1;
                self.at_risk(&mut past[from], from, window, began, began..=done);
                past[from].left(done - began, done, window);
                if done > -window {
                    let week = (-done / 7) as usize;
                    self.after[from].left[week][class_of(done - began)] += 1.0;
                    self.after[from].next[class_of(done - began)].push(to);
                    self.after[from].next_any.push(to);
                    self.done[to][weekday_of(done)][week] += 1;
                    waits[to].push(done - began);
                } else {
                    earlier[from].push(to);
                }
            }
            ended[last].1 += 1;
            match case.state {
                CaseState::Open | CaseState::AssumedIdle => {
                    let until = self.after[last].idle.map_or(0, |idle| (last_day + idle).min(0));
                    self.at_risk(&mut past[last], last, window, last_day, last_day..=until);
                }
                _ => ended[last].0 += 1,
            }
            if case.state.is_open() {
                self.open.push((last, last_day));
                self.now[self.slot_after[last]] += 1;
            }
        }
        for (at, after) in self.after.iter_mut().enumerate() {
            after.ends = f64::from(ended[at].0) / f64::from(ended[at].1.max(1));
            if after.next_any.is_empty() {
                after.next_any = std::mem::take(&mut earlier[at]);
            }
            after.fit(&past[at]);
            waits[at].sort_unstable();
            self.shortest[at] = waits[at].get(waits[at].len() / 10).copied().unwrap_or(0);
        }
    }

    /// Counts the days on which a case was there to be taken on; those of the window by week.
    fn at_risk(&mut self, past: &mut Past, from: usize, window: i32, began: i32, days: RangeInclusive<i32>) {
        let risk = &mut self.after[from].risk_by_weekday;
        for day in *days.start().max(&(1 - HISTORY * window))..=*days.end() {
            let (class, weekday) = (class_of(day - began), weekday_of(day));
            past.risk[class][weekday] += 1.0;
            if day > -window {
                risk[(-day / 7) as usize][class][weekday] += 1.0;
            }
        }
    }

    /// The place of a step; `None` where the log does not have it.
    pub(super) fn place(&self, step: u32) -> Option<usize> {
        self.steps.binary_search(&step).ok()
    }

    /// Slots of queues: one per step, and one for nothing known.
    pub(super) fn slots(&self) -> usize {
        self.steps.len() + 1
    }

    /// The step of a slot.
    pub(super) fn step_of(&self, slot: usize) -> u32 {
        self.steps.get(slot).copied().unwrap_or(NONE)
    }

    /// By what slots with equal queues are sorted: the normal course.
    pub(super) fn order(&self, facts: &Facts, slot: usize) -> (u32, u32) {
        let step = self.step_of(slot);
        (facts.names.step_order.get(step as usize).copied().unwrap_or(u32::MAX), step)
    }

    /// Cases begun in the window.
    pub(super) fn begun(&self) -> u32 {
        self.begun.iter().flatten().map(|cases| cases.len() as u32).sum()
    }

    /// Completions of a step in the window.
    pub(super) fn completed(&self, place: usize) -> u32 {
        self.done[place].iter().flatten().sum()
    }

    /// The same by slot.
    pub(super) fn completed_in(&self, slot: usize) -> u32 {
        if slot < self.steps.len() { self.completed(slot) } else { 0 }
    }

    /// Completions of all steps in the window.
    pub(super) fn completions(&self) -> u32 {
        (0..self.steps.len()).map(|place| self.completed(place)).sum()
    }

    /// What a step completes on a good day: the 90th percentile (nearest rank) of the same weekday in the window.
    pub(super) fn good_day(&self, place: usize, weekday: usize) -> u32 {
        let mut of_day = self.done[place][weekday].clone();
        of_day.sort_unstable();
        of_day[(of_day.len() * 9).div_ceil(10) - 1]
    }

    /// The part of its completions that a step has on a weekday; a seventh where it has none.
    pub(super) fn share_of_week(&self, place: usize, weekday: usize) -> f64 {
        match self.completed(place) {
            0 => 1.0 / 7.0,
            all => f64::from(self.done[place][weekday].iter().sum::<u32>()) / f64::from(all),
        }
    }
}

impl Past {
    fn left(&mut self, days: i32, day: i32, window: i32) {
        if day > -HISTORY * window {
            self.left[class_of(days)][weekday_of(day)] += 1.0;
        }
    }

    /// Chance a day to be left by class, and a factor of each weekday, fitted to each other so that both margins of
    /// what was observed come out (iterative proportional fitting, Deming and Stephan 1940).
    fn fitted(&self) -> ([f64; CLASSES], [f64; 7]) {
        let (mut usual, mut weekday) = ([0.0; CLASSES], [1.0; 7]);
        for round in 0..=ROUNDS {
            for (class, chance) in usual.iter_mut().enumerate() {
                let risk: f64 = (0..7).map(|w| self.risk[class][w] * weekday[w]).sum();
                let left: f64 = self.left[class].iter().sum();
                *chance = if risk > 0.0 { left / risk } else { 0.0 };
            }
            if round == ROUNDS {
                break;
            }
            for (w, factor) in weekday.iter_mut().enumerate() {
                let expected: f64 = (0..CLASSES).map(|c| self.risk[c][w] * usual[c]).sum();
                let left: f64 = (0..CLASSES).map(|c| self.left[c][w]).sum();
                *factor = (left + 1.0) / (expected + 1.0);
            }
        }
        (usual, weekday)
    }
}

impl After {
    fn of_weeks(weeks: usize) -> After {
        After {
            risk: vec![[0.0; CLASSES]; weeks],
            risk_by_weekday: vec![[[0.0; 7]; CLASSES]; weeks],
            left: vec![[0.0; CLASSES]; weeks],
            next: vec![Vec::new(); CLASSES],
            ..After::default()
        }
    }

    fn fit(&mut self, past: &Past) {
        (self.usual, self.weekday) = past.fitted();
        for (week, by_class) in std::mem::take(&mut self.risk_by_weekday).iter().enumerate() {
            for (class, by_weekday) in by_class.iter().enumerate() {
                self.risk[week][class] = by_weekday.iter().zip(&self.weekday).map(|(risk, factor)| risk * factor).sum();
            }
        }
        let every: Vec<usize> = (0..self.risk.len()).collect();
        let chances = self.chances(&every);
        self.pace = every
            .iter()
            .map(|week| {
                let expected: f64 = self.risk[*week].iter().zip(&chances).map(|(risk, chance)| risk * chance).sum();
                (self.left[*week].iter().sum::<f64>() + WEEK_WEIGHT) / (expected + WEEK_WEIGHT)
            })
            .collect();
    }

    /// Chance a day to be left, by class, as some weeks of the window (drawn, perhaps repeatedly) teach it.
    pub(super) fn chances(&self, weeks: &[usize]) -> [f64; CLASSES] {
        std::array::from_fn(|class| {
            let sum = |of: &[[f64; CLASSES]]| weeks.iter().map(|w| of[*w][class]).sum::<f64>();
            (sum(&self.left) + USUAL_WEIGHT * self.usual[class]) / (sum(&self.risk) + USUAL_WEIGHT)
        })
    }

    /// Steps that followed after so many days, each as often as it did.
    pub(super) fn successors(&self, days: i32) -> &[usize] {
        let of_class = &self.next[class_of(days)];
        if of_class.len() >= SUCCESSORS { of_class } else { &self.next_any }
    }
}
