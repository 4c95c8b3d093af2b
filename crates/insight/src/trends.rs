//! Figures over time, period by period and group by group, with seasons taken out and changes told from noise.
//! Nothing is shown after the last day of knowledge. Method: docs/methods/trends.md.

use crate::balances::Balances;
use crate::delivery::RATES;
use crate::facts::{Facts, NONE};
use crate::grouping::{Dimension, split};
use crate::money::{Kinds, Money, Scratch, Sum, Worth};
use crate::portfolio::{Portfolio, day_of};
use crate::selection::Selection;
use crate::signals::Rules;
use domain::money::SCALE;
use domain::{Day, Vocabulary};
use std::collections::BTreeMap;

mod change;
mod of_cases;
mod p_chart;
mod period_ends;
mod periods;
mod season;

pub use change::{AT_MOST, Change, FALLS_FROM, NullCheck, null_check};
pub use p_chart::{PeriodLimits, p_prime_limits};
pub use period_ends::PeriodEnds;
pub use periods::{Length, PeriodIndex, Periods};
pub use season::{Limits, TrendSignal, limits, pooled_adjusted, seasonally_adjusted, signals};

/// What is shown over time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TrendMeasure {
    /// Disbursements and expenditure of the period.
    Spending,
    /// Commitments of the period.
    Commitments,
    /// Cash received in the period.
    Receipts,
    /// Activities approved in the period.
    Approvals,
    /// Approved totals of the activities approved in the period.
    ApprovedAmount,
    /// A delivery rate with the knowledge of the period's last day (number in [`RATES`]).
    Rate(usize),
    /// Cases open at the end of the period.
    OpenCases,
    /// Days that cases waited in the period, completed or not.
    WaitingDays,
    /// Kaplan-Meier median of the cases begun in the period.
    MedianDuration,
    /// Milestones planned and not reached by the end of the period, as known then.
    OverdueSteps,
    /// Signals with the knowledge of the period's last day.
    Signals,
    /// Share of the milestones planned in the period that were reached by then.
    OnTime,
}

impl TrendMeasure {
    /// Reads its word.
    pub fn parse(text: &str) -> Option<TrendMeasure> {
        Some(match text {
            "spending" => TrendMeasure::Spending,
            "commitments" => TrendMeasure::Commitments,
            "receipts" => TrendMeasure::Receipts,
            "approvals" => TrendMeasure::Approvals,
            "approved_amount" => TrendMeasure::ApprovedAmount,
            "open_cases" => TrendMeasure::OpenCases,
            "waiting_days" => TrendMeasure::WaitingDays,
            "median_duration" => TrendMeasure::MedianDuration,
            "overdue_steps" => TrendMeasure::OverdueSteps,
            "signals" => TrendMeasure::Signals,
            "on_time" => TrendMeasure::OnTime,
            rate => TrendMeasure::Rate(RATES.iter().position(|r| *r == rate)?),
        })
    }

    /// Whether it is computed anew for the end of each period, as [`PeriodEnds`] does for all such measures at once.
    pub fn is_of_period_ends(self) -> bool {
        matches!(self, TrendMeasure::Rate(_) | TrendMeasure::Signals | TrendMeasure::OverdueSteps)
    }

    /// Its word in addresses and JSON.
    pub fn name(self) -> &'static str {
        match self {
            TrendMeasure::Spending => "spending",
            TrendMeasure::Commitments => "commitments",
            TrendMeasure::Receipts => "receipts",
            TrendMeasure::Approvals => "approvals",
            TrendMeasure::ApprovedAmount => "approved_amount",
            TrendMeasure::Rate(rate) => RATES.get(rate).copied().unwrap_or_default(),
            TrendMeasure::OpenCases => "open_cases",
            TrendMeasure::WaitingDays => "waiting_days",
            TrendMeasure::MedianDuration => "median_duration",
            TrendMeasure::OverdueSteps => "overdue_steps",
            TrendMeasure::Signals => "signals",
            TrendMeasure::OnTime => "on_time",
        }
    }
}

/// What a trend is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    /// Measure.
    pub measure: TrendMeasure,
    /// Length of the periods.
    pub length: Length,
    /// Groups.
    pub by: Option<Dimension>,
    /// First day; else that of the first fact (rates and signals: 36 periods back).
    pub from: Option<Day>,
    /// Process, for measures of cases.
    pub process: u32,
    /// Funds outside the ILO rate, by fund number.
    pub excluded_funds: &'a [bool],
    /// Rules, for signals.
    pub rules: &'a Rules,
}

/// A trend.
#[derive(Clone, Debug)]
pub struct Trends {
    /// Measure.
    pub measure: TrendMeasure,
    /// Last day of knowledge.
    pub day: Day,
    /// Series by group number, [`NONE`] (no group, or unassigned) last.
    pub series: Vec<Series>,
    /// For measures of money: all lines shown, with what is unknown or lacks a rate.
    pub basis: Sum,
}

/// One group over time.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// Group number, or [`NONE`].
    pub group: u32,
    /// Points, one per period without gaps.
    pub points: Vec<Point>,
    /// The change of level that convinces, with places of `points`; `None` where there is none or too little to say.
    pub change: Option<Change>,
    /// The smallest fall of level that would be seen within four periods in four of five cases, as a share; `None` where
    /// even the largest would not, or with fewer than 28 complete periods.
    pub sees_fall_from: Option<f64>,
}

/// One period of one group.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// First day.
    pub first: Day,
    /// Last day.
    pub last: Day,
    /// Value: units of currency, a count, days or a rate; `None` where it is not defined.
    pub value: Option<f64>,
    /// The exact amount in ten-thousandths, for measures of money.
    pub amount: Option<i128>,
    /// The period goes on after the day of knowledge.
    pub partial: bool,
    /// Value without its season; `None` under three years.
    pub seasonal_adjusted: Option<f64>,
    /// Lower chart limit of the adjusted value (else the value); `None` under twelve points.
    pub low: Option<f64>,
    /// Upper chart limit.
    pub high: Option<f64>,
    /// What the point says about the series.
    pub signal: Option<TrendSignal>,
}

/// A value before it becomes a point.
#[derive(Clone, Copy, Debug, Default)]
struct Cell {
    value: Option<f64>,
    amount: Option<i128>,
    /// Successes and cases, for shares of counts.
    counts: Option<(f64, f64)>,
}

/// Values by group and period.
type Table = BTreeMap<u32, Vec<Cell>>;

/// Periods looked back by default for measures that are computed anew for each period.
const LOOK_BACK: i32 = 36;

/// Computes a trend.
pub fn trends(
    facts: &Facts,
    portfolio: &Portfolio,
    money: &Money<'_>,
    selection: &Selection,
    question: Question<'_>,
) -> Trends {
    let mut basis = Sum::default();
    let measure = question.measure;
    let asked = Asked { facts, portfolio, money, selection, question };
    if measure.is_of_period_ends() {
        return PeriodEnds::asked(&asked).trend(measure);
    }
    let (periods, table) = match measure {
        TrendMeasure::Spending => asked.of_ledger(Kinds::SPENDING, &mut basis),
        TrendMeasure::Commitments => asked.of_ledger(Kinds::COMMITMENTS, &mut basis),
        TrendMeasure::Receipts => asked.of_ledger(Kinds::RECEIPTS, &mut basis),
        TrendMeasure::Approvals | TrendMeasure::ApprovedAmount => asked.of_approvals(&mut basis),
        TrendMeasure::OnTime => of_cases::on_time(&asked),
        _ => of_cases::of_cases(&asked),
    };
    let series = all_series(&periods, table);
    Trends { measure, day: portfolio.day(), series, basis }
}

/// The question with all it is asked of.
struct Asked<'a> {
    facts: &'a Facts,
    portfolio: &'a Portfolio,
    money: &'a Money<'a>,
    selection: &'a Selection,
    question: Question<'a>,
}

impl Asked<'_> {
    /// Periods from the first to the last of some days, unless another beginning was asked for.
    fn periods(&self, first: Option<Day>, until: Option<Day>) -> Periods {
        let day = self.portfolio.day();
        let until = until.unwrap_or(day).min(day);
        let from = self.question.from.or(first).unwrap_or(until);
        Periods::new(self.question.length, from, until, day)
    }

    /// Periods for measures that are computed anew for each: up to the newest fact, 36 back.
    fn periods_back(&self) -> Periods {
        let newest = self.portfolio.last_recorded.iter().copied().max().and_then(day_of);
        let until = newest.unwrap_or(self.portfolio.day());
        let back = until.plus_months(-(LOOK_BACK - 1) * self.question.length.months());
        let first = self.facts.first_recorded.map_or(back, |f| f.max(back));
        self.periods(Some(first), Some(until))
    }

    fn group(&self, portfolio: &Portfolio, activity: u32) -> u32 {
        self.question.by.map_or(NONE, |by| by.main_group(self.facts, portfolio, activity))
    }

    fn of_ledger(&self, kinds: Kinds, basis: &mut Sum) -> (Periods, Table) {
        let ledger = &self.facts.ledger;
        let (first, newest) = self.money.days_of(kinds);
        let periods = self.periods(first, newest);
        let index = periods.index();
        let mut sums: BTreeMap<u32, Vec<i128>> = BTreeMap::new();
        let n = periods.len();
        if self.question.by.is_none()
            && let Some((places, all)) = self.money.plain_sums(self.selection, kinds, n, |day| index.of(day))
        {
            basis.add(&all);
            return (periods, amounts(BTreeMap::from([(NONE, places)])));
        }
        let by_fund = self.question.by == Some(Dimension::Shares(Vocabulary::Fund));
        let (mut scratch, mut parts) = (Scratch::default(), Vec::new());
        let (mut own, mut touched) = (vec![0i128; n], Vec::new());
        for activity in self.selection.activities() {
            parts.clear();
            match self.question.by {
                None => parts.push((NONE, domain::shares::WHOLE)),
                Some(by) => by.parts(self.facts, self.portfolio, *activity, &mut parts),
            }
            if let ([(group, domain::shares::WHOLE)], false) = (parts.as_slice(), by_fund) {
                // Nothing to split: lines go straight to their group.
                let mut of_group = sums.remove(group);
                self.money.each_line(*activity, kinds, &mut scratch, |line| {
                    let Some(at) = index.of(ledger.period_start[line]) else { return };
                    let worth = self.money.worth(line);
                    basis.take(worth);
                    let Worth::Known(amount) = worth else { return };
                    of_group.get_or_insert_with(|| vec![0; n])[at] += amount;
                });
                sums.extend(of_group.map(|of_group| (*group, of_group)));
                continue;
            }
            touched.clear();
            self.money.each_line(*activity, kinds, &mut scratch, |line| {
                let Some(at) = index.of(ledger.period_start[line]) else { return };
                let worth = self.money.worth(line);
                basis.take(worth);
                let Worth::Known(amount) = worth else { return };
                let fund = ledger.fund[line];
                if by_fund && fund != u16::MAX {
                    sums.entry(u32::from(fund)).or_insert_with(|| vec![0; n])[at] += amount;
                } else {
                    own[at] += amount;
                    touched.push(at);
                }
            });
            touched.sort_unstable();
            touched.dedup();
            for at in &touched {
                let amount = std::mem::take(&mut own[*at]);
                split(amount, &parts, |group, part| sums.entry(group).or_insert_with(|| vec![0; n])[*at] += part);
            }
        }
        if self.question.by.is_none() {
            sums.entry(NONE).or_insert_with(|| vec![0; n]);
        }
        (periods, amounts(sums))
    }

    fn of_approvals(&self, basis: &mut Sum) -> (Periods, Table) {
        let approved = |a: &u32| day_of(self.portfolio.approved_on[*a as usize]);
        let chosen = self.selection.activities();
        let first = chosen.iter().filter_map(approved).filter(|d| d.is_plausible()).min();
        let newest = self.portfolio.last_recorded.iter().copied().max().and_then(day_of);
        let periods = self.periods(first, newest);
        let index = periods.index();
        let is_count = self.question.measure == TrendMeasure::Approvals;
        let mut counts: BTreeMap<u32, Vec<u64>> = BTreeMap::new();
        let mut sums: BTreeMap<u32, Vec<i128>> = BTreeMap::new();
        if self.question.by.is_none() {
            counts.insert(NONE, vec![0; periods.len()]);
            sums.insert(NONE, vec![0; periods.len()]);
        }
        let mut balances = Balances::new(self.money, self.portfolio, self.question.excluded_funds);
        let mut parts = vec![(NONE, domain::shares::WHOLE)];
        for activity in chosen {
            let Some(at) = approved(activity).and_then(|d| index.of(d.0)) else { continue };
            if is_count {
                let group = self.group(self.portfolio, *activity);
                counts.entry(group).or_insert_with(|| vec![0; periods.len()])[at] += 1;
                continue;
            }
            let total = balances.of(*activity).approved;
            basis.add(&total);
            if let Some(by) = self.question.by {
                by.parts(self.facts, self.portfolio, *activity, &mut parts);
            }
            split(total.ten_thousandths, &parts, |group, part| {
                sums.entry(group).or_insert_with(|| vec![0; periods.len()])[at] += part;
            });
        }
        let table = if is_count { of_counts(counts) } else { amounts(sums) };
        (periods, table)
    }
}

fn put(table: &mut Table, group: u32, at: usize, n: usize, cell: Cell) {
    table.entry(group).or_insert_with(|| vec![Cell::default(); n])[at] = cell;
}

fn amounts(sums: BTreeMap<u32, Vec<i128>>) -> Table {
    let cell = |amount: i128| Cell { value: Some(amount as f64 / SCALE as f64), amount: Some(amount), counts: None };
    sums.into_iter().map(|(group, of)| (group, of.into_iter().map(cell).collect())).collect()
}

fn of_counts(counts: BTreeMap<u32, Vec<u64>>) -> Table {
    let cell = |n: u64| Cell { value: Some(n as f64), amount: None, counts: None };
    counts.into_iter().map(|(group, of)| (group, of.into_iter().map(cell).collect())).collect()
}

/// The last stretch of complete periods without gaps, from which seasons and limits are learnt.
struct Stretch {
    group: u32,
    cells: Vec<Cell>,
    from: usize,
    complete: usize,
}

impl Stretch {
    fn values(&self) -> Vec<Option<f64>> {
        self.cells[self.from..self.complete].iter().map(|c| c.value).collect()
    }
}

/// Points of every group: seasons pooled over the groups, one change of level each, corrected for their number.
fn all_series(periods: &Periods, table: Table) -> Vec<Series> {
    let stretches: Vec<Stretch> = table
        .into_iter()
        .map(|(group, cells)| {
            let complete = (0..cells.len()).take_while(|at| !periods.is_partial(*at)).count();
            let from = cells[..complete].iter().rposition(|c| c.value.is_none()).map_or(0, |at| at + 1);
            Stretch { group, cells, from, complete }
        })
        .collect();
    let adjusted = match periods.length().season() {
        Some(season) => {
            let places: Vec<usize> = stretches.iter().map(|s| (periods.place_in_year() + s.from) % season).collect();
            let values: Vec<Vec<Option<f64>>> = stretches.iter().map(Stretch::values).collect();
            pooled_adjusted(&values, season, &places)
        }
        None => vec![None; stretches.len()],
    };
    let judged: Vec<Vec<f64>> = stretches
        .iter()
        .zip(&adjusted)
        .map(|(stretch, adjusted)| match adjusted {
            Some(adjusted) => adjusted.clone(),
            None => stretch.values().into_iter().flatten().collect(),
        })
        .collect();
    let looked = judged.iter().filter(|values| values.len() >= change::FEWEST).count();
    let mut changes: Vec<Option<Change>> =
        judged.iter().enumerate().map(|(i, values)| change::change(values, looked, i as u64)).collect();
    change::keep_convincing(&mut changes, looked);
    let parts = stretches.into_iter().zip(adjusted).zip(judged).zip(changes);
    parts
        .map(|(((stretch, adjusted), judged), change)| series(periods, stretch, adjusted.as_deref(), &judged, change))
        .collect()
}

/// Points of one group. Shares of counts have the limits of a p′-chart, all else those of an individuals chart.
fn series(
    periods: &Periods,
    stretch: Stretch,
    adjusted: Option<&[f64]>,
    judged: &[f64],
    change: Option<Change>,
) -> Series {
    let Stretch { group, cells, from, complete } = stretch;
    let counts: Option<Vec<(f64, f64)>> = cells[from..complete].iter().map(|c| c.counts).collect();
    let of_counts = counts.filter(|c| !c.is_empty()).and_then(|counts| p_prime_limits(&counts));
    let limits = limits(judged).filter(|_| of_counts.is_none());
    let found = limits.map(|l| signals(judged, l));
    let points = cells
        .iter()
        .enumerate()
        .map(|(at, cell)| {
            let period = periods.period(at);
            let place = (from..complete).contains(&at).then(|| at - from);
            let of_counts = place.and_then(|p| of_counts.as_ref().and_then(|(_, limits)| limits[p]));
            let beyond = of_counts.zip(cell.value).and_then(|((low, high), value)| {
                let is_above = (value > high).then_some(TrendSignal::Above);
                is_above.or((value < low).then_some(TrendSignal::Below))
            });
            Point {
                first: period.first,
                last: period.last,
                value: cell.value,
                amount: cell.amount,
                partial: periods.is_partial(at),
                seasonal_adjusted: place.and_then(|p| adjusted.map(|a| a[p])),
                low: of_counts.map(|l| l.0).or(place.and(limits).map(|l| l.low)),
                high: of_counts.map(|l| l.1).or(place.and(limits).map(|l| l.high)),
                signal: beyond.or_else(|| place.and_then(|p| found.as_ref().and_then(|f| f[p]))),
            }
        })
        .collect();
    let sees_fall_from = change::smallest_fall(judged, u64::from(group));
    Series { group, points, change: change.map(|c| Change { at: c.at + from, ..c }), sees_fall_from }
}

#[cfg(test)]
mod tests;
