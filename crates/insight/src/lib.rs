//! Pure calculations over columns of facts and an as-of day. No input or output, no clock, no wording.
//! Results carry dictionary numbers, not names. Every method has a page in `docs/methods`.
#![cfg_attr(test, allow(clippy::unwrap_used, reason = "tests may fail loudly"))]

/// An amount shared out exactly.
pub mod apportion;
/// Sums of money per activity.
pub mod balances;
/// Where cases wait.
pub mod bottlenecks;
/// Facts made by hand, for tests, worked examples and benchmarks.
pub mod builder;
/// Cases of a process and whether they are closed.
pub mod caselog;
/// Seeded random numbers.
pub mod chance;
/// Groups side by side, fair to small ones.
pub mod comparison;
/// Calibration of intervals on closed periods.
pub mod conformal;
/// Pieces of a calculation on the cores there are.
mod cores;
/// Money spent and planned by month, for one activity.
pub mod curve;
/// The seven delivery rates.
pub mod delivery;
/// How long stretches of a process take.
pub mod durations;
/// Columns of facts.
pub mod facts;
/// Spending of the coming months.
pub mod forecast;
/// By what figures are shown apart.
pub mod grouping;
/// Which share ends how, by an age.
pub mod incidence;
/// Portfolio indices in the manner of the development banks.
pub mod indices;
/// Whether open cases will be late.
pub mod lateness;
/// Sums of money.
pub mod money;
/// How an activity moved between two days of knowledge.
pub mod movement;
/// Money against time per activity.
pub mod pace;
/// The pace of an activity beside that of similar ones.
pub mod peers;
/// Every activity as known by the end of a day.
pub mod portfolio;
/// What really follows what in a process.
pub mod process_map;
/// How complete, fresh and forward-looking data are.
pub mod quality;
/// Exchange rates and conversion.
pub mod rates;
/// Ratings beside the machine's standing.
pub mod ratings;
/// On which days something was recorded.
pub mod recorded;
/// How right answers were.
pub mod scoring;
/// Which activities a question is about.
pub mod selection;
/// Whether signals were right: outcomes, and the score of each rule.
pub mod signal_ledger;
/// Rules with limits, and the states of activities.
pub mod signals;
/// How much later than planned activities will end.
pub mod slip;
/// Statistics without facts.
pub mod statistics;
/// The portfolio in one figure.
pub mod status;
/// Kaplan-Meier and log-rank over plain durations.
pub mod survival;
/// Figures over time.
pub mod trends;
/// Queues of the coming weeks, also with a changed capacity or rule.
pub mod what_if;
/// Time counted in working days.
pub mod working_days;
