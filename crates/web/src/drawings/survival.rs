//! Kaplan-Meier curves: which share of cases is still under way after so many days; and which share has ended by then,
//! done or cancelled.

use super::frame;
use crate::words::Words;
use app::durations::{DurationGroup, DurationsAnswer, EndingPoint, EndingShare};
use pictures::{Frame, Group, Steps, axis, responsive, steps::Step};

/// Natural width: most of the column of a page.
const WIDTH: f64 = 900.0;
/// Most groups drawn; the table beneath has all.
pub(crate) const MOST_GROUPS: usize = 5;
/// Most steps drawn of a curve: more cannot be told apart on paper.
const MOST_POINTS: usize = 160;

/// The picture.
pub(crate) fn survival(words: Words, title: String, answer: &DurationsAnswer) -> String {
    let groups: Vec<Group> = answer.groups.iter().take(MOST_GROUPS).map(|g| group(words, answer, g)).collect();
    drawn(words, frame(words, "survival", title).described(words.t("durations-share-waiting")), &groups)
}

/// How cases end: the share done and the share cancelled by each age.
pub(crate) fn endings(words: Words, title: String, points: &[EndingPoint]) -> String {
    let curve = |key: &str, of: fn(&EndingPoint) -> EndingShare| {
        let name = words.t(key);
        let every = points.len().div_ceil(MOST_POINTS).max(1);
        let kept = points.iter().enumerate().filter(|(i, _)| i % every == 0 || i + 1 == points.len());
        let step = |p: &EndingPoint| Step { at: p.days, share: of(p).value, limits: Some((of(p).low, of(p).high)) };
        let last = points.last().map_or_else(String::new, |p| words.share(of(p).value));
        Group {
            tooltip: format!("{name}: {last}"),
            name,
            steps: kept.map(|(_, p)| step(p)).collect(),
            is_growing: true,
            ..Group::default()
        }
    };
    let groups = vec![curve("column-share-done", |p| p.done), curve("column-cancelled", |p| p.cancelled)];
    drawn(words, frame(words, "endings", title).described(words.t("durations-share-ended")), &groups)
}

fn drawn(words: Words, frame: Frame, groups: &[Group]) -> String {
    let last = groups.iter().flat_map(|g| g.steps.iter().map(|s| s.at)).fold(0.0, f64::max);
    let share_ticks = axis::value_ticks(0.0, 1.0, 4, |v| words.share(v));
    responsive(&frame.wide(WIDTH), |frame| {
        Steps {
            time_ticks: axis::value_ticks(0.0, last.max(1.0), if frame.width > 500.0 { 10 } else { 5 }, |v| {
                words.number(v, 0)
            }),
            frame,
            groups: groups.to_vec(),
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
        tooltip: words.said_of(&name, &format!("{} {median}", words.t("durations-median"))),
        name,
        steps,
        ..Group::default()
    }
}
