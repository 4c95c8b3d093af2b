//! How a sample is judged: the score of the method, the same score of the naive rule on the same sample, how they
//! compare, and the bar. Intervals come from drawing whole clusters (projects, cases) again.

use insight::scoring;
use serde::Serialize;

/// Resamples per interval.
const RESAMPLES: usize = 400;
/// Seed of the resamples.
const SEED: u64 = 15;

/// A score with the 95 % interval that resampling gives it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Estimate {
    /// The score of the whole sample.
    pub value: f64,
    /// 2.5th percentile over the resamples.
    pub low: f64,
    /// 97.5th percentile.
    pub high: f64,
}

/// What a score has to reach.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Bar {
    /// Score divided by the naive rule's, at most.
    RatioAtMost {
        /// The bar.
        value: f64,
    },
    /// Score less the naive rule's, at least.
    DifferenceAtLeast {
        /// The bar.
        value: f64,
    },
    /// The score itself, at least.
    AtLeast {
        /// The bar.
        value: f64,
    },
    /// The score itself, at most.
    AtMost {
        /// The bar.
        value: f64,
    },
    /// The score itself, between two.
    Within {
        /// Lower end.
        low: f64,
        /// Upper end.
        high: f64,
    },
    /// Told for the reader, without a bar.
    None,
}

/// One line of the card.
#[derive(Clone, Debug, Serialize)]
pub struct ScoreRow {
    /// Folder of the data set.
    pub data: &'static str,
    /// What is scored: a code with wording `score-<what>`.
    pub what: &'static str,
    /// Rule of the split: the last day that anything was chosen on.
    pub tuned_until: String,
    /// Days on which the method was asked.
    pub as_of: Vec<String>,
    /// Answers scored.
    pub n: u64,
    /// Projects or cases that they are about.
    pub clusters: u64,
    /// Share of the questions that had an answer.
    pub answered: Option<f64>,
    /// Score of the method.
    pub score: Option<Estimate>,
    /// The naive rule: a code with wording `naive-<rule>`.
    pub naive_rule: Option<&'static str>,
    /// Its score on the same sample.
    pub naive: Option<Estimate>,
    /// Ratio or difference of both, as the bar asks.
    pub compared: Option<Estimate>,
    /// What has to be reached.
    pub bar: Bar,
    /// Whether it is; `None` without a bar or a score.
    pub met: Option<bool>,
}

/// A sample with what all of its rows share.
pub(super) struct Judge<T> {
    pub(super) data: &'static str,
    pub(super) tuned_until: &'static str,
    pub(super) as_of: Vec<String>,
    /// Answers by project or case.
    pub(super) clusters: Vec<Vec<T>>,
    pub(super) answered: Option<f64>,
}

impl<T: Clone> Judge<T> {
    /// A row whose score stands for itself.
    pub(super) fn row(&self, what: &'static str, bar: Bar, score: impl Fn(&[T]) -> Option<f64>) -> ScoreRow {
        self.filled(what, bar, None, self.estimate(score), None, None)
    }

    /// A row beside a naive rule: both scored on the same sample, and compared draw by draw.
    pub(super) fn row_beside(
        &self,
        what: &'static str,
        bar: Bar,
        naive_rule: &'static str,
        score: impl Fn(&[T]) -> Option<f64>,
        naive: impl Fn(&[T]) -> Option<f64>,
    ) -> ScoreRow {
        let compared = match bar {
            Bar::RatioAtMost { .. } => self.estimate(|s| Some(score(s)? / naive(s)?)),
            Bar::DifferenceAtLeast { .. } => self.estimate(|s| Some(score(s)? - naive(s)?)),
            _ => None,
        };
        let (score, naive) = (self.estimate(&score), self.estimate(&naive));
        self.filled(what, bar, Some(naive_rule), score, naive, compared)
    }

    fn estimate(&self, score: impl Fn(&[T]) -> Option<f64>) -> Option<Estimate> {
        let estimate = scoring::bootstrap(&self.clusters, RESAMPLES, SEED, score)?;
        Some(Estimate { value: estimate.value, low: estimate.low, high: estimate.high })
    }

    fn filled(
        &self,
        what: &'static str,
        bar: Bar,
        naive_rule: Option<&'static str>,
        score: Option<Estimate>,
        naive: Option<Estimate>,
        compared: Option<Estimate>,
    ) -> ScoreRow {
        ScoreRow {
            data: self.data,
            what,
            tuned_until: self.tuned_until.to_owned(),
            as_of: self.as_of.clone(),
            n: self.clusters.iter().map(Vec::len).sum::<usize>() as u64,
            clusters: self.clusters.iter().filter(|c| !c.is_empty()).count() as u64,
            answered: self.answered,
            score,
            naive_rule,
            naive,
            compared,
            bar,
            met: bar.met(score, compared),
        }
    }
}

impl Bar {
    /// Whether a score, or its comparison with the naive rule, reaches the bar.
    pub(super) fn met(self, score: Option<Estimate>, compared: Option<Estimate>) -> Option<bool> {
        let (score, compared) = (score.map(|e| e.value), compared.map(|e| e.value));
        match self {
            Bar::RatioAtMost { value } => compared.map(|c| c <= value),
            Bar::DifferenceAtLeast { value } => compared.map(|c| c >= value),
            Bar::AtLeast { value } => score.map(|s| s >= value),
            Bar::AtMost { value } => score.map(|s| s <= value),
            Bar::Within { low, high } => score.map(|s| (low..=high).contains(&s)),
            Bar::None => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judge() -> Judge<(f64, f64)> {
        let clusters = (0..40).map(|i| vec![(1.0, 2.0); 1 + i % 2]).collect();
        Judge { data: "made-up", tuned_until: "2000-12-31", as_of: vec!["2001-12-31".into()], clusters, answered: None }
    }

    fn mean(of: fn(&(f64, f64)) -> f64) -> impl Fn(&[(f64, f64)]) -> Option<f64> {
        move |sample| scoring::mean(sample.iter().map(of))
    }

    #[test]
    fn a_method_that_halves_the_error_meets_a_bar_of_a_third_and_no_bar_of_sixty_percent() {
        let row = |value| judge().row_beside("x", Bar::RatioAtMost { value }, "y", mean(|p| p.0), mean(|p| p.1));
        assert_eq!((row(0.5).met, row(0.4).met), (Some(true), Some(false)));
        assert_eq!(row(0.5).compared, Some(Estimate { value: 0.5, low: 0.5, high: 0.5 }));
        assert_eq!((row(0.5).n, row(0.5).clusters), (60, 40));
    }

    #[test]
    fn bars_include_their_ends() {
        let met = |bar| judge().row("x", bar, mean(|p| p.0)).met;
        assert_eq!(met(Bar::Within { low: 1.0, high: 1.0 }), Some(true));
        assert_eq!(met(Bar::Within { low: 1.1, high: 2.0 }), Some(false));
        assert_eq!((met(Bar::AtLeast { value: 1.0 }), met(Bar::AtMost { value: 0.9 })), (Some(true), Some(false)));
        assert_eq!(met(Bar::None), None);
        let nothing = judge().row("x", Bar::AtLeast { value: 0.0 }, |_| None);
        assert_eq!((nothing.score, nothing.met), (None, None));
    }
}
