//! `result` with its indicators and their periods: values as published, because not all of them are numbers.

use super::{Draft, narrative};
use crate::tree::Element;
use domain::statement::{ActivityResult, Indicator, IndicatorPeriod};

pub(super) fn read(element: Element<'_>, draft: &mut Draft) {
    draft.activity.counts.results += 1;
    let title = title(element, draft);
    let indicators = element.children_named("indicator").map(|i| indicator(i, draft)).collect();
    let kind = element.attribute("type").unwrap_or_default().into_owned();
    draft.activity.results.push(ActivityResult { kind, title, indicators });
}

fn title(element: Element<'_>, draft: &mut Draft) -> String {
    element.child("title").and_then(|t| narrative::first(t, &mut draft.notes)).unwrap_or_default()
}

fn indicator(element: Element<'_>, draft: &mut Draft) -> Indicator {
    draft.activity.counts.indicators += 1;
    let baseline = undivided(element, "baseline").map(|b| {
        let year = b.attribute("year").and_then(|y| y.parse().ok());
        (year, b.attribute("value").map(|v| v.into_owned()))
    });
    Indicator {
        measure: element.attribute("measure").unwrap_or_default().into_owned(),
        title: title(element, draft),
        baseline,
        periods: element.children_named("period").map(|p| period(p, draft)).collect(),
    }
}

fn period(element: Element<'_>, draft: &mut Draft) -> IndicatorPeriod {
    draft.activity.counts.periods += 1;
    let mut day = |name, column| element.child(name).and_then(|e| draft.notes.day(e, column));
    let value = |name| undivided(element, name).and_then(|e| e.attribute("value")).map(|v| v.into_owned());
    IndicatorPeriod {
        start: day("period-start", "result/indicator/period/period-start"),
        end: day("period-end", "result/indicator/period/period-end"),
        target: value("target"),
        actual: value("actual"),
    }
}

/// Of several (per dimension or place) the one for the whole; else the first.
fn undivided<'a>(element: Element<'a>, name: &'static str) -> Option<Element<'a>> {
    let is_whole = |e: &Element<'a>| e.child("dimension").is_none() && e.child("location").is_none();
    element.children_named(name).find(is_whole).or_else(|| element.child(name))
}
