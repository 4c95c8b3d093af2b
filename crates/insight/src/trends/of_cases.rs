//! Trends of cases and milestones: open cases, days waited, medians of cohorts, overdue steps.

use super::{Asked, Cell, Periods, Table, TrendMeasure, put};
use crate::caselog::{Case, CaseLog, Milestones, PROJECT_CYCLE, SECONDS_PER_DAY};
use crate::durations::{Stretch, duration_of};
use crate::facts::NONE;
use crate::grouping::Dimension;
use crate::survival::{Duration, Survival};
use crate::working_days::Clock as DayClock;
use domain::{Day, Instant};
use std::collections::BTreeMap;

pub(super) fn of_cases(asked: &Asked<'_>) -> (Periods, Table) {
    let log = CaseLog::as_of(asked.facts, asked.portfolio, asked.selection, asked.question.process);
    let clock = Clock { asked, process: asked.question.process };
    let first = log.events.iter().map(|e| e.completed_at).min().map(|at| clock.day_of(at));
    let newest = log.events.iter().map(|e| e.completed_at).max().map(|at| clock.day_of(at));
    let periods = asked.periods(first.filter(|d| d.is_plausible()), newest);
    let table = match asked.question.measure {
        TrendMeasure::OpenCases => open_cases(asked, &log, &periods, &clock),
        TrendMeasure::WaitingDays => waiting_days(asked, &log, &periods, &clock),
        _ => median_durations(asked, &log, &periods, &clock),
    };
    (periods, table)
}

/// Turns days into the moments of a log: UTC midnights for the project cycle, else those of the organisation's zone.
struct Clock<'a> {
    asked: &'a Asked<'a>,
    process: u32,
}

impl Clock<'_> {
    fn day_of(&self, at: i64) -> Day {
        if self.process == PROJECT_CYCLE { Instant(at).day(0) } else { self.asked.facts.zone.day_of(Instant(at)) }
    }

    fn start_of(&self, day: Day) -> i64 {
        if self.process == PROJECT_CYCLE { day.start().0 } else { self.asked.facts.zone.start_of(day).0 }
    }

    /// Beginning and end of each period, as far as known.
    fn bounds(&self, periods: &Periods) -> Vec<(i64, i64)> {
        (0..periods.len())
            .map(|at| (self.start_of(periods.period(at).first), self.start_of(periods.known_end(at).plus_days(1))))
            .collect()
    }
}

fn group_of(asked: &Asked<'_>, case: &Case) -> u32 {
    match asked.question.by {
        None => NONE,
        Some(Dimension::Office) => case.office,
        Some(_) if case.activity == NONE => NONE,
        Some(by) => by.main_group(asked.facts, asked.portfolio, case.activity),
    }
}

fn open_cases(asked: &Asked<'_>, log: &CaseLog, periods: &Periods, clock: &Clock<'_>) -> Table {
    let bounds = clock.bounds(periods);
    let mut counts: BTreeMap<u32, Vec<u64>> = BTreeMap::new();
    for case in &log.cases {
        let of_group = counts.entry(group_of(asked, case)).or_insert_with(|| vec![0; bounds.len()]);
        let began = log.events_of(case)[0].completed_at;
        let closed = (!case.state.is_open()).then(|| log.last_of(case).completed_at);
        let from = bounds.partition_point(|(_, end)| *end <= began);
        let until = closed.map_or(bounds.len(), |c| bounds.partition_point(|(_, end)| *end <= c));
        for n in of_group.iter_mut().take(until).skip(from) {
            *n += 1;
        }
    }
    super::of_counts(counts)
}

fn waiting_days(asked: &Asked<'_>, log: &CaseLog, periods: &Periods, clock: &Clock<'_>) -> Table {
    let bounds = clock.bounds(periods);
    let mut seconds: BTreeMap<u32, Vec<i64>> = BTreeMap::new();
    for case in &log.cases {
        let of_group = seconds.entry(group_of(asked, case)).or_insert_with(|| vec![0; bounds.len()]);
        let events = log.events_of(case);
        let running = case.state.is_open().then(|| (events[events.len() - 1].completed_at, log.end));
        let waits = events.windows(2).map(|pair| (pair[0].completed_at, pair[1].completed_at)).chain(running);
        for (from, until) in waits {
            let first = bounds.partition_point(|(_, end)| *end <= from);
            for (place, (begin, end)) in bounds.iter().enumerate().skip(first) {
                if *begin >= until {
                    break;
                }
                of_group[place] += until.min(*end) - from.max(*begin);
            }
        }
    }
    let cell = |s: i64| Cell { value: Some(s as f64 / SECONDS_PER_DAY), amount: None, counts: None };
    seconds.into_iter().map(|(group, of)| (group, of.into_iter().map(cell).collect())).collect()
}

fn median_durations(asked: &Asked<'_>, log: &CaseLog, periods: &Periods, clock: &Clock<'_>) -> Table {
    let index = periods.index();
    let mut cohorts: BTreeMap<(u32, usize), Vec<Duration>> = BTreeMap::new();
    for case in &log.cases {
        let began = clock.day_of(log.events_of(case)[0].completed_at);
        if let (Some(at), Some(duration)) =
            (index.of(began.0), duration_of(log, case, Stretch::WholeCase, DayClock::Calendar))
        {
            cohorts.entry((group_of(asked, case), at)).or_default().push(duration);
        }
    }
    let mut table = Table::new();
    for ((group, at), durations) in cohorts {
        let value = Survival::of(&durations).median().0;
        put(&mut table, group, at, periods.len(), Cell { value, amount: None, counts: None });
    }
    table
}

/// Milestones by the period for which they are planned, and of them those reached by the planned day, as known now.
/// What is planned for later than the day of knowledge is no question yet.
pub(super) fn on_time(asked: &Asked<'_>) -> (Periods, Table) {
    let day = asked.portfolio.day();
    let mut due: Vec<(u32, Day, bool)> = Vec::new();
    for activity in asked.selection.activities() {
        let group = asked.group(asked.portfolio, *activity);
        for milestone in Milestones::of(asked.facts, *activity, day.0) {
            let Some(planned) = milestone.planned_on.filter(|p| *p <= day && p.is_plausible()) else { continue };
            due.push((group, planned, milestone.actual_on.is_some_and(|actual| actual <= planned)));
        }
    }
    let (first, last) = (due.iter().map(|d| d.1).min(), due.iter().map(|d| d.1).max());
    let periods = asked.periods(first, last);
    let index = periods.index();
    let mut counts: BTreeMap<u32, Vec<(f64, f64)>> = BTreeMap::new();
    for (group, planned, is_on_time) in due {
        let Some(at) = index.of(planned.0) else { continue };
        let of = &mut counts.entry(group).or_insert_with(|| vec![(0.0, 0.0); periods.len()])[at];
        of.0 += f64::from(u8::from(is_on_time));
        of.1 += 1.0;
    }
    let cell = |(x, n): (f64, f64)| Cell { value: (n > 0.0).then(|| x / n), amount: None, counts: Some((x, n)) };
    let table = counts.into_iter().map(|(group, of)| (group, of.into_iter().map(cell).collect())).collect();
    (periods, table)
}
