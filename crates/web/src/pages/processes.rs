//! Processes: the list, and the map of one with its rework, its hand-overs and its orders of steps.

use super::bottlenecks::process_field;
use super::parts::Controls;
use crate::ask::Ask;
use crate::drawings::{self, DrawnMap, MapHrefs};
use crate::filter_form::{FilterForm, choose};
use crate::grid::{Grid, GridCell, Head};
use crate::links;
use crate::reply::{self, Reply};
use crate::shell::Shell;
use crate::site::{Site, twins};
use crate::words::Words;
use app::Failure;
use app::filters::Choices;
use app::processes::{ProcessCount, ProcessEntry, ProcessMapAnswer, ProcessesAnswer, StepEntry, SuccessionEntry};
use askama::Template;
use wording::Arg;

/// Shares of cases whose paths can be shown, in per cent.
const SHARES: [u64; 4] = [50, 80, 95, 100];
/// Rows of the long tables; the twins have all.
const SHOWN: usize = 20;
/// Orders of steps on the page.
const ORDERS: usize = 10;
/// Tables of a map that can be had as CSV, by their word in the address.
const TABLES: [&str; 3] = ["follows", "steps", "handovers"];

/// The list.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/processes.html")]
pub(crate) struct ProcessesPage {
    shell: Shell,
    lead: String,
    filters: FilterForm,
    is_empty: bool,
    grid: Grid,
}

/// The map of one process.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/process_map.html")]
pub(crate) struct ProcessMapPage {
    shell: Shell,
    list_href: String,
    lead: String,
    controls: Controls,
    filters: FilterForm,
    is_empty: bool,
    links: Vec<(String, String)>,
    picture: String,
    notes: Vec<String>,
    rework: Grid,
    back: Grid,
    handovers: Grid,
    follows: Grid,
    variants: Grid,
    variants_note: String,
    /// All rows of the tables: steps, hand-overs, successions.
    files: [(String, String); 3],
}

/// `GET /processes`
pub(crate) fn show(site: &Site, ask: &Ask) -> Result<Reply, Failure> {
    let (headway, ctx) = (&*site.headway, &ask.ctx);
    let Some(process) = ask.get("process") else {
        let answer = app::processes::list(headway, ctx, &ask.filters())?;
        return twins(ask, &answer, ProcessesAnswer::table, || {
            let choices = app::filters::choices(headway, ctx)?;
            let shell = Shell::of(site, ask, Words::of(ask.language).t("nav-processes"))?;
            reply::page(&ProcessesPage::of(ask, shell, &answer, &choices))
        });
    };
    let share = ask.number("share", 80, 1, 100)?;
    let answer = app::processes::discover(headway, ctx, &ask.filters(), process)?;
    let table = ask.get("table").unwrap_or(TABLES[0]);
    if !TABLES.contains(&table) {
        return Err(Failure::invalid("table.unknown").with("value", table).with("choices", TABLES.join(", ")));
    }
    let rows = |answer: &ProcessMapAnswer| answer.table_of(table);
    twins(ask, &answer, rows, || {
        let processes = app::processes::counts(headway, ctx)?;
        let choices = app::filters::choices(headway, ctx)?;
        let words = Words::of(ask.language);
        let shell = Shell::of(site, ask, words.process_name(&answer.process, &answer.name))?;
        reply::page(&ProcessMapPage::of(ask, shell, &answer, share, &processes, &choices))
    })
}

impl ProcessesPage {
    /// The page of an answer.
    pub(crate) fn of(ask: &Ask, shell: Shell, answer: &ProcessesAnswer, choices: &Choices) -> ProcessesPage {
        let words = shell.words;
        let row = |entry: &ProcessEntry| {
            let process = [("process", entry.process.as_str())];
            let name = words.process_name(&entry.process, &entry.name);
            let waits = match &entry.waits_most {
                None => GridCell::text(words.t("bottlenecks-nothing")),
                Some(step) => {
                    let waiting = words.count("bottlenecks-waiting-now", step.open);
                    GridCell::text(words.step_name(&entry.process, &step.name))
                        .to(drawings::waiting_href(ask, &entry.process, Some(&step.step), None))
                        .note(format!("{}, {waiting}", words.days(step.days)))
                }
            };
            let median = match entry.median_days {
                Some(days) => GridCell::number(words.days(days)),
                None => GridCell { class: "n soft", ..GridCell::number(words.t("durations-median-unknown")) },
            };
            vec![
                GridCell::head(name).to(ask.to(links::PROCESSES, &process)),
                GridCell::number(words.whole(entry.cases)),
                GridCell::number(words.whole(entry.open)).to(ask.to(links::CASES, &process)),
                median.to(ask.to(links::DURATIONS, &process)),
                waits,
                GridCell::number(words.whole(entry.steps)),
                GridCell::number(words.whole(entry.variants)),
            ]
        };
        ProcessesPage {
            lead: words.t("processes-lead"),
            filters: FilterForm::of(ask, words, choices, false),
            is_empty: answer.processes.is_empty(),
            grid: Grid {
                id: "processes".to_owned(),
                caption: words.t("processes-caption"),
                heads: vec![
                    Head::text(words.t("column-process")),
                    Head::number(words.t("column-cases")),
                    Head::number(words.t("column-open-cases")),
                    Head::number(words.t("column-median-duration")),
                    Head::text(words.t("column-waits-most")),
                    Head::number(words.t("column-steps")),
                    Head::number(words.t("column-variants")),
                ],
                rows: answer.processes.iter().map(row).collect(),
                when_empty: words.t("no-data"),
                ..Grid::default()
            },
            shell,
        }
    }

    /// Pages to test with.
    #[cfg(test)]
    pub(crate) fn samples(language: domain::Language) -> Vec<ProcessesPage> {
        use super::samples as s;
        let ask = s::ask("/processes?donor=%22%3E", language);
        [s::process_list(0), s::process_list(2)]
            .into_iter()
            .map(|answer| ProcessesPage::of(&ask, s::shell(&ask), &answer, &s::choices()))
            .collect()
    }
}

/// Address of the passages behind a number of the map.
fn passages_href(ask: &Ask, process: &str, what: &[(&str, &str)]) -> String {
    let own = [("process", process)].into_iter().chain(what.iter().copied());
    let kept: Vec<(&str, &str)> = ask.sticky();
    links::with_query(links::PASSAGES, kept.into_iter().chain(own).collect::<Vec<_>>())
}

/// The answer with names of steps in the reader's language.
fn named(words: Words, answer: &ProcessMapAnswer) -> ProcessMapAnswer {
    let mut answer = answer.clone();
    let process = answer.process.clone();
    for step in &mut answer.steps {
        step.name = words.step_name(&process, &step.name);
    }
    for way in &mut answer.follows {
        way.from_name = words.step_name(&process, &way.from_name);
        way.to_name = words.step_name(&process, &way.to_name);
    }
    answer
}

impl ProcessMapPage {
    /// The page of an answer, with the paths that `share` per cent of the cases take.
    pub(crate) fn of(
        ask: &Ask,
        shell: Shell,
        answer: &ProcessMapAnswer,
        share: u64,
        processes: &[ProcessCount],
        choices: &Choices,
    ) -> ProcessMapPage {
        let words = shell.words;
        let answer = &named(words, answer);
        let process = answer.process.as_str();
        let mut shares: Vec<u64> = SHARES.into_iter().chain([share]).collect();
        shares.sort_unstable();
        shares.dedup();
        let shares = shares.into_iter().map(|s| match s {
            100 => (s.to_string(), words.t("process-share-all")),
            _ => (s.to_string(), words.with("process-share", &[("share", Arg::Text(&words.share(s as f64 / 100.0)))])),
        });
        let controls =
            vec![process_field(words, process, processes), choose(words, "share", &share.to_string(), shares)];
        let drawn = DrawnMap::of(answer, share as f64 / 100.0);
        let hrefs = MapHrefs {
            step: |step: &StepEntry| passages_href(ask, process, &[("to", &step.step)]),
            way: |way: &SuccessionEntry| passages_href(ask, process, &[("from", &way.from), ("to", &way.to)]),
        };
        let picture = drawings::process_map(words, shell.title.clone(), answer, &drawn, &hrefs);
        let mut notes = vec![words.t("process-note")];
        if drawn.left_out(answer) > 0 {
            notes.push(words.count("process-left-out", drawn.left_out(answer) as u64));
        }
        let (cases, open, variants) =
            (words.whole(answer.cases), words.whole(answer.open), words.whole(answer.variant_count));
        let counts = [("cases", &cases), ("open", &open), ("variants", &variants)];
        let shown: u64 = answer.variants.iter().take(ORDERS).map(|v| v.cases).sum();
        let others = answer.cases.saturating_sub(shown);
        let beside =
            [("nav-bottlenecks", links::BOTTLENECKS), ("nav-cases", links::CASES), ("nav-durations", links::DURATIONS)];
        ProcessMapPage {
            list_href: ask.to(links::PROCESSES, &[]),
            lead: words.with("process-lead", &counts.map(|(name, text)| (name, Arg::Text(text)))),
            controls: Controls::of(ask, words, controls),
            filters: FilterForm::of(ask, words, choices, false),
            is_empty: answer.cases == 0,
            links: beside.map(|(key, path)| (words.t(key), ask.to(path, &[("process", process)]))).into(),
            picture,
            notes,
            rework: rework_grid(ask, words, answer),
            back: ways_grid(ask, words, answer, ("back", "process-back-caption"), |way| way.back == Some(true)),
            follows: ways_grid(ask, words, answer, ("follows", "process-follows-caption"), |_| true),
            handovers: handovers_grid(ask, words, answer),
            variants: variants_grid(words, answer),
            variants_note: match others {
                0 => String::new(),
                n => words.count("process-other-cases", n),
            },
            files: ["steps", "handovers", "follows"].map(|table| {
                let path = format!("{}.csv", links::PROCESSES);
                (words.t("process-all-rows"), ask.to(&path, &[("process", process), ("table", table)]))
            }),
            shell,
        }
    }

    /// Pages to test with.
    #[cfg(test)]
    pub(crate) fn samples(language: domain::Language) -> Vec<ProcessMapPage> {
        use super::samples as s;
        let ask = s::ask("/processes?process=p&share=95&office=%3Cscript%3E", language);
        [s::process_map_empty(), s::process_map_full()]
            .into_iter()
            .map(|answer| ProcessMapPage::of(&ask, s::shell(&ask), &answer, 95, &s::processes(), &s::choices()))
            .collect()
    }
}

/// Which steps repeat, how often, and what that costs.
fn rework_grid(ask: &Ask, words: Words, answer: &ProcessMapAnswer) -> Grid {
    let mut steps: Vec<&StepEntry> = answer.steps.iter().filter(|s| s.repeats > 0).collect();
    steps.sort_by(|a, b| b.rework_days.total_cmp(&a.rework_days));
    let row = |step: &&StepEntry| {
        let part = step.cases_repeated as f64 / step.cases.max(1) as f64;
        let each = step.rework_days / step.cases_repeated.max(1) as f64;
        vec![
            GridCell::head(&step.name).to(passages_href(ask, &answer.process, &[("to", &step.step), ("again", "yes")])),
            GridCell::number(words.whole(step.cases_repeated)).note(words.percent(Some(part))),
            GridCell::number(words.whole(step.repeats)),
            GridCell::number(words.days(step.rework_days)),
            GridCell::number(words.days(each)),
        ]
    };
    Grid {
        id: "rework".to_owned(),
        caption: words.t("process-rework-caption"),
        heads: vec![
            Head::text(words.t("column-step")),
            Head::number(words.t("column-cases-repeated")),
            Head::number(words.t("column-repeats")),
            Head::number(words.t("column-rework-days")),
            Head::number(words.t("column-rework-each")),
        ],
        rows: steps.iter().take(SHOWN).map(row).collect(),
        when_empty: words.t("process-no-rework"),
        ..Grid::default()
    }
}

/// Successions of steps, each leading to its passages.
fn ways_grid(
    ask: &Ask,
    words: Words,
    answer: &ProcessMapAnswer,
    (id, caption): (&str, &str),
    is_meant: impl Fn(&SuccessionEntry) -> bool,
) -> Grid {
    let row = |way: &SuccessionEntry| {
        let what = [("from", way.from.as_str()), ("to", way.to.as_str())];
        way_row(words, way, passages_href(ask, &answer.process, &what))
    };
    Grid {
        id: id.to_owned(),
        caption: words.t(caption),
        heads: way_heads(words),
        rows: answer.follows.iter().filter(|way| is_meant(way)).take(SHOWN).map(row).collect(),
        when_empty: words.t(if id == "back" { "process-no-way-back" } else { "process-no-way" }),
        ..Grid::default()
    }
}

fn way_heads(words: Words) -> Vec<Head> {
    vec![
        Head::text(words.t("column-from")),
        Head::text(words.t("column-to")),
        Head::number(words.t("column-times")),
        Head::number(words.t("column-cases")),
        Head::number(words.t("column-median-between")),
    ]
}

/// From where to where, how often, in how many cases, and how long it takes; the number leads to the passages.
fn way_row(words: Words, way: &SuccessionEntry, passages: String) -> Vec<GridCell> {
    vec![
        GridCell::head(&way.from_name),
        GridCell::text(&way.to_name),
        GridCell::number(words.whole(way.n)).to(passages),
        GridCell::number(words.whole(way.cases)),
        GridCell::number(words.short_time(way.median_days)),
    ]
}

/// From whom to whom.
fn handovers_grid(ask: &Ask, words: Words, answer: &ProcessMapAnswer) -> Grid {
    let row = |way: &SuccessionEntry| {
        let what = [("from_holder", way.from.as_str()), ("to_holder", way.to.as_str())];
        way_row(words, way, passages_href(ask, &answer.process, &what))
    };
    Grid {
        id: "handovers".to_owned(),
        caption: words.t("process-handovers-caption"),
        heads: way_heads(words),
        rows: answer.handovers.iter().take(SHOWN).map(row).collect(),
        when_empty: words.t("process-no-handovers"),
        ..Grid::default()
    }
}

/// The most frequent orders of steps.
fn variants_grid(words: Words, answer: &ProcessMapAnswer) -> Grid {
    let name =
        |code: &String| answer.steps.iter().find(|s| s.step == *code).map_or_else(|| code.clone(), |s| s.name.clone());
    let rows = answer.variants.iter().take(ORDERS).map(|variant| {
        let steps: Vec<String> = variant.steps.iter().map(name).collect();
        vec![
            GridCell::head(steps.join(" → ")),
            GridCell::number(words.whole(variant.cases)),
            GridCell::number(words.percent(Some(variant.share))),
        ]
    });
    Grid {
        id: "variants".to_owned(),
        caption: words.t("process-variants-caption"),
        heads: vec![
            Head::text(words.t("column-steps")),
            Head::number(words.t("column-cases")),
            Head::number(words.t("column-share")),
        ],
        rows: rows.collect(),
        when_empty: words.t("no-data"),
        ..Grid::default()
    }
}
