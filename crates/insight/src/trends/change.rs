//! One change of level per series: where it lies, how large it is, and whether chance alone would make one as large.
//! Plain numbers in and out. Method: docs/methods/trends.md.

use crate::chance::Chance;

/// Periods looked at: the last three years of months.
const WINDOW: usize = 36;
/// Fewest periods before a change.
const BEFORE: usize = 12;
/// Fewest periods from which a change can be told.
pub(super) const FEWEST: usize = 2 * BEFORE;
/// Fewest and most periods since a change: two, so that one odd period is no change of level.
const SINCE: std::ops::RangeInclusive<usize> = 2..=12;
/// Orders tried for the chance of a change as large.
const ORDERS: usize = 400;
/// Chance at one look below which a change counts. Twelve looks a year overlap: together they stay below 5 %.
pub const AT_MOST: f64 = 0.005;
/// Smallest change that counts, as a share of the level before.
const EFFECT: f64 = 0.1;
/// From mean moving range to standard deviation (Wheeler 1993).
const MOVING_RANGE: f64 = 1.128;

/// A change of level.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    /// Place of the first value after it.
    pub at: usize,
    /// Level before: mean, or geometric mean where all values are above zero.
    pub before: f64,
    /// Level since.
    pub after: f64,
    /// Share of orders of the same values with a change at least as large; corrected for the number of series by
    /// [`keep_convincing`].
    pub p: f64,
}

impl Change {
    /// Whether the level rose.
    pub fn is_rise(&self) -> bool {
        self.after > self.before
    }
}

/// The most convincing change of the last three years, or `None` with fewer than 24 values, or where the level hardly
/// changed. The change is the split with the largest difference of means by its standard error; the error comes from
/// moving ranges, which one change hardly widens. Chance: the same of the same values in other orders (Good 2005).
pub(super) fn change(values: &[f64], seed: u64) -> Option<Change> {
    let from = values.len().saturating_sub(WINDOW);
    let raw = &values[from..];
    if raw.len() < FEWEST {
        return None;
    }
    let by_ratio = raw.iter().all(|v| *v > 0.0);
    let mut scaled: Vec<f64> = raw.iter().map(|v| if by_ratio { v.ln() } else { *v }).collect();
    let (split, score) = largest(&scaled)?;
    let level = |part: &[f64]| {
        let mean = part.iter().sum::<f64>() / part.len() as f64;
        if by_ratio { mean.exp() } else { mean }
    };
    let (before, after) = (level(&scaled[..split]), level(&scaled[split..]));
    // Both of the last two values lie that far on the side of the change: one odd period is none.
    let side = (after - before).signum();
    let lies_beyond = |value: f64| side * (value - before) >= EFFECT * before.abs();
    if !lies_beyond(after) || !raw[raw.len() - 2..].iter().all(|v| lies_beyond(*v)) {
        return None;
    }
    let mut chance = Chance::seeded(seed);
    let mut as_large = 1;
    for _ in 0..ORDERS {
        for i in (1..scaled.len()).rev() {
            scaled.swap(i, chance.below(i + 1));
        }
        as_large += usize::from(largest(&scaled).is_some_and(|(_, other)| other >= score));
    }
    Some(Change { at: from + split, before, after, p: as_large as f64 / (ORDERS + 1) as f64 })
}

/// The split with the largest difference of means by its standard error.
fn largest(values: &[f64]) -> Option<(usize, f64)> {
    let n = values.len();
    let ranges = values.windows(2).map(|w| (w[1] - w[0]).abs()).sum::<f64>() / (n - 1) as f64;
    let deviation = ranges / MOVING_RANGE;
    if deviation <= 0.0 {
        return None;
    }
    let total: f64 = values.iter().sum();
    let (mut since, mut best) = (0.0, None::<(usize, f64)>);
    for length in 1..=*SINCE.end() {
        since += values[n - length];
        if !SINCE.contains(&length) || n - length < BEFORE {
            continue;
        }
        let (k, l) = ((n - length) as f64, length as f64);
        let score = (since / l - (total - since) / k).abs() / (deviation * (1.0 / l + 1.0 / k).sqrt());
        if best.is_none_or(|(_, most)| score > most) {
            best = Some((n - length, score));
        }
    }
    best
}

/// Keeps the changes that convince among all series looked at (Benjamini and Hochberg 1995 at [`AT_MOST`]) and gives
/// each its corrected chance. `looked` is the number of series that were long enough.
pub(super) fn keep_convincing(changes: &mut [Option<Change>], looked: usize) {
    let mut order: Vec<usize> = (0..changes.len()).filter(|i| changes[*i].is_some()).collect();
    order.sort_by(|a, b| p_of(changes[*a]).total_cmp(&p_of(changes[*b])));
    let mut smallest = 1.0f64;
    for (rank, at) in order.iter().enumerate().rev() {
        smallest = smallest.min(p_of(changes[*at]) * looked as f64 / (rank + 1) as f64);
        if let Some(change) = &mut changes[*at] {
            change.p = smallest.min(1.0);
        }
    }
    for change in changes {
        *change = change.filter(|c| c.p <= AT_MOST);
    }
}

fn p_of(change: Option<Change>) -> f64 {
    change.map_or(1.0, |c| c.p)
}

/// What twelve looks a year would have said of series in random order, and how often a fall is seen: the null check.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct NullCheck {
    /// Years simulated.
    pub years: u64,
    /// Of these with a false signal.
    pub false_years: u64,
    /// Falls simulated.
    pub falls: u64,
    /// Seen within four periods.
    pub seen: u64,
}

/// Puts the values of a series into random orders. In each, looks at every one of twelve successive periods without a
/// change; then lets the level fall by a share for the last four periods and looks after each.
pub fn null_check(values: &[f64], fall: f64, repeats: u32, seed: u64) -> NullCheck {
    const LOOKS: usize = 12;
    const WITHIN: usize = 4;
    let mut check = NullCheck::default();
    if values.len() < 2 * BEFORE + LOOKS {
        return check;
    }
    let mut chance = Chance::seeded(seed);
    let mut values = values.to_vec();
    let is_signal = |values: &[f64], seed: u64| change(values, seed).filter(|c| c.p <= AT_MOST);
    for repeat in 0..u64::from(repeats) {
        for i in (1..values.len()).rev() {
            values.swap(i, chance.below(i + 1));
        }
        let looks = values.len() - LOOKS..=values.len();
        check.years += 1;
        check.false_years += u64::from(looks.skip(1).any(|n| is_signal(&values[..n], seed ^ repeat).is_some()));
        let mut fallen = values.clone();
        let from = fallen.len() - WITHIN;
        fallen[from..].iter_mut().for_each(|v| *v *= 1.0 - fall);
        check.falls += 1;
        let seen =
            (from + 1..=fallen.len()).any(|n| is_signal(&fallen[..n], seed ^ repeat).is_some_and(|c| !c.is_rise()));
        check.seen += u64::from(seen);
    }
    check
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Monthly values around 100 with so much noise, as logarithms.
    fn noisy(n: usize, noise: f64, seed: u64) -> Vec<f64> {
        let mut chance = Chance::seeded(seed);
        (0..n).map(|_| 100.0 * (noise * chance.normal_pair().0).exp()).collect()
    }

    #[test]
    fn the_worked_example_of_the_method_page() {
        // Twenty values between 9 and 11, then four around 6: the mean fell from 10 to 6.
        let mut values: Vec<f64> = (0..20).map(|i| if i % 2 == 0 { 9.0 } else { 11.0 }).collect();
        values.extend([6.0, 6.0, 6.0, 6.0]);
        let found = change(&values, 1).unwrap();
        assert_eq!(found.at, 20);
        assert!((found.before - 99f64.sqrt()).abs() < 1e-9 && (found.after - 6.0).abs() < 1e-9, "{found:?}");
        assert!(found.p <= AT_MOST && !found.is_rise());
        assert_eq!(change(&values[..23], 1), None, "23 values are too few");
    }

    #[test]
    fn one_odd_period_is_no_change_of_level() {
        let mut values = noisy(36, 0.1, 4);
        values[35] = 20.0;
        assert!(change(&values, 1).is_none_or(|c| c.p > AT_MOST));
    }

    #[test]
    fn many_series_are_corrected_for() {
        let change = |p| Some(Change { at: 30, before: 1.0, after: 2.0, p });
        let mut found = [change(0.003), None, change(0.004), change(0.5)];
        keep_convincing(&mut found, 2);
        // 0.004 × 2 / 2 for the second; the first is no less convincing. 0.5 stays far away.
        assert_eq!(found.map(|c| c.map(|c| c.p)), [Some(0.004), None, Some(0.004), None]);
        let mut alone = [change(0.003)];
        keep_convincing(&mut alone, 40);
        assert_eq!(alone, [None], "one of forty series is expected to look like this");
    }

    #[test]
    fn false_signals_are_rare_and_a_fall_is_seen_where_the_noise_allows() {
        let mut all = NullCheck::default();
        for series in 0..12 {
            let one = null_check(&noisy(60, 0.12, series), 0.3, 8, series);
            all.years += one.years;
            all.false_years += one.false_years;
            all.falls += one.falls;
            all.seen += one.seen;
        }
        assert!(20 * all.false_years <= all.years, "{all:?}");
        assert!(10 * all.seen >= 8 * all.falls, "{all:?}");
    }
}
