//! References from activity to activity: those that lead nowhere within the file are told when the file was read to its
//! end, because an activity may stand after the one that names it.

use super::context::Findings;
use super::rules::Rule;
use super::violation::Violation;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// A reference to an activity not seen so far.
#[derive(Debug)]
struct Open {
    target: u64,
    rule: Rule,
    /// `None` where more are open than are kept whole.
    violation: Option<Box<Violation>>,
}

/// Identifiers of the activities so far, and references still open.
#[derive(Debug, Default)]
pub(crate) struct References {
    /// How often each identifier was seen, by its hash.
    seen: HashMap<u64, u32>,
    open: Vec<Open>,
    most: usize,
}

/// Number that stands for an identifier.
fn number(identifier: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    identifier.hash(&mut hasher);
    hasher.finish()
}

impl References {
    /// Keeps so many open references whole.
    pub(crate) fn keeping(most: usize) -> References {
        References { most, ..References::default() }
    }

    /// Notes an identifier and says how often it was seen by now.
    pub(crate) fn see(&mut self, identifier: &str) -> u32 {
        let n = self.seen.entry(number(identifier)).or_insert(0);
        *n = n.saturating_add(1);
        *n
    }

    /// Notes a reference, if its target was not seen so far.
    pub(crate) fn refer(&mut self, identifier: &str, rule: &Rule, make: impl FnOnce() -> Violation) {
        let target = number(identifier);
        if !self.seen.contains_key(&target) {
            let violation = (self.open.len() < self.most).then(|| Box::new(make()));
            self.open.push(Open { target, rule: rule.clone(), violation });
        }
    }

    /// Tells the references whose target never came.
    pub(crate) fn tell(self, findings: &mut Findings) {
        for open in self.open.into_iter().filter(|open| !self.seen.contains_key(&open.target)) {
            match open.violation {
                Some(violation) => findings.push(&open.rule, || *violation),
                None => findings.count(&open.rule),
            }
        }
    }
}
