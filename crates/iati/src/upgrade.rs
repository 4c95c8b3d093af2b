//! Puts an activity or organisation of version 1.x into the terms of 2.03: texts into `narrative`, words into codes,
//! children into their order, and what has no place any more named by a finding each. What the standard asks for since
//! 2.01 and the element does not have is named too, and never invented. The forms that changed their shape are in
//! `forms`, the tree that is built in `part`. The element as published is kept beside this by whoever stores it.

mod forms;
mod part;

use crate::check::rules::Rules;
use crate::check::schema::{ElementKind, KindId, Schema};
use crate::codelists;
use crate::codes;
use crate::limits::Limits;
use crate::reader::with_tree;
use crate::tree::Element;
use crate::version::{self, Version};
use domain::Finding;
use part::Part;
use std::collections::HashMap;
use std::sync::LazyLock;

/// The shape of 2.03, and which list the `code` of an element comes from.
struct Target {
    schema: Schema,
    lists: HashMap<String, String>,
}

static TARGET: LazyLock<Target> = LazyLock::new(|| {
    let codes = Rules::embedded().codes.into_iter().filter(|c| c.attribute == "code" && c.vocabulary.len() < 2);
    let of_none = |c: &crate::check::rules::CodeRule| c.vocabulary.is_empty() || c.vocabulary == "1";
    Target { schema: Schema::of(Version::V2_03), lists: codes.filter(of_none).map(|c| (c.path, c.list)).collect() }
});

/// An activity or organisation element of 1.x, standing alone, as one of 2.03; and what was lost, assumed or is missing.
///
/// # Errors
///
/// Where the bytes are no such element, or exceed a limit.
pub fn to_newest(element: &[u8], limits: &Limits) -> Result<(Vec<u8>, Vec<Finding>), Finding> {
    with_tree(element, limits, |tree| upgraded(tree.root(), limits.findings))
}

/// As [`to_newest`], of an element that was read already; so many findings are kept.
pub(crate) fn upgraded(element: Element<'_>, most: usize) -> (Vec<u8>, Vec<Finding>) {
    let kind = if element.name() == "iati-organisation" {
        TARGET.schema.kind(TARGET.schema.organisations).children[0].kind
    } else {
        TARGET.schema.kind(0).children[0].kind
    };
    let mut upgrade = Upgrade { found: Vec::new(), most };
    let part = upgrade.element(element, kind);
    let mut out = String::with_capacity(element.source().len() * 5 / 4);
    part.write(&mut out);
    (out.into_bytes(), upgrade.into_findings())
}

/// What is told: code, place, line, value, how often.
struct Told {
    code: &'static str,
    column: String,
    line: u64,
    value: String,
    n: u64,
}

struct Upgrade {
    found: Vec<Told>,
    most: usize,
}

impl Upgrade {
    fn tell(&mut self, code: &'static str, column: String, at: Element<'_>, value: &str) {
        if let Some(told) = self.found.iter_mut().find(|t| t.code == code && t.column == column) {
            told.n += 1;
        } else if self.found.len() < self.most {
            self.found.push(Told { code, column, line: at.line(), value: value.to_owned(), n: 1 });
        }
    }

    /// What stands at `column` has no place in 2.03.
    fn lost(&mut self, column: String, at: Element<'_>, value: &str) {
        self.tell(codes::UPGRADE_LOST, column, at, value);
    }

    fn assumed(&mut self, column: String, at: Element<'_>, value: &str) {
        self.tell(codes::UPGRADE_ASSUMED, column, at, value);
    }

    fn missing(&mut self, column: String, at: Element<'_>) {
        self.tell(codes::UPGRADE_MISSING, column, at, "");
    }

    fn into_findings(self) -> Vec<Finding> {
        let finding = |told: Told| {
            let finding = Finding::notice(told.code).at_row(told.line).in_column(told.column);
            let finding = finding.with("line", told.line).with("n", told.n);
            if told.value.is_empty() { finding } else { finding.with_value(&told.value) }
        };
        self.found.into_iter().map(finding).collect()
    }

    /// One element of a kind with all that has a place in it.
    fn element(&mut self, element: Element<'_>, kind: KindId) -> Part {
        let of = TARGET.schema.kind(kind);
        let mut part = Part::new(of.name);
        self.attributes(element, of, &mut part);
        self.children(element, of, &mut part);
        self.text(element, of, &mut part);
        merge(&mut part, of);
        self.arrange(element, of, &mut part);
        part
    }

    fn attributes(&mut self, element: Element<'_>, of: &ElementKind, part: &mut Part) {
        for (name, _) in element.attributes() {
            let Some(value) = element.attribute_as_published(name) else { continue };
            if name == "xml:lang" && has_narratives(of) {
                continue;
            }
            let is_kept = name.contains(':') || name == "xmlns" || of.attributes.iter().any(|a| a.name == name);
            if is_kept {
                let value = self.code(element, of, name, &value);
                part.set(name, &value);
            } else if !forms::attribute(self, element, of, name, &value, part) && !value.trim().is_empty() {
                self.lost(format!("{}/@{name}", column(of)), element, &value);
            }
        }
        let needs_code = of.attributes.iter().any(|a| a.name == "code") && part.get("code").is_none_or(str::is_empty);
        if needs_code && let Some(code) = code_by_name(element, of) {
            part.set("code", code);
        }
    }

    /// The word of 1.x as the code of 2.x.
    fn code(&mut self, element: Element<'_>, of: &ElementKind, attribute: &str, value: &str) -> String {
        let word = value.trim();
        let mapped = match (of.name, attribute) {
            ("activity-date", "type") => version::date_type(word),
            ("transaction-type", "code") => version::transaction_type(word),
            ("participating-org", "role") => version::organisation_role(word),
            ("budget", "type") => version::budget_type(word),
            ("sector" | "policy-marker" | "recipient-region", "vocabulary") => {
                let mapped = version::vocabulary(word);
                if mapped.is_none() && !word.is_empty() && !word.bytes().all(|b| b.is_ascii_digit()) {
                    self.lost(format!("{}/@vocabulary", column(of)), element, word);
                    // A scheme without a number of its own is the publisher's.
                    return "99".to_owned();
                }
                mapped
            }
            _ => None,
        };
        mapped.unwrap_or(value).to_owned()
    }

    fn children(&mut self, element: Element<'_>, of: &ElementKind, part: &mut Part) {
        for child in element.children() {
            if child.is_foreign() {
                part.children.push(Part::verbatim(child.source()));
                continue;
            }
            let place = of.children.iter().find(|p| TARGET.schema.kind(p.kind).name == child.name());
            match place {
                _ if forms::child(self, child, of, part) => {}
                Some(place) => {
                    let converted = self.element(child, place.kind);
                    part.children.push(converted);
                }
                None => self.lost(format!("{}/{}", column(of), child.name()), child, &child.text()),
            }
        }
    }

    /// Text directly in the element: its content, a `narrative`, or the name of a code, which says nothing more.
    fn text(&mut self, element: Element<'_>, of: &ElementKind, part: &mut Part) {
        if of.text.is_some() {
            part.text = element.text_as_published().into_owned();
            return;
        }
        let text = element.text();
        if text.is_empty() {
            return;
        }
        if forms::text(self, element, of, &text, part) {
            return;
        }
        if has_narratives(of) && !part.children.iter().any(|c| c.name == "narrative") {
            let mut narrative = Part::new("narrative");
            if let Some(language) = element.attribute("xml:lang") {
                narrative.set("xml:lang", &language);
            }
            narrative.text = text.into_owned();
            part.children.push(narrative);
        } else if part.get("code").is_none_or(str::is_empty) {
            self.lost(column(of), element, &text);
        }
    }

    /// Children in the order of the standard, none too often; what is missing is named.
    fn arrange(&mut self, element: Element<'_>, of: &ElementKind, part: &mut Part) {
        let place = |name: &str| of.children.iter().position(|p| TARGET.schema.kind(p.kind).name == name);
        part.children.sort_by_key(|c| place(&c.name).unwrap_or(usize::MAX));
        let mut counts = vec![0u32; of.children.len()];
        let mut kept = Vec::with_capacity(part.children.len());
        for child in std::mem::take(&mut part.children) {
            let Some(at) = place(&child.name) else {
                kept.push(child);
                continue;
            };
            counts[at] += 1;
            if counts[at] > of.children[at].most {
                let value = child.all_text();
                self.lost(format!("{}/{}", column(of), child.name), element, &value);
            } else {
                kept.push(child);
            }
        }
        part.children = kept;
        for (at, place) in of.children.iter().enumerate() {
            if counts[at] < place.least {
                self.missing(format!("{}/{}", column(of), TARGET.schema.kind(place.kind).name), element);
            }
        }
        for attribute in of.attributes.iter().filter(|a| a.is_required && part.get(a.name).is_none()) {
            self.missing(format!("{}/@{}", column(of), attribute.name), element);
        }
    }
}

/// Path of a kind below the activity or organisation, as findings name places.
fn column(of: &ElementKind) -> String {
    let path = of.path.splitn(4, '/').nth(3).unwrap_or_default();
    if path.is_empty() { of.name.to_owned() } else { path.to_owned() }
}

fn has_narratives(of: &ElementKind) -> bool {
    of.children.iter().any(|p| TARGET.schema.kind(p.kind).name == "narrative")
}

/// The code of an element that gives only its English name, as old files do.
fn code_by_name(element: Element<'_>, of: &ElementKind) -> Option<&'static str> {
    let text = element.text();
    if text.is_empty() {
        return None;
    }
    let by_status = if of.name == "activity-status" { version::activity_status(&text) } else { None };
    let by_list = || {
        let list = codelists::list(TARGET.lists.get(&of.path)?)?;
        let code = list.codes_in_order().iter().find(|c| c.name_en.eq_ignore_ascii_case(&text))?;
        Some(code.code)
    };
    by_status.or_else(by_list)
}

/// Puts elements that 1.x repeats per language into one with several narratives.
fn merge(part: &mut Part, of: &ElementKind) {
    let mut merged: Vec<Part> = Vec::with_capacity(part.children.len());
    for child in std::mem::take(&mut part.children) {
        let place = of.children.iter().find(|p| TARGET.schema.kind(p.kind).name == child.name);
        let only_once = place.is_some_and(|p| p.most == 1);
        let is_text = place.is_some_and(|p| has_narratives(TARGET.schema.kind(p.kind)));
        let fits = |earlier: &&mut Part| {
            is_text
                && earlier.name == child.name
                // Two without any text are no translations of each other: of shares each counts.
                && (only_once || earlier.attributes == child.attributes && !child.children.is_empty())
                && child.agrees_with(earlier)
                && child.speaks_other_languages_than(earlier)
        };
        match merged.iter_mut().find(fits) {
            Some(earlier) => earlier.children.extend(child.children),
            None => merged.push(child),
        }
    }
    part.children = merged;
}
