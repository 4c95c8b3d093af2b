//! Turns values into positions on the drawing.

/// A straight scale from values to positions.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scale {
    low: f64,
    high: f64,
    from: f64,
    to: f64,
}

impl Scale {
    /// Values from `low` to `high` stand between the positions `from` and `to`. One single value stands in the middle.
    pub(crate) fn new(low: f64, high: f64, from: f64, to: f64) -> Scale {
        let (low, high) = if high > low { (low, high) } else { (low - 1.0, low + 1.0) };
        // At 10^300 one more is no more: widen by a share instead.
        let (low, high) = if high > low { (low, high) } else { (low - low.abs() * 0.1, low + low.abs() * 0.1) };
        Scale { low, high, from, to }
    }

    /// Where a value stands; values beyond the ends are drawn a little beyond them.
    pub(crate) fn at(&self, value: f64) -> f64 {
        // Halves, because high - low may be more than the largest number.
        let share = (value / 2.0 - self.low / 2.0) / (self.high / 2.0 - self.low / 2.0);
        self.from + share.clamp(-0.1, 1.1) * (self.to - self.from)
    }
}

/// Smallest and largest of what is finite.
pub(crate) fn range(values: impl IntoIterator<Item = f64>) -> Option<(f64, f64)> {
    values.into_iter().filter(|v| v.is_finite()).fold(None, |range, v| match range {
        None => Some((v, v)),
        Some((low, high)) => Some((f64::min(low, v), f64::max(high, v))),
    })
}

/// Keeps what can be drawn.
pub(crate) fn finite(value: Option<f64>) -> Option<f64> {
    value.filter(|v| v.is_finite())
}
