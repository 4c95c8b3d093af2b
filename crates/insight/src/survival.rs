//! Kaplan-Meier curves and the log-rank test over plain durations, some of them watched only from a later age on.
//! Method: docs/methods/durations.md. Shares that end in several ways are in `incidence`; which durations a process
//! gives, which of them are censored and which entered late, is in `durations`.

use crate::statistics::{chi_square_tail, quadratic_form};

/// 97.5th percentile of the normal distribution: two-sided 95 % intervals.
pub(crate) const Z: f64 = 1.959_963_984_540_054;
/// A survival of one half that was computed as a product may miss it by this much.
const TOLERANCE: f64 = 1e-9;
/// Fewest durations watched together before others enter late: with fewer, nothing is said of younger ages.
pub const FEWEST_WATCHED: usize = 5;

/// One observed duration.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Duration {
    /// Days; not negative.
    pub days: f64,
    /// How it ended.
    pub outcome: Outcome,
    /// Days that had gone when it came under watch; 0 where it was watched from its beginning. Had it ended before, it
    /// would not be known (late entry, left truncation).
    pub entered: f64,
}

/// How a duration ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// With the event.
    Ended,
    /// With something after which the event cannot come any more: a competing event.
    GivenUp,
    /// Not seen to end: at least this long (censored).
    Censored,
}

impl Duration {
    /// Watched from its beginning.
    pub fn whole(days: f64, outcome: Outcome) -> Duration {
        Duration { days, outcome, entered: 0.0 }
    }

    /// Whether it entered late.
    pub fn is_late_entry(&self) -> bool {
        self.entered > 0.0
    }

    /// Whether it was ever watched while it lasted.
    pub fn is_watched(&self) -> bool {
        !self.is_late_entry() || self.entered < self.days
    }
}

/// Who is under watch at an age: those that entered before it and have not left before it.
pub(crate) struct Watch {
    leaving: Vec<f64>,
    entering: Vec<f64>,
}

impl Watch {
    /// Of durations; those never watched take no part.
    pub(crate) fn of(durations: &[Duration]) -> Watch {
        let watched = || durations.iter().filter(|d| d.is_watched());
        let mut leaving: Vec<f64> = watched().map(|d| d.days).collect();
        let mut entering: Vec<f64> = watched().filter(|d| d.is_late_entry()).map(|d| d.entered).collect();
        leaving.sort_by(f64::total_cmp);
        entering.sort_by(f64::total_cmp);
        Watch { leaving, entering }
    }

    /// How many are at risk at an age.
    pub(crate) fn at(&self, days: f64) -> usize {
        let left = self.leaving.partition_point(|d| *d < days);
        let to_come = self.entering.len() - self.entering.partition_point(|d| *d < days);
        self.leaving.len() - left - to_come
    }
}

/// One age at which something ended.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Age {
    pub(crate) days: f64,
    pub(crate) at_risk: usize,
    pub(crate) ended: usize,
    pub(crate) given_up: usize,
}

/// Ages at which something ended with the event or without it, in ascending order, after an age from which the estimate
/// begins (from 0 on, age 0 takes part).
pub(crate) fn ages(durations: &[Duration], begins: f64) -> Vec<Age> {
    let watch = Watch::of(durations);
    let is_after = |d: &Duration| d.days > begins || begins <= 0.0;
    let ends = durations.iter().filter(|d| d.outcome != Outcome::Censored && d.is_watched() && is_after(d));
    let mut ends: Vec<(f64, bool)> = ends.map(|d| (d.days, d.outcome == Outcome::Ended)).collect();
    ends.sort_by(|a, b| a.0.total_cmp(&b.0));
    let tied = ends.chunk_by(|a, b| a.0 == b.0);
    tied.map(|tied| {
        let ended = tied.iter().filter(|(_, ended)| *ended).count();
        Age { days: tied[0].0, at_risk: watch.at(tied[0].0), ended, given_up: tied.len() - ended }
    })
    .collect()
}

/// The curve just after one duration at which events happened.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct CurvePoint {
    /// Days.
    pub days: f64,
    /// Estimated share that lasts longer.
    pub survival: f64,
    /// Lower end of its 95 % interval.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// Durations watched that last at least this long.
    pub at_risk: u32,
    /// Events at this duration.
    pub events: u32,
}

/// A Kaplan-Meier estimate.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Survival {
    /// Steps of the curve; before the first it is 1.
    pub curve: Vec<CurvePoint>,
    /// Longest duration seen, ended or not.
    pub longest: f64,
    /// Age from which the estimate begins: shares are of those that last so long. 0 unless durations entered late and
    /// too few were watched before.
    pub begins: f64,
}

impl Survival {
    /// The estimate from the first age from which enough are watched: see [`begins`].
    pub fn of(durations: &[Duration]) -> Survival {
        Survival::since(durations, begins(durations))
    }

    /// The product-limit estimate with log-log transformed Greenwood intervals, of those that last longer than `begins`.
    /// Risk sets hold only those under watch (Kaplan and Meier 1958; for late entry Tsai, Jewell and Wang 1987).
    pub fn since(durations: &[Duration], begins: f64) -> Survival {
        let longest = durations.iter().map(|d| d.days).fold(0.0, f64::max);
        let mut result = Survival { curve: Vec::new(), longest, begins };
        let (mut survival, mut greenwood, mut high_before) = (1.0, 0.0, 1.0);
        for age in ages(durations, begins).into_iter().filter(|a| a.ended > 0) {
            let (d, n) = (age.ended as f64, age.at_risk as f64);
            survival *= (n - d) / n;
            let (mut low, mut high) = (0.0, high_before);
            if survival > 0.0 {
                greenwood += d / (n * (n - d));
                (low, high) = interval(survival, greenwood);
            } else {
                // Nobody is left: the transformed interval is not defined, the upper end stays where it was.
                survival = 0.0;
            }
            high_before = high;
            let (at_risk, events) = (age.at_risk as u32, age.ended as u32);
            result.curve.push(CurvePoint { days: age.days, survival, low, high, at_risk, events });
        }
        result
    }

    /// Median with the ends of its 95 % interval (Brookmeyer and Crowley 1982); all `None` where the estimate begins
    /// only at a later age, because it is then not known how many ended before.
    pub fn median(&self) -> (Option<f64>, Option<f64>, Option<f64>) {
        (self.first_at(|p| p.survival), self.first_at(|p| p.low), self.first_at(|p| p.high))
    }

    fn first_at(&self, of: impl Fn(&CurvePoint) -> f64) -> Option<f64> {
        let is_known = self.begins <= 0.0;
        self.curve.iter().find(|p| is_known && of(p) <= 0.5 + TOLERANCE).map(|p| p.days)
    }

    /// Mean of the durations cut at a horizon: the area under the curve up to it; `None` where the estimate begins only
    /// at a later age.
    pub fn restricted_mean(&self, horizon: f64) -> Option<f64> {
        if self.begins > 0.0 {
            return None;
        }
        let (mut area, mut since, mut survival) = (0.0, 0.0, 1.0);
        for point in self.curve.iter().take_while(|p| p.days < horizon) {
            area += survival * (point.days - since);
            (since, survival) = (point.days, point.survival);
        }
        Some(area + survival * (horizon - since))
    }
}

/// From which age on durations can be estimated: 0, unless others enter late at an age before which fewer than
/// [`FEWEST_WATCHED`] were under watch while more than half still went on. Then the last such age: a risk set that is
/// about to run empty would throw the curve down for good (the remedy of Lai and Ying 1991, with a fixed number).
pub fn begins(durations: &[Duration]) -> f64 {
    let watch = Watch::of(durations);
    let mut begins = 0.0;
    if watch.entering.is_empty() {
        return begins;
    }
    loop {
        let curve = Survival::since(durations, begins).curve;
        let going_on = |age: f64| curve[..curve.partition_point(|p| p.days < age)].last().map_or(1.0, |p| p.survival);
        let later = watch
            .entering
            .iter()
            .rev()
            .find(|age| **age > begins && watch.at(**age) < FEWEST_WATCHED && going_on(**age) > 0.5);
        match later {
            Some(age) => begins = *age,
            None => return begins,
        }
    }
}

fn interval(survival: f64, greenwood: f64) -> (f64, f64) {
    let spread = Z * greenwood.sqrt() / survival.ln().abs();
    (survival.powf(spread.exp()), survival.powf((-spread).exp()))
}

/// Result of a log-rank test.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Test {
    /// Test statistic.
    pub chi_square: f64,
    /// Degrees of freedom.
    pub freedom: u32,
    /// Chance of a difference at least this large if all groups were alike.
    pub p: f64,
}

/// What a log-rank test found of one group beside all others.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Against {
    /// Events seen in the group.
    pub seen: f64,
    /// Events expected in it if all groups were alike.
    pub expected: f64,
    /// Events expected in the rest.
    pub expected_elsewhere: f64,
    /// Variance of the difference of seen and expected.
    pub variance: f64,
}

impl Against {
    /// Chance of a difference at least this large if the group were like the rest (one degree of freedom); `None` where
    /// nothing can differ.
    pub fn p(&self) -> Option<f64> {
        let difference = self.seen - self.expected;
        (self.variance > 0.0).then(|| chi_square_tail(difference * difference / self.variance, 1))
    }
}

/// Log-rank tests of several groups.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct LogRank {
    /// That all have the same curve; `None` with fewer than two groups that can be compared.
    pub overall: Option<Test>,
    /// Each group beside all others together, in the order given.
    pub groups: Vec<Against>,
}

/// Log-rank tests without weights (Mantel 1966; Peto and Peto 1972), with risk sets of those under watch: that several
/// groups have the same curve, and each group beside the rest, which is the same excess by its own variance.
pub fn log_rank(groups: &[Vec<Duration>]) -> LogRank {
    let k = groups.len();
    let watches: Vec<Watch> = groups.iter().map(|g| Watch::of(g)).collect();
    let mut events: Vec<(f64, usize)> = Vec::new();
    for (g, durations) in groups.iter().enumerate() {
        let ended = durations.iter().filter(|d| d.outcome == Outcome::Ended && d.is_watched());
        events.extend(ended.map(|d| (d.days, g)));
    }
    events.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut found = vec![Against::default(); k];
    let (mut variance, mut at_risk) = (vec![vec![0.0; k]; k], vec![0.0; k]);
    for tied in events.chunk_by(|a, b| a.0 == b.0) {
        at_risk.iter_mut().zip(&watches).for_each(|(n, watch)| *n = watch.at(tied[0].0) as f64);
        let (n, events) = (at_risk.iter().sum::<f64>(), tied.len() as f64);
        tied.iter().for_each(|(_, g)| found[*g].seen += 1.0);
        // Hypergeometric variance; one subject alone at risk adds none.
        let factor = if n > 1.0 { events * (n - events) / (n - 1.0) } else { 0.0 };
        for i in 0..k {
            let share = at_risk[i] / n;
            found[i].expected += events * share;
            found[i].expected_elsewhere += events * (1.0 - share);
            if share == 0.0 {
                continue;
            }
            for j in 0..k {
                let own = if i == j { 1.0 } else { 0.0 };
                variance[i][j] += factor * share * (own - at_risk[j] / n);
            }
        }
    }
    for (i, group) in found.iter_mut().enumerate() {
        group.variance = variance[i][i];
    }
    let excess = found.iter().map(|g| g.seen - g.expected).collect();
    let (chi_square, freedom) = quadratic_form(variance, excess);
    let overall = (freedom > 0).then(|| Test { chi_square, freedom, p: chi_square_tail(chi_square, freedom) });
    LogRank { overall, groups: found }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Weeks of remission in the leukaemia trial of Freireich and others 1963, as printed by Gehan 1965 and in most
    /// textbooks since. Censored weeks are negative.
    const WITH_6_MP: [i32; 21] =
        [6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35];
    const PLACEBO: [i32; 21] = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23];

    fn ended(is_ended: bool) -> Outcome {
        if is_ended { Outcome::Ended } else { Outcome::Censored }
    }

    fn weeks(of: &[i32]) -> Vec<Duration> {
        of.iter().map(|w| Duration::whole(f64::from(w.abs()), ended(*w > 0))).collect()
    }

    fn close(a: f64, b: f64, by: f64) {
        assert!((a - b).abs() <= by, "{a} is not {b}");
    }

    #[test]
    fn the_leukaemia_trial_gives_its_published_medians() {
        assert_eq!(Survival::of(&weeks(&WITH_6_MP)).median(), (Some(23.0), Some(13.0), None));
        assert_eq!(Survival::of(&weeks(&PLACEBO)).median(), (Some(8.0), Some(4.0), Some(11.0)));
    }

    #[test]
    fn the_curve_is_the_product_of_the_shares_that_go_on() {
        let curve = Survival::of(&weeks(&WITH_6_MP)).curve;
        // 18/21, then 16/17, 14/15, 11/12, 10/11, 6/7, 5/6: the textbook column 0.857 … 0.448.
        let expected =
            [(6.0, 0.857), (7.0, 0.807), (10.0, 0.753), (13.0, 0.690), (16.0, 0.627), (22.0, 0.538), (23.0, 0.448)];
        assert_eq!(curve.len(), expected.len());
        for (point, (days, survival)) in curve.iter().zip(expected) {
            assert_eq!(point.days, days);
            close(point.survival, survival, 0.0005);
        }
        assert_eq!((curve[0].at_risk, curve[0].events), (21, 3));
    }

    #[test]
    fn the_log_rank_test_of_the_trial() {
        let found = log_rank(&[weeks(&WITH_6_MP), weeks(&PLACEBO)]);
        let test = found.overall.unwrap();
        close(test.chi_square, 16.793, 0.001);
        close(test.p, 4.17e-5, 0.01e-5);
        assert_eq!(test.freedom, 1);
        // Observed and expected as printed beside it: 9 and 19.3, 21 and 10.7. Of two groups, each beside the rest is the whole test.
        let [drug, placebo] = found.groups[..] else { panic!("two groups") };
        assert_eq!((drug.seen, placebo.seen), (9.0, 21.0));
        close(drug.expected, 19.25, 0.005);
        close(placebo.expected, 10.75, 0.005);
        close(drug.expected_elsewhere, placebo.expected, 1e-9);
        close(drug.p().unwrap(), test.p, 1e-12);
    }

    /// Ten intervals of watch, ends of 0 for those censored: test data 2 of Therneau and Grambsch 2000, appendix E.
    fn entered_late() -> Vec<Duration> {
        let rows = [
            (1, 2, true),
            (2, 3, true),
            (5, 6, true),
            (2, 7, true),
            (1, 8, true),
            (7, 9, true),
            (3, 9, true),
            (4, 9, false),
            (8, 14, false),
            (8, 17, false),
        ];
        let duration = |(entered, days, is_ended)| Duration {
            days: f64::from(days),
            outcome: ended(is_ended),
            entered: f64::from(entered),
        };
        rows.map(duration).to_vec()
    }

    #[test]
    fn late_entries_give_the_published_risk_sets_and_curve() {
        let found = Survival::since(&entered_late(), 0.0);
        let at_risk: Vec<u32> = found.curve.iter().map(|p| p.at_risk).collect();
        assert_eq!(at_risk, [2, 3, 5, 4, 4, 5]);
        let expected = [0.5, 1.0 / 3.0, 4.0 / 15.0, 0.2, 0.15, 0.09];
        assert_eq!(found.curve.len(), expected.len());
        found.curve.iter().zip(expected).for_each(|(point, share)| close(point.survival, share, 1e-12));
    }

    #[test]
    fn nothing_is_said_of_ages_at_which_too_few_were_watched() {
        // Before the two enter at 8 there are four under watch; of those that last 8 days, two of five end at 9.
        let found = Survival::of(&entered_late());
        assert_eq!((found.begins, found.median(), found.restricted_mean(9.0)), (8.0, (None, None, None), None));
        close(found.curve[0].survival, 0.6, 1e-12);
        // With enough watched from the beginning, the curve begins there.
        let mut enough = entered_late();
        enough.extend([1.0, 1.5, 3.0, 9.0, 12.0, 12.0, 13.0, 15.0].map(|days| Duration::whole(days, Outcome::Ended)));
        assert_eq!(Survival::of(&enough).begins, 0.0);
        assert!(Survival::of(&enough).median().0.is_some());
    }

    #[test]
    fn one_that_ended_before_it_entered_was_never_watched() {
        let mut durations = weeks(&PLACEBO);
        let before = Survival::of(&durations);
        durations.push(Duration { days: 4.0, outcome: Outcome::Ended, entered: 4.0 });
        assert_eq!(Survival::of(&durations), before);
        let with = log_rank(&[durations, weeks(&WITH_6_MP)]);
        assert_eq!(with, log_rank(&[weeks(&PLACEBO), weeks(&WITH_6_MP)]));
    }

    #[test]
    fn the_restricted_mean_is_the_area() {
        // One ends after 2 days, one after 4: 1 for two days, 1/2 for two days.
        let both = [2.0, 4.0].map(|days| Duration::whole(days, Outcome::Ended));
        close(Survival::of(&both).restricted_mean(4.0).unwrap(), 3.0, 1e-12);
        close(Survival::of(&both).restricted_mean(3.0).unwrap(), 2.5, 1e-12);
    }

    #[test]
    fn nothing_observed_gives_nothing() {
        assert_eq!(Survival::of(&[]).median(), (None, None, None));
        assert_eq!(log_rank(&[weeks(&PLACEBO)]).overall, None);
        assert_eq!(log_rank(&[weeks(&[-5, -6]), weeks(&[-5])]).overall, None);
    }

    proptest! {
        #[test]
        fn without_censoring_the_curve_is_the_share_that_lasts_longer(days in prop::collection::vec(0u32..30, 1..40)) {
            let durations: Vec<Duration> = days.iter().map(|d| Duration::whole(f64::from(*d), Outcome::Ended)).collect();
            for point in Survival::of(&durations).curve {
                let longer = days.iter().filter(|d| f64::from(**d) > point.days).count() as f64 / days.len() as f64;
                prop_assert!((point.survival - longer).abs() < 1e-9);
                prop_assert!(point.low <= point.survival + 1e-12 && point.survival <= point.high + 1e-12);
            }
        }

        /// The method page read literally: every age by itself, everybody looked at anew.
        #[test]
        fn a_second_implementation_agrees_with_late_entries_and_two_groups(
            rows in prop::collection::vec((0u32..12, 0u32..15, any::<bool>(), any::<bool>()), 4..40),
        ) {
            let duration = |&(entered, length, is_ended, _): &(u32, u32, bool, bool)| Duration {
                days: f64::from(entered + length),
                outcome: ended(is_ended),
                entered: f64::from(entered),
            };
            let all: Vec<Duration> = rows.iter().map(duration).collect();
            let is_at_risk = |d: &Duration, t: f64| d.days >= t && (d.entered == 0.0 || d.entered < t);
            let ends_at = |d: &Duration, t: f64| d.outcome == Outcome::Ended && d.days == t && is_at_risk(d, t);
            let (mut share, mut curve) = (1.0, Vec::new());
            let (mut excess, mut variance) = (0.0, 0.0);
            for t in (0..27).map(f64::from) {
                let n = all.iter().filter(|d| is_at_risk(d, t)).count() as f64;
                let d = all.iter().filter(|d| ends_at(d, t)).count() as f64;
                if d == 0.0 {
                    continue;
                }
                share *= 1.0 - d / n;
                curve.push((t, share));
                let of_group = |test: &dyn Fn(&Duration) -> bool| {
                    all.iter().zip(&rows).filter(|(d, row)| row.3 && test(d)).count() as f64
                };
                let (n1, d1) = (of_group(&|d| is_at_risk(d, t)), of_group(&|d| ends_at(d, t)));
                excess += d1 - d * n1 / n;
                variance += if n > 1.0 { d * (n1 / n) * (1.0 - n1 / n) * (n - d) / (n - 1.0) } else { 0.0 };
            }
            let found = Survival::since(&all, 0.0).curve;
            prop_assert_eq!(found.len(), curve.len());
            for (point, (t, share)) in found.iter().zip(curve) {
                prop_assert!(point.days == t && (point.survival - share).abs() < 1e-9);
            }
            let side = |one: bool| all.iter().zip(&rows).filter(|(_, r)| r.3 == one).map(|(d, _)| *d).collect();
            let against = log_rank(&[side(true), side(false)]).groups[0];
            prop_assert!((against.seen - against.expected - excess).abs() < 1e-9);
            prop_assert!((against.variance - variance).abs() < 1e-9);
        }

        #[test]
        fn the_test_does_not_depend_on_the_order_of_groups(
            a in prop::collection::vec((0u32..20, any::<bool>()), 1..15),
            b in prop::collection::vec((0u32..20, any::<bool>()), 1..15),
            c in prop::collection::vec((0u32..20, any::<bool>()), 1..15),
        ) {
            let group = |g: &[(u32, bool)]| g.iter().map(|(d, e)| Duration::whole(f64::from(*d), ended(*e))).collect::<Vec<_>>();
            let (a, b, c) = (group(&a), group(&b), group(&c));
            let one = log_rank(&[a.clone(), b.clone(), c.clone()]).overall;
            let two = log_rank(&[c, a, b]).overall;
            match (one, two) {
                (Some(x), Some(y)) => prop_assert!((x.p - y.p).abs() < 1e-6, "{} {}", x.p, y.p),
                (x, y) => prop_assert_eq!(x.is_some(), y.is_some()),
            }
        }
    }
}
