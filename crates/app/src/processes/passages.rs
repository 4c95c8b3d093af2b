//! The passages behind a number of a map: which case went from which step to which, when, and from whom to whom.

use crate::bottlenecks::{day_of_event, process_number};
use crate::durations::step_number;
use crate::filters::{Filters, Question};
use crate::headway::Known;
use crate::table::{Cell, Table};
use crate::{Failure, Headway};
use domain::{Context, Day};
use insight::caselog::{CaseEvent, CaseLog, PROJECT_CYCLE};
use insight::facts::NONE;
use insight::process_map::{self, Passage, PassageFilter};
use serde::Serialize;

/// What is asked of the passages behind a number of the map. What is `None` may be anything.
#[derive(Clone, Debug, Default)]
pub struct PassagesQuestion {
    /// Process code or name.
    pub process: String,
    /// Step before.
    pub from: Option<String>,
    /// Step.
    pub to: Option<String>,
    /// Holder before; with the holder after.
    pub from_holder: Option<String>,
    /// Holder after.
    pub to_holder: Option<String>,
    /// Only steps that were done in the case before.
    pub again: bool,
    /// At most so many.
    pub limit: usize,
}

/// The passages behind a number, the longest first.
#[derive(Clone, Debug, Serialize)]
pub struct PassagesAnswer {
    /// Process code.
    pub process: String,
    /// Its name.
    pub name: String,
    /// Last day of knowledge.
    pub as_of: String,
    /// How many.
    pub total: u64,
    /// In how many cases.
    pub cases: u64,
    /// Passages.
    pub passages: Vec<PassageEntry>,
}

/// One event of a case with the one before it.
#[derive(Clone, Debug, Serialize)]
pub struct PassageEntry {
    /// Case; for the project cycle the activity.
    pub case: String,
    /// Activity, if known.
    pub activity: Option<String>,
    /// Its title, if known.
    pub title: Option<String>,
    /// Step before; blank at the beginning of a case.
    pub from: String,
    /// Step.
    pub to: String,
    /// Day of the step before.
    pub since: Option<String>,
    /// Day of the step.
    pub on: String,
    /// Days between; `None` at the beginning of a case.
    pub days: Option<f64>,
    /// Holder before.
    pub from_holder: String,
    /// Holder.
    pub to_holder: String,
    /// Office of the step.
    pub office: String,
}

/// The passages behind a number of the map.
pub fn passages(
    headway: &Headway,
    ctx: &Context,
    filters: &Filters,
    question: &PassagesQuestion,
) -> Result<PassagesAnswer, Failure> {
    let asked = Question::of(headway, ctx, filters)?;
    let known = &asked.known;
    let names = &known.facts.names;
    let process = process_number(known, &question.process)?;
    let log = CaseLog::as_of(&known.facts, &known.portfolio, &asked.selection, process);
    let step = |text: &Option<String>| text.as_deref().map(|t| step_number(known, process, t)).transpose();
    let holder = |text: &Option<String>| {
        let missing = |text: &str| Failure::not_found("holder.not-found").with("holder", text);
        text.as_deref().map(|t| names.holders.find(t).ok_or_else(|| missing(t))).transpose()
    };
    let (from_holder, to_holder) = (holder(&question.from_holder)?, holder(&question.to_holder)?);
    let filter = PassageFilter {
        from: step(&question.from)?,
        to: step(&question.to)?,
        handed: from_holder.zip(to_holder),
        again: question.again,
    };
    let mut found = process_map::passages(&log, filter);
    let total = found.len() as u64;
    let mut cases: Vec<usize> = found.iter().map(|p| p.case.events.start).collect();
    cases.dedup();
    let days = |p: &Passage<'_>| p.days().unwrap_or(0.0);
    found.sort_by(|a, b| days(b).total_cmp(&days(a)));
    found.truncate(question.limit);
    Ok(PassagesAnswer {
        process: names.processes.code(process).to_owned(),
        name: names.processes.name(process).to_owned(),
        as_of: known.as_of.to_string(),
        total,
        cases: cases.len() as u64,
        passages: found.iter().map(|passage| told(known, process, passage)).collect(),
    })
}

fn told(known: &Known, process: u32, passage: &Passage<'_>) -> PassageEntry {
    let names = &known.facts.names;
    let case = passage.case;
    let activity = (case.activity != NONE).then(|| known.facts.activities.identifiers[case.activity as usize].clone());
    let day = |at: i64| day_of_event(known, process, at).to_string();
    let before = |of: fn(&CaseEvent) -> u32| passage.before.map_or(NONE, of);
    PassageEntry {
        case: match (&activity, process) {
            (Some(identifier), PROJECT_CYCLE) => identifier.clone(),
            _ => names.cases.code(case.number).to_owned(),
        },
        title: activity.as_ref().map(|_| known.title(case.activity)),
        activity,
        from: names.steps.name(before(|e| e.step)).to_owned(),
        to: names.steps.name(passage.event.step).to_owned(),
        since: passage.before.map(|b| day(b.completed_at)),
        on: day(passage.event.completed_at),
        days: passage.days(),
        from_holder: names.holders.name(before(|e| e.holder)).to_owned(),
        to_holder: names.holders.name(passage.event.holder).to_owned(),
        office: names.offices.name(passage.event.office).to_owned(),
    }
}

impl PassagesAnswer {
    /// Passages as a table.
    pub fn table(&self) -> Table {
        let mut table = Table::with_columns(&[
            ("case", "column-case", false),
            ("activity", "column-activity", false),
            ("title", "column-title", false),
            ("from", "column-from", false),
            ("to", "column-to", false),
            ("since", "column-since", false),
            ("on", "column-happened", false),
            ("days", "column-days", true),
            ("from_holder", "column-from-holder", false),
            ("to_holder", "column-to-holder", false),
            ("office", "column-office", false),
        ]);
        let day = |text: Option<&str>| text.map_or(Cell::Blank, |t| Cell::day(Day::parse(t)));
        for p in &self.passages {
            let from = if p.since.is_some() { Cell::text(&p.from) } else { Cell::Blank };
            let from_holder = if p.since.is_some() { Cell::text(&p.from_holder) } else { Cell::Blank };
            table.rows.push(vec![
                Cell::text(&p.case),
                p.activity.as_deref().map_or(Cell::Blank, Cell::text),
                p.title.as_deref().map_or(Cell::Blank, Cell::text),
                from,
                Cell::text(&p.to),
                day(p.since.as_deref()),
                day(Some(&p.on)),
                p.days.map_or(Cell::Blank, Cell::Days),
                from_holder,
                Cell::text(&p.to_holder),
                Cell::text(&p.office),
            ]);
        }
        table
    }
}
