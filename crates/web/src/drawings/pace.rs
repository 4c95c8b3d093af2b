//! What an activity and similar ones had spent at points of their first plan: a band, its middle, and this one.

use super::frame;
use crate::words::Words;
use app::pace::{CourseAnswer, PaceAnswer};
use pictures::trend::Names;
use pictures::{Point, Trend, responsive};
use wording::Arg;

/// The picture; blank where there is no course.
pub(crate) fn pace(words: Words, answer: &PaceAnswer) -> String {
    let course = &answer.course;
    let Some(now) = course.iter().rposition(|p| p.spent_share.is_some()) else { return String::new() };
    let points: Vec<Point> = course
        .iter()
        .enumerate()
        .map(|(at, point)| Point {
            // The start, the day asked and the end of the plan; between them the eye counts.
            tick: match at {
                _ if at == now => {
                    let share = words.percent(Some(point.elapsed_share));
                    words.with("pace-tick", &[("share", Arg::Text(&share))])
                }
                _ if at == 0 || at + 1 == course.len() => words.percent(Some(point.elapsed_share)),
                _ => String::new(),
            },
            value: point.spent_share,
            adjusted: point.median,
            interval: point.lower_quartile.zip(point.upper_quartile),
            tooltip: tooltip(words, point),
            ..Point::default()
        })
        .collect();
    let value_ticks = Trend::ticks_for(&points, false, |v| words.percent(Some(v)));
    let names = Names {
        value: words.t("pace-this"),
        adjusted: words.t("pace-median"),
        interval: words.t("pace-middle-half"),
        ..Names::default()
    };
    responsive(&frame(words, "pace", words.t("pace-title")), |frame| {
        let value_ticks = value_ticks.clone();
        Trend { frame, bars: false, points: points.clone(), value_ticks, reference: None, names: names.clone() }.svg()
    })
}

fn tooltip(words: Words, point: &CourseAnswer) -> String {
    let share = |share: Option<f64>| words.percent(share);
    let mut text = format!("{}: ", share(Some(point.elapsed_share)));
    if point.spent_share.is_some() {
        text += &format!("{} {} · ", words.t("pace-this"), share(point.spent_share));
    }
    text + &format!("{} {}", words.t("pace-median"), share(point.median))
}
