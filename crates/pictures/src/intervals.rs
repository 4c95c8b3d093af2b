//! Ranked intervals: label, a band from low to high, a dot in the middle, and the middle as text.
//! On a narrow screen the label stands above its band. The caller ranks.

use crate::axis::Tick;
use crate::frame::Frame;
use crate::labels;
use crate::scale::{Scale, range};
use crate::svg::{Anchor, Svg, no_data};

/// The whole picture.
#[derive(Clone, PartialEq, Debug)]
pub struct Intervals {
    /// Identity and size.
    pub frame: Frame,
    /// Rows from top to bottom.
    pub rows: Vec<Interval>,
    /// Marks of the value axis.
    pub ticks: Vec<Tick>,
}

/// One interval.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Interval {
    /// What it stands for.
    pub label: String,
    /// Low end, middle and high end; `None` is unknown and has no band.
    pub ends: Option<(f64, f64, f64)>,
    /// The middle as text, at the end of the row.
    pub value_text: String,
    /// What pointing at it says.
    pub tooltip: String,
    /// Where the records behind it are.
    pub href: Option<String>,
}

impl Intervals {
    /// The picture as SVG.
    pub fn svg(&self) -> String {
        let drawn: Vec<f64> = self.rows.iter().filter_map(|r| r.ends).flat_map(|(l, m, h)| [l, m, h]).collect();
        let Some((low, high)) = range(drawn.iter().copied()) else {
            return no_data(&self.frame, "intervals", 80.0);
        };
        // Zero and the marks of the axis belong to the picture.
        let ends = self.ticks.iter().map(|t| t.at).chain([0.0, low, high]);
        let (low, high) = range(ends).unwrap_or((low, high));
        let width = self.frame.width;
        let narrow = self.frame.is_narrow();
        let label_room = labels::widest(self.rows.iter().map(|r| r.label.as_str())).min(width * 0.4);
        let value_room =
            (labels::widest(self.rows.iter().map(|r| r.value_text.as_str())) * 1.1).min(width * 0.3) + 14.0;
        let left = if narrow { 6.0 } else { label_room + 14.0 };
        let scale = Scale::new(low, high, left, width - value_room);
        let row = if narrow { 42.0 } else { 26.0 };
        let bottom = row * self.rows.len() as f64 + 4.0;
        let mut svg = Svg::open(&self.frame, "intervals", bottom + 24.0, self.rows.iter().any(|r| r.href.is_some()));
        self.draw_axis(&mut svg, &scale, bottom);
        for (i, interval) in self.rows.iter().enumerate() {
            let y = i as f64 * row;
            svg.begin_mark("", interval.href.as_deref(), &interval.tooltip);
            svg.rect("hit", 0.0, y, width, row);
            let room = if narrow { width } else { label_room };
            let (label, full) = labels::shortened(&interval.label, room);
            svg.text("label halo", (0.0, y + if narrow { 13.0 } else { 17.0 }), Anchor::Start, &label, full);
            draw_interval(&mut svg, interval, &scale, if narrow { y + 28.0 } else { y + 13.0 });
            let class = if interval.ends.is_some() { "value" } else { "soft" };
            let at = (width, if narrow { y + 32.0 } else { y + 17.0 });
            svg.text(class, at, Anchor::End, &interval.value_text, None);
            svg.end_mark();
        }
        svg.close()
    }

    fn draw_axis(&self, svg: &mut Svg, scale: &Scale, bottom: f64) {
        let places: Vec<(f64, &str)> = self.ticks.iter().map(|t| (scale.at(t.at), t.label.as_str())).collect();
        for (tick, (x, _)) in self.ticks.iter().zip(&places) {
            svg.line(if tick.at == 0.0 { "base" } else { "grid" }, (*x, 0.0), (*x, bottom));
        }
        for i in labels::without_overlap(&places) {
            svg.text("soft", (places[i].0, bottom + 15.0), Anchor::Middle, places[i].1, None);
        }
    }
}

fn draw_interval(svg: &mut Svg, interval: &Interval, scale: &Scale, y: f64) {
    let Some((low, middle, high)) = interval.ends.filter(|(l, m, h)| l.is_finite() && m.is_finite() && h.is_finite())
    else {
        return;
    };
    let (from, to) = (scale.at(low.min(high)), scale.at(high.max(low)));
    svg.rect("band", from, y - 5.0, (to - from).max(1.0), 10.0);
    for x in [from, to] {
        svg.line("whisker", (x, y - 5.0), (x, y + 5.0));
    }
    svg.circle("dot", scale.at(middle), y, 4.0);
}
