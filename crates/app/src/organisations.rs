//! What organisation files say of organisations as of a day: the statement known last of each source, with the element
//! as published. No sums here: lines divide budgets, and budgets of different kinds overlap.

use crate::{Failure, Headway};
use domain::organisation::OrganisationStatement;
use domain::statement::Source;
use domain::{Context, Day};
use std::collections::BTreeMap;

/// What one source says of one organisation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PublishedOrganisation {
    /// System and reporting organisation.
    pub source: Source,
    /// The day by whose end it was known.
    pub recorded_on: Day,
    /// The change that stored it.
    pub change: u64,
    /// What it says, the source element included.
    pub statement: OrganisationStatement,
}

/// What organisation files said of one organisation, or of all, by the day of knowledge: the latest statement of each
/// source. By organisation, then by source.
pub fn published(
    headway: &Headway,
    ctx: &Context,
    organisation: Option<&str>,
) -> Result<Vec<PublishedOrganisation>, Failure> {
    let (rows, sources) = headway.store().read(ctx, |reader| {
        let change = ctx.as_of.change;
        Ok((reader.organisation_statements(organisation, change)?, reader.sources(change)?))
    })?;
    let source_of = |number: u32| sources.iter().find(|s| s.id == number);
    let mut latest = BTreeMap::new();
    for row in rows.into_iter().filter(|row| row.stamp.recorded_on <= ctx.as_of.day) {
        let source = source_of(row.stamp.source).map(|s| (s.system.clone(), s.organisation.clone()));
        let key = (row.statement.organisation.clone(), source.unwrap_or_default());
        match latest.get(&key) {
            Some(store::rows::OrganisationRow { stamp, .. }) if stamp.order() > row.stamp.order() => {}
            _ => drop(latest.insert(key, row)),
        }
    }
    Ok(latest
        .into_iter()
        .map(|((_, (system, organisation)), row)| PublishedOrganisation {
            source: Source { system, organisation },
            recorded_on: row.stamp.recorded_on,
            change: row.stamp.change,
            statement: row.statement,
        })
        .collect())
}
