//! Sums of money as known by a day, in the reporting currency: which lines count, and what they are worth.
//! Rates between sums are in `delivery`; sums per activity in `balances`. Method: docs/methods/money.md.

use crate::facts::{Facts, LedgerColumns, UNKNOWN_AMOUNT};
use crate::rates::{Converter, divided_half_even};
use crate::selection::Selection;
use domain::{Currency, Day, LedgerKind};
use std::ops::Range;

/// A set of ledger kinds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Kinds(u32);

impl Kinds {
    /// Disbursement plus expenditure.
    pub const SPENDING: Kinds = Kinds::of(&[LedgerKind::Disbursement, LedgerKind::Expenditure]);
    /// Legal obligations to pay.
    pub const COMMITMENTS: Kinds = Kinds::of(&[LedgerKind::OutgoingCommitment]);
    /// Cash received.
    pub const RECEIPTS: Kinds = Kinds::of(&[LedgerKind::IncomingFunds]);
    /// Budgets: revised ones, and original ones that no revised one replaces.
    pub const BUDGETS: Kinds = Kinds::of(&[LedgerKind::OriginalBudget, LedgerKind::RevisedBudget]);
    /// Authority to commit money in a period.
    pub const ALLOCATIONS: Kinds = Kinds::of(&[LedgerKind::Allocation]);
    /// Spending foreseen.
    pub const FORECASTS: Kinds = Kinds::of(&[LedgerKind::Forecast]);

    /// The set of some kinds.
    pub const fn of(kinds: &[LedgerKind]) -> Kinds {
        let (mut bits, mut i) = (0, 0);
        while i < kinds.len() {
            bits |= 1 << kinds[i].number();
            i += 1;
        }
        Kinds(bits)
    }

    /// Whether a stored kind is in the set.
    #[inline(always)]
    pub const fn has(self, kind: u8) -> bool {
        (self.0 >> (kind & 31)) & 1 == 1
    }

    /// Whether both sets have a kind in common.
    pub const fn meets(self, other: Kinds) -> bool {
        self.0 & other.0 != 0
    }
}

/// First and last day of a period, both included.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Period {
    /// First day.
    pub first: Day,
    /// Last day.
    pub last: Day,
}

impl Period {
    /// A calendar year.
    pub fn year(year: i32) -> Period {
        let first = Day::first_of_month(year * 12);
        Period { first, last: Day(Day::first_of_month(year * 12 + 12).0 - 1) }
    }

    /// Everything up to a day.
    pub fn until(last: Day) -> Period {
        Period { first: Day(i32::MIN), last }
    }

    /// Days of overlap with a line's period.
    fn overlap(self, start: i32, end: i32) -> i64 {
        (i64::from(end.min(self.last.0)) - i64::from(start.max(self.first.0)) + 1).max(0)
    }
}

/// Money of one currency that has no rate on its day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Incomplete {
    /// Currency left out.
    pub currency: Currency,
    /// Lines left out.
    pub n: u64,
    /// Their sum in that currency, in ten-thousandths.
    pub sum: i128,
}

/// A sum in the reporting currency, and what it rests on.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Sum {
    /// Ten-thousandths of the reporting currency.
    pub ten_thousandths: i128,
    /// Lines counted.
    pub lines: u64,
    /// Lines whose amount is unknown.
    pub unknown: u64,
    /// Lines without a rate, by currency code.
    pub incomplete: Vec<Incomplete>,
}

impl Sum {
    /// Units of currency as a floating-point number; for rates and pictures.
    pub fn to_f64(&self) -> f64 {
        self.ten_thousandths as f64 / domain::money::SCALE as f64
    }

    /// Takes one line in.
    #[inline]
    pub fn take(&mut self, worth: Worth) {
        match worth {
            Worth::Known(amount) => {
                self.ten_thousandths += amount;
                self.lines += 1;
            }
            Worth::Unknown => self.unknown += 1,
            Worth::NoRate(currency, amount) => self.leave_out(Incomplete { currency, n: 1, sum: i128::from(amount) }),
        }
    }

    /// Takes another sum in. The order of taking in does not matter.
    pub fn add(&mut self, other: &Sum) {
        self.ten_thousandths += other.ten_thousandths;
        self.lines += other.lines;
        self.unknown += other.unknown;
        for part in &other.incomplete {
            self.leave_out(*part);
        }
    }

    /// Counts lines of one currency as left out.
    pub fn leave_out(&mut self, part: Incomplete) {
        match self.incomplete.binary_search_by_key(&part.currency, |i| i.currency) {
            Ok(at) => {
                self.incomplete[at].n += part.n;
                self.incomplete[at].sum += part.sum;
            }
            Err(at) => self.incomplete.insert(at, part),
        }
    }

    /// Whether a line without rate or amount is missing from it.
    pub fn is_complete(&self) -> bool {
        self.unknown == 0 && self.incomplete.is_empty()
    }
}

/// What one line is worth in the reporting currency.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Worth {
    /// Ten-thousandths of the reporting currency.
    Known(i128),
    /// The source gives no amount.
    Unknown,
    /// There is no rate for this currency and amount.
    NoRate(Currency, i64),
}

/// The ledger as known by the end of a day.
#[derive(Clone, Debug)]
pub struct Money<'f> {
    /// The facts read.
    pub facts: &'f Facts,
    /// Last day of knowledge.
    pub day: Day,
    /// How amounts turn into the reporting currency.
    pub converter: Converter,
}

/// Groups within which one source counts: spending together, every other kind for itself.
const GROUPS: usize = 32;

fn group(kind: u8) -> usize {
    if kind == LedgerKind::Expenditure.number() {
        LedgerKind::Disbursement.number() as usize
    } else {
        (kind & 31) as usize
    }
}

impl<'f> Money<'f> {
    /// The ledger and the rates known by the end of a day.
    pub fn as_of(facts: &'f Facts, day: Day) -> Money<'f> {
        Money { facts, day, converter: Converter::as_of(facts, day) }
    }

    /// The currency of every sum.
    pub fn currency(&self) -> Currency {
        self.converter.into
    }

    /// The sum of some kinds over the chosen activities. With a period, transactions of its days count, and budgets
    /// by the days they share with it. Later transactions than the day of knowledge count too, if already recorded.
    pub fn sum(&self, selection: &Selection, kinds: Kinds, period: Option<Period>) -> Sum {
        if period.is_none() || !has_budgets(kinds) {
            let days = period.map_or(i32::MIN..=i32::MAX, |p| p.first.0..=p.last.0);
            let place = |day: i32| days.contains(&day).then_some(0);
            if let Some((_, sum)) = self.plain_sums(selection, kinds, 1, place) {
                return sum;
            }
        }
        self.sum_by_lines(selection, kinds, period)
    }

    fn sum_by_lines(&self, selection: &Selection, kinds: Kinds, period: Option<Period>) -> Sum {
        let mut sum = Sum::default();
        let mut scratch = Scratch::default();
        for activity in selection.activities() {
            self.each_line(*activity, kinds, &mut scratch, |line| {
                if let Some(worth) = self.worth_in(line, period) {
                    sum.take(worth);
                }
            });
        }
        sum
    }

    /// Calls for every line of one activity that counts: visible by the day, of the kinds, of the source that wins,
    /// and no original budget that a revised one replaces.
    pub fn each_line(&self, activity: u32, kinds: Kinds, scratch: &mut Scratch, mut call: impl FnMut(usize)) {
        let ledger = &self.facts.ledger;
        if ledger.is_empty() {
            return;
        }
        let lines = ledger.lines(activity);
        let many = ledger.has_many_sources;
        if many {
            self.find_winners(lines.clone(), &mut scratch.winner);
        }
        let replaces = kinds.meets(Kinds::of(&[LedgerKind::OriginalBudget]))
            && kinds.meets(Kinds::of(&[LedgerKind::RevisedBudget]));
        if replaces {
            scratch.revised.clear();
            for line in lines.clone() {
                if ledger.kind[line] == LedgerKind::RevisedBudget.number() && self.counts(line, many, scratch) {
                    scratch.revised.push(budget_key(ledger, line));
                }
            }
        }
        for line in lines {
            if !kinds.has(ledger.kind[line]) || !self.counts(line, many, scratch) {
                continue;
            }
            let is_replaced = replaces
                && ledger.kind[line] == LedgerKind::OriginalBudget.number()
                && scratch.revised.contains(&budget_key(ledger, line));
            if !is_replaced {
                call(line);
            }
        }
    }

    /// Whether a line was known by the day.
    #[inline(always)]
    pub fn is_visible(&self, line: usize) -> bool {
        let ledger = &self.facts.ledger;
        ledger.known_from[line] <= self.day.0 && ledger.known_until[line] > self.day.0
    }

    #[inline(always)]
    fn counts(&self, line: usize, many_sources: bool, scratch: &Scratch) -> bool {
        let ledger = &self.facts.ledger;
        self.is_visible(line) && (!many_sources || ledger.source_rank[line] == scratch.winner[group(ledger.kind[line])])
    }

    /// The highest rank with a visible line, by group of kinds.
    fn find_winners(&self, lines: Range<usize>, winner: &mut [u8; GROUPS]) {
        let ledger = &self.facts.ledger;
        winner.fill(0);
        for line in lines {
            if self.is_visible(line) {
                let best = &mut winner[group(ledger.kind[line])];
                *best = (*best).max(ledger.source_rank[line]);
            }
        }
    }

    /// What a whole line is worth.
    #[inline]
    pub fn worth(&self, line: usize) -> Worth {
        let ledger = &self.facts.ledger;
        let (amount, currency) = (ledger.amount[line], ledger.currency[line]);
        if amount == UNKNOWN_AMOUNT {
            Worth::Unknown
        } else if self.converter.is_identity(currency) {
            Worth::Known(i128::from(amount))
        } else {
            self.converted(line, amount, currency)
        }
    }

    #[inline(never)]
    fn converted(&self, line: usize, amount: i64, currency: u8) -> Worth {
        let ledger = &self.facts.ledger;
        let own_day = (!ledger.value_dates.is_empty()).then(|| ledger.value_dates.get(&(line as u32))).flatten();
        let on = own_day.map_or(ledger.period_start[line], |d| d.0);
        match self.converter.convert(amount, currency, on) {
            Some(worth) => Worth::Known(worth),
            None => Worth::NoRate(self.facts.names.currencies[currency as usize], amount),
        }
    }

    /// What a line is worth within a period; `None` if it lies outside. The portions of neighbouring periods add up
    /// to the whole exactly.
    #[inline]
    pub fn worth_in(&self, line: usize, period: Option<Period>) -> Option<Worth> {
        let Some(period) = period else { return Some(self.worth(line)) };
        let ledger = &self.facts.ledger;
        let (start, end) = (ledger.period_start[line], ledger.period_end[line]);
        if ledger.kind[line] <= 20 || end <= start {
            return (period.first.0..=period.last.0).contains(&start).then(|| self.worth(line));
        }
        if period.overlap(start, end) == 0 {
            return None;
        }
        Some(match self.worth(line) {
            Worth::Known(whole) => Worth::Known(portion(whole, (start, end), period)),
            other => other,
        })
    }

    /// The sums of lines by a place that their first day has, for kinds whose lines can be added without looking at
    /// sources, replacements or rates; `None` for others. Lines without a place are left out. `n` places.
    pub fn plain_sums(
        &self,
        selection: &Selection,
        kinds: Kinds,
        n: usize,
        place: impl Fn(i32) -> Option<usize>,
    ) -> Option<(Vec<i128>, Sum)> {
        if !self.is_plain(kinds) || self.facts.ledger.is_empty() {
            return None;
        }
        let (mut places, mut all) = (vec![0i128; n], Sum::default());
        let ledger = &self.facts.ledger;
        let mut take = |lines: Range<usize>| {
            let known = ledger.known_from[lines.clone()].iter().zip(&ledger.known_until[lines.clone()]);
            let what = ledger.kind[lines.clone()].iter().zip(&ledger.period_start[lines.clone()]);
            for (((from, until), (kind, day)), amount) in known.zip(what).zip(&ledger.amount[lines]) {
                if !kinds.has(*kind) || *from > self.day.0 || *until <= self.day.0 {
                    continue;
                }
                let Some(at) = place(*day) else { continue };
                if *amount == UNKNOWN_AMOUNT {
                    all.unknown += 1;
                } else {
                    places[at] += i128::from(*amount);
                    all.lines += 1;
                }
            }
        };
        if selection.is_everything() {
            take(0..ledger.len());
        } else {
            selection.activities().iter().for_each(|a| take(ledger.lines(*a)));
        }
        all.ten_thousandths = places.iter().sum();
        Some((places, all))
    }

    /// First day of the plausible visible lines of some kinds, and the newest day that anything visible tells of:
    /// when it was recorded, or the first day of a line of these kinds. `None` where there is none.
    pub fn days_of(&self, kinds: Kinds) -> (Option<Day>, Option<Day>) {
        let ledger = &self.facts.ledger;
        let (mut first, mut newest) = (i32::MAX, i32::MIN);
        let known = ledger.known_from.iter().zip(&ledger.known_until);
        for ((from, until), (kind, day)) in known.zip(ledger.kind.iter().zip(&ledger.period_start)) {
            // Without branches, so that several lines are looked at together.
            let is_visible = (*from <= self.day.0) & (*until > self.day.0);
            let counts = is_visible & kinds.has(*kind) & Day(*day).is_plausible();
            newest = newest.max(if is_visible { *from } else { i32::MIN }).max(if counts { *day } else { i32::MIN });
            first = first.min(if counts { *day } else { i32::MAX });
        }
        ((first != i32::MAX).then_some(Day(first)), (newest != i32::MIN).then_some(Day(newest)))
    }

    /// Whether lines can be added without looking at sources, replacements or rates.
    fn is_plain(&self, kinds: Kinds) -> bool {
        !self.facts.ledger.has_many_sources
            && !kinds.meets(Kinds::of(&[LedgerKind::OriginalBudget]))
            && self.converter.is_all_identity()
    }
}

/// Memory reused from activity to activity.
#[derive(Clone, Debug, Default)]
pub struct Scratch {
    winner: [u8; GROUPS],
    revised: Vec<BudgetKey>,
}

type BudgetKey = (i32, i32, u16, u16);

fn budget_key(ledger: &LedgerColumns, line: usize) -> BudgetKey {
    (ledger.period_start[line], ledger.period_end[line], ledger.fund[line], ledger.class[line])
}

fn has_budgets(kinds: Kinds) -> bool {
    LedgerKind::ALL.iter().any(|k| k.is_budget() && kinds.has(k.number()))
}

/// The part of a whole, spread evenly over the days `start..=end`, that falls in a period. It is the difference of
/// two rounded running totals, so that portions of neighbouring periods add up.
pub fn portion(whole: i128, (start, end): (i32, i32), period: Period) -> i128 {
    let days = i128::from(end) - i128::from(start) + 1;
    let running = |until: i64| {
        let gone = (i128::from(until) - i128::from(start) + 1).clamp(0, days);
        if gone == days { whole } else { divided_half_even(whole * gone, days) }
    };
    running(i64::from(period.last.0)) - running(i64::from(period.first.0) - 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::builder::{FactsBuilder, Line, day};
    use crate::portfolio::Portfolio;
    use domain::Amount;
    use proptest::prelude::*;

    fn everything(facts: &Facts, on: &str) -> Selection {
        Selection::everything(&Portfolio::as_of(facts, day(on)))
    }

    fn sum(facts: &Facts, on: &str, kinds: Kinds, period: Option<Period>) -> Sum {
        Money::as_of(facts, day(on)).sum(&everything(facts, on), kinds, period)
    }

    #[test]
    fn the_worked_example_of_the_method_page() {
        let eur = Currency::parse("EUR").unwrap();
        let xof = Currency::parse("XOF").unwrap();
        let mut b = FactsBuilder::new();
        let a = b.activity("A");
        b.rate(day("2024-01-01"), eur, Currency::USD, 1.1);
        b.line(a, Line::new(LedgerKind::Expenditure, day("2024-03-01"), 1_000));
        b.line(a, Line { currency: eur, ..Line::new(LedgerKind::Disbursement, day("2024-03-15"), 500) });
        b.line(a, Line { currency: xof, ..Line::new(LedgerKind::Expenditure, day("2024-04-01"), 9_000) });
        b.line(a, Line { amount: None, ..Line::new(LedgerKind::Expenditure, day("2024-04-02"), 0) });
        b.line(
            a,
            Line { known_until: Some(day("2024-06-01")), ..Line::new(LedgerKind::Expenditure, day("2024-05-01"), 7) },
        );
        let facts = b.build();
        let spent = sum(&facts, "2024-12-31", Kinds::SPENDING, None);
        assert_eq!(domain::money::decimal(spent.ten_thousandths), "1550");
        assert_eq!((spent.lines, spent.unknown), (2, 1));
        assert_eq!(spent.incomplete, [Incomplete { currency: xof, n: 1, sum: 90_000_000 }]);
        assert_eq!(sum(&facts, "2024-05-31", Kinds::SPENDING, None).ten_thousandths, 15_570_000, "not yet withdrawn");
    }

    #[test]
    fn only_the_most_trusted_source_that_has_a_visible_line_counts() {
        let mut b = FactsBuilder::new();
        let a = b.activity("A");
        b.line(a, Line { source_rank: 1, ..Line::new(LedgerKind::Expenditure, day("2024-01-01"), 100) });
        b.line(a, Line { source_rank: 2, ..Line::new(LedgerKind::Disbursement, day("2024-02-01"), 60) });
        b.line(a, Line { source_rank: 1, ..Line::new(LedgerKind::IncomingFunds, day("2024-01-01"), 30) });
        let facts = b.build();
        assert_eq!(sum(&facts, "2024-01-31", Kinds::SPENDING, None).ten_thousandths, 1_000_000);
        assert_eq!(sum(&facts, "2024-02-01", Kinds::SPENDING, None).ten_thousandths, 600_000);
        assert_eq!(sum(&facts, "2024-02-01", Kinds::RECEIPTS, None).ten_thousandths, 300_000);
    }

    #[test]
    fn a_revised_budget_replaces_the_original_of_its_period_fund_and_class() {
        let (start, end) = (day("2024-01-01"), day("2024-12-31"));
        let mut b = FactsBuilder::new();
        let a = b.activity("A");
        b.line(a, Line::over(LedgerKind::OriginalBudget, start, end, 100));
        b.line(a, Line { class: Some(3), ..Line::over(LedgerKind::OriginalBudget, start, end, 40) });
        b.line(a, Line { known_from: day("2024-06-01"), ..Line::over(LedgerKind::RevisedBudget, start, end, 130) });
        let facts = b.build();
        assert_eq!(sum(&facts, "2024-05-31", Kinds::BUDGETS, None).ten_thousandths, 1_400_000);
        assert_eq!(sum(&facts, "2024-06-01", Kinds::BUDGETS, None).ten_thousandths, 1_700_000);
        let original = Kinds::of(&[LedgerKind::OriginalBudget]);
        assert_eq!(
            sum(&facts, "2024-06-01", original, None).ten_thousandths,
            1_400_000,
            "the first plan stays visible"
        );
    }

    #[test]
    fn an_allocation_across_years_is_apportioned_by_days() {
        let mut b = FactsBuilder::new();
        let a = b.activity("A");
        // 1 July 2023 to 30 June 2024: 184 days in 2023, 182 in 2024, 366 in all.
        b.line(a, Line::over(LedgerKind::Allocation, day("2023-07-01"), day("2024-06-30"), 366));
        let facts = b.build();
        let of = |year| sum(&facts, "2024-12-31", Kinds::ALLOCATIONS, Some(Period::year(year))).ten_thousandths;
        assert_eq!((of(2022), of(2023), of(2024), of(2025)), (0, 1_840_000, 1_820_000, 0));
    }

    #[test]
    fn amounts_at_the_limit_add_up_in_the_tight_loop() {
        let mut b = FactsBuilder::new();
        let a = b.activity("A");
        for _ in 0..40 {
            let line = Line::new(LedgerKind::Expenditure, day("2024-01-01"), 0);
            b.line(a, Line { amount: Some(Amount(domain::money::LARGEST)), ..line });
            b.line(a, Line { amount: Some(Amount(-3)), ..line });
        }
        let facts = b.build();
        let total = sum(&facts, "2024-01-01", Kinds::SPENDING, None);
        assert_eq!(total.ten_thousandths, 40 * i128::from(domain::money::LARGEST) - 120);
    }

    proptest! {
        #[test]
        fn the_tight_loop_agrees_with_line_by_line(
            rows in prop::collection::vec((0u32..4, 0usize..17, -5_000i64..5_000, 0i32..60, 0i32..60, any::<bool>()), 0..60),
            asked in 0i32..60, first in 0i32..60, length in 0i32..60,
        ) {
            let mut b = FactsBuilder::new();
            for name in ["A", "B", "C", "D"] { b.activity(name); }
            b.currency(Currency::USD);
            for (activity, kind, amount, known, gone, is_known) in rows {
                let kind = LedgerKind::ALL[kind % LedgerKind::ALL.len()];
                let line = Line { amount: is_known.then_some(Amount(amount)), known_until: (gone > known).then_some(Day(gone)),
                    ..Line::new(kind, Day(known), 0) };
                b.line(activity, line);
            }
            let facts = b.build();
            let money = Money::as_of(&facts, Day(asked));
            let all = Selection::everything(&Portfolio::as_of(&facts, Day(asked)));
            let period = Some(Period { first: Day(first), last: Day(first + length) });
            for kinds in [Kinds::SPENDING, Kinds::RECEIPTS] {
                for p in [None, period] {
                    prop_assert_eq!(money.sum(&all, kinds, p), money.sum_by_lines(&all, kinds, p));
                }
                // Six stretches of ten days, the last left out.
                let place = |day: i32| Some((day / 10) as usize).filter(|at| *at < 5);
                for selection in [&all, &Selection::filtered_by(&Portfolio::as_of(&facts, Day(asked)), |a| a != 1)] {
                    let Some((places, total)) = money.plain_sums(selection, kinds, 5, place) else { continue };
                    for (at, found) in places.iter().enumerate() {
                        let days = Period { first: Day(at as i32 * 10), last: Day(at as i32 * 10 + 9) };
                        prop_assert_eq!(*found, money.sum_by_lines(selection, kinds, Some(days)).ten_thousandths);
                    }
                    let days = Period { first: Day(0), last: Day(49) };
                    prop_assert_eq!(total, money.sum_by_lines(selection, kinds, Some(days)));
                }
            }
        }

        #[test]
        fn portions_of_neighbouring_periods_add_up(whole in -1_000_000_000i64..1_000_000_000, days in 0i32..2_000, cuts in prop::collection::vec(0i32..2_000, 0..6)) {
            let mut cuts = cuts; cuts.push(0); cuts.sort_unstable(); cuts.dedup(); cuts.push(5_000);
            let total: i128 = cuts.windows(2).map(|w| portion(i128::from(whole), (0, days), Period { first: Day(w[0]), last: Day(w[1] - 1) })).sum();
            prop_assert_eq!(total, i128::from(whole));
        }

        #[test]
        fn sums_do_not_depend_on_order(worths in prop::collection::vec((0u8..4, -1_000_000i64..1_000_000), 0..20), seed in any::<u64>()) {
            let chf = Currency::parse("CHF").unwrap();
            let eur = Currency::parse("EUR").unwrap();
            let worth = |(kind, amount): &(u8, i64)| match kind { 0 => Worth::Known(i128::from(*amount)), 1 => Worth::Unknown, 2 => Worth::NoRate(chf, *amount), _ => Worth::NoRate(eur, *amount) };
            let mut shuffled = worths.clone();
            shuffled.sort_by_key(|(k, a)| (*a as u64 ^ seed).wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(u64::from(*k)));
            let total = |list: &[(u8, i64)]| { let mut s = Sum::default(); list.iter().for_each(|w| s.take(worth(w))); s };
            prop_assert_eq!(total(&worths), total(&shuffled));
        }
    }
}
