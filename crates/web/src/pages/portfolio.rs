//! The portfolio in one screen. What a manager must see first stands first: how much needs action, what changed,
//! which signals, where it is stuck; then money, its course, and the rates with what they rest on.

use super::parts::{IncompleteNote, Line, SignalList, Tile, capitalised, rates_grid};
use crate::ask::Ask;
use crate::drawings;
use crate::filter_form::{FilterForm, STATES};
use crate::grid::{Grid, state_class};
use crate::links;
use crate::reply::{self, Reply};
use crate::shell::Shell;
use crate::site::{Site, twins};
use crate::words::Words;
use app::Failure;
use app::bottlenecks::{BottlenecksAnswer, BottlenecksQuestion};
use app::filters::Choices;
use app::import::RecentImport;
use app::signals::{SignalAnswer, SignalsAnswer, SignalsQuestion};
use app::status::StatusAnswer;
use app::trends::{TrendsAnswer, TrendsQuestion};
use askama::Template;
use domain::Day;
use wording::Arg;

/// Signals shown.
const SIGNALS: usize = 10;
/// Signals shown as news.
const NEWS: usize = 5;
/// Days that count as news.
const NEWS_DAYS: i32 = 31;
/// Processes shown, and steps of each.
const PROCESSES: usize = 3;
const STEPS: usize = 5;
/// Days looked back for waiting.
const WINDOW: u32 = 90;
/// Months drawn.
const MONTHS: usize = 60;

/// The page.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/portfolio.html")]
pub(crate) struct PortfolioPage {
    shell: Shell,
    counts: String,
    before_first: String,
    is_empty: bool,
    filters: FilterForm,
    headline: Vec<Headline>,
    states_picture: String,
    changed: String,
    changes: Vec<News>,
    last_import: String,
    signals: SignalList,
    signals_href: String,
    signals_all: String,
    stuck: Vec<StuckProcess>,
    stuck_note: String,
    tiles: Vec<Tile>,
    trend_picture: String,
    trend_href: String,
    rates: Grid,
    incomplete: IncompleteNote,
    holdings: Vec<Line>,
    unknown: Vec<Line>,
    again: String,
}

/// A state with how many activities are in it.
#[derive(Clone, Debug)]
pub(crate) struct Headline {
    class: &'static str,
    label: String,
    n: String,
    href: String,
}

/// A signal that is new.
#[derive(Clone, Debug)]
pub(crate) struct News {
    title: String,
    href: String,
    day: String,
    class: &'static str,
    state: String,
    what: String,
}

/// A process with the steps that wait longest.
#[derive(Clone, Debug)]
pub(crate) struct StuckProcess {
    name: String,
    open: String,
    href: String,
    steps: Vec<StuckStep>,
}

/// A step where cases wait.
#[derive(Clone, Debug)]
pub(crate) struct StuckStep {
    name: String,
    href: String,
    days: String,
    queue: String,
    /// "growing", or blank.
    growing: String,
}

/// All answers the page is made of.
pub(crate) struct Answers {
    pub(crate) status: StatusAnswer,
    pub(crate) signals: SignalsAnswer,
    pub(crate) trend: TrendsAnswer,
    pub(crate) boards: Vec<BottlenecksAnswer>,
    pub(crate) choices: Choices,
    pub(crate) imports: Vec<RecentImport>,
}

/// `GET /`, `GET /status.json`
pub(crate) fn show(site: &Site, ask: &Ask) -> Result<Reply, Failure> {
    let filters = ask.filters();
    let status = app::status::status(&site.headway, &ask.ctx, &filters)?;
    twins(ask, &status.clone(), StatusAnswer::table, || {
        let (headway, ctx) = (&*site.headway, &ask.ctx);
        let all_signals = SignalsQuestion::default();
        let mut processes = app::bottlenecks::processes(headway, ctx)?;
        // Processes with much under way first; the project cycle comes first among equals.
        processes.sort_by_key(|p| std::cmp::Reverse(p.open));
        let boards = processes
            .iter()
            .take(PROCESSES)
            .map(|p| {
                let question = BottlenecksQuestion { process: p.process.clone(), window_days: WINDOW, by: None };
                app::bottlenecks::bottlenecks(headway, ctx, &filters, &question)
            })
            .collect::<Result<_, _>>()?;
        let answers = Answers {
            signals: app::signals::signals(headway, ctx, &filters, &all_signals)?,
            trend: app::trends::trends(headway, ctx, &filters, &TrendsQuestion::spending_by_month())?,
            boards,
            choices: app::filters::choices(headway, ctx)?,
            imports: app::import::recent(headway, ctx, 1)?,
            status,
        };
        let shell = Shell::of(site, ask, Words::of(ask.language).t("nav-portfolio"))?;
        reply::page(&PortfolioPage::of(ask, shell, &answers))
    })
}

impl PortfolioPage {
    /// The page of these answers.
    pub(crate) fn of(ask: &Ask, shell: Shell, answers: &Answers) -> PortfolioPage {
        let words = shell.words;
        let status = &answers.status;
        let currency = &status.currency;
        let (changed, changes) = news(ask, words, &answers.signals.signals, ask.ctx.as_of.day);
        let worst = answers.signals.signals.iter().take(SIGNALS);
        let total = answers.signals.signals.len() as u64;
        let no_note = String::new;
        let of_approved = |amount: Option<app::decimal::Decimal>| share_of(words, amount, status.money.approved);
        let money = [
            Tile::money(words, "money-approved", status.money.approved, currency, no_note()),
            Tile::money(words, "money-received", status.money.received, currency, of_approved(status.money.received)),
            Tile::money(
                words,
                "money-committed",
                status.money.committed,
                currency,
                of_approved(status.money.committed),
            ),
            Tile::money(words, "money-spent", status.money.spent, currency, of_approved(status.money.spent)),
            Tile::money(words, "money-allocated", status.money.allocated, currency, words.t("money-allocated-note")),
        ];
        PortfolioPage {
            counts: counts_line(words, status),
            before_first: before_first(words, status),
            is_empty: status.change == 0
                || (status.counts.activities == 0
                    && status.counts.cases == 0
                    && status.filters.pairs().is_empty()
                    && !status.before_first_record),
            filters: FilterForm::of(ask, words, &answers.choices, false),
            headline: STATES
                .iter()
                .take(2)
                .chain(["on_pace"].iter())
                .map(|s| headline(ask, words, status, s))
                .collect(),
            states_picture: drawings::states(ask, words, &status.states),
            changed,
            changes,
            last_import: answers.imports.first().map_or_else(String::new, |import| {
                let day = words.iso_day(import.at.get(..10).unwrap_or_default());
                words.with("portfolio-last-import", &[("file", Arg::Text(&import.file)), ("day", Arg::Text(&day))])
            }),
            signals: SignalList::linked(ask, words, worst, false),
            signals_href: ask.to(links::SIGNALS, &[]),
            signals_all: words.count("portfolio-signals-all", total),
            stuck: answers.boards.iter().filter_map(|board| stuck(ask, words, board)).collect(),
            stuck_note: words.with("portfolio-stuck-note", &[("days", Arg::Whole(i64::from(WINDOW)))]),
            tiles: money.into(),
            trend_picture: match answers.trend.series.first() {
                Some(series) => {
                    drawings::trend(words, "trend", words.t("portfolio-trend-title"), &answers.trend, series, MONTHS)
                }
                None => String::new(),
            },
            trend_href: ask.to(links::TRENDS, &[]),
            rates: rates_grid(words, &status.delivery, currency),
            incomplete: IncompleteNote::of(words, &status.incomplete),
            holdings: [
                ("count-organisations", status.counts.organisations),
                ("count-transactions", status.counts.transactions),
                ("count-budgets", status.counts.budgets),
                ("count-milestones", status.counts.milestones),
                ("count-cases", status.counts.cases),
                ("count-steps", status.counts.steps),
            ]
            .into_iter()
            .map(|(key, n)| Line { label: words.t(key), value: words.whole(n) })
            .collect(),
            unknown: status
                .unknown
                .iter()
                .map(|u| Line { label: capitalised(&words.name_of("unknown", u.what)), value: words.whole(u.n) })
                .collect(),
            again: {
                let exact = format!("{}@{}", ask.ctx.as_of.day, status.change);
                words.with("portfolio-again", &[("as_of", Arg::Text(&exact))])
            },
            shell,
        }
    }

    /// Pages to test with.
    #[cfg(test)]
    pub(crate) fn samples(language: domain::Language) -> Vec<PortfolioPage> {
        use super::samples as s;
        let ask = s::ask("/?office=%3Cscript%3E&as_of=2024-06-30", language);
        [s::portfolio_empty(), s::portfolio_full()]
            .into_iter()
            .map(|answers| PortfolioPage::of(&ask, s::shell(&ask), &answers))
            .collect()
    }
}

fn counts_line(words: Words, status: &StatusAnswer) -> String {
    let n = words.count("n-activities", status.counts.activities);
    words.with("portfolio-lead", &[("activities", Arg::Text(&n)), ("currency", Arg::Text(&status.currency))])
}

fn before_first(words: Words, status: &StatusAnswer) -> String {
    match (&status.first_recorded, status.before_first_record) {
        (Some(first), true) => {
            let day = words.iso_day(status.as_of.split('@').next().unwrap_or_default());
            let first = words.iso_day(first);
            words.with("as-of-before-first", &[("day", Arg::Text(&day)), ("first", Arg::Text(&first))])
        }
        _ => String::new(),
    }
}

fn headline(ask: &Ask, words: Words, status: &StatusAnswer, state: &str) -> Headline {
    Headline {
        class: state_class(state),
        label: words.name_of("state", state),
        n: words.whole(drawings::count_of(&status.states, state)),
        href: ask.to(links::ACTIVITIES, &[("state", state)]),
    }
}

/// Signals raised in the last month, newest first, and how many there were.
fn news(ask: &Ask, words: Words, signals: &[SignalAnswer], as_of: Day) -> (String, Vec<News>) {
    let day_of = |s: &SignalAnswer| Day::parse(&s.raised_on);
    let mut new: Vec<&SignalAnswer> =
        signals.iter().filter(|s| day_of(s).is_some_and(|d| as_of.days_since(d) <= NEWS_DAYS)).collect();
    let count = words.with(
        "portfolio-changed-signals",
        &[("n", Arg::Whole(new.len() as i64)), ("days", Arg::Whole(i64::from(NEWS_DAYS)))],
    );
    new.sort_by(|a, b| b.raised_on.cmp(&a.raised_on));
    let items = new
        .into_iter()
        .take(NEWS)
        .map(|s| News {
            title: s.title.clone(),
            href: ask.to_one(&links::activity(&s.activity)),
            day: words.iso_day(&s.raised_on),
            class: state_class(s.severity),
            state: words.name_of("state", s.severity),
            what: words.name_of("signal", s.rule),
        })
        .collect();
    (count, items)
}

/// The steps of a process where most days were waited; `None` where nothing waits.
fn stuck(ask: &Ask, words: Words, board: &BottlenecksAnswer) -> Option<StuckProcess> {
    let mut steps: Vec<_> = board.steps.iter().filter(|s| s.waiting_days + s.running_days > 0.0).collect();
    steps.sort_by(|a, b| (b.waiting_days + b.running_days).total_cmp(&(a.waiting_days + a.running_days)));
    let steps: Vec<StuckStep> = steps
        .into_iter()
        .take(STEPS)
        .map(|step| StuckStep {
            name: words.step_name(&board.process, &step.name),
            href: drawings::waiting_href(ask, &board.process, Some(&step.step), None),
            days: words.days(step.waiting_days + step.running_days),
            queue: words.count("bottlenecks-waiting-now", step.open),
            growing: if step.growing { words.t("bottlenecks-growing") } else { String::new() },
        })
        .collect();
    (!steps.is_empty()).then(|| StuckProcess {
        name: words.process_name(&board.process, &board.process_name),
        open: words.count("bottlenecks-open", board.basis.open),
        href: ask.to(links::BOTTLENECKS, &[("process", &board.process)]),
        steps,
    })
}

fn share_of(words: Words, part: Option<app::decimal::Decimal>, whole: Option<app::decimal::Decimal>) -> String {
    match (part, whole) {
        (Some(part), Some(whole)) if whole.0 > 0 => {
            let share = words.share(part.to_f64() / whole.to_f64());
            words.with("money-of-approved", &[("share", Arg::Text(&share))])
        }
        _ => String::new(),
    }
}
