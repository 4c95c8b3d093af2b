//! The pace of one activity beside similar ones, as of earlier days.

use crate::support::Story;
use app::activities::show;

#[test]
fn an_activity_is_compared_with_what_others_had_spent_at_the_same_point() {
    let story = Story::new();
    let mut activities =
        "activity,title,status,planned_start,planned_end,approved_budget,currency,recorded_on\n".to_owned();
    let mut transactions = "activity,kind,date,amount,currency,recorded_on\n".to_owned();
    for n in 0..31 {
        activities += &format!("P{n},Project {n},implementation,2020-01-01,2021-12-31,2400,USD,2020-01-01\n");
        let amount = 400 + 10 * n;
        transactions += &format!("P{n},expenditure,2020-06-15,{amount},USD,2020-06-15\n");
    }
    activities += "A,Slow,implementation,2022-01-01,2023-12-31,1200,USD,2022-01-01\n";
    transactions += "A,expenditure,2022-06-15,120,USD,2022-06-15\n";
    assert_eq!(story.import("activities", &activities).refused, 0);
    assert_eq!(story.import("transactions", &transactions).refused, 0);

    let pace = |on: &str| show(&story.headway, &story.as_of(on), "A").unwrap().pace;
    let found = pace("2022-12-31");
    let others = found.compared_with.unwrap();
    assert_eq!((others.standing, others.n, found.not_judged), ("below", 31, None));
    assert!((others.median - 550.0 / 2_400.0).abs() < 1e-9);
    assert_eq!(found.spent_share, Some(0.1));
    assert!(found.months_needed.unwrap() > 100.0 && found.months_over.unwrap() > 88.0);

    let now: Vec<_> = found.course.iter().filter(|p| p.spent_share == Some(0.1)).collect();
    assert!(now.iter().any(|p| p.median == Some(others.median) && p.n == 31), "{:?}", found.course);
    assert!(found.course.last().is_some_and(|p| p.spent_share.is_none() && p.median.is_some()), "what lies ahead");

    let early = pace("2022-05-31");
    assert_eq!((early.not_judged, early.months_needed), (Some("first-quarter"), None));
    assert!(early.compared_with.is_none() && early.course.is_empty());
}
