//! Aid types: one of the DAC, and one per vocabulary.

use super::shares::grouped;
use super::{Table, vocabulary};
use super::super::context::{Context, found};
use crate::codes;
use crate::tree::Element;

pub(super) const TASKS: Table = &[("iati-activity", activity), ("iati-activity/transaction", transaction)];

fn activity(activity: Element<'_>, ctx: &mut Context<'_>) {
    check(activity, "default-aid-type", "107.1.1", "107.1.2", ctx);
}

fn transaction(transaction: Element<'_>, ctx: &mut Context<'_>) {
    check(transaction, "aid-type", "107.2.1", "107.2.2", ctx);
}

fn check(
    parent: Element<'_>,
    child: &'static str,
    no_dac: &'static str,
    repeated: &'static str,
    ctx: &mut Context<'_>,
) {
    let groups = grouped(parent.children_named(child), vocabulary);
    let Some((_, first)) = groups.first() else { return };
    if groups.iter().all(|(vocabulary, _)| vocabulary != "1") {
        ctx.tell(no_dac, first[0], "", found(codes::CHECK_AID_TYPE_NO_DAC).with("element", child));
    }
    if let Some((vocabulary, group)) = groups.iter().find(|(_, group)| group.len() > 1) {
        let finding = found(codes::CHECK_AID_TYPE_REPEATED).with("element", child).with("vocabulary", vocabulary);
        ctx.tell(repeated, group[1], "", finding);
    }
}
