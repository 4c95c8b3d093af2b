//! Cumulative plan and spending of an activity or portfolio: the S-curve, with the day of knowledge and today.
//! Names stand at the ends of their lines, so no legend has to be looked up.

use crate::axis::Tick;
use crate::frame::Frame;
use crate::labels::{self, spread};
use crate::scale::{Scale, range};
use crate::svg::{Anchor, Svg, no_data, polyline, short};

/// The whole picture. Each line is a list of days since 1970-01-01 with the cumulative amount, in ascending order.
#[derive(Clone, PartialEq, Debug)]
pub struct SCurve {
    /// Identity and size.
    pub frame: Frame,
    /// The current plan.
    pub planned: Line,
    /// The plan as first approved; drawn dashed.
    pub original: Line,
    /// What was spent; drawn strong.
    pub actual: Line,
    /// Total that is available, with its label: a horizontal line.
    pub total: Option<(f64, String)>,
    /// Day of knowledge and its label: a vertical line.
    pub as_of: Option<(i32, String)>,
    /// Today and its label, where it differs from the day of knowledge: a triangle upon the axis.
    pub today: Option<(i32, String)>,
    /// Marks of the time axis; see [`crate::axis::time_ticks`].
    pub time_ticks: Vec<Tick>,
    /// Marks of the value axis; see [`crate::axis::value_ticks`].
    pub value_ticks: Vec<Tick>,
}

/// One line.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Line {
    /// Name at its end.
    pub name: String,
    /// Day and cumulative amount.
    pub points: Vec<LinePoint>,
}

/// One point of a line.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct LinePoint {
    /// Days since 1970-01-01.
    pub day: i32,
    /// Cumulative amount.
    pub value: f64,
    /// What pointing at it says; without text and link the point has no mark of its own.
    pub tooltip: String,
    /// Where the records behind it are.
    pub href: Option<String>,
}

const HEIGHT: f64 = 220.0;
const TOP: f64 = 22.0;

struct Layout {
    left: f64,
    right: f64,
    bottom: f64,
    time: Scale,
    value: Scale,
}

impl SCurve {
    /// The picture as SVG.
    pub fn svg(&self) -> String {
        let Some(layout) = self.layout() else { return no_data(&self.frame, "s-curve", 120.0) };
        let links = self.lines().iter().any(|(_, l)| l.points.iter().any(|p| p.href.is_some()));
        let mut svg = Svg::open(&self.frame, "s-curve", layout.bottom + 40.0, links);
        self.draw_axes(&mut svg, &layout);
        for (class, line) in self.lines() {
            svg.path(class, &polyline(line.points.iter().map(|p| self.place(&layout, p))));
        }
        for (class, line) in self.lines() {
            for point in line.points.iter().filter(|p| p.href.is_some() || !p.tooltip.is_empty()) {
                if let Some((x, y)) = self.place(&layout, point) {
                    svg.begin_mark(class, point.href.as_deref(), &point.tooltip);
                    svg.circle("hit", x, y, 8.0);
                    svg.circle("dot", x, y, 2.0);
                    svg.end_mark();
                }
            }
        }
        self.draw_names(&mut svg, &layout);
        self.draw_days(&mut svg, &layout);
        svg.close()
    }

    fn lines(&self) -> [(&'static str, &Line); 3] {
        [("original", &self.original), ("planned", &self.planned), ("actual", &self.actual)]
    }

    fn layout(&self) -> Option<Layout> {
        let points = || self.lines().into_iter().flat_map(|(_, l)| l.points.iter()).filter(|p| p.value.is_finite());
        let days = points().map(|p| f64::from(p.day)).chain(self.as_of.iter().map(|(d, _)| f64::from(*d)));
        let (first, last) = range(points().map(|p| f64::from(p.day)))?;
        let (first, last) = range(days.chain([first, last]))?;
        let ticks = self.value_ticks.iter().map(|t| t.at).chain(self.total.iter().map(|t| t.0));
        let (low, high) = range(points().map(|p| p.value).chain(ticks).chain([0.0]))?;
        let width = self.frame.width;
        let left = labels::widest(self.value_ticks.iter().map(|t| t.label.as_str())).min(width * 0.3) + 8.0;
        let names = 1.1
            * labels::widest(self.lines().iter().filter(|(_, l)| !l.points.is_empty()).map(|(_, l)| l.name.as_str()));
        let right = width - (names + 10.0).min(width * 0.3);
        let bottom = TOP + HEIGHT;
        Some(Layout {
            left,
            right,
            bottom,
            time: Scale::new(first, last, left, right),
            value: Scale::new(low, high, bottom, TOP),
        })
    }

    fn place(&self, layout: &Layout, point: &LinePoint) -> Option<(f64, f64)> {
        point.value.is_finite().then(|| (layout.time.at(f64::from(point.day)), layout.value.at(point.value)))
    }

    fn draw_axes(&self, svg: &mut Svg, layout: &Layout) {
        for tick in &self.value_ticks {
            let y = layout.value.at(tick.at);
            svg.line(if tick.at == 0.0 { "base" } else { "grid" }, (layout.left, y), (layout.right, y));
            let (label, full) = labels::shortened(&tick.label, layout.left - 6.0);
            svg.text("soft", (layout.left - 6.0, y + 4.0), Anchor::End, &label, full);
        }
        let ticks: Vec<(f64, &str)> =
            self.time_ticks.iter().map(|t| (layout.time.at(t.at), t.label.as_str())).collect();
        for i in labels::without_overlap(&ticks) {
            let (x, label) = ticks[i];
            svg.line("base", (x, layout.bottom), (x, layout.bottom + 4.0));
            svg.text("soft", (x, layout.bottom + 17.0), Anchor::Middle, label, None);
        }
        if let Some((total, label)) = &self.total {
            let y = layout.value.at(*total);
            svg.line("reference", (layout.left, y), (layout.right, y));
            let (label, full) = labels::shortened(label, layout.right - layout.left);
            svg.text("soft halo", (layout.left + 4.0, y - 4.0), Anchor::Start, &label, full);
        }
    }

    /// Names beside the ends of the lines, kept apart; a line that ends early has its name at its end.
    fn draw_names(&self, svg: &mut Svg, layout: &Layout) {
        let ends: Vec<(&str, &str, f64, f64)> = self
            .lines()
            .into_iter()
            .filter(|(_, line)| !line.name.is_empty())
            .filter_map(|(class, line)| {
                let (x, y) = self.place(layout, line.points.iter().rfind(|p| p.value.is_finite())?)?;
                Some((class, line.name.as_str(), x, y))
            })
            .collect();
        let at_right: Vec<_> = ends.iter().filter(|e| e.2 > layout.right - 30.0).collect();
        let placed = spread(&at_right.iter().map(|e| e.3 + 4.0).collect::<Vec<_>>(), 15.0, TOP, layout.bottom);
        for ((class, name, _, _), y) in at_right.into_iter().zip(placed) {
            let (name, full) = labels::shortened(name, self.frame.width - layout.right - 6.0);
            svg.text(&format!("name {class}-name"), (layout.right + 6.0, y), Anchor::Start, &name, full);
        }
        for (class, name, x, y) in ends.iter().filter(|e| e.2 <= layout.right - 30.0) {
            let (name, full) = labels::shortened(name, layout.right - layout.left);
            // Below and to the right of a rising line is free; near the right edge the name goes to the left of its end.
            let fits = x + 8.0 + labels::bold(&name) < self.frame.width;
            let (x, anchor) = if fits { (x + 8.0, Anchor::Start) } else { (x - 8.0, Anchor::End) };
            let y = (y + 14.0).min(layout.bottom - 4.0);
            svg.text(&format!("name halo {class}-name"), (x, y), anchor, &name, full);
        }
    }

    fn draw_days(&self, svg: &mut Svg, layout: &Layout) {
        if let Some((day, label)) = &self.as_of {
            let x = layout.time.at(f64::from(*day));
            svg.line("as-of", (x, TOP - 6.0), (x, layout.bottom));
            self.label_day(svg, x, TOP - 10.0, label);
        }
        if let Some((day, label)) = &self.today {
            let x = layout.time.at(f64::from(*day));
            svg.path("today", &format!("M{} {}l5 -8h-10z", short(x), short(layout.bottom - 1.0)));
            self.label_day(svg, x, layout.bottom + 33.0, label);
        }
    }

    fn label_day(&self, svg: &mut Svg, x: f64, y: f64, label: &str) {
        let (label, full) = labels::shortened(label, self.frame.width);
        let half = labels::width(&label) / 2.0;
        let x = x.clamp(half.min(self.frame.width / 2.0), (self.frame.width - half).max(self.frame.width / 2.0));
        svg.text("soft halo", (x, y), Anchor::Middle, &label, full);
    }
}
