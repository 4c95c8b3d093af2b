//! What stands either on the activity or on every transaction: sectors, countries and regions. And the dates of
//! transactions, of which the first in the future is told.

use super::super::context::{Context, found, found_value};
use super::{Table, day, vocabulary};
use crate::codes;
use crate::tree::Element;

pub(super) const TASKS: Table = &[("iati-activity", activity), ("iati-activity/transaction", dates)];

/// Elements with and without something, among the transactions.
#[derive(Default)]
struct Split<'e> {
    first_with: Option<Element<'e>>,
    first_without: Option<Element<'e>>,
}

impl<'e> Split<'e> {
    fn add(&mut self, transaction: Element<'e>, has: bool) {
        let first = if has { &mut self.first_with } else { &mut self.first_without };
        first.get_or_insert(transaction);
    }
}

fn activity(activity: Element<'_>, ctx: &mut Context<'_>) {
    let (mut sectors, mut places) = (Split::default(), Split::default());
    let (mut own_sector, mut own_place, mut own_dac) = (None, None, false);
    let (mut sector_seen, mut dac_seen) = (None, false);
    for child in activity.children() {
        match child.name() {
            "sector" => {
                own_sector = own_sector.or(Some(child));
                own_dac |= vocabulary(child) == "1";
            }
            "recipient-country" | "recipient-region" => own_place = own_place.or(Some(child)),
            "transaction" => {
                let (mut has_sector, mut has_place) = (false, false);
                for part in child.children() {
                    match part.name() {
                        "sector" => {
                            has_sector = true;
                            sector_seen = sector_seen.or(Some(part));
                            dac_seen |= vocabulary(part) == "1";
                        }
                        "recipient-country" | "recipient-region" => has_place = true,
                        _ => {}
                    }
                }
                sectors.add(child, has_sector);
                places.add(child, has_place);
            }
            _ => {}
        }
    }
    sectors_either_or(activity, own_sector.is_some(), &sectors, ctx);
    places_either_or(activity, own_place.is_some(), &places, ctx);
    if let Some(sector) = own_sector.or(sector_seen)
        && !own_dac
        && !dac_seen
    {
        ctx.tell("102.1.1", sector, "", found(codes::CHECK_SECTOR_NO_DAC));
    }
}

fn sectors_either_or(activity: Element<'_>, on_activity: bool, split: &Split<'_>, ctx: &mut Context<'_>) {
    match (on_activity, split.first_with, split.first_without) {
        (true, Some(transaction), _) => ctx.tell("6.6.2", transaction, "", found(codes::CHECK_SECTOR_TWICE)),
        (false, None, _) => ctx.tell("6.2.2", activity, "", found(codes::CHECK_SECTOR_MISSING)),
        _ => {}
    }
    if let (false, Some(transaction)) = (on_activity, split.first_without) {
        ctx.tell("6.7.2", transaction, "", found(codes::CHECK_SECTOR_TRANSACTION));
    }
}

fn places_either_or(activity: Element<'_>, on_activity: bool, split: &Split<'_>, ctx: &mut Context<'_>) {
    match (on_activity, split.first_with, split.first_without) {
        (true, Some(transaction), _) => ctx.tell("3.6.2", transaction, "", found(codes::CHECK_PLACE_TWICE)),
        // Where there are transactions, 3.7.2 says it already.
        (false, None, None) => ctx.tell("3.7.1", activity, "", found(codes::CHECK_PLACE_MISSING)),
        _ => {}
    }
    if let (false, Some(transaction)) = (on_activity, split.first_without) {
        ctx.tell("3.7.2", transaction, "", found(codes::CHECK_PLACE_TRANSACTION));
    }
}

fn dates(transaction: Element<'_>, ctx: &mut Context<'_>) {
    let kinds = [("11.2.1", "transaction-date", "iso-date"), ("11.2.2", "value", "value-date")];
    for (at, (rule, child, attribute)) in kinds.into_iter().enumerate() {
        let Some(element) = transaction.child(child) else { continue };
        let date = element.attribute(attribute).and_then(|text| day(&text));
        if let Some(date) = date.filter(|d| *d > ctx.today && !ctx.future_dates[at]) {
            ctx.future_dates[at] = true;
            let finding = found_value(codes::CHECK_FUTURE, &date.to_string());
            ctx.tell(rule, element, attribute, finding.with("element", child).with("today", ctx.today));
        }
    }
}
