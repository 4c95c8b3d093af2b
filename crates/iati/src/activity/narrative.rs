//! Texts in several languages: `narrative` elements (2.x), or the element's own text, repeated per language (1.x).
//! Also `title` and `description`, which are nothing but such texts.

use super::Draft;
use crate::model::{Description, Text};
use crate::notes::Notes;
use crate::tree::Element;
use crate::version::Form;

/// The texts of an element; blank ones are left out.
pub(crate) fn texts(element: Element<'_>, notes: &mut Notes) -> Vec<Text> {
    let mut texts = Vec::new();
    let own = element.attribute("xml:lang").map(|l| l.to_ascii_lowercase());
    let mut put = |text: &str, language: Option<String>| {
        if !text.is_empty() {
            let language = language.or_else(|| own.clone()).or_else(|| notes.language.clone());
            texts.push(Text { language, text: text.to_owned() });
        }
    };
    let mut form = None;
    for narrative in element.children_named("narrative") {
        form = Some(Form::Two);
        put(&narrative.text(), narrative.attribute("xml:lang").map(|l| l.to_ascii_lowercase()));
    }
    if form.is_none() {
        let text = element.text();
        if !text.is_empty() {
            form = Some(Form::One);
            put(&text, None);
        }
    }
    if let Some(form) = form {
        notes.saw(form);
    }
    texts
}

/// The first text of an element that is not blank, for names.
pub(crate) fn first(element: Element<'_>, notes: &mut Notes) -> Option<String> {
    let mut narratives = element.children_named("narrative").peekable();
    if narratives.peek().is_some() {
        notes.saw(Form::Two);
        return narratives.map(Element::text).find(|t| !t.is_empty()).map(|t| t.into_owned());
    }
    let text = element.text();
    if text.is_empty() {
        return None;
    }
    notes.saw(Form::One);
    Some(text.into_owned())
}

pub(super) fn read_title(element: Element<'_>, draft: &mut Draft) {
    let titles = texts(element, &mut draft.notes);
    draft.activity.titles.extend(titles);
}

pub(super) fn read_description(element: Element<'_>, draft: &mut Draft) {
    let kind = element.attribute("type").map_or_else(|| "1".to_owned(), |t| t.into_owned());
    let texts = texts(element, &mut draft.notes);
    if !texts.is_empty() {
        draft.activity.descriptions.push(Description { kind, texts });
    }
}
