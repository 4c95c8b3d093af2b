//! The rules that are code, one file per family, each with its table of where they apply; and what families share.
//! Ids, severities and versions of the rules are data: `rules`.

mod aid_types;
mod dates;
mod identifiers;
mod money;
mod narratives;
mod organisations;
mod places;
mod policy_markers;
mod relations;
mod results;
mod sectors;
mod shares;
mod transactions;

use super::plan::Task;
use crate::tree::Element;
use domain::Day;
use std::borrow::Cow;

/// Where tasks apply: the end of the path of a kind of element.
type Table = &'static [(&'static str, Task)];

const TABLES: [Table; 12] = [
    identifiers::TASKS,
    sectors::TASKS,
    places::TASKS,
    narratives::TASKS,
    organisations::TASKS,
    policy_markers::TASKS,
    money::TASKS,
    results::TASKS,
    dates::TASKS,
    aid_types::TASKS,
    transactions::TASKS,
    relations::TASKS,
];

/// The tasks at a kind of element, in the order of the families.
pub(crate) fn tasks(path: &str) -> Vec<Task> {
    let applies = |end: &str| path.strip_suffix(end).is_some_and(|before| before.ends_with('/'));
    TABLES.iter().flat_map(|table| table.iter()).filter(|(end, _)| applies(end)).map(|(_, task)| *task).collect()
}

/// `@vocabulary`; absent and empty count as 1.
pub(crate) fn vocabulary(element: Element<'_>) -> Cow<'_, str> {
    let published = element.attribute_as_published("vocabulary").filter(|v| !v.is_empty());
    published.unwrap_or(Cow::Borrowed("1"))
}

/// Whether a `narrative` with text stands in the element.
fn has_narrative(element: Element<'_>) -> bool {
    element.children_named("narrative").any(|n| !n.text().is_empty())
}

/// The day of an `xsd:date` or `xsd:dateTime`, its zone left aside; `None` where it is none.
fn day(text: &str) -> Option<Day> {
    let text = text.trim();
    let is_time = |rest: &str| rest.is_empty() || rest.starts_with(['Z', '+', '-', 'T']);
    Day::parse(text.get(..10)?).filter(|_| is_time(&text[10..]))
}

/// The day in an attribute of the first child of a name.
fn child_day(element: Element<'_>, child: &'static str, attribute: &str) -> Option<Day> {
    day(&element.child(child)?.attribute(attribute)?)
}
