//! How much will be spent in the coming whole months: per activity, per group and together, with intervals that held
//! in closed periods.

mod year_end;

pub use year_end::{FiscalYear, YearEnd, YearSum};

use crate::durations::dimension;
use crate::filters::{Filters, Question};
use crate::headway::Known;
use crate::table::{Cell, Table};
use crate::{Failure, Headway};
use domain::Context;
use insight::facts::NONE;
use insight::forecast::{AVERAGE_LEVEL, Forecast, LEVEL_NAMES, PACE_WEIGHT, Quantiles, Scale, Span, YearSpent};
use insight::grouping::Dimension;
use serde::Serialize;
use year_end::Year;

/// What is asked.
#[derive(Clone, Debug, Default)]
pub struct ForecastQuestion {
    /// Whole months after the as-of day; not looked at with `year_end`.
    pub months: u32,
    /// Dimension of the groups.
    pub by: Option<String>,
    /// Instead of months, all that is left of a fiscal year.
    pub year_end: Option<FiscalYear>,
}

/// The answer of `forecast`. Amounts in units of `currency`.
#[derive(Clone, Debug, Serialize)]
pub struct ForecastAnswer {
    /// Last day of knowledge.
    pub as_of: String,
    /// Whole months forecast. With `year_end`, the rest of the as-of day's month comes first.
    pub months: u32,
    /// First day forecast.
    pub first: String,
    /// Last day forecast.
    pub last: String,
    /// Currency of the amounts.
    pub currency: String,
    /// Dimension of the groups, if any was asked for.
    pub by: Option<String>,
    /// Every activity neither closed nor cancelled.
    pub activities: Vec<ActivityForecast>,
    /// One per group, largest first.
    pub groups: Vec<GroupForecast>,
    /// All together; nulls where no activity has a forecast.
    pub portfolio: Interval,
    /// The fiscal year with what was spent of it so far; null unless it was asked for.
    pub year: Option<YearEnd>,
    /// What all of it rests on.
    pub basis: ForecastBasis,
}

/// Three quantiles.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Interval {
    /// A tenth lies below.
    pub p10: Option<f64>,
    /// Half lies below.
    pub p50: Option<f64>,
    /// A tenth lies above.
    pub p90: Option<f64>,
}

impl From<Option<Quantiles>> for Interval {
    fn from(quantiles: Option<Quantiles>) -> Interval {
        let of = |part: fn(Quantiles) -> f64| quantiles.map(part);
        Interval { p10: of(|q| q.p10), p50: of(|q| q.p50), p90: of(|q| q.p90) }
    }
}

/// One activity.
#[derive(Clone, Debug, Serialize)]
pub struct ActivityForecast {
    /// Identifier.
    pub activity: String,
    /// Title.
    pub title: String,
    /// The forecast; nulls where fewer than thirty comparable past windows exist.
    #[serde(flatten)]
    pub interval: Interval,
    /// Of the fiscal year, if asked for.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub year: Option<YearSum>,
    /// What it rests on.
    pub basis: ActivityBasis,
}

/// What the forecast of an activity rests on: enough to redo it.
#[derive(Clone, Debug, Serialize)]
pub struct ActivityBasis {
    /// `class-and-pace`, `class`, or `too-few`.
    pub method: &'static str,
    /// Past windows in the reference class.
    pub n: u64,
    /// What its members have in common.
    pub class: Option<&'static str>,
    /// What amounts are divided by: `approved`, `last-year`, `nothing`.
    pub scale: &'static str,
    /// That amount.
    pub unit: f64,
    /// Months since the start.
    pub age_months: f64,
    /// Spent so far, of the unit.
    pub spent: f64,
    /// Spent in the last twelve months, of the unit; null where the ledger does not reach back so far.
    pub last_year: Option<f64>,
    /// What the capped recent pace would give, of the unit; null in the first year.
    pub capped_pace: Option<f64>,
    /// The class's own quantiles, of the unit.
    pub class_quantiles: Interval,
    /// The class's mean, of the unit.
    pub class_mean: Option<f64>,
    /// The class is multiplied by this, to move it towards the pace.
    pub factor: f64,
}

/// One group.
#[derive(Clone, Debug, Serialize)]
pub struct GroupForecast {
    /// Group code; blank for what nobody stated.
    pub group: String,
    /// Its name.
    pub name: String,
    /// The forecast, from joint draws.
    #[serde(flatten)]
    pub interval: Interval,
    /// Of the fiscal year, if asked for.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub year: Option<YearSum>,
}

/// What a forecast rests on.
#[derive(Clone, Debug, Serialize)]
pub struct ForecastBasis {
    /// Past windows learnt from.
    pub n: u64,
    /// Activities without a forecast.
    pub unanswered: u64,
    /// Weight of the capped recent pace.
    pub pace_weight: f64,
    /// Quantile of the class that makes p10, after calibration.
    pub level_low: f64,
    /// Quantile of the class that makes p90.
    pub level_high: f64,
    /// Closed outcomes the levels were learnt from.
    pub calibrated_on: u64,
    /// How much the months forecast spend beside average months.
    pub season: f64,
    /// Share of the variance that activities have in common.
    pub common_share: f64,
    /// By how many standard deviations sums came out above what was expected.
    pub common_bias: f64,
    /// Joint draws.
    pub draws: u64,
}

/// Forecasts the spending of the chosen activities.
pub fn forecast(
    headway: &Headway,
    ctx: &Context,
    filters: &Filters,
    question: &ForecastQuestion,
) -> Result<ForecastAnswer, Failure> {
    if question.year_end.is_none() && !(1..=600).contains(&question.months) {
        return Err(Failure::invalid("months.unknown").with("months", question.months));
    }
    let by = question.by.as_deref().filter(|b| !b.is_empty()).map(dimension).transpose()?;
    let asked = Question::of(headway, ctx, filters)?;
    let known = &asked.known;
    let year = question.year_end.map(|whose| Year::of(known, filters, whose)).transpose()?;
    let whole_months = Span { months: question.months, with_rest: false };
    let span = year.as_ref().map_or(whole_months, |year| year.rest(known));
    let result = insight::forecast::forecast(&known.facts, &known.portfolio, &asked.selection, span, by);
    let spent = year
        .as_ref()
        .map(|year| insight::forecast::spent_since(&known.facts, &known.portfolio, &asked.selection, year.first, by));
    let mut answer = answer(known, by, &result, spent.as_ref());
    answer.year = year.zip(spent).map(|(year, spent)| year.end(&spent, &answer));
    Ok(answer)
}

fn answer(known: &Known, by: Option<Dimension>, result: &Forecast, spent: Option<&YearSpent>) -> ForecastAnswer {
    let mut groups: Vec<GroupForecast> = result
        .groups
        .iter()
        .map(|(group, quantiles)| {
            let dictionary = by.and_then(|by| by.dictionary(&known.facts)).filter(|_| *group != NONE);
            let interval = Some(*quantiles).into();
            let year = spent.map(|s| YearSum::of(s.groups.get(group).copied().unwrap_or_default(), interval));
            GroupForecast {
                group: dictionary.map_or(String::new(), |d| d.code(*group).to_owned()),
                name: dictionary.map_or(String::new(), |d| d.name(*group).to_owned()),
                interval,
                year,
            }
        })
        .collect();
    groups.sort_by(|a, b| {
        let middle = |g: &GroupForecast| g.interval.p50.unwrap_or(0.0);
        middle(b).total_cmp(&middle(a)).then_with(|| a.group.cmp(&b.group))
    });
    ForecastAnswer {
        as_of: known.as_of.to_string(),
        months: result.span.months,
        first: result.first.to_string(),
        last: result.last.to_string(),
        currency: known.currency().code().to_owned(),
        by: by.map(|b| b.name().to_owned()),
        activities: result.activities.iter().map(|a| activity_answer(known, a, spent)).collect(),
        groups,
        portfolio: result.portfolio.into(),
        year: None,
        basis: ForecastBasis {
            n: result.observations as u64,
            unanswered: result.unanswered as u64,
            pace_weight: PACE_WEIGHT,
            level_low: result.levels.low,
            level_high: result.levels.high,
            calibrated_on: result.levels.n as u64,
            season: result.season,
            common_share: result.common.share,
            common_bias: result.common.bias,
            draws: insight::forecast::DRAWS as u64,
        },
    }
}

fn activity_answer(
    known: &Known,
    forecast: &insight::forecast::ActivityForecast,
    spent: Option<&YearSpent>,
) -> ActivityForecast {
    let basis = &forecast.basis;
    let interval = forecast.quantiles.into();
    let spent_of = |s: &YearSpent| s.activities.get(&forecast.activity).copied().unwrap_or_default();
    ActivityForecast {
        activity: known.facts.activities.identifiers[forecast.activity as usize].clone(),
        title: known.title(forecast.activity),
        interval,
        year: spent.map(|s| YearSum::of(spent_of(s), interval)),
        basis: ActivityBasis {
            method: match (basis.level, basis.capped_pace) {
                (Some(AVERAGE_LEVEL), _) => "average-pace",
                (Some(_), Some(_)) => "class-and-pace",
                (Some(_), None) => "class",
                (None, _) => "too-few",
            },
            n: basis.n as u64,
            class: basis.level.map(|level| LEVEL_NAMES[level]),
            scale: match basis.scale {
                Scale::Approved => "approved",
                Scale::LastYear => "last-year",
                Scale::Nothing => "nothing",
            },
            unit: basis.unit,
            age_months: basis.age,
            spent: basis.spent,
            last_year: basis.pace,
            capped_pace: basis.capped_pace,
            class_quantiles: basis.class.into(),
            class_mean: basis.class_mean,
            factor: basis.factor,
        },
    }
}

impl ForecastAnswer {
    /// Groups if asked for, else activities, as a table.
    pub fn table(&self) -> Table {
        let mut table = Table::with_columns(&[
            (
                if self.by.is_some() { "group" } else { "activity" },
                if self.by.is_some() { "column-group" } else { "column-activity" },
                false,
            ),
            ("name", "column-title", false),
            ("p10", "column-p10", true),
            ("p50", "column-p50", true),
            ("p90", "column-p90", true),
            ("n", "column-n", true),
        ]);
        if self.year.is_some() {
            table.columns.extend(
                Table::with_columns(&[
                    ("year_spent", "column-year-spent", true),
                    ("year_end_p10", "column-year-end-p10", true),
                    ("year_end_p50", "column-year-end-p50", true),
                    ("year_end_p90", "column-year-end-p90", true),
                ])
                .columns,
            );
        }
        let amount = |value: Option<f64>| value.map_or(Cell::Unknown, |v| Cell::Number(v, 0));
        let row = |code: &str, name: &str, i: &Interval, n: Cell, year: Option<YearSum>| {
            let mut cells = vec![Cell::text(code), Cell::text(name), amount(i.p10), amount(i.p50), amount(i.p90), n];
            if let Some(YearSum { year_spent, year_end }) = year {
                cells.extend([Some(year_spent), year_end.p10, year_end.p50, year_end.p90].map(amount));
            }
            cells
        };
        if self.by.is_some() {
            let rows = self.groups.iter();
            table.rows.extend(rows.map(|g| row(&g.group, &g.name, &g.interval, Cell::Blank, g.year)));
        } else {
            let n = |a: &ActivityForecast| Cell::Whole(a.basis.n as i64);
            let rows = self.activities.iter();
            table.rows.extend(rows.map(|a| row(&a.activity, &a.title, &a.interval, n(a), a.year)));
        }
        table
    }
}
