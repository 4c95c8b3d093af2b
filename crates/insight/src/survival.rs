//! Kaplan-Meier curves and the log-rank test over plain durations. Method: docs/methods/durations.md.
//! Which durations a process gives, and which of them are censored, is in `durations`.

use crate::statistics::{chi_square_tail, quadratic_form};

/// 97.5th percentile of the normal distribution: two-sided 95 % intervals.
const Z: f64 = 1.959_963_984_540_054;
/// A survival of one half that was computed as a product may miss it by this much.
const TOLERANCE: f64 = 1e-9;

/// One observed duration.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Duration {
    /// Days; not negative.
    pub days: f64,
    /// Whether it ended with the event; otherwise it is censored: at least this long.
    pub ended: bool,
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
    /// Durations at least this long.
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
}

impl Survival {
    /// The product-limit estimate with log-log transformed Greenwood intervals.
    pub fn of(durations: &[Duration]) -> Survival {
        let mut sorted = durations.to_vec();
        sorted.sort_by(|a, b| a.days.total_cmp(&b.days));
        let mut result = Survival { curve: Vec::new(), longest: sorted.last().map_or(0.0, |d| d.days) };
        let (mut survival, mut greenwood, mut at, mut high_before) = (1.0, 0.0, 0, 1.0);
        while at < sorted.len() {
            let days = sorted[at].days;
            let tied = sorted[at..].iter().take_while(|d| d.days == days).count();
            let events = sorted[at..at + tied].iter().filter(|d| d.ended).count();
            let at_risk = sorted.len() - at;
            at += tied;
            if events == 0 {
                continue;
            }
            let (d, n) = (events as f64, at_risk as f64);
            survival *= (n - d) / n;
            let (mut low, mut high) = (0.0, high_before);
            if events < at_risk {
                greenwood += d / (n * (n - d));
                (low, high) = interval(survival, greenwood);
            } else {
                // Nobody is left: the transformed interval is not defined, the upper end stays where it was.
                survival = 0.0;
            }
            high_before = high;
            result.curve.push(CurvePoint { days, survival, low, high, at_risk: at_risk as u32, events: events as u32 });
        }
        result
    }

    /// The shortest duration by which at least this share has ended; `None` if the curve never gets there.
    pub fn quantile(&self, ended: f64) -> Option<f64> {
        self.first_at(|p| p.survival, 1.0 - ended)
    }

    /// Median with the ends of its 95 % interval (Brookmeyer and Crowley 1982).
    pub fn median(&self) -> (Option<f64>, Option<f64>, Option<f64>) {
        (self.first_at(|p| p.survival, 0.5), self.first_at(|p| p.low, 0.5), self.first_at(|p| p.high, 0.5))
    }

    fn first_at(&self, of: impl Fn(&CurvePoint) -> f64, level: f64) -> Option<f64> {
        self.curve.iter().find(|p| of(p) <= level + TOLERANCE).map(|p| p.days)
    }

    /// Mean of the durations cut at a horizon: the area under the curve up to it.
    pub fn restricted_mean(&self, horizon: f64) -> f64 {
        let (mut area, mut since, mut survival) = (0.0, 0.0, 1.0);
        for point in self.curve.iter().take_while(|p| p.days < horizon) {
            area += survival * (point.days - since);
            (since, survival) = (point.days, point.survival);
        }
        area + survival * (horizon - since)
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

/// Log-rank test that several groups have the same curve (Mantel 1966; Peto and Peto 1972), without weights.
/// `None` with fewer than two groups that can be compared.
pub fn log_rank(groups: &[Vec<Duration>]) -> Option<Test> {
    let k = groups.len();
    let mut all: Vec<(f64, bool, usize)> = Vec::new();
    for (g, durations) in groups.iter().enumerate() {
        all.extend(durations.iter().map(|d| (d.days, d.ended, g)));
    }
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut at_risk: Vec<f64> = groups.iter().map(|g| g.len() as f64).collect();
    let (mut excess, mut variance) = (vec![0.0; k], vec![vec![0.0; k]; k]);
    let mut at = 0;
    while at < all.len() {
        let tied = all[at..].iter().take_while(|d| d.0 == all[at].0).count();
        let here = &all[at..at + tied];
        let events = here.iter().filter(|d| d.1).count() as f64;
        let n = (all.len() - at) as f64;
        if events > 0.0 {
            here.iter().filter(|d| d.1).for_each(|d| excess[d.2] += 1.0);
            // Hypergeometric variance; one subject alone at risk adds none.
            let factor = if n > 1.0 { events * (n - events) / (n - 1.0) } else { 0.0 };
            for i in 0..k {
                let share = at_risk[i] / n;
                excess[i] -= events * share;
                if share == 0.0 {
                    continue;
                }
                for j in 0..k {
                    let own = if i == j { 1.0 } else { 0.0 };
                    variance[i][j] += factor * share * (own - at_risk[j] / n);
                }
            }
        }
        here.iter().for_each(|d| at_risk[d.2] -= 1.0);
        at += tied;
    }
    let (chi_square, freedom) = quadratic_form(variance, excess);
    (freedom > 0).then(|| Test { chi_square, freedom, p: chi_square_tail(chi_square, freedom) })
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

    fn weeks(of: &[i32]) -> Vec<Duration> {
        of.iter().map(|w| Duration { days: f64::from(w.abs()), ended: *w > 0 }).collect()
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
        let test = log_rank(&[weeks(&WITH_6_MP), weeks(&PLACEBO)]).unwrap();
        close(test.chi_square, 16.793, 0.001);
        close(test.p, 4.17e-5, 0.01e-5);
        assert_eq!(test.freedom, 1);
    }

    #[test]
    fn the_restricted_mean_is_the_area() {
        // One ends after 2 days, one after 4: 1 for two days, 1/2 for two days.
        let both = [Duration { days: 2.0, ended: true }, Duration { days: 4.0, ended: true }];
        close(Survival::of(&both).restricted_mean(4.0), 3.0, 1e-12);
        close(Survival::of(&both).restricted_mean(3.0), 2.5, 1e-12);
    }

    #[test]
    fn nothing_observed_gives_nothing() {
        assert_eq!(Survival::of(&[]).median(), (None, None, None));
        assert_eq!(log_rank(&[weeks(&PLACEBO)]), None);
        assert_eq!(log_rank(&[weeks(&[-5, -6]), weeks(&[-5])]), None);
    }

    proptest! {
        #[test]
        fn without_censoring_the_curve_is_the_share_that_lasts_longer(days in prop::collection::vec(0u32..30, 1..40)) {
            let durations: Vec<Duration> = days.iter().map(|d| Duration { days: f64::from(*d), ended: true }).collect();
            for point in Survival::of(&durations).curve {
                let longer = days.iter().filter(|d| f64::from(**d) > point.days).count() as f64 / days.len() as f64;
                prop_assert!((point.survival - longer).abs() < 1e-9);
                prop_assert!(point.low <= point.survival + 1e-12 && point.survival <= point.high + 1e-12);
            }
        }

        #[test]
        fn the_test_does_not_depend_on_the_order_of_groups(
            a in prop::collection::vec((0u32..20, any::<bool>()), 1..15),
            b in prop::collection::vec((0u32..20, any::<bool>()), 1..15),
            c in prop::collection::vec((0u32..20, any::<bool>()), 1..15),
        ) {
            let group = |g: &[(u32, bool)]| g.iter().map(|(d, e)| Duration { days: f64::from(*d), ended: *e }).collect::<Vec<_>>();
            let (a, b, c) = (group(&a), group(&b), group(&c));
            let one = log_rank(&[a.clone(), b.clone(), c.clone()]);
            let two = log_rank(&[c, a, b]);
            match (one, two) {
                (Some(x), Some(y)) => prop_assert!((x.p - y.p).abs() < 1e-6, "{} {}", x.p, y.p),
                (x, y) => prop_assert_eq!(x.is_some(), y.is_some()),
            }
        }
    }
}
