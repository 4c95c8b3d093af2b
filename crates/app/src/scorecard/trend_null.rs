//! Trend signals: how often series in random order raise one, how often a fall of 30 % is seen within four months, and
//! whether the smallest fall that a series says it can show is seen as often as said. The series are months of World Bank disbursements by region and by sector, without their seasons, in random orders.

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
/// Months whose noise decides which falls a series says it can show: the last three years and the four months in which
/// the fall is to be seen.
const LATEST: usize = 40;

pub(super) fn rows(bench: &Workbench) -> Result<Vec<ScoreRow>, Failure> {
    let known = bench.known(day(AS_OF))?;
    let money = Money::as_of(&known.facts, known.day());
    let rules = Rules::from_reference(known.day());
    let (mut checks, mut said): (Vec<NullCheck>, Vec<Said>) = Default::default();
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
                said.push(Said::of(
                    &adjusted[adjusted.len() - LATEST..],
                    series.sees_fall_from,
                    u64::from(series.group),
                ));
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
    let judge_said = Judge {
        data: bench.data,
        tuned_until: "–",
        as_of: vec![AS_OF.to_owned()],
        clusters: said.into_iter().map(|said| vec![said]).collect(),
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
        judge_even.row("trend-false-years-even", Bar::AtMost { value: 0.05 }, |s| {
            mean(s.iter().map(|c| c.false_years as f64 / c.years as f64))
        }),
        judge_said.row("trend-smallest-fall", Bar::None, |s| mean(s.iter().map(|said| said.fall.unwrap_or(1.0)))),
        judge_said.row("trend-smallest-fall-seen", Bar::AtLeast { value: 0.8 }, |s| {
            mean(s.iter().filter_map(|said| said.check).map(|c| c.seen as f64 / c.falls as f64))
        }),
    ])
}

/// What a series says of the falls it can show, and how often a fall of that size is seen in it.
#[derive(Clone, Copy)]
struct Said {
    /// `None` where it says that it can show none.
    fall: Option<f64>,
    check: Option<NullCheck>,
}

impl Said {
    fn of(values: &[f64], fall: Option<f64>, seed: u64) -> Said {
        Said { fall, check: fall.map(|fall| null_check(values, fall, REPEATS, seed)) }
    }
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
