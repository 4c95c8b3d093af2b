//! Open cases: whose desk each is on, how long it took so far, its chance of being late, the days it still has, and why.

use super::bottlenecks::{chosen_process, process_field};
use super::parts::Controls;
use crate::ask::Ask;
use crate::filter_form::{FilterForm, choose};
use crate::grid::{Grid, GridCell, Head};
use crate::links;
use crate::reply::{self, Reply};
use crate::shell::Shell;
use crate::site::{Site, twins};
use crate::words::Words;
use app::Failure;
use app::cases::{CaseAnswer, CasesAnswer, CasesQuestion};
use app::filters::Choices;
use app::processes::ProcessCount;
use askama::Template;
use wording::Arg;

/// Cases on a page; the twins have all.
const SHOWN: usize = 50;
/// Reasons of a case on the page; the twins have all.
const REASONS: usize = 3;
/// Targets offered, in days.
const TARGETS: [u64; 8] = [7, 14, 30, 60, 90, 180, 365, 730];
/// Longest target that can be asked for.
const LONGEST: u64 = 36_500;

/// The page.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/cases.html")]
pub(crate) struct CasesPage {
    shell: Shell,
    board_href: String,
    lead: String,
    controls: Controls,
    filters: FilterForm,
    is_empty: bool,
    grid: Grid,
    rest: String,
    notes: Vec<String>,
}

/// `GET /cases`
pub(crate) fn show(site: &Site, ask: &Ask) -> Result<Reply, Failure> {
    let (headway, ctx) = (&*site.headway, &ask.ctx);
    let processes = app::processes::counts(headway, ctx)?;
    let target = ask.given("target").filter(|t| !t.is_empty());
    let target_days = target.map(|_| ask.number("target", 1, 1, LONGEST)).transpose()?.map(|days| days as f64);
    let question = CasesQuestion { process: chosen_process(ask, &processes), target_days };
    let answer = match processes.is_empty() && ask.get("process").is_none() {
        true => nothing(&question, ctx.as_of.day),
        false => app::cases::cases(headway, ctx, &ask.filters(), &question)?,
    };
    twins(ask, &answer, CasesAnswer::table, || {
        let choices = app::filters::choices(headway, ctx)?;
        let shell = Shell::of(site, ask, Words::of(ask.language).t("nav-cases"))?;
        reply::page(&CasesPage::of(ask, shell, &answer, &processes, &choices))
    })
}

/// The answer where there is no case of any process.
fn nothing(question: &CasesQuestion, day: domain::Day) -> CasesAnswer {
    CasesAnswer {
        process: question.process.clone(),
        process_name: String::new(),
        as_of: day.to_string(),
        target_days: question.target_days,
        target_share: None,
        finished: 0,
        assumed_closed: 0,
        cases: Vec::new(),
    }
}

/// The first cases of an answer with names of steps in the reader's language.
fn shown(words: Words, answer: &CasesAnswer) -> CasesAnswer {
    let name = |case: &CaseAnswer| CaseAnswer {
        step_name: words.step_name(&answer.process, &case.step_name),
        waits_for_name: words.step_name(&answer.process, &case.waits_for_name),
        ..case.clone()
    };
    CasesAnswer { cases: answer.cases.iter().take(SHOWN).map(name).collect(), ..answer.clone() }
}

/// What an officer needs of each case: where it is, since when, how likely it is late, and the three chief reasons.
fn cases_grid(ask: &Ask, words: Words, cases: &[CaseAnswer]) -> Grid {
    let days = |value: Option<f64>| value.map_or_else(|| words.t("unknown"), |v| words.number(v, 0));
    let row = |case: &CaseAnswer| {
        let head = GridCell::head(&case.case).note(&case.office);
        let left = &case.remaining;
        let interval = match (left.p10, left.p90) {
            (Some(low), Some(high)) => format!("{} – {}", words.number(low, 0), words.number(high, 0)),
            _ => String::new(),
        };
        let reasons: Vec<&str> = case.reasons.iter().take(REASONS).map(|r| r.text.as_str()).collect();
        vec![
            match case.activity.as_str() {
                "" => head,
                activity => head.to(ask.to_one(&links::activity(activity))),
            },
            GridCell::text(&case.waits_for_name).note(&case.step_name),
            GridCell::text(&case.desk),
            GridCell::number(days(Some(case.elapsed))).note(days(Some(case.waiting))),
            GridCell::number(words.percent(case.p_late)),
            GridCell::number(days(left.p50)).note(interval),
            GridCell { class: "wide", ..GridCell::text(reasons.join("; ")) },
        ]
    };
    let both = |above: &str, below: &str| format!("{} / {}", words.t(above), words.t(below));
    Grid {
        id: "cases".to_owned(),
        caption: words.t("cases-caption"),
        heads: vec![
            Head::text(both("column-case", "column-office")),
            Head::text(both("column-waits-for", "column-last-step")),
            Head::text(words.t("column-desk")),
            Head::number(both("column-elapsed-days", "column-waiting-days")),
            Head::number(words.t("column-p-late")),
            Head::number(words.t("column-remaining-p50")),
            Head::text(words.t("column-reasons")),
        ],
        rows: cases.iter().map(row).collect(),
        when_empty: words.t("no-data"),
        ..Grid::default()
    }
}

impl CasesPage {
    /// The page of an answer.
    pub(crate) fn of(
        ask: &Ask,
        shell: Shell,
        answer: &CasesAnswer,
        processes: &[ProcessCount],
        choices: &Choices,
    ) -> CasesPage {
        let words = shell.words;
        let listed = shown(words, answer);
        let given = answer.target_share.is_none().then_some(answer.target_days).flatten();
        let chosen = given.map(|days| (days.round() as u64).to_string()).unwrap_or_default();
        let mut targets: Vec<u64> = TARGETS.into_iter().chain(chosen.parse()).collect();
        targets.sort_unstable();
        targets.dedup();
        let usual = (String::new(), words.t("cases-usual-target"));
        let targets = targets.into_iter().map(|days| (days.to_string(), words.days(days as f64)));
        let controls = vec![
            process_field(words, &answer.process, processes),
            choose(words, "target", &chosen, std::iter::once(usual).chain(targets)),
        ];
        let name = words.process_name(&answer.process, &answer.process_name);
        let mut notes = Vec::new();
        if let Some(target) = answer.target_days {
            let days = words.number(target, if target < 10.0 { 1 } else { 0 });
            notes.push(words.with("cases-target", &[("days", Arg::Text(&days))]));
        }
        match answer.finished {
            0 if !answer.cases.is_empty() => notes.push(words.t("cases-none-finished")),
            _ => notes.push(words.t("cases-note")),
        }
        if answer.assumed_closed > 0 {
            notes.push(words.count("cases-assumed-closed", answer.assumed_closed));
        }
        CasesPage {
            board_href: ask.to(links::BOTTLENECKS, &[("process", &answer.process)]),
            lead: words
                .with("cases-lead", &[("n", Arg::Whole(answer.cases.len() as i64)), ("process", Arg::Text(&name))]),
            controls: Controls::of(ask, words, controls),
            filters: FilterForm::of(ask, words, choices, false),
            is_empty: answer.cases.is_empty(),
            grid: cases_grid(ask, words, &listed.cases),
            rest: match answer.cases.len().saturating_sub(listed.cases.len()) {
                0 => String::new(),
                n => words.count("rows-more", n as u64),
            },
            notes,
            shell,
        }
    }

    /// Pages to test with.
    #[cfg(test)]
    pub(crate) fn samples(language: domain::Language) -> Vec<CasesPage> {
        use super::samples as s;
        let ask = s::ask("/cases?process=p&target=9&text=%3Cscript%3E", language);
        let question = CasesQuestion { process: "p".into(), target_days: None };
        [nothing(&question, domain::Day(19_000)), s::cases_full()]
            .into_iter()
            .map(|answer| CasesPage::of(&ask, s::shell(&ask), &answer, &s::processes(), &s::choices()))
            .collect()
    }
}
