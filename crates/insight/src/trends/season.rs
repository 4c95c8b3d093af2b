//! Seasons taken out of a series, and chart limits that tell a change from noise. Plain numbers in and out.
//! Method: docs/methods/trends.md.

/// Fewest whole years from which seasons are learnt.
const YEARS: usize = 3;
/// Fewest points for chart limits.
const POINTS: usize = 12;
/// Limits of an individuals chart in mean moving ranges: 3 / 1.128 (Shewhart; Wheeler 1993).
const RANGES: f64 = 2.66;
/// So many neighbouring points on one side of the mean are a change (Western Electric).
const RUN: usize = 8;

/// What a point says about the series.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TrendSignal {
    /// Above the upper limit.
    Above,
    /// Below the lower limit.
    Below,
    /// At least the eighth neighbouring point above the mean.
    RunAbove,
    /// At least the eighth neighbouring point below the mean.
    RunBelow,
}

impl TrendSignal {
    /// Its word in JSON and translations.
    pub const fn name(self) -> &'static str {
        match self {
            TrendSignal::Above => "above",
            TrendSignal::Below => "below",
            TrendSignal::RunAbove => "run-above",
            TrendSignal::RunBelow => "run-below",
        }
    }
}

/// The series without its seasons, by ratios (all values above zero) or differences to a centred moving average of one
/// year. `None` for fewer than three whole years or with gaps. `place` is the place of the first value in its year.
pub fn seasonally_adjusted(values: &[Option<f64>], season: usize, place: usize) -> Option<Vec<f64>> {
    let values: Vec<f64> = values.iter().copied().collect::<Option<_>>()?;
    if values.len() < YEARS * season {
        return None;
    }
    let by_ratio = values.iter().all(|v| *v > 0.0);
    let mut deviations: Vec<Vec<f64>> = vec![Vec::new(); season];
    let half = season / 2;
    for at in half..values.len() - half {
        let inner: f64 = values[at + 1 - half..at + half].iter().sum();
        let average = (inner + (values[at - half] + values[at + half]) / 2.0) / season as f64;
        let deviation = if by_ratio { (values[at] / average).ln() } else { values[at] - average };
        deviations[(place + at) % season].push(deviation);
    }
    let factors = shrunk(&deviations);
    let adjusted = values.iter().enumerate().map(|(at, value)| {
        let factor = factors[(place + at) % season];
        if by_ratio { value / factor.exp() } else { value - factor }
    });
    Some(adjusted.collect())
}

/// One factor per place in the year, shrunk toward none by how much of the differences between places is noise
/// (empirical Bayes; Efron and Morris 1975), and centred so that a year keeps its level.
fn shrunk(deviations: &[Vec<f64>]) -> Vec<f64> {
    let mean = |v: &[f64]| v.iter().sum::<f64>() / v.len() as f64;
    let means: Vec<f64> = deviations.iter().map(|d| mean(d)).collect();
    let centre = mean(&means);
    let freedom: usize = deviations.iter().map(|d| d.len() - 1).sum();
    let within: f64 =
        deviations.iter().zip(&means).flat_map(|(d, m)| d.iter().map(move |x| (x - m).powi(2))).sum::<f64>()
            / freedom.max(1) as f64;
    let noise: Vec<f64> = deviations.iter().map(|d| within / d.len() as f64).collect();
    let spread = means.iter().map(|m| (m - centre).powi(2)).sum::<f64>() / (means.len() - 1) as f64;
    let between = (spread - mean(&noise)).max(0.0);
    means
        .iter()
        .zip(&noise)
        .map(|(m, n)| if between > 0.0 { (m - centre) * between / (between + n) } else { 0.0 })
        .collect()
}

/// Limits of an individuals chart: mean less and plus 2.66 mean moving ranges. `None` for fewer than twelve values.
pub fn limits(values: &[f64]) -> Option<Limits> {
    if values.len() < POINTS {
        return None;
    }
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    let ranges = values.windows(2).map(|w| (w[1] - w[0]).abs()).sum::<f64>() / (values.len() - 1) as f64;
    Some(Limits { mean, low: mean - RANGES * ranges, high: mean + RANGES * ranges })
}

/// Chart limits.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Limits {
    /// Mean.
    pub mean: f64,
    /// Lower limit.
    pub low: f64,
    /// Upper limit.
    pub high: f64,
}

/// The signal of each value against the limits.
pub fn signals(values: &[f64], limits: Limits) -> Vec<Option<TrendSignal>> {
    // Values that differ only by rounding lie on the mean.
    let tolerance = 1e-9 * values.iter().fold(limits.mean.abs(), |most, v| most.max(v.abs()));
    let (mut above, mut below) = (0, 0);
    values
        .iter()
        .map(|value| {
            above = if *value > limits.mean + tolerance { above + 1 } else { 0 };
            below = if *value < limits.mean - tolerance { below + 1 } else { 0 };
            if *value > limits.high + tolerance {
                Some(TrendSignal::Above)
            } else if *value < limits.low - tolerance {
                Some(TrendSignal::Below)
            } else if above >= RUN {
                Some(TrendSignal::RunAbove)
            } else if below >= RUN {
                Some(TrendSignal::RunBelow)
            } else {
                None
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pure_season_is_taken_out_whole() {
        let shape = [0.5, 1.5, 0.8, 1.2];
        let values: Vec<Option<f64>> = (0..16).map(|i| Some(100.0 * shape[i % 4])).collect();
        let adjusted = seasonally_adjusted(&values, 4, 0).unwrap();
        let level = adjusted[0];
        assert!(adjusted.iter().all(|v| (v - level).abs() < 1e-9), "{adjusted:?}");
        // The geometric mean of the shape is kept as the level.
        let expected = 100.0 * shape.iter().product::<f64>().powf(0.25);
        assert!((level - expected).abs() < 1e-9, "{level} {expected}");
    }

    #[test]
    fn zeros_are_adjusted_by_differences() {
        let values: Vec<Option<f64>> = (0..16).map(|i| Some([0.0, 4.0, 0.0, 0.0][i % 4])).collect();
        let adjusted = seasonally_adjusted(&values, 4, 0).unwrap();
        assert!(adjusted.iter().all(|v| (v - 1.0).abs() < 1e-9), "{adjusted:?}");
    }

    #[test]
    fn noise_is_not_taken_for_a_season() {
        // Ups and downs that do not repeat from year to year.
        let values: Vec<Option<f64>> =
            [10.0, 12.0, 9.0, 11.0, 12.0, 9.0, 11.0, 10.0, 9.0, 11.0, 10.0, 12.0, 11.0, 10.0, 12.0, 9.0]
                .map(Some)
                .to_vec();
        let adjusted = seasonally_adjusted(&values, 4, 0).unwrap();
        for (value, adjusted) in values.iter().zip(adjusted) {
            assert!((value.unwrap() - adjusted).abs() < 1e-9);
        }
    }

    #[test]
    fn short_series_and_gaps_are_not_adjusted() {
        assert_eq!(seasonally_adjusted(&[Some(1.0); 35], 12, 0), None);
        assert!(seasonally_adjusted(&[Some(1.0); 36], 12, 0).is_some());
        let mut gap = [Some(1.0); 40];
        gap[7] = None;
        assert_eq!(seasonally_adjusted(&gap, 12, 0), None);
    }

    #[test]
    fn limits_and_signals_of_the_method_page() {
        // Mean 10, every step 2: limits 10 ± 5.32.
        let mut values: Vec<f64> = (0..12).map(|i| if i % 2 == 0 { 9.0 } else { 11.0 }).collect();
        let limits = limits(&values).unwrap();
        assert_eq!(limits.mean, 10.0);
        assert!((limits.high - 15.32).abs() < 1e-9 && (limits.low - 4.68).abs() < 1e-9);
        values.extend([16.0, 4.0]);
        values.extend([10.5; 8]);
        let found = signals(&values, limits);
        assert_eq!(found[12..14], [Some(TrendSignal::Above), Some(TrendSignal::Below)]);
        assert_eq!(found[20..], [None, Some(TrendSignal::RunAbove)]);
        assert_eq!(super::limits(&values[..11]), None);
    }
}
