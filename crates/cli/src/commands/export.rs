//! `headway export`: files for others. The file goes to standard output or to `--output`; what is told about it goes to
//! standard output only where the file does not.

mod package;
mod tables;

use super::{filters, opened};
use crate::arguments::{Export, ExportIati, ExportIatiOrganisations, Global};
use crate::output::Output;
use crate::{FAILED, FOUND_PROBLEMS, clock};
use app::Failure;
use app::export::{IatiAnswer, IatiRequest, Kind, OrganisationsAnswer, Publisher, Shape};
use app::publications::Publishing;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use wording::Arg;

pub(crate) fn run(global: &Global, export: &Export, output: &Output) -> Result<u8, Failure> {
    match export {
        Export::Iati(asked) => iati(global, asked, output),
        Export::IatiOrganisations(asked) => iati_organisations(global, asked, output),
        Export::Activities(asked) => tables::either(global, (Kind::Activities, Shape::Activities), asked, output),
        Export::Milestones(asked) => tables::run(global, Kind::Milestones, asked, output),
        Export::Budgets(asked) => tables::either(global, (Kind::Budgets, Shape::Budgets), asked, output),
        Export::Transactions(asked) => tables::either(global, (Kind::Transactions, Shape::Transactions), asked, output),
        Export::Events(asked) => tables::run(global, Kind::Events, asked, output),
        Export::Rates(asked) => tables::run(global, Kind::Rates, asked, output),
        Export::Ratings(asked) => tables::run(global, Kind::Ratings, asked, output),
        Export::Results(asked) => tables::flat(global, Shape::Results, &asked.target, &asked.selection, output),
        Export::Indicators(asked) => tables::flat(global, Shape::Indicators, &asked.target, &asked.selection, output),
        Export::Package(asked) => package::run(global, asked, output),
        Export::Periods(asked) => tables::flat(global, Shape::Periods, &asked.target, &asked.selection, output),
    }
}

fn iati(global: &Global, asked: &ExportIati, output: &Output) -> Result<u8, Failure> {
    let (headway, ctx) = opened(global, output)?;
    let request = IatiRequest {
        filters: filters(&asked.selection),
        generated: asked.generated.clone(),
        from_facts: asked.from_facts,
        unredacted: asked.unredacted,
        explain: asked.explain,
        profile: asked.profile.clone(),
        publisher: Publisher {
            identifier: asked.reporting_org.clone(),
            name: asked.reporting_name.clone(),
            kind: asked.reporting_type.clone(),
            language: asked.text_language.clone(),
        },
        ..IatiRequest::default()
    };
    if asked.dry_run {
        let answer = app::export::iati(&headway, &ctx, &request, &mut io::sink())?;
        tell(&answer, output)?;
        if let Some(nothing) = answer.nothing(&request.filters) {
            output.failure(&nothing);
            return Ok(without_file(&answer));
        }
        return Ok(0);
    }
    let target = target(asked.output.as_deref(), ACTIVITIES);
    let name = target.as_deref().map(|path| path.display().to_string());
    let publishing = Publishing { door: "command", file: name.as_deref(), at: clock::now() };
    let mut publication = None;
    let mut write = |out: &mut dyn Write| {
        if asked.publish {
            let (number, answer) = app::publications::publish(&headway, &ctx, &request, &publishing, &mut { out })?;
            publication = number;
            return Ok(answer);
        }
        app::export::iati(&headway, &ctx, &request, &mut { out })
    };
    let written = match &target {
        Some(path) => to_file(path, write, |answer: &IatiAnswer| answer.activities > 0)?,
        None => write(&mut BufWriter::new(io::stdout().lock()))?,
    };
    if let Some(nothing) = written.nothing(&request.filters) {
        say(&written, output);
        output.failure(&nothing);
        return Ok(without_file(&written));
    }
    if let Some(number) = publication {
        output.say("publication-recorded", &[("publication", Arg::Whole(number as i64))]);
    }
    if target.is_some() {
        tell(&written, output)?;
        return Ok(0);
    }
    say(&written, output);
    Ok(code(&written))
}

/// No file: because of what the data lack, or because nothing is to be published.
fn without_file(answer: &IatiAnswer) -> u8 {
    if answer.has_refusals() { FOUND_PROBLEMS } else { FAILED }
}

fn iati_organisations(global: &Global, asked: &ExportIatiOrganisations, output: &Output) -> Result<u8, Failure> {
    let (headway, ctx) = opened(global, output)?;
    let write =
        |out: &mut dyn Write| app::export::iati_organisations(&headway, &ctx, asked.generated.as_deref(), &mut { out });
    let sentence = |answer: &OrganisationsAnswer| {
        let count = |n: u64| Arg::Whole(n as i64);
        let parts = [
            ("organisations", count(answer.organisations)),
            ("as_of", Arg::Text(&answer.as_of)),
            ("bytes", count(answer.bytes)),
            ("sha256", Arg::Text(&answer.sha256)),
        ];
        output.text("export-organisations-written", &parts)
    };
    let Some(path) = target(asked.output.as_deref(), "organisations.xml") else {
        let answer = write(&mut BufWriter::new(io::stdout().lock()))?;
        if let Some(nothing) = answer.nothing() {
            return Err(nothing);
        }
        if !output.quiet {
            eprintln!("{}", sentence(&answer));
        }
        return Ok(0);
    };
    let answer = to_file(&path, write, |answer: &OrganisationsAnswer| answer.organisations > 0)?;
    if let Some(nothing) = answer.nothing() {
        return Err(nothing);
    }
    if output.json {
        output.print_json(&answer)?
    } else {
        output.print(&format!("{}\n", sentence(&answer)))?
    }
    Ok(0)
}

/// Name of the file where only a directory is named.
pub(in crate::commands) const ACTIVITIES: &str = "activities.xml";

/// The file meant: `--output`, or a file of this name in it where it is a directory.
pub(in crate::commands) fn target(output: Option<&Path>, name: &str) -> Option<PathBuf> {
    let path = output?;
    Some(if path.is_dir() { path.join(name) } else { path.to_owned() })
}

/// Writes beside the file meant, and puts it in its place when it is whole and there is one.
pub(in crate::commands) fn to_file<T>(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> Result<T, Failure>,
    is_file: impl FnOnce(&T) -> bool,
) -> Result<T, Failure> {
    let failed = |e| Failure::file(path, e);
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    let part = path.with_file_name(name);
    let mut out = BufWriter::new(File::create(&part).map_err(failed)?);
    let answer = write(&mut out).and_then(|answer| {
        out.flush().map_err(failed)?;
        let is_file = is_file(&answer);
        if is_file {
            std::fs::rename(&part, path).map_err(failed)?;
        }
        Ok((answer, is_file))
    });
    if !matches!(answer, Ok((_, true))) {
        // What is there of it is of no use; that it cannot be removed either changes nothing.
        let _ = std::fs::remove_file(&part);
    }
    answer.map(|(answer, _)| answer)
}

fn tell(answer: &IatiAnswer, output: &Output) -> Result<(), Failure> {
    if output.json { output.print_json(answer) } else { output.print(&format!("{}\n", summary(answer, output))) }
}

/// An activity that had to be left out is a problem of the data.
fn code(answer: &IatiAnswer) -> u8 {
    if answer.has_refusals() { FOUND_PROBLEMS } else { 0 }
}

fn say(answer: &IatiAnswer, output: &Output) {
    if !output.quiet {
        eprintln!("{}", summary(answer, output));
    }
}

fn summary(answer: &IatiAnswer, output: &Output) -> String {
    let count = |n: u64| Arg::Whole(n as i64);
    let mut text = output.text(
        "export-written",
        &[
            ("activities", count(answer.activities)),
            ("as_of", Arg::Text(&answer.as_of)),
            ("bytes", count(answer.bytes)),
            ("sha256", Arg::Text(&answer.sha256)),
        ],
    );
    let parts = [
        ("unchanged", count(answer.unchanged)),
        ("edited", count(answer.edited)),
        ("converted", count(answer.converted)),
        ("left_out", count(answer.left_out)),
    ];
    text.push('\n');
    text.push_str(&output.text("export-parts", &parts));
    for (rule, n) in &answer.suppressed_by_rule {
        text.push_str("\n  ");
        text.push_str(&output.text("export-suppressed", &[("rule", Arg::Text(rule)), ("n", count(*n))]));
    }
    for held in answer.suppressed.iter().flatten() {
        text.push_str(&format!("\n  {}: {}: {} – {}", held.activity, held.path, held.rule, held.reason));
    }
    for f in &answer.findings {
        let severity = output.text(&format!("severity-{}", f.severity), &[]);
        text.push_str(&format!("\n  {}: {severity}: {} – {}", f.activity, f.message, f.hint));
    }
    text
}
