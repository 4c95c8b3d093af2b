//! Writes IATI 2.03 files: the frame of a file here, one activity by the files of `write` (one per element, named as
//! those of `activity` that read the same elements). What is exported, and to whom, is `app`'s business.

use std::io::{self, Write};

/// Version that is written.
pub const VERSION: &str = "2.03";

/// An activity file while it is written: activities one after the other, nothing kept in memory.
pub struct FileWriter<W> {
    out: W,
}

impl<W: Write> FileWriter<W> {
    /// Begins an activity file. `generated` is an `xsd:dateTime`; without one the attribute is left out.
    ///
    /// # Errors
    ///
    /// What the sink says.
    pub fn activities(mut out: W, generated: Option<&str>) -> io::Result<FileWriter<W>> {
        out.write_all(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<iati-activities version=\"")?;
        out.write_all(VERSION.as_bytes())?;
        out.write_all(b"\"")?;
        if let Some(generated) = generated {
            write!(out, " generated-datetime=\"{}\"", quick_xml::escape::escape(generated))?;
        }
        out.write_all(b">\n")?;
        Ok(FileWriter { out })
    }

    /// Adds an activity: its element, as bytes.
    ///
    /// # Errors
    ///
    /// What the sink says.
    pub fn activity(&mut self, element: &[u8]) -> io::Result<()> {
        self.out.write_all(element)?;
        self.out.write_all(b"\n")
    }

    /// Ends the file and gives the sink back.
    ///
    /// # Errors
    ///
    /// What the sink says.
    pub fn finish(mut self) -> io::Result<W> {
        self.out.write_all(b"</iati-activities>\n")?;
        self.out.flush()?;
        Ok(self.out)
    }
}
