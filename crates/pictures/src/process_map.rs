//! What follows what in a process: steps as boxes in layers from top to bottom, ways between them as lines. Ways to the
//! next layer run straight down, ways past a layer along the right side, ways back along the left side and dashed.
//! Thicker is more often; the colour and the number on a way tell how long it takes. The caller chooses what is shown.

mod layout;

use crate::frame::Frame;
use crate::labels;
use crate::legend::{self, Sample};
use crate::svg::{Anchor, Svg, no_data, short};
use layout::{Layout, lanes};

/// The whole picture.
#[derive(Clone, PartialEq, Debug)]
pub struct ProcessMap {
    /// Identity and size.
    pub frame: Frame,
    /// Steps in their usual order.
    pub steps: Vec<MapStep>,
    /// Ways between steps, by their place in `steps`.
    pub ways: Vec<Way>,
    /// Names for the legend; blank ones are left out.
    pub names: MapNames,
}

/// Names of what is drawn.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct MapNames {
    /// What the four colours of ways mean, the shortest first.
    pub levels: [String; 4],
    /// Way back.
    pub back: String,
    /// Step with which cases begin.
    pub begins: String,
    /// Step with which cases end.
    pub ends: String,
}

/// One step.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct MapStep {
    /// Its name.
    pub label: String,
    /// What stands beneath: how many cases, how often again.
    pub detail: String,
    /// The same in figures alone, for narrow boxes.
    pub short: String,
    /// What pointing at it says.
    pub tooltip: String,
    /// Where the records behind it are.
    pub href: Option<String>,
    /// Whether cases begin with it.
    pub begins: bool,
    /// Whether cases end with it.
    pub ends: bool,
}

/// One way from a step to a step.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Way {
    /// Step it leaves.
    pub from: usize,
    /// Step it leads to.
    pub to: usize,
    /// How often it is taken; sets its width.
    pub weight: f64,
    /// Its colour, 0 (short) to 3 (long).
    pub level: usize,
    /// What stands on it.
    pub label: String,
    /// What pointing at it says.
    pub tooltip: String,
    /// Where the records behind it are.
    pub href: Option<String>,
}

/// Height of a box beside the lines of its name, and of a line; most lines of a name.
const BOX: f64 = 26.0;
const LINE: f64 = 14.0;
const LINES: usize = 3;
/// Widest box, and the room between boxes of a layer.
const WIDEST: f64 = 190.0;
const BETWEEN: f64 = 16.0;
const APART: f64 = 70.0;
/// Room between two layers, and for each way that turns there.
const GAP: f64 = 40.0;
const TURN: f64 = 6.0;
/// Length of an arrow's head.
const HEAD: f64 = 7.0;
/// Radius of a turn.
const ROUND: f64 = 4.0;
/// Classes of width.
const WIDTHS: usize = 5;

/// Left, top, right and bottom of a box or a text.
type Area = (f64, f64, f64, f64);

/// How a way runs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Run {
    /// To the next layer.
    Down,
    /// Past a layer, along the right side.
    Past,
    /// Back or within a layer, along the left side.
    Back,
    /// To the same step.
    Again,
}

/// Everything with its place.
struct Plan {
    boxes: Vec<Area>,
    /// Per way: how it runs and its line.
    lines: Vec<(Run, Line)>,
    bottom: f64,
}

/// The line of a way.
#[derive(Clone, Debug)]
struct Line {
    d: String,
    /// Where the head points.
    tip: (f64, f64),
    /// Where its text may stand (middles), the best first.
    text_at: Vec<(f64, f64)>,
}

impl ProcessMap {
    /// The picture as SVG.
    pub fn svg(&self) -> String {
        if self.steps.is_empty() {
            return no_data(&self.frame, "process-map", 120.0);
        }
        let width = self.frame.width;
        let entries: Vec<(Sample<'_>, &str)> = self.legend().into_iter().filter(|(_, n)| !n.is_empty()).collect();
        let names: Vec<&str> = entries.iter().map(|(_, name)| *name).collect();
        let top = legend::height(&names, width) + 4.0;
        let ways: Vec<&Way> = self.ways.iter().filter(|w| w.from.max(w.to) < self.steps.len()).collect();
        let plan = Plan::of(&self.steps, &ways, &self.frame, top);
        let has_links = self.steps.iter().any(|s| s.href.is_some()) || ways.iter().any(|w| w.href.is_some());
        let mut svg = Svg::open(&self.frame, "process-map", plan.bottom, has_links);
        legend::draw(&mut svg, &entries, 0.0, 0.0, width);
        let most = ways.iter().map(|w| w.weight).filter(|w| w.is_finite()).fold(0.0, f64::max);
        // Thin ways first, so that the main ones lie on top.
        let mut order: Vec<usize> = (0..ways.len()).collect();
        order.sort_by(|a, b| ways[*a].weight.total_cmp(&ways[*b].weight));
        for i in &order {
            draw_way(&mut svg, ways[*i], &plan.lines[*i], most);
        }
        for (step, area) in self.steps.iter().zip(&plan.boxes) {
            draw_step(&mut svg, step, *area);
        }
        let mut taken = plan.boxes.clone();
        for i in order.into_iter().rev() {
            draw_label(&mut svg, &ways[i].label, &plan.lines[i], &mut taken, width);
        }
        svg.close()
    }

    fn legend(&self) -> [(Sample<'_>, &str); 7] {
        let [a, b, c, d] = &self.names.levels;
        [
            (Sample::Line("wait-0 width-3"), a),
            (Sample::Line("wait-1 width-3"), b),
            (Sample::Line("wait-2 width-3"), c),
            (Sample::Line("wait-3 width-3"), d),
            (Sample::Line("wait-0 width-2 back"), &self.names.back),
            (Sample::Dot("begins"), &self.names.begins),
            (Sample::Dot("ends"), &self.names.ends),
        ]
        .map(|(sample, name)| (sample, name.as_str()))
    }
}

impl Plan {
    fn of(steps: &[MapStep], ways: &[&Way], frame: &Frame, top: f64) -> Plan {
        let pairs: Vec<(usize, usize)> = ways.iter().map(|w| (w.from, w.to)).collect();
        let layout = Layout::of(steps.len(), &pairs, if frame.is_narrow() { 2 } else { 4 });
        let runs: Vec<Run> = pairs.iter().map(|(from, to)| run_of(&layout, *from, *to)).collect();
        let of_run = |run: Run| (0..runs.len()).filter(|i| runs[*i] == run).collect::<Vec<usize>>();
        let (past, back) = (of_run(Run::Past), of_run(Run::Back));
        // The gap above layer n has number n; a way leaves into the gap below its step and enters from the one above.
        let gaps_of = |i: usize| (layout.layer_of[pairs[i].0] + 1, layout.layer_of[pairs[i].1]);
        let lanes_of = |ways: &[usize]| lanes(&ways.iter().map(|i| gaps_of(*i)).collect::<Vec<_>>());
        let (past_lanes, back_lanes) = (lanes_of(&past), lanes_of(&back));
        let (left, left_lane) = side(&back_lanes, frame);
        let (right, right_lane) = side(&past_lanes, frame);
        // A loop at the right of its box needs room too.
        let right = if runs.contains(&Run::Again) { f64::max(right, 22.0) } else { right };
        // Lanes run close beside the boxes, wherever these stand in the picture.
        let (inner_left, inner_right) = inner(&layout, left, frame.width - right);
        let room = box_width(&layout, inner_right - inner_left) - 12.0;
        let lines = steps.iter().map(|step| lines(&step.label, room).len()).max().unwrap_or(1);
        let high = BOX + LINE * lines as f64;
        // Heights: a gap is as high as the ways that turn in it need.
        let mut turns: Vec<(Vec<usize>, Vec<usize>)> = vec![(Vec::new(), Vec::new()); layout.layers.len() + 1];
        for i in past.iter().chain(&back).copied() {
            let (leaves, enters) = gaps_of(i);
            turns[leaves].0.push(i);
            turns[enters].1.push(i);
        }
        let mut y = top;
        let mut gap_tops = Vec::new();
        let mut layer_tops = Vec::new();
        for (gap, (leaving, entering)) in turns.iter().enumerate() {
            gap_tops.push(y);
            let is_outside = gap == 0 || gap == layout.layers.len();
            let turning = (leaving.len() + entering.len()) as f64 * TURN;
            y += match (is_outside, turning > 0.0) {
                (true, false) => 4.0,
                (true, true) => turning + HEAD + 8.0,
                (false, _) => GAP + turning,
            };
            if gap < layout.layers.len() {
                layer_tops.push(y);
                y += high;
            }
        }
        let boxes = boxes(&layout, &layer_tops, (inner_left, inner_right), high);
        let ports = Ports::of(&pairs, &runs, &boxes);
        let lane_x = |i: usize| match past.iter().position(|p| *p == i) {
            Some(at) => inner_right + 12.0 + right_lane * past_lanes[at] as f64,
            None => {
                let at = back.iter().position(|b| *b == i).unwrap_or_default();
                inner_left - 12.0 - left_lane * back_lanes[at] as f64
            }
        };
        let turn_y = |i: usize| {
            let (leaves, enters) = gaps_of(i);
            let place = |list: &[usize]| list.iter().position(|w| *w == i).unwrap_or_default() as f64;
            let out = gap_tops[leaves] + 6.0 + place(&turns[leaves].0) * TURN;
            let below = layer_tops.get(enters).copied().unwrap_or(y);
            (out, below - HEAD - 6.0 - place(&turns[enters].1) * TURN)
        };
        let lines = (0..pairs.len())
            .map(|i| {
                let (from, to) = (boxes[pairs[i].0], boxes[pairs[i].1]);
                let start = (ports.out[i], from.3);
                let end = (ports.into[i], to.1);
                let line = match runs[i] {
                    Run::Down => straight(start, end),
                    Run::Again => again(from),
                    Run::Past | Run::Back => around(start, end, turn_y(i), lane_x(i)),
                };
                (runs[i], line)
            })
            .collect();
        Plan { boxes, lines, bottom: y + 2.0 }
    }
}

fn run_of(layout: &Layout, from: usize, to: usize) -> Run {
    match (layout.layer_of[from], layout.layer_of[to]) {
        _ if from == to => Run::Again,
        (from, to) if to == from + 1 => Run::Down,
        (from, to) if to > from => Run::Past,
        _ => Run::Back,
    }
}

/// Room at a side for its lanes, with their numbers; and the room of one lane.
fn side(lanes: &[usize], frame: &Frame) -> (f64, f64) {
    let Some(most) = lanes.iter().max() else { return (4.0, 0.0) };
    let (least, room) = if frame.is_narrow() { (34.0, 60.0) } else { (70.0, frame.width * 0.2) };
    let lane = (room / (*most as f64 + 2.0)).min(22.0);
    ((20.0 + lane * (*most as f64 + 0.5)).max(least), lane)
}

/// Width of all boxes for the layer with most of them.
fn box_width(layout: &Layout, room: f64) -> f64 {
    let most = layout.layers.iter().map(Vec::len).max().unwrap_or(1) as f64;
    ((room - BETWEEN * (most - 1.0)) / most).clamp(8.0, WIDEST)
}

/// The part between the sides that boxes need.
fn inner(layout: &Layout, left: f64, right: f64) -> (f64, f64) {
    let most = layout.layers.iter().map(Vec::len).max().unwrap_or(1) as f64;
    let needed = (box_width(layout, right - left) * most + APART * (most - 1.0)).min(right - left);
    let middle = (left + right) / 2.0;
    (middle - needed / 2.0, middle + needed / 2.0)
}

/// Boxes of the steps: each layer in the middle between the sides.
fn boxes(layout: &Layout, tops: &[f64], (left, right): (f64, f64), high: f64) -> Vec<Area> {
    let wide = box_width(layout, right - left);
    let mut boxes = vec![(0.0, 0.0, 0.0, 0.0); layout.layer_of.len()];
    for (layer, top) in layout.layers.iter().zip(tops) {
        let n = layer.len() as f64;
        // Few boxes of a wide picture stand a little apart, so that ways between them can be told.
        let between = ((right - left - wide * n) / (n + 1.0)).clamp(BETWEEN, APART);
        let first = (left + right - wide * n - between * (n - 1.0)) / 2.0;
        for (at, step) in layer.iter().enumerate() {
            let x = first + at as f64 * (wide + between);
            boxes[*step] = (x, *top, x + wide, top + high);
        }
    }
    boxes
}

/// Where on its boxes each way begins and ends: ways back in the left quarter, ways past a layer in the right one, the
/// others between them, as their other ends lie.
struct Ports {
    out: Vec<f64>,
    into: Vec<f64>,
}

impl Ports {
    fn of(pairs: &[(usize, usize)], runs: &[Run], boxes: &[Area]) -> Ports {
        let middle = |step: usize| (boxes[step].0 + boxes[step].2) / 2.0;
        let placed = |own: &dyn Fn(usize) -> usize, other: &dyn Fn(usize) -> usize| {
            let mut at = vec![0.0; pairs.len()];
            for (step, area) in boxes.iter().enumerate() {
                for (run, from, to) in [(Run::Back, 0.0, 0.25), (Run::Down, 0.25, 0.75), (Run::Past, 0.75, 1.0)] {
                    let mut mine: Vec<usize> =
                        (0..pairs.len()).filter(|i| own(*i) == step && runs[*i] == run).collect();
                    mine.sort_by(|a, b| middle(other(*a)).total_cmp(&middle(other(*b))));
                    for (place, way) in mine.iter().enumerate() {
                        let share = from + (to - from) * (place + 1) as f64 / (mine.len() + 1) as f64;
                        at[*way] = area.0 + (area.2 - area.0) * share;
                    }
                }
            }
            at
        };
        Ports { out: placed(&|i| pairs[i].0, &|i| pairs[i].1), into: placed(&|i| pairs[i].1, &|i| pairs[i].0) }
    }
}

/// A way to the next layer: a bent line from top to bottom.
fn straight((x1, y1): (f64, f64), (x2, y2): (f64, f64)) -> Line {
    let tip = (x2, y2);
    let y2 = y2 - HEAD + 1.0;
    let middle = (y1 + y2) / 2.0;
    let d = format!(
        "M{} {}C{} {} {} {} {} {}",
        short(x1),
        short(y1),
        short(x1),
        short(middle),
        short(x2),
        short(middle),
        short(x2),
        short(y2)
    );
    let at = |t: f64| {
        let (a, b, c, e) = ((1.0 - t).powi(3), 3.0 * t * (1.0 - t).powi(2), 3.0 * t * t * (1.0 - t), t.powi(3));
        ((a + b) * x1 + (c + e) * x2, a * y1 + (b + c) * middle + e * y2)
    };
    Line { d, tip, text_at: [0.5, 0.38, 0.62, 0.28, 0.72].map(at).into() }
}

/// A way along a side: down from its step, across to its lane, along it, back across, and down to the other step.
fn around((x1, y1): (f64, f64), (x2, y2): (f64, f64), (out, into): (f64, f64), lane: f64) -> Line {
    let tip = (x2, y2);
    let (away, along, home) = ((lane - x1).signum(), (into - out).signum(), (x2 - lane).signum());
    let corner = |x: f64, y: f64, dx: f64, dy: f64| {
        format!("Q{} {} {} {}", short(x), short(y), short(x + dx * ROUND), short(y + dy * ROUND))
    };
    let d = format!(
        "M{} {}V{}{}H{}{}V{}{}H{}{}V{}",
        short(x1),
        short(y1),
        short(out - ROUND),
        corner(x1, out, away, 0.0),
        short(lane - away * ROUND),
        corner(lane, out, 0.0, along),
        short(into - along * ROUND),
        corner(lane, into, home, 0.0),
        short(x2 - home * ROUND),
        corner(x2, into, 0.0, 1.0),
        short(y2 - HEAD + 1.0)
    );
    let text_at = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8].map(|t| (lane, out + (into - out) * t)).into();
    Line { d, tip, text_at }
}

/// A way to the same step: a small loop at the right of its box.
fn again((_, top, right, bottom): Area) -> Line {
    let y = (top + bottom) / 2.0;
    let d = format!("M{} {}c16 -6 16 18 {} 12", short(right), short(y - 6.0), short(HEAD - 1.0));
    Line { d, tip: (right, y + 6.0), text_at: vec![(right + 12.0, y - 16.0), (right + 12.0, y + 20.0)] }
}

fn draw_way(svg: &mut Svg, way: &Way, (run, line): &(Run, Line), most: f64) {
    let part = if most > 0.0 && way.weight.is_finite() { (way.weight / most).clamp(0.0, 1.0) } else { 0.0 };
    let wide = 1 + ((part.sqrt() * WIDTHS as f64) as usize).min(WIDTHS - 1);
    let level = way.level.min(3);
    let back = if matches!(run, Run::Back | Run::Again) { " back" } else { "" };
    svg.begin_mark("way", way.href.as_deref(), &way.tooltip);
    svg.path("hit-line", &line.d);
    svg.path(&format!("wait-{level} width-{wide}{back}"), &line.d);
    let (x, y) = line.tip;
    let (x, y, head) = (short(x), short(y), short(HEAD));
    let d = match run {
        Run::Again => format!("M{x} {y}l{head} -4v8z"),
        _ => format!("M{x} {y}l-4 -{head}h8z"),
    };
    svg.path(&format!("wait-{level}-head"), &d);
    svg.end_mark();
}

fn draw_step(svg: &mut Svg, step: &MapStep, (left, top, right, bottom): Area) {
    svg.begin_mark("", step.href.as_deref(), &step.tooltip);
    svg.rect("step", left, top, right - left, bottom - top);
    let room = right - left - 12.0;
    let (middle, lines) = ((left + right) / 2.0, lines(&step.label, room));
    let first = (top + bottom - 26.0 - LINE * lines.len() as f64) / 2.0 + 17.0;
    for (i, line) in lines.iter().enumerate() {
        svg.text("label", (middle, first + LINE * i as f64), Anchor::Middle, line, None);
    }
    let told = if labels::width(&step.detail) > room && !step.short.is_empty() { &step.short } else { &step.detail };
    let (detail, _) = labels::shortened(told, room);
    svg.text("soft", (middle, bottom - 8.0), Anchor::Middle, &detail, None);
    if step.begins {
        svg.circle("begins", left, top + 8.0, 4.0);
    }
    if step.ends {
        svg.circle("ends", right, bottom - 8.0, 4.0);
    }
    svg.end_mark();
}

/// A name on as many lines as it needs, the last cut where it needs more than there may be.
fn lines(text: &str, room: f64) -> Vec<String> {
    let mut words = text.split(' ').peekable();
    let mut lines = Vec::new();
    while words.peek().is_some() {
        if lines.len() + 1 == LINES {
            let rest: Vec<&str> = words.by_ref().collect();
            lines.push(labels::shortened(&rest.join(" "), room).0);
            break;
        }
        let mut line = words.next().unwrap_or_default().to_owned();
        while let Some(word) = words.next_if(|word| labels::width(&format!("{line} {word}")) <= room) {
            line.push(' ');
            line.push_str(word);
        }
        lines.push(labels::shortened(&line, room).0);
    }
    lines
}

/// The text of a way at the first of its places that is free; with none free the tooltip and the table have it.
fn draw_label(svg: &mut Svg, label: &str, (run, line): &(Run, Line), taken: &mut Vec<Area>, width: f64) {
    let half = labels::width(label) / 2.0 + 4.0;
    if label.is_empty() || half * 2.0 > width - 4.0 {
        return;
    }
    // Beside a short thick way, where there is room; on a long one.
    let aside: &[f64] = if *run == Run::Down { &[half + 6.0, -half - 6.0, 0.0] } else { &[0.0] };
    let places = aside.iter().flat_map(|dx| line.text_at.iter().map(move |(x, y)| (x + dx, *y)));
    for (x, y) in places {
        let x = x.clamp(half + 1.0, width - half - 1.0);
        let area = (x - half, y - 7.0, x + half, y + 7.0);
        let is_free = taken.iter().all(|t| area.2 <= t.0 || t.2 <= area.0 || area.3 <= t.1 || t.3 <= area.1);
        if is_free {
            svg.rect("plate", area.0, area.1, half * 2.0, 14.0);
            svg.text("soft", (x, y + 4.0), Anchor::Middle, label, None);
            taken.push(area);
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map(steps: usize, ways: &[(usize, usize)], width: f64) -> ProcessMap {
        let step = |i: usize| MapStep {
            label: format!("Step with a long name number {i}"),
            detail: "12 cases".into(),
            href: Some(format!("/s?{i}")),
            begins: i == 0,
            ends: i + 1 == steps,
            ..MapStep::default()
        };
        let way = |(i, (from, to)): (usize, &(usize, usize))| Way {
            from: *from,
            to: *to,
            weight: (i * 7 % 5 + 1) as f64,
            level: i % 4,
            label: format!("{i}.5 days"),
            href: Some(format!("/w?{i}")),
            ..Way::default()
        };
        ProcessMap {
            frame: Frame::new("m", "map", "none").wide(width),
            steps: (0..steps).map(step).collect(),
            ways: ways.iter().enumerate().map(way).collect(),
            names: MapNames::default(),
        }
    }

    /// Every step with every other: more than any map of a person's.
    fn dense(n: usize) -> Vec<(usize, usize)> {
        (0..n).flat_map(|a| (0..n).map(move |b| (a, b))).filter(|(a, b)| (a * 5 + b * 3) % 4 != 0).collect()
    }

    fn number(tag: &str, name: &str) -> f64 {
        tag.split(&format!(" {name}=\"")).nth(1).unwrap().split('"').next().unwrap().parse().unwrap()
    }

    #[test]
    fn boxes_do_not_overlap_and_stay_inside_whatever_the_map() {
        for width in [900.0, 340.0] {
            for (steps, ways) in [(1, vec![(0, 0)]), (6, dense(6)), (19, dense(19)), (30, vec![(0, 29), (29, 0)])] {
                let svg = map(steps, &ways, width).svg();
                let high = number(&svg, "height");
                let boxes: Vec<Area> = svg
                    .split("<rect class=\"step\"")
                    .skip(1)
                    .map(|tag| {
                        let (x, y) = (number(tag, "x"), number(tag, "y"));
                        (x, y, x + number(tag, "width"), y + number(tag, "height"))
                    })
                    .collect();
                assert_eq!(boxes.len(), steps);
                for (i, a) in boxes.iter().enumerate() {
                    assert!(a.0 >= 0.0 && a.2 <= width && a.1 >= 0.0 && a.3 <= high, "{a:?} leaves {width} by {high}");
                    for b in &boxes[..i] {
                        let apart = a.2 < b.0 || b.2 < a.0 || a.3 < b.1 || b.3 < a.1;
                        assert!(apart, "{a:?} and {b:?} of {steps} steps at {width}");
                    }
                }
            }
        }
    }

    #[test]
    fn the_same_map_gives_the_same_picture_and_every_mark_leads_somewhere() {
        let drawn = map(9, &dense(9), 900.0);
        assert_eq!(drawn.svg(), drawn.svg());
        let svg = drawn.svg();
        assert_eq!(svg.matches(" href=\"/w?").count(), drawn.ways.len());
        assert_eq!(svg.matches(" href=\"/s?").count(), 9);
        assert_eq!((svg.matches("class=\"begins\"").count(), svg.matches("class=\"ends\"").count()), (1, 1));
    }

    #[test]
    fn ways_back_are_dashed_and_run_on_the_left_ways_past_a_layer_on_the_right() {
        let svg = map(3, &[(0, 1), (1, 2), (0, 2), (2, 0), (1, 1)], 900.0).svg();
        let lines: Vec<&str> = svg.split("<path class=\"wait-").skip(1).filter(|p| p.contains("width-")).collect();
        assert_eq!(lines.iter().filter(|l| l.contains(" back\"")).count(), 2, "{lines:?}");
        // Ways round a side go across twice: the first H is the lane.
        let lane = |back: bool| {
            let around = lines.iter().find(|l| l.contains('H') && l.contains(" back\"") == back).unwrap();
            around.split('H').nth(1).unwrap().split(['Q', 'V']).next().unwrap().parse::<f64>().unwrap()
        };
        let x = number(svg.split("<rect class=\"step\"").nth(1).unwrap(), "x");
        assert!(lane(true) < x && lane(false) > x + WIDEST, "{} {}", lane(true), lane(false));
    }

    #[test]
    fn long_names_take_more_lines() {
        assert_eq!(lines("short", 100.0), ["short"]);
        let wrapped = lines("Request for payment approved by the supervisor", 150.0);
        assert_eq!(wrapped.len(), 3, "{wrapped:?}");
        assert!(wrapped.iter().all(|l| labels::width(l) <= 151.0), "{wrapped:?}");
        assert_eq!(wrapped.join(" "), "Request for payment approved by the supervisor");
        assert_eq!(lines("Verwaltungsgerichtsverfahren", 60.0).len(), 1);
        let cut = lines("one two three four five six seven eight nine ten eleven", 60.0);
        assert!(cut.len() == 3 && cut[2].ends_with('…'), "{cut:?}");
    }
}
