//! How often planned ends move far: learnt from what became known step by step, open activities included, by the time
//! left and by what the activity is like, and run forward over the coming months. Method: docs/methods/slip.md.

use super::traits::{FACTORS, Traits, TraitsOf};
use crate::facts::{Facts, NO_DAY};
use crate::portfolio::{Portfolio, day_of};
use domain::day::DAYS_PER_MONTH;
use domain::{ActivityStatus, Day};
use std::collections::BTreeMap;

/// Lower ends of the bands of months left to the planned end; below 0 is past it.
pub const LEFT_BANDS: [f64; 18] =
    [-36.0, -24.0, -12.0, -9.0, -6.0, -3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0, 6.0, 9.0, 12.0, 18.0, 24.0, 36.0];
/// Number of bands.
pub const BANDS: usize = LEFT_BANDS.len() + 1;
/// An end counts as moved far if it lies at least so many days after the plan.
pub const FAR: i32 = 90;
/// Least number of far moves from which chances are learnt.
pub const LEAST_MOVES: u32 = 30;
/// Months of average experience that stand beside what a band saw.
pub(super) const BESIDE: f64 = 3.0;
/// Moves as expected that stand beside what a class of activities saw (chosen on UNDP publications up to 2012-11-30).
pub(super) const MOVES_BESIDE: f64 = 5.0;
/// Rounds in which bands and factors are fitted to each other.
const ROUNDS: usize = 4;
/// Steps looked back at most.
const STEPS: i32 = 60;
/// Longest step in days.
const LONGEST_STEP: i32 = 30;

/// Experience with one band of time left, and the monthly rates that follow from it.
#[derive(Clone, Copy, Default, Debug, PartialEq)]
pub struct Band {
    /// Activity-months watched.
    pub months: f64,
    /// Ends that moved far, or came far after the plan.
    pub moved: u32,
    /// Activities that ended before that.
    pub ended: u32,
    /// Activity-months, each times its factors.
    pub weighted_months: f64,
    /// Far moves a month of an activity whose factors are 1.
    pub move_rate: f64,
    /// Ends a month.
    pub end_rate: f64,
}

/// How much more (above 1) or less often ends of a class of activities moved than those of others with as much time left.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Factor {
    /// Ends that moved far.
    pub moved: u32,
    /// That would have, by the time left and the other factors.
    pub expected: f64,
    /// (moved + [`MOVES_BESIDE`]) / (expected + [`MOVES_BESIDE`]).
    pub value: f64,
}

/// Monthly chances.
#[derive(Clone, Debug, PartialEq)]
pub struct Hazards {
    /// What each band saw, from the furthest past its end to the longest to go.
    pub bands: [Band; BANDS],
    /// By trait: factor of each of its classes.
    pub factors: [BTreeMap<u8, Factor>; FACTORS],
    /// Days between two looks.
    pub step_days: i32,
}

/// What was seen of activities alike in time left and traits.
#[derive(Clone, Copy, Default, Debug)]
struct Seen {
    looks: u32,
    moved: u32,
    ended: u32,
}

type Cells = BTreeMap<(usize, Traits), Seen>;

impl Hazards {
    /// Looks at what was known at the beginning and the end of each step up to the portfolio's day: at most
    /// five years, in steps of a sixth of what is known, at most thirty days.
    pub(super) fn learnt(facts: &Facts, portfolio: &Portfolio, traits: &TraitsOf) -> Hazards {
        let known_since = facts.first_recorded.map_or(0, |first| portfolio.day().days_since(first));
        let step_days = (known_since / 6).clamp(1, LONGEST_STEP);
        let mut cells = Cells::new();
        let mut later = None;
        for step in 0..STEPS.min(known_since / step_days) {
            let day = portfolio.day().plus_days(-step_days * (step + 1));
            let earlier = Portfolio::as_of_one_of_many(facts, day);
            compare(&earlier, later.as_ref().unwrap_or(portfolio), traits, &mut cells);
            later = Some(earlier);
        }
        Hazards::fitted(&cells, step_days)
    }

    /// Bands and factors fitted to each other in turn, so that in every band and in every class as many ends are
    /// expected to move as moved (Bailey 1963), each shrunk towards the average.
    fn fitted(cells: &Cells, step_days: i32) -> Hazards {
        let step = f64::from(step_days) / DAYS_PER_MONTH;
        let mut hazards = Hazards { bands: Default::default(), factors: Default::default(), step_days };
        for ((band, traits), seen) in cells {
            let band = &mut hazards.bands[*band];
            band.months += f64::from(seen.looks) * step;
            band.moved += seen.moved;
            band.ended += seen.ended;
            for (factors, class) in hazards.factors.iter_mut().zip(traits.0) {
                let factor = factors.entry(class).or_insert(Factor { moved: 0, expected: 0.0, value: 1.0 });
                factor.moved += seen.moved;
            }
        }
        hazards.rate_bands(cells, step);
        for _ in 0..ROUNDS {
            for which in 0..FACTORS {
                hazards.rate_factor(cells, step, which);
            }
            hazards.rate_bands(cells, step);
        }
        hazards
    }

    fn rate_bands(&mut self, cells: &Cells, step: f64) {
        self.bands.iter_mut().for_each(|band| band.weighted_months = 0.0);
        for ((band, traits), seen) in cells {
            self.bands[*band].weighted_months += f64::from(seen.looks) * step * self.multiplier(traits);
        }
        let months: f64 = self.bands.iter().map(|b| b.months).sum();
        let ended: u32 = self.bands.iter().map(|b| b.ended).sum();
        let moved = f64::from(self.moved());
        for band in &mut self.bands {
            let beside = |all: f64| if months > 0.0 { BESIDE * all / months } else { 0.0 };
            band.move_rate = (f64::from(band.moved) + beside(moved)) / (band.weighted_months + BESIDE);
            band.end_rate = (f64::from(band.ended) + beside(f64::from(ended))) / (band.months + BESIDE);
        }
    }

    fn rate_factor(&mut self, cells: &Cells, step: f64, which: usize) {
        let mut expected: BTreeMap<u8, f64> = BTreeMap::new();
        for ((band, traits), seen) in cells {
            let others = self.multiplier(traits) / self.factor(which, traits.0[which]);
            *expected.entry(traits.0[which]).or_default() +=
                f64::from(seen.looks) * step * self.bands[*band].move_rate * others;
        }
        for (class, factor) in &mut self.factors[which] {
            factor.expected = expected.get(class).copied().unwrap_or_default();
            factor.value = (f64::from(factor.moved) + MOVES_BESIDE) / (factor.expected + MOVES_BESIDE);
        }
    }

    /// The factor of a class; 1 for a class never seen.
    pub fn factor(&self, which: usize, class: u8) -> f64 {
        self.factors[which].get(&class).map_or(1.0, |f| f.value)
    }

    fn multiplier(&self, traits: &Traits) -> f64 {
        traits.0.iter().enumerate().map(|(which, class)| self.factor(which, *class)).product()
    }

    /// Far moves seen.
    pub fn moved(&self) -> u32 {
        self.bands.iter().map(|b| b.moved).sum()
    }

    /// The chance that an end planned so many months ahead moves far within some months; `None` where fewer than
    /// [`LEAST_MOVES`] moves were ever seen. Month by month the time left shrinks, and whoever has moved or ended is
    /// out.
    pub(super) fn chance(&self, left: f64, traits: &Traits, months: u32) -> Option<f64> {
        if self.moved() < LEAST_MOVES {
            return None;
        }
        let multiplier = self.multiplier(traits);
        let (mut still, mut moved) = (1.0, 0.0);
        for month in 0..months {
            let band = self.bands[band_of(left - f64::from(month) - 0.5)];
            let move_rate = band.move_rate * multiplier;
            let leaves = 1.0 - (-(move_rate + band.end_rate)).exp();
            moved += still * leaves * move_rate / (move_rate + band.end_rate);
            still *= 1.0 - leaves;
        }
        Some(moved)
    }
}

fn compare(earlier: &Portfolio, later: &Portfolio, traits: &TraitsOf, cells: &mut Cells) {
    for activity in 0..earlier.len() as u32 {
        let i = activity as usize;
        let Some(plan) = day_of(earlier.planned_end[i]).filter(|_| is_open(earlier, activity)) else { continue };
        let band = band_of(months_left(plan, earlier.day()));
        let seen = cells.entry((band, traits.of(earlier, activity))).or_default();
        seen.looks += 1;
        if later.end(activity).is_some_and(|end| end.days_since(plan) >= FAR) {
            seen.moved += 1;
        } else if !is_open(later, activity) {
            seen.ended += 1;
        }
    }
}

/// Months from a day to a planned end.
pub(super) fn months_left(plan: Day, day: Day) -> f64 {
    f64::from(plan.days_since(day)) / DAYS_PER_MONTH
}

fn band_of(left: f64) -> usize {
    LEFT_BANDS.partition_point(|b| *b <= left)
}

/// Known, without actual end, neither closed nor cancelled.
pub(super) fn is_open(portfolio: &Portfolio, activity: u32) -> bool {
    portfolio.is_known(activity)
        && portfolio.actual_end[activity as usize] == NO_DAY
        && !matches!(portfolio.status(activity), Some(ActivityStatus::Closed | ActivityStatus::Cancelled))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(seen: &[(f64, u8, u32, u32)]) -> Cells {
        let mut cells = Cells::new();
        for (left, class, looks, moved) in seen {
            cells.insert((band_of(*left), Traits([*class, 0, 0])), Seen { looks: *looks, moved: *moved, ended: 0 });
        }
        cells
    }

    #[test]
    fn a_class_that_moves_twice_as_often_gets_its_factor_shrunk_towards_one() {
        // In each of two bands, class 1 moved in 20 of 100 looks and class 0 in 10 of 100.
        let hazards =
            Hazards::fitted(&cells(&[(0.5, 0, 100, 10), (0.5, 1, 100, 20), (5.0, 0, 100, 10), (5.0, 1, 100, 20)]), 30);
        let (less, more) = (hazards.factors[0][&0], hazards.factors[0][&1]);
        assert_eq!((less.moved, more.moved), (20, 40));
        assert!(more.value / less.value > 1.5 && more.value / less.value < 2.0, "{less:?} {more:?}");
        for factor in [less, more] {
            let again = (f64::from(factor.moved) + MOVES_BESIDE) / (factor.expected + MOVES_BESIDE);
            assert!((factor.value - again).abs() < 1e-12);
        }
        let all: f64 = hazards.bands.iter().map(|b| b.move_rate * b.weighted_months).sum();
        assert!((all - 60.0).abs() < 1.0, "as many are expected to move as moved: {all}");
        assert_eq!(hazards.factor(0, 9), 1.0, "a class never seen is as the average");
    }

    #[test]
    fn chances_need_enough_moves_and_grow_with_the_horizon() {
        let few = Hazards::fitted(&cells(&[(0.5, 0, 100, 29)]), 30);
        assert_eq!(few.chance(0.5, &Traits([0, 0, 0]), 14), None);
        let enough = Hazards::fitted(&cells(&[(0.5, 0, 100, 30), (-0.5, 0, 100, 30)]), 30);
        let chance = |months| enough.chance(1.0, &Traits([0, 0, 0]), months).unwrap();
        assert!(chance(1) > 0.2 && chance(1) < chance(2) && chance(14) < 1.0, "{} {}", chance(1), chance(14));
    }
}
