//! Exchange rates as known by a day, and exact conversion to one currency. Method: docs/methods/money.md.
//! No sums here: see `money`.

use crate::facts::{Facts, RateRow};
use domain::statement::RATE_SCALE;
use domain::{Currency, Day};
use std::collections::BTreeMap;

/// How every currency of the ledger turns into the reporting currency.
#[derive(Clone, Debug)]
pub struct Converter {
    /// Currency of the results.
    pub into: Currency,
    /// By currency number; `None` is the reporting currency itself.
    ways: Vec<Option<Way>>,
    /// By currency number, whether it is the reporting currency.
    identity: Vec<bool>,
}

/// The ratios of one currency over time, each valid from its day on.
#[derive(Clone, Debug, Default)]
struct Way {
    steps: Vec<Step>,
    /// By stretch of days since the first step: how many steps begin before it.
    begun: Vec<u32>,
}

/// Days of a stretch, as a power of two: about a month.
const STRETCH: u32 = 5;

impl Way {
    fn of(steps: Vec<Step>) -> Way {
        let mut begun = Vec::new();
        if let (Some(first), Some(last)) = (steps.first(), steps.last()) {
            for (at, step) in (0u32..).zip(&steps) {
                begun.resize(stretch(first.from, step.from) + 1, at);
            }
            begun.resize(stretch(first.from, last.from) + 2, steps.len() as u32);
        }
        Way { steps, begun }
    }

    /// The last step that begins on or before a day.
    #[inline]
    fn step(&self, on: i32) -> Option<&Step> {
        let first = self.steps.first().filter(|first| first.from <= on)?.from;
        let at = stretch(first, on).min(self.begun.len() - 2);
        let (from, to) = (self.begun[at] as usize, self.begun[at + 1] as usize);
        let begun = from + self.steps[from..to].iter().take_while(|s| s.from <= on).count();
        self.steps.get(begun.checked_sub(1)?)
    }
}

fn stretch(first: i32, day: i32) -> usize {
    (i64::from(day) - i64::from(first)) as usize >> STRETCH
}

/// From `from` on, an amount is multiplied by `times` and divided by `by`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Step {
    from: i32,
    times: i64,
    by: i64,
}

/// Rates of one pair, by day: one `base` is `rate` billionths of `currency`.
type Pairs = BTreeMap<(Currency, Currency), BTreeMap<i32, i64>>;

impl Converter {
    /// The rates known by the end of a day, towards the reporting currency.
    pub fn as_of(facts: &Facts, day: Day) -> Converter {
        let into = reporting_currency(facts);
        let pairs = visible_pairs(&facts.rates, day);
        let ways = facts.names.currencies.iter().map(|c| (*c != into).then(|| way(&pairs, *c, into))).collect();
        let identity = facts.names.currencies.iter().map(|c| *c == into).collect();
        Converter { into, ways, identity }
    }

    /// Whether amounts of this currency need no rate.
    #[inline]
    pub fn is_identity(&self, currency: u8) -> bool {
        self.identity.get(currency as usize).copied().unwrap_or(false)
    }

    /// Whether no currency of the ledger needs a rate.
    pub fn is_all_identity(&self) -> bool {
        self.identity.iter().all(|same| *same)
    }

    /// An amount in the reporting currency at the latest rate on or before a day; `None` where there is none.
    /// Rounded to ten-thousandths, half to even.
    pub fn convert(&self, amount: i64, currency: u8, on: i32) -> Option<i128> {
        match self.ways.get(currency as usize)? {
            None => Some(i128::from(amount)),
            Some(way) => {
                let step = way.step(on)?;
                Some(divided_half_even(i128::from(amount) * i128::from(step.times), i128::from(step.by)))
            }
        }
    }
}

/// The reporting currency: the setting, else the only currency of the ledger, else US dollars.
pub fn reporting_currency(facts: &Facts) -> Currency {
    facts.reporting_currency.unwrap_or(match facts.names.currencies.as_slice() {
        [only] => *only,
        _ => Currency::USD,
    })
}

/// Divides exactly and rounds half to even. `by` is positive.
pub fn divided_half_even(amount: i128, by: i128) -> i128 {
    // Rounding half to even is the same on both sides of zero: one division of sizes is enough.
    let (size, by) = (amount.unsigned_abs(), by.unsigned_abs());
    let quotient = match (u64::try_from(size), u64::try_from(by)) {
        (Ok(size), Ok(by)) => u128::from(size / by),
        _ => size / by,
    };
    let rounded = match (2 * (size - quotient * by)).cmp(&by) {
        std::cmp::Ordering::Less => quotient,
        std::cmp::Ordering::Greater => quotient + 1,
        std::cmp::Ordering::Equal => quotient + (quotient & 1),
    } as i128;
    if amount < 0 { -rounded } else { rounded }
}

fn visible_pairs(rates: &[RateRow], day: Day) -> Pairs {
    let mut pairs = Pairs::new();
    for rate in rates {
        if rate.known_from <= day && rate.known_until > day.0 && rate.rate > 0 && rate.currency != rate.base {
            // Of two rates for one day and pair the later row holds.
            pairs.entry((rate.currency, rate.base)).or_default().insert(rate.date.0, rate.rate);
        }
    }
    pairs
}

fn latest(pairs: &Pairs, currency: Currency, base: Currency, on: i32) -> Option<(i32, i64)> {
    pairs.get(&(currency, base))?.range(..=on).next_back().map(|(day, rate)| (*day, *rate))
}

/// The ratio on a day: direct, else inverse, else through the base whose older rate is the most recent.
fn ratio(pairs: &Pairs, bases: &[Currency], from: Currency, into: Currency, on: i32) -> Option<(i64, i64)> {
    if let Some((_, rate)) = latest(pairs, into, from, on) {
        return Some((rate, RATE_SCALE));
    }
    if let Some((_, rate)) = latest(pairs, from, into, on) {
        return Some((RATE_SCALE, rate));
    }
    let crossings = bases.iter().filter_map(|base| {
        let (day_from, of_from) = latest(pairs, from, *base, on)?;
        let (day_into, of_into) = latest(pairs, into, *base, on)?;
        Some((day_from.min(day_into), (of_into, of_from)))
    });
    // The first in alphabetical order among equals.
    crossings.reduce(|best, next| if next.0 > best.0 { next } else { best }).map(|(_, ratio)| ratio)
}

fn way(pairs: &Pairs, from: Currency, into: Currency) -> Way {
    let bases: Vec<Currency> = {
        let mut all: Vec<Currency> =
            pairs.keys().filter(|(c, b)| *c == from && pairs.contains_key(&(into, *b))).map(|(_, b)| *b).collect();
        all.dedup();
        all
    };
    let mut days: Vec<i32> = pairs
        .iter()
        .filter(|((c, b), _)| {
            (*c == into && (*b == from || bases.contains(b))) || (*c == from && (*b == into || bases.contains(b)))
        })
        .flat_map(|(_, by_day)| by_day.keys().copied())
        .collect();
    days.sort_unstable();
    days.dedup();
    let mut steps: Vec<Step> = Vec::with_capacity(days.len());
    for day in days {
        if let Some((times, by)) = ratio(pairs, &bases, from, into, day)
            && steps.last().is_none_or(|last| (last.times, last.by) != (times, by))
        {
            steps.push(Step { from: day, times, by });
        }
    }
    Way::of(steps)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::builder::{FactsBuilder, day};

    fn currency(code: &str) -> Currency {
        Currency::parse(code).unwrap()
    }

    #[test]
    fn halves_go_to_the_even_neighbour() {
        for (amount, by, rounded) in
            [(5, 10, 0), (15, 10, 2), (25, 10, 2), (-5, 10, 0), (-15, 10, -2), (-25, 10, -2), (-26, 10, -3), (7, 2, 4)]
        {
            assert_eq!(divided_half_even(amount, by), rounded, "{amount}/{by}");
        }
    }

    #[test]
    fn direct_inverse_and_crossing_give_what_a_hand_gives() {
        let (usd, eur, chf, kes) = (Currency::USD, currency("EUR"), currency("CHF"), currency("KES"));
        let mut b = FactsBuilder::new();
        let numbers = [b.currency(usd), b.currency(eur), b.currency(chf), b.currency(kes)];
        b.rate(day("2024-01-01"), eur, usd, 1.1); // direct: 1 EUR is 1.1 USD
        b.rate(day("2024-02-01"), eur, usd, 1.2);
        b.rate(day("2024-01-01"), usd, chf, 0.8); // inverse: 1 USD is 0.8 CHF
        b.rate(day("2024-01-01"), eur, kes, 160.0); // crossing through EUR
        let converter = Converter::as_of(&b.build(), day("2024-12-31"));
        let at = |n: usize, units: i64, on: &str| converter.convert(units * 10_000, numbers[n], day(on).0);
        assert_eq!(at(0, 7, "1999-01-01"), Some(70_000));
        assert_eq!(at(1, 100, "2024-01-31"), Some(1_100_000));
        assert_eq!(at(1, 100, "2024-02-01"), Some(1_200_000));
        assert_eq!(at(1, 100, "2023-12-31"), None, "no rate yet");
        assert_eq!(at(2, 100, "2024-03-01"), Some(1_250_000));
        assert_eq!(at(3, 800, "2024-01-15"), Some(55_000), "800 / 160 * 1.1");
        assert_eq!(at(3, 800, "2024-02-15"), Some(60_000), "800 / 160 * 1.2");
    }

    #[test]
    fn the_step_of_a_day_is_the_last_that_has_begun() {
        let days = [10_000, 10_001, 10_033, 10_040, 10_500, 10_532];
        let way = Way::of(days.iter().map(|from| Step { from: *from, times: i64::from(*from), by: 1 }).collect());
        for on in 9_990..10_700 {
            let expected = days.iter().rfind(|from| **from <= on);
            assert_eq!(way.step(on).map(|s| s.from), expected.copied(), "{on}");
        }
        assert_eq!(way.step(i32::MAX).map(|s| s.from), Some(10_532));
        assert!(way.step(i32::MIN).is_none() && Way::of(Vec::new()).step(0).is_none());
    }

    #[test]
    fn a_rate_learnt_later_does_not_count_before() {
        let eur = currency("EUR");
        let mut b = FactsBuilder::new();
        let number = b.currency(eur);
        b.rate(day("2024-01-01"), eur, Currency::USD, 1.1);
        let facts = b.build();
        let on = day("2024-06-01").0;
        assert_eq!(Converter::as_of(&facts, day("2023-12-31")).convert(10_000, number, on), None);
        assert_eq!(Converter::as_of(&facts, day("2024-01-01")).convert(10_000, number, on), Some(11_000));
    }

    #[test]
    fn the_currency_of_results_is_the_setting_the_only_one_or_dollars() {
        let mut b = FactsBuilder::new();
        b.reporting_in(None);
        assert_eq!(reporting_currency(&b.build()), Currency::USD);
        b.currency(currency("CHF"));
        assert_eq!(reporting_currency(&b.build()), currency("CHF"));
        b.currency(currency("EUR"));
        assert_eq!(reporting_currency(&b.build()), Currency::USD);
        b.reporting_in(Some(currency("EUR")));
        assert_eq!(reporting_currency(&b.build()), currency("EUR"));
    }
}
