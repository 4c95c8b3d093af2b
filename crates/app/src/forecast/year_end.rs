//! The end of the fiscal year: which year is meant, what was spent of it so far, and what is added to that.

use super::{ForecastAnswer, Interval};
use crate::Failure;
use crate::filters::Filters;
use crate::headway::Known;
use domain::{Day, reference};
use insight::forecast::{Span, YearSpent};
use serde::Serialize;

/// Whose fiscal year.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FiscalYear {
    /// One's own organisation's.
    Own,
    /// That of the donor the question is filtered by.
    Donor,
}

impl FiscalYear {
    /// Reads `own` or `donor`.
    pub fn parse(text: &str) -> Option<FiscalYear> {
        match text {
            "own" => Some(FiscalYear::Own),
            "donor" => Some(FiscalYear::Donor),
            _ => None,
        }
    }
}

/// A fiscal year with all its spending: so far, and at its end.
#[derive(Clone, Debug, Serialize)]
pub struct YearEnd {
    /// Whose year it is; blank for one's own organisation.
    pub organisation: String,
    /// First day.
    pub first: String,
    /// Last day.
    pub last: String,
    /// All chosen activities.
    #[serde(flatten)]
    pub sum: YearSum,
}

/// Spending of a fiscal year. Units of the answer's currency.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct YearSum {
    /// Spent up to the as-of day.
    pub year_spent: f64,
    /// Spent by the end of the year.
    pub year_end: Interval,
}

impl YearSum {
    pub(super) fn of(spent: f64, rest: Interval) -> YearSum {
        let plus = |part: Option<f64>| part.map(|p| p + spent);
        YearSum {
            year_spent: spent,
            year_end: Interval { p10: plus(rest.p10), p50: plus(rest.p50), p90: plus(rest.p90) },
        }
    }
}

/// The year that is asked about: the one of the day after the as-of day, so that on a year's last day the next is meant.
pub(super) struct Year {
    organisation: String,
    pub(super) first: Day,
    last: Day,
}

impl Year {
    pub(super) fn of(known: &Known, filters: &Filters, whose: FiscalYear) -> Result<Year, Failure> {
        let organisation = match (whose, &filters.donor) {
            (FiscalYear::Own, _) => String::new(),
            (FiscalYear::Donor, None) => return Err(Failure::invalid("year-end.no-donor")),
            // The filter has been resolved before: the donor is known by code or name.
            (FiscalYear::Donor, Some(donor)) => {
                let organisations = &known.facts.names.organisations;
                organisations.find(donor).map_or(donor.clone(), |number| organisations.code(number).to_owned())
            }
        };
        let next = known.day().plus_days(1);
        let calendar = reference::fiscal_year(&organisation, next)
            .ok_or_else(|| Failure::invalid("year-end.no-calendar").with("organisation", &organisation))?;
        let (first, last) = calendar.period_of(next);
        Ok(Year { organisation, first, last })
    }

    /// What is left of the year.
    pub(super) fn rest(&self, known: &Known) -> Span {
        let months = self.last.month_number() - known.day().month_number();
        Span { months: months.max(0) as u32, with_rest: true }
    }

    pub(super) fn end(&self, spent: &YearSpent, answer: &ForecastAnswer) -> YearEnd {
        YearEnd {
            organisation: self.organisation.clone(),
            first: self.first.to_string(),
            last: self.last.to_string(),
            sum: YearSum::of(spent.total, answer.portfolio),
        }
    }
}
