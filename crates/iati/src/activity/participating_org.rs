//! `participating-org`: an organisation with its role.

use super::{Draft, narrative};
use crate::codes;
use crate::tree::Element;
use crate::version::{self, Form};
use domain::statement::ParticipatingOrganisation;

pub(super) fn read(element: Element<'_>, draft: &mut Draft) {
    let Some(published) = element.attribute("role") else {
        draft.notes.warn(codes::CODE_MISSING, element, "participating-org/@role", "");
        return;
    };
    let code = match version::organisation_role(&published) {
        Some(code) => {
            draft.notes.saw(Form::One);
            code
        }
        None => &published,
    };
    let Some(role) = code.parse::<u8>().ok().filter(|role| (1..=4).contains(role)) else {
        draft.notes.warn(codes::CODE_UNKNOWN, element, "participating-org/@role", &published);
        return;
    };
    let owned = |name| element.attribute(name).map(|v| v.into_owned());
    let organisation = ParticipatingOrganisation {
        role,
        identifier: owned("ref"),
        name: narrative::first(element, &mut draft.notes),
        kind: owned("type"),
        activity_id: owned("activity-id"),
    };
    if organisation.identifier.is_some() || organisation.name.is_some() {
        draft.activity.organisations.push(organisation);
    }
}
