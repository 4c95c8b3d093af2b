//! Texts: titles and descriptions have one, and its language is known.

use super::super::context::{Context, found};
use super::{Table, has_narrative};
use crate::codes;
use crate::tree::Element;

pub(super) const TASKS: Table = &[("title", title), ("description", description), ("narrative", language)];

fn title(title: Element<'_>, ctx: &mut Context<'_>) {
    has_words(title, "4.3.1", ctx);
}

fn description(description: Element<'_>, ctx: &mut Context<'_>) {
    has_words(description, "4.4.1", ctx);
}

fn has_words(element: Element<'_>, rule: &'static str, ctx: &mut Context<'_>) {
    if !has_narrative(element) {
        ctx.tell(rule, element, "", found(codes::CHECK_NARRATIVE_BLANK).with("element", element.name()));
    }
}

/// Told once per activity or organisation, at the first text without language.
fn language(narrative: Element<'_>, ctx: &mut Context<'_>) {
    if !ctx.language_is_settled && narrative.attribute("xml:lang").is_none() {
        ctx.language_is_settled = true;
        let rule = if ctx.path.starts_with("/iati-organisations") { "4.5.1" } else { "4.1.1" };
        ctx.tell(rule, narrative, "", found(codes::CHECK_LANGUAGE));
    }
}
