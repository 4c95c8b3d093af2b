//! Processes: the list with what each holds, and the map of one of them as its events show it. What is behind a number
//! of the map is in `passages`.

mod passages;

pub use passages::{PassageEntry, PassagesAnswer, PassagesQuestion, passages};

use crate::bottlenecks::process_number;
use crate::filters::{Filters, Question};
use crate::headway::Known;
use crate::table::{Cell, Table};
use crate::{Failure, Headway};
use domain::Context;
use insight::bottlenecks::{StepLoad, bottlenecks};
use insight::caselog::CaseLog;
use insight::durations::Stretch;
use insight::facts::Dictionary;
use insight::process_map::{ProcessMap, Succession};
use insight::working_days::Clock;
use serde::Serialize;

/// Variants told apart at most; the rest are summed up.
const VARIANTS: usize = 20;
/// Days looked back for the step where most waits.
const WINDOW: u32 = 90;

/// The answer of `process list`.
#[derive(Clone, Debug, Serialize)]
pub struct ProcessesAnswer {
    /// Last day of knowledge.
    pub as_of: String,
    /// The project cycle first.
    pub processes: Vec<ProcessEntry>,
}

/// A process and how many cases it has.
#[derive(Clone, Debug, Serialize)]
pub struct ProcessCount {
    /// Code.
    pub process: String,
    /// Name.
    pub name: String,
    /// Cases with an event by the as-of day.
    pub cases: u64,
    /// Of them open.
    pub open: u64,
}

/// One process and how much of it there is.
#[derive(Clone, Debug, Serialize)]
pub struct ProcessEntry {
    /// Code.
    pub process: String,
    /// Name.
    pub name: String,
    /// Cases with an event by the as-of day.
    pub cases: u64,
    /// Of them open.
    pub open: u64,
    /// Events.
    pub events: u64,
    /// Different steps.
    pub steps: u64,
    /// Different orders of steps.
    pub variants: u64,
    /// Median days from the first to the last event, open cases counted; `None` where half have not ended yet.
    pub median_days: Option<f64>,
    /// The step in which most days were waited in the last 90 days; `None` where nothing waits.
    pub waits_most: Option<WaitsMost>,
}

/// The step of a process where most waits.
#[derive(Clone, Debug, Serialize)]
pub struct WaitsMost {
    /// Code.
    pub step: String,
    /// Name.
    pub name: String,
    /// Days waited in the window, ended and running.
    pub days: f64,
    /// Cases that wait now.
    pub open: u64,
}

/// The answer of `process discover`.
#[derive(Clone, Debug, Serialize)]
pub struct ProcessMapAnswer {
    /// Last day of knowledge.
    pub as_of: String,
    /// Code of the process.
    pub process: String,
    /// Its name.
    pub name: String,
    /// Cases with an event by the as-of day.
    pub cases: u64,
    /// Of them open.
    pub open: u64,
    /// Events.
    pub events: u64,
    /// Steps with rework, in their usual order.
    pub steps: Vec<StepEntry>,
    /// Direct successions of steps, most frequent first.
    pub follows: Vec<SuccessionEntry>,
    /// First steps of cases.
    pub starts: Vec<CountEntry>,
    /// Last steps of closed cases.
    pub ends: Vec<CountEntry>,
    /// Successions of different holders, most frequent first.
    pub handovers: Vec<SuccessionEntry>,
    /// Different orders of steps.
    pub variant_count: u64,
    /// The most frequent of them.
    pub variants: Vec<VariantEntry>,
    /// Cases of all others.
    pub other_cases: u64,
}

/// How a step is used.
#[derive(Clone, Debug, Serialize)]
pub struct StepEntry {
    /// Code.
    pub step: String,
    /// Name.
    pub name: String,
    /// Events.
    pub events: u64,
    /// Cases with it.
    pub cases: u64,
    /// Cases in which it was done more than once.
    pub cases_repeated: u64,
    /// Events beyond the first of their case.
    pub repeats: u64,
    /// Days from the first to the last time, over the cases that repeat it.
    pub rework_days: f64,
}

/// One thing directly after another.
#[derive(Clone, Debug, Serialize)]
pub struct SuccessionEntry {
    /// Code of the earlier.
    pub from: String,
    /// Code of the later.
    pub to: String,
    /// Name of the earlier.
    pub from_name: String,
    /// Name of the later.
    pub to_name: String,
    /// How often.
    pub n: u64,
    /// In how many cases.
    pub cases: u64,
    /// Median of the days between.
    pub median_days: f64,
    /// Of steps: whether it goes back against their usual order, or to the same step.
    pub back: Option<bool>,
    /// Of steps: the share of cases whose orders are more frequent than the first order with this succession.
    pub covered: Option<f64>,
}

/// A step and how many cases.
#[derive(Clone, Debug, Serialize)]
pub struct CountEntry {
    /// Code.
    pub step: String,
    /// Name.
    pub name: String,
    /// Cases.
    pub n: u64,
}

/// An order of steps.
#[derive(Clone, Debug, Serialize)]
pub struct VariantEntry {
    /// Codes in order.
    pub steps: Vec<String>,
    /// Cases.
    pub cases: u64,
    /// Of all cases.
    pub share: f64,
}

/// Processes with at least one case, the project cycle first, and how many cases each has: what there is to choose from.
pub fn counts(headway: &Headway, ctx: &Context) -> Result<Vec<ProcessCount>, Failure> {
    let counted = || {
        let asked = Question::of(headway, ctx, &Filters::default())?;
        Ok(logs(&asked).map(|log| ProcessCount::of(&asked.known, &log)).collect())
    };
    headway.known(ctx)?.remembered(ctx, "processes", counted)
}

/// The cases of each process that has any.
fn logs(asked: &Question) -> impl Iterator<Item = CaseLog> {
    let known = &asked.known;
    let all = 0..known.facts.names.processes.len() as u32;
    let log = |process| CaseLog::as_of(&known.facts, &known.portfolio, &asked.selection, process);
    all.map(log).filter(|log| !log.cases.is_empty())
}

impl ProcessCount {
    fn of(known: &Known, log: &CaseLog) -> ProcessCount {
        let names = &known.facts.names.processes;
        ProcessCount {
            process: names.code(log.process).to_owned(),
            name: names.name(log.process).to_owned(),
            cases: log.cases.len() as u64,
            open: log.cases.iter().filter(|c| c.state.is_open()).count() as u64,
        }
    }
}

/// Every process with at least one case.
pub fn list(headway: &Headway, ctx: &Context, filters: &Filters) -> Result<ProcessesAnswer, Failure> {
    let known = headway.known(ctx)?;
    known.remembered(ctx, &format!("processes of {filters:?}"), || listed(headway, ctx, filters))
}

fn listed(headway: &Headway, ctx: &Context, filters: &Filters) -> Result<ProcessesAnswer, Failure> {
    let asked = Question::of(headway, ctx, filters)?;
    let known = &asked.known;
    let entries = logs(&asked).map(|log| entry(known, &log, &ProcessMap::of(&log))).collect();
    Ok(ProcessesAnswer { as_of: known.as_of.to_string(), processes: entries })
}

/// The map of a process.
pub fn discover(
    headway: &Headway,
    ctx: &Context,
    filters: &Filters,
    process: &str,
) -> Result<ProcessMapAnswer, Failure> {
    let known = headway.known(ctx)?;
    known.remembered(ctx, &format!("map {process:?} {filters:?}"), || discovered(headway, ctx, filters, process))
}

fn discovered(headway: &Headway, ctx: &Context, filters: &Filters, process: &str) -> Result<ProcessMapAnswer, Failure> {
    let asked = Question::of(headway, ctx, filters)?;
    let known = &asked.known;
    let process = process_number(known, process)?;
    let log = CaseLog::as_of(&known.facts, &known.portfolio, &asked.selection, process);
    let map = ProcessMap::of(&log);
    let names = &known.facts.names;
    let count = |counts: &[(u32, u32)]| {
        let entry = |(step, n): &(u32, u32)| CountEntry {
            step: names.steps.code(*step).to_owned(),
            name: names.steps.name(*step).to_owned(),
            n: u64::from(*n),
        };
        counts.iter().map(entry).collect()
    };
    let (shown, others) = map.variants.split_at(map.variants.len().min(VARIANTS));
    let ProcessCount { process, name, cases, open } = ProcessCount::of(known, &log);
    Ok(ProcessMapAnswer {
        as_of: known.as_of.to_string(),
        process,
        name,
        cases,
        open,
        events: log.events.len() as u64,
        steps: map
            .order
            .iter()
            .filter_map(|step| map.steps.iter().find(|used| used.step == *step))
            .map(|used| StepEntry {
                step: names.steps.code(used.step).to_owned(),
                name: names.steps.name(used.step).to_owned(),
                events: u64::from(used.events),
                cases: u64::from(used.cases),
                cases_repeated: u64::from(used.cases_repeated),
                repeats: u64::from(used.repeats),
                rework_days: used.rework_days,
            })
            .collect(),
        follows: follows(&names.steps, &map),
        starts: count(&map.starts),
        ends: count(&map.ends),
        handovers: successions(&names.holders, &map.handovers),
        variant_count: map.variants.len() as u64,
        variants: shown
            .iter()
            .map(|(steps, cases)| VariantEntry {
                steps: steps.iter().map(|s| names.steps.code(*s).to_owned()).collect(),
                cases: u64::from(*cases),
                share: f64::from(*cases) / log.cases.len() as f64,
            })
            .collect(),
        other_cases: others.iter().map(|v| u64::from(v.1)).sum(),
    })
}

fn entry(known: &Known, log: &CaseLog, map: &ProcessMap) -> ProcessEntry {
    let ProcessCount { process, name, cases, open } = ProcessCount::of(known, log);
    ProcessEntry {
        process,
        name,
        cases,
        open,
        events: log.events.len() as u64,
        steps: map.steps.len() as u64,
        variants: map.variants.len() as u64,
        median_days: insight::durations::durations(
            &known.facts,
            &known.portfolio,
            log,
            Stretch::WholeCase,
            None,
            None,
            Clock::Calendar,
        )
        .all
        .median,
        waits_most: waits_most(known, log),
    }
}

fn waits_most(known: &Known, log: &CaseLog) -> Option<WaitsMost> {
    let board = bottlenecks(&known.facts, log, WINDOW, None, Clock::Calendar);
    let days = |step: &StepLoad| step.waiting_days + step.running_days_in_window;
    let steps = board.steps.iter().filter(|s| days(s) > 0.0);
    // The first among equals, as the board has them.
    let most = steps.reduce(|most, step| if days(step) > days(most) { step } else { most })?;
    let names = &known.facts.names.steps;
    Some(WaitsMost {
        step: names.code(most.step).to_owned(),
        name: names.name(most.step).to_owned(),
        days: days(most),
        open: u64::from(most.open),
    })
}

/// Successions of steps, with whether each goes back and how many cases more frequent orders have.
fn follows(names: &Dictionary, map: &ProcessMap) -> Vec<SuccessionEntry> {
    let place = |step: u32| map.order.iter().position(|s| *s == step);
    let entries = successions(names, &map.follows).into_iter();
    let with = map.follows.iter().zip(map.coverage());
    let told = entries.zip(with).map(|(entry, (follow, covered))| SuccessionEntry {
        back: Some(place(follow.to) <= place(follow.from)),
        covered: Some(covered),
        ..entry
    });
    told.collect()
}

fn successions(names: &Dictionary, found: &[Succession]) -> Vec<SuccessionEntry> {
    found
        .iter()
        .map(|s| SuccessionEntry {
            from: names.code(s.from).to_owned(),
            to: names.code(s.to).to_owned(),
            from_name: names.name(s.from).to_owned(),
            to_name: names.name(s.to).to_owned(),
            n: u64::from(s.n),
            cases: u64::from(s.cases),
            median_days: s.median_days,
            back: None,
            covered: None,
        })
        .collect()
}

impl ProcessesAnswer {
    /// Processes as a table.
    pub fn table(&self) -> Table {
        let mut table = Table::with_columns(&[
            ("process", "column-process", false),
            ("name", "column-name", false),
            ("cases", "column-cases", true),
            ("open", "column-open-cases", true),
            ("events", "column-events", true),
            ("steps", "column-steps", true),
            ("variants", "column-variants", true),
            ("median_days", "column-median-days", true),
            ("waits_most", "column-waits-most", false),
            ("waiting_days", "column-waiting-days", true),
        ]);
        for entry in &self.processes {
            let mut row = vec![Cell::Text(entry.process.clone()), Cell::text(&entry.name)];
            let counts = [entry.cases, entry.open, entry.events, entry.steps, entry.variants];
            row.extend(counts.map(|n| Cell::Whole(n as i64)));
            row.push(entry.median_days.map_or(Cell::Unknown, Cell::Days));
            row.push(entry.waits_most.as_ref().map_or(Cell::Blank, |w| Cell::text(&w.name)));
            row.push(entry.waits_most.as_ref().map_or(Cell::Blank, |w| Cell::Days(w.days)));
            table.rows.push(row);
        }
        table
    }
}

impl ProcessMapAnswer {
    /// Direct successions as a table.
    pub fn table(&self) -> Table {
        succession_table(&self.follows)
    }

    /// One of its tables by its word: `steps`, `handovers`, else direct successions.
    pub fn table_of(&self, word: &str) -> Table {
        let [(_, steps), _, (_, handovers)] = self.tables();
        match word {
            "steps" => steps,
            "handovers" => handovers,
            _ => self.table(),
        }
    }

    /// Steps, successions and hand-overs as tables, each with the key of its title.
    pub fn tables(&self) -> [(&'static str, Table); 3] {
        let mut steps = Table::with_columns(&[
            ("step", "column-step", false),
            ("events", "column-events", true),
            ("cases", "column-cases", true),
            ("cases_repeated", "column-cases-repeated", true),
            ("repeats", "column-repeats", true),
            ("rework_days", "column-rework-days", true),
        ]);
        for used in &self.steps {
            let mut row = vec![Cell::text(&used.name)];
            let counts = [used.events, used.cases, used.cases_repeated, used.repeats];
            row.extend(counts.map(|n| Cell::Whole(n as i64)));
            row.push(Cell::Days(used.rework_days));
            steps.rows.push(row);
        }
        [
            ("process-steps-title", steps),
            ("process-follows-title", succession_table(&self.follows)),
            ("process-handovers-title", succession_table(&self.handovers)),
        ]
    }
}

fn succession_table(found: &[SuccessionEntry]) -> Table {
    let mut table = Table::with_columns(&[
        ("from", "column-from", false),
        ("to", "column-to", false),
        ("n", "column-times", true),
        ("cases", "column-cases", true),
        ("median_days", "column-median-days", true),
    ]);
    let is_of_steps = found.iter().any(|s| s.back.is_some());
    if is_of_steps {
        table.columns.extend(Table::with_columns(&[("back", "column-back", false)]).columns);
    }
    for s in found {
        table.rows.push(vec![
            Cell::text(&s.from_name),
            Cell::text(&s.to_name),
            Cell::Whole(s.n as i64),
            Cell::Whole(s.cases as i64),
            Cell::Days(s.median_days),
        ]);
        if let (Some(back), Some(row)) = (s.back, table.rows.last_mut()) {
            row.push(Cell::Coded { code: back.to_string(), key: if back { "yes" } else { "no" }.to_owned() });
        }
    }
    table
}
