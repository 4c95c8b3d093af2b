//! The shape of version 2.03, as the checks have it: in which order elements stand, and what may stand in them.

use crate::check::schema::{ElementKind, Schema};
use crate::version::Version;
use std::sync::OnceLock;

/// Where an element stands among the children of an activity; foreign and unknown ones stand last.
pub(super) fn order_of(name: &str) -> usize {
    let activity = activity();
    let at = activity.children.iter().position(|place| schema().kind(place.kind).name == name);
    at.unwrap_or(usize::MAX)
}

/// The kind of an activity.
fn activity() -> &'static ElementKind {
    // The root is kind 0, and all that may stand in it is an activity.
    schema().kind(schema().kind(0).children[0].kind)
}

/// Whether an activity stays valid without the elements at a path. An element that is emptied goes too, so it must be
/// one that may be missing; deeper than two steps nobody looks.
pub(super) fn is_optional(path: &str) -> bool {
    let mut of = activity();
    let mut may_go = false;
    for (depth, name) in path.split('/').enumerate() {
        let Some(place) = of.children.iter().find(|place| schema().kind(place.kind).name == name) else { return false };
        if depth > 1 || depth > 0 && !may_go {
            return false;
        }
        may_go = place.least == 0;
        of = schema().kind(place.kind);
    }
    may_go
}

/// The kind of a child of this name.
fn child(of: &ElementKind, name: &str) -> Option<&'static ElementKind> {
    of.children.iter().map(|place| schema().kind(place.kind)).find(|kind| kind.name == name)
}

/// The kind of the elements at a path below an activity.
fn at(path: &str) -> Option<&'static ElementKind> {
    path.split('/').try_fold(activity(), child)
}

/// Whether there is an element at a path.
pub(super) fn is_there(path: &str) -> bool {
    at(path).is_some()
}

/// Whether the elements at a path have texts of their own.
pub(super) fn has_narrative(path: &str) -> bool {
    at(path).is_some_and(|kind| child(kind, "narrative").is_some())
}

fn schema() -> &'static Schema {
    static SCHEMA: OnceLock<Schema> = OnceLock::new();
    SCHEMA.get_or_init(|| Schema::of(Version::V2_03))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_have_the_order_of_the_standard() {
        assert!(order_of("title") < order_of("description") && order_of("budget") < order_of("transaction"));
        assert_eq!(order_of("x:note"), usize::MAX);
    }
}
