//! The queue of one step, or of all, in the coming weeks: as things go on, and with a change.

use super::frame;
use crate::words::Words;
use app::forecast::Interval;
use app::what_if::{OutlookAnswer, WeekAnswer};
use pictures::{Fan, FanSeries, axis, responsive};

/// Natural width: most of the column of a page.
const WIDTH: f64 = 900.0;

/// Low, middle and high.
type Ends = (f64, f64, f64);

/// The picture. `of` writes an interval for pointing.
pub(crate) fn fan(
    words: Words,
    title: String,
    outlook: &OutlookAnswer,
    of: impl Fn(&str, &str, &str) -> String,
) -> String {
    let known = |i: Interval| -> Option<Ends> { Some((i.p10?, i.p50?, i.p90?)) };
    let whole = |v: f64| words.number(v, 0);
    let base = |week: &WeekAnswer| known(week.base.queue);
    let changed = |week: &WeekAnswer| week.changed.as_ref().and_then(|c| known(c.queue));
    let has_change = outlook.weeks.iter().any(|w| w.changed.is_some());
    let series = |key: &str, ends: &dyn Fn(&WeekAnswer) -> Option<Ends>| FanSeries {
        name: words.t(key),
        ends: outlook.weeks.iter().map(ends).collect(),
    };
    let mut all = vec![series("what-if-base", &base)];
    if has_change {
        all.push(series("what-if-changed", &changed));
    }
    let tooltip = |week: &WeekAnswer| {
        let said = |key: &str, ends: Option<Ends>| {
            let text = ends.map(|(low, middle, high)| of(&whole(low), &whole(middle), &whole(high)));
            format!("{}: {}", words.t(key), text.unwrap_or_else(|| words.t("unknown")))
        };
        let mut lines = vec![words.iso_day(&week.ends_on), said("what-if-base", base(week))];
        if has_change {
            lines.push(said("what-if-changed", changed(week)));
        }
        lines.join("; ")
    };
    let highest = all.iter().flat_map(|s| s.ends.iter().flatten()).map(|(_, _, high)| *high);
    let highest = highest.fold(outlook.now as f64, f64::max).max(1.0);
    responsive(&frame(words, "queue-picture", title).wide(WIDTH).described(words.t("what-if-description")), |frame| {
        Fan {
            frame,
            now: (words.t("what-if-now"), outlook.now as f64),
            periods: outlook.weeks.iter().map(|w| words.iso_day(&w.ends_on)).collect(),
            series: all.clone(),
            value_ticks: axis::value_ticks(0.0, highest, 5, whole),
            tooltips: outlook.weeks.iter().map(tooltip).collect(),
        }
        .svg()
    })
}
