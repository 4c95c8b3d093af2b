//! `activity-date`: types 1 to 4, or the words of 1.x; the day in `@iso-date`, else in the text (1.x).

use super::Draft;
use crate::codes;
use crate::tree::Element;
use crate::version::{self, Form};

const COLUMN: &str = "activity-date";

pub(super) fn read(element: Element<'_>, draft: &mut Draft) {
    let Some(published) = element.attribute("type") else {
        draft.notes.warn(codes::CODE_MISSING, element, "activity-date/@type", "");
        return;
    };
    let code = match version::date_type(&published) {
        Some(code) => {
            draft.notes.saw(Form::One);
            code
        }
        None => &published,
    };
    let Some(at) = code.parse::<usize>().ok().filter(|n| (1..=4).contains(n)).map(|n| n - 1) else {
        draft.notes.warn(codes::CODE_UNKNOWN, element, "activity-date/@type", &published);
        return;
    };
    let Some(day) = draft.notes.day(element, COLUMN) else { return };
    if draft.activity.dates[at].is_some_and(|earlier| earlier != day) {
        draft.notes.notice(codes::DATE_REPEATED, element, COLUMN, &published);
    }
    draft.activity.dates[at] = Some(day);
}
