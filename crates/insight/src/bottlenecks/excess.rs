//! Waiting for a step in an office beside the same step in the other offices, fair to small ones. Sums come from
//! `bottlenecks`. Method and worked example: docs/methods/bottlenecks.md, "Excess over peers".

/// Fewest completions in the window of an office, and of the others together, and fewest offices with as many.
pub const FEWEST: u32 = 10;
/// Fewest offices that can be told apart.
pub const OFFICES: usize = 3;
/// Offices differ at least so much in truth (standard deviation of the logarithm): three may look alike by luck.
const LEAST_SPREAD: f64 = 0.1;
/// Standard normal value of the ends of a 95 % interval.
const Z: f64 = 1.959_964;

/// How an office stands beside the others.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// Too few completions, here or elsewhere, or too few offices.
    TooFew,
    /// No more and no less than chance explains.
    AsOthers,
    /// Longer than in the others.
    Longer,
    /// Shorter than in the others.
    Shorter,
}

/// Waiting for a step in one office beside the others.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Excess {
    /// Days waited in the window, done and running, per completion; `None` without completions.
    pub days: Option<f64>,
    /// The same in the other offices together.
    pub peers_days: Option<f64>,
    /// Completions of the others.
    pub peers: u32,
    /// What it comes to.
    pub standing: Standing,
    /// `days` by `peers_days`, shrunk, with its 95 % interval; `None` where there are too few.
    pub ratio: Option<(f64, f64, f64)>,
    /// Case-days waited in the window beyond what the shrunk ratio 1 would have been; negative where fewer.
    pub excess_days: Option<f64>,
}

/// Waiting of one office for a step.
#[derive(Clone, Copy, Debug)]
pub(super) struct Waited {
    /// Seconds in the window, done and running.
    pub(super) seconds: i64,
    /// Completions.
    pub(super) n: u32,
}

/// Each office beside the others. `spread` is the variance of single waits by the square of their mean.
pub(super) fn beside_peers(offices: &[Waited], spread: f64) -> Vec<Excess> {
    let (seconds, n) = offices.iter().fold((0i64, 0u32), |(s, n), o| (s + o.seconds, n + o.n));
    let days = |seconds: i64, n: u32| (n > 0).then(|| seconds as f64 / 86_400.0 / f64::from(n));
    let sides: Vec<(Option<f64>, Option<f64>, u32)> =
        offices.iter().map(|o| (days(o.seconds, o.n), days(seconds - o.seconds, n - o.n), n - o.n)).collect();
    // Waits vary at least as much as those of a pure queue, whose spread is 1.
    let spread = spread.max(1.0);
    let looks: Vec<Option<(f64, f64)>> = offices
        .iter()
        .zip(&sides)
        .map(|(o, (own, others, n))| {
            let (own, others) = (own.filter(|d| *d > 0.0)?, others.filter(|d| *d > 0.0)?);
            let enough = o.n >= FEWEST && *n >= FEWEST;
            enough.then(|| ((own / others).ln(), spread * (1.0 / f64::from(o.n) + 1.0 / f64::from(*n))))
        })
        .collect();
    let told: Vec<(f64, f64)> = looks.iter().flatten().copied().collect();
    let between = (told.len() >= OFFICES).then(|| between_offices(&told).max(LEAST_SPREAD * LEAST_SPREAD));
    let one = |at: usize| {
        let (own, others, peers) = sides[at];
        let told = looks[at].zip(between).map(|((log, variance), between)| {
            let kept = between / (between + variance);
            let reach = Z * (kept * variance).sqrt();
            let (middle, low, high) = (kept * log, kept * log - reach, kept * log + reach);
            (middle.exp(), low.exp(), high.exp())
        });
        let standing = match told {
            None => Standing::TooFew,
            Some((_, low, _)) if low > 1.0 => Standing::Longer,
            Some((_, _, high)) if high < 1.0 => Standing::Shorter,
            Some(_) => Standing::AsOthers,
        };
        let waited = offices[at].seconds as f64 / 86_400.0;
        let excess_days = told.map(|(ratio, ..)| waited * (1.0 - 1.0 / ratio));
        Excess { days: own, peers_days: others, peers, standing, ratio: told, excess_days }
    };
    (0..offices.len()).map(one).collect()
}

/// Variance between offices of the logarithms, beyond what chance makes (DerSimonian and Laird 1986).
fn between_offices(looks: &[(f64, f64)]) -> f64 {
    let weights = |power: i32| looks.iter().map(|(_, variance)| variance.powi(-power)).sum::<f64>();
    let (sum, squares) = (weights(1), weights(2));
    let mean = looks.iter().map(|(log, variance)| log / variance).sum::<f64>() / sum;
    let q: f64 = looks.iter().map(|(log, variance)| (log - mean).powi(2) / variance).sum();
    ((q - (looks.len() - 1) as f64) / (sum - squares / sum)).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn office(days: i64, n: u32) -> Waited {
        Waited { seconds: days * 86_400, n }
    }

    #[test]
    fn the_worked_example_of_the_method_page() {
        let found = beside_peers(&[office(100, 10), office(40, 10), office(40, 10)], 0.23);
        assert_eq!((found[0].days, found[0].peers_days, found[0].peers), (Some(10.0), Some(4.0), 20));
        let rounded = |e: &Excess| e.ratio.map(|(m, l, h)| [m, l, h].map(|v| (v * 100.0).round() / 100.0));
        assert_eq!(rounded(&found[0]), Some([2.07, 1.05, 4.07]));
        assert_eq!(rounded(&found[1]), Some([0.64, 0.33, 1.26]));
        assert_eq!((found[0].standing, found[1].standing), (Standing::Longer, Standing::AsOthers));
        assert_eq!(found[0].excess_days.map(f64::round), Some(52.0));
    }

    #[test]
    fn two_offices_or_nine_completions_say_nothing() {
        let two = beside_peers(&[office(100, 50), office(400, 50)], 1.0);
        assert!(two.iter().all(|e| e.standing == Standing::TooFew && e.ratio.is_none()));
        let small = beside_peers(&[office(900, 9), office(40, 10), office(40, 10), office(40, 10)], 1.0);
        assert_eq!((small[0].standing, small[0].days), (Standing::TooFew, Some(100.0)));
        assert_ne!(small[1].standing, Standing::TooFew, "the others are told, with the small one among their peers");
        assert!(beside_peers(&[], 1.0).is_empty());
        assert_eq!(beside_peers(&[office(5, 0); 4], 1.0)[0].days, None);
    }

    #[test]
    fn equal_offices_are_as_the_others_and_a_wider_spread_says_less() {
        let equal = beside_peers(&[office(80, 20); 5], 1.0);
        assert!(equal.iter().all(|e| e.standing == Standing::AsOthers));
        let apart = [office(200, 20), office(80, 20), office(80, 20), office(80, 20)];
        assert_eq!(beside_peers(&apart, 1.0)[0].standing, Standing::Longer);
        assert_eq!(beside_peers(&apart, 9.0)[0].standing, Standing::AsOthers);
    }
}
