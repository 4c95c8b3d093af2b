//! Policy markers: own codes have a text, DAC markers a significance.

use super::super::context::{Context, found};
use super::{Table, has_narrative, vocabulary};
use crate::codes;
use crate::tree::Element;

pub(super) const TASKS: Table = &[("policy-marker", marker)];

fn marker(marker: Element<'_>, ctx: &mut Context<'_>) {
    let vocabulary = vocabulary(marker);
    if vocabulary == "99" && !has_narrative(marker) {
        let finding = found(codes::CHECK_NARRATIVE_OWN).with("element", "policy-marker");
        ctx.tell("6.13.1", marker, "", finding.with("vocabulary", "99"));
    }
    if vocabulary == "1" && marker.attribute("significance").is_none() {
        ctx.tell("6.14.1", marker, "", found(codes::CHECK_SIGNIFICANCE));
    }
}
