//! Ratings that managers and evaluations gave, as known by a day, beside the machine's standing. Whether a rating is
//! favourable is dated reference data. Method: docs/methods/portfolio-indices.md.

use crate::facts::{Facts, RatingVersion};
use crate::indices::Standing;
use domain::{Day, Rater, Rating, reference};

/// A rating that counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Rated<'f> {
    /// The rating.
    pub rating: Rating,
    /// Whether it says that all is well; `None` where no row of the reference list holds.
    pub is_favourable: Option<bool>,
    /// Day of which it speaks.
    pub rated_on: Day,
    /// Post or unit that gave it.
    pub post: Option<&'f str>,
}

/// The newest rating of an activity by a rater, rated on or before `until` and known by the end of `day`. Of one day of
/// rating the most trusted source counts, and of its statements the last known; one that was withdrawn is none.
pub fn latest(facts: &Facts, activity: u32, rater: Rater, until: Day, day: Day) -> Option<Rated<'_>> {
    let known = of_activity(facts, activity)
        .iter()
        .filter(|v| v.rated_by == rater && v.rated_on <= until && v.known_from <= day);
    let known: Vec<&RatingVersion> = known.collect();
    known.chunk_by(|a, b| a.rated_on == b.rated_on).rev().find_map(|of_one_day| {
        let counting = of_one_day
            .chunk_by(|a, b| a.source_rank == b.source_rank)
            .rev()
            .find_map(|of_source| of_source.last().filter(|v| v.rating.is_some()))?;
        let rating = counting.rating?;
        Some(Rated {
            rating,
            is_favourable: reference::is_favourable(rating, counting.rated_on),
            rated_on: counting.rated_on,
            post: counting.post.as_deref(),
        })
    })
}

fn of_activity(facts: &Facts, activity: u32) -> &[RatingVersion] {
    let columns = &facts.ratings;
    let at = |i: usize| columns.start.get(i).map_or(columns.versions.len(), |s| *s as usize);
    &columns.versions[at(activity as usize)..at(activity as usize + 1)]
}

/// The manager's rating that still counts on a day; else the code of why there is none.
pub fn manager(facts: &Facts, activity: u32, day: Day) -> Result<Rated<'_>, &'static str> {
    let rated = latest(facts, activity, Rater::Manager, day, day).ok_or("not-rated")?;
    let months = reference::index_setting("rating-counts-for", day).map_or(i32::MAX / 400, |s| s.value as i32);
    if rated.rated_on < day.plus_months(-months) { Err("rating-old") } else { Ok(rated) }
}

/// How two opinions stand to each other.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Gap {
    /// Both say that all is well, or both that it is not.
    Agree,
    /// The manager says that all is well, the other does not.
    ManagerKinder,
    /// The other way round.
    ManagerStricter,
}

impl Gap {
    /// Of what the manager says and what the other says.
    pub const fn between(manager_is_favourable: bool, other_is_favourable: bool) -> Gap {
        match (manager_is_favourable, other_is_favourable) {
            (true, false) => Gap::ManagerKinder,
            (false, true) => Gap::ManagerStricter,
            _ => Gap::Agree,
        }
    }

    /// Its word in JSON and translations.
    pub const fn name(self) -> &'static str {
        match self {
            Gap::Agree => "agree",
            Gap::ManagerKinder => "manager-kinder",
            Gap::ManagerStricter => "manager-stricter",
        }
    }

    /// The manager's favourable opinion less the other's: 1, 0 or −1.
    pub const fn difference(self) -> i128 {
        match self {
            Gap::Agree => 0,
            Gap::ManagerKinder => 1,
            Gap::ManagerStricter => -1,
        }
    }
}

/// The manager's rating beside the machine's standing; else the code of what is lacking. `None` where the activity is
/// not under way.
pub fn beside_machine(facts: &Facts, activity: u32, standing: Standing, day: Day) -> Option<Result<Gap, &'static str>> {
    let machine = match standing {
        Standing::NotRunning => return None,
        Standing::Unknown(why) => Err(why),
        Standing::Problem | Standing::Potential => Ok(false),
        Standing::Sound => Ok(true),
    };
    let manager = manager(facts, activity, day).and_then(|rated| rated.is_favourable.ok_or("no-band"));
    Some(manager.and_then(|manager| Ok(Gap::between(manager, machine?))))
}

/// The manager's last rating by the day of the newest evaluation beside that; else the code of what is lacking. `None`
/// where nobody evaluated.
pub fn beside_evaluation(facts: &Facts, activity: u32, day: Day) -> Option<Result<Gap, &'static str>> {
    let evaluation = latest(facts, activity, Rater::Evaluation, day, day)?;
    let manager = latest(facts, activity, Rater::Manager, evaluation.rated_on, day).ok_or("not-rated");
    let both = manager.and_then(|manager| {
        let opinions = manager.is_favourable.zip(evaluation.is_favourable).ok_or("no-band")?;
        Ok(Gap::between(opinions.0, opinions.1))
    });
    Some(both)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::builder::{FactsBuilder, day};

    fn rated(b: &mut FactsBuilder, activity: u32, rater: Rater, on: &str, rating: Option<Rating>, known: &str) {
        b.rating(activity, rater, day(on), rating, day(known));
    }

    #[test]
    fn the_newest_rating_known_counts_and_one_withdrawn_is_none() {
        use Rater::Manager;
        let mut b = FactsBuilder::new();
        let a = b.activity("A");
        let of = |b: &FactsBuilder, on: &str| {
            latest(&b.build(), a, Manager, day(on), day(on)).map(|r| (r.rating, r.is_favourable, r.rated_on))
        };
        rated(&mut b, a, Manager, "2025-06-30", Some(Rating::Satisfactory), "2025-07-20");
        rated(&mut b, a, Manager, "2025-12-31", Some(Rating::Unsatisfactory), "2026-01-20");
        let first = Some((Rating::Satisfactory, Some(true), day("2025-06-30")));
        assert_eq!(of(&b, "2025-07-19"), None, "not known yet");
        assert_eq!(of(&b, "2026-01-19"), first);
        assert_eq!(of(&b, "2026-01-20"), Some((Rating::Unsatisfactory, Some(false), day("2025-12-31"))));
        // Corrected later for the same day, then taken back.
        rated(&mut b, a, Manager, "2025-12-31", Some(Rating::VeryUnsatisfactory), "2026-02-01");
        assert_eq!(of(&b, "2026-02-01").unwrap().0, Rating::VeryUnsatisfactory);
        rated(&mut b, a, Manager, "2025-12-31", None, "2026-03-01");
        assert_eq!(of(&b, "2026-03-01"), first);
        assert_eq!(manager(&b.build(), a, day("2026-06-30")).map(|r| r.rating), Ok(Rating::Satisfactory));
        assert_eq!(manager(&b.build(), a, day("2026-07-01")), Err("rating-old"), "twelve months and a day");
    }

    #[test]
    fn an_evaluation_is_set_beside_the_managers_last_rating_before_it() {
        let mut b = FactsBuilder::new();
        let a = b.activity("A");
        rated(&mut b, a, Rater::Evaluation, "2025-09-01", Some(Rating::Unsatisfactory), "2025-10-01");
        let of = |b: &FactsBuilder| beside_evaluation(&b.build(), a, day("2026-06-30"));
        assert_eq!(of(&b), Some(Err("not-rated")));
        rated(&mut b, a, Rater::Manager, "2025-06-30", Some(Rating::Satisfactory), "2025-07-10");
        rated(&mut b, a, Rater::Manager, "2025-12-31", Some(Rating::Unsatisfactory), "2026-01-10");
        assert_eq!(of(&b), Some(Ok(Gap::ManagerKinder)), "the later rating already knew of the evaluation");
        assert_eq!(beside_evaluation(&b.build(), a, day("2025-09-30")), None, "nobody had heard of it");
    }

    #[test]
    fn the_machine_is_unfavourable_about_what_is_at_risk() {
        let mut b = FactsBuilder::new();
        let a = b.activity("A");
        rated(&mut b, a, Rater::Manager, "2026-06-30", Some(Rating::Satisfactory), "2026-06-30");
        let facts = b.build();
        let of = |standing| beside_machine(&facts, a, standing, day("2026-06-30"));
        assert_eq!(of(Standing::Potential), Some(Ok(Gap::ManagerKinder)));
        assert_eq!(of(Standing::Sound), Some(Ok(Gap::Agree)));
        assert_eq!(of(Standing::Unknown("stale-data")), Some(Err("stale-data")));
        assert_eq!(of(Standing::NotRunning), None);
        assert_eq!(Gap::between(false, true).difference(), -1);
    }
}
