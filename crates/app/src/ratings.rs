//! The manager's rating of one activity beside the evaluation's and beside what its flags say, and what explains the
//! gap. What counts is decided in `insight::ratings` and `insight::indices`.

use crate::headway::Known;
use domain::Rater;
use insight::indices::Standing;
use insight::ratings::{Gap, Rated, beside_machine, latest};
use insight::signals::{Signal, is_of_state};
use serde::Serialize;

/// Ratings of one activity (docs/methods/portfolio-indices.md).
#[derive(Clone, Debug, Serialize)]
pub struct RatingsAnswer {
    /// The manager's newest, of any age.
    pub manager: Option<RatingGiven>,
    /// The newest of an evaluation.
    pub evaluation: Option<RatingGiven>,
    /// How it stands by its flags: `problem`, `potential-problem`, `sound`, `unknown` or `not-running`.
    pub machine: &'static str,
    /// `agree`, `manager-kinder` or `manager-stricter`; `None` where one of them says nothing.
    pub gap: Option<&'static str>,
    /// What is lacking for a gap to be told; `None` where it is told, or the activity is not under way.
    pub gap_unknown: Option<&'static str>,
    /// Where the manager is kinder: the flags that the rating does not reflect.
    pub not_reflected: Vec<GapFlag>,
}

/// A rating as given.
#[derive(Clone, Debug, Serialize)]
pub struct RatingGiven {
    /// Code.
    pub rating: &'static str,
    /// Whether it says that all is well.
    pub favourable: Option<bool>,
    /// Day of which it speaks.
    pub rated_on: String,
    /// Post or unit that gave it.
    pub post: Option<String>,
}

/// A flag that a rating does not reflect.
#[derive(Clone, Debug, Serialize)]
pub struct GapFlag {
    /// Rule.
    pub rule: &'static str,
    /// `watch` or `act`.
    pub severity: &'static str,
    /// First day on which it held.
    pub raised_on: String,
    /// Whether it came up only after the day of which the rating speaks.
    pub since_rated: bool,
}

/// Ratings of one activity as known.
pub(crate) fn ratings_answer(known: &Known, activity: u32) -> RatingsAnswer {
    let (facts, day) = (&*known.facts, known.day());
    let flags: Vec<&Signal> =
        known.figures().assessment.signals.iter().filter(|s| s.activity == activity && is_of_state(s.rule)).collect();
    let standing = known.figures().activity(activity).map_or(Standing::NotRunning, |f| f.standing);
    let manager = latest(facts, activity, Rater::Manager, day, day);
    let gap = beside_machine(facts, activity, standing, day);
    let not_reflected = match (&manager, gap) {
        (Some(rated), Some(Ok(Gap::ManagerKinder))) => flags.iter().map(|flag| gap_flag(flag, rated)).collect(),
        _ => Vec::new(),
    };
    RatingsAnswer {
        manager: manager.map(|rated| given(&rated)),
        evaluation: latest(facts, activity, Rater::Evaluation, day, day).map(|rated| given(&rated)),
        machine: standing.name(),
        gap: gap.and_then(Result::ok).map(Gap::name),
        gap_unknown: gap.and_then(Result::err),
        not_reflected,
    }
}

fn given(rated: &Rated<'_>) -> RatingGiven {
    RatingGiven {
        rating: rated.rating.name(),
        favourable: rated.is_favourable,
        rated_on: rated.rated_on.to_string(),
        post: rated.post.map(str::to_owned),
    }
}

fn gap_flag(flag: &Signal, rated: &Rated<'_>) -> GapFlag {
    GapFlag {
        rule: flag.rule,
        severity: flag.severity.name(),
        raised_on: flag.raised_on.to_string(),
        since_rated: flag.raised_on > rated.rated_on,
    }
}
