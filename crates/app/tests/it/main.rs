//! Stories of what people do with Headway, told through the actions of `app` on a real store in a temporary directory.
#![allow(clippy::unwrap_used, reason = "tests may fail loudly")]

mod as_of;
mod bad_input;
mod canonical;
mod datasets;
mod durations;
mod explanations;
mod export_flat;
mod export_package;
mod export_tables;
mod fixtures;
mod forecast_explanations;
mod iati_round_trip;
mod iati_withdrawn;
mod imports;
mod indices;
mod ledger_of_signals;
mod organisations;
mod pace;
mod publication_profiles;
mod publications;
mod quality;
mod ratings;
mod real_data;
mod rules;
mod silent_sources;
mod since;
mod snapshots;
mod status_explanations;
mod support;
mod what_if;
