//! Limits of rules: tried on past quarters before they are switched on, then set from a day on as a fact.

use crate::support::{Story, day};
use app::filters::Filters;
use app::rules::{Limit, NewLimits, SetRequest, rules, set_rule, try_rule};
use app::signals::{SignalsQuestion, signals};
use domain::Instant;

/// Ten activities of four years; half spend nearly all of their money, half six tenths of it.
fn story() -> Story {
    let story = Story::new();
    let mut activities =
        "activity,title,status,planned_start,planned_end,approved_budget,currency,recorded_on\n".to_owned();
    let mut transactions = "activity,kind,date,amount,currency,recorded_on\n".to_owned();
    for n in 0..10 {
        activities += &format!("P{n},Project {n},implementation,2020-01-01,2023-12-31,1600,USD,2020-01-01\n");
        for quarter in 0..16 {
            let on = format!("{}-{:02}-15", 2020 + quarter / 4, 1 + quarter % 4 * 3);
            let amount = if n % 2 == 0 { 85 } else { 60 };
            transactions += &format!("P{n},expenditure,{on},{amount},USD,{on}\n");
        }
    }
    assert_eq!(story.import("activities", &activities).refused, 0);
    assert_eq!(story.import("transactions", &transactions).refused, 0);
    story
}

fn amber(value: f64) -> NewLimits {
    NewLimits { amber: Some(Limit::At(value)), ..NewLimits::default() }
}

#[test]
fn another_limit_is_tried_beside_the_one_in_force_and_changes_nothing() {
    let story = story();
    let as_of = story.as_of("2024-12-31");
    let trial = try_rule(&story.headway, &as_of, &Filters::default(), "pace-behind", amber(0.5), 16).unwrap();
    assert_eq!(trial.days.len(), 16);
    // 60 a quarter are six tenths of an even pace: below 0.7 and above 0.5, so the limit in force flags the five.
    assert_eq!((trial.in_force.activities, trial.tried.activities), (5, 0));
    // All are judged 90 days after the end they planned, and were late, since nobody says that they ended.
    assert_eq!((trial.in_force.precision, trial.in_force.false_alarms), (Some(1.0), 0));
    assert!(trial.activities.iter().all(|a| a.tried == 0 && a.in_force > 0 && a.outcome == "hit"));
    assert!(trial.in_force.rule_version.contains("watch=0.7") && trial.tried.rule_version.contains("watch=0.5"));
    let all = SignalsQuestion { all: true, ..SignalsQuestion::default() };
    let before = signals(&story.headway, &as_of, &Filters::default(), &all).unwrap();
    assert!(before.counts.iter().any(|c| c.rule == "pace-behind" && c.watch + c.act > 0));

    let unknown = try_rule(&story.headway, &as_of, &Filters::default(), "no-such-rule", amber(1.0), 8).unwrap_err();
    assert_eq!(unknown.code, "rule.not-found");
    let missing =
        try_rule(&story.headway, &as_of, &Filters::default(), "marker-not-screened", amber(1.0), 8).unwrap_err();
    assert_eq!(missing.code, "rule.facts-missing");
    let upside_down = NewLimits { amber: Some(Limit::At(0.4)), ..NewLimits::default() };
    let refused = try_rule(&story.headway, &as_of, &Filters::default(), "pace-behind", upside_down, 8).unwrap_err();
    assert_eq!(refused.code, "rule.limits-order");
}

#[test]
fn a_limit_holds_from_its_day_on_and_only_once_it_was_known() {
    let story = story();
    let flagged = |as_of: &str| {
        let question = SignalsQuestion { rule: Some("pace-behind".into()), all: true, ..SignalsQuestion::default() };
        signals(&story.headway, &story.as_of(as_of), &Filters::default(), &question).unwrap().signals.len()
    };
    assert_eq!(
        flagged("2026-11-23"),
        5,
        "three quarters spent of the whole time gone are above 0.7 for none of the slow"
    );
    let request = SetRequest {
        rule: "pace-behind".into(),
        limits: NewLimits { amber: Some(Limit::At(0.55)), ..NewLimits::default() },
        from: Some(day("2026-12-01")),
        reason: "agreed in the steering group".into(),
        door: "command",
        at: Instant(1_795_000_000),
    };
    let set = set_rule(&story.headway, &story.ctx, &request).unwrap();
    assert_eq!((set.amber, set.red, set.standing), (Some(0.55), Some(0.5), "set"));
    assert_eq!(set.valid_from.as_deref(), Some("2026-12-01"));
    assert_eq!(flagged("2026-11-23"), 5, "not in effect yet");
    assert_eq!(rules(&story.headway, &story.as_of("2026-11-30")).unwrap().rules[0].amber, Some(0.7));
    assert_eq!(rules(&story.headway, &story.as_of("2026-12-01")).unwrap().rules[0].amber, Some(0.55));
    // By the change before it was set, it was not known.
    let change = story.headway.last_change(&story.ctx).unwrap() - 1;
    let before = rules(&story.headway, &story.as_of(&format!("2026-12-01@{change}"))).unwrap();
    assert_eq!(before.rules[0].amber, Some(0.7));
    let blank = SetRequest { reason: " ".into(), ..request };
    assert_eq!(set_rule(&story.headway, &story.ctx, &blank).unwrap_err().code, "rule.reason-blank");
}

#[test]
fn rules_whose_facts_are_missing_are_listed_and_never_green() {
    let story = Story::new();
    let answer = rules(&story.headway, &story.ctx).unwrap();
    let missing: Vec<&str> =
        answer.rules.iter().filter(|r| r.state == "facts-missing").map(|r| r.rule.as_str()).collect();
    assert_eq!(missing, ["evaluation-response-missing", "marker-not-screened", "counterpart-changed"]);
    assert!(answer.rules.iter().filter(|r| r.state == "facts-missing").all(|r| r.signals.is_none()));
    let signature = answer.rules.iter().find(|r| r.rule == "stage-over-limit/signature").unwrap();
    assert_eq!((signature.norm, signature.lapse, signature.extension), (Some(183.0), Some(365.0), Some(91.0)));
    assert!(answer.rules.iter().all(|r| r.standing == "unconfirmed" && !r.basis.is_empty()));
}
