//! The demonstration portfolio: stored through the same door as imports, marked as made up, and never in a data
//! directory that holds real facts. Also written as import files, for trying out imports.

use crate::{Failure, Headway, failure::FailureKind};
use demonstration::{Kind, Spec};
use domain::{Context, Instant};
use std::fs::File;
use std::io::BufWriter;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use store::{Act, Outcome};

/// How far the work is.
#[derive(Clone, Copy, Debug)]
pub struct Progress {
    /// Statements so far, roughly.
    pub done: u64,
    /// Of so many.
    pub of: u64,
}

/// What was made.
#[derive(Clone, Copy, Debug)]
pub struct Made {
    /// Activities asked for.
    pub activities: u64,
    /// Whether it was made now; otherwise it was there already.
    pub is_new: bool,
}

/// A file that was written.
#[derive(Clone, Debug)]
pub struct WrittenFile {
    /// Where.
    pub path: PathBuf,
    /// Its kind of rows.
    pub kind: &'static str,
    /// Rows without the header.
    pub rows: u64,
}

/// Statements between two words to the progress bar.
const PROGRESS_EVERY: u64 = 8192;
/// Statements an ordinary activity brings, for the progress bar.
const STATEMENTS_EACH: u64 = 200;

/// Fills an empty data directory with the demonstration portfolio. One that holds it already is left as it is; one
/// that holds anything else is refused.
pub fn fill(
    headway: &Headway,
    ctx: &Context,
    spec: &Spec,
    at: Instant,
    progress: &mut dyn FnMut(Progress),
) -> Result<Made, Failure> {
    let settings = headway.settings(ctx)?;
    if headway.last_change(ctx)? > 0 {
        return if settings.demonstration {
            Ok(Made { activities: spec.activities, is_new: false })
        } else {
            Err(Failure::refused("demonstration.holds-real-data"))
        };
    }
    let act = Act { door: "demonstration", reason: "demonstration portfolio, made up", file: None, at };
    let mut writer = headway.store().begin(ctx, act)?;
    writer.state_settings(&store::Settings { demonstration: true, publisher: publisher(), ..settings })?;
    let source = demonstration::source();
    let of = spec.activities * STATEMENTS_EACH + spec.transactions.unwrap_or(0) + spec.events.unwrap_or(0);
    let mut done = 0;
    let mut failed = None;
    let _ = demonstration::generate(spec, &mut |statement| {
        done += 1;
        if done % PROGRESS_EVERY == 0 {
            progress(Progress { done: done.min(of), of });
        }
        match writer.state(&source, &statement) {
            Ok(Outcome::Contradicts { fields, .. }) => {
                failed = Some(
                    Failure::new(FailureKind::Internal, "demonstration.contradicts").with("fields", fields.join(", ")),
                );
                ControlFlow::Break(())
            }
            Ok(_) => ControlFlow::Continue(()),
            Err(error) => {
                failed = Some(error.into());
                ControlFlow::Break(())
            }
        }
    });
    if let Some(failure) = failed {
        return Err(failure);
    }
    writer.take_created();
    writer.commit()?;
    Ok(Made { activities: spec.activities, is_new: true })
}

/// Who publishes the demonstration, so that its files can be tried: made up like the rest, with an identifier that no
/// register of organisations gives out.
fn publisher() -> store::rows::PublisherRow {
    let said = |text: &str| Some(text.to_owned());
    store::rows::PublisherRow {
        identifier: said("XM-EXAMPLE"),
        name: said("Demonstration organisation (made up)"),
        kind: said("40"),
        language: said("en"),
    }
}

/// Writes the portfolio as import files, one per kind, named after it.
pub fn write_files(spec: &Spec, directory: &Path) -> Result<Vec<WrittenFile>, Failure> {
    std::fs::create_dir_all(directory).map_err(|e| Failure::file(directory, e))?;
    Kind::ALL.into_iter().map(|kind| write_file(spec, directory, kind)).collect()
}

fn write_file(spec: &Spec, directory: &Path, kind: Kind) -> Result<WrittenFile, Failure> {
    let path = directory.join(format!("{}.csv", kind.name()));
    let table = tables::Kind::parse(kind.name()).expect("every kind of demonstration statement has a table");
    let file = File::create(&path).map_err(|e| Failure::file(&path, e))?;
    let mut writer = tables::StatementWriter::new(table, BufWriter::with_capacity(1 << 16, file))
        .map_err(|e| Failure::file(&path, e))?;
    let mut failed = None;
    let _ = demonstration::generate_kind(spec, kind, &mut |statement| match writer.write(&statement) {
        Ok(()) => ControlFlow::Continue(()),
        Err(error) => {
            failed = Some(error);
            ControlFlow::Break(())
        }
    });
    let written = match failed {
        Some(error) => return Err(Failure::file(&path, error)),
        None => writer.finish().map_err(|e| Failure::file(&path, e))?,
    };
    Ok(WrittenFile { path, kind: kind.name(), rows: written.rows })
}
