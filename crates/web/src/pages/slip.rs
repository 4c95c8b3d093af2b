//! How much later than planned activities will end, and how likely an end is to move far, with reasons.

use super::forecast::between;
use super::parts::{Controls, Paging, capitalised};
use crate::ask::Ask;
use crate::drawings;
use crate::filter_form::{FilterForm, choose};
use crate::grid::{Grid, GridCell, Head};
use crate::links;
use crate::reply::{self, Reply};
use crate::shell::Shell;
use crate::site::{Site, twins};
use crate::words::Words;
use app::Failure;
use app::filters::Choices;
use app::slip::{Reason, SlipAnswer, SlipOfActivity, slip};
use askama::Template;
use pictures::{Bar, Bars, responsive};
use wording::Arg;

/// Horizons offered, in months.
const HORIZONS: [u32; 5] = [6, 12, 14, 24, 36];
/// Activities on a page.
const PER_PAGE: usize = 50;

/// The page.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/slip.html")]
pub(crate) struct SlipPage {
    shell: Shell,
    lead: String,
    controls: Controls,
    filters: FilterForm,
    is_empty: bool,
    picture_title: String,
    picture: String,
    grid: Grid,
    paging: Paging,
    notes: Vec<String>,
}

/// `GET /slip`
pub(crate) fn show(site: &Site, ask: &Ask) -> Result<Reply, Failure> {
    let (headway, ctx) = (&*site.headway, &ask.ctx);
    let months = ask.number("months", 14, 1, 600)? as u32;
    let page = ask.number("page", 1, 1, u64::from(u32::MAX))? as usize;
    let answer = slip(headway, ctx, &ask.filters(), months)?;
    twins(ask, &answer, SlipAnswer::table, || {
        let choices = app::filters::choices(headway, ctx)?;
        let shell = Shell::of(site, ask, Words::of(ask.language).t("nav-slip"))?;
        reply::page(&SlipPage::of(ask, shell, &answer, &choices, page))
    })
}

impl SlipPage {
    /// The page of an answer.
    pub(crate) fn of(ask: &Ask, shell: Shell, answer: &SlipAnswer, choices: &Choices, page: usize) -> SlipPage {
        let words = shell.words;
        let mut horizons = HORIZONS.to_vec();
        if !horizons.contains(&answer.months) {
            horizons.push(answer.months);
        }
        let horizons = horizons.into_iter().map(|m| (m.to_string(), words.count("forecast-months", u64::from(m))));
        let controls = vec![choose(words, "months", &answer.months.to_string(), horizons.collect::<Vec<_>>())];
        let total = answer.activities.len();
        let pages = total.div_ceil(PER_PAGE).max(1);
        let page = page.min(pages);
        let shown: Vec<&SlipOfActivity> = answer.activities.iter().skip((page - 1) * PER_PAGE).take(PER_PAGE).collect();
        let (picture_title, picture) = picture(ask, words, &shown);
        SlipPage {
            lead: words.count("slip-lead", total as u64),
            controls: Controls::of(ask, words, controls),
            filters: FilterForm::of(ask, words, choices, false),
            is_empty: total == 0,
            picture_title,
            picture,
            grid: grid(ask, words, &shown),
            paging: Paging::of(ask, words, page, pages, PER_PAGE, total as u64),
            notes: notes(words, answer),
            shell,
        }
    }

    /// Pages to test with.
    #[cfg(test)]
    pub(crate) fn samples(language: domain::Language) -> Vec<SlipPage> {
        use super::samples as s;
        let ask = s::ask("/slip?months=14", language);
        [s::slip_empty(), s::slip_full()]
            .into_iter()
            .map(|answer| SlipPage::of(&ask, s::shell(&ask), &answer, &s::choices(), 1))
            .collect()
    }
}

/// Months late as intervals where they can be learnt, else the chances as bars.
fn picture(ask: &Ask, words: Words, shown: &[&SlipOfActivity]) -> (String, String) {
    let href = |slip: &SlipOfActivity| Some(ask.to_one(&links::activity(&slip.activity)));
    let rows: Vec<drawings::Named<'_>> = shown
        .iter()
        .filter_map(|s| Some(drawings::Named { name: s.title.clone(), ends: s.months.as_ref()?, href: href(s) }))
        .collect();
    if !rows.is_empty() {
        let title = words.t("slip-months-title");
        let of = |low: &str, middle: &str, high: &str| between(words, low, middle, high);
        return (title.clone(), drawings::intervals(words, ("slip-picture", title), &rows, |v| words.number(v, 0), of));
    }
    let title = words.t("slip-chance-title");
    if shown.iter().all(|s| s.p_over_90_days.is_none()) {
        return (title, String::new());
    }
    let bars: Vec<Bar> = shown
        .iter()
        .take(drawings::INTERVAL_ROWS)
        .map(|s| Bar {
            label: s.title.clone(),
            value: s.p_over_90_days,
            value_text: words.percent(s.p_over_90_days),
            tooltip: words.said_of(&s.title, &words.percent(s.p_over_90_days)),
            href: href(s),
            ..Bar::default()
        })
        .collect();
    let frame = drawings::frame(words, "slip-picture", title.clone()).wide(900.0);
    let draw = |frame| Bars { frame, bars: bars.clone(), name: String::new(), second_name: String::new() }.svg();
    (title, responsive(&frame, draw))
}

fn grid(ask: &Ask, words: Words, shown: &[&SlipOfActivity]) -> Grid {
    let month = |value: Option<f64>| match value {
        Some(value) => GridCell::number(words.number(value, 1)),
        None => GridCell { class: "n soft", ..GridCell::number(words.t("unknown")) },
    };
    let row = |s: &&SlipOfActivity| {
        let months = s.months.unwrap_or_default();
        let why: Vec<String> = s.reasons.iter().map(|r| reason(words, r)).collect();
        vec![
            GridCell::head(&s.title).to(ask.to_one(&links::activity(&s.activity))).note(&s.activity),
            GridCell::text(words.known_day(s.planned_end.as_deref())),
            GridCell::number(words.percent(s.p_over_90_days)),
            month(months.p10),
            month(months.p50),
            month(months.p90),
            GridCell::text(capitalised(&why.join(" · "))),
        ]
    };
    Grid {
        id: "slips".to_owned(),
        caption: words.t("slip-caption"),
        hide_caption: false,
        heads: vec![
            Head::text(words.t("column-title")),
            Head::text(words.t("column-planned-end")),
            Head::number(words.t("column-p-over-90-days")),
            Head::number(words.t("column-late-months-p10")),
            Head::number(words.t("column-late-months-p50")),
            Head::number(words.t("column-late-months-p90")),
            Head::text(words.t("slip-why")),
        ],
        rows: shown.iter().map(row).collect(),
        when_empty: words.t("no-data"),
    }
}

/// A reason in words; its value with one decimal.
fn reason(words: Words, reason: &Reason) -> String {
    let value = Arg::Number(reason.value.unwrap_or_default());
    words.with(&format!("late-reason-{}", reason.code), &[("value", value)])
}

fn notes(words: Words, answer: &SlipAnswer) -> Vec<String> {
    let mut notes = vec![words.count("slip-rests-on", answer.basis.moved)];
    if answer.activities.iter().all(|a| a.months.is_none()) {
        notes.push(words.t("slip-no-ends"));
    }
    notes
}
