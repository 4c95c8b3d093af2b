//! `total-budget`, `recipient-org-budget`, `recipient-region-budget`, `recipient-country-budget` and
//! `total-expenditure`, with their lines: one shape for all five. A budget whose money or period cannot be read
//! exactly is left out and said so.

use crate::activity::narrative;
use crate::activity::value::{self, Columns};
use crate::notes::Notes;
use crate::tree::Element;
use domain::organisation::{BudgetLine, BudgetRecipient, OrganisationBudget, OrganisationBudgetKind};

/// The places of one kind of budget, for findings.
macro_rules! columns {
    ($element:literal, $line:literal) => {
        (
            Columns {
                value: concat!($element, "/value"),
                currency: concat!($element, "/value/@currency"),
                value_date: concat!($element, "/value/@value-date"),
                start: concat!($element, "/period-start"),
                end: concat!($element, "/period-end"),
            },
            Columns {
                value: concat!($element, "/", $line, "/value"),
                currency: concat!($element, "/", $line, "/value/@currency"),
                value_date: concat!($element, "/", $line, "/value/@value-date"),
                start: $line,
                end: $line,
            },
        )
    };
}

const TOTAL: (Columns, Columns) = columns!("total-budget", "budget-line");
const ORGANISATION: (Columns, Columns) = columns!("recipient-org-budget", "budget-line");
const REGION: (Columns, Columns) = columns!("recipient-region-budget", "budget-line");
const COUNTRY: (Columns, Columns) = columns!("recipient-country-budget", "budget-line");
const EXPENDITURE: (Columns, Columns) = columns!("total-expenditure", "expense-line");

pub(super) fn read(
    element: Element<'_>,
    kind: OrganisationBudgetKind,
    notes: &mut Notes,
) -> Option<OrganisationBudget> {
    let (columns, line_columns) = match kind {
        OrganisationBudgetKind::Total => &TOTAL,
        OrganisationBudgetKind::RecipientOrganisation => &ORGANISATION,
        OrganisationBudgetKind::RecipientRegion => &REGION,
        OrganisationBudgetKind::RecipientCountry => &COUNTRY,
        OrganisationBudgetKind::Expenditure => &EXPENDITURE,
    };
    let (period_start, period_end) = value::period(element, notes, columns, false)?;
    let value = value::read(element, notes, columns)?;
    let recipient = kind.recipient_element().and_then(|name| element.child(name));
    Some(OrganisationBudget {
        kind,
        status: element.attribute("status").map(|s| s.into_owned()),
        recipient: recipient.map(|r| self::recipient(r, notes)),
        period_start,
        period_end,
        amount: value.amount,
        currency: value.currency,
        value_date: value.date,
        lines: element.children_named(kind.line_element()).map(|l| line(l, notes, line_columns)).collect(),
    })
}

/// `recipient-org` is named by `@ref`, country and region by `@code`.
fn recipient(element: Element<'_>, notes: &mut Notes) -> BudgetRecipient {
    let owned = |name| element.attribute(name).map(|v| v.into_owned());
    BudgetRecipient {
        code: owned("code").or_else(|| owned("ref")),
        vocabulary: owned("vocabulary"),
        vocabulary_uri: owned("vocabulary-uri"),
        names: narrative::texts(element, notes),
    }
}

/// A line without readable money keeps its text: it divides a budget and counts in no figure.
fn line(element: Element<'_>, notes: &mut Notes, columns: &Columns) -> BudgetLine {
    let value = value::read_part(element, notes, columns);
    BudgetLine {
        reference: element.attribute("ref").map(|r| r.into_owned()),
        amount: value.as_ref().map(|v| v.amount),
        currency: value.as_ref().map(|v| v.currency),
        value_date: value.and_then(|v| v.date),
        texts: narrative::texts(element, notes),
    }
}
