//! Files for others, one file per kind beside this one. Doors give a sink; what is written is the same for all of them.

mod flat;
mod history;
mod iati_edits;
mod iati_file;
mod iati_known;
mod iati_organisations;
mod iati_profile;
mod iati_words;
mod package;
mod tables;

pub use self::tables::{TableAnswer, TableRequest, sources, table};
pub use ::tables::{Kind, SheetFormat};
pub use flat::{FlatAnswer, FlatColumn, FlatRequest, FlatType, Shape, flat};
pub use iati_file::{ActivityFinding, IatiAnswer, IatiRequest, SuppressedElement, export as iati};
pub(crate) use iati_file::{publisher, redaction_rules};
pub use iati_organisations::{OrganisationsAnswer, export as iati_organisations};
pub use package::{PackageAnswer, PackageRequest, ResourceAnswer, package};
pub use store::rows::PublisherRow as Publisher;

use crate::Failure;
use ::tables::sheet::SHEET_ROWS;
use std::io;
use std::path::Path;

/// What a broken output means; a worksheet that is full says what to do.
pub(crate) fn not_written(error: io::Error) -> Failure {
    match error.kind() {
        io::ErrorKind::FileTooLarge => Failure::refused("export.sheet-too-large").with("rows", SHEET_ROWS),
        _ => Failure::file(Path::new("-"), error),
    }
}
