//! Pure calculations over columns of facts and an as-of day. No input or output, no clock, no wording.
//! Results carry dictionary numbers, not names. Every method has a page in `docs/methods`.
#![cfg_attr(test, allow(clippy::unwrap_used, reason = "tests may fail loudly"))]

/// Columns of facts.
pub mod facts;
/// Every activity as known by the end of a day.
pub mod portfolio;
/// Which activities a question is about.
pub mod selection;
/// Exchange rates and conversion.
pub mod rates;
/// Sums of money.
pub mod money;
/// Sums of money per activity.
pub mod balances;
/// The seven delivery rates.
pub mod delivery;
/// Money against time per activity.
pub mod pace;
/// Rules with limits, and the states of activities.
pub mod signals;
/// Cases of a process and whether they are closed.
pub mod caselog;
/// Where cases wait.
pub mod bottlenecks;
/// By what figures are shown apart.
pub mod grouping;
/// Kaplan-Meier and log-rank over plain durations.
pub mod survival;
/// How long stretches of a process take.
pub mod durations;
/// Money spent and planned by month, for one activity.
pub mod curve;
/// Statistics without facts.
pub mod statistics;
/// Facts made by hand, for tests, worked examples and benchmarks.
pub mod builder;
