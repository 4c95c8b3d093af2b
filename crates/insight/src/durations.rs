//! How long stretches of a process take: between two steps, or from first to last event; open cases count as censored,
//! cancelled ones as a competing end, those taken over while under way from the day they came under watch.
//! Curves and tests are in `survival`, shares that end in two ways in `incidence`. Method: docs/methods/durations.md.

use crate::caselog::{Case, CaseLog, CaseState, PROJECT_CYCLE, SECONDS_PER_DAY};
use crate::facts::{Facts, NONE};
use crate::grouping::Dimension;
use crate::incidence::Incidence;
use crate::portfolio::Portfolio;
use crate::statistics::holm;
use crate::survival::{Against, Duration, Outcome, Survival, Test, log_rank};
use crate::working_days::Clock;
use domain::Instant;
use std::collections::BTreeMap;

/// Fewest ends expected in a group and in the rest, if all were alike, from which the group is compared (the usual bound
/// for tests of this kind; Cochran 1954).
pub const FEWEST_EXPECTED: f64 = 5.0;
/// Chance, corrected for the number of groups, up to which a group counts as different.
pub const DIFFERS_AT: f64 = 0.05;

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

/// By what cases are shown apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Grouping {
    /// The office of the case, or the main group of its activity.
    Of(Dimension),
    /// The calendar year in which the clock of the stretch starts.
    Year,
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
    /// Groups in order of their number (years: the year), [`NONE`] last; one group [`NONE`] when none were asked for.
    pub groups: Vec<GroupDurations>,
    /// Whether the groups differ (log-rank); `None` where there is nothing to compare.
    pub test: Option<Test>,
    /// Cases left out because they never completed the step that starts the clock.
    pub without_start: u32,
    /// Cases left out because the stretch was over before the records begin.
    pub before_records: u32,
    /// First seconds of the records that took over cases under way, each once, as far as cases of the stretch began
    /// before them.
    pub records_from: Vec<i64>,
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
    /// Cases closed or cancelled without the event, at their last event.
    pub closed_without: u32,
    /// Of these, the ones of which it is certain that the event cannot come any more: the competing end.
    pub given_up: u32,
    /// Cases taken as closed only because they were idle too long.
    pub assumed_closed: u32,
    /// Cases under way when the records begin, watched from then on.
    pub late_entries: u32,
    /// Median days; `None` if fewer than half are seen to end, or if too few were watched from the beginning.
    pub median: Option<f64>,
    /// Lower end of its 95 % interval.
    pub median_low: Option<f64>,
    /// Upper end.
    pub median_high: Option<f64>,
    /// Mean days, cut at the horizon; `None` without durations, or if too few were watched from the beginning.
    pub mean_restricted: Option<f64>,
    /// Longest duration seen in the group, or the horizon asked for where that is shorter.
    pub horizon: f64,
    /// The curve, for a picture.
    pub survival: Survival,
    /// Shares that ended with the event and without it.
    pub incidence: Incidence,
    /// The group beside all others; `None` when no groups were asked for.
    pub beside: Option<Beside>,
}

/// A group beside all others together.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Beside {
    /// Ends seen and expected.
    pub against: Against,
    /// Chance of a difference so large if the group were like the rest, corrected for the number of groups compared;
    /// `None` where there is too little to compare.
    pub p: Option<f64>,
    /// What follows.
    pub verdict: Verdict,
}

/// What a comparison says of a group.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// Too few ends are expected in the group or in the rest.
    TooFew,
    /// No difference beyond chance.
    Alike,
    /// Ends later than the rest.
    Slower,
    /// Ends sooner.
    Faster,
}

impl Verdict {
    /// Its word in JSON and translations.
    pub const fn name(self) -> &'static str {
        match self {
            Verdict::TooFew => "too-few",
            Verdict::Alike => "alike",
            Verdict::Slower => "slower",
            Verdict::Faster => "faster",
        }
    }
}

#[derive(Clone, Debug, Default)]
struct Sample {
    durations: Vec<Duration>,
    open: u32,
    closed_without: u32,
    assumed_closed: u32,
}

/// Measures a stretch over the cases of a log, whole or by group. `horizon` (days, as `clock` counts them) makes restricted means of groups
/// comparable.
pub fn durations(
    facts: &Facts,
    portfolio: &Portfolio,
    log: &CaseLog,
    stretch: Stretch,
    by: Option<Grouping>,
    horizon: Option<f64>,
    clock: Clock<'_>,
) -> Durations {
    let mut samples: BTreeMap<u32, Sample> = BTreeMap::new();
    let (mut without_start, mut before_records, mut records_from) = (0, 0, Vec::new());
    for case in &log.cases {
        let Some(duration) = duration_of(log, case, stretch, clock) else {
            without_start += 1;
            continue;
        };
        if duration.is_late_entry() {
            records_from.extend(case.records_from);
        }
        if !duration.is_watched() {
            before_records += 1;
            continue;
        }
        samples.entry(group_of(facts, portfolio, log, case, stretch, by)).or_default().take(case, duration);
    }
    records_from.sort_unstable();
    records_from.dedup();
    let mut together = Sample::default();
    for sample in samples.values() {
        together.durations.extend(&sample.durations);
        together.open += sample.open;
        together.closed_without += sample.closed_without;
        together.assumed_closed += sample.assumed_closed;
    }
    let durations: Vec<Vec<Duration>> = samples.values().map(|s| s.durations.clone()).collect();
    let found = log_rank(&durations);
    let beside = by.map(|_| beside(&found.groups)).unwrap_or_default();
    let mut groups: Vec<GroupDurations> =
        samples.into_iter().map(|(group, sample)| sample.summed_up(group, horizon)).collect();
    groups.iter_mut().zip(beside).for_each(|(group, beside)| group.beside = Some(beside));
    Durations {
        process: log.process,
        day: log.day,
        all: together.summed_up(NONE, horizon),
        groups,
        test: found.overall,
        without_start,
        before_records,
        records_from,
    }
}

/// Every group beside the rest, as far as there is enough to compare, its chance corrected by Holm's method: groups hang
/// together (one is slower only if the rest is faster), and a false name for one of them is worse than a missed one.
fn beside(groups: &[Against]) -> Vec<Beside> {
    let is_enough = |a: &Against| a.expected >= FEWEST_EXPECTED && a.expected_elsewhere >= FEWEST_EXPECTED;
    let chances: Vec<f64> = groups.iter().filter(|a| is_enough(a)).filter_map(Against::p).collect();
    let mut corrected = holm(&chances).into_iter();
    let judge = |against: &Against| {
        let p = against.p().filter(|_| is_enough(against)).and_then(|_| corrected.next());
        let verdict = match p {
            None => Verdict::TooFew,
            Some(p) if p > DIFFERS_AT => Verdict::Alike,
            Some(_) if against.seen < against.expected => Verdict::Slower,
            Some(_) => Verdict::Faster,
        };
        Beside { against: *against, p, verdict }
    };
    groups.iter().map(judge).collect()
}

/// The duration of one case, counted by `clock` in the office of the case; `None` if the clock never starts. A case under way when its records begin enters then.
pub fn duration_of(log: &CaseLog, case: &Case, stretch: Stretch, clock: Clock<'_>) -> Option<Duration> {
    let (start, stop) = ends_of(log, case, stretch)?;
    let censored_at = if case.state.is_open() { log.end } else { log.last_of(case).completed_at };
    let days = |until: i64| clock.between(case.office, start, until) as f64 / SECONDS_PER_DAY;
    let outcome = match (stop, case.state) {
        (Some(_), _) => Outcome::Ended,
        (None, CaseState::Open | CaseState::AssumedIdle) => Outcome::Censored,
        (None, _) => Outcome::GivenUp,
    };
    let entered = case.records_from.map_or(0.0, |from| days(from).max(0.0));
    Some(Duration { days: days(stop.unwrap_or(censored_at)), outcome, entered })
}

/// When the clock of a stretch starts and, if it does, stops.
fn ends_of(log: &CaseLog, case: &Case, stretch: Stretch) -> Option<(i64, Option<i64>)> {
    let events = log.events_of(case);
    match stretch {
        Stretch::WholeCase => {
            let is_ended = !case.state.is_open() && case.state != CaseState::Cancelled;
            Some((events.first()?.completed_at, is_ended.then(|| log.last_of(case).completed_at)))
        }
        Stretch::Between { from, to } => {
            let start = events.iter().position(|e| e.step == from)?;
            let stop = events[start + 1..].iter().find(|e| e.step == to).map(|e| e.completed_at);
            Some((events[start].completed_at, stop))
        }
    }
}

fn group_of(
    facts: &Facts,
    portfolio: &Portfolio,
    log: &CaseLog,
    case: &Case,
    stretch: Stretch,
    by: Option<Grouping>,
) -> u32 {
    match by {
        None => NONE,
        Some(Grouping::Year) => {
            let start = ends_of(log, case, stretch).map(|(start, _)| Instant(start));
            let is_cycle = log.process == PROJECT_CYCLE;
            let day = start.map(|at| if is_cycle { at.day(0) } else { facts.zone.day_of(at) });
            day.and_then(|d| u32::try_from(d.year()).ok()).unwrap_or(NONE)
        }
        Some(Grouping::Of(Dimension::Office)) => case.office,
        Some(Grouping::Of(_)) if case.activity == NONE => NONE,
        Some(Grouping::Of(dimension)) => dimension.main_group(facts, portfolio, case.activity),
    }
}

impl Sample {
    fn take(&mut self, case: &Case, duration: Duration) {
        self.durations.push(duration);
        if duration.outcome != Outcome::Ended {
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
        let count = |test: &dyn Fn(&Duration) -> bool| self.durations.iter().filter(|d| test(d)).count() as u32;
        GroupDurations {
            group,
            n: self.durations.len() as u32,
            ended: count(&|d| d.outcome == Outcome::Ended),
            open: self.open,
            closed_without: self.closed_without,
            given_up: count(&|d| d.outcome == Outcome::GivenUp),
            assumed_closed: self.assumed_closed,
            late_entries: count(&Duration::is_late_entry),
            median,
            median_low,
            median_high,
            mean_restricted: survival.restricted_mean(horizon).filter(|_| !self.durations.is_empty()),
            horizon,
            incidence: Incidence::since(&self.durations, survival.begins),
            survival,
            beside: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::builder::{Event, FactsBuilder, day};
    use crate::chance::Chance;
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

    fn measure(facts: &Facts, stretch: Stretch, by: Option<Grouping>) -> Durations {
        let portfolio = Portfolio::as_of(facts, day("2024-04-10"));
        let log = CaseLog::as_of(facts, &portfolio, &Selection::everything(&portfolio), 1);
        durations(facts, &portfolio, &log, stretch, by, None, Clock::Calendar)
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
        // One of five is cancelled at once; of the other four fifths, a quarter is done at 30 days, half of the rest at 60.
        let (done, cancelled) = all.incidence.at(60.0);
        assert!((done.value - 0.8 * (0.25 + 0.375)).abs() < 1e-12, "{done:?}");
        assert!((cancelled.value - 0.2).abs() < 1e-12 && all.given_up == 1, "{cancelled:?}");
    }

    #[test]
    fn in_working_days_weekends_do_not_count() {
        let (facts, from, to) = recruitments();
        let portfolio = Portfolio::as_of(&facts, day("2024-04-10"));
        let log = CaseLog::as_of(&facts, &portfolio, &Selection::everything(&portfolio), 1);
        let weeks = crate::working_days::WorkingWeeks::of(&facts, &portfolio, 1);
        let stretch = Stretch::Between { from, to };
        let found = durations(&facts, &portfolio, &log, stretch, None, None, Clock::Working(&weeks));
        // Of the 60 days from Monday 1 January to before Friday 1 March 2024, 16 are Saturdays and Sundays.
        assert_eq!((found.all.n, found.all.median), (5, Some(44.0)));
    }

    #[test]
    fn groups_follow_the_office_of_the_case() {
        let (facts, from, to) = recruitments();
        let found = measure(&facts, Stretch::Between { from, to }, Some(Grouping::Of(Dimension::Office)));
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

    /// Cases of a process begun every day from day 1,000 on that last 1, 2, … 20 days in turn, so that half last 10 days
    /// or less; the records begin on day 1,100 and took over what was under way.
    fn taken_over(in_retrospect: bool) -> (Facts, u32) {
        let mut b = FactsBuilder::new();
        let p = b.process("payment");
        let (asked, paid) = (b.step("asked"), b.end_step("paid"));
        for number in 0..300 {
            let begun = domain::Day(1_000 + number);
            let ended = begun.plus_days(1 + (number * 7) % 20);
            if ended.0 < 1_100 && !in_retrospect {
                continue;
            }
            let case = b.case(&number.to_string());
            for (step, on) in [(asked, begun), (paid, ended)] {
                let known_from = Some(on.max(domain::Day(1_100)));
                b.event(Event { known_from, ..Event::new(p, case, step, on.start()) });
            }
        }
        (b.build(), p)
    }

    #[test]
    fn cases_taken_over_under_way_do_not_make_the_process_look_slow() {
        let measured = |facts: &Facts, process, is_ignored: bool, on: i32| {
            let portfolio = Portfolio::as_of(facts, domain::Day(on));
            let mut log = CaseLog::as_of(facts, &portfolio, &Selection::everything(&portfolio), process);
            if is_ignored {
                log.cases.iter_mut().for_each(|case| case.records_from = None);
            }
            durations(facts, &portfolio, &log, Stretch::WholeCase, None, None, Clock::Calendar)
        };
        let (facts, process) = taken_over(false);
        // A month after the records began.
        let found = measured(&facts, process, false, 1_130);
        assert!(found.all.late_entries > 5 && found.records_from == [domain::Day(1_100).start().0]);
        assert_eq!(found.all.median, Some(10.0));
        let ignoring = measured(&facts, process, true, 1_130);
        assert!(ignoring.all.median > Some(11.0), "{:?}", ignoring.all.median);
        // Written in retrospect, nothing is missing and nobody enters late.
        let (facts, process) = taken_over(true);
        let whole = measured(&facts, process, false, 1_130);
        assert_eq!((whole.all.late_entries, whole.records_from.len(), whole.all.median), (0, 0, Some(10.0)));
        // A day that somebody gives goes before what the facts say.
        let portfolio = Portfolio::as_of(&facts, domain::Day(1_130));
        let mut log = CaseLog::as_of(&facts, &portfolio, &Selection::everything(&portfolio), process);
        log.take_records_from(&facts.zone, domain::Day(1_100));
        let given = durations(&facts, &portfolio, &log, Stretch::WholeCase, None, None, Clock::Calendar);
        assert_eq!((given.all.median, given.all.late_entries), (Some(10.0), found.all.late_entries));
        assert!(given.before_records > 50, "{}", given.before_records);
    }

    #[test]
    fn years_are_those_in_which_the_clock_starts() {
        let (facts, from, to) = recruitments();
        let found = measure(&facts, Stretch::Between { from, to }, Some(Grouping::Year));
        let years: Vec<(u32, u32)> = found.groups.iter().map(|g| (g.group, g.n)).collect();
        assert_eq!(years, [(2024, 5)]);
        assert_eq!(found.groups[0].beside.unwrap().verdict, Verdict::TooFew);
    }

    /// Groups of so many cases; the first takes `factor` times as long as the others.
    fn groups(sizes: &[usize], factor: f64, chance: &mut Chance) -> Vec<Vec<Duration>> {
        let mut of = |n: usize, factor: f64| {
            let days = (0..n).map(|_| -factor * 20.0 * (1.0 - chance.share()).ln());
            days.map(|days| Duration::whole(days, Outcome::Ended)).collect::<Vec<_>>()
        };
        sizes.iter().enumerate().map(|(i, n)| of(*n, if i == 0 { factor } else { 1.0 })).collect()
    }

    #[test]
    fn a_slow_group_is_named_a_small_one_is_not_judged_and_alike_ones_are_left_alone() {
        let mut chance = Chance::seeded(5);
        let found = beside(&log_rank(&groups(&[60, 60, 60, 60, 3], 2.5, &mut chance)).groups);
        let verdicts: Vec<Verdict> = found.iter().map(|b| b.verdict).collect();
        assert_eq!((verdicts[0], verdicts[4]), (Verdict::Slower, Verdict::TooFew), "{found:?}");
        // Eight groups that are alike: in how many of 200 lists is any of them named?
        let is_any_named = |_: &u32| {
            let alike = beside(&log_rank(&groups(&[30; 8], 1.0, &mut chance)).groups);
            alike.iter().any(|b| b.verdict != Verdict::Alike)
        };
        let named = (0..200u32).filter(is_any_named).count();
        assert!((1..=14).contains(&named), "{named} of 200; 5 % would be 10");
    }
}
