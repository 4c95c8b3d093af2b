//! `budget`: money set aside for a period, original or revised.

use super::Draft;
use super::value::{self, Columns};
use crate::codes;
use crate::model::LedgerLine;
use crate::tree::Element;
use crate::version::{self, Form};
use domain::LedgerKind;
use std::collections::HashSet;

const COLUMNS: Columns = Columns {
    value: "budget/value",
    currency: "budget/value/@currency",
    value_date: "budget/value/@value-date",
    start: "budget/period-start",
    end: "budget/period-end",
};

pub(super) fn read(element: Element<'_>, draft: &mut Draft) {
    draft.activity.counts.budgets += 1;
    let kind = kind(element, draft);
    let Some((period_start, period_end)) = value::period(element, &mut draft.notes, &COLUMNS, false) else { return };
    let Some(value) = value::read(element, &mut draft.notes, &COLUMNS) else { return };
    draft.activity.ledger.push(LedgerLine {
        line: element.line(),
        offset: element.offset(),
        kind,
        period_start,
        period_end,
        amount: value.amount,
        currency: value.currency,
        value_date: value.date,
        reference: None,
        provider: None,
        receiver: None,
    });
}

/// Original unless the type says otherwise, as the standard has it; a type nobody knows is noted.
fn kind(element: Element<'_>, draft: &mut Draft) -> LedgerKind {
    let Some(published) = element.attribute("type") else { return LedgerKind::OriginalBudget };
    let code = match version::budget_type(&published) {
        Some(code) => {
            draft.notes.saw(Form::One);
            code
        }
        None => &published,
    };
    match code {
        "1" => LedgerKind::OriginalBudget,
        "2" => LedgerKind::RevisedBudget,
        _ => {
            draft.notes.warn(codes::CODE_UNKNOWN, element, "budget/@type", &published);
            LedgerKind::OriginalBudget
        }
    }
}

/// Says where budgets (or planned disbursements) would replace each other although one file gives both.
pub(super) fn note_repeated(draft: &mut Draft, element: Element<'_>) {
    let mut seen = HashSet::new();
    let budgets = draft.activity.ledger.iter().filter(|l| l.kind.is_budget());
    let repeated: Vec<String> = budgets
        .filter(|l| !seen.insert((l.kind, l.period_start, l.period_end, l.currency)))
        .map(|l| format!("{} {} {} {}", l.kind.name(), l.period_start, l.period_end, l.currency))
        .collect();
    for period in repeated {
        draft.notes.note_once(codes::BUDGET_REPEATED, element, "budget", &period);
    }
}
