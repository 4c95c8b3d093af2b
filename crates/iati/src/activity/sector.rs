//! `sector`: shares of the activity per vocabulary. The DAC purpose codes count; without them those of one other
//! vocabulary are kept, because shares of different vocabularies are never added.

use super::{Draft, recipient};
use crate::codes;
use crate::tree::Element;
use crate::version::{self, Form};
use domain::Share;

/// SectorVocabulary "OECD DAC CRS Purpose Codes (3 digit)".
const DAC_3: &str = "2";

pub(super) fn read(element: Element<'_>, draft: &mut Draft) {
    let Some(code) = element.attribute("code") else {
        draft.notes.warn(codes::CODE_MISSING, element, "sector/@code", "");
        return;
    };
    let percent = recipient::percentage(element, draft, "sector/@percentage");
    let vocabulary = vocabulary(element, draft);
    draft.sectors.push((vocabulary, Share { code: code.into_owned(), percent }));
}

/// `@vocabulary` as a code of 2.x.
pub(super) fn vocabulary(element: Element<'_>, draft: &mut Draft) -> String {
    let Some(published) = element.attribute("vocabulary") else { return recipient::DAC.to_owned() };
    match version::vocabulary(&published) {
        Some(code) => {
            draft.notes.saw(Form::One);
            code.to_owned()
        }
        None => published.into_owned(),
    }
}

/// The sector vocabulary that counts in an activity of version 2.x.
pub(crate) fn chosen_sector_vocabulary(activity: Element<'_>) -> Option<String> {
    recipient::preferred(&recipient::vocabularies(activity, "sector"), &[recipient::DAC, DAC_3])
}

pub(super) fn chosen(draft: &mut Draft, element: Element<'_>) -> Vec<Share> {
    let sectors = std::mem::take(&mut draft.sectors);
    let Some(vocabulary) = recipient::preferred(&sectors, &[recipient::DAC, DAC_3]) else { return Vec::new() };
    if vocabulary != recipient::DAC {
        draft.notes.notice(codes::SECTOR_OTHER_VOCABULARY, element, "sector/@vocabulary", &vocabulary);
    }
    let shares = recipient::of_vocabulary(sectors, &vocabulary);
    recipient::merged(shares, true, draft, element, "sector")
}
