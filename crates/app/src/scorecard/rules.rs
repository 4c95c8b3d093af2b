//! Rules of the signals: how often each was right at past quarter ends, beside flagging everything the rule looks at on
//! the same days and at the same stages. The
//! limits are defaults that were not chosen on any of these data. Outcomes: docs/methods/ledger-of-signals.md.

use super::judge::{Bar, Judge, ScoreRow};
use super::workbench::{Workbench, day};
use crate::Failure;
use crate::ledger_of_signals::entries;
use domain::Day;
use insight::scoring::mean;
use insight::selection::Selection;
use insight::signal_ledger::{Entry, FEWEST, quarter_ends, rates};
use std::collections::BTreeMap;

/// Rules with the name of their row; the others have no outcome or no facts in any of the data sets.
const ROWS: [(&str, &str); 7] = [
    ("pace-behind", "rule-pace-behind"),
    ("no-spending", "rule-no-spending"),
    ("end-near-low-spending", "rule-end-near-low-spending"),
    ("end-passed", "rule-end-passed"),
    ("stage-over-limit", "rule-stage-over-limit"),
    ("stale-data", "rule-stale-data"),
    ("spent-over-plan", "rule-spent-over-plan"),
];
/// Last day of each data set and quarter ends looked at before it.
const SPANS: [(&str, &str, u32); 3] =
    [("worldbank", "2009-12-31", 24), ("adb", "2008-12-31", 48), ("undp", "2013-10-07", 5)];

/// A judged look.
#[derive(Clone, Copy)]
struct Look {
    /// Day and stage.
    stratum: usize,
    is_flagged: bool,
    is_hit: bool,
}

pub(super) fn rows(bench: &Workbench) -> Result<Vec<ScoreRow>, Failure> {
    let Some((_, last, quarters)) = SPANS.iter().find(|(data, ..)| *data == bench.data) else { return Ok(Vec::new()) };
    let known = bench.known(day(last))?;
    let days = quarter_ends(day(last), *quarters);
    let all = entries(&known, &Selection::everything(&known.portfolio), &days);
    let scored = all.iter().filter_map(|(rule, entries)| {
        let (_, what) = ROWS.iter().find(|(of, _)| of == rule)?;
        row(bench, what, &days, entries)
    });
    Ok(scored.collect())
}

/// The row of one rule; `None` where too few activities have a judged signal.
fn row(bench: &Workbench, what: &'static str, days: &[Day], entries: &[Entry]) -> Option<ScoreRow> {
    let strata: BTreeMap<(Day, u32), usize> = rates(entries.iter()).into_keys().zip(0..).collect();
    let mut clusters: BTreeMap<u32, Vec<Look>> = BTreeMap::new();
    for entry in entries {
        if let Some(is_hit) = entry.outcome.is_hit() {
            let stratum = strata[&(entry.day, entry.part.0)];
            clusters.entry(entry.activity).or_default().push(Look {
                stratum,
                is_flagged: entry.severity.is_some(),
                is_hit,
            });
        }
    }
    let clusters: Vec<Vec<Look>> = clusters.into_values().collect();
    if clusters.iter().filter(|looks| looks.iter().any(|l| l.is_flagged)).count() < FEWEST {
        return None;
    }
    let judge = Judge {
        data: bench.data,
        tuned_until: "–",
        as_of: days.iter().map(Day::to_string).collect(),
        clusters,
        answered: None,
    };
    Some(judge.row_beside(
        what,
        Bar::DifferenceAtLeast { value: 0.0 },
        "flag-everything",
        |looks| mean(looks.iter().filter(|l| l.is_flagged).map(|l| f64::from(l.is_hit))),
        |looks| flagging_everything(looks, strata.len()),
    ))
}

/// The share of outcomes among all looks of the day and stage of each flag, averaged over the flags.
fn flagging_everything(looks: &[Look], strata: usize) -> Option<f64> {
    let mut rates = vec![(0.0, 0.0); strata];
    for look in looks {
        let (judged, hits) = &mut rates[look.stratum];
        *judged += 1.0;
        *hits += f64::from(look.is_hit);
    }
    mean(looks.iter().filter(|l| l.is_flagged).map(|l| rates[l.stratum].1 / rates[l.stratum].0))
}
