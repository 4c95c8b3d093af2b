//! Words of this organisation as codes of the standard: what is on the standard's list goes as it is, anything else as
//! a word of an own vocabulary (99). A country that is on no list cannot be said.

use domain::{Share, Vocabulary};
use iati::codelists;

/// Vocabulary of own words.
const OWN: &str = "99";

/// Shares with codes that the standard has, or codes of an own vocabulary.
pub(super) fn published(vocabulary: Vocabulary, shares: Vec<Share>) -> Vec<Share> {
    let code = |share: Share| Some(Share { code: published_code(vocabulary, &share.code)?, percent: share.percent });
    shares.into_iter().filter_map(code).collect()
}

/// The code to be written, if there is one.
pub(super) fn published_code(vocabulary: Vocabulary, code: &str) -> Option<String> {
    let is_on = |list: &str| codelists::list(list).is_some_and(|l| l.contains(code));
    let names_vocabulary = code.split_once(':').is_some_and(|(v, _)| v.len() <= 3 && v.parse::<u16>().is_ok());
    match vocabulary {
        Vocabulary::Country => is_on("Country").then(|| code.to_owned()),
        _ if names_vocabulary => Some(code.to_owned()),
        Vocabulary::Sector if is_on("Sector") => Some(code.to_owned()),
        Vocabulary::Sector if is_on("SectorCategory") => Some(format!("2:{code}")),
        Vocabulary::Region if is_on("Region") => Some(code.to_owned()),
        _ => Some(format!("{OWN}:{code}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_the_standard_has_go_as_they_are() {
        for (vocabulary, word, code) in [
            (Vocabulary::Country, "KE", Some("KE")),
            (Vocabulary::Country, "Atlantis", None),
            (Vocabulary::Sector, "16020", Some("16020")),
            (Vocabulary::Sector, "160", Some("2:160")),
            (Vocabulary::Sector, "Employment", Some("99:Employment")),
            (Vocabulary::Sector, "99:5.3", Some("99:5.3")),
            (Vocabulary::Region, "298", Some("298")),
            (Vocabulary::Region, "Africa", Some("99:Africa")),
        ] {
            assert_eq!(published_code(vocabulary, word).as_deref(), code, "{word}");
        }
    }
}
