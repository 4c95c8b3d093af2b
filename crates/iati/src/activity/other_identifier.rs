//! `other-identifier`: `@ref` and `@type` with an `owner-org` (2.x), or text with `@owner-ref` and `@owner-name` (1.x).

use super::{Draft, narrative};
use crate::tree::Element;
use domain::statement::ActivityIdentifier;

/// OtherIdentifierType "Other Activity Identifier", which is all that can be said of a 1.x one.
const OTHER: &str = "A9";

pub(super) fn read(element: Element<'_>, draft: &mut Draft) {
    let identifier = element.attribute("ref").unwrap_or_else(|| element.text());
    if identifier.is_empty() {
        return;
    }
    let owner_org = element.child("owner-org");
    let owner = owner_org
        .and_then(|o| o.attribute("ref"))
        .or_else(|| element.attribute("owner-ref"))
        .or_else(|| element.attribute("owner-name"))
        .map(|o| o.into_owned())
        .or_else(|| owner_org.and_then(|o| narrative::first(o, &mut draft.notes)));
    let kind = element.attribute("type").map_or_else(|| OTHER.to_owned(), |t| t.into_owned());
    draft.activity.other_identifiers.push(ActivityIdentifier { kind, identifier: identifier.into_owned(), owner });
}
