//! `transaction`: money that moved or was promised.

use super::value;
use super::xml::Xml;
use domain::Currency;
use domain::statement::LedgerStatement;

pub(super) fn write(xml: &mut Xml, line: &LedgerStatement, of_activity: Option<Currency>) {
    xml.open("transaction").optional("ref", line.reference.as_deref());
    xml.open("transaction-type").attribute("code", &line.kind.number().to_string()).close();
    xml.open("transaction-date").attribute("iso-date", &line.period_start.to_string()).close();
    value::write(xml, line, of_activity);
    value::write_organisation(xml, "provider-org", line.provider.as_deref());
    value::write_organisation(xml, "receiver-org", line.receiver.as_deref());
    xml.close();
}
