//! Percentages of shares: each there, together 100. What the shares are of is the other families' business.

use super::super::context::{Context, found, found_value};
use super::super::types::decimal;
use crate::codes;
use crate::tree::Element;

/// The three rules about a group of shares, and what messages call it.
pub(super) struct ShareRules {
    pub(super) missing: &'static str,
    pub(super) sum: &'static str,
    pub(super) single: &'static str,
    pub(super) what: &'static str,
}

/// The percentage of an element as a number; `None` where absent or none.
fn percentage(element: Element<'_>) -> Option<f64> {
    let text = element.attribute("percentage")?;
    decimal(text.as_bytes()).then(|| text.parse().ok()).flatten()
}

/// Checks the shares of one group (a vocabulary).
pub(super) fn check(shares: &[Element<'_>], rules: &ShareRules, ctx: &mut Context<'_>) {
    let Some(first) = shares.first() else { return };
    if let [only] = shares {
        if let Some(value) = percentage(*only).filter(|p| *p != 100.0) {
            let finding = found_value(codes::CHECK_PERCENTAGE_SINGLE, &written(value)).with("what", rules.what);
            ctx.tell(rules.single, *only, "percentage", finding);
        }
        return;
    }
    if let Some(bare) = shares.iter().find(|s| s.attribute("percentage").is_none()) {
        ctx.tell(rules.missing, *bare, "", found(codes::CHECK_PERCENTAGE_MISSING).with("what", rules.what));
    }
    let stated: Vec<f64> = shares.iter().filter_map(|s| percentage(*s)).collect();
    let sum = (stated.iter().sum::<f64>() * 10_000.0).round() / 10_000.0;
    if !stated.is_empty() && sum != 100.0 {
        let finding = found(codes::CHECK_PERCENTAGE_SUM).with("what", rules.what);
        ctx.tell(rules.sum, *first, "", finding.with("sum", written(sum)));
    }
}

/// Checks that a percentage lies from 0 to 100 (2.03), or is not negative (before).
pub(super) fn check_range(element: Element<'_>, rule: &'static str, before: &'static str, ctx: &mut Context<'_>) {
    let Some(value) = percentage(element) else { return };
    let finding = || found_value(codes::CHECK_PERCENTAGE_RANGE, &written(value)).with("element", element.name());
    if !(0.0..=100.0).contains(&value) {
        ctx.tell(rule, element, "percentage", finding());
    }
    if value < 0.0 {
        ctx.tell(before, element, "percentage", finding());
    }
}

fn written(value: f64) -> String {
    let text = format!("{value:.4}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Groups elements by a key, in the order of their first.
pub(super) fn grouped<'e, K: PartialEq>(
    elements: impl Iterator<Item = Element<'e>>,
    key: impl Fn(Element<'e>) -> K,
) -> Vec<(K, Vec<Element<'e>>)> {
    let mut groups: Vec<(K, Vec<Element<'e>>)> = Vec::new();
    for element in elements {
        let of = key(element);
        match groups.iter_mut().find(|(k, _)| *k == of) {
            Some((_, group)) => group.push(element),
            None => groups.push((of, vec![element])),
        }
    }
    groups
}
