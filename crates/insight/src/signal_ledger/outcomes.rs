//! What came of a signal, by the facts known now. Which outcome counts for which rule is data
//! (`reference/signal-outcomes.tsv`).

use crate::balances::Balances;
use crate::caselog::{APPROVAL, Milestones, OPERATIONAL_END};
use crate::facts::{Facts, NO_DAY};
use crate::money::{Kinds, Money, Scratch, Worth};
use crate::portfolio::{Portfolio, day_of};
use crate::signals::{Phase, StageRule, phase};
use domain::Day;
use domain::reference::{self, SignalOutcome};
use std::sync::OnceLock;

/// What came of a signal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// What the signal warned of came, and this day showed it.
    Hit(Day),
    /// It did not, and this day showed it.
    Miss(Day),
    /// Not known yet.
    Open,
}

impl Outcome {
    /// Whether it came; `None` where that is not known yet.
    pub fn is_hit(self) -> Option<bool> {
        match self {
            Outcome::Hit(_) => Some(true),
            Outcome::Miss(_) => Some(false),
            Outcome::Open => None,
        }
    }

    /// The day that showed it.
    pub fn on(self) -> Option<Day> {
        match self {
            Outcome::Hit(day) | Outcome::Miss(day) => Some(day),
            Outcome::Open => None,
        }
    }

    /// Its word in JSON and translations.
    pub const fn name(self) -> &'static str {
        match self {
            Outcome::Hit(_) => "hit",
            Outcome::Miss(_) => "false-alarm",
            Outcome::Open => "open",
        }
    }
}

/// Judges signals by what is known now.
pub struct Judge<'a> {
    facts: &'a Facts,
    now: &'a Portfolio,
    money: &'a Money<'a>,
    /// By activity: its approved total and what it has spent, by the facts of now.
    totals: Vec<OnceLock<(Option<i128>, i128)>>,
}

/// The outcome that is defined for signals of a rule as of a day.
pub(super) fn defined_outcome(rule: &str, day: Day) -> Option<&'static SignalOutcome> {
    reference::signal_outcomes().iter().find(|o| o.rule == rule && o.validity.holds_on(day))
}

/// The day from which a signal as of `then` can be scored: by then both a hit and a miss would be known. An outcome that
/// shows earlier can be told, but counting it would favour whichever shows earlier.
pub(super) fn matures_on(defined: &SignalOutcome, then: &Portfolio, activity: u32) -> Option<Day> {
    let day = then.day();
    match defined.within_days {
        Some(within) => Some(day.plus_days(within)),
        None => Some(day_of(then.planned_end[activity as usize])?.max(day).plus_days(defined.by_days?)),
    }
}

/// The stage a signal is about: its rule, which time round, and the day since which it waited.
pub type OfStage<'a> = (&'a StageRule, u32, Day);

impl<'a> Judge<'a> {
    /// By the facts known on the day of `now`.
    pub fn new(facts: &'a Facts, now: &'a Portfolio, money: &'a Money<'a>) -> Judge<'a> {
        Judge { facts, now, money, totals: vec![OnceLock::new(); now.len()] }
    }

    pub(super) fn facts(&self) -> &'a Facts {
        self.facts
    }

    pub(super) fn day(&self) -> Day {
        self.now.day()
    }

    /// What came of a signal of a rule about an activity as known `then`. `None` where no outcome is defined for the
    /// rule, or the one defined cannot be told of this activity.
    pub fn outcome(&self, rule: &str, then: &Portfolio, activity: u32, stage: Option<OfStage<'_>>) -> Option<Outcome> {
        self.outcome_of(defined_outcome(rule, then.day())?, then, activity, stage)
    }

    pub(super) fn outcome_of(
        &self,
        defined: &SignalOutcome,
        then: &Portfolio,
        activity: u32,
        stage: Option<OfStage<'_>>,
    ) -> Option<Outcome> {
        let until = defined.within_days.map(|days| then.day().plus_days(days));
        match defined.outcome {
            "late-or-under-spent" => self.late_or_under_spent(then, activity, defined),
            "still-silent" => Some(self.still_silent(then, activity, until?)),
            "still-waiting" => Some(self.still_waiting(then, activity, stage?, until?)),
            "still-stale" => Some(self.still_stale(then, activity, until?)),
            "still-over" => self.still_over(activity, until?),
            "still-passed" => self.still_passed(then, activity, until?),
            _ => None,
        }
    }

    fn totals(&self, activity: u32) -> (Option<i128>, i128) {
        *self.totals[activity as usize].get_or_init(|| {
            let balance = Balances::new(self.money, self.now, &[]).of(activity);
            (balance.total(), balance.spent.ten_thousandths)
        })
    }

    /// The day is over and its facts count as told.
    fn has_passed(&self, day: Day) -> bool {
        day <= self.now.day()
    }

    fn by_then(&self, until: Day, is_hit: bool) -> Outcome {
        match (self.has_passed(until), is_hit) {
            (true, true) => Outcome::Hit(until),
            (true, false) => Outcome::Miss(until),
            (false, _) => Outcome::Open,
        }
    }

    fn late_or_under_spent(&self, then: &Portfolio, activity: u32, defined: &SignalOutcome) -> Option<Outcome> {
        let i = activity as usize;
        let planned = day_of(then.planned_end[i])?;
        // An end that has already passed is late from the day of the signal.
        let late_from = planned.max(then.day()).plus_days(defined.by_days?);
        if let Some(told) = self.told_late(then, activity, late_from) {
            return Some(Outcome::Hit(told));
        }
        if let Some(ended) = day_of(self.now.actual_end[i]).filter(|end| self.has_passed(*end)) {
            return Some(if self.is_under_spent(activity, ended, defined.share?) {
                Outcome::Hit(ended)
            } else {
                Outcome::Miss(ended)
            });
        }
        if self.has_passed(planned) && planned >= then.day() && self.is_under_spent(activity, planned, defined.share?) {
            return Some(Outcome::Hit(planned));
        }
        let is_over = phase(self.now, activity) == Phase::Over;
        Some(match (is_over, self.has_passed(late_from)) {
            // Still going on when it should long have ended.
            (false, true) => Outcome::Hit(late_from),
            (true, _) => Outcome::Miss(self.now.day()),
            (false, false) => Outcome::Open,
        })
    }

    /// The first day after the signal on which an end (planned or actual) so late was stated.
    fn told_late(&self, then: &Portfolio, activity: u32, late_from: Day) -> Option<Day> {
        let columns = &self.facts.activities;
        let versions =
            columns.version_start[activity as usize] as usize..columns.version_start[activity as usize + 1] as usize;
        let is_late = |d: Day| d >= late_from;
        columns.versions[versions]
            .iter()
            .filter(|v| v.known_from > then.day() && self.has_passed(v.known_from))
            .filter(|v| {
                v.planned_end.value().copied().is_some_and(is_late)
                    || v.actual_end.value().copied().is_some_and(is_late)
            })
            .map(|v| v.known_from)
            .min()
    }

    /// Whether less than a share of the approved total known now had been spent by a day. Unknown is not under-spent.
    fn is_under_spent(&self, activity: u32, by: Day, share: f64) -> bool {
        self.totals(activity).0.is_some_and(|total| (self.spent_by(activity, by) as f64) < share * total as f64)
    }

    fn spent_by(&self, activity: u32, by: Day) -> i128 {
        let mut spent = 0;
        self.money.each_line(activity, Kinds::SPENDING, &mut Scratch::default(), |line| {
            if self.facts.ledger.period_start[line] <= by.0
                && let Worth::Known(amount) = self.money.worth(line)
            {
                spent += amount;
            }
        });
        spent
    }

    /// No spending after the signal until a day.
    fn still_silent(&self, then: &Portfolio, activity: u32, until: Day) -> Outcome {
        let mut next = i32::MAX;
        self.money.each_line(activity, Kinds::SPENDING, &mut Scratch::default(), |line| {
            let on = self.facts.ledger.period_start[line];
            if on > then.day {
                next = next.min(on);
            }
        });
        if next <= until.0 { Outcome::Miss(Day(next)) } else { self.by_then(until, true) }
    }

    /// The milestone waited for was not reached until a day.
    fn still_waiting(&self, then: &Portfolio, activity: u32, stage: OfStage<'_>, until: Day) -> Outcome {
        let (rule, round, _) = stage;
        let to = self.facts.names.steps.find(&rule.to);
        let mut reached = Milestones::of(self.facts, activity, self.now.day)
            .filter(|m| Some(m.step) == to && (round == 0 || m.round == round))
            .filter_map(|m| m.actual_on)
            .min();
        if rule.to == APPROVAL {
            reached = reached.or(day_of(self.now.approved_on[activity as usize]));
        } else if rule.to == OPERATIONAL_END {
            reached = reached.or(day_of(self.now.actual_end[activity as usize]));
        }
        match reached.filter(|day| *day <= until && self.has_passed(*day)) {
            Some(day) => Outcome::Miss(day.max(then.day())),
            None => self.by_then(until, true),
        }
    }

    /// Nothing was recorded after the signal until a day.
    fn still_stale(&self, then: &Portfolio, activity: u32, until: Day) -> Outcome {
        match self.next_recorded(then.day(), activity).filter(|day| *day <= until) {
            Some(day) => Outcome::Miss(day),
            None => self.by_then(until, true),
        }
    }

    fn next_recorded(&self, after: Day, activity: u32) -> Option<Day> {
        let i = activity as usize;
        let (facts, now) = (self.facts, self.now.day);
        let mut next = NO_DAY;
        let mut hear = |day: i32| {
            if day > after.0 && day <= now && (next == NO_DAY || day < next) {
                next = day;
            }
        };
        let versions = facts.activities.version_start[i] as usize..facts.activities.version_start[i + 1] as usize;
        facts.activities.versions[versions].iter().for_each(|v| hear(v.known_from.0));
        if !facts.ledger.is_empty() {
            for line in facts.ledger.lines(activity) {
                hear(facts.ledger.known_from[line]);
                hear(facts.ledger.known_until[line]);
            }
        }
        if let Some(&[from, to]) = facts.milestones.start.get(i..i + 2) {
            facts.milestones.known_from[from as usize..to as usize].iter().for_each(|d| hear(*d));
        }
        day_of(next)
    }

    /// More is still spent than approved, by the facts of now.
    fn still_over(&self, activity: u32, until: Day) -> Option<Outcome> {
        let (total, spent) = self.totals(activity);
        Some(self.by_then(until, spent > total?))
    }

    /// The end planned then has passed, and neither an actual end nor a later plan was stated until a day.
    fn still_passed(&self, then: &Portfolio, activity: u32, until: Day) -> Option<Outcome> {
        let planned = day_of(then.planned_end[activity as usize])?;
        let columns = &self.facts.activities;
        let i = activity as usize;
        let versions = columns.version_start[i] as usize..columns.version_start[i + 1] as usize;
        let told = columns.versions[versions]
            .iter()
            .filter(|v| v.known_from > then.day() && v.known_from <= until && self.has_passed(v.known_from))
            .filter(|v| {
                v.actual_end.value().is_some()
                    || v.planned_end.value().is_some_and(|end| *end > planned)
                    || v.status.value().is_some_and(|s| s.is_over())
            })
            .map(|v| v.known_from)
            .min();
        Some(match told {
            Some(on) => Outcome::Miss(on),
            None => self.by_then(until, planned <= until),
        })
    }
}
