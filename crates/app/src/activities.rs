//! Activities: the list with its filters and paging, and one activity as of any date.

use crate::decimal::Decimal;
use crate::filters::Filters;
use serde::Serialize;

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
    /// Signals now.
    pub signals: u64,
    /// Newest statement about it.
    pub last_recorded: Option<String>,
}

/// The answer of `activities show`.
#[derive(Clone, Debug, Serialize)]
pub struct ShowAnswer {
    /// Last day of knowledge.
    pub as_of: String,
    /// Currency of the sums.
    pub currency: String,
    /// What the list shows of it.
    #[serde(flatten)]
    pub row: Row,
    /// Parent identifier.
    pub parent: Option<String>,
    /// Children known.
    pub children: Vec<String>,
    /// Instrument.
    pub instrument: Option<String>,
    /// Day of approval.
    pub approved_on: Option<String>,
    /// Planned start, first stated.
    pub first_planned_start: Option<String>,
    /// Planned start.
    pub planned_start: Option<String>,
    /// Actual start.
    pub actual_start: Option<String>,
    /// Shares by vocabulary.
    pub shares: Vec<ShareAnswer>,
    /// Delivery by each named rate.
    pub delivery: Vec<crate::status::RateAnswer>,
    /// Sums by kind of line.
    pub money: Vec<MoneyLine>,
    /// Cumulative spending and plan by month.
    pub curve: Vec<CurveMonth>,
    /// Milestones: first plan, current plan, actual.
    pub milestones: Vec<MilestoneAnswer>,
    /// Signals now.
    pub signal_list: Vec<crate::signals::SignalAnswer>,
    /// Every statement about it, newest first.
    pub history: Vec<HistoryEntry>,
    /// Texts in every language.
    pub texts: Vec<TextAnswer>,
    /// Organisations and roles.
    pub organisations: Vec<OrganisationAnswer>,
    /// Other identifiers.
    pub identifiers: Vec<String>,
    /// Policy markers.
    pub markers: Vec<MarkerAnswer>,
    /// Related activities.
    pub related: Vec<RelatedAnswer>,
    /// Places.
    pub locations: Vec<String>,
    /// Results.
    pub results: Vec<ResultAnswer>,
    /// Amounts without a rate, left out.
    pub incomplete: Vec<crate::status::Incomplete>,
}

/// One share.
#[derive(Clone, Debug, Serialize)]
pub struct ShareAnswer {
    /// Vocabulary.
    pub vocabulary: &'static str,
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Percent, if known.
    pub percent: Option<f64>,
}

/// Sum of one kind of line in one year.
#[derive(Clone, Debug, Serialize)]
pub struct MoneyLine {
    /// Kind of line.
    pub kind: &'static str,
    /// Year of the period's first day.
    pub year: i32,
    /// Lines.
    pub n: u64,
    /// Of them without amount.
    pub unknown: u64,
    /// Sum in the reporting currency.
    pub sum: Decimal,
}

/// Cumulative money at the end of a month.
#[derive(Clone, Debug, Serialize)]
pub struct CurveMonth {
    /// `2024-03`
    pub month: String,
    /// Last day.
    pub end: String,
    /// Spent by then; `None` after the day of knowledge.
    pub spent: Option<Decimal>,
    /// Planned by then, current plan.
    pub planned: Option<Decimal>,
    /// Planned by then, first plan.
    pub first_planned: Option<Decimal>,
}

/// One milestone.
#[derive(Clone, Debug, Serialize)]
pub struct MilestoneAnswer {
    /// Code.
    pub milestone: String,
    /// Name.
    pub name: String,
    /// Round.
    pub round: u32,
    /// First plan.
    pub first_planned_on: Option<String>,
    /// Current plan.
    pub planned_on: Option<String>,
    /// Actual.
    pub actual_on: Option<String>,
    /// Holder.
    pub holder: Option<String>,
    /// Times the plan was revised.
    pub revisions: u64,
    /// Taken from the activity's own dates, no milestone being stated.
    pub derived: bool,
}

/// One statement of the past.
#[derive(Clone, Debug, Serialize)]
pub struct HistoryEntry {
    /// Day it became known.
    pub recorded_on: String,
    /// Whether that day is assumed.
    pub assumed: bool,
    /// Field.
    pub field: &'static str,
    /// What stood before.
    pub before: Option<String>,
    /// What stands from then on; `None` is withdrawn.
    pub after: Option<String>,
}

/// One text.
#[derive(Clone, Debug, Serialize)]
pub struct TextAnswer {
    /// `title`, `description-1`…
    pub kind: String,
    /// Language, if stated.
    pub language: Option<String>,
    /// Text.
    pub text: String,
}

/// One organisation.
#[derive(Clone, Debug, Serialize)]
pub struct OrganisationAnswer {
    /// IATI role code.
    pub role: u8,
    /// Identifier.
    pub identifier: Option<String>,
    /// Name.
    pub name: Option<String>,
}

/// One marker.
#[derive(Clone, Debug, Serialize)]
pub struct MarkerAnswer {
    /// Vocabulary.
    pub vocabulary: String,
    /// Code.
    pub code: String,
    /// Significance, if stated.
    pub significance: Option<u8>,
}

/// One related activity.
#[derive(Clone, Debug, Serialize)]
pub struct RelatedAnswer {
    /// IATI type code.
    pub kind: u8,
    /// Identifier.
    pub activity: String,
}

/// One result.
#[derive(Clone, Debug, Serialize)]
pub struct ResultAnswer {
    /// IATI type code.
    pub kind: String,
    /// Title.
    pub title: String,
    /// Indicators: title, periods with target and actual.
    pub indicators: Vec<IndicatorAnswer>,
}

/// One indicator.
#[derive(Clone, Debug, Serialize)]
pub struct IndicatorAnswer {
    /// Title.
    pub title: String,
    /// Baseline as published.
    pub baseline: Option<String>,
    /// Periods.
    pub periods: Vec<PeriodAnswer>,
}

/// One period of an indicator.
#[derive(Clone, Debug, Serialize)]
pub struct PeriodAnswer {
    /// First day.
    pub start: Option<String>,
    /// Last day.
    pub end: Option<String>,
    /// Target.
    pub target: Option<String>,
    /// Actual.
    pub actual: Option<String>,
}
