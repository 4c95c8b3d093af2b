//! The ledger of signals: signals recorded as facts, what was done about each, what came of it, and how right every
//! rule was. Scores come from signals computed again as of past quarter ends, so that a new portfolio has them at
//! once; recorded signals are scored apart, acted on and not.

mod recorded;

use crate::filters::{Filters, Question};
use crate::headway::Known;
use crate::table::{Cell, Table};
use crate::{Failure, Headway};
use domain::{Context, Day, reference};
use insight::money::Money;
use insight::selection::Selection;
use insight::signal_ledger::{self, Entries, Score};
use insight::signals::RULES;
use serde::Serialize;

pub use recorded::{ActionAnswer, ActionRequest, Recomputed, RecordAnswer, RecordedScore, RecordedSignal, act, record};

/// Quarters looked back unless asked otherwise: enough that most outcomes are known, few enough to be of today.
pub const QUARTERS: u32 = 12;

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub struct LedgerQuestion {
    /// Quarter ends looked back.
    pub quarters: u32,
    /// Whether every recorded signal is computed again and compared.
    pub check: bool,
}

impl Default for LedgerQuestion {
    fn default() -> LedgerQuestion {
        LedgerQuestion { quarters: QUARTERS, check: false }
    }
}

/// The answer of `ledger-of-signals`.
#[derive(Clone, Debug, Serialize)]
pub struct LedgerAnswer {
    /// Last day of knowledge, by which outcomes are judged.
    pub as_of: String,
    /// Quarter ends at which signals were computed again, oldest first.
    pub days: Vec<String>,
    /// Every rule with its score.
    pub rules: Vec<RuleScore>,
    /// Signals that were recorded, the newest first.
    pub signals: Vec<RecordedSignal>,
    /// Recorded signals computed again; only when asked for.
    pub recomputed: Option<Recomputed>,
}

/// How right a rule was.
#[derive(Clone, Debug, Serialize)]
pub struct RuleScore {
    /// Rule.
    pub rule: &'static str,
    /// Whether it raises signals today.
    pub on: bool,
    /// The rule with its limits of today.
    pub rule_version: String,
    /// Code of the outcome that counts as a hit; `None` where none is defined.
    pub outcome: Option<&'static str>,
    /// Activities (or waits) times days looked at.
    pub looked: u64,
    /// Of these flagged.
    pub flagged: u64,
    /// Flagged, outcome not known yet.
    pub open: u64,
    /// Flagged and judged.
    pub judged: u64,
    /// Judged, and right.
    pub hits: u64,
    /// Judged, and not.
    pub false_alarms: u64,
    /// Activities behind the judged flags.
    pub activities: u64,
    /// Hits by judged.
    pub precision: Option<f64>,
    /// What flagging everybody the rule looks at would have given: the naive rule.
    pub base_rate: Option<f64>,
    /// Precision less base rate with its 95 % interval.
    pub lift: Option<Lift>,
    /// Hits by all outcomes that came.
    pub recall: Option<f64>,
    /// Median days from the first flag to the outcome.
    pub lead_days: Option<f64>,
    /// Judged flags at *act*, and their precision.
    pub act: OfSeverity,
    /// Judged flags at *watch*, and their precision.
    pub watch: OfSeverity,
    /// The chance that the rule's past gave its flags beside what came.
    pub calibration: Option<CalibrationAnswer>,
    /// `better`, `no-better`, `not-told-apart` or `too-few`.
    pub verdict: &'static str,
    /// The same for signals that were recorded.
    pub recorded: RecordedScore,
}

/// A difference with its interval.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Lift {
    /// Precision less base rate.
    pub value: f64,
    /// 2.5th percentile of the resamples.
    pub low: f64,
    /// 97.5th percentile.
    pub high: f64,
}

/// Flags of one severity.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct OfSeverity {
    /// Judged flags.
    pub n: u64,
    /// Share that was right.
    pub precision: Option<f64>,
}

/// Chances told beside what came.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct CalibrationAnswer {
    /// Mean chance told.
    pub expected: f64,
    /// Share that came.
    pub observed: f64,
    /// Flags compared.
    pub n: u64,
}

/// How right every rule was for the chosen activities.
pub fn ledger_of_signals(
    headway: &Headway,
    ctx: &Context,
    filters: &Filters,
    question: LedgerQuestion,
) -> Result<LedgerAnswer, Failure> {
    let asked = Question::of(headway, ctx, filters)?;
    let known = &asked.known;
    let days = signal_ledger::quarter_ends(known.day(), question.quarters);
    let scores = known.remembered(ctx, &format!("ledger-of-signals {filters:?} {}", question.quarters), || {
        Ok(scores(known, &asked.selection, &days))
    })?;
    let history = recorded::history(headway, ctx, known, &asked.selection)?;
    let recomputed = question.check.then(|| recorded::recompute(headway, ctx, &history)).transpose()?;
    let rules = scores.into_iter().map(|(rule, score)| {
        let recorded = recorded::score(&history, rule);
        rule_score(known, rule, &score, recorded)
    });
    Ok(LedgerAnswer {
        as_of: known.as_of.to_string(),
        days: days.iter().map(Day::to_string).collect(),
        rules: rules.collect(),
        signals: recorded::answers(known, &history),
        recomputed,
    })
}

fn scores(known: &Known, selection: &Selection, days: &[Day]) -> Vec<(&'static str, Score)> {
    signal_ledger::scores(&entries(known, selection, days))
}

/// Looks of every rule at the chosen activities on past days, with what came of them.
pub(crate) fn entries(known: &Known, selection: &Selection, days: &[Day]) -> Entries {
    let in_force = signal_ledger::in_force(&known.facts.rule_limits);
    signal_ledger::back_fill(&known.facts, &known.portfolio, selection, days, in_force)
}

fn rule_score(known: &Known, rule: &'static str, score: &Score, recorded: RecordedScore) -> RuleScore {
    let [act, watch] = score.by_severity.map(|(n, precision)| OfSeverity { n, precision });
    let rules = insight::signals::Rules::in_force(&known.facts.rule_limits, known.day());
    let outcome = reference::signal_outcomes().iter().find(|o| o.rule == rule && o.validity.holds_on(known.day()));
    RuleScore {
        rule,
        on: rules.is_on(rule),
        rule_version: rules.version(rule),
        outcome: outcome.map(|o| o.outcome),
        looked: score.looked,
        flagged: score.flagged,
        open: score.open,
        judged: score.judged,
        hits: score.hits,
        false_alarms: score.judged - score.hits,
        activities: score.activities,
        precision: score.precision,
        base_rate: score.base_rate,
        lift: score.lift.map(|(value, low, high)| Lift { value, low, high }),
        recall: score.recall,
        lead_days: score.lead_days,
        act,
        watch,
        calibration: score.calibration.map(|c| CalibrationAnswer {
            expected: c.expected,
            observed: c.observed,
            n: c.n,
        }),
        verdict: score.verdict.name(),
        recorded,
    }
}

/// The ledger's money as known now, for judging outcomes.
fn money_now(known: &Known) -> Money<'_> {
    Money::as_of(&known.facts, known.day())
}

/// The rule of a name, as the programs spell it.
fn rule_named(name: &str) -> Option<&'static str> {
    RULES.into_iter().find(|rule| *rule == name)
}

impl LedgerAnswer {
    /// Recorded signals as a table.
    pub fn recorded_table(&self) -> Table {
        let mut table = Table::with_columns(&[
            ("signal", "column-signal", false),
            ("severity", "column-severity", false),
            ("as_of", "column-recorded-as-of", false),
            ("cleared_as_of", "column-cleared", false),
            ("outcome", "column-outcome", false),
            ("outcome_on", "column-outcome-on", false),
            ("done", "column-done", false),
        ]);
        let day = |text: &Option<String>| text.as_deref().and_then(Day::parse).map_or(Cell::Blank, Cell::Day);
        for signal in &self.signals {
            let done: Vec<String> =
                signal.actions.iter().map(|a| format!("{} ({}, {})", a.note, a.person, a.done_on)).collect();
            table.rows.push(vec![
                Cell::text(&signal.id),
                Cell::Coded { code: signal.severity.clone(), key: format!("state-{}", signal.severity) },
                Cell::day(Day::parse(&signal.as_of)),
                day(&signal.cleared_as_of),
                signal.outcome.map_or(Cell::Blank, |o| Cell::Coded { code: o.to_owned(), key: format!("outcome-{o}") }),
                day(&signal.outcome_on),
                if done.is_empty() { Cell::Blank } else { Cell::Text(done.join("; ")) },
            ]);
        }
        table
    }

    /// Rules with their scores as a table.
    pub fn table(&self) -> Table {
        let mut table = Table::with_columns(&[
            ("rule", "column-rule", false),
            ("verdict", "column-verdict", false),
            ("precision", "column-precision", true),
            ("base_rate", "column-base-rate", true),
            ("judged", "column-judged", true),
            ("hits", "column-hits", true),
            ("false_alarms", "column-false-alarms", true),
            ("open", "column-open-outcomes", true),
            ("recall", "column-recall", true),
            ("lead_days", "column-lead-days", true),
            ("expected", "column-expected", true),
            ("acted_on", "column-acted-on", true),
        ]);
        for rule in &self.rules {
            table.rows.push(vec![
                Cell::Coded { code: rule.rule.to_owned(), key: format!("signal-{}", rule.rule) },
                Cell::Coded { code: rule.verdict.to_owned(), key: format!("verdict-{}", rule.verdict) },
                Cell::Share(rule.precision),
                Cell::Share(rule.base_rate),
                Cell::Whole(rule.judged as i64),
                Cell::Whole(rule.hits as i64),
                Cell::Whole(rule.false_alarms as i64),
                Cell::Whole(rule.open as i64),
                Cell::Share(rule.recall),
                rule.lead_days.map_or(Cell::Unknown, Cell::Days),
                Cell::Share(rule.calibration.map(|c| c.expected)),
                Cell::Whole(rule.recorded.acted.n as i64),
            ]);
        }
        table
    }
}
