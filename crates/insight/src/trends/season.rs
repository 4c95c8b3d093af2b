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

/// What a point says about the series: the four usual rules (Western Electric 1956), on either side.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TrendSignal {
    /// Above the upper limit.
    Above,
    /// Below the lower limit.
    Below,
    /// Two of three neighbouring points in the last third above.
    TwoOfThreeAbove,
    /// Two of three neighbouring points in the last third below.
    TwoOfThreeBelow,
    /// Four of five neighbouring points beyond the first third above.
    FourOfFiveAbove,
    /// Four of five neighbouring points beyond the first third below.
    FourOfFiveBelow,
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
            TrendSignal::TwoOfThreeAbove => "two-of-three-above",
            TrendSignal::TwoOfThreeBelow => "two-of-three-below",
            TrendSignal::FourOfFiveAbove => "four-of-five-above",
            TrendSignal::FourOfFiveBelow => "four-of-five-below",
            TrendSignal::RunAbove => "run-above",
            TrendSignal::RunBelow => "run-below",
        }
    }
}

/// The series without its seasons, by ratios (all values above zero) or differences to a centred moving average of one
/// year. `None` for fewer than three whole years or with gaps. `place` is the place of the first value in its year.
pub fn seasonally_adjusted(values: &[Option<f64>], season: usize, place: usize) -> Option<Vec<f64>> {
    let learnt = Learnt::of(values, season, place)?;
    Some(learnt.taken_out(&shrunk(&learnt.deviations), season, place))
}

/// The same for several series of one question: each one's deviations of a month are shrunk toward those of all series
/// of its kind (by ratio or by difference of its own mean), and these toward none. Series alone are adjusted as above.
pub fn pooled_adjusted(series: &[Vec<Option<f64>>], season: usize, places: &[usize]) -> Vec<Option<Vec<f64>>> {
    let learnt: Vec<Option<Learnt>> =
        series.iter().zip(places).map(|(values, place)| Learnt::of(values, season, *place)).collect();
    [true, false].into_iter().fold(vec![None; series.len()], |mut adjusted, by_ratio| {
        let kind: Vec<usize> =
            (0..series.len()).filter(|i| learnt[*i].as_ref().is_some_and(|l| l.by_ratio == by_ratio)).collect();
        let of_kind: Vec<&Learnt> = kind.iter().filter_map(|i| learnt[*i].as_ref()).collect();
        let pooled = pooled(&of_kind, season);
        for (i, own) in kind.into_iter().zip(of_kind) {
            let factors = own.toward(pooled.as_deref());
            adjusted[i] = Some(own.taken_out(&factors, season, places[i]));
        }
        adjusted
    })
}

/// A series with its deviations from a centred moving average of one year.
struct Learnt {
    values: Vec<f64>,
    by_ratio: bool,
    /// By place in the year; in units of `scale`.
    deviations: Vec<Vec<f64>>,
    /// What one unit of a deviation is: one for ratios, the mean size of the series for differences.
    scale: f64,
}

impl Learnt {
    fn of(values: &[Option<f64>], season: usize, place: usize) -> Option<Learnt> {
        let values: Vec<f64> = values.iter().copied().collect::<Option<_>>()?;
        if values.len() < YEARS * season {
            return None;
        }
        let by_ratio = values.iter().all(|v| *v > 0.0);
        let size = values.iter().map(|v| v.abs()).sum::<f64>() / values.len() as f64;
        let scale = if by_ratio || size <= 0.0 { 1.0 } else { size };
        let mut deviations: Vec<Vec<f64>> = vec![Vec::new(); season];
        let half = season / 2;
        for at in half..values.len() - half {
            let inner: f64 = values[at + 1 - half..at + half].iter().sum();
            let average = (inner + (values[at - half] + values[at + half]) / 2.0) / season as f64;
            let deviation = if by_ratio { (values[at] / average).ln() } else { (values[at] - average) / scale };
            deviations[(place + at) % season].push(deviation);
        }
        Some(Learnt { values, by_ratio, deviations, scale })
    }

    /// Own factors, shrunk toward the pooled ones by how much of the difference between them is noise.
    fn toward(&self, pooled: Option<&[f64]>) -> Vec<f64> {
        let Some(pooled) = pooled else { return shrunk(&self.deviations) };
        let centred: Vec<Vec<f64>> =
            self.deviations.iter().zip(pooled).map(|(own, pool)| own.iter().map(|d| d - pool).collect()).collect();
        shrunk(&centred).iter().zip(pooled).map(|(own, pool)| own + pool).collect()
    }

    fn taken_out(&self, factors: &[f64], season: usize, place: usize) -> Vec<f64> {
        let adjusted = self.values.iter().enumerate().map(|(at, value)| {
            let factor = factors[(place + at) % season];
            if self.by_ratio { value / factor.exp() } else { value - factor * self.scale }
        });
        adjusted.collect()
    }
}

/// Factors of all series of a kind together; `None` for fewer than two.
fn pooled(series: &[&Learnt], season: usize) -> Option<Vec<f64>> {
    if series.len() < 2 {
        return None;
    }
    let together: Vec<Vec<f64>> =
        (0..season).map(|place| series.iter().flat_map(|s| s.deviations[place].iter().copied()).collect()).collect();
    Some(shrunk(&together))
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

/// The signal of each value against the limits: the first of the four rules that holds.
pub fn signals(values: &[f64], limits: Limits) -> Vec<Option<TrendSignal>> {
    // Values that differ only by rounding lie on the mean.
    let tolerance = 1e-9 * values.iter().fold(limits.mean.abs(), |most, v| most.max(v.abs()));
    let third = (limits.high - limits.mean) / 3.0;
    // By how much a value lies beyond so many thirds of the way to the limit, above (1) or below (-1).
    let is_beyond = |value: f64, side: f64, thirds: f64| side * (value - limits.mean) > thirds * third + tolerance;
    let among_last = |at: usize, last: usize, side: f64, thirds: f64| match (at + 1).checked_sub(last) {
        Some(from) => values[from..=at].iter().filter(|v| is_beyond(**v, side, thirds)).count(),
        None => 0,
    };
    let found = |at: usize, side: f64| {
        let value = values[at];
        let is_up = side > 0.0;
        if is_beyond(value, side, 3.0) {
            Some(if is_up { TrendSignal::Above } else { TrendSignal::Below })
        } else if is_beyond(value, side, 2.0) && among_last(at, 3, side, 2.0) >= 2 {
            Some(if is_up { TrendSignal::TwoOfThreeAbove } else { TrendSignal::TwoOfThreeBelow })
        } else if is_beyond(value, side, 1.0) && among_last(at, 5, side, 1.0) >= 4 {
            Some(if is_up { TrendSignal::FourOfFiveAbove } else { TrendSignal::FourOfFiveBelow })
        } else if among_last(at, RUN, side, 0.0) >= RUN {
            Some(if is_up { TrendSignal::RunAbove } else { TrendSignal::RunBelow })
        } else {
            None
        }
    };
    (0..values.len()).map(|at| found(at, 1.0).or_else(|| found(at, -1.0))).collect()
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
    fn the_four_rules_on_either_side() {
        let limits = Limits { mean: 0.0, low: -3.0, high: 3.0 };
        let last = |values: &[f64]| *signals(values, limits).last().unwrap();
        assert_eq!(last(&[0.0, 3.1]), Some(TrendSignal::Above));
        assert_eq!(last(&[2.1, 0.0, 2.1]), Some(TrendSignal::TwoOfThreeAbove));
        assert_eq!(last(&[2.1, 0.0, 0.0, 2.1]), None);
        assert_eq!(last(&[-1.1, -1.1, 0.5, -1.1, -1.1]), Some(TrendSignal::FourOfFiveBelow));
        assert_eq!(last(&[-1.1, -1.1, 0.5, -1.1, -0.9]), None, "the last one must lie beyond too");
        assert_eq!(last(&[-0.1; 8]), Some(TrendSignal::RunBelow));
    }

    #[test]
    fn short_series_borrow_the_season_of_similar_ones() {
        // Two series with the same season of 4, one of them so noisy that alone its season would be lost.
        let shape = [0.5, 1.5, 0.8, 1.2];
        let quiet: Vec<Option<f64>> = (0..24).map(|i| Some(100.0 * shape[i % 4])).collect();
        let wobble = [1.3, 0.8, 0.9, 1.2, 0.7, 1.1, 1.25, 0.85, 1.0, 0.95, 1.15, 0.75];
        let noisy: Vec<Option<f64>> = (0..12).map(|i| Some(50.0 * shape[i % 4] * wobble[i])).collect();
        let pooled = pooled_adjusted(&[quiet.clone(), noisy.clone(), quiet], 4, &[0, 0, 0]);
        let left = |values: &[f64]| {
            let mean = values.iter().map(|v| v.ln()).sum::<f64>() / values.len() as f64;
            (0..4)
                .map(|p| {
                    (values.iter().skip(p).step_by(4).map(|v| v.ln()).sum::<f64>() / (values.len() / 4) as f64 - mean)
                        .powi(2)
                })
                .sum::<f64>()
        };
        let alone = seasonally_adjusted(&noisy, 4, 0).unwrap();
        assert!(
            left(pooled[1].as_ref().unwrap()) < left(&alone),
            "{} {}",
            left(pooled[1].as_ref().unwrap()),
            left(&alone)
        );
        let first = pooled[0].as_ref().unwrap();
        assert!(first.iter().all(|v| (v / first[0] - 1.0).abs() < 0.15), "{first:?}");
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
