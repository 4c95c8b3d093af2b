//! How right answers were: errors, coverage, pinball loss, ranking, and the interval of any of them by resampling.
//! Plain numbers in and out; which answers are scored against which outcomes is told in docs/methods/scorecard.md.

use crate::chance::Chance;

/// One interval forecast and what came.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scored {
    /// Quantile of one tenth.
    pub p10: f64,
    /// Median.
    pub p50: f64,
    /// Quantile of nine tenths.
    pub p90: f64,
    /// What came.
    pub outcome: f64,
}

impl Scored {
    /// Distance of the median from what came.
    pub fn absolute_error(&self) -> f64 {
        (self.outcome - self.p50).abs()
    }

    /// Whether what came lies in the 80 % interval, ends included (within rounding).
    pub fn is_covered(&self) -> bool {
        let slack = 1e-9 * self.outcome.abs().max(1.0);
        self.p10 - slack <= self.outcome && self.outcome <= self.p90 + slack
    }

    /// Pinball loss summed over the three quantiles; lower is better.
    pub fn pinball(&self) -> f64 {
        [(0.1, self.p10), (0.5, self.p50), (0.9, self.p90)]
            .iter()
            .map(|(level, q)| pinball(self.outcome, *q, *level))
            .sum()
    }
}

/// Loss of a quantile forecast: `level` times what it lies too low, `1 - level` times what it lies too high
/// (Koenker and Bassett 1978).
pub fn pinball(outcome: f64, quantile: f64, level: f64) -> f64 {
    let miss = outcome - quantile;
    if miss >= 0.0 { level * miss } else { (level - 1.0) * miss }
}

/// Chance that a random positive ranks above a random negative; ties count half (Mann and Whitney 1947).
/// `None` without both kinds.
pub fn area_under_curve(scores: &[(f64, bool)]) -> Option<f64> {
    let mut sorted = scores.to_vec();
    sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
    let positives = sorted.iter().filter(|s| s.1).count() as f64;
    let negatives = sorted.len() as f64 - positives;
    if positives == 0.0 || negatives == 0.0 {
        return None;
    }
    let (mut won, mut below, mut at) = (0.0, 0.0, 0);
    while at < sorted.len() {
        let tied = sorted[at..].iter().take_while(|s| s.0 == sorted[at].0).count();
        let here = sorted[at..at + tied].iter().filter(|s| s.1).count() as f64;
        let here_negative = tied as f64 - here;
        won += here * (below + here_negative / 2.0);
        below += here_negative;
        at += tied;
    }
    Some(won / (positives * negatives))
}

/// Share of positives among the highest `share` of scores; tied scores at the border count by their average.
/// `None` where that would be nobody.
pub fn precision_at_top(scores: &[(f64, bool)], share: f64) -> Option<f64> {
    let take = (scores.len() as f64 * share).floor();
    if take < 1.0 {
        return None;
    }
    let mut sorted = scores.to_vec();
    sorted.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (mut left, mut hits, mut at) = (take, 0.0, 0);
    while left > 0.0 && at < sorted.len() {
        let tied = sorted[at..].iter().take_while(|s| s.0 == sorted[at].0).count();
        let here = sorted[at..at + tied].iter().filter(|s| s.1).count() as f64;
        let taken = left.min(tied as f64);
        hits += here * taken / tied as f64;
        left -= taken;
        at += tied;
    }
    Some(hits / take)
}

/// A score with the 95 % interval that resampling gives it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// The score of the whole sample.
    pub value: f64,
    /// 2.5th percentile over the resamples.
    pub low: f64,
    /// 97.5th percentile.
    pub high: f64,
}

/// Scores a sample and its resamples (percentile bootstrap, Efron 1979). Whole clusters are drawn, so that rows of one
/// project do not count as independent. `None` if the score does not exist for the sample.
pub fn bootstrap<T: Clone>(
    clusters: &[Vec<T>],
    resamples: usize,
    seed: u64,
    score: impl Fn(&[T]) -> Option<f64>,
) -> Option<Estimate> {
    let all: Vec<T> = clusters.iter().flatten().cloned().collect();
    let value = score(&all)?;
    let mut chance = Chance::seeded(seed);
    let mut values = Vec::with_capacity(resamples);
    let mut sample = Vec::with_capacity(all.len());
    for _ in 0..resamples {
        sample.clear();
        for _ in 0..clusters.len() {
            sample.extend_from_slice(&clusters[chance.below(clusters.len())]);
        }
        values.extend(score(&sample));
    }
    values.sort_by(f64::total_cmp);
    if values.is_empty() {
        return Some(Estimate { value, low: value, high: value });
    }
    let at = |share: f64| values[((values.len() - 1) as f64 * share).round() as usize];
    Some(Estimate { value, low: at(0.025), high: at(0.975) })
}

/// The mean; `None` of nothing.
pub fn mean(values: impl IntoIterator<Item = f64>) -> Option<f64> {
    let (sum, n) = values.into_iter().fold((0.0, 0u64), |(sum, n), v| (sum + v, n + 1));
    (n > 0).then(|| sum / n as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quantile_too_low_costs_its_level() {
        assert_eq!(pinball(10.0, 8.0, 0.9), 1.8);
        assert!((pinball(8.0, 10.0, 0.9) - 0.2).abs() < 1e-12);
        let scored = Scored { p10: 2.0, p50: 5.0, p90: 9.0, outcome: 9.0 };
        assert!(scored.is_covered());
        assert_eq!(scored.absolute_error(), 4.0);
        assert!((scored.pinball() - (0.7 + 2.0)).abs() < 1e-12);
    }

    #[test]
    fn ranking_counts_pairs() {
        // Positives 0.9 and 0.4; negatives 0.4 and 0.1: wins 1, 1, ½, 1 of 4 pairs.
        let scores = [(0.9, true), (0.4, true), (0.4, false), (0.1, false)];
        assert_eq!(area_under_curve(&scores), Some(3.5 / 4.0));
        assert_eq!(area_under_curve(&scores[..2]), None);
        assert_eq!(precision_at_top(&scores, 0.25), Some(1.0));
        assert_eq!(precision_at_top(&scores, 0.5), Some(0.75), "the second place is shared by a hit and a miss");
        assert_eq!(precision_at_top(&scores, 0.1), None);
    }

    #[test]
    fn resampling_surrounds_the_score_and_is_repeatable() {
        let clusters: Vec<Vec<f64>> = (0..100).map(|i| vec![f64::from(i)]).collect();
        let score = |sample: &[f64]| mean(sample.iter().copied());
        let one = bootstrap(&clusters, 500, 3, score).unwrap();
        assert_eq!(one.value, 49.5);
        // The standard error of the mean of 0…99 is 2.9.
        assert!((one.low - (49.5 - 5.7)).abs() < 1.5 && (one.high - (49.5 + 5.7)).abs() < 1.5, "{one:?}");
        assert_eq!(bootstrap(&clusters, 500, 3, score), Some(one));
    }
}
