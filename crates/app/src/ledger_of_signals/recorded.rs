//! Signals as they were recorded: writing them, noting what was done, joining what came of them, and computing them
//! again. What is recorded is codes and numbers, the same in every language.

use super::{OfSeverity, money_now, rule_named};
use crate::headway::Known;
use crate::signals::inputs;
use crate::{Failure, Headway};
use domain::{AsOf, Context, Day, Instant};
use insight::facts::NONE;
use insight::portfolio::Portfolio;
use insight::selection::Selection;
use insight::signal_ledger::{Judge, Outcome};
use insight::signals::{Argument, Rules, STAGE_PREFIX, Signal};
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, HashMap, HashSet};
use store::{Act, SignalActionRow, SignalRow};

/// What recording gave.
#[derive(Clone, Debug, Serialize)]
pub struct RecordAnswer {
    /// The day as of which signals were recorded.
    pub as_of: String,
    /// Signals of that day.
    pub signals: u64,
    /// Recorded for the first time, or again after they had cleared.
    pub raised: u64,
    /// With another severity, or by other limits.
    pub changed: u64,
    /// Gone.
    pub cleared: u64,
    /// The change that holds them; `None` if there was nothing to record.
    pub change: Option<u64>,
}

/// What somebody did about a signal.
#[derive(Clone, Debug)]
pub struct ActionRequest {
    /// Name of the signal.
    pub signal: String,
    /// Whether something was done; otherwise it was decided that nothing is to be done.
    pub acted: bool,
    /// What, in the person's words.
    pub note: String,
    /// Who; else the person who asks.
    pub person: Option<String>,
    /// When; else today.
    pub done_on: Option<Day>,
    /// Through which door.
    pub door: &'static str,
    /// Clock.
    pub at: Instant,
}

/// A noted action.
#[derive(Clone, Debug, Serialize)]
pub struct ActionAnswer {
    /// Name of the signal.
    pub signal: String,
    /// Whether something was done.
    pub acted: bool,
    /// What, in the person's words.
    pub note: String,
    /// Who.
    pub person: String,
    /// When.
    pub done_on: String,
}

/// A recorded signal with what was done and what came of it.
#[derive(Clone, Debug, Serialize)]
pub struct RecordedSignal {
    /// Name.
    pub id: String,
    /// Activity.
    pub activity: String,
    /// Its title.
    pub title: String,
    /// Rule.
    pub rule: String,
    /// The rule with its limits of then.
    pub rule_version: String,
    /// Severity of then.
    pub severity: String,
    /// The day as of which it was recorded.
    pub as_of: String,
    /// First day on which its condition held, by what was known then.
    pub raised_on: Option<String>,
    /// The day as of which it was recorded as gone.
    pub cleared_as_of: Option<String>,
    /// `hit`, `false-alarm`, `open`, or `None` where no outcome is defined.
    pub outcome: Option<&'static str>,
    /// The day that showed it.
    pub outcome_on: Option<String>,
    /// Days from the record to the outcome, for hits.
    pub lead_days: Option<i32>,
    /// What was done.
    pub actions: Vec<ActionAnswer>,
}

/// Score of the recorded signals of a rule.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct RecordedScore {
    /// Signals recorded.
    pub signals: u64,
    /// Of these judged, and their precision.
    pub judged: OfSeverity,
    /// Judged ones somebody acted on before the outcome was known.
    pub acted: OfSeverity,
    /// Judged ones nobody acted on.
    pub not_acted: OfSeverity,
}

/// Recorded signals computed again.
#[derive(Clone, Debug, Serialize)]
pub struct Recomputed {
    /// Signals compared.
    pub n: u64,
    /// Equal to the last digit.
    pub same: u64,
    /// Names of those that differ, with the day as of which they were recorded.
    pub differing: Vec<(String, String)>,
}

/// One recorded signal, from the record that raised it to the one that cleared it.
pub(super) struct Episode {
    row: SignalRow,
    /// Later records of the same signal with another severity or other limits.
    changed: Vec<SignalRow>,
    cleared: Option<Day>,
    activity: u32,
    outcome: Option<Outcome>,
    actions: Vec<SignalActionRow>,
}

impl Episode {
    /// Whether somebody acted before its outcome was known.
    fn is_acted(&self) -> bool {
        let until = self.outcome.and_then(Outcome::on);
        self.actions.iter().any(|a| a.acted && until.is_none_or(|until| a.done_on <= until))
    }
}

/// Records the signals of the whole portfolio as of the day of the context: what is new, what changed, what cleared.
/// The same day twice records nothing. Refused where a later day has been recorded: a ledger goes forward.
pub fn record(headway: &Headway, ctx: &Context, door: &'static str, at: Instant) -> Result<RecordAnswer, Failure> {
    let known = headway.known(ctx)?;
    let day = known.day();
    let facts_change = match ctx.as_of.change {
        Some(change) => change.min(headway.last_change(ctx)?),
        None => headway.last_change(ctx)?,
    };
    let rows = headway.store().read(ctx, |reader| reader.signal_records(None, Day(i32::MAX), Day(i32::MAX)))?;
    if let Some(later) = rows.iter().map(|row| row.as_of).max().filter(|later| *later > day) {
        return Err(Failure::refused("ledger.later-recorded").with("day", day).with("later", later));
    }
    let mut latest: HashMap<&str, &SignalRow> = HashMap::new();
    rows.iter().for_each(|row| {
        latest.insert(&row.signal, row);
    });
    let signals = &known.figures().assessment.signals;
    let mut answer = RecordAnswer {
        as_of: known.as_of.to_string(),
        signals: signals.len() as u64,
        raised: 0,
        changed: 0,
        cleared: 0,
        change: None,
    };
    let reason = format!("signals as of {day}");
    let mut writer = headway.store().begin(ctx, Act { door, reason: &reason, file: None, at })?;
    for signal in signals {
        let held = latest.get(signal.id.as_str()).filter(|row| row.state != "cleared");
        let state = match held {
            None => "raised",
            Some(row) if is_same(row, signal) => continue,
            Some(_) => "changed",
        };
        *(if state == "raised" { &mut answer.raised } else { &mut answer.changed }) += 1;
        writer.record_signal(&row(&known, signal, state, facts_change, ctx.today))?;
    }
    let present: HashSet<&str> = signals.iter().map(|s| s.id.as_str()).collect();
    let mut gone: Vec<&&SignalRow> =
        latest.values().filter(|row| row.state != "cleared" && !present.contains(row.signal.as_str())).collect();
    gone.sort_by_key(|row| &row.signal);
    for row in gone {
        answer.cleared += 1;
        writer.record_signal(&SignalRow {
            as_of: day,
            facts_change,
            state: "cleared".to_owned(),
            severity: None,
            raised_on: None,
            body: None,
            recorded_on: ctx.today,
            ..(**row).clone()
        })?;
    }
    answer.change = writer.commit()?;
    Ok(answer)
}

fn is_same(row: &SignalRow, signal: &Signal) -> bool {
    row.severity.as_deref() == Some(signal.severity.name()) && row.rule_version == signal.rule_version
}

fn row(known: &Known, signal: &Signal, state: &str, facts_change: u64, today: Day) -> SignalRow {
    SignalRow {
        signal: signal.id.clone(),
        as_of: known.day(),
        facts_change,
        state: state.to_owned(),
        rule: signal.rule.to_owned(),
        rule_version: signal.rule_version.clone(),
        activity: known.facts.activities.identifiers[signal.activity as usize].clone(),
        severity: Some(signal.severity.name().to_owned()),
        raised_on: Some(signal.raised_on),
        body: Some(body(known, signal)),
        recorded_on: today,
        change: 0,
    }
}

/// What is told of a signal, in codes and numbers.
fn body(known: &Known, signal: &Signal) -> String {
    let names = &known.facts.names;
    let arguments = |arguments: &[(&'static str, Argument)]| -> Map<String, Value> {
        let shown = |argument: &Argument| match argument {
            Argument::Number(n) => json!(n),
            Argument::Day(day) => json!(day.to_string()),
            Argument::Money(amount) => json!(crate::decimal::Decimal(*amount)),
            Argument::Step(step) => json!(names.steps.code(*step)),
        };
        arguments.iter().map(|(name, a)| ((*name).to_owned(), shown(a))).collect()
    };
    let reasons: Vec<Value> = signal
        .reasons
        .iter()
        .map(|r| json!({ "code": r.code, "arguments": arguments(&r.arguments), "value": r.value }))
        .collect();
    let group = match signal.compared_with.office {
        NONE => Value::Null,
        office => json!(names.offices.code(office)),
    };
    json!({
        "reasons": reasons,
        "inputs": inputs(signal),
        "compared_with": { "office": group, "n": signal.compared_with.n, "median": signal.compared_with.median },
        "clears_when": {
            "code": signal.clears_when.code,
            "arguments": arguments(&signal.clears_when.arguments),
        },
        "state": signal.state.name(),
        "rank": signal.rank,
        "beyond_capacity": signal.beyond_capacity,
    })
    .to_string()
}

/// Notes what somebody did about a recorded signal.
pub fn act(headway: &Headway, ctx: &Context, request: &ActionRequest) -> Result<ActionAnswer, Failure> {
    let rows = headway.store().read(ctx, |reader| reader.signal_records(None, Day(i32::MAX), Day(i32::MAX)))?;
    if !rows.iter().any(|row| row.signal == request.signal) {
        return Err(Failure::not_found("signal.not-recorded").with("signal", &request.signal));
    }
    if request.note.trim().is_empty() {
        return Err(Failure::invalid("signal.note-blank"));
    }
    let row = SignalActionRow {
        signal: request.signal.clone(),
        acted: request.acted,
        note: request.note.trim().to_owned(),
        person: request.person.clone().unwrap_or_else(|| ctx.person.clone()),
        done_on: request.done_on.unwrap_or(ctx.today),
        recorded_on: ctx.today,
        change: 0,
    };
    if row.done_on > ctx.today {
        return Err(Failure::invalid("signal.done-later").with("day", row.done_on));
    }
    let reason = format!("action on {}", row.signal);
    let act = Act { door: request.door, reason: &reason, file: None, at: request.at };
    let mut writer = headway.store().begin(ctx, act)?;
    writer.note_signal_action(&row)?;
    writer.commit()?;
    Ok(action(&row))
}

fn action(row: &SignalActionRow) -> ActionAnswer {
    ActionAnswer {
        signal: row.signal.clone(),
        acted: row.acted,
        note: row.note.clone(),
        person: row.person.clone(),
        done_on: row.done_on.to_string(),
    }
}

/// Every recorded signal of the chosen activities as known by the day, with what was done and what came of it.
pub(super) fn history(
    headway: &Headway,
    ctx: &Context,
    known: &Known,
    selection: &Selection,
) -> Result<Vec<Episode>, Failure> {
    let (change, day) = (ctx.as_of.change, known.day());
    let (rows, actions) = headway
        .store()
        .read(ctx, |reader| Ok((reader.signal_records(change, day, day)?, reader.signal_actions(change, day)?)))?;
    let numbers: HashMap<&str, u32> = known.facts.activities.identifiers.iter().map(String::as_str).zip(0..).collect();
    let mut episodes: Vec<Episode> = Vec::new();
    let mut open: HashMap<String, usize> = HashMap::new();
    for row in rows {
        let Some(&activity) = numbers.get(row.activity.as_str()).filter(|a| selection.contains(**a)) else { continue };
        let at = open.get(&row.signal).copied();
        match (at, row.state.as_str()) {
            (Some(at), "cleared") => {
                episodes[at].cleared = Some(row.as_of);
                open.remove(&row.signal);
            }
            (Some(at), _) => episodes[at].changed.push(row),
            (None, "cleared") => {}
            (None, _) => {
                open.insert(row.signal.clone(), episodes.len());
                let (changed, actions) = (Vec::new(), Vec::new());
                episodes.push(Episode { row, changed, cleared: None, activity, outcome: None, actions });
            }
        }
    }
    for action in actions {
        let of = |e: &&mut Episode| e.row.signal == action.signal && e.row.as_of <= action.done_on;
        if let Some(episode) = episodes.iter_mut().rev().find(of) {
            episode.actions.push(action);
        }
    }
    judge(known, &mut episodes);
    Ok(episodes)
}

/// Joins what came of each signal, by the facts known now.
fn judge(known: &Known, episodes: &mut [Episode]) {
    let money = money_now(known);
    let judge = Judge::new(&known.facts, &known.portfolio, &money);
    let mut of_day: BTreeMap<Day, Vec<usize>> = BTreeMap::new();
    for (at, episode) in episodes.iter().enumerate() {
        of_day.entry(episode.row.as_of).or_default().push(at);
    }
    for (day, places) in of_day {
        let then = Portfolio::as_of(&known.facts, day);
        let rules = Rules::in_force(&known.facts.rule_limits, day);
        for at in places {
            let episode = &mut episodes[at];
            let stage = stage_of(&episode.row, &rules);
            episode.outcome = judge.outcome(&episode.row.rule, &then, episode.activity, stage);
        }
    }
}

/// The stage that a signal's name tells, with its round.
fn stage_of<'r>(row: &SignalRow, rules: &'r Rules) -> Option<insight::signal_ledger::OfStage<'r>> {
    let tail = row.signal.strip_prefix(STAGE_PREFIX)?.strip_prefix(row.activity.as_str())?.strip_prefix('/')?;
    let (stage, round) = tail.split_once('/').map_or((tail, 0), |(stage, round)| (stage, round.parse().unwrap_or(0)));
    rules.stages.iter().find(|s| s.stage == stage).map(|rule| (rule, round, row.as_of))
}

/// Recorded signals for people, the newest first.
pub(super) fn answers(known: &Known, history: &[Episode]) -> Vec<RecordedSignal> {
    history
        .iter()
        .rev()
        .map(|episode| {
            let Episode { row, activity, outcome, .. } = episode;
            let on = outcome.and_then(Outcome::on);
            RecordedSignal {
                id: row.signal.clone(),
                activity: row.activity.clone(),
                title: known.title(*activity),
                rule: row.rule.clone(),
                rule_version: row.rule_version.clone(),
                severity: row.severity.clone().unwrap_or_default(),
                as_of: row.as_of.to_string(),
                raised_on: row.raised_on.map(|d| d.to_string()),
                cleared_as_of: episode.cleared.map(|d| d.to_string()),
                outcome: outcome.map(Outcome::name),
                outcome_on: on.map(|d| d.to_string()),
                lead_days: match outcome {
                    Some(Outcome::Hit(on)) => Some(on.days_since(row.as_of)),
                    _ => None,
                },
                actions: episode.actions.iter().map(action).collect(),
            }
        })
        .collect()
}

/// Score of the recorded signals of a rule, acted on and not.
pub(super) fn score(history: &[Episode], rule: &str) -> RecordedScore {
    let of_rule: Vec<&Episode> = history.iter().filter(|e| e.row.rule == rule).collect();
    let judged = |which: &dyn Fn(&Episode) -> bool| {
        let outcomes: Vec<bool> =
            of_rule.iter().filter(|e| which(e)).filter_map(|e| e.outcome.and_then(Outcome::is_hit)).collect();
        let hits = outcomes.iter().filter(|hit| **hit).count() as f64;
        let precision = (!outcomes.is_empty()).then(|| hits / outcomes.len() as f64);
        OfSeverity { n: outcomes.len() as u64, precision }
    };
    RecordedScore {
        signals: of_rule.len() as u64,
        judged: judged(&|_| true),
        acted: judged(&Episode::is_acted),
        not_acted: judged(&|e| !e.is_acted()),
    }
}

/// Computes every recorded signal again as of its day and change, and compares it to the last digit.
pub(super) fn recompute(headway: &Headway, ctx: &Context, history: &[Episode]) -> Result<Recomputed, Failure> {
    let rows = history.iter().flat_map(|e| std::iter::once(&e.row).chain(&e.changed));
    let mut of_state: BTreeMap<(Day, u64), Vec<&SignalRow>> = BTreeMap::new();
    for row in rows.filter(|row| rule_named(&row.rule).is_some()) {
        of_state.entry((row.as_of, row.facts_change)).or_default().push(row);
    }
    let mut answer = Recomputed { n: 0, same: 0, differing: Vec::new() };
    for ((day, change), rows) in of_state {
        let known = headway.known(&ctx.as_of(AsOf { day, change: Some(change) }))?;
        let signals: HashMap<&str, &Signal> =
            known.figures().assessment.signals.iter().map(|s| (s.id.as_str(), s)).collect();
        for held in rows {
            answer.n += 1;
            let again =
                signals.get(held.signal.as_str()).map(|s| row(&known, s, &held.state, change, held.recorded_on));
            if again.is_some_and(|again| SignalRow { change: held.change, ..again } == *held) {
                answer.same += 1;
            } else {
                answer.differing.push((held.signal.clone(), held.as_of.to_string()));
            }
        }
    }
    Ok(answer)
}
