//! Signals: rules with limits that say which activities need a look, with reasons, comparison and the day it began.
//! One file per rule; thresholds are data (`reference/signal-rules.tsv`, `stage-limits.tsv`). Method: docs/methods/signals.md.

use crate::balances::{Balance, Balances};
use crate::caselog::{MilestoneState, Milestones};
use crate::facts::{Facts, NONE};
use crate::money::{Kinds, Money, Scratch, Worth};
use crate::pace::{Pace, pace};
use crate::portfolio::{Portfolio, day_of};
use crate::selection::Selection;
use domain::{ActivityStatus, Day};
use std::collections::BTreeMap;

mod comparison;
mod end_near_low_spending;
mod no_spending;
mod pace_behind;
mod rules;
mod spent_over_plan;
mod stage_over_limit;
mod stale_data;

pub use comparison::Comparison;
pub use rules::{Limits, Rules, StageRule};

/// Names of the rules, in the order they are shown.
pub const RULES: [&str; 6] =
    ["pace-behind", "no-spending", "end-near-low-spending", "stage-over-limit", "stale-data", "spent-over-plan"];

/// The rule that looks at the steps of an activity.
const STAGE_OVER_LIMIT: &str = RULES[3];
/// The rules that look at an activity as a whole.
const OF_ACTIVITIES: [&str; 5] = [RULES[0], RULES[1], RULES[2], RULES[4], RULES[5]];

/// How urgent a signal is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Severity {
    /// Look at it.
    Watch,
    /// Do something.
    Act,
}

impl Severity {
    /// Its word in JSON and translations.
    pub const fn name(self) -> &'static str {
        match self {
            Severity::Watch => "watch",
            Severity::Act => "act",
        }
    }
}

/// Where an activity stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    /// Nothing to say against it.
    OnPace,
    /// Has a signal to watch.
    Watch,
    /// Has a signal to act on.
    Act,
    /// Its data are stale, or dates or money are missing: never taken as good.
    Unknown,
    /// Pipeline, over, or in the first part of its life.
    NotApplicable,
}

impl State {
    /// Its word in JSON and translations.
    pub const fn name(self) -> &'static str {
        match self {
            State::OnPace => "on_pace",
            State::Watch => "watch",
            State::Act => "act",
            State::Unknown => "unknown",
            State::NotApplicable => "not_applicable",
        }
    }
}

/// Part of a reason or condition; names and numbers are worded by the door.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Argument {
    /// A share, ratio or number of days or months, as the name says.
    Number(f64),
    /// A day.
    Day(Day),
    /// Ten-thousandths of the reporting currency.
    Money(i128),
    /// A step by its number.
    Step(u32),
}

/// Why a signal was raised.
#[derive(Clone, PartialEq, Debug)]
pub struct Reason {
    /// Stable code, the key of its wording.
    pub code: &'static str,
    /// Named parts of the wording.
    pub arguments: Vec<(&'static str, Argument)>,
    /// The value that crossed the limit.
    pub value: f64,
}

/// When a signal goes away.
#[derive(Clone, PartialEq, Debug)]
pub struct Condition {
    /// Stable code, the key of its wording.
    pub code: &'static str,
    /// Named parts of the wording.
    pub arguments: Vec<(&'static str, Argument)>,
}

/// A computed warning.
#[derive(Clone, PartialEq, Debug)]
pub struct Signal {
    /// The same from day to day: rule, activity and, for stages, stage and round.
    pub id: String,
    /// Activity.
    pub activity: u32,
    /// Step the case waits for, for stages; else [`NONE`].
    pub step: u32,
    /// Rule, one of [`RULES`].
    pub rule: &'static str,
    /// How urgent.
    pub severity: Severity,
    /// First day on which the condition held without a break since, by what is known now.
    pub raised_on: Day,
    /// Reasons; never empty.
    pub reasons: Vec<Reason>,
    /// What is usual, and among how many.
    pub compared_with: Comparison,
    /// When it goes away.
    pub clears_when: Condition,
    /// State of the activity.
    pub state: State,
}

/// How many activities are in each state.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct StateCounts {
    /// On pace.
    pub on_pace: u32,
    /// To watch.
    pub watch: u32,
    /// To act on.
    pub act: u32,
    /// Unknown.
    pub unknown: u32,
    /// Not applicable.
    pub not_applicable: u32,
}

/// Signals and states of a selection.
#[derive(Clone, Debug, Default)]
pub struct Assessment {
    /// Signals: act before watch, then oldest first, then by id.
    pub signals: Vec<Signal>,
    /// State of each chosen activity, in the selection's order.
    pub states: Vec<(u32, State)>,
    /// Activities by state.
    pub counts: StateCounts,
}

/// Where in its life an activity is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Phase {
    /// Not begun.
    Pipeline,
    /// Under way.
    Running,
    /// Work done, accounts open.
    Finished,
    /// Closed or cancelled.
    Over,
    /// Neither status nor start is known.
    Unclear,
}

/// The phase of an activity: by its actual end and status, else by its start.
pub fn phase(portfolio: &Portfolio, activity: u32) -> Phase {
    let day = portfolio.day();
    let has_ended = day_of(portfolio.actual_end[activity as usize]).is_some_and(|end| end <= day);
    match portfolio.status(activity) {
        Some(ActivityStatus::Closed | ActivityStatus::Cancelled) => Phase::Over,
        _ if has_ended => Phase::Finished,
        Some(ActivityStatus::Pipeline) => Phase::Pipeline,
        Some(ActivityStatus::Finalisation) => Phase::Finished,
        Some(ActivityStatus::Implementation | ActivityStatus::Suspended) => Phase::Running,
        None => match portfolio.start(activity) {
            Some(start) if start <= day => Phase::Running,
            Some(_) => Phase::Pipeline,
            None => Phase::Unclear,
        },
    }
}

/// What a rule looks at: one activity as known by a day.
pub struct Subject<'a> {
    facts: &'a Facts,
    portfolio: &'a Portfolio,
    money: &'a Money<'a>,
    activity: u32,
    phase: Phase,
    balance: &'a Balance,
    pace: Pace,
    milestones: &'a [MilestoneState],
}

/// What a rule found for an activity it applies to.
struct Checked {
    /// The value compared with the limit, for the comparison group.
    value: f64,
    /// How urgent, if the limit is crossed.
    severity: Option<Severity>,
}

/// A signal before it is given its name and comparison.
struct Raised {
    raised_on: Day,
    reason: Reason,
    clears_when: Condition,
}

impl Subject<'_> {
    fn day(&self) -> Day {
        self.portfolio.day()
    }

    fn start(&self) -> Option<Day> {
        self.portfolio.start(self.activity)
    }

    fn planned_end(&self) -> Option<Day> {
        day_of(self.portfolio.planned_end[self.activity as usize])
    }

    /// Cumulative spending after each day with spending, in order of days.
    fn spending_by_day(&self) -> Vec<(i32, i128)> {
        let mut by_day: BTreeMap<i32, i128> = BTreeMap::new();
        self.money.each_line(self.activity, Kinds::SPENDING, &mut Scratch::default(), |line| {
            if let Worth::Known(amount) = self.money.worth(line) {
                *by_day.entry(self.facts.ledger.period_start[line]).or_default() += amount;
            }
        });
        let mut total = 0;
        by_day
            .into_iter()
            .map(|(day, amount)| {
                total += amount;
                (day, total)
            })
            .collect()
    }

    /// Days since anything was recorded about the activity.
    fn days_since_recorded(&self) -> f64 {
        f64::from(self.portfolio.day) - f64::from(self.portfolio.last_recorded[self.activity as usize])
    }

    fn is_stale(&self, rules: &Rules) -> bool {
        rules.stale_data.first().is_some_and(|limit| self.days_since_recorded() > limit)
    }
}

/// Checks every chosen activity against every rule.
pub fn assess(
    facts: &Facts,
    portfolio: &Portfolio,
    money: &Money<'_>,
    selection: &Selection,
    rules: &Rules,
) -> Assessment {
    let mut assessor = Assessor::new(facts, portfolio, money, rules);
    let mut balances = Balances::new(money, portfolio, &[]);
    for activity in selection.activities() {
        let balance = balances.of(*activity);
        assessor.take(*activity, &balance);
    }
    assessor.finish()
}

/// Collects activities one by one, so that a screen can share one pass over the ledger.
pub struct Assessor<'a> {
    facts: &'a Facts,
    portfolio: &'a Portfolio,
    money: &'a Money<'a>,
    rules: &'a Rules,
    stages: stage_over_limit::Stages,
    milestones: Vec<MilestoneState>,
    values: comparison::Values,
    with_signals: bool,
    assessment: Assessment,
}

impl<'a> Assessor<'a> {
    /// Learns which stages the portfolio records.
    pub fn new(facts: &'a Facts, portfolio: &'a Portfolio, money: &'a Money<'a>, rules: &'a Rules) -> Assessor<'a> {
        Assessor {
            facts,
            portfolio,
            money,
            rules,
            stages: stage_over_limit::Stages::learn(facts, portfolio, rules),
            milestones: Vec::new(),
            values: comparison::Values::default(),
            with_signals: true,
            assessment: Assessment::default(),
        }
    }

    /// The same for states alone: no signal is worded, dated or compared.
    pub fn of_states(
        facts: &'a Facts,
        portfolio: &'a Portfolio,
        money: &'a Money<'a>,
        rules: &'a Rules,
    ) -> Assessor<'a> {
        Assessor { with_signals: false, ..Assessor::new(facts, portfolio, money, rules) }
    }

    /// Checks one activity.
    pub fn take(&mut self, activity: u32, balance: &Balance) {
        self.milestones.clear();
        self.milestones.extend(Milestones::of(self.facts, activity, self.portfolio.day));
        let subject = Subject {
            facts: self.facts,
            portfolio: self.portfolio,
            money: self.money,
            activity,
            phase: phase(self.portfolio, activity),
            balance,
            pace: pace(self.portfolio, activity, balance),
            milestones: &self.milestones,
        };
        let from = self.assessment.signals.len();
        let mut most_severe = None;
        if subject.phase != Phase::Over {
            for (number, (check, raise, limits)) in rules_of_activities(self.rules).into_iter().enumerate() {
                let Some(checked) = check(&subject, limits) else { continue };
                most_severe = most_severe.max(checked.severity);
                if !self.with_signals {
                    continue;
                }
                let rule = OF_ACTIVITIES[number];
                self.values.note(number, self.portfolio.office[activity as usize], checked.value);
                if let Some(severity) = checked.severity
                    && let Some(raised) = raise(&subject, limits, checked.value)
                {
                    self.assessment.signals.push(signal(&subject, rule, "", severity, raised));
                }
            }
            for (suffix, step, comparison, severity, raised) in stage_over_limit::check(&subject, &self.stages) {
                most_severe = most_severe.max(Some(severity));
                if self.with_signals {
                    let signal = signal(&subject, STAGE_OVER_LIMIT, &suffix, severity, raised);
                    self.assessment.signals.push(Signal { step, compared_with: comparison, ..signal });
                }
            }
        }
        let state = state(&subject, self.rules, most_severe);
        self.assessment.signals[from..].iter_mut().for_each(|s| s.state = state);
        self.assessment.states.push((activity, state));
        self.assessment.counts.count(state);
    }

    /// Signals with their comparisons, in their order.
    pub fn finish(mut self) -> Assessment {
        self.values.sort();
        for signal in &mut self.assessment.signals {
            if let Some(number) = OF_ACTIVITIES.iter().position(|rule| *rule == signal.rule) {
                signal.compared_with = self.values.compare(number, self.portfolio.office[signal.activity as usize]);
            }
        }
        self.assessment.signals.sort_by(|a, b| (b.severity, a.raised_on, &a.id).cmp(&(a.severity, b.raised_on, &b.id)));
        self.assessment
    }
}

type Check = fn(&Subject<'_>, Limits) -> Option<Checked>;
type Raise = fn(&Subject<'_>, Limits, f64) -> Option<Raised>;

/// The rules that look at an activity as a whole, in the order of [`OF_ACTIVITIES`].
fn rules_of_activities(rules: &Rules) -> [(Check, Raise, Limits); OF_ACTIVITIES.len()] {
    [
        (pace_behind::check, pace_behind::raise, rules.pace_behind),
        (no_spending::check, no_spending::raise, rules.no_spending),
        (end_near_low_spending::check, end_near_low_spending::raise, rules.end_near_low_spending),
        (stale_data::check, stale_data::raise, rules.stale_data),
        (spent_over_plan::check, spent_over_plan::raise, rules.spent_over_plan),
    ]
}

fn signal(subject: &Subject<'_>, rule: &'static str, suffix: &str, severity: Severity, raised: Raised) -> Signal {
    let identifier = &subject.facts.activities.identifiers[subject.activity as usize];
    Signal {
        id: format!("{rule}/{identifier}{suffix}"),
        activity: subject.activity,
        step: NONE,
        rule,
        severity,
        raised_on: raised.raised_on,
        reasons: vec![raised.reason],
        compared_with: Comparison::default(),
        clears_when: raised.clears_when,
        state: State::Unknown,
    }
}

fn state(subject: &Subject<'_>, rules: &Rules, most_severe: Option<Severity>) -> State {
    if subject.phase == Phase::Over {
        return State::NotApplicable;
    }
    if subject.phase == Phase::Unclear || (subject.phase == Phase::Running && subject.is_stale(rules)) {
        return State::Unknown;
    }
    match most_severe {
        Some(Severity::Act) => return State::Act,
        Some(Severity::Watch) => return State::Watch,
        None => {}
    }
    if subject.phase != Phase::Running {
        return State::NotApplicable;
    }
    match (subject.pace.elapsed_of_current, subject.pace.spent_share) {
        (Some(elapsed), _) if elapsed < rules.pace_behind.applies_after.unwrap_or(0.0) => State::NotApplicable,
        (Some(_), Some(_)) => State::OnPace,
        _ => State::Unknown,
    }
}

impl StateCounts {
    fn count(&mut self, state: State) {
        *match state {
            State::OnPace => &mut self.on_pace,
            State::Watch => &mut self.watch,
            State::Act => &mut self.act,
            State::Unknown => &mut self.unknown,
            State::NotApplicable => &mut self.not_applicable,
        } += 1;
    }
}

#[cfg(test)]
mod tests;
