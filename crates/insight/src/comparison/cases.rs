//! The cases that are compared: what is looked at, against which day or share, and whether it went well.
//! Shares, limits and ranks are one file up. Method: docs/methods/fair-comparison.md.

use crate::balances::Balances;
use crate::caselog::Milestones;
use crate::facts::{Facts, NONE};
use crate::grouping::Dimension;
use crate::money::Money;
use crate::pace::pace;
use crate::portfolio::{Portfolio, day_of};
use crate::selection::Selection;
use crate::signals::{Phase, phase};
use domain::Day;
use std::collections::BTreeMap;

/// What is compared: each is a share of cases that went well.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Compared {
    /// Of the activities under way past the first quarter of their time, those that have spent seven tenths or more of
    /// an even pace.
    Delivery,
    /// Of the activities whose first planned end is 90 days ago or more, those that ended less than 90 days after it.
    Slip,
    /// Of the reports that were due, those that came by the planned day.
    Punctuality,
    /// Of the activities whose work ended 365 days ago or earlier, those whose accounts were closed within 365 days.
    Closure,
}

/// Days by which an end counts as late.
const LATE: i32 = 90;
/// Days within which accounts are closed.
const CLOSED_WITHIN: i32 = 365;
/// Time-adjusted delivery that counts as keeping pace, once so much of the time has gone.
const PACE: (f64, f64) = (0.7, 0.25);
/// Codes of reports.
const REPORTS: [&str; 2] = ["M27", "M33"];
/// Code of financial closure.
const CLOSURE: &str = "M39";

impl Compared {
    /// Every measure.
    pub const ALL: [Compared; 4] = [Compared::Delivery, Compared::Slip, Compared::Punctuality, Compared::Closure];

    /// Its word in addresses and JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Compared::Delivery => "delivery",
            Compared::Slip => "slip",
            Compared::Punctuality => "punctuality",
            Compared::Closure => "closure",
        }
    }

    /// Reads its word.
    pub fn parse(text: &str) -> Option<Compared> {
        Compared::ALL.into_iter().find(|m| m.name() == text)
    }
}

/// One case: what was found of one activity, or of one of its reports.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Case {
    /// Activity.
    pub activity: u32,
    /// Its group, or [`NONE`] where that is not known.
    pub group: u32,
    /// Whether it went well.
    pub is_well: bool,
    /// The report it is about; [`NONE`] where it is about the activity.
    pub step: u32,
    /// The day it is measured from: first planned end, planned day of the report, end of work. Delivery has none.
    pub due: Option<Day>,
    /// The day it happened; `None` where it has not by the as-of day.
    pub done: Option<Day>,
    /// Delivery: spent share by elapsed share, 1 is an even pace. Else days from `due` to `done`, or so far.
    pub value: f64,
}

/// Cases of one group, and those that went well.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Counts {
    /// Group number, or [`NONE`] where it is not known.
    pub group: u32,
    /// Cases.
    pub n: u64,
    /// Went well.
    pub well: u64,
}

/// The cases of the chosen activities, in their order. What is not known is no case.
pub fn cases(
    facts: &Facts,
    portfolio: &Portfolio,
    money: &Money<'_>,
    selection: &Selection,
    measure: Compared,
    by: Dimension,
) -> Vec<Case> {
    let mut found = Vec::new();
    let mut balances = Balances::new(money, portfolio, &[]);
    // A portfolio that never records the closing of accounts says nothing about it.
    let closure = facts.names.steps.find(CLOSURE).filter(|step| facts.milestones.step.contains(step));
    for activity in selection.activities().iter().copied() {
        let group = by.main_group(facts, portfolio, activity);
        let case = |step: u32, is_well: bool, due: Option<Day>, done: Option<Day>, value: f64| Case {
            activity,
            group,
            is_well,
            step,
            due,
            done,
            value,
        };
        let dated = |(step, due, done, is_well): Dated| {
            let days = done.unwrap_or(portfolio.day()).days_since(due);
            case(step, is_well, Some(due), done, f64::from(days))
        };
        match measure {
            Compared::Delivery => {
                let pace = pace(portfolio, activity, &balances.of(activity));
                let is_judged = phase(portfolio, activity) == Phase::Running
                    && pace.elapsed_of_current.is_some_and(|e| e >= PACE.1);
                found.extend(pace.time_adjusted.filter(|_| is_judged).map(|v| case(NONE, v >= PACE.0, None, None, v)));
            }
            Compared::Slip => found.extend(ended_on_time(portfolio, activity).map(dated)),
            Compared::Punctuality => found.extend(reports(facts, portfolio, activity).map(dated)),
            Compared::Closure => {
                found.extend(closure.and_then(|step| closed_in_time(facts, portfolio, activity, step)).map(dated));
            }
        }
    }
    found
}

/// Cases counted by group. A group without cases is not there: its share is unknown.
pub fn counts(cases: &[Case]) -> Vec<Counts> {
    let mut groups: BTreeMap<u32, (u64, u64)> = BTreeMap::new();
    for case in cases {
        let of = groups.entry(case.group).or_default();
        of.0 += 1;
        of.1 += u64::from(case.is_well);
    }
    groups.into_iter().map(|(group, (n, well))| Counts { group, n, well }).collect()
}

/// Step or [`NONE`], day measured from, day it happened, whether it went well.
type Dated = (u32, Day, Option<Day>, bool);

/// An activity that still runs 90 days after its first planned end has slipped as well as one that ended so late; one
/// whose first planned end is nearer is not judged, because only its good outcomes could be known yet.
fn ended_on_time(portfolio: &Portfolio, activity: u32) -> Option<Dated> {
    let first = day_of(portfolio.first_planned_end[activity as usize])?;
    if portfolio.day().days_since(first) < LATE {
        return None;
    }
    let end = day_of(portfolio.actual_end[activity as usize]).filter(|end| *end <= portfolio.day());
    match end {
        Some(end) => Some((NONE, first, Some(end), end.days_since(first) < LATE)),
        None => (phase(portfolio, activity) == Phase::Running).then_some((NONE, first, None, false)),
    }
}

fn reports<'f>(facts: &'f Facts, portfolio: &'f Portfolio, activity: u32) -> impl Iterator<Item = Dated> + 'f {
    let steps = REPORTS.map(|code| facts.names.steps.find(code));
    Milestones::of(facts, activity, portfolio.day).filter(move |m| steps.contains(&Some(m.step))).filter_map(|m| {
        let planned = m.planned_on.filter(|planned| *planned <= portfolio.day())?;
        let actual = m.actual_on.filter(|actual| *actual <= portfolio.day());
        Some((m.step, planned, actual, actual.is_some_and(|actual| actual <= planned)))
    })
}

fn closed_in_time(facts: &Facts, portfolio: &Portfolio, activity: u32, step: u32) -> Option<Dated> {
    let end = day_of(portfolio.actual_end[activity as usize])?;
    if portfolio.day().days_since(end) < CLOSED_WITHIN {
        return None;
    }
    let reached = Milestones::of(facts, activity, portfolio.day).filter(|m| m.step == step).filter_map(|m| m.actual_on);
    let closed = reached.filter(|closed| *closed <= portfolio.day()).min();
    Some((NONE, end, closed, closed.is_some_and(|closed| closed.days_since(end) <= CLOSED_WITHIN)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::builder::{FactsBuilder, Line, day, version};
    use crate::facts::ActivityVersion;
    use domain::{LedgerKind, Said};

    #[test]
    fn cases_are_counted_by_group_and_what_is_not_known_is_no_case() {
        let mut b = FactsBuilder::new();
        let (office, closure) = (b.office("Lima"), b.step("M39"));
        for (name, ended, spent) in
            [("A", "2022-12-31", 800), ("B", "2023-03-31", 100), ("C", "", 300), ("D", "2022-06-30", 9)]
        {
            let a = b.running(name, day("2021-01-01"), day("2022-12-31"), 1_000);
            let end = if ended.is_empty() { Said::Nothing } else { Said::Value(day(ended)) };
            b.says(a, ActivityVersion { office: Said::Value(office), actual_end: end, ..version(day("2023-04-01")) });
            b.line(a, Line::new(LedgerKind::Expenditure, day("2022-06-01"), spent));
            if name == "A" {
                b.reached(a, closure, day("2023-05-31"));
            }
        }
        let facts = b.build();
        let portfolio = Portfolio::as_of(&facts, day("2023-12-31"));
        let money = Money::as_of(&facts, day("2023-12-31"));
        let all = Selection::everything(&portfolio);
        let counted = |measure| {
            let found = counts(&cases(&facts, &portfolio, &money, &all, measure, Dimension::Office));
            found.iter().map(|c| (c.group, c.n, c.well)).collect::<Vec<_>>()
        };
        assert_eq!(counted(Compared::Slip), [(office, 4, 2)], "B ended 90 days late, C still runs a year later");
        assert_eq!(
            counted(Compared::Closure),
            [(office, 2, 1)],
            "A in five months, D not yet; of B a year is not over"
        );
        assert_eq!(counted(Compared::Delivery), [(office, 1, 0)], "only C is under way");
        assert_eq!(counted(Compared::Punctuality), [], "no report was planned");
    }

    #[test]
    fn an_end_is_judged_only_when_good_and_bad_could_both_be_known() {
        let mut b = FactsBuilder::new();
        // First planned ends 89 and 90 days before the day of the question; the first ended already, and well.
        let near = b.running("near", day("2021-01-01"), day("2023-10-03"), 1_000);
        b.says(near, ActivityVersion { actual_end: Said::Value(day("2023-10-03")), ..version(day("2023-10-04")) });
        b.running("far", day("2021-01-01"), day("2023-10-02"), 1_000);
        let facts = b.build();
        let portfolio = Portfolio::as_of(&facts, day("2023-12-31"));
        let money = Money::as_of(&facts, day("2023-12-31"));
        let all = Selection::everything(&portfolio);
        let found = cases(&facts, &portfolio, &money, &all, Compared::Slip, Dimension::Office);
        let told: Vec<_> = found.iter().map(|c| (c.activity, c.is_well, c.due, c.done, c.value)).collect();
        assert_eq!(told, [(1, false, Some(day("2023-10-02")), None, 90.0)]);
    }
}
