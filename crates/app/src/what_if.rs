//! What if: the queues of a process in the coming weeks as things go on, and with a changed capacity or rule.

use crate::bottlenecks::process_number;
use crate::filters::{Filters, Question};
use crate::forecast::Interval;
use crate::headway::Known;
use crate::table::{Cell, Table};
use crate::{Failure, Headway};
use domain::{Context, Day};
use insight::caselog::CaseLog;
use insight::facts::NONE;
use insight::what_if::{Change, Outlook, WEEKS_MOST, Week};
use serde::Serialize;
use std::ops::RangeInclusive;

/// Weeks learnt from unless others are asked for.
pub const WINDOW_WEEKS: u32 = 13;
/// Weeks ahead unless others are asked for.
pub const WEEKS: u32 = 8;
/// How many weeks may be learnt from.
const WINDOW: RangeInclusive<u32> = 4..=260;
/// Largest factor that is understood.
const FACTOR_MOST: f64 = 20.0;
/// Largest extra that is understood.
const EXTRA_MOST: f64 = 100_000.0;

/// What is asked, as typed.
#[derive(Clone, Debug, Default)]
pub struct WhatIfQuestion {
    /// Process code or name.
    pub process: String,
    /// Whole weeks ahead; the usual number where `None`.
    pub weeks: Option<u32>,
    /// Whole weeks learnt from; the usual number where `None`.
    pub window_weeks: Option<u32>,
    /// Step code or name, for the four that follow.
    pub step: Option<String>,
    /// `x1.5`, `+3` or `-3`: its completions a week.
    pub capacity: Option<String>,
    /// Nobody waits longer for it than so many days.
    pub limit_days: Option<u32>,
    /// Percent of the cases that need not go through it.
    pub skip_percent: Option<u32>,
    /// `x0.8`: new cases.
    pub arrivals: Option<String>,
}

/// The answer of `what-if`.
#[derive(Clone, Debug, Serialize)]
pub struct WhatIfAnswer {
    /// Process code.
    pub process: String,
    /// Its name.
    pub process_name: String,
    /// Last day of knowledge.
    pub as_of: String,
    /// Whole weeks ahead.
    pub weeks: u32,
    /// Whole weeks learnt from, which end with the as-of day.
    pub window_weeks: u32,
    /// What is changed; null where only the base line was asked for.
    pub change: Option<ChangeAnswer>,
    /// False where there are too few cases to say.
    pub is_answered: bool,
    /// All queues together; null where there are too few cases.
    pub all: Option<OutlookAnswer>,
    /// Steps, longest queue first.
    pub steps: Vec<OutlookAnswer>,
    /// What it rests on.
    pub basis: WhatIfBasis,
}

/// What is changed.
#[derive(Clone, Debug, Serialize)]
pub struct ChangeAnswer {
    /// Step code; null where only arrivals are changed.
    pub step: Option<String>,
    /// Its name.
    pub name: Option<String>,
    /// Its completions times this.
    pub factor: f64,
    /// So many more a week.
    pub extra_per_week: f64,
    /// Longest wait for it in days.
    pub limit_days: Option<u32>,
    /// Share of the cases that need not go through it.
    pub skipped: f64,
    /// New cases times this.
    pub arrivals: f64,
}

/// What an answer rests on.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct WhatIfBasis {
    /// Cases begun in the window.
    pub begun: u64,
    /// Completions of steps in the window.
    pub completions: u64,
    /// Of these, of the step that is changed.
    pub completions_of_step: Option<u64>,
    /// Cases open now.
    pub open: u64,
    /// Fewest of each for an answer.
    pub fewest: u64,
    /// Times that the coming weeks were drawn.
    pub replications: u64,
}

/// The coming weeks of one step, or of all.
#[derive(Clone, Debug, Serialize)]
pub struct OutlookAnswer {
    /// Step code; blank for all, and for cases after whose last step nothing ever followed.
    pub step: String,
    /// Its name.
    pub name: String,
    /// Cases in its queue now.
    pub now: u64,
    /// Week after week.
    pub weeks: Vec<WeekAnswer>,
}

/// One week.
#[derive(Clone, Debug, Serialize)]
pub struct WeekAnswer {
    /// 1 is the week after the as-of day.
    pub week: u32,
    /// Its last day.
    pub ends_on: String,
    /// As things go on.
    pub base: FlowAnswer,
    /// With the change; null without one.
    pub changed: Option<FlowAnswer>,
    /// Queue with the change less queue without; null without one.
    pub difference: Option<Interval>,
}

/// Queue, completions and waiting of a week.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct FlowAnswer {
    /// Cases in the queue at its end.
    pub queue: Interval,
    /// Completions in it.
    pub completions: Interval,
    /// Median days that what was completed had waited; nulls where nothing usually is.
    pub median_days: Interval,
}

/// The coming weeks of a process.
pub fn what_if(
    headway: &Headway,
    ctx: &Context,
    filters: &Filters,
    question: &WhatIfQuestion,
) -> Result<WhatIfAnswer, Failure> {
    let known = headway.known(ctx)?;
    known.remembered(ctx, &format!("what-if {filters:?} {question:?}"), || computed(headway, ctx, filters, question))
}

fn computed(
    headway: &Headway,
    ctx: &Context,
    filters: &Filters,
    question: &WhatIfQuestion,
) -> Result<WhatIfAnswer, Failure> {
    let asked = Question::of(headway, ctx, filters)?;
    let known = &asked.known;
    let process = process_number(known, &question.process)?;
    let weeks = number("weeks", question.weeks.unwrap_or(WEEKS), 1..=WEEKS_MOST)?;
    let window_weeks = number("window", question.window_weeks.unwrap_or(WINDOW_WEEKS), WINDOW)?;
    let log = CaseLog::as_of(&known.facts, &known.portfolio, &asked.selection, process);
    let change = change_of(known, &log, question)?;
    let asked_of = insight::what_if::Question { weeks, window_weeks, change };
    let found = insight::what_if::what_if(&known.facts, &log, asked_of);
    let names = &known.facts.names;
    let outlook = |outlook: &Outlook| outlook_answer(known, outlook);
    Ok(WhatIfAnswer {
        process: names.processes.code(process).to_owned(),
        process_name: names.processes.name(process).to_owned(),
        as_of: known.as_of.to_string(),
        weeks,
        window_weeks,
        change: (!change.is_nothing()).then(|| ChangeAnswer {
            step: change.step.map(|s| names.steps.code(s).to_owned()),
            name: change.step.map(|s| names.steps.name(s).to_owned()),
            factor: change.factor,
            extra_per_week: change.extra,
            limit_days: change.limit_days,
            skipped: change.skipped,
            arrivals: change.arrivals,
        }),
        is_answered: found.all.is_some(),
        all: found.all.as_ref().map(outlook),
        steps: found.steps.iter().map(outlook).collect(),
        basis: WhatIfBasis {
            begun: u64::from(found.basis.begun),
            completions: u64::from(found.basis.completions),
            completions_of_step: found.basis.of_step.map(u64::from),
            open: u64::from(found.basis.open),
            fewest: u64::from(insight::what_if::FEWEST),
            replications: insight::what_if::REPLICATIONS as u64,
        },
    })
}

/// The answer where there is no case of any process.
pub fn nothing(process: &str, day: Day) -> WhatIfAnswer {
    WhatIfAnswer {
        process: process.to_owned(),
        process_name: String::new(),
        as_of: day.to_string(),
        weeks: WEEKS,
        window_weeks: WINDOW_WEEKS,
        change: None,
        is_answered: false,
        all: None,
        steps: Vec::new(),
        basis: WhatIfBasis {
            begun: 0,
            completions: 0,
            completions_of_step: None,
            open: 0,
            fewest: u64::from(insight::what_if::FEWEST),
            replications: 0,
        },
    }
}

fn number(name: &'static str, number: u32, allowed: RangeInclusive<u32>) -> Result<u32, Failure> {
    if allowed.contains(&number) {
        return Ok(number);
    }
    let failure = Failure::invalid("what-if.number").with("name", name).with("value", number);
    Err(failure.with("least", allowed.start()).with("most", allowed.end()))
}

/// The change asked for. What is about a step needs one; a step alone changes nothing.
fn change_of(known: &Known, log: &CaseLog, question: &WhatIfQuestion) -> Result<Change, Failure> {
    let mut change = Change::default();
    if let Some(text) = &question.capacity {
        (change.factor, change.extra) = capacity(text)
            .ok_or_else(|| Failure::invalid("what-if.capacity").with("value", text).with("most", FACTOR_MOST))?;
    }
    if let Some(text) = &question.arrivals {
        change.arrivals = factor(text)
            .ok_or_else(|| Failure::invalid("what-if.arrivals").with("value", text).with("most", FACTOR_MOST))?;
    }
    if let Some(percent) = question.skip_percent {
        if percent > 100 {
            return Err(Failure::invalid("what-if.skip").with("value", percent));
        }
        change.skipped = f64::from(percent) / 100.0;
    }
    change.limit_days = question.limit_days;
    let needs_step = question.capacity.is_some() || question.limit_days.is_some() || question.skip_percent.is_some();
    let Some(text) = &question.step else {
        return if needs_step { Err(Failure::invalid("what-if.no-step")) } else { Ok(change) };
    };
    let steps = &known.facts.names.steps;
    let mut choices: Vec<u32> = log.events.iter().map(|e| e.step).collect();
    choices.sort_unstable();
    choices.dedup();
    let found = choices.iter().find(|s| steps.code(**s) == text || steps.name(**s) == text);
    change.step = Some(*found.ok_or_else(|| {
        let choices: Vec<&str> = choices.iter().map(|s| steps.code(*s)).collect();
        Failure::not_found("what-if.step").with("step", text).with("choices", choices.join(", "))
    })?);
    Ok(change)
}

/// A factor and an extra: `x1.5`, `+3`, `-3`.
fn capacity(text: &str) -> Option<(f64, f64)> {
    let text = text.trim();
    if text.starts_with(['+', '-', '\u{2212}']) {
        let extra: f64 = text.replace('\u{2212}', "-").parse().ok()?;
        return (extra.abs() <= EXTRA_MOST).then_some((1.0, extra));
    }
    Some((factor(text)?, 0.0))
}

/// A factor: `x0.8`, `X0.8`, `×0.8`; a comma for the point is understood.
fn factor(text: &str) -> Option<f64> {
    let number = text.trim().strip_prefix(['x', 'X', '×'])?.trim().replace(',', ".");
    number.parse().ok().filter(|f| (0.0..=FACTOR_MOST).contains(f))
}

fn outlook_answer(known: &Known, outlook: &Outlook) -> OutlookAnswer {
    let steps = &known.facts.names.steps;
    let (step, name) = match outlook.step {
        NONE => (String::new(), String::new()),
        step => (steps.code(step).to_owned(), steps.name(step).to_owned()),
    };
    let week = |at: usize| WeekAnswer {
        week: at as u32 + 1,
        ends_on: known.day().plus_days(at as i32 * 7 + 7).to_string(),
        base: FlowAnswer::from(outlook.base[at]),
        changed: outlook.changed.get(at).copied().map(FlowAnswer::from),
        difference: outlook.difference.get(at).map(|d| Interval::from(Some(*d))),
    };
    OutlookAnswer { step, name, now: u64::from(outlook.now), weeks: (0..outlook.base.len()).map(week).collect() }
}

impl From<Week> for FlowAnswer {
    fn from(week: Week) -> FlowAnswer {
        FlowAnswer {
            queue: Interval::from(Some(week.queue)),
            completions: Interval::from(Some(week.completions)),
            median_days: Interval::from(week.median_days),
        }
    }
}

impl WhatIfAnswer {
    /// Every week of all together and of every step.
    pub fn table(&self) -> Table {
        self.table_of(|outlook| outlook.weeks.iter().collect())
    }

    /// Only the last week.
    pub fn last_week(&self) -> Table {
        self.table_of(|outlook| outlook.weeks.last().into_iter().collect())
    }

    fn table_of(&self, weeks: impl Fn(&OutlookAnswer) -> Vec<&WeekAnswer>) -> Table {
        let mut table = Table::with_columns(&[
            ("step", "column-step", false),
            ("name", "column-name", false),
            ("week", "column-week", true),
            ("ends_on", "column-week-ends-on", false),
            ("now", "column-queue-now", true),
            ("queue_p10", "column-queue-low", true),
            ("queue_p50", "column-queue", true),
            ("queue_p90", "column-queue-high", true),
            ("completions", "column-completions", true),
            ("median_days", "column-waited-days", true),
        ]);
        if self.change.is_some() {
            table.columns.extend(
                Table::with_columns(&[
                    ("changed_queue_p10", "column-changed-queue-low", true),
                    ("changed_queue_p50", "column-changed-queue", true),
                    ("changed_queue_p90", "column-changed-queue-high", true),
                    ("difference_p10", "column-queue-difference-low", true),
                    ("difference_p50", "column-queue-difference", true),
                    ("difference_p90", "column-queue-difference-high", true),
                    ("changed_completions", "column-changed-completions", true),
                    ("changed_median_days", "column-changed-waited-days", true),
                ])
                .columns,
            );
        }
        for (at, outlook) in self.all.iter().chain(&self.steps).enumerate() {
            for week in weeks(outlook) {
                let name = match (at, outlook.name.is_empty()) {
                    (0, _) => Cell::Coded { code: "all".to_owned(), key: "what-if-all".to_owned() },
                    (_, true) => Cell::Coded { code: String::new(), key: "step-nothing-followed".to_owned() },
                    _ => Cell::text(&outlook.name),
                };
                let mut row = vec![
                    if at == 0 { Cell::Blank } else { Cell::text(&outlook.step) },
                    name,
                    Cell::Whole(i64::from(week.week)),
                    Cell::day(Day::parse(&week.ends_on)),
                    Cell::Whole(outlook.now as i64),
                ];
                row.extend(interval(week.base.queue));
                row.extend([one(week.base.completions.p50), one(week.base.median_days.p50)]);
                if let (Some(changed), Some(difference)) = (&week.changed, &week.difference) {
                    row.extend(interval(changed.queue));
                    row.extend(interval(*difference));
                    row.extend([one(changed.completions.p50), one(changed.median_days.p50)]);
                }
                table.rows.push(row);
            }
        }
        table
    }
}

fn one(value: Option<f64>) -> Cell {
    value.map_or(Cell::Unknown, |v| Cell::Number(v, 0))
}

fn interval(interval: Interval) -> [Cell; 3] {
    [one(interval.p10), one(interval.p50), one(interval.p90)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capacities_and_factors_are_read_as_people_write_them() {
        for (text, expected) in [
            ("x1.5", Some((1.5, 0.0))),
            ("X0,5", Some((0.5, 0.0))),
            ("× 2", Some((2.0, 0.0))),
            ("+3", Some((1.0, 3.0))),
            ("-2.5", Some((1.0, -2.5))),
            ("\u{2212}2", Some((1.0, -2.0))),
            ("1.5", None),
            ("x-1", None),
            ("x21", None),
            ("xNaN", None),
            ("+inf", None),
            ("", None),
        ] {
            assert_eq!(capacity(text), expected, "{text}");
        }
        assert_eq!(factor("+3"), None, "arrivals take a factor only");
    }
}
