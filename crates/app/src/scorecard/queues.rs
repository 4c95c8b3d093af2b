//! Queues in four and eight weeks on event logs: the base line of what-if as of past days, beside "the queue stays as it
//! is" and "arrivals less completions go on". Scored are the steps that had a queue of five or more on the day asked.

use super::event_logs::TUNED_UNTIL;
use super::judge::{Bar, Judge, ScoreRow};
use super::workbench::{Workbench, day};
use crate::Failure;
use crate::bottlenecks::{BottlenecksQuestion, StepAnswer, bottlenecks};
use crate::filters::Filters;
use crate::what_if::{WINDOW_WEEKS, WhatIfQuestion, what_if};
use domain::Day;
use insight::scoring::{Scored, mean};

/// First of the days asked, which are a week apart.
const FIRST: &str = "2018-06-30";
/// How many.
const DAYS: i32 = 10;
/// Weeks ahead with the names of their rows: error beside each naive rule, coverage.
const HORIZONS: [(u32, [&str; 3]); 2] = [
    (4, ["queue-error-4", "queue-error-4-flow", "queue-coverage-4"]),
    (8, ["queue-error-8", "queue-error-8-flow", "queue-coverage-8"]),
];
/// Fewest waiting cases of a step that is scored.
const QUEUE: u64 = 5;

/// One queue.
#[derive(Clone, Copy)]
struct Judged {
    queue: Scored,
    stays: f64,
    goes_on: f64,
}

pub(super) fn rows(bench: &Workbench) -> Result<Vec<ScoreRow>, Failure> {
    let days: Vec<Day> = (0..DAYS).map(|i| day(FIRST).plus_days(7 * i)).collect();
    let mut rows = Vec::new();
    for (weeks, [error, error_beside_flow, coverage]) in HORIZONS {
        let (mut clusters, mut asked) = (Vec::new(), 0);
        for day in &days {
            let (judged, steps) = judged(bench, *day, weeks)?;
            asked += steps;
            clusters.push(judged);
        }
        let answered = clusters.iter().map(Vec::len).sum::<usize>() as f64 / f64::from(asked.max(1));
        let judge = Judge {
            data: bench.data,
            tuned_until: TUNED_UNTIL,
            as_of: days.iter().map(Day::to_string).collect(),
            clusters,
            answered: Some(answered),
        };
        let ours = |s: &[Judged]| mean(s.iter().map(|j| j.queue.absolute_error()));
        let off = |s: &[Judged], naive: fn(&Judged) -> f64| mean(s.iter().map(|j| (naive(j) - j.queue.outcome).abs()));
        let bar = Bar::RatioAtMost { value: 1.0 };
        rows.push(judge.row_beside(error, bar, "queue-stays", ours, |s| off(s, |j| j.stays)));
        rows.push(judge.row_beside(error_beside_flow, bar, "queue-goes-on", ours, |s| off(s, |j| j.goes_on)));
        rows.push(judge.row(coverage, Bar::Within { low: 0.75, high: 0.85 }, |s| {
            mean(s.iter().map(|j| f64::from(j.queue.is_covered())))
        }));
    }
    Ok(rows)
}

/// The queues of one day with what came, and how many were asked for.
fn judged(bench: &Workbench, day: Day, weeks: u32) -> Result<(Vec<Judged>, u32), Failure> {
    let now: Vec<StepAnswer> = board(bench, day)?;
    let later = board(bench, day.plus_days(weeks as i32 * 7))?;
    let question = WhatIfQuestion { process: bench.data.to_owned(), weeks: Some(weeks), ..WhatIfQuestion::default() };
    let outlook = what_if(&bench.headway, &bench.as_of(day), &Filters::default(), &question)?;
    let asked: Vec<&StepAnswer> = now.iter().filter(|s| s.open >= QUEUE && !s.step.is_empty()).collect();
    let of = |step: &&StepAnswer| {
        let found = outlook.steps.iter().find(|o| o.step == step.step)?.weeks.last()?.base.queue;
        let (p10, p50, p90) = (found.p10?, found.p50?, found.p90?);
        let outcome = later.iter().find(|l| l.step == step.step).map_or(0, |l| l.open) as f64;
        let stays = step.open as f64;
        let goes_on = (stays + (step.arrivals_per_week - step.completions_per_week) * f64::from(weeks)).max(0.0);
        let queue = Scored { p10, p50, p90, outcome };
        Some(Judged { queue, stays, goes_on })
    };
    Ok((asked.iter().filter_map(of).collect(), asked.len() as u32))
}

fn board(bench: &Workbench, day: Day) -> Result<Vec<StepAnswer>, Failure> {
    let question = BottlenecksQuestion {
        process: bench.data.to_owned(),
        window_days: WINDOW_WEEKS * 7,
        by: None,
        working_days: false,
    };
    Ok(bottlenecks(&bench.headway, &bench.as_of(day), &Filters::default(), &question)?.steps)
}
