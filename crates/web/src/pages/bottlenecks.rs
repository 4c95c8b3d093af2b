//! Where cases wait: a heat map of steps by office, and the queue of each step.

use super::parts::Controls;
use crate::ask::Ask;
use crate::drawings;
use crate::filter_form::{Field, FilterForm, choose};
use crate::grid::Grid;
use crate::links;
use crate::reply::{self, Reply};
use crate::shell::Shell;
use crate::site::{Site, twins};
use crate::words::Words;
use app::Failure;
use app::bottlenecks::{BottlenecksAnswer, BottlenecksQuestion, GroupAnswer, StepAnswer};
use app::filters::Choices;
use app::processes::ProcessCount;
use askama::Template;
use wording::Arg;

/// Windows offered, in days.
const WINDOWS: [u32; 5] = [30, 90, 180, 365, 730];
/// Columns about an office beside the others.
const EXCESS: [&str; 7] = [
    "days_per_completion",
    "peers_days_per_completion",
    "excess_ratio",
    "excess_ratio_low",
    "excess_ratio_high",
    "excess_days",
    "standing",
];
/// Longest window that can be asked for.
const LONGEST: u64 = 36_500;

/// The page.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/bottlenecks.html")]
pub(crate) struct BottlenecksPage {
    shell: Shell,
    lead: String,
    controls: Controls,
    filters: FilterForm,
    is_empty: bool,
    heat_title: String,
    heat: String,
    heat_note: String,
    steps: Grid,
    cases_href: String,
    durations_href: String,
    what_if_href: String,
    basis: String,
    groups: Option<Grid>,
    /// Offices that wait longer or shorter than the others, and what that rests on.
    excess: Option<Grid>,
    excess_note: String,
}

/// `GET /bottlenecks`
pub(crate) fn show(site: &Site, ask: &Ask) -> Result<Reply, Failure> {
    let (headway, ctx) = (&*site.headway, &ask.ctx);
    let processes = app::processes::counts(headway, ctx)?;
    let question = BottlenecksQuestion {
        process: chosen_process(ask, &processes),
        window_days: ask.number("window", 90, 1, LONGEST)? as u32,
        by: Some(ask.given("by").unwrap_or("office").to_owned()).filter(|by| by != "none"),
        working_days: ask.get("days") == Some("working"),
    };
    let answer = match processes.is_empty() && ask.get("process").is_none() {
        true => nothing(&question, ctx.as_of.day),
        false => app::bottlenecks::bottlenecks(headway, ctx, &ask.filters(), &question)?,
    };
    twins(ask, &answer, BottlenecksAnswer::table, || {
        let choices = app::filters::choices(headway, ctx)?;
        let shell = Shell::of(site, ask, Words::of(ask.language).t("nav-bottlenecks"))?;
        reply::page(&BottlenecksPage::of(ask, shell, &answer, &processes, &choices))
    })
}

/// The process asked for, else the one with most cases under way.
pub(crate) fn chosen_process(ask: &Ask, processes: &[ProcessCount]) -> String {
    let busiest = || processes.iter().rev().max_by_key(|p| p.open).map(|p| p.process.clone());
    ask.owned("process").or_else(busiest).unwrap_or_else(|| "project-cycle".to_owned())
}

/// The answer where there is no case of any process.
fn nothing(question: &BottlenecksQuestion, day: domain::Day) -> BottlenecksAnswer {
    BottlenecksAnswer {
        process: question.process.clone(),
        process_name: String::new(),
        as_of: day.to_string(),
        window_days: question.window_days,
        by: None,
        working_days: question.working_days,
        calendars: Vec::new(),
        steps: Vec::new(),
        groups: Vec::new(),
        basis: app::bottlenecks::BottleneckBasis::default(),
    }
}

/// The box that chooses how days are counted.
pub(crate) fn days_field(words: Words, working_days: bool) -> Field {
    let chosen = if working_days { "working" } else { "calendar" };
    choose(words, "days", chosen, ["calendar", "working"].map(|d| (d.to_owned(), words.t(&format!("days-{d}")))))
}

/// The box that chooses a process.
pub(crate) fn process_field(words: Words, chosen: &str, processes: &[ProcessCount]) -> Field {
    let options = processes.iter().map(|p| {
        let open = words.count("bottlenecks-open", p.open);
        (p.process.clone(), format!("{} ({open})", words.process_name(&p.process, &p.name)))
    });
    choose(words, "process", chosen, options)
}

impl BottlenecksPage {
    /// The page of an answer.
    pub(crate) fn of(
        ask: &Ask,
        shell: Shell,
        answer: &BottlenecksAnswer,
        processes: &[ProcessCount],
        choices: &Choices,
    ) -> BottlenecksPage {
        let words = shell.words;
        let answer = &named(words, answer);
        let window = answer.window_days.to_string();
        let mut windows: Vec<u32> = WINDOWS.into();
        windows.push(answer.window_days);
        windows.sort_unstable();
        windows.dedup();
        let windows = windows.into_iter().map(|days| (days.to_string(), words.days(f64::from(days))));
        let by = answer.by.clone().unwrap_or_else(|| "none".to_owned());
        let bys = ["office", "holder", "none"].map(|by| (by.to_owned(), words.t(&format!("by-{by}"))));
        let controls = vec![
            process_field(words, &answer.process, processes),
            choose(words, "window", &window, windows),
            choose(words, "by", &by, bys),
            days_field(words, answer.working_days),
        ];
        let days = Arg::Whole(i64::from(answer.window_days));
        let (cases, open) = (words.whole(answer.basis.cases), words.whole(answer.basis.open));
        let assumed = words.whole(answer.basis.closed_assumed);
        let basis = [("cases", Arg::Text(&cases)), ("open", Arg::Text(&open)), ("assumed", Arg::Text(&assumed))];
        let mut ungrouped = answer.clone();
        ungrouped.groups.clear();
        let link = |row: usize, column: &str| {
            let step = &answer.steps[row];
            (step.open > 0 && matches!(column, "name" | "open"))
                .then(|| drawings::waiting_href(ask, &answer.process, Some(&step.step), None))
        };
        let heat_title = words.with("bottlenecks-heat-title", &[("days", days)]);
        let mut table = ungrouped.table();
        // Codes are for programs.
        table.leave_out(&["step"]);
        let groups = (!answer.groups.is_empty()).then(|| {
            let mut table = answer.table();
            table.leave_out(&["step"]);
            table.leave_out(&EXCESS);
            Grid::of("groups", words.t("bottlenecks-groups-title"), &table, words, |_, _| None).quiet()
        });
        BottlenecksPage {
            lead: words.t("bottlenecks-lead"),
            controls: Controls::of(ask, words, controls),
            filters: FilterForm::of(ask, words, choices, false),
            is_empty: answer.steps.is_empty(),
            heat: drawings::heat_map(ask, words, heat_title.clone(), answer),
            heat_title,
            heat_note: words.with("bottlenecks-heat-note", &[("days", days)]),
            steps: Grid::of("steps", words.t("bottlenecks-steps-title"), &table, words, link).quiet(),
            cases_href: ask.to(links::CASES, &[("process", &answer.process)]),
            durations_href: ask.to(links::DURATIONS, &[("process", &answer.process)]),
            what_if_href: ask.to(links::WHAT_IF, &[("process", &answer.process)]),
            basis: words.with("bottlenecks-basis", &basis),
            groups,
            excess: excess(words, answer),
            excess_note: excess_note(words, answer),
            shell,
        }
    }

    /// Pages to test with.
    #[cfg(test)]
    pub(crate) fn samples(language: domain::Language) -> Vec<BottlenecksPage> {
        use super::samples as s;
        let ask = s::ask("/bottlenecks?process=p&window=45&by=office&donor=%22%3E", language);
        let empty = nothing(
            &BottlenecksQuestion { process: "p".into(), window_days: 45, by: None, working_days: false },
            domain::Day(19_000),
        );
        [empty, s::bottlenecks_full()]
            .into_iter()
            .map(|answer| BottlenecksPage::of(&ask, s::shell(&ask), &answer, &s::processes(), &s::choices()))
            .collect()
    }
}

/// The steps in which an office waits longer or shorter than the others, most excess first; none without offices.
fn excess(words: Words, answer: &BottlenecksAnswer) -> Option<Grid> {
    let is_told = |s: &StepAnswer| s.excess.is_some_and(|e| matches!(e.standing, "longer" | "shorter"));
    if answer.groups.iter().flat_map(|g| &g.steps).all(|s| s.excess.is_none()) {
        return None;
    }
    let mut told = answer.clone();
    told.groups = answer
        .groups
        .iter()
        .flat_map(|g| {
            g.steps.iter().filter(|s| is_told(s)).map(|s| GroupAnswer { steps: vec![s.clone()], ..g.clone() })
        })
        .collect();
    let days = |g: &GroupAnswer| g.steps[0].excess.and_then(|e| e.excess_days).unwrap_or_default();
    told.groups.sort_by(|a, b| days(b).total_cmp(&days(a)).then_with(|| a.group.cmp(&b.group)));
    let mut table = told.table();
    let is_shown = |name: &str| matches!(name, "group" | "name") || EXCESS.contains(&name);
    let others: Vec<&str> = table.columns.iter().map(|c| c.name).filter(|n| !is_shown(n)).collect();
    table.leave_out(&others);
    if told.groups.is_empty() {
        table.rows.clear();
    }
    let grid = Grid::of("excess", words.t("bottlenecks-excess-title"), &table, words, |_, _| None).quiet();
    Some(Grid { when_empty: words.t("bottlenecks-excess-none"), ..grid })
}

/// How many pairs of office and step were compared, and how many were too few to say.
fn excess_note(words: Words, answer: &BottlenecksAnswer) -> String {
    let all: Vec<&str> = answer.groups.iter().flat_map(|g| &g.steps).filter_map(|s| Some(s.excess?.standing)).collect();
    let few = all.iter().filter(|s| **s == "too-few").count();
    let (told, few) = (words.whole((all.len() - few) as u64), words.whole(few as u64));
    words.with("bottlenecks-excess-note", &[("told", Arg::Text(&told)), ("few", Arg::Text(&few))])
}

/// The answer with names of steps in the reader's language.
fn named(words: Words, answer: &BottlenecksAnswer) -> BottlenecksAnswer {
    let mut answer = answer.clone();
    let process = answer.process.clone();
    for step in answer.steps.iter_mut().chain(answer.groups.iter_mut().flat_map(|g| &mut g.steps)) {
        step.name = words.step_name(&process, &step.name);
    }
    answer
}
