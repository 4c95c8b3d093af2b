//! What stands around every page: navigation, knowledge date, languages, the mark of made-up data.

use crate::ask::Ask;
use crate::site::Site;
use crate::words::Words;
use crate::{assets, links};
use app::Failure;
use domain::Language;
use wording::Arg;

/// The frame of a page.
#[derive(Clone, Debug)]
pub(crate) struct Shell {
    /// The language of the page.
    pub(crate) words: Words,
    /// Name of the page: in the head and as its heading.
    pub(crate) title: String,
    /// Links to the sections.
    pub(crate) sections: Vec<NavLink>,
    /// Links to the pages of the section that this page is in.
    pub(crate) pages: Vec<NavLink>,
    /// Links to this page in other languages.
    pub(crate) languages: Vec<LanguageLink>,
    /// Whether the facts are made up.
    pub(crate) demonstration: bool,
    /// The knowledge date; pages about no figures have none.
    pub(crate) knowledge: Option<Knowledge>,
    /// Links to the twins, where the page has any.
    pub(crate) twins: Option<Twins>,
    /// Address of the stylesheet.
    pub(crate) style: &'static str,
}

/// A link to a section or a main page.
#[derive(Clone, Debug)]
pub(crate) struct NavLink {
    pub(crate) label: String,
    pub(crate) href: String,
    pub(crate) is_current: bool,
}

/// A link to the page in another language.
#[derive(Clone, Debug)]
pub(crate) struct LanguageLink {
    pub(crate) code: &'static str,
    pub(crate) name: &'static str,
    pub(crate) href: String,
    pub(crate) is_current: bool,
}

/// The knowledge date and the form to change it.
#[derive(Clone, Debug)]
pub(crate) struct Knowledge {
    /// ISO day in the form.
    pub(crate) value: String,
    /// "as of 12 Mar 2024, change 7".
    pub(crate) sentence: String,
    /// Whether it is another day than today, or a change was given.
    pub(crate) is_past: bool,
    /// This page as of today.
    pub(crate) now_href: String,
    /// Path of the form.
    pub(crate) action: String,
    /// Other parameters, to stay.
    pub(crate) hidden: Vec<(String, String)>,
}

/// Links to the same data in other forms.
#[derive(Clone, Debug)]
pub(crate) struct Twins {
    pub(crate) json: String,
    pub(crate) csv: String,
    pub(crate) xlsx: String,
}

/// Main pages by section, with the keys of their names. A section leads to its first page.
const SECTIONS: [(&str, &[(&str, &str)]); 3] = [
    (
        "nav-section-stands",
        &[
            ("nav-portfolio", links::PORTFOLIO),
            ("nav-since", links::SINCE),
            ("nav-activities", links::ACTIVITIES),
            ("nav-offices", links::OFFICES),
            ("nav-compare", links::COMPARE),
            ("nav-trends", links::TRENDS),
            ("nav-forecast", links::FORECAST),
            ("nav-indices", links::INDICES),
        ],
    ),
    (
        "nav-section-stuck",
        &[
            ("nav-signals", links::SIGNALS),
            ("nav-bottlenecks", links::BOTTLENECKS),
            ("nav-cases", links::CASES),
            ("nav-processes", links::PROCESSES),
            ("nav-durations", links::DURATIONS),
            ("nav-what-if", links::WHAT_IF),
            ("nav-slip", links::SLIP),
            ("nav-ledger-of-signals", links::LEDGER_OF_SIGNALS),
            ("nav-rules", links::RULES),
        ],
    ),
    (
        "nav-section-data",
        &[
            ("nav-imports", links::IMPORTS),
            ("nav-datasets", links::DATASETS),
            ("nav-quality", links::QUALITY),
            ("nav-downloads", links::DOWNLOADS),
            ("nav-publications", links::PUBLICATIONS),
        ],
    ),
];

impl Shell {
    /// The frame of a page about figures: with knowledge date and twins.
    pub(crate) fn of(site: &Site, ask: &Ask, title: String) -> Result<Shell, Failure> {
        let demonstration = site.headway.settings(&ask.ctx)?.demonstration;
        let mut shell = Shell::bare(ask, title);
        shell.demonstration = demonstration;
        shell.knowledge = Some(Knowledge::of(ask, shell.words));
        shell.twins = Some(Twins::of(ask));
        Ok(shell)
    }

    /// The frame of a page about the installation: without knowledge date.
    pub(crate) fn plain(site: &Site, ask: &Ask, title: String) -> Result<Shell, Failure> {
        let mut shell = Shell::of(site, ask, title)?;
        shell.knowledge = None;
        Ok(shell)
    }

    /// The frame of a page that must work even if nothing can be read.
    pub(crate) fn bare(ask: &Ask, title: String) -> Shell {
        let words = Words::of(ask.language);
        let pages = || SECTIONS.iter().flat_map(|(section, pages)| pages.iter().map(move |page| (*section, *page)));
        let here = pages().filter(|(_, (_, path))| is_inside(&ask.path, path)).max_by_key(|(_, (_, path))| path.len());
        // What is imported is the same on every day.
        let href = |path: &str| if path == links::IMPORTS { path.to_owned() } else { ask.to(path, &[]) };
        Shell {
            words,
            title,
            sections: SECTIONS
                .iter()
                .map(|(section, pages)| NavLink {
                    label: words.t(section),
                    href: href(pages[0].1),
                    is_current: here.is_some_and(|(at, _)| at == *section),
                })
                .collect(),
            pages: pages()
                .filter(|(section, _)| here.is_some_and(|(at, _)| at == *section))
                .map(|(_, page)| NavLink {
                    label: words.t(page.0),
                    href: href(page.1),
                    is_current: here.is_some_and(|(_, at)| at == page),
                })
                .collect(),
            languages: Language::ALL
                .into_iter()
                .map(|language| LanguageLink {
                    code: language.code(),
                    name: language.own_name(),
                    href: links::with_query(&ask.path, ask.pairs().chain([("language", language.code())])),
                    is_current: language == ask.language,
                })
                .collect(),
            demonstration: false,
            knowledge: None,
            twins: None,
            style: assets::style_address(),
        }
    }

    /// The text of a key: for templates.
    pub(crate) fn t(&self, key: &str) -> String {
        self.words.t(key)
    }

    /// The language's code: for templates.
    pub(crate) fn lang(&self) -> &'static str {
        self.words.language.code()
    }
}

impl Twins {
    /// The twins of the page asked for.
    pub(crate) fn of(ask: &Ask) -> Twins {
        Twins { json: ask.twin("json"), csv: ask.twin("csv"), xlsx: ask.twin("xlsx") }
    }
}

impl Knowledge {
    pub(crate) fn of(ask: &Ask, words: Words) -> Knowledge {
        let day = words.day(ask.ctx.as_of.day);
        let sentence = match ask.ctx.as_of.change {
            Some(change) => {
                let change = change.to_string();
                words.with("as-of-change", &[("day", Arg::Text(&day)), ("change", Arg::Text(&change))])
            }
            None => words.with("as-of", &[("day", Arg::Text(&day))]),
        };
        Knowledge {
            value: ask.ctx.as_of.day.to_string(),
            sentence,
            is_past: ask.ctx.as_of.day != ask.ctx.today || ask.ctx.as_of.change.is_some(),
            now_href: ask.here_with(&[("as_of", "")]),
            action: ask.path.clone(),
            hidden: ask
                .pairs()
                .filter(|(n, _)| !matches!(*n, "as_of" | "page"))
                .map(|(n, v)| (n.to_owned(), v.to_owned()))
                .collect(),
        }
    }
}

fn is_inside(path: &str, section: &str) -> bool {
    path == section || (section != "/" && path.strip_prefix(section).is_some_and(|rest| rest.starts_with('/')))
}
