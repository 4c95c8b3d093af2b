//! How long a process or a stage takes: Kaplan-Meier with open cases counted.

use serde::Serialize;

/// The answer of `durations`.
#[derive(Clone, Debug, Serialize)]
pub struct DurationsAnswer {
    /// Process code.
    pub process: String,
    /// First step; `None` for the first event of a case.
    pub from: Option<String>,
    /// Last step; `None` for the last event.
    pub to: Option<String>,
    /// Last day of knowledge.
    pub as_of: String,
    /// Dimension, if groups were asked for.
    pub by: Option<String>,
    /// One per group, largest first.
    pub groups: Vec<DurationGroup>,
    /// Log-rank test of all groups.
    pub test: Test,
}

/// One group. Days.
#[derive(Clone, Debug, Serialize)]
pub struct DurationGroup {
    /// Group code; blank for all.
    pub group: String,
    /// Its name.
    pub name: String,
    /// Cases.
    pub n: u64,
    /// Of them still open.
    pub open: u64,
    /// Median; `None` where half have not ended yet.
    pub median: Option<f64>,
    /// Lower end of its 95 % interval.
    pub median_low: Option<f64>,
    /// Upper end.
    pub median_high: Option<f64>,
    /// Mean up to the horizon.
    pub mean_restricted: Option<f64>,
    /// Horizon of that mean.
    pub horizon: Option<f64>,
    /// Steps of the curve.
    pub curve: Vec<CurvePoint>,
}

/// One step of a survival curve.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct CurvePoint {
    /// Days.
    pub days: f64,
    /// Share still under way after so many days.
    pub share: f64,
    /// Lower 95 % limit.
    pub low: f64,
    /// Upper 95 % limit.
    pub high: f64,
    /// Cases still watched just before.
    pub at_risk: u64,
    /// Cases cut off here (open, or cancelled).
    pub censored: u64,
}

/// Log-rank test.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Test {
    /// Chance of differences this large if the groups were alike; `None` with fewer than two groups.
    pub p: Option<f64>,
}
