//! Portfolio indices: whether the end of what was called at risk on past days came 90 days or more after its plan (after
//! the day asked, where the plan had passed), beside flagging everything under way and beside calling out problems alone.
//! The number of flags is a default that was not chosen on these data. The World Bank's projects state no planned ends,
//! so nothing can be said of them.

use super::judge::{Bar, Judge, ScoreRow};
use super::workbench::{Workbench, day};
use super::{slip_adb, slip_undp};
use crate::Failure;
use domain::Day;
use insight::indices::{Standing, standings};
use insight::money::Money;
use insight::portfolio::day_of;
use insight::selection::Selection;
use insight::signals::Rules;

/// An end came late if it lies at least so many days after the plan.
const LATE: i32 = 90;

/// One activity under way on one day.
#[derive(Clone, Copy)]
struct Looked {
    is_at_risk: bool,
    is_problem: bool,
    came: bool,
    is_ahead: bool,
}

pub(super) fn rows(bench: &Workbench) -> Result<Vec<ScoreRow>, Failure> {
    let days: Vec<&str> = match bench.data {
        "adb" => slip_adb::AS_OF.to_vec(),
        _ => slip_undp::AS_OF.map(|(text, _)| text).to_vec(),
    };
    let mut clusters = vec![Vec::new(); bench.known_today()?.portfolio.len()];
    for text in &days {
        look(bench, day(text), &mut clusters)?;
    }
    let judge = |clusters: Vec<Vec<Looked>>| Judge {
        data: bench.data,
        tuned_until: "–",
        as_of: days.iter().map(|text| (*text).to_owned()).collect(),
        clusters: clusters.into_iter().filter(|looks| !looks.is_empty()).collect(),
        answered: None,
    };
    let ahead = clusters.iter().map(|looks| looks.iter().filter(|l| l.is_ahead).copied().collect()).collect();
    let mut rows = scored(&judge(clusters), "at-risk-right", "at-risk-apart").to_vec();
    rows.extend(scored(&judge(ahead), "at-risk-right-ahead", "at-risk-apart-ahead"));
    Ok(rows)
}

/// Looks at everything under way on a day that states a plan and whose end, or last plan, is known later.
fn look(bench: &Workbench, on: Day, clusters: &mut [Vec<Looked>]) -> Result<(), Failure> {
    let (then, now) = (bench.known(on)?, bench.known_today()?);
    let facts = &*then.facts;
    let money = Money::as_of(facts, on);
    let rules = Rules::in_force(&facts.rule_limits, on);
    let everything = Selection::everything(&then.portfolio);
    let judged = standings(facts, &then.portfolio, &money, &everything, &rules, |_, _| {});
    for (&activity, judgement) in everything.activities().iter().zip(judged) {
        let planned = day_of(then.portfolio.planned_end[activity as usize]);
        let (Some(planned), Some(end)) = (planned, now.portfolio.end(activity)) else { continue };
        if judgement.standing == Standing::NotRunning {
            continue;
        }
        clusters[activity as usize].push(Looked {
            is_at_risk: judgement.standing.is_at_risk(),
            is_problem: judgement.standing == Standing::Problem,
            came: end.days_since(planned.max(on)) >= LATE,
            is_ahead: planned > on,
        });
    }
    Ok(())
}

fn scored(judge: &Judge<Looked>, right: &'static str, apart: &'static str) -> [ScoreRow; 2] {
    [
        judge.row_beside(
            right,
            Bar::DifferenceAtLeast { value: 0.0 },
            "flag-all-under-way",
            |looks| share(looks.iter().filter(|l| l.is_at_risk)),
            |looks| share(looks.iter()),
        ),
        judge.row_beside(
            apart,
            Bar::DifferenceAtLeast { value: 0.0 },
            "problems-alone",
            // Where nobody is named there is nothing to score.
            |looks| looks.iter().any(|l| l.is_at_risk).then(|| told_apart(looks, |l| l.is_at_risk))?,
            |looks| told_apart(looks, |l| l.is_problem),
        ),
    ]
}

/// Share that came; `None` of nothing.
fn share<'l>(looks: impl Iterator<Item = &'l Looked>) -> Option<f64> {
    let (n, came) = looks.fold((0u32, 0u32), |(n, came), look| (n + 1, came + u32::from(look.came)));
    (n > 0).then(|| f64::from(came) / f64::from(n))
}

/// Share named of those that came, less share named of those that did not (Youden 1950): 0 for naming all or none.
fn told_apart(looks: &[Looked], is_named: fn(&Looked) -> bool) -> Option<f64> {
    let named = |came: bool| {
        let of: Vec<&Looked> = looks.iter().filter(|l| l.came == came).collect();
        let named = of.iter().filter(|l| is_named(l)).count();
        (!of.is_empty()).then(|| named as f64 / of.len() as f64)
    };
    Some(named(true)? - named(false)?)
}
