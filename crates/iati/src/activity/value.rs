//! `value` and its period: what budgets, planned disbursements and transactions have in common.
//! A line whose money cannot be read exactly is left out and said so; it is never guessed.

use super::{Draft, narrative};
use crate::codes;
use crate::model::LedgerOrganisation;
use crate::tree::Element;
use crate::values;
use domain::{Amount, Currency, Day};

/// What a `value` element says.
pub(super) struct Value {
    pub(super) amount: Amount,
    pub(super) currency: Currency,
    pub(super) date: Option<Day>,
}

/// Where findings about the parts of a line point.
pub(super) struct Columns {
    pub(super) value: &'static str,
    pub(super) currency: &'static str,
    pub(super) value_date: &'static str,
    pub(super) start: &'static str,
    pub(super) end: &'static str,
}

/// The value of a line; `None` where it has none that can be kept, which is noted.
pub(super) fn read(line: Element<'_>, draft: &mut Draft, columns: &Columns) -> Option<Value> {
    let element = line.child("value");
    let published = element.map(Element::text).unwrap_or_default();
    let Some(element) = element.filter(|_| !published.is_empty()) else {
        draft.refuse(codes::VALUE_MISSING, line, columns.value, "");
        return None;
    };
    let (amount, rounded) = match values::amount(&published) {
        Ok(read) => read,
        Err(code) => {
            draft.refuse(code, element, columns.value, &published);
            return None;
        }
    };
    if rounded {
        draft.notice(codes::VALUE_ROUNDED, element, columns.value, &published);
    }
    let currency = currency(element, draft, columns.currency)?;
    let published = element.attribute("value-date").unwrap_or_default();
    let date = draft.day_of(&published, element, columns.value_date);
    Some(Value { amount, currency, date })
}

fn currency(element: Element<'_>, draft: &mut Draft, column: &'static str) -> Option<Currency> {
    let Some(published) = element.attribute("currency") else {
        let default = draft.activity.default_currency;
        if default.is_none() {
            draft.refuse(codes::CURRENCY_MISSING, element, column, "");
        }
        return default;
    };
    let currency = Currency::parse(&published.to_ascii_uppercase());
    if currency.is_none() {
        draft.refuse(codes::CURRENCY_UNREADABLE, element, column, &published);
    }
    currency
}

/// First and last day of a line's period. `None` where it has none that can be kept, which is noted.
/// Where `end_may_lack`, a period without end is its first day.
pub(super) fn period(
    line: Element<'_>,
    draft: &mut Draft,
    columns: &Columns,
    end_may_lack: bool,
) -> Option<(Day, Day)> {
    let mut day = |name, column| line.child(name).and_then(|e| draft.day(e, column));
    let start = day("period-start", columns.start);
    let end = day("period-end", columns.end);
    let Some(start) = start else {
        draft.refuse(codes::DATE_MISSING, line, columns.start, "");
        return None;
    };
    let Some(end) = end.or(end_may_lack.then_some(start)) else {
        draft.refuse(codes::DATE_MISSING, line, columns.end, "");
        return None;
    };
    if end < start {
        draft.refuse(codes::PERIOD_REVERSED, line, columns.end, &format!("{start} {end}"));
        return None;
    }
    Some((start, end))
}

/// `provider-org` or `receiver-org`, if it says anything.
pub(super) fn organisation(
    line: Element<'_>,
    name: &str,
    activity_attribute: &str,
    draft: &mut Draft,
) -> Option<LedgerOrganisation> {
    let element = line.child(name)?;
    let organisation = LedgerOrganisation {
        identifier: element.attribute("ref").map(|r| r.into_owned()),
        name: narrative::first(element, draft),
        activity: element.attribute(activity_attribute).map(|a| a.into_owned()),
    };
    let says_something =
        organisation.identifier.is_some() || organisation.name.is_some() || organisation.activity.is_some();
    says_something.then_some(organisation)
}
