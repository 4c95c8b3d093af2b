//! Sectors of the activity: shares, own codes, DAC codes. Whether transactions have them is `transactions`' business.

use super::shares::{ShareRules, check, check_range, grouped};
use super::{Table, has_narrative, vocabulary};
use super::super::context::{Context, found};
use crate::codes;
use crate::tree::Element;

pub(super) const TASKS: Table =
    &[("iati-activity", activity), ("iati-activity/sector", share), ("sector", own_code)];

const SHARES: ShareRules = ShareRules { missing: "2.1.1", sum: "2.1.2", single: "2.1.4", what: "sector" };

fn activity(activity: Element<'_>, ctx: &mut Context<'_>) {
    for (_, group) in grouped(activity.children_named("sector"), vocabulary) {
        check(&group, &SHARES, ctx);
    }
}

fn share(sector: Element<'_>, ctx: &mut Context<'_>) {
    check_range(sector, "12.3.1", "12.3.2", ctx);
}

fn own_code(sector: Element<'_>, ctx: &mut Context<'_>) {
    let vocabulary = vocabulary(sector);
    if matches!(&*vocabulary, "98" | "99") && !has_narrative(sector) {
        let finding = found(codes::CHECK_NARRATIVE_OWN).with("element", "sector").with("vocabulary", &vocabulary);
        ctx.tell("2.2.1", sector, "", finding);
    }
}
