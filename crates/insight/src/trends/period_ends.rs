//! Measures that are computed anew for the end of each period, from what was known then: the delivery rates, signals and
//! overdue steps. One look at each end serves all of them, whichever is asked for first.

use super::{Asked, Cell, Periods, Question, Table, TrendMeasure, Trends, all_series, put};
use crate::balances::Balances;
use crate::caselog::MilestoneState;
use crate::cores;
use crate::delivery::{Delivery, RATES};
use crate::facts::Facts;
use crate::money::{Money, Sum};
use crate::portfolio::Portfolio;
use crate::selection::Selection;
use crate::signals::Assessor;
use domain::{ActivityStatus, Day};
use std::collections::BTreeMap;

/// What was known at the end of each period.
#[derive(Clone, Debug)]
pub struct PeriodEnds {
    day: Day,
    periods: Periods,
    rates: [Table; RATES.len()],
    signals: Table,
    overdue_steps: Table,
}

/// One group at the end of one period.
struct AtEnd {
    delivery: Delivery,
    signals: u32,
    overdue_steps: u32,
}

impl PeriodEnds {
    /// Looks at every end. The measure of the question is not looked at.
    pub fn of(
        facts: &Facts,
        portfolio: &Portfolio,
        money: &Money<'_>,
        selection: &Selection,
        question: Question<'_>,
    ) -> PeriodEnds {
        PeriodEnds::asked(&Asked { facts, portfolio, money, selection, question })
    }

    pub(super) fn asked(asked: &Asked<'_>) -> PeriodEnds {
        let periods = asked.periods_back();
        let n = periods.len();
        let mut ends = PeriodEnds {
            day: asked.portfolio.day(),
            periods,
            rates: Default::default(),
            signals: Table::new(),
            overdue_steps: Table::new(),
        };
        let looks = cores::each(n, |at| look(asked, ends.periods.known_end(at)));
        let count = |n: u32| Cell { value: Some(f64::from(n)), amount: None, counts: None };
        for (at, groups) in looks.into_iter().enumerate() {
            for (group, AtEnd { delivery, signals, overdue_steps }) in groups {
                for (table, rate) in ends.rates.iter_mut().zip(delivery.rates()) {
                    put(table, group, at, n, Cell { value: rate.value, amount: None, counts: None });
                }
                put(&mut ends.signals, group, at, n, count(signals));
                put(&mut ends.overdue_steps, group, at, n, count(overdue_steps));
            }
        }
        ends
    }

    /// The trend of a measure; without series for one that is not looked at here.
    pub fn trend(&self, measure: TrendMeasure) -> Trends {
        let table = match measure {
            TrendMeasure::Rate(rate) => self.rates.get(rate),
            TrendMeasure::Signals => Some(&self.signals),
            TrendMeasure::OverdueSteps => Some(&self.overdue_steps),
            _ => None,
        };
        let series = all_series(&self.periods, table.cloned().unwrap_or_default());
        Trends { measure, day: self.day, series, basis: Sum::default() }
    }
}

/// The chosen activities known by a day, by group.
fn look(asked: &Asked<'_>, day: Day) -> BTreeMap<u32, AtEnd> {
    let facts = asked.facts;
    let portfolio = Portfolio::as_of_one_of_many(facts, day);
    let money = Money::as_of(facts, day);
    let mut balances = Balances::new(&money, &portfolio, asked.question.excluded_funds);
    let mut assessor = Assessor::of_counts(facts, &portfolio, &money, asked.question.rules);
    let nothing = Delivery::of(&balances);
    let mut groups: BTreeMap<u32, AtEnd> = BTreeMap::new();
    for &activity in asked.selection.activities().iter().filter(|a| portfolio.is_known(**a)) {
        let of_group = groups.entry(asked.group(&portfolio, activity)).or_insert_with(|| AtEnd {
            delivery: nothing.clone(),
            signals: 0,
            overdue_steps: 0,
        });
        let balance = balances.of(activity);
        of_group.delivery.take(&portfolio, activity, &balance);
        of_group.signals += assessor.take(activity, &balance);
        if !portfolio.status(activity).is_some_and(ActivityStatus::is_over) {
            of_group.overdue_steps += overdue_steps(assessor.milestones(), day);
        }
    }
    groups
}

/// Milestones planned for a day by the end of a period and not reached by then, as known then.
fn overdue_steps(milestones: &[MilestoneState], day: Day) -> u32 {
    let is_due = |m: &&MilestoneState| m.planned_on.is_some_and(|planned| planned <= day);
    milestones.iter().filter(is_due).filter(|m| m.actual_on.is_none_or(|actual| actual > day)).count() as u32
}
