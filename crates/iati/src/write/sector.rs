//! `sector`: shares of the activity in one vocabulary.

use super::xml::Xml;
use super::{narrative, recipient};
use domain::Share;

pub(super) fn write(xml: &mut Xml, share: &Share, name: Option<&str>) {
    let (vocabulary, code) = recipient::split(&share.code);
    xml.open("sector").attribute("vocabulary", vocabulary).attribute("code", code);
    recipient::write_percentage(xml, share.percent);
    narrative::write_name(xml, name);
    xml.close();
}
