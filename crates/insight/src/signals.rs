//! Signals: rules with limits that say which activities need a look, with reasons, comparison and the day it began.
//! One file per rule; thresholds are data (`reference/signal-rules.tsv`, `stage-limits.tsv`). Method: docs/methods/signals.md.

use crate::balances::{Balance, Balances};
use crate::caselog::{MilestoneState, Milestones};
use crate::facts::{ActivityVersion, Facts, NONE};
use crate::money::{Kinds, Money, Scratch, Worth};
use crate::pace::{Pace, pace};
use crate::portfolio::{Portfolio, day_of};
use crate::selection::Selection;
use domain::{ActivityStatus, Day};
use std::cell::OnceCell;
use std::collections::BTreeMap;

mod budget_cut;
mod capacity;
mod comparison;
mod contradictory;
mod end_near_low_spending;
mod end_passed;
mod ends_recorded;
mod no_spending;
mod pace_behind;
mod plan_moved;
mod required_milestone;
mod rules;
mod spent_over_plan;
mod stage_over_limit;
mod stale_data;
mod year_end;

pub use comparison::Comparison;
pub(crate) use comparison::median;
pub use ends_recorded::SilentSource;
use required_milestone::Requirements;
pub use rules::{Limits, Rules, STAGE_PREFIX, StageRule};
use stage_over_limit::Stages;

/// Names of the rules, in the order they are shown.
pub const RULES: [&str; 14] = [
    "pace-behind",
    "no-spending",
    "end-near-low-spending",
    "end-passed",
    "stage-over-limit",
    "stale-data",
    "spent-over-plan",
    "evaluation-not-planned",
    "constituents-not-consulted",
    "contradictory",
    "budget-cut",
    "plan-moved",
    "fourth-quarter-bunching",
    "year-end-reversal",
];

/// The rule that looks at the steps of an activity.
pub const STAGE_OVER_LIMIT: &str = "stage-over-limit";
/// Place of a rule among [`RULES`].
fn place_of(rule: &str) -> usize {
    RULES.iter().position(|r| *r == rule).unwrap_or(RULES.len())
}

/// Part of the version of every rule: one more whenever the way a rule is computed changes.
const METHOD_VERSION: u32 = 2;

/// A rule that looks at an activity as a whole.
struct Rule {
    name: &'static str,
    sort: Sort,
    /// Whether its signals make the state of the activity; those that only ask for an explanation do not.
    is_of_state: bool,
    check: Check,
    raise: Raise,
}

/// Rule that looks for silence; what it flags is unknown.
pub const STALE_DATA: &str = "stale-data";
/// Rule that looks for contradictions; what it flags is unknown.
pub const CONTRADICTORY: &str = "contradictory";
/// Rule about evaluations.
const EVALUATION: &str = "evaluation-not-planned";
/// Rule about consultation.
const CONSULTATION: &str = "constituents-not-consulted";

/// The rules that look at an activity as a whole.
const OF_ACTIVITIES: [Rule; 13] = [
    statistical("pace-behind", pace_behind::check, pace_behind::raise),
    statistical("no-spending", no_spending::check, no_spending::raise),
    statistical("end-near-low-spending", end_near_low_spending::check, end_near_low_spending::raise),
    limit("end-passed", end_passed::check, end_passed::raise),
    limit(STALE_DATA, stale_data::check, stale_data::raise),
    limit("spent-over-plan", spent_over_plan::check, spent_over_plan::raise),
    limit(
        EVALUATION,
        |s, l| required_milestone::check(s, EVALUATION, l),
        |s, l, v| required_milestone::raise(s, EVALUATION, l, v),
    ),
    limit(
        CONSULTATION,
        |s, l| required_milestone::check(s, CONSULTATION, l),
        |s, l, v| required_milestone::raise(s, CONSULTATION, l, v),
    ),
    limit(CONTRADICTORY, contradictory::check, contradictory::raise),
    limit("budget-cut", budget_cut::check, budget_cut::raise),
    statistical("plan-moved", plan_moved::check, plan_moved::raise),
    explain("fourth-quarter-bunching", year_end::check_bunching, year_end::raise_bunching),
    explain("year-end-reversal", year_end::check_reversal, year_end::raise_reversal),
];

/// Whether the signals of a rule make the state of an activity; those of others only ask for an explanation.
pub fn is_of_state(rule: &str) -> bool {
    rule == STAGE_OVER_LIMIT || OF_ACTIVITIES.iter().any(|r| r.name == rule && r.is_of_state)
}

type Check = fn(&Subject<'_>, Limits) -> Option<Checked>;
type Raise = fn(&Subject<'_>, Limits, f64) -> Option<Raised>;

const fn limit(name: &'static str, check: Check, raise: Raise) -> Rule {
    Rule { name, sort: Sort::Limit, is_of_state: true, check, raise }
}

const fn statistical(name: &'static str, check: Check, raise: Raise) -> Rule {
    Rule { name, sort: Sort::Statistical, is_of_state: true, check, raise }
}

const fn explain(name: &'static str, check: Check, raise: Raise) -> Rule {
    Rule { name, sort: Sort::Statistical, is_of_state: false, check, raise }
}

/// What kind of rule raised a signal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sort {
    /// A date, norm or limit was missed: never capped.
    Limit,
    /// A value is unusual: ranked, and capped by review capacity.
    Statistical,
}

impl Sort {
    /// Its word in JSON and translations.
    pub const fn name(self) -> &'static str {
        match self {
            Sort::Limit => "limit",
            Sort::Statistical => "statistical",
        }
    }
}

/// What a signal was computed from; with the method's page enough to compute it again.
#[derive(Clone, PartialEq, Debug)]
pub enum Input {
    /// A share, ratio, limit or number of days or months.
    Number(f64),
    /// A day.
    Day(Day),
    /// Ten-thousandths of the reporting currency.
    Money(i128),
    /// Whether something is so.
    Truth(bool),
    /// Cumulative spending after each day with spending, as far back as it matters.
    Spending(Vec<(Day, i128)>),
}

/// One activity looked at by one rule, flagged or not: what the ledger of signals counts.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Look {
    /// Rule.
    pub rule: &'static str,
    /// Place of the rule among [`RULES`].
    pub place: usize,
    /// Activity.
    pub activity: u32,
    /// For stages: number of the stage in [`Rules::stages`], round, and the day since which it waits.
    pub stage: Option<(u32, u32, Day)>,
    /// The value compared with the limits.
    pub value: f64,
    /// How urgent, if a limit is crossed.
    pub severity: Option<Severity>,
}

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

/// Why a state is unknown, the first that holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum UnknownBecause {
    /// Neither status nor start is known.
    NoStatusNorStart,
    /// Dates, or dates and status, contradict each other.
    Contradictory,
    /// The planned end has passed, and its source does not record ends.
    EndsNotRecorded,
    /// Nothing was recorded for too long.
    Stale,
    /// Time or money is not known.
    NoTimeOrMoney,
}

impl UnknownBecause {
    /// Its word in JSON and translations.
    pub const fn name(self) -> &'static str {
        match self {
            UnknownBecause::NoStatusNorStart => "no-status-nor-start",
            UnknownBecause::Contradictory => "contradictory",
            UnknownBecause::EndsNotRecorded => "ends-not-recorded",
            UnknownBecause::Stale => "stale-data",
            UnknownBecause::NoTimeOrMoney => "no-time-or-money",
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
    /// What kind of rule it is.
    pub sort: Sort,
    /// What it was computed from.
    pub inputs: Vec<(&'static str, Input)>,
    /// The rule with its limits, as text.
    pub rule_version: String,
    /// How far beyond the first limit, as a share of it; orders statistical signals.
    pub excess: f64,
    /// Place among the statistical signals of its office, from 1; `None` for limits, which are not ranked.
    pub rank: Option<u32>,
    /// Whether more urgent statistical signals fill the review capacity of its office.
    pub beyond_capacity: bool,
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
    /// Every activity that a rule looked at, flagged or not; empty unless asked for.
    pub looks: Vec<Look>,
    /// Why each unknown state is unknown, in the selection's order.
    pub unknown_because: Vec<(u32, UnknownBecause)>,
    /// Sources of the whole portfolio that record practically no ends.
    pub silent_sources: Vec<SilentSource>,
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
    /// Past its planned end, and its source does not record ends: whether it still runs is unknown. Only signals look
    /// that far; [`phase`] says *running*.
    Doubtful,
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
    records_spending: bool,
    milestones: &'a [MilestoneState],
    requirements: &'a [required_milestone::Requirement],
    last_year: OnceCell<Option<year_end::Year>>,
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
    inputs: Vec<(&'static str, Input)>,
}

impl Subject<'_> {
    fn day(&self) -> Day {
        self.portfolio.day()
    }

    fn start(&self) -> Option<Day> {
        self.portfolio.start(self.activity)
    }

    /// Statements about the activity known by the day: by source, then by the day they became known.
    fn versions(&self) -> impl Iterator<Item = &ActivityVersion> {
        let columns = &self.facts.activities;
        let i = self.activity as usize;
        let versions = columns.version_start[i] as usize..columns.version_start[i + 1] as usize;
        columns.versions[versions].iter().filter(|v| v.known_from.0 <= self.portfolio.day)
    }

    fn last_spending(&self) -> Option<Day> {
        day_of(self.balance.last_spending)
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
        rules.limits(STALE_DATA).first().is_some_and(|limit| self.days_since_recorded() > limit)
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

/// Learns from the milestones of all activities which stages and requirements the portfolio records.
fn learn(facts: &Facts, portfolio: &Portfolio, rules: &Rules) -> (Stages, Vec<required_milestone::Requirement>) {
    let mut stages = Stages::of(facts, rules);
    let mut requirements = Requirements::default();
    if [EVALUATION, CONSULTATION].iter().any(|rule| rules.is_on(rule)) && !facts.milestones.step.is_empty() {
        requirements = Requirements::of(facts, portfolio);
    }
    let mut milestones = Vec::new();
    for activity in 0..facts.milestones.start.len().saturating_sub(1) as u32 {
        milestones.clear();
        milestones.extend(Milestones::of(facts, activity, portfolio.day));
        if !milestones.is_empty() {
            stages.hear(portfolio, activity, &milestones);
            requirements.hear(portfolio, activity, &milestones);
        }
    }
    (stages.learnt(), requirements.learnt())
}

/// Collects activities one by one, so that a screen can share one pass over the ledger.
pub struct Assessor<'a> {
    facts: &'a Facts,
    portfolio: &'a Portfolio,
    money: &'a Money<'a>,
    rules: &'a Rules,
    stages: Stages,
    requirements: Vec<required_milestone::Requirement>,
    milestones: Vec<MilestoneState>,
    values: comparison::Values,
    capacity: capacity::Capacity,
    records_spending: bool,
    ends: ends_recorded::Ends,
    limits: [Limits; OF_ACTIVITIES.len()],
    /// Places of the rules among [`RULES`].
    places: [usize; OF_ACTIVITIES.len()],
    /// Whether rules that do not change the state of an activity are checked too.
    with_every_rule: bool,
    with_signals: bool,
    with_looks: bool,
    assessment: Assessment,
}

impl<'a> Assessor<'a> {
    /// Learns which stages the portfolio records.
    pub fn new(facts: &'a Facts, portfolio: &'a Portfolio, money: &'a Money<'a>, rules: &'a Rules) -> Assessor<'a> {
        let (stages, requirements) = learn(facts, portfolio, rules);
        Assessor {
            facts,
            portfolio,
            money,
            rules,
            stages,
            requirements,
            milestones: Vec::new(),
            values: comparison::Values::default(),
            capacity: capacity::Capacity::default(),
            records_spending: records_spending(portfolio, money),
            ends: ends_recorded::Ends::learn(facts, portfolio, rules),
            limits: std::array::from_fn(|number| rules.limits(OF_ACTIVITIES[number].name)),
            places: std::array::from_fn(|number| place_of(OF_ACTIVITIES[number].name)),
            with_every_rule: true,
            with_signals: true,
            with_looks: false,
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
        Assessor { with_every_rule: false, ..Assessor::of_counts(facts, portfolio, money, rules) }
    }

    /// The same for the number of limits crossed, each of which is a signal.
    pub fn of_counts(
        facts: &'a Facts,
        portfolio: &'a Portfolio,
        money: &'a Money<'a>,
        rules: &'a Rules,
    ) -> Assessor<'a> {
        Assessor { with_signals: false, ..Assessor::new(facts, portfolio, money, rules) }
    }

    /// The same for looks alone: what each rule thought of each activity, flagged or not.
    pub fn of_looks(
        facts: &'a Facts,
        portfolio: &'a Portfolio,
        money: &'a Money<'a>,
        rules: &'a Rules,
    ) -> Assessor<'a> {
        Assessor { with_looks: true, ..Assessor::of_counts(facts, portfolio, money, rules) }
    }

    /// Checks one activity, and tells how many limits it crosses.
    pub fn take(&mut self, activity: u32, balance: &Balance) -> u32 {
        let mut milestones = std::mem::take(&mut self.milestones);
        milestones.clear();
        milestones.extend(Milestones::of(self.facts, activity, self.portfolio.day));
        let requirements = std::mem::take(&mut self.requirements);
        let subject = Subject {
            facts: self.facts,
            portfolio: self.portfolio,
            money: self.money,
            activity,
            phase: if self.ends.leave_open(activity) { Phase::Doubtful } else { phase(self.portfolio, activity) },
            balance,
            pace: self.pace(activity, balance),
            records_spending: self.records_spending,
            milestones: &milestones,
            requirements: &requirements,
            last_year: OnceCell::new(),
        };
        let mut crossed = 0;
        let from = self.assessment.signals.len();
        let (mut most_severe, mut is_contradictory) = (None, false);
        if subject.phase != Phase::Over {
            for (number, rule) in OF_ACTIVITIES.iter().enumerate() {
                let limits = self.limits[number];
                let wanted = rule.is_of_state || self.with_every_rule;
                if limits.first().is_none() || !wanted {
                    continue;
                }
                let Some(checked) = (rule.check)(&subject, limits) else { continue };
                if rule.is_of_state {
                    most_severe = most_severe.max(checked.severity);
                }
                crossed += u32::from(checked.severity.is_some());
                is_contradictory |= rule.name == CONTRADICTORY && checked.severity.is_some();
                if self.with_looks {
                    let Checked { value, severity } = checked;
                    let place = self.places[number];
                    self.assessment.looks.push(Look { rule: rule.name, place, activity, stage: None, value, severity });
                }
                if !self.with_signals {
                    continue;
                }
                self.values.note(number, self.portfolio.office[activity as usize], checked.value);
                if let Some(severity) = checked.severity
                    && let Some(raised) = (rule.raise)(&subject, limits, checked.value)
                {
                    let excess = limits.excess(checked.value);
                    let version = self.rules.version(rule.name);
                    let mut signal = signal(&subject, rule.name, "", severity, raised, version);
                    signal.inputs.extend(limits.inputs());
                    self.assessment.signals.push(Signal { sort: rule.sort, excess, ..signal });
                }
            }
            crossed += self.take_stages(&subject, &mut most_severe);
            if subject.phase == Phase::Running {
                self.capacity.note(self.portfolio.office[activity as usize]);
            }
        }
        let (state, because) = state(&subject, self.rules, most_severe, is_contradictory);
        self.assessment.unknown_because.extend(because.map(|because| (activity, because)));
        self.assessment.signals[from..].iter_mut().for_each(|s| s.state = state);
        self.assessment.states.push((activity, state));
        self.assessment.counts.count(state);
        self.milestones = milestones;
        self.requirements = requirements;
        crossed
    }

    /// Money against time; where nobody records spending, what is spent is unknown and not zero.
    fn pace(&self, activity: u32, balance: &Balance) -> Pace {
        let pace = pace(self.portfolio, activity, balance);
        if self.records_spending {
            return pace;
        }
        Pace { spent_share: None, gap: None, time_adjusted: None, ..pace }
    }

    fn take_stages(&mut self, subject: &Subject<'_>, most_severe: &mut Option<Severity>) -> u32 {
        let mut crossed = 0;
        for waiting in stage_over_limit::check(subject, &self.stages) {
            crossed += u32::from(waiting.severity.is_some());
            *most_severe = (*most_severe).max(waiting.severity);
            if self.with_looks {
                self.assessment.looks.push(Look {
                    rule: STAGE_OVER_LIMIT,
                    place: place_of(STAGE_OVER_LIMIT),
                    activity: subject.activity,
                    stage: Some((waiting.number, waiting.round, waiting.since)),
                    value: waiting.days(subject),
                    severity: waiting.severity,
                });
            }
            if self.with_signals
                && let Some((suffix, step, comparison, severity, raised)) = self.stages.raise(subject, &waiting)
            {
                let version = self.rules.version(&format!("{STAGE_PREFIX}{}", self.stages.name(&waiting)));
                let signal = signal(subject, STAGE_OVER_LIMIT, &suffix, severity, raised, version);
                self.assessment.signals.push(Signal { step, compared_with: comparison, ..signal });
            }
        }
        crossed
    }

    /// Milestones of the activity checked last, as known by the day.
    pub fn milestones(&self) -> &[MilestoneState] {
        &self.milestones
    }

    /// Signals with their comparisons and places, in their order.
    pub fn finish(mut self) -> Assessment {
        self.values.sort();
        for signal in &mut self.assessment.signals {
            if let Some(number) = OF_ACTIVITIES.iter().position(|rule| rule.name == signal.rule) {
                signal.compared_with = self.values.compare(number, self.portfolio.office[signal.activity as usize]);
            }
        }
        self.assessment.signals.sort_by(|a, b| (b.severity, a.raised_on, &a.id).cmp(&(a.severity, b.raised_on, &b.id)));
        let share = self.rules.limits(capacity::RULE).first();
        self.capacity.rank(&mut self.assessment.signals, share, &self.portfolio.office);
        self.assessment.silent_sources = self.ends.silent;
        self.assessment
    }
}

/// Activities under way from which silence of a whole portfolio is taken for spending that nobody records.
const RECORDS_FROM: usize = 20;

/// Whether spending is recorded at all: a line of spending is known, or the portfolio is too small to say.
fn records_spending(portfolio: &Portfolio, money: &Money<'_>) -> bool {
    let ledger = &money.facts.ledger;
    (0..ledger.len()).any(|line| Kinds::SPENDING.has(ledger.kind[line]) && money.is_visible(line))
        || (0..portfolio.len() as u32)
            .filter(|a| portfolio.is_known(*a) && phase(portfolio, *a) == Phase::Running)
            .nth(RECORDS_FROM - 1)
            .is_none()
}

fn signal(
    subject: &Subject<'_>,
    rule: &'static str,
    suffix: &str,
    severity: Severity,
    raised: Raised,
    rule_version: String,
) -> Signal {
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
        sort: Sort::Limit,
        inputs: raised.inputs,
        rule_version,
        excess: 0.0,
        rank: None,
        beyond_capacity: false,
    }
}

/// The state, and if it is unknown why.
fn state(
    subject: &Subject<'_>,
    rules: &Rules,
    most_severe: Option<Severity>,
    is_contradictory: bool,
) -> (State, Option<UnknownBecause>) {
    let because = match subject.phase {
        Phase::Over => return (State::NotApplicable, None),
        Phase::Unclear => Some(UnknownBecause::NoStatusNorStart),
        _ if is_contradictory => Some(UnknownBecause::Contradictory),
        Phase::Doubtful => Some(UnknownBecause::EndsNotRecorded),
        Phase::Running if subject.is_stale(rules) => Some(UnknownBecause::Stale),
        _ => None,
    };
    if because.is_some() {
        return (State::Unknown, because);
    }
    let state = match most_severe {
        Some(Severity::Act) => State::Act,
        Some(Severity::Watch) => State::Watch,
        None if subject.phase != Phase::Running => State::NotApplicable,
        None => match (subject.pace.elapsed_of_current, subject.pace.spent_share) {
            (Some(elapsed), _) if elapsed < rules.limits("pace-behind").applies_after.unwrap_or(0.0) => {
                State::NotApplicable
            }
            (Some(_), Some(_)) => State::OnPace,
            _ => return (State::Unknown, Some(UnknownBecause::NoTimeOrMoney)),
        },
    };
    (state, None)
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
