//! What the scores on event logs share: the days asked, the log as known on a day and as it came out, and the mean over
//! the logs. What is scored is in `late_cases`, `top_steps` and `open_and_closed`.

use super::judge::{Bar, Estimate, ScoreRow};
use super::workbench::{Workbench, day};
use crate::headway::Known;
use crate::{Failure, bottlenecks::process_number};
use domain::Day;
use insight::caselog::{CaseLog, SECONDS_PER_DAY};
use insight::selection::Selection;
use std::collections::HashMap;

/// Folders of event logs, each with one process of the same code.
pub(super) const LOGS: [&str; 2] = ["request-for-payment", "prepaid-travel-cost"];
/// Name under which the mean over the logs stands.
const MEAN: &str = "event-logs-mean";
/// Every constant was chosen on days up to this one.
pub(super) const TUNED_UNTIL: &str = "2018-06-15";
/// Asked on these days: the last lies so far from the end of the logs, which hold only finished cases, that what was
/// open then had time to finish.
pub(super) const AS_OF: [&str; 5] = ["2018-06-30", "2018-07-15", "2018-07-31", "2018-08-15", "2018-08-31"];

/// The days asked.
pub(super) fn days() -> impl Iterator<Item = Day> {
    AS_OF.into_iter().map(day)
}

/// The days asked as the card prints them.
pub(super) fn as_of() -> Vec<String> {
    AS_OF.map(str::to_owned).to_vec()
}

/// The log of the bench's process as known.
pub(super) fn log(bench: &Workbench, known: &Known) -> Result<CaseLog, Failure> {
    let process = process_number(known, bench.data)?;
    Ok(CaseLog::as_of(&known.facts, &known.portfolio, &Selection::everything(&known.portfolio), process))
}

/// By case code: first and last event in all that became known, in seconds.
pub(super) fn outcomes(bench: &Workbench) -> Result<HashMap<String, (i64, i64)>, Failure> {
    let known = bench.known_today()?;
    let log = log(bench, &known)?;
    Ok(log
        .cases
        .iter()
        .map(|case| {
            let (first, last) = (log.events_of(case)[0].completed_at, log.last_of(case).completed_at);
            (known.facts.names.cases.code(case.number).to_owned(), (first, last))
        })
        .collect())
}

/// Seconds as days.
pub(super) fn in_days(seconds: i64) -> f64 {
    seconds as f64 / SECONDS_PER_DAY
}

/// The value at or below which a share of values lies (nearest rank); `None` of nothing.
pub(super) fn quantile(mut values: Vec<f64>, share: f64) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let rank = (share * values.len() as f64).ceil() as usize;
    values.get(rank.max(1) - 1).copied()
}

/// Rows with the mean over the logs of every score that each of them has. Their intervals are the means of the ends,
/// which is wider than need be, since the logs err independently.
pub(super) fn means(rows: &[ScoreRow]) -> Vec<ScoreRow> {
    let of = |log: &'static str| rows.iter().filter(move |r| r.data == log);
    of(LOGS[0])
        .filter_map(|first| {
            let same: Vec<&ScoreRow> = LOGS.iter().filter_map(|log| of(log).find(|r| r.what == first.what)).collect();
            (same.len() == LOGS.len() && first.bar != Bar::None).then(|| mean_of(first, &same))
        })
        .collect()
}

fn mean_of(first: &ScoreRow, same: &[&ScoreRow]) -> ScoreRow {
    let mean = |of: fn(&ScoreRow) -> Option<Estimate>| {
        let all: Vec<Estimate> = same.iter().filter_map(|r| of(r)).collect();
        let share = |of: fn(&Estimate) -> f64| all.iter().map(of).sum::<f64>() / all.len() as f64;
        (all.len() == same.len()).then(|| Estimate {
            value: share(|e| e.value),
            low: share(|e| e.low),
            high: share(|e| e.high),
        })
    };
    let (score, compared) = (mean(|r| r.score), mean(|r| r.compared));
    let answered = same.iter().map(|r| r.answered).sum::<Option<f64>>().map(|sum| sum / same.len() as f64);
    ScoreRow {
        data: MEAN,
        n: same.iter().map(|r| r.n).sum(),
        clusters: same.iter().map(|r| r.clusters).sum(),
        answered,
        score,
        naive: mean(|r| r.naive),
        compared,
        met: first.bar.met(score, compared),
        ..first.clone()
    }
}
