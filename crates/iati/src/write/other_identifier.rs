//! `other-identifier`: another identifier of the activity, and who gave it.

use super::narrative;
use super::xml::Xml;
use domain::statement::ActivityIdentifier;

pub(super) fn write(xml: &mut Xml, other: &ActivityIdentifier) {
    xml.open("other-identifier").attribute("ref", &other.identifier).attribute("type", &other.kind);
    if let Some(owner) = &other.owner {
        xml.open("owner-org");
        // Identifiers of organisations have a hyphen and no blanks; anything else is a name.
        if owner.contains('-') && !owner.contains(char::is_whitespace) {
            xml.attribute("ref", owner);
        } else {
            narrative::write_name(xml, Some(owner));
        }
        xml.close();
    }
    xml.close();
}
