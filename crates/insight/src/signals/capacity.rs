//! Statistical signals ranked, and capped by how many an office can review. A missed date, norm or limit is neither.

use super::{Signal, Sort};
use std::collections::{BTreeMap, BTreeSet};

/// The row of the reference list that holds the share of an office's activities that can be reviewed.
pub(super) const RULE: &str = "review-capacity";

/// Activities under way by office.
#[derive(Default)]
pub(super) struct Capacity {
    running: BTreeMap<u32, u32>,
}

impl Capacity {
    pub(super) fn note(&mut self, office: u32) {
        *self.running.entry(office).or_default() += 1;
    }

    /// Gives every statistical signal its place in its office: act before watch, then the further beyond its limit,
    /// then the older. Activities beyond the office's share (at least one place) are beyond capacity.
    pub(super) fn rank(&self, signals: &mut [Signal], share: Option<f64>, office: &[u32]) {
        let mut of_office: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for (at, signal) in signals.iter().enumerate().filter(|(_, s)| s.sort == Sort::Statistical) {
            of_office.entry(office[signal.activity as usize]).or_default().push(at);
        }
        for (office, mut places) in of_office {
            places.sort_by(|a, b| {
                let (a, b) = (&signals[*a], &signals[*b]);
                (b.severity.cmp(&a.severity))
                    .then(b.excess.total_cmp(&a.excess))
                    .then((a.raised_on, &a.id).cmp(&(b.raised_on, &b.id)))
            });
            let running = f64::from(self.running.get(&office).copied().unwrap_or(0));
            let places_to_review = share.map_or(usize::MAX, |share| (share * running).ceil().max(1.0) as usize);
            let mut reviewed = BTreeSet::new();
            for (rank, at) in (1..).zip(places) {
                let signal = &mut signals[at];
                signal.rank = Some(rank);
                if reviewed.len() < places_to_review {
                    reviewed.insert(signal.activity);
                }
                signal.beyond_capacity = !reviewed.contains(&signal.activity);
            }
        }
    }
}
