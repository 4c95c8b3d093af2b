//! A series over time: bars for amounts and counts of a period, a line for rates, durations and stocks.

use super::frame;
use crate::words::{Words, currency};
use app::trends::{Series, TrendsAnswer, Value};
use domain::Day;
use pictures::trend::Names;
use pictures::{Point, Trend, responsive};

/// Natural width: the column of a page.
const WIDTH: f64 = 1080.0;
/// Most marks on the time axis.
const MOST_TICKS: usize = 12;

/// A value of the trend in words.
pub(crate) fn value_text(words: Words, unit: &str, value: Option<Value>) -> String {
    match value {
        None => words.t("unknown"),
        Some(Value::Money(amount)) => words.short_money(Some(amount), currency(unit)),
        Some(Value::Number(n)) => number_text(words, unit, n),
    }
}

fn number_text(words: Words, unit: &str, n: f64) -> String {
    match unit {
        "share" => words.percent(Some(n)),
        "days" => words.days(n),
        "count" => words.number(n, usize::from(n.fract() != 0.0)),
        code => words.short_amount(n, currency(code)),
    }
}

/// The name of a period as people say it: Mar 2024, Q1 2024, 2024, 2024–2025.
pub(crate) fn period_text(words: Words, period: &str, start: &str, label: &str) -> String {
    let Some(day) = Day::parse(start) else { return label.to_owned() };
    match period {
        "month" => wording::format::month(words.language, day),
        "quarter" => wording::format::quarter(words.language, day),
        _ => label.replace('-', "–"),
    }
}

/// The picture of one series.
pub(crate) fn trend(
    words: Words,
    id: &str,
    title: String,
    answer: &TrendsAnswer,
    series: &Series,
    last: usize,
) -> String {
    let shown = &series.points[series.points.len().saturating_sub(last)..];
    let is_stock = matches!(answer.measure.as_str(), "open_cases" | "overdue_steps" | "signals");
    let bars = !is_stock && !matches!(answer.unit.as_str(), "share" | "days");
    let starts: Vec<(i32, u32)> =
        shown.iter().map(|p| Day::parse(&p.start).map_or((0, 0), |d| (d.ymd().0, d.ymd().1))).collect();
    let years = starts.iter().filter(|(_, month)| *month == 1).count();
    let every = years.div_ceil(MOST_TICKS).max(1) as i32;
    let by_year = matches!(answer.period, "month" | "quarter") && shown.len() > 14;
    let step = shown.len().div_ceil(MOST_TICKS).max(1);
    // A mark that every third point has points at nothing: then the table alone tells them.
    let marked = shown.iter().filter(|p| stands_out(p)).count() * 3 <= shown.len();
    let points: Vec<Point> = shown
        .iter()
        .enumerate()
        .map(|(i, point)| {
            let name = period_text(words, answer.period, &point.start, &point.period);
            let (year, month) = starts[i];
            let tick = if by_year {
                if month == 1 && year % every == 0 { year.to_string() } else { String::new() }
            } else if i % step == 0 {
                name.clone()
            } else {
                String::new()
            };
            let mut tooltip = words.said_of(&name, &value_text(words, &answer.unit, point.value));
            if point.partial {
                tooltip = format!("{tooltip} ({})", words.t("picture-partial"));
            }
            if let Some(signal) = point.signal {
                tooltip = format!("{tooltip} – {}", words.name_of("trend-signal", signal));
            }
            Point {
                tick,
                value: point.value.map(Value::to_f64),
                adjusted: point.seasonal_adjusted,
                interval: if bars { None } else { point.low.zip(point.high) },
                tooltip,
                signal: marked && stands_out(point),
                partial: point.partial,
                href: None,
            }
        })
        .collect();
    let value_ticks = Trend::ticks_for(&points, bars, |v| number_text(words, &answer.unit, v));
    let any =
        |test: &dyn Fn(&Point) -> bool, key: &str| if points.iter().any(test) { words.t(key) } else { String::new() };
    let unit = match answer.unit.as_str() {
        "share" | "days" | "count" => words.name_of("measure", &answer.measure),
        code => format!("{}, {code}", words.name_of("measure", &answer.measure)),
    };
    let names = Names {
        value: unit,
        adjusted: any(&|p| p.adjusted.is_some(), "picture-adjusted"),
        interval: if bars { String::new() } else { any(&|p| p.interval.is_some(), "picture-interval") },
        partial: any(&|p| p.partial, "picture-partial"),
        signal: any(&|p| p.signal, "picture-signal"),
    };
    responsive(&frame(words, id, title).wide(WIDTH), |frame| {
        let value_ticks = value_ticks.clone();
        Trend { frame, bars, points: points.clone(), value_ticks, reference: None, names: names.clone() }.svg()
    })
}

/// Whether a point itself is unusual. Runs of points are told in words: marks on each would hide the ones that stand out.
fn stands_out(point: &app::trends::Point) -> bool {
    point.signal.is_some_and(|signal| !signal.starts_with("run"))
}
