//! How often planned ends move far, by the time left: learnt from what became known step by step, open activities
//! included, and run forward over the coming months.

use crate::facts::{Facts, NO_DAY};
use crate::portfolio::{Portfolio, day_of};
use domain::day::DAYS_PER_MONTH;
use domain::{ActivityStatus, Day};

/// Lower ends of the bands of months left to the planned end; below 0 is past it.
pub const LEFT_BANDS: [f64; 18] =
    [-36.0, -24.0, -12.0, -9.0, -6.0, -3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0, 6.0, 9.0, 12.0, 18.0, 24.0, 36.0];
/// An end counts as moved far if it lies at least so many days after the plan.
pub const FAR: i32 = 90;
/// Least number of far moves from which chances are learnt.
pub const LEAST_MOVES: u32 = 30;
/// Months of average experience that stand beside what a band saw.
const BESIDE: f64 = 3.0;
/// Steps looked back at most.
const STEPS: i32 = 60;
/// Longest step in days.
const LONGEST_STEP: i32 = 30;

/// Experience with one band of time left.
#[derive(Clone, Copy, Default, Debug, PartialEq)]
pub struct Experience {
    /// Activity-months watched.
    pub months: f64,
    /// Ends that moved far, or came far after the plan.
    pub moved: u32,
    /// Activities that ended before that.
    pub ended: u32,
}

/// Monthly chances by band.
#[derive(Clone, Debug, PartialEq)]
pub struct Hazards {
    /// What each band saw, from the furthest past its end to the longest to go.
    pub bands: [Experience; LEFT_BANDS.len() + 1],
    /// Days between two looks.
    pub step_days: i32,
}

impl Hazards {
    /// Looks at what was known at the beginning and the end of each step up to the portfolio's day: at most
    /// five years, in steps of a sixth of what is known, at most thirty days.
    pub fn learnt(facts: &Facts, portfolio: &Portfolio) -> Hazards {
        let known_since = facts.first_recorded.map_or(0, |first| portfolio.day().days_since(first));
        let step_days = (known_since / 6).clamp(1, LONGEST_STEP);
        let mut hazards = Hazards { bands: Default::default(), step_days };
        let mut later = None;
        for step in 0..STEPS.min(known_since / step_days) {
            let day = portfolio.day().plus_days(-step_days * (step + 1));
            let earlier = Portfolio::as_of(facts, day);
            hazards.compare(&earlier, later.as_ref().unwrap_or(portfolio));
            later = Some(earlier);
        }
        hazards
    }

    fn compare(&mut self, earlier: &Portfolio, later: &Portfolio) {
        for activity in 0..earlier.len() as u32 {
            let i = activity as usize;
            let Some(plan) = day_of(earlier.planned_end[i]).filter(|_| is_open(earlier, activity)) else { continue };
            let band = &mut self.bands[band_of(months_left(plan, earlier.day()))];
            band.months += f64::from(self.step_days) / DAYS_PER_MONTH;
            if later.end(activity).is_some_and(|end| end.days_since(plan) >= FAR) {
                band.moved += 1;
            } else if !is_open(later, activity) {
                band.ended += 1;
            }
        }
    }

    /// Far moves seen.
    pub fn moved(&self) -> u32 {
        self.bands.iter().map(|b| b.moved).sum()
    }

    /// The chance that an end planned so many months ahead moves far within some months; `None` where fewer than
    /// [`LEAST_MOVES`] moves were ever seen. Month by month the time left shrinks, and whoever has moved or ended is
    /// out.
    pub fn chance(&self, left: f64, months: u32) -> Option<f64> {
        let all = self.bands.iter().fold(Experience::default(), |sum, b| Experience {
            months: sum.months + b.months,
            moved: sum.moved + b.moved,
            ended: sum.ended + b.ended,
        });
        if all.moved < LEAST_MOVES {
            return None;
        }
        let rate = |seen: u32, of_all: u32, months: f64| {
            (f64::from(seen) + BESIDE * f64::from(of_all) / all.months) / (months + BESIDE)
        };
        let (mut still, mut moved) = (1.0, 0.0);
        for month in 0..months {
            let band = self.bands[band_of(left - f64::from(month) - 0.5)];
            let (move_rate, end_rate) =
                (rate(band.moved, all.moved, band.months), rate(band.ended, all.ended, band.months));
            let leaves = 1.0 - (-(move_rate + end_rate)).exp();
            moved += still * leaves * move_rate / (move_rate + end_rate);
            still *= 1.0 - leaves;
        }
        Some(moved)
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
