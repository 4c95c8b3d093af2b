//! Data quality per publisher or office: fields, freshness, years ahead, self-score.

use super::parts::{Controls, Tile};
use crate::ask::Ask;
use crate::filter_form::{FilterForm, choose};
use crate::grid::Grid;
use crate::links;
use crate::reply::{self, Reply};
use crate::shell::Shell;
use crate::site::{Site, twins};
use crate::words::Words;
use app::Failure;
use app::filters::Choices;
use app::quality::{BY, QualityAnswer, QualityGroup};
use askama::Template;
use wording::Arg;

/// Groups on the page; the twins have all.
const SHOWN: usize = 100;

/// The page.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/quality.html")]
pub(crate) struct QualityPage {
    shell: Shell,
    controls: Controls,
    filters: FilterForm,
    datasets_href: String,
    downloads_href: String,
    tiles: Vec<Tile>,
    groups: Grid,
    fields: Grid,
    score: Grid,
}

/// `GET /quality`
pub(crate) fn show(site: &Site, ask: &Ask) -> Result<Reply, Failure> {
    let by = ask.get("by").unwrap_or(BY[0]);
    let answer = app::quality::quality(&site.headway, &ask.ctx, &ask.filters(), by)?;
    twins(ask, &answer, QualityAnswer::table, || {
        let choices = app::filters::choices(&site.headway, &ask.ctx)?;
        let shell = Shell::of(site, ask, Words::of(ask.language).t("nav-quality"))?;
        reply::page(&QualityPage::of(ask, shell, &answer, &choices))
    })
}

impl QualityPage {
    /// The page of an answer.
    pub(crate) fn of(ask: &Ask, shell: Shell, answer: &QualityAnswer, choices: &Choices) -> QualityPage {
        let words = shell.words;
        let by = choose(words, "by", answer.by, BY.map(|by| (by.to_owned(), words.name_of("quality-by", by))));
        let mut summary = answer.summary();
        summary.rows.truncate(SHOWN + 1);
        let link = |row: usize, column: &str| {
            let group = answer.groups.get(row.checked_sub(1)?)?;
            let is_office = answer.by == "office" && !group.group.is_empty();
            (column == "name" && is_office).then(|| ask.to(links::QUALITY, &[("office", &group.group)]))
        };
        let grid = |id: &str, key: &str, table: &app::table::Table| {
            Grid::of(id, words.t(key), table, words, |_, _| None).quiet()
        };
        QualityPage {
            controls: Controls::of(ask, words, vec![by]),
            filters: FilterForm::of(ask, words, choices, false),
            datasets_href: ask.to(links::DATASETS, &[]),
            downloads_href: ask.to(links::DOWNLOADS, &[]),
            tiles: tiles(words, &answer.all),
            groups: Grid::of("groups", words.t("quality-title-groups"), &summary, words, link).quiet(),
            fields: grid("fields", "quality-title-fields", &answer.all.fields_table()),
            score: grid("score", "quality-title-score", &answer.all.score_table()),
            shell,
        }
    }

    /// Pages to test with.
    #[cfg(test)]
    pub(crate) fn samples(language: domain::Language) -> Vec<QualityPage> {
        use super::samples as s;
        let ask = s::ask("/quality?by=office&country=KE", language);
        [s::quality(0), s::quality(3)]
            .into_iter()
            .map(|answer| QualityPage::of(&ask, s::shell(&ask), &answer, &s::choices()))
            .collect()
    }
}

fn tiles(words: Words, all: &QualityGroup) -> Vec<Tile> {
    let number = |label: &str, value: Option<String>, note: String| Tile {
        label: words.t(label),
        is_unknown: value.is_none(),
        value: value.unwrap_or_else(|| words.t("unknown")),
        note,
        ..Tile::default()
    };
    let counted = [
        ("measured", Arg::Whole(all.self_score.measured as i64)),
        ("indicators", Arg::Whole(all.self_score.indicators as i64)),
    ];
    let score = all
        .self_score
        .score
        .map(|score| words.with("quality-of-hundred", &[("score", Arg::Text(&words.number(score, 1)))]));
    let days = |days: Option<f64>| days.map(|d| words.days(d));
    let mut tiles = vec![
        number("quality-self-score", score, words.with("quality-score-measured", &counted)),
        number("quality-median-age", days(all.timeliness.median_age_days), words.count("n-activities", all.activities)),
        number("quality-median-lag", days(all.timeliness.median_lag_days), String::new()),
    ];
    for ahead in &all.forward_budgets {
        let label = words.t(&format!("quality-forward-{}", ahead.year));
        tiles.push(Tile::share(words, label, ahead.share, words.count("n-activities", ahead.n)));
    }
    tiles
}
