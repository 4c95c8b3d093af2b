//! Stage over limit: a milestone was reached and the one that should follow has not been, for more days than its limit.
//! A stage is watched only where the portfolio records it, so that a milestone nobody keeps raises no alarm.

use super::comparison::median;
use super::{Argument, Comparison, Condition, Input, Phase, Raised, Reason, Rules, Severity, StageRule, Subject};
use crate::caselog::{APPROVAL, MilestoneState, OPERATIONAL_END};
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
    /// By stage: days it took those that completed it, while they are learnt.
    days: Vec<Vec<f64>>,
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
    /// Place in the rules.
    number: u32,
    from: u32,
    to: u32,
    watch_days: Option<i32>,
    act_days: Option<i32>,
    lapse_days: Option<i32>,
    /// Activities that reached `from` longer ago than the first limit.
    ripe: u32,
    /// Of these reached `to`.
    reached: u32,
    /// Days it took those that completed it.
    comparison: Comparison,
}

impl Stage {
    fn first_limit(&self) -> Option<i32> {
        self.watch_days.or(self.act_days)
    }

    /// Whether at least half of those that could have completed it recorded that they did.
    fn is_recorded(&self) -> bool {
        self.reached > 0 && 2 * self.reached >= self.ripe
    }
}

impl Stages {
    /// The stages of the rules, of which nothing is learnt yet.
    pub(super) fn of(facts: &Facts, rules: &Rules) -> Stages {
        let steps = &facts.names.steps;
        let stages: Vec<Stage> =
            rules.stages.iter().zip(0..).filter_map(|(rule, n)| Stage::of(facts, rule, n)).collect();
        Stages {
            days: stages.iter().map(|_| Vec::new()).collect(),
            stages,
            derived: Derived { approval: steps.find(APPROVAL), operational_end: steps.find(OPERATIONAL_END) },
            first_instalment: steps.find(FIRST_INSTALMENT),
            first_expenditure: steps.find(FIRST_EXPENDITURE),
        }
    }

    /// Learns from one activity whether stages are recorded and how long they take.
    pub(super) fn hear(&mut self, portfolio: &Portfolio, activity: u32, milestones: &[MilestoneState]) {
        for (stage, days) in self.stages.iter_mut().zip(&mut self.days) {
            stage.learn_from(portfolio, activity, milestones, self.derived, days);
        }
    }

    /// What was learnt from all activities.
    pub(super) fn learnt(mut self) -> Stages {
        for (stage, mut days) in self.stages.iter_mut().zip(std::mem::take(&mut self.days)) {
            days.sort_by(f64::total_cmp);
            stage.comparison = Comparison { office: NONE, n: days.len() as u32, median: median(&days) };
        }
        self
    }
}

impl Stage {
    fn of(facts: &Facts, rule: &StageRule, number: u32) -> Option<Stage> {
        let steps = &facts.names.steps;
        Some(Stage {
            name: rule.stage.clone(),
            number,
            from: steps.find(&rule.from)?,
            to: steps.find(&rule.to)?,
            watch_days: rule.watch_days,
            act_days: rule.act_days,
            lapse_days: rule.lapse_days,
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

/// A stage in which an activity waits, beyond its limit or not.
pub(super) struct Waiting {
    /// Place of the stage in the rules.
    pub(super) number: u32,
    at: usize,
    /// Which time round; 0 for stages that come once.
    pub(super) round: u32,
    /// The day since which it waits; for what is planned, the planned day.
    pub(super) since: Day,
    /// How urgent, if a limit is crossed.
    pub(super) severity: Option<Severity>,
}

impl Waiting {
    pub(super) fn days(&self, subject: &Subject<'_>) -> f64 {
        f64::from(subject.day().days_since(self.since))
    }
}

/// What a signal is made of: end of its name, step waited for, comparison, urgency and reasons.
type Found = (String, u32, Comparison, Severity, Raised);

pub(super) fn check(subject: &Subject<'_>, stages: &Stages) -> Vec<Waiting> {
    if subject.phase == Phase::Over || subject.milestones.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (at, stage) in stages.stages.iter().enumerate() {
        let waiting = |round, since: Day| Waiting {
            number: stage.number,
            at,
            round,
            since,
            severity: stage.severity(subject.day().days_since(since)),
        };
        if stage.from == stage.to {
            let open = subject.milestones.iter().filter(|m| m.step == stage.from && m.actual_on.is_none());
            // What is planned for later is not waited for yet.
            let due = open.filter_map(|m| Some(waiting(m.round, m.planned_on?)));
            found.extend(due.filter(|w| w.severity.is_some() || w.since <= subject.day()));
        } else {
            found.extend(waits_since(subject, stages, stage).map(|began| waiting(0, began)));
        }
    }
    found
}

impl Stages {
    /// Name of the stage in which an activity waits.
    pub(super) fn name(&self, waiting: &Waiting) -> &str {
        &self.stages[waiting.at].name
    }

    /// The signal of a stage beyond its limit.
    pub(super) fn raise(&self, subject: &Subject<'_>, waiting: &Waiting) -> Option<Found> {
        let stage = &self.stages[waiting.at];
        let suffix = match waiting.round {
            0 => format!("/{}", stage.name),
            round => format!("/{}/{round}", stage.name),
        };
        Some((suffix, stage.to, stage.comparison, waiting.severity?, stage.raised(subject, waiting.since)?))
    }
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

impl Stage {
    fn severity(&self, days: i32) -> Option<Severity> {
        let crosses = |limit: Option<i32>| limit.is_some_and(|l| days > l);
        if crosses(self.act_days) { Some(Severity::Act) } else { crosses(self.watch_days).then_some(Severity::Watch) }
    }

    fn raised(&self, subject: &Subject<'_>, began: Day) -> Option<Raised> {
        let days = subject.day().days_since(began);
        let limit = self.first_limit()?;
        let is_lapsing = self.lapse_days.is_some_and(|l| days > l);
        let is_due = self.from == self.to && days <= 0;
        let limits = [("watch", self.watch_days), ("act", self.act_days), ("lapse", self.lapse_days)];
        let mut inputs = vec![("as_of", Input::Day(subject.day())), ("since", Input::Day(began))];
        inputs.extend(limits.into_iter().filter_map(|(name, l)| Some((name, Input::Number(f64::from(l?))))));
        Some(Raised {
            raised_on: began.plus_days(limit + 1),
            reason: Reason {
                code: match (is_lapsing, is_due, self.from == self.to) {
                    (true, ..) => "stage-lapses",
                    (_, true, _) => "milestone-due",
                    (.., true) => "milestone-overdue",
                    _ => "stage-over-limit",
                },
                arguments: vec![
                    ("from", Argument::Step(self.from)),
                    ("to", Argument::Step(self.to)),
                    ("since", Argument::Day(began)),
                    ("days", Argument::Number(f64::from(days.abs()))),
                    ("limit", Argument::Number(f64::from(limit))),
                ],
                value: f64::from(days),
            },
            clears_when: Condition { code: "milestone-reached", arguments: vec![("step", Argument::Step(self.to))] },
            inputs,
        })
    }
}
