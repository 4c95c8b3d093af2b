//! The pace beside similar activities: the worked example of the method page, who is compared with whom, and seasons.

use super::*;
use crate::builder::{FactsBuilder, Line, day, version};
use crate::facts::ActivityVersion;
use domain::{LedgerKind, Said};

fn judged(b: &FactsBuilder, activity: u32, on: &str) -> JudgedPace {
    let facts = b.clone().build();
    let portfolio = Portfolio::as_of(&facts, day(on));
    let money = Money::as_of(&facts, day(on));
    let balance = Balances::new(&money, &portfolio, &[]).of(activity);
    Peers::of(&facts, &portfolio, &money).judge(&portfolio, activity, &balance)
}

/// Spends the same on the 15th of every month of a year.
fn spends_monthly(b: &mut FactsBuilder, activity: u32, year: i32, units: i64) {
    for month in 1..=12 {
        b.line(activity, Line::new(LedgerKind::Expenditure, day(&format!("{year}-{month:02}-15")), units));
    }
}

/// So many activities of 2020 and 2021, each with a total of 2,400; number k spends 40 + k a month in 2020.
fn others(b: &mut FactsBuilder, prefix: &str, count: u32, instrument: Option<u32>) -> Vec<u32> {
    (0..count)
        .map(|k| {
            let a = b.running(&format!("{prefix}{k}"), day("2020-01-01"), day("2021-12-31"), 2_400);
            spends_monthly(b, a, 2020, 40 + i64::from(k));
            if let Some(instrument) = instrument {
                let said = ActivityVersion { instrument: Said::Value(instrument), ..version(day("2020-01-01")) };
                b.says(a, said);
            }
            a
        })
        .collect()
}

fn close(x: Option<f64>, y: f64) {
    assert!(x.is_some_and(|x| (x - y).abs() < 1e-9), "{x:?} {y}");
}

#[test]
fn the_worked_example_of_the_method_page() {
    let mut b = FactsBuilder::new();
    others(&mut b, "P", 31, None);
    let a = b.running("A", day("2022-01-01"), day("2023-12-31"), 1_200);
    spends_monthly(&mut b, a, 2022, 20);
    let found = judged(&b, a, "2022-12-31");
    let comparison = found.comparison.unwrap();
    assert_eq!((comparison.n, comparison.in_common.len(), comparison.standing), (31, 0, Standing::Below));
    // 364 of 729 days gone: of the 730 of 2020 and 2021 that is 2020-12-30, when twelve payments had been made.
    close(Some(comparison.median), 12.0 * 55.0 / 2_400.0);
    close(Some(comparison.lower_quartile), 12.0 * 47.5 / 2_400.0);
    close(Some(comparison.upper_quartile), 12.0 * 62.5 / 2_400.0);
    close(found.pace.spent_share, 0.2);
    close(found.pace.elapsed_of_first, 364.0 / 729.0);
    // 240 in 364 days, which are 11.96 months; 960 are left.
    let pace = 240.0 / (364.0 / DAYS_PER_MONTH);
    assert!((found.pace.per_month.unwrap() - pace).abs() < 1e-6, "months are even: {:?}", found.pace.per_month);
    assert!((found.pace.months_needed.unwrap() - 960.0 / pace).abs() < 1e-6, "{:?}", found.pace.months_needed);
    close(found.pace.months_left, 365.0 / DAYS_PER_MONTH);
    assert!((found.pace.months_over.unwrap() - (960.0 / pace - 365.0 / DAYS_PER_MONTH)).abs() < 1e-6);
}

#[test]
fn the_course_goes_through_the_day_asked_and_ends_where_too_few_have_lived_so_long() {
    let mut b = FactsBuilder::new();
    others(&mut b, "P", 31, None);
    let a = b.running("A", day("2022-01-01"), day("2023-12-31"), 1_200);
    spends_monthly(&mut b, a, 2022, 20);
    let facts = b.build();
    let portfolio = Portfolio::as_of(&facts, day("2022-12-31"));
    let money = Money::as_of(&facts, day("2022-12-31"));
    let balance = Balances::new(&money, &portfolio, &[]).of(a);
    let peers = Peers::of(&facts, &portfolio, &money);
    let found = peers.judge(&portfolio, a, &balance);
    let (elapsed, comparison) = (found.pace.elapsed_of_first.unwrap(), found.comparison.unwrap());
    let course = peers.course(&portfolio, a, &balance, elapsed, &comparison);
    // 364/729 is nearly ten steps of a twentieth: the tenth point is the day asked.
    assert_eq!((course.len(), course[10].n), (21, 31));
    close(Some(course[10].elapsed), elapsed);
    close(course[10].own, 0.2);
    assert_eq!(course[10].quartiles.map(|q| q[1]), Some(comparison.median));
    // On the first day nobody had spent; half way, 182 days into the plan, six payments had been made.
    assert_eq!((course[0].own, course[0].quartiles), (Some(0.0), Some([0.0; 3])));
    close(course[5].own, 6.0 * 20.0 / 1_200.0);
    close(course[5].quartiles.map(|q| q[1]), 6.0 * 55.0 / 2_400.0);
    // What lies ahead is known of the others alone, who had all lived to the end of their plans.
    assert_eq!((course[20].own, course[20].n), (None, 31));
    assert!(course[20].quartiles.is_some());
}

#[test]
fn what_is_not_judged_says_why() {
    let mut b = FactsBuilder::new();
    others(&mut b, "P", 30, None);
    let young = b.running("young", day("2022-10-01"), day("2024-12-31"), 100);
    let closed = b.running("closed", day("2022-01-01"), day("2023-12-31"), 100);
    let status = Said::Value(ActivityStatus::Closed);
    b.says(closed, ActivityVersion { status, ..version(day("2022-06-01")) });
    let pipeline = b.running("pipeline", day("2022-01-01"), day("2023-12-31"), 100);
    let status = Said::Value(ActivityStatus::Pipeline);
    b.says(pipeline, ActivityVersion { status, ..version(day("2022-06-01")) });
    let planless = b.activity("planless");
    b.says(planless, ActivityVersion { actual_start: Said::Value(day("2022-01-01")), ..version(day("2022-01-01")) });
    let totalless = b.activity("totalless");
    let said = ActivityVersion {
        planned_start: Said::Value(day("2022-01-01")),
        planned_end: Said::Value(day("2023-12-31")),
        ..version(day("2022-01-01"))
    };
    b.says(totalless, said);
    let before_the_ledger = b.running("early", day("2018-12-01"), day("2023-12-31"), 100);
    let long = b.running("long", day("2019-02-01"), day("2019-12-31"), 100);
    for (activity, why) in [
        (young, NotJudged::FirstQuarter),
        (closed, NotJudged::Ended),
        (pipeline, NotJudged::NotBegun),
        (planless, NotJudged::NoPlan),
        (totalless, NotJudged::NoTotal),
        (before_the_ledger, NotJudged::NotRecorded),
        (long, NotJudged::TooFew),
    ] {
        let found = judged(&b, activity, "2022-12-31");
        assert_eq!(found.comparison, Err(why));
        assert_eq!(found.pace.months_needed, None, "{why:?}: nothing spent, or not judged");
        assert_eq!(
            found.pace.spent_share.is_none(),
            matches!(why, NotJudged::NoTotal | NotJudged::NotRecorded | NotJudged::NoPlan)
        );
    }
}

#[test]
fn the_most_alike_group_with_thirty_lives_is_compared_with() {
    let mut b = FactsBuilder::new();
    let (grant, loan) = (b.instrument("grant"), b.instrument("loan"));
    others(&mut b, "G", 30, Some(grant));
    others(&mut b, "L", 29, Some(loan));
    let a = b.running("A", day("2022-01-01"), day("2023-12-31"), 1_200);
    spends_monthly(&mut b, a, 2022, 20);
    for (instrument, n, in_common) in [(grant, 30, vec!["instrument"]), (loan, 59, vec![])] {
        let mut b = b.clone();
        b.says(a, ActivityVersion { instrument: Said::Value(instrument), ..version(day("2022-01-02")) });
        let comparison = judged(&b, a, "2022-12-31").comparison.unwrap();
        assert_eq!((comparison.n, comparison.in_common), (n, in_common));
    }
}

#[test]
fn only_lives_that_reached_the_point_and_were_known_by_the_day_count() {
    let mut b = FactsBuilder::new();
    let peers = others(&mut b, "P", 31, None);
    let a = b.running("A", day("2020-03-01"), day("2020-12-31"), 1_200);
    spends_monthly(&mut b, a, 2020, 20);
    // By the middle of 2020 no other life had come as far as two fifths.
    assert_eq!(judged(&b, a, "2020-06-30").comparison, Err(NotJudged::TooFew));
    let late = judged(&b, a, "2022-12-31");
    assert_eq!(late.comparison, Err(NotJudged::TooFew), "three and a half lives gone");
    // Cancelled and absurd lives are left out.
    let a = b.running("B", day("2022-01-01"), day("2023-12-31"), 1_200);
    let status = Said::Value(ActivityStatus::Cancelled);
    b.says(peers[0], ActivityVersion { status, ..version(day("2021-01-01")) });
    let total = Said::Value(Amount::units(1));
    b.says(peers[1], ActivityVersion { approved_budget: total, ..version(day("2021-01-01")) });
    let n = |on: &str| judged(&b, a, on).comparison.map(|c| c.n);
    assert_eq!(n("2022-12-31"), Ok(30), "29 of them and A");
}

#[test]
fn months_are_counted_by_how_they_usually_spend() {
    let mut b = FactsBuilder::new();
    let a = b.running("A", day("2018-01-01"), day("2024-12-31"), 10_000);
    for year in 2018..=2022 {
        b.line(a, Line::new(LedgerKind::Expenditure, day(&format!("{year}-12-15")), 100));
    }
    let facts = b.build();
    let on = day("2022-12-31");
    let history = History::of(&Money::as_of(&facts, on), 1);
    let seasons = Seasons::of(&history, on.month_number());
    // Five Decembers of twelve average months and two even years: 62/7 in December, 2/7 in every other month.
    let of = |average| months_to_spend(average, &seasons, on);
    assert!((of(2.0 / 7.0) - 1.0).abs() < 1e-9);
    assert!((of(22.0 / 7.0) - 11.0).abs() < 1e-9);
    assert!((of(53.0 / 7.0) - 11.5).abs() < 1e-9);
    assert!((of(24.0 + 1.0 / 7.0) - 24.5).abs() < 1e-9);
    assert_eq!(of(0.0), 0.0);
    let november = months_to_spend(31.0 / 7.0, &seasons, day("2022-11-30"));
    assert!((november - 0.5).abs() < 1e-9, "half of December's money");
}
