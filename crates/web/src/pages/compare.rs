//! Groups compared fairly: a funnel plot, and a table with limits and ranks as ranges.

use super::parts::{Controls, capitalised};
use crate::ask::Ask;
use crate::drawings;
use crate::filter_form::{FilterForm, choose};
use crate::grid::{Grid, GridCell, Head};
use crate::links;
use crate::reply::{self, Reply};
use crate::shell::Shell;
use crate::site::{Site, twins};
use crate::words::Words;
use app::Failure;
use app::comparison::{CompareAnswer, GroupAnswer, MEASURES};
use app::filters::Choices;
use askama::Template;
use wording::Arg;

/// Dimensions offered.
const DIMENSIONS: [&str; 8] = ["office", "donor", "country", "region", "sector", "theme", "instrument", "fund"];
/// Groups of the table; the twins have all.
const SHOWN: usize = 100;

/// The page.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/compare.html")]
pub(crate) struct ComparePage {
    shell: Shell,
    lead: String,
    controls: Controls,
    filters: FilterForm,
    is_empty: bool,
    picture_title: String,
    picture: String,
    notes: Vec<String>,
    grid: Grid,
    rest: String,
}

/// `GET /compare`
pub(crate) fn show(site: &Site, ask: &Ask) -> Result<Reply, Failure> {
    let (headway, ctx) = (&*site.headway, &ask.ctx);
    let (measure, by) = asked(ask);
    let answer = app::comparison::compare_groups(headway, ctx, &ask.filters(), measure, by)?;
    twins(ask, &answer, CompareAnswer::table, || {
        let choices = app::filters::choices(headway, ctx)?;
        let shell = Shell::of(site, ask, Words::of(ask.language).t("nav-compare"))?;
        reply::page(&ComparePage::of(ask, shell, &answer, &choices))
    })
}

/// Measure and dimension of an address.
pub(crate) fn asked(ask: &Ask) -> (&str, &str) {
    (ask.get("measure").unwrap_or("delivery"), ask.get("by").unwrap_or("office"))
}

/// The name of a group, or that it is not known.
pub(crate) fn group_name(words: Words, name: &str) -> String {
    if name.is_empty() { words.t("group-unknown") } else { name.to_owned() }
}

/// Address of the cases of a group. A blank group is the one of which nobody knows: it stays in the address.
fn cases_href(ask: &Ask, answer: &CompareAnswer, group: &GroupAnswer) -> String {
    let own = [("measure", answer.measure), ("by", answer.by), ("group", group.group.as_str())];
    links::with_query(links::COMPARE_CASES, ask.sticky().into_iter().chain(own).collect::<Vec<_>>())
}

impl ComparePage {
    /// The page of an answer.
    pub(crate) fn of(ask: &Ask, shell: Shell, answer: &CompareAnswer, choices: &Choices) -> ComparePage {
        let words = shell.words;
        let named = |prefix: &'static str, codes: &[&str]| -> Vec<(String, String)> {
            codes.iter().map(|c| ((*c).to_owned(), capitalised(&words.name_of(prefix, c)))).collect()
        };
        let controls = vec![
            choose(words, "measure", answer.measure, named("compared", &MEASURES)),
            choose(words, "by", answer.by, named("by", &DIMENSIONS)),
        ];
        let definition = words.attribute_of("compared", answer.measure, "definition");
        let title = words.name_of("compared", answer.measure);
        let picture_title = format!("{}, {}", capitalised(&title), words.name_of("by", answer.by));
        let picture = drawings::funnel(
            words,
            picture_title.clone(),
            answer,
            |g| group_name(words, &g.name),
            |g| cases_href(ask, answer, g),
        );
        ComparePage {
            lead: definition,
            controls: Controls::of(ask, words, controls),
            filters: FilterForm::of(ask, words, choices, false),
            is_empty: answer.groups.is_empty(),
            picture,
            picture_title,
            notes: notes(words, answer),
            grid: groups_grid(ask, words, answer),
            rest: match answer.groups.len().saturating_sub(SHOWN) {
                0 => String::new(),
                n => words.count("rows-more", n as u64),
            },
            shell,
        }
    }

    /// Pages to test with.
    #[cfg(test)]
    pub(crate) fn samples(language: domain::Language) -> Vec<ComparePage> {
        use super::samples as s;
        let ask = s::ask("/compare?measure=slip&by=donor&office=%22%3E", language);
        [s::compare_empty(), s::compare_full()]
            .into_iter()
            .map(|answer| ComparePage::of(&ask, s::shell(&ask), &answer, &s::choices()))
            .collect()
    }
}

/// What the limits rest on: exact or widened, and how many groups are outside.
fn notes(words: Words, answer: &CompareAnswer) -> Vec<String> {
    let share = words.percent(answer.share);
    let dispersion = answer.dispersion.map(|d| words.number(d, 1)).unwrap_or_default();
    let arguments =
        [("share", Arg::Text(&share)), ("n", Arg::Whole(answer.n as i64)), ("dispersion", Arg::Text(&dispersion))];
    let basis = words.with(if answer.over_dispersed { "compare-wide" } else { "compare-exact" }, &arguments);
    let outside = answer.groups.iter().filter(|g| matches!(g.place, "better" | "worse")).count();
    let few = answer.groups.iter().filter(|g| g.place == "too-few").count();
    let mut notes = vec![
        format!("{}.", capitalised(&basis)),
        match outside {
            0 => words.t("compare-outside-none"),
            n => words.count("compare-outside", n as u64),
        },
    ];
    if answer.spread == Some(0.0) {
        notes.push(words.t("compare-alike"));
    }
    if few > 0 {
        notes.push(words.count("compare-few", few as u64));
    }
    notes.push(words.t("compare-note"));
    notes
}

/// Groups with what may be said of them: where few cases are, a rank is a wide range or nothing.
fn groups_grid(ask: &Ask, words: Words, answer: &CompareAnswer) -> Grid {
    let all = words.whole(answer.groups.len() as u64);
    let range = |low: f64, high: f64| format!("{} – {}", words.share(low), words.share(high));
    let row = |group: &GroupAnswer| {
        let name = group_name(words, &group.name);
        let ranks = if group.rank_best == group.rank_worst {
            words.whole(u64::from(group.rank))
        } else {
            format!("{} – {}", words.whole(u64::from(group.rank_best)), words.whole(u64::from(group.rank_worst)))
        };
        let place = GridCell {
            state: match group.place {
                "better" => Some("on-pace"),
                "worse" => Some("act"),
                _ => None,
            },
            ..GridCell { class: "medium", ..GridCell::text(words.name_of("place", group.place)) }
        };
        let well = format!("{} / {}", words.whole(group.well), words.whole(group.n));
        let rank = match group.place {
            "too-few" => String::new(),
            _ => words.with("compare-rank", &[("ranks", Arg::Text(&ranks)), ("n", Arg::Text(&all))]),
        };
        // Where nothing tells groups apart, there is no interval of one alone.
        let interval = if answer.spread == Some(0.0) { String::new() } else { range(group.low, group.high) };
        vec![
            GridCell::head(name).to(cases_href(ask, answer, group)),
            place.note(rank),
            GridCell::number(words.percent(Some(group.share))).note(well),
            GridCell::number(range(group.limit_low, group.limit_high)),
            GridCell::number(words.percent(Some(group.shrunk))).note(interval),
        ]
    };
    Grid {
        id: "groups".to_owned(),
        caption: words.t("compare-caption"),
        heads: vec![
            Head::text(words.t("column-group")),
            Head::text(words.t("column-place")),
            Head::number(words.t("column-share-well")),
            Head::number(words.t("column-expected-by-chance")),
            Head::number(words.t("column-shrunk")),
        ],
        rows: answer.groups.iter().take(SHOWN).map(row).collect(),
        when_empty: words.t("no-data"),
        ..Grid::default()
    }
}
