//! Groups compared as a funnel plot, each dot leading to its cases.

use super::frame;
use crate::words::Words;
use app::comparison::{CompareAnswer, GroupAnswer};
use pictures::axis::{self, Tick};
use pictures::{Dot, Funnel, Limits, Place, responsive};
use wording::Arg;

/// Natural width: most of the column of a page.
const WIDTH: f64 = 900.0;
/// Marks of the axis of cases.
const SIZES: [u32; 15] = [1, 5, 10, 20, 40, 70, 100, 200, 400, 700, 1_000, 2_000, 5_000, 10_000, 50_000];

/// The picture; `href` gives the address of the cases of a group, `name` its name.
pub(crate) fn funnel(
    words: Words,
    title: String,
    answer: &CompareAnswer,
    name: impl Fn(&GroupAnswer) -> String,
    href: impl Fn(&GroupAnswer) -> String,
) -> String {
    let dots: Vec<Dot> = answer.groups.iter().map(|g| dot(words, g, name(g), href(g))).collect();
    let limits: Vec<Limits> = answer
        .funnel
        .iter()
        .map(|f| Limits { n: f.n as f64, inner: (f.limit_low, f.limit_high), outer: (f.outer_low, f.outer_high) })
        .collect();
    let most = answer.groups.iter().map(|g| g.n).max().unwrap_or(1) as f64;
    let size_ticks: Vec<Tick> = SIZES
        .iter()
        .filter(|n| f64::from(**n) <= most)
        .map(|n| Tick { at: f64::from(*n), label: words.whole(u64::from(*n)) })
        .collect();
    let shares = || answer.groups.iter().map(|g| g.share).chain(answer.share);
    let (low, high) = (shares().fold(1.0, f64::min), shares().fold(0.0, f64::max));
    // Something of the funnel must be seen around dots that lie close together.
    let (low, high) = ((low - 0.05).max(0.0), (high + 0.05).min(1.0));
    let share_ticks = axis::value_ticks(low, high, 6, |v| words.share(v));
    let names = [
        words.t("compare-all"),
        words.t("compare-limits-95"),
        words.t("compare-limits-998"),
        words.t("place-better"),
        words.t("place-worse"),
        words.t("place-within"),
        words.t("place-too-few"),
    ];
    responsive(&frame(words, "funnel", title).wide(WIDTH).described(words.t("compare-description")), |frame| {
        Funnel {
            frame,
            dots: dots.clone(),
            limits: limits.clone(),
            centre: answer.share.unwrap_or(0.5),
            size_name: words.t("compare-axis"),
            size_ticks: size_ticks.clone(),
            share_ticks: share_ticks.clone(),
            names: names.clone(),
        }
        .svg()
    })
}

fn dot(words: Words, group: &GroupAnswer, label: String, href: String) -> Dot {
    let share = words.percent(Some(group.share));
    let (well, n) = (words.whole(group.well), words.whole(group.n));
    let place = words.name_of("place", group.place);
    let parts = [("group", &label), ("share", &share), ("well", &well), ("n", &n), ("place", &place)];
    Dot {
        tooltip: words.with("compare-dot", &parts.map(|(name, text)| (name, Arg::Text(text)))),
        label,
        n: group.n as f64,
        share: group.share,
        place: match group.place {
            "better" => Place::Better,
            "worse" => Place::Worse,
            "within" => Place::Within,
            _ => Place::TooFew,
        },
        href: Some(href),
    }
}
