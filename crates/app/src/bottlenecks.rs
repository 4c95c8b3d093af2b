//! Where cases wait: waiting days in a window by step, queues, arrivals and completions, weeks to clear; and the
//! waiting cases behind each number.

use serde::Serialize;

/// The answer of `bottlenecks`.
#[derive(Clone, Debug, Serialize)]
pub struct BottlenecksAnswer {
    /// Process code.
    pub process: String,
    /// Its name.
    pub process_name: String,
    /// Last day of knowledge.
    pub as_of: String,
    /// Days looked back.
    pub window_days: u32,
    /// Dimension of the groups, if asked for.
    pub by: Option<String>,
    /// Steps, most waiting first.
    pub steps: Vec<StepAnswer>,
    /// Groups, most waiting first.
    pub groups: Vec<GroupAnswer>,
    /// Cases seen, and of them open.
    pub basis: BottleneckBasis,
}

/// What the board rests on.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct BottleneckBasis {
    /// Cases with an event by the as-of day.
    pub cases: u64,
    /// Of them open.
    pub open: u64,
    /// Closed because idle beyond the 95th percentile of past waits: assumed.
    pub closed_assumed: u64,
}

/// One step.
#[derive(Clone, Debug, Serialize)]
pub struct StepAnswer {
    /// Step code.
    pub step: String,
    /// Its name for people.
    pub name: String,
    /// Waiting in the window by waits completed by the as-of date, in case-days.
    pub waiting_days: f64,
    /// Its share of all waiting in the window.
    pub share: f64,
    /// Waiting in the window by waits that still run and usually end in this step, in case-days.
    pub running_days: f64,
    /// Of the completed waits, the part spent on handling (where a start is known).
    pub handling_days: f64,
    /// Cases now waiting for it.
    pub open: u64,
    /// Cases that began to wait for it, a week, in the window.
    pub arrivals_per_week: f64,
    /// Cases that completed it, a week, in the window.
    pub completions_per_week: f64,
    /// Weeks to clear the queue at that pace; `None` where nothing is completed.
    pub weeks_to_clear: Option<f64>,
    /// Whether more arrive than are completed.
    pub growing: bool,
}

/// Steps of one group.
#[derive(Clone, Debug, Serialize)]
pub struct GroupAnswer {
    /// Group code; blank where none is known.
    pub group: String,
    /// Its name.
    pub name: String,
    /// Its steps.
    pub steps: Vec<StepAnswer>,
}

/// The answer of the page behind a cell: cases now waiting.
#[derive(Clone, Debug, Serialize)]
pub struct WaitingAnswer {
    /// Process code.
    pub process: String,
    /// Last day of knowledge.
    pub as_of: String,
    /// Step filter.
    pub step: Option<String>,
    /// Office filter.
    pub office: Option<String>,
    /// How many in all.
    pub total: u64,
    /// Longest waiting first.
    pub cases: Vec<WaitingCase>,
}

/// One waiting case.
#[derive(Clone, Debug, Serialize)]
pub struct WaitingCase {
    /// Case (for the project cycle, the activity).
    pub case: String,
    /// Activity, if known.
    pub activity: Option<String>,
    /// Title of the activity, if known.
    pub title: Option<String>,
    /// Last step completed.
    pub last_step: String,
    /// Step it usually waits for next.
    pub waits_for: String,
    /// Since when.
    pub since: String,
    /// Days until the as-of day.
    pub days: f64,
    /// Who had the file last.
    pub holder: String,
    /// Office.
    pub office: String,
}
