//! The worked example of docs/methods/portfolio-indices.md, and what each index does with what is not known.

use super::*;
use crate::builder::{FactsBuilder, Line, day, version};
use crate::facts::{ActivityVersion, Facts};
use crate::money::Money;
use crate::portfolio::Portfolio;
use crate::selection::Selection;
use crate::signals::Rules;
use domain::{ActivityStatus, Day, LedgerKind, Rater, Rating, Said};

/// Judged on a day, twelve months before and on the last day of the year before.
fn judged_on(facts: &Facts, on: &str) -> Vec<Judged> {
    let on = day(on);
    let days = [on, on.plus_months(-12), Day::from_ymd(on.year() - 1, 12, 31).unwrap()];
    let portfolios = days.map(|day| Portfolio::as_of(facts, day));
    let moneys = days.map(|day| Money::as_of(facts, day));
    let rules = days.map(Rules::from_reference);
    let [now, before, start] =
        [0, 1, 2].map(|at| Moment { portfolio: &portfolios[at], money: &moneys[at], rules: &rules[at] });
    judged(facts, now, before, start, &Selection::everything(&portfolios[0]))
}

fn spent(b: &mut FactsBuilder, activity: u32, lines: &[(&str, i64)]) {
    for (on, units) in lines {
        b.line(activity, Line::new(LedgerKind::Expenditure, day(on), *units));
    }
}

fn worked_example() -> FactsBuilder {
    let mut b = FactsBuilder::new();
    let a = b.running("A", day("2024-01-01"), day("2026-02-28"), 1_000);
    spent(&mut b, a, &[("2025-04-01", 300), ("2025-12-01", 500), ("2026-05-01", 100)]);
    let a = b.running("B", day("2025-01-01"), day("2027-01-31"), 1_000);
    spent(&mut b, a, &[("2025-06-01", 100), ("2025-12-15", 300)]);
    let first = day("2025-01-01");
    let budget = |start: &str, end: &str, units| {
        let line = Line::over(LedgerKind::OriginalBudget, day(start), day(end), units);
        Line { known_from: first, ..line }
    };
    b.line(a, budget("2025-01-01", "2025-12-31", 600));
    b.line(a, budget("2026-01-01", "2026-12-31", 400));
    let later = day("2026-01-15");
    let revised = Line { kind: LedgerKind::RevisedBudget, ..budget("2026-01-01", "2026-12-31", 900) };
    b.line(a, Line { known_from: later, ..revised });
    b.says(a, version(day("2026-05-01")));
    let a = b.running("C", day("2025-07-01"), day("2027-06-30"), 1_000);
    spent(&mut b, a, &[("2025-12-01", 250), ("2026-06-01", 250)]);
    let a = b.running("D", day("2024-01-01"), day("2026-12-31"), 1_000);
    spent(&mut b, a, &[("2025-05-01", 200), ("2025-12-01", 400), ("2026-06-01", 300)]);
    let a = b.running("E", day("2023-01-01"), day("2024-12-31"), 1_000);
    spent(&mut b, a, &[("2024-12-01", 900), ("2025-06-01", 100)]);
    let closed = ActivityVersion {
        status: Said::Value(ActivityStatus::Closed),
        actual_end: Said::Value(day("2025-09-30")),
        ..version(day("2025-10-01"))
    };
    b.says(a, closed);
    let a = b.activity("F");
    let bare = ActivityVersion {
        status: Said::Value(ActivityStatus::Implementation),
        actual_start: Said::Value(first),
        ..version(first)
    };
    b.says(a, bare);
    spent(&mut b, a, &[("2025-06-01", 10), ("2026-06-01", 10)]);
    let a = b.activity("G");
    let planned = ActivityVersion {
        status: Said::Value(ActivityStatus::Pipeline),
        planned_start: Said::Value(day("2027-01-01")),
        ..version(first)
    };
    b.says(a, planned);
    b
}

#[test]
fn the_worked_example_of_the_method_page() {
    let judged = judged_on(&worked_example().build(), "2026-06-30");
    let standings: Vec<Standing> = judged.iter().map(|j| j.now.standing).collect();
    let unknown = Standing::Unknown("no-time-or-money");
    use Standing::{NotRunning, Potential, Problem, Sound};
    assert_eq!(standings, [Problem, Potential, Sound, Sound, NotRunning, unknown, NotRunning]);
    let before: Vec<Option<Standing>> = judged.iter().map(|j| j.before.as_ref().map(|b| b.standing)).collect();
    let then = [Some(Problem), Some(Sound), None, Some(Problem), Some(Problem), Some(unknown), Some(NotRunning)];
    assert_eq!(before, then);

    let of = |index| total(index, &judged);
    let counts = |index| (of(index).numerator, of(index).denominator, of(index).n);
    assert_eq!(counts(Index::Problem), (1, 4, 4));
    assert_eq!(counts(Index::Potential), (1, 4, 4));
    assert_eq!(of(Index::AtRisk).bounds(0), Some((0.4, 0.6)), "two of five, or three");
    assert!(!of(Index::AtRisk).is_thin());
    assert_eq!(counts(Index::AtRisk), (2, 4, 4));
    assert_eq!(counts(Index::Realism), (1, 2, 2));
    assert_eq!(counts(Index::CommitmentsAtRisk), (20_000_000, 40_000_000, 4));
    assert_eq!(counts(Index::Proactivity), (2, 3, 3));
    assert_eq!(of(Index::Proactivity).kinds, BTreeMap::from([("closed", 1), ("no-action", 1), ("upgraded", 1)]));
    assert_eq!(counts(Index::DisbursementRatio), (6_500_000, 19_500_000, 4));
    let lag = of(Index::Lag);
    assert_eq!((lag.denominator, lag.numerator, lag.n), (31_304_729, 4_304_729, 4));
    assert!((lag.value().unwrap() - 0.1375).abs() < 5e-5, "{:?}", lag.value());
    assert_eq!(lag.kinds, BTreeMap::from([("profile-assumed", 3), ("profile-stated", 1)]));
    assert_eq!(lag.excluded, BTreeMap::from([("no-first-profile", 1)]));
    assert_eq!(of(Index::DisbursementRatio).excluded, BTreeMap::from([("no-total", 1)]));
    for index in [Index::Problem, Index::CommitmentsAtRisk, Index::Proactivity] {
        assert_eq!(of(index).excluded, BTreeMap::from([("no-time-or-money", 1)]), "{index:?}");
    }
    for index in Index::ALL {
        let total = of(index);
        assert_eq!(total.n + total.excluded.values().sum::<u64>() + total.outside, 7, "{index:?} loses nobody");
        assert_eq!(Index::parse(index.name()), Some(index));
    }
}

#[test]
fn the_day_before_anything_was_known_defines_nothing() {
    let facts = worked_example().build();
    let judged = judged_on(&facts, "2022-12-31");
    assert!(judged.is_empty());
    assert_eq!(total(Index::AtRisk, &judged).value(), None, "not defined, not zero");
}

#[test]
fn silence_is_left_out_and_a_missed_date_behind_other_unknowns_is_a_potential_problem() {
    let mut b = FactsBuilder::new();
    let silent = b.running("A", day("2024-01-01"), day("2027-12-31"), 1_000);
    spent(&mut b, silent, &[("2025-01-01", 400)]);
    let late = b.running("B", day("2024-01-01"), day("2025-06-30"), 1_000);
    spent(&mut b, late, &[("2025-01-01", 950)]);
    let facts = b.build();
    let judged = judged_on(&facts, "2026-06-30");
    assert_eq!(judged[0].now.standing, Standing::Unknown("stale-data"));
    // Nothing was heard of it for a year either, but its end is long past.
    assert_eq!(judged[1].now.standing, Standing::Potential);
    let at_risk = total(Index::AtRisk, &judged);
    assert_eq!((at_risk.value(), at_risk.excluded["stale-data"]), (Some(1.0), 1));
    assert_eq!(at_risk.bounds(0), Some((0.5, 1.0)));
}

#[test]
fn a_moved_end_is_something_done_and_an_unknown_one_is_not() {
    let mut b = FactsBuilder::new();
    let a = b.running("A", day("2024-01-01"), day("2026-12-31"), 1_000);
    spent(&mut b, a, &[("2025-05-01", 100), ("2026-06-01", 10)]);
    let on = |b: &FactsBuilder| judged_on(&b.build(), "2026-06-30")[0].clone();
    assert_eq!(Index::Proactivity.part(&on(&b)), Part::Counts { numerator: 0, denominator: 1, kind: "no-action" });
    let mut moved = b.clone();
    let end = |said| ActivityVersion { planned_end: said, ..version(day("2026-02-01")) };
    moved.says(a, end(Said::Value(day("2027-03-31"))));
    assert_eq!(on(&moved).action, Some("restructured"));
    b.says(a, end(Said::Unknown));
    let unknown = on(&b);
    assert_eq!(unknown.action, None);
    assert_eq!(Index::Proactivity.part(&unknown), Part::Excluded("no-time-or-money"));
}

#[test]
fn what_was_not_known_then_is_told_and_not_taken_for_new() {
    let mut b = FactsBuilder::new();
    let a = b.running("A", day("2024-01-01"), day("2027-12-31"), 1_000);
    spent(&mut b, a, &[("2026-03-01", 10)]);
    let mut facts = b.build();
    // The same activity, told of only this year.
    facts.activities.versions[0].known_from = day("2026-01-10");
    let judged = judged_on(&facts, "2026-06-30");
    assert!(judged[0].before.is_none());
    assert_eq!(Index::Proactivity.part(&judged[0]), Part::Excluded("not-known-then"));
    assert_eq!(Index::DisbursementRatio.part(&judged[0]), Part::Excluded("not-known-then"));
    let mut new = FactsBuilder::new();
    new.running("A", day("2026-02-01"), day("2027-12-31"), 1_000);
    let judged = judged_on(&new.build(), "2026-06-30");
    assert_eq!(Index::DisbursementRatio.part(&judged[0]), Part::Outside);
}

#[test]
fn the_first_profile_keeps_to_what_was_stated_first_for_the_same_days() {
    let mut b = FactsBuilder::new();
    let a = b.running("A", day("2024-01-01"), day("2025-12-31"), 1_000);
    let budget = |kind, start: &str, end: &str, units, known: &str, until: Option<&str>| Line {
        known_from: day(known),
        known_until: until.map(day),
        ..Line::over(kind, day(start), day(end), units)
    };
    use LedgerKind::{OriginalBudget, RevisedBudget};
    // Withdrawn since, and still what was first foreseen.
    b.line(a, budget(OriginalBudget, "2024-01-01", "2024-12-31", 366, "2024-01-01", Some("2024-06-01")));
    b.line(a, budget(RevisedBudget, "2024-01-01", "2024-12-31", 732, "2024-01-01", None));
    b.line(a, budget(RevisedBudget, "2024-07-01", "2025-06-30", 999, "2024-06-01", None));
    b.line(a, budget(OriginalBudget, "2025-01-01", "2025-12-31", 365, "2024-12-01", None));
    let lag_on = |b: &FactsBuilder, on: &str| {
        let facts = b.build();
        let portfolio = Portfolio::as_of(&facts, day(on));
        lag(&Money::as_of(&facts, day(on)), &portfolio, a)
    };
    let stated = |planned, spent| Ok(Lag { planned, spent, is_assumed: false });
    spent(&mut b, a, &[("2023-12-31", 7), ("2024-01-31", 30)]);
    assert_eq!(lag_on(&b, "2024-01-31"), stated(310_000, 300_000), "31 of 366 days; spending before it does not count");
    assert_eq!(lag_on(&b, "2025-01-10"), stated(3_760_000, 300_000), "376 days of one unit");

    let mut unknown = b.clone();
    unknown.line(a, Line { amount: None, ..Line::new(LedgerKind::Expenditure, day("2024-02-01"), 1) });
    assert_eq!(lag_on(&unknown, "2025-01-10"), Err("money-incomplete"));
    let mut bare = FactsBuilder::new();
    let a = bare.activity("A");
    bare.says(a, ActivityVersion { status: Said::Value(ActivityStatus::Implementation), ..version(day("2024-01-01")) });
    assert_eq!(lag_on(&bare, "2025-01-10"), Err("no-first-profile"));
}

#[test]
fn where_nobody_records_spending_money_indices_are_not_zero() {
    let mut b = FactsBuilder::new();
    b.running("A", day("2024-01-01"), day("2027-12-31"), 1_000);
    let judged = judged_on(&b.build(), "2026-06-30");
    assert_ne!(judged[0].lag, None);
    for index in [Index::DisbursementRatio, Index::Lag] {
        assert_eq!(index.part(&judged[0]), Part::Excluded("spending-not-recorded"), "{index:?}");
    }
}

#[test]
fn ratings_beside_an_evaluation_and_beside_the_flags() {
    let mut b = worked_example();
    let mut rated = |activity, rater, on, rating| {
        b.rating(activity, rater, day(on), Some(rating), day(on));
    };
    rated(0, Rater::Manager, "2026-03-31", Rating::Satisfactory);
    rated(1, Rater::Manager, "2026-03-31", Rating::Satisfactory);
    rated(2, Rater::Manager, "2026-03-31", Rating::Unsatisfactory);
    rated(3, Rater::Manager, "2025-05-31", Rating::Satisfactory);
    rated(3, Rater::Evaluation, "2025-06-15", Rating::Unsatisfactory);
    let judged = judged_on(&b.build(), "2026-06-30");
    let net = total(Index::NetDisconnect, &judged);
    assert_eq!((net.numerator, net.denominator, net.outside), (1, 1, 6));
    let beside = total(Index::MachineDisconnect, &judged);
    assert_eq!((beside.numerator, beside.denominator), (1, 3));
    assert_eq!(beside.kinds, BTreeMap::from([("manager-kinder", 2), ("manager-stricter", 1)]));
    assert_eq!(beside.excluded, BTreeMap::from([("not-rated", 1), ("rating-old", 1)]));
    assert_eq!(beside.bounds(Index::MachineDisconnect.least()), Some((-0.2, 0.6)));
    let before = judged_on(&b.build(), "2026-03-30");
    assert_eq!(total(Index::MachineDisconnect, &before).n, 1, "only the rating of D was known, ten months old");
}
