//! What an activity of version 1.x says besides what is modelled, as version 2.03 says it: texts become narratives,
//! elements stand in the order of the schema, attributes that 2.03 does not have are left. Elements of other namespaces
//! are kept as they are.

use super::shape;
use super::splice::Splices;
use super::xml::Xml;
use crate::check::schema::ElementKind;
use crate::limits::Limits;
use crate::reader::with_tree;
use crate::tree::Element;
use domain::Finding;

/// Elements that are not modelled and that 1.x has.
const CARRIED: [&str; 13] = [
    "contact-info",
    "activity-scope",
    "country-budget-items",
    "collaboration-type",
    "default-flow-type",
    "default-finance-type",
    "default-aid-type",
    "default-tied-status",
    "capital-spend",
    "document-link",
    "legacy-data",
    "conditions",
    "crs-add",
];

/// An element written from facts, with what its 1.x source says besides.
///
/// # Errors
///
/// Where either is no element that can be read.
pub fn carried(source: &[u8], element: &[u8], limits: &Limits) -> Result<Vec<u8>, Finding> {
    let found = with_tree(source, limits, |tree| {
        let mut found: Vec<(usize, String, String)> = Vec::new();
        for child in tree.root().children() {
            let name = child.name().to_owned();
            if child.is_foreign() {
                found.push((usize::MAX, name, child.raw().to_owned()));
            } else if let Some(kind) = kind_of(child.name()) {
                let mut xml = Xml::indented("  ");
                put(&mut xml, child, kind);
                let markup = xml.finish();
                if !markup.is_empty() {
                    found.push((shape::order_of(child.name()), name, markup));
                }
            }
        }
        found.sort_by_key(|(order, ..)| *order);
        found
    })?;
    with_tree(element, limits, |tree| {
        let mut splices = Splices::of(tree);
        for (_, name, markup) in found {
            splices.insert(&name, |_| markup);
        }
        splices.made()
    })
}

fn kind_of(name: &str) -> Option<&'static ElementKind> {
    CARRIED.contains(&name).then(|| shape::child(shape::activity(), name)).flatten()
}

/// One element in the shape of 2.03; none where the shape wants a text and there is none.
fn put(xml: &mut Xml, element: Element<'_>, kind: &'static ElementKind) {
    if shape::wants_narrative(kind) && element.text().is_empty() && element.child("narrative").is_none() {
        return;
    }
    xml.open(kind.name);
    for attribute in &kind.attributes {
        xml.optional(attribute.name, element.attribute(attribute.name).as_deref());
    }
    let text = element.text();
    if !text.is_empty() && kind.text.is_some() {
        xml.text(&text);
    }
    for child in shape::children(kind) {
        if child.name == "narrative" && element.children_named("narrative").next().is_none() {
            if !text.is_empty() {
                let language = element.attribute("xml:lang").map(|l| l.to_ascii_lowercase());
                super::narrative::write(xml, &text, language.as_deref(), None);
            }
            continue;
        }
        element.children_named(child.name).for_each(|e| put(xml, e, child));
    }
    xml.close();
}
