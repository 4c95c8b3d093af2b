//! `location`: a name, a position (`point/pos`, or `coordinates` in 1.x) and a code of a gazetteer.

use super::{Draft, narrative};
use crate::tree::Element;
use domain::statement::Location;

pub(super) fn read(element: Element<'_>, draft: &mut Draft) {
    let name = element.child("name").and_then(|n| narrative::first(n, &mut draft.notes));
    let location = Location { name, position: position(element), code: code(element) };
    if location.name.is_some() || location.position.is_some() || location.code.is_some() {
        draft.activity.locations.push(location);
    }
}

/// Latitude and longitude as published, separated by one blank.
fn position(element: Element<'_>) -> Option<String> {
    let text = element.child("point").and_then(|p| p.child("pos")).map(Element::text).filter(|t| !t.is_empty());
    if let Some(text) = text {
        return Some(text.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    let coordinates = element.child("coordinates")?;
    Some(format!("{} {}", coordinates.attribute("latitude")?, coordinates.attribute("longitude")?))
}

/// Vocabulary and code: `location-id`, else `administrative`, else (1.x) a gazetteer entry.
fn code(element: Element<'_>) -> Option<(String, String)> {
    let coded = |e: Element<'_>| Some((e.attribute("vocabulary")?.into_owned(), e.attribute("code")?.into_owned()));
    let entry = |e: Element<'_>| {
        let code = Some(e.text()).filter(|t| !t.is_empty())?.into_owned();
        Some((e.attribute("gazetteer-ref")?.into_owned(), code))
    };
    element
        .children_named("location-id")
        .find_map(coded)
        .or_else(|| element.children_named("administrative").find_map(coded))
        .or_else(|| element.children_named("gazetteer-entry").find_map(entry))
}
