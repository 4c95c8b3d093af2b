//! Money against time for one activity: the share of time gone, the share of money spent, and whether the last twelve
//! months' pace would suffice. Method: docs/methods/pace.md. Judgement is in `signals`.

use crate::balances::Balance;
use crate::portfolio::{Portfolio, day_of};
use domain::day::DAYS_PER_MONTH;
use domain::{Amount, Day};

/// Money against time. Each part is `None` where what it needs is unknown.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Pace {
    /// Time gone since the start, of the time to the end as now planned; above 1 when overdue.
    pub elapsed_of_current: Option<f64>,
    /// Time gone since the first planned start (else the start), of the time to the end as first planned.
    pub elapsed_of_first: Option<f64>,
    /// Spent, of the approved total; above 1 when overspent.
    pub spent_share: Option<f64>,
    /// Elapsed share (at most 1) less spent share: above 0 is behind.
    pub gap: Option<f64>,
    /// Spent share by elapsed share (at most 1): 1 is on plan.
    pub time_adjusted: Option<f64>,
    /// Spending per month over the last twelve months, or since the start where that is less; in units.
    pub per_month: Option<f64>,
    /// Months that the rest of the money would take at that pace; `None` if nothing was spent.
    pub months_needed: Option<f64>,
    /// Months to the end as now planned; below 0 when past.
    pub months_left: Option<f64>,
    /// Months needed less months left: above 0 the money will not be spent in time.
    pub months_over: Option<f64>,
}

/// The pace of an activity as known by the portfolio's day.
pub fn pace(portfolio: &Portfolio, activity: u32, balance: &Balance) -> Pace {
    let i = activity as usize;
    let day = portfolio.day();
    let start = portfolio.start(activity);
    let end = day_of(portfolio.planned_end[i]).or(day_of(portfolio.actual_end[i]));
    let first_start = day_of(portfolio.first_planned_start[i]).or(start);
    // The clock of an activity stops when it ends.
    let clock = day_of(portfolio.actual_end[i]).filter(|ended| *ended < day).unwrap_or(day);

    let elapsed_of_current = share_of_time(start, end, clock);
    let total = balance.total();
    let spent_share = total.map(|t| balance.spent.ten_thousandths as f64 / t as f64);
    let gone = elapsed_of_current.map(|e| e.min(1.0));
    let per_month = start.and_then(|s| monthly_pace(balance, s, day));
    let months_left = end.map(|e| f64::from(e.days_since(day)) / DAYS_PER_MONTH);
    let rest = total.map(|t| (t - balance.spent.ten_thousandths).max(0) as f64 / Amount::units(1).0 as f64);
    let months_needed = match (rest, per_month) {
        (Some(rest), Some(pace)) if pace > 0.0 => Some(rest / pace),
        (Some(0.0), _) => Some(0.0),
        _ => None,
    };
    Pace {
        elapsed_of_current,
        elapsed_of_first: share_of_time(first_start, day_of(portfolio.first_planned_end[i]), clock),
        spent_share,
        gap: gone.zip(spent_share).map(|(e, s)| e - s),
        time_adjusted: gone.zip(spent_share).filter(|(e, _)| *e > 0.0).map(|(e, s)| s / e),
        per_month,
        months_needed,
        months_left,
        months_over: months_needed.zip(months_left).map(|(n, l)| n - l),
    }
}

fn share_of_time(start: Option<Day>, end: Option<Day>, day: Day) -> Option<f64> {
    let (start, end) = (start?, end?);
    let whole = end.days_since(start);
    (whole > 0).then(|| f64::from(day.days_since(start).max(0)) / f64::from(whole))
}

/// Spending per month of the last twelve, or of the months since the start where they are fewer.
fn monthly_pace(balance: &Balance, start: Day, day: Day) -> Option<f64> {
    let months = (f64::from(day.days_since(start)) / DAYS_PER_MONTH).min(12.0);
    (months > 0.0).then(|| balance.spent_12_months.to_f64() / months)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::balances::Balances;
    use crate::builder::{FactsBuilder, Line, version};
    use crate::facts::ActivityVersion;
    use crate::money::Money;
    use domain::{LedgerKind, Said};

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn the_worked_example_of_the_method_page() {
        let mut b = FactsBuilder::new();
        let a = b.running("A", day("2022-01-01"), day("2024-01-01"), 1_000);
        b.says(a, ActivityVersion { planned_end: Said::Value(day("2024-12-31")), ..version(day("2023-06-01")) });
        b.line(a, Line::new(LedgerKind::Expenditure, day("2022-06-01"), 250));
        b.line(a, Line::new(LedgerKind::Expenditure, day("2023-09-01"), 120));
        let facts = b.build();
        let portfolio = Portfolio::as_of(&facts, day("2023-12-31"));
        let money = Money::as_of(&facts, day("2023-12-31"));
        let balance = Balances::new(&money, &portfolio, &[]).of(a);
        let p = pace(&portfolio, a, &balance);
        let close = |x: Option<f64>, y: f64| assert!((x.unwrap() - y).abs() < 1e-9, "{x:?} {y}");
        close(p.elapsed_of_current, 729.0 / 1_095.0);
        close(p.elapsed_of_first, 729.0 / 730.0);
        close(p.spent_share, 0.37);
        close(p.gap, 729.0 / 1_095.0 - 0.37);
        close(p.per_month, 10.0);
        close(p.months_needed, 63.0);
        close(p.months_left, 366.0 / 30.4375);
        close(p.months_over, 63.0 - 366.0 / 30.4375);
    }

    #[test]
    fn what_is_unknown_stays_unknown() {
        let mut b = FactsBuilder::new();
        let a = b.activity("A");
        b.line(a, Line::new(LedgerKind::Expenditure, day("2023-01-01"), 1));
        let facts = b.build();
        let portfolio = Portfolio::as_of(&facts, day("2023-12-31"));
        let money = Money::as_of(&facts, day("2023-12-31"));
        let balance = Balances::new(&money, &portfolio, &[]).of(a);
        assert_eq!(pace(&portfolio, a, &balance), Pace::default());
    }
}
