//! Bottlenecks on event logs: how much of the waiting of the best three steps of the following period the three steps
//! named before it had, beside a ranking by all history.

use super::event_logs::{TUNED_UNTIL, as_of, days};
use super::judge::{Bar, Judge, ScoreRow};
use super::workbench::Workbench;
use crate::Failure;
use crate::bottlenecks::{BottlenecksQuestion, StepAnswer, bottlenecks};
use crate::filters::Filters;
use domain::Day;
use insight::scoring::mean;

/// The window that people get unless they ask for another.
const WINDOW: u32 = 90;
/// Days of the following period.
const FOLLOWING: i32 = 90;
/// A window that holds all history.
const ALL_HISTORY: u32 = 36_500;
/// Steps named.
const NAMED: usize = 3;

pub(super) fn rows(bench: &Workbench) -> Result<Vec<ScoreRow>, Failure> {
    let mut clusters = Vec::new();
    for day in days() {
        let following = board(bench, day.plus_days(FOLLOWING), FOLLOWING as u32)?;
        let share = |window| Ok::<_, Failure>(captured(&board(bench, day, window)?, &following));
        clusters.push(share(WINDOW)?.zip(share(ALL_HISTORY)?).into_iter().collect());
    }
    let judge = Judge { data: bench.data, tuned_until: TUNED_UNTIL, as_of: as_of(), clusters, answered: None };
    Ok(vec![judge.row_beside(
        "top-three-steps",
        Bar::AtLeast { value: 0.93 },
        "all-history",
        |s| mean(s.iter().map(|c| c.0)),
        |s| mean(s.iter().map(|c| c.1)),
    )])
}

fn board(bench: &Workbench, day: Day, window_days: u32) -> Result<Vec<StepAnswer>, Failure> {
    let question = BottlenecksQuestion { process: bench.data.to_owned(), window_days, by: None, working_days: false };
    Ok(bottlenecks(&bench.headway, &bench.as_of(day), &Filters::default(), &question)?.steps)
}

/// Waiting of the steps named over that of the best as many; `None` where nothing waited.
fn captured(named: &[StepAnswer], following: &[StepAnswer]) -> Option<f64> {
    let waited = |step: &StepAnswer| following.iter().find(|f| f.step == step.step).map_or(0.0, |f| f.waiting_days);
    let best: f64 = following.iter().take(NAMED).map(|f| f.waiting_days).sum();
    (best > 0.0).then(|| named.iter().take(NAMED).map(waited).sum::<f64>() / best)
}
