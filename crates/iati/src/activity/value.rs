//! `value` and its period: what budgets, planned disbursements and transactions have in common.
//! A line whose money cannot be read exactly is left out and said so; it is never guessed.

use super::narrative;
use crate::codes;
use crate::model::LedgerOrganisation;
use crate::notes::Notes;
use crate::tree::Element;
use crate::values;
use domain::{Amount, Currency, Day, Severity};

/// What a `value` element says.
pub(crate) struct Value {
    pub(crate) amount: Amount,
    pub(crate) currency: Currency,
    pub(crate) date: Option<Day>,
}

/// Where findings about the parts of a line point.
pub(crate) struct Columns {
    pub(crate) value: &'static str,
    pub(crate) currency: &'static str,
    pub(crate) value_date: &'static str,
    pub(crate) start: &'static str,
    pub(crate) end: &'static str,
}

/// The value of a line; `None` where it has none that can be kept, which is refused.
pub(crate) fn read(line: Element<'_>, notes: &mut Notes, columns: &Columns) -> Option<Value> {
    read_as(Severity::Refused, line, notes, columns)
}

/// The value of a part of a line whose own value is kept; `None` where it has none that can be kept, with a warning.
pub(crate) fn read_part(part: Element<'_>, notes: &mut Notes, columns: &Columns) -> Option<Value> {
    read_as(Severity::Warning, part, notes, columns)
}

fn read_as(severity: Severity, line: Element<'_>, notes: &mut Notes, columns: &Columns) -> Option<Value> {
    let element = line.child("value");
    let published = element.map(Element::text).unwrap_or_default();
    let Some(element) = element.filter(|_| !published.is_empty()) else {
        notes.note(severity, codes::VALUE_MISSING, line, columns.value, "");
        return None;
    };
    let (amount, rounded) = match values::amount(&published) {
        Ok(read) => read,
        Err(code) => {
            notes.note(severity, code, element, columns.value, &published);
            return None;
        }
    };
    if rounded {
        notes.notice(codes::VALUE_ROUNDED, element, columns.value, &published);
    }
    let currency = currency(severity, element, notes, columns.currency)?;
    let published = element.attribute("value-date").unwrap_or_default();
    let date = notes.day_of(&published, element, columns.value_date);
    Some(Value { amount, currency, date })
}

fn currency(severity: Severity, element: Element<'_>, notes: &mut Notes, column: &'static str) -> Option<Currency> {
    let Some(published) = element.attribute("currency") else {
        let default = notes.default_currency;
        if default.is_none() {
            notes.note(severity, codes::CURRENCY_MISSING, element, column, "");
        }
        return default;
    };
    let currency = Currency::parse(&published.to_ascii_uppercase());
    if currency.is_none() {
        notes.note(severity, codes::CURRENCY_UNREADABLE, element, column, &published);
    }
    currency
}

/// First and last day of a line's period. `None` where it has none that can be kept, which is noted.
/// Where `end_may_lack`, a period without end is its first day.
pub(crate) fn period(
    line: Element<'_>,
    notes: &mut Notes,
    columns: &Columns,
    end_may_lack: bool,
) -> Option<(Day, Day)> {
    let mut day = |name, column| line.child(name).and_then(|e| notes.day(e, column));
    let start = day("period-start", columns.start);
    let end = day("period-end", columns.end);
    let Some(start) = start else {
        notes.refuse(codes::DATE_MISSING, line, columns.start, "");
        return None;
    };
    let Some(end) = end.or(end_may_lack.then_some(start)) else {
        notes.refuse(codes::DATE_MISSING, line, columns.end, "");
        return None;
    };
    if end < start {
        notes.refuse(codes::PERIOD_REVERSED, line, columns.end, &format!("{start} {end}"));
        return None;
    }
    Some((start, end))
}

/// `provider-org` or `receiver-org`, if it says anything.
pub(crate) fn organisation(
    line: Element<'_>,
    name: &str,
    activity_attribute: &str,
    notes: &mut Notes,
) -> Option<LedgerOrganisation> {
    let element = line.child(name)?;
    let organisation = LedgerOrganisation {
        identifier: element.attribute("ref").map(|r| r.into_owned()),
        name: narrative::first(element, notes),
        activity: element.attribute(activity_attribute).map(|a| a.into_owned()),
    };
    let says_something =
        organisation.identifier.is_some() || organisation.name.is_some() || organisation.activity.is_some();
    says_something.then_some(organisation)
}
