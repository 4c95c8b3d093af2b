//! `planned-disbursement`: a payment expected in a period.

use super::value;
use super::xml::Xml;
use domain::Currency;
use domain::statement::LedgerStatement;

pub(super) fn write(xml: &mut Xml, line: &LedgerStatement, of_activity: Option<Currency>) {
    xml.open("planned-disbursement");
    value::write_period(xml, line.period_start, line.period_end);
    value::write(xml, line, of_activity);
    value::write_organisation(xml, "provider-org", line.provider.as_deref());
    value::write_organisation(xml, "receiver-org", line.receiver.as_deref());
    xml.close();
}
