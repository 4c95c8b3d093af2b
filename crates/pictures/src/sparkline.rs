//! A line as small as a word, for cells of tables: the course of a value, its last point marked.

use crate::frame::Frame;
use crate::scale::{Scale, finite, range};
use crate::svg::{Svg, no_data, polyline};

/// The whole picture. Ask for a frame of about 120 pixels.
#[derive(Clone, PartialEq, Debug)]
pub struct Sparkline {
    /// Identity and size.
    pub frame: Frame,
    /// Values in order; `None` is a gap.
    pub values: Vec<Option<f64>>,
    /// Lower and upper end of what is usual, drawn as a soft band.
    pub usual: Option<(f64, f64)>,
    /// Whether the last value is of a period not over yet.
    pub partial: bool,
}

const HEIGHT: f64 = 24.0;

impl Sparkline {
    /// The picture as SVG.
    pub fn svg(&self) -> String {
        let usual = self.usual.filter(|(low, high)| low.is_finite() && high.is_finite());
        let values = || self.values.iter().filter_map(|v| finite(*v));
        let ends = usual.into_iter().flat_map(|(low, high)| [low, high]);
        let Some((low, high)) = range(values()).and_then(|(l, h)| range(ends.chain([l, h]))) else {
            return no_data(&self.frame, "sparkline", HEIGHT);
        };
        let (left, right) = (2.0, self.frame.width - 4.0);
        let y = Scale::new(low, high, HEIGHT - 4.0, 4.0);
        let x = Scale::new(0.0, (self.values.len().max(2) - 1) as f64, left, right);
        let place = |(i, v): (usize, &Option<f64>)| {
            // A single value stands at the right, where the last one always stands.
            let x = if self.values.len() == 1 { right } else { x.at(i as f64) };
            finite(*v).map(|v| (x, y.at(v)))
        };
        let places: Vec<Option<(f64, f64)>> = self.values.iter().enumerate().map(place).collect();
        let mut svg = Svg::open(&self.frame, "sparkline", HEIGHT, false);
        if let Some((low, high)) = usual {
            let (a, b) = (y.at(low), y.at(high));
            svg.rect("band", left, a.min(b), right - left, (a - b).abs());
        }
        svg.path("line", &polyline(places.iter().copied()));
        if let Some((x, y)) = places.last().copied().flatten() {
            svg.circle(if self.partial { "dot hollow" } else { "dot" }, x, y, 2.5);
        }
        svg.close()
    }
}
