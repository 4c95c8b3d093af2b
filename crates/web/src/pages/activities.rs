//! The list of activities: filters, removable chips, sortable columns, pages.

use super::parts::Paging;
use crate::ask::{Ask, Form};
use crate::filter_form::FilterForm;
use crate::grid::{Grid, GridCell, Head};
use crate::links;
use crate::reply::{self, Reply};
use crate::shell::Shell;
use crate::site::{Site, twins};
use crate::words::{Words, currency};
use app::Failure;
use app::activities::{ListAnswer, ListQuestion, Row};
use app::filters::Choices;
use askama::Template;
use wording::Arg;

/// Activities per page.
const PER_PAGE: u64 = 50;
/// Most activities per page; twins give them all unless asked otherwise.
const MOST_PER_PAGE: u64 = 500;

/// The page.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/activities_list.html")]
pub(crate) struct ActivitiesPage {
    shell: Shell,
    found: String,
    filters: FilterForm,
    grid: Grid,
    paging: Paging,
}

/// `GET /activities`
pub(crate) fn list(site: &Site, ask: &Ask) -> Result<Reply, Failure> {
    let filters = ask.filters();
    let is_page = ask.form == Form::Page;
    let per_page = match ask.get("per_page") {
        None if !is_page => 0,
        _ => ask.number("per_page", PER_PAGE, 1, if is_page { MOST_PER_PAGE } else { u64::from(u32::MAX) })?,
    };
    let question = ListQuestion {
        sort: ask.owned("sort").or_else(|| is_page.then(|| "state".to_owned())),
        page: ask.number("page", 1, 1, u64::from(u32::MAX))? as usize,
        per_page: per_page as usize,
    };
    let answer = app::activities::list(&site.headway, &ask.ctx, &filters, &question)?;
    twins(ask, &answer, ListAnswer::table, || {
        let choices = app::filters::choices(&site.headway, &ask.ctx)?;
        let shell = Shell::of(site, ask, Words::of(ask.language).t("nav-activities"))?;
        reply::page(&ActivitiesPage::of(ask, shell, &answer, &choices))
    })
}

impl ActivitiesPage {
    /// The page of an answer.
    pub(crate) fn of(ask: &Ask, shell: Shell, answer: &ListAnswer, choices: &Choices) -> ActivitiesPage {
        let words = shell.words;
        let code = currency(&answer.currency);
        let in_currency = words.with("amounts-in", &[("currency", Arg::Text(&answer.currency))]);
        let heads = [
            ("column-state", "state", false),
            ("column-title", "title", false),
            ("column-office", "office", false),
            ("column-donor", "donor", false),
            ("column-status", "status", false),
            ("column-planned-end", "planned_end", false),
            ("column-approved", "approved_budget", true),
            ("column-spent-share", "spent_share", true),
            ("column-elapsed-share", "elapsed_share", true),
            ("column-signals", "signals", true),
        ];
        let grid = Grid {
            id: "activities".to_owned(),
            caption: in_currency,
            hide_caption: false,
            heads: heads.map(|(key, sort, numeric)| head(ask, words, answer, key, sort, numeric)).into(),
            rows: answer.activities.iter().map(|row| cells(ask, words, code, row)).collect(),
            when_empty: words.t("nothing-found"),
        };
        ActivitiesPage {
            found: words.count("n-activities", answer.total),
            filters: FilterForm::of(ask, words, choices, true),
            paging: Paging::of(ask, words, answer.page, answer.pages, answer.per_page, answer.total),
            grid,
            shell,
        }
    }

    /// Pages to test with.
    #[cfg(test)]
    pub(crate) fn samples(language: domain::Language) -> Vec<ActivitiesPage> {
        use super::samples as s;
        let ask = s::ask("/activities?sort=-spent_share&text=%3Cscript%3E&state=act&status=closed&page=2", language);
        [s::list_empty(), s::list_full()]
            .into_iter()
            .map(|answer| ActivitiesPage::of(&ask, s::shell(&ask), &answer, &s::choices()))
            .collect()
    }
}

fn head(ask: &Ask, words: Words, answer: &ListAnswer, key: &str, sort: &str, is_numeric: bool) -> Head {
    let label = words.t(key);
    let reversed = format!("-{sort}");
    if !app::activities::SORTS.contains(&sort) {
        return Head { label, is_numeric, ..Head::default() };
    }
    let (sorted, next) = match () {
        () if answer.sort == sort => (Some("ascending"), reversed.as_str()),
        () if answer.sort == reversed => (Some("descending"), sort),
        // Large amounts and shares are asked for first; names and dates in their own order.
        () if is_numeric => (None, reversed.as_str()),
        () => (None, sort),
    };
    Head {
        hint: words.with("sort-by", &[("column", Arg::Text(&label))]),
        href: Some(ask.here_with(&[("sort", next)])),
        label,
        is_numeric,
        sorted,
    }
}

fn cells(ask: &Ask, words: Words, code: domain::Currency, row: &Row) -> Vec<GridCell> {
    let text = |value: &Option<String>| match value {
        Some(value) => GridCell::text(value),
        None => GridCell { class: "soft", ..GridCell::text(words.t("unknown")) },
    };
    let share = |share: Option<f64>| match share {
        Some(share) => GridCell::number(words.share(share)),
        None => GridCell { class: "n soft", ..GridCell::number(words.t("unknown")) },
    };
    let end = row.actual_end.as_deref().or(row.planned_end.as_deref());
    let end = GridCell { class: if end.is_some() { "nowrap" } else { "soft" }, ..GridCell::text(words.known_day(end)) };
    let first = row.first_planned_end.as_deref().filter(|first| row.planned_end.as_deref() != Some(*first));
    let approved = GridCell {
        class: if row.approved_budget.is_some() { "n" } else { "n soft" },
        ..GridCell::number(match row.approved_budget {
            Some(amount) => wording::format::amount(words.language, amount.0, code, wording::format::Precision::Short),
            None => words.t("unknown"),
        })
    };
    vec![
        GridCell::state(words, row.state),
        GridCell::head(&row.title).to(ask.to_one(&links::activity(&row.activity))).note(note(row)),
        text(&row.office),
        text(&row.donor),
        match row.status {
            Some(status) => GridCell::text(words.name_of("status", status)),
            None => GridCell { class: "soft", ..GridCell::text(words.t("unknown")) },
        },
        match (row.actual_end.is_some(), first) {
            (true, _) => end.note(words.t("activities-ended")),
            (false, Some(first)) => {
                let first = words.iso_day(first);
                end.note(words.with("activities-first-plan", &[("day", Arg::Text(&first))]))
            }
            _ => end,
        },
        approved,
        share(row.spent_share),
        share(row.elapsed_share),
        GridCell::number(if row.signals == 0 { String::new() } else { words.whole(row.signals) }),
    ]
}

/// Identifier and countries, beneath the title.
fn note(row: &Row) -> String {
    if row.country.is_empty() { row.activity.clone() } else { format!("{} · {}", row.activity, row.country.join(" ")) }
}
