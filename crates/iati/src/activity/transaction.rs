//! `transaction`: money that moved or was promised, of all 13 types.

use super::Draft;
use super::value::{self, Columns};
use crate::codes;
use crate::model::LedgerLine;
use crate::tree::Element;
use crate::version::{self, Form};
use domain::LedgerKind;
use std::collections::HashMap;

const COLUMNS: Columns = Columns {
    value: "transaction/value",
    currency: "transaction/value/@currency",
    value_date: "transaction/value/@value-date",
    start: "transaction/transaction-date",
    end: "transaction/transaction-date",
};

pub(super) fn read(element: Element<'_>, draft: &mut Draft) {
    draft.activity.counts.transactions += 1;
    let kind = kind(element, draft);
    let Some(value) = value::read(element, &mut draft.notes, &COLUMNS) else { return };
    let date = element.child("transaction-date").and_then(|e| draft.notes.day(e, COLUMNS.start)).or(value.date);
    if date.is_none() {
        draft.notes.refuse(codes::DATE_MISSING, element, COLUMNS.start, "");
    }
    let (Some(kind), Some(date)) = (kind, date) else { return };
    let provider = value::organisation(element, "provider-org", "provider-activity-id", &mut draft.notes);
    let receiver = value::organisation(element, "receiver-org", "receiver-activity-id", &mut draft.notes);
    draft.activity.ledger.push(LedgerLine {
        line: element.line(),
        offset: element.offset(),
        kind,
        period_start: date,
        period_end: date,
        amount: value.amount,
        currency: value.currency,
        value_date: value.date,
        reference: element.attribute("ref").map(|r| r.into_owned()),
        provider,
        receiver,
    });
}

/// Code of 2.x, letters of 1.x, or (where there is no code) the name as text.
fn kind(element: Element<'_>, draft: &mut Draft) -> Option<LedgerKind> {
    const COLUMN: &str = "transaction/transaction-type";
    let kind = element.child("transaction-type");
    let published = kind.map(|k| k.attribute("code").unwrap_or_else(|| k.text())).unwrap_or_default();
    if published.is_empty() {
        draft.notes.refuse(codes::CODE_MISSING, element, COLUMN, "");
        return None;
    }
    let code = match version::transaction_type(&published) {
        Some(code) => {
            draft.notes.saw(Form::One);
            code
        }
        None => &published,
    };
    let kind = LedgerKind::parse_transaction(code);
    if kind.is_none() {
        draft.notes.refuse(codes::CODE_UNKNOWN, element, COLUMN, &published);
    }
    kind
}

/// A reference is the identity of a transaction; one that stands on several cannot be, and is taken off all of them.
/// Publishers put the number of a contract or of the activity there.
pub(super) fn drop_repeated_references(draft: &mut Draft, element: Element<'_>) {
    let mut counts: HashMap<String, u32> = HashMap::new();
    for reference in draft.activity.ledger.iter().filter_map(|l| l.reference.as_deref()) {
        match counts.get_mut(reference) {
            Some(n) => *n += 1,
            None => drop(counts.insert(reference.to_owned(), 1)),
        }
    }
    counts.retain(|_, n| *n > 1);
    if counts.is_empty() {
        return;
    }
    let is_repeated = |l: &LedgerLine| l.reference.as_ref().is_some_and(|r| counts.contains_key(r));
    let mut ledger = std::mem::take(&mut draft.activity.ledger);
    for line in ledger.iter_mut().filter(|l| is_repeated(l)) {
        let reference = line.reference.take().unwrap_or_default();
        draft.notes.note_once(codes::REFERENCE_REPEATED, element, "transaction/@ref", &reference);
    }
    draft.activity.ledger = ledger;
}
