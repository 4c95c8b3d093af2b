//! Series over time: one picture per series, and all values as a table beneath.

use super::parts::{Controls, IncompleteNote, capitalised};
use crate::ask::Ask;
use crate::drawings;
use crate::filter_form::{FilterForm, choose};
use crate::grid::{Grid, GridCell, Head};
use crate::reply::{self, Reply};
use crate::shell::Shell;
use crate::site::{Site, twins};
use crate::words::Words;
use app::Failure;
use app::filters::Choices;
use app::trends::{ChangeAnswer, MEASURES, PeriodLength, Series, TrendsAnswer, TrendsQuestion};
use askama::Template;
use wording::Arg;

/// Dimensions offered.
const DIMENSIONS: [&str; 8] = ["office", "donor", "instrument", "country", "region", "sector", "theme", "fund"];
/// Lengths of a period, by their words.
const PERIODS: [&str; 4] = ["month", "quarter", "year", "biennium"];
/// Pictures on a page, points of each, and rows of the table; the twins have all.
const PICTURES: usize = 6;
const POINTS: usize = 96;
const ROWS: usize = 400;

/// The page.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/trends.html")]
pub(crate) struct TrendsPage {
    shell: Shell,
    lead: String,
    controls: Controls,
    filters: FilterForm,
    incomplete: IncompleteNote,
    pictures: Vec<Drawn>,
    rest: String,
    grid: Grid,
}

/// One series as a picture.
#[derive(Clone, Debug)]
pub(crate) struct Drawn {
    title: String,
    picture: String,
    /// The change of level in words; blank where none convinces.
    change: String,
    /// From which fall on the series can show one; blank where there are too few periods to say.
    sees: String,
}

/// `GET /trends`
pub(crate) fn show(site: &Site, ask: &Ask) -> Result<Reply, Failure> {
    let (headway, ctx) = (&*site.headway, &ask.ctx);
    let period = ask.get("period").unwrap_or("month");
    let question = TrendsQuestion {
        measure: ask.get("measure").unwrap_or("spending").to_owned(),
        by: ask.owned("by").filter(|by| by != "none"),
        period: PeriodLength::parse(period).ok_or_else(|| {
            Failure::invalid("period.unknown").with("value", period).with("choices", PERIODS.join(", "))
        })?,
        process: ask.owned("process"),
    };
    let answer = app::trends::trends(headway, ctx, &ask.filters(), &question)?;
    twins(ask, &answer, TrendsAnswer::table, || {
        let choices = app::filters::choices(headway, ctx)?;
        let shell = Shell::of(site, ask, Words::of(ask.language).t("nav-trends"))?;
        reply::page(&TrendsPage::of(ask, shell, &answer, &choices))
    })
}

impl TrendsPage {
    /// The page of an answer.
    pub(crate) fn of(ask: &Ask, shell: Shell, answer: &TrendsAnswer, choices: &Choices) -> TrendsPage {
        let words = shell.words;
        let measure = words.name_of("measure", &answer.measure);
        let named = |prefix: &'static str, codes: &[&str]| -> Vec<(String, String)> {
            codes.iter().map(|c| ((*c).to_owned(), capitalised(&words.name_of(prefix, c)))).collect()
        };
        let by = answer.by.clone().unwrap_or_else(|| "none".to_owned());
        let dimensions: Vec<&str> = ["none"].into_iter().chain(DIMENSIONS).collect();
        let controls = vec![
            choose(words, "measure", &answer.measure, named("measure", &MEASURES)),
            choose(words, "by", &by, named("by", &dimensions)),
            choose(words, "period", answer.period, named("period", &PERIODS)),
        ];
        let title = |series: &Series| match (series.name.is_empty(), answer.by.is_some()) {
            (false, _) => format!("{measure} – {}", series.name),
            (true, true) => format!("{measure} – {}", words.t("group-unknown")),
            (true, false) => measure.clone(),
        };
        let pictures = answer
            .series
            .iter()
            .take(PICTURES)
            .enumerate()
            .map(|(i, series)| Drawn {
                title: title(series),
                change: series.change.as_ref().map(|c| change_text(words, answer, c)).unwrap_or_default(),
                sees: sees_text(words, series),
                picture: drawings::trend(words, &format!("trend-{i}"), title(series), answer, series, POINTS),
            })
            .collect();
        let rest = answer.series.len().saturating_sub(PICTURES) as u64;
        TrendsPage {
            lead: words.t("trends-lead"),
            controls: Controls::of(ask, words, controls),
            filters: FilterForm::of(ask, words, choices, false),
            incomplete: IncompleteNote::of(words, &answer.incomplete),
            pictures,
            rest: if rest > 0 { words.count("trends-more", rest) } else { String::new() },
            grid: grid(words, answer),
            shell,
        }
    }

    /// Pages to test with.
    #[cfg(test)]
    pub(crate) fn samples(language: domain::Language) -> Vec<TrendsPage> {
        use super::samples as s;
        let ask = s::ask("/trends?by=office&measure=spending", language);
        [s::trends_empty(), s::trends_full()]
            .into_iter()
            .map(|answer| TrendsPage::of(&ask, s::shell(&ask), &answer, &s::choices()))
            .collect()
    }
}

/// From which fall on the series can show one, in words.
fn sees_text(words: Words, series: &Series) -> String {
    let judged = series.points.iter().rev().skip_while(|p| p.partial).take_while(|p| p.value.is_some()).count();
    match series.sees_fall_from {
        Some(fall) => words.with("trends-sees-fall", &[("fall", Arg::Text(&words.share(fall)))]),
        None if judged >= app::trends::FALLS_FROM => words.t("trends-sees-no-fall"),
        None => String::new(),
    }
}

/// A change of level in words.
fn change_text(words: Words, answer: &TrendsAnswer, change: &ChangeAnswer) -> String {
    let value = |n: f64| drawings::value_text(words, &answer.unit, Some(app::trends::Value::Number(n)));
    let period = drawings::period_text(words, answer.period, &change.start, &change.period);
    let (before, after) = (value(change.before), value(change.after));
    let effect = words.percent(change.effect.map(f64::abs));
    let key = format!("trend-change-{}", change.direction);
    let parts = [("period", &period), ("before", &before), ("after", &after), ("effect", &effect)];
    words.with(&key, &parts.map(|(name, text)| (name, Arg::Text(text))))
}

/// Values, newest first; columns that nothing has are left out.
fn grid(words: Words, answer: &TrendsAnswer) -> Grid {
    let grouped = answer.by.is_some();
    let any = |test: fn(&app::trends::Point) -> bool| answer.series.iter().any(|s| s.points.iter().any(test));
    let (adjusted, usual, signals) =
        (any(|p| p.seasonal_adjusted.is_some()), any(|p| p.low.is_some()), any(|p| p.signal.is_some()));
    let heads = [
        (true, Head::text(words.t("column-period"))),
        (grouped, Head::text(words.t("column-group"))),
        (true, Head::number(words.t("column-value"))),
        (adjusted, Head::number(words.t("column-adjusted"))),
        (usual, Head::number(words.t("trends-usual"))),
        (signals, Head::text(words.t("column-signal"))),
    ];
    let number =
        |n: Option<f64>| n.map(|n| drawings::value_text(words, &answer.unit, Some(app::trends::Value::Number(n))));
    let mut rows = Vec::new();
    for series in &answer.series {
        let group = if series.name.is_empty() { words.t("group-unknown") } else { series.name.clone() };
        let points = series.points.iter().rev().skip_while(|p| p.value.is_none() && !p.partial);
        for point in points.take(ROWS.saturating_sub(rows.len())) {
            let period = GridCell::head(drawings::period_text(words, answer.period, &point.start, &point.period));
            let range = number(point.low).zip(number(point.high)).map(|(low, high)| format!("{low} – {high}"));
            let class = if point.value.is_some() { "n" } else { "n soft" };
            let cells = [
                (true, if point.partial { period.note(words.t("picture-partial")) } else { period }),
                (grouped, GridCell::text(&group)),
                (true, GridCell { class, ..GridCell::number(drawings::value_text(words, &answer.unit, point.value)) }),
                (adjusted, GridCell::number(number(point.seasonal_adjusted).unwrap_or_default())),
                (usual, GridCell::number(range.unwrap_or_default())),
                (signals, GridCell::text(point.signal.map_or_else(String::new, |s| words.name_of("trend-signal", s)))),
            ];
            rows.push(shown(cells));
        }
    }
    Grid {
        id: "values".to_owned(),
        caption: words.with("trends-caption", &[("n", Arg::Whole(rows.len() as i64))]),
        hide_caption: false,
        heads: shown(heads),
        rows,
        when_empty: words.t("no-data"),
    }
}

fn shown<T>(parts: impl IntoIterator<Item = (bool, T)>) -> Vec<T> {
    parts.into_iter().filter(|(is_shown, _)| *is_shown).map(|(_, part)| part).collect()
}
