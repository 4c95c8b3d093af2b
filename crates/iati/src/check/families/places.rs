//! Countries and regions of the activity: shares. Whether transactions have them is `transactions`' business.

use super::super::context::Context;
use super::shares::{ShareRules, check, check_range, grouped};
use super::{Table, vocabulary};
use crate::tree::Element;

pub(super) const TASKS: Table = &[
    ("iati-activity", activity),
    ("iati-activity/recipient-country", share),
    ("iati-activity/recipient-region", share),
];

const COUNTRIES: ShareRules = ShareRules { missing: "3.1.1", sum: "3.1.2", single: "3.1.4", what: "country" };
const PLACES: ShareRules = ShareRules { missing: "3.4.1", sum: "3.4.2", single: "3.4.4", what: "place" };

fn activity(activity: Element<'_>, ctx: &mut Context<'_>) {
    let countries: Vec<Element<'_>> = activity.children_named("recipient-country").collect();
    let regions = grouped(activity.children_named("recipient-region"), vocabulary);
    if regions.is_empty() {
        check(&countries, &COUNTRIES, ctx);
    }
    // Countries and the regions of one vocabulary are one pool.
    for (_, group) in regions {
        let pool: Vec<Element<'_>> = countries.iter().copied().chain(group).collect();
        check(&pool, &PLACES, ctx);
    }
}

fn share(place: Element<'_>, ctx: &mut Context<'_>) {
    check_range(place, "12.1.1", "12.1.2", ctx);
}
