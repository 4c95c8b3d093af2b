//! Pages as a browser meets them: the router called in process, on a small demonstration portfolio.
#![allow(clippy::unwrap_used, reason = "tests may fail loudly")]

mod datasets;
mod downloads;
mod house;
mod pages;
mod rules;
mod safety;
mod twins;
mod uploads;
