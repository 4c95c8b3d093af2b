//! Milestones row by row: first plan hollow, current plan outlined, actual filled, and the slip between them drawn as a line.
//! The line of the day of knowledge divides what happened from what is foreseen.

use crate::axis::Tick;
use crate::frame::Frame;
use crate::labels;
use crate::legend::{self, Sample};
use crate::scale::{Scale, range};
use crate::svg::{Anchor, Svg, no_data, short};

/// The whole picture. Days count from 1970-01-01.
#[derive(Clone, PartialEq, Debug)]
pub struct Timeline {
    /// Identity and size.
    pub frame: Frame,
    /// Rows from top to bottom.
    pub rows: Vec<Row>,
    /// Day of knowledge and its label.
    pub as_of: Option<(i32, String)>,
    /// Marks of the time axis; see [`crate::axis::time_ticks`].
    pub time_ticks: Vec<Tick>,
    /// Names of first plan, current plan, actual and overdue for the legend; empty ones are left out.
    pub names: [String; 4],
}

/// One row.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Row {
    /// What it stands for.
    pub label: String,
    /// Where its records are.
    pub href: Option<String>,
    /// Milestones of the row.
    pub milestones: Vec<Milestone>,
}

/// One milestone.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Milestone {
    /// Day first planned.
    pub first_plan: Option<i32>,
    /// Day now planned.
    pub plan: Option<i32>,
    /// Day it happened.
    pub actual: Option<i32>,
    /// What pointing at it says.
    pub tooltip: String,
    /// Where the record is.
    pub href: Option<String>,
}

const HEAD: f64 = 20.0;

impl Timeline {
    /// The picture as SVG.
    pub fn svg(&self) -> String {
        let milestones = self.rows.iter().flat_map(|r| r.milestones.iter());
        let days = milestones.flat_map(|m| [m.first_plan, m.plan, m.actual]).flatten().map(f64::from);
        let Some((first, last)) = range(days) else { return no_data(&self.frame, "timeline", 100.0) };
        let known = self.as_of.iter().map(|(day, _)| f64::from(*day));
        let (first, last) = range(known.chain([first, last])).unwrap_or((first, last));
        let width = self.frame.width;
        let narrow = self.frame.is_narrow();
        let row = if narrow { 38.0 } else { 24.0 };
        let left = if narrow {
            8.0
        } else {
            labels::widest(self.rows.iter().map(|r| r.label.as_str())).min(width * 0.36) + 16.0
        };
        let time = Scale::new(first, last, left, width - 10.0);
        let legend = self.legend();
        let names: Vec<&str> = legend.iter().map(|(_, name)| *name).collect();
        let top = legend::height(&names, width) + HEAD;
        let bottom = top + row * self.rows.len() as f64;
        let links = self.rows.iter().any(|r| r.href.is_some() || r.milestones.iter().any(|m| m.href.is_some()));
        let mut svg = Svg::open(&self.frame, "timeline", bottom + 22.0, links);
        legend::draw(&mut svg, &legend, 0.0, 0.0, width);
        self.draw_axis(&mut svg, &time, top, bottom);
        for (i, r) in self.rows.iter().enumerate() {
            let y = top + row * i as f64;
            let room = if narrow { width } else { left - 16.0 };
            let (label, full) = labels::shortened(&r.label, room);
            svg.begin_mark("row", r.href.as_deref(), full.unwrap_or_default());
            svg.text("label halo", (0.0, y + if narrow { 13.0 } else { 16.0 }), Anchor::Start, &label, None);
            svg.end_mark();
            for milestone in &r.milestones {
                self.draw_milestone(&mut svg, milestone, &time, y + if narrow { 26.0 } else { 12.0 });
            }
        }
        svg.close()
    }

    fn draw_axis(&self, svg: &mut Svg, time: &Scale, top: f64, bottom: f64) {
        let ticks: Vec<(f64, &str)> = self.time_ticks.iter().map(|t| (time.at(t.at), t.label.as_str())).collect();
        for (x, _) in &ticks {
            svg.line("grid", (*x, top), (*x, bottom));
        }
        for i in labels::without_overlap(&ticks) {
            svg.text("soft", (ticks[i].0, bottom + 16.0), Anchor::Middle, ticks[i].1, None);
        }
        if let Some((day, label)) = &self.as_of {
            let x = time.at(f64::from(*day));
            svg.line("as-of", (x, top - 4.0), (x, bottom));
            let (label, full) = labels::shortened(label, self.frame.width);
            let half = labels::width(&label) / 2.0;
            let x = x.clamp(half.min(self.frame.width / 2.0), (self.frame.width - half).max(self.frame.width / 2.0));
            svg.text("soft halo", (x, top - 8.0), Anchor::Middle, &label, full);
        }
    }

    fn draw_milestone(&self, svg: &mut Svg, m: &Milestone, time: &Scale, y: f64) {
        let at = |day: i32| time.at(f64::from(day));
        // Overdue by what is known: the plan lies before the day of knowledge and nothing happened.
        let overdue = m.actual.is_none()
            && matches!((m.plan.or(m.first_plan), &self.as_of), (Some(plan), Some((day, _))) if plan < *day);
        svg.begin_mark(if overdue { "late" } else { "" }, m.href.as_deref(), &m.tooltip);
        let now = m.actual.or(m.plan);
        if let (Some(first), Some(now)) = (m.first_plan.or(m.plan), now) {
            svg.line("slip", (at(first), y), (at(now), y));
        }
        if let Some(first) = m.first_plan {
            svg.circle("first-plan", at(first), y, 3.5);
        }
        // A plan that came true on its day, or was never revised, is drawn once.
        if let Some(plan) = m.plan.filter(|plan| Some(*plan) != m.actual && (Some(*plan) != m.first_plan || overdue)) {
            if overdue {
                diamond(svg, "overdue", at(plan), y);
            } else {
                svg.circle("plan", at(plan), y, 4.5);
            }
        } else if let Some(plan) = m.plan.filter(|_| m.actual.is_none()) {
            svg.circle("plan", at(plan), y, 4.5);
        }
        if let Some(actual) = m.actual {
            svg.circle("actual", at(actual), y, 4.5);
        }
        if let Some(day) = now.or(m.first_plan) {
            svg.rect("hit", at(day) - 9.0, y - 11.0, 18.0, 22.0);
        }
        svg.end_mark();
    }

    fn legend(&self) -> Vec<(Sample<'_>, &str)> {
        let [first, plan, actual, overdue] = &self.names;
        [
            (Sample::Dot("first-plan"), first),
            (Sample::Dot("plan"), plan),
            (Sample::Dot("actual"), actual),
            (Sample::Diamond, overdue),
        ]
        .into_iter()
        .filter(|(_, name)| !name.is_empty())
        .map(|(sample, name)| (sample, name.as_str()))
        .collect()
    }
}

/// The shape of what is overdue, so that it needs no colour.
pub(crate) fn diamond(svg: &mut Svg, class: &str, x: f64, y: f64) {
    svg.path(class, &format!("M{} {}l6 6l-6 6l-6 -6z", short(x), short(y - 6.0)));
}
