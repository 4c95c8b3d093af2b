//! Ranked horizontal bars: label, bar, value, and a thin second bar for comparison.
//! On a narrow screen the label stands above its bar. The caller ranks.

use crate::frame::Frame;
use crate::labels;
use crate::legend::{self, Sample};
use crate::scale::{Scale, finite, range};
use crate::share_bar::State;
use crate::svg::{Anchor, Svg, no_data};

/// The whole picture.
#[derive(Clone, PartialEq, Debug)]
pub struct Bars {
    /// Identity and size.
    pub frame: Frame,
    /// Bars from top to bottom.
    pub bars: Vec<Bar>,
    /// Name of the wide bars for the legend; may be empty.
    pub name: String,
    /// Name of the thin bars for the legend; may be empty.
    pub second_name: String,
}

/// One bar.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Bar {
    /// What it stands for.
    pub label: String,
    /// Its length; `None` is unknown and has no bar.
    pub value: Option<f64>,
    /// The value as text, at its end.
    pub value_text: String,
    /// Length of the thin bar.
    pub second: Option<f64>,
    /// What pointing at it says.
    pub tooltip: String,
    /// A state, shown as a shape before the label and in the colour of the bar.
    pub state: Option<State>,
    /// Where the records behind it are.
    pub href: Option<String>,
}

impl Bars {
    /// The picture as SVG.
    pub fn svg(&self) -> String {
        let drawn = self.bars.iter().flat_map(|b| [b.value, b.second]).flatten();
        let Some((low, high)) = (!self.bars.is_empty()).then(|| range(drawn.chain([0.0]))).flatten() else {
            return no_data(&self.frame, "bars", 80.0);
        };
        let width = self.frame.width;
        let narrow = self.frame.is_narrow();
        let shapes = if self.bars.iter().any(|b| b.state.is_some()) { 16.0 } else { 0.0 };
        let label_room = labels::widest(self.bars.iter().map(|b| b.label.as_str())).min(width * 0.4) + shapes;
        let value_room =
            (labels::widest(self.bars.iter().map(|b| b.value_text.as_str())) * 1.1).min(width * 0.35) + 8.0;
        let left = if narrow { 0.0 } else { label_room + 10.0 };
        // Texts of negative bars stand to their left and need room there too.
        let before = if low < 0.0 { value_room } else { 0.0 };
        let scale = Scale::new(low, if high > low { high } else { low + 1.0 }, left + before, width - value_room);
        let row = if narrow { 44.0 } else { 26.0 };
        let legend_height = legend::height(&self.legend_names(), width);
        let height = legend_height + row * self.bars.len() as f64 + 4.0;
        let mut svg = Svg::open(&self.frame, "bars", height, self.bars.iter().any(|b| b.href.is_some()));
        legend::draw(&mut svg, &self.legend(), 0.0, 0.0, width);
        svg.line("base", (scale.at(0.0), legend_height), (scale.at(0.0), height - 2.0));
        for (i, bar) in self.bars.iter().enumerate() {
            let y = legend_height + i as f64 * row;
            svg.begin_mark("", bar.href.as_deref(), &bar.tooltip);
            svg.rect("hit", 0.0, y, width, row);
            self.draw_label(&mut svg, bar, y, if narrow { width - shapes } else { label_room - shapes }, narrow);
            draw_bar(&mut svg, bar, &scale, if narrow { y + 19.0 } else { y + 5.0 });
            svg.end_mark();
        }
        svg.close()
    }

    fn draw_label(&self, svg: &mut Svg, bar: &Bar, y: f64, room: f64, narrow: bool) {
        let mut x = 0.0;
        if let Some(state) = bar.state {
            state.draw(svg, 6.0, y + if narrow { 9.0 } else { 13.0 });
            x = 16.0;
        }
        let (label, full) = labels::shortened(&bar.label, room);
        svg.text("label halo", (x, y + if narrow { 13.0 } else { 17.0 }), Anchor::Start, &label, full);
    }

    fn legend(&self) -> Vec<(Sample<'_>, &str)> {
        [(Sample::Box("bar", ""), self.name.as_str()), (Sample::Box("second", ""), self.second_name.as_str())]
            .into_iter()
            .filter(|(_, name)| !name.is_empty())
            .collect()
    }

    fn legend_names(&self) -> Vec<&str> {
        self.legend().into_iter().map(|(_, name)| name).collect()
    }
}

fn draw_bar(svg: &mut Svg, bar: &Bar, scale: &Scale, y: f64) {
    let zero = scale.at(0.0);
    let mut end = zero;
    if let Some(value) = finite(bar.value) {
        let x = scale.at(value);
        let class = bar.state.map_or_else(|| "bar".to_owned(), |s| format!("bar {}", s.class()));
        svg.rect(&class, x.min(zero), y, (x - zero).abs().max(0.5), 12.0);
        end = x;
    }
    if let Some(second) = finite(bar.second) {
        let x = scale.at(second);
        svg.rect("second", x.min(zero), y + 13.0, (x - zero).abs().max(0.5), 3.0);
    }
    let class = if bar.value.is_some() { "value" } else { "soft" };
    let (x, anchor) = if end < zero - 0.05 { (end - 5.0, Anchor::End) } else { (end + 5.0, Anchor::Start) };
    svg.text(class, (x, y + 10.5), anchor, &bar.value_text, None);
}
