//! Sectors of the activity: shares, own codes, DAC codes. Whether transactions have them is `transactions`' business.

use super::super::context::{Context, found};
use super::shares::{ShareRules, check, check_range, grouped};
use super::{Table, has_narrative, vocabulary};
use crate::codes;
use crate::tree::Element;

pub(super) const TASKS: Table = &[("iati-activity", activity), ("iati-activity/sector", share), ("sector", own_code)];

const SHARES: ShareRules = ShareRules { missing: "2.1.1", sum: "2.1.2", single: "2.1.4", what: "sector" };
const SECOND_SCHEME: ShareRules = ShareRules { sum: "", ..SHARES };

fn activity(activity: Element<'_>, ctx: &mut Context<'_>) {
    for (vocabulary, group) in grouped(activity.children_named("sector"), vocabulary) {
        // A publisher's second scheme may overlap in itself: the standard's validator does not add it up.
        check(&group, if vocabulary == "98" { &SECOND_SCHEME } else { &SHARES }, ctx);
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
