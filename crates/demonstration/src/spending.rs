//! Transactions: the donor's agreement and payments, commitments ahead of spending, monthly spending along an S-curve
//! with the seasons of a year. Sums are exact to the cent whatever the number of lines.

use crate::Spec;
use crate::budgets::CLASSES;
use crate::curve::{ONE, SEASON, s_curve};
use crate::life::Life;
use crate::purpose;
use crate::rng::Rng;
use crate::stated;
use domain::statement::{LedgerStatement, Statement};
use domain::{Amount, Day, Finality, LedgerKind};

/// Lines of an ordinary activity on average, measured; only the start of a control that corrects itself.
const USUAL_LINES: u64 = 40;

/// Hands out a wanted number of lines over activities of unequal size, without knowing them beforehand.
#[derive(Debug)]
pub(crate) struct LineQuota {
    wanted: Option<u64>,
    activities: u64,
    given: u64,
}

impl LineQuota {
    pub(crate) fn new(spec: &Spec) -> LineQuota {
        LineQuota { wanted: spec.transactions, activities: spec.activities.max(1), given: 0 }
    }

    /// Lines for the activity at `index` that would naturally have so many: in proportion, moved by a sixteenth of how
    /// far the whole is off its course. The last activity takes what is left.
    fn lines(&self, index: u64, natural: u64) -> u64 {
        let Some(wanted) = self.wanted else { return natural };
        let left = wanted.saturating_sub(self.given);
        if index + 1 == self.activities {
            return left;
        }
        if natural == 0 {
            return 0;
        }
        let share = (u128::from(natural) * u128::from(wanted) / u128::from(self.activities * USUAL_LINES)) as i64;
        let course = (u128::from(wanted) * u128::from(index + 1) / u128::from(self.activities)) as i64;
        let drift = course - self.given as i64 - share;
        ((share + drift / 16).max(0) as u64).min(left)
    }
}

struct Sheet<'a> {
    spec: &'a Spec,
    life: &'a Life,
    rng: Rng,
    final_before: Day,
    out: &'a mut Vec<Statement>,
}

/// Spending of the first months of a life, in cents, cumulated; and the first of these months.
struct Course {
    first: Day,
    /// Months that have come to pass.
    elapsed: usize,
    /// Cents spent by the end of each month, also of months to come.
    cents: Vec<i64>,
}

impl Course {
    fn before(&self, month: usize) -> i64 {
        if month == 0 { 0 } else { self.cents[(month - 1).min(self.cents.len() - 1)] }
    }

    /// First and last day of a month in which something can happen.
    fn days(&self, month: usize, last: Day) -> (Day, Day) {
        let number = self.first.month_number() + month as i32;
        (Day::first_of_month(number).max(self.first), Day::last_of_month(number).min(last))
    }
}

/// Adds the transactions of one activity.
pub(crate) fn tell(spec: &Spec, life: &Life, quota: &mut LineQuota, out: &mut Vec<Statement>) {
    let rng = Rng::stream(spec.seed, life.id.index, purpose::SPENDING);
    let before = out.len();
    let mut sheet = Sheet { spec, life, rng, final_before: final_before(spec.today), out };
    let course = sheet.course();
    let months = course.as_ref().map_or(0, |c| c.elapsed) as u64;
    let a_month = 1 + u64::from(life.budget > 1_000_000) + u64::from(life.budget > 5_000_000);
    let incoming = sheet.incoming_count();
    let natural = incoming + months.div_ceil(3) + months * a_month;
    let lines = quota.lines(life.id.index, natural);
    sheet.incoming(lines);
    if let Some(course) = course {
        let left = lines.saturating_sub(incoming.min(lines));
        let step = if left >= months { 3 } else { 12 };
        let commitments = months.div_ceil(step).min(left.saturating_sub(1));
        sheet.commitments(&course, step as usize, commitments as usize);
        sheet.spending(&course, left - commitments);
    }
    quota.given += (out.len() - before) as u64;
}

/// Figures dated before April of the current year are final; before April, of the year before.
fn final_before(today: Day) -> Day {
    let april = Day::first_of_month(today.year() * 12 + 3);
    if today >= april { april } else { april.plus_months(-12) }
}

impl Sheet<'_> {
    fn line(&mut self, kind: LedgerKind, day: Day, cents: Option<i64>, lag: (i32, i32)) -> LedgerStatement {
        let known = day.plus_days(self.rng.range(lag.0, lag.1)).min(self.life.horizon);
        LedgerStatement {
            row: 0,
            recorded: stated(known),
            activity: self.life.id.symbol.clone(),
            kind,
            period_start: day,
            period_end: day,
            amount: cents.map(|c| Amount(c * 100)),
            currency: self.life.id.currency,
            value_date: None,
            fund: Some(self.life.id.donor.fund.to_owned()),
            class: None,
            provider: None,
            receiver: None,
            reference: None,
            finality: Some(if day < self.final_before { Finality::Final } else { Finality::Provisional }),
        }
    }

    fn push(&mut self, line: LedgerStatement) {
        self.out.push(Statement::Ledger(Box::new(line)));
    }

    fn reference(&self, kind: &str, number: usize) -> Option<String> {
        Some(format!("{kind}-{}-{}", self.life.id.index + 1, number + 1))
    }

    fn agreements(&self) -> impl Iterator<Item = (Day, i64)> + '_ {
        let first = self.life.happened(12).map(|d| (d, self.life.budget));
        let last = self.life.last_day();
        let later = self.life.revisions.iter().filter(move |r| r.increase > 0 && r.approved <= last);
        first.into_iter().chain(later.filter(move |_| first.is_some()).map(|r| (r.approved, r.increase)))
    }

    fn payments(&self) -> impl Iterator<Item = (Day, i64)> + '_ {
        let last = self.life.last_day();
        self.life.instalments.iter().filter(move |i| i.received <= last).map(|i| (i.received, i.amount))
    }

    fn incoming_count(&self) -> u64 {
        (self.agreements().count() + self.payments().count()) as u64
    }

    /// What the donor promises and pays, at most so many lines.
    fn incoming(&mut self, most: u64) {
        let agreements: Vec<_> = self.agreements().map(|a| (LedgerKind::IncomingCommitment, "AGR", a)).collect();
        let payments: Vec<_> = self.payments().map(|p| (LedgerKind::IncomingFunds, "REC", p)).collect();
        let numbered = agreements.into_iter().enumerate().chain(payments.into_iter().enumerate());
        for (number, (kind, name, (day, units))) in numbered.take(most as usize) {
            let mut line = self.line(kind, day, Some(units * 100), (0, 5));
            line.provider = Some(self.life.id.donor.name.to_owned());
            line.reference = self.reference(name, number);
            self.push(line);
        }
    }

    /// The course of spending from the first activity to the end of work, or nothing if it has not begun.
    fn course(&mut self) -> Option<Course> {
        let life = self.life;
        let first = life.happened(25)?;
        let until = life.last_day().min(life.spending_stops.unwrap_or(life.horizon)).min(life.end());
        let elapsed = (until.month_number() - first.month_number() + 1).max(0) as usize;
        let all = (life.end().month_number() - first.month_number() + 1).max(elapsed as i32).max(1) as usize;
        let total = life.budget_on(life.end()) * life.spent_share / 10;
        let mut cents = Vec::with_capacity(all);
        let mut sum = 0u64;
        for month in 0..all {
            let (from, to) = (month as u64 * ONE / all as u64, (month as u64 + 1) * ONE / all as u64);
            let season = SEASON[(first.month_number() + month as i32).rem_euclid(12) as usize];
            let mood = self.rng.range(70, 130) as u64;
            sum += (s_curve(to) - s_curve(from)) * season * mood / 100;
            cents.push(sum as i64);
        }
        for value in &mut cents {
            *value = (i128::from(*value) * i128::from(total) / i128::from(sum.max(1))) as i64;
        }
        (elapsed > 0).then_some(Course { first, elapsed, cents })
    }

    /// Contracts: one line at the beginning of each stretch for a little more than the spending of that stretch.
    fn commitments(&mut self, course: &Course, step: usize, number: usize) {
        for k in 0..number {
            let month = k * step;
            let (day, _) = course.days(month, self.life.last_day());
            let cents = (course.before(month + step) - course.before(month)) * 103 / 100;
            let mut line = self.line(LedgerKind::OutgoingCommitment, day, Some(cents), (0, 9));
            line.reference = self.reference("PO", k);
            self.push(line);
        }
    }

    /// Spending in so many lines, spread over the months that have come to pass; months without a line are paid with
    /// the next one.
    fn spending(&mut self, course: &Course, lines: u64) {
        let months = course.elapsed as u64;
        let mut paid = 0;
        for month in 0..months {
            let number = (month + 1) * lines / months - month * lines / months;
            if number > 0 {
                let due = course.cents[month as usize] - paid;
                self.month(course.days(month as usize, self.life.last_day()), due, number);
                paid += due;
            }
        }
    }

    fn month(&mut self, days: (Day, Day), cents: i64, lines: u64) {
        let length = days.1.days_since(days.0).max(0);
        let mut left = cents;
        // One busy month in sixty books too much in its last line but one and takes it back in the last.
        let mistake = if lines >= 3 && self.rng.chance(16) { cents / 2 } else { 0 };
        for k in 0..lines {
            let rest = (lines - k) as i64;
            let cents = match rest {
                1 => left,
                _ => left / rest * i64::from(self.rng.range(60, 140)) / 100,
            };
            let cents = if rest == 2 { cents + mistake } else { cents };
            left -= cents;
            let day = days.0.plus_days(self.rng.range(length * k as i32 / lines as i32, length));
            self.spend(day, cents);
        }
    }

    fn spend(&mut self, day: Day, cents: i64) {
        let class = CLASSES[self.rng.weighted(CLASSES.iter().map(|(_, percent)| *percent))].0;
        let handed_on = class == "subcontracting" && self.rng.chance(600);
        let kind = if handed_on { LedgerKind::Disbursement } else { LedgerKind::Expenditure };
        // About one line in four hundred came without its amount.
        let known = !self.rng.chance(2) || self.life.id.index + 1 == self.spec.activities;
        let mut line = self.line(kind, day, known.then_some(cents), (1, 18));
        line.class = Some(class.to_owned());
        line.receiver = handed_on.then(|| "Implementing partner (demonstration)".to_owned());
        self.push(line);
    }
}
