//! Dates of the activity: a start is known, starts come before ends, and what has happened is not in the future.

use super::super::context::{Context, found, found_value};
use super::{Table, day};
use crate::codes;
use crate::tree::Element;
use domain::Day;

pub(super) const TASKS: Table =
    &[("iati-activity", activity), ("iati-activity", updated), ("iati-organisation", organisation_updated)];

fn updated(activity: Element<'_>, ctx: &mut Context<'_>) {
    is_past(activity, "last-updated-datetime", "11.1.1", ctx);
}

fn organisation_updated(organisation: Element<'_>, ctx: &mut Context<'_>) {
    is_past(organisation, "last-updated-datetime", "11.4.1", ctx);
}

fn is_past(element: Element<'_>, attribute: &'static str, rule: &'static str, ctx: &mut Context<'_>) {
    let date = element.attribute(attribute).and_then(|text| day(&text));
    if let Some(date) = date.filter(|d| *d > ctx.today) {
        let finding = found_value(codes::CHECK_FUTURE, &date.to_string()).with("element", element.name());
        ctx.tell(rule, element, attribute, finding.with("today", ctx.today));
    }
}

fn activity(activity: Element<'_>, ctx: &mut Context<'_>) {
    // The first date of each type, with its element.
    let mut dates: [Option<(Element<'_>, Option<Day>)>; 4] = [None; 4];
    for date in activity.children_named("activity-date") {
        let kind = date.attribute_as_published("type").unwrap_or_default();
        let Some(at) = ["1", "2", "3", "4"].iter().position(|k| *k == kind) else { continue };
        if dates[at].is_none() {
            dates[at] = Some((date, date.attribute("iso-date").and_then(|text| day(&text))));
        }
    }
    let [planned_start, actual_start, planned_end, actual_end] = dates;
    if planned_start.is_none() && actual_start.is_none() {
        ctx.tell("6.11.1", activity, "", found(codes::CHECK_START_MISSING));
    }
    for (rule, kind, start, end) in
        [("11.1.2", "planned", planned_start, planned_end), ("11.1.3", "actual", actual_start, actual_end)]
    {
        if let (Some((_, Some(start))), Some((element, Some(end)))) = (start, end)
            && start > end
        {
            let finding = found(codes::CHECK_DATES_REVERSED).with("kind", kind);
            ctx.tell(rule, element, "iso-date", finding.with("start", start).with("end", end));
        }
    }
    for (rule, date) in [("11.1.4", actual_start), ("11.1.5", actual_end)] {
        if let Some((element, _)) = date {
            is_past(element, "iso-date", rule, ctx);
        }
    }
}
