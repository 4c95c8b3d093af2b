//! Where the cases of a process wait: per step the days waited, the queue, what comes in and what goes out.
//! Method and worked example: docs/methods/bottlenecks.md. How long a whole stretch takes is in `durations`.

/// An office beside the others.
pub mod excess;
mod growth;

use crate::caselog::{CaseEvent, CaseLog, CaseState, Milestones, PROJECT_CYCLE, SECONDS_PER_DAY};
use crate::facts::{Facts, NO_INSTANT, NONE};
use crate::working_days::Clock;
use excess::{Excess, Waited, beside_peers};
use std::collections::BTreeMap;

/// Days in a week.
const WEEK: f64 = 7.0;

/// By what the steps are shown apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WaitGroup {
    /// Office of the event, else of its activity.
    Office,
    /// Holder: who completed the step; for a running wait who holds it now (see [`WaitingCase::holder`]).
    Holder,
}

/// The bottlenecks of a process.
#[derive(Clone, Debug, Default)]
pub struct Bottlenecks {
    /// Process number.
    pub process: u32,
    /// Last day of knowledge.
    pub day: i32,
    /// Length of the window, which ends with that day.
    pub window_days: u32,
    /// Steps, most waiting first.
    pub steps: Vec<StepLoad>,
    /// The same for each group, most waiting first; [`NONE`] is "no office" or "no holder".
    pub groups: Vec<GroupLoad>,
    /// Cases waiting, longest first.
    pub waiting: Vec<WaitingCase>,
    /// Cases in the log.
    pub cases: u32,
    /// Of these open.
    pub open: u32,
    /// Of these taken as closed only because they were idle too long.
    pub assumed_closed: u32,
}

/// One group with its steps.
#[derive(Clone, Debug)]
pub struct GroupLoad {
    /// Office or holder number, or [`NONE`].
    pub group: u32,
    /// Its steps, most waiting first; shares are of the group's waiting.
    pub steps: Vec<StepLoad>,
}

/// What waits for one step.
#[derive(Clone, Debug, PartialEq)]
pub struct StepLoad {
    /// Step; [`NONE`] collects open cases after whose last step nothing ever followed.
    pub step: u32,
    /// Days of completed waits for this step that fall in the window.
    pub waiting_days: f64,
    /// Part of all waiting days; `None` if there are none.
    pub share: Option<f64>,
    /// Completed waits that touch the window.
    pub waits: u32,
    /// Of the waiting days of events that say when work began: the days before it.
    pub before_start_days: f64,
    /// Of the same: the days from its beginning to completion.
    pub handling_days: f64,
    /// Completed waits that touch the window and say when work began.
    pub waits_split: u32,
    /// Days of waits still running, whole.
    pub running_days: f64,
    /// Their part in the window.
    pub running_days_in_window: f64,
    /// Open cases that wait for it: the queue.
    pub open: u32,
    /// Waits begun in the window, completed or not.
    pub arrivals: u32,
    /// Waits completed in the window.
    pub completions: u32,
    /// Arrivals per week of the window.
    pub arrivals_per_week: f64,
    /// Completions per week of the window.
    pub completions_per_week: f64,
    /// Weeks to work off the queue at the pace of the window if nothing came in; `None` without completions.
    pub weeks_to_clear: Option<f64>,
    /// More came in than went out in the window.
    pub growing: bool,
    /// Chance that as much more would come in if the queue did not grow, corrected for the steps looked at; `None`
    /// where nothing came or went.
    pub growth_p: Option<f64>,
    /// The office beside the others; `None` unless the groups are offices, and for what has no office or no step.
    pub excess: Option<Excess>,
}

/// An open case and what it waits for.
#[derive(Clone, Debug, PartialEq)]
pub struct WaitingCase {
    /// Case number (for the project cycle the activity).
    pub case: u32,
    /// Activity or [`NONE`].
    pub activity: u32,
    /// Usual next step, or [`NONE`].
    pub step: u32,
    /// Step completed last.
    pub last_step: u32,
    /// When that was, in seconds (on the log's clock).
    pub since: i64,
    /// Days since, to the end of the day of knowledge.
    pub days: f64,
    /// Who has it: the holder stated for that milestone, else the holder who completes the step most often, else [`NONE`].
    pub holder: u32,
    /// Office of the last event, else of the case, or [`NONE`].
    pub office: u32,
}

/// Sums in seconds, so that they do not depend on order.
#[derive(Clone, Copy, Default)]
struct Tally {
    waiting: i64,
    /// Completed waits that touch the window, whole, and their squares.
    whole: i64,
    whole_squared: i128,
    waits: u32,
    before_start: i64,
    handling: i64,
    waits_split: u32,
    running: i64,
    running_in_window: i64,
    open: u32,
    arrivals: u32,
    completions: u32,
}

/// The time looked at, and how it is counted.
struct Window<'w> {
    from: i64,
    end: i64,
    clock: Clock<'w>,
}

impl Window<'_> {
    /// Seconds of a stretch that fall in the window.
    fn within(&self, office: u32, a: i64, b: i64) -> i64 {
        let (a, b) = (a.max(self.from), b.min(self.end));
        if b > a { self.clock.between(office, a, b) } else { 0 }
    }
}

type Tallies = BTreeMap<(u32, u32), Tally>;

/// Finds the bottlenecks of a log in the `window_days` (of the calendar) that end with its day of knowledge. Waiting is
/// counted by `clock`: a completed wait by the office of its event, else of its case; a running one by that of its case.
pub fn bottlenecks(
    facts: &Facts,
    log: &CaseLog,
    window_days: u32,
    by: Option<WaitGroup>,
    clock: Clock<'_>,
) -> Bottlenecks {
    let window_days = window_days.max(1);
    let from = log.end - i64::from(window_days) * SECONDS_PER_DAY as i64;
    let usual = Usual::of(facts, log);
    let mut waiting = waiting_cases(facts, log, &usual);
    for case in &mut waiting {
        case.days = clock.between(case.office, case.since, log.end) as f64 / SECONDS_PER_DAY;
    }
    let window = Window { from, end: log.end, clock };

    let mut steps = Tallies::new();
    let mut groups = Tallies::new();
    for case in &log.cases {
        for pair in log.events_of(case).windows(2) {
            let office = if pair[1].office == NONE { case.office } else { pair[1].office };
            let group = by.map(|b| if b == WaitGroup::Office { office } else { pair[1].holder });
            steps.entry((0, pair[1].step)).or_default().completed(&pair[0], &pair[1], office, &window);
            if let Some(group) = group {
                groups.entry((group, pair[1].step)).or_default().completed(&pair[0], &pair[1], office, &window);
            }
        }
    }
    for case in &waiting {
        steps.entry((0, case.step)).or_default().running(case.since, case.office, &window);
        if let Some(b) = by {
            let group = if b == WaitGroup::Office { case.office } else { case.holder };
            groups.entry((group, case.step)).or_default().running(case.since, case.office, &window);
        }
    }

    Bottlenecks {
        process: log.process,
        day: log.day,
        window_days,
        steps: ranked(facts, steps.into_iter().map(|((_, step), t)| (step, t)).collect(), window_days),
        groups: grouped(facts, &groups, window_days, by),
        waiting,
        cases: log.cases.len() as u32,
        open: log.cases.iter().filter(|c| c.state.is_open()).count() as u32,
        assumed_closed: log.cases.iter().filter(|c| c.state == CaseState::AssumedIdle).count() as u32,
    }
}

impl Tally {
    fn completed(&mut self, before: &CaseEvent, done: &CaseEvent, office: u32, window: &Window<'_>) {
        let within = |a: i64, b: i64| window.within(office, a, b);
        let (began, ended) = (before.completed_at, done.completed_at);
        if ended >= window.from {
            self.completions += 1;
            self.waits += 1;
            self.waiting += within(began, ended);
            let whole = window.clock.between(office, began, ended);
            self.whole += whole;
            self.whole_squared += i128::from(whole).pow(2);
            if done.started_at != NO_INSTANT {
                let started = done.started_at.clamp(began, ended);
                self.waits_split += 1;
                self.before_start += within(began, started);
                self.handling += within(started, ended);
            }
        }
        if began >= window.from {
            self.arrivals += 1;
        }
    }

    fn running(&mut self, since: i64, office: u32, window: &Window<'_>) {
        self.open += 1;
        self.running += window.clock.between(office, since, window.end);
        self.running_in_window += window.within(office, since, window.end);
        if since >= window.from {
            self.arrivals += 1;
        }
    }

    fn load(&self, step: u32, window_days: u32, total: i64) -> StepLoad {
        let weeks = f64::from(window_days) / WEEK;
        let days = |seconds: i64| seconds as f64 / SECONDS_PER_DAY;
        let completions_per_week = f64::from(self.completions) / weeks;
        StepLoad {
            step,
            waiting_days: days(self.waiting),
            share: (total > 0).then(|| self.waiting as f64 / total as f64),
            waits: self.waits,
            before_start_days: days(self.before_start),
            handling_days: days(self.handling),
            waits_split: self.waits_split,
            running_days: days(self.running),
            running_days_in_window: days(self.running_in_window),
            open: self.open,
            arrivals: self.arrivals,
            completions: self.completions,
            arrivals_per_week: f64::from(self.arrivals) / weeks,
            completions_per_week,
            weeks_to_clear: (self.completions > 0).then(|| f64::from(self.open) / completions_per_week),
            growing: self.arrivals > self.completions,
            growth_p: None,
            excess: None,
        }
    }
}

/// Most waiting first; then most running, then the normal course of the process.
fn ranked(facts: &Facts, mut tallies: Vec<(u32, Tally)>, window_days: u32) -> Vec<StepLoad> {
    let order = |step: u32| facts.names.step_order.get(step as usize).copied().unwrap_or(u32::MAX);
    let total: i64 = tallies.iter().map(|(_, t)| t.waiting).sum();
    tallies.sort_by_key(|(step, t)| (-t.waiting, -t.running, order(*step), *step));
    let chances: Vec<Option<f64>> =
        tallies.iter().map(|(_, t)| growth::chance_of_growth(t.arrivals, t.completions)).collect();
    let chances = growth::corrected(&chances);
    tallies
        .iter()
        .zip(chances)
        .map(|((step, t), growth_p)| StepLoad { growth_p, ..t.load(*step, window_days, total) })
        .collect()
}

fn grouped(facts: &Facts, tallies: &Tallies, window_days: u32, by: Option<WaitGroup>) -> Vec<GroupLoad> {
    let excess = if by == Some(WaitGroup::Office) { excesses(tallies) } else { BTreeMap::new() };
    let mut by_group: BTreeMap<u32, Vec<(u32, Tally)>> = BTreeMap::new();
    for ((group, step), tally) in tallies {
        by_group.entry(*group).or_default().push((*step, *tally));
    }
    let mut groups: Vec<(i64, GroupLoad)> = by_group
        .into_iter()
        .map(|(group, steps)| {
            let waiting = steps.iter().map(|(_, t)| t.waiting).sum();
            let mut steps = ranked(facts, steps, window_days);
            steps.iter_mut().for_each(|load| load.excess = excess.get(&(group, load.step)).copied());
            (waiting, GroupLoad { group, steps })
        })
        .collect();
    groups.sort_by_key(|(waiting, g)| (-waiting, g.group));
    groups.into_iter().map(|(_, g)| g).collect()
}

/// Every office beside the others, step by step; by office and step.
fn excesses(tallies: &Tallies) -> BTreeMap<(u32, u32), Excess> {
    let mut by_step: BTreeMap<u32, Vec<(u32, &Tally)>> = BTreeMap::new();
    for ((office, step), tally) in tallies.iter().filter(|((office, step), _)| *office != NONE && *step != NONE) {
        by_step.entry(*step).or_default().push((*office, tally));
    }
    let of_step = |(step, offices): (u32, Vec<(u32, &Tally)>)| {
        let waited: Vec<Waited> = offices
            .iter()
            .map(|(_, t)| Waited { seconds: t.waiting + t.running_in_window, n: t.completions })
            .collect();
        let found = beside_peers(&waited, spread(offices.iter().map(|(_, t)| *t)));
        offices.into_iter().zip(found).map(move |((office, _), excess)| ((office, step), excess)).collect::<Vec<_>>()
    };
    by_step.into_iter().flat_map(of_step).collect()
}

/// Variance of single completed waits by the square of their mean; 0 where there are too few to have one.
fn spread<'t>(tallies: impl Iterator<Item = &'t Tally>) -> f64 {
    let (n, sum, squares) = tallies
        .fold((0u32, 0i64, 0i128), |(n, sum, squares), t| (n + t.waits, sum + t.whole, squares + t.whole_squared));
    if n < 2 || sum == 0 {
        return 0.0;
    }
    let (n, mean) = (f64::from(n), sum as f64 / f64::from(n));
    (squares as f64 - n * mean * mean).max(0.0) / (n - 1.0) / (mean * mean)
}

/// What usually follows a step, and who usually does it, learnt from completed waits.
pub struct Usual {
    next: BTreeMap<u32, u32>,
    holder: BTreeMap<u32, u32>,
}

impl Usual {
    /// Learns from every completed wait of a log.
    pub fn of(facts: &Facts, log: &CaseLog) -> Usual {
        let mut followers: BTreeMap<(u32, u32), u32> = BTreeMap::new();
        let mut holders: BTreeMap<(u32, u32), u32> = BTreeMap::new();
        for case in &log.cases {
            let events = log.events_of(case);
            for pair in events.windows(2) {
                *followers.entry((pair[0].step, pair[1].step)).or_default() += 1;
            }
            for event in events.iter().filter(|e| e.holder != NONE) {
                *holders.entry((event.step, event.holder)).or_default() += 1;
            }
        }
        let order = |step: u32| (facts.names.step_order.get(step as usize).copied().unwrap_or(u32::MAX), step);
        Usual { next: most_frequent(&followers, order), holder: most_frequent(&holders, |h| (0, h)) }
    }

    /// The step that most often follows; among equals the earlier in the normal course.
    pub fn next(&self, step: u32) -> Option<u32> {
        self.next.get(&step).copied()
    }

    /// The holder who most often completes a step.
    pub fn holder(&self, step: u32) -> Option<u32> {
        self.holder.get(&step).copied()
    }
}

fn most_frequent(counts: &BTreeMap<(u32, u32), u32>, order: impl Fn(u32) -> (u32, u32)) -> BTreeMap<u32, u32> {
    let mut best: BTreeMap<u32, (u32, u32)> = BTreeMap::new();
    for ((of, what), n) in counts {
        let entry = best.entry(*of).or_insert((*what, *n));
        if *n > entry.1 || (*n == entry.1 && order(*what) < order(entry.0)) {
            *entry = (*what, *n);
        }
    }
    best.into_iter().map(|(of, (what, _))| (of, what)).collect()
}

/// The open cases of a log with what each waits for, longest waiting first.
pub fn waiting_cases(facts: &Facts, log: &CaseLog, usual: &Usual) -> Vec<WaitingCase> {
    let mut waiting: Vec<WaitingCase> = log
        .cases
        .iter()
        .filter(|c| c.state.is_open())
        .map(|case| {
            let last = log.last_of(case);
            let step = usual.next(last.step).unwrap_or(NONE);
            let stated = if log.process == PROJECT_CYCLE {
                let mut states = Milestones::of(facts, case.activity, log.day);
                states.find(|m| m.step == step && m.actual_on.is_none()).map_or(NONE, |m| m.holder)
            } else {
                NONE
            };
            WaitingCase {
                case: case.number,
                activity: case.activity,
                step,
                last_step: last.step,
                since: last.completed_at,
                days: log.days_until_end(last.completed_at),
                holder: if stated != NONE { stated } else { usual.holder(step).unwrap_or(NONE) },
                office: if last.office == NONE { case.office } else { last.office },
            }
        })
        .collect();
    waiting.sort_by_key(|w| (w.since, w.case));
    waiting
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::builder::{Event, FactsBuilder, day};
    use crate::portfolio::Portfolio;
    use crate::selection::Selection;
    use domain::Instant;
    use proptest::prelude::*;

    fn find(facts: &Facts, on: &str, window: u32, by: Option<WaitGroup>) -> Bottlenecks {
        let portfolio = Portfolio::as_of(facts, day(on));
        let log = CaseLog::as_of(facts, &portfolio, &Selection::everything(&portfolio), 1);
        bottlenecks(facts, &log, window, by, Clock::Calendar)
    }

    /// Three requests for payment, as on the method page: submitted, approved, paid.
    fn payments() -> (Facts, [u32; 3], [u32; 2]) {
        let mut b = FactsBuilder::new();
        let p = b.process("payment");
        let steps = [b.step("submitted"), b.step("approved"), b.end_step("paid")];
        let offices = [b.office("Harare"), b.office("Geneva")];
        let mut case = |name: &str, office: u32, days: &[&str]| {
            let case = b.case(name);
            for (step, on) in steps.iter().zip(days) {
                let event = Event::new(p, case, *step, day(on).start());
                b.event(Event { office: offices[office as usize], ..event });
            }
        };
        case("one", 0, &["2024-03-01", "2024-03-11", "2024-03-13"]);
        case("two", 1, &["2024-03-20", "2024-03-26"]);
        case("three", 0, &["2024-03-25"]);
        (b.build(), steps, offices)
    }

    #[test]
    fn the_worked_example_of_the_method_page() {
        let (facts, [submitted, approved, paid], _) = payments();
        // The day of knowledge ends at midnight to 1 April; the window of 28 days begins on 4 March.
        let found = find(&facts, "2024-03-31", 28, None);
        assert_eq!((found.cases, found.open), (3, 2));
        let first = &found.steps[0];
        assert_eq!(first.step, approved);
        assert_eq!(first.waiting_days, 13.0, "7 of the 10 days of case one, and 6 of case two");
        assert_eq!(first.share, Some(13.0 / 15.0));
        assert_eq!((first.open, first.running_days), (1, 7.0), "case three, from 25 March to the end of the 31st");
        assert_eq!((first.arrivals, first.completions, first.growing), (2, 2, false));
        assert_eq!((first.arrivals_per_week, first.completions_per_week), (0.5, 0.5));
        assert_eq!(first.weeks_to_clear, Some(2.0));
        let second = &found.steps[1];
        assert_eq!((second.step, second.waiting_days, second.open, second.running_days), (paid, 2.0, 1, 6.0));
        assert!(second.growing, "two came, one went");
        assert!((second.growth_p.unwrap() - 1.0).abs() < 1e-9, "four cases say nothing");
        assert_eq!(found.waiting[0].last_step, submitted, "the longest wait stands first");
        assert_eq!((found.waiting[0].step, found.waiting[0].days), (approved, 7.0));
    }

    #[test]
    fn an_office_that_takes_longer_stands_beside_the_others() {
        let mut b = FactsBuilder::new();
        let p = b.process("payment");
        let (asked, paid) = (b.step("asked"), b.step("paid"));
        let offices = ["slow", "quick", "brisk"].map(|name| b.office(name));
        for (office, days) in offices.iter().zip([10, 4, 4]) {
            for number in 0..10 {
                let case = b.case(&format!("{office}-{number}"));
                let event = |step, on: Instant| Event { office: *office, ..Event::new(p, case, step, on) };
                b.event(event(asked, day("2024-03-10").start()));
                b.event(event(paid, day("2024-03-10").plus_days(days).start()));
            }
        }
        let facts = b.build();
        let found = find(&facts, "2024-03-31", 28, Some(WaitGroup::Office));
        let excess = |office: u32| {
            let group = found.groups.iter().find(|g| g.group == office).unwrap();
            group.steps.iter().find(|s| s.step == paid).unwrap().excess.unwrap()
        };
        // The worked example of the method page, from the events on.
        let slow = excess(offices[0]);
        assert_eq!((slow.days, slow.peers_days, slow.standing), (Some(10.0), Some(4.0), excess::Standing::Longer));
        assert!((slow.ratio.unwrap().0 - 2.07).abs() < 0.005, "{slow:?}");
        assert_eq!(excess(offices[1]).standing, excess::Standing::AsOthers);
        let ungrouped = find(&facts, "2024-03-31", 28, Some(WaitGroup::Holder));
        assert!(ungrouped.groups.iter().flat_map(|g| &g.steps).all(|s| s.excess.is_none()), "nobody's own record");
    }

    #[test]
    fn groups_add_up_to_the_whole() {
        let (facts, [_, approved, _], [harare, geneva]) = payments();
        let found = find(&facts, "2024-03-31", 28, Some(WaitGroup::Office));
        let of = |group: u32| {
            let g = found.groups.iter().find(|g| g.group == group).unwrap();
            g.steps.iter().find(|s| s.step == approved).unwrap().clone()
        };
        assert_eq!((of(harare).waiting_days, of(harare).open), (7.0, 1));
        assert_eq!((of(geneva).waiting_days, of(geneva).open), (6.0, 0));
    }

    #[test]
    fn in_working_days_weekends_neither_wait_nor_run() {
        let (facts, [_, approved, _], _) = payments();
        let portfolio = Portfolio::as_of(&facts, day("2024-03-31"));
        let log = CaseLog::as_of(&facts, &portfolio, &Selection::everything(&portfolio), 1);
        let weeks = crate::working_days::WorkingWeeks::of(&facts, &portfolio, 1);
        let found = bottlenecks(&facts, &log, 28, None, Clock::Working(&weeks));
        let step = found.steps.iter().find(|s| s.step == approved).unwrap();
        // Case one: Monday 4 to Sunday 10 March, 5 days in the window. Case two: Wednesday 20 to Monday 25 March, 4.
        assert_eq!(step.waiting_days, 9.0);
        // Case three: Monday 25 to Sunday 31 March.
        assert_eq!((step.running_days, found.waiting[0].days), (5.0, 5.0));
        assert_eq!((step.open, step.arrivals, step.completions), (1, 2, 2), "counts do not change");
    }

    #[test]
    fn a_known_beginning_splits_waiting_from_handling() {
        let mut b = FactsBuilder::new();
        let p = b.process("payment");
        let (c, asked, paid) = (b.case("c"), b.step("asked"), b.step("paid"));
        b.event(Event::new(p, c, asked, day("2024-03-01").start()));
        let event = Event::new(p, c, paid, day("2024-03-11").start());
        b.event(Event { started_at: Some(day("2024-03-08").start()), ..event });
        let found = find(&b.build(), "2024-03-31", 90, None);
        let step = found.steps.iter().find(|s| s.step == paid).unwrap();
        assert_eq!((step.waiting_days, step.before_start_days, step.handling_days), (10.0, 7.0, 3.0));
    }

    #[test]
    fn an_open_case_after_a_step_that_nothing_ever_followed_waits_for_nothing_known() {
        let mut b = FactsBuilder::new();
        let p = b.process("x");
        let (c, s) = (b.case("c"), b.step("s"));
        b.event(Event::new(p, c, s, day("2024-03-01").start()));
        let found = find(&b.build(), "2024-03-31", 90, None);
        assert_eq!((found.steps[0].step, found.steps[0].open), (NONE, 1));
        assert_eq!(found.steps[0].share, None);
    }

    proptest! {
        #[test]
        fn waiting_equals_the_sum_over_groups_and_ignores_the_future(
            rows in prop::collection::vec((0u32..5, 0u32..4, 0i64..200, 0u32..3), 1..60), window in 1u32..120,
        ) {
            let build = |with_future: bool| {
                let mut b = FactsBuilder::new();
                let p = b.process("x");
                let steps: Vec<u32> = (0..4).map(|i| b.step(&i.to_string())).collect();
                let cases: Vec<u32> = (0..5).map(|i| b.case(&i.to_string())).collect();
                let offices: Vec<u32> = (0..3).map(|i| b.office(&i.to_string())).collect();
                for (case, step, on, office) in &rows {
                    if with_future || *on <= 100 {
                        let event = Event::new(p, cases[*case as usize], steps[*step as usize], Instant(*on * 86_400));
                        b.event(Event { office: offices[*office as usize], ..event });
                    }
                }
                find(&b.build(), &domain::Day(100).to_string(), window, Some(WaitGroup::Office))
            };
            let (now, later) = (build(false), build(true));
            prop_assert_eq!(&now.steps, &later.steps);
            for step in &now.steps {
                let parts: f64 = now.groups.iter().flat_map(|g| &g.steps).filter(|s| s.step == step.step).map(|s| s.waiting_days).sum();
                prop_assert!((parts - step.waiting_days).abs() < 1e-9);
                let queue: u32 = now.groups.iter().flat_map(|g| &g.steps).filter(|s| s.step == step.step).map(|s| s.open).sum();
                prop_assert_eq!(queue, step.open);
            }
        }
    }
}
