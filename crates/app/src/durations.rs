//! How long a process or a stage takes: Kaplan-Meier with open cases counted, cancelled ones apart, groups compared.

use crate::bottlenecks::{CalendarAnswer, calendars, process_number};
use crate::filters::{Filters, Question};
use crate::headway::Known;
use crate::table::{Cell, Table};
use crate::{Failure, Headway};
use domain::{Context, Day, Instant};
use insight::caselog::CaseLog;
use insight::durations::{GroupDurations, Grouping, Stretch};
use insight::facts::NONE;
use insight::grouping::Dimension;
use insight::incidence::ShareAt;
use insight::working_days::{Clock, WorkingWeeks};
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
    /// Dimension of the groups, or `year`.
    pub by: Option<String>,
    /// First day of the records, where the facts do not tell it: cases begun before are watched from then on.
    pub records_from: Option<Day>,
    /// Only cases whose first event lies on or after this day.
    pub begun_from: Option<Day>,
    /// Only cases whose first event lies on or before this day.
    pub begun_until: Option<Day>,
    /// Counted in the working days of the office of each case.
    pub working_days: bool,
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
    /// Whether days are working days.
    pub working_days: bool,
    /// The working weeks counted by, office by office; only where days are working days.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub calendars: Vec<CalendarAnswer>,
    /// One per group, largest first.
    pub groups: Vec<DurationGroup>,
    /// Log-rank test of all groups.
    pub test: Test,
    /// Cases left out because they never completed the first step.
    pub without_start: u64,
    /// How cases end, all groups together.
    pub endings: Endings,
    /// Cases under way when the records begin.
    pub late_entry: LateEntry,
}

/// How cases end (Aalen-Johansen): with the last step, or cancelled or otherwise closed without it.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Endings {
    /// Cases cancelled, or closed without the last step.
    pub cancelled: u64,
    /// Shares after so many days, for a table.
    pub after: Vec<EndingPoint>,
    /// Every step of both shares; blank where no case was cancelled, since `done` is then one less the curve.
    pub points: Vec<EndingPoint>,
}

/// Shares that have ended by an age.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct EndingPoint {
    /// Days.
    pub days: f64,
    /// With the last step.
    pub done: EndingShare,
    /// Without it.
    pub cancelled: EndingShare,
    /// Neither.
    pub under_way: f64,
}

/// A share with its 95 % interval.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct EndingShare {
    /// Share of all cases.
    pub value: f64,
    /// Lower 95 % limit.
    pub low: f64,
    /// Upper 95 % limit.
    pub high: f64,
}

/// Cases taken over while under way: watched only from the first day of the records.
#[derive(Clone, Debug, Default, Serialize)]
pub struct LateEntry {
    /// Cases.
    pub n: u64,
    /// Cases left out because they were over before.
    pub left_out: u64,
    /// First days of the records of their sources.
    pub records_from: Vec<String>,
    /// `asked` where the question gave the day, else `first-recorded`.
    pub basis: &'static str,
}

/// A group beside all others together.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct BesideRest {
    /// Ends seen.
    pub seen: f64,
    /// Ends expected if the group were like the rest.
    pub expected: f64,
    /// Chance of a difference so large by accident (log-rank), corrected for the number of groups (Holm); `None` where
    /// there is too little to compare.
    pub p: Option<f64>,
    /// `slower`, `faster`, `alike` or `too-few`.
    pub verdict: &'static str,
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
    /// Of these, the ones cancelled or certainly closed: the last step will not come any more.
    pub cancelled: u64,
    /// Cases under way when the records begin, watched from then on.
    pub late_entries: u64,
    /// Days from which the estimate begins; above 0 where too few cases were watched from their beginning.
    pub begins: f64,
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
    /// Share ended with the last step by the longest duration seen, cancelled cases counted.
    pub share_done: Option<EndingShare>,
    /// Share cancelled or closed without it by then.
    pub share_cancelled: Option<EndingShare>,
    /// The group beside the others; `None` without groups.
    pub beside_rest: Option<BesideRest>,
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

/// Groups by the year in which the clock of a stretch starts.
const YEAR: &str = "year";
/// Dimensions, for a message.
const CHOICES: &str = "office, donor, instrument, country, region, sector, theme, fund";

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
    let by = given(&question.by).map(grouping).transpose()?;
    let asked = Question::of(headway, ctx, filters)?;
    let known = &asked.known;
    let process = process_number(known, &question.process)?;
    let mut log = CaseLog::as_of(&known.facts, &known.portfolio, &asked.selection, process);
    log.keep_begun(&known.facts.zone, question.begun_from, question.begun_until);
    if let Some(day) = question.records_from {
        log.take_records_from(&known.facts.zone, day);
    }
    let stretch = match (given(&question.from), given(&question.to)) {
        (Some(from), Some(to)) => {
            Stretch::Between { from: step_number(known, process, from)?, to: step_number(known, process, to)? }
        }
        (None, None) => Stretch::WholeCase,
        _ => return Err(Failure::invalid("durations.one-step")),
    };
    let weeks = question.working_days.then(|| WorkingWeeks::of(&known.facts, &known.portfolio, process));
    let clock = weeks.as_ref().map_or(Clock::Calendar, Clock::Working);
    let result = insight::durations::durations(&known.facts, &known.portfolio, &log, stretch, by, None, clock);
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
        by: by.map(|b| name_of(b).to_owned()),
        working_days: question.working_days,
        calendars: weeks.map(|weeks| calendars(known, &log, &weeks)).unwrap_or_default(),
        groups,
        test: Test { p: by.and(result.test).map(|t| t.p) },
        without_start: u64::from(result.without_start),
        endings: endings(&result.all),
        late_entry: LateEntry {
            n: u64::from(result.all.late_entries),
            left_out: u64::from(result.before_records),
            records_from: result.records_from.iter().map(|at| day_of(known, process, *at).to_string()).collect(),
            basis: if question.records_from.is_some() { "asked" } else { "first-recorded" },
        },
    })
}

/// The day of a moment on the clock of a log: days of the project cycle begin at midnight UTC.
fn day_of(known: &Known, process: u32, at: i64) -> Day {
    match process {
        insight::caselog::PROJECT_CYCLE => Instant(at).day(0),
        _ => known.facts.zone.day_of(Instant(at)),
    }
}

/// Ages of the table, as far as they are neither past the longest duration nor so short that nothing happens by then.
fn ages(longest: f64) -> impl Iterator<Item = f64> {
    let usual = [1.0, 7.0, 30.0, 90.0, 180.0, 365.0, 730.0, 1_461.0, 2_922.0];
    usual.into_iter().filter(move |age| *age < longest && *age >= longest / 100.0)
}

fn endings(all: &GroupDurations) -> Endings {
    let point = |days: f64, done: ShareAt, cancelled: ShareAt| EndingPoint {
        days,
        done: share(done),
        cancelled: share(cancelled),
        under_way: (1.0 - done.value - cancelled.value).max(0.0),
    };
    let longest = all.survival.longest;
    let ages = ages(longest).chain((all.n > 0).then_some(longest)).filter(|age| *age >= all.survival.begins);
    let after = ages.map(|days| {
        let (done, cancelled) = all.incidence.at(days);
        point(days, done, cancelled)
    });
    let points = all.incidence.points.iter().filter(|_| all.given_up > 0);
    Endings {
        cancelled: u64::from(all.given_up),
        after: after.collect(),
        points: points.map(|p| point(p.days, p.done, p.given_up)).collect(),
    }
}

fn share(of: ShareAt) -> EndingShare {
    EndingShare { value: of.value, low: of.low, high: of.high }
}

/// What groups are made by: a dimension, or the year in which the clock starts.
fn grouping(text: &str) -> Result<Grouping, Failure> {
    if text == YEAR {
        return Ok(Grouping::Year);
    }
    let unknown = || Failure::invalid("by.unknown").with("by", text).with("choices", format!("{CHOICES}, {YEAR}"));
    Dimension::parse(text).map(Grouping::Of).ok_or_else(unknown)
}

fn name_of(by: Grouping) -> &'static str {
    match by {
        Grouping::Of(dimension) => dimension.name(),
        Grouping::Year => YEAR,
    }
}

fn given(text: &Option<String>) -> Option<&str> {
    text.as_deref().filter(|t| !t.is_empty())
}

/// A dimension by its name.
pub(crate) fn dimension(text: &str) -> Result<Dimension, Failure> {
    Dimension::parse(text).ok_or_else(|| Failure::invalid("by.unknown").with("by", text).with("choices", CHOICES))
}

/// A step by code or name. In the project cycle the aliases of milestones come first, because other processes may
/// have a step of that word too.
pub(crate) fn step_number(known: &Known, process: u32, text: &str) -> Result<u32, Failure> {
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

fn group_answer(known: &Known, by: Option<Grouping>, group: &GroupDurations) -> DurationGroup {
    let (code, name) = match by.filter(|_| group.group != NONE) {
        None => Default::default(),
        Some(Grouping::Year) => (group.group.to_string(), group.group.to_string()),
        Some(Grouping::Of(by)) => by
            .dictionary(&known.facts)
            .map(|d| (d.code(group.group).to_owned(), d.name(group.group).to_owned()))
            .unwrap_or_default(),
    };
    let (done, cancelled) = group.incidence.at(group.horizon);
    let known_from_start = group.n > 0 && group.survival.begins <= 0.0;
    DurationGroup {
        group: code,
        name,
        n: u64::from(group.n),
        ended: u64::from(group.ended),
        open: u64::from(group.open),
        closed_without: u64::from(group.closed_without),
        cancelled: u64::from(group.given_up),
        late_entries: u64::from(group.late_entries),
        begins: group.survival.begins,
        median: group.median,
        median_low: group.median_low,
        median_high: group.median_high,
        mean_restricted: group.mean_restricted,
        horizon: group.mean_restricted.map(|_| group.horizon),
        share_done: known_from_start.then(|| share(done)),
        share_cancelled: known_from_start.then(|| share(cancelled)),
        beside_rest: group.beside.map(|beside| BesideRest {
            seen: beside.against.seen,
            expected: beside.against.expected,
            p: beside.p,
            verdict: beside.verdict.name(),
        }),
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
            ("cancelled", "column-cancelled", true),
            ("median", "column-median-days", true),
            ("median_low", "column-median-low", true),
            ("median_high", "column-median-high", true),
            ("mean_restricted", "column-mean-restricted", true),
            ("horizon", "column-horizon", true),
            ("share_cancelled", "column-share-cancelled", true),
        ]);
        if self.by.is_some() {
            table
                .columns
                .extend(Table::with_columns(&[("p", "column-p", true), ("verdict", "column-beside", false)]).columns);
        }
        let days = |d: Option<f64>| d.map_or(Cell::Unknown, Cell::Days);
        for group in &self.groups {
            let name = match (group.name.is_empty(), &self.by) {
                (false, _) => Cell::Text(group.name.clone()),
                (true, None) => Cell::Coded { code: String::new(), key: "all-cases".to_owned() },
                (true, Some(_)) => Cell::Unknown,
            };
            let mut row = vec![
                name,
                Cell::Whole(group.n as i64),
                Cell::Whole(group.open as i64),
                Cell::Whole(group.cancelled as i64),
                days(group.median),
                days(group.median_low),
                days(group.median_high),
                days(group.mean_restricted),
                days(group.horizon),
                group.share_cancelled.map_or(Cell::Unknown, |share| Cell::Share(Some(share.value))),
            ];
            if let Some(beside) = group.beside_rest.filter(|_| self.by.is_some()) {
                row.push(beside.p.map_or(Cell::Blank, |p| Cell::Number(p, 3)));
                let key = format!("beside-{}", beside.verdict);
                row.push(Cell::Coded { code: beside.verdict.to_owned(), key });
            }
            table.rows.push(row);
        }
        table
    }

    /// How cases end by some ages, as a table.
    pub fn endings_table(&self) -> Table {
        let mut table = Table::with_columns(&[
            ("days", "column-days", true),
            ("done", "column-share-done", true),
            ("done_low", "column-low", true),
            ("done_high", "column-high", true),
            ("cancelled", "column-cancelled", true),
            ("cancelled_low", "column-low", true),
            ("cancelled_high", "column-high", true),
            ("under_way", "column-under-way", true),
        ]);
        for point in &self.endings.after {
            let share = |value: f64| Cell::Share(Some(value));
            let of = |s: EndingShare| [s.value, s.low, s.high].map(share);
            let mut row = vec![Cell::Days(point.days)];
            row.extend(of(point.done));
            row.extend(of(point.cancelled));
            row.push(share(point.under_way));
            table.rows.push(row);
        }
        table
    }
}
