//! `budget`: money set aside for a period, original or revised.

use super::value;
use super::xml::Xml;
use domain::statement::LedgerStatement;
use domain::{Currency, LedgerKind};

pub(super) fn write(xml: &mut Xml, line: &LedgerStatement, of_activity: Option<Currency>) {
    let kind = if line.kind == LedgerKind::RevisedBudget { "2" } else { "1" };
    xml.open("budget").attribute("type", kind);
    value::write_period(xml, line.period_start, line.period_end);
    value::write(xml, line, of_activity);
    xml.close();
}
