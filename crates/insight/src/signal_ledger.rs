//! Whether signals were right: signals computed again as of past days, what came of each, and how right every rule was
//! beside flagging everybody. Nothing is stored here. Method: docs/methods/ledger-of-signals.md.

use crate::balances::Balances;
use crate::chance::Chance;
use crate::cores;
use crate::facts::{Facts, RuleLimit};
use crate::money::Money;
use crate::portfolio::Portfolio;
use crate::selection::Selection;
use crate::signals::{Assessor, Look, RULES, Rules, STAGE_OVER_LIMIT, Severity};
use domain::Day;
use std::collections::BTreeMap;

mod outcomes;

pub use outcomes::{Judge, OfStage, Outcome};
use outcomes::{defined_outcome, matures_on};

/// Resamples for the interval of a score.
const RESAMPLES: usize = 400;
/// Seed of the resamples.
const SEED: u64 = 12;
/// Fewest activities with a judged signal from which a rule is scored.
pub const FEWEST: usize = 20;
/// So many looks at the rate of all looks are laid to a rule's past before its chance is told (shrinkage).
const PRIOR: f64 = 20.0;

/// One look and what came of it, or a stored signal and what came of it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Entry {
    /// Day of the look.
    pub day: Day,
    /// Activity.
    pub activity: u32,
    /// Stage and round within the activity, so that two waits are not taken for one.
    pub part: (u32, u32),
    /// How urgent, if flagged.
    pub severity: Option<Severity>,
    /// What came of it.
    pub outcome: Outcome,
}

/// Entries by rule, in the order of [`RULES`].
pub type Entries = Vec<(&'static str, Vec<Entry>)>;

/// Looks at the chosen activities as of each day, oldest first, with the limits that `rules` gives for a day, and
/// joins what came of each by the day of `now`.
pub fn back_fill(
    facts: &Facts,
    now: &Portfolio,
    selection: &Selection,
    days: &[Day],
    rules: impl Fn(Day) -> Rules + Sync,
) -> Entries {
    let money_now = Money::as_of(facts, now.day());
    let judge = Judge::new(facts, now, &money_now);
    let of_days = cores::each(days.len(), |at| look_back(&judge, selection, days[at], &rules(days[at])));
    let mut entries: Entries = RULES.iter().map(|rule| (*rule, Vec::new())).collect();
    for of_day in of_days {
        entries.iter_mut().zip(of_day).for_each(|((_, all), of_rule)| all.extend(of_rule));
    }
    entries
}

/// Looks as of one day with what came of them, by place of the rule.
fn look_back(judge: &Judge<'_>, selection: &Selection, day: Day, rules: &Rules) -> [Vec<Entry>; RULES.len()] {
    let facts = judge.facts();
    let then = Portfolio::as_of_one_of_many(facts, day);
    let money = Money::as_of(facts, day);
    let defined = RULES.map(|rule| defined_outcome(rule, day));
    let mut entries = RULES.map(|_| Vec::new());
    for look in looks(facts, &then, &money, selection, rules) {
        let Some(defined) = defined[look.place] else { continue };
        let stage = look.stage.map(|(number, round, since)| (&rules.stages[number as usize], round, since));
        let Some(mut outcome) = judge.outcome_of(defined, &then, look.activity, stage) else { continue };
        // An outcome known before its time would count hits and misses unequally.
        if matures_on(defined, &then, look.activity).is_none_or(|on| on > judge.day()) {
            outcome = Outcome::Open;
        }
        let part = look.stage.map_or((0, 0), |(number, round, _)| (number + 1, round));
        entries[look.place].push(Entry { day, activity: look.activity, part, severity: look.severity, outcome });
    }
    entries
}

/// The score of every rule.
pub fn scores(entries: &Entries) -> Vec<(&'static str, Score)> {
    cores::each(entries.len(), |at| (entries[at].0, score(&entries[at].1)))
}

/// What every rule thinks of the chosen activities that were known on the portfolio's day.
pub fn looks(
    facts: &Facts,
    portfolio: &Portfolio,
    money: &Money<'_>,
    selection: &Selection,
    rules: &Rules,
) -> Vec<Look> {
    let mut assessor = Assessor::of_looks(facts, portfolio, money, rules);
    let mut balances = Balances::new(money, portfolio, &[]);
    for activity in selection.activities().iter().copied().filter(|a| portfolio.is_known(*a)) {
        assessor.take(activity, &balances.of(activity));
    }
    assessor.finish().looks
}

/// Limits in force on a day, for [`back_fill`].
pub fn in_force(set: &[RuleLimit]) -> impl Fn(Day) -> Rules + '_ {
    move |day| Rules::in_force(set, day)
}

/// How right a rule was.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Score {
    /// Looks: activities (or waits) times days.
    pub looked: u64,
    /// Of these flagged.
    pub flagged: u64,
    /// Flagged ones whose outcome is not known yet.
    pub open: u64,
    /// Flagged and judged.
    pub judged: u64,
    /// Flagged, and the outcome came.
    pub hits: u64,
    /// Activities with a judged flag.
    pub activities: u64,
    /// Hits by judged; `None` without any.
    pub precision: Option<f64>,
    /// What flagging everybody would give (the naive rule) on the days and at the stages at which the rule flags: the
    /// rate among all judged looks of the day and stage of each judged flag, averaged; of all where nothing is flagged.
    pub base_rate: Option<f64>,
    /// Precision less base rate, with its 95 % interval from resampled activities.
    pub lift: Option<(f64, f64, f64)>,
    /// Hits by all outcomes that came.
    pub recall: Option<f64>,
    /// Median days from the first flag of an unbroken row of flags to the outcome.
    pub lead_days: Option<f64>,
    /// Precision of flags at *act* and at *watch*.
    pub by_severity: [(u64, Option<f64>); 2],
    /// Mean chance that the rule's own past gave its judged flags on their day, what came of these, and how many.
    pub calibration: Option<Calibration>,
    /// What follows.
    pub verdict: Verdict,
}

/// Chances told beside what came.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Calibration {
    /// Mean chance told.
    pub expected: f64,
    /// Share that came.
    pub observed: f64,
    /// Flags compared.
    pub n: u64,
}

/// Whether a rule is worth its signals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Verdict {
    /// Its signals are right more often than flagging everybody.
    Better,
    /// They are not.
    NoBetter,
    /// The interval holds both.
    NotToldApart,
    /// Too few activities to say.
    #[default]
    TooFew,
}

impl Verdict {
    /// Its word in JSON and translations.
    pub const fn name(self) -> &'static str {
        match self {
            Verdict::Better => "better",
            Verdict::NoBetter => "no-better",
            Verdict::NotToldApart => "not-told-apart",
            Verdict::TooFew => "too-few",
        }
    }
}

/// Judged looks of one activity.
#[derive(Clone, Copy, Default)]
struct Tally {
    judged: f64,
    positives: f64,
    flagged: f64,
    hits: f64,
    /// Hits that flagging at random on the same days and stages would give.
    expected: f64,
}

impl Tally {
    fn add(&mut self, other: &Tally) {
        self.judged += other.judged;
        self.positives += other.positives;
        self.flagged += other.flagged;
        self.hits += other.hits;
        self.expected += other.expected;
    }

    fn lift(&self) -> Option<f64> {
        (self.flagged > 0.0).then(|| (self.hits - self.expected) / self.flagged)
    }
}

/// What came of all judged looks at one stage on one day. Days differ (files come a few times a year), and so do
/// stages: a rule is neither right nor wrong for the day on which it flags.
pub type Rates = BTreeMap<(Day, u32), (u32, u32)>;

/// Judged looks and hits among them, by day and stage.
pub fn rates<'a>(entries: impl Iterator<Item = &'a Entry>) -> Rates {
    let mut rates = Rates::new();
    for entry in entries {
        if let Some(is_hit) = entry.outcome.is_hit() {
            let (judged, hits) = rates.entry((entry.day, entry.part.0)).or_default();
            *judged += 1;
            *hits += u32::from(is_hit);
        }
    }
    rates
}

/// Scores the entries of one rule, which stand in order of days.
pub fn score(entries: &[Entry]) -> Score {
    let rates = rates(entries.iter());
    let mut tallies: BTreeMap<u32, Tally> = BTreeMap::new();
    let mut score = Score { looked: entries.len() as u64, ..Score::default() };
    let mut severities = [(0u64, 0u64); 2];
    for entry in entries {
        let is_flagged = entry.severity.is_some();
        score.flagged += u64::from(is_flagged);
        let Some(is_hit) = entry.outcome.is_hit() else {
            score.open += u64::from(is_flagged);
            continue;
        };
        let tally = tallies.entry(entry.activity).or_default();
        tally.judged += 1.0;
        tally.positives += f64::from(u8::from(is_hit));
        if let Some(severity) = entry.severity {
            tally.flagged += 1.0;
            tally.hits += f64::from(u8::from(is_hit));
            let (judged, hits) = rates[&(entry.day, entry.part.0)];
            tally.expected += f64::from(hits) / f64::from(judged);
            let of_severity = &mut severities[usize::from(severity == Severity::Watch)];
            of_severity.0 += 1;
            of_severity.1 += u64::from(is_hit);
        }
    }
    let mut all = Tally::default();
    tallies.values().for_each(|t| all.add(t));
    let share = |part: f64, whole: f64| (whole > 0.0).then(|| part / whole);
    score.judged = all.flagged as u64;
    score.hits = all.hits as u64;
    score.activities = tallies.values().filter(|t| t.flagged > 0.0).count() as u64;
    score.precision = share(all.hits, all.flagged);
    score.base_rate = share(all.expected, all.flagged).or(share(all.positives, all.judged));
    score.recall = share(all.hits, all.positives);
    score.by_severity = severities.map(|(n, hits)| (n, share(hits as f64, n as f64)));
    let tallies: Vec<Tally> = tallies.into_values().collect();
    score.lift = all.lift().map(|lift| interval(&tallies, lift));
    score.lead_days = lead(entries);
    score.calibration = calibration(entries);
    score.verdict = match score.lift {
        Some((_, low, high)) if score.activities >= FEWEST as u64 => match (low > 0.0, high <= 0.0) {
            (true, _) => Verdict::Better,
            (_, true) => Verdict::NoBetter,
            _ => Verdict::NotToldApart,
        },
        _ => Verdict::TooFew,
    };
    score
}

/// Percentile bootstrap over activities, so that many days of one activity do not count as independent.
fn interval(tallies: &[Tally], lift: f64) -> (f64, f64, f64) {
    let mut chance = Chance::seeded(SEED);
    let mut lifts: Vec<f64> = (0..RESAMPLES)
        .filter_map(|_| {
            let mut sum = Tally::default();
            (0..tallies.len()).for_each(|_| sum.add(&tallies[chance.below(tallies.len())]));
            sum.lift()
        })
        .collect();
    lifts.sort_by(f64::total_cmp);
    let at = |share: f64| lifts.get(((lifts.len().max(1) - 1) as f64 * share).round() as usize).copied();
    (lift, at(0.025).unwrap_or(lift), at(0.975).unwrap_or(lift))
}

/// Median days between the first flag of an unbroken row of flags and the outcome that ended it.
fn lead(entries: &[Entry]) -> Option<f64> {
    let mut rows: BTreeMap<(u32, (u32, u32)), Day> = BTreeMap::new();
    let mut leads: BTreeMap<(u32, (u32, u32), Day), f64> = BTreeMap::new();
    for entry in entries {
        let key = (entry.activity, entry.part);
        if entry.severity.is_none() {
            rows.remove(&key);
            continue;
        }
        let first = *rows.entry(key).or_insert(entry.day);
        if let Outcome::Hit(on) = entry.outcome {
            leads.entry((key.0, key.1, first)).or_insert(f64::from(on.days_since(first)));
        }
    }
    let mut leads: Vec<f64> = leads.into_values().collect();
    leads.sort_by(f64::total_cmp);
    crate::signals::median(&leads)
}

/// The chance told on a day is the rate among the rule's earlier flags whose outcome was known by that day, laid
/// toward the rate of all looks judged by then; nothing is told before there are any.
fn calibration(entries: &[Entry]) -> Option<Calibration> {
    let mut known: Vec<(Day, bool, bool)> =
        entries.iter().filter_map(|e| Some((e.outcome.on()?, e.severity.is_some(), e.outcome.is_hit()?))).collect();
    known.sort();
    let (mut at, mut all) = (0, Tally::default());
    let (mut expected, mut observed, mut n) = (0.0, 0.0, 0u64);
    for entry in entries {
        while let Some((on, is_flagged, is_hit)) = known.get(at).copied().filter(|(on, ..)| *on <= entry.day) {
            let _ = on;
            let hit = f64::from(u8::from(is_hit));
            let flagged = f64::from(u8::from(is_flagged));
            all.add(&Tally { judged: 1.0, positives: hit, flagged, hits: flagged * hit, expected: 0.0 });
            at += 1;
        }
        if let (Some(_), Some(is_hit)) = (entry.severity, entry.outcome.is_hit())
            && all.judged > 0.0
        {
            expected += (all.hits + PRIOR * all.positives / all.judged) / (all.flagged + PRIOR);
            observed += f64::from(u8::from(is_hit));
            n += 1;
        }
    }
    (n > 0).then(|| Calibration { expected: expected / n as f64, observed: observed / n as f64, n })
}

/// The last days of the quarters that ended by a day, oldest first, at most so many.
pub fn quarter_ends(day: Day, quarters: u32) -> Vec<Day> {
    let (year, month, _) = day.ymd();
    let this_quarter = Day::first_of_month(year * 12 + (month as i32 - 1) / 3 * 3);
    let is_over = day.plus_days(1) == this_quarter.plus_months(3);
    let last = if is_over { this_quarter.plus_months(3) } else { this_quarter };
    (0..quarters as i32).rev().map(|back| last.plus_months(-3 * back).plus_days(-1)).collect()
}

/// Whether a rule looks at stages.
pub fn is_of_stages(rule: &str) -> bool {
    rule == STAGE_OVER_LIMIT
}

#[cfg(test)]
mod tests;
