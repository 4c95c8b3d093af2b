//! `headway template`: an empty table with help and allowed values.

use crate::arguments::Template;
use crate::output::Output;
use app::Failure;
use std::io::Write;
use std::path::Path;

pub(crate) fn run(template: &Template, output: &Output) -> Result<u8, Failure> {
    let xlsx = template.output.as_deref().and_then(Path::extension).is_some_and(|e| e.eq_ignore_ascii_case("xlsx"));
    let bytes = app::import::template(&template.kind, xlsx, output.language)?;
    match &template.output {
        Some(path) => std::fs::write(path, bytes).map_err(|e| Failure::file(path, e))?,
        None => std::io::stdout().lock().write_all(&bytes).map_err(|e| Failure::file(Path::new("-"), e))?,
    }
    Ok(0)
}
