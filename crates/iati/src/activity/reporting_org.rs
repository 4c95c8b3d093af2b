//! `reporting-org`: who publishes the activity or the organisation file.

use super::narrative;
use crate::model::ReportingOrganisation;
use crate::notes::Notes;
use crate::tree::Element;
use crate::values;

/// Repeated per language in 1.x: the first one's identifier counts, names of all are kept.
pub(crate) fn read(element: Element<'_>, into: &mut Option<ReportingOrganisation>, notes: &mut Notes) {
    let names = narrative::texts(element, notes);
    let organisation = into.get_or_insert_default();
    if organisation.identifier.is_empty() {
        organisation.identifier = element.attribute("ref").unwrap_or_default().into_owned();
    }
    if organisation.kind.is_none() {
        organisation.kind = element.attribute("type").map(|t| t.into_owned());
    }
    organisation.names.extend(names);
    organisation.is_secondary |=
        element.attribute("secondary-reporter").and_then(|v| values::boolean(&v)) == Some(true);
}
