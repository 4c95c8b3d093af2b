//! Money: currencies, periods of budgets, budget items, and what lies outside of its budget's period.

use super::super::context::{Context, found, found_value};
use super::shares::{ShareRules, check, check_range};
use super::{Table, child_day, day};
use crate::codes;
use crate::tree::Element;

pub(super) const TASKS: Table = &[
    ("value", currency),
    ("loan-status", currency),
    ("forecast", currency),
    ("budget", budget),
    ("planned-disbursement", period),
    ("total-budget", budget),
    ("total-expenditure", budget),
    ("recipient-org-budget", budget),
    ("recipient-region-budget", budget),
    ("recipient-country-budget", budget),
    ("recipient-country-budget", lines),
    ("country-budget-items", items),
    ("budget-item", share),
    ("capital-spend", share),
];

const ITEMS: ShareRules = ShareRules { missing: "7.9.1", sum: "7.9.2", single: "7.9.4", what: "budget-item" };
/// Days between the start and the end of a year.
const LONGEST: i32 = 365;

fn currency(value: Element<'_>, ctx: &mut Context<'_>) {
    if !ctx.has_currency && value.attribute("currency").is_none() {
        let rule = if ctx.path.starts_with("/iati-organisations") { "7.8.2" } else { "7.8.1" };
        ctx.tell(rule, value, "", found(codes::CHECK_CURRENCY).with("element", value.name()));
    }
}

fn budget(budget: Element<'_>, ctx: &mut Context<'_>) {
    period(budget, ctx);
    let start = child_day(budget, "period-start", "iso-date");
    let end = child_day(budget, "period-end", "iso-date");
    let (Some(start), Some(end)) = (start, end) else { return };
    let days = end.days_since(start);
    if days > LONGEST {
        let finding = found(codes::CHECK_PERIOD_LONG).with("element", budget.name()).with("start", start);
        ctx.tell("7.5.3", budget, "", finding.with("end", end).with("days", days));
    }
}

fn period(line: Element<'_>, ctx: &mut Context<'_>) {
    is_forward(line, "8.6.3", ctx);
}

/// Whether the period of an element ends on or after its start.
pub(super) fn is_forward(element: Element<'_>, rule: &'static str, ctx: &mut Context<'_>) {
    let start = child_day(element, "period-start", "iso-date");
    let end = child_day(element, "period-end", "iso-date");
    if let (Some(start), Some(end)) = (start, end)
        && start > end
    {
        let finding = found(codes::CHECK_PERIOD_REVERSED).with("element", element.name());
        ctx.tell(rule, element, "", finding.with("start", start).with("end", end));
    }
}

fn lines(budget: Element<'_>, ctx: &mut Context<'_>) {
    let start = child_day(budget, "period-start", "iso-date");
    let end = child_day(budget, "period-end", "iso-date");
    let (Some(start), Some(end)) = (start, end) else { return };
    for value in budget.children_named("budget-line").filter_map(|line| line.child("value")) {
        let date = value.attribute("value-date").and_then(|text| day(&text));
        if let Some(date) = date.filter(|d| *d < start || *d > end) {
            let finding = found_value(codes::CHECK_VALUE_DATE, &date.to_string()).with("start", start);
            ctx.tell("11.3.1", value, "value-date", finding.with("end", end));
        }
    }
}

fn items(items: Element<'_>, ctx: &mut Context<'_>) {
    let items: Vec<Element<'_>> = items.children_named("budget-item").collect();
    check(&items, &ITEMS, ctx);
}

fn share(share: Element<'_>, ctx: &mut Context<'_>) {
    check_range(share, "12.2.1", "12.2.2", ctx);
}
