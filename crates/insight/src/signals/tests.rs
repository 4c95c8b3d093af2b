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
