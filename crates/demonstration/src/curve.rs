//! The S-curve of spending and the seasons of a year, in whole numbers: no rounding differs between machines.

/// One whole of the curve.
pub(crate) const ONE: u64 = 1_000_000;

/// 3x² - 2x³: the share spent (in millionths) when a share `x` (in millionths) of the time has gone.
pub(crate) fn s_curve(x: u64) -> u64 {
    let x = x.min(ONE);
    x * x / ONE * (3 * ONE - 2 * x) / ONE
}

/// How much is spent in a month (0 is January) against the average month, in percent: little in January and in
/// the northern summer, a rush before the books close in December.
pub(crate) const SEASON: [u64; 12] = [55, 80, 100, 95, 100, 110, 75, 55, 95, 105, 125, 205];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_curve_begins_at_nothing_rises_and_ends_at_all() {
        assert_eq!((s_curve(0), s_curve(ONE / 2), s_curve(ONE), s_curve(2 * ONE)), (0, ONE / 2, ONE, ONE));
        assert!((0..1000).all(|k| s_curve(k * 1000) <= s_curve(k * 1000 + 1000)));
        assert_eq!(SEASON.iter().sum::<u64>(), 1200);
    }
}
