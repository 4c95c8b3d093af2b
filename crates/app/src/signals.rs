//! Computed warnings with their reasons, comparison groups and what would clear them.

use crate::decimal::Decimal;
use crate::filters::{Filters, Question};
use crate::headway::Known;
use crate::silent_sources::{SilentSource, silent_sources};
use crate::table::{Cell, Table};
use crate::{Failure, Headway};
use domain::{Context, Day, Language};
use insight::facts::NONE;
use insight::signals::{Argument, Input, Severity, Signal};
use serde::Serialize;
use serde_json::{Map, Value, json};
use wording::{Arg, Wording, format};

pub use insight::signals::RULES;

/// What is asked.
#[derive(Clone, Debug, Default)]
pub struct SignalsQuestion {
    /// Only this rule.
    pub rule: Option<String>,
    /// Only this severity: `watch` or `act`.
    pub severity: Option<String>,
    /// Also statistical signals beyond the review capacity of their office.
    pub all: bool,
}

/// The answer of `signals`.
#[derive(Clone, Debug, Serialize)]
pub struct SignalsAnswer {
    /// Last day of knowledge.
    pub as_of: String,
    /// Most severe first, then by how long they have held.
    pub signals: Vec<SignalAnswer>,
    /// How many per rule and severity.
    pub counts: Vec<RuleCount>,
    /// Statistical signals left out because more urgent ones fill the review capacity of their office.
    pub beyond_capacity: u64,
    /// Sources that record practically no ends: their activities past the planned end are unknown, and raise no signal.
    pub silent_sources: Vec<SilentSource>,
}

/// How many signals a rule raised.
#[derive(Clone, Debug, Serialize)]
pub struct RuleCount {
    /// Rule.
    pub rule: &'static str,
    /// At `watch`.
    pub watch: u64,
    /// At `act`.
    pub act: u64,
}

/// One signal.
#[derive(Clone, Debug, Serialize)]
pub struct SignalAnswer {
    /// Stable identifier.
    pub id: String,
    /// Activity it is about.
    pub activity: String,
    /// Its title.
    pub title: String,
    /// Its office.
    pub office: String,
    /// Rule.
    pub rule: &'static str,
    /// `watch` or `act`.
    pub severity: &'static str,
    /// First day the condition held.
    pub raised_on: String,
    /// Why.
    pub reasons: Vec<ReasonAnswer>,
    /// Comparison group.
    pub compared_with: ComparedWith,
    /// What would clear it, in words.
    pub clears_when: String,
    /// State of the activity.
    pub state: &'static str,
    /// `limit` (a date, norm or limit was missed: never capped) or `statistical` (ranked, and capped).
    pub sort: &'static str,
    /// Place among the statistical signals of its office.
    pub rank: Option<u32>,
    /// Whether more urgent ones fill the review capacity of its office.
    pub beyond_capacity: bool,
    /// What it was computed from: with the method's page enough to compute it again.
    pub inputs: Map<String, Value>,
    /// The rule with its limits.
    pub rule_version: String,
}

/// One reason.
#[derive(Clone, Debug, Serialize)]
pub struct ReasonAnswer {
    /// Stable code.
    pub code: &'static str,
    /// In words of the reader's language.
    pub text: String,
    /// The number behind it.
    pub value: Option<f64>,
}

/// What the activity was compared with.
#[derive(Clone, Debug, Serialize)]
pub struct ComparedWith {
    /// Group, for instance `threshold` or an office.
    pub group: String,
    /// Its size.
    pub n: u64,
    /// Median of the rule's value in the group.
    pub median: Option<f64>,
}

/// The signals of the chosen activities, most severe first.
pub fn signals(
    headway: &Headway,
    ctx: &Context,
    filters: &Filters,
    question: &SignalsQuestion,
) -> Result<SignalsAnswer, Failure> {
    let rule = question.rule.as_deref().filter(|r| !r.is_empty());
    if let Some(rule) = rule
        && !RULES.contains(&rule)
    {
        return Err(Failure::not_found("rule.not-found").with("rule", rule).with("choices", RULES.join(", ")));
    }
    let severity = match question.severity.as_deref().filter(|s| !s.is_empty()) {
        None => None,
        Some("watch") => Some(Severity::Watch),
        Some("act") => Some(Severity::Act),
        Some(other) => {
            return Err(Failure::invalid("severity.unknown").with("value", other).with("choices", "watch, act"));
        }
    };
    let asked = Question::of(headway, ctx, filters)?;
    let known = &asked.known;
    let of_selection = || known.figures().assessment.signals.iter().filter(|s| asked.selection.contains(s.activity));
    let chosen = || of_selection().filter(|s| question.all || !s.beyond_capacity);
    let counts = RULES
        .into_iter()
        .map(|rule| RuleCount {
            rule,
            watch: chosen().filter(|s| s.rule == rule && s.severity == Severity::Watch).count() as u64,
            act: chosen().filter(|s| s.rule == rule && s.severity == Severity::Act).count() as u64,
        })
        .collect();
    let signals = chosen()
        .filter(|s| rule.is_none_or(|r| s.rule == r) && severity.is_none_or(|v| s.severity == v))
        .map(|s| signal_answer(known, ctx.language, s))
        .collect();
    let beyond_capacity = of_selection().filter(|s| s.beyond_capacity).count() as u64;
    let silent_sources = silent_sources(headway, ctx, known, &asked.selection)?;
    Ok(SignalsAnswer { as_of: known.as_of.to_string(), signals, counts, beyond_capacity, silent_sources })
}

/// A signal in words.
pub(crate) fn signal_answer(known: &Known, language: Language, signal: &Signal) -> SignalAnswer {
    let offices = &known.facts.names.offices;
    let wording = Wording::embedded();
    let words = |key: String, arguments: &[(&'static str, Argument)]| worded(known, wording, language, &key, arguments);
    SignalAnswer {
        id: signal.id.clone(),
        activity: known.facts.activities.identifiers[signal.activity as usize].clone(),
        title: known.title(signal.activity),
        office: offices.name(known.portfolio.office[signal.activity as usize]).to_owned(),
        rule: signal.rule,
        severity: signal.severity.name(),
        raised_on: signal.raised_on.to_string(),
        reasons: signal
            .reasons
            .iter()
            .map(|reason| ReasonAnswer {
                code: reason.code,
                text: words(format!("reason-{}", reason.code), &reason.arguments),
                value: Some(reason.value),
            })
            .collect(),
        compared_with: ComparedWith {
            group: match signal.compared_with.office {
                NONE => "portfolio".to_owned(),
                office => offices.name(office).to_owned(),
            },
            n: u64::from(signal.compared_with.n),
            median: signal.compared_with.median,
        },
        clears_when: words(format!("clears-{}", signal.clears_when.code), &signal.clears_when.arguments),
        state: signal.state.name(),
        sort: signal.sort.name(),
        rank: signal.rank,
        beyond_capacity: signal.beyond_capacity,
        inputs: inputs(signal),
        rule_version: signal.rule_version.clone(),
    }
}

/// The inputs of a signal by name.
pub(crate) fn inputs(signal: &Signal) -> Map<String, Value> {
    let shown = |input: &Input| match input {
        Input::Number(n) => json!(n),
        Input::Day(day) => json!(day.to_string()),
        Input::Money(amount) => json!(Decimal(*amount)),
        Input::Truth(truth) => json!(truth),
        Input::Spending(days) => days.iter().map(|(day, spent)| json!([day.to_string(), Decimal(*spent)])).collect(),
    };
    signal.inputs.iter().map(|(name, input)| ((*name).to_owned(), shown(input))).collect()
}

/// Fills a text with formatted arguments. Numbers named as shares are written as percentages.
fn worded(
    known: &Known,
    wording: &Wording,
    language: Language,
    key: &str,
    arguments: &[(&'static str, Argument)],
) -> String {
    let formatted: Vec<(&str, String)> = arguments
        .iter()
        .map(|(name, argument)| {
            let text = match argument {
                Argument::Number(n) if is_share(name) => format::percent(language, Some(*n)),
                Argument::Number(n) => {
                    format::number(language, *n, if n.abs() < 10.0 && n.fract() != 0.0 { 1 } else { 0 })
                }
                Argument::Day(day) => format::day(language, *day),
                Argument::Money(amount) => format::money(language, *amount, known.currency(), format::Precision::Short),
                Argument::Step(step) => known.facts.names.steps.name(*step).to_owned(),
            };
            (*name, text)
        })
        .collect();
    let filled: Vec<(&str, Arg<'_>)> = formatted.iter().map(|(name, text)| (*name, Arg::Text(text))).collect();
    wording.text(language, key, &filled)
}

fn is_share(name: &str) -> bool {
    matches!(name, "elapsed" | "spent" | "share" | "limit_share" | "spent_share") || name.ends_with("_share")
}

impl SignalsAnswer {
    /// Signals as a table.
    pub fn table(&self) -> Table {
        let mut table = Table::with_columns(&[
            ("severity", "column-severity", false),
            ("rule", "column-rule", false),
            ("activity", "column-activity", false),
            ("title", "column-title", false),
            ("office", "column-office", false),
            ("raised_on", "column-raised-on", false),
            ("reason", "column-reason", false),
            ("clears_when", "column-clears-when", false),
        ]);
        for signal in &self.signals {
            let reasons: Vec<&str> = signal.reasons.iter().map(|r| r.text.as_str()).collect();
            table.rows.push(vec![
                Cell::Coded { code: signal.severity.to_owned(), key: format!("state-{}", signal.severity) },
                Cell::Coded { code: signal.rule.to_owned(), key: format!("signal-{}", signal.rule) },
                Cell::text(&signal.activity),
                Cell::text(&signal.title),
                Cell::text(&signal.office),
                Cell::day(Day::parse(&signal.raised_on)),
                Cell::Text(reasons.join("; ")),
                Cell::Text(signal.clears_when.clone()),
            ]);
        }
        table
    }
}
