//! Identifiers met in a file and how often, as numbers of 64 bits: nine to eighteen bytes for each, and bounded. That two
//! of a file of a million share a number has a chance of one in forty million.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

/// Identifiers remembered: far more than any published file has.
const MOST: usize = 3_600_000;

/// Identifiers met so far.
#[derive(Clone, Debug)]
pub struct Identifiers {
    met: HashSet<u64>,
    /// How often, of the few that repeat.
    repeats: HashMap<u64, u32>,
    most: usize,
}

impl Default for Identifiers {
    fn default() -> Identifiers {
        Identifiers::bounded(MOST)
    }
}

impl Identifiers {
    /// Remembers so many.
    pub fn bounded(most: usize) -> Identifiers {
        Identifiers { met: HashSet::new(), repeats: HashMap::new(), most }
    }

    /// Notes an identifier and says how often it was met before; `None` where it was not and there is no room to
    /// remember it.
    pub fn meet(&mut self, identifier: &str) -> Option<u32> {
        let number = number(identifier);
        if self.met.contains(&number) {
            let times = self.repeats.entry(number).or_insert(0);
            *times = times.saturating_add(1);
            return Some(*times);
        }
        let has_room = self.met.len() < self.most;
        if has_room {
            self.met.insert(number);
        }
        has_room.then_some(0)
    }

    /// Whether the identifier of this number was met.
    pub(crate) fn has(&self, number: u64) -> bool {
        self.met.contains(&number)
    }
}

/// The number that stands for an identifier.
pub(crate) fn number(identifier: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    identifier.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_counted_until_there_is_no_more_room() {
        let mut identifiers = Identifiers::bounded(2);
        let met = ["A", "B", "A", "C", "A", "B", "C"].map(|identifier| identifiers.meet(identifier));
        assert_eq!(met, [Some(0), Some(0), Some(1), None, Some(2), Some(1), None]);
        assert!(identifiers.has(number("B")) && !identifiers.has(number("C")));
    }
}
