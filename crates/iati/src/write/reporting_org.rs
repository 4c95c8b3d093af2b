//! `reporting-org`: who publishes the activity.

use super::xml::Xml;
use super::{Reporter, narrative};

pub(super) fn write(xml: &mut Xml, reporter: &Reporter) {
    xml.open("reporting-org").attribute("ref", &reporter.identifier);
    xml.optional("type", reporter.kind.as_deref());
    if reporter.is_secondary {
        xml.attribute("secondary-reporter", "1");
    }
    narrative::write_name(xml, reporter.name.as_deref());
    xml.close();
}
