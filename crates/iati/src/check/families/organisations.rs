//! Organisations that take part: each has an identifier or a name.

use super::super::context::{Context, found};
use super::Table;
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
    // As the standard's validator: what is there counts, be it empty.
    if organisation.attribute_as_published("ref").is_none() && organisation.child("narrative").is_none() {
        let finding = found(codes::CHECK_ORGANISATION_UNNAMED).with("element", organisation.name());
        ctx.tell(rule, organisation, "", finding);
    }
}
