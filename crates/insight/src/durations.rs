//! How long stretches of a process take: between two steps, or from first to last event; open cases count as censored.
//! Curves and tests are in `survival`. Method: docs/methods/durations.md.

use crate::caselog::{Case, CaseLog, CaseState, SECONDS_PER_DAY};
use crate::facts::{Facts, NONE};
use crate::grouping::Dimension;
use crate::portfolio::Portfolio;
use crate::survival::{Duration, Survival, Test, log_rank};
use std::collections::BTreeMap;

/// Between which events time is taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stretch {
    /// From the first event of a case to its last.
    WholeCase,
    /// From the first completion of one step to the first completion of another after it.
    Between {
        /// Step that starts the clock.
        from: u32,
        /// Step that stops it.
        to: u32,
    },
}

/// Durations of one stretch.
#[derive(Clone, Debug)]
pub struct Durations {
    /// Process number.
    pub process: u32,
    /// Last day of knowledge.
    pub day: i32,
    /// All cases together.
    pub all: GroupDurations,
    /// Groups in order of their number, [`NONE`] last; one group [`NONE`] when none were asked for.
    pub groups: Vec<GroupDurations>,
    /// Whether the groups differ (log-rank); `None` where there is nothing to compare.
    pub test: Option<Test>,
    /// Cases left out because they never completed the step that starts the clock.
    pub without_start: u32,
}

/// Durations of one group.
#[derive(Clone, Debug)]
pub struct GroupDurations {
    /// Group number or [`NONE`].
    pub group: u32,
    /// Durations, ended or censored.
    pub n: u32,
    /// Ended with the event.
    pub ended: u32,
    /// Censored because the case is open, at the end of the day of knowledge.
    pub open: u32,
    /// Censored because the case was closed or cancelled without the event, at its last event.
    pub closed_without: u32,
    /// Cases taken as closed only because they were idle too long.
    pub assumed_closed: u32,
    /// Median days; `None` if fewer than half are seen to end.
    pub median: Option<f64>,
    /// Lower end of its 95 % interval.
    pub median_low: Option<f64>,
    /// Upper end.
    pub median_high: Option<f64>,
    /// Mean days, cut at the horizon; `None` without durations.
    pub mean_restricted: Option<f64>,
    /// Longest duration seen in the group, or the horizon asked for where that is shorter.
    pub horizon: f64,
    /// The curve, for a picture.
    pub survival: Survival,
}

#[derive(Clone, Debug, Default)]
struct Sample {
    durations: Vec<Duration>,
    open: u32,
    closed_without: u32,
    assumed_closed: u32,
}

/// Measures a stretch over the cases of a log. With a dimension, cases go to the office of the case or to the main
/// group of their activity. `horizon` (days) makes restricted means of groups comparable.
pub fn durations(
    facts: &Facts,
    portfolio: &Portfolio,
    log: &CaseLog,
    stretch: Stretch,
    by: Option<Dimension>,
    horizon: Option<f64>,
) -> Durations {
    let mut samples: BTreeMap<u32, Sample> = BTreeMap::new();
    let mut without_start = 0;
    for case in &log.cases {
        match duration_of(log, case, stretch) {
            None => without_start += 1,
            Some(duration) => samples.entry(group_of(facts, portfolio, case, by)).or_default().take(case, duration),
        }
    }
    let durations: Vec<Vec<Duration>> = samples.values().map(|s| s.durations.clone()).collect();
    let mut together = Sample::default();
    for sample in samples.values() {
        together.durations.extend(&sample.durations);
        together.open += sample.open;
        together.closed_without += sample.closed_without;
        together.assumed_closed += sample.assumed_closed;
    }
    Durations {
        process: log.process,
        day: log.day,
        all: together.summed_up(NONE, horizon),
        groups: samples.into_iter().map(|(group, s)| s.summed_up(group, horizon)).collect(),
        test: log_rank(&durations),
        without_start,
    }
}

/// The duration of one case; `None` if the clock never starts.
pub fn duration_of(log: &CaseLog, case: &Case, stretch: Stretch) -> Option<Duration> {
    let events = log.events_of(case);
    let (start, stop) = match stretch {
        Stretch::WholeCase => {
            let is_ended = !case.state.is_open() && case.state != CaseState::Cancelled;
            (events.first()?.completed_at, is_ended.then(|| log.last_of(case).completed_at))
        }
        Stretch::Between { from, to } => {
            let start = events.iter().position(|e| e.step == from)?;
            let stop = events[start + 1..].iter().find(|e| e.step == to).map(|e| e.completed_at);
            (events[start].completed_at, stop)
        }
    };
    let censored_at = if case.state.is_open() { log.end } else { log.last_of(case).completed_at };
    let days = (stop.unwrap_or(censored_at) - start) as f64 / SECONDS_PER_DAY;
    Some(Duration { days, ended: stop.is_some() })
}

fn group_of(facts: &Facts, portfolio: &Portfolio, case: &Case, by: Option<Dimension>) -> u32 {
    match by {
        None => NONE,
        Some(Dimension::Office) => case.office,
        Some(dimension) if case.activity == NONE => {
            debug_assert!(dimension != Dimension::Office);
            NONE
        }
        Some(dimension) => dimension.main_group(facts, portfolio, case.activity),
    }
}

impl Sample {
    fn take(&mut self, case: &Case, duration: Duration) {
        self.durations.push(duration);
        if !duration.ended {
            if case.state.is_open() {
                self.open += 1;
            } else {
                self.closed_without += 1;
            }
        }
        self.assumed_closed += u32::from(case.state == CaseState::AssumedIdle);
    }

    fn summed_up(&self, group: u32, horizon: Option<f64>) -> GroupDurations {
        let survival = Survival::of(&self.durations);
        let (median, median_low, median_high) = survival.median();
        let horizon = horizon.map_or(survival.longest, |h| h.min(survival.longest));
        GroupDurations {
            group,
            n: self.durations.len() as u32,
            ended: self.durations.iter().filter(|d| d.ended).count() as u32,
            open: self.open,
            closed_without: self.closed_without,
            assumed_closed: self.assumed_closed,
            median,
            median_low,
            median_high,
            mean_restricted: (!self.durations.is_empty()).then(|| survival.restricted_mean(horizon)),
            horizon,
            survival,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::builder::{Event, FactsBuilder, day};
    use crate::selection::Selection;
    use domain::CaseStatus;

    /// The method page's five recruitments: advert to on duty.
    fn recruitments() -> (Facts, u32, u32) {
        let mut b = FactsBuilder::new();
        let p = b.process("recruitment");
        let (advert, on_duty) = (b.step("advert"), b.end_step("on duty"));
        let (field, house) = (b.office("field"), b.office("house"));
        let mut case = |name: &str, office, start: &str, end: Option<&str>, status| {
            let case = b.case(name);
            b.event(Event { office, status, ..Event::new(p, case, advert, day(start).start()) });
            if let Some(end) = end {
                b.event(Event { office, ..Event::new(p, case, on_duty, day(end).start()) });
            }
        };
        case("a", field, "2024-01-01", Some("2024-01-31"), None);
        case("b", field, "2024-01-01", Some("2024-03-01"), None);
        case("c", field, "2024-03-02", None, None);
        case("d", house, "2024-01-01", Some("2024-04-10"), None);
        case("e", house, "2024-01-01", None, Some(CaseStatus::Cancelled));
        (b.build(), advert, on_duty)
    }

    fn measure(facts: &Facts, stretch: Stretch, by: Option<Dimension>) -> Durations {
        let portfolio = Portfolio::as_of(facts, day("2024-04-10"));
        let log = CaseLog::as_of(facts, &portfolio, &Selection::everything(&portfolio), 1);
        durations(facts, &portfolio, &log, stretch, by, None)
    }

    #[test]
    fn the_worked_example_of_the_method_page() {
        let (facts, from, to) = recruitments();
        let found = measure(&facts, Stretch::Between { from, to }, None);
        // 30, 40+ (open), 60, 100 days; the cancelled case is censored at its advert, after 0 days.
        let all = &found.all;
        assert_eq!((all.n, all.ended, all.open, all.closed_without), (5, 3, 1, 1));
        assert_eq!(all.median, Some(60.0), "3/4 last over 30 days, 3/4 x 1/2 over 60");
        assert_eq!(all.horizon, 100.0);
        // 30 + 0.75 x 30 + 0.375 x 40
        assert!((all.mean_restricted.unwrap() - 67.5).abs() < 1e-9);
    }

    #[test]
    fn groups_follow_the_office_of_the_case() {
        let (facts, from, to) = recruitments();
        let found = measure(&facts, Stretch::Between { from, to }, Some(Dimension::Office));
        let n: Vec<u32> = found.groups.iter().map(|g| g.n).collect();
        assert_eq!(n, [3, 2]);
        assert!(found.test.unwrap().p > 0.05);
    }

    #[test]
    fn whole_cases_run_from_first_to_last_event() {
        let (facts, ..) = recruitments();
        let found = measure(&facts, Stretch::WholeCase, None);
        assert_eq!((found.all.n, found.all.ended), (5, 3));
        assert_eq!(found.all.median, Some(60.0));
    }

    #[test]
    fn a_case_that_never_starts_the_clock_is_left_out_and_counted() {
        let (facts, from, to) = recruitments();
        let found = measure(&facts, Stretch::Between { from: to, to: from }, None);
        assert_eq!((found.without_start, found.all.n), (2, 3));
        assert_eq!(found.all.closed_without, 3);
    }
}
