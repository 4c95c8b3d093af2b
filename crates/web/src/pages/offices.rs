//! Offices side by side, and one office with what waits there.

use super::parts::{SignalList, Tile};
use crate::ask::Ask;
use crate::drawings;
use crate::filter_form::FilterForm;
use crate::grid::Grid;
use crate::links;
use crate::reply::{self, Reply};
use crate::shell::Shell;
use crate::site::{Site, twins};
use crate::words::Words;
use app::Failure;
use app::bottlenecks::{WaitingAnswer, WaitingQuestion};
use app::filters::{Choices, Filters};
use app::offices::{OfficeRow, OfficesAnswer};
use app::signals::{SignalsAnswer, SignalsQuestion};
use askama::Template;
use wording::Arg;

/// Signals and waiting cases shown of one office.
const SHOWN: usize = 6;

/// The page of all offices.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/offices.html")]
pub(crate) struct OfficesPage {
    shell: Shell,
    lead: String,
    filters: FilterForm,
    grid: Grid,
}

/// The page of one office.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/office.html")]
pub(crate) struct OfficePage {
    shell: Shell,
    code: String,
    list_href: String,
    counts: String,
    activities_href: String,
    tiles: Vec<Tile>,
    states_picture: String,
    waiting: Vec<WaitingPart>,
    signals: SignalList,
    signals_href: String,
    signals_all: String,
}

/// Cases of one process that wait in the office.
#[derive(Clone, Debug)]
pub(crate) struct WaitingPart {
    name: String,
    total: String,
    href: String,
    all: String,
    grid: Grid,
}

/// `GET /offices`
pub(crate) fn list(site: &Site, ask: &Ask) -> Result<Reply, Failure> {
    let answer = app::offices::list(&site.headway, &ask.ctx, &ask.filters())?;
    twins(ask, &answer, OfficesAnswer::table, || {
        let choices = app::filters::choices(&site.headway, &ask.ctx)?;
        let shell = Shell::of(site, ask, Words::of(ask.language).t("nav-offices"))?;
        reply::page(&OfficesPage::of(ask, shell, &answer, &choices))
    })
}

/// `GET /offices/{code}`
pub(crate) fn show(site: &Site, ask: &Ask, code: &str) -> Result<Reply, Failure> {
    let (headway, ctx) = (&*site.headway, &ask.ctx);
    let filters = Filters { office: Some(code.to_owned()), ..Filters::default() };
    let answer = app::offices::list(headway, ctx, &filters)?;
    let Some(row) = answer.offices.first().cloned() else {
        return Err(Failure::not_found("office.not-found").with("office", code));
    };
    twins(ask, &answer, OfficesAnswer::table, || {
        let signals = app::signals::signals(headway, ctx, &filters, &SignalsQuestion::default())?;
        let mut waiting = Vec::new();
        for process in app::processes::counts(headway, ctx)? {
            let question = WaitingQuestion {
                process: process.process.clone(),
                step: None,
                office: Some(row.office.clone()),
                limit: SHOWN,
            };
            let answer = app::bottlenecks::waiting(headway, ctx, &Filters::default(), &question)?;
            if answer.total > 0 {
                waiting.push((process.name, answer));
            }
        }
        let name = if row.name.is_empty() { row.office.clone() } else { row.name.clone() };
        let shell = Shell::of(site, ask, name)?;
        reply::page(&OfficePage::of(ask, shell, &answer, &row, &signals, &waiting))
    })
}

impl OfficesPage {
    /// The page of an answer.
    pub(crate) fn of(ask: &Ask, shell: Shell, answer: &OfficesAnswer, choices: &Choices) -> OfficesPage {
        let words = shell.words;
        let link = |row: usize, column: &str| {
            let office = &answer.offices[row];
            match column {
                _ if office.office.is_empty() => None,
                "office" | "name" => Some(ask.to_one(&links::office(&office.office))),
                "activities" => Some(ask.to(links::ACTIVITIES, &[("office", &office.office)])),
                "act" | "watch" | "on_pace" | "unknown" | "not_applicable" => {
                    Some(ask.to(links::ACTIVITIES, &[("office", &office.office), ("state", column)]))
                }
                _ => None,
            }
        };
        let caption = words.with("amounts-in", &[("currency", Arg::Text(&answer.currency))]);
        OfficesPage {
            lead: words.count("n-offices", answer.offices.len() as u64),
            filters: FilterForm::of(ask, words, choices, false),
            grid: Grid::of("offices", caption, &answer.table(), words, link),
            shell,
        }
    }

    /// Pages to test with.
    #[cfg(test)]
    pub(crate) fn samples(language: domain::Language) -> Vec<OfficesPage> {
        use super::samples as s;
        let ask = s::ask("/offices?country=KE", language);
        [s::offices_empty(), s::offices_full()]
            .into_iter()
            .map(|answer| OfficesPage::of(&ask, s::shell(&ask), &answer, &s::choices()))
            .collect()
    }
}

impl OfficePage {
    /// The page of its answers.
    pub(crate) fn of(
        ask: &Ask,
        shell: Shell,
        answer: &OfficesAnswer,
        row: &OfficeRow,
        signals: &SignalsAnswer,
        waiting: &[(String, WaitingAnswer)],
    ) -> OfficePage {
        let words = shell.words;
        let currency = &answer.currency;
        let own = [("office", row.office.as_str())];
        OfficePage {
            code: row.office.clone(),
            list_href: ask.to_one(links::OFFICES),
            counts: words.count("n-activities", row.activities),
            activities_href: ask.to(links::ACTIVITIES, &own),
            tiles: vec![
                Tile::money(words, "money-approved", row.approved, currency, String::new()),
                Tile::money(words, "money-spent", row.spent, currency, String::new()),
                Tile::share(
                    words,
                    words.name_of("rate", "ilo_delivery"),
                    row.ilo_delivery,
                    words.attribute_of("rate", "ilo_delivery", "denominator"),
                ),
                Tile::share(
                    words,
                    words.name_of("rate", "budget_based"),
                    row.budget_based,
                    words.attribute_of("rate", "budget_based", "denominator"),
                ),
                Tile::count(words, words.t("office-signals-act"), row.act),
                Tile::count(words, words.t("office-signals-watch"), row.watch),
            ],
            states_picture: drawings::states(&ask.with("office", &row.office), words, &row.states),
            waiting: waiting
                .iter()
                .enumerate()
                .map(|(i, (name, answer))| waiting_part(ask, words, i, name, answer))
                .collect(),
            signals: SignalList::linked(ask, words, signals.signals.iter().take(SHOWN), false),
            signals_href: ask.to(links::SIGNALS, &own),
            signals_all: words.count("portfolio-signals-all", signals.signals.len() as u64),
            shell,
        }
    }

    /// Pages to test with.
    #[cfg(test)]
    pub(crate) fn samples(language: domain::Language) -> Vec<OfficePage> {
        use super::samples as s;
        let ask = s::ask("/offices/A%2F1", language);
        let answer = s::offices_full();
        let of = |i: usize, waiting: &[(String, WaitingAnswer)], signals: &SignalsAnswer| {
            OfficePage::of(&ask, s::shell(&ask), &answer, &answer.offices[i], signals, waiting)
        };
        vec![of(0, &[(s::HOSTILE.into(), s::waiting_full())], &s::signals_full()), of(1, &[], &s::signals_empty())]
    }
}

fn waiting_part(ask: &Ask, words: Words, number: usize, name: &str, answer: &WaitingAnswer) -> WaitingPart {
    let answer = &super::waiting::named(words, answer);
    let name = words.process_name(&answer.process, name);
    let mut table = answer.table();
    // The office is the page's; the case of an activity is the activity.
    let hidden: &[&str] =
        if answer.process == "project-cycle" { &["office", "activity", "case"] } else { &["office", "activity"] };
    table.leave_out(hidden);
    let link = |row: usize, column: &str| {
        let activity = answer.cases[row].activity.as_deref()?;
        matches!(column, "title" | "case").then(|| ask.to_one(&links::activity(activity)))
    };
    WaitingPart {
        name: name.clone(),
        total: words.count("bottlenecks-waiting-now", answer.total),
        href: drawings::waiting_href(ask, &answer.process, None, answer.office.as_deref()),
        all: words.t("office-waiting-all"),
        grid: Grid::of(&format!("waiting-{number}"), name, &table, words, link).quiet(),
    }
}
