//! Texts as `narrative` elements; also `title` and `description`, which are nothing but such texts.

use super::xml::Xml;
use domain::statement::ActivityText;

/// One text. Its language is written where it is not that of the activity.
pub(super) fn write(xml: &mut Xml, text: &str, language: Option<&str>, of_activity: Option<&str>) {
    xml.open("narrative").optional("xml:lang", language.filter(|l| Some(*l) != of_activity)).text(text).close();
}

/// A name, where there is one: its language is not known.
pub(super) fn write_name(xml: &mut Xml, name: Option<&str>) {
    if let Some(name) = name {
        write(xml, name, None, None);
    }
}

/// The title in its languages.
pub(super) fn write_title<'t>(
    xml: &mut Xml,
    titles: impl Iterator<Item = &'t ActivityText>,
    of_activity: Option<&str>,
) {
    xml.open("title");
    titles.for_each(|t| write(xml, &t.text, t.language.as_deref(), of_activity));
    xml.close();
}

/// Descriptions in their order. One element holds a text once per language: a second one begins the next.
pub(super) fn write_descriptions(xml: &mut Xml, texts: &[ActivityText], of_activity: Option<&str>) {
    let mut open: Option<&str> = None;
    let mut languages: Vec<Option<&str>> = Vec::new();
    for text in texts {
        let Some(kind) = text.kind.strip_prefix("description-") else { continue };
        let language = text.language.as_deref();
        if open != Some(kind) || languages.contains(&language) {
            if open.is_some() {
                xml.close();
            }
            xml.open("description").attribute("type", kind);
            open = Some(kind);
            languages.clear();
        }
        languages.push(language);
        write(xml, &text.text, language, of_activity);
    }
    if open.is_some() {
        xml.close();
    }
}
