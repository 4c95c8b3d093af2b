//! `headway export activities` and its siblings: tables as the import reads them, and flat ones for analysts.

use super::super::{filters, opened};
use super::{target, to_file};
use crate::arguments::{ExportEither, ExportTable, Global, Selection, TableForm, TableTarget};
use crate::output::Output;
use app::Failure;
use app::export::{FlatRequest, Kind, Shape, SheetFormat, TableAnswer, TableRequest};
use serde::Serialize;
use std::io::{self, BufWriter, Write};
use wording::Arg;

/// The table, or its flat shape.
pub(super) fn either(
    global: &Global,
    (kind, shape): (Kind, Shape),
    asked: &ExportEither,
    output: &Output,
) -> Result<u8, Failure> {
    if asked.flat {
        return flat(global, shape, &asked.table.target, &asked.table.selection, output);
    }
    run(global, kind, &asked.table, output)
}

pub(super) fn run(global: &Global, kind: Kind, asked: &ExportTable, output: &Output) -> Result<u8, Failure> {
    let (headway, ctx) = opened(global, output)?;
    let format = form(&asked.target)?;
    let request = TableRequest { kind, format, filters: filters(&asked.selection), source: asked.source.clone() };
    let write = |out: &mut dyn Write| app::export::table(&headway, &ctx, &request, out);
    put(&asked.target, kind.name(), format, write, |answer| summary(answer, output), output)
}

pub(super) fn flat(
    global: &Global,
    shape: Shape,
    to: &TableTarget,
    selection: &Selection,
    output: &Output,
) -> Result<u8, Failure> {
    let (headway, ctx) = opened(global, output)?;
    let format = form(to)?;
    let request = FlatRequest { shape, format, filters: filters(selection) };
    let write = |out: &mut dyn Write| app::export::flat(&headway, &ctx, &request, out);
    let told = |rows: u64, as_of: &str| {
        output.text("export-table-written", &[("rows", Arg::Whole(rows as i64)), ("as_of", Arg::Text(as_of))])
    };
    put(to, shape.name(), format, write, |answer| told(answer.rows, &answer.as_of), output)
}

/// Writes where it is wanted, and tells what was written where the table itself does not go.
fn put<T: Serialize>(
    to: &TableTarget,
    name: &str,
    format: SheetFormat,
    write: impl FnOnce(&mut dyn Write) -> Result<T, Failure>,
    told: impl Fn(&T) -> String,
    output: &Output,
) -> Result<u8, Failure> {
    let Some(path) = target(to.output.as_deref(), &format!("{name}{}", ending(format))) else {
        let answer = write(&mut BufWriter::new(io::stdout().lock()))?;
        if !output.quiet {
            eprintln!("{}", told(&answer));
        }
        return Ok(0);
    };
    let answer = to_file(&path, write, |_| true)?;
    if output.json {
        output.print_json(&answer)?;
    } else {
        output.print(&format!("{}\n", told(&answer)))?;
    }
    Ok(0)
}

/// The form asked for, else that of the file's name, else CSV.
fn form(to: &TableTarget) -> Result<SheetFormat, Failure> {
    if let Some(form) = to.form {
        return Ok(match form {
            TableForm::Csv => SheetFormat::Csv,
            TableForm::CsvGz => SheetFormat::CsvGzip,
            TableForm::Xlsx => SheetFormat::Xlsx,
            TableForm::Jsonl => SheetFormat::JsonLines,
        });
    }
    match to.output.as_deref() {
        Some(path) if !path.is_dir() => {
            let name = path.to_string_lossy();
            let unknown = || Failure::invalid("export.form-unknown").with("file", &name);
            SheetFormat::of_name(&name).ok_or_else(unknown)
        }
        _ => Ok(SheetFormat::Csv),
    }
}

/// The ending of files of a form.
fn ending(format: SheetFormat) -> &'static str {
    SheetFormat::ALL.into_iter().find(|(form, _)| *form == format).map_or("", |(_, ending)| ending)
}

fn summary(answer: &TableAnswer, output: &Output) -> String {
    let count = |n: u64| Arg::Whole(n as i64);
    let mut text =
        output.text("export-table-written", &[("rows", count(answer.rows)), ("as_of", Arg::Text(&answer.as_of))]);
    if answer.later > 0 {
        text.push_str("; ");
        text.push_str(&output.text("export-table-later", &[("n", count(answer.later))]));
    }
    text
}
