//! Monthly exchange rates of the made-up portfolio: one US dollar in euros and in Swiss francs. Francs have no rate
//! for the first two and a half years and again for half a year later, so that figures with francs are incomplete.

use crate::Spec;
use crate::identity::HISTORY_MONTHS;
use crate::purpose;
use crate::rng::Rng;
use crate::stated;
use domain::statement::{RATE_SCALE, RateStatement};
use domain::{Currency, Day};

/// What the rates say of themselves.
pub(crate) const RATE_SOURCE: &str = "invented for the demonstration";

/// Months of the history without a rate of the Swiss franc.
pub(crate) fn franc_is_missing(month: i32) -> bool {
    month < 30 || (40..46).contains(&month)
}

/// Every rate in order of its day, from a year before the history.
pub(crate) fn tell(spec: &Spec, mut sink: impl FnMut(RateStatement)) {
    let mut rng = Rng::stream(spec.seed, 0, purpose::RATES);
    let (mut euro, mut franc) = (910_000_000i64, 930_000_000i64);
    let first = spec.today.month_number() - HISTORY_MONTHS;
    for month in -12..=HISTORY_MONTHS {
        euro = walk(euro, (820, 1020), &mut rng);
        franc = walk(franc, (840, 1030), &mut rng);
        let date = Day::first_of_month(first + month);
        for (code, rate) in [("EUR", euro), ("CHF", franc)] {
            if code == "CHF" && franc_is_missing(month) {
                continue;
            }
            sink(RateStatement {
                row: 0,
                recorded: stated(date),
                date,
                currency: Currency::parse(code).expect("three capital letters"),
                base: Currency::USD,
                rate,
                source: Some(RATE_SOURCE.to_owned()),
            });
        }
    }
}

/// Up to 1.8 % up or down, within bounds given in thousandths, to the fourth place.
fn walk(rate: i64, bounds: (i64, i64), rng: &mut Rng) -> i64 {
    let moved = rate + rate / 10_000 * i64::from(rng.range(-180, 180));
    let thousandth = RATE_SCALE / 1000;
    moved.clamp(bounds.0 * thousandth, bounds.1 * thousandth) / 100_000 * 100_000
}
