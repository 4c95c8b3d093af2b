//! How each activity stands on a day: a problem, a potential problem, neither, or not to be judged; from the flags of
//! the signal rules. No comparison between days here: see `judged`.

use crate::balances::{Balance, Balances};
use crate::facts::Facts;
use crate::money::Money;
use crate::portfolio::Portfolio;
use crate::selection::Selection;
use crate::signals::{
    Assessor, CONTRADICTORY, Look, Phase, Rules, STALE_DATA, Severity, State, UnknownBecause, is_of_state, phase,
};
use domain::{Day, reference};

/// How an activity stands on a day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// Under way with a flag to act on.
    Problem,
    /// Under way with several flags to watch, or with a flag to act on where its state is unknown.
    Potential,
    /// Under way with less than that.
    Sound,
    /// Under way, or perhaps so, and its state is unknown; with the code of what is lacking.
    Unknown(&'static str),
    /// Not begun, ended, closed or cancelled.
    NotRunning,
}

impl Standing {
    /// Its word in JSON and translations.
    pub const fn name(self) -> &'static str {
        match self {
            Standing::Problem => "problem",
            Standing::Potential => "potential-problem",
            Standing::Sound => "sound",
            Standing::Unknown(_) => "unknown",
            Standing::NotRunning => "not-running",
        }
    }

    /// Whether it is a problem or a potential one.
    pub const fn is_at_risk(self) -> bool {
        matches!(self, Standing::Problem | Standing::Potential)
    }
}

/// The standing of an activity with the flags that make it.
#[derive(Clone, PartialEq, Debug)]
pub struct Judgement {
    /// How it stands.
    pub standing: Standing,
    /// Rules that flag it, in the order of the rules; one that looks at stages once per stage.
    pub flags: Vec<(&'static str, Severity)>,
    /// Whether it is in the first part of its life, when its pace is not judged yet.
    pub is_early: bool,
}

/// The number of flags from which an activity is a potential problem, on a day; dated reference data.
fn flags_needed(day: Day) -> usize {
    reference::index_setting("potential-problem-flags", day).map_or(usize::MAX, |s| s.value as usize)
}

/// The standing of each chosen activity as known by the portfolio's day, in the selection's order. Each balance goes
/// to `with` too, so that who needs it need not read the ledger again.
pub fn standings(
    facts: &Facts,
    portfolio: &Portfolio,
    money: &Money<'_>,
    selection: &Selection,
    rules: &Rules,
    mut with: impl FnMut(u32, Balance),
) -> Vec<Judgement> {
    let mut assessor = Assessor::of_looks(facts, portfolio, money, rules);
    let mut balances = Balances::new(money, portfolio, &[]);
    for &activity in selection.activities() {
        let balance = balances.of(activity);
        assessor.take(activity, &balance);
        with(activity, balance);
    }
    let assessment = assessor.finish();
    let mut looks = assessment.looks.as_slice();
    let mut unknown = assessment.unknown_because.iter().peekable();
    let judge = |(activity, state): &(u32, State)| {
        let own = looks.iter().take_while(|look| look.activity == *activity).count();
        let (these, rest) = looks.split_at(own);
        looks = rest;
        let because = unknown.next_if(|(a, _)| a == activity).map(|(_, because)| because.name());
        judgement(phase(portfolio, *activity), (*state, because), these, portfolio.day())
    };
    assessment.states.iter().map(judge).collect()
}

fn judgement(phase: Phase, state: StateBecause, looks: &[Look], day: Day) -> Judgement {
    let flags: Vec<(&'static str, Severity)> = looks
        .iter()
        .filter(|look| is_of_state(look.rule))
        .filter_map(|look| Some((look.rule, look.severity?)))
        .collect();
    let is_early = phase == Phase::Running && state.0 == State::NotApplicable;
    Judgement { standing: stands(phase, state, &flags, day), flags, is_early }
}

/// A state and, where it is unknown, why.
pub type StateBecause = (State, Option<&'static str>);

/// The standing of an activity from its phase, its state and the flags that make the state.
pub fn stands(phase: Phase, (state, because): StateBecause, flags: &[(&'static str, Severity)], day: Day) -> Standing {
    match (phase, state) {
        (Phase::Unclear, _) => Standing::Unknown(UnknownBecause::NoStatusNorStart.name()),
        (Phase::Running, State::Act) => Standing::Problem,
        (Phase::Running, State::Unknown) if says_act(flags) => Standing::Potential,
        (Phase::Running, State::Unknown) => Standing::Unknown(because.unwrap_or(UnknownBecause::NoTimeOrMoney.name())),
        (Phase::Running, _) if flags.len() >= flags_needed(day) => Standing::Potential,
        (Phase::Running, _) => Standing::Sound,
        _ => Standing::NotRunning,
    }
}

/// Silence and contradictions make a state unknown; a flag to act on that rests on something else still stands.
fn says_act(flags: &[(&'static str, Severity)]) -> bool {
    flags.iter().any(|(rule, severity)| *severity == Severity::Act && *rule != STALE_DATA && *rule != CONTRADICTORY)
}
