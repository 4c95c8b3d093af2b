//! Required milestones: at approval an evaluation is planned, and constituents have been consulted. Which milestones, and
//! whether planned is enough, is data (`reference/milestone-requirements.tsv`). Watched only where the portfolio keeps them.

use super::{Argument, Checked, Condition, Input, Limits, Phase, Raised, Reason, Subject};
use crate::caselog::{APPROVAL, MilestoneState};
use crate::facts::Facts;
use crate::portfolio::{Portfolio, day_of};
use domain::Day;
use domain::reference;

/// A requirement in the portfolio's own step numbers.
pub(super) struct Requirement {
    rule: &'static str,
    steps: Vec<u32>,
    planned_is_enough: bool,
    /// Whether at least half of the approved activities fulfil it.
    is_kept: bool,
}

/// The requirements that hold on a day, and how many approved activities fulfil each.
#[derive(Default)]
pub(super) struct Requirements {
    requirements: Vec<Requirement>,
    counts: Vec<(u32, u32)>,
    approval: Option<u32>,
}

impl Requirements {
    /// Those that hold on the portfolio's day, of which nothing is learnt yet.
    pub(super) fn of(facts: &Facts, portfolio: &Portfolio) -> Requirements {
        let steps = &facts.names.steps;
        let rows = reference::milestone_requirements().iter().filter(|r| r.validity.holds_on(portfolio.day()));
        let requirements: Vec<Requirement> = rows
            .map(|row| Requirement {
                rule: row.rule,
                steps: row.milestones.iter().filter_map(|code| steps.find(code)).collect(),
                planned_is_enough: row.planned_is_enough,
                is_kept: false,
            })
            .filter(|r| !r.steps.is_empty())
            .collect();
        Requirements { counts: vec![(0, 0); requirements.len()], requirements, approval: steps.find(APPROVAL) }
    }

    /// Learns from one activity.
    pub(super) fn hear(&mut self, portfolio: &Portfolio, activity: u32, milestones: &[MilestoneState]) {
        if self.requirements.is_empty() || approved(portfolio, activity, milestones, self.approval).is_none() {
            return;
        }
        for (requirement, (n, kept)) in self.requirements.iter().zip(&mut self.counts) {
            *n += 1;
            *kept += u32::from(requirement.is_fulfilled(milestones));
        }
    }

    /// What was learnt from all activities.
    pub(super) fn learnt(mut self) -> Vec<Requirement> {
        for (requirement, (n, kept)) in self.requirements.iter_mut().zip(self.counts) {
            requirement.is_kept = kept > 0 && 2 * kept >= n;
        }
        self.requirements
    }
}

impl Requirement {
    fn is_fulfilled(&self, milestones: &[MilestoneState]) -> bool {
        milestones.iter().any(|m| {
            self.steps.contains(&m.step)
                && (m.actual_on.is_some() || (self.planned_is_enough && m.planned_on.is_some()))
        })
    }
}

/// The day of approval, by its milestone or the activity's own date, if it has come.
fn approved(portfolio: &Portfolio, activity: u32, milestones: &[MilestoneState], approval: Option<u32>) -> Option<Day> {
    let own = milestones.iter().filter(|m| Some(m.step) == approval).filter_map(|m| m.actual_on).min();
    own.or(day_of(portfolio.approved_on[activity as usize])).filter(|day| *day <= portfolio.day())
}

fn requirement<'a>(subject: &Subject<'a>, rule: &str) -> Option<(&'a Requirement, Day)> {
    let requirement = subject.requirements.iter().find(|r| r.rule == rule && r.is_kept)?;
    let approval = subject.facts.names.steps.find(APPROVAL);
    Some((requirement, approved(subject.portfolio, subject.activity, subject.milestones, approval)?))
}

pub(super) fn check(subject: &Subject<'_>, rule: &str, limits: Limits) -> Option<Checked> {
    if subject.phase == Phase::Over || subject.milestones.is_empty() {
        return None;
    }
    let (requirement, approved) = requirement(subject, rule)?;
    if requirement.is_fulfilled(subject.milestones) {
        return Some(Checked { value: 0.0, severity: None });
    }
    let value = f64::from(subject.day().days_since(approved));
    Some(Checked { value, severity: limits.above(value) })
}

pub(super) fn raise(subject: &Subject<'_>, rule: &str, limits: Limits, value: f64) -> Option<Raised> {
    let (requirement, approved) = requirement(subject, rule)?;
    Some(Raised {
        raised_on: approved.plus_days(limits.first()?.floor() as i32 + 1),
        reason: Reason {
            code: if requirement.planned_is_enough { "milestone-not-planned" } else { "milestone-not-reached" },
            arguments: vec![
                ("step", Argument::Step(*requirement.steps.first()?)),
                ("since", Argument::Day(approved)),
                ("days", Argument::Number(value)),
            ],
            value,
        },
        clears_when: Condition {
            code: "milestone-recorded",
            arguments: vec![("step", Argument::Step(*requirement.steps.first()?))],
        },
        inputs: vec![("as_of", Input::Day(subject.day())), ("approved_on", Input::Day(approved))],
    })
}
