//! Budget cut before the year's end: the approved total, or what was budgeted for the year, was lowered in the last weeks
//! before a year or the activity ends, so that delivery looks better. Delivery against the amount before stands beside.

use super::{Argument, Checked, Condition, Input, Limits, Phase, Raised, Reason, Subject};
use crate::facts::UNKNOWN_AMOUNT;
use domain::{Day, LedgerKind};

/// Days before the end of a year, or of the activity, in which a cut is looked for.
const BEFORE: i32 = 60;
/// Days for which a cut is told.
const TOLD: i32 = 365;

/// A cut: the day it became known, and the amounts before and after, in ten-thousandths of their own currency.
#[derive(Clone, Copy)]
struct Cut {
    on: Day,
    before: i64,
    after: i64,
}

impl Cut {
    fn share(self) -> f64 {
        (self.before - self.after) as f64 / self.before as f64
    }
}

/// The largest cut of the last twelve months that came late in a year or in the life of the activity.
fn largest(subject: &Subject<'_>) -> Option<Cut> {
    let of_total = cut_of_total(subject);
    let of_year = cut_of_year(subject);
    of_total.into_iter().chain(of_year).max_by(|a, b| a.share().total_cmp(&b.share()))
}

fn is_late(subject: &Subject<'_>, on: Day) -> bool {
    let year_ends = Day::first_of_month((on.year() + 1) * 12).plus_days(-1);
    let left = |end: Day| (0..=BEFORE).contains(&end.days_since(on));
    (left(year_ends) || subject.planned_end().is_some_and(left)) && subject.day().days_since(on) <= TOLD
}

fn cut_of_total(subject: &Subject<'_>) -> Option<Cut> {
    let mut cuts = Vec::new();
    let (mut held, mut rank) = (None, None);
    for version in subject.versions() {
        // Another source is another history.
        if rank != Some(version.source_rank) {
            (held, rank) = (None, Some(version.source_rank));
        }
        let Some(amount) = version.approved_budget.value() else { continue };
        if let Some(before) = held.filter(|before| *before > amount.0 && *before > 0)
            && version.currency.value().is_none_or(|c| *c == subject.portfolio.currency[subject.activity as usize])
            && is_late(subject, version.known_from)
        {
            cuts.push(Cut { on: version.known_from, before, after: amount.0 });
        }
        held = Some(amount.0);
    }
    cuts.into_iter().max_by(|a, b| a.share().total_cmp(&b.share()))
}

/// Budgets and allocations that end with the last year end, before it and after the cut.
fn cut_of_year(subject: &Subject<'_>) -> Option<Cut> {
    let ledger = &subject.facts.ledger;
    if ledger.is_empty() {
        return None;
    }
    let lines = ledger.lines(subject.activity);
    let is_budget = |kind: u8| kind == LedgerKind::Allocation.number() || kind == LedgerKind::RevisedBudget.number();
    if !ledger.kind[lines.clone()].iter().any(|kind| is_budget(*kind)) {
        return None;
    }
    let day = subject.day();
    let this_year = Day::first_of_month((day.year() + 1) * 12).plus_days(-1);
    let ends = if this_year.days_since(day) <= BEFORE { this_year } else { this_year.plus_months(-12) };
    let known = |at: Day| -> i64 {
        let visible = lines.clone().filter(|l| {
            is_budget(ledger.kind[*l])
                && ledger.period_end[*l] == ends.0
                && ledger.amount[*l] != UNKNOWN_AMOUNT
                && ledger.known_from[*l] <= at.0
                && ledger.known_until[*l] > at.0
        });
        visible.map(|l| ledger.amount[l]).sum()
    };
    let until = day.min(ends);
    let (before, after) = (known(ends.plus_days(-BEFORE - 1)), known(until));
    let changed = lines.clone().filter(|l| ledger.period_end[*l] == ends.0 && is_budget(ledger.kind[*l]));
    let on = changed.map(|l| ledger.known_from[l]).filter(|d| *d <= until.0).max().map(Day)?;
    (before > 0 && after < before && is_late(subject, on)).then_some(Cut { on, before, after })
}

pub(super) fn check(subject: &Subject<'_>, limits: Limits) -> Option<Checked> {
    if !matches!(subject.phase, Phase::Running | Phase::Finished) {
        return None;
    }
    let value = largest(subject)?.share();
    Some(Checked { value, severity: limits.above(value) })
}

pub(super) fn raise(subject: &Subject<'_>, _: Limits, value: f64) -> Option<Raised> {
    let cut = largest(subject)?;
    let spent = subject.pace.spent_share.unwrap_or(0.0);
    Some(Raised {
        raised_on: cut.on,
        reason: Reason {
            code: "budget-cut",
            arguments: vec![
                ("day", Argument::Day(cut.on)),
                ("share", Argument::Number(value)),
                ("spent", Argument::Number(spent)),
                ("before_share", Argument::Number(spent * cut.after as f64 / cut.before as f64)),
            ],
            value,
        },
        clears_when: Condition { code: "cut-is-old", arguments: vec![("day", Argument::Day(cut.on.plus_days(TOLD)))] },
        inputs: vec![
            ("as_of", Input::Day(subject.day())),
            ("cut_on", Input::Day(cut.on)),
            ("before", Input::Money(i128::from(cut.before))),
            ("after", Input::Money(i128::from(cut.after))),
        ],
    })
}
