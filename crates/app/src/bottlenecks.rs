//! Where cases wait: waiting days in a window by step, queues, arrivals and completions, weeks to clear; and the
//! waiting cases behind each number.

use crate::filters::{Filters, Question};
use crate::table::{Cell, Table};
use crate::{Failure, Headway, headway::Known};
use domain::{Context, Day, Instant};
use insight::bottlenecks::excess::{Excess, Standing};
use insight::bottlenecks::{StepLoad, WaitGroup, WaitingCase as Waiting};
use insight::caselog::{CaseLog, PROJECT_CYCLE};
use insight::facts::NONE;
use insight::working_days::{Clock, WorkingWeeks};
use serde::Serialize;

/// What is asked of the board.
#[derive(Clone, Debug)]
pub struct BottlenecksQuestion {
    /// Process code or name.
    pub process: String,
    /// Days looked back.
    pub window_days: u32,
    /// `office` or `holder`.
    pub by: Option<String>,
    /// Waiting counted in the working days of each office.
    pub working_days: bool,
}

/// What is asked of the list of waiting cases.
#[derive(Clone, Debug)]
pub struct WaitingQuestion {
    /// Process code or name.
    pub process: String,
    /// Only waits for this step.
    pub step: Option<String>,
    /// Only waits in this office; blank for "no office".
    pub office: Option<String>,
    /// At most so many.
    pub limit: usize,
}

/// The answer of `bottlenecks`.
#[derive(Clone, Debug, Serialize)]
pub struct BottlenecksAnswer {
    /// Process code.
    pub process: String,
    /// Its name.
    pub process_name: String,
    /// Last day of knowledge.
    pub as_of: String,
    /// Days looked back.
    pub window_days: u32,
    /// Dimension of the groups, if asked for.
    pub by: Option<String>,
    /// Whether days are working days.
    pub working_days: bool,
    /// The working weeks counted by, office by office; only where days are working days.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub calendars: Vec<CalendarAnswer>,
    /// Steps, most waiting first.
    pub steps: Vec<StepAnswer>,
    /// Groups, most waiting first.
    pub groups: Vec<GroupAnswer>,
    /// Cases seen, and of them open.
    pub basis: BottleneckBasis,
}

/// The working week of an office on the as-of day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CalendarAnswer {
    /// Office code; blank for what has none.
    pub office: String,
    /// The country whose week it is; null where none is known and the usual week holds.
    pub country: Option<String>,
    /// Weekdays that do not count, in English.
    pub rest_days: Vec<&'static str>,
}

/// What the board rests on.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct BottleneckBasis {
    /// Cases with an event by the as-of day.
    pub cases: u64,
    /// Of them open.
    pub open: u64,
    /// Closed because idle beyond the 95th percentile of past waits: assumed.
    pub closed_assumed: u64,
}

/// One step.
#[derive(Clone, Debug, Serialize)]
pub struct StepAnswer {
    /// Step code.
    pub step: String,
    /// Its name for people.
    pub name: String,
    /// Waiting in the window by waits completed by the as-of date, in case-days.
    pub waiting_days: f64,
    /// Its share of all waiting in the window; `None` where nothing waited.
    pub share: Option<f64>,
    /// Waiting in the window by waits that still run and usually end in this step, in case-days.
    pub running_days: f64,
    /// The same waits, whole, also before the window.
    pub running_days_total: f64,
    /// Of the completed waits, the part spent on handling (where a start is known).
    pub handling_days: f64,
    /// Cases now waiting for it.
    pub open: u64,
    /// Cases that began to wait for it, a week, in the window.
    pub arrivals_per_week: f64,
    /// Cases that completed it, a week, in the window.
    pub completions_per_week: f64,
    /// Weeks to clear the queue at that pace; `None` where nothing is completed.
    pub weeks_to_clear: Option<f64>,
    /// Whether more arrive than are completed.
    pub growing: bool,
    /// Chance of as much more arriving if the queue did not grow, corrected for the number of steps (Holm).
    pub growth_p: Option<f64>,
    /// Waiting beside the same step in the other offices; only where groups are offices.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub excess: Option<ExcessAnswer>,
}

/// Waiting for a step in an office beside the same step in the other offices.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct ExcessAnswer {
    /// `longer`, `shorter`, `as-others` or `too-few`.
    pub standing: &'static str,
    /// Days waited in the window, done and running, per completion.
    pub days_per_completion: Option<f64>,
    /// The same in the other offices together.
    pub peers_days_per_completion: Option<f64>,
    /// Completions of the others.
    pub peers_completions: u64,
    /// The first by the second, shrunk; null where there are too few.
    pub ratio: Option<f64>,
    /// Lower end of its 95 % interval.
    pub ratio_low: Option<f64>,
    /// Upper end.
    pub ratio_high: Option<f64>,
    /// Case-days waited in the window beyond those at the others' pace, by the shrunk ratio.
    pub excess_days: Option<f64>,
}

/// Steps of one group.
#[derive(Clone, Debug, Serialize)]
pub struct GroupAnswer {
    /// Group code; blank where none is known.
    pub group: String,
    /// Its name.
    pub name: String,
    /// Its steps.
    pub steps: Vec<StepAnswer>,
}

/// The answer of the page behind a cell: cases now waiting.
#[derive(Clone, Debug, Serialize)]
pub struct WaitingAnswer {
    /// Process code.
    pub process: String,
    /// Last day of knowledge.
    pub as_of: String,
    /// Step filter.
    pub step: Option<String>,
    /// Office filter.
    pub office: Option<String>,
    /// How many in all.
    pub total: u64,
    /// Longest waiting first.
    pub cases: Vec<WaitingCase>,
}

/// One waiting case.
#[derive(Clone, Debug, Serialize)]
pub struct WaitingCase {
    /// Case (for the project cycle, the activity).
    pub case: String,
    /// Activity, if known.
    pub activity: Option<String>,
    /// Title of the activity, if known.
    pub title: Option<String>,
    /// Last step completed.
    pub last_step: String,
    /// Step it usually waits for next.
    pub waits_for: String,
    /// Since when.
    pub since: String,
    /// Days until the as-of day.
    pub days: f64,
    /// Who had the file last.
    pub holder: String,
    /// Office.
    pub office: String,
}

/// Where the cases of a process wait.
pub fn bottlenecks(
    headway: &Headway,
    ctx: &Context,
    filters: &Filters,
    question: &BottlenecksQuestion,
) -> Result<BottlenecksAnswer, Failure> {
    let known = headway.known(ctx)?;
    known
        .remembered(ctx, &format!("bottlenecks {filters:?} {question:?}"), || computed(headway, ctx, filters, question))
}

fn computed(
    headway: &Headway,
    ctx: &Context,
    filters: &Filters,
    question: &BottlenecksQuestion,
) -> Result<BottlenecksAnswer, Failure> {
    let by = match question.by.as_deref() {
        None | Some("") => None,
        Some("office") => Some(WaitGroup::Office),
        Some("holder") => Some(WaitGroup::Holder),
        Some(other) => return Err(Failure::invalid("by.unknown").with("by", other).with("choices", "office, holder")),
    };
    let asked = Question::of(headway, ctx, filters)?;
    let known = &asked.known;
    let process = process_number(known, &question.process)?;
    let log = CaseLog::as_of(&known.facts, &known.portfolio, &asked.selection, process);
    let weeks = question.working_days.then(|| WorkingWeeks::of(&known.facts, &known.portfolio, process));
    let clock = weeks.as_ref().map_or(Clock::Calendar, Clock::Working);
    let board = insight::bottlenecks::bottlenecks(&known.facts, &log, question.window_days, by, clock);
    let names = &known.facts.names;
    Ok(BottlenecksAnswer {
        process: names.processes.code(process).to_owned(),
        process_name: names.processes.name(process).to_owned(),
        as_of: known.as_of.to_string(),
        window_days: board.window_days,
        by: question.by.clone().filter(|b| !b.is_empty()),
        working_days: question.working_days,
        calendars: weeks.map(|weeks| calendars(known, &log, &weeks)).unwrap_or_default(),
        steps: board.steps.iter().map(|load| step_answer(known, load)).collect(),
        groups: board
            .groups
            .iter()
            .map(|group| {
                let dictionary = if by == Some(WaitGroup::Office) { &names.offices } else { &names.holders };
                GroupAnswer {
                    group: dictionary.code(group.group).to_owned(),
                    name: dictionary.name(group.group).to_owned(),
                    steps: group.steps.iter().map(|load| step_answer(known, load)).collect(),
                }
            })
            .collect(),
        basis: BottleneckBasis {
            cases: u64::from(board.cases),
            open: u64::from(board.open),
            closed_assumed: u64::from(board.assumed_closed),
        },
    })
}

/// The cases that wait now, longest first.
pub fn waiting(
    headway: &Headway,
    ctx: &Context,
    filters: &Filters,
    question: &WaitingQuestion,
) -> Result<WaitingAnswer, Failure> {
    let asked = Question::of(headway, ctx, filters)?;
    let known = &asked.known;
    let names = &known.facts.names;
    let process = process_number(known, &question.process)?;
    let log = CaseLog::as_of(&known.facts, &known.portfolio, &asked.selection, process);
    let board = insight::bottlenecks::bottlenecks(&known.facts, &log, 90, None, Clock::Calendar);
    let fits = |case: &&Waiting| {
        question.step.as_deref().is_none_or(|s| s == names.steps.code(case.step) || s == names.steps.name(case.step))
            && question
                .office
                .as_deref()
                .is_none_or(|o| o == names.offices.code(case.office) || o == names.offices.name(case.office))
    };
    let total = board.waiting.iter().filter(fits).count();
    let cases =
        board.waiting.iter().filter(fits).take(question.limit).map(|case| waiting_case(known, process, case)).collect();
    Ok(WaitingAnswer {
        process: names.processes.code(process).to_owned(),
        as_of: known.as_of.to_string(),
        step: question.step.clone(),
        office: question.office.clone(),
        total: total as u64,
        cases,
    })
}

/// The number of a process by code or name.
pub(crate) fn process_number(known: &Known, text: &str) -> Result<u32, Failure> {
    let processes = &known.facts.names.processes;
    processes.find(text).ok_or_else(|| {
        let choices: Vec<&str> = (0..processes.len() as u32).map(|p| processes.code(p)).collect();
        Failure::not_found("process.not-found").with("process", text).with("choices", choices.join(", "))
    })
}

/// The day of a moment of a case. Milestones have days and no hours: those of the project cycle are counted in days of
/// 86,400 seconds, whatever the time zone.
pub(crate) fn day_of_event(known: &Known, process: u32, at: i64) -> Day {
    match process {
        PROJECT_CYCLE => Day(at.div_euclid(86_400) as i32),
        _ => known.facts.zone.day_of(Instant(at)),
    }
}

/// The working weeks of the offices of a log.
pub(crate) fn calendars(known: &Known, log: &CaseLog, weeks: &WorkingWeeks) -> Vec<CalendarAnswer> {
    let mut offices: Vec<u32> = log.events.iter().map(|e| e.office).chain(log.cases.iter().map(|c| c.office)).collect();
    offices.sort_unstable();
    offices.dedup();
    let countries = known.facts.names.vocabulary(domain::Vocabulary::Country);
    let answer = |office: u32| {
        let country = weeks.country(office);
        CalendarAnswer {
            office: known.facts.names.offices.code(office).to_owned(),
            country: countries.filter(|_| country != NONE).map(|names| names.code(country).to_owned()),
            rest_days: weeks
                .week(office)
                .rest_days(known.day())
                .iter()
                .map(|d| domain::reference::weekday(*d))
                .collect(),
        }
    };
    offices.into_iter().map(answer).collect()
}

fn step_answer(known: &Known, load: &StepLoad) -> StepAnswer {
    let steps = &known.facts.names.steps;
    StepAnswer {
        step: steps.code(load.step).to_owned(),
        name: steps.name(load.step).to_owned(),
        waiting_days: load.waiting_days,
        share: load.share,
        running_days: load.running_days_in_window,
        running_days_total: load.running_days,
        handling_days: load.handling_days,
        open: u64::from(load.open),
        arrivals_per_week: load.arrivals_per_week,
        completions_per_week: load.completions_per_week,
        weeks_to_clear: load.weeks_to_clear,
        growing: load.growing,
        growth_p: load.growth_p,
        excess: load.excess.map(excess_answer),
    }
}

fn excess_answer(excess: Excess) -> ExcessAnswer {
    ExcessAnswer {
        standing: match excess.standing {
            Standing::Longer => "longer",
            Standing::Shorter => "shorter",
            Standing::AsOthers => "as-others",
            Standing::TooFew => "too-few",
        },
        days_per_completion: excess.days,
        peers_days_per_completion: excess.peers_days,
        peers_completions: u64::from(excess.peers),
        ratio: excess.ratio.map(|r| r.0),
        ratio_low: excess.ratio.map(|r| r.1),
        ratio_high: excess.ratio.map(|r| r.2),
        excess_days: excess.excess_days,
    }
}

fn waiting_case(known: &Known, process: u32, case: &Waiting) -> WaitingCase {
    let names = &known.facts.names;
    let activity = (case.activity != NONE).then(|| known.facts.activities.identifiers[case.activity as usize].clone());
    WaitingCase {
        case: match (&activity, process) {
            (Some(identifier), PROJECT_CYCLE) => identifier.clone(),
            _ => names.cases.code(case.case).to_owned(),
        },
        title: activity.as_ref().map(|_| known.title(case.activity)),
        activity,
        last_step: names.steps.name(case.last_step).to_owned(),
        waits_for: names.steps.name(case.step).to_owned(),
        since: day_of_event(known, process, case.since).to_string(),
        days: case.days,
        holder: names.holders.name(case.holder).to_owned(),
        office: names.offices.name(case.office).to_owned(),
    }
}

impl BottlenecksAnswer {
    /// Steps (of each group, if any) as a table.
    pub fn table(&self) -> Table {
        let mut table = Table::with_columns(&[
            ("group", "column-group", false),
            ("step", "column-step", false),
            ("name", "column-name", false),
            ("waiting_days", "column-waiting-days", true),
            ("share", "column-share", true),
            ("running_days", "column-running-days", true),
            ("open", "column-open-cases", true),
            ("arrivals_per_week", "column-arrivals-per-week", true),
            ("completions_per_week", "column-completions-per-week", true),
            ("weeks_to_clear", "column-weeks-to-clear", true),
            ("growing", "column-growing", false),
        ]);
        let has_excess = self.groups.iter().flat_map(|g| &g.steps).any(|s| s.excess.is_some());
        if has_excess {
            table.columns.extend(
                Table::with_columns(&[
                    ("days_per_completion", "column-days-per-completion", true),
                    ("peers_days_per_completion", "column-peers-days-per-completion", true),
                    ("excess_ratio", "column-excess-ratio", true),
                    ("excess_ratio_low", "column-excess-ratio-low", true),
                    ("excess_ratio_high", "column-excess-ratio-high", true),
                    ("excess_days", "column-excess-days", true),
                    ("standing", "column-excess-standing", false),
                ])
                .columns,
            );
        }
        if self.groups.is_empty() {
            table.columns.remove(0);
        }
        let row = |group: Option<&str>, step: &StepAnswer| {
            let mut cells = vec![
                Cell::text(&step.step),
                Cell::text(&step.name),
                Cell::Days(step.waiting_days),
                Cell::Share(step.share),
                Cell::Days(step.running_days),
                Cell::Whole(step.open as i64),
                Cell::Number(step.arrivals_per_week, 1),
                Cell::Number(step.completions_per_week, 1),
                step.weeks_to_clear.map_or(Cell::Unknown, |w| Cell::Number(w, 1)),
                Cell::Coded { code: step.growing.to_string(), key: if step.growing { "yes" } else { "no" }.to_owned() },
            ];
            if has_excess {
                cells.extend(excess_cells(step.excess.as_ref()));
            }
            if let Some(group) = group {
                cells.insert(0, Cell::text(group));
            }
            cells
        };
        if self.groups.is_empty() {
            table.rows.extend(self.steps.iter().map(|step| row(None, step)));
        }
        for group in &self.groups {
            table.rows.extend(group.steps.iter().map(|step| row(Some(&group.name), step)));
        }
        table
    }
}

/// The cells of the excess over peers; blank for what has no office.
fn excess_cells(excess: Option<&ExcessAnswer>) -> Vec<Cell> {
    let Some(excess) = excess else { return vec![Cell::Blank; 7] };
    let number = |value: Option<f64>, decimals: u8| value.map_or(Cell::Unknown, |v| Cell::Number(v, decimals));
    let days = |value: Option<f64>| value.map_or(Cell::Unknown, Cell::Days);
    vec![
        days(excess.days_per_completion),
        days(excess.peers_days_per_completion),
        number(excess.ratio, 2),
        number(excess.ratio_low, 2),
        number(excess.ratio_high, 2),
        days(excess.excess_days),
        Cell::Coded { code: excess.standing.to_owned(), key: format!("excess-{}", excess.standing) },
    ]
}

impl WaitingAnswer {
    /// The cases as a table.
    pub fn table(&self) -> Table {
        let mut table = Table::with_columns(&[
            ("case", "column-case", false),
            ("activity", "column-activity", false),
            ("title", "column-title", false),
            ("last_step", "column-last-step", false),
            ("waits_for", "column-waits-for", false),
            ("since", "column-since", false),
            ("days", "column-days", true),
            ("holder", "column-holder", false),
            ("office", "column-office", false),
        ]);
        for case in &self.cases {
            table.rows.push(vec![
                Cell::text(&case.case),
                case.activity.as_deref().map_or(Cell::Blank, Cell::text),
                case.title.as_deref().map_or(Cell::Blank, Cell::text),
                Cell::text(&case.last_step),
                Cell::text(&case.waits_for),
                Day::parse(&case.since).map_or(Cell::Unknown, Cell::Day),
                Cell::Days(case.days),
                Cell::text(&case.holder),
                Cell::text(&case.office),
            ]);
        }
        table
    }
}
