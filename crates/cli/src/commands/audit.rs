//! `headway audit verify`: the chain of changes is complete and unaltered.

use super::opened;
use crate::FOUND_PROBLEMS;
use crate::arguments::{Audit, Global};
use crate::output::Output;
use app::Failure;
use wording::Arg;

pub(crate) fn run(global: &Global, arguments: &Audit, output: &Output) -> Result<u8, Failure> {
    let Audit::Verify = arguments;
    let (headway, ctx) = opened(global, output)?;
    let verdict = headway.verify_changes(&ctx)?;
    if output.json {
        output.print_json(&verdict)?;
    } else {
        let key = if verdict.first_broken.is_some() { "audit-broken" } else { "audit-whole" };
        let arguments = [
            ("changes", Arg::Whole(verdict.changes as i64)),
            ("change", Arg::Whole(verdict.first_broken.unwrap_or(0) as i64)),
        ];
        output.print(&format!("{}\n", output.text(key, &arguments)))?;
    }
    Ok(if verdict.first_broken.is_some() { FOUND_PROBLEMS } else { 0 })
}
