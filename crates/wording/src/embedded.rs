//! The translation files, as embedded by `build.rs`: pairs of file name and content for each language.

use domain::Language;

include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

/// The files of a language, by name.
pub(crate) fn files(language: Language) -> &'static [(&'static str, &'static str)] {
    match language {
        Language::English => EN,
        Language::French => FR,
        Language::Spanish => ES,
    }
}
