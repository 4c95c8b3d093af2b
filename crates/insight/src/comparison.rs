//! Groups side by side without unfairness to small ones: shrunk shares, funnel limits, ranks as ranges, from plain
//! counts. Which cases are counted is in `cases`. Method: docs/methods/fair-comparison.md.

mod cases;

pub use cases::{Case, Compared, Counts, cases, counts};

use crate::chance::{Chance, normal_share};
use crate::statistics::ln_gamma;

/// Fewest cases from which a group is judged.
pub const FEWEST: u64 = 5;
/// Draws for intervals and ranks.
const DRAWS: usize = 2_000;
/// Seed of the draws.
const SEED: u64 = 8;
/// Sizes at which the funnel is told for a picture.
const FUNNEL_STEPS: u32 = 48;

/// Where a group lies in the funnel.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// Fewer than five cases: too few to say.
    TooFew,
    /// As good as chance makes it.
    Within,
    /// Better, corrected for the number of groups.
    Better,
    /// Worse, corrected for the number of groups.
    Worse,
}

impl Place {
    /// Its word in JSON and translations.
    pub const fn name(self) -> &'static str {
        match self {
            Place::TooFew => "too-few",
            Place::Within => "within",
            Place::Better => "better",
            Place::Worse => "worse",
        }
    }
}

/// One group compared.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Group {
    /// Its counts.
    pub counts: Counts,
    /// Well by cases.
    pub share: f64,
    /// The share laid toward that of all groups, by how few cases there are.
    pub shrunk: f64,
    /// 5th and 95th percentile of what its true share may be.
    pub interval: (f64, f64),
    /// Best, middle and worst rank in 90 % of draws; 1 is the highest share.
    pub ranks: (u32, u32, u32),
    /// Funnel limits at 95 %, for a group of its size.
    pub limits: (f64, f64),
    /// Funnel limits at 99.8 %.
    pub outer: (f64, f64),
    /// Chance of a share so far from that of all, corrected for the number of groups.
    pub p: f64,
    /// Where it lies.
    pub place: Place,
}

/// Groups compared.
#[derive(Clone, PartialEq, Debug)]
pub struct Comparison {
    /// Share of all cases together.
    pub share: f64,
    /// Standard deviation of true shares between groups, beyond chance.
    pub spread: f64,
    /// Mean squared distance in standard errors, the farthest tenth drawn in; 1 is chance alone.
    pub dispersion: f64,
    /// Whether the groups differ more than chance makes them, so that the funnel is widened.
    pub is_over_dispersed: bool,
    /// Groups, the highest shrunk share first.
    pub groups: Vec<Group>,
    /// Limits at sizes from one case to those of the largest group, for a picture.
    pub funnel: Vec<FunnelAt>,
}

/// The limits of groups of one size.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct FunnelAt {
    /// Cases.
    pub n: u64,
    /// Limits at 95 %.
    pub limits: (f64, f64),
    /// Limits at 99.8 %.
    pub outer: (f64, f64),
}

/// Compares groups; `None` without any case.
pub fn compare(counts: &[Counts]) -> Option<Comparison> {
    let (well, n) = counts.iter().fold((0, 0), |(w, n), c| (w + c.well, n + c.n));
    if n == 0 {
        return None;
    }
    let share = well as f64 / n as f64;
    let variance = share * (1.0 - share);
    let between = between(counts, share);
    let (dispersion, is_over_dispersed) = dispersion(counts, share);
    // The funnel is widened only where the groups surely differ; otherwise it is exact.
    let added = if is_over_dispersed { between } else { 0.0 };
    let mut groups: Vec<Group> = counts
        .iter()
        .filter(|c| c.n > 0)
        .map(|c| {
            let own = c.well as f64 / c.n as f64;
            let trust = if variance > 0.0 { between / (between + variance / c.n as f64) } else { 0.0 };
            let at = funnel_at(share, c.n, added);
            Group {
                counts: *c,
                share: own,
                shrunk: share + trust * (own - share),
                interval: (own, own),
                ranks: (1, 1, 1),
                limits: at.limits,
                outer: at.outer,
                p: chance_of(share, *c, added),
                place: Place::Within,
            }
        })
        .collect();
    draw(&mut groups, share, between);
    judge(&mut groups, share);
    groups.sort_by(|a, b| b.shrunk.total_cmp(&a.shrunk).then(a.counts.group.cmp(&b.counts.group)));
    let largest = groups.iter().map(|g| g.counts.n).max().unwrap_or(0);
    let funnel = sizes(largest).into_iter().map(|n| funnel_at(share, n, added)).collect();
    Some(Comparison { share, spread: between.sqrt(), dispersion, is_over_dispersed, groups, funnel })
}

/// Sizes from one to the largest, denser among the small ones, where limits bend.
fn sizes(largest: u64) -> Vec<u64> {
    let steps = f64::from(FUNNEL_STEPS);
    let mut sizes: Vec<u64> = (1..=FUNNEL_STEPS)
        .map(|i| ((f64::from(i) / steps).powi(2) * largest as f64).round() as u64)
        .filter(|n| *n > 0)
        .collect();
    sizes.dedup();
    if sizes.first().is_some_and(|n| *n > 1) {
        sizes.insert(0, 1);
    }
    sizes
}

/// Variance of true shares between groups: what is left of the differences after chance (DerSimonian and Laird 1986).
fn between(counts: &[Counts], share: f64) -> f64 {
    let variance = share * (1.0 - share);
    let with: Vec<&Counts> = counts.iter().filter(|c| c.n > 0).collect();
    if variance <= 0.0 || with.len() < 2 {
        return 0.0;
    }
    let q: f64 = with.iter().map(|c| c.n as f64 * (c.well as f64 / c.n as f64 - share).powi(2) / variance).sum();
    let (n, squares) = with.iter().fold((0.0, 0.0), |(n, s), c| (n + c.n as f64, s + (c.n as f64).powi(2)));
    ((q - (with.len() - 1) as f64) * variance / (n - squares / n)).max(0.0)
}

/// Spiegelhalter (2005): squared distances in standard errors with the farthest tenth on each side drawn in, and
/// whether their mean is beyond what chance allows.
fn dispersion(counts: &[Counts], share: f64) -> (f64, bool) {
    let variance = share * (1.0 - share);
    let mut z: Vec<f64> = counts
        .iter()
        .filter(|c| c.n >= FEWEST && variance > 0.0)
        .map(|c| (c.well as f64 / c.n as f64 - share) / (variance / c.n as f64).sqrt())
        .collect();
    if z.len() < 3 {
        return (1.0, false);
    }
    z.sort_by(f64::total_cmp);
    let cut = z.len() / 10;
    let (low, high) = (z[cut], z[z.len() - 1 - cut]);
    let k = z.len() as f64;
    let mean = z.iter().map(|z| z.clamp(low, high).powi(2)).sum::<f64>() / k;
    (mean, mean > 1.0 + 2.0 * (2.0 / k).sqrt())
}

/// Chance of at most `x` of `n` where each has the chance `p`.
fn binomial_at_most(x: i64, n: u64, p: f64) -> f64 {
    if x < 0 {
        return 0.0;
    }
    if p <= 0.0 || x >= n as i64 {
        return 1.0;
    }
    if p >= 1.0 {
        return 0.0;
    }
    let n = n as f64;
    (0..=x)
        .map(|k| {
            let k = k as f64;
            (ln_gamma(n + 1.0) - ln_gamma(k + 1.0) - ln_gamma(n - k + 1.0) + k * p.ln() + (n - k) * (1.0 - p).ln())
                .exp()
        })
        .sum::<f64>()
        .min(1.0)
}

/// Funnel limits of groups of `n` cases: exact and interpolated between counts (Spiegelhalter 2005), or normal with the
/// variance between groups added.
fn funnel_at(share: f64, n: u64, added: f64) -> FunnelAt {
    const TAILS: [f64; 4] = [0.001, 0.025, 0.975, 0.999];
    let [outer_low, low, high, outer_high] = if added > 0.0 {
        let error = (share * (1.0 - share) / n as f64 + added).sqrt();
        TAILS.map(|tail| (share + crate::chance::normal_quantile(tail) * error).clamp(0.0, 1.0))
    } else {
        exact_quantiles(share, n, TAILS)
    };
    FunnelAt { n, limits: (low, high), outer: (outer_low, outer_high) }
}

/// Shares below which the ascending tails of a binomial lie: of each the smallest count that reaches the tail, moved back
/// by the part of its chance beyond it. One walk over the counts serves all tails.
fn exact_quantiles(share: f64, n: u64, tails: [f64; 4]) -> [f64; 4] {
    let odds = (share / (1.0 - share)).ln();
    let mut ln_chance = n as f64 * (1.0 - share).ln();
    let mut upto = 0.0f64;
    let mut found = [1.0; 4];
    let mut next = 0;
    for x in 0..=n {
        let chance = match share {
            s if s <= 0.0 => f64::from(u8::from(x == 0)),
            s if s >= 1.0 => f64::from(u8::from(x == n)),
            _ => ln_chance.exp(),
        };
        upto += chance;
        while next < tails.len() && (upto >= tails[next] || x == n) {
            let part = if chance > 0.0 { ((upto - tails[next]) / chance).max(0.0) } else { 0.0 };
            found[next] = ((x as f64 - part) / n as f64).clamp(0.0, 1.0);
            next += 1;
        }
        if next == tails.len() {
            break;
        }
        ln_chance += ((n - x) as f64 / (x + 1) as f64).ln() + odds;
    }
    found
}

/// Two-sided chance of counts so far from the share of all.
fn chance_of(share: f64, counts: Counts, added: f64) -> f64 {
    if added > 0.0 {
        let error = (share * (1.0 - share) / counts.n as f64 + added).sqrt();
        let z = (counts.well as f64 / counts.n as f64 - share).abs() / error;
        return (2.0 * (1.0 - normal_share(z))).clamp(0.0, 1.0);
    }
    let upto = binomial_at_most(counts.well as i64, counts.n, share);
    let from = 1.0 - binomial_at_most(counts.well as i64 - 1, counts.n, share);
    (2.0 * upto.min(from)).min(1.0)
}

/// Intervals and ranks from draws of every true share: normal around the shrunk share with what its cases leave open.
fn draw(groups: &mut [Group], share: f64, between: f64) {
    let variance = share * (1.0 - share);
    let mut chance = Chance::seeded(SEED);
    let errors: Vec<f64> = groups
        .iter()
        .map(|g| {
            let own = variance / g.counts.n as f64;
            if between > 0.0 { (between * own / (between + own)).sqrt() } else { 0.0 }
        })
        .collect();
    let mut values: Vec<Vec<f64>> = vec![Vec::with_capacity(DRAWS); groups.len()];
    let mut ranks: Vec<Vec<u32>> = vec![Vec::with_capacity(DRAWS); groups.len()];
    for _ in 0..DRAWS {
        // Where nothing tells groups apart, chance alone orders them.
        let drawn: Vec<(f64, f64)> = groups
            .iter()
            .zip(&errors)
            .map(|(g, error)| ((g.shrunk + error * chance.normal_pair().0).clamp(0.0, 1.0), chance.share()))
            .collect();
        let mut order: Vec<usize> = (0..groups.len()).collect();
        order.sort_by(|a, b| drawn[*b].0.total_cmp(&drawn[*a].0).then(drawn[*a].1.total_cmp(&drawn[*b].1)));
        for (rank, at) in (1..).zip(order) {
            ranks[at].push(rank);
            values[at].push(drawn[at].0);
        }
    }
    let place = |share: f64| ((DRAWS - 1) as f64 * share).round() as usize;
    for ((group, mut values), mut ranks) in groups.iter_mut().zip(values).zip(ranks) {
        values.sort_by(f64::total_cmp);
        ranks.sort_unstable();
        group.interval = (values[place(0.05)], values[place(0.95)]);
        group.ranks = (ranks[place(0.05)], ranks[place(0.5)], ranks[place(0.95)]);
    }
}

/// Corrects chances for the number of groups judged (Benjamini and Hochberg 1995), and places each.
fn judge(groups: &mut [Group], share: f64) {
    let mut order: Vec<usize> = (0..groups.len()).filter(|i| groups[*i].counts.n >= FEWEST).collect();
    order.sort_by(|a, b| groups[*a].p.total_cmp(&groups[*b].p));
    let (judged, mut smallest) = (order.len() as f64, 1.0f64);
    for (rank, at) in order.iter().enumerate().rev() {
        smallest = smallest.min(groups[*at].p * judged / (rank + 1) as f64);
        groups[*at].p = smallest.min(1.0);
    }
    for group in groups {
        group.place = match group.counts.n < FEWEST {
            true => Place::TooFew,
            false if group.p > 0.05 => Place::Within,
            false if group.share > share => Place::Better,
            false => Place::Worse,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(list: &[(u64, u64)]) -> Vec<Counts> {
        list.iter().zip(0..).map(|((n, well), group)| Counts { group, n: *n, well: *well }).collect()
    }

    #[test]
    fn the_worked_example_of_the_method_page() {
        // 20 of 40, 30 of 40, 10 of 40: half of all.
        let found = compare(&of(&[(40, 20), (40, 30), (40, 10)])).unwrap();
        assert_eq!(found.share, 0.5);
        // Q = 40 × (0 + 1/16 + 1/16) / 0.25 = 20; less 2 freedoms: 18 × 0.25 / (120 − 40) = 0.05625.
        assert!((found.spread.powi(2) - 0.056_25).abs() < 1e-12, "{}", found.spread);
        // Trust 0.05625 / (0.05625 + 0.25/40) = 0.9: 0.75 is laid to 0.725.
        let best = &found.groups[0];
        assert!((best.counts.group, best.share) == (1, 0.75) && (best.shrunk - 0.725).abs() < 1e-12);
        assert!(found.is_over_dispersed && best.ranks.0 == 1);
    }

    #[test]
    fn exact_limits_and_places() {
        // Nine groups at a half and one of twenty with two: exact chance 2 × 0.000201.
        let mut counts = of(&[(20, 10); 9]);
        counts.push(Counts { group: 9, n: 20, well: 2 });
        let found = compare(&counts).unwrap();
        let worst = found.groups.iter().find(|g| g.counts.group == 9).unwrap();
        assert_eq!(worst.place, Place::Worse);
        assert!(worst.share < worst.outer.0 && worst.outer.0 < worst.limits.0, "{worst:?}");
        assert!(found.groups.iter().filter(|g| g.counts.group != 9).all(|g| g.place == Place::Within));
        assert!((binomial_at_most(2, 20, 0.5) - 0.000_201_225).abs() < 1e-8);
        assert!((binomial_at_most(8, 10, 0.5) - 0.989_257_812_5).abs() < 1e-10);
    }

    #[test]
    fn small_groups_are_not_judged_and_equal_ones_share_all_ranks() {
        let found = compare(&of(&[(3, 0), (40, 20), (40, 20)])).unwrap();
        let small = found.groups.iter().find(|g| g.counts.group == 0).unwrap();
        assert_eq!((small.place, small.shrunk > 0.3), (Place::TooFew, true));
        assert!(found.groups.iter().all(|g| g.ranks.0 == 1 && g.ranks.2 == 3), "{:?}", found.groups);
        assert_eq!(compare(&[]), None);
        assert!(compare(&of(&[(5, 5), (5, 5)])).unwrap().groups.iter().all(|g| g.place == Place::Within));
    }

    #[test]
    fn the_funnel_of_a_picture_narrows_with_size_and_meets_the_groups() {
        let found = compare(&of(&[(400, 200), (40, 20), (6, 3), (2, 1)])).unwrap();
        let sizes: Vec<u64> = found.funnel.iter().map(|f| f.n).collect();
        assert_eq!((sizes[0], sizes[sizes.len() - 1]), (1, 400));
        assert!(sizes.windows(2).all(|w| w[0] < w[1]) && sizes.len() <= 49, "{sizes:?}");
        let width = |f: &FunnelAt| f.limits.1 - f.limits.0;
        assert!(width(&found.funnel[0]) > width(&found.funnel[20]), "{:?}", found.funnel);
        let last = found.funnel[sizes.len() - 1];
        let largest = found.groups.iter().find(|g| g.counts.n == 400).unwrap();
        assert_eq!((last.limits, last.outer), (largest.limits, largest.outer), "one formula for line and group");
        // The exact 2.5 % point of 400 cases at a half is 180 and a part: 0.45.
        assert!((last.limits.0 - 0.45).abs() < 0.003, "{last:?}");
        for p in [0.0, 1.0] {
            let certain = exact_quantiles(p, 10, [0.001, 0.025, 0.975, 0.999]);
            assert!(certain.iter().all(|q| (q - p).abs() < 0.1), "{certain:?}");
        }
    }
}
