//! What will be spent: all together, by group and by activity, with intervals.

use super::parts::{Controls, Tile};
use crate::ask::{Ask, Form};
use crate::drawings;
use crate::filter_form::{FilterForm, choose};
use crate::grid::Grid;
use crate::links;
use crate::reply::{self, Reply};
use crate::shell::Shell;
use crate::site::{Site, twins};
use crate::words::{Words, currency};
use app::Failure;
use app::filters::Choices;
use app::forecast::{FiscalYear, ForecastAnswer, ForecastQuestion, Interval, forecast};
use app::table::Cell;
use askama::Template;
use domain::Currency;
use wording::Arg;

/// Horizons offered, in months; the end of the fiscal year stands beside them.
const HORIZONS: [u32; 6] = [3, 6, 12, 24, 36, 60];
/// The horizon that is no number of months.
const YEAR_END: &str = "year-end";
/// Dimensions offered.
const DIMENSIONS: [&str; 8] = ["office", "donor", "instrument", "country", "region", "sector", "theme", "fund"];
/// Activities listed; the twins have all.
const SHOWN: usize = 50;

/// The page.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/forecast.html")]
pub(crate) struct ForecastPage {
    shell: Shell,
    lead: String,
    controls: Controls,
    filters: FilterForm,
    is_empty: bool,
    tiles: Vec<Tile>,
    picture: String,
    groups: Grid,
    activities: Grid,
    notes: Vec<String>,
    rest: String,
}

/// `GET /forecast`
pub(crate) fn show(site: &Site, ask: &Ask) -> Result<Reply, Failure> {
    let (headway, ctx) = (&*site.headway, &ask.ctx);
    let is_year = ask.get("months") == Some(YEAR_END);
    let whose = if ask.get("donor").is_some() { FiscalYear::Donor } else { FiscalYear::Own };
    let question = ForecastQuestion {
        months: if is_year { 12 } else { ask.number("months", 12, 1, 600)? as u32 },
        // The page always shows groups; the twins give activities unless groups are asked for.
        by: ask.owned("by").filter(|by| by != "none").or((ask.form == Form::Page).then(|| "office".to_owned())),
        year_end: is_year.then_some(whose),
    };
    let answer = forecast(headway, ctx, &ask.filters(), &question)?;
    twins(ask, &answer, ForecastAnswer::table, || {
        let choices = app::filters::choices(headway, ctx)?;
        let shell = Shell::of(site, ask, Words::of(ask.language).t("nav-forecast"))?;
        reply::page(&ForecastPage::of(ask, shell, &answer, &choices))
    })
}

impl ForecastPage {
    /// The page of an answer.
    pub(crate) fn of(ask: &Ask, shell: Shell, answer: &ForecastAnswer, choices: &Choices) -> ForecastPage {
        let words = shell.words;
        let code = currency(&answer.currency);
        let by = answer.by.clone().unwrap_or_else(|| "office".to_owned());
        let horizon = if answer.year.is_some() { YEAR_END.to_owned() } else { answer.months.to_string() };
        let mut horizons: Vec<(String, String)> =
            HORIZONS.iter().map(|m| (m.to_string(), words.count("forecast-months", u64::from(*m)))).collect();
        if answer.year.is_none() && !HORIZONS.contains(&answer.months) {
            horizons.push((horizon.clone(), words.count("forecast-months", u64::from(answer.months))));
        }
        horizons.push((YEAR_END.to_owned(), words.t("forecast-to-year-end")));
        let controls = vec![
            choose(words, "months", &horizon, horizons),
            choose(words, "by", &by, DIMENSIONS.map(|d| (d.to_owned(), words.name_of("by", d)))),
        ];
        let days = [("first", words.iso_day(&answer.first)), ("last", words.iso_day(&answer.last))];
        let days: Vec<(&str, Arg<'_>)> = days.iter().map(|(name, day)| (*name, Arg::Text(day))).collect();
        ForecastPage {
            lead: words.with("forecast-lead", &days),
            controls: Controls::of(ask, words, controls),
            filters: FilterForm::of(ask, words, choices, false),
            is_empty: answer.activities.is_empty(),
            tiles: tiles(words, code, answer),
            picture: picture(ask, words, code, answer, &by),
            groups: groups_grid(ask, words, answer, &by),
            activities: activities_grid(ask, words, answer),
            notes: notes(words, answer),
            rest: match answer.activities.len().saturating_sub(SHOWN) {
                0 => String::new(),
                n => words.count("rows-more", n as u64),
            },
            shell,
        }
    }

    /// Pages to test with.
    #[cfg(test)]
    pub(crate) fn samples(language: domain::Language) -> Vec<ForecastPage> {
        use super::samples as s;
        let ask = s::ask("/forecast?months=12&by=office", language);
        [s::forecast_empty(), s::forecast_full()]
            .into_iter()
            .map(|answer| ForecastPage::of(&ask, s::shell(&ask), &answer, &s::choices()))
            .collect()
    }
}

/// Low, middle and high as three figures; with a fiscal year what was spent so far, and its end.
fn tiles(words: Words, code: Currency, answer: &ForecastAnswer) -> Vec<Tile> {
    let mut tiles = Vec::new();
    let tile = |key: &str, value: Option<f64>| Tile {
        label: words.t(key),
        value: value.map_or_else(|| words.t("unknown"), |v| words.short_amount(v, code)),
        note: code.code().to_owned(),
        is_unknown: value.is_none(),
        ..Tile::default()
    };
    let Interval { p10, p50, p90 } = answer.portfolio;
    for (key, value) in [("column-p10", p10), ("column-p50", p50), ("column-p90", p90)] {
        tiles.push(tile(key, value));
    }
    if let Some(year) = &answer.year {
        tiles.push(tile("column-year-spent", Some(year.sum.year_spent)));
        for (key, value) in [
            ("column-year-end-p10", year.sum.year_end.p10),
            ("column-year-end-p50", year.sum.year_end.p50),
            ("column-year-end-p90", year.sum.year_end.p90),
        ] {
            tiles.push(tile(key, value));
        }
    }
    tiles
}

/// Where a group's records are: this page for that group alone.
fn group_href(ask: &Ask, by: &str, group: &str) -> Option<String> {
    let can_filter = matches!(by, "office" | "donor" | "country" | "region" | "sector" | "theme");
    (can_filter && !group.is_empty()).then(|| ask.here_with(&[(by, group)]))
}

fn picture(ask: &Ask, words: Words, code: Currency, answer: &ForecastAnswer, by: &str) -> String {
    let rows: Vec<drawings::Named<'_>> = answer
        .groups
        .iter()
        .map(|g| drawings::Named {
            name: if g.name.is_empty() { words.t("group-unknown") } else { g.name.clone() },
            ends: &g.interval,
            href: group_href(ask, by, &g.group),
        })
        .collect();
    let of = |low: &str, middle: &str, high: &str| between(words, low, middle, high);
    drawings::intervals(
        words,
        ("groups-picture", words.t("forecast-groups-title")),
        &rows,
        |v| words.short_amount(v, code),
        of,
    )
}

/// An interval in words.
pub(super) fn between(words: Words, low: &str, middle: &str, high: &str) -> String {
    let arguments = [("low", Arg::Text(low)), ("middle", Arg::Text(middle)), ("high", Arg::Text(high))];
    words.with("intervals-between", &arguments)
}

fn groups_grid(ask: &Ask, words: Words, answer: &ForecastAnswer, by: &str) -> Grid {
    let mut table = answer.table();
    // Codes are in the twins, and groups have no number of windows.
    table.leave_out(&["n", "group"]);
    if let Some(name) = table.columns.first_mut() {
        name.heading = "column-group".to_owned();
    }
    in_short_money(&mut table, currency(&answer.currency));
    let link =
        |row: usize, column: &str| (column == "name").then(|| group_href(ask, by, &answer.groups[row].group)).flatten();
    Grid::of("groups", words.t("forecast-groups-title"), &table, words, link)
}

fn activities_grid(ask: &Ask, words: Words, answer: &ForecastAnswer) -> Grid {
    let mut largest = ForecastAnswer { by: None, ..answer.clone() };
    let middle = |i: &Interval| i.p50.unwrap_or(f64::NEG_INFINITY);
    largest
        .activities
        .sort_by(|a, b| middle(&b.interval).total_cmp(&middle(&a.interval)).then_with(|| a.activity.cmp(&b.activity)));
    largest.activities.truncate(SHOWN);
    let mut table = largest.table();
    // People read titles; identifiers are in the twins.
    table.columns.remove(0);
    table.rows.iter_mut().for_each(|row| drop(row.remove(0)));
    if let Some(n) = table.columns.iter_mut().find(|c| c.name == "n") {
        n.heading = "column-windows".to_owned();
    }
    in_short_money(&mut table, currency(&answer.currency));
    let link = |row: usize, column: &str| {
        (column == "name").then(|| ask.to_one(&links::activity(&largest.activities[row].activity)))
    };
    Grid::of("activities", words.t("forecast-activities-title"), &table, words, link)
}

/// Amounts in three digits with their unit: the last dollar of an estimate says nothing. The twins have all digits.
fn in_short_money(table: &mut app::table::Table, code: Currency) {
    for cell in table.rows.iter_mut().flatten() {
        if let Cell::Number(units, 0) = *cell {
            *cell = Cell::Money((units * domain::money::SCALE as f64) as i128, code);
        }
    }
}

fn notes(words: Words, answer: &ForecastAnswer) -> Vec<String> {
    let mut notes = vec![words.count("forecast-rests-on", answer.basis.n)];
    if answer.basis.unanswered > 0 {
        notes.push(words.count("forecast-unanswered", answer.basis.unanswered));
    }
    let averages = answer.activities.iter().filter(|a| a.basis.method == "average-pace").count();
    if averages > 0 {
        notes.push(words.count("forecast-average-pace", averages as u64));
    }
    notes
}
