//! Open cases on event logs: which of them pass the target, and how many days they still had, beside "elapsed plus the
//! median remaining for the step". The target of a day is what 80 % of the cases closed by then had kept.

use super::event_logs::{TUNED_UNTIL, as_of, days, in_days, log, outcomes, quantile};
use super::judge::{Bar, Judge, ScoreRow};
use super::workbench::Workbench;
use crate::Failure;
use crate::cases::{CaseAnswer, CasesQuestion, cases};
use crate::filters::Filters;
use domain::Day;
use insight::caselog::CaseLog;
use insight::scoring::{Scored, area_under_curve, mean};
use std::collections::{BTreeMap, HashMap};

/// The target is the duration that this share of past cases kept.
const KEPT: f64 = 0.8;

/// One answer about a case on one day.
#[derive(Clone, Copy)]
struct Judged {
    day: Day,
    chance: f64,
    overall: f64,
    naive: f64,
    late: bool,
    /// The target had not passed when asked.
    is_ahead: bool,
    /// Another event came.
    went_on: bool,
    remaining: Scored,
    naive_remaining: f64,
}

/// Days that closed cases still had after each step, by median, and the same over all steps.
struct UsualRest {
    by_step: HashMap<u32, f64>,
    overall: f64,
}

pub(super) fn rows(bench: &Workbench) -> Result<Vec<ScoreRow>, Failure> {
    let outcomes = outcomes(bench)?;
    let (mut by_case, mut open) = (BTreeMap::<String, Vec<Judged>>::new(), 0u32);
    for day in days() {
        open += take_day(bench, day, &outcomes, &mut by_case)?;
    }
    let kept = |holds: fn(&Judged) -> bool| -> Vec<Vec<Judged>> {
        by_case.values().map(|c| c.iter().filter(|j| holds(j)).copied().collect()).collect()
    };
    let judge =
        |clusters, answered| Judge { data: bench.data, tuned_until: TUNED_UNTIL, as_of: as_of(), clusters, answered };
    let went_on = kept(|j| j.went_on);
    let answered = Some(went_on.iter().map(Vec::len).sum::<usize>() as f64 / f64::from(open.max(1)));
    let ours = judge(went_on, answered);
    let ahead = judge(kept(|j| j.went_on && j.is_ahead), answered);
    let listed = judge(kept(|_| true), None);
    Ok(vec![
        ranking(&ours, "late-ranking", |j| j.chance),
        ranking(&ahead, "late-ranking-ahead", |j| j.chance),
        ranking(&listed, "late-ranking-listed", |j| j.overall),
        ours.row("remaining-coverage", Bar::Within { low: 0.75, high: 0.85 }, |s| {
            mean(s.iter().map(|j| f64::from(j.remaining.is_covered())))
        }),
        ours.row_beside(
            "remaining-error",
            Bar::RatioAtMost { value: 1.0 },
            "median-remaining",
            |s| mean(s.iter().map(|j| j.remaining.absolute_error())),
            |s| mean(s.iter().map(|j| (j.remaining.outcome - j.naive_remaining).abs())),
        ),
    ])
}

fn ranking(judge: &Judge<Judged>, what: &'static str, of: fn(&Judged) -> f64) -> ScoreRow {
    judge.row_beside(
        what,
        Bar::DifferenceAtLeast { value: 0.05 },
        "elapsed-plus-median-remaining",
        |s| mean_area(s, of),
        |s| mean_area(s, |j| j.naive),
    )
}

/// Area under the curve of each day, averaged: targets differ from day to day.
fn mean_area(sample: &[Judged], of: fn(&Judged) -> f64) -> Option<f64> {
    mean(days().filter_map(|day| {
        let scores: Vec<(f64, bool)> = sample.iter().filter(|j| j.day == day).map(|j| (of(j), j.late)).collect();
        area_under_curve(&scores)
    }))
}

/// Adds the answers of one day; gives how many cases were open in truth.
fn take_day(
    bench: &Workbench,
    day: Day,
    outcomes: &HashMap<String, (i64, i64)>,
    by_case: &mut BTreeMap<String, Vec<Judged>>,
) -> Result<u32, Failure> {
    let known = bench.known(day)?;
    let log = log(bench, &known)?;
    let closed = log.cases.iter().filter(|c| !c.state.is_open());
    let durations = closed.map(|c| in_days(log.last_of(c).completed_at - log.events_of(c)[0].completed_at)).collect();
    let Some(target) = quantile(durations, KEPT) else { return Ok(0) };
    let rest = UsualRest::of(&log);
    let question = CasesQuestion { process: bench.data.to_owned(), target_days: Some(target) };
    let answer = cases(&bench.headway, &bench.as_of(day), &Filters::default(), &question)?;
    for given in &answer.cases {
        let (Some((first, last)), Some(step)) =
            (outcomes.get(&given.case).copied(), known.facts.names.steps.find(&given.step))
        else {
            continue;
        };
        let judged =
            judged(day, given, in_days(last - first) > target, in_days(last - log.end), rest.after(step), target);
        by_case.entry(given.case.clone()).or_default().extend(judged);
    }
    Ok(outcomes.values().filter(|(first, last)| *first < log.end && *last >= log.end).count() as u32)
}

/// `None` where no chance or no days were said.
fn judged(day: Day, given: &CaseAnswer, late: bool, outcome: f64, naive_remaining: f64, target: f64) -> Option<Judged> {
    let (p10, p50, p90) = (given.remaining.p10?, given.remaining.p50?, given.remaining.p90?);
    Some(Judged {
        day,
        chance: given.p_late?,
        overall: given.p_late_overall?,
        naive: given.elapsed + naive_remaining,
        late,
        is_ahead: given.elapsed <= target,
        went_on: outcome >= 0.0,
        remaining: Scored { p10, p50, p90, outcome },
        naive_remaining,
    })
}

impl UsualRest {
    fn of(log: &CaseLog) -> UsualRest {
        let (mut by_step, mut all) = (HashMap::<u32, Vec<f64>>::new(), Vec::new());
        for case in log.cases.iter().filter(|c| !c.state.is_open()) {
            let last = log.last_of(case).completed_at;
            for event in log.events_of(case) {
                by_step.entry(event.step).or_default().push(in_days(last - event.completed_at));
                all.push(in_days(last - event.completed_at));
            }
        }
        let by_step = by_step.into_iter().filter_map(|(step, days)| Some((step, quantile(days, 0.5)?))).collect();
        UsualRest { by_step, overall: quantile(all, 0.5).unwrap_or(0.0) }
    }

    fn after(&self, step: u32) -> f64 {
        self.by_step.get(&step).copied().unwrap_or(self.overall)
    }
}
