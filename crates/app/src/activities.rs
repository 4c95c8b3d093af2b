//! The list of activities with its filters, order and pages. One of them: see `activity`.

use crate::decimal::Decimal;
use crate::filters::{Filters, Question};
use crate::headway::Known;
use crate::table::{Cell, Table};
use crate::{Failure, Headway};
use domain::{Context, Currency, Day, Rater, Vocabulary};
use insight::portfolio::day_of;
use insight::ratings::{Gap, beside_machine, latest};
use serde::Serialize;
use std::cmp::Ordering;

pub use crate::activity::{ShowAnswer, show};

/// Activities per page when nothing is asked.
pub const PER_PAGE: usize = 50;
/// Most activities on a page; more is a download.
pub const MOST_PER_PAGE: usize = 1_000;

/// What is asked of the list.
#[derive(Clone, Debug)]
pub struct ListQuestion {
    /// Column, with a leading minus for the other way round.
    pub sort: Option<String>,
    /// Page, from 1.
    pub page: usize,
    /// Activities per page; 0 for all.
    pub per_page: usize,
}

impl Default for ListQuestion {
    fn default() -> ListQuestion {
        ListQuestion { sort: None, page: 1, per_page: PER_PAGE }
    }
}

/// Columns that can be sorted by.
pub const SORTS: [&str; 11] = [
    "activity",
    "title",
    "status",
    "office",
    "donor",
    "planned_end",
    "approved_budget",
    "spent",
    "spent_share",
    "elapsed_share",
    "state",
];

/// The answer of `activities list`.
#[derive(Clone, Debug, Serialize)]
pub struct ListAnswer {
    /// Last day of knowledge.
    pub as_of: String,
    /// Currency of the sums.
    pub currency: String,
    /// Filters that were set.
    pub filters: Filters,
    /// Column sorted by; a leading minus turns the order round.
    pub sort: String,
    /// Activities that fit.
    pub total: u64,
    /// Page, from 1.
    pub page: usize,
    /// Pages.
    pub pages: usize,
    /// Activities per page.
    pub per_page: usize,
    /// This page's activities.
    pub activities: Vec<Row>,
}

/// One activity of the list.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    /// Identifier.
    pub activity: String,
    /// Title, or the identifier where none is known.
    pub title: String,
    /// Status name.
    pub status: Option<&'static str>,
    /// Office.
    pub office: Option<String>,
    /// Donor.
    pub donor: Option<String>,
    /// Country codes with shares.
    pub country: Vec<String>,
    /// Planned end, first stated.
    pub first_planned_end: Option<String>,
    /// Planned end, current.
    pub planned_end: Option<String>,
    /// Actual end.
    pub actual_end: Option<String>,
    /// Approved total in the reporting currency; `None` where unknown or without rate.
    pub approved_budget: Option<Decimal>,
    /// Spent so far in the reporting currency; `None` where no line is known.
    pub spent: Option<Decimal>,
    /// Spent of approved.
    pub spent_share: Option<f64>,
    /// Elapsed of current plan.
    pub elapsed_share: Option<f64>,
    /// State.
    pub state: &'static str,
    /// Why the state is unknown: `no-status-nor-start`, `contradictory`, `ends-not-recorded`, `stale-data`, `no-time-or-money`.
    pub unknown_because: Option<&'static str>,
    /// Signals now.
    pub signals: u64,
    /// The manager's newest rating.
    pub rating: Option<&'static str>,
    /// How that stands to what the flags say: `agree`, `manager-kinder`, `manager-stricter`; `None` where one of them
    /// says nothing, or the rating is too old.
    pub rating_gap: Option<&'static str>,
    /// Newest statement about it.
    pub last_recorded: Option<String>,
}

/// The list of activities.
pub fn list(
    headway: &Headway,
    ctx: &Context,
    filters: &Filters,
    question: &ListQuestion,
) -> Result<ListAnswer, Failure> {
    let asked = Question::of(headway, ctx, filters)?;
    let known = &asked.known;
    let sort = question.sort.as_deref().filter(|s| !s.is_empty()).unwrap_or("activity");
    let (column, reversed) = sort.strip_prefix('-').map_or((sort, false), |column| (column, true));
    if !SORTS.contains(&column) {
        return Err(Failure::invalid("sort.unknown").with("sort", sort).with("choices", SORTS.join(", ")));
    }
    let state = filters.state.as_deref();
    if let Some(state) = state
        && !["on_pace", "watch", "act", "unknown", "not_applicable"].contains(&state)
    {
        return Err(Failure::invalid("state.unknown").with("value", state));
    }
    let mut chosen: Vec<u32> = asked
        .selection
        .activities()
        .iter()
        .copied()
        .filter(|a| state.is_none_or(|s| known.figures().activity(*a).is_some_and(|f| f.state.name() == s)))
        .collect();
    order(known, &mut chosen, column, reversed);
    let per_page = if question.per_page == 0 { chosen.len().max(1) } else { question.per_page };
    let pages = chosen.len().div_ceil(per_page).max(1);
    let page = question.page.clamp(1, pages);
    let from = (page - 1) * per_page;
    let shown = &chosen[from.min(chosen.len())..(from + per_page).min(chosen.len())];
    Ok(ListAnswer {
        as_of: known.as_of.to_string(),
        currency: known.currency().to_string(),
        filters: filters.clone(),
        sort: sort.to_owned(),
        total: chosen.len() as u64,
        page,
        pages,
        per_page,
        activities: shown.iter().map(|a| row(known, *a)).collect(),
    })
}

/// Puts activities in order; unknown values come last either way, and ties go by identifier.
fn order(known: &Known, chosen: &mut [u32], column: &str, reversed: bool) {
    let (facts, portfolio) = (&known.facts, &known.portfolio);
    let identifier = |a: u32| &facts.activities.identifiers[a as usize];
    let figures = |a: u32| known.figures().activity(a);
    let text = |a: u32| -> Option<&str> {
        let text = match column {
            "office" => facts.names.offices.name(portfolio.office[a as usize]),
            "donor" => facts.names.organisations.name(portfolio.donor[a as usize]),
            "title" => facts.names.titles.get(portfolio.title[a as usize] as usize).map_or("", String::as_str),
            _ => identifier(a),
        };
        (!text.is_empty()).then_some(text)
    };
    let number = |a: u32| -> Option<f64> {
        match column {
            "status" => portfolio.status(a).map(|s| f64::from(s.number())),
            "planned_end" => day_of(portfolio.planned_end[a as usize]).map(|d| f64::from(d.0)),
            "approved_budget" => figures(a)?.approved.map(|x| x as f64),
            "spent" => figures(a)?.spent.map(|x| x as f64),
            "spent_share" => figures(a)?.spent_share,
            "elapsed_share" => figures(a)?.elapsed_share,
            // Most urgent first.
            "state" => figures(a).map(|f| match f.state.name() {
                "act" => 0.0,
                "watch" => 1.0,
                "unknown" => 2.0,
                "on_pace" => 3.0,
                _ => 4.0,
            }),
            _ => None,
        }
    };
    let by_text = matches!(column, "activity" | "title" | "office" | "donor");
    let turned = |ordering: Ordering| if reversed { ordering.reverse() } else { ordering };
    let compare = |a: &u32, b: &u32| {
        let ordering = if by_text {
            unknown_last(text(*a), text(*b), |x, y| turned(x.cmp(y)))
        } else {
            unknown_last(number(*a), number(*b), |x, y| turned(x.total_cmp(y)))
        };
        ordering.then_with(|| identifier(*a).cmp(identifier(*b)))
    };
    chosen.sort_by(compare);
}

fn unknown_last<T>(a: Option<T>, b: Option<T>, compare: impl FnOnce(&T, &T) -> Ordering) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) => compare(&a, &b),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    }
}

/// One activity as the list shows it.
pub(crate) fn row(known: &Known, activity: u32) -> Row {
    let i = activity as usize;
    let (facts, portfolio) = (&known.facts, &known.portfolio);
    let figures = known.figures().activity(activity);
    let name = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let day = |column: &[i32]| day_of(column[i]).map(|d| d.to_string());
    let countries = facts.names.vocabulary(Vocabulary::Country);
    Row {
        activity: facts.activities.identifiers[i].clone(),
        title: known.title(activity),
        status: portfolio.status(activity).map(|s| s.name()),
        office: name(facts.names.offices.name(portfolio.office[i])),
        donor: name(facts.names.organisations.name(portfolio.donor[i])),
        country: portfolio
            .shares(facts, activity, Vocabulary::Country)
            .iter()
            .filter_map(|m| countries.map(|d| d.code(m.term).to_owned()))
            .collect(),
        first_planned_end: day(&portfolio.first_planned_end),
        planned_end: day(&portfolio.planned_end),
        actual_end: day(&portfolio.actual_end),
        approved_budget: figures.and_then(|f| f.approved).map(Decimal),
        spent: figures.and_then(|f| f.spent).map(Decimal),
        spent_share: figures.and_then(|f| f.spent_share),
        elapsed_share: figures.and_then(|f| f.elapsed_share),
        state: figures.map_or("unknown", |f| f.state.name()),
        unknown_because: figures.and_then(|f| f.unknown_because),
        signals: figures.map_or(0, |f| u64::from(f.signals)),
        rating: latest(facts, activity, Rater::Manager, known.day(), known.day()).map(|r| r.rating.name()),
        rating_gap: figures
            .and_then(|f| beside_machine(facts, activity, f.standing, known.day()))
            .and_then(Result::ok)
            .map(Gap::name),
        last_recorded: day(&portfolio.last_recorded),
    }
}

impl ListAnswer {
    /// This page's activities as a table.
    pub fn table(&self) -> Table {
        let currency = Currency::parse(&self.currency).unwrap_or(Currency::USD);
        let money = |amount: Option<Decimal>| amount.map_or(Cell::Unknown, |a| Cell::Money(a.0, currency));
        let day = |text: &Option<String>| Cell::day(text.as_deref().and_then(Day::parse));
        let text = |text: &Option<String>| text.as_deref().map_or(Cell::Unknown, Cell::text);
        let mut table = Table::with_columns(&[
            ("activity", "column-activity", false),
            ("title", "column-title", false),
            ("state", "column-state", false),
            ("status", "column-status", false),
            ("office", "column-office", false),
            ("donor", "column-donor", false),
            ("country", "column-country", false),
            ("planned_end", "column-planned-end", false),
            ("approved_budget", "column-approved", true),
            ("spent", "column-spent", true),
            ("spent_share", "column-spent-share", true),
            ("elapsed_share", "column-elapsed-share", true),
        ]);
        for row in &self.activities {
            table.rows.push(vec![
                Cell::text(&row.activity),
                Cell::text(&row.title),
                Cell::Coded { code: row.state.to_owned(), key: format!("state-{}", row.state) },
                row.status.map_or(Cell::Unknown, |s| Cell::Coded { code: s.to_owned(), key: format!("status-{s}") }),
                text(&row.office),
                text(&row.donor),
                if row.country.is_empty() { Cell::Unknown } else { Cell::Text(row.country.join(" ")) },
                day(&row.planned_end),
                money(row.approved_budget),
                money(row.spent),
                Cell::Share(row.spent_share),
                Cell::Share(row.elapsed_share),
            ]);
        }
        table
    }
}
