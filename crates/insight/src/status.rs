//! The portfolio in one figure: counts, states, delivery rates, money, and what is unknown. One pass over the chosen
//! activities feeds all of it. Method: docs/methods/status.md.

use crate::balances::Balances;
use crate::caselog::Milestones;
use crate::delivery::{Delivery, Rate};
use crate::facts::{Facts, NO_DAY, NONE, UNKNOWN_AMOUNT};
use crate::money::{Incomplete, Money, Sum};
use crate::portfolio::Portfolio;
use crate::selection::Selection;
use crate::signals::{Assessor, Rules, StateCounts, UnknownBecause};
use domain::{Currency, Day, Vocabulary};
use std::ops::Range;

/// The whole status of a selection.
#[derive(Clone, Debug)]
pub struct Status {
    /// Last day of knowledge.
    pub day: Day,
    /// Currency of every amount.
    pub currency: Currency,
    /// How many of each kind of fact were known.
    pub counts: Counts,
    /// Activities by state.
    pub states: StateCounts,
    /// The seven rates.
    pub delivery: Vec<Rate>,
    /// Money of all time.
    pub money: MoneyTotals,
    /// How many chosen activities lack what, and how many lines have no amount; only what is lacking somewhere.
    pub unknown: Vec<Unknown>,
    /// Lines of the money above that have no exchange rate, by currency.
    pub incomplete: Vec<Incomplete>,
}

/// Facts known of the chosen activities.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Activities.
    pub activities: u64,
    /// Organisations that are donor of a chosen activity.
    pub organisations: u64,
    /// Transactions, of every source.
    pub transactions: u64,
    /// Budgets, allocations and forecasts, of every source.
    pub budgets: u64,
    /// Milestones, each round for itself.
    pub milestones: u64,
    /// Cases of processes other than the project cycle.
    pub cases: u64,
    /// Events of these cases: steps completed.
    pub steps: u64,
}

/// Money of all time in the reporting currency.
#[derive(Clone, Debug, Default)]
pub struct MoneyTotals {
    /// Approved totals, else budgets.
    pub approved: Sum,
    /// Allocations.
    pub allocated: Sum,
    /// Commitments.
    pub committed: Sum,
    /// Disbursements and expenditure.
    pub spent: Sum,
    /// Funds received.
    pub received: Sum,
}

/// Something that is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// Code of what is lacking: a field of an activity, or `amount`.
    pub what: &'static str,
    /// In how many activities, or lines.
    pub n: u64,
}

/// Computes the status.
pub fn status(
    facts: &Facts,
    portfolio: &Portfolio,
    money: &Money<'_>,
    selection: &Selection,
    rules: &Rules,
    excluded_funds: &[bool],
) -> Status {
    let mut balances = Balances::new(money, portfolio, excluded_funds);
    let mut delivery = Delivery::of(&balances);
    let mut assessor = Assessor::of_states(facts, portfolio, money, rules);
    let mut totals = MoneyTotals::default();
    let mut gaps = Gaps::default();
    for activity in selection.activities() {
        let balance = balances.of(*activity);
        delivery.take(portfolio, *activity, &balance);
        assessor.take(*activity, &balance);
        totals.approved.add(&balance.approved);
        totals.allocated.add(&balance.allocated);
        totals.committed.add(&balance.committed);
        totals.spent.add(&balance.spent);
        totals.received.add(&balance.received);
        gaps.note(facts, portfolio, *activity, balance.approved.lines == 0);
    }
    let assessment = assessor.finish();
    let mut together = Sum::default();
    for sum in [&totals.approved, &totals.allocated, &totals.committed, &totals.spent] {
        together.unknown += sum.unknown;
        sum.incomplete.iter().for_each(|part| together.leave_out(*part));
    }
    let mut unknown = gaps.listed(together.unknown);
    let doubtful = |(_, because): &&(u32, UnknownBecause)| *because == UnknownBecause::EndsNotRecorded;
    match assessment.unknown_because.iter().filter(doubtful).count() as u64 {
        0 => {}
        n => unknown.push(Unknown { what: "whether_ended", n }),
    }
    Status {
        day: portfolio.day(),
        currency: money.currency(),
        counts: counts(facts, portfolio, money, selection),
        states: assessment.counts,
        delivery: delivery.rates(),
        money: totals,
        unknown,
        incomplete: together.incomplete,
    }
}

/// Codes of what an activity may lack, in the order shown.
const FIELDS: [&str; 9] =
    ["title", "status", "office", "donor", "country", "approved_on", "start", "end", "approved_budget"];

#[derive(Default)]
struct Gaps {
    n: [u64; FIELDS.len()],
}

impl Gaps {
    fn note(&mut self, facts: &Facts, portfolio: &Portfolio, activity: u32, lacks_total: bool) {
        let i = activity as usize;
        let lacks = [
            facts.names.titles.get(portfolio.title[i] as usize).is_none_or(|t| t.trim().is_empty()),
            portfolio.status[i] == 0,
            portfolio.office[i] == NONE,
            portfolio.donor[i] == NONE,
            portfolio.shares(facts, activity, Vocabulary::Country).is_empty(),
            portfolio.approved_on[i] == NO_DAY,
            portfolio.start(activity).is_none(),
            portfolio.end(activity).is_none(),
            lacks_total && portfolio.approved_budget[i] == UNKNOWN_AMOUNT,
        ];
        for (n, lacks) in self.n.iter_mut().zip(lacks) {
            *n += u64::from(lacks);
        }
    }

    fn listed(&self, amounts: u64) -> Vec<Unknown> {
        let fields = FIELDS.into_iter().zip(self.n).map(|(what, n)| Unknown { what, n });
        fields.chain([Unknown { what: "amount", n: amounts }]).filter(|u| u.n > 0).collect()
    }
}

fn counts(facts: &Facts, portfolio: &Portfolio, money: &Money<'_>, selection: &Selection) -> Counts {
    let mut counts = Counts { activities: selection.activities().len() as u64, ..Counts::default() };
    let mut is_donor = vec![false; facts.names.organisations.len()];
    for activity in selection.activities() {
        if let Some(seen) = is_donor.get_mut(portfolio.donor[*activity as usize] as usize) {
            *seen = true;
        }
        counts.milestones += Milestones::of(facts, *activity, portfolio.day).count() as u64;
        if !selection.is_everything() && !facts.ledger.is_empty() {
            count_lines(facts, money.day, facts.ledger.lines(*activity), &mut counts);
        }
    }
    if selection.is_everything() {
        count_lines(facts, money.day, 0..facts.ledger.len(), &mut counts);
    }
    counts.organisations = is_donor.iter().filter(|d| **d).count() as u64;
    count_events(facts, portfolio, selection, &mut counts);
    counts
}

fn count_lines(facts: &Facts, day: Day, lines: Range<usize>, counts: &mut Counts) {
    let ledger = &facts.ledger;
    let known = ledger.known_from[lines.clone()].iter().zip(&ledger.known_until[lines.clone()]);
    let (mut all, mut budgets) = (0, 0);
    for (kind, (from, until)) in ledger.kind[lines].iter().zip(known) {
        let is_visible = (*from <= day.0) & (*until > day.0);
        all += u64::from(is_visible);
        budgets += u64::from(is_visible & (*kind > 20));
    }
    counts.transactions += all - budgets;
    counts.budgets += budgets;
}

fn count_events(facts: &Facts, portfolio: &Portfolio, selection: &Selection, counts: &mut Counts) {
    let events = &facts.events;
    let mut last = None;
    for row in 0..events.case.len() {
        let is_visible = events.known_from[row] <= portfolio.day && events.known_until[row] > portfolio.day;
        let activity = events.activity[row];
        let own = events.office[row];
        let office = if own == NONE { portfolio.office.get(activity as usize).copied().unwrap_or(NONE) } else { own };
        if !is_visible || !selection.contains_case(activity, office) {
            continue;
        }
        counts.steps += 1;
        let case = Some((events.process[row], events.case[row]));
        counts.cases += u64::from(case != last);
        last = case;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::builder::{Event, FactsBuilder, Line, day};
    use domain::LedgerKind;

    fn small() -> Facts {
        let mut b = FactsBuilder::new();
        let a = b.running("A", day("2023-01-01"), day("2024-12-31"), 1_000);
        b.line(a, Line::new(LedgerKind::Expenditure, day("2024-02-01"), 300));
        b.line(a, Line { amount: None, ..Line::new(LedgerKind::Expenditure, day("2024-03-01"), 0) });
        b.line(a, Line::over(LedgerKind::Allocation, day("2024-01-01"), day("2024-12-31"), 400));
        let eur = Currency::parse("EUR").unwrap();
        b.line(a, Line { currency: eur, ..Line::new(LedgerKind::OutgoingCommitment, day("2024-03-01"), 7) });
        let signature = b.step("M12");
        b.reached(a, signature, day("2023-02-01"));
        let (p, c, s) = (b.process("payment"), b.case("c"), b.step("paid"));
        b.event(Event { activity: a, ..Event::new(p, c, s, day("2024-01-01").start()) });
        b.event(Event { activity: a, ..Event::new(p, c, s, day("2024-01-02").start()) });
        b.build()
    }

    fn of(facts: &Facts, on: &str) -> Status {
        let portfolio = Portfolio::as_of(facts, day(on));
        let money = Money::as_of(facts, day(on));
        let selection = Selection::everything(&portfolio);
        status(facts, &portfolio, &money, &selection, &Rules::from_reference(day(on)), &[])
    }

    #[test]
    fn one_screen_adds_up() {
        let facts = small();
        let s = of(&facts, "2024-06-30");
        let counts =
            Counts { activities: 1, organisations: 0, transactions: 3, budgets: 1, milestones: 1, cases: 1, steps: 2 };
        assert_eq!(s.counts, counts);
        let units = |sum: &Sum| sum.ten_thousandths / 10_000;
        assert_eq!((units(&s.money.approved), units(&s.money.allocated), units(&s.money.spent)), (1_000, 400, 300));
        assert_eq!(s.delivery[0].value, Some(0.75));
        assert_eq!(s.incomplete, [Incomplete { currency: Currency::parse("EUR").unwrap(), n: 1, sum: 70_000 }]);
        let lacks = |what: &str| s.unknown.iter().find(|u| u.what == what).map(|u| u.n);
        assert_eq!((lacks("donor"), lacks("amount"), lacks("status")), (Some(1), Some(1), None));
        let states = s.states;
        assert_eq!(states.on_pace + states.watch + states.act + states.unknown + states.not_applicable, 1);
    }

    #[test]
    fn nothing_is_there_before_the_first_fact() {
        let s = of(&small(), "2022-12-31");
        assert_eq!(s.counts, Counts::default());
        assert_eq!(s.money.spent, Sum::default());
        assert!(s.delivery.iter().all(|r| r.value.is_none()));
    }
}
