//! IATI files in a form in which two texts are equal if they say the same in XML: names by their namespace, attributes
//! in order, references and CDATA resolved, no difference between `<a/>` and `<a></a>`. Blanks and comments are kept.

use quick_xml::NsReader;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;
use std::collections::BTreeMap;

/// The activities or organisations of a file by identifier, the first of each; every child element of each in canonical
/// form, by its place. `[0]` is the start tag.
pub(crate) fn elements(file: &[u8]) -> BTreeMap<String, Vec<String>> {
    let mut reader = NsReader::from_str(std::str::from_utf8(file).unwrap());
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let (mut parts, mut depth): (Vec<String>, usize) = (Vec::new(), 0);
    loop {
        let event = reader.read_event().unwrap();
        match &event {
            Event::Start(tag) | Event::Empty(tag) => {
                let is_whole = matches!(tag.name().as_ref(), "iati-activity" | "iati-organisation");
                if depth == 0 && !is_whole {
                    continue;
                }
                let text = start(&reader, tag);
                if depth <= 1 {
                    parts.push(text);
                } else {
                    parts.last_mut().unwrap().push_str(&text);
                }
                depth += 1;
                if matches!(event, Event::Empty(_)) {
                    depth -= 1;
                    parts.last_mut().unwrap().push_str("</>");
                }
            }
            Event::End(_) if depth > 0 => {
                depth -= 1;
                if depth > 0 {
                    parts.last_mut().unwrap().push_str("</>");
                } else {
                    let done = std::mem::take(&mut parts);
                    found.entry(identifier(&done)).or_insert(done);
                }
            }
            Event::Text(text) if depth > 0 => add(&mut parts, text),
            Event::CData(text) if depth > 0 => add(&mut parts, text),
            Event::GeneralRef(name) if depth > 0 => {
                let reference = format!("&{};", &**name);
                add(&mut parts, &quick_xml::escape::unescape(&reference).unwrap());
            }
            Event::Comment(text) if depth > 0 => add(&mut parts, &format!("<!--{}-->", &**text)),
            Event::Eof => return found,
            _ => {}
        }
    }
}

/// Text stands with the element before it; line ends are those of XML.
fn add(parts: &mut [String], text: &str) {
    parts.last_mut().unwrap().push_str(&text.replace("\r\n", "\n").replace('\r', "\n"));
}

fn start(reader: &NsReader<&[u8]>, tag: &BytesStart<'_>) -> String {
    let name = |resolved: ResolveResult<'_>, local: &str| {
        let namespace = match resolved {
            ResolveResult::Bound(namespace) => namespace.as_ref().to_owned(),
            _ => String::new(),
        };
        format!("{{{namespace}}}{}", local)
    };
    let resolver = reader.resolver();
    let (namespace, local) = resolver.resolve_element(tag.name());
    let mut attributes: Vec<String> = Vec::new();
    for attribute in tag.attributes().with_checks(false) {
        let attribute = attribute.unwrap();
        let key = attribute.key;
        if key.as_ref() == "xmlns" || key.as_ref().starts_with("xmlns:") {
            continue;
        }
        let (namespace, local) = resolver.resolve_attribute(key);
        let value = attribute.value.replace("\r\n", " ").replace(['\t', '\n', '\r'], " ");
        let value = quick_xml::escape::unescape(&value).unwrap().into_owned();
        attributes.push(format!(" {}={value:?}", name(namespace, local.as_ref())));
    }
    attributes.sort();
    format!("<{}{}>", name(namespace, local.as_ref()), attributes.concat())
}

fn identifier(parts: &[String]) -> String {
    let names = ["<{}iati-identifier", "<{}organisation-identifier"];
    let mine = parts.iter().find(|p| names.iter().any(|name| p.starts_with(name))).cloned().unwrap_or_default();
    let text = mine.split_once('>').map(|(_, text)| text.split("</>").next().unwrap_or_default().to_owned());
    text.unwrap_or_default().trim().to_owned()
}
