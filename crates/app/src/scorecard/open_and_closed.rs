//! Durations on event logs: the median of a cohort from its open and closed cases on a day, and from the closed ones only,
//! beside what it was once all had ended. A cohort is the cases begun in the 90 days before.

use super::event_logs::{TUNED_UNTIL, as_of, days, in_days, log, quantile};
use super::judge::{Bar, Judge, ScoreRow};
use super::workbench::Workbench;
use crate::Failure;
use crate::durations::{DurationsQuestion, durations};
use crate::filters::Filters;
use domain::{Context, Day};
use insight::scoring::mean;

/// Days in which a cohort begins.
const COHORT: i32 = 90;

/// Error of both medians, as a share of the truth.
#[derive(Clone, Copy)]
struct Errors {
    ours: f64,
    closed_only: f64,
}

pub(super) fn rows(bench: &Workbench) -> Result<Vec<ScoreRow>, Failure> {
    let (mut clusters, mut answered) = (Vec::new(), 0u32);
    for day in days() {
        let errors = errors(bench, day)?;
        answered += u32::from(errors.is_some());
        clusters.push(errors.into_iter().collect());
    }
    let answered = Some(f64::from(answered) / clusters.len() as f64);
    let judge = Judge { data: bench.data, tuned_until: TUNED_UNTIL, as_of: as_of(), clusters, answered };
    Ok(vec![judge.row_beside(
        "cohort-median",
        Bar::AtMost { value: 0.06 },
        "closed-only",
        |s: &[Errors]| mean(s.iter().map(|e| e.ours)),
        |s| mean(s.iter().map(|e| e.closed_only)),
    )])
}

fn errors(bench: &Workbench, day: Day) -> Result<Option<Errors>, Failure> {
    let begun = (day.plus_days(1 - COHORT), day);
    let truth = median(bench, &bench.as_of_today(), begun)?;
    let ours = median(bench, &bench.as_of(day), begun)?;
    let known = bench.known(day)?;
    let mut log = log(bench, &known)?;
    log.keep_begun(&known.facts.zone, Some(begun.0), Some(begun.1));
    let closed = log.cases.iter().filter(|c| !c.state.is_open());
    let closed = closed.map(|c| in_days(log.last_of(c).completed_at - log.events_of(c)[0].completed_at)).collect();
    let off = |found: f64, truth: f64| (found / truth - 1.0).abs();
    Ok(truth
        .zip(ours)
        .zip(quantile(closed, 0.5))
        .map(|((truth, ours), closed)| Errors { ours: off(ours, truth), closed_only: off(closed, truth) }))
}

fn median(bench: &Workbench, ctx: &Context, begun: (Day, Day)) -> Result<Option<f64>, Failure> {
    let question = DurationsQuestion {
        process: bench.data.to_owned(),
        begun_from: Some(begun.0),
        begun_until: Some(begun.1),
        ..DurationsQuestion::default()
    };
    let answer = durations(&bench.headway, ctx, &Filters::default(), &question)?;
    Ok(answer.groups.first().and_then(|g| g.median))
}
