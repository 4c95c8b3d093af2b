//! `related-activity`: a link to another activity.

use super::xml::Xml;
use domain::statement::RelatedActivity;

/// RelatedActivityType "Parent".
pub(crate) const PARENT: u8 = 1;

pub(super) fn write(xml: &mut Xml, related: &RelatedActivity) {
    xml.open("related-activity").attribute("ref", &related.activity);
    xml.attribute("type", &related.kind.to_string()).close();
}
