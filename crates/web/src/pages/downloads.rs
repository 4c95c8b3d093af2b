//! Files for others: which there are, at addresses that stay.

use crate::ask::Ask;
use crate::grid::{Grid, GridCell, Head};
use crate::links;
use crate::reply::{self, Reply};
use crate::shell::Shell;
use crate::site::{Site, twins};
use crate::words::Words;
use app::Failure;
use app::export::Shape;
use app::filters::{Choice, Choices};
use app::table::{Cell, Table};
use askama::Template;
use serde::Serialize;

/// Parts on the page; the twins have all.
const SHOWN: usize = 120;

/// What can be fetched.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Downloads {
    pub(crate) as_of: String,
    pub(crate) parts: Vec<Part>,
}

/// One part of the portfolio with its files.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Part {
    /// `portfolio`, `office` or `country`.
    pub(crate) part: &'static str,
    /// Code; blank for the whole portfolio.
    pub(crate) code: String,
    /// Name.
    pub(crate) name: String,
    /// Activities; blank for the whole portfolio.
    pub(crate) activities: Option<u64>,
    /// Address of the IATI file.
    pub(crate) iati: String,
    /// Addresses of the flat tables, by shape.
    pub(crate) flat: Vec<(&'static str, String)>,
}

/// The page.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/downloads.html")]
pub(crate) struct DownloadsPage {
    shell: Shell,
    grid: Grid,
}

/// `GET /downloads`
pub(crate) fn show(site: &Site, ask: &Ask) -> Result<Reply, Failure> {
    let choices = app::filters::choices(&site.headway, &ask.ctx)?;
    let answer = Downloads::of(ask.ctx.as_of.to_string(), &choices);
    twins(ask, &answer, Downloads::table, || {
        let shell = Shell::of(site, ask, Words::of(ask.language).t("nav-downloads"))?;
        reply::page(&DownloadsPage::of(ask, shell, &answer))
    })
}

impl Downloads {
    fn of(as_of: String, choices: &Choices) -> Downloads {
        let whole = Part {
            part: "portfolio",
            code: String::new(),
            name: String::new(),
            activities: None,
            iati: links::download_iati(None),
            flat: Shape::ALL.map(|s| (s.name(), links::download_flat(None, s.name()))).into(),
        };
        let part = |part: &'static str, choice: &Choice| Part {
            part,
            code: choice.code.clone(),
            name: choice.name.clone(),
            activities: Some(choice.n),
            iati: links::download_iati(Some((part, &choice.code))),
            flat: Shape::ALL.map(|s| (s.name(), links::download_flat(Some((part, &choice.code)), s.name()))).into(),
        };
        let mut parts = vec![whole];
        parts.extend(choices.offices.iter().map(|c| part("office", c)));
        parts.extend(choices.countries.iter().map(|c| part("country", c)));
        Downloads { as_of, parts }
    }

    /// One row per file.
    fn table(&self) -> Table {
        let mut table = Table::with_columns(&[
            ("part", "downloads-part", false),
            ("code", "downloads-code", false),
            ("name", "column-name", false),
            ("file", "downloads-file", false),
            ("address", "downloads-address", false),
        ]);
        for part in &self.parts {
            let files = std::iter::once(("iati", &part.iati)).chain(part.flat.iter().map(|(n, a)| (*n, a)));
            for (file, address) in files {
                table.rows.push(vec![
                    Cell::Coded { code: part.part.to_owned(), key: format!("downloads-{}", part.part) },
                    Cell::text(&part.code),
                    Cell::text(&part.name),
                    Cell::Coded { code: file.to_owned(), key: format!("downloads-file-{file}") },
                    Cell::Text(address.clone()),
                ]);
            }
        }
        table
    }
}

impl DownloadsPage {
    /// The page of an answer.
    pub(crate) fn of(ask: &Ask, shell: Shell, answer: &Downloads) -> DownloadsPage {
        let words = shell.words;
        let file =
            |name: &str, address: &str| GridCell::text(words.name_of("downloads-file", name)).to(ask.to_one(address));
        let row = |part: &Part| {
            let name = if part.name.is_empty() { &part.code } else { &part.name };
            let name = if part.part == "portfolio" { words.t("downloads-portfolio") } else { name.clone() };
            let mut row = vec![
                GridCell::head(name).note(if part.code.is_empty() {
                    String::new()
                } else {
                    format!("{} {}", words.name_of("downloads", part.part), part.code)
                }),
                GridCell::number(part.activities.map(|n| words.whole(n)).unwrap_or_default()),
                file("iati", &part.iati),
            ];
            let shown = part.flat.iter().filter(|(name, _)| part.part == "portfolio" || SHORT.contains(name));
            row.extend(shown.map(|(name, address)| file(name, address)));
            row.resize(3 + Shape::ALL.len(), GridCell::text(""));
            row
        };
        let mut heads = vec![
            Head::text(words.t("downloads-part")),
            Head::number(words.t("column-activities")),
            Head::text(words.t("downloads-head-iati")),
        ];
        heads.extend(Shape::ALL.map(|s| Head::text(words.name_of("downloads-file", s.name()))));
        DownloadsPage {
            grid: Grid {
                id: "downloads".to_owned(),
                caption: words.t("nav-downloads"),
                hide_caption: true,
                heads,
                rows: answer.parts.iter().take(SHOWN).map(row).collect(),
                when_empty: words.t("no-data"),
            },
            shell,
        }
    }

    /// Pages to test with.
    #[cfg(test)]
    pub(crate) fn samples(language: domain::Language) -> Vec<DownloadsPage> {
        use super::samples as s;
        let ask = s::ask("/downloads?as_of=2024-01-01", language);
        [Choices::default(), s::choices()]
            .iter()
            .map(|choices| DownloadsPage::of(&ask, s::shell(&ask), &Downloads::of("2024-01-01".into(), choices)))
            .collect()
    }
}

/// Flat tables linked for a part on the page; the twins have all.
const SHORT: [&str; 3] = ["activities", "transactions", "budgets"];
