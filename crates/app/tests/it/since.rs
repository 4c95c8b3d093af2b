//! What got worse since a month ago, on the demonstration portfolio: the same as two lists of activities laid side by side.

use crate::support::*;
use app::activities::{ListQuestion, list};
use app::filters::Filters;
use app::since::{month_before, since};
use domain::{Context, Instant};
use std::collections::HashMap;

fn demonstrated(activities: u64) -> Story {
    let story = Story::new();
    let spec = demonstration::Spec { activities, ..demonstration::Spec::new(day(TODAY)) };
    app::demonstration::fill(&story.headway, &story.ctx, &spec, Instant(1_795_000_000), &mut |_| {}).unwrap();
    story
}

#[test]
fn what_moved_is_what_two_days_say_of_the_same_activities() {
    let story = demonstrated(80);
    let earlier = month_before(day(TODAY));
    assert_eq!(earlier.to_string(), "2026-10-23");
    let answer = since(&story.headway, &story.ctx, &Filters::default(), earlier).unwrap();
    let states = |ctx: &Context| -> HashMap<String, &'static str> {
        let question = ListQuestion { per_page: 0, ..ListQuestion::default() };
        let rows = list(&story.headway, ctx, &Filters::default(), &question).unwrap().activities;
        rows.into_iter().map(|row| (row.activity, row.state)).collect()
    };
    let (then, now) = (states(&story.as_of("2026-10-23")), states(&story.ctx));
    let urgent = |state: &str| match state {
        "act" => 2,
        "watch" => 1,
        _ => 0,
    };
    let before = |activity: &String| then.get(activity).copied();
    let worse: Vec<&String> = now.keys().filter(|a| urgent(now[*a]) > before(a).map_or(0, urgent)).collect();
    assert!(!worse.is_empty(), "a month of a made-up portfolio is not without trouble");
    assert_eq!(answer.worse as usize, worse.len());
    let told: Vec<&String> = answer.moved.iter().filter(|m| m.movement == "worse").map(|m| &m.activity).collect();
    assert!(worse.iter().all(|a| told.contains(a)), "{told:?}");
    assert_eq!(answer.then.act as usize, then.values().filter(|s| **s == "act").count());
    assert_eq!(answer.now.act as usize, now.values().filter(|s| **s == "act").count());
    for moved in &answer.moved {
        assert_eq!((moved.from, moved.to), (before(&moved.activity), now[&moved.activity]), "{moved:?}");
    }
    assert_eq!(answer.table().rows.len(), answer.moved.len());
}

#[test]
fn before_the_first_fact_nothing_is_compared_and_a_later_day_is_refused() {
    let story = demonstrated(10);
    let ask = |earlier: &str| since(&story.headway, &story.ctx, &Filters::default(), day(earlier));
    let before = ask("1960-01-01").unwrap();
    assert!(!before.known_then && before.moved.is_empty() && before.rates.is_empty());
    assert!(before.spent_between.is_none(), "nothing known is not zero");
    assert_eq!(ask(TODAY).unwrap_err().code, "since.not-earlier");
}
