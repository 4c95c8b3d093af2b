//! The cases of one process with their events as known by a day, and which of them are closed and why.
//! What is computed from them is in `bottlenecks`, `durations` and `cases`. Method: docs/methods/cases.md.

use crate::facts::{Facts, NO_INSTANT, NONE};
use crate::portfolio::{Portfolio, day_of};
use crate::selection::Selection;
use domain::{ActivityStatus, CaseStatus, Day, Zone};
use std::collections::BTreeMap;
use std::ops::Range;

/// Number of the process `project-cycle`, whose cases are activities and whose steps are milestones.
pub const PROJECT_CYCLE: u32 = 0;
/// Seconds in a day.
pub const SECONDS_PER_DAY: f64 = 86_400.0;
/// Milestone reached by the day of approval of an activity (internal approval).
pub const APPROVAL: &str = "M10";
/// Milestone reached by the actual end of an activity (operational end).
pub const OPERATIONAL_END: &str = "M32";
/// Least number of occurrences from which an end step or a 95th percentile is learnt.
pub const LEARNT_FROM: usize = 20;
/// A step ends its case if at most this share of its ripe occurrences were followed by another event. In the logs with
/// which it was chosen, steps that end cases are followed in 0 to 2.5 % and others in more than 40 %.
pub const FOLLOWED_AT_MOST: f64 = 0.05;
/// If at most this share of the cases begun before the first recorded day of their source are known to have ended before
/// it, the source took over only cases under way: those that had ended are missing. A register written in retrospect
/// holds ended cases like any other, far more than this.
pub const ENDED_BEFORE_AT_MOST: f64 = 0.1;

/// The cases of a process as known by the end of a day.
#[derive(Clone, Debug, Default)]
pub struct CaseLog {
    /// Process number.
    pub process: u32,
    /// Last day of knowledge.
    pub day: i32,
    /// First second after that day, on the clock of `completed_at`.
    pub end: i64,
    /// Cases in order of their number.
    pub cases: Vec<Case>,
    /// Events by case, then completion, then file order.
    pub events: Vec<CaseEvent>,
    /// Steps learnt to end their case because practically no case goes on after them, in order of number.
    pub learnt_ends: Vec<u32>,
    /// By step: seconds without an event after which a case is taken as closed; `None` where too few waits teach it.
    pub idle_limits: Vec<Option<i64>>,
    /// By step: whether it ends its case, by reference data or as learnt.
    pub ends: Vec<bool>,
}

/// One case.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// Number in [`crate::facts::Names::cases`]; for the project cycle the activity.
    pub number: u32,
    /// Activity or [`NONE`].
    pub activity: u32,
    /// Office: that of the last event that states one, else the activity's, else [`NONE`].
    pub office: u32,
    /// Its events in [`CaseLog::events`]; never empty.
    pub events: Range<usize>,
    /// Whether and why it is closed.
    pub state: CaseState,
    /// First second of the records of its source where these took over only cases under way: had the case ended before,
    /// it would not be known. `None` where the records hold ended cases too, or were there from the first.
    pub records_from: Option<i64>,
}

/// Which source a case comes from, and the first second of that source's records.
#[derive(Clone, Copy)]
struct Source {
    number: u16,
    recorded_from: i64,
}

/// Whether a case goes on, and how that is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CaseState {
    /// Goes on.
    Open,
    /// Its last event, or the status of its activity, says it is done.
    Done,
    /// Its last event, or the status of its activity, says it was given up.
    Cancelled,
    /// It reached a step that ends cases of its process (reference data).
    AtEndStep,
    /// Its last step is one after which practically no case goes on.
    AtLearntEnd,
    /// Assumed: idle beyond the 95th percentile of past waits after its last step.
    AssumedIdle,
}

impl CaseState {
    /// Whether the case goes on.
    pub fn is_open(self) -> bool {
        self == CaseState::Open
    }
}

/// One event of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CaseEvent {
    /// Step.
    pub step: u32,
    /// Completed, in seconds. For the project cycle every day counts 86,400 and begins at a multiple of it.
    pub completed_at: i64,
    /// Begun, or [`NO_INSTANT`].
    pub started_at: i64,
    /// Holder or [`NONE`].
    pub holder: u32,
    /// Office, its own or its activity's, or [`NONE`].
    pub office: u32,
    /// [`CaseStatus::number`], or 0.
    pub status: u8,
    /// Not recorded as an event: taken from the activity's approval or actual end.
    pub derived: bool,
}

impl CaseLog {
    /// The chosen cases of a process, known by the portfolio's day and completed by its end.
    /// Whether a step ends its case is learnt from all cases of the process, not only the chosen ones.
    pub fn as_of(facts: &Facts, portfolio: &Portfolio, selection: &Selection, process: u32) -> CaseLog {
        let mut log = CaseLog { process, day: portfolio.day, ..CaseLog::default() };
        if process == PROJECT_CYCLE {
            log.end = portfolio.day().plus_days(1).start().0;
            log.read_milestones(facts, portfolio);
        } else {
            log.end = facts.zone.end_of(portfolio.day()).0;
            log.read_events(facts, portfolio);
        }
        log.close(facts, portfolio);
        let sources = log.sources(facts, portfolio);
        log.settle_records(&sources);
        let kept = log.cases.iter().map(|case| selection.contains_case(case.activity, case.office)).collect();
        log.keep(kept);
        log
    }

    /// The events of a case.
    pub fn events_of(&self, case: &Case) -> &[CaseEvent] {
        &self.events[case.events.clone()]
    }

    /// The last event of a case.
    pub fn last_of(&self, case: &Case) -> &CaseEvent {
        &self.events[case.events.end - 1]
    }

    /// Days from a moment to the end of the day of knowledge.
    pub fn days_until_end(&self, since: i64) -> f64 {
        (self.end - since) as f64 / SECONDS_PER_DAY
    }

    /// Seconds without an event after a step from which a case is taken as closed; `None` where that is not known.
    pub fn idle_limit(&self, step: u32) -> Option<i64> {
        self.idle_limits.get(step as usize).copied().flatten()
    }

    /// Whether a step ends its case, by reference data or as learnt.
    pub fn is_end(&self, step: u32) -> bool {
        self.ends.get(step as usize).copied().unwrap_or(false)
    }

    /// Keeps the cases whose first event lies on or after a first day and on or before a last.
    pub fn keep_begun(&mut self, zone: &Zone, first: Option<Day>, last: Option<Day>) {
        let is_cycle = self.process == PROJECT_CYCLE;
        let start = |day: Day| if is_cycle { day.start().0 } else { zone.start_of(day).0 };
        let (from, before) = (first.map(start), last.map(|day| start(day.plus_days(1))));
        let kept = self.cases.iter().map(|case| {
            let begun = self.events_of(case)[0].completed_at;
            from.is_none_or(|f| begun >= f) && before.is_none_or(|b| begun < b)
        });
        let kept = kept.collect();
        self.keep(kept);
    }

    /// Takes a day as the first of the records of every case, whatever the facts say of it.
    pub fn take_records_from(&mut self, zone: &Zone, day: Day) {
        let from = if self.process == PROJECT_CYCLE { day.start().0 } else { zone.start_of(day).0 };
        self.cases.iter_mut().for_each(|case| case.records_from = Some(from));
    }

    /// By case, its source. Of the project cycle the sources of activities are known, and a case comes from the one that
    /// spoke first; of events they are not, and all events of a process count as one.
    fn sources(&self, facts: &Facts, portfolio: &Portfolio) -> Vec<Source> {
        if self.process != PROJECT_CYCLE {
            let columns = &facts.events;
            let from = columns.process.partition_point(|p| *p < self.process);
            let to = columns.process.partition_point(|p| *p <= self.process);
            let first = columns.known_from[from..to].iter().copied().filter(|known| *known <= portfolio.day).min();
            let recorded_from = first.map_or(i64::MIN, |day| facts.zone.start_of(Day(day)).0);
            return vec![Source { number: 0, recorded_from }; self.cases.len()];
        }
        let first_words: Vec<Option<(i32, u16)>> =
            self.cases.iter().map(|case| first_word(facts, portfolio.day, case.activity)).collect();
        let mut firsts: BTreeMap<u16, i32> = BTreeMap::new();
        for (day, number) in (0..portfolio.len() as u32).filter_map(|a| first_word(facts, portfolio.day, a)) {
            let first = firsts.entry(number).or_insert(day);
            *first = day.min(*first);
        }
        let source = |word: Option<(i32, u16)>| {
            let number = word.map_or(0, |(_, number)| number);
            let first = firsts.get(&number).map_or(i64::MIN, |day| Day(*day).start().0);
            Source { number, recorded_from: first }
        };
        first_words.into_iter().map(source).collect()
    }

    /// Decides source by source whether its records took over only cases under way.
    fn settle_records(&mut self, sources: &[Source]) {
        let mut counts: BTreeMap<u16, (u32, u32)> = BTreeMap::new();
        for (case, source) in self.cases.iter().zip(sources) {
            let (first, last) = (self.events_of(case)[0].completed_at, self.last_of(case).completed_at);
            let is_ended = !case.state.is_open() && case.state != CaseState::AssumedIdle;
            let (begun, ended) = counts.entry(source.number).or_default();
            *begun += u32::from(first < source.recorded_from);
            *ended += u32::from(is_ended && last < source.recorded_from);
        }
        for (case, source) in self.cases.iter_mut().zip(sources) {
            let (begun, ended) = counts.get(&source.number).copied().unwrap_or_default();
            let takes_over = begun > 0 && f64::from(ended) <= ENDED_BEFORE_AT_MOST * f64::from(begun);
            case.records_from = takes_over.then_some(source.recorded_from);
        }
    }

    fn keep(&mut self, kept: Vec<bool>) {
        if kept.iter().all(|k| *k) {
            return;
        }
        let all = std::mem::take(&mut self.cases);
        let mut events = Vec::new();
        for (mut case, _) in all.into_iter().zip(kept).filter(|(_, kept)| *kept) {
            let from = events.len();
            events.extend_from_slice(&self.events[case.events.clone()]);
            case.events = from..events.len();
            self.cases.push(case);
        }
        self.events = events;
    }

    fn read_events(&mut self, facts: &Facts, portfolio: &Portfolio) {
        let columns = &facts.events;
        let from = columns.process.partition_point(|p| *p < self.process);
        let to = columns.process.partition_point(|p| *p <= self.process);
        let mut current: Option<Case> = None;
        for row in from..to {
            let is_visible = columns.known_from[row] <= portfolio.day && columns.known_until[row] > portfolio.day;
            if !is_visible || columns.completed_at[row] >= self.end {
                continue;
            }
            let activity = columns.activity[row];
            let mut office = columns.office[row];
            if office == NONE
                && let Some(own) = portfolio.office.get(activity as usize)
            {
                office = *own;
            }
            let event = CaseEvent {
                step: columns.step[row],
                completed_at: columns.completed_at[row],
                started_at: columns.started_at[row],
                holder: columns.holder[row],
                office,
                status: columns.status[row],
                derived: false,
            };
            let number = columns.case[row];
            if current.as_ref().is_none_or(|c| c.number != number) {
                self.cases.extend(current.take());
                let at = self.events.len();
                current = Some(Case {
                    number,
                    activity: NONE,
                    office: NONE,
                    events: at..at,
                    state: CaseState::Open,
                    records_from: None,
                });
            }
            self.events.push(event);
            if let Some(case) = &mut current {
                case.events.end = self.events.len();
                if activity != NONE {
                    case.activity = activity;
                }
                if office != NONE {
                    case.office = office;
                }
            }
        }
        self.cases.extend(current);
    }

    fn read_milestones(&mut self, facts: &Facts, portfolio: &Portfolio) {
        let approval = facts.names.steps.find(APPROVAL);
        let end_of_work = facts.names.steps.find(OPERATIONAL_END);
        let mut found: Vec<(CaseEvent, u32, u32)> = Vec::new();
        for activity in 0..portfolio.len() as u32 {
            if !portfolio.is_known(activity) {
                continue;
            }
            found.clear();
            let office = portfolio.office[activity as usize];
            for milestone in Milestones::of(facts, activity, portfolio.day) {
                if let Some(on) = milestone.actual_on {
                    let event = milestone_event(milestone.step, on, milestone.holder, office, false);
                    found.push((event, order_of(facts, milestone.step), milestone.round));
                }
            }
            for (step, day) in [
                (approval, portfolio.approved_on[activity as usize]),
                (end_of_work, portfolio.actual_end[activity as usize]),
            ] {
                if let (Some(step), Some(day)) = (step, day_of(day))
                    && !found.iter().any(|(e, _, _)| e.step == step)
                {
                    found.push((milestone_event(step, day, NONE, office, true), order_of(facts, step), 1));
                }
            }
            found.retain(|(e, _, _)| e.completed_at < self.end);
            if found.is_empty() {
                continue;
            }
            // Days have no order among themselves: the normal course of the process decides.
            found.sort_by_key(|(e, order, round)| (e.completed_at, *order, e.step, *round));
            let from = self.events.len();
            self.events.extend(found.iter().map(|(e, _, _)| *e));
            let events = from..self.events.len();
            self.cases.push(Case {
                number: activity,
                activity,
                office,
                events,
                state: CaseState::Open,
                records_from: None,
            });
        }
    }

    fn close(&mut self, facts: &Facts, portfolio: &Portfolio) {
        let waits = Waits::of(self);
        self.learnt_ends = self.learn_ends(&waits);
        self.idle_limits = waits.after_step.iter().map(|w| percentile_95(w)).collect();
        let is_end = |step: u32| facts.names.step_ends.get(step as usize).copied().unwrap_or(false);
        self.ends = (0..waits.after_step.len() as u32)
            .map(|step| is_end(step) || self.learnt_ends.binary_search(&step).is_ok())
            .collect();
        let states: Vec<CaseState> = self
            .cases
            .iter()
            .map(|case| {
                let last = self.last_of(case);
                let stated = match CaseStatus::from_number(last.status) {
                    Some(CaseStatus::Done) => Some(CaseState::Done),
                    Some(CaseStatus::Cancelled) => Some(CaseState::Cancelled),
                    Some(CaseStatus::Open) | None => None,
                };
                let says_open = CaseStatus::from_number(last.status) == Some(CaseStatus::Open);
                let limit = self.idle_limit(last.step);
                if let Some(state) = self.by_activity(portfolio, case).or(stated) {
                    state
                } else if self.events_of(case).iter().any(|e| is_end(e.step)) {
                    CaseState::AtEndStep
                } else if says_open {
                    CaseState::Open
                } else if self.learnt_ends.binary_search(&last.step).is_ok() {
                    CaseState::AtLearntEnd
                } else if limit.is_some_and(|l| self.end - last.completed_at > l) {
                    CaseState::AssumedIdle
                } else {
                    CaseState::Open
                }
            })
            .collect();
        for (case, state) in self.cases.iter_mut().zip(states) {
            case.state = state;
        }
    }

    fn by_activity(&self, portfolio: &Portfolio, case: &Case) -> Option<CaseState> {
        if self.process != PROJECT_CYCLE {
            return None;
        }
        match portfolio.status(case.activity)? {
            ActivityStatus::Closed => Some(CaseState::Done),
            ActivityStatus::Cancelled => Some(CaseState::Cancelled),
            _ => None,
        }
    }

    /// Steps with at least [`LEARNT_FROM`] ripe occurrences of which at most [`FOLLOWED_AT_MOST`] were followed by
    /// another event of their case. An occurrence is ripe if it was followed, or if more time has passed since than
    /// the 95th percentile of all waits of the process.
    fn learn_ends(&self, waits: &Waits) -> Vec<u32> {
        let Some(limit) = percentile_95(&waits.all) else { return Vec::new() };
        let mut ripe_last = vec![0usize; waits.after_step.len()];
        for case in &self.cases {
            let last = self.last_of(case);
            if self.end - last.completed_at > limit {
                ripe_last[last.step as usize] += 1;
            }
        }
        (0..ripe_last.len())
            .filter(|step| {
                let followed = waits.after_step[*step].len();
                let ripe = followed + ripe_last[*step];
                ripe >= LEARNT_FROM && followed as f64 <= FOLLOWED_AT_MOST * ripe as f64
            })
            .map(|step| step as u32)
            .collect()
    }
}

/// Completed waits of a log, sorted, in seconds.
struct Waits {
    all: Vec<i64>,
    after_step: Vec<Vec<i64>>,
}

impl Waits {
    fn of(log: &CaseLog) -> Waits {
        let steps = log.events.iter().map(|e| e.step as usize + 1).max().unwrap_or(0);
        let mut after_step = vec![Vec::new(); steps];
        for case in &log.cases {
            for pair in log.events_of(case).windows(2) {
                after_step[pair[0].step as usize].push(pair[1].completed_at - pair[0].completed_at);
            }
        }
        after_step.iter_mut().for_each(|w| w.sort_unstable());
        let mut all: Vec<i64> = after_step.iter().flatten().copied().collect();
        all.sort_unstable();
        Waits { all, after_step }
    }
}

/// Nearest-rank 95th percentile of sorted values; `None` of fewer than [`LEARNT_FROM`].
fn percentile_95(sorted: &[i64]) -> Option<i64> {
    (sorted.len() >= LEARNT_FROM).then(|| sorted[(sorted.len() * 95).div_ceil(100) - 1])
}

/// The day on which a source first spoke of an activity, and that source; of several on one day the most trusted.
fn first_word(facts: &Facts, day: i32, activity: u32) -> Option<(i32, u16)> {
    let rows = |start: &[u32]| match start.get(activity as usize..activity as usize + 2) {
        Some(&[from, to]) => from as usize..to as usize,
        _ => 0..0,
    };
    let versions = facts.activities.versions[rows(&facts.activities.version_start)].iter();
    let versions = versions.map(|v| (v.known_from.0, v.source_rank));
    let milestones =
        rows(&facts.milestones.start).map(|m| (facts.milestones.known_from[m], facts.milestones.source_rank[m]));
    versions.chain(milestones).filter(|(known, _)| *known <= day).min_by_key(|(known, rank)| (*known, u16::MAX - rank))
}

fn order_of(facts: &Facts, step: u32) -> u32 {
    facts.names.step_order.get(step as usize).copied().unwrap_or(u32::MAX)
}

fn milestone_event(step: u32, on: Day, holder: u32, office: u32, derived: bool) -> CaseEvent {
    CaseEvent { step, completed_at: on.start().0, started_at: NO_INSTANT, holder, office, status: 0, derived }
}

/// One milestone as known by a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MilestoneState {
    /// Step.
    pub step: u32,
    /// Which time round.
    pub round: u32,
    /// Day now planned.
    pub planned_on: Option<Day>,
    /// Day it happened.
    pub actual_on: Option<Day>,
    /// Holder or [`NONE`].
    pub holder: u32,
}

/// The milestones of an activity as known by a day, by step and round. A more trusted source lies over a less
/// trusted one field by field, as for activities.
pub struct Milestones<'f> {
    facts: &'f Facts,
    rows: Range<usize>,
    day: i32,
}

impl<'f> Milestones<'f> {
    /// Those of one activity.
    pub fn of(facts: &'f Facts, activity: u32, day: i32) -> Milestones<'f> {
        let start = &facts.milestones.start;
        let rows = match start.get(activity as usize..activity as usize + 2) {
            Some(&[from, to]) => from as usize..to as usize,
            _ => 0..0,
        };
        Milestones { facts, rows, day }
    }
}

impl Iterator for Milestones<'_> {
    type Item = MilestoneState;

    fn next(&mut self) -> Option<MilestoneState> {
        let columns = &self.facts.milestones;
        while self.rows.start < self.rows.end {
            let from = self.rows.start;
            let (step, round) = (columns.step[from], columns.round[from]);
            let mut to = from;
            while to < self.rows.end && (columns.step[to], columns.round[to]) == (step, round) {
                to += 1;
            }
            self.rows.start = to;
            let mut state = MilestoneState { step, round, planned_on: None, actual_on: None, holder: NONE };
            let mut is_known = false;
            let mut at = from;
            while at < to {
                let rank = columns.source_rank[at];
                let (mut planned, mut actual, mut holder) = (None, None, None);
                while at < to && columns.source_rank[at] == rank {
                    if columns.known_from[at] <= self.day {
                        is_known = true;
                        planned = columns.planned_on[at].applied_to(planned);
                        actual = columns.actual_on[at].applied_to(actual);
                        holder = columns.holder[at].applied_to(holder);
                    }
                    at += 1;
                }
                state.planned_on = planned.or(state.planned_on);
                state.actual_on = actual.or(state.actual_on);
                state.holder = holder.unwrap_or(state.holder);
            }
            if is_known {
                return Some(state);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::builder::{Event, FactsBuilder, day, version};
    use crate::facts::ActivityVersion;
    use domain::{Instant, Said};

    fn log(facts: &Facts, on: &str, process: u32) -> CaseLog {
        let portfolio = Portfolio::as_of(facts, day(on));
        CaseLog::as_of(facts, &portfolio, &Selection::everything(&portfolio), process)
    }

    fn at(text: &str) -> Instant {
        day(text).start()
    }

    #[test]
    fn milestones_make_cases_and_approval_and_end_are_derived_where_missing() {
        let mut b = FactsBuilder::new();
        let (signature, closure) = (b.step("M12"), b.end_step("M39"));
        let (approval, end) = (b.step("M10"), b.step("M32"));
        let a = b.activity("A");
        b.says(
            a,
            ActivityVersion {
                approved_on: Said::Value(day("2020-01-10")),
                actual_end: Said::Value(day("2022-06-30")),
                ..version(day("2020-01-10"))
            },
        );
        b.reached(a, signature, day("2020-03-01"));
        b.milestone(a, closure, 1, Said::Value(day("2023-01-01")), Said::Nothing, day("2020-03-01"));
        let facts = b.build();
        let l = log(&facts, "2022-12-31", PROJECT_CYCLE);
        let steps: Vec<(u32, bool)> = l.events.iter().map(|e| (e.step, e.derived)).collect();
        assert_eq!(steps, [(approval, true), (signature, false), (end, true)]);
        assert!(l.cases[0].state.is_open());
        assert_eq!(log(&facts, "2020-02-29", PROJECT_CYCLE).events.len(), 1, "not known yet, or not yet happened");

        b.reached(a, closure, day("2023-02-01"));
        assert_eq!(log(&b.build(), "2023-02-01", PROJECT_CYCLE).cases[0].state, CaseState::AtEndStep);
    }

    #[test]
    fn a_case_is_closed_by_its_last_status_then_by_end_step() {
        let mut b = FactsBuilder::new();
        let p = b.process("recruitment");
        let (advert, on_duty) = (b.step("advert"), b.end_step("on duty"));
        let names = ["done", "cancelled", "reopened", "ended", "open"];
        let cases: Vec<u32> = names.iter().map(|n| b.case(n)).collect();
        let mut event = |case: usize, step, on: &str, status| {
            b.event(Event { status, ..Event::new(p, cases[case], step, at(on)) });
        };
        event(0, advert, "2024-01-01", Some(CaseStatus::Done));
        event(1, advert, "2024-01-01", Some(CaseStatus::Cancelled));
        event(2, advert, "2024-01-01", Some(CaseStatus::Done));
        event(2, advert, "2024-02-01", Some(CaseStatus::Open));
        event(3, on_duty, "2024-01-01", None);
        event(4, advert, "2024-01-01", None);
        let facts = b.build();
        let states: Vec<CaseState> = log(&facts, "2024-03-01", p).cases.iter().map(|c| c.state).collect();
        use CaseState::{AtEndStep, Cancelled, Done, Open};
        assert_eq!(states, [Done, Cancelled, Open, AtEndStep, Open]);
    }

    #[test]
    fn end_steps_and_idle_limits_are_learnt_from_enough_cases() {
        let mut b = FactsBuilder::new();
        let p = b.process("payment");
        let (asked, paid) = (b.step("asked"), b.step("paid"));
        for i in 0..30 {
            let case = b.case(&format!("{i}"));
            let start = Day(10_000 + i);
            b.event(Event::new(p, case, asked, start.start()));
            b.event(Event::new(p, case, paid, start.plus_days(1 + i % 10).start()));
        }
        let (fresh, stale) = (b.case("fresh"), b.case("stale"));
        b.event(Event::new(p, fresh, asked, Day(10_095).start()));
        b.event(Event::new(p, stale, asked, Day(10_050).start()));
        let l = log(&b.build(), &Day(10_100).to_string(), p);
        assert_eq!(l.learnt_ends, [paid]);
        let state = |number: u32| l.cases.iter().find(|c| c.number == number).unwrap().state;
        assert_eq!(state(0), CaseState::AtLearntEnd);
        assert_eq!(state(fresh), CaseState::Open, "six days, where 95 in 100 wait at most ten");
        assert_eq!(state(stale), CaseState::AssumedIdle);
    }

    /// Payments of ten days each, begun every second day from day 1,000 on; the records begin on `first`. Those over by
    /// then are there only if they were written in retrospect.
    fn payments(first: i32, in_retrospect: bool) -> CaseLog {
        let mut b = FactsBuilder::new();
        let p = b.process("payment");
        let (asked, paid) = (b.step("asked"), b.end_step("paid"));
        for begun in (1_000..1_060).step_by(2).map(Day) {
            let ended = begun.plus_days(10);
            if ended < Day(first) && !in_retrospect {
                continue;
            }
            let case = b.case(&begun.to_string());
            for (step, on) in [(asked, begun), (paid, ended)] {
                b.event(Event { known_from: Some(on.max(Day(first))), ..Event::new(p, case, step, on.start()) });
            }
        }
        log(&b.build(), &Day(1_055).to_string(), p)
    }

    #[test]
    fn records_that_took_over_only_cases_under_way_have_a_first_day() {
        let taken_over = payments(1_021, false);
        let begins = Some(Day(1_021).start().0);
        assert!(taken_over.cases.iter().all(|c| c.records_from == begins));
        assert!(payments(1_021, true).cases.iter().all(|c| c.records_from.is_none()), "ended cases are there");
        assert!(payments(1_000, true).cases.iter().all(|c| c.records_from.is_none()), "nothing began before");
    }

    #[test]
    fn each_source_of_activities_has_its_own_first_day() {
        let mut b = FactsBuilder::new();
        let approval = b.step("M10");
        let mut approved = |name: &str, rank, on: &str, recorded: &str| {
            let a = b.activity(name);
            let approved_on = Said::Value(day(on));
            b.says(a, ActivityVersion { approved_on, source_rank: rank, ..version(day(recorded)) });
            a
        };
        // One source was there from the first approval, another took over what was under way.
        let own = approved("own", 2, "2019-01-01", "2019-01-01");
        let taken = approved("taken over", 1, "2019-06-01", "2020-01-01");
        let later = approved("later", 1, "2020-03-01", "2020-03-01");
        let l = log(&b.build(), "2021-01-01", PROJECT_CYCLE);
        assert!(l.events.iter().all(|e| e.step == approval));
        let of = |a: u32| l.cases.iter().find(|c| c.number == a).unwrap().records_from;
        assert_eq!((of(own), of(taken), of(later)), (None, Some(at("2020-01-01").0), Some(at("2020-01-01").0)));
    }

    #[test]
    fn events_recorded_later_or_completed_later_are_not_there_yet() {
        let mut b = FactsBuilder::new();
        let p = b.process("x");
        let (s, c) = (b.step("s"), b.case("c"));
        b.event(Event::new(p, c, s, at("2024-01-01")));
        b.event(Event { known_from: Some(day("2024-03-01")), ..Event::new(p, c, s, at("2024-02-01")) });
        b.event(Event { known_from: Some(day("2024-01-01")), ..Event::new(p, c, s, at("2024-05-01")) });
        let facts = b.build();
        assert_eq!(log(&facts, "2024-02-15", p).events.len(), 1);
        assert_eq!(log(&facts, "2024-03-01", p).events.len(), 2);
        assert_eq!(log(&facts, "2024-05-01", p).events.len(), 3);
    }
}
