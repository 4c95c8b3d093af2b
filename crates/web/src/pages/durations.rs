//! How long a process, or a stretch of it, takes: Kaplan-Meier curves with open cases counted.

use super::bottlenecks::{chosen_process, days_field, process_field};
use super::parts::Controls;
use crate::ask::Ask;
use crate::drawings;
use crate::filter_form::{FilterForm, choose};
use crate::grid::Grid;
use crate::reply::{self, Reply};
use crate::shell::Shell;
use crate::site::{Site, twins};
use crate::words::Words;
use app::Failure;
use app::bottlenecks::{BottlenecksQuestion, StepAnswer};
use app::durations::{DurationsAnswer, DurationsQuestion};
use app::filters::{Choices, Filters};
use app::processes::ProcessCount;
use askama::Template;
use wording::Arg;

/// Dimensions offered.
const DIMENSIONS: [&str; 10] =
    ["none", "year", "office", "donor", "instrument", "country", "region", "sector", "theme", "fund"];

/// The page.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/durations.html")]
pub(crate) struct DurationsPage {
    shell: Shell,
    lead: String,
    controls: Controls,
    filters: FilterForm,
    is_empty: bool,
    stretch: String,
    picture: String,
    grid: Grid,
    notes: Vec<String>,
    endings: Option<EndingsPart>,
}

/// How cases end, where some are cancelled.
#[derive(Clone, Debug)]
pub(crate) struct EndingsPart {
    title: String,
    picture: String,
    grid: Grid,
}

/// `GET /durations`
pub(crate) fn show(site: &Site, ask: &Ask) -> Result<Reply, Failure> {
    let (headway, ctx) = (&*site.headway, &ask.ctx);
    let processes = app::processes::counts(headway, ctx)?;
    let process = chosen_process(ask, &processes);
    // A step of another process, left over from before, means nothing here; both or none.
    let steps = steps_of(site, ask, &process, &processes)?;
    let known = |name: &str| {
        let typed = ask.owned(name)?;
        (steps.is_empty()
            || steps.iter().any(|s| s.step == typed || s.name == typed)
            || ask.form != crate::ask::Form::Page)
            .then_some(typed)
    };
    let (from, to) = match (known("from"), known("to")) {
        (Some(from), Some(to)) => (Some(from), Some(to)),
        (None, None) => (None, None),
        _ if ask.form == crate::ask::Form::Page => (None, None),
        both => both,
    };
    let question = DurationsQuestion {
        process,
        from,
        to,
        by: ask.owned("by").filter(|by| by != "none"),
        records_from: ask.day("records_from")?,
        working_days: ask.get("days") == Some("working"),
        ..DurationsQuestion::default()
    };
    let answer = match processes.is_empty() && ask.get("process").is_none() {
        true => nothing(&question, ctx.as_of.day),
        false => app::durations::durations(headway, ctx, &ask.filters(), &question)?,
    };
    twins(ask, &answer, DurationsAnswer::table, || {
        let choices = app::filters::choices(headway, ctx)?;
        let shell = Shell::of(site, ask, Words::of(ask.language).t("nav-durations"))?;
        reply::page(&DurationsPage::of(ask, shell, &answer, &processes, &steps, &choices))
    })
}

/// Steps of a process, for the boxes; only pages need them.
fn steps_of(site: &Site, ask: &Ask, process: &str, processes: &[ProcessCount]) -> Result<Vec<StepAnswer>, Failure> {
    if ask.form != crate::ask::Form::Page || processes.is_empty() {
        return Ok(Vec::new());
    }
    let question =
        BottlenecksQuestion { process: process.to_owned(), window_days: 36_500, by: None, working_days: false };
    Ok(app::bottlenecks::bottlenecks(&site.headway, &ask.ctx, &Filters::default(), &question)?.steps)
}

fn nothing(question: &DurationsQuestion, day: domain::Day) -> DurationsAnswer {
    DurationsAnswer {
        process: question.process.clone(),
        from: None,
        to: None,
        as_of: day.to_string(),
        by: None,
        working_days: question.working_days,
        calendars: Vec::new(),
        groups: Vec::new(),
        test: app::durations::Test { p: None },
        without_start: 0,
        endings: app::durations::Endings::default(),
        late_entry: app::durations::LateEntry::default(),
    }
}

impl EndingsPart {
    fn of(words: Words, answer: &DurationsAnswer) -> EndingsPart {
        let title = words.t("durations-endings-title");
        let caption = words.count("durations-endings-caption", answer.endings.cancelled);
        EndingsPart {
            picture: drawings::endings(words, title.clone(), &answer.endings.points),
            grid: Grid::of("endings", caption, &answer.endings_table(), words, |_, _| None),
            title,
        }
    }
}

impl DurationsPage {
    /// The page of an answer.
    pub(crate) fn of(
        ask: &Ask,
        shell: Shell,
        answer: &DurationsAnswer,
        processes: &[ProcessCount],
        steps: &[StepAnswer],
        choices: &Choices,
    ) -> DurationsPage {
        let words = shell.words;
        let mut named: Vec<(String, String)> = steps
            .iter()
            .filter(|s| !s.step.is_empty())
            .map(|s| (s.step.clone(), words.step_name(&answer.process, &s.name)))
            .collect();
        named.sort();
        let ends = |first: &str| {
            let ends = std::iter::once((String::new(), words.t(first))).chain(named.iter().cloned());
            ends.collect::<Vec<_>>()
        };
        let by = answer.by.clone().unwrap_or_else(|| "none".to_owned());
        let controls = vec![
            process_field(words, &answer.process, processes),
            choose(words, "from", answer.from.as_deref().unwrap_or(""), ends("durations-first-event")),
            choose(words, "to", answer.to.as_deref().unwrap_or(""), ends("durations-last-event")),
            choose(words, "by", &by, DIMENSIONS.map(|d| (d.to_owned(), words.name_of("by", d)))),
            days_field(words, answer.working_days),
        ];
        let name_of = |code: &str| {
            steps
                .iter()
                .find(|s| s.step == code)
                .map_or_else(|| code.to_owned(), |s| words.step_name(&answer.process, &s.name))
        };
        let stretch = match (&answer.from, &answer.to) {
            (Some(from), Some(to)) => {
                let (from, to) = (name_of(from), name_of(to));
                words.with("durations-between", &[("from", Arg::Text(&from)), ("to", Arg::Text(&to))])
            }
            _ => words.t("durations-whole-case"),
        };
        let mut notes = Vec::new();
        if let Some(p) = answer.test.p {
            notes.push(words.with("durations-test", &[("p", Arg::Number(p))]));
        }
        if answer.by.is_some() {
            notes.push(words.t("durations-beside-note"));
        }
        let late = &answer.late_entry;
        if late.n > 0 {
            let days: Vec<String> = late.records_from.iter().map(|day| words.iso_day(day)).collect();
            let parts = [("n", Arg::Whole(late.n as i64)), ("days", Arg::Text(&days.join(", ")))];
            notes.push(words.with("durations-late-entry", &parts));
        }
        if late.left_out > 0 {
            notes.push(words.count("durations-left-out", late.left_out));
        }
        if answer.groups.iter().any(|g| g.begins > 0.0) {
            notes.push(words.t("durations-begins-later"));
        }
        if answer.without_start > 0 {
            notes.push(words.count("durations-without-start", answer.without_start));
        }
        if answer.groups.len() > drawings::SURVIVAL_GROUPS {
            notes.push(words.count("durations-more-groups", (answer.groups.len() - drawings::SURVIVAL_GROUPS) as u64));
        }
        let cases = answer.groups.iter().map(|g| g.n).sum::<u64>();
        DurationsPage {
            lead: words.with("durations-lead", &[("n", Arg::Whole(cases as i64))]),
            controls: Controls::of(ask, words, controls),
            filters: FilterForm::of(ask, words, choices, false),
            is_empty: answer.groups.is_empty(),
            picture: drawings::survival(words, stretch.clone(), answer),
            stretch,
            grid: Grid::of("durations", words.t("durations-caption"), &answer.table(), words, |_, _| None),
            notes,
            endings: (answer.endings.cancelled > 0).then(|| EndingsPart::of(words, answer)),
            shell,
        }
    }

    /// Pages to test with.
    #[cfg(test)]
    pub(crate) fn samples(language: domain::Language) -> Vec<DurationsPage> {
        use super::samples as s;
        let ask = s::ask("/durations?process=p&by=office", language);
        let question = DurationsQuestion { process: "p".into(), ..DurationsQuestion::default() };
        let steps = s::bottlenecks_full().steps;
        [nothing(&question, domain::Day(19_000)), s::durations_full()]
            .into_iter()
            .map(|answer| DurationsPage::of(&ask, s::shell(&ask), &answer, &s::processes(), &steps, &s::choices()))
            .collect()
    }
}
