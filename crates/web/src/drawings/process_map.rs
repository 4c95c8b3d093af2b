//! The map of a process: steps and the ways between them, each leading to the passages it counts.

use super::frame;
use crate::words::Words;
use app::processes::{ProcessMapAnswer, StepEntry, SuccessionEntry};
use pictures::{MapNames, MapStep, ProcessMap, Way, responsive};
use wording::Arg;

/// Natural width: most of the column of a page.
const WIDTH: f64 = 980.0;
/// Most ways drawn; the table beneath has all.
const MOST_WAYS: usize = 40;
/// A step begins (or ends) cases in the picture if so large a part of them begins (or ends) with it.
const NOTABLE: f64 = 0.05;

/// What of a map is drawn.
pub(crate) struct Drawn<'a> {
    steps: Vec<&'a StepEntry>,
    ways: Vec<&'a SuccessionEntry>,
}

impl<'a> Drawn<'a> {
    /// The paths of the fewest orders of steps that a share of the cases takes.
    pub(crate) fn of(answer: &'a ProcessMapAnswer, share: f64) -> Drawn<'a> {
        let is_shown = |way: &&SuccessionEntry| way.covered.is_none_or(|covered| covered < share);
        let ways: Vec<&SuccessionEntry> = answer.follows.iter().filter(is_shown).take(MOST_WAYS).collect();
        let has_way = |step: &&StepEntry| ways.iter().any(|w| w.from == step.step || w.to == step.step);
        let steps = answer.steps.iter().filter(|step| ways.is_empty() || has_way(step)).collect();
        Drawn { steps, ways }
    }

    /// Ways left to the table.
    pub(crate) fn left_out(&self, answer: &ProcessMapAnswer) -> usize {
        answer.follows.len() - self.ways.len()
    }
}

/// Where the marks of the picture lead.
pub(crate) struct Hrefs<S, W> {
    /// Of a step.
    pub(crate) step: S,
    /// Of a way.
    pub(crate) way: W,
}

/// The picture.
pub(crate) fn process_map<S: Fn(&StepEntry) -> String, W: Fn(&SuccessionEntry) -> String>(
    words: Words,
    title: String,
    answer: &ProcessMapAnswer,
    drawn: &Drawn<'_>,
    hrefs: &Hrefs<S, W>,
) -> String {
    let limits = limits(&drawn.ways);
    let place = |code: &str| drawn.steps.iter().position(|s| s.step == code).unwrap_or_default();
    let steps: Vec<MapStep> = drawn.steps.iter().map(|s| map_step(words, answer, s, (hrefs.step)(s))).collect();
    let ways: Vec<Way> = drawn
        .ways
        .iter()
        .map(|way| Way {
            from: place(&way.from),
            to: place(&way.to),
            weight: way.n as f64,
            level: limits.iter().filter(|limit| way.median_days > **limit).count(),
            label: words
                .with("process-way-label", &times_and_time(words, way).each_ref().map(|(n, t)| (*n, Arg::Text(t)))),
            tooltip: way_text(words, way),
            href: Some((hrefs.way)(way)),
        })
        .collect();
    let names = MapNames {
        levels: level_names(words, &limits, &ways),
        back: if ways.iter().any(|w| w.to <= w.from) { words.t("process-way-back") } else { String::new() },
        begins: words.t("process-begins"),
        ends: words.t("process-ends"),
    };
    responsive(&frame(words, "map", title).wide(WIDTH).described(words.t("process-description")), |frame| {
        ProcessMap { frame, steps: steps.clone(), ways: ways.clone(), names: names.clone() }.svg()
    })
}

fn times_and_time(words: Words, way: &SuccessionEntry) -> [(&'static str, String); 2] {
    [("n", words.whole(way.n)), ("time", words.short_time(way.median_days))]
}

/// A way in words.
pub(crate) fn way_text(words: Words, way: &SuccessionEntry) -> String {
    let (n, days) = (words.whole(way.n), words.short_time(way.median_days));
    let cases = words.whole(way.cases);
    let parts = [("from", &way.from_name), ("to", &way.to_name), ("n", &n), ("cases", &cases), ("days", &days)];
    words.with("process-way", &parts.map(|(name, text)| (name, Arg::Text(text))))
}

fn map_step(words: Words, answer: &ProcessMapAnswer, step: &StepEntry, href: String) -> MapStep {
    let of = |list: &[app::processes::CountEntry]| {
        let all: u64 = list.iter().map(|c| c.n).sum();
        let own: u64 = list.iter().filter(|c| c.step == step.step).map(|c| c.n).sum();
        own > 0 && own as f64 >= NOTABLE * all as f64
    };
    let again = if step.repeats > 0 { format!(" ↻ {}", words.whole(step.repeats)) } else { String::new() };
    let cases = words.count("process-cases", step.cases);
    MapStep {
        tooltip: words.said_of(&step.name, &format!("{cases}{again}")),
        detail: format!("{cases}{again}"),
        short: format!("{}{again}", words.whole(step.cases)),
        label: step.name.clone(),
        href: Some(href),
        begins: of(&answer.starts),
        ends: of(&answer.ends),
    }
}

/// Quarters of the median days of the ways drawn.
fn limits(ways: &[&SuccessionEntry]) -> [f64; 3] {
    let mut days: Vec<f64> = ways.iter().map(|w| w.median_days).collect();
    days.sort_by(f64::total_cmp);
    [1, 2, 3].map(|quarter| {
        let at = (days.len() * quarter).div_ceil(4).saturating_sub(1);
        days.get(at).copied().unwrap_or_default()
    })
}

/// What the colours mean; a colour that no way has is left out.
fn level_names(words: Words, limits: &[f64; 3], ways: &[Way]) -> [String; 4] {
    let name = |level: usize| {
        let key = if level < 3 { "process-level" } else { "process-level-last" };
        words.with(key, &[("time", Arg::Text(&words.short_time(limits[level.min(2)])))])
    };
    std::array::from_fn(|level| if ways.iter().any(|w| w.level == level) { name(level) } else { String::new() })
}
