//! The panel of an activity's page that compares its pace with that of similar activities: picture, sentences, table.

use crate::drawings;
use crate::grid::{Grid, GridCell, Head};
use crate::words::Words;
use app::pace::{ComparisonAnswer, CourseAnswer, PaceAnswer};
use wording::Arg;

/// The panel.
#[derive(Clone, Debug)]
pub(crate) struct PacePart {
    pub(crate) picture: String,
    /// How it stands, or why that is not told; then the months.
    pub(crate) sentences: Vec<String>,
    /// Points of the picture; none where there is no comparison.
    pub(crate) table: Option<Grid>,
}

impl PacePart {
    pub(crate) fn of(words: Words, pace: &PaceAnswer) -> PacePart {
        let mut sentences = Vec::new();
        match (&pace.compared_with, pace.not_judged) {
            (Some(compared), _) => sentences.extend([standing(words, pace, compared), alike(words, compared)]),
            (None, Some(why)) => sentences.push(words.name_of("pace-not-judged", why)),
            (None, None) => {}
        }
        if let (Some(needed), Some(left)) = (pace.months_needed, pace.months_left) {
            let arguments = [("needed", Arg::Number(needed)), ("left", Arg::Number(left.max(0.0)))];
            sentences.push(words.with("pace-months", &arguments));
        }
        PacePart {
            picture: drawings::pace(words, pace),
            sentences,
            table: (!pace.course.is_empty()).then(|| table(words, &pace.course)),
        }
    }
}

fn standing(words: Words, pace: &PaceAnswer, compared: &ComparisonAnswer) -> String {
    let share = |share: Option<f64>| words.percent(share);
    let (spent, elapsed) = (share(pace.spent_share), share(pace.elapsed_share_first));
    let (low, high) = (share(Some(compared.lower_quartile)), share(Some(compared.upper_quartile)));
    let middle = share(Some(compared.median));
    words.with(
        &format!("pace-{}", compared.standing),
        &[
            ("spent", Arg::Text(&spent)),
            ("elapsed", Arg::Text(&elapsed)),
            ("n", Arg::Whole(compared.n as i64)),
            ("low", Arg::Text(&low)),
            ("high", Arg::Text(&high)),
            ("median", Arg::Text(&middle)),
        ],
    )
}

fn alike(words: Words, compared: &ComparisonAnswer) -> String {
    if compared.in_common.is_empty() {
        return words.t("pace-alike-none");
    }
    let traits: Vec<String> = compared.in_common.iter().map(|t| words.name_of("pace-trait", t)).collect();
    words.with("pace-alike", &[("traits", Arg::Text(&traits.join(", ")))])
}

fn table(words: Words, course: &[CourseAnswer]) -> Grid {
    let share = |share: Option<f64>| GridCell::number(share.map_or_else(String::new, |s| words.percent(Some(s))));
    let row = |point: &CourseAnswer| {
        vec![
            GridCell::head(words.percent(Some(point.elapsed_share))),
            share(point.spent_share),
            share(point.lower_quartile),
            share(point.median),
            share(point.upper_quartile),
            GridCell::number(words.whole(point.n as u64)),
        ]
    };
    let heads = ["pace-this", "pace-lower-quartile", "pace-median", "pace-upper-quartile", "pace-n"];
    Grid {
        id: "pace".to_owned(),
        caption: words.t("pace-caption"),
        hide_caption: false,
        heads: std::iter::once(Head::text(words.t("pace-elapsed")))
            .chain(heads.map(|key| Head::number(words.t(key))))
            .collect(),
        rows: course.iter().map(row).collect(),
        when_empty: words.t("no-data"),
    }
}
