//! Kaplan-Meier curves: which share of cases is still under way after so many days.

use super::frame;
use crate::words::Words;
use app::durations::{DurationGroup, DurationsAnswer};
use pictures::{Group, Steps, axis, responsive, steps::Step};

/// Natural width: most of the column of a page.
const WIDTH: f64 = 900.0;
/// Most groups drawn; the table beneath has all.
pub(crate) const MOST_GROUPS: usize = 5;
/// Most steps drawn of a curve: more cannot be told apart on paper.
const MOST_POINTS: usize = 160;

/// The picture.
pub(crate) fn survival(words: Words, title: String, answer: &DurationsAnswer) -> String {
    let groups: Vec<Group> = answer.groups.iter().take(MOST_GROUPS).map(|g| group(words, answer, g)).collect();
    let last = groups.iter().flat_map(|g| g.steps.iter().map(|s| s.at)).fold(0.0, f64::max);
    let share_ticks = axis::value_ticks(0.0, 1.0, 4, |v| words.share(v));
    responsive(&frame(words, "survival", title).wide(WIDTH).described(words.t("durations-share-waiting")), |frame| {
        Steps {
            time_ticks: axis::value_ticks(0.0, last.max(1.0), if frame.width > 500.0 { 10 } else { 5 }, |v| {
                words.number(v, 0)
            }),
            frame,
            groups: groups.clone(),
            time_name: words.t("durations-axis"),
            share_ticks: share_ticks.clone(),
        }
        .svg()
    })
}

/// The name of a group.
fn group_name(words: Words, answer: &DurationsAnswer, group: &DurationGroup) -> String {
    match (group.name.is_empty(), &answer.by) {
        (false, _) => group.name.clone(),
        (true, None) => words.t("all-cases"),
        (true, Some(_)) => words.t("group-unknown"),
    }
}

fn group(words: Words, answer: &DurationsAnswer, group: &DurationGroup) -> Group {
    let name = group_name(words, answer, group);
    let every = group.curve.len().div_ceil(MOST_POINTS).max(1);
    let last = group.curve.len().saturating_sub(1);
    let kept = group.curve.iter().enumerate().filter(|(i, _)| i % every == 0 || *i == last);
    let steps = kept.map(|(_, p)| Step { at: p.days, share: p.share, limits: Some((p.low, p.high)) }).collect();
    let median = group.median.map_or_else(|| words.t("durations-median-unknown"), |m| words.days(m));
    Group {
        tooltip: format!("{name}: {} {median}", words.t("durations-median")),
        name,
        href: None,
        steps,
        censored: Vec::new(),
    }
}
