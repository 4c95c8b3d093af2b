//! The ledger of signals: how right every rule was, and every recorded signal with what was done and what came.

use super::parts::{Paging, capitalised};
use crate::ask::Ask;
use crate::filter_form::FilterForm;
use crate::grid::{Grid, GridCell, Head};
use crate::links;
use crate::reply::{self, Reply};
use crate::shell::Shell;
use crate::site::{Site, twins};
use crate::words::Words;
use app::Failure;
use app::filters::Choices;
use app::ledger_of_signals::{LedgerAnswer, LedgerQuestion, QUARTERS, RecordedSignal, RuleScore, ledger_of_signals};
use askama::Template;
use wording::Arg;

/// Recorded signals on a page.
const PER_PAGE: usize = 40;

/// The page.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/ledger_of_signals.html")]
pub(crate) struct LedgerPage {
    shell: Shell,
    lead: String,
    filters: FilterForm,
    rules: Grid,
    recorded: Grid,
    paging: Paging,
}

/// `GET /signals/ledger`
pub(crate) fn show(site: &Site, ask: &Ask) -> Result<Reply, Failure> {
    let (headway, ctx) = (&*site.headway, &ask.ctx);
    let quarters = ask.number("quarters", u64::from(QUARTERS), 1, 80)? as u32;
    let question = LedgerQuestion { quarters, check: false };
    let answer = ledger_of_signals(headway, ctx, &ask.filters(), question)?;
    let page = ask.number("page", 1, 1, u64::from(u32::MAX))? as usize;
    twins(ask, &answer, LedgerAnswer::table, || {
        let choices = app::filters::choices(headway, ctx)?;
        let shell = Shell::of(site, ask, Words::of(ask.language).t("nav-ledger-of-signals"))?;
        reply::page(&LedgerPage::of(ask, shell, &answer, &choices, page))
    })
}

impl LedgerPage {
    /// The page of an answer.
    pub(crate) fn of(ask: &Ask, shell: Shell, answer: &LedgerAnswer, choices: &Choices, page: usize) -> LedgerPage {
        let words = shell.words;
        let total = answer.signals.len();
        let pages = total.div_ceil(PER_PAGE).max(1);
        let page = page.min(pages);
        let shown = answer.signals.iter().skip((page - 1) * PER_PAGE).take(PER_PAGE);
        let day = words.iso_day(answer.as_of.split('@').next().unwrap_or_default());
        let n = answer.days.len() as i64;
        LedgerPage {
            lead: words.with("ledger-lead", &[("n", Arg::Whole(n)), ("day", Arg::Text(&day))]),
            filters: FilterForm::of(ask, words, choices, false),
            rules: rules_grid(ask, words, answer),
            recorded: recorded_grid(ask, words, shown),
            paging: Paging::of(ask, words, page, pages, PER_PAGE, total as u64),
            shell,
        }
    }

    /// Pages to test with.
    #[cfg(test)]
    pub(crate) fn samples(language: domain::Language) -> Vec<LedgerPage> {
        use super::samples as s;
        let ask = s::ask("/signals/ledger", language);
        [s::ledger_empty(), s::ledger_full()]
            .into_iter()
            .map(|answer| LedgerPage::of(&ask, s::shell(&ask), &answer, &s::choices(), 1))
            .collect()
    }
}

fn rules_grid(ask: &Ask, words: Words, answer: &LedgerAnswer) -> Grid {
    let head = |key: &str| Head::number(words.t(key));
    Grid {
        id: "rules".to_owned(),
        caption: words.t("ledger-rules-title"),
        hide_caption: true,
        heads: vec![
            Head::text(words.t("column-rule")),
            Head::text(words.t("column-verdict")),
            head("column-precision"),
            head("column-base-rate"),
            head("column-judged"),
            head("column-false-alarms"),
            head("column-open-outcomes"),
            head("column-recall"),
            head("column-lead-days"),
            head("column-expected"),
        ],
        rows: answer.rules.iter().map(|rule| rule_row(ask, words, rule)).collect(),
        when_empty: words.t("no-data"),
    }
}

fn rule_row(ask: &Ask, words: Words, rule: &RuleScore) -> Vec<GridCell> {
    let outcome = rule.outcome.map(|o| words.name_of("outcome", o)).unwrap_or_default();
    let percent = |share: Option<f64>| words.percent(share);
    let interval = rule.lift.map_or_else(String::new, |lift| {
        let (low, high) = (percent(Some(lift.low)), percent(Some(lift.high)));
        words.with("ledger-interval", &[("low", Arg::Text(&low)), ("high", Arg::Text(&high))])
    });
    let (act, watch) = (percent(rule.act.precision), percent(rule.watch.precision));
    let by_severity = words.with(
        "ledger-by-severity",
        &[
            ("act", Arg::Text(&act)),
            ("n_act", Arg::Whole(rule.act.n as i64)),
            ("watch", Arg::Text(&watch)),
            ("n_watch", Arg::Whole(rule.watch.n as i64)),
        ],
    );
    let recorded = &rule.recorded;
    let (acted, not) = (percent(recorded.acted.precision), percent(recorded.not_acted.precision));
    let apart = words.with(
        "ledger-acted-apart",
        &[
            ("acted", Arg::Text(&acted)),
            ("n_acted", Arg::Whole(recorded.acted.n as i64)),
            ("not", Arg::Text(&not)),
            ("n_not", Arg::Whole(recorded.not_acted.n as i64)),
        ],
    );
    let verdict = GridCell::text(capitalised(&words.name_of("verdict", rule.verdict)));
    let precision = GridCell::number(percent(rule.precision));
    vec![
        GridCell::head(words.name_of("signal", rule.rule))
            .to(ask.to(links::SIGNALS, &[("rule", rule.rule)]))
            .note(outcome),
        if recorded.judged.n > 0 { verdict.note(apart) } else { verdict },
        if rule.judged > 0 { precision.note(by_severity) } else { precision },
        GridCell::number(percent(rule.base_rate)).note(interval),
        GridCell::number(words.whole(rule.judged)),
        GridCell::number(words.whole(rule.false_alarms)),
        GridCell::number(words.whole(rule.open)),
        GridCell::number(percent(rule.recall)),
        GridCell::number(rule.lead_days.map_or_else(|| words.t("unknown"), |d| words.number(d, 0))),
        GridCell::number(percent(rule.calibration.map(|c| c.expected))),
    ]
}

fn recorded_grid<'a>(ask: &Ask, words: Words, signals: impl Iterator<Item = &'a RecordedSignal>) -> Grid {
    let row = |signal: &RecordedSignal| {
        let day = |text: &Option<String>| text.as_deref().map(|t| words.iso_day(t)).unwrap_or_default();
        let done: Vec<String> = signal
            .actions
            .iter()
            .map(|a| format!("{} ({}, {})", a.note, a.person, words.iso_day(&a.done_on)))
            .collect();
        vec![
            GridCell::head(signal.title.clone())
                .to(ask.to_one(&links::activity(&signal.activity)))
                .note(words.name_of("signal", &signal.rule)),
            GridCell::state(words, &signal.severity),
            GridCell::text(words.iso_day(&signal.as_of)),
            GridCell::text(day(&signal.cleared_as_of)),
            GridCell::text(done.join("; ")),
            GridCell::text(signal.outcome.map(|o| words.name_of("outcome", o)).unwrap_or_default())
                .note(day(&signal.outcome_on)),
        ]
    };
    let head = |key: &str| Head::text(words.t(key));
    Grid {
        id: "recorded".to_owned(),
        caption: words.t("ledger-recorded-title"),
        hide_caption: true,
        heads: vec![
            head("column-activity"),
            head("column-severity"),
            head("column-recorded-as-of"),
            head("column-cleared"),
            head("column-done"),
            head("column-outcome"),
        ],
        rows: signals.map(row).collect(),
        when_empty: words.t("ledger-recorded-none"),
    }
}
