//! The portfolio in one screen, for a manager with two minutes: where it stands, what needs attention, what got worse
//! since a month ago, where it is stuck; then rates, their course, and what all of it rests on.

use super::parts::{IncompleteNote, Line, Tile, capitalised, rates_grid};
use super::since::{from_to, sentence};
use crate::ask::Ask;
use crate::drawings;
use crate::filter_form::{FilterForm, STATES};
use crate::grid::{Grid, state_class};
use crate::links;
use crate::reply::{self, Reply};
use crate::shell::Shell;
use crate::site::{Site, twins};
use crate::words::{Words, currency};
use app::Failure;
use app::bottlenecks::{BottlenecksAnswer, BottlenecksQuestion};
use app::filters::Choices;
use app::import::RecentImport;
use app::signals::{SignalAnswer, SignalsAnswer, SignalsQuestion};
use app::since::{MovedActivity, SinceAnswer, month_before};
use app::status::StatusAnswer;
use app::trends::{TrendsAnswer, TrendsQuestion};
use askama::Template;
use wording::Arg;

/// Activities shown that need attention, and reasons of each.
const NEEDS: usize = 7;
const REASONS: usize = 2;
/// Activities shown that got worse.
const WORSE: usize = 7;
/// A queue counts as growing only where chance makes it grow so more seldom than this.
const GROWTH: f64 = 0.05;
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
    has_activities: bool,
    filters: FilterForm,
    headline: Vec<Headline>,
    states_picture: String,
    needs: Vec<Need>,
    signals_href: String,
    signals_all: String,
    since_title: String,
    since_href: String,
    since_lead: String,
    worse: Vec<Worse>,
    moves: Vec<Line>,
    last_import: String,
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
    /// "+3 since 25 Oct", or blank.
    delta: String,
}

/// An activity that needs attention, with the chief reasons.
#[derive(Clone, Debug)]
pub(crate) struct Need {
    class: &'static str,
    state: String,
    title: String,
    href: String,
    office: String,
    reasons: Vec<Reason>,
    /// "2 more signals", or blank.
    more: String,
}

/// Why an activity needs attention.
#[derive(Clone, Debug)]
pub(crate) struct Reason {
    rule: String,
    text: String,
    since: String,
}

/// An activity that got worse.
#[derive(Clone, Debug)]
pub(crate) struct Worse {
    class: &'static str,
    title: String,
    href: String,
    from_to: String,
    rules: String,
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
    /// What moved since a month ago; `None` where nothing is stored yet.
    pub(crate) since: Option<SinceAnswer>,
}

/// `GET /`, `GET /status.json`
pub(crate) fn show(site: &Site, ask: &Ask) -> Result<Reply, Failure> {
    let filters = ask.filters();
    let status = app::status::status(&site.headway, &ask.ctx, &filters)?;
    twins(ask, &status.clone(), StatusAnswer::table, || {
        let (headway, ctx) = (&*site.headway, &ask.ctx);
        let all_signals = SignalsQuestion::default();
        let mut processes = app::processes::counts(headway, ctx)?;
        // Processes with much under way first; the project cycle comes first among equals.
        processes.sort_by_key(|p| std::cmp::Reverse(p.open));
        let boards = processes
            .iter()
            .take(PROCESSES)
            .map(|p| {
                let question = BottlenecksQuestion {
                    process: p.process.clone(),
                    window_days: WINDOW,
                    by: None,
                    working_days: false,
                };
                app::bottlenecks::bottlenecks(headway, ctx, &filters, &question)
            })
            .collect::<Result<_, _>>()?;
        let month_ago = month_before(ctx.as_of.day);
        let since = match status.change {
            0 => None,
            _ => Some(app::since::since(headway, ctx, &filters, month_ago)?),
        };
        let answers = Answers {
            since,
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
        let code = &status.currency;
        let since = answers.since.as_ref().filter(|since| since.known_then);
        let total = answers.signals.signals.len() as u64;
        let no_note = String::new;
        let of_approved = |amount: Option<app::decimal::Decimal>| share_of(words, amount, status.money.approved);
        let money = [
            Tile::money(words, "money-approved", status.money.approved, code, no_note()),
            Tile::money(words, "money-received", status.money.received, code, of_approved(status.money.received)),
            Tile::money(words, "money-committed", status.money.committed, code, of_approved(status.money.committed)),
            Tile::money(words, "money-spent", status.money.spent, code, of_approved(status.money.spent)),
            Tile::money(words, "money-allocated", status.money.allocated, code, words.t("money-allocated-note")),
            pace_tile(words, status, since),
        ];
        PortfolioPage {
            counts: counts_line(words, status),
            before_first: before_first(words, status),
            is_empty: status.change == 0
                || (status.counts.activities == 0
                    && status.counts.cases == 0
                    && status.filters.pairs().is_empty()
                    && !status.before_first_record),
            // Filters that leave none are another matter than data without any.
            has_activities: status.counts.activities > 0 || !status.filters.pairs().is_empty(),
            filters: FilterForm::of(ask, words, &answers.choices, false),
            headline: STATES
                .iter()
                .take(2)
                .chain(["on_pace"].iter())
                .map(|s| headline(ask, words, status, since, s))
                .collect(),
            states_picture: drawings::states(ask, words, &status.states),
            needs: needs(ask, words, &answers.signals.signals),
            since_title: answers.since.as_ref().map_or_else(String::new, |since| {
                let day = words.iso_day(&since.since);
                words.with("since-title", &[("day", Arg::Text(&day))])
            }),
            since_href: ask.to(links::SINCE, &[]),
            since_lead: match (since, &answers.since) {
                (Some(since), _) => sentence(words, since),
                (None, Some(none)) => {
                    let day = words.iso_day(&none.since);
                    words.with("since-before-first", &[("day", Arg::Text(&day))])
                }
                (None, None) => String::new(),
            },
            worse: since.map_or_else(Vec::new, |since| worse(ask, words, since)),
            moves: since.map_or_else(Vec::new, |since| moves(words, since, code)),
            last_import: answers.imports.first().map_or_else(String::new, |import| {
                let day = words.iso_day(import.at.get(..10).unwrap_or_default());
                let file = super::imports::file_name(&import.file);
                words.with("portfolio-last-import", &[("file", Arg::Text(file)), ("day", Arg::Text(&day))])
            }),
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
            rates: rates_grid(words, &status.delivery, code),
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

fn headline(ask: &Ask, words: Words, status: &StatusAnswer, since: Option<&SinceAnswer>, state: &str) -> Headline {
    let now = drawings::count_of(&status.states, state);
    let delta = since.map_or_else(String::new, |since| {
        let then = drawings::count_of(&since.then, state);
        let day = words.iso_day(&since.since);
        let by = match now.cmp(&then) {
            std::cmp::Ordering::Equal => return words.with("since-same", &[("day", Arg::Text(&day))]),
            std::cmp::Ordering::Greater => format!("+{}", words.whole(now - then)),
            std::cmp::Ordering::Less => format!("−{}", words.whole(then - now)),
        };
        words.with("since-delta", &[("by", Arg::Text(&by)), ("day", Arg::Text(&day))])
    });
    Headline {
        delta,
        class: state_class(state),
        label: words.name_of("state", state),
        n: words.whole(now),
        href: ask.to(links::ACTIVITIES, &[("state", state)]),
    }
}

/// Delivery against time, beside that of a month ago: whether money keeps pace with time.
fn pace_tile(words: Words, status: &StatusAnswer, since: Option<&SinceAnswer>) -> Tile {
    const RATE: &str = "time_adjusted";
    let value = status.delivery.iter().find(|r| r.rate == RATE).and_then(|r| r.value);
    let then = since.and_then(|since| since.rates.iter().find(|r| r.rate == RATE).map(|r| (r.then, &since.since)));
    let note = then.map_or_else(String::new, |(then, day)| {
        let (then, day) = (words.percent(Some(then)), words.iso_day(day));
        words.with("since-was", &[("value", Arg::Text(&then)), ("day", Arg::Text(&day))])
    });
    Tile::share(words, words.name_of("rate", RATE), value, note)
}

/// Activities with signals, each once: those with most to act on first, then those with most to watch, then the newest.
fn needs(ask: &Ask, words: Words, signals: &[SignalAnswer]) -> Vec<Need> {
    let mut order: Vec<&str> = Vec::new();
    let mut of: std::collections::HashMap<&str, Vec<&SignalAnswer>> = std::collections::HashMap::new();
    for signal in signals {
        let mine = of.entry(&signal.activity).or_default();
        if mine.is_empty() {
            order.push(&signal.activity);
        }
        mine.push(signal);
    }
    let count = |activity: &str, severity: &str| of[activity].iter().filter(|s| s.severity == severity).count();
    let newest = |activity: &str| of[activity].iter().map(|s| s.raised_on.clone()).max().unwrap_or_default();
    order.sort_by(|a, b| {
        let urgency = |activity: &str| (count(activity, "act"), count(activity, "watch"), newest(activity));
        urgency(b).cmp(&urgency(a)).then(a.cmp(b))
    });
    let need = |activity: &&str| {
        let signals = &of[*activity];
        let first = signals[0];
        let reason = |signal: &&SignalAnswer| Reason {
            rule: words.name_of("signal", signal.rule),
            text: signal.reasons.first().map(|r| capitalised(&r.text)).unwrap_or_default(),
            since: {
                let day = words.iso_day(&signal.raised_on);
                words.with("signals-raised-on", &[("day", Arg::Text(&day))])
            },
        };
        Need {
            class: state_class(first.severity),
            state: words.name_of("state", first.severity),
            title: first.title.clone(),
            href: ask.to_one(&links::activity(&first.activity)),
            office: first.office.clone(),
            reasons: signals.iter().take(REASONS).map(reason).collect(),
            more: match signals.len().saturating_sub(REASONS) {
                0 => String::new(),
                n => words.count("portfolio-more-signals", n as u64),
            },
        }
    };
    order.iter().take(NEEDS).map(need).collect()
}

/// The activities that got worse, those to act on first.
fn worse(ask: &Ask, words: Words, since: &SinceAnswer) -> Vec<Worse> {
    let item = |moved: &MovedActivity| Worse {
        class: state_class(moved.to),
        title: moved.title.clone(),
        href: ask.to_one(&links::activity(&moved.activity)),
        from_to: from_to(words, moved),
        rules: moved.new_rules.iter().map(|code| words.name_of("signal", code)).collect::<Vec<_>>().join("; "),
    };
    since.moved.iter().filter(|m| m.movement == "worse").take(WORSE).map(item).collect()
}

/// What moved besides states: spending between the days, and the chief rates.
fn moves(words: Words, since: &SinceAnswer, code: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    if let Some(spent) = since.spent_between {
        lines.push(Line { label: words.t("since-spent"), value: words.short_money(Some(spent), currency(code)) });
    }
    let shown = since.rates.iter().filter(|r| matches!(r.rate, "ilo_delivery" | "budget_based" | "time_adjusted"));
    lines.extend(shown.map(|rate| Line {
        label: words.name_of("rate", rate.rate),
        value: format!("{} → {}", words.percent(Some(rate.then)), words.percent(Some(rate.now))),
    }));
    lines
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
            growing: if step.growing && step.growth_p.is_some_and(|p| p <= GROWTH) {
                words.t("bottlenecks-growing")
            } else {
                String::new()
            },
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
