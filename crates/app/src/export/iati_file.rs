//! An IATI activity file of the portfolio or a part of it. Activities come in the order of their identifiers; the same
//! facts give the same bytes. How an activity is written is `iati`'s business.

use crate::filters::{Filters, Question};
use crate::{Failure, Headway};
use domain::{Context, Day};
use iati::write::FileWriter;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::io::{self, Write};
use std::path::Path;

/// What to write.
#[derive(Clone, Debug, Default)]
pub struct IatiRequest {
    /// Which activities.
    pub filters: Filters,
    /// What the file says it was made at (`xsd:dateTime`); without it the day of its newest fact.
    pub generated: Option<String>,
}

/// What was written.
#[derive(Clone, Debug, Serialize)]
pub struct IatiAnswer {
    /// Last day of knowledge.
    pub as_of: String,
    /// Last change of which anything is in it.
    pub change: u64,
    /// Activities in the file.
    pub activities: u64,
    /// Size in bytes.
    pub bytes: u64,
    /// SHA-256 of the file.
    pub sha256: String,
}

/// Writes the file to a sink and tells what is in it. A sink that keeps nothing makes it a dry run.
///
/// # Errors
///
/// Filters that name nothing, a store that cannot be read, a sink that takes no more.
pub fn export(
    headway: &Headway,
    ctx: &Context,
    request: &IatiRequest,
    out: &mut impl Write,
) -> Result<IatiAnswer, Failure> {
    let asked = Question::of(headway, ctx, &request.filters)?;
    let (known, portfolio) = (&asked.known, &asked.known.portfolio);
    let newest = asked.selection.activities().iter().map(|a| portfolio.last_recorded[*a as usize]).max();
    let generated = request.generated.clone().or_else(|| newest.map(|day| format!("{}T00:00:00Z", Day(day))));
    let mut summed = Summed::new(out);
    let unwritable = |e: io::Error| Failure::file(Path::new("-"), e);
    let mut file = FileWriter::activities(&mut summed, generated.as_deref()).map_err(unwritable)?;
    let mut activities = 0;
    for &activity in asked.selection.activities() {
        let identifier = &known.facts.activities.identifiers[activity as usize];
        let rows = headway.store().read(ctx, |reader| reader.activity_details(identifier, ctx.as_of.change))?;
        let latest = rows.into_iter().rfind(|row| row.stamp.recorded_on <= known.day());
        if let Some(element) = latest.and_then(|row| row.details.source_element) {
            file.activity(&element).map_err(unwritable)?;
            activities += 1;
        }
    }
    file.finish().map_err(unwritable)?;
    let (bytes, sha256) = summed.told();
    Ok(IatiAnswer { as_of: known.as_of.to_string(), change: known.facts.change, activities, bytes, sha256 })
}

/// A sink with the sum of what went into it.
pub(super) struct Summed<W> {
    out: W,
    sum: Sha256,
    bytes: u64,
}

impl<W> Summed<W> {
    /// A sink into which nothing went yet.
    pub(super) fn new(out: W) -> Summed<W> {
        Summed { out, sum: Sha256::new(), bytes: 0 }
    }

    /// Size in bytes and SHA-256 of what went in.
    pub(super) fn told(self) -> (u64, String) {
        (self.bytes, self.sum.finalize().iter().map(|b| format!("{b:02x}")).collect())
    }
}

impl<W: Write> Write for Summed<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = self.out.write(bytes)?;
        self.sum.update(&bytes[..taken]);
        self.bytes += taken as u64;
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
