//! What is usual: the median of a rule's value among the activities of the same office, or of all chosen ones.

use crate::facts::NONE;
use std::collections::BTreeMap;

/// Least number of activities of an office for a comparison within it.
const OFFICE_FROM: usize = 20;

/// The group a signal is compared with.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Comparison {
    /// Office, or [`NONE`] for all chosen activities the rule applies to.
    pub office: u32,
    /// Activities in the group (for a stage: that completed it).
    pub n: u32,
    /// Median of the rule's value in the group; `None` if the group is empty.
    pub median: Option<f64>,
}

impl Default for Comparison {
    fn default() -> Comparison {
        Comparison { office: NONE, n: 0, median: None }
    }
}

/// Values by number of the rule.
#[derive(Default)]
pub(super) struct Values {
    by_rule: Vec<RuleValues>,
}

#[derive(Default)]
struct RuleValues {
    all: Vec<f64>,
    by_office: BTreeMap<u32, Vec<f64>>,
}

impl Values {
    pub(super) fn note(&mut self, rule: usize, office: u32, value: f64) {
        if self.by_rule.len() <= rule {
            self.by_rule.resize_with(rule + 1, RuleValues::default);
        }
        let values = &mut self.by_rule[rule];
        values.all.push(value);
        values.by_office.entry(office).or_default().push(value);
    }

    pub(super) fn sort(&mut self) {
        for values in &mut self.by_rule {
            values.all.sort_by(f64::total_cmp);
            values.by_office.values_mut().for_each(|v| v.sort_by(f64::total_cmp));
        }
    }

    /// The office's own activities if there are enough, else all. Call after `sort`.
    pub(super) fn compare(&self, rule: usize, office: u32) -> Comparison {
        let Some(values) = self.by_rule.get(rule) else { return Comparison::default() };
        match values.by_office.get(&office) {
            Some(own) if office != NONE && own.len() >= OFFICE_FROM => {
                Comparison { office, n: own.len() as u32, median: median(own) }
            }
            _ => Comparison { office: NONE, n: values.all.len() as u32, median: median(&values.all) },
        }
    }
}

/// Median of sorted values: the middle one, or the mean of the two in the middle.
pub(crate) fn median(sorted: &[f64]) -> Option<f64> {
    let n = sorted.len();
    (n > 0).then(|| (sorted[(n - 1) / 2] + sorted[n / 2]) / 2.0)
}
