//! One room per page: its page model, how it is filled from an answer of `app`, and its samples.

/// What this installation is, and what its words mean.
pub(crate) mod about;
/// Activities: the list, and one of them.
pub(crate) mod activities;
/// One activity.
pub(crate) mod activity;
/// Where cases wait.
pub(crate) mod bottlenecks;
/// Open cases and their chance of being late.
pub(crate) mod cases;
/// Groups compared fairly.
pub(crate) mod compare;
/// The cases behind the share of a group.
pub(crate) mod compare_cases;
/// Imported IATI data, and one publisher's.
pub(crate) mod datasets;
/// Files for others.
pub(crate) mod downloads;
/// How long stages take.
pub(crate) mod durations;
/// What will be spent.
pub(crate) mod forecast;
/// Files in: the form, the dry run, the commit.
pub(crate) mod imports;
/// Whether signals were right.
pub(crate) mod indices;
pub(crate) mod ledger_of_signals;
/// Offices side by side, and one of them.
pub(crate) mod offices;
/// The panel of an activity's page about its pace.
mod pace_part;
/// Parts that several pages have.
pub(crate) mod parts;
/// The passages behind a number of a map.
pub(crate) mod passages;
/// The portfolio in one screen.
pub(crate) mod portfolio;
/// Processes, and the map of one.
pub(crate) mod processes;
/// What was published.
pub(crate) mod publications;
/// How complete, fresh and forward-looking the data are.
pub(crate) mod quality;
/// Rules of the signals, and trying other limits.
pub(crate) mod rules;
/// Computed warnings.
pub(crate) mod signals;
/// What got worse and better since an earlier day.
pub(crate) mod since;
/// How much later than planned activities will end.
pub(crate) mod slip;
/// Series over time.
pub(crate) mod trends;
/// What went wrong, with ways out.
pub(crate) mod trouble;
/// The waiting cases behind a number.
pub(crate) mod waiting;
pub(crate) mod what_if;

#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;
