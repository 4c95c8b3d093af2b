//! A signal's life: raised, recorded, acted on, cleared, judged, and computed again to the digit.

use crate::support::{Story, day};
use app::filters::Filters;
use app::ledger_of_signals::{ActionRequest, LedgerAnswer, LedgerQuestion, act, ledger_of_signals, record};
use app::signals::{SignalsQuestion, signals};
use domain::Instant;

/// Two activities of four years that spend nothing; one of them is paid later.
fn silent() -> Story {
    let story = Story::new();
    let activities = "activity,title,status,office,planned_start,planned_end,approved_budget,currency,recorded_on\n\
                      A,Water,implementation,Nairobi,2022-01-01,2025-12-31,1000,USD,2022-01-01\n\
                      B,Roads,implementation,Nairobi,2022-01-01,2025-12-31,1000,USD,2022-01-01\n";
    assert_eq!(story.import("activities", activities).refused, 0);
    story
}

fn ledger(story: &Story, as_of: &str, check: bool) -> LedgerAnswer {
    let question = LedgerQuestion { quarters: 8, check };
    ledger_of_signals(&story.headway, &story.as_of(as_of), &Filters::default(), question).unwrap()
}

fn recorded(story: &Story, as_of: &str) -> app::ledger_of_signals::RecordAnswer {
    record(&story.headway, &story.as_of(as_of), "command", Instant(1_795_000_000)).unwrap()
}

#[test]
fn a_signal_is_recorded_acted_on_cleared_judged_and_computed_again() {
    let story = silent();
    let first = recorded(&story, "2022-07-31");
    // Nothing spent for six months, and nothing recorded for 120 days, by both.
    assert_eq!((first.signals, first.raised, first.changed, first.cleared), (4, 4, 0, 0));
    let again = recorded(&story, "2022-07-31");
    assert_eq!((again.raised, again.change), (0, None), "the same day again stores nothing");

    let done = |signal: &str, acted| ActionRequest {
        signal: signal.to_owned(),
        acted,
        note: "asked for the first invoice".to_owned(),
        person: Some("Budget holder".to_owned()),
        done_on: Some(day("2022-08-15")),
        door: "command",
        at: Instant(1_795_000_001),
    };
    let answer = act(&story.headway, &story.ctx, &done("no-spending/A", true)).unwrap();
    assert_eq!((answer.person.as_str(), answer.done_on.as_str()), ("Budget holder", "2022-08-15"));
    let unknown = act(&story.headway, &story.ctx, &done("no-spending/C", true)).unwrap_err();
    assert_eq!(unknown.code, "signal.not-recorded");

    // A pays in September; the file comes later and says when it was known.
    let paid = "activity,kind,date,amount,currency,recorded_on\nA,expenditure,2022-09-10,100,USD,2022-09-12\n";
    assert_eq!(story.import("transactions", paid).new, 1);
    let second = recorded(&story, "2022-10-31");
    assert_eq!((second.raised, second.cleared), (0, 2), "both signals of A are gone");
    let earlier = record(&story.headway, &story.as_of("2022-09-30"), "command", Instant(0)).unwrap_err();
    assert_eq!(earlier.code, "ledger.later-recorded");

    let answer = ledger(&story, "2026-11-23", true);
    let of = |id: &str| answer.signals.iter().find(|s| s.id == id).unwrap();
    let a = of("no-spending/A");
    assert_eq!((a.outcome, a.outcome_on.as_deref()), (Some("false-alarm"), Some("2022-09-10")));
    assert_eq!((a.cleared_as_of.as_deref(), a.actions.len()), (Some("2022-10-31"), 1));
    let b = of("no-spending/B");
    assert_eq!((b.outcome, b.outcome_on.as_deref(), b.lead_days), (Some("hit"), Some("2023-01-30"), Some(183)));
    let rule = answer.rules.iter().find(|r| r.rule == "no-spending").unwrap();
    assert_eq!((rule.recorded.judged.n, rule.recorded.judged.precision), (2, Some(0.5)));
    assert_eq!((rule.recorded.acted.precision, rule.recorded.not_acted.precision), (Some(0.0), Some(1.0)));

    // To the digit, although facts came in between.
    let recomputed = answer.recomputed.unwrap();
    assert_eq!((recomputed.n, recomputed.same), (4, 4), "{:?}", recomputed.differing);
    assert_eq!(story.headway.verify_changes(&story.ctx).unwrap().first_broken, None);
}

#[test]
fn a_back_dated_fact_changes_the_figure_but_not_the_record() {
    let story = silent();
    recorded(&story, "2022-07-31");
    let late = "activity,kind,date,amount,currency,recorded_on\nA,expenditure,2022-03-01,100,USD,2022-03-01\n";
    assert_eq!(story.import("transactions", late).new, 1);
    let today = signals(&story.headway, &story.as_of("2022-07-31"), &Filters::default(), &SignalsQuestion::default());
    assert!(today.unwrap().signals.iter().all(|s| s.id != "no-spending/A"), "the back-dated payment is known now");
    let recomputed = ledger(&story, "2026-11-23", true).recomputed.unwrap();
    assert_eq!((recomputed.n, recomputed.same), (4, 4));
    // Before it was recorded it is not in the ledger.
    assert!(ledger(&story, "2022-07-30", false).signals.is_empty());
}

#[test]
fn a_new_portfolio_has_a_score_at_once() {
    let story = Story::new();
    let mut activities =
        "activity,title,status,planned_start,planned_end,approved_budget,currency,recorded_on\n".to_owned();
    let mut transactions = "activity,kind,date,amount,currency,recorded_on\n".to_owned();
    // Thirty that never spend, thirty that spend every quarter.
    for n in 0..60 {
        activities += &format!("P{n:02},Project {n},implementation,2020-01-01,2024-12-31,1000,USD,2020-01-01\n");
        for quarter in (0..16).filter(|_| n % 2 == 0) {
            let on = format!("{}-{:02}-15", 2020 + quarter / 4, 1 + quarter % 4 * 3);
            transactions += &format!("P{n:02},expenditure,{on},20,USD,{on}\n");
        }
    }
    assert_eq!(story.import("activities", &activities).refused, 0);
    assert_eq!(story.import("transactions", &transactions).refused, 0);
    let answer = ledger(&story, "2023-12-31", false);
    assert_eq!((answer.days.len(), answer.days[7].as_str()), (8, "2023-12-31"));
    let rule = answer.rules.iter().find(|r| r.rule == "no-spending").unwrap();
    // Thirty silent ones at each of eight quarter ends; the last two are not judged yet.
    assert_eq!((rule.looked, rule.flagged, rule.open, rule.judged), (480, 240, 60, 180));
    assert_eq!((rule.precision, rule.base_rate, rule.recall), (Some(1.0), Some(0.5), Some(1.0)));
    assert_eq!((rule.verdict, rule.activities), ("better", 30));
}
