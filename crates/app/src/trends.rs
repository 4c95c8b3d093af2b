//! Series over time by month, quarter, year or biennium, with seasonally adjusted values and limits.

use crate::bottlenecks::process_number;
use crate::decimal::Decimal;
use crate::durations::dimension;
use crate::figures::excluded_funds;
use crate::filters::{Filters, Question};
use crate::status::{Incomplete, incomplete_answer};
use crate::table::{Cell, Table};
use crate::{Failure, Headway};
use domain::{Context, Currency, Day};
use insight::facts::NONE;
use insight::money::Money;
use insight::signals::Rules;
use insight::trends::{Length, PeriodEnds, TrendMeasure, TrendSignal};
use serde::Serialize;
use std::sync::Arc;

pub use insight::trends::Length as PeriodLength;

/// What is asked.
#[derive(Clone, Debug)]
pub struct TrendsQuestion {
    /// What to count; see [`MEASURES`].
    pub measure: String,
    /// Dimension of the series.
    pub by: Option<String>,
    /// Length of a period.
    pub period: PeriodLength,
    /// Process, for the measures about cases; the project cycle unless named.
    pub process: Option<String>,
}

impl TrendsQuestion {
    /// The picture of the dashboard.
    pub fn spending_by_month() -> TrendsQuestion {
        TrendsQuestion { measure: "spending".to_owned(), by: None, period: PeriodLength::Month, process: None }
    }
}

/// Everything that can be followed over time.
pub const MEASURES: [&str; 18] = [
    "spending",
    "commitments",
    "receipts",
    "approvals",
    "approved_amount",
    "ilo_delivery",
    "delivery_with_pipeline",
    "funding_based",
    "budget_based",
    "time_adjusted",
    "plan_adjusted",
    "output_delivery",
    "open_cases",
    "waiting_days",
    "median_duration",
    "overdue_steps",
    "on_time",
    "signals",
];

/// Complete periods from which a series can say which falls it shows.
pub const FALLS_FROM: usize = insight::trends::FALLS_FROM;

/// The answer of `trends`.
#[derive(Clone, Debug, Serialize)]
pub struct TrendsAnswer {
    /// What is counted.
    pub measure: String,
    /// Last day of knowledge.
    pub as_of: String,
    /// `month`, `quarter`, `year` or `biennium`.
    pub period: &'static str,
    /// Unit of the values: a currency, `share`, `days` or `count`.
    pub unit: String,
    /// Dimension, if one series per member was asked for.
    pub by: Option<String>,
    /// The series.
    pub series: Vec<Series>,
    /// Amounts without a rate, left out.
    pub incomplete: Vec<Incomplete>,
    /// What the series rest on, for measures of money.
    pub basis: TrendBasis,
}

/// Lines behind a trend of money.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct TrendBasis {
    /// Lines with an amount.
    pub lines: u64,
    /// Lines without one.
    pub unknown: u64,
}

/// One series.
#[derive(Clone, Debug, Serialize)]
pub struct Series {
    /// Member of the dimension; blank for the whole.
    pub group: String,
    /// Name of the member for people.
    pub name: String,
    /// Points in time order, none left out.
    pub points: Vec<Point>,
    /// The change of level that convinces; `None` where there is none, or too little to say.
    pub change: Option<ChangeAnswer>,
    /// The smallest fall of level that would be seen within four periods in four of five cases, as a share; `None` where
    /// none would, or with too few periods to say.
    pub sees_fall_from: Option<f64>,
}

/// A change of level.
#[derive(Clone, Debug, Serialize)]
pub struct ChangeAnswer {
    /// First period after it.
    pub period: String,
    /// First day of that period.
    pub start: String,
    /// `rise` or `fall`.
    pub direction: &'static str,
    /// Level before, without seasons.
    pub before: f64,
    /// Level since.
    pub after: f64,
    /// Change as a share of the level before; `None` where that is zero.
    pub effect: Option<f64>,
    /// Chance of a change as large in random order, corrected for the number of series.
    pub p: f64,
}

/// One point.
#[derive(Clone, Debug, Serialize)]
pub struct Point {
    /// `2024-03`, `2024-Q1`, `2024` or `2024-2025`.
    pub period: String,
    /// First day.
    pub start: String,
    /// The value; `None` is unknown or not defined.
    pub value: Option<Value>,
    /// Seasonally adjusted; `None` under three years.
    pub seasonal_adjusted: Option<f64>,
    /// Lower limit of the usual; `None` under twelve points.
    pub low: Option<f64>,
    /// Upper limit of the usual.
    pub high: Option<f64>,
    /// Code of the rule that makes the point unusual.
    pub signal: Option<&'static str>,
    /// The period was not over on the day of knowledge.
    pub partial: bool,
}

/// Exact money, or a number.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(untagged)]
pub enum Value {
    /// Money in the reporting currency.
    Money(Decimal),
    /// Share, days or count.
    Number(f64),
}

impl Value {
    /// For pictures.
    pub fn to_f64(self) -> f64 {
        match self {
            Value::Money(m) => m.to_f64(),
            Value::Number(n) => n,
        }
    }
}

/// A figure over time.
pub fn trends(
    headway: &Headway,
    ctx: &Context,
    filters: &Filters,
    question: &TrendsQuestion,
) -> Result<TrendsAnswer, Failure> {
    let known = headway.known(ctx)?;
    known.remembered(ctx, &format!("trends {filters:?} {question:?}"), || computed(headway, ctx, filters, question))
}

fn computed(
    headway: &Headway,
    ctx: &Context,
    filters: &Filters,
    question: &TrendsQuestion,
) -> Result<TrendsAnswer, Failure> {
    let word = question.measure.trim().to_lowercase().replace(['-', ' '], "_");
    let measure = TrendMeasure::parse(&word).ok_or_else(|| {
        Failure::invalid("measure.unknown").with("measure", &question.measure).with("choices", MEASURES.join(", "))
    })?;
    let by = question.by.as_deref().filter(|b| !b.is_empty()).map(dimension).transpose()?;
    let asked = Question::of(headway, ctx, filters)?;
    let known = &asked.known;
    let process = match question.process.as_deref().filter(|p| !p.is_empty()) {
        Some(process) => process_number(known, process)?,
        None => insight::caselog::PROJECT_CYCLE,
    };
    let money = Money::as_of(&known.facts, known.day());
    let rules = Rules::in_force(&known.facts.rule_limits, known.day());
    let excluded = excluded_funds(known);
    let (facts, portfolio) = (&known.facts, &known.portfolio);
    let asks = insight::trends::Question {
        measure,
        length: question.period,
        by,
        from: None,
        process,
        excluded_funds: &excluded,
        rules: &rules,
    };
    let result = if measure.is_of_period_ends() {
        // Nine measures share these looks.
        let key = format!("period ends {filters:?} {by:?} {:?}", question.period);
        let ends = || Ok(Arc::new(PeriodEnds::of(facts, portfolio, &money, &asked.selection, asks)));
        known.remembered(ctx, &key, ends)?.trend(measure)
    } else {
        insight::trends::trends(facts, portfolio, &money, &asked.selection, asks)
    };
    let dictionary = by.and_then(|by| by.dictionary(&known.facts));
    let series = result
        .series
        .iter()
        .map(|series| {
            let group = dictionary.filter(|_| series.group != NONE);
            Series {
                group: group.map_or(String::new(), |d| d.code(series.group).to_owned()),
                name: group.map_or(String::new(), |d| d.name(series.group).to_owned()),
                points: series.points.iter().map(|p| point(question.period, p)).collect(),
                change: series.change.map(|change| ChangeAnswer {
                    period: period_label(question.period, series.points[change.at].first),
                    start: series.points[change.at].first.to_string(),
                    direction: if change.is_rise() { "rise" } else { "fall" },
                    before: change.before,
                    after: change.after,
                    effect: (change.before != 0.0).then(|| change.after / change.before - 1.0),
                    p: change.p,
                }),
                sees_fall_from: series.sees_fall_from,
            }
        })
        .collect();
    Ok(TrendsAnswer {
        measure: word,
        as_of: known.as_of.to_string(),
        period: period_name(question.period),
        unit: unit(measure, known.currency()),
        by: by.map(|b| b.name().to_owned()),
        series,
        incomplete: result.basis.incomplete.iter().map(incomplete_answer).collect(),
        basis: TrendBasis { lines: result.basis.lines, unknown: result.basis.unknown },
    })
}

fn point(length: Length, point: &insight::trends::Point) -> Point {
    Point {
        period: period_label(length, point.first),
        start: point.first.to_string(),
        value: point.amount.map(|a| Value::Money(Decimal(a))).or(point.value.map(Value::Number)),
        seasonal_adjusted: point.seasonal_adjusted,
        low: point.low,
        high: point.high,
        signal: point.signal.map(TrendSignal::name),
        partial: point.partial,
    }
}

fn period_label(length: Length, first: Day) -> String {
    let (year, month, _) = first.ymd();
    match length {
        Length::Month => format!("{year:04}-{month:02}"),
        Length::Quarter => format!("{year:04}-Q{}", (month - 1) / 3 + 1),
        Length::Year => format!("{year:04}"),
        Length::Biennium => format!("{year:04}-{:04}", year + 1),
    }
}

fn period_name(length: Length) -> &'static str {
    match length {
        Length::Month => "month",
        Length::Quarter => "quarter",
        Length::Year => "year",
        Length::Biennium => "biennium",
    }
}

fn unit(measure: TrendMeasure, currency: Currency) -> String {
    match measure {
        TrendMeasure::Spending | TrendMeasure::Commitments | TrendMeasure::Receipts | TrendMeasure::ApprovedAmount => {
            currency.to_string()
        }
        TrendMeasure::Rate(_) | TrendMeasure::OnTime => "share".to_owned(),
        TrendMeasure::WaitingDays | TrendMeasure::MedianDuration => "days".to_owned(),
        _ => "count".to_owned(),
    }
}

impl TrendsAnswer {
    /// One row per group and period.
    pub fn table(&self) -> Table {
        let mut table = Table::with_columns(&[
            ("group", "column-group", false),
            ("period", "column-period", false),
            ("value", "column-value", true),
            ("seasonal_adjusted", "column-seasonal-adjusted", true),
            ("low", "column-low", true),
            ("high", "column-high", true),
            ("signal", "column-signal", false),
            ("partial", "column-partial", false),
        ]);
        let number = |value: Option<f64>| match value {
            None => Cell::Blank,
            Some(value) if self.unit == "share" => Cell::Share(Some(value)),
            Some(value) => Cell::Number(value, u8::from(value.abs() < 10.0)),
        };
        let yes_no = |yes: bool| Cell::Coded { code: yes.to_string(), key: if yes { "yes" } else { "no" }.to_owned() };
        for series in &self.series {
            for point in &series.points {
                let value = match (point.value, Currency::parse(&self.unit)) {
                    (None, _) => Cell::Unknown,
                    (Some(Value::Money(m)), Some(currency)) => Cell::Money(m.0, currency),
                    (Some(value), _) => number(Some(value.to_f64())),
                };
                table.rows.push(vec![
                    Cell::Text(series.name.clone()),
                    Cell::Text(point.period.clone()),
                    value,
                    number(point.seasonal_adjusted),
                    number(point.low),
                    number(point.high),
                    point
                        .signal
                        .map_or(Cell::Blank, |s| Cell::Coded { code: s.to_owned(), key: format!("trend-signal-{s}") }),
                    yes_no(point.partial),
                ]);
            }
        }
        if self.by.is_none() {
            table.columns.remove(0);
            table.rows.iter_mut().for_each(|row| {
                row.remove(0);
            });
        }
        table
    }
}
