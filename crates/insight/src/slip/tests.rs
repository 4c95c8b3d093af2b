//! The worked examples of docs/methods/slip.md, and what slips cannot be learnt from.

use super::hazards::{Band, Factor, Hazards};
use super::traits::Traits;
use super::*;
use crate::builder::{FactsBuilder, day, version};
use crate::facts::ActivityVersion;
use domain::day::DAYS_PER_MONTH;
use domain::{ActivityStatus, Said};

/// Forty loans planned to end on 2000-06-30 that ended 30, 60, … 1,200 days later, and two that have not ended: one
/// whose plan is today, one whose plan passed 600 days ago.
fn loans() -> FactsBuilder {
    let mut b = FactsBuilder::new();
    let loan = b.instrument("Loan");
    let says = |b: &mut FactsBuilder, code: &str, end: Day| {
        let a = b.activity(code);
        let known = version(day("1998-01-01"));
        b.says(a, ActivityVersion { planned_end: Said::Value(end), instrument: Said::Value(loan), ..known });
        a
    };
    for i in 1..=40 {
        let a = says(&mut b, &format!("E{i}"), day("2000-06-30"));
        let ended = day("2000-06-30").plus_days(30 * i);
        let status = Said::Value(ActivityStatus::Closed);
        b.says(a, ActivityVersion { actual_end: Said::Value(ended), status, ..version(ended) });
    }
    says(&mut b, "due", day("2004-12-31"));
    says(&mut b, "late", day("2004-12-31").plus_days(-600));
    b
}

fn asked(b: &FactsBuilder, on: &str) -> Slip {
    let facts = b.build();
    let portfolio = Portfolio::as_of(&facts, day(on));
    slip(&facts, &portfolio, &Selection::everything(&portfolio), 14)
}

#[test]
fn the_worked_example_of_the_months() {
    let answer = asked(&loans(), "2004-12-31");
    let months = |at: usize| answer.activities[at].months.unwrap();
    let days = |quantile: f64| (quantile * DAYS_PER_MONTH).round();
    // The open one that is 600 days late is at risk at every end up to then.
    assert_eq!((days(months(0).p10), days(months(0).p50), days(months(0).p90)), (150.0, 630.0, 1_110.0));
    assert_eq!((days(months(1).p10), days(months(1).p50), days(months(1).p90)), (660.0, 900.0, 1_140.0));
    let basis = answer.activities[0].basis;
    assert_eq!((basis.class.map(|c| c.level), basis.n, basis.ended), (Some(0), 42, 40));
}

#[test]
fn before_thirty_have_ended_there_is_nothing_to_say() {
    let answer = asked(&loans(), "2002-12-01");
    assert!(answer.activities.iter().all(|a| a.months.is_none()));
    assert_eq!(asked(&loans(), "1997-01-01").activities.len(), 0, "nothing was known");
}

#[test]
fn the_worked_example_of_the_chance() {
    let seen = Band { months: 600.0, moved: 60, ended: 30, weighted_months: 600.0, move_rate: 0.1, end_rate: 0.05 };
    let mut hazards = Hazards { bands: [seen; BANDS], factors: Default::default(), step_days: 30 };
    hazards.factors[0].insert(3, Factor { moved: 20, expected: 11.666_666_7, value: 1.5 });
    let chance = |months| hazards.chance(2.0, &Traits([3, 0, 0]), months).unwrap();
    assert!((chance(1) - 0.135_951_9).abs() < 1e-6, "{}", chance(1));
    assert!((chance(2) - 0.247_259_9).abs() < 1e-6, "{}", chance(2));
}
