//! Portfolio indices: of all, by group, and the activities behind one of them.

use super::parts::{Controls, capitalised};
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
use app::indices::{BasisAnswer, IndexAnswer, IndicesAnswer, IndicesQuestion};
use askama::Template;
use wording::Arg;

/// Dimensions offered, and those of them that a filter narrows down to.
const DIMENSIONS: [&str; 8] = ["office", "donor", "instrument", "country", "region", "sector", "theme", "fund"];
const FILTERED: [&str; 6] = ["office", "donor", "country", "region", "sector", "theme"];
/// Activities and groups on the page; the twins have all.
const ACTIVITIES: usize = 30;
const GROUPS: usize = 60;

/// The page.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/indices.html")]
pub(crate) struct IndicesPage {
    shell: Shell,
    controls: Controls,
    filters: FilterForm,
    indices: Grid,
    /// Days compared with, and activities in the first part of their life.
    notes: Vec<String>,
    groups_title: String,
    groups: Grid,
    basis: Option<Basis>,
}

/// The activities behind an index.
#[derive(Clone, Debug)]
struct Basis {
    title: String,
    note: String,
    close_href: String,
    grid: Grid,
}

/// `GET /indices`
pub(crate) fn show(site: &Site, ask: &Ask) -> Result<Reply, Failure> {
    let question =
        IndicesQuestion { by: Some(ask.get("by").unwrap_or(DIMENSIONS[0]).to_owned()), index: ask.owned("index") };
    let answer = app::indices::indices(&site.headway, &ask.ctx, &ask.filters(), &question)?;
    twins(ask, &answer, IndicesAnswer::table, || {
        let choices = app::filters::choices(&site.headway, &ask.ctx)?;
        let shell = Shell::of(site, ask, Words::of(ask.language).t("nav-indices"))?;
        reply::page(&IndicesPage::of(ask, shell, &answer, &choices))
    })
}

impl IndicesPage {
    /// The page of an answer.
    pub(crate) fn of(ask: &Ask, shell: Shell, answer: &IndicesAnswer, choices: &Choices) -> IndicesPage {
        let words = shell.words;
        let by = answer.by.unwrap_or(DIMENSIONS[0]);
        let dimensions = DIMENSIONS.map(|d| (d.to_owned(), capitalised(&words.name_of("by", d))));
        IndicesPage {
            controls: Controls::of(ask, words, vec![choose(words, "by", by, dimensions)]),
            filters: FilterForm::of(ask, words, choices, false),
            indices: indices_grid(ask, words, answer),
            notes: notes(words, answer),
            groups_title: capitalised(&words.name_of("by", by)),
            groups: groups_grid(ask, words, answer, by),
            basis: answer.basis.as_ref().map(|basis| Basis::of(ask, words, answer, basis)),
            shell,
        }
    }

    /// Pages to test with.
    #[cfg(test)]
    pub(crate) fn samples(language: domain::Language) -> Vec<IndicesPage> {
        use super::samples as s;
        let ask = s::ask("/indices?by=office&index=at-risk&country=KE", language);
        [s::indices(0), s::indices(3)]
            .into_iter()
            .map(|answer| IndicesPage::of(&ask, s::shell(&ask), &answer, &s::choices()))
            .collect()
    }
}

/// All indices with what they mean and leave out; each leads to its activities.
fn indices_grid(ask: &Ask, words: Words, answer: &IndicesAnswer) -> Grid {
    let table = answer.indices_table();
    let link = |row: usize, column: &str| {
        let index = answer.indices.get(row).filter(|_| column == "index")?;
        Some(format!("{}#basis", ask.here_with(&[("index", index.index)])))
    };
    let mut grid = Grid::of("indices", words.t("nav-indices"), &table, words, link).quiet();
    for (row, index) in grid.rows.iter_mut().zip(&answer.indices) {
        if let [name, .., left_out] = row.as_mut_slice() {
            name.note = words.attribute_of("index", index.index, "definition");
            left_out.note = left_out_text(words, index);
        }
    }
    grid
}

fn left_out_text(words: Words, index: &IndexAnswer) -> String {
    let part = |what: &str, n: u64| format!("{} {}", words.name_of("index-excluded", what), words.whole(n));
    index.excluded.iter().map(|e| part(e.what, e.n)).collect::<Vec<_>>().join(", ")
}

fn notes(words: Words, answer: &IndicesAnswer) -> Vec<String> {
    let (look_back, start) = (words.iso_day(&answer.look_back), words.iso_day(&answer.year_start));
    let gone = words.percent(Some(answer.year_gone));
    let days = [("back", Arg::Text(&look_back)), ("start", Arg::Text(&start)), ("gone", Arg::Text(&gone))];
    let mut notes = vec![words.with("indices-days", &days)];
    let thin: Vec<String> = answer.indices.iter().filter(|i| i.thin).map(|i| words.name_of("index", i.index)).collect();
    if !thin.is_empty() {
        notes.push(words.with("indices-thin", &[("indices", Arg::Text(&thin.join(", ")))]));
    }
    if answer.early > 0 {
        notes.push(words.count("indices-early", answer.early));
    }
    if answer.settings.iter().any(|s| !s.confirmed) {
        notes.push(words.t("indices-unconfirmed"));
    }
    notes
}

/// Groups side by side; a group leads to its own indices, a share to the activities behind it.
fn groups_grid(ask: &Ask, words: Words, answer: &IndicesAnswer, by: &str) -> Grid {
    let mut table = answer.groups_table();
    table.rows.truncate(GROUPS);
    let narrowed = FILTERED.into_iter().find(|filter| *filter == by);
    let link = |row: usize, column: &str| {
        let (group, filter) = (answer.groups.get(row).filter(|g| !g.group.is_empty())?, narrowed?);
        let index = group.indices.iter().find(|i| i.index == column && i.value.is_some());
        match (column, index) {
            ("group", _) => Some(ask.here_with(&[(filter, &group.group), ("index", "")])),
            (_, Some(index)) => {
                Some(format!("{}#basis", ask.here_with(&[(filter, &group.group), ("index", index.index)])))
            }
            _ => None,
        }
    };
    Grid::of("groups", words.t("indices-title-groups"), &table, words, link).quiet()
}

impl Basis {
    fn of(ask: &Ask, words: Words, answer: &IndicesAnswer, basis: &BasisAnswer) -> Basis {
        let mut table = answer.basis_table(basis);
        table.rows.truncate(ACTIVITIES);
        let link = |row: usize, column: &str| {
            let row = basis.activities.get(row).filter(|_| column == "activity")?;
            Some(ask.to_one(&links::activity(&row.activity)))
        };
        let mut grid = Grid::of("basis-activities", words.name_of("index", basis.index), &table, words, link).quiet();
        for (cells, row) in grid.rows.iter_mut().zip(&basis.activities) {
            if let Some(standing) = cells.get_mut(3) {
                let rules: Vec<String> = row.flags.iter().map(|f| words.name_of("signal", f.rule)).collect();
                standing.note = rules.join(", ");
            }
        }
        let rest = basis.activities.len().saturating_sub(ACTIVITIES) as u64;
        Basis {
            title: words.with("indices-title-basis", &[("index", Arg::Text(&words.name_of("index", basis.index)))]),
            note: if rest > 0 { words.count("indices-more", rest) } else { String::new() },
            close_href: ask.here_with(&[("index", "")]),
            grid,
        }
    }
}
