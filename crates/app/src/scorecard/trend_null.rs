//! Trend signals: how often series in random order raise one, and how often a fall of 30 % is seen within four months.
//! The series are months of World Bank disbursements by region and by sector, without their seasons, in random orders.

use super::judge::{Bar, Judge, ScoreRow};
use super::workbench::{Workbench, day};
use crate::Failure;
use domain::Vocabulary;
use insight::chance::Chance;
use insight::grouping::Dimension;
use insight::money::Money;
use insight::scoring::mean;
use insight::selection::Selection;
use insight::signals::Rules;
use insight::trends::{Length, NullCheck, Question, TrendMeasure, null_check, trends};

const AS_OF: &str = "2009-12-31";
/// Months of each series: the last five years.
const MONTHS: usize = 60;
/// Random orders of each series.
const REPEATS: u32 = 20;
/// The fall that should be seen.
const FALL: f64 = 0.3;

pub(super) fn rows(bench: &Workbench) -> Result<Vec<ScoreRow>, Failure> {
    let known = bench.known(day(AS_OF))?;
    let money = Money::as_of(&known.facts, known.day());
    let rules = Rules::from_reference(known.day());
    let mut checks: Vec<NullCheck> = Vec::new();
    for by in [None, Some(Dimension::Shares(Vocabulary::Region)), Some(Dimension::Shares(Vocabulary::Sector))] {
        let question = Question {
            measure: TrendMeasure::Spending,
            length: Length::Month,
            by,
            from: None,
            process: insight::caselog::PROJECT_CYCLE,
            excluded_funds: &[],
            rules: &rules,
        };
        let all = Selection::everything(&known.portfolio);
        for series in trends(&known.facts, &known.portfolio, &money, &all, question).series {
            let adjusted: Vec<f64> = series.points.iter().filter_map(|p| p.seasonal_adjusted).collect();
            if adjusted.len() >= MONTHS {
                let last = &adjusted[adjusted.len() - MONTHS..];
                checks.push(null_check(last, FALL, REPEATS, u64::from(series.group)));
            }
        }
    }
    let judge = Judge {
        data: bench.data,
        tuned_until: "–",
        as_of: vec![AS_OF.to_owned()],
        clusters: checks.into_iter().map(|check| vec![check]).collect(),
        answered: None,
    };
    let even = simulated();
    let judge_even = Judge {
        data: bench.data,
        tuned_until: "–",
        as_of: vec![AS_OF.to_owned()],
        clusters: even.into_iter().map(|check| vec![check]).collect(),
        answered: None,
    };
    Ok(vec![
        judge.row("trend-false-years", Bar::AtMost { value: 0.05 }, |s| {
            mean(s.iter().map(|c| c.false_years as f64 / c.years as f64))
        }),
        judge.row("trend-fall-seen", Bar::AtLeast { value: 0.8 }, |s| {
            mean(s.iter().map(|c| c.seen as f64 / c.falls as f64))
        }),
        judge_even.row("trend-fall-seen-even", Bar::AtLeast { value: 0.8 }, |s| {
            mean(s.iter().map(|c| c.seen as f64 / c.falls as f64))
        }),
    ])
}

/// Series whose months vary by 15 %: how much more even than these a series must be for a fall to be seen.
fn simulated() -> Vec<NullCheck> {
    const NOISE: f64 = 0.15;
    const SERIES: u64 = 40;
    (0..SERIES)
        .map(|number| {
            let mut chance = Chance::seeded(number);
            let values: Vec<f64> = (0..MONTHS).map(|_| (NOISE * chance.normal_pair().0).exp()).collect();
            null_check(&values, FALL, REPEATS, number)
        })
        .collect()
}
