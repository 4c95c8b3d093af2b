//! One activity or organisation against the schema, element by element, and at each element the checks that belong to
//! its place. After an element that may not stand where it does, the rest of its parent is not judged by the schema any
//! more, because everything after it would seem misplaced too; rules are checked all the same.

use super::context::{Context, SCHEMA, found, found_value};
use super::plan::{KindPlan, Plan};
use super::schema::{ElementKind, KindId, Place};
use super::types::Type;
use crate::codes;
use crate::tree::{Element, attribute_value};

/// Elements named as possible in one message.
const MOST_NAMED: usize = 8;

/// Which checks a walk makes.
#[derive(Clone, Copy)]
pub(crate) struct Walk<'p> {
    pub(crate) plan: &'p Plan,
    /// Rules and codes too.
    pub(crate) with_rules: bool,
}

impl Walk<'_> {
    /// Checks an element of this kind and all within it.
    pub(crate) fn element(self, element: Element<'_>, kind: KindId, is_judged: bool, ctx: &mut Context<'_>) {
        if is_judged {
            self.attributes(element, self.plan.schema.kind(kind), ctx);
        }
        if self.with_rules {
            self.place(element, self.plan.of(kind), ctx);
        }
        let of_kind = self.plan.schema.kind(kind);
        match of_kind.text {
            Some(text) => {
                if is_judged {
                    self.text(element, of_kind, text, ctx);
                }
            }
            None => self.children(element, of_kind, is_judged, ctx),
        }
    }

    /// Attributes only: for the root, whose children pass by one at a time.
    pub(crate) fn attributes(self, element: Element<'_>, kind: &ElementKind, ctx: &mut Context<'_>) {
        let mut seen = 0u64;
        for (name, raw) in element.attributes() {
            if name.bytes().any(|b| b == b':') || name == "xmlns" {
                continue;
            }
            let Some(at) = kind.attributes.iter().position(|a| a.name == name) else {
                let expected = kind.attributes.iter().map(|a| a.name).collect::<Vec<_>>().join(", ");
                let finding = found(codes::SCHEMA_ATTRIBUTE_UNEXPECTED).with("element", kind.name);
                ctx.tell(SCHEMA, element, name, finding.with("attribute", name).with("expected", or_none(expected)));
                continue;
            };
            seen |= 1 << at;
            let of_type = kind.attributes[at].kind;
            if of_type == Type::Text {
                continue;
            }
            let value = attribute_value(raw);
            if !of_type.allows(&value) {
                let finding = found_value(codes::SCHEMA_ATTRIBUTE_VALUE, &value).with("element", kind.name);
                ctx.tell(SCHEMA, element, name, finding.with("attribute", name).with("type", of_type.name()));
            }
        }
        for (at, attribute) in kind.attributes.iter().enumerate() {
            if attribute.is_required && seen & (1 << at) == 0 {
                let finding = found(codes::SCHEMA_ATTRIBUTE_MISSING).with("element", kind.name);
                ctx.tell(SCHEMA, element, "", finding.with("attribute", attribute.name));
            }
        }
    }

    fn place(self, element: Element<'_>, place: &KindPlan, ctx: &mut Context<'_>) {
        for code in &place.codes {
            self.plan.check_code(code, element, ctx);
        }
        for task in &place.tasks {
            task(element, ctx);
        }
    }

    fn text(self, element: Element<'_>, kind: &ElementKind, text: Type, ctx: &mut Context<'_>) {
        if let Some(child) = element.children().next() {
            unexpected(child, kind, or_none(String::new()), ctx);
        } else if text != Type::Text && !text.allows(&element.text_as_published()) {
            let finding = found_value(codes::SCHEMA_TEXT_VALUE, &element.text()).with("element", kind.name);
            ctx.tell(SCHEMA, element, "", finding.with("type", text.name()));
        }
    }

    fn children(self, element: Element<'_>, kind: &ElementKind, is_judged: bool, ctx: &mut Context<'_>) {
        if is_judged && element.has_text() {
            ctx.tell(SCHEMA, element, "", found(codes::SCHEMA_TEXT_UNEXPECTED).with("element", kind.name));
        }
        let mut order = Order::new(&kind.children);
        let mut is_judged = is_judged;
        for child in element.children() {
            let name = child.name();
            let is_foreign = child.is_foreign();
            let known = if is_foreign { None } else { self.find(&kind.children, order.at, name) };
            if is_judged {
                let fits = match known {
                    Some(at) => order.step(at),
                    None => is_foreign && order.end(),
                };
                if !fits {
                    unexpected(child, kind, self.possible(&order), ctx);
                    is_judged = false;
                }
            }
            if let Some(at) = known {
                self.element(child, kind.children[at].kind, is_judged, ctx);
            }
        }
        if is_judged && !order.is_complete() {
            let finding = found(codes::SCHEMA_ELEMENT_MISSING).with("element", kind.name);
            ctx.tell(SCHEMA, element, "", finding.with("expected", self.possible(&order)));
        }
    }

    /// The place of a name; it mostly is the one of the element before, or one of the next.
    fn find(self, places: &[Place], from: usize, name: &str) -> Option<usize> {
        let is_it = |place: &Place| self.plan.schema.kind(place.kind).name == name;
        let from = from.min(places.len());
        let later = places[from..].iter().position(is_it).map(|at| from + at);
        later.or_else(|| places[..from].iter().position(is_it))
    }

    fn possible(self, order: &Order<'_>) -> String {
        let names: Vec<&str> = order.possible().map(|p| self.plan.schema.kind(p.kind).name).collect();
        let mut text = names.iter().take(MOST_NAMED).copied().collect::<Vec<_>>().join(", ");
        if names.len() > MOST_NAMED {
            text.push_str(", …");
        }
        or_none(text)
    }
}

/// Messages choose their words by `none`.
fn or_none(names: String) -> String {
    if names.is_empty() { "none".to_owned() } else { names }
}

fn unexpected(child: Element<'_>, parent: &ElementKind, expected: String, ctx: &mut Context<'_>) {
    let finding = found(codes::SCHEMA_ELEMENT_UNEXPECTED).with("element", child.name()).with("parent", parent.name);
    ctx.tell(SCHEMA, child, "", finding.with("expected", expected));
}

/// How far the children of an element have come in the order of their places.
pub(crate) struct Order<'p> {
    places: &'p [Place],
    at: usize,
    count: u32,
}

impl<'p> Order<'p> {
    pub(crate) fn new(places: &'p [Place]) -> Order<'p> {
        Order { places, at: 0, count: 0 }
    }

    /// Goes on to a place; false where it may not come now.
    pub(crate) fn step(&mut self, to: usize) -> bool {
        if to == self.at {
            self.count += 1;
            return self.count <= self.places[to].most;
        }
        if to < self.at || !self.is_satisfied_until(to) {
            return false;
        }
        (self.at, self.count) = (to, 1);
        self.places[to].most >= 1
    }

    /// Goes on behind all places; false where something is missing.
    pub(crate) fn end(&mut self) -> bool {
        let is_complete = self.is_complete();
        if is_complete {
            (self.at, self.count) = (self.places.len(), 0);
        }
        is_complete
    }

    pub(crate) fn is_complete(&self) -> bool {
        self.is_satisfied_until(self.places.len())
    }

    fn is_satisfied_until(&self, to: usize) -> bool {
        self.at >= to
            || (self.count >= self.places[self.at].least && self.places[self.at + 1..to].iter().all(|p| p.least == 0))
    }

    /// The places that could come next.
    fn possible(&self) -> impl Iterator<Item = &'p Place> {
        let places = self.places;
        let first = places.get(self.at).filter(|p| self.count < p.most);
        let must_stay = places.get(self.at).is_some_and(|p| self.count < p.least);
        let mut open = !must_stay;
        let later = places.get(self.at + 1..).unwrap_or_default().iter().take_while(move |p| {
            let take = open;
            open &= p.least == 0;
            take
        });
        first.into_iter().chain(later)
    }
}
