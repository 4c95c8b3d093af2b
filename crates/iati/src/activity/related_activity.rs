//! `related-activity`: a link to another activity.

use super::Draft;
use crate::codes;
use crate::tree::Element;
use domain::statement::RelatedActivity;

pub(super) fn read(element: Element<'_>, draft: &mut Draft) {
    let Some(activity) = element.attribute("ref") else {
        draft.notes.warn(codes::CODE_MISSING, element, "related-activity/@ref", "");
        return;
    };
    let published = element.attribute("type").unwrap_or_default();
    match published.parse::<u8>().ok().filter(|t| (1..=5).contains(t)) {
        Some(kind) => draft.activity.related.push(RelatedActivity { kind, activity: activity.into_owned() }),
        None if published.is_empty() => draft.notes.warn(codes::CODE_MISSING, element, "related-activity/@type", ""),
        None => draft.notes.warn(codes::CODE_UNKNOWN, element, "related-activity/@type", &published),
    }
}
