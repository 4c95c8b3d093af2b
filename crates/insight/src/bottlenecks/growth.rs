//! Whether a queue grew by more than chance: arrivals against completions of a window, corrected for the number of steps.
//! Counts come from `bottlenecks`. Method: docs/methods/bottlenecks.md.

use crate::statistics::ln_gamma;

/// Chance of at least so many arrivals among arrivals and completions if both were equally likely (one-sided exact sign
/// test); `None` where nothing came or went.
pub(super) fn chance_of_growth(arrivals: u32, completions: u32) -> Option<f64> {
    let n = f64::from(arrivals) + f64::from(completions);
    let ln_choose = |k: f64| ln_gamma(n + 1.0) - ln_gamma(k + 1.0) - ln_gamma(n - k + 1.0);
    let terms =
        (arrivals..=arrivals + completions).map(|k| (ln_choose(f64::from(k)) - n * std::f64::consts::LN_2).exp());
    (n > 0.0).then(|| terms.sum::<f64>().min(1.0))
}

/// Holm's correction (1979): the chances of a family of tests, each made so large that all of them together err as
/// rarely as one would. Those that are not there stay so and do not count.
pub(super) fn corrected(chances: &[Option<f64>]) -> Vec<Option<f64>> {
    let mut order: Vec<(usize, f64)> = chances.iter().enumerate().filter_map(|(i, p)| Some((i, (*p)?))).collect();
    order.sort_by(|a, b| a.1.total_cmp(&b.1));
    let (tests, mut largest) = (order.len(), 0.0f64);
    let mut result = vec![None; chances.len()];
    for (rank, (at, p)) in order.into_iter().enumerate() {
        largest = largest.max((tests - rank) as f64 * p).min(1.0);
        result[at] = Some(largest);
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(found: Option<f64>, expected: f64) {
        assert!((found.unwrap() - expected).abs() < 1e-9, "{found:?} is not {expected}");
    }

    #[test]
    fn the_sign_test_by_hand() {
        // Of three, at least two: (3 + 1) of 8.
        close(chance_of_growth(2, 1), 0.5);
        // Of ten, at least nine: (10 + 1) of 1024.
        close(chance_of_growth(9, 1), 11.0 / 1024.0);
        close(chance_of_growth(0, 4), 1.0);
        assert_eq!(chance_of_growth(0, 0), None);
    }

    #[test]
    fn holm_multiplies_the_smallest_by_all_and_never_falls() {
        let found = corrected(&[Some(0.03), None, Some(0.01), Some(0.04)]);
        close(found[2], 0.03);
        close(found[0], 0.06);
        close(found[3], 0.06);
        assert_eq!(found[1], None);
        close(corrected(&[Some(0.9), Some(0.8)])[0], 1.0);
    }
}
