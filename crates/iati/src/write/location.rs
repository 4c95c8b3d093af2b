//! `location`: a name, a position and a code of a gazetteer.

use super::narrative;
use super::xml::Xml;
use domain::statement::Location;

/// The reference system of positions in the standard: WGS 84.
const SYSTEM: &str = "http://www.opengis.net/def/crs/EPSG/0/4326";

pub(super) fn write(xml: &mut Xml, location: &Location) {
    xml.open("location");
    if let Some((vocabulary, code)) = &location.code {
        xml.open("location-id").attribute("vocabulary", vocabulary).attribute("code", code).close();
    }
    if let Some(name) = &location.name {
        xml.open("name");
        narrative::write_name(xml, Some(name));
        xml.close();
    }
    if let Some(position) = &location.position {
        xml.open("point").attribute("srsName", SYSTEM).open("pos").text(position).close().close();
    }
    xml.close();
}
