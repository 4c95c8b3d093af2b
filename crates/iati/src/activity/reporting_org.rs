//! `reporting-org`: who publishes the activity.

use super::{Draft, narrative};
use crate::tree::Element;
use crate::values;

/// Repeated per language in 1.x: the first one's identifier counts, names of all are kept.
pub(super) fn read(element: Element<'_>, draft: &mut Draft) {
    let names = narrative::texts(element, draft);
    let organisation = draft.activity.reporting_organisation.get_or_insert_default();
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
