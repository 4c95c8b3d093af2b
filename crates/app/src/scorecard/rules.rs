//! Rules of the signals: how often each was right at past quarter ends, beside flagging everything the rule looks at. The
//! limits are defaults that were not chosen on any of these data. Outcomes: docs/methods/ledger-of-signals.md.

use super::judge::{Bar, Judge, ScoreRow};
use super::workbench::{Workbench, day};
use crate::Failure;
use crate::ledger_of_signals::entries;
use domain::Day;
use insight::selection::Selection;
use insight::signal_ledger::{Entry, FEWEST, quarter_ends};
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

/// A judged look: whether it was flagged, and whether the outcome came.
type Look = (bool, bool);

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
    let mut clusters: BTreeMap<u32, Vec<Look>> = BTreeMap::new();
    for entry in entries {
        if let Some(is_hit) = entry.outcome.is_hit() {
            clusters.entry(entry.activity).or_default().push((entry.severity.is_some(), is_hit));
        }
    }
    let clusters: Vec<Vec<Look>> = clusters.into_values().collect();
    if clusters.iter().filter(|looks| looks.iter().any(|(flagged, _)| *flagged)).count() < FEWEST {
        return None;
    }
    let judge = Judge {
        data: bench.data,
        tuned_until: "–",
        as_of: days.iter().map(Day::to_string).collect(),
        clusters,
        answered: None,
    };
    let share = |looks: &mut dyn Iterator<Item = &Look>| {
        let (n, hits) = looks.fold((0u32, 0u32), |(n, hits), (_, hit)| (n + 1, hits + u32::from(*hit)));
        (n > 0).then(|| f64::from(hits) / f64::from(n))
    };
    Some(judge.row_beside(
        what,
        Bar::DifferenceAtLeast { value: 0.0 },
        "flag-everything",
        |looks| share(&mut looks.iter().filter(|(flagged, _)| *flagged)),
        |looks| share(&mut looks.iter()),
    ))
}
