//! `headway export activities` and its siblings: tables as the import reads them.

use super::super::{filters, opened};
use super::{target, to_file};
use crate::arguments::{ExportTable, Global, TableForm};
use crate::output::Output;
use app::Failure;
use app::export::{Kind, SheetFormat, TableAnswer, TableRequest};
use std::io::{self, BufWriter, Write};
use std::path::Path;
use wording::Arg;

pub(super) fn run(global: &Global, kind: Kind, asked: &ExportTable, output: &Output) -> Result<u8, Failure> {
    let (headway, ctx) = opened(global, output)?;
    let format = form(asked.form, asked.output.as_deref())?;
    let request = TableRequest { kind, format, filters: filters(&asked.selection), source: asked.source.clone() };
    let write = |out: &mut dyn Write| app::export::table(&headway, &ctx, &request, out);
    let name = format!("{}{}", kind.name(), ending(format));
    let Some(path) = target(asked.output.as_deref(), &name) else {
        let answer = write(&mut BufWriter::new(io::stdout().lock()))?;
        if !output.quiet {
            eprintln!("{}", summary(&answer, output));
        }
        return Ok(0);
    };
    let answer = to_file(&path, write)?;
    if output.json {
        output.print_json(&answer)?;
    } else {
        output.print(&format!("{}\n", summary(&answer, output)))?;
    }
    Ok(0)
}

/// The form asked for, else that of the file's name, else CSV.
pub(super) fn form(asked: Option<TableForm>, file: Option<&Path>) -> Result<SheetFormat, Failure> {
    if let Some(form) = asked {
        return Ok(match form {
            TableForm::Csv => SheetFormat::Csv,
            TableForm::CsvGz => SheetFormat::CsvGzip,
            TableForm::Xlsx => SheetFormat::Xlsx,
            TableForm::Jsonl => SheetFormat::JsonLines,
        });
    }
    match file {
        Some(path) if !path.is_dir() => {
            let name = path.to_string_lossy();
            let unknown = || Failure::invalid("export.form-unknown").with("file", &name);
            SheetFormat::of_name(&name).ok_or_else(unknown)
        }
        _ => Ok(SheetFormat::Csv),
    }
}

/// The ending of files of a form.
pub(super) fn ending(format: SheetFormat) -> &'static str {
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
