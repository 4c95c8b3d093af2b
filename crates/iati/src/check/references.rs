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
    /// Number among the rules that references break.
    rule: u16,
    /// `None` where more are open than are kept whole: then only who refers is kept, as a number.
    violation: Option<Box<Violation>>,
    activity: u64,
}

/// Identifiers of the activities so far, and references still open.
#[derive(Debug, Default)]
pub(crate) struct References {
    /// How often each identifier was seen, by its hash.
    seen: HashMap<u64, u32>,
    open: Vec<Open>,
    /// Of them whole.
    whole: usize,
    rules: Vec<Rule>,
}

/// A number that stands for an identifier.
pub(crate) fn hash(identifier: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    identifier.hash(&mut hasher);
    hasher.finish()
}

impl References {
    /// Notes an identifier and says how often it was seen by now.
    pub(crate) fn see(&mut self, identifier: &str) -> u32 {
        let n = self.seen.entry(hash(identifier)).or_insert(0);
        *n = n.saturating_add(1);
        *n
    }

    /// Notes a reference, if its target was not seen so far.
    /// `room`: how many findings may still be kept whole.
    pub(crate) fn refer(
        &mut self,
        (identifier, activity): (&str, &str),
        rule: &Rule,
        room: usize,
        make: impl FnOnce() -> Violation,
    ) {
        let target = hash(identifier);
        if self.seen.contains_key(&target) {
            return;
        }
        let violation = (self.whole < room).then(|| Box::new(make()));
        self.whole += usize::from(violation.is_some());
        let known = self.rules.iter().position(|r| r.id == rule.id).unwrap_or_else(|| {
            self.rules.push(rule.clone());
            self.rules.len() - 1
        });
        self.open.push(Open { target, rule: known as u16, violation, activity: hash(activity) });
    }

    /// Tells the references whose target never came.
    pub(crate) fn tell(self, findings: &mut Findings) {
        for open in self.open.into_iter().filter(|open| !self.seen.contains_key(&open.target)) {
            let rule = &self.rules[usize::from(open.rule)];
            match open.violation {
                Some(violation) => findings.push(rule, Some(open.activity), || *violation),
                None => findings.count(rule, Some(open.activity)),
            }
        }
    }
}
