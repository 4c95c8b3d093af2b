//! Aid types: one of the DAC, and one per vocabulary.

use super::super::context::{Context, found};
use super::shares::grouped;
use super::{Table, vocabulary};
use crate::codes;
use crate::tree::Element;

pub(super) const TASKS: Table = &[("iati-activity", activity), ("iati-activity/transaction", transaction)];

fn activity(activity: Element<'_>, ctx: &mut Context<'_>) {
    check(activity, "default-aid-type", ["107.1.1", "107.1.2"], [false; 2], ctx);
}

/// Told once per activity each, as the standard's validator does.
fn transaction(transaction: Element<'_>, ctx: &mut Context<'_>) {
    ctx.aid_types = check(transaction, "aid-type", ["107.2.1", "107.2.2"], ctx.aid_types, ctx);
}

/// Tells what is wrong and was not told before; gives what was told by now.
fn check(
    parent: Element<'_>,
    child: &'static str,
    [no_dac, repeated]: [&'static str; 2],
    [mut no_dac_told, mut repeated_told]: [bool; 2],
    ctx: &mut Context<'_>,
) -> [bool; 2] {
    let groups = grouped(parent.children_named(child), vocabulary);
    let Some((_, first)) = groups.first() else { return [no_dac_told, repeated_told] };
    if !no_dac_told && groups.iter().all(|(vocabulary, _)| vocabulary != "1") {
        no_dac_told = true;
        ctx.tell(no_dac, first[0], "", found(codes::CHECK_AID_TYPE_NO_DAC).with("element", child));
    }
    if !repeated_told && let Some((vocabulary, group)) = groups.iter().find(|(_, group)| group.len() > 1) {
        repeated_told = true;
        let finding = found(codes::CHECK_AID_TYPE_REPEATED).with("element", child).with("vocabulary", vocabulary);
        ctx.tell(repeated, group[1], "", finding);
    }
    [no_dac_told, repeated_told]
}
