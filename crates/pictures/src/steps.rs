//! Kaplan-Meier curves: which share of cases still waits after so many days (or has ended by then), with confidence bands
//! and ticks where open cases were last seen. Groups differ by dashes as well as colour, and carry their names.

use crate::axis::Tick;
use crate::frame::Frame;
use crate::labels;
use crate::legend::{self, Sample};
use crate::scale::{Scale, range};
use crate::svg::{Anchor, Svg, no_data, short};
use std::fmt::Write;

/// The whole picture. More than five groups share the five ways to draw.
#[derive(Clone, PartialEq, Debug)]
pub struct Steps {
    /// Identity and size.
    pub frame: Frame,
    /// Groups in order.
    pub groups: Vec<Group>,
    /// Name of the time axis (`days`).
    pub time_name: String,
    /// Marks of the time axis; see [`crate::axis::value_ticks`].
    pub time_ticks: Vec<Tick>,
    /// Marks of the share axis, from 0 to 1.
    pub share_ticks: Vec<Tick>,
}

/// One curve.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Group {
    /// Its name.
    pub name: String,
    /// What pointing at it says.
    pub tooltip: String,
    /// Where the cases behind it are.
    pub href: Option<String>,
    /// Days at which the share changes, in ascending order; before the first it is 1, or 0 where it grows.
    pub steps: Vec<Step>,
    /// Days at which open cases were last seen.
    pub censored: Vec<f64>,
    /// Whether the share grows from 0 (what has ended) instead of falling from 1 (what still waits).
    pub is_growing: bool,
}

/// The share from a day on.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Step {
    /// Days since the beginning.
    pub at: f64,
    /// Share that still waits, or has ended, 0 to 1.
    pub share: f64,
    /// Lower and upper confidence limit, where known.
    pub limits: Option<(f64, f64)>,
}

const HEIGHT: f64 = 200.0;
const WAYS: usize = 5;

impl Steps {
    /// The picture as SVG.
    pub fn svg(&self) -> String {
        let groups: Vec<&Group> =
            self.groups.iter().filter(|g| g.steps.iter().any(|s| s.at.is_finite()) || !g.censored.is_empty()).collect();
        let days = groups.iter().flat_map(|g| g.steps.iter().map(|s| s.at).chain(g.censored.iter().copied()));
        let Some((_, last)) = range(days.chain(self.time_ticks.iter().map(|t| t.at))).filter(|_| !groups.is_empty())
        else {
            return no_data(&self.frame, "steps", 120.0);
        };
        let width = self.frame.width;
        let classes: Vec<String> = (0..groups.len()).map(|i| format!("way-{}", i % WAYS)).collect();
        let entries: Vec<(Sample<'_>, &str)> =
            groups.iter().zip(&classes).map(|(g, c)| (Sample::Line(c), g.name.as_str())).collect();
        let names: Vec<&str> = groups.iter().map(|g| g.name.as_str()).collect();
        let legend_height = legend::height(&names, width);
        let (top, bottom) = (legend_height + 10.0, legend_height + 10.0 + HEIGHT);
        let left = labels::widest(self.share_ticks.iter().map(|t| t.label.as_str())).min(width * 0.2) + 8.0;
        let time = Scale::new(0.0, last.max(0.0), left, width - 16.0);
        let share = Scale::new(0.0, 1.0, bottom, top);
        let mut svg = Svg::open(&self.frame, "steps", bottom + 36.0, groups.iter().any(|g| g.href.is_some()));
        legend::draw(&mut svg, &entries, 0.0, 0.0, width);
        self.draw_axes(&mut svg, left, bottom, &time, &share);
        // Bands of many groups hide each other: beyond three they are left to the table.
        if groups.len() <= 3 {
            for (group, class) in groups.iter().zip(&classes) {
                svg.path(&format!("band {class}-band"), &band(group, &time, &share));
            }
        }
        for (group, class) in groups.iter().zip(&classes) {
            svg.begin_mark("curve", group.href.as_deref(), &group.tooltip);
            let d = staircase(group, &time, &share);
            svg.path("hit-line", &d);
            svg.path(class, &d);
            svg.path("censored", &censor_ticks(group, &time, &share));
            svg.end_mark();
        }
        svg.close()
    }

    fn draw_axes(&self, svg: &mut Svg, left: f64, bottom: f64, time: &Scale, share: &Scale) {
        let right = self.frame.width - 16.0;
        for tick in &self.share_ticks {
            let y = share.at(tick.at);
            svg.line(if tick.at == 0.0 { "base" } else { "grid" }, (left, y), (right, y));
            let (label, full) = labels::shortened(&tick.label, left - 6.0);
            svg.text("soft", (left - 6.0, y + 4.0), Anchor::End, &label, full);
        }
        let ticks: Vec<(f64, &str)> = self.time_ticks.iter().map(|t| (time.at(t.at), t.label.as_str())).collect();
        for i in labels::without_overlap(&ticks) {
            svg.line("base", (ticks[i].0, bottom), (ticks[i].0, bottom + 4.0));
            svg.text("soft", (ticks[i].0, bottom + 17.0), Anchor::Middle, ticks[i].1, None);
        }
        let (name, full) = labels::shortened(&self.time_name, right);
        svg.text("soft", (right, bottom + 32.0), Anchor::End, &name, full);
    }
}

/// Day, share and limits of the steps that can be drawn, from the beginning to the last day seen.
fn points(group: &Group) -> Vec<Step> {
    let first = if group.is_growing { 0.0 } else { 1.0 };
    let mut points = vec![Step { at: 0.0, share: first, limits: Some((first, first)) }];
    points.extend(group.steps.iter().filter(|s| s.at.is_finite() && s.share.is_finite()).copied());
    let seen = range(group.censored.iter().copied()).map_or(0.0, |(_, last)| last);
    let last = points[points.len() - 1];
    if seen > last.at {
        points.push(Step { at: seen, ..last });
    }
    points
}

fn staircase(group: &Group, time: &Scale, share: &Scale) -> String {
    let mut d = String::new();
    for (i, step) in points(group).iter().enumerate() {
        let (x, y) = (short(time.at(step.at)), short(share.at(step.share)));
        let _ = if i == 0 { write!(d, "M{x} {y}") } else { write!(d, "H{x}V{y}") };
    }
    d
}

fn band(group: &Group, time: &Scale, share: &Scale) -> String {
    let points = points(group);
    let Some(limits) = points.iter().map(|s| s.limits).collect::<Option<Vec<(f64, f64)>>>() else {
        return String::new();
    };
    let x: Vec<String> = points.iter().map(|s| short(time.at(s.at))).collect();
    let mut d = String::new();
    for (i, (_, high)) in limits.iter().enumerate() {
        let y = short(share.at(*high));
        let _ = if i == 0 { write!(d, "M{} {y}", x[i]) } else { write!(d, "H{}V{y}", x[i]) };
    }
    // Back along the lower limits: each holds from its own step to the next.
    for (i, (low, _)) in limits.iter().enumerate().rev() {
        let _ = write!(d, "V{}H{}", short(share.at(*low)), x[i]);
    }
    d.push('Z');
    d
}

fn censor_ticks(group: &Group, time: &Scale, share: &Scale) -> String {
    let points = points(group);
    let mut days: Vec<f64> = group.censored.iter().copied().filter(|d| d.is_finite()).collect();
    days.sort_by(f64::total_cmp);
    let mut d = String::new();
    let mut last = String::new();
    for day in days {
        let share_then = points.iter().rfind(|s| s.at <= day).map_or(1.0, |s| s.share);
        let x = short(time.at(day));
        // Ticks that fall on the same pixel are one tick.
        if x != last {
            let _ = write!(d, "M{x} {}v6", short(share.at(share_then) - 3.0));
        }
        last = x;
    }
    d
}
