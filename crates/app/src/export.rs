//! Files for others, one file per kind beside this one. Doors give a sink; what is written is the same for all of them.

mod iati_file;

pub use iati_file::{IatiAnswer, IatiRequest, export as iati};
