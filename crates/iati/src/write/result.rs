//! `result` with its indicators and their periods.

use super::narrative;
use super::xml::Xml;
use domain::statement::{ActivityResult, Indicator, IndicatorPeriod};

pub(super) fn write(xml: &mut Xml, result: &ActivityResult) {
    xml.open("result").optional("type", stated(&result.kind));
    write_title(xml, &result.title);
    result.indicators.iter().for_each(|i| write_indicator(xml, i));
    xml.close();
}

fn write_indicator(xml: &mut Xml, indicator: &Indicator) {
    xml.open("indicator").optional("measure", stated(&indicator.measure));
    write_title(xml, &indicator.title);
    if let Some((year, value)) = &indicator.baseline {
        xml.open("baseline").optional("year", year.map(|y| y.to_string()).as_deref());
        xml.optional("value", value.as_deref()).close();
    }
    indicator.periods.iter().for_each(|p| write_period(xml, p));
    xml.close();
}

fn write_period(xml: &mut Xml, period: &IndicatorPeriod) {
    xml.open("period");
    for (element, day) in [("period-start", period.start), ("period-end", period.end)] {
        if let Some(day) = day {
            xml.open(element).attribute("iso-date", &day.to_string()).close();
        }
    }
    for (element, value) in [("target", &period.target), ("actual", &period.actual)] {
        if let Some(value) = value {
            xml.open(element).attribute("value", value).close();
        }
    }
    xml.close();
}

fn write_title(xml: &mut Xml, title: &str) {
    if let Some(title) = stated(title) {
        xml.open("title");
        narrative::write_name(xml, Some(title));
        xml.close();
    }
}

fn stated(text: &str) -> Option<&str> {
    Some(text).filter(|t| !t.is_empty())
}
