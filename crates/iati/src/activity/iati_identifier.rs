//! `iati-identifier`: stripped of blanks for look-up; the published bytes stay in the source element.

use super::Draft;
use crate::codes;
use crate::tree::Element;

pub(super) fn read(element: Element<'_>, draft: &mut Draft) {
    let published = element.text_as_published();
    let identifier = published.trim();
    if identifier.is_empty() {
        return;
    }
    if !draft.activity.identifier.is_empty() {
        draft.notes.warn(codes::IDENTIFIER_REPEATED, element, "iati-identifier", identifier);
        return;
    }
    if identifier.len() != published.len() {
        draft.notes.notice(codes::IDENTIFIER_BLANKS, element, "iati-identifier", identifier);
    }
    draft.activity.identifier = identifier.to_owned();
}
