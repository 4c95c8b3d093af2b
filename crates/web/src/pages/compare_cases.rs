//! The cases behind the share of a group: what each is measured from, what came of it, and whether that went well.

use super::compare::{asked, group_name};
use super::parts::capitalised;
use crate::ask::{Ask, Form};
use crate::grid::Grid;
use crate::links;
use crate::reply::{self, Reply};
use crate::shell::Shell;
use crate::site::{Site, twins};
use crate::words::Words;
use app::Failure;
use app::comparison::{GroupCasesAnswer, GroupQuestion};
use askama::Template;
use wording::Arg;

/// Cases on a page; the twins have all.
const SHOWN: usize = 100;

/// The page.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/compare_cases.html")]
pub(crate) struct CompareCasesPage {
    shell: Shell,
    board_href: String,
    lead: String,
    definition: String,
    grid: Grid,
    rest: String,
}

/// `GET /compare/cases`
pub(crate) fn show(site: &Site, ask: &Ask) -> Result<Reply, Failure> {
    let (headway, ctx) = (&*site.headway, &ask.ctx);
    let (measure, by) = asked(ask);
    let question = GroupQuestion {
        measure: measure.to_owned(),
        by: by.to_owned(),
        group: ask.owned("group").unwrap_or_default(),
        limit: if ask.form == Form::Page { SHOWN } else { usize::MAX },
    };
    let answer = app::comparison::group_cases(headway, ctx, &ask.filters(), &question)?;
    twins(ask, &answer, GroupCasesAnswer::table, || {
        let shell = Shell::of(site, ask, Words::of(ask.language).t("compare-cases-title"))?;
        reply::page(&CompareCasesPage::of(ask, shell, &answer))
    })
}

impl CompareCasesPage {
    /// The page of an answer.
    pub(crate) fn of(ask: &Ask, shell: Shell, answer: &GroupCasesAnswer) -> CompareCasesPage {
        let words = shell.words;
        let mut named = answer.clone();
        for case in &mut named.cases {
            case.report = words.step_name("project-cycle", &case.report);
        }
        let mut table = named.table();
        // People read titles; identifiers are in the twins.
        table.columns.remove(0);
        table.rows.iter_mut().for_each(|row| drop(row.remove(0)));
        let link = |row: usize, column: &str| {
            (column == "title").then(|| ask.to_one(&links::activity(&answer.cases[row].activity)))
        };
        let measure = capitalised(&words.name_of("compared", answer.measure));
        let (group, well, n) = (group_name(words, &answer.name), words.whole(answer.well), words.whole(answer.n));
        let parts = [("measure", &measure), ("group", &group), ("well", &well), ("n", &n)];
        CompareCasesPage {
            board_href: ask.to(links::COMPARE, &[("measure", answer.measure), ("by", answer.by)]),
            lead: words.with("compare-cases-lead", &parts.map(|(name, text)| (name, Arg::Text(text)))),
            definition: words.attribute_of("compared", answer.measure, "definition"),
            grid: Grid::of("cases", words.t("compare-cases-caption"), &table, words, link),
            rest: match answer.n.saturating_sub(answer.cases.len() as u64) {
                0 => String::new(),
                n => words.count("rows-more", n),
            },
            shell,
        }
    }

    /// Pages to test with.
    #[cfg(test)]
    pub(crate) fn samples(language: domain::Language) -> Vec<CompareCasesPage> {
        use super::samples as s;
        let ask = s::ask("/compare/cases?measure=punctuality&by=office&group=", language);
        [s::compare_cases("punctuality", 0), s::compare_cases("punctuality", 3), s::compare_cases("delivery", 2)]
            .into_iter()
            .map(|answer| CompareCasesPage::of(&ask, s::shell(&ask), &answer))
            .collect()
    }
}
