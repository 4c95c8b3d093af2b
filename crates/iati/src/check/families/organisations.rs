//! Organisations that take part: each has an identifier or a name.

use super::{Table, has_narrative};
use super::super::context::{Context, found};
use crate::codes;
use crate::tree::Element;

pub(super) const TASKS: Table = &[
    ("other-identifier/owner-org", owner),
    ("provider-org", provider),
    ("receiver-org", receiver),
    ("participating-org", participating),
];

fn owner(organisation: Element<'_>, ctx: &mut Context<'_>) {
    is_named(organisation, "6.8.1", ctx);
}

fn provider(organisation: Element<'_>, ctx: &mut Context<'_>) {
    is_named(organisation, "6.9.1", ctx);
}

fn receiver(organisation: Element<'_>, ctx: &mut Context<'_>) {
    is_named(organisation, "6.9.2", ctx);
}

fn participating(organisation: Element<'_>, ctx: &mut Context<'_>) {
    is_named(organisation, "6.10.1", ctx);
}

fn is_named(organisation: Element<'_>, rule: &'static str, ctx: &mut Context<'_>) {
    if organisation.attribute("ref").is_none() && !has_narrative(organisation) {
        let finding = found(codes::CHECK_ORGANISATION_UNNAMED).with("element", organisation.name());
        ctx.tell(rule, organisation, "", finding);
    }
}
