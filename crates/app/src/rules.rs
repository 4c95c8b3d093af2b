//! The workbench of rules: every rule with its limits and their standing, what another limit would have flagged over the
//! last quarters beside the limit in force, and limits set with a date of effect, as facts.

use crate::filters::{Filters, Question};
use crate::headway::Known;
use crate::ledger_of_signals::QUARTERS;
use crate::table::{Cell, Table};
use crate::{Failure, Headway};
use domain::reference::{self, SignalRule, StageLimit, Validity};
use domain::{Context, Day, Instant};
use insight::signal_ledger::{self, Entry, Outcome, Score};
use insight::signals::{Limits, Rules, STAGE_OVER_LIMIT, STAGE_PREFIX};
use serde::Serialize;
use std::collections::BTreeMap;
use store::{Act, RuleLimitRow};

/// Quarters over which another limit is tried unless asked otherwise.
pub const TRIED_QUARTERS: u32 = 8;

/// The answer of `rules list`.
#[derive(Clone, Debug, Serialize)]
pub struct RulesAnswer {
    /// Last day of knowledge.
    pub as_of: String,
    /// Every rule, also those whose facts are missing.
    pub rules: Vec<RuleAnswer>,
}

/// A rule with the limits in force.
#[derive(Clone, Debug, Serialize)]
pub struct RuleAnswer {
    /// Rule, or `stage-over-limit/STAGE`.
    pub rule: String,
    /// `limit`, `statistical` or `capacity`.
    pub sort: &'static str,
    /// What is measured.
    pub measure: &'static str,
    /// On which side of the limit a signal lies: `above` or `below`.
    pub side: &'static str,
    /// Unit of the limits.
    pub unit: &'static str,
    /// Where *watch* begins.
    pub amber: Option<f64>,
    /// Where *act* begins.
    pub red: Option<f64>,
    /// From when the rule applies.
    pub applies_after: Option<f64>,
    /// Unit of that.
    pub applies_after_unit: &'static str,
    /// What is usual.
    pub norm: Option<f64>,
    /// After how long what was approved lapses.
    pub lapse: Option<f64>,
    /// By how much that may be extended.
    pub extension: Option<f64>,
    /// Where the values come from.
    pub basis: String,
    /// `unconfirmed`, `confirmed`, or `set` by the organisation.
    pub standing: &'static str,
    /// First day on which the limits hold, where bounded.
    pub valid_from: Option<String>,
    /// Last day.
    pub valid_to: Option<String>,
    /// `on`, `off`, or `facts-missing`.
    pub state: &'static str,
    /// Which facts are missing, where the rule cannot be computed.
    pub missing_facts: Option<&'static str>,
    /// Signals it raises now; `None` where it cannot be computed.
    pub signals: Option<u64>,
}

/// One limit: a value, or none.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Limit {
    /// At this value.
    At(f64),
    /// Nowhere.
    Off,
}

impl Limit {
    /// Reads a number or `off`.
    pub fn parse(text: &str) -> Option<Limit> {
        if text.eq_ignore_ascii_case("off") {
            return Some(Limit::Off);
        }
        text.parse().ok().filter(|n: &f64| n.is_finite()).map(Limit::At)
    }

    fn value(self) -> Option<f64> {
        match self {
            Limit::At(value) => Some(value),
            Limit::Off => None,
        }
    }
}

/// Limits to try or to set. What is `None` stays as it is.
#[derive(Clone, Copy, Debug, Default)]
pub struct NewLimits {
    /// Where *watch* begins.
    pub amber: Option<Limit>,
    /// Where *act* begins.
    pub red: Option<Limit>,
    /// From when the rule applies.
    pub applies_after: Option<f64>,
}

/// The answer of `rules try`.
#[derive(Clone, Debug, Serialize)]
pub struct TrialAnswer {
    /// Last day of knowledge, by which outcomes are judged.
    pub as_of: String,
    /// Rule, or `stage-over-limit/STAGE`.
    pub rule: String,
    /// Quarter ends, oldest first.
    pub days: Vec<String>,
    /// With the limits then in force.
    pub in_force: Trial,
    /// With the limits to try.
    pub tried: Trial,
    /// Every activity that either would have flagged.
    pub activities: Vec<TrialActivity>,
}

/// What limits flagged over the quarters.
#[derive(Clone, Debug, Serialize)]
pub struct Trial {
    /// The rule with its limits, as text.
    pub rule_version: String,
    /// Looks.
    pub looked: u64,
    /// Flagged looks.
    pub flagged: u64,
    /// Activities flagged at least once.
    pub activities: u64,
    /// Flagged, and right.
    pub hits: u64,
    /// Flagged, and not.
    pub false_alarms: u64,
    /// Flagged, not known yet.
    pub open: u64,
    /// Hits by hits and false alarms.
    pub precision: Option<f64>,
    /// The same among all looks.
    pub base_rate: Option<f64>,
    /// Hits by all outcomes that came.
    pub recall: Option<f64>,
}

/// An activity that limits would have flagged.
#[derive(Clone, Debug, Serialize)]
pub struct TrialActivity {
    /// Identifier.
    pub activity: String,
    /// Title.
    pub title: String,
    /// Quarter ends at which the limits in force flagged it.
    pub in_force: u32,
    /// Quarter ends at which the tried ones did.
    pub tried: u32,
    /// First quarter end flagged by either.
    pub first_flagged: String,
    /// `hit`, `false-alarm` or `open`, of the last flag that has been judged.
    pub outcome: &'static str,
}

/// Every rule, with the limits in force on the day of knowledge.
pub fn rules(headway: &Headway, ctx: &Context) -> Result<RulesAnswer, Failure> {
    let known = headway.known(ctx)?;
    let in_force = Rules::in_force(&known.facts.rule_limits, known.day());
    let holds = |validity: &Validity| validity.holds_on(known.day());
    let general = reference::signal_rules().iter().filter(|r| holds(&r.validity) && r.rule != STAGE_OVER_LIMIT);
    let stages = reference::stage_limits().iter().filter(|s| holds(&s.validity));
    let rules = general
        .map(|rule| of_rule(&known, &in_force, rule))
        .chain(stages.map(|stage| of_stage(&known, &in_force, stage)))
        .collect();
    Ok(RulesAnswer { as_of: known.as_of.to_string(), rules })
}

/// The limits set for a rule that hold on the day: the row, if the organisation set any.
fn set_for<'k>(known: &'k Known, rule: &str) -> Option<&'k insight::facts::RuleLimit> {
    let day = known.day();
    let held = known.facts.rule_limits.iter().filter(|s| s.rule == rule && s.known_from <= day && s.valid_from <= day);
    held.max_by_key(|s| (s.valid_from, s.known_from))
}

fn signals_of(known: &Known, rule: &str) -> u64 {
    let prefix = format!("{rule}/");
    let is_stage = rule.starts_with(STAGE_PREFIX);
    let stage = rule.strip_prefix(STAGE_PREFIX).unwrap_or_default();
    let identifiers = &known.facts.activities.identifiers;
    let signals = known.figures().assessment.signals.iter();
    signals
        .filter(|s| match is_stage {
            false => s.id.starts_with(&prefix),
            true => {
                let tail =
                    s.id.strip_prefix(STAGE_PREFIX).and_then(|t| t.strip_prefix(&*identifiers[s.activity as usize]));
                tail.is_some_and(|t| t.trim_start_matches('/').split('/').next() == Some(stage))
            }
        })
        .count() as u64
}

fn standing(is_set: bool, confirmed: bool) -> &'static str {
    match (is_set, confirmed) {
        (true, _) => "set",
        (false, true) => "confirmed",
        (false, false) => "unconfirmed",
    }
}

fn of_rule(known: &Known, in_force: &Rules, rule: &SignalRule) -> RuleAnswer {
    let set = set_for(known, rule.rule);
    let limits = in_force.limits(rule.rule);
    let is_missing = !rule.missing_facts.is_empty();
    let text = |day: Option<Day>| day.map(|d| d.to_string());
    RuleAnswer {
        rule: rule.rule.to_owned(),
        sort: rule.sort,
        measure: rule.measure,
        side: if rule.side == reference::Side::Below { "below" } else { "above" },
        unit: rule.unit,
        amber: if is_missing { rule.amber } else { limits.watch },
        red: if is_missing { rule.red } else { limits.act },
        applies_after: limits.applies_after,
        applies_after_unit: rule.applies_after_unit,
        norm: None,
        lapse: None,
        extension: None,
        basis: rule.basis.to_owned(),
        standing: standing(set.is_some(), rule.confirmed),
        valid_from: set.map(|s| s.valid_from.to_string()).or(text(rule.validity.from)),
        valid_to: text(rule.validity.to),
        state: match (is_missing, in_force.is_on(rule.rule)) {
            (true, _) => "facts-missing",
            (false, true) => "on",
            (false, false) => "off",
        },
        missing_facts: is_missing.then_some(rule.missing_facts),
        signals: (!is_missing).then(|| signals_of(known, rule.rule)),
    }
}

fn of_stage(known: &Known, in_force: &Rules, stage: &StageLimit) -> RuleAnswer {
    let name = format!("{STAGE_PREFIX}{}", stage.stage);
    let set = set_for(known, &name);
    let now = in_force.stages.iter().find(|s| s.stage == stage.stage);
    let days = |d: Option<u32>| d.map(f64::from);
    let text = |day: Option<Day>| day.map(|d| d.to_string());
    let (amber, red) = (now.and_then(|s| s.watch_days), now.and_then(|s| s.act_days));
    RuleAnswer {
        sort: "limit",
        measure: "days-in-stage",
        side: "above",
        unit: "days",
        amber: amber.map(f64::from),
        red: red.map(f64::from),
        applies_after: None,
        applies_after_unit: "",
        norm: days(stage.norm_days),
        lapse: days(stage.lapse_days),
        extension: days(stage.extension_days),
        basis: stage.basis.to_owned(),
        standing: standing(set.is_some(), stage.confirmed),
        valid_from: set.map(|s| s.valid_from.to_string()).or(text(stage.validity.from)),
        valid_to: text(stage.validity.to),
        state: if amber.or(red).is_some() { "on" } else { "off" },
        missing_facts: None,
        signals: Some(signals_of(known, &name)),
        rule: name,
    }
}

/// Limits in force on a day with changes laid over them. Refused for rules that are not there or lack facts, and for
/// limits in the wrong order.
fn changed(known: &Known, rule: &str, day: Day, new: NewLimits) -> Result<Limits, Failure> {
    let rules = Rules::in_force(&known.facts.rule_limits, day);
    let (held, side) = match rule.strip_prefix(STAGE_PREFIX) {
        Some(stage) => {
            let stage = rules.stages.iter().find(|s| s.stage == stage).ok_or_else(|| not_found(rule))?;
            let limits = Limits {
                watch: stage.watch_days.map(f64::from),
                act: stage.act_days.map(f64::from),
                applies_after: None,
            };
            (limits, reference::Side::Above)
        }
        None => {
            let row = reference::find_signal_rule(rule).filter(|r| r.rule != STAGE_OVER_LIMIT);
            let row = row.ok_or_else(|| not_found(rule))?;
            if !row.missing_facts.is_empty() {
                return Err(Failure::refused("rule.facts-missing").with("rule", rule).with("facts", row.missing_facts));
            }
            (rules.limits(rule), row.side)
        }
    };
    let limits = Limits {
        watch: new.amber.map_or(held.watch, Limit::value),
        act: new.red.map_or(held.act, Limit::value),
        applies_after: new.applies_after.or(held.applies_after),
    };
    let is_upside_down = limits.watch.zip(limits.act).is_some_and(|(watch, act)| match side {
        reference::Side::Above => act < watch,
        reference::Side::Below => act > watch,
    });
    if is_upside_down || [limits.watch, limits.act, limits.applies_after].iter().flatten().any(|x| !x.is_finite()) {
        return Err(Failure::invalid("rule.limits-order").with("rule", rule));
    }
    Ok(limits)
}

fn not_found(rule: &str) -> Failure {
    let general = reference::signal_rules().iter().map(|r| r.rule).filter(|r| *r != STAGE_OVER_LIMIT);
    let stages = reference::stage_limits().iter().map(|s| s.stage);
    let names: Vec<String> = general.map(str::to_owned).chain(stages.map(|s| format!("{STAGE_PREFIX}{s}"))).collect();
    Failure::not_found("rule.not-found").with("rule", rule).with("choices", names.join(", "))
}

/// What other limits of a rule would have flagged at the last quarter ends, beside the limits then in force.
pub fn try_rule(
    headway: &Headway,
    ctx: &Context,
    filters: &Filters,
    rule: &str,
    new: NewLimits,
    quarters: u32,
) -> Result<TrialAnswer, Failure> {
    let asked = Question::of(headway, ctx, filters)?;
    let known = &asked.known;
    let limits = changed(known, rule, known.day(), new)?;
    let days = signal_ledger::quarter_ends(known.day(), quarters.clamp(1, 16 * QUARTERS));
    let set = &known.facts.rule_limits;
    let fill = |with: &(dyn Fn(Rules) -> Rules + Sync)| {
        let entries = signal_ledger::back_fill(&known.facts, &known.portfolio, &asked.selection, &days, |day| {
            with(Rules::in_force(set, day))
        });
        entries_of(known, rule, entries)
    };
    let in_force = fill(&|rules| rules);
    let tried = fill(&|rules| rules.with(rule, limits));
    let now = Rules::in_force(set, known.day());
    Ok(TrialAnswer {
        as_of: known.as_of.to_string(),
        rule: rule.to_owned(),
        days: days.iter().map(Day::to_string).collect(),
        activities: activities(known, &in_force, &tried),
        in_force: trial(now.version(rule), &in_force),
        tried: trial(now.with(rule, limits).version(rule), &tried),
    })
}

/// The entries of one rule, or of one stage.
fn entries_of(known: &Known, rule: &str, entries: signal_ledger::Entries) -> Vec<Entry> {
    let stage = rule.strip_prefix(STAGE_PREFIX);
    let name = if stage.is_some() { STAGE_OVER_LIMIT } else { rule };
    let of_rule = entries.into_iter().find(|(r, _)| *r == name).map(|(_, e)| e).unwrap_or_default();
    let Some(stage) = stage else { return of_rule };
    let stages = Rules::in_force(&known.facts.rule_limits, known.day()).stages;
    let number = stages.iter().position(|s| s.stage == stage).map(|at| at as u32 + 1);
    of_rule.into_iter().filter(|e| Some(e.part.0) == number).collect()
}

fn trial(rule_version: String, entries: &[Entry]) -> Trial {
    let Score { looked, flagged, hits, judged, open, precision, base_rate, recall, .. } = signal_ledger::score(entries);
    let mut flagged_activities: Vec<u32> =
        entries.iter().filter(|e| e.severity.is_some()).map(|e| e.activity).collect();
    flagged_activities.sort_unstable();
    flagged_activities.dedup();
    Trial {
        rule_version,
        looked,
        flagged,
        activities: flagged_activities.len() as u64,
        hits,
        false_alarms: judged - hits,
        open,
        precision,
        base_rate,
        recall,
    }
}

/// What either set of limits flagged, by activity: those that the tried ones flag first, and of them the earliest.
fn activities(known: &Known, in_force: &[Entry], tried: &[Entry]) -> Vec<TrialActivity> {
    struct Flags {
        counts: [u32; 2],
        first: Day,
        last: (Day, Outcome),
    }
    let mut flags: BTreeMap<u32, Flags> = BTreeMap::new();
    for (which, entries) in [in_force, tried].into_iter().enumerate() {
        for entry in entries.iter().filter(|e| e.severity.is_some()) {
            let of = flags.entry(entry.activity).or_insert(Flags {
                counts: [0, 0],
                first: entry.day,
                last: (entry.day, entry.outcome),
            });
            of.counts[which] += 1;
            of.first = of.first.min(entry.day);
            let is_news = entry.outcome != Outcome::Open || of.last.1 == Outcome::Open;
            if is_news && entry.day >= of.last.0 {
                of.last = (entry.day, entry.outcome);
            }
        }
    }
    let mut answers: Vec<TrialActivity> = flags
        .into_iter()
        .map(|(activity, of)| TrialActivity {
            activity: known.facts.activities.identifiers[activity as usize].clone(),
            title: known.title(activity),
            in_force: of.counts[0],
            tried: of.counts[1],
            first_flagged: of.first.to_string(),
            outcome: of.last.1.name(),
        })
        .collect();
    answers.sort_by(|a, b| {
        (a.tried == 0, &a.first_flagged, &a.activity).cmp(&(b.tried == 0, &b.first_flagged, &b.activity))
    });
    answers
}

/// Limits to set.
#[derive(Clone, Debug)]
pub struct SetRequest {
    /// Rule, or `stage-over-limit/STAGE`.
    pub rule: String,
    /// Its limits.
    pub limits: NewLimits,
    /// First day on which they hold; else today.
    pub from: Option<Day>,
    /// Why.
    pub reason: String,
    /// Through which door.
    pub door: &'static str,
    /// Clock.
    pub at: Instant,
}

/// Sets limits of a rule from a day on: a fact of a change, known from today.
pub fn set_rule(headway: &Headway, ctx: &Context, request: &SetRequest) -> Result<RuleAnswer, Failure> {
    let known = headway.known(ctx)?;
    let rule = request.rule.as_str();
    let valid_from = request.from.unwrap_or(ctx.today);
    let limits = changed(&known, rule, valid_from.max(known.day()), request.limits)?;
    if request.reason.trim().is_empty() {
        return Err(Failure::invalid("rule.reason-blank"));
    }
    let row = RuleLimitRow {
        rule: rule.to_owned(),
        watch: limits.watch,
        act: limits.act,
        applies_after: limits.applies_after,
        valid_from,
        recorded_on: ctx.today,
    };
    let reason = format!("rule {rule}: {}", request.reason.trim());
    let act = Act { door: request.door, reason: &reason, file: None, at: request.at };
    let mut writer = headway.store().begin(ctx, act)?;
    writer.state_rule_limit(&row)?;
    writer.commit()?;
    let after = ctx.as_of(domain::AsOf::day(valid_from.max(ctx.today)));
    let answer = rules(headway, &after)?;
    answer.rules.into_iter().find(|r| r.rule == rule).ok_or_else(|| not_found(rule))
}

impl RulesAnswer {
    /// Rules as a table.
    pub fn table(&self) -> Table {
        let mut table = Table::with_columns(&[
            ("rule", "column-rule", false),
            ("sort", "column-rule-sort", false),
            ("state", "column-state", false),
            ("amber", "column-amber", true),
            ("red", "column-red", true),
            ("norm", "column-norm", true),
            ("lapse", "column-lapse", true),
            ("extension", "column-extension", true),
            ("unit", "column-unit", false),
            ("standing", "column-standing", false),
            ("signals", "column-signals", true),
            ("basis", "column-basis", false),
        ]);
        let number = |n: Option<f64>| n.map_or(Cell::Blank, |n| Cell::Number(n, if n.fract() == 0.0 { 0 } else { 2 }));
        for rule in &self.rules {
            let coded =
                |prefix: &str, code: &str| Cell::Coded { code: code.to_owned(), key: format!("{prefix}-{code}") };
            table.rows.push(vec![
                Cell::text(&rule.rule),
                coded("rule-sort", rule.sort),
                coded("rule-state", rule.state),
                number(rule.amber),
                number(rule.red),
                number(rule.norm),
                number(rule.lapse),
                number(rule.extension),
                coded("rule-unit", rule.unit),
                coded("rule-standing", rule.standing),
                rule.signals.map_or(Cell::Blank, |n| Cell::Whole(n as i64)),
                Cell::text(rule.missing_facts.unwrap_or(&rule.basis)),
            ]);
        }
        table
    }
}

impl TrialAnswer {
    /// Both sets of limits beside each other.
    pub fn table(&self) -> Table {
        let mut table = Table::with_columns(&[
            ("limits", "column-limits", false),
            ("flagged", "column-flagged", true),
            ("activities", "column-activities", true),
            ("hits", "column-hits", true),
            ("false_alarms", "column-false-alarms", true),
            ("open", "column-open-outcomes", true),
            ("precision", "column-precision", true),
            ("base_rate", "column-base-rate", true),
            ("recall", "column-recall", true),
        ]);
        for trial in [&self.in_force, &self.tried] {
            table.rows.push(vec![
                Cell::text(&trial.rule_version),
                Cell::Whole(trial.flagged as i64),
                Cell::Whole(trial.activities as i64),
                Cell::Whole(trial.hits as i64),
                Cell::Whole(trial.false_alarms as i64),
                Cell::Whole(trial.open as i64),
                Cell::Share(trial.precision),
                Cell::Share(trial.base_rate),
                Cell::Share(trial.recall),
            ]);
        }
        table
    }

    /// The activities that either set of limits would have flagged.
    pub fn activities_table(&self) -> Table {
        let mut table = Table::with_columns(&[
            ("activity", "column-activity", false),
            ("title", "column-title", false),
            ("first_flagged", "column-first-flagged", false),
            ("in_force", "column-in-force", true),
            ("tried", "column-tried", true),
            ("outcome", "column-outcome", false),
        ]);
        for activity in &self.activities {
            table.rows.push(vec![
                Cell::text(&activity.activity),
                Cell::text(&activity.title),
                Cell::day(Day::parse(&activity.first_flagged)),
                Cell::Whole(i64::from(activity.in_force)),
                Cell::Whole(i64::from(activity.tried)),
                Cell::Coded { code: activity.outcome.to_owned(), key: format!("outcome-{}", activity.outcome) },
            ]);
        }
        table
    }
}
