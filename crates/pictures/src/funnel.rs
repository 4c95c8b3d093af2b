//! A funnel plot: each group a dot at its number of cases and its share, between the limits within which chance alone
//! would keep it. Places differ by shape as well as colour. The caller computes the limits.

use crate::axis::Tick;
use crate::frame::Frame;
use crate::labels;
use crate::legend::{self, Sample};
use crate::scale::{Scale, range};
use crate::svg::{Anchor, Svg, no_data};

/// The whole picture.
#[derive(Clone, PartialEq, Debug)]
pub struct Funnel {
    /// Identity and size.
    pub frame: Frame,
    /// Groups; those drawn last lie on top.
    pub dots: Vec<Dot>,
    /// Limits by size, in ascending order of cases.
    pub limits: Vec<Limits>,
    /// The share of all cases.
    pub centre: f64,
    /// Name of the size axis.
    pub size_name: String,
    /// Marks of the size axis, in cases. It is drawn by square roots, so that small groups do not lie on one heap.
    pub size_ticks: Vec<Tick>,
    /// Marks of the share axis.
    pub share_ticks: Vec<Tick>,
    /// Names: share of all, inner limits, outer limits, better, worse, within, too few.
    pub names: [String; 7],
}

/// Limits of groups of one size.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Limits {
    /// Cases.
    pub n: f64,
    /// Within which most lie.
    pub inner: (f64, f64),
    /// Within which nearly all lie.
    pub outer: (f64, f64),
}

/// Where a group lies.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Place {
    /// Better than chance makes it: a filled circle.
    Better,
    /// Worse: a square.
    Worse,
    /// As chance makes it: a filled circle of the usual colour.
    #[default]
    Within,
    /// Too few cases to say: a hollow circle.
    TooFew,
}

/// One group.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Dot {
    /// Its name.
    pub label: String,
    /// Cases.
    pub n: f64,
    /// Share.
    pub share: f64,
    /// Where it lies.
    pub place: Place,
    /// What pointing at it says.
    pub tooltip: String,
    /// Where the cases behind it are.
    pub href: Option<String>,
}

/// Height of the plot.
const HEIGHT: f64 = 280.0;
/// Half the side of a square, and the radius of a dot.
const SIZE: f64 = 5.0;

/// The scales and the box of a plot.
struct Plot {
    size: Scale,
    share: Scale,
    low: f64,
    high: f64,
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

impl Plot {
    /// Whether a share lies within the plot: a line beyond it is broken off, not bent along its edge.
    fn holds(&self, share: f64) -> bool {
        share.is_finite() && (self.low - 1e-9..=self.high + 1e-9).contains(&share)
    }

    fn at(&self, n: f64, share: f64) -> (f64, f64) {
        let (top, bottom) = (self.top.min(self.bottom), self.bottom.max(self.top));
        (self.size.at(n.max(0.0).sqrt()), self.share.at(share).clamp(top, bottom))
    }
}

impl Funnel {
    /// The picture as SVG.
    pub fn svg(&self) -> String {
        let dots: Vec<&Dot> = self.dots.iter().filter(|d| d.n.is_finite() && d.share.is_finite()).collect();
        let Some((_, most)) = range(dots.iter().map(|d| d.n)) else {
            return no_data(&self.frame, "funnel", 120.0);
        };
        let width = self.frame.width;
        let entries: Vec<(Sample<'_>, &str)> = self.legend().into_iter().filter(|(_, n)| !n.is_empty()).collect();
        let names: Vec<&str> = entries.iter().map(|(_, name)| *name).collect();
        let top = legend::height(&names, width) + 10.0;
        let shares = dots.iter().map(|d| d.share).chain(self.share_ticks.iter().map(|t| t.at));
        let (low, high) = range(shares.chain([self.centre])).unwrap_or((0.0, 1.0));
        let left = labels::widest(self.share_ticks.iter().map(|t| t.label.as_str())).min(width * 0.2) + 8.0;
        let plot = Plot {
            size: Scale::new(0.0, most.max(1.0).sqrt() * 1.04, left, width - 8.0),
            share: Scale::new(low, high, top + HEIGHT, top),
            low,
            high,
            left,
            right: width - 8.0,
            top,
            bottom: top + HEIGHT,
        };
        let has_links = dots.iter().any(|d| d.href.is_some());
        let mut svg = Svg::open(&self.frame, "funnel", plot.bottom + 36.0, has_links);
        legend::draw(&mut svg, &entries, 0.0, 0.0, width);
        self.draw_axes(&mut svg, &plot);
        self.draw_limits(&mut svg, &plot);
        for dot in &dots {
            draw_dot(&mut svg, dot, plot.at(dot.n, dot.share));
        }
        draw_labels(&mut svg, &dots, &plot);
        svg.close()
    }

    fn legend(&self) -> [(Sample<'_>, &str); 7] {
        let samples = [
            Sample::Line("centre"),
            Sample::Line("limit"),
            Sample::Line("outer-limit"),
            Sample::Dot("better dot"),
            Sample::Box("act", ""),
            Sample::Dot("dot"),
            Sample::Dot("few dot"),
        ];
        let mut names = self.names.iter();
        samples.map(|sample| (sample, names.next().map_or("", String::as_str)))
    }

    fn draw_axes(&self, svg: &mut Svg, plot: &Plot) {
        for tick in &self.share_ticks {
            let y = plot.share.at(tick.at);
            svg.line("grid", (plot.left, y), (plot.right, y));
            let (label, full) = labels::shortened(&tick.label, plot.left - 6.0);
            svg.text("soft", (plot.left - 6.0, y + 4.0), Anchor::End, &label, full);
        }
        svg.line("base", (plot.left, plot.bottom), (plot.right, plot.bottom));
        let ticks: Vec<(f64, &str)> =
            self.size_ticks.iter().map(|t| (plot.size.at(t.at.max(0.0).sqrt()), t.label.as_str())).collect();
        for i in labels::without_overlap(&ticks) {
            svg.line("base", (ticks[i].0, plot.bottom), (ticks[i].0, plot.bottom + 4.0));
            svg.text("soft", (ticks[i].0, plot.bottom + 17.0), Anchor::Middle, ticks[i].1, None);
        }
        let (name, full) = labels::shortened(&self.size_name, plot.right);
        svg.text("soft", (plot.right, plot.bottom + 32.0), Anchor::End, &name, full);
    }

    fn draw_limits(&self, svg: &mut Svg, plot: &Plot) {
        let known: Vec<&Limits> = self.limits.iter().filter(|l| l.n.is_finite()).collect();
        let line = |of: &dyn Fn(&Limits) -> f64| {
            let points = known.iter().map(|l| (l.n, of(l)));
            crate::svg::polyline(points.map(|(n, share)| plot.holds(share).then(|| plot.at(n, share))))
        };
        let along = |of: &dyn Fn(&Limits) -> f64| {
            known.iter().map(|l| of(l).is_finite().then(|| plot.at(l.n, of(l)))).collect::<Vec<_>>()
        };
        // One closed shape: along the upper limits and back along the lower ones.
        let there = crate::svg::polyline(along(&|l| l.inner.1));
        let back = crate::svg::polyline(along(&|l| l.inner.0).into_iter().rev()).replacen('M', "L", 1);
        if !there.is_empty() && !back.is_empty() {
            svg.path("band", &format!("{there}{back}Z"));
        }
        svg.path("limit", &line(&|l| l.inner.1));
        svg.path("limit", &line(&|l| l.inner.0));
        svg.path("outer-limit", &line(&|l| l.outer.1));
        svg.path("outer-limit", &line(&|l| l.outer.0));
        let y = plot.at(1.0, self.centre).1;
        svg.line("centre", (plot.left, y), (plot.right, y));
    }
}

fn draw_dot(svg: &mut Svg, dot: &Dot, (x, y): (f64, f64)) {
    svg.begin_mark("", dot.href.as_deref(), &dot.tooltip);
    // Fingers need more room than a dot has.
    svg.circle("hit", x, y, 11.0);
    match dot.place {
        Place::Worse => svg.rect("act", x - SIZE, y - SIZE, SIZE * 2.0, SIZE * 2.0),
        Place::Better => svg.circle("better dot", x, y, SIZE),
        Place::Within => svg.circle("dot", x, y, SIZE),
        Place::TooFew => svg.circle("few dot", x, y, SIZE - 1.0),
    }
    svg.end_mark();
}

/// Names of the groups outside, then of the others while there is room; the table beneath has all.
fn draw_labels(svg: &mut Svg, dots: &[&Dot], plot: &Plot) {
    let rank = |dot: &Dot| match dot.place {
        Place::Better | Place::Worse => 0,
        Place::Within => 1,
        Place::TooFew => 2,
    };
    let mut order: Vec<&&Dot> = dots.iter().filter(|d| d.place != Place::TooFew && !d.label.is_empty()).collect();
    order.sort_by(|a, b| rank(a).cmp(&rank(b)).then(b.n.total_cmp(&a.n)));
    let square = |(x, y): (f64, f64)| (x - 7.0, y - 7.0, x + 7.0, y + 7.0);
    let mut taken: Vec<(f64, f64, f64, f64)> = dots.iter().map(|d| square(plot.at(d.n, d.share))).collect();
    for dot in order {
        let (x, y) = plot.at(dot.n, dot.share);
        let (label, full) = labels::shortened(&dot.label, 150.0);
        let wide = labels::width(&label);
        // To the right of its dot, else to the left.
        let places =
            [(x + 9.0, x + 9.0 + wide, Anchor::Start, x + 9.0), (x - 9.0 - wide, x - 9.0, Anchor::End, x - 9.0)];
        for (from, to, anchor, at) in places {
            let area = (from, y - 7.0, to, y + 7.0);
            let is_free = from >= plot.left && to <= plot.right && taken.iter().all(|t| !touch(*t, area));
            if is_free {
                svg.text("label halo", (at, y + 4.0), anchor, &label, full);
                taken.push(area);
                break;
            }
        }
    }
}

fn touch(a: (f64, f64, f64, f64), b: (f64, f64, f64, f64)) -> bool {
    a.0 < b.2 && b.0 < a.2 && a.1 < b.3 && b.1 < a.3
}
