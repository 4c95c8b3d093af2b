//! Series over time by month, quarter, year or biennium, with seasonally adjusted values and limits.

use crate::decimal::Decimal;
use serde::Serialize;

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
    pub incomplete: Vec<crate::status::Incomplete>,
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
    /// Rows it rests on.
    pub n: u64,
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
