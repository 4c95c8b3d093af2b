//! What if, told through imported events: four payments a week, half the capacity to pay, and what became known later.

use crate::support::Story;
use app::filters::Filters;
use app::what_if::{OutlookAnswer, WhatIfAnswer, WhatIfQuestion, what_if};
use domain::Day;
use std::fmt::Write;

const AS_OF: &str = "2024-06-30";

/// Four requests every Monday for 20 weeks, approved on Thursday and paid on the Tuesday after.
fn events() -> String {
    let mut table = String::from("process,case,step,completed_at,status,recorded_on\n");
    let last_monday = Day::parse(AS_OF).unwrap().plus_days(-6);
    for number in 0..80 {
        let monday = last_monday.plus_days(-7 * (number / 4));
        for (step, after, status) in [("submitted", 0, ""), ("approved", 3, ""), ("paid", 8, "done")] {
            let on = monday.plus_days(after);
            writeln!(table, "payment,{number},{step},{on},{status},{on}").unwrap();
        }
    }
    table
}

fn asked(story: &Story, as_of: &str, question: WhatIfQuestion) -> WhatIfAnswer {
    let question = WhatIfQuestion { process: "payment".into(), ..question };
    what_if(&story.headway, &story.as_of(as_of), &Filters::default(), &question).unwrap()
}

fn paid(answer: &WhatIfAnswer) -> &OutlookAnswer {
    answer.steps.iter().find(|s| s.name == "paid").unwrap()
}

#[test]
fn half_the_capacity_makes_the_queue_grow_and_later_knowledge_changes_nothing_before_its_day() {
    let story = Story::new();
    assert!(Story::refusals(&story.import("events", &events())).is_empty());
    let half = WhatIfQuestion { step: Some("paid".into()), capacity: Some("x0.5".into()), ..WhatIfQuestion::default() };
    let answer = asked(&story, AS_OF, half.clone());
    let last = &paid(&answer).weeks[7];
    assert_eq!((last.week, last.ends_on.as_str(), paid(&answer).now), (8, "2024-08-25", 4));
    assert_eq!((last.base.queue.p50, last.changed.unwrap().queue.p50), (Some(4.0), Some(20.0)));
    assert_eq!(last.difference.unwrap().p50, Some(16.0));
    let csv = answer.table().to_csv();
    assert_eq!(csv.lines().count(), 1 + answer.weeks as usize * (1 + answer.steps.len()), "{csv}");

    // Ten more were approved before the day asked, but nobody knew until July.
    let mut late = String::from("process,case,step,completed_at,recorded_on\n");
    for number in 0..10 {
        writeln!(late, "payment,late-{number},submitted,2024-06-24,2024-07-01").unwrap();
        writeln!(late, "payment,late-{number},approved,2024-06-27,2024-07-01").unwrap();
    }
    assert!(Story::refusals(&story.import("events", &late)).is_empty());
    let again = asked(&story, AS_OF, half);
    assert_eq!(serde_json::to_string(&again).unwrap(), serde_json::to_string(&answer).unwrap());
    let july = asked(&story, "2024-07-01", WhatIfQuestion::default());
    assert!(paid(&july).now >= 10, "{}", paid(&july).now);

    let before = asked(&story, "2023-12-31", WhatIfQuestion::default());
    assert_eq!((before.is_answered, before.steps.len(), before.basis.begun), (false, 0, 0));
    assert!(before.table().rows.is_empty());
}
