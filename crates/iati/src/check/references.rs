//! References from activity to activity: those that lead nowhere within the file are told when the file was read to its
//! end, because an activity may stand after the one that names it.

use super::context::Findings;
use super::rules::Rule;
use super::violation::Violation;
use super::violations::Violations;
use crate::identifiers::{Identifiers, number};

/// References left open, so that a file of nothing else stays in bounded memory: far more than any published file has;
/// beyond, and beyond the identifiers remembered, no repeat is noticed and no reference told.
const MOST: usize = 3_600_000;

/// A reference to an activity not seen so far.
#[derive(Debug)]
struct Open {
    target: u64,
    activity: u64,
    /// Number among the rules that references break.
    rule: u16,
    /// It is among the findings kept whole.
    is_whole: bool,
}

/// Identifiers of the activities so far, and references still open.
#[derive(Debug)]
pub(crate) struct References {
    seen: Identifiers,
    open: Vec<Open>,
    /// Findings of the open ones that are kept whole, in their order.
    whole: Violations,
    rules: Vec<Rule>,
    most: usize,
    /// Activities whose identifier was not compared with all others, and references not followed.
    not_compared: u64,
}

impl Default for References {
    fn default() -> References {
        References::bounded(Identifiers::default(), MOST)
    }
}

impl References {
    fn bounded(seen: Identifiers, most: usize) -> References {
        References { seen, open: Vec::new(), whole: Violations::default(), rules: Vec::new(), most, not_compared: 0 }
    }

    /// Notes an identifier and says how often it was seen by now.
    pub(crate) fn see(&mut self, identifier: &str) -> u32 {
        let before = self.seen.meet(identifier);
        self.not_compared += u64::from(before.is_none());
        before.unwrap_or(0).saturating_add(1)
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
        let target = number(identifier);
        if self.seen.has(target) {
            return;
        }
        if self.open.len() >= self.most {
            self.close();
        }
        if self.open.len() >= self.most {
            self.not_compared += 1;
            return;
        }
        let is_whole = self.whole.len() < room;
        if is_whole {
            self.whole.push(make());
        }
        let known = self.rules.iter().position(|r| r.id == rule.id).unwrap_or_else(|| {
            self.rules.push(rule.clone());
            self.rules.len() - 1
        });
        self.open.push(Open { target, activity: number(activity), rule: known as u16, is_whole });
    }

    /// Forgets the references whose target came meanwhile.
    fn close(&mut self) {
        let seen = &self.seen;
        let (mut whole, mut left) = (self.whole.iter(), Violations::default());
        self.open.retain(|open| {
            let is_open = !seen.has(open.target);
            let violation = if open.is_whole { whole.next() } else { None };
            left.extend(violation.filter(|_| is_open));
            is_open
        });
        self.whole = left;
    }

    /// Tells the references whose target never came. Says how many activities and references were not compared.
    pub(crate) fn tell(mut self, findings: &mut Findings) -> u64 {
        // Their target may be one of those that were not remembered.
        if self.not_compared > 0 {
            return self.not_compared;
        }
        self.close();
        let mut whole = self.whole.iter();
        for open in &self.open {
            let rule = &self.rules[usize::from(open.rule)];
            match if open.is_whole { whole.next() } else { None } {
                Some(violation) => findings.push(rule, Some(open.activity), || violation),
                None => findings.count(rule, Some(open.activity)),
            }
        }
        0
    }
}

#[cfg(test)]
mod tests {
    use super::super::rules::Rules;
    use super::super::violation::Severity;
    use super::*;
    use crate::version::Version;
    use domain::Finding;

    fn refer(references: &mut References, target: &str, from: &str) {
        let rules = Rules::embedded();
        let rule = rules.live("1000.0.1", Version::V2_03).unwrap();
        references.refer((target, from), rule, 2, || Violation {
            rule: rule.id.clone(),
            severity: Severity::Advisory,
            category: rule.category.clone(),
            activity: from.to_owned(),
            path: target.to_owned(),
            line: 1,
            column: 1,
            finding: Finding::notice("check.reference-unknown"),
        });
    }

    fn told(references: References) -> (Vec<String>, u64, u64) {
        let mut findings = Findings { most: 10, most_of_a_rule: 10, ..Findings::default() };
        let not_compared = references.tell(&mut findings);
        (findings.kept.iter().map(|v| v.path).collect(), findings.left_out, not_compared)
    }

    #[test]
    fn only_targets_that_never_come_are_told_and_those_beyond_the_room_counted() {
        let mut references = References::default();
        for (target, from) in [("B", "A"), ("X", "A"), ("Y", "A"), ("Z", "B")] {
            refer(&mut references, target, from);
        }
        assert_eq!((references.see("A"), references.see("B"), references.see("A")), (1, 1, 2));
        assert_eq!(told(references), (vec!["X".to_owned()], 2, 0));
    }

    #[test]
    fn more_than_is_remembered_is_said_and_nothing_is_guessed() {
        let mut references = References::bounded(Identifiers::bounded(2), 2);
        refer(&mut references, "B", "A");
        refer(&mut references, "X", "A");
        assert_eq!((references.see("A"), references.see("B")), (1, 1));
        // Room is made by the one whose target came.
        refer(&mut references, "Y", "B");
        assert_eq!((references.open.len(), references.not_compared), (2, 0));
        refer(&mut references, "Z", "B");
        assert_eq!((references.see("C"), references.see("B")), (1, 2));
        assert_eq!(told(references), (vec![], 0, 2));
    }
}
