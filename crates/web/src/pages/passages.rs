//! The passages behind a number of the map of a process: which case, when, how long, from whom to whom.

use crate::ask::{Ask, Form};
use crate::drawings;
use crate::grid::Grid;
use crate::links;
use crate::reply::{self, Reply};
use crate::shell::Shell;
use crate::site::{Site, twins};
use crate::words::Words;
use app::Failure;
use app::processes::{PassagesAnswer, PassagesQuestion};
use askama::Template;
use wording::Arg;

/// Passages on a page; the twins have all.
const SHOWN: usize = 100;

/// The page.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/passages.html")]
pub(crate) struct PassagesPage {
    shell: Shell,
    map_href: String,
    map: String,
    what: String,
    lead: String,
    waiting: Option<(String, String)>,
    grid: Grid,
    rest: String,
}

/// `GET /processes/passages`
pub(crate) fn show(site: &Site, ask: &Ask) -> Result<Reply, Failure> {
    let (headway, ctx) = (&*site.headway, &ask.ctx);
    let processes = app::processes::counts(headway, ctx)?;
    let question = PassagesQuestion {
        process: super::bottlenecks::chosen_process(ask, &processes),
        from: ask.owned("from"),
        to: ask.owned("to"),
        from_holder: ask.owned("from_holder"),
        to_holder: ask.owned("to_holder"),
        again: ask.get("again").is_some(),
        limit: if ask.form == Form::Page { SHOWN } else { usize::MAX },
    };
    let answer = app::processes::passages(headway, ctx, &ask.filters(), &question)?;
    twins(ask, &answer, PassagesAnswer::table, || {
        let shell = Shell::of(site, ask, Words::of(ask.language).t("passages-title"))?;
        reply::page(&PassagesPage::of(ask, shell, &question, &answer))
    })
}

/// What was asked for, in words.
fn what(words: Words, question: &PassagesQuestion, answer: &PassagesAnswer) -> String {
    let step = |text: &str| words.step_name(&answer.process, text);
    // Names where the answer has them, else what was typed.
    let first = answer.passages.first();
    let from = question.from.as_ref().map(|typed| step(first.map_or(typed, |p| &p.from)));
    let to = question.to.as_ref().map(|typed| step(first.map_or(typed, |p| &p.to)));
    let pair = |key: &str, from: &str, to: &str| words.with(key, &[("from", Arg::Text(from)), ("to", Arg::Text(to))]);
    match (&from, &to, &question.from_holder, &question.to_holder) {
        (Some(from), Some(to), ..) => pair("passages-from-to", from, to),
        (None, Some(to), ..) if question.again => pair("passages-again", "", to),
        (None, Some(to), ..) => pair("passages-to", "", to),
        (Some(from), None, ..) => pair("passages-from", from, ""),
        (None, None, Some(from), Some(to)) => {
            pair("passages-from-to", first.map_or(from, |p| &p.from_holder), first.map_or(to, |p| &p.to_holder))
        }
        _ => words.t("passages-all"),
    }
}

impl PassagesPage {
    /// The page of an answer.
    pub(crate) fn of(ask: &Ask, shell: Shell, question: &PassagesQuestion, answer: &PassagesAnswer) -> PassagesPage {
        let words = shell.words;
        let mut named = answer.clone();
        for passage in &mut named.passages {
            passage.from = words.step_name(&answer.process, &passage.from);
            passage.to = words.step_name(&answer.process, &passage.to);
        }
        let mut table = named.table();
        let has_activities = answer.passages.iter().any(|p| p.activity.is_some());
        // What is the same in every row, or is nothing, is said above or left out.
        let hidden = [
            ("case", answer.process == "project-cycle"),
            ("activity", true),
            ("title", !has_activities),
            ("from", question.from.is_some()),
            ("to", question.to.is_some()),
        ];
        let hidden: Vec<&str> = hidden.iter().filter(|(_, is_hidden)| *is_hidden).map(|(name, _)| *name).collect();
        table.leave_out(&hidden);
        let link = |row: usize, column: &str| {
            let activity = answer.passages[row].activity.as_deref()?;
            matches!(column, "title" | "case").then(|| ask.to_one(&links::activity(activity)))
        };
        let (n, cases) = (words.whole(answer.total), words.whole(answer.cases));
        let process = [("process", answer.process.as_str())];
        PassagesPage {
            map_href: ask.to(links::PROCESSES, &process),
            map: words.process_name(&answer.process, &answer.name),
            what: what(words, question, answer),
            lead: words.with("passages-lead", &[("n", Arg::Text(&n)), ("cases", Arg::Text(&cases))]),
            waiting: question
                .to
                .as_ref()
                .map(|to| (words.t("passages-waiting"), drawings::waiting_href(ask, &answer.process, Some(to), None))),
            grid: Grid::of("passages", words.t("passages-caption"), &table, words, link),
            rest: match answer.total.saturating_sub(answer.passages.len() as u64) {
                0 => String::new(),
                n => words.count("rows-more", n),
            },
            shell,
        }
    }

    /// Pages to test with.
    #[cfg(test)]
    pub(crate) fn samples(language: domain::Language) -> Vec<PassagesPage> {
        use super::samples as s;
        let ask = s::ask("/processes/passages?process=p&from=%3Cscript%3E&to=s", language);
        let of = |from: Option<&str>, to: Option<&str>, again| PassagesQuestion {
            process: "p".into(),
            from: from.map(str::to_owned),
            to: to.map(str::to_owned),
            again,
            ..PassagesQuestion::default()
        };
        let holders = PassagesQuestion {
            from_holder: Some(s::HOSTILE.into()),
            to_holder: Some("b".into()),
            ..PassagesQuestion::default()
        };
        let questions = [of(Some("a"), Some(s::HOSTILE), false), of(None, Some("b"), true), of(None, Some("b"), false)];
        let others = [of(Some("a"), None, false), of(None, None, false), holders];
        questions
            .into_iter()
            .chain(others)
            .enumerate()
            .map(|(n, question)| PassagesPage::of(&ask, s::shell(&ask), &question, &s::passages(n)))
            .collect()
    }
}
