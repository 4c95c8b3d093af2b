//! An IATI organisation file of what organisation files said: for each organisation the element that was known last, as
//! published; one of version 1.x as 2.03. Organisations that no file told of are not made up.

use super::iati_file::{Summed, damaged, unwritable};
use crate::organisations::{PublishedOrganisation, published};
use crate::{Failure, Headway};
use domain::Context;
use iati::write::FileWriter;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::Write;

/// The element that only version 2.x has.
const IDENTIFIER: &[u8] = b"<organisation-identifier";

/// What was written.
#[derive(Clone, Debug, Serialize)]
pub struct OrganisationsAnswer {
    /// Last day of knowledge.
    pub as_of: String,
    /// Organisations in the file.
    pub organisations: u64,
    /// Of them published in the form of 1.x, and written as 2.03.
    pub converted: u64,
    /// Organisations left out because the element as published was not kept.
    pub left_out: u64,
    /// Size in bytes.
    pub bytes: u64,
    /// SHA-256 of the file; blank where there is none.
    pub sha256: String,
}

impl OrganisationsAnswer {
    /// What to tell where there is no organisation to write.
    pub fn nothing(&self) -> Option<Failure> {
        let told = Failure::not_found("export.no-organisations").with("left_out", self.left_out);
        (self.organisations == 0).then_some(told)
    }
}

/// Writes the file to a sink and tells what is in it. Organisations come in the order of their identifiers; where
/// several sources tell of one, the one known last is written. Without `generated` (an `xsd:dateTime`) the file says
/// the day of its newest element. Where no organisation is known nothing is written: [`OrganisationsAnswer::nothing`].
///
/// # Errors
///
/// A store that cannot be read, a sink that takes no more.
pub fn export(
    headway: &Headway,
    ctx: &Context,
    generated: Option<&str>,
    out: &mut impl Write,
) -> Result<OrganisationsAnswer, Failure> {
    let limits = headway.iati_limits(ctx)?;
    let mut newest: BTreeMap<String, PublishedOrganisation> = BTreeMap::new();
    for found in published(headway, ctx, None)? {
        let order = |o: &PublishedOrganisation| (o.recorded_on, o.change);
        match newest.get(&found.statement.organisation) {
            Some(there) if order(there) >= order(&found) => {}
            _ => drop(newest.insert(found.statement.organisation.clone(), found)),
        }
    }
    let day = newest.values().map(|o| o.recorded_on).max().map(|day| format!("{day}T00:00:00Z"));
    let mut file = FileWriter::organisations(Summed::new(out), generated.or(day.as_deref()));
    let mut answer = OrganisationsAnswer {
        as_of: ctx.as_of.to_string(),
        organisations: 0,
        converted: 0,
        left_out: 0,
        bytes: 0,
        sha256: String::new(),
    };
    for found in newest.into_values() {
        let Some(element) = found.statement.source_element else {
            answer.left_out += 1;
            continue;
        };
        let is_newest = element.windows(IDENTIFIER.len()).any(|w| w == IDENTIFIER);
        let element = match is_newest {
            true => element,
            false => iati::upgrade::to_newest(&element, &limits).map_err(|f| damaged(&f))?.0,
        };
        answer.converted += u64::from(!is_newest);
        answer.organisations += 1;
        file.element(&element).map_err(unwritable)?;
    }
    (answer.bytes, answer.sha256) = file.finish().map_err(unwritable)?.told();
    Ok(answer)
}
