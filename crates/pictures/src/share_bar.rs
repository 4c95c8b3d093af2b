//! One bar cut into the five states of the portfolio. Each state has a shape as well as a colour, and its own count.

use crate::frame::Frame;
use crate::labels;
use crate::svg::{Anchor, Svg, no_data, short};

/// The state of an activity, in the order from good to bad and then to unknown.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum State {
    /// Goes as planned: a disc.
    OnPace,
    /// To be watched: a triangle.
    Watch,
    /// Somebody has to act: a square.
    Act,
    /// Not enough is known: an empty ring.
    Unknown,
    /// Nothing to judge: a dash.
    NotApplicable,
}

impl State {
    /// Every state in order.
    pub const ALL: [State; 5] = [State::OnPace, State::Watch, State::Act, State::Unknown, State::NotApplicable];

    /// Its class in [`crate::CSS`], for badges on pages too.
    pub const fn class(self) -> &'static str {
        match self {
            State::OnPace => "on-pace",
            State::Watch => "watch",
            State::Act => "act",
            State::Unknown => "unknown",
            State::NotApplicable => "not-applicable",
        }
    }

    /// Draws its shape around a place.
    pub(crate) fn draw(self, svg: &mut Svg, x: f64, y: f64) {
        let class = format!("shape {}", self.class());
        match self {
            State::OnPace => svg.circle(&class, x, y, 4.5),
            State::Watch => svg.path(&class, &format!("M{} {}l5.5 10h-11z", short(x), short(y - 5.5))),
            State::Act => svg.rect(&class, x - 4.5, y - 4.5, 9.0, 9.0),
            State::Unknown => svg.circle(&class, x, y, 4.0),
            State::NotApplicable => svg.rect(&class, x - 5.0, y - 1.5, 10.0, 3.0),
        }
    }
}

/// The whole picture.
#[derive(Clone, PartialEq, Debug)]
pub struct ShareBar {
    /// Identity and size.
    pub frame: Frame,
    /// Parts from left to right.
    pub parts: Vec<Part>,
}

/// One part.
#[derive(Clone, PartialEq, Debug)]
pub struct Part {
    /// State it stands for.
    pub state: State,
    /// How much of it there is; negative or unknown counts as nothing.
    pub value: f64,
    /// Its name.
    pub name: String,
    /// The value as text.
    pub value_text: String,
    /// What pointing at it says.
    pub tooltip: String,
    /// Where the records behind it are.
    pub href: Option<String>,
}

const BAR: f64 = 22.0;

impl ShareBar {
    /// The picture as SVG.
    pub fn svg(&self) -> String {
        let sizes: Vec<f64> =
            self.parts.iter().map(|p| if p.value.is_finite() { p.value.max(0.0) } else { 0.0 }).collect();
        let largest = sizes.iter().copied().fold(0.0, f64::max);
        if largest <= 0.0 {
            return no_data(&self.frame, "share-bar", 60.0);
        }
        // Divided first, so that a sum of huge values stays finite.
        let total: f64 = sizes.iter().map(|s| s / largest).sum();
        let places = self.name_places();
        let height = places.last().map_or(BAR, |(_, y)| y + 18.0);
        let mut svg = Svg::open(&self.frame, "share-bar", height, self.parts.iter().any(|p| p.href.is_some()));
        let hatch = svg.hatch(&self.frame, "unknown");
        let mut x = 0.0;
        for ((part, size), place) in self.parts.iter().zip(sizes).zip(places) {
            let width = size / largest / total * self.frame.width;
            svg.begin_mark("", part.href.as_deref(), &part.tooltip);
            if width > 0.0 {
                // A hatched part has no class of a colour: a class would win over the pattern.
                if part.state == State::Unknown {
                    svg.filled_rect("part hatched", x, 0.5, width, BAR, &hatch);
                } else {
                    svg.rect(&format!("part {}", part.state.class()), x, 0.5, width, BAR);
                }
            }
            self.draw_name(&mut svg, part, place);
            svg.end_mark();
            x += width;
        }
        svg.close()
    }

    fn draw_name(&self, svg: &mut Svg, part: &Part, (x, y): (f64, f64)) {
        part.state.draw(svg, x + 6.0, y + 8.0);
        svg.text("value", (x + 16.0, y + 12.0), Anchor::Start, &part.value_text, None);
        let before = 16.0 + labels::bold(&part.value_text) + 5.0;
        let (name, full) = labels::shortened(&part.name, (self.frame.width - before).max(20.0));
        svg.text("soft", (x + before, y + 12.0), Anchor::Start, &name, full);
    }

    /// Where the names stand below the bar, wrapped to the width.
    fn name_places(&self) -> Vec<(f64, f64)> {
        let (mut x, mut y) = (0.0, BAR + 8.0);
        self.parts
            .iter()
            .map(|part| {
                let needed = 21.0 + labels::bold(&part.value_text) + labels::width(&part.name);
                if x > 0.0 && x + needed > self.frame.width {
                    x = 0.0;
                    y += 20.0;
                }
                let place = (x, y);
                x += needed + 18.0;
                place
            })
            .collect()
    }
}
