//! The state of every activity as known by the end of one day: folded from statements, one column per field.
//! Money is not here (see `money`), nor are milestones (see `caselog`). Method: docs/methods/portfolio-as-of.md.

use crate::facts::{ActivityVersion, Facts, NO_DAY, NONE, ShareMember, UNKNOWN_AMOUNT};
use domain::{ActivityStatus, Amount, Day, Said, Vocabulary};

/// No currency known, in a column of currency numbers.
pub const NO_CURRENCY: u8 = u8::MAX;

/// Every activity as known by the end of `day`. Position in each column is the activity's number.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Portfolio {
    /// Last day of knowledge.
    pub day: i32,
    /// Newest day on which something was recorded about the activity, its money, its milestones or its events;
    /// [`NO_DAY`] for an activity of which nothing was known yet.
    pub last_recorded: Vec<i32>,
    /// Title ([`crate::facts::Names::titles`]) or [`NONE`].
    pub title: Vec<u32>,
    /// [`ActivityStatus::number`], 0 for unknown.
    pub status: Vec<u8>,
    /// Office or [`NONE`].
    pub office: Vec<u32>,
    /// Donor or [`NONE`].
    pub donor: Vec<u32>,
    /// Instrument or [`NONE`].
    pub instrument: Vec<u32>,
    /// Parent activity or [`NONE`].
    pub parent: Vec<u32>,
    /// Day of approval or [`NO_DAY`], as all days below.
    pub approved_on: Vec<i32>,
    /// Planned start, as now planned.
    pub planned_start: Vec<i32>,
    /// Actual start.
    pub actual_start: Vec<i32>,
    /// Planned end, as now planned.
    pub planned_end: Vec<i32>,
    /// Actual end.
    pub actual_end: Vec<i32>,
    /// First stated planned start of the source that wins.
    pub first_planned_start: Vec<i32>,
    /// First stated planned end of the source that wins.
    pub first_planned_end: Vec<i32>,
    /// Approved total in ten-thousandths, or [`UNKNOWN_AMOUNT`].
    pub approved_budget: Vec<i64>,
    /// Its currency, or [`NO_CURRENCY`].
    pub currency: Vec<u8>,
}

/// One activity while it is being folded.
#[derive(Clone, Copy)]
struct State {
    title: u32,
    status: u8,
    office: u32,
    donor: u32,
    instrument: u32,
    parent: u32,
    approved_on: i32,
    planned_start: i32,
    actual_start: i32,
    planned_end: i32,
    actual_end: i32,
    first_planned_start: i32,
    first_planned_end: i32,
    approved_budget: i64,
    currency: u8,
    last_recorded: i32,
}

const NOTHING_KNOWN: State = State {
    title: NONE,
    status: 0,
    office: NONE,
    donor: NONE,
    instrument: NONE,
    parent: NONE,
    approved_on: NO_DAY,
    planned_start: NO_DAY,
    actual_start: NO_DAY,
    planned_end: NO_DAY,
    actual_end: NO_DAY,
    first_planned_start: NO_DAY,
    first_planned_end: NO_DAY,
    approved_budget: UNKNOWN_AMOUNT,
    currency: NO_CURRENCY,
    last_recorded: NO_DAY,
};

/// Puts what was said into a slot: silence leaves it, `unknown` empties it.
#[inline(always)]
fn put<T: Copy, C: Copy>(slot: &mut C, said: Said<T>, none: C, column: impl Fn(T) -> C) {
    match said {
        Said::Nothing => {}
        Said::Unknown => *slot = none,
        Said::Value(value) => *slot = column(value),
    }
}

#[inline(always)]
fn overlay<C: Copy + PartialEq>(slot: &mut C, above: C, none: C) {
    if above != none {
        *slot = above;
    }
}

impl State {
    #[inline(always)]
    fn hear(&mut self, v: &ActivityVersion) {
        put(&mut self.title, v.title, NONE, |x| x);
        put(&mut self.status, v.status, 0, ActivityStatus::number);
        put(&mut self.office, v.office, NONE, |x| x);
        put(&mut self.donor, v.donor, NONE, |x| x);
        put(&mut self.instrument, v.instrument, NONE, |x| x);
        put(&mut self.parent, v.parent, NONE, |x| x);
        put(&mut self.approved_on, v.approved_on, NO_DAY, |d| d.0);
        put(&mut self.planned_start, v.planned_start, NO_DAY, |d| d.0);
        put(&mut self.actual_start, v.actual_start, NO_DAY, |d| d.0);
        put(&mut self.planned_end, v.planned_end, NO_DAY, |d| d.0);
        put(&mut self.actual_end, v.actual_end, NO_DAY, |d| d.0);
        put(&mut self.approved_budget, v.approved_budget, UNKNOWN_AMOUNT, |a| a.0);
        put(&mut self.currency, v.currency, NO_CURRENCY, |c| c);
        if self.first_planned_start == NO_DAY {
            self.first_planned_start = self.planned_start;
        }
        if self.first_planned_end == NO_DAY {
            self.first_planned_end = self.planned_end;
        }
        self.last_recorded = self.last_recorded.max(v.known_from.0);
    }

    /// Lays a more trusted source over this one, field by field. What the more trusted source does not know, or has
    /// withdrawn, does not hide what the other knows. An amount keeps its own source's currency, and a current plan
    /// its own source's first plan.
    fn overlaid_with(&mut self, above: &State) {
        overlay(&mut self.title, above.title, NONE);
        overlay(&mut self.status, above.status, 0);
        overlay(&mut self.office, above.office, NONE);
        overlay(&mut self.donor, above.donor, NONE);
        overlay(&mut self.instrument, above.instrument, NONE);
        overlay(&mut self.parent, above.parent, NONE);
        overlay(&mut self.approved_on, above.approved_on, NO_DAY);
        overlay(&mut self.actual_start, above.actual_start, NO_DAY);
        overlay(&mut self.actual_end, above.actual_end, NO_DAY);
        overlay_plan(
            (&mut self.planned_start, &mut self.first_planned_start),
            (above.planned_start, above.first_planned_start),
        );
        overlay_plan(
            (&mut self.planned_end, &mut self.first_planned_end),
            (above.planned_end, above.first_planned_end),
        );
        if above.approved_budget != UNKNOWN_AMOUNT {
            self.approved_budget = above.approved_budget;
            self.currency = above.currency;
        } else if self.approved_budget == UNKNOWN_AMOUNT {
            overlay(&mut self.currency, above.currency, NO_CURRENCY);
        }
        self.last_recorded = self.last_recorded.max(above.last_recorded);
    }
}

fn overlay_plan((now, first): (&mut i32, &mut i32), (now_above, first_above): (i32, i32)) {
    if now_above != NO_DAY {
        (*now, *first) = (now_above, first_above);
    } else if *now == NO_DAY {
        // Nobody has a plan now: the most trusted first plan stays visible.
        overlay(first, first_above, NO_DAY);
    }
}

/// Activities folded at a time.
const BLOCK: usize = 512;

/// Folds the statements of one activity known by the end of `day`.
fn fold(versions: &[ActivityVersion], day: i32) -> State {
    let mut state = NOTHING_KNOWN;
    let Some(first) = versions.first() else { return state };
    let mut rank = first.source_rank;
    let mut source = NOTHING_KNOWN;
    let mut is_lowest = true;
    for version in versions {
        if version.source_rank != rank {
            if is_lowest {
                state = source;
            } else {
                state.overlaid_with(&source);
            }
            (is_lowest, rank, source) = (false, version.source_rank, NOTHING_KNOWN);
        }
        if version.known_from.0 <= day {
            source.hear(version);
        }
    }
    if is_lowest {
        return source;
    }
    state.overlaid_with(&source);
    state
}

/// One field folded over the statements of one activity that are given, in the order of the columns: what the most
/// trusted source that knows it said last. The same rule as [`Portfolio::as_of`], for a part of the sources.
pub fn folded<'v, T>(
    versions: impl IntoIterator<Item = &'v ActivityVersion>,
    field: impl Fn(&ActivityVersion) -> Said<T>,
) -> Option<T> {
    let (mut below, mut now, mut rank) = (None, None, None);
    for version in versions {
        if rank.replace(version.source_rank) != Some(version.source_rank) {
            below = now.take().or(below);
        }
        now = field(version).applied_to(now);
    }
    now.or(below)
}

impl Portfolio {
    /// The state of every activity by the end of a day. One pass over statements and one over the days of knowledge
    /// of money, milestones and events.
    pub fn as_of(facts: &Facts, day: Day) -> Portfolio {
        let mut p = Portfolio::folded(facts, day, |activity| newest_of_money(facts, activity, day.0));
        p.hear_milestones_and_events(facts, day.0);
        p
    }

    /// The same through an index of the days of knowledge, which is made when first needed: for methods that look back
    /// at many days.
    pub fn as_of_one_of_many(facts: &Facts, day: Day) -> Portfolio {
        let recorded = facts.recorded.of(facts);
        Portfolio::folded(facts, day, |activity| recorded.newest_by(activity, day.0))
    }

    fn folded(facts: &Facts, day: Day, newest: impl Fn(usize) -> i32) -> Portfolio {
        let n = facts.activities.identifiers.len();
        let mut p = Portfolio::with_capacity(n, day);
        // Blocks stay in the cache and are then written column by column.
        let mut block = Vec::with_capacity(BLOCK);
        for from in (0..n).step_by(BLOCK) {
            block.clear();
            block.extend((from..n.min(from + BLOCK)).map(|activity| {
                let mut state = fold(&facts.activities.versions[version_range(facts, activity)], day.0);
                state.last_recorded = state.last_recorded.max(newest(activity));
                state
            }));
            p.extend(&block);
        }
        p
    }

    fn with_capacity(n: usize, day: Day) -> Portfolio {
        Portfolio {
            day: day.0,
            last_recorded: Vec::with_capacity(n),
            title: Vec::with_capacity(n),
            status: Vec::with_capacity(n),
            office: Vec::with_capacity(n),
            donor: Vec::with_capacity(n),
            instrument: Vec::with_capacity(n),
            parent: Vec::with_capacity(n),
            approved_on: Vec::with_capacity(n),
            planned_start: Vec::with_capacity(n),
            actual_start: Vec::with_capacity(n),
            planned_end: Vec::with_capacity(n),
            actual_end: Vec::with_capacity(n),
            first_planned_start: Vec::with_capacity(n),
            first_planned_end: Vec::with_capacity(n),
            approved_budget: Vec::with_capacity(n),
            currency: Vec::with_capacity(n),
        }
    }

    fn extend(&mut self, block: &[State]) {
        self.last_recorded.extend(block.iter().map(|s| s.last_recorded));
        self.title.extend(block.iter().map(|s| s.title));
        self.status.extend(block.iter().map(|s| s.status));
        self.office.extend(block.iter().map(|s| s.office));
        self.donor.extend(block.iter().map(|s| s.donor));
        self.instrument.extend(block.iter().map(|s| s.instrument));
        self.parent.extend(block.iter().map(|s| s.parent));
        self.approved_on.extend(block.iter().map(|s| s.approved_on));
        self.planned_start.extend(block.iter().map(|s| s.planned_start));
        self.actual_start.extend(block.iter().map(|s| s.actual_start));
        self.planned_end.extend(block.iter().map(|s| s.planned_end));
        self.actual_end.extend(block.iter().map(|s| s.actual_end));
        self.first_planned_start.extend(block.iter().map(|s| s.first_planned_start));
        self.first_planned_end.extend(block.iter().map(|s| s.first_planned_end));
        self.approved_budget.extend(block.iter().map(|s| s.approved_budget));
        self.currency.extend(block.iter().map(|s| s.currency));
    }

    fn hear_milestones_and_events(&mut self, facts: &Facts, day: i32) {
        let milestones = &facts.milestones;
        if !milestones.known_from.is_empty() {
            for (activity, newest) in self.last_recorded.iter_mut().enumerate() {
                let range = milestones.start[activity] as usize..milestones.start[activity + 1] as usize;
                *newest = (*newest).max(newest_by(&milestones.known_from[range], day));
            }
        }
        let events = &facts.events;
        for (activity, known_from) in events.activity.iter().zip(&events.known_from) {
            if *known_from <= day
                && let Some(newest) = self.last_recorded.get_mut(*activity as usize)
            {
                *newest = (*newest).max(*known_from);
            }
        }
    }

    /// The last day of knowledge.
    pub fn day(&self) -> Day {
        Day(self.day)
    }

    /// Number of activities, known or not.
    pub fn len(&self) -> usize {
        self.status.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.status.is_empty()
    }

    /// Whether anything was known of the activity by that day.
    pub fn is_known(&self, activity: u32) -> bool {
        self.last_recorded[activity as usize] != NO_DAY
    }

    /// Status, if known.
    pub fn status(&self, activity: u32) -> Option<ActivityStatus> {
        ActivityStatus::from_number(self.status[activity as usize])
    }

    /// Approved total and currency number, if the total is known. The currency may still be unknown.
    pub fn approved_budget(&self, activity: u32) -> Option<(Amount, Option<u8>)> {
        let amount = self.approved_budget[activity as usize];
        let currency = self.currency[activity as usize];
        (amount != UNKNOWN_AMOUNT).then_some((Amount(amount), (currency != NO_CURRENCY).then_some(currency)))
    }

    /// Start to reckon from: actual, else as now planned.
    pub fn start(&self, activity: u32) -> Option<Day> {
        day_of(self.actual_start[activity as usize]).or(day_of(self.planned_start[activity as usize]))
    }

    /// End to reckon with: actual, else as now planned.
    pub fn end(&self, activity: u32) -> Option<Day> {
        day_of(self.actual_end[activity as usize]).or(day_of(self.planned_end[activity as usize]))
    }

    /// The shares of an activity in a vocabulary, empty where none are known: the newest statement of the most
    /// trusted source that has any.
    pub fn shares<'f>(&self, facts: &'f Facts, activity: u32, vocabulary: Vocabulary) -> &'f [ShareMember] {
        self.shares_of(facts, activity, vocabulary, |_| true)
    }

    /// The same by the sources whose rank is asked for.
    pub fn shares_of<'f>(
        &self,
        facts: &'f Facts,
        activity: u32,
        vocabulary: Vocabulary,
        is_heard: impl Fn(u16) -> bool,
    ) -> &'f [ShareMember] {
        let columns = &facts.activities;
        let Some(&[from, to]) = columns.share_start.get(activity as usize..activity as usize + 2) else {
            return &[];
        };
        let mut withdrawn_by = None;
        for set in columns.share_sets[from as usize..to as usize].iter().rev() {
            let is_other = set.vocabulary != vocabulary || !is_heard(set.source_rank);
            if is_other || set.known_from.0 > self.day || withdrawn_by == Some(set.source_rank) {
                continue;
            }
            if !set.members.is_empty() {
                return &columns.share_members[set.members.start as usize..set.members.end as usize];
            }
            withdrawn_by = Some(set.source_rank);
        }
        &[]
    }
}

/// A column's day, if it is one.
pub fn day_of(column: i32) -> Option<Day> {
    (column != NO_DAY).then_some(Day(column))
}

fn version_range(facts: &Facts, activity: usize) -> std::ops::Range<usize> {
    let start = &facts.activities.version_start;
    start[activity] as usize..start[activity + 1] as usize
}

/// Newest of some days of knowledge that lie by a day's end; [`NO_DAY`] if none.
fn newest_by(days: &[i32], day: i32) -> i32 {
    days.iter().fold(NO_DAY, |newest, d| if *d <= day { newest.max(*d) } else { newest })
}

/// Newest statement about the activity's money; a withdrawal is one too.
fn newest_of_money(facts: &Facts, activity: usize, day: i32) -> i32 {
    let ledger = &facts.ledger;
    if ledger.is_empty() {
        return NO_DAY;
    }
    let lines = ledger.lines(activity as u32);
    newest_by(&ledger.known_from[lines.clone()], day).max(newest_by(&ledger.known_until[lines], day))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::builder::{Event, FactsBuilder, Line, day, version};
    use domain::LedgerKind;
    use domain::shares::WHOLE;
    use proptest::prelude::*;

    #[test]
    fn the_worked_example_of_the_method_page() {
        let mut b = FactsBuilder::new();
        let a = b.activity("RAF/21/10/GBR");
        b.says(
            a,
            ActivityVersion {
                planned_end: Said::Value(day("2023-12-31")),
                status: Said::Value(ActivityStatus::Implementation),
                ..version(day("2021-03-01"))
            },
        );
        b.says(a, ActivityVersion { planned_end: Said::Value(day("2024-06-30")), ..version(day("2023-05-15")) });
        b.says(a, ActivityVersion { status: Said::Unknown, ..version(day("2023-09-01")) });
        // A more trusted source that only knows the status, and later withdraws it.
        b.says(
            a,
            ActivityVersion {
                source_rank: 5,
                status: Said::Value(ActivityStatus::Finalisation),
                planned_end: Said::Unknown,
                ..version(day("2023-10-01"))
            },
        );
        let facts = b.build();
        let at = |d: &str| Portfolio::as_of(&facts, day(d));

        assert!(!at("2021-02-28").is_known(a));
        assert_eq!(at("2021-03-01").end(a), Some(day("2023-12-31")));
        let p = at("2023-05-15");
        assert_eq!(p.end(a), Some(day("2024-06-30")));
        assert_eq!(day_of(p.first_planned_end[a as usize]), Some(day("2023-12-31")));
        assert_eq!(at("2023-09-01").status(a), None, "withdrawn");
        let p = at("2023-10-01");
        assert_eq!(p.status(a), Some(ActivityStatus::Finalisation));
        assert_eq!(p.end(a), Some(day("2024-06-30")), "an unknown above does not hide a value below");
        assert_eq!(day_of(p.first_planned_end[a as usize]), Some(day("2023-12-31")));
        assert_eq!(p.last_recorded[a as usize], day("2023-10-01").0);
    }

    #[test]
    fn an_amount_keeps_the_currency_of_its_own_source() {
        let mut b = FactsBuilder::new();
        let a = b.activity("A");
        let usd = b.currency(domain::Currency::USD);
        let chf = b.currency(domain::Currency::parse("CHF").unwrap());
        let amount = |n| Said::Value(Amount::units(n));
        let low =
            ActivityVersion { approved_budget: amount(10), currency: Said::Value(usd), ..version(day("2020-01-01")) };
        b.says(a, low);
        let high = ActivityVersion { source_rank: 2, currency: Said::Value(chf), ..version(day("2020-02-01")) };
        b.says(a, high);
        b.says(
            a,
            ActivityVersion {
                approved_budget: amount(20),
                ..ActivityVersion { known_from: day("2020-03-01"), ..high }
            },
        );
        let facts = b.build();
        let at = |d: &str| Portfolio::as_of(&facts, day(d)).approved_budget(a);
        assert_eq!(at("2020-02-01"), Some((Amount::units(10), Some(usd))));
        assert_eq!(at("2020-03-01"), Some((Amount::units(20), Some(chf))));
    }

    #[test]
    fn shares_are_those_of_the_newest_statement_known() {
        let mut b = FactsBuilder::new();
        let a = b.activity("A");
        b.wholly(a, Vocabulary::Country, day("2020-01-01"), "KE");
        b.shares(a, Vocabulary::Country, day("2021-01-01"), &[("KE", Some(600_000)), ("UG", Some(400_000))]);
        b.shares(a, Vocabulary::Country, day("2022-01-01"), &[]);
        let facts = b.build();
        let percents = |d: &str| {
            let p = Portfolio::as_of(&facts, day(d));
            p.shares(&facts, a, Vocabulary::Country).iter().map(|s| s.percent.unwrap()).collect::<Vec<_>>()
        };
        assert!(percents("2019-12-31").is_empty());
        assert_eq!(percents("2020-12-31"), [WHOLE]);
        assert_eq!(percents("2021-12-31"), [600_000, 400_000]);
        assert!(percents("2022-01-01").is_empty());
    }

    #[test]
    fn money_makes_an_activity_known_and_fresh() {
        let mut b = FactsBuilder::new();
        let a = b.activity("A");
        b.line(a, Line::new(LedgerKind::Expenditure, day("2020-05-01"), 5));
        let facts = b.build();
        assert!(!Portfolio::as_of(&facts, day("2020-04-30")).is_known(a));
        assert_eq!(Portfolio::as_of(&facts, day("2020-06-01")).last_recorded[a as usize], day("2020-05-01").0);
    }

    proptest! {
        #[test]
        fn what_is_learnt_later_never_changes_an_earlier_answer(
            rows in prop::collection::vec((0u32..3, 0i32..40, 1u16..3, 0i32..3, 0i32..100), 0..30),
            asked in 0i32..40,
        ) {
            let build = |only_known: bool| {
                let mut b = FactsBuilder::new();
                for name in ["A", "B", "C"] {
                    b.activity(name);
                }
                for &(activity, known, rank, what, value) in &rows {
                    if only_known && known > asked {
                        continue;
                    }
                    let said = match what { 0 => Said::Nothing, 1 => Said::Unknown, _ => Said::Value(Day(value)) };
                    b.says(activity, ActivityVersion { planned_end: said, source_rank: rank, ..version(Day(known)) });
                }
                Portfolio::as_of(&b.build(), Day(asked))
            };
            let (then, later) = (build(true), build(false));
            let versions = |f: &Facts, a: usize| f.activities.versions[version_range(f, a)].to_vec();
            let mut b = FactsBuilder::new();
            for name in ["A", "B", "C"] {
                b.activity(name);
            }
            for &(activity, known, rank, what, value) in &rows {
                let said = match what { 0 => Said::Nothing, 1 => Said::Unknown, _ => Said::Value(Day(value)) };
                b.says(activity, ActivityVersion { planned_end: said, source_rank: rank, ..version(Day(known)) });
            }
            let facts = b.build();
            for (a, end) in later.planned_end.iter().enumerate() {
                let known: Vec<_> = versions(&facts, a).into_iter().filter(|v| v.known_from.0 <= asked).collect();
                prop_assert_eq!(folded(&known, |v| v.planned_end), day_of(*end));
            }
            prop_assert_eq!(then.planned_end, later.planned_end);
            prop_assert_eq!(then.first_planned_end, later.first_planned_end);
            prop_assert_eq!(then.last_recorded, later.last_recorded);
        }

        /// The index knows the days of every kind of statement, and of withdrawals.
        #[test]
        fn looking_back_through_the_index_shows_the_same(
            lines in prop::collection::vec((0u32..3, 0i32..40, prop::option::of(0i32..40)), 0..8),
            others in prop::collection::vec((0u32..3, 0i32..40, 0u8..3), 0..8),
            asked in 0i32..40,
        ) {
            let mut b = FactsBuilder::new();
            for name in ["A", "B", "C"] {
                b.activity(name);
            }
            let (process, case, step) = (b.process("payment"), b.case("c"), b.step("M12"));
            for (activity, known, until) in lines {
                let line = Line::new(LedgerKind::Expenditure, Day(known), 1);
                b.line(activity, Line { known_from: Day(known), known_until: until.map(|u| Day(u.max(known))), ..line });
            }
            for (activity, known, what) in others {
                match what {
                    0 => b.says(activity, version(Day(known))),
                    1 => b.reached(activity, step, Day(known)),
                    _ => b.event(Event { activity, ..Event::new(process, case, step, Day(known).start()) }),
                };
            }
            let facts = b.build();
            prop_assert_eq!(Portfolio::as_of_one_of_many(&facts, Day(asked)), Portfolio::as_of(&facts, Day(asked)));
        }
    }
}
