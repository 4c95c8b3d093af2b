//! What was published: the log, each entry with the file as it was.

use super::parts::Paging;
use crate::ask::Ask;
use crate::grid::{Grid, GridCell, Head};
use crate::links;
use crate::reply::{self, Reply};
use crate::shell::Shell;
use crate::site::{Site, twins};
use crate::words::Words;
use app::Failure;
use app::publications::{PublicationAnswer, PublicationsAnswer};
use askama::Template;

/// Publications on a page; the twins have all.
const PER_PAGE: usize = 50;
/// Digits of a sum on the page; the twins have all.
const DIGITS: usize = 12;

/// The page.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/publications.html")]
pub(crate) struct PublicationsPage {
    shell: Shell,
    grid: Grid,
    paging: Paging,
}

/// `GET /publications`
pub(crate) fn list(site: &Site, ask: &Ask) -> Result<Reply, Failure> {
    let answer = app::publications::publications(&site.headway, &ask.ctx, false)?;
    let page = ask.number("page", 1, 1, u64::from(u32::MAX))? as usize;
    twins(ask, &answer, PublicationsAnswer::table, || {
        let shell = Shell::of(site, ask, Words::of(ask.language).t("nav-publications"))?;
        reply::page(&PublicationsPage::of(ask, shell, &answer, page))
    })
}

impl PublicationsPage {
    /// The page of an answer.
    pub(crate) fn of(ask: &Ask, shell: Shell, answer: &PublicationsAnswer, page: usize) -> PublicationsPage {
        let words = shell.words;
        let total = answer.publications.len();
        let pages = total.div_ceil(PER_PAGE).max(1);
        let page = page.min(pages);
        let shown = answer.publications.iter().skip((page - 1) * PER_PAGE).take(PER_PAGE);
        let text = |key: &str| Head::text(words.t(key));
        let number = |key: &str| Head::number(words.t(key));
        PublicationsPage {
            grid: Grid {
                id: "publications".to_owned(),
                caption: words.t("nav-publications"),
                hide_caption: true,
                heads: vec![
                    number("column-publication"),
                    text("column-published-at"),
                    text("column-person"),
                    text("column-as-of"),
                    text("column-filters"),
                    number("column-activities"),
                    number("column-left-out"),
                    number("column-held-back"),
                    text("column-file"),
                ],
                rows: shown.map(|p| row(ask, words, p)).collect(),
                when_empty: words.t("publications-none"),
            },
            paging: Paging::of(ask, words, page, pages, PER_PAGE, total as u64),
            shell,
        }
    }

    /// Pages to test with.
    #[cfg(test)]
    pub(crate) fn samples(language: domain::Language) -> Vec<PublicationsPage> {
        use super::samples as s;
        let ask = s::ask("/publications?as_of=2024-01-01", language);
        [s::publications(0), s::publications(PER_PAGE + 3)]
            .iter()
            .map(|answer| PublicationsPage::of(&ask, s::shell(&ask), answer, 2))
            .collect()
    }
}

fn row(ask: &Ask, words: Words, p: &PublicationAnswer) -> Vec<GridCell> {
    let filters = p.filters();
    let whole = words.t("publications-whole");
    let file = format!("{} · {}…", words.count("n-bytes", p.bytes), p.sha256.get(..DIGITS).unwrap_or(&p.sha256));
    vec![
        GridCell { is_head: true, ..GridCell::number(p.publication.to_string()) },
        GridCell { class: "nowrap", ..GridCell::text(p.published_at.replace('T', " ")) },
        GridCell::text(&p.person),
        GridCell { class: "nowrap", ..GridCell::text(&p.as_of) },
        GridCell { class: "nowrap", ..GridCell::text(if filters.is_empty() { whole } else { filters }) }
            .note(p.profile_name(ask.language)),
        GridCell::number(words.whole(p.activities)),
        GridCell::number(words.whole(p.left_out)),
        GridCell::number(words.whole(p.held_back())),
        GridCell { class: "nowrap", ..GridCell::text(words.t("publications-fetch")) }
            .to(ask.to_one(&links::publication(p.publication)))
            .note(file),
    ]
}
