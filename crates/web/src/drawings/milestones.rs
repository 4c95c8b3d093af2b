//! Milestones of one activity on their first planned, currently planned and actual days.

use super::{day_number, frame, time_label};
use crate::words::Words;
use app::activities::ShowAnswer;
use app::activity::MilestoneAnswer;
use domain::AsOf;
use pictures::{Milestone, Row, Timeline, axis, responsive};
use wording::Arg;

/// The picture; empty where no milestone has a date.
pub(crate) fn timeline(words: Words, answer: &ShowAnswer) -> String {
    let rows: Vec<Row> = answer.milestones.iter().filter_map(|m| row(words, m)).collect();
    if rows.is_empty() {
        return String::new();
    }
    let as_of = AsOf::parse(&answer.as_of).map(|at| {
        let day = words.day(at.day);
        (at.day.0, words.with("picture-as-of", &[("day", Arg::Text(&day))]))
    });
    let days = || {
        let milestones = rows.iter().flat_map(|r| &r.milestones);
        milestones.flat_map(|m| [m.first_plan, m.plan, m.actual]).flatten().chain(as_of.iter().map(|a| a.0))
    };
    let (first, last) = (days().min().unwrap_or(0), days().max().unwrap_or(0));
    let names = ["picture-first-plan", "picture-current-plan", "picture-actual", "picture-overdue"].map(|k| words.t(k));
    let title = words.t("activity-milestones-title");
    responsive(&frame(words, "timeline", title), |frame| {
        Timeline {
            time_ticks: axis::time_ticks(first, last, if frame.width > 500.0 { 8 } else { 4 }, |d, s| {
                time_label(words, d, s)
            }),
            frame,
            rows: rows.clone(),
            as_of: as_of.clone(),
            names: names.clone(),
        }
        .svg()
    })
}

fn row(words: Words, milestone: &MilestoneAnswer) -> Option<Row> {
    let (first_plan, plan, actual) = (
        day_number(milestone.first_planned_on.as_deref()),
        day_number(milestone.planned_on.as_deref()),
        day_number(milestone.actual_on.as_deref()),
    );
    first_plan.or(plan).or(actual)?;
    let name = milestone_name(words, milestone);
    let parts = [
        ("picture-first-plan", &milestone.first_planned_on),
        ("picture-current-plan", &milestone.planned_on),
        ("picture-actual", &milestone.actual_on),
    ];
    let told: Vec<String> = parts
        .into_iter()
        .filter_map(|(key, day)| Some(format!("{} {}", words.t(key), words.iso_day(day.as_deref()?))))
        .collect();
    let tooltip = words.said_of(&name, &told.join(", "));
    Some(Row { label: name, href: None, milestones: vec![Milestone { first_plan, plan, actual, tooltip, href: None }] })
}

/// Name of a milestone, with its round from the second on.
pub(crate) fn milestone_name(words: Words, milestone: &MilestoneAnswer) -> String {
    let name = if milestone.name.is_empty() { &milestone.milestone } else { &milestone.name };
    let name = words.step_name("project-cycle", name);
    if milestone.round > 1 { format!("{name} ({})", words.whole(milestone.round.into())) } else { name }
}
