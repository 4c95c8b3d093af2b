//! World Bank: spending of the next twelve (six, twenty-four) months per project, beside last year's pace. Amounts are divided by the
//! commitment, which in this data is a present-day value: what was added to a project later leaks into it.

use super::judge::{Bar, Judge, ScoreRow};
use super::workbench::{Workbench, day, numbers, spending};
use crate::Failure;
use crate::filters::Filters;
use crate::forecast::{ForecastQuestion, forecast};
use domain::Day;
use insight::scoring::{Scored, mean};

/// Every constant of the method was chosen on windows that had ended by this day.
pub(super) const TUNED_UNTIL: &str = "2006-12-31";
/// Asked on these days, fixed before their outcomes were looked at; the last window ends with the data.
pub(super) const AS_OF: [&str; 5] = ["2006-12-31", "2007-06-30", "2007-12-31", "2008-06-30", "2008-12-31"];
/// Days of the shorter and the longer horizon, fixed likewise.
const AS_OF_6: [&str; 6] = ["2006-12-31", "2007-06-30", "2007-12-31", "2008-06-30", "2008-12-31", "2009-06-30"];
const AS_OF_24: [&str; 3] = ["2006-12-31", "2007-06-30", "2007-12-31"];

/// One forecast, all amounts over the commitment.
#[derive(Clone, Copy)]
struct Judged {
    scored: Scored,
    /// Spending of the twelve months before.
    pace: f64,
    /// The commitment, as a weight.
    weight: f64,
}

impl Judged {
    fn pace_error(&self) -> f64 {
        (self.scored.outcome - self.pace).abs()
    }

    fn pace_pinball(&self) -> f64 {
        Scored { p10: self.pace, p50: self.pace, p90: self.pace, ..self.scored }.pinball()
    }
}

pub(super) fn rows(bench: &Workbench) -> Result<Vec<ScoreRow>, Failure> {
    let (projects, sums) = judged(bench, &AS_OF, 12)?;
    let mut rows = of_projects(&projects);
    rows.extend(of_portfolio(&sums));
    let (projects, _) = judged(bench, &AS_OF_6, 6)?;
    rows.extend(of_other_horizon(&projects, ["spending-error-6", "spending-coverage-6", "spending-pinball-6"]));
    let (projects, _) = judged(bench, &AS_OF_24, 24)?;
    rows.extend(of_other_horizon(&projects, ["spending-error-24", "spending-coverage-24", "spending-pinball-24"]));
    Ok(rows)
}

/// Forecasts of projects, and of all of them together with what the naive rule gives for all.
type Judges = (Judge<Judged>, Judge<(Scored, f64)>);

fn judged(bench: &Workbench, days: &[&str], months: u32) -> Result<Judges, Failure> {
    let today = bench.known_today()?;
    let by_code = numbers(&today);
    let mut clusters = vec![Vec::new(); by_code.len()];
    let mut sums = Vec::new();
    let (mut asked, mut answered) = (0u32, 0u32);
    for text in days {
        let as_of = day(text);
        let known = bench.known(as_of)?;
        let question = ForecastQuestion { months, ..ForecastQuestion::default() };
        let answer = forecast(&bench.headway, &bench.as_of(as_of), &Filters::default(), &question)?;
        let first = Day::first_of_month(as_of.month_number() + 1);
        let came = spending(&today, first, Day::last_of_month(first.month_number() + months as i32 - 1));
        let mut pace = spending(&known, as_of.plus_months(-12).plus_days(1), as_of);
        pace.iter_mut().for_each(|p| *p *= f64::from(months) / 12.0);
        let (mut sum_came, mut sum_pace) = (0.0, 0.0);
        for given in &answer.activities {
            let number = by_code[given.activity.as_str()];
            let i = number as usize;
            let Some((commitment, _)) = known.portfolio.approved_budget(number).filter(|(a, _)| a.0 > 0) else {
                continue;
            };
            asked += 1;
            sum_came += came[i];
            sum_pace += pace[i];
            let (Some(p10), Some(p50), Some(p90)) = (given.interval.p10, given.interval.p50, given.interval.p90) else {
                continue;
            };
            answered += 1;
            let unit = commitment.0 as f64 / domain::money::SCALE as f64;
            let scored = Scored { p10: p10 / unit, p50: p50 / unit, p90: p90 / unit, outcome: came[i] / unit };
            clusters[i].push(Judged { scored, pace: pace[i] / unit, weight: unit });
        }
        if let (Some(p10), Some(p50), Some(p90)) = (answer.portfolio.p10, answer.portfolio.p50, answer.portfolio.p90) {
            sums.push(vec![(Scored { p10, p50, p90, outcome: sum_came }, sum_pace)]);
        }
    }
    let as_of: Vec<String> = days.iter().map(|d| (*d).to_owned()).collect();
    let answered = Some(f64::from(answered) / f64::from(asked.max(1)));
    Ok((
        Judge { data: bench.data, tuned_until: TUNED_UNTIL, as_of: as_of.clone(), clusters, answered },
        Judge { data: bench.data, tuned_until: TUNED_UNTIL, as_of, clusters: sums, answered: None },
    ))
}

/// Error, coverage and pinball loss of a horizon for which no bar was set: judged by those of twelve months.
fn of_other_horizon(judge: &Judge<Judged>, [error, coverage, pinball]: [&'static str; 3]) -> [ScoreRow; 3] {
    let ratio = Bar::RatioAtMost { value: 0.9 };
    [
        judge.row_beside(error, ratio, PACE, mean_error, mean_pace_error),
        judge.row(coverage, Bar::Within { low: 0.77, high: 0.83 }, covered),
        judge.row_beside(pinball, Bar::RatioAtMost { value: 0.6 }, PACE, mean_pinball, mean_pace_pinball),
    ]
}

const PACE: &str = "last-years-pace";

fn mean_error(sample: &[Judged]) -> Option<f64> {
    mean(sample.iter().map(|j| j.scored.absolute_error()))
}

fn mean_pace_error(sample: &[Judged]) -> Option<f64> {
    mean(sample.iter().map(Judged::pace_error))
}

fn mean_pinball(sample: &[Judged]) -> Option<f64> {
    mean(sample.iter().map(|j| j.scored.pinball()))
}

fn mean_pace_pinball(sample: &[Judged]) -> Option<f64> {
    mean(sample.iter().map(Judged::pace_pinball))
}

fn covered(sample: &[Judged]) -> Option<f64> {
    mean(sample.iter().map(|j| f64::from(j.scored.is_covered())))
}

fn of_projects(judge: &Judge<Judged>) -> Vec<ScoreRow> {
    let answered = judge.answered;
    vec![
        judge.row_beside("spending-error", Bar::RatioAtMost { value: 0.9 }, PACE, mean_error, mean_pace_error),
        judge.row_beside(
            "spending-error-weighted",
            Bar::RatioAtMost { value: 0.9 },
            PACE,
            |s| weighted(s, |j| j.scored.absolute_error()),
            |s| weighted(s, Judged::pace_error),
        ),
        judge.row("spending-coverage", Bar::Within { low: 0.77, high: 0.83 }, covered),
        judge.row_beside("spending-pinball", Bar::RatioAtMost { value: 0.6 }, PACE, mean_pinball, mean_pace_pinball),
        judge.row("spending-answered", Bar::AtLeast { value: 0.95 }, move |_| answered),
    ]
}

fn weighted(sample: &[Judged], of: impl Fn(&Judged) -> f64) -> Option<f64> {
    let weight: f64 = sample.iter().map(|j| j.weight).sum();
    (weight > 0.0).then(|| sample.iter().map(|j| j.weight * of(j)).sum::<f64>() / weight)
}

fn of_portfolio(judge: &Judge<(Scored, f64)>) -> Vec<ScoreRow> {
    vec![
        judge.row_beside(
            "spending-portfolio-error",
            Bar::None,
            PACE,
            |s| mean(s.iter().map(|(scored, _)| scored.absolute_error() / scored.outcome)),
            |s| mean(s.iter().map(|(scored, pace)| (scored.outcome - pace).abs() / scored.outcome)),
        ),
        judge.row("spending-portfolio-coverage", Bar::None, |s| {
            mean(s.iter().map(|(scored, _)| f64::from(scored.is_covered())))
        }),
    ]
}
