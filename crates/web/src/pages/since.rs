//! What got worse and better since an earlier day, activity by activity.

use crate::ask::Ask;
use crate::filter_form::FilterForm;
use crate::grid::{Grid, GridCell, Head};
use crate::links;
use crate::reply::{self, Reply};
use crate::shell::Shell;
use crate::site::{Site, twins};
use crate::words::Words;
use app::Failure;
use app::filters::Choices;
use app::since::{MovedActivity, SinceAnswer, month_before};
use askama::Template;
use domain::Day;
use wording::Arg;

/// Activities on a page; the twins have all.
const SHOWN: usize = 100;

/// The page.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/since.html")]
pub(crate) struct SincePage {
    shell: Shell,
    home_href: String,
    lead: String,
    action: String,
    hidden: Vec<(String, String)>,
    day: String,
    filters: FilterForm,
    states: Grid,
    grid: Grid,
    rest: String,
    not_known: String,
}

/// `GET /since`
pub(crate) fn show(site: &Site, ask: &Ask) -> Result<Reply, Failure> {
    let (headway, ctx) = (&*site.headway, &ask.ctx);
    let answer = app::since::since(headway, ctx, &ask.filters(), earlier(ask)?)?;
    twins(ask, &answer, SinceAnswer::table, || {
        let choices = app::filters::choices(headway, ctx)?;
        let words = Words::of(ask.language);
        let day = words.iso_day(&answer.since);
        let shell = Shell::of(site, ask, words.with("since-title", &[("day", Arg::Text(&day))]))?;
        reply::page(&SincePage::of(ask, shell, &answer, &choices))
    })
}

/// The earlier day of an address, else a month before.
fn earlier(ask: &Ask) -> Result<Day, Failure> {
    match ask.get("since") {
        None => Ok(month_before(ask.ctx.as_of.day)),
        Some(text) => Day::parse(text).ok_or_else(|| Failure::invalid("page.as-of-unreadable").with("value", text)),
    }
}

/// How many moved which way, in one sentence.
pub(crate) fn sentence(words: Words, answer: &SinceAnswer) -> String {
    let (worse, better, lost) = (words.whole(answer.worse), words.whole(answer.better), words.whole(answer.lost));
    let parts = [("worse", &worse), ("better", &better), ("lost", &lost)];
    words.with("since-lead", &parts.map(|(name, text)| (name, Arg::Text(text))))
}

/// From which state to which.
pub(crate) fn from_to(words: Words, moved: &MovedActivity) -> String {
    let from = moved.from.map_or_else(|| words.t("since-not-known-then"), |state| words.name_of("state", state));
    format!("{from} → {}", words.name_of("state", moved.to))
}

impl SincePage {
    /// The page of an answer.
    pub(crate) fn of(ask: &Ask, shell: Shell, answer: &SinceAnswer, choices: &Choices) -> SincePage {
        let words = shell.words;
        let rules = |codes: &[&'static str]| {
            codes.iter().map(|code| words.name_of("signal", code)).collect::<Vec<String>>().join("; ")
        };
        let row = |moved: &MovedActivity| {
            vec![
                GridCell::head(&moved.title).to(ask.to_one(&links::activity(&moved.activity))).note(&moved.office),
                GridCell::text(words.t(&format!("movement-{}", moved.movement))),
                GridCell { class: "nowrap", ..GridCell::text(from_to(words, moved)) },
                GridCell::text(rules(&moved.new_rules)),
                GridCell::text(rules(&moved.cleared_rules)),
            ]
        };
        let heads =
            ["column-activity", "column-movement", "column-state", "column-new-signals", "column-cleared-signals"];
        let day = words.iso_day(&answer.since);
        SincePage {
            home_href: ask.to(links::PORTFOLIO, &[]),
            lead: sentence(words, answer),
            action: ask.path.clone(),
            hidden: ask
                .pairs()
                .filter(|(name, _)| *name != "since")
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .collect(),
            day: answer.since.clone(),
            filters: FilterForm::of(ask, words, choices, false),
            states: states_grid(ask, words, answer),
            grid: Grid {
                id: "moved".to_owned(),
                caption: words.t("since-caption"),
                heads: heads.map(|key| Head::text(words.t(key))).into(),
                rows: answer.moved.iter().take(SHOWN).map(row).collect(),
                when_empty: words.t("since-nothing"),
                ..Grid::default()
            },
            rest: match answer.moved.len().saturating_sub(SHOWN) {
                0 => String::new(),
                n => words.count("rows-more", n as u64),
            },
            not_known: match answer.known_then {
                true => String::new(),
                false => words.with("since-before-first", &[("day", Arg::Text(&day))]),
            },
            shell,
        }
    }

    /// Pages to test with.
    #[cfg(test)]
    pub(crate) fn samples(language: domain::Language) -> Vec<SincePage> {
        use super::samples as s;
        let ask = s::ask("/since?since=2024-05-30&office=%3Cscript%3E", language);
        [s::since(0), s::since(4)]
            .into_iter()
            .map(|answer| SincePage::of(&ask, s::shell(&ask), &answer, &s::choices()))
            .collect()
    }
}

/// States of both days and rates of both days, side by side.
fn states_grid(ask: &Ask, words: Words, answer: &SinceAnswer) -> Grid {
    let (then, now) = (&answer.then, &answer.now);
    let states = [
        ("act", then.act, now.act),
        ("watch", then.watch, now.watch),
        ("on_pace", then.on_pace, now.on_pace),
        ("unknown", then.unknown, now.unknown),
        ("not_applicable", then.not_applicable, now.not_applicable),
    ];
    let state = |(name, then, now): (&'static str, u64, u64)| {
        let then = if answer.known_then { words.whole(then) } else { words.t("unknown") };
        vec![
            GridCell { is_head: true, ..GridCell::state(words, name) },
            GridCell::number(then),
            GridCell::number(words.whole(now)).to(ask.to(links::ACTIVITIES, &[("state", name)])),
        ]
    };
    let rate = |rate: &app::since::RateMove| {
        vec![
            GridCell::head(words.name_of("rate", rate.rate)),
            GridCell::number(words.percent(Some(rate.then))),
            GridCell::number(words.percent(Some(rate.now))),
        ]
    };
    Grid {
        id: "both".to_owned(),
        caption: words.t("since-both-caption"),
        heads: vec![
            Head::text(words.t("column-figure")),
            Head::number(words.iso_day(&answer.since)),
            Head::number(words.iso_day(answer.as_of.split('@').next().unwrap_or_default())),
        ],
        rows: states.map(state).into_iter().chain(answer.rates.iter().map(rate)).collect(),
        when_empty: words.t("no-data"),
        ..Grid::default()
    }
}
