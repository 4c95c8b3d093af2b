//! A measure period by period: bars or a line, with an interval, a seasonally adjusted line and points that give a signal.
//! A period without value is a gap, never a zero; a period not yet over is hatched or hollow.

use crate::axis::Tick;
use crate::frame::Frame;
use crate::legend::{self, Sample};
use crate::scale::{Scale, finite, range};
use crate::svg::{Anchor, Svg, no_data, polyline, short};
use crate::{axis, labels};

/// The whole picture.
#[derive(Clone, PartialEq, Debug)]
pub struct Trend {
    /// Identity and size.
    pub frame: Frame,
    /// Bars (amounts of a period) or a line (rates, durations, stocks).
    pub bars: bool,
    /// Periods in order.
    pub points: Vec<Point>,
    /// Marks of the value axis; see [`axis::value_ticks`]. Without any, the axis shows none.
    pub value_ticks: Vec<Tick>,
    /// A value to compare with, drawn as a thin line with its label: a target, a limit.
    pub reference: Option<(f64, String)>,
    /// Names for the legend; an empty name leaves its entry out.
    pub names: Names,
}

/// Names of the parts, for the legend.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Names {
    /// The values as recorded.
    pub value: String,
    /// The seasonally adjusted line.
    pub adjusted: String,
    /// The interval.
    pub interval: String,
    /// A period not yet over.
    pub partial: String,
    /// A point with a signal.
    pub signal: String,
}

/// One period.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Point {
    /// Label on the axis (`2024`, `Mar`); empty for periods that need none.
    pub tick: String,
    /// Value; `None` is unknown.
    pub value: Option<f64>,
    /// Seasonally adjusted value.
    pub adjusted: Option<f64>,
    /// Lower and upper end of the interval.
    pub interval: Option<(f64, f64)>,
    /// What pointing at it says: period, value, basis.
    pub tooltip: String,
    /// Whether it gives a signal.
    pub signal: bool,
    /// Whether the period is not over yet.
    pub partial: bool,
    /// Where the records behind it are.
    pub href: Option<String>,
}

const HEIGHT: f64 = 200.0;
const BELOW: f64 = 24.0;

/// Where everything stands.
struct Layout {
    x: f64,
    step: f64,
    top: f64,
    right: f64,
    bottom: f64,
    scale: Scale,
}

impl Layout {
    fn middle(&self, i: usize) -> f64 {
        self.x + (i as f64 + 0.5) * self.step
    }
}

impl Trend {
    /// The picture as SVG.
    pub fn svg(&self) -> String {
        let Some((low, high)) = self.range() else { return no_data(&self.frame, "trend", 120.0) };
        let width = self.frame.width;
        let left = labels::widest(self.value_ticks.iter().map(|t| t.label.as_str())).min(width * 0.3) + 8.0;
        let legend_height = legend::height(&self.legend_names(), width);
        let (top, bottom) = (legend_height + 14.0, legend_height + 14.0 + HEIGHT);
        let right = width - 6.0;
        let layout = Layout {
            x: left,
            step: (right - left) / self.points.len() as f64,
            top,
            right,
            bottom,
            scale: Scale::new(low, high, bottom, top),
        };
        let links = self.points.iter().any(|p| p.href.is_some());
        let mut svg = Svg::open(&self.frame, "trend", bottom + BELOW, links);
        let hatch =
            if self.points.iter().any(|p| p.partial) { svg.hatch(&self.frame, "partial") } else { String::new() };
        self.draw_legend(&mut svg, &hatch);
        self.draw_axes(&mut svg, &layout);
        if !self.bars {
            svg.path("band", &self.band(&layout));
            svg.path("line", &polyline(self.places(&layout, |p| p.value)));
        }
        for (i, point) in self.points.iter().enumerate() {
            self.draw_point(&mut svg, &layout, i, point, &hatch);
        }
        let adjusted = polyline(self.places(&layout, |p| p.adjusted));
        if self.bars {
            // A rim in the colour of the ground parts the line from the bars.
            svg.path("rim", &adjusted);
        }
        svg.path("adjusted", &adjusted);
        self.draw_reference_label(&mut svg, &layout);
        for (i, point) in self.points.iter().enumerate().filter(|(_, p)| p.signal) {
            let peak =
                finite(point.value).map_or(layout.top, |v| layout.scale.at(v).min(layout.scale.at(0.0_f64.max(v))));
            legend::signal(&mut svg, layout.middle(i), (peak - 9.0).max(5.0));
        }
        svg.close()
    }

    /// Lowest and highest value on the axis; `None` without any value.
    fn range(&self) -> Option<(f64, f64)> {
        let drawn = self.points.iter().flat_map(|p| {
            let (low, high) = p.interval.unzip();
            [p.value, p.adjusted, low, high].into_iter().flatten()
        });
        let (low, high) = range(drawn)?;
        let more = self.value_ticks.iter().map(|t| t.at).chain(self.reference.iter().map(|r| r.0));
        // Bars are compared by their length and so begin at zero.
        range(more.chain([low, high]).chain(self.bars.then_some(0.0)))
    }

    fn places(&self, layout: &Layout, value: impl Fn(&Point) -> Option<f64>) -> Vec<Option<(f64, f64)>> {
        let place = |(i, p)| finite(value(p)).map(|v| (layout.middle(i), layout.scale.at(v)));
        self.points.iter().enumerate().map(place).collect()
    }

    fn draw_axes(&self, svg: &mut Svg, layout: &Layout) {
        for tick in &self.value_ticks {
            let y = layout.scale.at(tick.at);
            svg.line(if tick.at == 0.0 { "base" } else { "grid" }, (layout.x, y), (layout.right, y));
            let (label, full) = labels::shortened(&tick.label, layout.x - 6.0);
            svg.text("soft", (layout.x - 6.0, y + 4.0), Anchor::End, &label, full);
        }
        let ticks: Vec<(f64, &str)> = self
            .points
            .iter()
            .enumerate()
            .filter(|(_, p)| !p.tick.is_empty())
            .map(|(i, p)| (layout.middle(i), p.tick.as_str()))
            .collect();
        for i in labels::without_overlap(&ticks) {
            let (x, label) = ticks[i];
            svg.line("base", (x, layout.bottom + 2.0), (x, layout.bottom + 6.0));
            let half = labels::width(label) / 2.0;
            svg.text(
                "soft",
                (x.clamp(half, self.frame.width - half), layout.bottom + 18.0),
                Anchor::Middle,
                label,
                None,
            );
        }
        if let Some((value, _)) = &self.reference {
            let y = layout.scale.at(*value);
            svg.line("reference", (layout.x, y), (layout.right, y));
        }
    }

    /// The label of the reference line: above or below it, left or right, where the values leave most room.
    fn draw_reference_label(&self, svg: &mut Svg, layout: &Layout) {
        let Some((value, label)) = &self.reference else { return };
        let (label, full) = labels::shortened(label, layout.right - layout.x);
        let y = layout.scale.at(*value);
        let width = labels::width(&label);
        let room = |from: f64, middle: f64| {
            let under =
                (0..self.points.len()).filter(|i| (from - 6.0..=from + width + 6.0).contains(&layout.middle(*i)));
            let values = under.flat_map(|i| [self.points[i].value, self.points[i].adjusted]).flatten();
            range(values.map(|v| (layout.scale.at(v) - middle).abs())).map_or(f64::MAX, |(least, _)| least)
        };
        let (left, right) = (layout.x + 2.0, layout.right - width);
        let places = [(right, y - 4.0), (left, y - 4.0), (right, y + 13.0), (left, y + 13.0)];
        let best = places.into_iter().rev().max_by(|a, b| room(a.0, a.1 - 4.0).total_cmp(&room(b.0, b.1 - 4.0)));
        svg.text("soft halo", best.unwrap_or(places[0]), Anchor::Start, &label, full);
    }

    fn draw_point(&self, svg: &mut Svg, layout: &Layout, i: usize, point: &Point, hatch: &str) {
        svg.begin_mark(if point.partial { "partial" } else { "" }, point.href.as_deref(), &point.tooltip);
        // The whole column answers to pointing, also where there is no value.
        svg.rect("hit", layout.middle(i) - layout.step / 2.0, layout.top, layout.step, layout.bottom - layout.top);
        let x = layout.middle(i);
        if let Some(value) = finite(point.value) {
            let y = layout.scale.at(value);
            if self.bars {
                let zero = layout.scale.at(0.0);
                let width = if layout.step > 4.0 { layout.step * 0.76 } else { layout.step };
                let (class, pattern) = if point.partial { ("hatched", hatch) } else { ("bar", "") };
                svg.filled_rect(class, x - width / 2.0, y.min(zero), width, (y - zero).abs().max(0.5), pattern);
            } else {
                let radius = if layout.step > 9.0 { 2.8 } else { 1.6 };
                svg.circle(if point.partial { "dot hollow" } else { "dot" }, x, y, radius);
            }
        }
        if let (true, Some((low, high))) = (self.bars, point.interval) {
            svg.line("whisker", (x, layout.scale.at(low)), (x, layout.scale.at(high)));
        }
        svg.end_mark();
    }

    /// The interval as one area per unbroken run of periods.
    fn band(&self, layout: &Layout) -> String {
        let ends = |i: usize| {
            let (low, high) = self.points[i].interval?;
            (low.is_finite() && high.is_finite()).then(|| (layout.scale.at(low), layout.scale.at(high)))
        };
        let mut d = String::new();
        let mut i = 0;
        while i < self.points.len() {
            let run: Vec<(f64, f64, f64)> = (i..self.points.len())
                .map_while(|k| ends(k).map(|(low, high)| (layout.middle(k), low, high)))
                .collect();
            if run.len() > 1 {
                let upper = run.iter().map(|(x, _, high)| (*x, *high));
                let lower = run.iter().rev().map(|(x, low, _)| (*x, *low));
                d.push_str(&polyline(upper.chain(lower).map(Some)));
                d.push('Z');
            } else if let Some((x, low, high)) = run.first() {
                d.push_str(&format!("M{x} {a}h4V{b}h-4z", x = short(x - 2.0), a = short(*low), b = short(*high)));
            }
            i += run.len() + 1;
        }
        d
    }

    fn legend_names(&self) -> Vec<&str> {
        self.legend("").into_iter().map(|(_, name)| name).collect()
    }

    fn legend<'a>(&'a self, hatch: &'a str) -> Vec<(Sample<'a>, &'a str)> {
        let any = |has: fn(&Point) -> bool| self.points.iter().any(has);
        let value = if self.bars { Sample::Box("bar", "") } else { Sample::Line("line") };
        let partial = if self.bars { Sample::Box("hatched", hatch) } else { Sample::Dot("dot hollow") };
        let interval = if self.bars { Sample::Line("whisker") } else { Sample::Box("band", "") };
        [
            (true, value, self.names.value.as_str()),
            (any(|p| p.adjusted.is_some()), Sample::Line("adjusted"), &self.names.adjusted),
            (any(|p| p.interval.is_some()), interval, &self.names.interval),
            (any(|p| p.partial), partial, &self.names.partial),
            (any(|p| p.signal), Sample::Signal, &self.names.signal),
        ]
        .into_iter()
        .filter(|(shown, _, name)| *shown && !name.is_empty())
        .map(|(_, sample, name)| (sample, name))
        .collect()
    }

    fn draw_legend(&self, svg: &mut Svg, hatch: &str) {
        legend::draw(svg, &self.legend(hatch), 0.0, 0.0, self.frame.width);
    }

    /// Round marks for the value axis of these points, labelled by the caller.
    pub fn ticks_for(points: &[Point], bars: bool, label: impl Fn(f64) -> String) -> Vec<Tick> {
        let drawn = points.iter().flat_map(|p| {
            let (low, high) = p.interval.unzip();
            [p.value, p.adjusted, low, high].into_iter().flatten()
        });
        let Some((low, high)) = range(drawn.chain(bars.then_some(0.0))) else { return Vec::new() };
        axis::value_ticks(low, high, 5, label)
    }
}
