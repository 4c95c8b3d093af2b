//! One organisation of an IATI organisation file. It is a row: new if its source never told of it, changed if it tells
//! something else now. The whole of what the file says replaces what the source said before.

use super::iati_file::{IatiImport, ReadOrganisation};
use crate::Failure;
use domain::Finding;
use domain::statement::Source;
use store::Outcome;

impl IatiImport<'_> {
    pub(super) fn take_organisation(&mut self, read: ReadOrganisation) -> Result<(), Failure> {
        let ReadOrganisation { organisation, recorded, is_repeated } = read;
        self.outcome.rows += 1;
        let position = u64::from(organisation.position);
        // Of an organisation that stands in the file twice, the first counts.
        if is_repeated {
            let finding = Finding::warning("iati.organisation-repeated").at_row(position);
            let finding = finding.in_column("organisation-identifier").with_value(&organisation.identifier);
            self.outcome.findings.push(finding);
            self.outcome.unchanged += 1;
            return Ok(());
        }
        let reporting = organisation.reporting_organisation.as_ref();
        let source = Source {
            system: self.system.clone(),
            organisation: reporting.map(|r| r.identifier.clone()).unwrap_or_default(),
        };
        let (statement, findings) = organisation.into_statement(recorded);
        findings.into_iter().for_each(|finding| self.outcome.findings.push(finding));
        match self.writer.state_organisation(&source, &statement)? {
            Outcome::New => {
                self.outcome.new += 1;
                self.outcome.stored_one("organisation");
            }
            Outcome::Changed => {
                self.outcome.changed += 1;
                self.outcome.stored_one("organisation");
            }
            Outcome::Unchanged => self.outcome.unchanged += 1,
            Outcome::Contradicts { fields, .. } => {
                self.outcome.unchanged += 1;
                let finding = Finding::warning("statement.contradicts-stored").at_row(position);
                self.outcome.findings.push(finding.with("fields", fields.join(", ")).with("other", ""));
            }
        }
        Ok(())
    }
}
