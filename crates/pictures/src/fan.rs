//! Series that fan out from now: the middle of each as a line, low to high as a band, period after period. Series differ
//! by dashes as well as colour, and carry their names.

use crate::axis::Tick;
use crate::frame::Frame;
use crate::labels;
use crate::legend::{self, Sample};
use crate::scale::{Scale, range};
use crate::svg::{Anchor, Svg, no_data, polyline};

/// The whole picture. More than five series share the five ways to draw.
#[derive(Clone, PartialEq, Debug)]
pub struct Fan {
    /// Identity and size.
    pub frame: Frame,
    /// Where all series begin: label on the axis and value.
    pub now: (String, f64),
    /// Labels of the periods that follow.
    pub periods: Vec<String>,
    /// Series in order.
    pub series: Vec<FanSeries>,
    /// Marks of the value axis; see [`crate::axis::value_ticks`].
    pub value_ticks: Vec<Tick>,
    /// What pointing at each period says.
    pub tooltips: Vec<String>,
}

/// One series.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct FanSeries {
    /// Its name.
    pub name: String,
    /// Low, middle and high of each period; a period without is a gap.
    pub ends: Vec<Option<(f64, f64, f64)>>,
}

const HEIGHT: f64 = 200.0;
const BELOW: f64 = 24.0;
const WAYS: usize = 5;

impl Fan {
    /// The picture as SVG.
    pub fn svg(&self) -> String {
        let known = |s: &FanSeries| s.ends.iter().flatten().any(|(l, m, h)| (l + m + h).is_finite());
        let values = self.series.iter().flat_map(|s| s.ends.iter().flatten()).flat_map(|(l, m, h)| [*l, *m, *h]);
        let ticks = self.value_ticks.iter().map(|t| t.at);
        let Some((low, high)) =
            range(values.chain(ticks).chain([self.now.1])).filter(|_| self.series.iter().any(known))
        else {
            return no_data(&self.frame, "fan", 120.0);
        };
        let width = self.frame.width;
        let classes: Vec<String> = (0..self.series.len()).map(|i| format!("way-{}", i % WAYS)).collect();
        let names: Vec<&str> = self.series.iter().map(|s| s.name.as_str()).collect();
        let legend_height = legend::height(&names, width);
        let (top, bottom) = (legend_height + 10.0, legend_height + 10.0 + HEIGHT);
        let left = labels::widest(self.value_ticks.iter().map(|t| t.label.as_str())).min(width * 0.3) + 8.0;
        let right = width - 16.0;
        let value = Scale::new(low, high, bottom, top);
        let step = (right - left) / self.periods.len().max(1) as f64;
        let x = |period: usize| left + period as f64 * step;

        let mut svg = Svg::open(&self.frame, "fan", bottom + BELOW, false);
        let entries: Vec<(Sample<'_>, &str)> =
            classes.iter().zip(&names).map(|(class, name)| (Sample::Line(class), *name)).collect();
        legend::draw(&mut svg, &entries, 0.0, 0.0, width);
        self.draw_axes(&mut svg, (left, right, bottom), &value, &x);
        for (series, class) in self.series.iter().zip(&classes) {
            svg.path(&format!("band {class}-band"), &self.band(series, &value, &x));
        }
        for (series, class) in self.series.iter().zip(&classes) {
            let now = Some((x(0), value.at(self.now.1)));
            let middles = series.ends.iter().enumerate().map(|(i, e)| e.map(|(_, m, _)| (x(i + 1), value.at(m))));
            svg.path(class, &polyline(std::iter::once(now).chain(middles)));
        }
        for (i, tooltip) in self.tooltips.iter().enumerate().take(self.periods.len()) {
            svg.begin_mark("period", None, tooltip);
            svg.rect("hit", x(i + 1) - step / 2.0, top, step, bottom - top);
            for (series, class) in self.series.iter().zip(0..) {
                if let Some((_, middle, _)) = series.ends.get(i).copied().flatten() {
                    svg.circle(&format!("fan-dot way-{}", class % WAYS), x(i + 1), value.at(middle), 3.0);
                }
            }
            svg.end_mark();
        }
        svg.close()
    }

    fn draw_axes(
        &self,
        svg: &mut Svg,
        (left, right, bottom): (f64, f64, f64),
        value: &Scale,
        x: &dyn Fn(usize) -> f64,
    ) {
        for tick in &self.value_ticks {
            let y = value.at(tick.at);
            svg.line(if tick.at == 0.0 { "base" } else { "grid" }, (left, y), (right, y));
            let (label, full) = labels::shortened(&tick.label, left - 6.0);
            svg.text("soft", (left - 6.0, y + 4.0), Anchor::End, &label, full);
        }
        let names = std::iter::once(&self.now.0).chain(&self.periods);
        let ticks: Vec<(f64, &str)> = names.enumerate().map(|(i, name)| (x(i), name.as_str())).collect();
        for i in labels::without_overlap(&ticks) {
            let (at, label) = ticks[i];
            svg.line("base", (at, bottom + 2.0), (at, bottom + 6.0));
            let half = labels::width(label) / 2.0;
            let shown = at.clamp(half, (self.frame.width - half).max(half));
            svg.text("soft", (shown, bottom + 18.0), Anchor::Middle, label, None);
        }
    }

    /// From now along the high ends and back along the low ones; up to the first gap.
    fn band(&self, series: &FanSeries, value: &Scale, x: &dyn Fn(usize) -> f64) -> String {
        let known: Vec<(f64, f64, f64)> = series.ends.iter().map_while(|e| *e).collect();
        let now = Some((x(0), value.at(self.now.1)));
        let high = known.iter().enumerate().map(|(i, (_, _, high))| Some((x(i + 1), value.at(*high))));
        let low = known.iter().enumerate().rev().map(|(i, (low, _, _))| Some((x(i + 1), value.at(*low))));
        if known.is_empty() {
            return String::new();
        }
        let mut d = polyline(std::iter::once(now).chain(high).chain(low));
        d.push('Z');
        d
    }
}
