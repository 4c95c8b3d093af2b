//! Answers of `app` as pictures: numbers and formatted labels in, SVG out. Each is drawn for wide and for narrow screens.

mod curve;
mod fan;
mod funnel;
mod heat;
mod intervals;
mod milestones;
mod pace;
mod process_map;
mod states;
mod survival;
mod trend;

pub(crate) use curve::curve;
pub(crate) use fan::fan;
pub(crate) use funnel::funnel;
pub(crate) use heat::{heat_map, waiting_href};
pub(crate) use intervals::{MOST_ROWS as INTERVAL_ROWS, Named, intervals};
pub(crate) use milestones::{milestone_name, timeline};
pub(crate) use pace::pace;
pub(crate) use process_map::{Drawn as DrawnMap, Hrefs as MapHrefs, process_map};
pub(crate) use states::{count_of, states};
pub(crate) use survival::{MOST_GROUPS as SURVIVAL_GROUPS, endings, survival};
pub(crate) use trend::{period_text, trend, value_text};

use crate::words::Words;
use domain::Day;
use pictures::Frame;
use pictures::axis::TimeStep;

pub(crate) fn frame(words: Words, id: &str, title: String) -> Frame {
    Frame::new(id, title, words.t("no-data"))
}

/// Days since 1970 of an ISO day.
fn day_number(text: Option<&str>) -> Option<i32> {
    text.and_then(Day::parse).map(|d| d.0)
}

/// The label of a mark on a time axis: years, or months where the picture is short.
fn time_label(words: Words, day: i32, step: TimeStep) -> String {
    let day = Day(day);
    match step {
        TimeStep::Years(_) => day.year().to_string(),
        TimeStep::Months(_) => wording::format::month(words.language, day),
    }
}
