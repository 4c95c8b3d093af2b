//! Results: values where the measure asks for them, periods, references.

use super::super::context::{Context, found, found_value};
use super::super::types::Type;
use super::Table;
use super::money::is_forward;
use crate::codes;
use crate::tree::Element;

pub(super) const TASKS: Table =
    &[("iati-activity/result", references), ("result/indicator", indicator), ("result/indicator/period", period)];

/// Rules about one kind of value: missing, no number, not wanted.
struct ValueRules {
    missing: &'static str,
    number: &'static str,
    unwanted: &'static str,
}

const BASELINE: ValueRules = ValueRules { missing: "8.8.1", number: "8.8.2", unwanted: "8.8.3" };
const TARGET: ValueRules = ValueRules { missing: "8.9.1", number: "8.9.2", unwanted: "8.9.3" };
const ACTUAL: ValueRules = ValueRules { missing: "8.10.1", number: "8.10.2", unwanted: "8.10.3" };

fn indicator(indicator: Element<'_>, ctx: &mut Context<'_>) {
    let measure = indicator.attribute_as_published("measure").unwrap_or_default();
    let is_qualitative = match &*measure {
        "1" | "2" | "3" | "4" => false,
        "5" => true,
        _ => return,
    };
    for part in indicator.children() {
        match part.name() {
            "baseline" => value(part, &BASELINE, is_qualitative, ctx),
            "period" => {
                for part in part.children() {
                    match part.name() {
                        "target" => value(part, &TARGET, is_qualitative, ctx),
                        "actual" => value(part, &ACTUAL, is_qualitative, ctx),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }
}

fn value(element: Element<'_>, rules: &ValueRules, is_qualitative: bool, ctx: &mut Context<'_>) {
    let value = element.attribute_as_published("value");
    let tell = |ctx: &mut Context<'_>, rule, code, attribute| {
        let text = value.as_deref().unwrap_or_default();
        ctx.tell(rule, element, attribute, found_value(code, text).with("element", element.name()));
    };
    if is_qualitative {
        if value.is_some() {
            tell(ctx, rules.unwanted, codes::CHECK_RESULT_VALUE_QUALITATIVE, "value");
        }
        return;
    }
    if value.is_none() {
        tell(ctx, rules.missing, codes::CHECK_RESULT_VALUE_MISSING, "");
    }
    // A missing value is no number either: the standard's validator reports both.
    if !Type::Decimal.allows(value.as_deref().unwrap_or_default()) {
        tell(ctx, rules.number, codes::CHECK_RESULT_VALUE_NUMBER, "value");
    }
}

fn period(period: Element<'_>, ctx: &mut Context<'_>) {
    is_forward(period, "8.6.1", ctx);
}

fn references(result: Element<'_>, ctx: &mut Context<'_>) {
    if result.child("reference").is_none() {
        return;
    }
    for indicator in result.children_named("indicator") {
        if let Some(reference) = indicator.child("reference") {
            ctx.tell("8.11.1", reference, "", found(codes::CHECK_REFERENCE_TWICE));
        }
    }
}
