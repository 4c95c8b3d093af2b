//! Which share has ended with the event, and which share without it, by an age: Aalen-Johansen estimates over plain
//! durations with competing events. How long it takes if nobody gives up is in `survival`. Method:
//! docs/methods/durations.md.

use crate::survival::{Duration, Z, ages};

/// A share with its 95 % interval.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct ShareAt {
    /// Estimate.
    pub value: f64,
    /// Lower end of its 95 % interval.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// The shares just after one age at which something ended.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct IncidencePoint {
    /// Days.
    pub days: f64,
    /// Ended with the event by then.
    pub done: ShareAt,
    /// Ended without it by then.
    pub given_up: ShareAt,
}

/// Cumulative incidence of both ways to end.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Incidence {
    /// Steps; before the first both shares are 0.
    pub points: Vec<IncidencePoint>,
}

impl Incidence {
    /// The Aalen-Johansen estimate (1978), of those that last longer than `begins`, with late entries in the risk sets
    /// as in [`crate::survival::Survival::since`].
    pub fn since(durations: &[Duration], begins: f64) -> Incidence {
        let (mut done, mut given_up) = (Cause::default(), Cause::default());
        let mut going_on = 1.0;
        let points = ages(durations, begins).into_iter().map(|age| {
            let (n, all) = (age.at_risk as f64, (age.ended + age.given_up) as f64);
            done.step(going_on, n, age.ended as f64, all);
            given_up.step(going_on, n, age.given_up as f64, all);
            going_on *= (n - all) / n;
            IncidencePoint { days: age.days, done: done.share(), given_up: given_up.share() }
        });
        Incidence { points: points.collect() }
    }

    /// Both shares by an age.
    pub fn at(&self, days: f64) -> (ShareAt, ShareAt) {
        let before = &self.points[..self.points.partition_point(|p| p.days <= days)];
        before.last().map_or_else(Default::default, |p| (p.done, p.given_up))
    }
}

/// One way to end, with the sums of its variance (Marubini and Valsecchi 1995; equal to the Greenwood-type estimator of
/// multi-state models): Σ (F(t) − F(u))² d/(n(n − d)) + Σ S(u−)² (n − e)e/n³ − 2 Σ (F(t) − F(u)) S(u−) e/n², over the
/// ages u up to t with n at risk, d that ended in any way and e in this one. Squares are multiplied out, so that one
/// pass over the ages is enough.
#[derive(Clone, Copy, Default)]
struct Cause {
    share: f64,
    /// Σ g, Σ gF(u), Σ gF(u)² with g = d/(n(n − d)).
    spread: [f64; 3],
    /// Σ S² (n − e)e/n³.
    own: f64,
    /// Σ h and Σ hF(u) with h = S e/n².
    crossed: [f64; 2],
}

impl Cause {
    fn step(&mut self, going_on: f64, n: f64, e: f64, d: f64) {
        self.share += going_on * e / n;
        // Where nobody is left, the share stays what it is and the term is multiplied by zero.
        if n > d {
            let g = d / (n * (n - d));
            self.spread[0] += g;
            self.spread[1] += g * self.share;
            self.spread[2] += g * self.share * self.share;
        }
        self.own += going_on * going_on * (n - e) * e / (n * n * n);
        let h = going_on * e / (n * n);
        self.crossed[0] += h;
        self.crossed[1] += h * self.share;
    }

    fn variance(&self) -> f64 {
        let f = self.share;
        let [g, gf, gff] = self.spread;
        let [h, hf] = self.crossed;
        (f * f * g - 2.0 * f * gf + gff + self.own - 2.0 * (f * h - hf)).max(0.0)
    }

    /// The share with its interval F^exp(±z se/(F ln F)) (Kalbfleisch and Prentice 1980); at 0 and 1 there is none.
    fn share(&self) -> ShareAt {
        let value = self.share.min(1.0);
        if value <= 0.0 || value >= 1.0 {
            return ShareAt { value, low: value, high: value };
        }
        let spread = Z * self.variance().sqrt() / (value * value.ln().abs());
        ShareAt { value, low: value.powf(spread.exp()), high: value.powf((-spread).exp()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survival::{Outcome, Survival};
    use proptest::prelude::*;

    /// Months after transplantation to relapse (r), to death of the transplantation (t) or to the last look (+): the 35
    /// patients of Scrucca, Santucci and Aversa 2007, Bone Marrow Transplantation 40, 381-387.
    const ALL: &str = "13t 1r 72+ 7t 8t 9t 5t 1t 22t 0t 0r 35+ 4t 14t 26t 3t 12r";
    const AML: &str = "67+ 70+ 4r 7+ 68+ 10t 7t 3r 4r 4r 3r 3r 8r 2t 35+ 2+ 8+ 32+";

    fn patients(text: &str) -> Vec<Duration> {
        let read = |word: &str| {
            let (months, how) = word.split_at(word.len() - 1);
            let outcome = match how {
                "r" => Outcome::Ended,
                "t" => Outcome::GivenUp,
                _ => Outcome::Censored,
            };
            Duration::whole(months.parse().unwrap(), outcome)
        };
        text.split(' ').map(read).collect()
    }

    fn close(a: f64, b: f64, by: f64) {
        assert!((a - b).abs() <= by, "{a} is not {b}");
    }

    #[test]
    fn the_transplantations_give_their_published_shares() {
        let all = Incidence::since(&patients(ALL), 0.0);
        // Nobody is censored before the 35th month: shares of seventeen.
        for (month, relapses, deaths) in [(5.0, 2.0, 5.0), (20.0, 3.0, 10.0), (40.0, 3.0, 12.0)] {
            let (done, given_up) = all.at(month);
            close(done.value, relapses / 17.0, 1e-12);
            close(given_up.value, deaths / 17.0, 1e-12);
        }
        let aml = Incidence::since(&patients(AML), 0.0);
        // 17/18 × 3/16; then × 13/16 × 3/13; then × 10/13 × 9/10 × 1/8: 0.4206 relapse, and 0.1921 die of it.
        let (done, given_up) = aml.at(40.0);
        close(done.value, 17.0 / 18.0 * (3.0 / 16.0 + 3.0 / 16.0 + 9.0 / 16.0 / 8.0), 1e-12);
        close(done.value, 0.4206, 5e-5);
        close(given_up.value, 0.1921, 5e-5);
    }

    #[test]
    fn ignoring_the_competing_event_promises_too_much() {
        let patients = patients(ALL);
        let kaplan_meier = 1.0 - Survival::of(&patients).curve.last().unwrap().survival;
        assert!(kaplan_meier > 1.3 * Incidence::since(&patients, 0.0).at(40.0).0.value, "{kaplan_meier}");
    }

    fn duration(&(entered, length, how): &(u32, u32, u8)) -> Duration {
        let outcome = [Outcome::Ended, Outcome::GivenUp, Outcome::Censored][usize::from(how)];
        Duration { days: f64::from(entered + length), outcome, entered: f64::from(entered) }
    }

    proptest! {
        #[test]
        fn without_censoring_shares_and_variances_are_those_of_counts(
            rows in prop::collection::vec((0u32..1, 0u32..20, 0u8..2), 2..40),
        ) {
            let durations: Vec<Duration> = rows.iter().map(duration).collect();
            let n = rows.len() as f64;
            let (mut done, mut going_on) = (Cause::default(), 1.0);
            for age in ages(&durations, 0.0) {
                let all = (age.ended + age.given_up) as f64;
                done.step(going_on, age.at_risk as f64, age.ended as f64, all);
                going_on *= 1.0 - all / age.at_risk as f64;
                let share = rows.iter().filter(|r| r.2 == 0 && f64::from(r.1) <= age.days).count() as f64 / n;
                prop_assert!((done.share - share).abs() < 1e-9);
                prop_assert!((done.variance() - share * (1.0 - share) / n).abs() < 1e-9, "{}", done.variance());
            }
        }

        /// The method page read literally: every sum anew at every age.
        #[test]
        fn a_second_implementation_agrees(rows in prop::collection::vec((0u32..10, 0u32..15, 0u8..3), 4..40)) {
            let durations: Vec<Duration> = rows.iter().map(duration).collect();
            let is_at_risk = |d: &&Duration, t: f64| d.days >= t && (d.entered == 0.0 || d.entered < t);
            let count = |t: f64, outcomes: &[Outcome]| {
                let here = durations.iter().filter(|d| is_at_risk(d, t) && d.days == t);
                here.filter(|d| outcomes.contains(&d.outcome)).count() as f64
            };
            // Age, at risk, ended in this way, ended in any way, share going on just before, share ended just after.
            let mut past: Vec<[f64; 6]> = Vec::new();
            let (mut share, mut going_on) = (0.0, 1.0);
            let found = Incidence::since(&durations, 0.0);
            for t in (0..25).map(f64::from) {
                let n = durations.iter().filter(|d| is_at_risk(d, t)).count() as f64;
                let e = count(t, &[Outcome::GivenUp]);
                let d = e + count(t, &[Outcome::Ended]);
                if d == 0.0 {
                    continue;
                }
                share += going_on * e / n;
                past.push([t, n, e, d, going_on, share]);
                going_on *= 1.0 - d / n;
                let sum = |term: &dyn Fn(&[f64; 6]) -> f64| past.iter().map(term).sum::<f64>();
                let variance = sum(&|[_, n, _, d, _, f]| if n > d { (share - f).powi(2) * d / (n * (n - d)) } else { 0.0 })
                    + sum(&|[_, n, e, _, s, _]| s * s * (n - e) * e / n.powi(3))
                    - 2.0 * sum(&|[_, n, e, _, s, f]| (share - f) * s * e / n.powi(2));
                let point = found.at(t).1;
                prop_assert!((point.value - share).abs() < 1e-9);
                if share > 1e-9 && share < 1.0 - 1e-9 && variance > 1e-9 {
                    let spread = Z * variance.sqrt() / (share * share.ln());
                    prop_assert!((point.low - share.powf((-spread).exp())).abs() < 1e-6, "{point:?} {share} {variance}");
                    prop_assert!((point.high - share.powf(spread.exp())).abs() < 1e-6, "{point:?} {share} {variance}");
                }
            }
        }

        #[test]
        fn what_has_ended_and_what_goes_on_are_all(rows in prop::collection::vec((0u32..1, 0u32..15, 0u8..3), 1..40)) {
            let durations: Vec<Duration> = rows.iter().map(duration).collect();
            let either: Vec<Duration> = durations
                .iter()
                .map(|d| match d.outcome {
                    Outcome::GivenUp => Duration { outcome: Outcome::Ended, ..*d },
                    _ => *d,
                })
                .collect();
            for (point, going_on) in
                Incidence::since(&durations, 0.0).points.iter().zip(Survival::of(&either).curve)
            {
                prop_assert!((point.done.value + point.given_up.value + going_on.survival - 1.0).abs() < 1e-9);
            }
        }
    }
}
