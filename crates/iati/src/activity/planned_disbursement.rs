//! `planned-disbursement`: a payment expected in a period.

use super::Draft;
use super::value::{self, Columns};
use crate::model::LedgerLine;
use crate::tree::Element;
use domain::LedgerKind;

const COLUMNS: Columns = Columns {
    value: "planned-disbursement/value",
    currency: "planned-disbursement/value/@currency",
    value_date: "planned-disbursement/value/@value-date",
    start: "planned-disbursement/period-start",
    end: "planned-disbursement/period-end",
};

pub(super) fn read(element: Element<'_>, draft: &mut Draft) {
    draft.activity.counts.planned_disbursements += 1;
    let Some((period_start, period_end)) = value::period(element, &mut draft.notes, &COLUMNS, true) else { return };
    let Some(value) = value::read(element, &mut draft.notes, &COLUMNS) else { return };
    let provider = value::organisation(element, "provider-org", "provider-activity-id", &mut draft.notes);
    let receiver = value::organisation(element, "receiver-org", "receiver-activity-id", &mut draft.notes);
    draft.activity.ledger.push(LedgerLine {
        line: element.line(),
        offset: element.offset(),
        kind: LedgerKind::Forecast,
        period_start,
        period_end,
        amount: value.amount,
        currency: value.currency,
        value_date: value.date,
        reference: None,
        provider,
        receiver,
    });
}
