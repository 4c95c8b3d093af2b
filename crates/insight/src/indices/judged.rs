//! One activity as the indices see it: how it stands now and stood before, what was done since, what it may spend and
//! has spent. Compares three days, each by what was known on it.

use super::Part;
use super::profile::{Lag, lag, spending};
use super::standing::{Judgement, Standing, standings};
use crate::balances::{Balance, Balances};
use crate::facts::{Facts, NO_DAY};
use crate::money::{Money, Period};
use crate::portfolio::{Portfolio, day_of};
use crate::ratings::{Gap, beside_evaluation, beside_machine};
use crate::selection::Selection;
use crate::signals::{Phase, Rules, phase};
use domain::{ActivityStatus, Day};

/// What was known by the end of a day.
#[derive(Clone, Copy)]
pub struct Moment<'a> {
    /// Activities.
    pub portfolio: &'a Portfolio,
    /// Money.
    pub money: &'a Money<'a>,
    /// Rules in force.
    pub rules: &'a Rules,
}

/// One activity as the indices see it.
#[derive(Clone, PartialEq, Debug)]
pub struct Judged {
    /// Activity.
    pub activity: u32,
    /// Now.
    pub now: Judgement,
    /// At the look-back; `None` where nothing was known of it then.
    pub before: Option<Judgement>,
    /// What was done since the look-back; `None` where nothing is known to have been done.
    pub action: Option<&'static str>,
    /// Approved total in ten-thousandths of the reporting currency, else commitments; or the code of what is lacking.
    pub commitment: Result<i128, &'static str>,
    /// What was left to spend when the year began, and spending of the year so far; `None` where the ratio is not
    /// about the activity.
    pub year: Option<Result<(i128, i128), &'static str>>,
    /// Spending against the first profile; `None` for activities that are not under way.
    pub lag: Option<Result<Lag, &'static str>>,
    /// The manager's rating beside the evaluation's, where there is one.
    pub beside_evaluation: Option<Result<Gap, &'static str>>,
    /// The manager's rating beside the standing now; `None` for activities that are not under way.
    pub beside_machine: Option<Result<Gap, &'static str>>,
    /// Whether it had begun by the look-back, by what is known now.
    has_begun_before: bool,
}

impl Judged {
    pub(super) fn proactivity(&self) -> Part {
        let Some(before) = &self.before else {
            return if self.has_begun_before { Part::Excluded("not-known-then") } else { Part::Outside };
        };
        match (before.standing, self.action, self.now.standing) {
            (Standing::Problem, Some(action), _) => Part::counted(true, action),
            (Standing::Problem, None, Standing::Unknown(why)) => Part::Excluded(why),
            (Standing::Problem, None, _) => Part::counted(false, "no-action"),
            (Standing::Unknown(why), ..) => Part::Excluded(why),
            _ => Part::Outside,
        }
    }

    pub(super) fn disbursement(&self) -> Part {
        match self.year {
            None => Part::Outside,
            Some(Err(why)) => Part::Excluded(why),
            Some(Ok((left, spent))) => Part::Counts { numerator: spent, denominator: left, kind: "spent-of-balance" },
        }
    }

    pub(super) fn lag_part(&self) -> Part {
        match self.lag {
            None => Part::Outside,
            Some(Err(why)) => Part::Excluded(why),
            Some(Ok(lag)) => Part::Counts {
                numerator: lag.planned - lag.spent,
                denominator: lag.planned,
                kind: if lag.is_assumed { "profile-assumed" } else { "profile-stated" },
            },
        }
    }
}

/// Judges the chosen activities: as known now, at the look-back, and on the last day of last year.
pub fn judged(
    facts: &Facts,
    now: Moment<'_>,
    before: Moment<'_>,
    year_start: Moment<'_>,
    selection: &Selection,
) -> Vec<Judged> {
    let mut balances: Vec<Balance> = Vec::with_capacity(selection.activities().len());
    let today = standings(facts, now.portfolio, now.money, selection, now.rules, |_, b| balances.push(b));
    let known_then = Selection::filtered_by(before.portfolio, |a| selection.contains(a));
    let then = standings(facts, before.portfolio, before.money, &known_then, before.rules, |_, _| {});
    let mut then = known_then.activities().iter().copied().zip(then).peekable();
    let records_spending = Balances::new(now.money, now.portfolio, &[]).records_spending();
    let mut opening = Balances::new(year_start.money, year_start.portfolio, &[]);

    let mut judged = Vec::with_capacity(today.len());
    for ((&activity, standing), balance) in selection.activities().iter().zip(today).zip(&balances) {
        let before_judged = then.next_if(|(a, _)| *a == activity).map(|(_, judgement)| judgement);
        let is_running = phase(now.portfolio, activity) == Phase::Running;
        let spent_is_known = if records_spending { Ok(()) } else { Err("spending-not-recorded") };
        judged.push(Judged {
            activity,
            action: before_judged.as_ref().and_then(|_| action(now.portfolio, before.portfolio, activity, &standing)),
            before: before_judged,
            commitment: commitment(balance),
            year: year(&now, &year_start, &mut opening, activity).map(|year| spent_is_known.and(year)),
            lag: is_running.then(|| spent_is_known.and_then(|()| lag(now.money, now.portfolio, activity))),
            beside_evaluation: beside_evaluation(facts, activity, now.portfolio.day()),
            beside_machine: beside_machine(facts, activity, standing.standing, now.portfolio.day()),
            has_begun_before: has_begun(now.portfolio, activity, before.portfolio.day()),
            now: standing,
        });
    }
    judged
}

/// The approved total, else what was committed.
fn commitment(balance: &Balance) -> Result<i128, &'static str> {
    if let Some(total) = balance.total() {
        return Ok(total);
    }
    let committed = &balance.committed;
    if committed.ten_thousandths > 0 && committed.is_complete() {
        Ok(committed.ten_thousandths)
    } else {
        Err("no-total")
    }
}

/// What was done between two days, by what was known on each: closed, upgraded, restructured or suspended.
fn action(now: &Portfolio, then: &Portfolio, activity: u32, standing: &Judgement) -> Option<&'static str> {
    let i = activity as usize;
    let is_suspended = |p: &Portfolio| p.status(activity) == Some(ActivityStatus::Suspended);
    let end_moved = now.planned_end[i] != then.planned_end[i] && now.planned_end[i] != NO_DAY;
    let total_changed = match (now.approved_budget(activity), then.approved_budget(activity)) {
        (Some(now), Some(then)) => now != then,
        _ => false,
    };
    if matches!(phase(now, activity), Phase::Over | Phase::Finished) {
        Some("closed")
    } else if matches!(standing.standing, Standing::Sound | Standing::Potential) {
        Some("upgraded")
    } else if end_moved || total_changed {
        Some("restructured")
    } else {
        (is_suspended(now) && !is_suspended(then)).then_some("suspended")
    }
}

/// What was left when the year began by what was known then, and spending of the year by what is known now.
fn year(
    now: &Moment<'_>,
    start: &Moment<'_>,
    opening: &mut Balances<'_>,
    activity: u32,
) -> Option<Result<(i128, i128), &'static str>> {
    let last_day = start.portfolio.day();
    if !start.portfolio.is_known(activity) {
        return has_begun(now.portfolio, activity, last_day).then_some(Err("not-known-then"));
    }
    let may_spend = match phase(start.portfolio, activity) {
        Phase::Running | Phase::Finished => true,
        Phase::Pipeline => day_of(start.portfolio.approved_on[activity as usize]).is_some_and(|on| on <= last_day),
        Phase::Over => false,
        Phase::Unclear | Phase::Doubtful => return Some(Err("no-status-nor-start")),
    };
    if !may_spend {
        return None;
    }
    let balance = opening.of(activity);
    let Some(total) = balance.total() else { return Some(Err("no-total")) };
    let left = total - balance.spent.ten_thousandths;
    let spent = spending(now.money, activity, Period { first: last_day.plus_days(1), last: now.portfolio.day() });
    if !balance.spent.is_complete() || !spent.is_complete() {
        return Some(Err("money-incomplete"));
    }
    (left > 0).then_some(Ok((left, spent.ten_thousandths)))
}

/// Whether an activity had begun or been approved by a day, by what is known in the portfolio.
fn has_begun(portfolio: &Portfolio, activity: u32, by: Day) -> bool {
    let begun = portfolio.start(activity).or(day_of(portfolio.approved_on[activity as usize]));
    begun.is_some_and(|day| day <= by)
}
