//! (stub, replaced below)
use crate::columns::Kind;
use crate::limits::Limits;
use crate::rows::Rows;
use domain::Finding;
use std::io::{Read, Seek};
pub(crate) fn with_rows<R: Read + Seek, T>(
    _k: Kind,
    _i: R,
    _l: &Limits,
    _f: impl FnOnce(&mut dyn Rows, &str, Option<Finding>) -> Result<T, Finding>,
) -> Result<T, Finding> {
    Err(Finding::refused(crate::codes::XLSX_DAMAGED))
}
