//! Plans of money: original and revised budgets and allocations by calendar year, forecasts by quarter. A later
//! statement replaces an earlier one of the same period.

use crate::Spec;
use crate::curve::{ONE, s_curve};
use crate::life::Life;
use crate::purpose;
use crate::rng::Rng;
use crate::stated;
use domain::statement::{LedgerStatement, Statement};
use domain::{Amount, Day, LedgerKind};

/// Budget classes with their usual percentage of a budget.
pub(crate) const CLASSES: [(&str, u32); 6] = [
    ("experts", 28),
    ("other personnel", 22),
    ("training", 20),
    ("equipment", 7),
    ("subcontracting", 16),
    ("miscellaneous", 7),
];

/// Percent of a year that each quarter is planned to spend.
const QUARTERS: [i64; 4] = [18, 24, 20, 38];

struct Sheet<'a> {
    life: &'a Life,
    by_class: bool,
    out: &'a mut Vec<Statement>,
}

fn first_of(year: i32) -> Day {
    Day::first_of_month(year * 12)
}

fn last_of(year: i32) -> Day {
    Day::last_of_month(year * 12 + 11)
}

impl Sheet<'_> {
    fn line(&mut self, kind: LedgerKind, period: (Day, Day), units: i64, class: Option<&str>, known: Day) {
        self.out.push(Statement::Ledger(Box::new(LedgerStatement {
            row: 0,
            recorded: stated(known),
            activity: self.life.id.symbol.clone(),
            kind,
            period_start: period.0,
            period_end: period.1,
            amount: Some(Amount::units(units)),
            currency: self.life.id.currency,
            value_date: None,
            fund: Some(self.life.id.donor.fund.to_owned()),
            class: class.map(str::to_owned),
            provider: None,
            receiver: None,
            reference: None,
            finality: None,
        })));
    }

    /// A year of a budget, in one line or by class; the classes sum to the year.
    fn year(&mut self, kind: LedgerKind, year: i32, units: i64, known: Day) {
        let period = (first_of(year), last_of(year));
        if !self.by_class {
            return self.line(kind, period, units, None, known);
        }
        let mut left = units;
        for (place, (class, percent)) in CLASSES.iter().enumerate() {
            let part = if place + 1 == CLASSES.len() { left } else { units * i64::from(*percent) / 100 };
            left -= part;
            self.line(kind, period, part, Some(class), known);
        }
    }

    fn quarters(&mut self, year: i32, from: usize, units: i64, known: Day) {
        for (quarter, percent) in QUARTERS.iter().enumerate().skip(from) {
            let month = year * 12 + 3 * quarter as i32;
            let period = (Day::first_of_month(month), Day::last_of_month(month + 2));
            self.line(LedgerKind::Forecast, period, units * percent / 100, None, known);
        }
    }
}

/// Budget by calendar year, first year first.
#[derive(Clone, Debug)]
struct Phasing {
    first_year: i32,
    units: Vec<i64>,
}

impl Phasing {
    /// Spreads a total over the calendar years of a period along the S-curve; the last year takes what is left.
    fn along_curve(start: Day, end: Day, total: i64) -> Phasing {
        let whole = (end.days_since(start).max(0) + 1) as u64;
        let share_before = |day: Day| {
            let gone = day.days_since(start).max(0) as u64;
            s_curve((gone * ONE / whole).min(ONE)) as i64
        };
        let (from, to) = (start.year(), end.year().max(start.year()));
        let mut units = Vec::with_capacity((to - from) as usize + 1);
        let mut given = 0;
        for year in from..=to {
            let until = if year == to { total } else { total * share_before(first_of(year + 1)) / ONE as i64 };
            units.push(until - given);
            given = until;
        }
        Phasing { first_year: from, units }
    }

    fn of(&self, year: i32) -> i64 {
        usize::try_from(year - self.first_year).ok().and_then(|k| self.units.get(k)).copied().unwrap_or(0)
    }

    /// Spreads what earlier years leave of a new total over the years up to a new end, by days.
    fn revised(&self, from: Day, end: Day, total: i64) -> Phasing {
        let (year, to) = (from.year().max(self.first_year), end.year().max(from.year()).max(self.first_year));
        let before: i64 = (self.first_year..year).map(|y| self.of(y)).sum();
        let left = (total - before).max(0);
        let days = i64::from(end.days_since(first_of(year)).max(0)) + 1;
        let mut units: Vec<i64> = (self.first_year..year).map(|y| self.of(y)).collect();
        let mut given = 0;
        for y in year..=to {
            let gone = i64::from(first_of(y + 1).days_since(first_of(year)));
            let until = if y == to { left } else { left * gone.min(days) / days };
            units.push(until - given);
            given = until;
        }
        Phasing { first_year: self.first_year, units }
    }
}

/// Adds the statements about budgets.
pub(crate) fn tell(spec: &Spec, life: &Life, out: &mut Vec<Statement>) {
    let Some(approved) = life.happened(10) else { return };
    let mut rng = Rng::stream(spec.seed, life.id.index, purpose::BUDGETS);
    let by_class = !spec.is_large() && life.id.index.is_multiple_of(3);
    let mut sheet = Sheet { life, by_class, out };
    let known = approved.plus_days(rng.range(0, 10)).min(life.horizon);
    let original = Phasing::along_curve(life.planned_start, life.first_end, life.budget);
    for (k, units) in original.units.iter().enumerate() {
        sheet.year(LedgerKind::OriginalBudget, original.first_year + k as i32, *units, known);
    }
    let mut phasings = vec![(known, original)];
    for revision in life.revisions.iter().filter(|r| r.approved <= life.last_day()) {
        let last = &phasings[phasings.len() - 1].1;
        let next = last.revised(revision.approved, revision.new_end, life.budget_on(revision.approved));
        let known = revision.approved.plus_days(rng.range(0, 10)).min(life.horizon);
        let from = revision.approved.year().max(next.first_year);
        for year in from..next.first_year + next.units.len() as i32 {
            sheet.year(LedgerKind::RevisedBudget, year, next.of(year), known);
        }
        phasings.push((known, next));
    }
    sheet.by_class = false;
    years(spec, &mut sheet, &phasings, &mut rng);
}

/// Allocations and forecasts, year by year, from the opening of the project code.
fn years(spec: &Spec, sheet: &mut Sheet<'_>, phasings: &[(Day, Phasing)], rng: &mut Rng) {
    let life = sheet.life;
    let Some(loaded) = life.happened(15) else { return };
    let last = life.last_day().min(life.end());
    for year in loaded.year()..=last.year() {
        let opened = first_of(year).plus_days(rng.range(4, 24)).max(loaded);
        let cut = rng.range(65, 95);
        let (reviewed, rephased) = (Day::first_of_month(year * 12 + 8).plus_days(rng.range(0, 29)), rng.chance(300));
        let (half, update) = (Day::first_of_month(year * 12 + 6).plus_days(rng.range(0, 14)), rng.range(80, 108));
        let ahead = Day::first_of_month(year * 12 + 10).plus_days(rng.range(10, 29));
        if opened > last {
            break;
        }
        let plan = phasings.iter().rev().find(|(known, _)| *known <= opened).unwrap_or(&phasings[0]);
        // A first year that begins late gets what was planned before it too.
        let early: i64 = if year == loaded.year() { (plan.1.first_year..year).map(|y| plan.1.of(y)).sum() } else { 0 };
        let units = plan.1.of(year) + early;
        if units == 0 {
            continue;
        }
        let period = (first_of(year), last_of(year));
        sheet.line(LedgerKind::Allocation, period, units, None, opened);
        if rephased && reviewed > opened && reviewed <= last {
            sheet.line(LedgerKind::Allocation, period, units * i64::from(cut) / 100, None, reviewed);
        }
        if spec.is_large() {
            continue;
        }
        let quarter = (opened.ymd().1 as usize - 1) / 3;
        sheet.quarters(year, quarter, units, opened);
        if half > opened && half <= last {
            sheet.quarters(year, 2, units * i64::from(update) / 100, half);
        }
        if ahead > opened && ahead <= last {
            let next = plan.1.of(year + 1);
            sheet.quarters(year + 1, 0, next, ahead);
        }
    }
}
