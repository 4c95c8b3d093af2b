//! `recipient-country` and `recipient-region`: shares of the activity.

use super::xml::Xml;
use domain::Share;
use domain::money::decimal;
use domain::shares::Percent;

pub(super) fn write_country(xml: &mut Xml, share: &Share) {
    xml.open("recipient-country").attribute("code", &share.code);
    write_percentage(xml, share.percent);
    xml.close();
}

pub(super) fn write_region(xml: &mut Xml, share: &Share) {
    let (vocabulary, code) = split(&share.code);
    xml.open("recipient-region").attribute("code", code).attribute("vocabulary", vocabulary);
    write_percentage(xml, share.percent);
    xml.close();
}

pub(super) fn write_percentage(xml: &mut Xml, percent: Option<Percent>) {
    if let Some(percent) = percent {
        xml.attribute("percentage", &decimal(i128::from(percent)));
    }
}

/// Vocabulary and code of what is kept as `<vocabulary>:<code>`; without one it is the DAC's, number 1.
pub(super) fn split(code: &str) -> (&str, &str) {
    let is_number = |v: &str| !v.is_empty() && v.len() <= 3 && v.bytes().all(|b| b.is_ascii_digit());
    code.split_once(':').filter(|(vocabulary, _)| is_number(vocabulary)).unwrap_or(("1", code))
}
