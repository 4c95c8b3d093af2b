//! `recipient-country` and `recipient-region`: shares of the activity. Countries and the regions of one vocabulary
//! are one pool; shares of different region vocabularies are never added.

use super::Draft;
use crate::codes;
use crate::tree::Element;
use crate::values;
use domain::Share;
use domain::shares::Percent;
use std::collections::HashMap;

/// RegionVocabulary and SectorVocabulary "OECD DAC", which is meant where none is given.
pub(super) const DAC: &str = "1";

pub(super) fn read_country(element: Element<'_>, draft: &mut Draft) {
    let Some(code) = code_or_name(element, draft, "recipient-country/@code") else { return };
    let code = if code.len() == 2 { code.to_ascii_uppercase() } else { code };
    let percent = percentage(element, draft, "recipient-country/@percentage");
    draft.activity.countries.push(Share { code, percent });
}

pub(super) fn read_region(element: Element<'_>, draft: &mut Draft) {
    let Some(code) = code_or_name(element, draft, "recipient-region/@code") else { return };
    let vocabulary = element.attribute("vocabulary").map_or_else(|| DAC.to_owned(), |v| v.into_owned());
    let percent = percentage(element, draft, "recipient-region/@percentage");
    draft.regions.push((vocabulary, Share { code, percent }));
}

/// The code, else (in old files) the name.
fn code_or_name(element: Element<'_>, draft: &mut Draft, column: &'static str) -> Option<String> {
    if let Some(code) = element.attribute("code") {
        return Some(code.into_owned());
    }
    let name = super::narrative::first(element, &mut draft.notes);
    if name.is_none() {
        draft.notes.warn(codes::CODE_MISSING, element, column, "");
    }
    name
}

/// `@percentage`; nothing where absent or unreadable, which is noted.
pub(super) fn percentage(element: Element<'_>, draft: &mut Draft, column: &'static str) -> Option<Percent> {
    let published = element.attribute("percentage")?;
    let percent = values::percentage(&published);
    if percent.is_none() {
        draft.notes.warn(codes::PERCENTAGE_UNREADABLE, element, column, &published);
    }
    percent
}

pub(super) fn merged_countries(draft: &mut Draft, element: Element<'_>) -> Vec<Share> {
    let countries = std::mem::take(&mut draft.activity.countries);
    let alone = draft.activity.regions.is_empty();
    merged(countries, alone, draft, element, "recipient-country")
}

/// The regions of the DAC list, else of the vocabulary named first.
pub(super) fn chosen(draft: &mut Draft, element: Element<'_>) -> Vec<Share> {
    let regions = std::mem::take(&mut draft.regions);
    let Some(vocabulary) = preferred(&regions, &[DAC]) else { return Vec::new() };
    let shares = of_vocabulary(regions, &vocabulary);
    let alone = draft.activity.countries.is_empty();
    merged(shares, alone, draft, element, "recipient-region")
}

/// The region vocabulary that counts in an activity.
pub(crate) fn chosen_region_vocabulary(activity: Element<'_>) -> Option<String> {
    preferred(&vocabularies(activity, "recipient-region"), &[DAC])
}

/// The vocabularies of the elements of a name that have a code, in file order.
pub(super) fn vocabularies(activity: Element<'_>, name: &'static str) -> Vec<(String, Share)> {
    let coded = activity.children_named(name).filter(|e| e.attribute("code").is_some());
    let vocabulary = |e: Element<'_>| e.attribute("vocabulary").map_or_else(|| DAC.to_owned(), |v| v.into_owned());
    coded.map(|e| (vocabulary(e), Share { code: String::new(), percent: None })).collect()
}

/// The first of the wished vocabularies that occurs, else the first that does.
pub(super) fn preferred(shares: &[(String, Share)], wished: &[&str]) -> Option<String> {
    let wished = wished.iter().find(|w| shares.iter().any(|(v, _)| v == *w));
    wished.map(|w| (*w).to_owned()).or_else(|| shares.first().map(|(v, _)| v.clone()))
}

/// The shares of one vocabulary; codes outside the DAC list name theirs.
pub(super) fn of_vocabulary(shares: Vec<(String, Share)>, vocabulary: &str) -> Vec<Share> {
    let name = |code: String| if vocabulary == DAC { code } else { format!("{vocabulary}:{code}") };
    let of_it = shares.into_iter().filter(|(v, _)| v == vocabulary);
    of_it.map(|(_, share)| Share { code: name(share.code), percent: share.percent }).collect()
}

/// One share per code. A single one without percentage has all, if it stands alone in its pool.
pub(super) fn merged(
    shares: Vec<Share>,
    alone: bool,
    draft: &mut Draft,
    element: Element<'_>,
    column: &'static str,
) -> Vec<Share> {
    let mut places: HashMap<String, usize> = HashMap::with_capacity(shares.len());
    let mut merged: Vec<Share> = Vec::with_capacity(shares.len());
    for share in shares {
        match places.get(&share.code) {
            None => {
                places.insert(share.code.clone(), merged.len());
                merged.push(share);
            }
            Some(&at) => {
                draft.notes.note_once(codes::SHARE_REPEATED, element, column, &share.code);
                let sum = merged[at].percent.zip(share.percent).map(|(a, b)| a.saturating_add(b));
                merged[at].percent = sum.map(|p| p.min(domain::shares::WHOLE));
            }
        }
    }
    if let ([only], true) = (merged.as_mut_slice(), alone) {
        only.percent.get_or_insert(domain::shares::WHOLE);
    }
    merged
}
