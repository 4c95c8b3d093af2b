//! `activity-status`: a code, or in old files only its name.

use super::Draft;
use crate::codes;
use crate::tree::Element;
use crate::version;
use domain::ActivityStatus;

pub(super) fn read(element: Element<'_>, draft: &mut Draft) {
    let Some(published) = element.attribute("code").or_else(|| Some(element.text()).filter(|t| !t.is_empty())) else {
        draft.notes.warn(codes::CODE_MISSING, element, "activity-status/@code", "");
        return;
    };
    let code = version::activity_status(&published).unwrap_or(&published);
    match code.parse().ok().and_then(ActivityStatus::from_number) {
        Some(status) => draft.activity.status = Some(status),
        None => draft.notes.warn(codes::CODE_UNKNOWN, element, "activity-status/@code", &published),
    }
}
