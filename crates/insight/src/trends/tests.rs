//! Trends on small portfolios that can be counted by hand.

use super::*;
use crate::builder::{Event, FactsBuilder, Line, day, version};
use crate::facts::ActivityVersion;
use domain::{LedgerKind, Said};
use proptest::prelude::*;

fn trend(facts: &Facts, on: &str, measure: &str, length: Length, by: Option<&str>) -> Trends {
    let portfolio = Portfolio::as_of(facts, day(on));
    let money = Money::as_of(facts, day(on));
    let rules = Rules::from_reference(day(on));
    let question = Question {
        measure: TrendMeasure::parse(measure).unwrap(),
        length,
        by: by.map(|b| Dimension::parse(b).unwrap()),
        from: None,
        process: 1,
        excluded_funds: &[],
        rules: &rules,
    };
    trends(facts, &portfolio, &money, &Selection::everything(&portfolio), question)
}

fn values(series: &Series) -> Vec<Option<f64>> {
    series.points.iter().map(|p| p.value).collect()
}

#[test]
fn spending_is_split_over_countries_to_the_last_digit() {
    let mut b = FactsBuilder::new();
    let a = b.running("A", day("2024-01-01"), day("2024-12-31"), 1_000);
    b.shares(a, Vocabulary::Country, day("2024-01-01"), &[("KE", Some(333_333)), ("UG", Some(333_333))]);
    b.line(a, Line::new(LedgerKind::Expenditure, day("2024-01-15"), 100));
    b.line(a, Line::new(LedgerKind::Disbursement, day("2024-03-02"), 50));
    let facts = b.build();
    let whole = trend(&facts, "2024-03-20", "spending", Length::Month, None);
    assert_eq!(values(&whole.series[0]), [Some(100.0), Some(0.0), Some(50.0)]);
    assert_eq!(whole.series[0].points.iter().map(|p| p.partial).collect::<Vec<_>>(), [false, false, true]);
    assert_eq!(whole.basis.lines, 2);

    let parts = trend(&facts, "2024-03-20", "spending", Length::Month, Some("country"));
    let january: Vec<(u32, Option<i128>)> = parts.series.iter().map(|s| (s.group, s.points[0].amount)).collect();
    assert_eq!(january, [(0, Some(333_333)), (1, Some(333_333)), (NONE, Some(333_334))]);
}

#[test]
fn nothing_is_shown_after_the_last_day_of_knowledge() {
    let mut b = FactsBuilder::new();
    let a = b.activity("A");
    b.line(a, Line::new(LedgerKind::Expenditure, day("2024-01-15"), 1));
    b.line(a, Line::new(LedgerKind::Expenditure, day("2024-02-15"), 2));
    let facts = b.build();
    let found = trend(&facts, "2025-12-31", "spending", Length::Month, None);
    assert_eq!(values(&found.series[0]), [Some(1.0), Some(2.0)], "silence after February is not zero");
    assert!(!found.series[0].points[1].partial);
}

#[test]
fn a_line_dated_after_the_day_it_was_recorded_is_shown() {
    let mut b = FactsBuilder::new();
    let a = b.activity("A");
    b.line(a, Line::new(LedgerKind::OutgoingCommitment, day("2016-01-15"), 1));
    let known_from = day("2016-04-18");
    b.line(a, Line { known_from, ..Line::new(LedgerKind::OutgoingCommitment, day("2017-01-01"), 2) });
    let facts = b.build();
    let found = trend(&facts, "2025-12-31", "commitments", Length::Year, None);
    assert_eq!(values(&found.series[0]), [Some(1.0), Some(2.0)]);
}

#[test]
fn the_fund_of_a_line_goes_before_that_of_its_activity() {
    let mut b = FactsBuilder::new();
    let a = b.activity("A");
    let xb = b.term(Vocabulary::Fund, "XB");
    b.wholly(a, Vocabulary::Fund, day("2024-01-01"), "TF");
    b.line(a, Line { fund: Some(xb as u16), ..Line::new(LedgerKind::Expenditure, day("2024-01-15"), 1) });
    b.line(a, Line::new(LedgerKind::Expenditure, day("2024-01-16"), 2));
    let found = trend(&b.build(), "2024-01-31", "spending", Length::Year, Some("fund"));
    let by_group: Vec<(u32, Option<f64>)> = found.series.iter().map(|s| (s.group, s.points[0].value)).collect();
    assert_eq!(by_group, [(xb, Some(1.0)), (xb + 1, Some(2.0))]);
}

#[test]
fn approvals_are_counted_and_summed() {
    let mut b = FactsBuilder::new();
    b.running("A", day("2023-05-01"), day("2024-12-31"), 100);
    b.running("B", day("2024-02-01"), day("2024-12-31"), 30);
    b.running("C", day("2024-03-01"), day("2024-12-31"), 7);
    let facts = b.build();
    assert_eq!(values(&trend(&facts, "2024-12-31", "approvals", Length::Year, None).series[0]), [Some(1.0), Some(2.0)]);
    let amounts = trend(&facts, "2024-12-31", "approved_amount", Length::Year, None);
    assert_eq!(values(&amounts.series[0]), [Some(100.0), Some(37.0)]);
}

#[test]
fn a_rate_is_what_was_known_on_the_last_day_of_each_period() {
    let mut b = FactsBuilder::new();
    let a = b.running("A", day("2024-01-01"), day("2024-12-31"), 200);
    b.line(a, Line::new(LedgerKind::Expenditure, day("2024-01-15"), 50));
    let late = Line::new(LedgerKind::Expenditure, day("2024-01-20"), 30);
    b.line(a, Line { known_from: day("2024-02-10"), ..late });
    let found = trend(&b.build(), "2024-02-29", "budget_based", Length::Month, None);
    assert_eq!(values(&found.series[0]), [Some(0.25), Some(0.4)]);
}

#[test]
fn cases_are_open_from_first_event_to_closing_and_wait_in_between() {
    let mut b = FactsBuilder::new();
    let p = b.process("payment");
    let (asked, paid) = (b.step("asked"), b.end_step("paid"));
    let (one, two) = (b.case("one"), b.case("two"));
    b.event(Event::new(p, one, asked, day("2024-01-22").start()));
    b.event(Event::new(p, one, paid, day("2024-02-11").start()));
    b.event(Event::new(p, two, asked, day("2024-03-02").start()));
    let facts = b.build();
    let open = trend(&facts, "2024-03-11", "open_cases", Length::Month, None);
    assert_eq!(values(&open.series[0]), [Some(1.0), Some(0.0), Some(1.0)]);
    let waited = trend(&facts, "2024-03-11", "waiting_days", Length::Month, None);
    assert_eq!(values(&waited.series[0]), [Some(10.0), Some(10.0), Some(10.0)]);
    let medians = trend(&facts, "2024-03-11", "median_duration", Length::Month, None);
    assert_eq!(values(&medians.series[0]), [Some(20.0), None, None]);
}

#[test]
fn overdue_steps_are_those_known_then() {
    let mut b = FactsBuilder::new();
    let a = b.running("A", day("2024-01-01"), day("2024-12-31"), 100);
    let step = b.step("M12");
    b.milestone(a, step, 1, Said::Value(day("2024-01-20")), Said::Nothing, day("2024-01-01"));
    b.milestone(a, step, 1, Said::Value(day("2024-03-15")), Said::Nothing, day("2024-02-20"));
    b.milestone(a, step, 1, Said::Nothing, Said::Value(day("2024-04-02")), day("2024-04-02"));
    let found = trend(&b.build(), "2024-04-30", "overdue_steps", Length::Month, None);
    assert_eq!(values(&found.series[0]), [Some(1.0), Some(0.0), Some(1.0), Some(0.0)], "a new plan mends February");
}

#[test]
fn three_years_of_months_are_adjusted_and_judged() {
    let mut b = FactsBuilder::new();
    let a = b.activity("A");
    let mut on = day("2021-01-10");
    for i in 0..37 {
        let usual = [80, 120, 100, 90, 110][i % 5];
        let units = if i == 36 {
            4 * usual
        } else if i % 12 == 11 {
            3 * usual
        } else {
            usual
        };
        b.line(a, Line::new(LedgerKind::Expenditure, on, units));
        on = on.plus_months(1);
    }
    let facts = b.build();
    let found = trend(&facts, "2024-01-31", "spending", Length::Month, None);
    let points = &found.series[0].points;
    assert_eq!(points.len(), 37);
    for december in [11, 23, 35] {
        assert_eq!(points[december].signal, None, "every December is high");
        assert!(points[december].seasonal_adjusted.unwrap() < 0.5 * points[december].value.unwrap());
    }
    assert_eq!(points[36].signal, Some(TrendSignal::Above));
    let short = trend(&facts, "2021-11-30", "spending", Length::Month, None);
    assert!(
        short.series[0].points.iter().all(|p| p.seasonal_adjusted.is_none() && p.low.is_none() && p.signal.is_none())
    );
}

#[test]
fn every_measure_has_a_word_that_is_read_back() {
    for word in [
        "spending",
        "commitments",
        "receipts",
        "approvals",
        "approved_amount",
        "open_cases",
        "waiting_days",
        "median_duration",
        "overdue_steps",
        "signals",
    ]
    .into_iter()
    .chain(RATES)
    {
        assert_eq!(TrendMeasure::parse(word).unwrap().name(), word);
    }
    assert_eq!(TrendMeasure::parse("happiness"), None);
}

#[test]
fn signals_are_counted_with_the_knowledge_of_each_period() {
    let mut b = FactsBuilder::new();
    let a = b.running("A", day("2024-01-01"), day("2024-12-31"), 100);
    b.line(a, Line::new(LedgerKind::Expenditure, day("2024-02-10"), 120));
    b.says(
        a,
        ActivityVersion { approved_budget: Said::Value(domain::Amount::units(200)), ..version(day("2024-03-10")) },
    );
    let found = trend(&b.build(), "2024-03-31", "signals", Length::Month, None);
    assert_eq!(values(&found.series[0]), [Some(0.0), Some(1.0), Some(0.0)]);
}

proptest! {
    #[test]
    fn groups_add_up_to_the_whole(
        lines in prop::collection::vec((0u32..3, 0i32..90, -10_000i64..10_000), 1..40),
        percents in prop::collection::vec(0i32..=1_000_000, 3),
    ) {
        let mut b = FactsBuilder::new();
        for (name, percent) in ["A", "B", "C"].iter().zip(&percents) {
            let a = b.activity(name);
            b.shares(a, Vocabulary::Sector, Day(19_000), &[("x", Some(*percent)), ("y", Some((1_000_000 - percent) / 2))]);
        }
        for (activity, on, amount) in lines {
            b.line(activity, Line { amount: Some(domain::Amount(amount)), ..Line::new(LedgerKind::Expenditure, Day(19_000 + on), 0) });
        }
        let facts = b.build();
        let on = Day(19_100).to_string();
        let whole = trend(&facts, &on, "spending", Length::Month, None);
        let parts = trend(&facts, &on, "spending", Length::Month, Some("sector"));
        for at in 0..whole.series[0].points.len() {
            let sum: i128 = parts.series.iter().filter_map(|s| s.points[at].amount).sum();
            prop_assert_eq!(Some(sum), whole.series[0].points[at].amount);
        }
    }
}
