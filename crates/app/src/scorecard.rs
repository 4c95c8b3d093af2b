//! The scorecard: what every method would have said on past days of real data, judged by what became known later, beside
//! the naive rule that it has to beat. Answers come from the same functions that people ask; the as-of day keeps the
//! future out. What is scored is in `scorecard/`, one file per data set and method; rules in docs/methods/scorecard.md.

/// What was called at risk, ADB and UNDP.
mod at_risk;
/// What the scores on event logs share.
mod event_logs;
/// How a sample is judged.
mod judge;
/// Open cases, event logs.
mod late_cases;
/// Medians from open and closed cases, event logs.
mod open_and_closed;
/// Queues of the coming weeks, event logs.
mod queues;
/// Rules of the signals, all three.
mod rules;
/// The lines of the card as tables and Markdown.
mod show;
/// Slip of end dates, Asian Development Bank.
mod slip_adb;
/// Moved end dates, UNDP.
mod slip_undp;
/// Spending of the next twelve months, World Bank.
mod spending_worldbank;
/// Steps named as bottlenecks, event logs.
mod top_steps;
/// Trend signals on series in random order.
mod trend_null;
/// One data set in a data directory of its own.
mod workbench;

pub use judge::{Bar, Estimate, ScoreRow};
pub use show::{END_MARK, START_MARK};

use crate::Failure;
use domain::{Day, Instant};
use serde::Serialize;
use std::path::Path;
use workbench::Workbench;

/// A way to score one data set: gives the rows of its method.
type Score = fn(&Workbench) -> Result<Vec<ScoreRow>, Failure>;

/// Every data set (a folder with the import tables) and what is scored on it, in the order of the card.
const CARD: [(&str, &[Score]); 5] = [
    ("worldbank", &[spending_worldbank::rows, rules::rows, trend_null::rows]),
    ("adb", &[slip_adb::rows, rules::rows, at_risk::rows]),
    ("undp", &[slip_undp::rows, rules::rows, at_risk::rows]),
    (event_logs::LOGS[0], EVENT_LOG),
    (event_logs::LOGS[1], EVENT_LOG),
];

/// What is scored on every event log.
const EVENT_LOG: &[Score] = &[late_cases::rows, top_steps::rows, open_and_closed::rows, queues::rows];

/// The scorecard.
#[derive(Clone, Debug, Serialize)]
pub struct ScorecardAnswer {
    /// One row per score.
    pub rows: Vec<ScoreRow>,
    /// Data sets that were not there.
    pub skipped: Vec<String>,
}

/// Imports each data set of `folder` into a data directory below `scratch`, asks, and judges. `progress` hears the name
/// of each data set before it is read. The directories below `scratch` are removed again.
pub fn scorecard(
    folder: &Path,
    scratch: &Path,
    today: Day,
    at: Instant,
    progress: &mut dyn FnMut(&str),
) -> Result<ScorecardAnswer, Failure> {
    let mut answer = ScorecardAnswer { rows: Vec::new(), skipped: Vec::new() };
    for (name, scores) in CARD {
        let data = folder.join(name);
        if !data.is_dir() {
            answer.skipped.push(name.to_owned());
            continue;
        }
        progress(name);
        let bench = Workbench::filled(name, &data, scratch, today, at)?;
        for score in scores {
            answer.rows.extend(score(&bench)?);
        }
    }
    let means = event_logs::means(&answer.rows);
    answer.rows.extend(means);
    if answer.rows.is_empty() {
        let names: Vec<&str> = CARD.iter().map(|(name, _)| *name).collect();
        return Err(Failure::invalid("scorecard.no-data")
            .with("directory", folder.display().to_string())
            .with("names", names.join(", ")));
    }
    Ok(answer)
}
