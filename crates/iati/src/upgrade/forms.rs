//! The forms of 1.x that changed their shape with 2.01 (section "version differences" of the standard's upgrade notes).
//! Each function answers whether it took the thing; what it did not take goes the usual way.

use super::part::Part;
use super::{Upgrade, column};
use crate::check::schema::ElementKind;
use crate::tree::Element;
use crate::values;

/// OtherIdentifierType "Other Activity Identifier", which is all that can be said of an identifier without type.
const OTHER_IDENTIFIER: &str = "A9";
/// DocumentCategory "Activity web page".
const WEB_PAGE: &str = "A12";
/// The reference system of latitudes and longitudes.
const WGS_84: &str = "http://www.opengis.net/def/crs/EPSG/0/4326";
/// GeographicVocabulary "ISO Country".
const COUNTRIES: &str = "A4";

/// An attribute that the element of 2.03 does not have.
pub(super) fn attribute(
    _upgrade: &mut Upgrade,
    _element: Element<'_>,
    of: &ElementKind,
    name: &str,
    value: &str,
    part: &mut Part,
) -> bool {
    match (of.name, name) {
        // Both were said once more on each activity in 1.x.
        ("iati-activity" | "iati-organisation", "version") => true,
        ("document-link", "language") => {
            part.children.push(Part::new("language").with("code", value.trim()));
            true
        }
        // Read together with the text, below.
        ("other-identifier", "owner-ref" | "owner-name") => true,
        ("administrative", "country" | "adm1" | "adm2") => true,
        _ => false,
    }
}

/// A child that 2.03 calls or builds otherwise.
pub(super) fn child(upgrade: &mut Upgrade, child: Element<'_>, of: &ElementKind, part: &mut Part) -> bool {
    let text = child.text();
    match (of.name, child.name()) {
        ("iati-organisation", "iati-identifier") => {
            *part = std::mem::take(part).with_text_child("organisation-identifier", &text);
        }
        ("iati-activity", "activity-website") => {
            let title = Part::new("title").with_text_child("narrative", &text);
            let mut link = Part::new("document-link").with("url", &text).with("format", "text/html");
            link.children.extend([title, Part::new("category").with("code", WEB_PAGE)]);
            part.children.push(link);
        }
        ("crs-add", "aidtype-flag") => {
            let code = child.attribute("code").unwrap_or_default();
            let significance = child.attribute("significance").unwrap_or("1".into());
            part.children.push(Part::new("other-flags").with("code", &code).with("significance", &significance));
        }
        ("location", "coordinates") => return coordinates(upgrade, child, of, part),
        ("location", "gazetteer-entry") => return gazetteer_entry(upgrade, child, of, part, &text),
        ("location", "location-type") => {
            let Some(code) = child.attribute("code") else { return false };
            part.children.push(Part::new("feature-designation").with("code", &code));
        }
        ("location", "administrative") => return administrative(upgrade, child, of, part, &text),
        _ => return false,
    }
    true
}

/// Text that 2.03 has elsewhere than in a `narrative`.
pub(super) fn text(upgrade: &mut Upgrade, element: Element<'_>, of: &ElementKind, text: &str, part: &mut Part) -> bool {
    match of.name {
        "other-identifier" => {
            other_identifier(upgrade, element, of, text, part);
            true
        }
        // The day is in the attribute; where it is not, the text may be one.
        "activity-date" | "period-start" | "period-end" | "transaction-date" | "document-date" => {
            let told = part.get("iso-date").and_then(values::day).map(|d| d.day);
            let read = values::day(text).map(|d| d.day);
            match (told, read) {
                (None, Some(day)) => part.set("iso-date", &day.to_string()),
                (Some(told), Some(read)) if told == read => {}
                _ if of.name == "activity-date" => return false,
                _ => upgrade.lost(column(of), element, text),
            }
            true
        }
        _ => false,
    }
}

fn other_identifier(upgrade: &mut Upgrade, element: Element<'_>, of: &ElementKind, text: &str, part: &mut Part) {
    if part.get("ref").is_some_and(|reference| reference != text) {
        upgrade.lost(column(of), element, text);
    } else {
        part.set("ref", text);
    }
    if part.get("type").is_none() {
        part.set("type", OTHER_IDENTIFIER);
        upgrade.assumed(format!("{}/@type", column(of)), element, OTHER_IDENTIFIER);
    }
    let (owner, name) = (element.attribute("owner-ref"), element.attribute("owner-name"));
    if owner.is_some() || name.is_some() {
        let mut organisation = Part::new("owner-org");
        if let Some(owner) = owner {
            organisation.set("ref", &owner);
        }
        if let Some(name) = name {
            organisation = organisation.with_text_child("narrative", &name);
        }
        part.children.push(organisation);
    }
}

fn coordinates(upgrade: &mut Upgrade, child: Element<'_>, of: &ElementKind, part: &mut Part) -> bool {
    let (Some(latitude), Some(longitude)) = (child.attribute("latitude"), child.attribute("longitude")) else {
        return false;
    };
    if let Some(precision) = child.attribute("precision") {
        upgrade.lost(format!("{}/coordinates/@precision", column(of)), child, &precision);
    }
    let position = format!("{latitude} {longitude}");
    part.children.push(Part::new("point").with("srsName", WGS_84).with_text_child("pos", &position));
    true
}

/// GazetteerAgency 1 is Geonames, 3 OpenStreetMap; others have no vocabulary in 2.03.
fn gazetteer_entry(upgrade: &mut Upgrade, child: Element<'_>, of: &ElementKind, part: &mut Part, text: &str) -> bool {
    let agency = child.attribute("gazetteer-ref").unwrap_or_default();
    let vocabulary = match &*agency.to_ascii_uppercase() {
        "1" | "GEO" => "G1",
        "3" | "OSM" => "G2",
        _ => {
            upgrade.lost(format!("{}/gazetteer-entry", column(of)), child, &format!("{agency} {text}"));
            return true;
        }
    };
    part.children.push(Part::new("location-id").with("code", text).with("vocabulary", vocabulary));
    true
}

/// The country has a code; the names of its divisions have none.
fn administrative(upgrade: &mut Upgrade, child: Element<'_>, of: &ElementKind, part: &mut Part, text: &str) -> bool {
    if child.attribute("code").is_some() {
        return false;
    }
    if let Some(country) = child.attribute("country") {
        part.children.push(Part::new("administrative").with("code", &country).with("vocabulary", COUNTRIES));
    }
    for division in ["adm1", "adm2"] {
        if let Some(name) = child.attribute(division) {
            upgrade.lost(format!("{}/administrative/@{division}", column(of)), child, &name);
        }
    }
    if !text.is_empty() {
        upgrade.lost(format!("{}/administrative", column(of)), child, text);
    }
    true
}
