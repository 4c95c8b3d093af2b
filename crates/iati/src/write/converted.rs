//! A published activity of 1.x in the terms of 2.03, as it is written: the whole element upgraded, what became known
//! since, and of what 2.03 requires besides that which the lines themselves say. The forms themselves are `upgrade`'s.

use super::edit::{Edits, edited};
use super::splice::Splices;
use super::{Written, xml};
use crate::codes;
use crate::limits::Limits;
use crate::reader::with_tree;
use crate::tree::Element;
use crate::upgrade;
use domain::Finding;

/// An activity of 1.x in the terms of 2.03, before anything is changed in it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Converted {
    element: Vec<u8>,
    told: Vec<Finding>,
}

impl Converted {
    /// Puts an element as published into the terms of 2.03.
    ///
    /// # Errors
    ///
    /// Where the bytes are no element that was read before.
    pub fn of(source: &[u8], limits: &Limits) -> Result<Converted, Finding> {
        let (element, told) = upgrade::to_newest(source, limits)?;
        Ok(Converted { element, told })
    }

    /// The element: bytes to which edits refer.
    pub fn element(&self) -> &[u8] {
        &self.element
    }

    /// As it is written, with what has no place in 2.03, what was assumed, and what it still lacks.
    ///
    /// # Errors
    ///
    /// As [`Converted::of`].
    pub fn written(self, edits: &Edits, limits: &Limits) -> Result<Written, Finding> {
        let Converted { element, told } = self;
        let mut written = if edits.is_empty() {
            Written { element: Some(element), findings: Vec::new() }
        } else {
            edited(&element, edits, limits)?
        };
        let mut lacking: Vec<Finding> = Vec::new();
        for finding in told {
            if finding.code == codes::UPGRADE_MISSING { lacking.push(finding) } else { written.findings.push(finding) }
        }
        if let Some(element) = written.element.take() {
            let (element, days) = with_tree(&element, limits, |tree| {
                let mut days = Days { splices: Splices::of(tree), value_dates: 0, transaction_dates: 0 };
                tree.root().children().for_each(|line| days.line(line));
                let Days { splices, value_dates, transaction_dates } = days;
                (splices.made(), [value_dates, transaction_dates])
            })?;
            written.element = Some(element);
            for (column, n) in [("value/@value-date", days[0]), ("transaction/transaction-date", days[1])] {
                if n > 0 {
                    lacking.retain(|f| !f.column.as_deref().is_some_and(|c| c.contains(column)) || times(f) > n);
                    let finding = Finding::notice(codes::EXPORT_DAY_OF_LINE).in_column(column);
                    written.findings.push(finding.with("element", column).with("n", n));
                }
            }
        }
        written.findings.extend(lacking.iter().map(lacks));
        Ok(written)
    }
}

/// How often a finding of the upgrade was made.
fn times(finding: &Finding) -> u64 {
    let n = finding.arguments.iter().find(|(name, _)| *name == "n");
    n.and_then(|(_, n)| n.parse().ok()).unwrap_or(1)
}

/// What 2.03 requires and nobody knows.
fn lacks(finding: &Finding) -> Finding {
    let column = finding.column.as_deref().unwrap_or_default();
    let element = column.strip_prefix("iati-activity/").unwrap_or(column);
    Finding::warning(codes::EXPORT_LACKS).in_column(element).with("element", element)
}

/// Days that a line of money lacks and has elsewhere: by its first day a value is converted that has no day of its own,
/// and a transaction without day happened when its value is of.
struct Days<'t> {
    splices: Splices<'t>,
    value_dates: u64,
    transaction_dates: u64,
}

impl<'t> Days<'t> {
    fn line(&mut self, line: Element<'t>) {
        let start = match line.name() {
            "budget" | "planned-disbursement" => "period-start",
            "transaction" => "transaction-date",
            _ => return,
        };
        let Some(value) = line.child("value") else { return };
        let day = line.child(start).and_then(|e| e.attribute("iso-date"));
        let value_date = value.attribute("value-date");
        match (day, value_date) {
            (Some(day), None) => {
                self.splices.set(value, "value-date", &day);
                self.value_dates += 1;
            }
            (None, Some(day)) if line.name() == "transaction" => self.transaction_date(line, &day),
            _ => {}
        }
    }

    fn transaction_date(&mut self, line: Element<'t>, day: &str) {
        match (line.child("transaction-date"), line.child("transaction-type")) {
            (Some(date), _) => self.splices.set(date, "iso-date", day),
            (None, Some(kind)) => {
                let day = xml::attribute_value(day);
                let with_day = format!("{}<transaction-date iso-date=\"{day}\"/>", kind.raw());
                self.splices.replace(kind, |_| with_day);
            }
            (None, None) => return,
        }
        self.transaction_dates += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_line_says_of_its_days_stands_in_and_what_nobody_says_is_told() {
        let source = "<iati-activity><iati-identifier>A</iati-identifier><title>T</title>\
            <transaction><transaction-type code=\"D\">Disbursement</transaction-type><aid-type code=\"C01\"/>\
            <description>Wire</description><value value-date=\"2012-03-04\">10</value><provider-org ref=\"GB-1\">P</provider-org></transaction>\
            <budget><period-start iso-date=\"2012-01-01\"/><period-end iso-date=\"2012-12-31\"/><value>7</value></budget>\
            </iati-activity>";
        let limits = Limits::default();
        let converted = Converted::of(source.as_bytes(), &limits).unwrap();
        let written = converted.written(&Edits::default(), &limits).unwrap();
        let text = String::from_utf8(written.element.unwrap()).unwrap();
        for has in [
            "<transaction-type code=\"3\"/><transaction-date iso-date=\"2012-03-04\"/><value value-date=\"2012-03-04\">10</value>",
            "<description><narrative>Wire</narrative></description><provider-org ref=\"GB-1\"><narrative>P</narrative></provider-org>",
            "<aid-type code=\"C01\"/></transaction>",
            "<value value-date=\"2012-01-01\">7</value></budget>",
        ] {
            assert!(text.contains(has), "{has} in {text}");
        }
        let told: Vec<_> = written.findings.iter().map(|f| (f.code, f.column.as_deref().unwrap_or_default())).collect();
        assert_eq!(
            told[..2],
            [
                (codes::EXPORT_DAY_OF_LINE, "value/@value-date"),
                (codes::EXPORT_DAY_OF_LINE, "transaction/transaction-date")
            ]
        );
        assert!(
            told.contains(&(codes::EXPORT_LACKS, "description"))
                && told.contains(&(codes::EXPORT_LACKS, "activity-date")),
            "{told:?}"
        );
    }
}
