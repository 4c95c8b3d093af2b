//! `activity-date`: planned start, actual start, planned end, actual end are types 1 to 4.

use super::xml::Xml;
use domain::Day;

pub(super) fn write(xml: &mut Xml, kind: usize, day: Day) {
    xml.open("activity-date").attribute("type", &kind.to_string()).attribute("iso-date", &day.to_string()).close();
}
