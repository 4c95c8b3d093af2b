//! Open cases of a process: the chance that each passes its target, and the days it still has.

use crate::bottlenecks::process_number;
use crate::filters::{Filters, Question};
use crate::forecast::Interval;
use crate::headway::Known;
use crate::slip::Reason;
use crate::table::{Cell, Table};
use crate::{Failure, Headway};
use domain::Context;
use insight::caselog::{CaseLog, PROJECT_CYCLE};
use insight::lateness::{CLASS_NAMES, Lateness, OpenCase, TARGET_SHARE};
use insight::selection::Selection;
use serde::Serialize;

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
    /// Last day of knowledge.
    pub as_of: String,
    /// Target; null if none was given and too few cases are finished.
    pub target_days: Option<f64>,
    /// Share of past cases done within the default target; null where a target was given.
    pub target_share: Option<f64>,
    /// Finished cases.
    pub finished: u64,
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
    /// Who completed it, blank if unknown.
    pub holder: String,
    /// Office, blank if unknown.
    pub office: String,
    /// Since the first event.
    pub elapsed: f64,
    /// Since the last event.
    pub waiting: f64,
    /// Chance to pass the target; null where too few cases can be compared.
    pub p_late: Option<f64>,
    /// Days still to go.
    pub remaining: Interval,
    /// Why, in codes and values.
    pub reasons: Vec<Reason>,
    /// What its class has in common.
    pub class: Option<&'static str>,
    /// Looks at open cases in the class.
    pub n: u64,
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
    let result = if asked.selection.is_everything() {
        insight::lateness::lateness(&all, &all, question.target_days)
    } else {
        let chosen = CaseLog::as_of(&known.facts, &known.portfolio, &asked.selection, process);
        insight::lateness::lateness(&all, &chosen, question.target_days)
    };
    Ok(answer(known, &result, question.target_days.is_some()))
}

fn answer(known: &Known, result: &Lateness, is_given: bool) -> CasesAnswer {
    CasesAnswer {
        process: known.facts.names.processes.code(result.process).to_owned(),
        as_of: known.as_of.to_string(),
        target_days: result.target_days,
        target_share: (!is_given && result.target_days.is_some()).then_some(TARGET_SHARE),
        finished: result.finished as u64,
        cases: result.cases.iter().map(|case| case_answer(known, result, case)).collect(),
    }
}

fn case_answer(known: &Known, result: &Lateness, case: &OpenCase) -> CaseAnswer {
    let names = &known.facts.names;
    let identifier = |activity: u32| known.facts.activities.identifiers.get(activity as usize).cloned();
    let activity = identifier(case.activity).unwrap_or_default();
    let mut reasons = Vec::new();
    if let Some(target) = result.target_days {
        let over = case.elapsed - target;
        reasons.push(match over > 0.0 {
            true => Reason { code: "days-past-target", value: Some(over) },
            false => Reason { code: "days-to-target", value: Some(-over) },
        });
    }
    reasons.push(Reason { code: "days-at-step", value: Some(case.waiting) });
    match &case.remaining {
        Some(remaining) => reasons.push(Reason { code: "days-usually-left", value: Some(remaining.p50) }),
        None => reasons.push(Reason { code: "too-few-finished", value: Some(case.finished as f64) }),
    }
    CaseAnswer {
        case: if result.process == PROJECT_CYCLE { activity.clone() } else { names.cases.code(case.case).to_owned() },
        activity,
        step: names.steps.code(case.step).to_owned(),
        step_name: names.steps.name(case.step).to_owned(),
        holder: names.holders.code(case.holder).to_owned(),
        office: names.offices.code(case.office).to_owned(),
        elapsed: case.elapsed,
        waiting: case.waiting,
        p_late: case.p_late,
        remaining: case.remaining.into(),
        reasons,
        class: case.level.map(|level| CLASS_NAMES[level]),
        n: case.n as u64,
    }
}

impl CasesAnswer {
    /// Open cases as a table.
    pub fn table(&self) -> Table {
        let mut table = Table::with_columns(&[
            ("case", "column-case", false),
            ("step", "column-last-step", false),
            ("holder", "column-holder", false),
            ("elapsed", "column-elapsed-days", true),
            ("waiting", "column-waiting-days", true),
            ("p_late", "column-p-late", true),
            ("remaining_p10", "column-remaining-p10", true),
            ("remaining_p50", "column-remaining-p50", true),
            ("remaining_p90", "column-remaining-p90", true),
        ]);
        let days = |value: Option<f64>| value.map_or(Cell::Unknown, Cell::Days);
        for case in &self.cases {
            table.rows.push(vec![
                Cell::Text(case.case.clone()),
                Cell::text(&case.step_name),
                Cell::text(&case.holder),
                Cell::Days(case.elapsed),
                Cell::Days(case.waiting),
                Cell::Share(case.p_late),
                days(case.remaining.p10),
                days(case.remaining.p50),
                days(case.remaining.p90),
            ]);
        }
        table
    }
}
