//! Findings of one file, bounded in memory: the first ones whole, the rest as row numbers by code and column, so
//! that a file with a million bad rows still names every one of them.

use domain::{Finding, Severity};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Findings kept whole.
const WHOLE: usize = 20_000;
/// Ranges of rows kept for each code and column beyond that.
const RANGES: usize = 20_000;

/// Findings of one file.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    whole: Vec<Finding>,
    more: BTreeMap<(&'static str, Option<String>, u8), Rows>,
    counts: [u64; 3],
}

#[derive(Clone, Debug, Default)]
struct Rows {
    n: u64,
    ranges: Vec<(u64, u64)>,
}

impl Findings {
    /// Adds one.
    pub fn push(&mut self, finding: Finding) {
        self.counts[finding.severity as usize] += 1;
        if self.whole.len() < WHOLE {
            self.whole.push(finding);
            return;
        }
        let row = finding.row.unwrap_or(0);
        let rows = self.more.entry((finding.code, finding.column, finding.severity as u8)).or_default();
        rows.n += 1;
        if let Some((_, last)) = rows.ranges.last_mut()
            && *last + 1 >= row
        {
            *last = row.max(*last);
        } else if rows.ranges.len() < RANGES {
            rows.ranges.push((row, row));
        }
    }

    /// How many of a severity.
    pub fn count(&self, severity: Severity) -> u64 {
        self.counts[severity as usize]
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.counts.iter().all(|n| *n == 0)
    }

    /// The first so many, as far as they are kept whole.
    pub fn first(&self, most: usize) -> &[Finding] {
        &self.whole[..self.whole.len().min(most)]
    }

    /// All of them; those beyond the first as one finding per code and column that lists its rows.
    pub fn all(&self) -> Vec<Finding> {
        self.each(None).map(Cow::into_owned).collect()
    }

    /// As [`Findings::all`], one at a time; of rows at most the first so many ranges, and then how many rows more.
    pub fn each(&self, most_ranges: Option<usize>) -> impl Iterator<Item = Cow<'_, Finding>> {
        let most = most_ranges.unwrap_or(usize::MAX);
        let more = self.more.iter().map(move |((code, column, severity), rows)| {
            let severity = [Severity::Notice, Severity::Warning, Severity::Refused][usize::from(*severity)];
            let (list, listed) = rows.listed(most);
            let mut finding = Finding::new(severity, "findings.more")
                .with("finding", code)
                .with("count", rows.n)
                .with("rows", list)
                .with("unlisted", rows.n.saturating_sub(listed));
            finding.column = column.clone();
            Cow::Owned(finding)
        });
        self.whole.iter().map(Cow::Borrowed).chain(more)
    }
}

impl Rows {
    /// The first ranges in words, and how many rows they name.
    fn listed(&self, most: usize) -> (String, u64) {
        let shown = || self.ranges.iter().take(most);
        let range = |(from, to): &(u64, u64)| if from == to { from.to_string() } else { format!("{from}-{to}") };
        let list: Vec<String> = shown().map(range).collect();
        (list.join(", "), shown().map(|(from, to)| to - from + 1).sum())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_million_bad_rows_are_all_named_in_little_memory() {
        let mut findings = Findings::default();
        for row in 2..1_000_002u64 {
            findings.push(Finding::refused("date.unreadable").at_row(row).in_column("planned_end"));
        }
        let all = findings.all();
        assert_eq!(findings.count(Severity::Refused), 1_000_000);
        assert_eq!(all.len(), WHOLE + 1);
        let rest = &all[WHOLE];
        assert_eq!(rest.arguments[2].1, format!("{}-1000001", WHOLE + 2));
    }

    #[test]
    fn of_many_scattered_rows_the_first_are_named_and_the_others_counted() {
        let mut findings = Findings::default();
        for row in 0..WHOLE as u64 + 100 {
            findings.push(Finding::warning("date.implausible").at_row(2 * row));
        }
        let argument = |most| {
            let last = findings.each(most).last().unwrap();
            [2, 3].map(|at| last.arguments[at].1.clone())
        };
        assert_eq!(argument(Some(3)), ["40000, 40002, 40004", "97"]);
        let [rows, unlisted] = argument(None);
        assert_eq!((rows.split(", ").count(), unlisted.as_str()), (100, "0"));
    }
}
