//! Reads one organisation of an organisation file from its tree: dispatch by element name. Every form of every version
//! is understood, whatever the file declares. Its budgets are in `budget`, its documents in `document`; texts,
//! values and the reporting organisation are read as in activities. No streaming here: see `reader`.

mod budget;
mod document;

use crate::activity::{Surroundings, narrative, reporting_org};
use crate::codes;
use crate::model::Organisation;
use crate::notes::Notes;
use crate::tree::Element;
use crate::version::Form;
use domain::Finding;
use domain::organisation::{OrganisationBudgetKind, OrganisationStatement};
use domain::statement::Recorded;

/// Reads an `iati-organisation` element. Its identifier is blank where it has none.
pub(crate) fn read(element: Element<'_>, surroundings: &Surroundings<'_>) -> Organisation {
    let mut organisation = Organisation { line: element.line(), ..Organisation::default() };
    let mut notes = Notes::new(surroundings.findings);
    notes.defaults(element, surroundings.zone);
    for child in element.children() {
        match child.name() {
            "organisation-identifier" => identifier(child, &mut organisation, &mut notes),
            "iati-identifier" => {
                notes.saw(Form::One);
                identifier(child, &mut organisation, &mut notes);
            }
            "name" => organisation.names.extend(narrative::texts(child, &mut notes)),
            "reporting-org" => reporting_org::read(child, &mut organisation.reporting_organisation, &mut notes),
            "document-link" => organisation.documents.extend(document::read(child, &mut notes)),
            name => {
                if let Some(kind) = OrganisationBudgetKind::of_element(name) {
                    organisation.budgets.extend(budget::read(child, kind, &mut notes));
                }
            }
        }
    }
    if organisation.names.is_empty() {
        notes.warn(codes::NAME_MISSING, element, "name", "");
    }
    organisation.last_updated = notes.last_updated;
    organisation.default_currency = notes.default_currency;
    organisation.language.clone_from(&notes.language);
    organisation.form = notes.form;
    organisation.findings = notes.into_findings(&organisation.identifier, organisation.line);
    organisation
}

/// The first identifier counts, without blanks around it; the published bytes stay in the source element.
fn identifier(element: Element<'_>, organisation: &mut Organisation, notes: &mut Notes) {
    let published = element.text_as_published();
    let identifier = published.trim();
    if identifier.is_empty() {
        return;
    }
    const COLUMN: &str = "organisation-identifier";
    if !organisation.identifier.is_empty() {
        notes.warn(codes::IDENTIFIER_REPEATED, element, COLUMN, identifier);
        return;
    }
    if identifier.len() != published.len() {
        notes.notice(codes::IDENTIFIER_BLANKS, element, COLUMN, identifier);
    }
    organisation.identifier = identifier.to_owned();
}

impl Organisation {
    /// What the organisation file says of it, known since `recorded`, and the findings of its reading.
    pub fn into_statement(mut self, recorded: Recorded) -> (OrganisationStatement, Vec<Finding>) {
        let source_element = Some(self.take_standalone_element());
        let statement = OrganisationStatement {
            row: self.position,
            recorded,
            organisation: self.identifier,
            names: self.names,
            language: self.language,
            default_currency: self.default_currency,
            last_updated: self.last_updated,
            reporting: self.reporting_organisation,
            budgets: self.budgets,
            documents: self.documents,
            source_element,
        };
        (statement, self.findings)
    }
}
