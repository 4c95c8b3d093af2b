//! What people can do with Headway, one function per action. Commands, pages and the API call the same ones.
//! No SQL (see `store`), no formulas (see `insight`), no wording (see `translations/`), no HTML.

/// The list of activities.
pub mod activities;
/// One activity.
pub mod activity;
/// Where cases wait.
pub mod bottlenecks;
/// Open cases and whether they will be late.
pub mod cases;
/// Groups compared fairly.
pub mod comparison;
/// Imported IATI data with what is wrong in them.
pub mod datasets;
/// Exact amounts in JSON.
pub mod decimal;
/// The made-up portfolio.
pub mod demonstration;
/// How long stages take.
pub mod durations;
/// Files for others.
pub mod export;
/// Columns of facts, loaded from the store.
pub mod facts;
/// What can go wrong, for doors to show.
pub mod failure;
/// What every page needs of every activity.
pub mod figures;
/// Which activities a figure is about.
pub mod filters;
/// Spending of the coming months.
pub mod forecast;
/// The opened data directory with its loaded facts.
pub mod headway;
/// Files in: tables and IATI.
pub mod import;
/// Portfolio indices.
pub mod indices;
/// Whether signals were right.
pub mod ledger_of_signals;
/// Offices: the list, and one of them.
pub mod offices;
/// What organisation files say, as of a day.
pub mod organisations;
/// The pace of one activity.
pub mod pace;
/// Processes: the list, and the map of one of them.
pub mod processes;
/// Files that were published: recorded, listed, made again.
pub mod publications;
/// How complete, fresh and forward-looking data are.
pub mod quality;
/// Ratings beside what the flags say.
pub mod ratings;
/// Rules: their limits, trying others, setting them.
pub mod rules;
/// How right the methods were on past days of real data.
pub mod scorecard;
/// Settings of the installation.
pub mod settings;
/// Computed warnings.
pub mod signals;
/// Sources that record practically no ends.
pub mod silent_sources;
/// What got worse and better since an earlier day.
pub mod since;
/// How much later than planned activities will end.
pub mod slip;
/// Portfolio in one screen.
pub mod status;
/// Figures as tables: what commands print, pages show and CSV files hold.
pub mod table;
/// Series over time.
pub mod trends;
/// IATI files checked as the standard checks them.
pub mod validate;
/// Queues of the coming weeks, also with a changed capacity or rule.
pub mod what_if;

pub use failure::Failure;
pub use headway::Headway;
