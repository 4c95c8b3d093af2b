//! One change of level per series: where it lies, how large it is, and whether chance alone would make one as large.
//! Plain numbers in and out. Method: docs/methods/trends.md.

use crate::chance::Chance;

/// Periods looked at: the last three years of months.
const WINDOW: usize = 36;
/// Fewest periods before a change.
const BEFORE: usize = 12;
/// Fewest periods from which a change can be told.
pub(super) const FEWEST: usize = 2 * BEFORE;
/// Fewest and most periods since a change: two, so that one odd period is no change of level; six, because every split more
/// that is tried makes chance larger. Chosen as [`AT_MOST`] was.
const SINCE: std::ops::RangeInclusive<usize> = 2..=6;
/// Orders tried for the chance of a change as large: so many for each series looked at, at most [`MOST_ORDERS`]. The more
/// series, the smaller a chance must be to convince, and the more orders tell it.
const ORDERS: usize = 1_000;
/// Most orders tried of one series.
const MOST_ORDERS: usize = 20_000;
/// Chance at one look up to which a change counts. Twelve looks a year overlap: together they stay below 5 %. Chosen on
/// simulated series alone (even, long-tailed and mixed noise), see the method page.
pub const AT_MOST: f64 = 0.005;
/// Smallest change that counts, as a share of the level before.
const EFFECT: f64 = 0.1;
/// Periods within which a fall should be seen.
const WITHIN: usize = 4;
/// Fewest periods from which it can be told which falls would be seen.
pub const FALLS_FROM: usize = FEWEST + WITHIN;
/// How often a fall should be seen in them.
const POWER: f64 = 0.8;
/// Random orders in which falls are tried, and orders from which the largest score by chance is learnt.
const TRIALS: usize = 100;
const TRIAL_ORDERS: usize = 1_000;
/// Falls tried, as shares: every fortieth.
const FALL_STEPS: usize = 40;

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

/// The most convincing change of the last three years, or `None` with fewer than 24 values, where the level hardly
/// changed, or where chance alone makes one as large too often to convince even among no other series. The change is the
/// split with the largest difference of means by its standard error. Chance: the same of the same values in other orders
/// (Good 2005), tried until that is plain (Besag and Clifford 1991). `looked` is the number of series looked at.
pub(super) fn change(values: &[f64], looked: usize, seed: u64) -> Option<Change> {
    let (split, score, found) = candidate(values)?;
    let mut scaled = scaled(values);
    let mut chance = Chance::seeded(seed);
    let orders = (ORDERS * looked.max(1)).min(MOST_ORDERS);
    let most = AT_MOST * (orders + 1) as f64;
    let mut as_large = 1;
    for _ in 0..orders {
        shuffle(&mut scaled, &mut chance);
        as_large += usize::from(largest(&scaled).is_some_and(|(_, other)| other >= score));
        if as_large as f64 > most {
            return None;
        }
    }
    Some(Change { at: values.len().saturating_sub(WINDOW) + split, p: as_large as f64 / (orders + 1) as f64, ..found })
}

/// The values looked at: the last three years, as logarithms where all are above zero.
fn scaled(values: &[f64]) -> Vec<f64> {
    let raw = &values[values.len().saturating_sub(WINDOW)..];
    let by_ratio = raw.iter().all(|v| *v > 0.0);
    raw.iter().map(|v| if by_ratio { v.ln() } else { *v }).collect()
}

fn shuffle(values: &mut [f64], chance: &mut Chance) {
    for i in (1..values.len()).rev() {
        values.swap(i, chance.below(i + 1));
    }
}

/// The largest change if the level changed enough, and both of the last values lie that far: its split within the values
/// looked at, its score, and its levels (chance and place are not told yet).
fn candidate(values: &[f64]) -> Option<(usize, f64, Change)> {
    let raw = &values[values.len().saturating_sub(WINDOW)..];
    if raw.len() < FEWEST {
        return None;
    }
    let by_ratio = raw.iter().all(|v| *v > 0.0);
    let scaled = scaled(values);
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
    Some((split, score, Change { at: split, before, after, p: 1.0 }))
}

/// The split with the largest difference of means by its standard error, from the deviations within both parts: Student's
/// t of every split. `None` where all values are alike.
fn largest(values: &[f64]) -> Option<(usize, f64)> {
    let n = values.len();
    let mean = values.iter().sum::<f64>() / n as f64;
    let squares: f64 = values.iter().map(|v| (v - mean).powi(2)).sum();
    if squares <= 1e-18 * (n as f64) * mean.powi(2).max(f64::MIN_POSITIVE) {
        return None;
    }
    let (mut since, mut best) = (0.0, None::<(usize, f64)>);
    for length in 1..=*SINCE.end() {
        since += values[n - length] - mean;
        if !SINCE.contains(&length) || n - length < BEFORE {
            continue;
        }
        // With values less their mean, both sums are equal but for the sign.
        let (k, l) = ((n - length) as f64, length as f64);
        let between = since * since * (1.0 / l + 1.0 / k);
        let within = (squares - between).max(1e-12 * squares) / (n as f64 - 2.0);
        let score = (between / within).sqrt();
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
    let mut check = NullCheck::default();
    if values.len() < 2 * BEFORE + LOOKS {
        return check;
    }
    let mut chance = Chance::seeded(seed);
    let mut values = values.to_vec();
    let is_signal = |values: &[f64], seed: u64| change(values, 1, seed);
    for repeat in 0..u64::from(repeats) {
        shuffle(&mut values, &mut chance);
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

/// The smallest fall of level that would be seen within four periods in four of five cases, as a share; `None` with too
/// few values, or where even a fall by all but a fortieth would not. In random orders of the latest values the last four
/// fall; the fall is seen if in one of the four looks the change is larger than chance makes it in these values (one
/// critical score for all looks), and large and lasting enough to be told. The series counts as looked at alone.
pub(super) fn smallest_fall(values: &[f64], seed: u64) -> Option<f64> {
    let latest = &values[values.len().saturating_sub(WINDOW + WITHIN)..];
    if latest.len() < FALLS_FROM {
        return None;
    }
    let mut chance = Chance::seeded(seed);
    let critical = critical_score(latest, &mut chance)?;
    let mut order = latest.to_vec();
    let mut least: Vec<usize> = Vec::with_capacity(TRIALS);
    for _ in 0..TRIALS {
        shuffle(&mut order, &mut chance);
        let is_seen = |step: &usize| is_fall_seen(&order, *step as f64 / FALL_STEPS as f64, critical);
        let steps: Vec<usize> = (1..FALL_STEPS).collect();
        least.push(1 + steps.partition_point(|step| !is_seen(step)));
    }
    least.sort_unstable();
    let step = least[(POWER * TRIALS as f64).ceil() as usize - 1];
    (step < FALL_STEPS).then(|| step as f64 / FALL_STEPS as f64)
}

/// The score that random orders of the values pass as rarely as a convincing change may.
fn critical_score(values: &[f64], chance: &mut Chance) -> Option<f64> {
    let mut scaled = scaled(values);
    let mut scores: Vec<f64> = (0..TRIAL_ORDERS)
        .filter_map(|_| {
            shuffle(&mut scaled, chance);
            largest(&scaled).map(|(_, score)| score)
        })
        .collect();
    scores.sort_by(|a, b| b.total_cmp(a));
    let as_large = (AT_MOST * (TRIAL_ORDERS + 1) as f64) as usize;
    scores.get(as_large - 1).copied()
}

fn is_fall_seen(values: &[f64], fall: f64, critical: f64) -> bool {
    let mut fallen = values.to_vec();
    let from = fallen.len() - WITHIN;
    fallen[from..].iter_mut().for_each(|v| *v *= 1.0 - fall);
    (from + 1..=fallen.len())
        .any(|n| candidate(&fallen[..n]).is_some_and(|(_, score, found)| score > critical && !found.is_rise()))
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
        let found = change(&values, 1, 1).unwrap();
        assert_eq!(found.at, 20);
        assert!((found.before - 99f64.sqrt()).abs() < 1e-9 && (found.after - 6.0).abs() < 1e-9, "{found:?}");
        assert!(found.p <= AT_MOST && !found.is_rise());
        assert_eq!(change(&values[..23], 1, 1), None, "23 values are too few");
        // Student's t of the split, on the logarithms: means ln 9.95 and ln 6, within them only the steps of 9 and 11.
        let (split, score) = largest(&values.iter().map(|v| v.ln()).collect::<Vec<_>>()).unwrap();
        let half = (11f64.ln() - 9f64.ln()) / 2.0;
        let by_hand = (99f64.ln() / 2.0 - 6f64.ln()) / ((20.0 * half * half / 22.0) * (1.0 / 4.0 + 1.0 / 20.0)).sqrt();
        assert!(split == 20 && (score - by_hand).abs() < 1e-9 && (score - 9.65).abs() < 0.005, "{score} {by_hand}");
    }

    #[test]
    fn one_odd_period_is_no_change_of_level() {
        let mut values = noisy(36, 0.1, 4);
        values[35] = 20.0;
        assert_eq!(change(&values, 1, 1), None);
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
    fn a_plain_fall_of_one_of_many_series_is_still_told() {
        let mut values = noisy(40, 0.1, 4);
        values[36..].iter_mut().for_each(|v| *v *= 0.4);
        let mut found = [change(&values, 60, 1)];
        keep_convincing(&mut found, 60);
        assert!(found[0].is_some_and(|c| c.p <= AT_MOST && !c.is_rise()), "{found:?}");
    }

    #[test]
    fn the_smallest_fall_that_is_seen_grows_with_the_noise_and_is_seen_as_often_as_said() {
        let quiet = smallest_fall(&noisy(60, 0.08, 1), 1).unwrap();
        let loud = smallest_fall(&noisy(60, 0.3, 1), 1).unwrap();
        assert!(quiet < 0.25 && loud > 1.5 * quiet, "{quiet} {loud}");
        assert_eq!(smallest_fall(&noisy(27, 0.1, 1), 1), None, "too few values");
        // What is said of a series holds in the null check of the same series, which tries every look by its own orders.
        let (mut falls, mut seen) = (0, 0);
        for series in 0..8 {
            let values = noisy(40, 0.15, series);
            let check = null_check(&values, smallest_fall(&values, series).unwrap(), 10, series);
            (falls, seen) = (falls + check.falls, seen + check.seen);
        }
        assert!((0.7..=0.92).contains(&(seen as f64 / falls as f64)), "{seen} of {falls}");
    }

    #[test]
    fn false_signals_are_rare_and_a_fall_is_seen_where_the_noise_allows() {
        let mut all = NullCheck::default();
        for series in 0..60 {
            let one = null_check(&noisy(60, 0.15, series), 0.3, 8, series);
            all.years += one.years;
            all.false_years += one.false_years;
            all.falls += one.falls;
            all.seen += one.seen;
        }
        assert!(20 * all.false_years <= all.years, "{all:?}");
        assert!(10 * all.seen >= 8 * all.falls, "{all:?}");
    }
}
