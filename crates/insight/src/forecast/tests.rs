//! The worked example of docs/methods/forecast.md, and what a forecast does with little, with much and with nonsense.

use super::*;
use crate::builder::{FactsBuilder, Line, day};
use domain::LedgerKind;

const YEAR: Span = Span { months: 12, with_rest: false };

fn spent(b: &mut FactsBuilder, activity: u32, on: &str, units: i64) {
    b.line(activity, Line::new(LedgerKind::Disbursement, day(on), units));
}

/// Forty projects of 1,000 begun on 2000-01-01 that spent 100 that day and 10, 20, … 400 a year later; one of
/// 1,000 begun in January 2001 and one begun in December 2000, which spent 100 each in 2001.
fn projects() -> FactsBuilder {
    let mut b = FactsBuilder::new();
    for i in 1..=40 {
        let a = b.running(&format!("P{i}"), day("2000-01-01"), day("2005-12-31"), 1_000);
        spent(&mut b, a, "2000-01-01", 100);
        spent(&mut b, a, "2001-01-01", 10 * i);
    }
    for (code, start) in [("young", "2001-01-01"), ("older", "2000-12-01")] {
        let a = b.running(code, day(start), day("2005-12-31"), 1_000);
        spent(&mut b, a, "2001-07-01", 100);
    }
    b
}

fn asked(b: &FactsBuilder, on: &str, span: Span, by: Option<Dimension>) -> Forecast {
    let facts = b.build();
    let portfolio = Portfolio::as_of(&facts, day(on));
    forecast(&facts, &portfolio, &Selection::everything(&portfolio), span, by)
}

fn close(quantiles: Quantiles, expected: [f64; 3]) {
    for (is, should) in [quantiles.p10, quantiles.p50, quantiles.p90].iter().zip(expected) {
        assert!((is - should).abs() < 1e-6, "{quantiles:?} {expected:?}");
    }
}

#[test]
fn the_worked_example_of_the_method_page() {
    let answer = asked(&projects(), "2001-12-31", YEAR, None);
    let (young, older) = (answer.activities[40], answer.activities[41]);
    assert_eq!((young.basis.level, young.basis.n, young.basis.capped_pace), (Some(0), 80, None));
    close(young.quantiles.unwrap(), [49.0, 205.0, 361.0]);
    assert_eq!((older.basis.level.map(|l| LEVEL_NAMES[l]), older.basis.n), (Some("spent-pace"), 160));
    let factor = 0.7 + 0.3 * 0.1 / 0.205;
    assert!((older.basis.factor - factor).abs() < 1e-12);
    close(older.quantiles.unwrap(), [49.0, 205.0, 361.0].map(|q: f64| q * factor));
}

#[test]
fn fewer_than_thirty_comparable_windows_are_no_forecast() {
    let mut b = FactsBuilder::new();
    for i in 1..=29 {
        let a = b.running(&format!("P{i}"), day("2000-01-01"), day("2005-12-31"), 1_000);
        spent(&mut b, a, "2001-12-01", 100);
    }
    let answer = asked(&b, "2001-12-31", YEAR, None);
    assert_eq!((answer.unanswered, answer.portfolio), (29, None));
    assert!(answer.activities.iter().all(|a| a.quantiles.is_none()));
    assert_eq!(asked(&FactsBuilder::new(), "2001-12-31", YEAR, None).activities.len(), 0);
}

#[test]
fn a_ledger_that_has_just_begun_is_not_one_of_nothing_spent() {
    // All spending of two years stands in one line of the as-of day, as in a first extract of totals.
    let mut b = FactsBuilder::new();
    for i in 1..=40 {
        let a = b.running(&format!("P{i}"), day("2000-01-01"), day("2005-12-31"), 1_000);
        spent(&mut b, a, "2001-12-31", 10 * i);
    }
    let answer = asked(&b, "2001-12-31", YEAR, None);
    assert_eq!(answer.observations, 0, "no window before the ledger began is looked at");
    let middle = answer.activities[19];
    assert_eq!(middle.basis.level, Some(AVERAGE_LEVEL));
    let quantiles = middle.quantiles.unwrap();
    // Its own pace, 200 in two years, is about the middle of the others'.
    assert!(quantiles.p10 < 50.0 && (95.0..=110.0).contains(&quantiles.p50) && quantiles.p90 > 150.0, "{quantiles:?}");
    assert!(answer.activities[39].quantiles.unwrap().p90 <= 600.0, "no more than is left");
}

#[test]
fn a_total_of_one_dollar_does_not_make_millions() {
    let mut b = projects();
    for i in 0..10 {
        let a = b.running(&format!("odd{i}"), day("2000-01-01"), day("2005-12-31"), 1);
        spent(&mut b, a, "2001-03-01", 1_000_000);
        b.running(&format!("large{i}"), day("2000-01-01"), day("2005-12-31"), 100_000_000);
    }
    let answer = asked(&b, "2001-12-31", YEAR, None);
    let most = answer.portfolio.unwrap().p90;
    assert!(most < 10.0 * 2.0 * 100_000_000.0 + 100_000_000.0, "{most}");
    for activity in &answer.activities {
        if let Some(q) = activity.quantiles {
            assert!(q.p10 <= q.p50 && q.p50 <= q.p90 && q.p90.is_finite(), "{activity:?}");
        }
    }
}

#[test]
fn any_horizon_answers_and_groups_split_the_sum() {
    let mut b = projects();
    for (group, activities) in [("North", 0..20u32), ("South", 20..42)] {
        for activity in activities {
            b.wholly(activity, domain::Vocabulary::Region, day("2000-01-01"), group);
        }
    }
    let by = Some(Dimension::Shares(domain::Vocabulary::Region));
    for months in [1, 6, 12, 24, 36, 600] {
        let answer = asked(&b, "2001-12-15", Span { months, with_rest: false }, by);
        assert_eq!(answer.activities.len(), 42);
        if let Some(sum) = answer.portfolio {
            assert!(sum.p10 <= sum.p50 && sum.p50 <= sum.p90);
            assert_eq!(answer.groups.len(), 2);
            let widths: f64 = answer.groups.iter().map(|(_, q)| q.p90 - q.p10).sum();
            assert!(sum.p90 - sum.p10 <= widths + 1e-6, "quantiles of a sum are no sums of quantiles");
        }
    }
}

#[test]
fn the_rest_of_a_month_belongs_to_a_year_end_and_not_to_whole_months() {
    let rest = Span { months: 2, with_rest: true };
    assert_eq!(rest.after(day("2008-10-15")), (day("2008-10-16"), day("2008-12-31")));
    assert_eq!(Span { with_rest: false, ..rest }.after(day("2008-10-15")), (day("2008-11-01"), day("2008-12-31")));
    assert!((rest.length(day("2008-10-15")) - (2.0 + 16.0 / 31.0)).abs() < 1e-12);
    let facts = projects().build();
    let portfolio = Portfolio::as_of(&facts, day("2001-08-31"));
    let spent = spent_since(&facts, &portfolio, &Selection::everything(&portfolio), day("2001-01-01"), None);
    assert_eq!(spent.total, 8_200.0 + 200.0);
}
