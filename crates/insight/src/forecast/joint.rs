//! Intervals of sums: draws in which activities rise and fall together as much as they did in closed periods.

use super::{Quantiles, Subject};
use crate::chance::{Chance, normal_quantile, normal_share};
use crate::conformal::Levels;
use std::collections::BTreeMap;

/// Number of draws.
pub const DRAWS: usize = 1_000;
/// Seed of the draws: the same facts give the same interval.
const SEED: u64 = 4;
/// Least common part, where closed periods show none.
const LEAST_COMMON: f64 = 0.01;
/// Common part that is expected per year of the window before any closed period is seen, and the closed periods that
/// this counts as (chosen on World Bank windows that ended by 2006).
const EXPECTED_A_YEAR: f64 = 0.06;
const EXPECTED_WEIGHT: f64 = 2.0;
/// Most that is expected.
const MOST_EXPECTED: f64 = 0.3;
/// Most of it.
const MOST_COMMON: f64 = 0.5;
/// Points of the tabulated quantile function, from -3.5 to 3.5 standard deviations.
const POINTS: usize = 57;
const REACH: f64 = 3.5;

/// What the activities had in common in closed periods, in normal scores weighted by size.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Common {
    /// Mean score of the periods, shrunk: sums came out so much above (below) what each activity was expected to do.
    pub bias: f64,
    /// Share of the variance that is common to all activities: the mean square of the periods' scores beyond what
    /// independent activities would show, beside what is expected of a window of that length. The bias counts in it,
    /// because few periods cannot tell whether it stays.
    pub share: f64,
}

impl Common {
    /// From (normal score, weight) of the activities of each closed period. Overlapping periods count as `distinct`
    /// ones, beside which one period without bias stands. Windows are so many months long.
    pub(super) fn of(periods: &[Vec<(f64, f64)>], distinct: f64, months: f64) -> Common {
        let expected = (EXPECTED_A_YEAR * months / 12.0).clamp(LEAST_COMMON, MOST_EXPECTED);
        let (mut sum, mut squares, mut n) = (0.0, 0.0, 0.0f64);
        for period in periods {
            let weight: f64 = period.iter().map(|p| p.1).sum();
            if weight > 0.0 {
                let mean = period.iter().map(|p| p.0 * p.1).sum::<f64>() / weight;
                let independent = period.iter().map(|p| p.1 * p.1).sum::<f64>() / (weight * weight);
                sum += mean;
                squares += mean * mean - independent;
                n += 1.0;
            }
        }
        if n == 0.0 {
            return Common { bias: 0.0, share: expected };
        }
        let distinct = distinct.clamp(1.0, n);
        let seen = (squares / n).clamp(LEAST_COMMON, MOST_COMMON);
        Common {
            bias: sum / n * distinct / (distinct + 1.0),
            share: (distinct * seen + EXPECTED_WEIGHT * expected) / (distinct + EXPECTED_WEIGHT),
        }
    }
}

/// The quantiles of the sums of groups. `parts` tells for each subject (by its place) its groups and shares.
pub(super) fn sums(
    subjects: &[Subject<'_>],
    levels: &Levels,
    common: Common,
    mut parts: impl FnMut(usize, &mut Vec<(u32, f64)>),
) -> BTreeMap<u32, Quantiles> {
    let mut chance = Chance::seeded(SEED);
    let factors: Vec<f64> = (0..DRAWS.div_ceil(2)).flat_map(|_| <[f64; 2]>::from(chance.normal_pair())).collect();
    let stretched: Vec<f64> = (0..POINTS).map(|i| levels.stretched(normal_share(score_at(i)))).collect();
    let (shared, own) = (common.share.sqrt(), (1.0 - common.share).sqrt());
    let mut groups: BTreeMap<u32, Vec<f64>> = BTreeMap::new();
    let mut of_subject = Vec::new();
    let mut amounts = vec![0.0; DRAWS];
    for (place, subject) in subjects.iter().enumerate() {
        let table: Vec<f64> = stretched.iter().map(|share| subject.quantile(*share)).collect();
        for pair in 0..DRAWS / 2 {
            let (a, b) = chance.normal_pair();
            amounts[2 * pair] = looked_up(&table, common.bias + shared * factors[2 * pair] + own * a);
            amounts[2 * pair + 1] = looked_up(&table, common.bias + shared * factors[2 * pair + 1] + own * b);
        }
        of_subject.clear();
        parts(place, &mut of_subject);
        for (group, share) in &of_subject {
            let sums = groups.entry(*group).or_insert_with(|| vec![0.0; DRAWS]);
            sums.iter_mut().zip(&amounts).for_each(|(sum, amount)| *sum += share * amount);
        }
    }
    groups.into_iter().map(|(group, sums)| (group, quantiles_of(sums))).collect()
}

fn quantiles_of(mut sums: Vec<f64>) -> Quantiles {
    sums.sort_by(f64::total_cmp);
    let at = |share| crate::conformal::quantile(&sums, share);
    Quantiles { p10: at(0.1), p50: at(0.5), p90: at(0.9) }
}

fn score_at(point: usize) -> f64 {
    -REACH + 2.0 * REACH * point as f64 / (POINTS - 1) as f64
}

fn looked_up(table: &[f64], score: f64) -> f64 {
    let place = ((score.clamp(-REACH, REACH) + REACH) / (2.0 * REACH)) * (POINTS - 1) as f64;
    let below = (place as usize).min(POINTS - 2);
    let rest = place - below as f64;
    table[below] * (1.0 - rest) + table[below + 1] * rest
}

/// The normal score of a share.
pub(super) fn score_of(share: f64) -> f64 {
    normal_quantile(share)
}
