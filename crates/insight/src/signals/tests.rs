//! Each rule on the worked example of docs/methods/signals.md, and the states of activities.

use super::*;
use crate::builder::{FactsBuilder, Line, day, version};
use crate::facts::ActivityVersion;
use domain::{LedgerKind, Said};

fn rules() -> Rules {
    let limits = |watch, act, applies_after| Limits { watch, act, applies_after };
    let signature = StageRule {
        stage: "signature".to_owned(),
        from: "M10".to_owned(),
        to: "M12".to_owned(),
        watch_days: Some(183),
        act_days: Some(274),
        lapse_days: None,
    };
    let mut rules = Rules::default()
        .with("pace-behind", limits(Some(0.7), Some(0.5), Some(0.25)))
        .with("no-spending", limits(Some(6.0), None, None))
        .with("end-near-low-spending", limits(None, Some(0.6), Some(6.0)))
        .with("stale-data", limits(Some(120.0), None, None))
        .with("spent-over-plan", limits(Some(1.0), None, None));
    rules.stages.push(signature);
    rules
}

fn assessed(b: &FactsBuilder, on: &str) -> Assessment {
    let facts = b.build();
    let portfolio = Portfolio::as_of(&facts, day(on));
    let money = Money::as_of(&facts, day(on));
    assess(&facts, &portfolio, &money, &Selection::everything(&portfolio), &rules())
}

fn found<'s>(assessment: &'s Assessment, rule: &str) -> Option<&'s Signal> {
    assessment.signals.iter().find(|s| s.rule == rule)
}

#[test]
fn behind_pace_begins_on_the_day_the_money_no_longer_keeps_up() {
    let mut b = FactsBuilder::new();
    // 1,000 days, 1,000 dollars: the limit asks for 0.7 dollars a day from day 250 on.
    let start = day("2022-01-01");
    let a = b.running("A", start, start.plus_days(1_000), 1_000);
    b.line(a, Line::new(LedgerKind::Expenditure, start.plus_days(100), 140));
    b.line(a, Line::new(LedgerKind::Expenditure, start.plus_days(280), 140));
    b.line(a, Line::new(LedgerKind::Expenditure, start.plus_days(500), 28));
    let at = |days: i32| assessed(&b, &start.plus_days(days).to_string());

    assert!(found(&at(249), "pace-behind").is_none(), "the first quarter is not judged");
    let signal = at(260);
    let signal = found(&signal, "pace-behind").unwrap();
    assert_eq!((signal.severity, signal.raised_on), (Severity::Watch, start.plus_days(250)));
    assert!(found(&at(400), "pace-behind").is_none(), "280 of 400 days is 0.7");
    let signal = at(401);
    assert_eq!(found(&signal, "pace-behind").unwrap().raised_on, start.plus_days(401));
    let later = at(550);
    let signal = found(&later, "pace-behind").unwrap();
    assert_eq!(signal.raised_on, start.plus_days(401), "28 more on day 500 did not mend it");
    assert_eq!(signal.severity, Severity::Watch);
    assert_eq!(signal.id, "pace-behind/A");
    assert_eq!(found(&at(620), "pace-behind").unwrap().severity, Severity::Act, "308 of 620 days is below 0.5");
}

#[test]
fn money_that_stops_is_noticed_after_its_months() {
    let mut b = FactsBuilder::new();
    let a = b.running("A", day("2022-01-01"), day("2025-12-31"), 1_000);
    // Six months are 182.6 days: the 183rd day is the first beyond.
    let silent = assessed(&b, "2022-07-03");
    let signal = found(&silent, "no-spending").unwrap();
    assert_eq!((signal.reasons[0].code, signal.raised_on), ("no-first-spending", day("2022-07-03")));
    assert!(found(&assessed(&b, "2022-07-02"), "no-spending").is_none());
    b.line(a, Line::new(LedgerKind::Expenditure, day("2022-06-01"), 300));
    assert!(found(&assessed(&b, "2022-07-03"), "no-spending").is_none());
    assert_eq!(found(&assessed(&b, "2022-12-31"), "no-spending").unwrap().reasons[0].code, "no-spending-since");
}

#[test]
fn little_spent_near_the_end_asks_for_action_unless_a_revision_is_asked_for() {
    let mut b = FactsBuilder::new();
    let a = b.running("A", day("2022-01-01"), day("2024-12-31"), 1_000);
    b.line(a, Line::new(LedgerKind::Expenditure, day("2024-06-15"), 590));
    assert!(found(&assessed(&b, "2024-06-29"), "end-near-low-spending").is_none());
    let near = assessed(&b, "2024-06-30");
    let signal = found(&near, "end-near-low-spending").unwrap();
    assert_eq!((signal.severity, signal.raised_on), (Severity::Act, day("2024-06-30")));
    let revision = b.step("M29");
    b.milestone(a, revision, 1, Said::Value(day("2024-07-01")), Said::Nothing, day("2024-07-01"));
    let asked = assessed(&b, "2024-07-02");
    assert_eq!(found(&asked, "end-near-low-spending").unwrap().severity, Severity::Watch);
}

#[test]
fn a_stage_is_watched_where_the_portfolio_records_it() {
    let mut b = FactsBuilder::new();
    let (approval, signature) = (b.step("M10"), b.step("M12"));
    let waits = b.activity("waits");
    b.says(waits, ActivityVersion { status: Said::Value(ActivityStatus::Pipeline), ..version(day("2023-01-01")) });
    b.reached(waits, approval, day("2023-01-01"));
    assert!(found(&assessed(&b, "2023-12-31"), "stage-over-limit").is_none(), "nobody records signatures here");

    let signed = b.activity("signed");
    b.reached(signed, approval, day("2022-01-01"));
    b.reached(signed, signature, day("2022-04-11"));
    assert!(found(&assessed(&b, "2023-07-03"), "stage-over-limit").is_none(), "183 days are within the limit");
    let found_on = assessed(&b, "2023-07-04");
    let signal = found(&found_on, "stage-over-limit").unwrap();
    assert_eq!(signal.id, "stage-over-limit/waits/signature");
    assert_eq!((signal.severity, signal.raised_on, signal.step), (Severity::Watch, day("2023-07-04"), signature));
    assert_eq!((signal.compared_with.n, signal.compared_with.median), (1, Some(100.0)));
    assert_eq!(found(&assessed(&b, "2023-10-03"), "stage-over-limit").unwrap().severity, Severity::Act);
}

#[test]
fn stale_data_makes_an_activity_unknown_and_never_good() {
    let mut b = FactsBuilder::new();
    let a = b.running("A", day("2022-01-01"), day("2023-12-31"), 1_000);
    b.line(a, Line::new(LedgerKind::Expenditure, day("2023-01-01"), 900));
    assert_eq!(assessed(&b, "2023-05-01").states, [(a, State::OnPace)]);
    let stale = assessed(&b, "2023-05-02");
    assert_eq!(stale.states, [(a, State::Unknown)]);
    assert_eq!(found(&stale, "stale-data").unwrap().raised_on, day("2023-05-02"));
}

#[test]
fn spending_above_the_approved_total_is_dated_to_the_day_it_crossed() {
    let mut b = FactsBuilder::new();
    let a = b.running("A", day("2022-01-01"), day("2023-12-31"), 1_000);
    b.line(a, Line::new(LedgerKind::Expenditure, day("2023-01-01"), 1_000));
    assert!(found(&assessed(&b, "2023-01-31"), "spent-over-plan").is_none(), "all spent is not too much");
    b.line(a, Line::new(LedgerKind::Expenditure, day("2023-02-01"), 1));
    b.line(a, Line::new(LedgerKind::Expenditure, day("2023-03-01"), 5));
    let over = assessed(&b, "2023-03-31");
    assert_eq!(found(&over, "spent-over-plan").unwrap().raised_on, day("2023-02-01"));
}

#[test]
fn states_follow_the_phase_of_life() {
    let status = |s| {
        let mut b = FactsBuilder::new();
        let a = b.running("A", day("2022-01-01"), day("2023-12-31"), 1_000);
        b.line(a, Line::new(LedgerKind::Expenditure, day("2023-03-01"), 700));
        b.says(a, ActivityVersion { status: Said::Value(s), ..version(day("2022-02-01")) });
        assessed(&b, "2023-03-31").states[0].1
    };
    assert_eq!(status(ActivityStatus::Implementation), State::OnPace);
    assert_eq!(status(ActivityStatus::Closed), State::NotApplicable);
    assert_eq!(status(ActivityStatus::Cancelled), State::NotApplicable);
    assert_eq!(status(ActivityStatus::Pipeline), State::NotApplicable);

    let mut b = FactsBuilder::new();
    b.running("young", day("2023-01-01"), day("2024-12-31"), 1_000);
    let a = b.activity("nothing said");
    b.says(a, version(day("2023-01-01")));
    let found = assessed(&b, "2023-03-31");
    assert_eq!(found.states.iter().map(|s| s.1).collect::<Vec<_>>(), [State::NotApplicable, State::Unknown]);
    assert_eq!((found.counts.not_applicable, found.counts.unknown), (1, 1));
}

#[test]
fn the_reference_lists_give_every_rule_a_limit() {
    let rules = Rules::from_reference(day("2026-01-01"));
    for rule in RULES.into_iter().filter(|r| *r != STAGE_OVER_LIMIT) {
        assert!(rules.limits(rule).first().is_some(), "{rule}");
    }
    assert!(rules.stages.iter().any(|s| s.stage == "signature" && s.act_days.is_some()));
}

fn with_reference(b: &FactsBuilder, on: &str) -> Assessment {
    let facts = b.build();
    let portfolio = Portfolio::as_of(&facts, day(on));
    let money = Money::as_of(&facts, day(on));
    assess(&facts, &portfolio, &money, &Selection::everything(&portfolio), &Rules::from_reference(day(on)))
}

fn value(name: &str, condition: &[(&'static str, Argument)]) -> f64 {
    match condition.iter().find(|(n, _)| *n == name) {
        Some((_, Argument::Number(n))) => *n,
        other => panic!("{name}: {other:?}"),
    }
}

#[test]
fn a_budget_cut_before_the_year_ends_is_told_with_both_rates() {
    let mut b = FactsBuilder::new();
    let a = b.running("A", day("2022-01-01"), day("2024-12-31"), 1_000);
    b.line(a, Line::new(LedgerKind::Expenditure, day("2022-11-01"), 400));
    let said = |units: i64, on: &str| ActivityVersion {
        approved_budget: Said::Value(domain::Amount::units(units)),
        ..version(day(on))
    };
    let mut early = b.clone();
    early.says(a, said(500, "2022-10-31"));
    assert!(found(&with_reference(&early, "2022-12-31"), "budget-cut").is_none(), "61 days before the year ends");
    b.says(a, said(500, "2022-12-10"));
    assert!(found(&with_reference(&b, "2022-12-09"), "budget-cut").is_none(), "not known yet");
    let cut = with_reference(&b, "2022-12-31");
    let signal = found(&cut, "budget-cut").unwrap();
    assert_eq!((signal.raised_on, signal.reasons[0].value), (day("2022-12-10"), 0.5));
    let arguments = &signal.reasons[0].arguments;
    assert_eq!((value("spent", arguments), value("before_share", arguments)), (0.8, 0.4));
    assert_eq!(cut.states[0].1, State::Watch, "never judged as good");
    assert!(found(&with_reference(&b, "2023-12-11"), "budget-cut").is_none(), "told for a year");
}

#[test]
fn an_allocation_lowered_before_the_year_ends_is_a_cut_too() {
    let mut b = FactsBuilder::new();
    let a = b.running("A", day("2022-01-01"), day("2024-12-31"), 1_000);
    let allocated = Line::over(LedgerKind::Allocation, day("2022-01-01"), day("2022-12-31"), 500);
    b.line(a, Line { known_until: Some(day("2022-11-20")), ..allocated });
    let lowered = Line::over(LedgerKind::Allocation, day("2022-01-01"), day("2022-12-31"), 300);
    b.line(a, Line { known_from: day("2022-11-20"), ..lowered });
    let cut = with_reference(&b, "2022-12-15");
    let signal = found(&cut, "budget-cut").unwrap();
    assert_eq!((signal.raised_on, signal.reasons[0].value), (day("2022-11-20"), 0.4));
}

#[test]
fn a_plan_put_off_does_not_make_an_activity_good() {
    let mut b = FactsBuilder::new();
    let a = b.running("A", day("2020-01-01"), day("2021-12-31"), 1_000);
    b.line(a, Line::new(LedgerKind::Expenditure, day("2021-12-01"), 400));
    b.says(a, ActivityVersion { planned_end: Said::Value(day("2024-12-31")), ..version(day("2021-12-15")) });
    // By the plan of now two of five years have gone and 0.4 is spent; by the first plan all the time has gone.
    let moved = with_reference(&b, "2021-12-31");
    assert!(found(&moved, "pace-behind").is_none());
    let signal = found(&moved, "plan-moved").unwrap();
    assert_eq!((signal.severity, signal.raised_on, signal.reasons[0].value), (Severity::Watch, day("2021-12-15"), 0.4));
    assert_eq!(moved.states[0].1, State::Watch);
}

#[test]
fn contradictory_dates_make_an_activity_unknown() {
    let mut b = FactsBuilder::new();
    let a = b.running("A", day("2022-01-01"), day("2023-12-31"), 1_000);
    b.line(a, Line::new(LedgerKind::Expenditure, day("2022-03-01"), 300));
    assert_eq!(with_reference(&b, "2022-06-01").states[0].1, State::NotApplicable, "in its first quarter");
    b.says(a, ActivityVersion { planned_start: Said::Value(day("2024-01-01")), ..version(day("2022-05-01")) });
    let odd = with_reference(&b, "2022-06-01");
    assert_eq!(found(&odd, "contradictory").unwrap().reasons[0].code, "planned-end-before-start");
    assert_eq!(odd.states[0].1, State::Unknown);
}

#[test]
fn years_that_end_oddly_ask_for_an_explanation_and_keep_the_state() {
    let mut b = FactsBuilder::new();
    let a = b.running("A", day("2021-01-01"), day("2024-12-31"), 1_000);
    for (on, units) in [("2022-02-01", 60), ("2022-06-01", 60), ("2022-12-30", 280), ("2023-01-15", -100)] {
        b.line(a, Line::new(LedgerKind::Expenditure, day(on), units));
    }
    let asked = with_reference(&b, "2023-02-28");
    assert_eq!(found(&asked, "fourth-quarter-bunching").unwrap().reasons[0].value, 0.7);
    let reversal = found(&asked, "year-end-reversal").unwrap();
    assert_eq!((reversal.reasons[0].value, reversal.raised_on), (0.25, day("2023-01-01")));
    // 300 of 1,000 after 0.54 of the time is behind pace; without the two rules the state is the same.
    let without = Rules::from_reference(day("2023-02-28"))
        .with("fourth-quarter-bunching", Limits::default())
        .with("year-end-reversal", Limits::default());
    let facts = b.build();
    let portfolio = Portfolio::as_of(&facts, day("2023-02-28"));
    let money = Money::as_of(&facts, day("2023-02-28"));
    let plain = assess(&facts, &portfolio, &money, &Selection::everything(&portfolio), &without);
    assert_eq!(plain.states, asked.states);
    assert!(found(&plain, "year-end-reversal").is_none());
}

#[test]
fn an_end_that_has_passed_is_never_capped() {
    let mut b = FactsBuilder::new();
    for name in ["A", "B", "C", "D"] {
        let a = b.running(name, day("2022-01-01"), day("2022-12-31"), 1_000);
        b.line(a, Line::new(LedgerKind::Expenditure, day("2022-12-01"), 100));
    }
    let all = with_reference(&b, "2023-02-28");
    let of = |rule: &str| all.signals.iter().filter(|s| s.rule == rule).collect::<Vec<_>>();
    assert!(of("end-passed").iter().all(|s| !s.beyond_capacity && s.rank.is_none()) && of("end-passed").len() == 4);
    // A tenth of four is one activity: its signals are listed, those of the others are beyond capacity.
    let listed: std::collections::BTreeSet<u32> =
        all.signals.iter().filter(|s| s.sort == Sort::Statistical && !s.beyond_capacity).map(|s| s.activity).collect();
    assert_eq!((of("pace-behind").len(), listed.len()), (4, 1));
    let ranks: Vec<Option<u32>> = of("pace-behind").iter().map(|s| s.rank).collect();
    assert!(ranks.iter().all(Option::is_some), "{ranks:?}");
}

#[test]
fn required_milestones_are_watched_where_the_portfolio_keeps_them() {
    let mut b = FactsBuilder::new();
    let (approval, evaluation) = (b.step("M10"), b.step("M34"));
    let planned = b.activity("planned");
    b.reached(planned, approval, day("2022-01-01"));
    b.milestone(planned, evaluation, 1, Said::Value(day("2025-01-01")), Said::Nothing, day("2022-01-01"));
    let forgotten = b.activity("forgotten");
    b.reached(forgotten, approval, day("2022-03-01"));
    let asked = with_reference(&b, "2022-06-01");
    let signal = found(&asked, "evaluation-not-planned").unwrap();
    assert_eq!((signal.activity, signal.severity, signal.raised_on), (forgotten, Severity::Act, day("2022-03-02")));
    assert!(found(&asked, "constituents-not-consulted").is_none(), "nobody records consultations here");
}

#[test]
fn silence_of_a_whole_portfolio_is_not_zero() {
    let mut b = FactsBuilder::new();
    for n in 0..20 {
        b.running(&format!("P{n:02}"), day("2022-01-01"), day("2023-12-31"), 1_000);
    }
    let silent = with_reference(&b, "2022-12-31");
    assert!(found(&silent, "no-spending").is_none() && found(&silent, "pace-behind").is_none());
    assert!(silent.states.iter().all(|(_, state)| *state == State::Unknown));
    b.line(0, Line::new(LedgerKind::Expenditure, day("2022-12-01"), 1));
    assert!(found(&with_reference(&b, "2022-12-31"), "no-spending").is_some());
}
