//! The plans an activity has had, and what became of them: one observation per planned end, ended or still open.

use super::traits::MOST_REVISIONS;
use crate::facts::{Facts, NONE};
use crate::portfolio::{Portfolio, day_of};
use domain::day::DAYS_PER_MONTH;
use domain::{Day, Said};

/// A revision moves the planned end by at least so many days; less is a correction.
const LEAST_REVISION: i32 = 30;

/// One planned end and what is known of the end.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Plan {
    /// Months after the planned end (negative: before) at which it was stated.
    pub(super) from: f64,
    /// Months after it at which the activity ended, or up to which it is known not to have.
    pub(super) until: f64,
    /// Whether the activity ended then.
    pub(super) ended: bool,
    /// Revisions before it: 0, 1 or 2 and more.
    pub(super) revisions: u32,
    /// Form of cooperation or [`NONE`].
    pub(super) instrument: u32,
}

/// The planned ends stated by the day, by the most trusted source that states any: (known from, planned end).
pub(super) fn stated_ends(facts: &Facts, activity: u32, day: i32) -> Vec<(Day, Day)> {
    let columns = &facts.activities;
    let Some(&[from, to]) = columns.version_start.get(activity as usize..activity as usize + 2) else {
        return Vec::new();
    };
    let versions = &columns.versions[from as usize..to as usize];
    let stated = |v: &&crate::facts::ActivityVersion| v.known_from.0 <= day && matches!(v.planned_end, Said::Value(_));
    let Some(rank) = versions.iter().filter(stated).map(|v| v.source_rank).max() else { return Vec::new() };
    let mut ends: Vec<(Day, Day)> = Vec::new();
    for version in versions.iter().filter(stated).filter(|v| v.source_rank == rank) {
        if let Said::Value(end) = version.planned_end
            && ends.last().is_none_or(|(_, last)| *last != end)
        {
            ends.push((version.known_from, end));
        }
    }
    ends
}

/// Days on which a plan was revised by a month or more.
pub(super) fn revised_on(ends: &[(Day, Day)]) -> Vec<Day> {
    let far = |pair: &&[(Day, Day)]| pair[1].1.days_since(pair[0].1).abs() >= LEAST_REVISION;
    ends.windows(2).filter(far).map(|pair| pair[1].0).collect()
}

/// Every planned end of an activity, with the actual end where it is known.
pub(super) fn plans_of(facts: &Facts, portfolio: &Portfolio, activity: u32, into: &mut Vec<Plan>) {
    let ends = stated_ends(facts, activity, portfolio.day);
    let actual = day_of(portfolio.actual_end[activity as usize]);
    let instrument = portfolio.instrument.get(activity as usize).copied().unwrap_or(NONE);
    for (at, (known_from, planned)) in ends.iter().enumerate() {
        let until = actual.unwrap_or(portfolio.day());
        // A plan first stated after the end tells nothing of slipping.
        if *known_from < until {
            let after = |day: Day| f64::from(day.days_since(*planned)) / DAYS_PER_MONTH;
            let revisions = (revised_on(&ends[..=at]).len() as u32).min(MOST_REVISIONS);
            into.push(Plan {
                from: after(*known_from),
                until: after(until),
                ended: actual.is_some(),
                revisions,
                instrument,
            });
        }
    }
}
