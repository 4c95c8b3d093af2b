//! UNDP: which planned ends will be known to lie 90 days or more later when the publications end, within 14 months at
//! most, beside "elapsed minus spent". The publications run from August 2012 to 7 October 2013; spending is known only
//! at their end, so that on the days asked the naive rule is the share of time gone.

use super::judge::{Bar, Judge, ScoreRow};
use super::workbench::{Workbench, day, numbers};
use crate::Failure;
use crate::filters::Filters;
use crate::slip::slip;
use insight::balances::Balances;
use insight::money::Money;
use insight::pace::pace;
use insight::portfolio::day_of;
use insight::scoring::{area_under_curve, precision_at_top};

/// Every constant of the method was chosen on what was known by this day.
pub(super) const TUNED_UNTIL: &str = "2012-11-30";
/// Asked on these days, for so many months: those that can be seen. Of the first, the first two months of outcomes were seen while choosing; the others were fixed
/// before their outcomes were looked at.
pub(super) const AS_OF: [(&str, u32); 3] = [("2012-09-30", 12), ("2012-11-30", 10), ("2013-04-30", 5)];
/// An end moved far if it lies at least so many days after the plan.
const FAR: i32 = 90;
const TOP: f64 = 0.2;

/// One answer: chance, naive score, whether the end moved, and whether it still lay ahead when asked.
#[derive(Clone, Copy)]
struct Judged {
    chance: f64,
    naive: f64,
    moved: bool,
    is_ahead: bool,
}

pub(super) fn rows(bench: &Workbench) -> Result<Vec<ScoreRow>, Failure> {
    let mut rows = Vec::new();
    for (text, months) in AS_OF {
        rows.extend(of_day(bench, text, months)?);
    }
    Ok(rows)
}

fn of_day(bench: &Workbench, text: &str, months: u32) -> Result<Vec<ScoreRow>, Failure> {
    let as_of = day(text);
    let (known, later) = (bench.known(as_of)?, bench.known_today()?);
    let by_code = numbers(&later);
    let money = Money::as_of(&known.facts, as_of);
    let mut balances = Balances::new(&money, &known.portfolio, &[]);
    let answer = slip(&bench.headway, &bench.as_of(as_of), &Filters::default(), months)?;
    let (mut asked, mut clusters) = (0u32, Vec::new());
    for given in &answer.activities {
        let number = by_code[given.activity.as_str()];
        let Some(plan) = day_of(known.portfolio.planned_end[number as usize]) else { continue };
        let Some(end) = later.portfolio.end(number) else { continue };
        asked += 1;
        let Some(chance) = given.p_over_90_days else { continue };
        let pace = pace(&known.portfolio, number, &balances.of(number));
        let naive = pace.elapsed_of_current.map_or(0.0, |e| e.min(1.0)) - pace.spent_share.unwrap_or(0.0);
        clusters.push(vec![Judged { chance, naive, moved: end.days_since(plan) >= FAR, is_ahead: plan > as_of }]);
    }
    let answered = clusters.len() as f64 / f64::from(asked.max(1));
    let judge = |clusters| Judge {
        data: bench.data,
        tuned_until: TUNED_UNTIL,
        as_of: vec![text.to_owned()],
        answered: Some(answered),
        clusters,
    };
    // Those past their plan without having ended are another question: most of them are forgotten, few are moved.
    let ahead: Vec<Vec<Judged>> = clusters.iter().filter(|c| c[0].is_ahead).cloned().collect();
    let mut rows = scored(&judge(clusters), "moved-ranking", "moved-top-fifth").to_vec();
    let ahead = judge(ahead);
    rows.extend(scored(&ahead, "moved-ranking-ahead", "moved-top-fifth-ahead"));
    rows.push(ahead.row_beside(
        "moved-chance-error",
        Bar::None,
        "share-of-all",
        |s| Some(s.iter().map(|j| (j.chance - f64::from(j.moved)).powi(2)).sum::<f64>() / s.len().max(1) as f64),
        |s| {
            let share = s.iter().filter(|j| j.moved).count() as f64 / s.len().max(1) as f64;
            Some(share * (1.0 - share))
        },
    ));
    Ok(rows)
}

fn scored(judge: &Judge<Judged>, ranking: &'static str, top_fifth: &'static str) -> [ScoreRow; 2] {
    let ranked = |of: fn(&Judged) -> f64| move |s: &[Judged]| s.iter().map(|j| (of(j), j.moved)).collect::<Vec<_>>();
    let (ours, naive) = (ranked(|j| j.chance), ranked(|j| j.naive));
    [
        judge.row_beside(
            ranking,
            Bar::DifferenceAtLeast { value: 0.0 },
            "elapsed-minus-spent",
            |s| area_under_curve(&ours(s)),
            |s| area_under_curve(&naive(s)),
        ),
        judge.row_beside(
            top_fifth,
            Bar::DifferenceAtLeast { value: 0.05 },
            "elapsed-minus-spent",
            |s| precision_at_top(&ours(s), TOP),
            |s| precision_at_top(&naive(s), TOP),
        ),
    ]
}
