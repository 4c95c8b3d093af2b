//! What people can do with Headway, one function per action. Commands, pages and the API call the same ones.
//! No SQL (see `store`), no formulas (see `insight`), no wording (see `translations/`), no HTML.

/// Columns of facts, loaded from the store.
pub mod facts;
/// The opened data directory with its loaded facts.
pub mod headway;
/// Settings of the installation.
pub mod settings;
/// What can go wrong, for doors to show.
pub mod failure;
/// Exact amounts in JSON.
pub mod decimal;
/// Which activities a figure is about.
pub mod filters;
/// Figures as tables: what commands print, pages show and CSV files hold.
pub mod table;
/// Files in: tables and IATI.
pub mod import;
/// What every page needs of every activity.
pub mod figures;
/// Portfolio in one screen.
pub mod status;
/// Series over time.
pub mod trends;
/// How long stages take.
pub mod durations;
/// Where cases wait.
pub mod bottlenecks;
/// Computed warnings.
pub mod signals;
/// The list of activities.
pub mod activities;
/// One activity.
pub mod activity;
/// Offices: the list, and one of them.
pub mod offices;
/// The made-up portfolio.
pub mod demonstration;

pub use failure::Failure;
pub use headway::Headway;
