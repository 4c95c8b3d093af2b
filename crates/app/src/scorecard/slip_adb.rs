//! Asian Development Bank: how much later than its plan a loan closed, beside "the plan holds". The data has only loans
//! that had closed by 2008, so a loan asked about late in the years is one that was to close soon.

use super::judge::{Bar, Judge, ScoreRow};
use super::workbench::{Workbench, day, numbers};
use crate::Failure;
use crate::filters::Filters;
use crate::slip::slip;
use domain::day::DAYS_PER_MONTH;
use insight::portfolio::day_of;
use insight::scoring::{Scored, mean};

/// Every constant of the method was chosen on what was known by this day.
pub(super) const TUNED_UNTIL: &str = "2001-12-31";
/// Asked on these days, fixed before their outcomes were looked at.
pub(super) const AS_OF: [&str; 4] = ["2001-12-31", "2002-12-31", "2003-12-31", "2004-12-31"];
const MONTHS: u32 = 14;

pub(super) fn rows(bench: &Workbench) -> Result<Vec<ScoreRow>, Failure> {
    let today = bench.known_today()?;
    let by_code = numbers(&today);
    let mut clusters = vec![Vec::new(); by_code.len()];
    let (mut asked, mut answered) = (0u32, 0u32);
    for text in AS_OF {
        let as_of = day(text);
        let known = bench.known(as_of)?;
        let answer = slip(&bench.headway, &bench.as_of(as_of), &Filters::default(), MONTHS)?;
        for given in &answer.activities {
            let i = by_code[given.activity.as_str()] as usize;
            let (Some(plan), Some(end)) =
                (day_of(known.portfolio.planned_end[i]), day_of(today.portfolio.actual_end[i]))
            else {
                continue;
            };
            asked += 1;
            let Some(months) = given.months else { continue };
            let (Some(p10), Some(p50), Some(p90)) = (months.p10, months.p50, months.p90) else { continue };
            answered += 1;
            let outcome = f64::from(end.days_since(plan)) / DAYS_PER_MONTH;
            clusters[i].push(Scored { p10, p50, p90, outcome });
        }
    }
    let judge = Judge {
        data: bench.data,
        tuned_until: TUNED_UNTIL,
        as_of: AS_OF.map(str::to_owned).into(),
        clusters,
        answered: Some(f64::from(answered) / f64::from(asked.max(1))),
    };
    Ok(vec![
        judge.row_beside(
            "slip-error",
            Bar::RatioAtMost { value: 0.667 },
            "plan-holds",
            |s| mean(s.iter().map(Scored::absolute_error)),
            |s| mean(s.iter().map(|j| j.outcome.abs())),
        ),
        judge.row("slip-coverage", Bar::Within { low: 0.75, high: 0.85 }, |s| {
            mean(s.iter().map(|j| f64::from(j.is_covered())))
        }),
    ])
}
