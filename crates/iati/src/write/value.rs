//! `value` and its period: what budgets, planned disbursements and transactions have in common.

use super::narrative;
use super::xml::Xml;
use domain::statement::LedgerStatement;
use domain::{Currency, Day};

/// The amount; its currency where it is not that of the activity. The value date is required: where none is stated it
/// is the first day of the line, by which the amount is converted too.
pub(super) fn write(xml: &mut Xml, line: &LedgerStatement, of_activity: Option<Currency>) {
    let Some(amount) = line.amount else { return };
    xml.open("value").optional("currency", own_currency(line, of_activity).as_ref().map(Currency::code));
    xml.attribute("value-date", &line.value_date.unwrap_or(line.period_start).to_string());
    xml.text(&amount.to_string()).close();
}

fn own_currency(line: &LedgerStatement, of_activity: Option<Currency>) -> Option<Currency> {
    (Some(line.currency) != of_activity).then_some(line.currency)
}

/// First and last day of a line's period.
pub(super) fn write_period(xml: &mut Xml, start: Day, end: Day) {
    xml.open("period-start").attribute("iso-date", &start.to_string()).close();
    xml.open("period-end").attribute("iso-date", &end.to_string()).close();
}

/// `provider-org` or `receiver-org`, where the organisation is known by name.
pub(super) fn write_organisation(xml: &mut Xml, element: &'static str, name: Option<&str>) {
    if let Some(name) = name {
        xml.open(element);
        narrative::write_name(xml, Some(name));
        xml.close();
    }
}
