//! Limits for shares of counts: the p′-chart, whose limits widen where there are few cases and where shares vary more than
//! chance makes them. Plain numbers in and out. Method: docs/methods/trends.md.

/// Fewest periods for limits.
const POINTS: usize = 12;
/// From mean moving range to standard deviation.
const MOVING_RANGE: f64 = 1.128;

/// Lower and upper limit of a period; `None` where it has no cases.
pub type PeriodLimits = Option<(f64, f64)>;

/// Successes among cases of each period; a period without cases has no limits. Gives the mean share, and the lower and
/// upper limit of each period, cut at 0 and 1 (Laney 2002). `None` with fewer than twelve periods with cases, or where
/// all or none succeed.
pub fn p_prime_limits(counts: &[(f64, f64)]) -> Option<(f64, Vec<PeriodLimits>)> {
    let with_cases: Vec<(f64, f64)> = counts.iter().copied().filter(|(_, n)| *n > 0.0).collect();
    if with_cases.len() < POINTS {
        return None;
    }
    let (successes, cases) = with_cases.iter().fold((0.0, 0.0), |(s, c), (x, n)| (s + x, c + n));
    let mean = successes / cases;
    let spread = |n: f64| (mean * (1.0 - mean) / n).sqrt();
    if spread(1.0) <= 0.0 {
        return None;
    }
    let z: Vec<f64> = with_cases.iter().map(|(x, n)| (x / n - mean) / spread(*n)).collect();
    let ranges = z.windows(2).map(|w| (w[1] - w[0]).abs()).sum::<f64>() / (z.len() - 1) as f64;
    let width = 3.0 * ranges / MOVING_RANGE;
    let limits = counts
        .iter()
        .map(|(_, n)| (*n > 0.0).then(|| ((mean - width * spread(*n)).max(0.0), (mean + width * spread(*n)).min(1.0))));
    Some((mean, limits.collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worked_example_of_the_method_page() {
        // Twelve periods of 100 cases, 40 and 60 in turn: mean 0.5, z −2 and 2, so every moving range is 4.
        let counts: Vec<(f64, f64)> = (0..12).map(|i| (if i % 2 == 0 { 40.0 } else { 60.0 }, 100.0)).collect();
        let (mean, limits) = p_prime_limits(&counts).unwrap();
        assert_eq!(mean, 0.5);
        let (low, high) = limits[0].unwrap();
        // 3 × 4 / 1.128 × 0.05 is 0.53: wider than 0 to 1.
        assert_eq!((low, high), (0.0, 1.0));
        // With steps of two cases the limits are 0.5 ± 3 × 0.4 / 1.128 × 0.05.
        let even: Vec<(f64, f64)> = (0..12).map(|i| (if i % 2 == 0 { 49.0 } else { 51.0 }, 100.0)).collect();
        let (low, high) = p_prime_limits(&even).unwrap().1[0].unwrap();
        assert!((high - 0.553_19).abs() < 1e-5 && (low - 0.446_81).abs() < 1e-5, "{low} {high}");
    }

    #[test]
    fn few_cases_have_wide_limits_and_none_have_none() {
        let mut counts: Vec<(f64, f64)> = (0..12).map(|i| (if i % 2 == 0 { 49.0 } else { 51.0 }, 100.0)).collect();
        counts.extend([(5.0, 10.0), (0.0, 0.0)]);
        let (_, limits) = p_prime_limits(&counts).unwrap();
        let width = |at: usize| limits[at].map(|(low, high)| high - low);
        assert!(width(12) > width(0));
        assert_eq!(width(13), None);
        assert_eq!(p_prime_limits(&counts[..11]), None);
        assert_eq!(p_prime_limits(&[(1.0, 1.0); 12]), None);
    }
}
