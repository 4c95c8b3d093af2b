//! Calibration of intervals on the last closed periods: split-conformal on the rank of each outcome among the past
//! cases it was compared with, adapted when coverage drifts. Method: docs/methods/forecast.md, "Calibration".

/// Share of outcomes that may lie below p10, and above p90.
pub const TAIL: f64 = 0.1;
/// Least number of closed outcomes from which levels are learnt; with fewer the plain quantiles stand.
pub const LEAST: usize = 30;
/// Levels stay this far from 0 and 1 when they adapt.
const LEAST_TAIL: f64 = 0.02;
/// Largest adapted tail.
const LARGEST_TAIL: f64 = 0.25;

/// The value below which a share of a sorted sample lies, straight between neighbours (Hyndman and Fan's type 7).
/// The sample is not empty.
pub fn quantile(sorted: &[f64], share: f64) -> f64 {
    let place = share.clamp(0.0, 1.0) * (sorted.len() - 1) as f64;
    let below = place as usize;
    let rest = place - below as f64;
    match sorted.get(below + 1) {
        Some(next) if rest > 0.0 => sorted[below] * (1.0 - rest) + next * rest,
        _ => sorted[below],
    }
}

/// Where an outcome lies in a sorted sample, as shares of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rank {
    /// The lowest share whose quantile is at least the outcome; 2 if none is.
    pub lowest: f64,
    /// The highest share whose quantile is at most the outcome; -1 if none is.
    pub highest: f64,
}

impl Rank {
    /// The rank of an outcome; the sample is sorted and not empty.
    pub fn of(sorted: &[f64], outcome: f64) -> Rank {
        let spaces = (sorted.len() - 1).max(1) as f64;
        let below = sorted.partition_point(|v| *v < outcome);
        let upto = sorted.partition_point(|v| *v <= outcome);
        let between = |at: usize| {
            let (low, high) = (sorted[at - 1], sorted[at]);
            (at as f64 - 1.0 + (outcome - low) / (high - low)) / spaces
        };
        let lowest = match below {
            0 => 0.0,
            all if all == sorted.len() => 2.0,
            at if sorted[at] == outcome => at as f64 / spaces,
            at => between(at),
        };
        let highest = match upto {
            0 => -1.0,
            all if all == sorted.len() => 1.0,
            at if sorted[at - 1] == outcome => (at as f64 - 1.0) / spaces,
            at => between(at),
        };
        Rank { lowest, highest }
    }

    /// One number inside 0 and 1 for an outcome that may be tied with many: `share` of the way through its ties.
    pub fn inside(self, share: f64) -> f64 {
        let (low, high) = (self.lowest.clamp(0.0, 1.0), self.highest.clamp(0.0, 1.0));
        (low.min(high) + share * (high - low).abs()).clamp(0.000_1, 0.999_9)
    }
}

/// Which quantiles of the reference class make an interval that held four times out of five.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Levels {
    /// Level of p10.
    pub low: f64,
    /// Level of p90.
    pub high: f64,
    /// Closed outcomes it was learnt from; 0 where the plain levels stand.
    pub n: usize,
}

impl Default for Levels {
    fn default() -> Levels {
        Levels { low: TAIL, high: 1.0 - TAIL, n: 0 }
    }
}

impl Levels {
    /// Levels from the ranks of closed outcomes, period by period, oldest first. Each side is the split-conformal level
    /// for its tail. Before the last word every period is judged by the levels its past would have given; where more
    /// (fewer) than a tenth missed on a side, that side's tail shrinks (grows) by `gain` times the difference
    /// (Gibbs and Candès 2021).
    pub fn learnt_from(periods: &[Vec<Rank>], gain: f64) -> Levels {
        let (mut tail_low, mut tail_high) = (TAIL, TAIL);
        let mut past: Vec<Rank> = Vec::new();
        for period in periods {
            if past.len() >= LEAST && !period.is_empty() {
                let levels = at_tails(&past, tail_low, tail_high);
                let n = period.len() as f64;
                let low = period.iter().filter(|r| r.highest < levels.low).count() as f64 / n;
                let high = period.iter().filter(|r| r.lowest > levels.high).count() as f64 / n;
                tail_low = (tail_low + gain * (TAIL - low)).clamp(LEAST_TAIL, LARGEST_TAIL);
                tail_high = (tail_high + gain * (TAIL - high)).clamp(LEAST_TAIL, LARGEST_TAIL);
            }
            past.extend(period);
        }
        if past.len() < LEAST { Levels::default() } else { at_tails(&past, tail_low, tail_high) }
    }

    /// Stretches a plain level so that 0.1 becomes the calibrated low level, 0.9 the high one, 0 ½ and 1 stay.
    pub fn stretched(&self, share: f64) -> f64 {
        let low = self.low.min(0.5);
        let high = self.high.max(0.5);
        let line = |(x0, y0): (f64, f64), (x1, y1): (f64, f64)| y0 + (share - x0) / (x1 - x0) * (y1 - y0);
        match share {
            s if s <= TAIL => line((0.0, 0.0), (TAIL, low)),
            s if s <= 0.5 => line((TAIL, low), (0.5, 0.5)),
            s if s <= 1.0 - TAIL => line((0.5, 0.5), (1.0 - TAIL, high)),
            _ => line((1.0 - TAIL, high), (1.0, 1.0)),
        }
    }
}

/// The levels that the given tails of some ranks miss.
fn at_tails(ranks: &[Rank], tail_low: f64, tail_high: f64) -> Levels {
    let mut highest: Vec<f64> = ranks.iter().map(|r| r.highest).collect();
    let mut lowest: Vec<f64> = ranks.iter().map(|r| -r.lowest).collect();
    highest.sort_by(f64::total_cmp);
    lowest.sort_by(f64::total_cmp);
    // The k-th smallest of n with k = tail (n + 1): the split-conformal rank of one side.
    let pick = |sorted: &[f64], tail: f64| sorted[((tail * (sorted.len() + 1) as f64) as usize).max(1) - 1];
    Levels {
        low: pick(&highest, tail_low).clamp(0.0, 0.5),
        high: (-pick(&lowest, tail_high)).clamp(0.5, 1.0),
        n: ranks.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chance::Chance;
    use proptest::prelude::*;

    #[test]
    fn ranks_know_ties_and_what_lies_outside() {
        let sample = [0.0, 0.0, 0.0, 1.0, 2.0];
        assert_eq!(Rank::of(&sample, 0.0), Rank { lowest: 0.0, highest: 0.5 });
        assert_eq!(Rank::of(&sample, 1.5), Rank { lowest: 0.875, highest: 0.875 });
        assert_eq!(Rank::of(&sample, -1.0), Rank { lowest: 0.0, highest: -1.0 });
        assert_eq!(Rank::of(&sample, 3.0), Rank { lowest: 2.0, highest: 1.0 });
        assert_eq!(quantile(&sample, 0.875), 1.5);
    }

    #[test]
    fn levels_widen_until_a_tenth_misses_on_each_side() {
        // The class is far too narrow: outcomes are spread evenly over twice its width.
        let class: Vec<f64> = (0..=100).map(|i| 25.0 + f64::from(i) / 2.0).collect();
        let mut chance = Chance::seeded(1);
        let mut period = || (0..500).map(|_| Rank::of(&class, 100.0 * chance.share())).collect::<Vec<_>>();
        let levels = Levels::learnt_from(&[period(), period()], 0.0);
        assert_eq!((levels.low, levels.high), (0.0, 1.0), "nothing in the class reaches far enough");
        let wide: Vec<f64> = (0..=100).map(|i| -100.0 + 3.0 * f64::from(i)).collect();
        let period: Vec<Rank> = (0..999).map(|i| Rank::of(&wide, 0.1 * f64::from(i))).collect();
        let levels = Levels::learnt_from(&[period], 0.0);
        // A tenth of 0…99.9 lies below 9.9, which is 109.9 of 300 into the class.
        assert!(
            (levels.low - 109.9 / 300.0).abs() < 0.001 && (levels.high - 190.0 / 300.0).abs() < 0.001,
            "{levels:?}"
        );
    }

    #[test]
    fn few_outcomes_leave_the_plain_levels() {
        assert_eq!(Levels::learnt_from(&[vec![Rank { lowest: 0.5, highest: 0.5 }; 29]], 0.5), Levels::default());
    }

    #[test]
    fn stretching_keeps_ends_and_middle() {
        let levels = Levels { low: 0.2, high: 0.95, n: 100 };
        for (share, expected) in [(0.0, 0.0), (0.1, 0.2), (0.5, 0.5), (0.9, 0.95), (1.0, 1.0), (0.3, 0.35)] {
            assert!((levels.stretched(share) - expected).abs() < 1e-12);
        }
    }

    proptest! {
        #[test]
        fn an_outcome_is_missed_exactly_when_its_rank_says_so(
            mut sample in prop::collection::vec(-5i32..5, 1..20), outcome in -6i32..6, level in 0.0f64..1.0,
        ) {
            sample.sort_unstable();
            let sorted: Vec<f64> = sample.iter().map(|v| f64::from(*v)).collect();
            let (y, rank) = (f64::from(outcome), Rank::of(&sorted, f64::from(outcome)));
            let q = quantile(&sorted, level);
            // Equal up to rounding counts as neither.
            if (q - y).abs() > 1e-9 && sorted.len() > 1 {
                prop_assert_eq!(y < q, rank.highest < level);
                prop_assert_eq!(y > q, rank.lowest > level);
            }
        }
    }
}
