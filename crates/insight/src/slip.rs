//! Slip of end dates: how much later than its current plan an activity will end, learnt from all plans of the past, open
//! ones included, given the time already passed. Only what was known by the day is used. Method: docs/methods/slip.md.
//! How long stages take is in `durations`; whether money will be spent in time is in `forecast`.

mod hazards;
mod plans;
mod traits;

pub use hazards::{BANDS, Band, FAR, Factor, Hazards, LEAST_MOVES, LEFT_BANDS};
pub use traits::{DURATION_BANDS, FACTOR_NAMES, FACTORS, MOST_REVISIONS, Traits, UNKNOWN_CLASS};

use crate::facts::Facts;
use crate::forecast::Quantiles;
use crate::portfolio::{Portfolio, day_of};
use crate::selection::Selection;
use domain::Day;
use plans::Plan;
use std::collections::BTreeMap;
use traits::TraitsOf;

/// A class whose ends beyond the time already passed are fewer gives way to a larger one.
pub const LEAST_ENDS: usize = 30;

/// The slip of every chosen activity that has not ended.
#[derive(Clone, Debug)]
pub struct Slip {
    /// Last day of knowledge.
    pub day: Day,
    /// Horizon of [`ActivitySlip::p_over_90_days`].
    pub months: u32,
    /// Activities without actual end, in order of number.
    pub activities: Vec<ActivitySlip>,
    /// What the chances were learnt from.
    pub hazards: Hazards,
    /// The classes that the months of these activities rest on, in their order, as far as the activities look at them.
    pub curves: Vec<ClassCurve>,
}

/// What the plans of a class have in common. The class of all has neither instrument nor revisions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ClassKey {
    /// As in [`CLASS_NAMES`].
    pub level: usize,
    /// Instrument, [`crate::facts::NONE`] where it is not known.
    pub instrument: Option<u32>,
    /// Revisions before, [`MOST_REVISIONS`] for that many and more.
    pub revisions: Option<u32>,
}

/// How late the ends of a class came: enough to redo its quantiles.
#[derive(Clone, Debug, PartialEq)]
pub struct ClassCurve {
    /// The class.
    pub class: ClassKey,
    /// Steps after the least time that has passed for any of the activities that rest on it.
    pub steps: Vec<CurveStep>,
}

/// One time after the plan at which ends came.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CurveStep {
    /// Months after the plan.
    pub months: f64,
    /// Plans at risk.
    pub at_risk: usize,
    /// Of them ended.
    pub ended: usize,
}

/// The slip of one activity.
#[derive(Clone, Copy, Debug)]
pub struct ActivitySlip {
    /// Activity number.
    pub activity: u32,
    /// End as first planned.
    pub first_planned_end: Option<Day>,
    /// End as now planned.
    pub planned_end: Option<Day>,
    /// Final end less the end as now planned, in months; `None` where it cannot be learnt.
    pub months: Option<Quantiles>,
    /// Chance that within the horizon the end becomes known to lie 90 days or more after the end as now planned.
    pub p_over_90_days: Option<f64>,
    /// What it rests on.
    pub basis: SlipBasis,
}

/// What a slip rests on: enough to redo it.
#[derive(Clone, Copy, Debug, Default)]
pub struct SlipBasis {
    /// The class, one of [`Slip::curves`].
    pub class: Option<ClassKey>,
    /// Plans in the class.
    pub n: usize,
    /// Of them ended.
    pub ended: usize,
    /// Months left to the planned end; negative when past.
    pub months_left: Option<f64>,
    /// Revisions of the planned end by a month or more so far.
    pub revisions: u32,
    /// Classes by which its chance differs from that of others with as much time left.
    pub traits: Option<Traits>,
}

/// The words for the levels of classes, most alike first.
pub const CLASS_NAMES: [&str; 3] = ["instrument-revisions", "instrument", "all"];
const LEVELS: usize = CLASS_NAMES.len();

/// The slip of the chosen activities, with chances for the `months` after the portfolio's day.
pub fn slip(facts: &Facts, portfolio: &Portfolio, selection: &Selection, months: u32) -> Slip {
    let traits = TraitsOf::new(facts, portfolio);
    let hazards = Hazards::learnt(facts, portfolio, &traits);
    let classes = Classes::learnt(facts, portfolio);
    let open = selection.activities().iter().filter(|a| hazards::is_open(portfolio, **a));
    let activities: Vec<ActivitySlip> =
        open.map(|a| of_activity(portfolio, *a, months, &traits, &hazards, &classes)).collect();
    let mut looked_from: BTreeMap<ClassKey, f64> = BTreeMap::new();
    for basis in activities.iter().map(|a| &a.basis) {
        if let (Some(class), Some(left)) = (basis.class, basis.months_left) {
            let from = looked_from.entry(class).or_insert(-left);
            *from = from.min(-left);
        }
    }
    let curves = looked_from.into_iter().map(|(class, from)| classes.curve(class, from)).collect();
    Slip { day: portfolio.day(), months, activities, hazards, curves }
}

fn of_activity(
    portfolio: &Portfolio,
    activity: u32,
    months: u32,
    traits: &TraitsOf,
    hazards: &Hazards,
    classes: &Classes,
) -> ActivitySlip {
    let i = activity as usize;
    let planned_end = day_of(portfolio.planned_end[i]);
    let left = planned_end.map(|end| hazards::months_left(end, portfolio.day()));
    let revisions = traits.revisions(activity, portfolio.day());
    let own = traits.of(portfolio, activity);
    let class = left.and_then(|left| classes.find(portfolio.instrument[i], revisions.min(MOST_REVISIONS), -left));
    ActivitySlip {
        activity,
        first_planned_end: day_of(portfolio.first_planned_end[i]),
        planned_end,
        months: class.zip(left).and_then(|((_, curve), left)| curve.given(-left)),
        p_over_90_days: left.and_then(|left| hazards.chance(left, &own, months)),
        basis: SlipBasis {
            class: class.map(|(class, _)| class),
            n: class.map_or(0, |(_, curve)| curve.n),
            ended: class.map_or(0, |(_, curve)| curve.ended),
            months_left: left,
            revisions,
            traits: left.map(|_| own),
        },
    }
}

/// The curve of how late ends come, of one class.
#[derive(Clone, Debug, Default)]
struct Curve {
    /// By months after the plan: who was at risk and ended, and the share that ends later still.
    points: Vec<(CurveStep, f64)>,
    /// Months after the plan of every end, sorted.
    ends: Vec<f64>,
    n: usize,
    ended: usize,
}

impl Curve {
    /// Product-limit estimate with late entry: a plan is at risk from the day it was stated until the activity ended or
    /// is last known to go on (Kaplan and Meier 1958; Tsai, Jewell and Wang 1987).
    fn of(plans: &[Plan]) -> Curve {
        let mut entries: Vec<f64> = plans.iter().map(|p| p.from).collect();
        let mut exits: Vec<f64> = plans.iter().map(|p| p.until).collect();
        let mut ends: Vec<f64> = plans.iter().filter(|p| p.ended).map(|p| p.until).collect();
        for column in [&mut entries, &mut exits, &mut ends] {
            column.sort_by(f64::total_cmp);
        }
        let mut curve = Curve { n: plans.len(), ended: ends.len(), ..Curve::default() };
        let (mut later, mut at) = (1.0, 0);
        while at < ends.len() {
            let month = ends[at];
            let here = ends[at..].iter().take_while(|e| **e == month).count();
            at += here;
            let at_risk = entries.partition_point(|e| *e < month) - exits.partition_point(|e| *e < month);
            // A class that empties early and fills again later goes on as if it had not: nobody left would end the
            // curve for those who came later.
            if here < at_risk || at == ends.len() {
                let at_risk = at_risk.max(here);
                later *= 1.0 - here as f64 / at_risk as f64;
                curve.points.push((CurveStep { months: month, at_risk, ended: here }, later));
            }
        }
        curve.ends = ends;
        curve
    }

    fn ends_after(&self, passed: f64) -> usize {
        self.ends.len() - self.ends.partition_point(|e| *e <= passed)
    }

    /// Quantiles of the end, given that it has not come `passed` months after the plan. Where the curve does not come
    /// down far enough, the latest end seen.
    fn given(&self, passed: f64) -> Option<Quantiles> {
        let at = self.points.partition_point(|p| p.0.months <= passed);
        let base = if at == 0 { 1.0 } else { self.points[at - 1].1 };
        let rest = &self.points[at..];
        let last = rest.last()?.0.months;
        let quantile = |share: f64| {
            let level = base * (1.0 - share) + 1e-9;
            rest.iter().find(|p| p.1 <= level).map_or(last, |p| p.0.months)
        };
        (base > 0.0).then(|| Quantiles { p10: quantile(0.1), p50: quantile(0.5), p90: quantile(0.9) })
    }
}

struct Classes {
    curves: BTreeMap<ClassKey, Curve>,
}

impl Classes {
    fn learnt(facts: &Facts, portfolio: &Portfolio) -> Classes {
        let mut plans = Vec::new();
        for activity in 0..portfolio.len() as u32 {
            if portfolio.is_known(activity) {
                plans::plans_of(facts, portfolio, activity, &mut plans);
            }
        }
        let mut members: BTreeMap<ClassKey, Vec<Plan>> = BTreeMap::new();
        for plan in &plans {
            for key in keys(plan.instrument, plan.revisions) {
                members.entry(key).or_default().push(*plan);
            }
        }
        Classes { curves: members.into_iter().map(|(key, plans)| (key, Curve::of(&plans))).collect() }
    }

    /// The most alike class with enough ends after the time already passed; the class of all needs them at any time.
    fn find(&self, instrument: u32, revisions: u32, passed: f64) -> Option<(ClassKey, &Curve)> {
        keys(instrument, revisions).into_iter().find_map(|key| {
            let curve = self.curves.get(&key)?;
            let enough = if key.level + 1 < LEVELS { curve.ends_after(passed) } else { curve.ended };
            (enough >= LEAST_ENDS).then_some((key, curve))
        })
    }

    /// The steps of a class after the time that has passed.
    fn curve(&self, class: ClassKey, passed: f64) -> ClassCurve {
        let steps = self.curves.get(&class).into_iter().flat_map(|curve| &curve.points);
        ClassCurve { class, steps: steps.map(|p| p.0).filter(|step| step.months > passed).collect() }
    }
}

fn keys(instrument: u32, revisions: u32) -> [ClassKey; LEVELS] {
    let key = |level, instrument, revisions| ClassKey { level, instrument, revisions };
    [key(0, Some(instrument), Some(revisions)), key(1, Some(instrument), None), key(2, None, None)]
}

#[cfg(test)]
mod tests;
