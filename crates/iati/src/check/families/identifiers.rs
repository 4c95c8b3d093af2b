//! Identifiers: how they are written, and that they begin as they should. Repeats in a file are `frame`'s business.

use super::super::context::{Context, found_value};
use super::super::lists::{AGENCIES, REGISTERED};
use super::Table;
use crate::codes;
use crate::tree::Element;

pub(super) const TASKS: Table = &[
    ("iati-activity", activity),
    ("iati-activity/iati-identifier", |e, ctx| text(e, ["1.3.1", "1.3.13"], ctx)),
    ("provider-org", |e, ctx| attribute(e, "provider-activity-id", ["1.4.1", "1.4.13"], ctx)),
    ("receiver-org", |e, ctx| attribute(e, "receiver-activity-id", ["1.5.1", "1.5.13"], ctx)),
    ("other-identifier", other_identifier),
    ("related-activity", |e, ctx| attribute(e, "ref", ["1.7.1", "1.7.13"], ctx)),
    ("participating-org", |e, ctx| attribute(e, "ref", ["1.8.1", "1.8.13"], ctx)),
    ("participating-org", |e, ctx| attribute(e, "activity-id", ["1.9.1", "1.9.13"], ctx)),
    ("provider-org", |e, ctx| attribute(e, "ref", ["1.10.1", "1.10.13"], ctx)),
    ("owner-org", |e, ctx| attribute(e, "ref", ["1.11.1", "1.11.13"], ctx)),
    ("organisation-identifier", |e, ctx| text(e, ["1.12.1", "1.12.13"], ctx)),
    ("organisation-identifier", |e, ctx| agency(e, "", &e.text(), "1.12.8", ctx)),
    ("iati-activity/reporting-org", |e, ctx| attribute(e, "ref", ["1.14.1", "1.14.13"], ctx)),
    ("iati-activity/reporting-org", |e, ctx| reporting(e, "1.14.8", ctx)),
    ("receiver-org", |e, ctx| attribute(e, "ref", ["1.15.1", "1.15.13"], ctx)),
    ("recipient-org", |e, ctx| attribute(e, "ref", ["1.17.1", "1.17.13"], ctx)),
    ("iati-organisation/reporting-org", |e, ctx| attribute(e, "ref", ["1.18.1", "1.18.13"], ctx)),
    ("iati-organisation/reporting-org", |e, ctx| reporting(e, "1.18.8", ctx)),
];

fn attribute(element: Element<'_>, name: &'static str, rules: [&'static str; 2], ctx: &mut Context<'_>) {
    if let Some(value) = element.attribute_as_published(name) {
        written(element, name, &value, rules, ctx);
    }
}

fn text(element: Element<'_>, rules: [&'static str; 2], ctx: &mut Context<'_>) {
    written(element, "", &element.text_as_published(), rules, ctx);
}

fn other_identifier(element: Element<'_>, ctx: &mut Context<'_>) {
    match &*element.attribute_as_published("type").unwrap_or_default() {
        "A3" | "a3" => attribute(element, "ref", ["1.6.1", "1.6.13"], ctx),
        "B1" | "b1" => attribute(element, "ref", ["1.16.1", "1.16.13"], ctx),
        _ => {}
    }
}

/// Blanks around it, and marks in it.
fn written(element: Element<'_>, name: &str, value: &str, rules: [&'static str; 2], ctx: &mut Context<'_>) {
    let [blanks, marks] = rules;
    if value.trim().len() != value.len() {
        ctx.tell(blanks, element, name, found_value(codes::CHECK_BLANKS, value).with("element", element.name()));
    }
    if value.contains(['/', '&', '|', '?']) {
        ctx.tell(marks, element, name, found_value(codes::CHECK_MARKS, value).with("element", element.name()));
    }
}

fn reporting(organisation: Element<'_>, rule: &'static str, ctx: &mut Context<'_>) {
    if let Some(reference) = organisation.attribute("ref") {
        agency(organisation, "ref", &reference, rule, ctx);
    }
}

/// Whether the first two parts of an identifier are an agency, or the organisation is known to be registered.
fn agency(element: Element<'_>, name: &str, identifier: &str, rule: &'static str, ctx: &mut Context<'_>) {
    let is_on = |list: &str, code: &str| ctx.lists.get(list).is_some_and(|l| l.contains(code));
    let agency = identifier.match_indices('-').nth(1).map_or(identifier, |(at, _)| &identifier[..at]);
    if !identifier.is_empty() && !is_on(AGENCIES, agency) && !is_on(REGISTERED, identifier) {
        ctx.tell(rule, element, name, found_value(codes::CHECK_AGENCY, identifier));
    }
}

fn activity(activity: Element<'_>, ctx: &mut Context<'_>) {
    let Some(element) = activity.child("iati-identifier") else { return };
    let identifier = element.text();
    let Some(organisation) = activity.child("reporting-org").and_then(|o| o.attribute("ref")) else { return };
    if identifier == organisation {
        ctx.tell("1.1.3", element, "", found_value(codes::CHECK_IDENTIFIER_ORGANISATION, &identifier));
    }
    let earlier = activity
        .children_named("other-identifier")
        .filter(|o| o.attribute("type").is_some_and(|kind| kind == "B1"))
        .filter_map(|o| o.attribute("ref"));
    let begins = |prefix: &str| identifier.strip_prefix(prefix).is_some_and(|rest| rest.starts_with('-'));
    if !begins(&organisation) && !earlier.into_iter().any(|prefix| begins(&prefix)) {
        let finding = found_value(codes::CHECK_IDENTIFIER_PREFIX, &identifier);
        ctx.tell("1.1.21", element, "", finding.with("organisation", &organisation));
    }
}
