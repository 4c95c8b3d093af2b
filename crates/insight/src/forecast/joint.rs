//! Intervals of sums: draws in which activities rise and fall together as much as they did in closed periods.

use super::{Quantiles, Subject};
use crate::chance::{Chance, normal_quantile, normal_share};
use crate::conformal::Levels;
use crate::cores;

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

/// Draws made at a time: each stretch knows its place in the row of random numbers, so that stretches can be drawn on
/// different cores and give what one core gives.
const STRETCH: usize = 250;

/// The quantiles of the sum of all subjects, and of the sums of groups.
#[derive(Debug, Default)]
pub(super) struct Sums {
    /// `None` without a subject.
    pub(super) all: Option<Quantiles>,
    pub(super) groups: Vec<(u32, Quantiles)>,
}

/// Groups of the subjects, by place: group and share of each.
#[derive(Default)]
pub(super) struct Parts {
    start: Vec<u32>,
    parts: Vec<(u32, f64)>,
}

impl Parts {
    /// Takes the groups of the next subject.
    pub(super) fn push(&mut self, parts: impl Iterator<Item = (u32, f64)>) {
        self.start.push(self.parts.len() as u32);
        self.parts.extend(parts);
    }

    fn of(&self, place: usize) -> &[(u32, f64)] {
        let Some(from) = self.start.get(place) else { return &[] };
        let to = self.start.get(place + 1).map_or(self.parts.len(), |to| *to as usize);
        &self.parts[*from as usize..to]
    }

    fn groups(&self) -> Vec<u32> {
        let mut groups: Vec<u32> = self.parts.iter().map(|(group, _)| *group).collect();
        groups.sort_unstable();
        groups.dedup();
        groups
    }
}

/// The quantiles of sums over subjects.
pub(super) fn sums(subjects: &[Subject<'_>], levels: &Levels, common: Common, parts: &Parts) -> Sums {
    if subjects.is_empty() {
        return Sums::default();
    }
    let mut chance = Chance::seeded(SEED);
    let draws = Draws {
        subjects,
        common,
        factors: (0..DRAWS / 2).flat_map(|_| <[f64; 2]>::from(chance.normal_pair())).collect(),
        stretched: (0..POINTS).map(|i| levels.stretched(normal_share(score_at(i)))).collect(),
        groups: parts.groups(),
        parts,
    };
    const { assert!(DRAWS.is_multiple_of(STRETCH) && STRETCH.is_multiple_of(2), "stretches hold whole pairs") };
    let stretches = cores::each(DRAWS / STRETCH, |stretch| draws.sums(stretch * STRETCH));
    // Sums of a group: those of all stretches.
    let mut of = (0..=draws.groups.len()).map(|group| {
        let sums = stretches.iter().flat_map(|s| &s[group * STRETCH..(group + 1) * STRETCH]);
        quantiles_of(sums.copied().collect())
    });
    Sums { all: of.next(), groups: draws.groups.iter().copied().zip(of).collect() }
}

/// What every stretch of draws is made of.
struct Draws<'a> {
    subjects: &'a [Subject<'a>],
    common: Common,
    /// What the activities have in common, by draw.
    factors: Vec<f64>,
    stretched: Vec<f64>,
    groups: Vec<u32>,
    parts: &'a Parts,
}

impl Draws<'_> {
    /// The sums of one stretch of draws: first of all subjects, then of each group.
    fn sums(&self, first: usize) -> Vec<f64> {
        let (shared, own) = (self.common.share.sqrt(), (1.0 - self.common.share).sqrt());
        let factors = &self.factors[first..first + STRETCH];
        let mut sums = vec![0.0; STRETCH * (1 + self.groups.len())];
        let mut amounts = [0.0; STRETCH];
        let mut table = [0.0; POINTS];
        for (place, subject) in self.subjects.iter().enumerate() {
            for (value, share) in table.iter_mut().zip(&self.stretched) {
                *value = subject.quantile(*share);
            }
            // The common factors take the first draws; each subject takes as many after them.
            let mut chance = Chance::seeded(SEED).after_normals((1 + place as u64) * DRAWS as u64 + first as u64);
            for (amounts, factors) in amounts.chunks_exact_mut(2).zip(factors.chunks_exact(2)) {
                let (a, b) = chance.normal_pair();
                amounts[0] = looked_up(&table, self.common.bias + shared * factors[0] + own * a);
                amounts[1] = looked_up(&table, self.common.bias + shared * factors[1] + own * b);
            }
            let (all, of_groups) = sums.split_at_mut(STRETCH);
            all.iter_mut().zip(&amounts).for_each(|(sum, amount)| *sum += amount);
            for (group, share) in self.parts.of(place) {
                let Ok(at) = self.groups.binary_search(group) else { continue };
                let sums = &mut of_groups[at * STRETCH..(at + 1) * STRETCH];
                sums.iter_mut().zip(&amounts).for_each(|(sum, amount)| *sum += share * amount);
            }
        }
        sums
    }
}

fn quantiles_of(mut sums: Vec<f64>) -> Quantiles {
    sums.sort_by(f64::total_cmp);
    let at = |share| crate::conformal::quantile(&sums, share);
    Quantiles { p10: at(0.1), p50: at(0.5), p90: at(0.9) }
}

fn score_at(point: usize) -> f64 {
    -REACH + 2.0 * REACH * point as f64 / (POINTS - 1) as f64
}

fn looked_up(table: &[f64; POINTS], score: f64) -> f64 {
    let place = ((score.clamp(-REACH, REACH) + REACH) / (2.0 * REACH)) * (POINTS - 1) as f64;
    let below = (place as usize).min(POINTS - 2);
    let rest = place - below as f64;
    table[below] * (1.0 - rest) + table[below + 1] * rest
}

/// The normal score of a share.
pub(super) fn score_of(share: f64) -> f64 {
    normal_quantile(share)
}
