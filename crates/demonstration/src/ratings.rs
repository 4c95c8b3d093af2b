//! Ratings of the made-up portfolio: half-yearly by the managing post of an activity under way, kinder than the figures
//! often are, and one by the evaluation where there was one. Posts and units, never persons.

use crate::life::Life;
use crate::purpose;
use crate::rng::Rng;
use crate::{Spec, stated};
use domain::statement::{RatingStatement, Statement};
use domain::{Day, Rater, Rating};

/// Thousandths of activities whose managers rate at all.
const RATED: u64 = 800;
/// Milestone of the final evaluation.
const EVALUATION: usize = 34;

pub(crate) fn tell(spec: &Spec, life: &Life, batch: &mut Vec<Statement>) {
    let mut rng = Rng::stream(spec.seed, life.id.index, purpose::RATINGS);
    let usual = Rating::ALL[usize::from(!rng.chance(250)) + usize::from(rng.chance(150))];
    let is_rated = rng.chance(RATED) && !spec.is_large();
    let Some(began) = life.happened(21).filter(|_| is_rated) else { return };
    let last = life.end().min(life.horizon);
    let post = format!("CTA post, {}", life.id.office.name);
    let mut said = |rated_on: Day, rated_by, rating, post: String, known: Day| {
        if known <= life.horizon {
            batch.push(Statement::Rating(RatingStatement {
                row: 0,
                recorded: stated(known),
                activity: life.id.symbol.clone(),
                rated_on,
                rated_by,
                rating: Some(rating),
                post: Some(post),
            }));
        }
    };
    let mut latest = usual;
    let mut half_year = Day::first_of_month((began.month_number() / 6 + 1) * 6);
    while half_year.plus_days(-1) <= last {
        latest = if rng.chance(200) { worse(usual) } else { usual };
        let rated_on = half_year.plus_days(-1);
        let late = rng.range(10, 45);
        said(rated_on, Rater::Manager, latest, post.clone(), rated_on.plus_days(late));
        half_year = half_year.plus_months(6);
    }
    if let Some(evaluated) = life.happened(EVALUATION) {
        let rating = if rng.chance(350) { worse(latest) } else { latest };
        let unit = "Evaluation unit, headquarters".to_owned();
        said(evaluated, Rater::Evaluation, rating, unit, evaluated.plus_days(20));
    }
}

fn worse(rating: Rating) -> Rating {
    Rating::from_number(rating.number() + 1).unwrap_or(rating)
}
