//! Durations on event logs: the median of a cohort from its open and closed cases on a day, and from the closed ones only,
//! beside what it was once all had ended. A cohort is the cases begun in the 90 days before. And the same of records that
//! begin only 45 days before the day and took over what was under way then, with late entry and without.

use super::event_logs::{TUNED_UNTIL, as_of, days, in_days, log, quantile};
use super::judge::{Bar, Judge, ScoreRow};
use super::workbench::Workbench;
use crate::Failure;
use crate::bottlenecks::process_number;
use crate::durations::{DurationsQuestion, durations};
use crate::filters::Filters;
use domain::{Context, Day};
use insight::caselog::CaseLog;
use insight::durations::{Stretch, durations as durations_of};
use insight::facts::{EventColumns, Facts};
use insight::portfolio::Portfolio;
use insight::scoring::mean;
use insight::selection::Selection;
use insight::working_days::Clock;
use std::collections::HashMap;

/// Days in which a cohort begins.
const COHORT: i32 = 90;

/// Days before the one asked on which records begin that took over what was under way: half of the time in which a
/// cohort begins.
const RECORDS: i32 = 45;

/// Error of both medians, as a share of the truth.
#[derive(Clone, Copy)]
struct Errors {
    ours: f64,
    /// The naive rule's.
    naive: f64,
}

pub(super) fn rows(bench: &Workbench) -> Result<Vec<ScoreRow>, Failure> {
    Ok(vec![
        row(bench, "cohort-median", Bar::AtMost { value: 0.06 }, "closed-only", errors)?,
        row(
            bench,
            "cut-records-median",
            Bar::RatioAtMost { value: 1.0 },
            "ignoring-late-entry",
            errors_of_cut_records,
        )?,
    ])
}

/// One row: the errors of every day asked.
fn row(
    bench: &Workbench,
    what: &'static str,
    bar: Bar,
    naive: &'static str,
    errors: impl Fn(&Workbench, Day) -> Result<Option<Errors>, Failure>,
) -> Result<ScoreRow, Failure> {
    let (mut clusters, mut answered) = (Vec::new(), 0u32);
    for day in days() {
        let errors = errors(bench, day)?;
        answered += u32::from(errors.is_some());
        clusters.push(errors.into_iter().collect());
    }
    let answered = Some(f64::from(answered) / clusters.len() as f64);
    let judge = Judge { data: bench.data, tuned_until: TUNED_UNTIL, as_of: as_of(), clusters, answered };
    Ok(judge.row_beside(
        what,
        bar,
        naive,
        |s: &[Errors]| mean(s.iter().map(|e| e.ours)),
        |s| mean(s.iter().map(|e| e.naive)),
    ))
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
        .map(|((truth, ours), closed)| Errors { ours: off(ours, truth), naive: off(closed, truth) }))
}

/// The cohort of a day in records that begin [`RECORDS`] days before it: cases that had ended by then are not there, of
/// the others all events are, known since then.
fn errors_of_cut_records(bench: &Workbench, day: Day) -> Result<Option<Errors>, Failure> {
    let begun = (day.plus_days(1 - COHORT), day);
    let truth = median(bench, &bench.as_of_today(), begun)?;
    let known = bench.known_today()?;
    let process = process_number(&known, bench.data)?;
    let facts = cut(&known.facts, known.facts.zone.start_of(day.plus_days(-RECORDS)).0, day.plus_days(-RECORDS).0);
    let portfolio = Portfolio::as_of(&facts, day);
    let mut log = CaseLog::as_of(&facts, &portfolio, &Selection::everything(&portfolio), process);
    log.keep_begun(&facts.zone, Some(begun.0), Some(begun.1));
    let median = |log: &CaseLog| {
        durations_of(&facts, &portfolio, log, Stretch::WholeCase, None, None, Clock::Calendar).all.median
    };
    let ours = median(&log);
    log.cases.iter_mut().for_each(|case| case.records_from = None);
    let off = |found: f64, truth: f64| (found / truth - 1.0).abs();
    Ok(truth
        .zip(ours)
        .zip(median(&log))
        .map(|((truth, ours), ignoring)| Errors { ours: off(ours, truth), naive: off(ignoring, truth) }))
}

/// Facts without the cases that had ended before a moment, and nothing known before its day.
fn cut(facts: &Facts, from: i64, day: i32) -> Facts {
    let mut last: HashMap<(u32, u32), i64> = HashMap::new();
    let of = &facts.events;
    for row in 0..of.process.len() {
        let end = last.entry((of.process[row], of.case[row])).or_insert(i64::MIN);
        *end = of.completed_at[row].max(*end);
    }
    let kept: Vec<usize> =
        (0..of.process.len()).filter(|row| last[&(of.process[*row], of.case[*row])] >= from).collect();
    fn rows<T: Copy>(column: &[T], kept: &[usize]) -> Vec<T> {
        kept.iter().map(|row| column[*row]).collect()
    }
    let events = EventColumns {
        process: rows(&of.process, &kept),
        case: rows(&of.case, &kept),
        step: rows(&of.step, &kept),
        completed_at: rows(&of.completed_at, &kept),
        started_at: rows(&of.started_at, &kept),
        holder: rows(&of.holder, &kept),
        office: rows(&of.office, &kept),
        activity: rows(&of.activity, &kept),
        status: rows(&of.status, &kept),
        known_from: kept.iter().map(|row| of.known_from[*row].max(day)).collect(),
        known_until: rows(&of.known_until, &kept),
    };
    Facts { events, ..facts.clone() }
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
