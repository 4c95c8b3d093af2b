//! Computed warnings: all of them, by rule and severity, with reasons and what clears them.

use super::parts::{Controls, Paging, SignalList};
use crate::ask::Ask;
use crate::filter_form::{FilterForm, select};
use crate::grid::{Grid, GridCell, Head};
use crate::links;
use crate::reply::{self, Reply};
use crate::shell::Shell;
use crate::site::{Site, twins};
use crate::words::Words;
use app::Failure;
use app::filters::Choices;
use app::signals::{SignalsAnswer, SignalsQuestion};
use askama::Template;

/// Signals on a page.
const PER_PAGE: usize = 40;

/// The page.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/signals.html")]
pub(crate) struct SignalsPage {
    shell: Shell,
    lead: String,
    controls: Controls,
    filters: FilterForm,
    signals: SignalList,
    paging: Paging,
    rules: Grid,
    /// How many more there are beyond review capacity, and where; blank where none are.
    beyond: String,
    beyond_href: String,
    /// Sources that cannot be judged by ends.
    sources: Vec<String>,
    ledger_href: String,
    rules_href: String,
}

/// `GET /signals`
pub(crate) fn list(site: &Site, ask: &Ask) -> Result<Reply, Failure> {
    let (headway, ctx) = (&*site.headway, &ask.ctx);
    let question = SignalsQuestion {
        rule: ask.owned("rule"),
        severity: ask.owned("severity"),
        all: ask.owned("all").as_deref() == Some("1"),
    };
    let answer = app::signals::signals(headway, ctx, &ask.filters(), &question)?;
    let page = ask.number("page", 1, 1, u64::from(u32::MAX))? as usize;
    twins(ask, &answer, SignalsAnswer::table, || {
        let choices = app::filters::choices(headway, ctx)?;
        let shell = Shell::of(site, ask, Words::of(ask.language).t("nav-signals"))?;
        reply::page(&SignalsPage::of(ask, shell, &answer, &choices, page))
    })
}

impl SignalsPage {
    /// The page of an answer.
    pub(crate) fn of(ask: &Ask, shell: Shell, answer: &SignalsAnswer, choices: &Choices, page: usize) -> SignalsPage {
        let words = shell.words;
        let rules = answer.counts.iter().map(|c| (c.rule.to_owned(), words.name_of("signal", c.rule)));
        let severities = ["act", "watch"].map(|s| (s.to_owned(), words.name_of("state", s)));
        let controls = vec![select(ask, words, "rule", rules), select(ask, words, "severity", severities)];
        let total = answer.signals.len();
        let pages = total.div_ceil(PER_PAGE).max(1);
        let page = page.min(pages);
        let shown = answer.signals.iter().skip((page - 1) * PER_PAGE).take(PER_PAGE);
        SignalsPage {
            lead: words.count("n-signals", total as u64),
            controls: Controls::of(ask, words, controls),
            filters: FilterForm::of(ask, words, choices, false),
            signals: SignalList::linked(ask, words, shown, true),
            paging: Paging::of(ask, words, page, pages, PER_PAGE, total as u64),
            rules: rules_grid(ask, words, answer),
            beyond: match answer.beyond_capacity {
                0 => String::new(),
                n => words.count("signals-beyond-link", n),
            },
            beyond_href: ask.here_with(&[("all", "1"), ("page", "")]),
            sources: answer.silent_sources.iter().map(|s| s.text.clone()).collect(),
            rules_href: ask.to(links::RULES, &[]),
            ledger_href: ask.to(links::LEDGER_OF_SIGNALS, &[]),
            shell,
        }
    }

    /// Pages to test with.
    #[cfg(test)]
    pub(crate) fn samples(language: domain::Language) -> Vec<SignalsPage> {
        use super::samples as s;
        let ask = s::ask("/signals?rule=pace-behind&severity=act", language);
        [s::signals_empty(), s::signals_full()]
            .into_iter()
            .map(|answer| SignalsPage::of(&ask, s::shell(&ask), &answer, &s::choices(), 1))
            .collect()
    }
}

fn rules_grid(ask: &Ask, words: Words, answer: &SignalsAnswer) -> Grid {
    let count = |rule: &str, severity: &str, n: u64| {
        let cell = GridCell::number(words.whole(n));
        if n > 0 { cell.to(ask.here_with(&[("rule", rule), ("severity", severity)])) } else { cell }
    };
    Grid {
        id: "rules".to_owned(),
        caption: words.t("signals-rules-title"),
        hide_caption: true,
        heads: vec![
            Head::text(words.t("column-rule")),
            Head::number(words.name_of("state", "act")),
            Head::number(words.name_of("state", "watch")),
        ],
        rows: answer
            .counts
            .iter()
            .map(|c| {
                vec![
                    GridCell::head(words.name_of("signal", c.rule))
                        .to(ask.here_with(&[("rule", c.rule), ("severity", "")]))
                        .note(words.attribute_of("signal", c.rule, "definition")),
                    count(c.rule, "act", c.act),
                    count(c.rule, "watch", c.watch),
                ]
            })
            .collect(),
        when_empty: words.t("no-data"),
    }
}
