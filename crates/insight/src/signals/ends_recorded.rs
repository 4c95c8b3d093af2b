//! Whether a source records ends at all. Where practically none of the activities that should have ended has an actual
//! end, or a status that says it is over, a passed end tells nothing: whether the activity still runs is unknown.
//! What follows for the state and the rules is in `signals`; the limits are data (`reference/signal-rules.tsv`).

use super::{Phase, Rules, phase};
use crate::facts::Facts;
use crate::portfolio::{Portfolio, day_of};
use std::collections::BTreeMap;

/// The row of the reference list that holds the least share of ends, and from how many activities on it is looked at.
pub(super) const RULE: &str = "ends-recorded";
/// The rule whose outer limit says how long a passed end may stay unrecorded.
const END_PASSED: &str = "end-passed";

/// A source that records practically no ends.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SilentSource {
    /// Trust in it, as the statements carry it: one rank is one source.
    pub source_rank: u16,
    /// Its activities that should have ended: over by status or date, or planned to end longer ago than the outer limit
    /// of `end-passed`.
    pub due: u32,
    /// Of these over.
    pub ended: u32,
    /// Its activities under way by what is known, past their planned end: whether they still run is unknown.
    pub activities: Vec<u32>,
}

/// What is known of the ends of all sources.
#[derive(Debug, Default)]
pub(super) struct Ends {
    pub(super) silent: Vec<SilentSource>,
}

impl Ends {
    /// Looks at every known activity, by the most trusted source that says anything about it.
    pub(super) fn learn(facts: &Facts, portfolio: &Portfolio, rules: &Rules) -> Ends {
        let limits = rules.limits(RULE);
        let Some(least) = limits.first() else { return Ends::default() };
        let of_end = rules.limits(END_PASSED);
        let grace = of_end.act.or(of_end.watch).unwrap_or(0.0);
        let mut sources: BTreeMap<u16, SilentSource> = BTreeMap::new();
        for activity in (0..portfolio.len() as u32).filter(|a| portfolio.is_known(*a)) {
            let Some(source_rank) = source_of(facts, portfolio, activity) else { continue };
            let source = sources.entry(source_rank).or_insert(SilentSource {
                source_rank,
                due: 0,
                ended: 0,
                activities: Vec::new(),
            });
            let past = day_of(portfolio.planned_end[activity as usize]).map(|end| portfolio.day().days_since(end));
            match phase(portfolio, activity) {
                Phase::Over | Phase::Finished => {
                    source.due += 1;
                    source.ended += 1;
                }
                Phase::Running if past.is_some_and(|days| days > 0) => {
                    source.due += u32::from(past.is_some_and(|days| f64::from(days) > grace));
                    source.activities.push(activity);
                }
                _ => {}
            }
        }
        let fewest = limits.applies_after.unwrap_or(0.0);
        let is_silent = |s: &SilentSource| {
            let due = f64::from(s.due);
            due > 0.0 && due >= fewest && f64::from(s.ended) < least * due && !s.activities.is_empty()
        };
        Ends { silent: sources.into_values().filter(is_silent).collect() }
    }

    /// Whether an activity is past its planned end, and its source does not record ends.
    pub(super) fn leave_open(&self, activity: u32) -> bool {
        self.silent.iter().any(|s| s.activities.binary_search(&activity).is_ok())
    }
}

/// Rank of the most trusted source that has said anything about an activity by the portfolio's day.
fn source_of(facts: &Facts, portfolio: &Portfolio, activity: u32) -> Option<u16> {
    let columns = &facts.activities;
    let i = activity as usize;
    let versions = columns.version_start[i] as usize..columns.version_start[i + 1] as usize;
    columns.versions[versions].iter().rev().find(|v| v.known_from.0 <= portfolio.day).map(|v| v.source_rank)
}

#[cfg(test)]
mod tests {
    use super::super::*;
    use crate::builder::{FactsBuilder, day, version};
    use crate::facts::ActivityVersion;
    use domain::Said;

    fn rules() -> Rules {
        let limits = |watch, act, applies_after| Limits { watch, act, applies_after };
        Rules::default()
            .with("end-passed", limits(Some(0.0), Some(90.0), None))
            .with("stale-data", limits(Some(120.0), None, None))
            .with("ends-recorded", limits(Some(0.05), None, Some(20.0)))
    }

    fn assessed(b: &FactsBuilder, on: &str, rules: &Rules) -> Assessment {
        let facts = b.build();
        let portfolio = Portfolio::as_of(&facts, day(on));
        let money = Money::as_of(&facts, day(on));
        assess(&facts, &portfolio, &money, &Selection::everything(&portfolio), rules)
    }

    fn state_of(assessment: &Assessment, activity: u32) -> (State, Option<&'static str>) {
        let state = assessment.states.iter().find(|(a, _)| *a == activity).unwrap().1;
        let why = assessment.unknown_because.iter().find(|(a, _)| *a == activity);
        (state, why.map(|(_, why)| why.name()))
    }

    /// So many activities planned to end on 2020-12-31, last heard of on 2020-12-01, by a source of a rank; of them
    /// so many are told closed on 2021-05-01.
    fn source(b: &mut FactsBuilder, rank: u16, n: u32, closed: u32) -> Vec<u32> {
        let each = |i| {
            let a = b.running(&format!("S{rank}-{i}"), day("2019-01-01"), day("2020-12-31"), 1_000);
            b.says(a, ActivityVersion { source_rank: rank, ..version(day("2020-12-01")) });
            if i < closed {
                let over = Said::Value(ActivityStatus::Closed);
                b.says(a, ActivityVersion { source_rank: rank, status: over, ..version(day("2021-05-01")) });
            }
            a
        };
        (0..n).map(each).collect()
    }

    #[test]
    fn a_source_that_never_records_an_end_cannot_be_judged_by_ends() {
        let mut b = FactsBuilder::new();
        let silent = source(&mut b, 2, 20, 0);
        let telling = source(&mut b, 3, 20, 1);
        // Ninety days are the outer limit of end-passed: before, nothing should have ended yet.
        let early = assessed(&b, "2021-03-31", &rules());
        assert!(early.silent_sources.is_empty());
        assert_eq!(early.signals.iter().filter(|s| s.rule == "end-passed").count(), 40);

        let late = assessed(&b, "2021-05-01", &rules());
        assert_eq!(late.silent_sources.len(), 1, "of the other one in twenty is known to be over");
        let source = &late.silent_sources[0];
        assert_eq!((source.source_rank, source.due, source.ended), (2, 20, 0));
        assert_eq!(source.activities, silent);
        assert_eq!(state_of(&late, silent[0]), (State::Unknown, Some("ends-not-recorded")));
        assert!(late.signals.iter().all(|s| !silent.contains(&s.activity)), "neither ended nor stale: unknown");
        assert_eq!(late.signals.iter().filter(|s| s.rule == "end-passed").count(), 19);
        assert_eq!(state_of(&late, telling[1]).1, Some("stale-data"));

        // As of the day before the closing became known, the other source recorded nothing either.
        assert_eq!(assessed(&b, "2021-04-30", &rules()).silent_sources.len(), 2);
        let off = rules().with("ends-recorded", Limits::default());
        assert!(assessed(&b, "2021-05-01", &off).silent_sources.is_empty(), "without a limit nothing is doubted");
    }

    #[test]
    fn few_activities_say_nothing_of_their_source_and_a_later_end_is_judged() {
        let mut b = FactsBuilder::new();
        source(&mut b, 2, 19, 0);
        assert!(assessed(&b, "2021-05-01", &rules()).silent_sources.is_empty());
        source(&mut b, 4, 30, 0);
        let running = b.running("runs", day("2021-01-01"), day("2022-12-31"), 1_000);
        b.says(running, ActivityVersion { source_rank: 4, ..version(day("2021-01-01")) });
        let late = assessed(&b, "2021-06-30", &rules());
        assert_eq!(late.silent_sources.iter().map(|s| s.source_rank).collect::<Vec<_>>(), [4]);
        assert!(late.signals.iter().any(|s| s.activity == running && s.rule == "stale-data"));
    }
}
