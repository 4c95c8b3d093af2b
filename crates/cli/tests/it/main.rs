//! Tests of the whole program, as one binary: the command as a person uses it, and the rules of the house.
#![allow(clippy::unwrap_used, reason = "tests may fail loudly")]

mod bottlenecks;
mod commands;
mod compare;
mod export;
mod first_hour;
mod forecast;
mod house;
mod indices;
mod killed;
mod ledger_of_signals;
mod publications;
mod quality;
mod rules;
mod scorecard;
mod support;
mod validate;
mod what_if;
