//! `headway export package`: all tables with a description of every column.

use super::super::{filters, opened};
use crate::arguments::{ExportPackage, Global};
use crate::output::Output;
use app::Failure;
use app::export::PackageRequest;
use wording::Arg;

pub(super) fn run(global: &Global, asked: &ExportPackage, output: &Output) -> Result<u8, Failure> {
    let (headway, ctx) = opened(global, output)?;
    let request = PackageRequest { filters: filters(&asked.selection), licence: asked.licence.clone() };
    let answer = app::export::package(&headway, &ctx, &request, &asked.output)?;
    if output.json {
        output.print_json(&answer)?;
        return Ok(0);
    }
    let count = |n: u64| Arg::Whole(n as i64);
    for resource in &answer.resources {
        let told = [
            ("path", Arg::Text(&resource.path)),
            ("rows", count(resource.rows)),
            ("bytes", count(resource.bytes)),
            ("sha256", Arg::Text(&resource.sha256)),
        ];
        output.print(&format!("{}\n", output.text("package-resource", &told)))?;
    }
    Ok(0)
}
