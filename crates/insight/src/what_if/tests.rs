//! What-if: the worked example of the method page, too few cases, and what must hold for any log.

use super::*;
use crate::builder::{Event, FactsBuilder, day};
use crate::portfolio::Portfolio;
use crate::selection::Selection;
use domain::Instant;
use proptest::prelude::*;

const AS_OF: &str = "2024-06-30";

/// Every Monday four requests are submitted; they are approved on Thursday and paid on the Tuesday after.
fn payments(weeks: i32) -> (Facts, [u32; 3]) {
    let mut b = FactsBuilder::new();
    let p = b.process("payment");
    let steps = [b.step("submitted"), b.step("approved"), b.end_step("paid")];
    for week in 0..weeks {
        for number in 0..4 {
            let case = b.case(&format!("{week}-{number}"));
            let monday = day(AS_OF).plus_days(-6 - 7 * week);
            for (step, after) in steps.iter().zip([0, 3, 8]) {
                b.event(Event::new(p, case, *step, monday.plus_days(after).start()));
            }
        }
    }
    (b.build(), steps)
}

fn asked(facts: &Facts, change: Change) -> WhatIf {
    let portfolio = Portfolio::as_of(facts, day(AS_OF));
    let log = CaseLog::as_of(facts, &portfolio, &Selection::everything(&portfolio), 1);
    what_if(facts, &log, Question { weeks: 8, window_weeks: 13, change })
}

fn of(answer: &WhatIf, step: u32) -> &Outlook {
    answer.steps.iter().find(|s| s.step == step).unwrap()
}

fn sure(value: f64) -> Quantiles {
    Quantiles { p10: value, p50: value, p90: value }
}

#[test]
fn the_worked_example_of_the_method_page() {
    let (facts, [_, approved, paid]) = payments(20);
    let half = Change { step: Some(paid), factor: 0.5, ..Change::default() };
    let answer = asked(&facts, half);
    assert_eq!((answer.basis.begun, answer.basis.open), (52, 4), "thirteen weeks of four");
    let queue = of(&answer, paid);
    assert_eq!(queue.now, 4);
    for (week, (base, changed)) in queue.base.iter().zip(&queue.changed).enumerate() {
        assert_eq!((base.queue, base.completions), (sure(4.0), sure(4.0)));
        assert_eq!(base.median_days, Some(sure(5.0)), "from Thursday to Tuesday");
        assert_eq!((changed.queue, changed.completions), (sure(6.0 + 2.0 * week as f64), sure(2.0)));
    }
    assert_eq!(queue.difference[7], sure(16.0));
    assert_eq!(queue.changed[7].median_days, Some(sure(33.0)), "five days, and four weeks in line");
    assert_eq!(of(&answer, approved).difference[7], sure(0.0));
    assert_eq!(answer.all.unwrap().changed[7].queue, sure(20.0));
}

#[test]
fn more_capacity_gains_nothing_where_nobody_waits_for_it_on_its_days() {
    let (facts, [_, _, paid]) = payments(20);
    let more = asked(&facts, Change { step: Some(paid), extra: 2.0, ..Change::default() });
    assert_eq!(of(&more, paid).difference[7], sure(0.0), "whoever is there on a Tuesday is paid");
}

#[test]
fn a_limit_lets_nobody_wait_longer() {
    let (facts, [_, _, paid]) = payments(20);
    let limited = asked(&facts, Change { step: Some(paid), limit_days: Some(2), ..Change::default() });
    assert_eq!(of(&limited, paid).changed[0].queue, sure(0.0), "approved on Thursday, paid on Saturday");
    assert_eq!(of(&limited, paid).changed[7].median_days, Some(sure(2.0)));
}

#[test]
fn a_step_that_is_skipped_is_not_completed_and_its_wait_falls_away() {
    let (facts, [_, approved, paid]) = payments(20);
    let skipped = asked(&facts, Change { step: Some(approved), skipped: 1.0, ..Change::default() });
    assert_eq!(of(&skipped, approved).changed[3].completions, sure(0.0));
    // Ready for payment on Monday, due five days later on a Saturday; payments are made on Tuesdays.
    assert_eq!(of(&skipped, paid).changed[3].median_days, Some(sure(8.0)));
    assert_eq!(of(&skipped, paid).changed[3].queue, sure(4.0));
}

#[test]
fn more_new_cases_pile_up_before_a_step_that_has_no_better_days() {
    let (facts, [_, approved, paid]) = payments(20);
    let double = asked(&facts, Change { arrivals: 2.0, ..Change::default() });
    assert_eq!(of(&double, approved).difference[7], sure(32.0), "four more every week");
    assert_eq!(of(&double, paid).difference[7], sure(0.0));
    let none = asked(&facts, Change { arrivals: 0.0, ..Change::default() });
    assert_eq!(none.all.unwrap().changed[1].queue, sure(0.0));
}

#[test]
fn too_few_cases_give_no_answer_but_say_how_few() {
    let (facts, [_, _, paid]) = payments(7);
    let answer = asked(&facts, Change::default());
    assert_eq!((answer.basis.begun, answer.all, answer.steps.len()), (28, None, 0));
    let (facts, _) = payments(20);
    let never_seen = asked(&facts, Change { step: Some(paid + 50), factor: 2.0, ..Change::default() });
    assert_eq!((never_seen.basis.of_step, never_seen.all), (Some(0), None));
}

#[test]
fn an_empty_log_gives_no_answer() {
    let mut b = FactsBuilder::new();
    b.process("payment");
    assert_eq!(asked(&b.build(), Change::default()).basis, Basis::default());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    #[test]
    fn answers_repeat_ignore_the_future_and_a_stopped_step_completes_nothing(
        rows in prop::collection::vec((0i32..90, prop::collection::vec((0usize..4, 0i32..12), 1..5)), 60..90),
    ) {
        let build = |with_future: bool| {
            let mut b = FactsBuilder::new();
            let p = b.process("x");
            let steps: Vec<u32> = (0..4).map(|i| b.step(&i.to_string())).collect();
            for (number, (back, visits)) in rows.iter().enumerate() {
                let case = b.case(&number.to_string());
                let mut on = day(AS_OF).0 - back;
                for (step, wait) in visits {
                    on += wait;
                    if with_future || on <= day(AS_OF).0 {
                        b.event(Event::new(p, case, steps[*step], Instant(i64::from(on) * 86_400 + 3_600)));
                    }
                }
            }
            (b.build(), steps)
        };
        let (facts, steps) = build(false);
        let change = Change { step: Some(steps[1]), factor: 0.0, ..Change::default() };
        let answer = asked(&facts, change);
        prop_assert_eq!(format!("{:?}", answer), format!("{:?}", asked(&build(true).0, change)));
        for outlook in answer.steps.iter().filter(|s| s.step == steps[1]) {
            prop_assert!(outlook.changed.iter().all(|w| w.completions == sure(0.0)));
        }
        for week in answer.all.iter().flat_map(|all| &all.base) {
            prop_assert!(week.queue.p10 <= week.queue.p50 && week.queue.p50 <= week.queue.p90);
        }
    }
}
