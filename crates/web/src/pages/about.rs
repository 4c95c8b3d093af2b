//! What this installation is, and what its words and figures mean.

use super::parts::{Line, capitalised};
use crate::ask::Ask;
use crate::filter_form::STATES;
use crate::grid::state_class;
use crate::reply::{self, Reply};
use crate::shell::Shell;
use crate::site::{Site, twins};
use crate::words::Words;
use app::Failure;
use app::settings::SettingsAnswer;
use askama::Template;

/// The named rates, in the order of their names.
const RATES: [&str; 7] = [
    "ilo_delivery",
    "delivery_with_pipeline",
    "funding_based",
    "budget_based",
    "time_adjusted",
    "plan_adjusted",
    "output_delivery",
];
/// Words explained.
const WORDS: [&str; 16] = [
    "activity",
    "office",
    "donor",
    "holder",
    "process",
    "case",
    "step",
    "milestone",
    "waiting",
    "weeks-to-clear",
    "median-duration",
    "as-of",
    "change",
    "signal",
    "finding",
    "unknown",
];

/// The page.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/about.html")]
pub(crate) struct AboutPage {
    shell: Shell,
    rates: Vec<Entry>,
    rules: Vec<Entry>,
    states: Vec<Entry>,
    words: Vec<Entry>,
    installation: Vec<Line>,
}

/// A word and what it means.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    name: String,
    text: String,
    class: &'static str,
}

/// `GET /about`
pub(crate) fn show(site: &Site, ask: &Ask) -> Result<Reply, Failure> {
    let settings = site.headway.settings_answer(&ask.ctx)?;
    let change = site.headway.last_change(&ask.ctx)?;
    twins(ask, &settings, SettingsAnswer::table, || {
        let shell = Shell::plain(site, ask, Words::of(ask.language).t("nav-about"))?;
        reply::page(&AboutPage::of(shell, &settings, change))
    })
}

impl AboutPage {
    /// The page of an installation.
    pub(crate) fn of(shell: Shell, settings: &SettingsAnswer, change: u64) -> AboutPage {
        let w = shell.words;
        let entry = |prefix: &str, code: &str, attribute: &str| Entry {
            name: capitalised(&w.name_of(prefix, code)),
            text: capitalised(&w.attribute_of(prefix, code, attribute)),
            class: "",
        };
        let line = |key: &str, value: String| Line { label: w.t(key), value };
        let languages: Vec<&str> = domain::Language::ALL.iter().map(|l| l.own_name()).collect();
        AboutPage {
            rates: RATES.map(|r| entry("rate", r, "definition")).into(),
            rules: app::signals::RULES.map(|r| entry("signal", r, "definition")).into(),
            states: STATES.map(|s| Entry { class: state_class(s), ..entry("state", s, "definition") }).into(),
            words: WORDS.map(|word| entry("glossary", word, "definition")).into(),
            installation: vec![
                line("about-version", env!("CARGO_PKG_VERSION").to_owned()),
                line("about-last-change", w.whole(change)),
                line("about-time-zone", settings.time_zone.clone()),
                line(
                    "about-currency",
                    settings.reporting_currency.clone().unwrap_or_else(|| w.t("about-currency-by-data")),
                ),
                line("about-demonstration", w.t(if settings.demonstration { "yes" } else { "no" })),
                line("about-languages", languages.join(", ")),
            ],
            shell,
        }
    }

    /// Pages to test with.
    #[cfg(test)]
    pub(crate) fn samples(language: domain::Language) -> Vec<AboutPage> {
        use super::samples as s;
        let ask = s::ask("/about", language);
        let settings = |currency: Option<&str>, demonstration| SettingsAnswer {
            limits: [("iati.depth".to_owned(), 100)].into(),
            time_zone: s::HOSTILE.to_owned(),
            reporting_currency: currency.map(str::to_owned),
            publisher: None,
            publisher_name: None,
            publisher_type: None,
            publisher_language: None,
            demonstration,
        };
        [settings(None, true), settings(Some("USD"), false)]
            .into_iter()
            .map(|settings| AboutPage::of(s::shell(&ask), &settings, 12))
            .collect()
    }
}
