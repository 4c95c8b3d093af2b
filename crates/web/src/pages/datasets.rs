//! Imported IATI data by publisher, and one of them with its findings, each linked to the activity and field it is about.

use super::parts::{Paging, Tile};
use crate::ask::Ask;
use crate::grid::Grid;
use crate::links;
use crate::reply::{self, Reply};
use crate::shell::Shell;
use crate::site::{Site, twins};
use crate::words::Words;
use app::Failure;
use app::datasets::{DatasetAnswer, DatasetsAnswer};
use askama::Template;

/// Datasets and findings on a page.
const PER_PAGE: usize = 50;
/// Findings in a twin.
const IN_TWIN: usize = 5_000;

/// The page of all datasets.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/datasets.html")]
pub(crate) struct DatasetsPage {
    shell: Shell,
    lead: String,
    grid: Grid,
    paging: Paging,
}

/// The page of one dataset.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/dataset.html")]
pub(crate) struct DatasetPage {
    shell: Shell,
    list_href: String,
    publisher: String,
    tiles: Vec<Tile>,
    rules: Grid,
    all_rules: Option<(String, String)>,
    findings: Grid,
    paging: Paging,
    left_out: String,
}

/// `GET /datasets`
pub(crate) fn list(site: &Site, ask: &Ask) -> Result<Reply, Failure> {
    let answer = app::datasets::datasets(&site.headway, &ask.ctx)?;
    let page = ask.number("page", 1, 1, u64::from(u32::MAX))? as usize;
    twins(ask, &answer, DatasetsAnswer::table, || {
        let shell = Shell::of(site, ask, Words::of(ask.language).t("nav-datasets"))?;
        reply::page(&DatasetsPage::of(ask, shell, &answer, page))
    })
}

/// `GET /datasets/{publisher}`; the publisher that named itself nothing is `-`.
pub(crate) fn show(site: &Site, ask: &Ask, publisher: &str) -> Result<Reply, Failure> {
    let publisher = if publisher == links::NAMELESS { "" } else { publisher };
    let rule = ask.owned("rule");
    let page = ask.number("page", 1, 1, u64::from(u32::MAX))? as usize;
    let is_page = ask.form == crate::ask::Form::Page;
    let span = if is_page { ((page - 1).saturating_mul(PER_PAGE), PER_PAGE) } else { (0, IN_TWIN) };
    let answer = app::datasets::dataset(&site.headway, &ask.ctx, publisher, rule.as_deref(), span)?;
    twins(ask, &answer, DatasetAnswer::table, || {
        let title = Words::of(ask.language).t("datasets-of");
        let shell = Shell::of(site, ask, format!("{title} {}", answer.dataset.name))?;
        reply::page(&DatasetPage::of(ask, shell, &answer, page))
    })
}

impl DatasetsPage {
    /// The page of an answer.
    pub(crate) fn of(ask: &Ask, shell: Shell, answer: &DatasetsAnswer, page: usize) -> DatasetsPage {
        let words = shell.words;
        let total = answer.datasets.len();
        let pages = total.div_ceil(PER_PAGE).max(1);
        let page = page.min(pages);
        let from = (page - 1) * PER_PAGE;
        let mut table = answer.table();
        table.rows = table.rows.into_iter().skip(from).take(PER_PAGE).collect();
        let link = |row: usize, column: &str| {
            let dataset = &answer.datasets[from + row];
            matches!(column, "name" | "with_findings").then(|| ask.to_one(&links::dataset(&dataset.publisher)))
        };
        DatasetsPage {
            lead: words.t("datasets-lead"),
            grid: Grid {
                when_empty: words.t("datasets-none"),
                ..Grid::of("datasets", words.t("nav-datasets"), &table, words, link).quiet()
            },
            paging: Paging::of(ask, words, page, pages, PER_PAGE, total as u64),
            shell,
        }
    }

    /// Pages to test with.
    #[cfg(test)]
    pub(crate) fn samples(language: domain::Language) -> Vec<DatasetsPage> {
        use super::samples as s;
        let ask = s::ask("/datasets?as_of=2024-01-01", language);
        [0, 3].map(|n| DatasetsPage::of(&ask, s::shell(&ask), &s::datasets(n), 1)).into()
    }
}

impl DatasetPage {
    /// The page of an answer.
    pub(crate) fn of(ask: &Ask, shell: Shell, answer: &DatasetAnswer, page: usize) -> DatasetPage {
        let words = shell.words;
        let dataset = &answer.dataset;
        let by_rule = |row: usize, column: &str| {
            let rule = &dataset.rules[row];
            (column == "rule").then(|| ask.here_with(&[("rule", &rule.rule)]))
        };
        let to_field = |row: usize, column: &str| {
            let finding = &answer.findings[row];
            let is_activity = finding.activity != "file" && !finding.activity.starts_with('#');
            let to = |anchor: &str| format!("{}#{anchor}", ask.to_one(&links::activity(&finding.activity)));
            (column == "activity" && is_activity).then(|| to(anchor(&finding.element)))
        };
        let pages = (answer.total as usize).div_ceil(PER_PAGE).max(1);
        let s = &dataset.summary;
        let counts = [
            ("column-activities", dataset.activities),
            ("datasets-critical", s.critical),
            ("datasets-error", s.error),
            ("datasets-warning", s.warning),
            ("datasets-advisory", s.advisory),
            ("datasets-not-checked", dataset.not_checked),
        ];
        let mut tiles: Vec<Tile> = counts.map(|(key, n)| Tile::count(words, words.t(key), n)).into();
        for of in &dataset.versions {
            let Some(judged_by) = of.judged_by else { continue };
            let version = if of.version.is_some() { judged_by.to_owned() } else { words.t("datasets-no-version") };
            tiles.push(Tile::count(words, format!("{} {version}", words.t("datasets-version")), of.activities));
        }
        DatasetPage {
            list_href: ask.to_one(links::DATASETS),
            publisher: dataset.publisher.clone(),
            tiles,
            rules: Grid::of("rules", words.t("datasets-rules"), &answer.rules_table(), words, by_rule).quiet(),
            all_rules: answer.rule.is_some().then(|| (words.t("datasets-all-rules"), ask.here_with(&[("rule", "")]))),
            findings: Grid::of("findings", words.t("datasets-findings"), &answer.table(), words, to_field).quiet(),
            paging: Paging::of(ask, words, page.min(pages), pages, PER_PAGE, answer.total),
            left_out: if answer.left_out > 0 {
                words.count("datasets-left-out", answer.left_out)
            } else {
                String::new()
            },
            shell,
        }
    }

    /// Pages to test with.
    #[cfg(test)]
    pub(crate) fn samples(language: domain::Language) -> Vec<DatasetPage> {
        use super::samples as s;
        let ask = s::ask("/datasets/XM-1?rule=1.1.1", language);
        [0, 2].map(|n| DatasetPage::of(&ask, s::shell(&ask), &s::dataset(n), 1)).into()
    }
}

/// The place on the page of an activity that shows what an element says.
fn anchor(element: &str) -> &'static str {
    match element {
        "title" | "description" => "texts-h",
        "budget" | "planned-disbursement" | "transaction" => "curve-h",
        "result" => "results-h",
        "related-activity" | "participating-org" | "other-identifier" | "policy-marker" | "location" => "related-h",
        _ => "facts-h",
    }
}
