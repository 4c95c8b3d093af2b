//! The storage story: what a data directory promises, told through its public door. It speaks no SQL except to look
//! at the tables from outside, so that it can be told to a second database.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests may fail loudly")]

mod chain;
mod contradictions;
mod extracts;
mod helpers;
mod opening;
mod upgrading;
mod year;
