//! `participating-org`: an organisation with its role.

use super::narrative;
use super::xml::Xml;
use domain::statement::ParticipatingOrganisation;

/// OrganisationRole "Funding".
pub(crate) const FUNDING: u8 = 1;

pub(super) fn write(xml: &mut Xml, o: &ParticipatingOrganisation) {
    xml.open("participating-org").optional("ref", o.identifier.as_deref()).optional("type", o.kind.as_deref());
    xml.attribute("role", &o.role.to_string()).optional("activity-id", o.activity_id.as_deref());
    narrative::write_name(xml, o.name.as_deref());
    xml.close();
}

/// The funding organisation of which nothing is known but its name.
pub(super) fn donor(name: &str) -> ParticipatingOrganisation {
    let name = Some(name.to_owned());
    ParticipatingOrganisation { role: FUNDING, identifier: None, name, kind: None, activity_id: None }
}
