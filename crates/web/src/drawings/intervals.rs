//! Forecasts and slips as intervals: groups or activities, each leading to the records behind it.

use super::frame;
use crate::words::Words;
use app::forecast::Interval as Ends;
use pictures::intervals::{Interval, Intervals};
use pictures::{axis, responsive};

/// Natural width: room for names.
const WIDTH: f64 = 900.0;
/// Most rows drawn; the table beneath has more.
pub(crate) const MOST_ROWS: usize = 20;

/// One row: name, interval, and where it leads.
pub(crate) struct Named<'a> {
    pub(crate) name: String,
    pub(crate) ends: &'a Ends,
    pub(crate) href: Option<String>,
}

/// The picture. `text` writes a value for people; `of` an interval, for pointing.
pub(crate) fn intervals(
    words: Words,
    (id, title): (&str, String),
    rows: &[Named<'_>],
    text: impl Fn(f64) -> String,
    of: impl Fn(&str, &str, &str) -> String,
) -> String {
    let known = |ends: &Ends| Some((ends.p10?, ends.p50?, ends.p90?));
    let drawn: Vec<Interval> = rows
        .iter()
        .take(MOST_ROWS)
        .map(|row| {
            let ends = known(row.ends);
            let (value_text, tooltip) = match ends {
                Some((low, middle, high)) => {
                    (text(middle), words.said_of(&row.name, &of(&text(low), &text(middle), &text(high))))
                }
                None => (words.t("unknown"), words.said_of(&row.name, &words.t("unknown"))),
            };
            Interval { label: row.name.clone(), ends, value_text, tooltip, href: row.href.clone() }
        })
        .collect();
    let values = || drawn.iter().filter_map(|r| r.ends).flat_map(|(low, _, high)| [low, high]);
    let (low, high) = (values().fold(0.0, f64::min), values().fold(0.0, f64::max));
    responsive(&frame(words, id, title).wide(WIDTH).described(words.t("intervals-description")), |frame| {
        let most = if frame.width > 500.0 { 7 } else { 3 };
        Intervals { ticks: axis::value_ticks(low, high.max(low + 1.0), most, &text), frame, rows: drawn.clone() }.svg()
    })
}
