//! What if: a form that changes a capacity or a rule of a process, and the queues of the coming weeks without and with it.

use super::bottlenecks::{chosen_process, process_field};
use super::forecast::between;
use super::parts::{Controls, Tile};
use crate::ask::Ask;
use crate::drawings;
use crate::filter_form::{Field, FieldOption, FilterForm, choose};
use crate::grid::Grid;
use crate::links;
use crate::reply::{self, Reply};
use crate::shell::Shell;
use crate::site::{Site, twins};
use crate::words::Words;
use app::Failure;
use app::filters::Choices;
use app::processes::ProcessCount;
use app::what_if::{OutlookAnswer, WhatIfAnswer, WhatIfQuestion, what_if};
use askama::Template;
use wording::Arg;

/// Horizons offered, in weeks.
const HORIZONS: [u32; 4] = [4, 8, 13, 26];
/// Columns that the page leaves to the twins.
const FOR_PROGRAMS: [&str; 3] = ["step", "week", "ends_on"];

/// The page.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/what_if.html")]
pub(crate) struct WhatIfPage {
    shell: Shell,
    lead: String,
    controls: Controls,
    filters: FilterForm,
    /// Where the form of the change goes.
    action: String,
    hidden: Vec<(String, String)>,
    step: Field,
    boxes: Vec<Field>,
    /// Said instead of figures where there are too few cases.
    too_few: String,
    tiles: Vec<Tile>,
    picture_title: String,
    picture: String,
    weeks: Grid,
    steps_title: String,
    steps: Grid,
    basis: String,
    rules_href: String,
    bottlenecks_href: String,
}

/// `GET /what-if`
pub(crate) fn show(site: &Site, ask: &Ask) -> Result<Reply, Failure> {
    let (headway, ctx) = (&*site.headway, &ask.ctx);
    let processes = app::processes::counts(headway, ctx)?;
    let whole = |name: &'static str, most: u64| -> Result<Option<u32>, Failure> {
        Ok(ask.get(name).map(|_| ask.number(name, 0, 0, most)).transpose()?.map(|n| n as u32))
    };
    let question = WhatIfQuestion {
        process: chosen_process(ask, &processes),
        weeks: whole("weeks", 26)?,
        window_weeks: whole("window", 260)?,
        step: ask.owned("step"),
        capacity: ask.owned("capacity"),
        limit_days: whole("limit_days", 36_500)?,
        skip_percent: whole("skip", 100)?,
        arrivals: ask.owned("arrivals"),
    };
    let answer = match processes.is_empty() && ask.get("process").is_none() {
        true => app::what_if::nothing(&question.process, ctx.as_of.day),
        false => what_if(headway, ctx, &ask.filters(), &question)?,
    };
    twins(ask, &answer, WhatIfAnswer::table, || {
        let choices = app::filters::choices(headway, ctx)?;
        let shell = Shell::of(site, ask, Words::of(ask.language).t("nav-what-if"))?;
        reply::page(&WhatIfPage::of(ask, shell, &answer, &processes, &choices))
    })
}

impl WhatIfPage {
    /// The page of an answer.
    pub(crate) fn of(
        ask: &Ask,
        shell: Shell,
        answer: &WhatIfAnswer,
        processes: &[ProcessCount],
        choices: &Choices,
    ) -> WhatIfPage {
        let words = shell.words;
        let answer = &named(words, answer);
        let horizons = HORIZONS.iter().copied().chain((!HORIZONS.contains(&answer.weeks)).then_some(answer.weeks));
        let horizons = horizons.map(|w| (w.to_string(), words.count("what-if-weeks", u64::from(w))));
        let controls = vec![
            process_field(words, &answer.process, processes),
            choose(words, "weeks", &answer.weeks.to_string(), horizons.collect::<Vec<_>>()),
        ];
        let typed = |name: &'static str| Field {
            name,
            label: words.t(&format!("field-what-if-{}", name.replace('_', "-"))),
            value: ask.get(name).unwrap_or_default().to_owned(),
            ..Field::default()
        };
        let boxes: Vec<Field> = ["capacity", "limit_days", "skip", "arrivals"].map(typed).into();
        let shown = shown(answer);
        let title =
            shown.map(|o| words.with("what-if-picture-title", &[("queue", Arg::Text(&queue_name(words, answer, o)))]));
        let basis = basis(words, answer);
        WhatIfPage {
            lead: words.t("what-if-lead"),
            controls: Controls::of(ask, words, controls),
            filters: FilterForm::of(ask, words, choices, false),
            action: links::WHAT_IF.to_owned(),
            hidden: hidden(ask, &boxes),
            step: step_field(ask, words, answer),
            boxes,
            too_few: if answer.is_answered {
                String::new()
            } else {
                words.with("what-if-too-few", &basis_arguments(answer))
            },
            tiles: shown.map(|o| tiles(words, o)).unwrap_or_default(),
            picture: match (shown, &title) {
                (Some(outlook), Some(title)) => {
                    drawings::fan(words, title.clone(), outlook, |low, middle, high| between(words, low, middle, high))
                }
                _ => String::new(),
            },
            weeks: weeks_grid(words, answer, shown),
            steps_title: words.count("what-if-steps-title", u64::from(answer.weeks)),
            steps: steps_grid(words, answer),
            picture_title: title.unwrap_or_default(),
            basis,
            rules_href: ask.to(links::RULES, &[]),
            bottlenecks_href: ask.to(links::BOTTLENECKS, &[("process", &answer.process)]),
            shell,
        }
    }

    /// Pages to test with.
    #[cfg(test)]
    pub(crate) fn samples(language: domain::Language) -> Vec<WhatIfPage> {
        use super::samples as s;
        let ask = s::ask("/what-if?process=p&step=%22%3E&capacity=x1.5&weeks=5", language);
        let empty = app::what_if::nothing("p", domain::Day(19_000));
        [empty, s::what_if_full()]
            .into_iter()
            .map(|answer| WhatIfPage::of(&ask, s::shell(&ask), &answer, &s::processes(), &s::choices()))
            .collect()
    }
}

/// The queue that is drawn: of the step that is changed, else all together.
fn shown(answer: &WhatIfAnswer) -> Option<&OutlookAnswer> {
    let step = answer.change.as_ref().and_then(|c| c.step.as_ref());
    step.and_then(|step| answer.steps.iter().find(|s| s.step == *step)).or(answer.all.as_ref())
}

fn queue_name(words: Words, answer: &WhatIfAnswer, outlook: &OutlookAnswer) -> String {
    match (answer.all.as_ref().is_some_and(|all| std::ptr::eq(all, outlook)), outlook.name.is_empty()) {
        (true, _) => words.t("what-if-all"),
        (false, true) => words.t("step-nothing-followed"),
        (false, false) => outlook.name.clone(),
    }
}

/// Filters, date, process and horizon stay when a change is asked for.
fn hidden(ask: &Ask, boxes: &[Field]) -> Vec<(String, String)> {
    let is_box = |name: &str| name == "step" || boxes.iter().any(|b| b.name == name);
    ask.pairs().filter(|(n, _)| !is_box(n)).map(|(n, v)| (n.to_owned(), v.to_owned())).collect()
}

fn step_field(ask: &Ask, words: Words, answer: &WhatIfAnswer) -> Field {
    let chosen = ask.get("step").unwrap_or_default();
    let none = FieldOption { value: String::new(), label: words.t("what-if-no-step"), is_selected: chosen.is_empty() };
    let options = answer.steps.iter().filter(|s| !s.step.is_empty()).map(|s| FieldOption {
        value: s.step.clone(),
        label: s.name.clone(),
        is_selected: s.step == chosen,
    });
    Field {
        name: "step",
        label: words.t("filter-step"),
        options: std::iter::once(none).chain(options).collect(),
        ..Field::default()
    }
}

/// The queue now, at the end as things go on and with the change, and the difference.
fn tiles(words: Words, outlook: &OutlookAnswer) -> Vec<Tile> {
    let Some(last) = outlook.weeks.last() else { return Vec::new() };
    let interval = |key: &str, ends: app::forecast::Interval| {
        let whole = |v: Option<f64>| v.map_or_else(|| words.t("unknown"), |v| words.number(v, 0));
        let note = [("low", whole(ends.p10)), ("high", whole(ends.p90))];
        let note: Vec<(&str, Arg<'_>)> = note.iter().map(|(n, v)| (*n, Arg::Text(v))).collect();
        Tile {
            label: words.t(key),
            value: whole(ends.p50),
            note: words.with("what-if-between", &note),
            is_unknown: ends.p50.is_none(),
            ..Tile::default()
        }
    };
    let mut tiles = vec![Tile::count(words, words.t("column-queue-now"), outlook.now)];
    tiles.push(interval("what-if-base", last.base.queue));
    tiles.extend(last.changed.as_ref().map(|changed| interval("what-if-changed", changed.queue)));
    tiles.extend(last.difference.map(|difference| interval("column-queue-difference", difference)));
    tiles
}

/// Week after week of the queue that is drawn.
fn weeks_grid(words: Words, answer: &WhatIfAnswer, shown: Option<&OutlookAnswer>) -> Grid {
    let one = WhatIfAnswer { all: shown.cloned(), steps: Vec::new(), ..answer.clone() };
    let mut table = one.table();
    table.leave_out(&["step", "name", "week", "now"]);
    Grid::of("weeks", words.t("what-if-weeks-title"), &table, words, |_, _| None).quiet()
}

/// Every step in the last week.
fn steps_grid(words: Words, answer: &WhatIfAnswer) -> Grid {
    let mut table = answer.last_week();
    table.leave_out(&FOR_PROGRAMS);
    Grid::of("steps", words.count("what-if-steps-title", u64::from(answer.weeks)), &table, words, |_, _| None).quiet()
}

fn basis(words: Words, answer: &WhatIfAnswer) -> String {
    words.with("what-if-rests-on", &basis_arguments(answer))
}

fn basis_arguments(answer: &WhatIfAnswer) -> [(&'static str, Arg<'static>); 4] {
    [
        ("begun", Arg::Whole(answer.basis.begun as i64)),
        ("completions", Arg::Whole(answer.basis.completions as i64)),
        ("weeks", Arg::Whole(i64::from(answer.window_weeks))),
        ("fewest", Arg::Whole(answer.basis.fewest as i64)),
    ]
}

/// The answer with names of steps in the reader's language.
fn named(words: Words, answer: &WhatIfAnswer) -> WhatIfAnswer {
    let mut answer = answer.clone();
    let process = answer.process.clone();
    for step in &mut answer.steps {
        step.name = words.step_name(&process, &step.name);
    }
    answer
}
