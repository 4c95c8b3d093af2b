//! Open cases of a process: the chance that each passes its target, and the days it still has.

use crate::bottlenecks::process_number;
use crate::filters::{Filters, Question};
use crate::forecast::Interval;
use crate::headway::Known;
use crate::signals::ReasonAnswer;
use crate::table::{Cell, Table};
use crate::{Failure, Headway};
use domain::{Context, Language};
use insight::bottlenecks::{Usual, WaitingCase, waiting_cases};
use insight::caselog::{CaseLog, PROJECT_CYCLE};
use insight::lateness::{Lateness, OpenCase, TARGET_SHARE};
use insight::selection::Selection;
use serde::Serialize;
use std::collections::HashMap;
use wording::{Arg, Wording, format};

/// Below this chance to go on it is said that the case may be over.
const DOUBTFUL: f64 = 0.5;
/// Reasons whose value is a share of one.
const SHARES: [&str; 2] = ["may-be-over", "longer-than-most"];
/// A wait longer than this share of past waits is said to be long.
const LONG_WAIT: f64 = 0.75;

/// What is asked.
#[derive(Clone, Debug)]
pub struct CasesQuestion {
    /// Process code or name.
    pub process: String,
    /// Days within which a case should be done; `None` for the default target.
    pub target_days: Option<f64>,
}

/// The answer of `cases`.
#[derive(Clone, Debug, Serialize)]
pub struct CasesAnswer {
    /// Process code.
    pub process: String,
    /// Its name.
    pub process_name: String,
    /// Last day of knowledge.
    pub as_of: String,
    /// Target; null if none was given and too few cases are finished.
    pub target_days: Option<f64>,
    /// Share of past cases done within the default target; null where a target was given.
    pub target_share: Option<f64>,
    /// Finished cases.
    pub finished: u64,
    /// Cases taken as closed only because they were idle too long: not listed.
    pub assumed_closed: u64,
    /// Open cases, most likely late first.
    pub cases: Vec<CaseAnswer>,
}

/// One open case. Days.
#[derive(Clone, Debug, Serialize)]
pub struct CaseAnswer {
    /// Case; for the project cycle the activity.
    pub case: String,
    /// Activity, blank where the case has none.
    pub activity: String,
    /// Step completed last.
    pub step: String,
    /// Its name.
    pub step_name: String,
    /// Step completed before it, blank where it is the first.
    pub previous_step: String,
    /// Step that usually follows, blank where none ever did.
    pub waits_for: String,
    /// Name of that step.
    pub waits_for_name: String,
    /// Whose desk it is on: who is stated to hold the next step, else who usually completes it; blank if unknown.
    pub desk: String,
    /// Who completed the last step, blank if unknown.
    pub holder: String,
    /// Office, blank if unknown.
    pub office: String,
    /// Since the first event.
    pub elapsed: f64,
    /// Since the last event.
    pub waiting: f64,
    /// Chance to pass the target if it goes on; null where too few cases can be compared.
    pub p_late: Option<f64>,
    /// The same with the chance that it is over already: what the list is sorted by.
    pub p_late_overall: Option<f64>,
    /// Days still to go, if it goes on.
    pub remaining: Interval,
    /// Chance that another event comes: that it did not quietly end with its last one.
    pub p_goes_on: f64,
    /// Why, in codes, words of the reader's language, and values.
    pub reasons: Vec<ReasonAnswer>,
    /// What it was compared with.
    pub basis: CaseBasis,
}

/// What one case was compared with.
#[derive(Clone, Debug, Serialize)]
pub struct CaseBasis {
    /// `step` (looks at cases after the same step), `process` (all looks) or `too-few`.
    pub class: &'static str,
    /// Looks at open cases in past weeks.
    pub n: u64,
    /// To how many equally alike looks they amount.
    pub n_effective: f64,
}

/// The open cases of a process.
pub fn cases(
    headway: &Headway,
    ctx: &Context,
    filters: &Filters,
    question: &CasesQuestion,
) -> Result<CasesAnswer, Failure> {
    if question.target_days.is_some_and(|t| !(t > 0.0 && t.is_finite())) {
        return Err(Failure::invalid("target-days.unknown"));
    }
    let asked = Question::of(headway, ctx, filters)?;
    let known = &asked.known;
    let process = process_number(known, &question.process)?;
    // Cases of other offices are compared with, too.
    let all = CaseLog::as_of(&known.facts, &known.portfolio, &Selection::everything(&known.portfolio), process);
    let kept;
    let chosen = if asked.selection.is_everything() {
        &all
    } else {
        kept = CaseLog::as_of(&known.facts, &known.portfolio, &asked.selection, process);
        &kept
    };
    let result = insight::lateness::lateness(&all, chosen, question.target_days);
    let desks = waiting_cases(&known.facts, chosen, &Usual::of(&known.facts, &all));
    let desks: HashMap<u32, WaitingCase> = desks.into_iter().map(|w| (w.case, w)).collect();
    let names = &known.facts.names;
    Ok(CasesAnswer {
        process: names.processes.code(process).to_owned(),
        process_name: names.processes.name(process).to_owned(),
        as_of: known.as_of.to_string(),
        target_days: result.target_days,
        target_share: (question.target_days.is_none() && result.target_days.is_some()).then_some(TARGET_SHARE),
        finished: result.finished as u64,
        assumed_closed: result.assumed_closed as u64,
        cases: result
            .cases
            .iter()
            .map(|case| {
                let reasons = reasons(ctx.language, &result, case);
                case_answer(known, process, case, &desks[&case.case], reasons)
            })
            .collect(),
    })
}

fn case_answer(
    known: &Known,
    process: u32,
    case: &OpenCase,
    waiting: &WaitingCase,
    reasons: Vec<ReasonAnswer>,
) -> CaseAnswer {
    let names = &known.facts.names;
    let identifier = |activity: u32| known.facts.activities.identifiers.get(activity as usize).cloned();
    let activity = identifier(case.activity).unwrap_or_default();
    CaseAnswer {
        case: if process == PROJECT_CYCLE { activity.clone() } else { names.cases.code(case.case).to_owned() },
        activity,
        step: names.steps.code(case.step).to_owned(),
        step_name: names.steps.name(case.step).to_owned(),
        previous_step: names.steps.code(case.previous).to_owned(),
        waits_for: names.steps.code(waiting.step).to_owned(),
        waits_for_name: names.steps.name(waiting.step).to_owned(),
        desk: names.holders.code(waiting.holder).to_owned(),
        holder: names.holders.code(case.holder).to_owned(),
        office: names.offices.code(case.office).to_owned(),
        elapsed: case.elapsed,
        waiting: case.waiting,
        p_late: case.p_late,
        p_late_overall: case.p_late_overall,
        remaining: case.remaining.into(),
        p_goes_on: case.goes_on,
        reasons,
        basis: CaseBasis {
            class: match (case.n, case.own_step) {
                (0, _) => "too-few",
                (_, true) => "step",
                (_, false) => "process",
            },
            n: case.n as u64,
            n_effective: case.n_effective,
        },
    }
}

/// Why a case has its chance, what weighs most first.
fn reasons(language: Language, result: &Lateness, case: &OpenCase) -> Vec<ReasonAnswer> {
    let mut reasons = Vec::new();
    let mut add = |code: &'static str, value: f64| {
        let percent = format::percent(language, Some(value));
        let argument = if SHARES.contains(&code) { Arg::from(percent.as_str()) } else { Arg::Number(value) };
        let text = Wording::embedded().text(language, &format!("late-reason-{code}"), &[("value", argument)]);
        reasons.push(ReasonAnswer { code, text, value: Some(value) });
    };
    if case.goes_on < DOUBTFUL {
        add("may-be-over", 1.0 - case.goes_on);
    }
    if let Some(target) = result.target_days {
        let over = case.elapsed - target;
        match over > 0.0 {
            true => add("days-past-target", over),
            false => add("days-to-target", -over),
        }
    }
    match &case.remaining {
        Some(remaining) => add("days-usually-left", remaining.p50),
        None => add("too-few-finished", result.finished as f64),
    }
    add("days-at-step", case.waiting);
    if let Some(shorter) = case.shorter_waits.filter(|s| *s >= LONG_WAIT) {
        add("longer-than-most", shorter);
    }
    if case.repeated > 0 {
        add("steps-repeated", case.repeated as f64);
    }
    reasons
}

impl CasesAnswer {
    /// Open cases as a table.
    pub fn table(&self) -> Table {
        let mut table = Table::with_columns(&[
            ("case", "column-case", false),
            ("step", "column-last-step", false),
            ("waits_for", "column-waits-for", false),
            ("desk", "column-desk", false),
            ("office", "column-office", false),
            ("elapsed", "column-elapsed-days", true),
            ("waiting", "column-waiting-days", true),
            ("p_late", "column-p-late", true),
            ("remaining_p10", "column-remaining-p10", true),
            ("remaining_p50", "column-remaining-p50", true),
            ("remaining_p90", "column-remaining-p90", true),
            ("reasons", "column-reasons", false),
        ]);
        let days = |value: Option<f64>| value.map_or(Cell::Unknown, Cell::Days);
        for case in &self.cases {
            table.rows.push(vec![
                Cell::Text(case.case.clone()),
                Cell::text(&case.step_name),
                Cell::text(&case.waits_for_name),
                Cell::text(&case.desk),
                Cell::text(&case.office),
                Cell::Days(case.elapsed),
                Cell::Days(case.waiting),
                Cell::Share(case.p_late),
                days(case.remaining.p10),
                days(case.remaining.p50),
                days(case.remaining.p90),
                Cell::text(&case.reasons.iter().map(|r| r.text.as_str()).collect::<Vec<_>>().join("; ")),
            ]);
        }
        table
    }
}
