//! How long a process or a stage takes: Kaplan-Meier with open cases counted.

use crate::bottlenecks::process_number;
use crate::filters::{Filters, Question};
use crate::headway::Known;
use crate::table::{Cell, Table};
use crate::{Failure, Headway};
use domain::{Context, Day};
use insight::caselog::CaseLog;
use insight::durations::{GroupDurations, Stretch};
use insight::facts::NONE;
use insight::grouping::Dimension;
use serde::Serialize;

/// What is asked.
#[derive(Clone, Debug, Default)]
pub struct DurationsQuestion {
    /// Process code or name.
    pub process: String,
    /// First step by code or name; `None` for the first event of a case.
    pub from: Option<String>,
    /// Last step; `None` for the last event.
    pub to: Option<String>,
    /// Dimension of the groups.
    pub by: Option<String>,
    /// Only cases whose first event lies on or after this day.
    pub begun_from: Option<Day>,
    /// Only cases whose first event lies on or before this day.
    pub begun_until: Option<Day>,
}

/// The answer of `durations`.
#[derive(Clone, Debug, Serialize)]
pub struct DurationsAnswer {
    /// Process code.
    pub process: String,
    /// First step; `None` for the first event of a case.
    pub from: Option<String>,
    /// Last step; `None` for the last event.
    pub to: Option<String>,
    /// Last day of knowledge.
    pub as_of: String,
    /// Dimension, if groups were asked for.
    pub by: Option<String>,
    /// One per group, largest first.
    pub groups: Vec<DurationGroup>,
    /// Log-rank test of all groups.
    pub test: Test,
    /// Cases left out because they never completed the first step.
    pub without_start: u64,
}

/// One group. Days.
#[derive(Clone, Debug, Serialize)]
pub struct DurationGroup {
    /// Group code; blank for all.
    pub group: String,
    /// Its name.
    pub name: String,
    /// Cases.
    pub n: u64,
    /// Of them ended.
    pub ended: u64,
    /// Of them still open: counted as lasting at least until now.
    pub open: u64,
    /// Closed or cancelled without the last step: counted as lasting at least until their last event.
    pub closed_without: u64,
    /// Median; `None` where half have not ended yet.
    pub median: Option<f64>,
    /// Lower end of its 95 % interval.
    pub median_low: Option<f64>,
    /// Upper end.
    pub median_high: Option<f64>,
    /// Mean up to the horizon.
    pub mean_restricted: Option<f64>,
    /// Horizon of that mean.
    pub horizon: Option<f64>,
    /// Steps of the curve.
    pub curve: Vec<CurvePoint>,
}

/// One step of a survival curve.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct CurvePoint {
    /// Days.
    pub days: f64,
    /// Share still under way after so many days.
    pub share: f64,
    /// Lower 95 % limit.
    pub low: f64,
    /// Upper 95 % limit.
    pub high: f64,
    /// Cases still watched just before.
    pub at_risk: u64,
    /// Cases that ended here.
    pub ended: u64,
}

/// Log-rank test.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Test {
    /// Chance of differences this large if the groups were alike; `None` with fewer than two groups.
    pub p: Option<f64>,
}

/// How long a process, or the stretch between two of its steps, takes.
pub fn durations(
    headway: &Headway,
    ctx: &Context,
    filters: &Filters,
    question: &DurationsQuestion,
) -> Result<DurationsAnswer, Failure> {
    let known = headway.known(ctx)?;
    known.remembered(ctx, &format!("durations {filters:?} {question:?}"), || computed(headway, ctx, filters, question))
}

fn computed(
    headway: &Headway,
    ctx: &Context,
    filters: &Filters,
    question: &DurationsQuestion,
) -> Result<DurationsAnswer, Failure> {
    let by = question.by.as_deref().filter(|b| !b.is_empty()).map(dimension).transpose()?;
    let asked = Question::of(headway, ctx, filters)?;
    let known = &asked.known;
    let process = process_number(known, &question.process)?;
    let mut log = CaseLog::as_of(&known.facts, &known.portfolio, &asked.selection, process);
    log.keep_begun(&known.facts.zone, question.begun_from, question.begun_until);
    let stretch = match (given(&question.from), given(&question.to)) {
        (Some(from), Some(to)) => {
            Stretch::Between { from: step_number(known, process, from)?, to: step_number(known, process, to)? }
        }
        (None, None) => Stretch::WholeCase,
        _ => return Err(Failure::invalid("durations.one-step")),
    };
    let result = insight::durations::durations(&known.facts, &known.portfolio, &log, stretch, by, None);
    let steps = &known.facts.names.steps;
    let (from, to) = match stretch {
        Stretch::Between { from, to } => (Some(steps.code(from).to_owned()), Some(steps.code(to).to_owned())),
        Stretch::WholeCase => (None, None),
    };
    let mut groups: Vec<DurationGroup> = match by {
        None => vec![group_answer(known, None, &result.all)],
        Some(by) => result.groups.iter().map(|group| group_answer(known, Some(by), group)).collect(),
    };
    groups.sort_by(|a, b| b.n.cmp(&a.n).then_with(|| a.group.cmp(&b.group)));
    Ok(DurationsAnswer {
        process: known.facts.names.processes.code(process).to_owned(),
        from,
        to,
        as_of: known.as_of.to_string(),
        by: by.map(|b| b.name().to_owned()),
        groups,
        test: Test { p: by.and(result.test).map(|t| t.p) },
        without_start: u64::from(result.without_start),
    })
}

fn given(text: &Option<String>) -> Option<&str> {
    text.as_deref().filter(|t| !t.is_empty())
}

/// A dimension by its name.
pub(crate) fn dimension(text: &str) -> Result<Dimension, Failure> {
    Dimension::parse(text).ok_or_else(|| {
        Failure::invalid("by.unknown")
            .with("by", text)
            .with("choices", "office, donor, instrument, country, region, sector, theme, fund")
    })
}

/// A step by code or name. In the project cycle the aliases of milestones come first, because other processes may
/// have a step of that word too.
fn step_number(known: &Known, process: u32, text: &str) -> Result<u32, Failure> {
    let steps = &known.facts.names.steps;
    let alias = (process == insight::caselog::PROJECT_CYCLE)
        .then(|| domain::reference::find_milestone(text))
        .flatten()
        .and_then(|m| steps.find(m.code));
    alias.or_else(|| steps.find(text)).ok_or_else(|| {
        let nearest = insight::selection::nearest(text, (0..steps.len() as u32).map(|s| steps.code(s)));
        Failure::not_found("step.not-found").with("step", text).with("choices", nearest.join(", "))
    })
}

fn group_answer(known: &Known, by: Option<Dimension>, group: &GroupDurations) -> DurationGroup {
    let dictionary = by.and_then(|by| by.dictionary(&known.facts)).filter(|_| group.group != NONE);
    DurationGroup {
        group: dictionary.map_or(String::new(), |d| d.code(group.group).to_owned()),
        name: dictionary.map_or(String::new(), |d| d.name(group.group).to_owned()),
        n: u64::from(group.n),
        ended: u64::from(group.ended),
        open: u64::from(group.open),
        closed_without: u64::from(group.closed_without),
        median: group.median,
        median_low: group.median_low,
        median_high: group.median_high,
        mean_restricted: group.mean_restricted,
        horizon: group.mean_restricted.map(|_| group.horizon),
        curve: group
            .survival
            .curve
            .iter()
            .map(|p| CurvePoint {
                days: p.days,
                share: p.survival,
                low: p.low,
                high: p.high,
                at_risk: u64::from(p.at_risk),
                ended: u64::from(p.events),
            })
            .collect(),
    }
}

impl DurationsAnswer {
    /// Groups as a table.
    pub fn table(&self) -> Table {
        let mut table = Table::with_columns(&[
            ("group", "column-group", false),
            ("n", "column-cases", true),
            ("open", "column-open-cases", true),
            ("median", "column-median-days", true),
            ("median_low", "column-median-low", true),
            ("median_high", "column-median-high", true),
            ("mean_restricted", "column-mean-restricted", true),
            ("horizon", "column-horizon", true),
        ]);
        let days = |d: Option<f64>| d.map_or(Cell::Unknown, Cell::Days);
        for group in &self.groups {
            let name = match (group.name.is_empty(), &self.by) {
                (false, _) => Cell::Text(group.name.clone()),
                (true, None) => Cell::Coded { code: String::new(), key: "all-cases".to_owned() },
                (true, Some(_)) => Cell::Unknown,
            };
            table.rows.push(vec![
                name,
                Cell::Whole(group.n as i64),
                Cell::Whole(group.open as i64),
                days(group.median),
                days(group.median_low),
                days(group.median_high),
                days(group.mean_restricted),
                days(group.horizon),
            ]);
        }
        table
    }
}
