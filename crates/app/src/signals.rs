//! Computed warnings with their reasons, comparison groups and what would clear them.

use serde::Serialize;

/// The answer of `signals`.
#[derive(Clone, Debug, Serialize)]
pub struct SignalsAnswer {
    /// Last day of knowledge.
    pub as_of: String,
    /// Most severe first, then by how long they have held.
    pub signals: Vec<SignalAnswer>,
    /// How many per rule and severity.
    pub counts: Vec<RuleCount>,
}

/// How many signals a rule raised.
#[derive(Clone, Debug, Serialize)]
pub struct RuleCount {
    /// Rule.
    pub rule: &'static str,
    /// At `watch`.
    pub watch: u64,
    /// At `act`.
    pub act: u64,
}

/// One signal.
#[derive(Clone, Debug, Serialize)]
pub struct SignalAnswer {
    /// Stable identifier.
    pub id: String,
    /// Activity it is about.
    pub activity: String,
    /// Its title.
    pub title: String,
    /// Its office.
    pub office: String,
    /// Rule.
    pub rule: &'static str,
    /// `watch` or `act`.
    pub severity: &'static str,
    /// First day the condition held.
    pub raised_on: String,
    /// Why.
    pub reasons: Vec<ReasonAnswer>,
    /// Comparison group.
    pub compared_with: ComparedWith,
    /// What would clear it, in words.
    pub clears_when: String,
    /// State of the activity.
    pub state: &'static str,
}

/// One reason.
#[derive(Clone, Debug, Serialize)]
pub struct ReasonAnswer {
    /// Stable code.
    pub code: &'static str,
    /// In words of the reader's language.
    pub text: String,
    /// The number behind it.
    pub value: Option<f64>,
}

/// What the activity was compared with.
#[derive(Clone, Debug, Serialize)]
pub struct ComparedWith {
    /// Group, for instance `threshold` or an office.
    pub group: String,
    /// Its size.
    pub n: u64,
}
