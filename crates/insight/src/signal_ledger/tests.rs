//! The worked example of docs/methods/ledger-of-signals.md, each outcome, and the score by hand.

use super::*;
use crate::builder::{FactsBuilder, Line, day, version};
use crate::facts::ActivityVersion;
use domain::{LedgerKind, Said};

fn outcome(b: &FactsBuilder, rule: &str, then: &str, now: &str) -> Option<Outcome> {
    let facts = b.build();
    let (then, now) = (Portfolio::as_of(&facts, day(then)), Portfolio::as_of(&facts, day(now)));
    let money = Money::as_of(&facts, now.day());
    Judge::new(&facts, &now, &money).outcome(rule, &then, 0, None)
}

fn entry(on: &str, activity: u32, is_flagged: bool, outcome: Outcome) -> Entry {
    let severity = is_flagged.then_some(Severity::Watch);
    Entry { day: day(on), activity, part: (0, 0), severity, outcome }
}

#[test]
fn behind_pace_was_right_when_the_end_moved_or_money_was_left() {
    let mut b = FactsBuilder::new();
    let a = b.running("A", day("2020-01-01"), day("2021-12-31"), 1_000);
    let open = outcome(&b, "pace-behind", "2021-03-31", "2021-06-30");
    assert_eq!(open, Some(Outcome::Open));
    // By the planned end nothing was spent.
    assert_eq!(outcome(&b, "pace-behind", "2021-03-31", "2021-12-31"), Some(Outcome::Hit(day("2021-12-31"))));
    b.line(a, Line::new(LedgerKind::Expenditure, day("2021-12-01"), 800));
    assert_eq!(outcome(&b, "pace-behind", "2021-03-31", "2021-12-31"), Some(Outcome::Open), "four fifths are enough");
    let late = outcome(&b, "pace-behind", "2021-03-31", "2022-03-31");
    assert_eq!(late, Some(Outcome::Hit(day("2022-03-31"))), "nobody says it has ended, 90 days after the plan");

    let mut moved = b.clone();
    moved.says(a, ActivityVersion { planned_end: Said::Value(day("2022-03-30")), ..version(day("2021-07-01")) });
    assert_eq!(outcome(&moved, "pace-behind", "2021-03-31", "2021-12-31"), Some(Outcome::Open), "89 days are few");
    moved.says(a, ActivityVersion { planned_end: Said::Value(day("2022-03-31")), ..version(day("2021-08-01")) });
    assert_eq!(outcome(&moved, "pace-behind", "2021-03-31", "2021-12-31"), Some(Outcome::Hit(day("2021-08-01"))));
    assert_eq!(outcome(&moved, "pace-behind", "2021-03-31", "2021-07-31"), Some(Outcome::Open), "not known yet");

    b.says(a, ActivityVersion { actual_end: Said::Value(day("2022-01-15")), ..version(day("2022-01-20")) });
    assert_eq!(outcome(&b, "pace-behind", "2021-03-31", "2022-06-30"), Some(Outcome::Miss(day("2022-01-15"))));
}

#[test]
fn silence_is_judged_by_the_next_spending() {
    let mut b = FactsBuilder::new();
    let a = b.running("A", day("2020-01-01"), day("2024-12-31"), 1_000);
    assert_eq!(outcome(&b, "no-spending", "2021-03-31", "2021-09-29"), Some(Outcome::Open));
    assert_eq!(outcome(&b, "no-spending", "2021-03-31", "2021-09-30"), Some(Outcome::Hit(day("2021-09-30"))));
    b.line(a, Line::new(LedgerKind::Expenditure, day("2021-09-30"), 1));
    assert_eq!(outcome(&b, "no-spending", "2021-03-31", "2021-12-31"), Some(Outcome::Miss(day("2021-09-30"))));
}

#[test]
fn stale_data_are_judged_by_the_next_fact_and_overspending_by_its_correction() {
    let mut b = FactsBuilder::new();
    let a = b.running("A", day("2020-01-01"), day("2024-12-31"), 1_000);
    b.line(a, Line::new(LedgerKind::Expenditure, day("2021-01-31"), 1_100));
    assert_eq!(outcome(&b, "stale-data", "2021-06-30", "2021-09-28"), Some(Outcome::Hit(day("2021-09-28"))));
    assert_eq!(outcome(&b, "spent-over-plan", "2021-01-31", "2021-12-31"), Some(Outcome::Hit(day("2021-08-02"))));
    b.line(a, Line::new(LedgerKind::Expenditure, day("2021-07-01"), -100));
    assert_eq!(outcome(&b, "stale-data", "2021-06-30", "2021-09-28"), Some(Outcome::Miss(day("2021-07-01"))));
    assert_eq!(outcome(&b, "spent-over-plan", "2021-01-31", "2021-12-31"), Some(Outcome::Miss(day("2021-08-02"))));
    assert_eq!(outcome(&b, "no-such-rule", "2021-01-31", "2021-12-31"), None);
}

#[test]
fn the_worked_score_of_the_method_page() {
    let (hit, miss) = (Outcome::Hit(day("2022-06-30")), Outcome::Miss(day("2022-06-30")));
    let entries = [
        entry("2021-12-31", 0, true, hit),
        entry("2021-12-31", 1, true, miss),
        entry("2021-12-31", 2, false, hit),
        entry("2021-12-31", 3, false, miss),
        entry("2022-03-31", 0, true, hit),
        entry("2022-03-31", 1, false, miss),
        entry("2022-09-30", 4, true, Outcome::Hit(day("2022-12-31"))),
        entry("2022-09-30", 5, true, Outcome::Open),
    ];
    let score = score(&entries);
    assert_eq!((score.looked, score.flagged, score.open, score.judged, score.hits), (8, 5, 1, 4, 3));
    assert_eq!((score.precision, score.recall), (Some(0.75), Some(0.75)));
    // Of the looks of its day came 2 of 4 beside the first two flags, 1 of 2 beside the third, 1 of 1 beside the fourth.
    assert_eq!(score.base_rate, Some(0.625));
    assert_eq!(score.lift.map(|(lift, ..)| lift), Some(0.125));
    // First flags: activity 0 on 2021-12-31 (181 days), activity 4 on 2022-09-30 (92 days).
    assert_eq!(score.lead_days, Some(136.5));
    // Only the last judged flag had a past: 2 of 3 flags and 3 of 6 looks came, so (2 + 20 × 0.5) / (3 + 20).
    let calibration = score.calibration.unwrap();
    assert!((calibration.expected - 12.0 / 23.0).abs() < 1e-12 && calibration.observed == 1.0 && calibration.n == 1);
    assert_eq!(score.verdict, Verdict::TooFew);
}

#[test]
fn a_rule_that_flags_at_random_is_no_better_than_flagging_everybody() {
    let mut chance = Chance::seeded(3);
    let entries: Vec<Entry> = (0..2_000)
        .map(|activity| {
            let hit = chance.share() < 0.4;
            let outcome = if hit { Outcome::Hit(day("2022-01-01")) } else { Outcome::Miss(day("2022-01-01")) };
            entry("2021-12-31", activity, chance.share() < 0.3, outcome)
        })
        .collect();
    assert_eq!(score(&entries).verdict, Verdict::NotToldApart);
    // The same outcomes, flagged where they came, two times in three.
    let knowing: Vec<Entry> = entries
        .iter()
        .map(|e| entry("2021-12-31", e.activity, e.outcome.is_hit() == Some(true) && e.activity % 3 != 0, e.outcome))
        .collect();
    let score = score(&knowing);
    assert_eq!((score.verdict, score.precision), (Verdict::Better, Some(1.0)));
}

#[test]
fn a_day_on_which_nothing_is_flagged_does_not_count_against_a_rule() {
    let (hit, miss) = (Outcome::Hit(day("2022-06-30")), Outcome::Miss(day("2022-06-30")));
    // On the first day nothing is flagged and everything comes; on the second, half of the flagged and a quarter of all.
    let quiet = (0..100).map(|a| entry("2021-12-31", a, false, hit));
    let flags = (0..100).map(|a| entry("2022-03-31", a, a % 2 == 0, if a % 4 == 0 { hit } else { miss }));
    let told = score(&quiet.chain(flags).collect::<Vec<_>>());
    assert_eq!((told.precision, told.base_rate), (Some(0.5), Some(0.25)));
    assert_eq!(told.verdict, Verdict::Better, "flagging all of both days would have been right five times in eight");
    // Two stages with rates of their own are not laid together either.
    let of_stage =
        |stage, a: u32, is_flagged, outcome| Entry { part: (stage, 0), ..entry("2022-03-31", a, is_flagged, outcome) };
    let stages =
        (0..40).flat_map(|a| [of_stage(1, a, false, hit), of_stage(2, a, a % 2 == 0, if a < 20 { hit } else { miss })]);
    let told = score(&stages.collect::<Vec<_>>());
    assert_eq!((told.precision, told.base_rate), (Some(0.5), Some(0.5)));
    assert_eq!(told.verdict, Verdict::NotToldApart);
}

#[test]
fn quarters_end_on_their_last_day() {
    let ends = |on: &str, n| quarter_ends(day(on), n).iter().map(Day::to_string).collect::<Vec<_>>();
    assert_eq!(ends("2022-03-31", 2), ["2021-12-31", "2022-03-31"]);
    assert_eq!(ends("2022-03-30", 2), ["2021-09-30", "2021-12-31"]);
    assert_eq!(ends("2022-04-01", 1), ["2022-03-31"]);
}
