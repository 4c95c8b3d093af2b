//! Writes IATI 2.03 files: the frame of a file here, one activity by the files of `write` (one per element, named as
//! those of `activity` that read the same elements). What is exported, and to whom, is `app`'s business.

mod activity;
mod activity_date;
mod activity_status;
mod budget;
mod converted;
mod cut;
mod edit;
mod location;
mod mask;
mod missing;
mod narrative;
mod other_identifier;
mod participating_org;
mod planned_disbursement;
mod policy_marker;
mod recipient;
mod redact;
mod related_activity;
mod reporting_org;
mod result;
mod sector;
mod shape;
mod splice;
mod transaction;
mod value;
mod xml;

use domain::statement::{ActivityStatement, LedgerStatement};
use domain::{Day, Finding};
use std::collections::HashMap;
use std::io::{self, Write};

pub use activity::from_facts;
pub use converted::Converted;
pub use cut::{Outline, Part, PartLine, PartOutcome, Place, outline, parts};
pub use edit::{Edits, edited};
pub use redact::{ACTIVITY, Redacted, Redaction, Subject, Suppressed};

/// Version that is written.
pub const VERSION: &str = "2.03";

/// Who reports an activity that is written from facts.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Reporter {
    /// Organisation identifier; blank where it is not known.
    pub identifier: String,
    /// Name.
    pub name: Option<String>,
    /// OrganisationType code.
    pub kind: Option<String>,
    /// Whether it reports on an activity of others.
    pub is_secondary: bool,
}

/// One activity as it is known.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Known {
    /// What is said of it, by whomever; silence and *unknown* are the same here.
    pub statement: ActivityStatement,
    /// Its lines of money.
    pub ledger: Vec<LedgerStatement>,
    /// Who reports it.
    pub reporter: Reporter,
    /// Language of texts that name none.
    pub language: Option<String>,
    /// When anything of it last became known.
    pub updated: Option<Day>,
    /// Level in the hierarchy of the publisher.
    pub hierarchy: Option<u32>,
    /// Whether it was published before: then what it lacks was lacking, nothing stands in for it, and nothing of it is
    /// left out.
    pub is_published: bool,
    /// Names of sectors of own vocabularies, by code.
    pub sector_names: HashMap<String, String>,
}

/// One activity as written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Written {
    /// The element; `None` where it would not be valid.
    pub element: Option<Vec<u8>>,
    /// What is missing, and what could not be written.
    pub findings: Vec<Finding>,
}

/// A file while it is written: elements one after the other, nothing kept in memory. The standard knows no file without
/// an element, so nothing is written before the first, and nothing at all where there is none.
pub struct FileWriter<W> {
    out: W,
    root: &'static str,
    generated: Option<String>,
    is_begun: bool,
}

impl<W: Write> FileWriter<W> {
    /// An activity file. `generated` is an `xsd:dateTime`; without one the attribute is left out.
    pub fn activities(out: W, generated: Option<&str>) -> FileWriter<W> {
        FileWriter::of("iati-activities", out, generated)
    }

    /// An organisation file, in the same way.
    pub fn organisations(out: W, generated: Option<&str>) -> FileWriter<W> {
        FileWriter::of("iati-organisations", out, generated)
    }

    fn of(root: &'static str, out: W, generated: Option<&str>) -> FileWriter<W> {
        FileWriter { out, root, generated: generated.map(str::to_owned), is_begun: false }
    }

    /// Adds an activity or organisation: its element, as bytes.
    ///
    /// # Errors
    ///
    /// What the sink says.
    pub fn element(&mut self, element: &[u8]) -> io::Result<()> {
        if !std::mem::replace(&mut self.is_begun, true) {
            self.begin()?;
        }
        self.out.write_all(element)?;
        self.out.write_all(b"\n")
    }

    /// Ends the file, if it was begun, and gives the sink back.
    ///
    /// # Errors
    ///
    /// What the sink says.
    pub fn finish(mut self) -> io::Result<W> {
        if self.is_begun {
            writeln!(self.out, "</{}>", self.root)?;
        }
        self.out.flush()?;
        Ok(self.out)
    }

    fn begin(&mut self) -> io::Result<()> {
        write!(self.out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<{} version=\"{VERSION}\"", self.root)?;
        if let Some(generated) = &self.generated {
            write!(self.out, " generated-datetime=\"{}\"", quick_xml::escape::escape(generated))?;
        }
        self.out.write_all(b">\n")
    }
}
