//! Stage over limit: a milestone was reached and the one that should follow has not been, for more days than its limit.
//! A stage is watched only where the portfolio records it, so that a milestone nobody keeps raises no alarm.

use super::comparison::median;
use super::{Argument, Comparison, Condition, Phase, Raised, Reason, Rules, Severity, StageRule, Subject};
use crate::caselog::{APPROVAL, MilestoneState, Milestones, OPERATIONAL_END};
use crate::facts::{Facts, NONE};
use crate::portfolio::{Portfolio, day_of};
use domain::Day;

/// Milestone reached by cash received, or by spending.
const FIRST_INSTALMENT: &str = "M14";
/// Milestone reached by spending.
const FIRST_EXPENDITURE: &str = "M25";

/// The stages of the rules in the portfolio's own step numbers, and how long they took.
pub(super) struct Stages {
    stages: Vec<Stage>,
    derived: Derived,
    first_instalment: Option<u32>,
    first_expenditure: Option<u32>,
}

/// Milestones that approval and end of an activity stand for.
#[derive(Clone, Copy)]
struct Derived {
    approval: Option<u32>,
    operational_end: Option<u32>,
}

struct Stage {
    name: String,
    from: u32,
    to: u32,
    watch_days: Option<u32>,
    act_days: Option<u32>,
    /// Activities that reached `from` longer ago than the first limit.
    ripe: u32,
    /// Of these reached `to`.
    reached: u32,
    /// Days it took those that completed it.
    comparison: Comparison,
}

impl Stage {
    fn first_limit(&self) -> Option<i32> {
        self.watch_days.or(self.act_days).and_then(|d| i32::try_from(d).ok())
    }

    /// Whether at least half of those that could have completed it recorded that they did.
    fn is_recorded(&self) -> bool {
        self.reached > 0 && 2 * self.reached >= self.ripe
    }
}

impl Stages {
    /// Learns from all known activities which stages are recorded and how long they take.
    pub(super) fn learn(facts: &Facts, portfolio: &Portfolio, rules: &Rules) -> Stages {
        let steps = &facts.names.steps;
        let mut stages = Stages {
            stages: rules.stages.iter().filter_map(|rule| Stage::of(facts, rule)).collect(),
            derived: Derived { approval: steps.find(APPROVAL), operational_end: steps.find(OPERATIONAL_END) },
            first_instalment: steps.find(FIRST_INSTALMENT),
            first_expenditure: steps.find(FIRST_EXPENDITURE),
        };
        if facts.milestones.step.is_empty() {
            return stages;
        }
        let mut days: Vec<Vec<f64>> = stages.stages.iter().map(|_| Vec::new()).collect();
        let mut milestones = Vec::new();
        for activity in 0..portfolio.len() as u32 {
            milestones.clear();
            milestones.extend(Milestones::of(facts, activity, portfolio.day));
            if milestones.is_empty() {
                continue;
            }
            for (stage, days) in stages.stages.iter_mut().zip(&mut days) {
                stage.learn_from(portfolio, activity, &milestones, stages.derived, days);
            }
        }
        for (stage, mut days) in stages.stages.iter_mut().zip(days) {
            days.sort_by(f64::total_cmp);
            stage.comparison = Comparison { office: NONE, n: days.len() as u32, median: median(&days) };
        }
        stages
    }
}

impl Stage {
    fn of(facts: &Facts, rule: &StageRule) -> Option<Stage> {
        let steps = &facts.names.steps;
        Some(Stage {
            name: rule.stage.clone(),
            from: steps.find(&rule.from)?,
            to: steps.find(&rule.to)?,
            watch_days: rule.watch_days,
            act_days: rule.act_days,
            ripe: 0,
            reached: 0,
            comparison: Comparison::default(),
        })
    }

    fn learn_from(
        &mut self,
        portfolio: &Portfolio,
        activity: u32,
        milestones: &[MilestoneState],
        derived: Derived,
        days: &mut Vec<f64>,
    ) {
        if self.from == self.to {
            let rounds = milestones.iter().filter(|m| m.step == self.from);
            days.extend(rounds.filter_map(|m| Some(f64::from(m.actual_on?.days_since(m.planned_on?)))));
            return;
        }
        let Some(began) = derived.reached(portfolio, activity, milestones, self.from) else { return };
        let ended = derived.reached(portfolio, activity, milestones, self.to);
        if self.first_limit().is_some_and(|l| portfolio.day().days_since(began) > l) {
            self.ripe += 1;
            self.reached += u32::from(ended.is_some());
        }
        days.extend(ended.map(|e| f64::from(e.days_since(began))));
    }
}

impl Derived {
    /// The day a milestone was first reached, by its own date or by approval or end of the activity.
    fn reached(self, portfolio: &Portfolio, activity: u32, milestones: &[MilestoneState], step: u32) -> Option<Day> {
        let own = milestones.iter().filter(|m| m.step == step).filter_map(|m| m.actual_on).min();
        let derived = if Some(step) == self.approval {
            day_of(portfolio.approved_on[activity as usize])
        } else if Some(step) == self.operational_end {
            day_of(portfolio.actual_end[activity as usize])
        } else {
            None
        };
        own.or(derived).filter(|d| *d <= portfolio.day())
    }
}

type Found = (String, u32, Comparison, Severity, Raised);

pub(super) fn check(subject: &Subject<'_>, stages: &Stages) -> Vec<Found> {
    if subject.phase == Phase::Over || subject.milestones.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for stage in &stages.stages {
        if stage.from == stage.to {
            for m in subject.milestones.iter().filter(|m| m.step == stage.from && m.actual_on.is_none()) {
                let raised = m.planned_on.and_then(|asked| over(subject, stage, asked));
                found.extend(raised.map(|(severity, r)| {
                    (format!("/{}/{}", stage.name, m.round), stage.to, stage.comparison, severity, r)
                }));
            }
        } else if let Some(began) = waits_since(subject, stages, stage) {
            let raised = over(subject, stage, began);
            found.extend(
                raised.map(|(severity, r)| (format!("/{}", stage.name), stage.to, stage.comparison, severity, r)),
            );
        }
    }
    found
}

/// The day since which an activity waits in a stage, if it does and the stage is watched.
fn waits_since(subject: &Subject<'_>, stages: &Stages, stage: &Stage) -> Option<Day> {
    let began = stages.derived.reached(subject.portfolio, subject.activity, subject.milestones, stage.from)?;
    if stages.derived.reached(subject.portfolio, subject.activity, subject.milestones, stage.to).is_some() {
        return None;
    }
    let is_planned = subject.milestones.iter().any(|m| m.step == stage.to && m.planned_on.is_some());
    if !is_planned && !stage.is_recorded() {
        return None;
    }
    let is_money = Some(stage.to) == stages.first_instalment || Some(stage.to) == stages.first_expenditure;
    let has_spent = subject.balance.first_spending().is_some();
    let has_received = day_of(subject.balance.first_receipt).is_some();
    if is_money && (has_spent || (has_received && Some(stage.to) == stages.first_instalment)) {
        return None;
    }
    // A later milestone shows that the stage is over, even if nobody recorded its end.
    let order = |step: u32| subject.facts.names.step_order.get(step as usize).copied().unwrap_or(u32::MAX);
    let is_passed = order(stage.to) != u32::MAX
        && subject.milestones.iter().any(|m| {
            order(m.step) != u32::MAX
                && order(m.step) > order(stage.to)
                && m.actual_on.is_some_and(|d| d <= subject.day())
        });
    (!is_passed).then_some(began)
}

fn over(subject: &Subject<'_>, stage: &Stage, began: Day) -> Option<(Severity, Raised)> {
    let days = subject.day().days_since(began);
    let crosses = |limit: Option<u32>| limit.is_some_and(|l| i64::from(days) > i64::from(l));
    let severity = if crosses(stage.act_days) {
        Severity::Act
    } else if crosses(stage.watch_days) {
        Severity::Watch
    } else {
        return None;
    };
    let limit = stage.first_limit()?;
    let raised = Raised {
        raised_on: began.plus_days(limit + 1),
        reason: Reason {
            code: "stage-over-limit",
            arguments: vec![
                ("from", Argument::Step(stage.from)),
                ("to", Argument::Step(stage.to)),
                ("since", Argument::Day(began)),
                ("days", Argument::Number(f64::from(days))),
                ("limit", Argument::Number(f64::from(limit))),
            ],
            value: f64::from(days),
        },
        clears_when: Condition { code: "milestone-reached", arguments: vec![("step", Argument::Step(stage.to))] },
    };
    Some((severity, raised))
}
