//! A row of small samples with their names above a picture, wrapped to its width.

use crate::labels;
use crate::svg::{Anchor, Svg};

/// How a sample looks.
#[derive(Clone, Copy)]
pub(crate) enum Sample<'a> {
    /// A small box of a class, with the name of a pattern or none.
    Box(&'a str, &'a str),
    /// A short line of a class.
    Line(&'a str),
    /// A small triangle as on marks with a signal.
    Signal,
    /// A circle of a class.
    Dot(&'a str),
    /// The diamond of what is overdue.
    Diamond,
}

const LINE: f64 = 18.0;

/// Height of a legend of these names in a width.
pub(crate) fn height(names: &[&str], width: f64) -> f64 {
    places(names, width).last().map_or(0.0, |(_, y)| y + LINE + 4.0)
}

/// Draws the legend from a position to the right and downwards.
pub(crate) fn draw(svg: &mut Svg, entries: &[(Sample<'_>, &str)], x: f64, y: f64, width: f64) {
    let names: Vec<&str> = entries.iter().map(|(_, name)| *name).collect();
    for ((sample, name), (dx, dy)) in entries.iter().zip(places(&names, width)) {
        let (x, y) = (x + dx, y + dy);
        match sample {
            Sample::Box(class, pattern) => svg.filled_rect(class, x, y + 3.0, 12.0, 10.0, pattern),
            Sample::Line(class) => svg.line(class, (x, y + 8.0), (x + 16.0, y + 8.0)),
            Sample::Signal => signal(svg, x + 6.0, y + 8.0),
            Sample::Dot(class) => svg.circle(class, x + 6.0, y + 8.0, 4.0),
            Sample::Diamond => crate::timeline::diamond(svg, "overdue", x + 6.0, y + 8.0),
        }
        let (text, full) = labels::shortened(name, (width - 22.0).max(20.0));
        svg.text("soft", (x + 21.0, y + 12.0), Anchor::Start, &text, full);
    }
}

/// The triangle that stands for a signal: a shape, so that it needs no colour.
pub(crate) fn signal(svg: &mut Svg, x: f64, y: f64) {
    use crate::svg::short;
    let d = format!("M{} {}l4.5 8h-9z", short(x), short(y - 5.0));
    svg.path("signal", &d);
}

fn places(names: &[&str], width: f64) -> Vec<(f64, f64)> {
    let (mut x, mut y) = (0.0, 0.0);
    names
        .iter()
        .map(|name| {
            let needed = labels::width(name) + 21.0;
            if x > 0.0 && x + needed > width {
                x = 0.0;
                y += LINE;
            }
            let place = (x, y);
            x += needed + 16.0;
            place
        })
        .collect()
}
