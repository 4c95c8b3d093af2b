//! `activity-status`.

use super::xml::Xml;
use domain::ActivityStatus;

pub(super) fn write(xml: &mut Xml, status: ActivityStatus) {
    xml.open("activity-status").attribute("code", &status.number().to_string()).close();
}
