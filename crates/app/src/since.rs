//! What got worse and better since an earlier day: each activity's state as known then and as known now, the states and
//! rates of both days, and what was spent between.

use crate::decimal::Decimal;
use crate::filters::{Filters, Question};
use crate::headway::Known;
use crate::status::{States, status};
use crate::table::{Cell, Table};
use crate::{Failure, Headway};
use domain::{Context, Day};
use insight::movement::Movement;
use insight::signals::{Severity, State};
use serde::Serialize;

/// The answer of `since`.
#[derive(Clone, Debug, Serialize)]
pub struct SinceAnswer {
    /// Last day of knowledge.
    pub as_of: String,
    /// The earlier day.
    pub since: String,
    /// Whether anything was known by then; otherwise nothing is compared.
    pub known_then: bool,
    /// States then, of the activities chosen as known then.
    pub then: States,
    /// States now.
    pub now: States,
    /// Activities that moved for the worse.
    pub worse: u64,
    /// For the better.
    pub better: u64,
    /// Out of sight: data gone stale.
    pub lost: u64,
    /// Rates defined on both days.
    pub rates: Vec<RateMove>,
    /// Spending recorded between the two days, in the reporting currency; `None` where unknown on either.
    pub spent_between: Option<Decimal>,
    /// Activities that moved: worse (to act first), lost, better.
    pub moved: Vec<MovedActivity>,
}

/// A rate on both days.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct RateMove {
    /// Its name.
    pub rate: &'static str,
    /// Then.
    pub then: f64,
    /// Now.
    pub now: f64,
}

/// An activity that moved.
#[derive(Clone, Debug, Serialize)]
pub struct MovedActivity {
    /// Identifier.
    pub activity: String,
    /// Title.
    pub title: String,
    /// Office.
    pub office: String,
    /// `worse`, `lost` or `better`.
    pub movement: &'static str,
    /// State then; `None` where it was not known.
    pub from: Option<&'static str>,
    /// State now.
    pub to: &'static str,
    /// Rules that raise a signal now and did not then, or a more severe one.
    pub new_rules: Vec<&'static str>,
    /// Rules that raised one then and do not now, or a milder one.
    pub cleared_rules: Vec<&'static str>,
}

/// A month before a day: what people mean by "since last month".
pub fn month_before(day: Day) -> Day {
    day.plus_months(-1)
}

/// What moved between an earlier day and the day of the question.
///
/// # Errors
/// Where the earlier day is not earlier.
pub fn since(headway: &Headway, ctx: &Context, filters: &Filters, earlier: Day) -> Result<SinceAnswer, Failure> {
    if earlier >= ctx.as_of.day {
        return Err(Failure::invalid("since.not-earlier").with("since", earlier).with("as_of", ctx.as_of.day));
    }
    let known = headway.known(ctx)?;
    known.remembered(ctx, &format!("since {earlier} {filters:?}"), || computed(headway, ctx, filters, earlier))
}

fn computed(headway: &Headway, ctx: &Context, filters: &Filters, earlier: Day) -> Result<SinceAnswer, Failure> {
    let asked = Question::of(headway, ctx, filters)?;
    let known = &asked.known;
    // The same facts, as known on the earlier day: numbers of activities mean the same in both.
    let mut before = ctx.clone();
    before.as_of.day = earlier;
    before.as_of.change = Some(known.facts.change);
    let then = headway.known(&before)?;
    let known_then = known.facts.first_recorded.is_some_and(|first| first <= earlier);
    let (status_now, status_then) = (status(headway, ctx, filters)?, status(headway, &before, filters)?);
    let rules = |known: &Known, activity: u32| {
        let signals = known.figures().assessment.signals.iter();
        let mine = signals.filter(move |s| s.activity == activity && !s.beyond_capacity);
        mine.map(|s| (s.rule, s.severity == Severity::Act)).collect::<Vec<(&'static str, bool)>>()
    };
    let mut moved = Vec::new();
    for activity in asked.selection.activities().iter().copied().filter(|_| known_then) {
        let Some(now) = known.figures().activity(activity).map(|f| f.state) else { continue };
        let from = then.figures().activity(activity).map(|f| f.state);
        let movement = Movement::between(from, now);
        if movement == Movement::Same {
            continue;
        }
        let (rules_now, rules_then) = (rules(known, activity), rules(&then, activity));
        // A rule that asked to watch and now asks to act is news as well as one that was silent.
        let beyond = |these: &[(&'static str, bool)], those: &[(&'static str, bool)]| {
            let is_there = |(rule, acts): &(&str, bool)| those.iter().any(|(r, a)| r == rule && a >= acts);
            these.iter().filter(|signal| !is_there(signal)).map(|(rule, _)| *rule).collect::<Vec<_>>()
        };
        moved.push((
            movement,
            MovedActivity {
                activity: known.facts.activities.identifiers[activity as usize].clone(),
                title: known.title(activity),
                office: known.facts.names.offices.name(known.portfolio.office[activity as usize]).to_owned(),
                movement: word(movement),
                from: from.map(State::name),
                to: now.name(),
                new_rules: beyond(&rules_now, &rules_then),
                cleared_rules: beyond(&rules_then, &rules_now),
            },
        ));
    }
    let count = |movement: Movement| moved.iter().filter(|(m, _)| *m == movement).count() as u64;
    let (worse, better, lost) = (count(Movement::Worse), count(Movement::Better), count(Movement::Lost));
    let place = |(movement, to): (Movement, &str)| match movement {
        Movement::Worse => (0, u8::from(to != State::Act.name())),
        Movement::Lost => (1, 0),
        Movement::Better | Movement::Same => (2, 0),
    };
    moved.sort_by_key(|(movement, activity)| {
        let place = place((*movement, activity.to));
        (place, std::cmp::Reverse(activity.new_rules.len()), activity.activity.clone())
    });
    let rate = |now: &crate::status::RateAnswer| {
        let then = status_then.delivery.iter().find(|r| r.rate == now.rate)?;
        Some(RateMove { rate: now.rate, then: then.value?, now: now.value? })
    };
    let spent = |s: &crate::status::StatusAnswer| s.money.spent.filter(|_| known_then);
    Ok(SinceAnswer {
        as_of: known.as_of.to_string(),
        since: earlier.to_string(),
        known_then,
        then: status_then.states,
        now: status_now.states,
        worse,
        better,
        lost,
        rates: if known_then { status_now.delivery.iter().filter_map(rate).collect() } else { Vec::new() },
        spent_between: spent(&status_now).zip(spent(&status_then)).map(|(now, then)| Decimal(now.0 - then.0)),
        moved: moved.into_iter().map(|(_, activity)| activity).collect(),
    })
}

const fn word(movement: Movement) -> &'static str {
    match movement {
        Movement::Worse => "worse",
        Movement::Better => "better",
        Movement::Lost => "lost",
        Movement::Same => "same",
    }
}

impl SinceAnswer {
    /// Activities that moved, as a table.
    pub fn table(&self) -> Table {
        let mut table = Table::with_columns(&[
            ("activity", "column-activity", false),
            ("title", "column-title", false),
            ("office", "column-office", false),
            ("movement", "column-movement", false),
            ("from", "column-state-then", false),
            ("to", "column-state-now", false),
            ("new_rules", "column-new-signals", false),
            ("cleared_rules", "column-cleared-signals", false),
        ]);
        let state =
            |name: &str| Cell::Coded { code: name.to_owned(), key: format!("state-{}", name.replace('_', "-")) };
        for moved in &self.moved {
            table.rows.push(vec![
                Cell::text(&moved.activity),
                Cell::text(&moved.title),
                Cell::text(&moved.office),
                Cell::Coded { code: moved.movement.to_owned(), key: format!("movement-{}", moved.movement) },
                moved.from.map_or(Cell::Blank, state),
                state(moved.to),
                Cell::Text(moved.new_rules.join(" ")),
                Cell::Text(moved.cleared_rules.join(" ")),
            ]);
        }
        table
    }
}
