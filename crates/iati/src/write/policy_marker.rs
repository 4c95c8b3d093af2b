//! `policy-marker`: a code with its significance.

use super::xml::Xml;
use domain::statement::Marker;

pub(super) fn write(xml: &mut Xml, marker: &Marker) {
    xml.open("policy-marker").attribute("vocabulary", &marker.vocabulary).attribute("code", &marker.code);
    xml.optional("significance", marker.significance.map(|s| s.to_string()).as_deref()).close();
}
