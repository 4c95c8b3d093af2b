//! `policy-marker`: a code with its significance. A marker without significance is kept: somebody looked at it.

use super::{Draft, sector};
use crate::codes;
use crate::tree::Element;
use domain::statement::Marker;

pub(super) fn read(element: Element<'_>, draft: &mut Draft) {
    let Some(code) = element.attribute("code") else {
        draft.notes.warn(codes::CODE_MISSING, element, "policy-marker/@code", "");
        return;
    };
    let published = element.attribute("significance");
    let significance = published.as_deref().and_then(|s| s.parse::<u8>().ok()).filter(|s| *s <= 4);
    if let (Some(published), None) = (&published, significance) {
        draft.notes.warn(codes::CODE_UNKNOWN, element, "policy-marker/@significance", published);
    }
    let vocabulary = sector::vocabulary(element, draft);
    draft.activity.markers.push(Marker { vocabulary, code: code.into_owned(), significance });
}
