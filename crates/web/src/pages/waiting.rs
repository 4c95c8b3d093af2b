//! The waiting cases behind a number of the bottleneck board, longest first.

use crate::ask::{Ask, Form};
use crate::filter_form::Chip;
use crate::grid::Grid;
use crate::links;
use crate::reply::{self, Reply};
use crate::shell::Shell;
use crate::site::{Site, twins};
use crate::words::Words;
use app::Failure;
use app::bottlenecks::{WaitingAnswer, WaitingQuestion};
use app::filters::Filters;
use askama::Template;
use wording::Arg;

/// Cases on a page; the twins have all.
const SHOWN: usize = 200;

/// The page.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/waiting.html")]
pub(crate) struct WaitingPage {
    shell: Shell,
    board_href: String,
    lead: String,
    chips: Vec<Chip>,
    grid: Grid,
    rest: String,
}

/// `GET /bottlenecks/waiting`
pub(crate) fn show(site: &Site, ask: &Ask) -> Result<Reply, Failure> {
    let (headway, ctx) = (&*site.headway, &ask.ctx);
    let processes = app::processes::counts(headway, ctx)?;
    let question = WaitingQuestion {
        process: super::bottlenecks::chosen_process(ask, &processes),
        step: ask.owned("step"),
        // Given and blank means: of no office.
        office: ask.given("office").map(str::to_owned),
        limit: if ask.form == Form::Page { SHOWN } else { usize::MAX },
    };
    // The office is the event's, not the activity's: it is part of the question.
    let filters = Filters { office: None, ..ask.filters() };
    let answer = app::bottlenecks::waiting(headway, ctx, &filters, &question)?;
    twins(ask, &answer, WaitingAnswer::table, || {
        let shell = Shell::of(site, ask, Words::of(ask.language).t("waiting-title"))?;
        let name = processes.iter().find(|p| p.process == answer.process).map_or("", |p| p.name.as_str());
        reply::page(&WaitingPage::of(ask, shell, &answer, name))
    })
}

/// The answer with names of steps in the reader's language.
pub(crate) fn named(words: Words, answer: &WaitingAnswer) -> WaitingAnswer {
    let mut answer = answer.clone();
    for case in &mut answer.cases {
        case.last_step = words.step_name(&answer.process, &case.last_step);
        case.waits_for = words.step_name(&answer.process, &case.waits_for);
    }
    answer
}

impl WaitingPage {
    /// The page of an answer.
    pub(crate) fn of(ask: &Ask, shell: Shell, answer: &WaitingAnswer, process_name: &str) -> WaitingPage {
        let words = shell.words;
        let answer = &named(words, answer);
        let name = &words.process_name(&answer.process, process_name);
        let mut table = answer.table();
        let hidden: &[&str] = if answer.process == "project-cycle" { &["case", "activity"] } else { &["activity"] };
        table.leave_out(hidden);
        let link = |row: usize, column: &str| {
            let activity = answer.cases[row].activity.as_deref()?;
            matches!(column, "title" | "case").then(|| ask.to_one(&links::activity(activity)))
        };
        let chip = |name: &'static str, value: String| {
            let label = words.t(&format!("filter-{name}"));
            let both = words.said_of(&label, &value);
            let kept = ask.pairs().filter(|(n, _)| *n != name).collect::<Vec<_>>();
            Chip {
                remove: words.with("filters-remove", &[("filter", Arg::Text(&both))]),
                href: links::with_query(&ask.path, kept),
                label,
                value,
            }
        };
        let first = answer.cases.first();
        let step = answer.step.as_ref().map(|code| first.map_or(code, |c| &c.waits_for).clone());
        let office = answer.office.as_ref().map(|code| match first {
            _ if code.is_empty() => words.t("group-unknown"),
            Some(case) if !case.office.is_empty() => case.office.clone(),
            _ => code.clone(),
        });
        let others = ask.filters();
        let others = others.pairs().into_iter().filter(|(n, _)| *n != "office").map(|(n, v)| chip(n, v.to_owned()));
        WaitingPage {
            board_href: ask.to(links::BOTTLENECKS, &[("process", &answer.process), ("office", "")]),
            lead: words.with("waiting-lead", &[("n", Arg::Whole(answer.total as i64)), ("process", Arg::Text(name))]),
            chips: step
                .map(|s| chip("step", s))
                .into_iter()
                .chain(office.map(|o| chip("office", o)))
                .chain(others)
                .collect(),
            grid: Grid::of("waiting", words.t("waiting-caption"), &table, words, link),
            rest: match answer.total.saturating_sub(answer.cases.len() as u64) {
                0 => String::new(),
                n => words.count("rows-more", n),
            },
            shell,
        }
    }

    /// Pages to test with.
    #[cfg(test)]
    pub(crate) fn samples(language: domain::Language) -> Vec<WaitingPage> {
        use super::samples as s;
        let ask = s::ask("/bottlenecks/waiting?process=p&step=s&office=&text=%3Cscript%3E", language);
        [s::waiting_empty(), s::waiting_full()]
            .into_iter()
            .map(|answer| WaitingPage::of(&ask, s::shell(&ask), &answer, s::HOSTILE))
            .collect()
    }
}
