//! `document-link` of an organisation. One without an address says nothing and is left out.

use crate::activity::narrative;
use crate::codes;
use crate::notes::Notes;
use crate::tree::Element;
use domain::organisation::{Document, DocumentCountry, Narrative};

pub(super) fn read(element: Element<'_>, notes: &mut Notes) -> Option<Document> {
    let Some(url) = element.attribute("url") else {
        notes.warn(codes::CODE_MISSING, element, "document-link/@url", "");
        return None;
    };
    // 1.01 has the language as an attribute.
    let language = element.attribute("language").map(|l| l.into_owned());
    let languages = language.into_iter().chain(codes_of(element, "language")).collect();
    Some(Document {
        url: url.into_owned(),
        format: element.attribute("format").map(|f| f.into_owned()),
        titles: texts(element, "title", notes),
        descriptions: texts(element, "description", notes),
        categories: codes_of(element, "category").collect(),
        languages,
        date: element.child("document-date").and_then(|d| notes.day(d, "document-link/document-date")),
        countries: element.children_named("recipient-country").filter_map(|c| country(c, notes)).collect(),
    })
}

/// Of every element of this name: 1.x repeats it per language.
fn texts(element: Element<'_>, name: &'static str, notes: &mut Notes) -> Vec<Narrative> {
    element.children_named(name).flat_map(|e| narrative::texts(e, notes)).collect()
}

/// The code of every element of this name; in old files the text where there is no code.
fn codes_of<'a>(element: Element<'a>, name: &'static str) -> impl Iterator<Item = String> + 'a {
    let code = |e: Element<'a>| e.attribute("code").unwrap_or_else(|| e.text()).into_owned();
    element.children_named(name).map(code).filter(|c| !c.is_empty())
}

fn country(element: Element<'_>, notes: &mut Notes) -> Option<DocumentCountry> {
    let code = element.attribute("code")?.into_owned();
    Some(DocumentCountry { code, names: narrative::texts(element, notes) })
}
