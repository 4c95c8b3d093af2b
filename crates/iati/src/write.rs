//! Writes IATI 2.03 files: the frame of a file here, one activity by the files of `write` (one per element, named as
//! those of `activity` that read the same elements). What is exported, and to whom, is `app`'s business.

mod activity;
mod activity_date;
mod activity_status;
mod budget;
mod carried;
mod edit;
mod location;
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
pub use carried::carried;
pub use edit::{Edits, edited};
pub use redact::{ACTIVITY, Redacted, Redaction, Suppressed};

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

/// An activity file while it is written: activities one after the other, nothing kept in memory.
pub struct FileWriter<W> {
    out: W,
    root: &'static str,
}

impl<W: Write> FileWriter<W> {
    /// Begins an activity file. `generated` is an `xsd:dateTime`; without one the attribute is left out.
    ///
    /// # Errors
    ///
    /// What the sink says.
    pub fn activities(out: W, generated: Option<&str>) -> io::Result<FileWriter<W>> {
        FileWriter::of("iati-activities", out, generated)
    }

    /// Begins an organisation file, in the same way.
    ///
    /// # Errors
    ///
    /// What the sink says.
    pub fn organisations(out: W, generated: Option<&str>) -> io::Result<FileWriter<W>> {
        FileWriter::of("iati-organisations", out, generated)
    }

    fn of(root: &'static str, mut out: W, generated: Option<&str>) -> io::Result<FileWriter<W>> {
        write!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<{root} version=\"{VERSION}\"")?;
        if let Some(generated) = generated {
            write!(out, " generated-datetime=\"{}\"", quick_xml::escape::escape(generated))?;
        }
        out.write_all(b">\n")?;
        Ok(FileWriter { out, root })
    }

    /// Adds an activity or organisation: its element, as bytes.
    ///
    /// # Errors
    ///
    /// What the sink says.
    pub fn element(&mut self, element: &[u8]) -> io::Result<()> {
        self.out.write_all(element)?;
        self.out.write_all(b"\n")
    }

    /// Ends the file and gives the sink back.
    ///
    /// # Errors
    ///
    /// What the sink says.
    pub fn finish(mut self) -> io::Result<W> {
        writeln!(self.out, "</{}>", self.root)?;
        self.out.flush()?;
        Ok(self.out)
    }
}
