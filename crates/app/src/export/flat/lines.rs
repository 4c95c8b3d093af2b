//! Flat transactions and budgets: the lines that count in every figure, with what they are worth in the reporting
//! currency. Which lines count is decided in `insight::money`; here they are only written down.

use super::{Flat, Put, number, word};
use crate::Failure;
use crate::export::history::Words;
use domain::shares::{Percent, WHOLE};
use domain::{Day, Finality, LedgerKind, Vocabulary, money};
use insight::apportion::apportion;
use insight::facts::{NONE, UNKNOWN_AMOUNT};
use insight::grouping::Dimension;
use insight::money::{Kinds, Money, Scratch, Worth};
use std::collections::{HashMap, HashSet};
use tables::Value;

/// Every kind of transaction.
fn transactions_kinds() -> Vec<LedgerKind> {
    LedgerKind::ALL.iter().copied().filter(|k| !k.is_budget()).collect()
}

/// One row per line, country and sector. What of a line has no stated country or sector is a row of its own.
pub(super) fn transactions(flat: &Flat<'_>, activities: &[u32], put: Put<'_>) -> Result<(), Failure> {
    let facts = &flat.known.facts;
    let ledger = &facts.ledger;
    let money = Money::as_of(facts, flat.known.day());
    let kinds = Kinds::of(&transactions_kinds());
    let words = flat.headway.store().read(flat.ctx, |reader| Words::load(reader, flat.ctx.as_of.change))?;
    let mut scratch = Scratch::default();
    for &activity in activities {
        let mut lines = Vec::new();
        money.each_line(activity, kinds, &mut scratch, |line| lines.push(line));
        if lines.is_empty() {
            continue;
        }
        lines.sort_by_key(|l| (ledger.period_start[*l], ledger.kind[*l], *l));
        let mut parties = Parties::of(flat, &words, activity)?;
        let places = Places::of(flat, activity);
        for (number, line) in (1u64..).zip(lines) {
            places.write(flat, &money, activity, (number, line), &parties.take(flat, line), put)?;
        }
    }
    Ok(())
}

/// The parts of an activity's lines: every pair of country and sector with its weight.
struct Places {
    parts: Vec<((u32, Percent), (u32, Percent))>,
    weights: Vec<i128>,
}

impl Places {
    fn of(flat: &Flat<'_>, activity: u32) -> Places {
        let (facts, portfolio) = (&flat.known.facts, &flat.known.portfolio);
        let parts = |vocabulary| {
            let mut parts = Vec::new();
            Dimension::Shares(vocabulary).parts(facts, portfolio, activity, &mut parts);
            parts.retain(|(_, percent)| *percent > 0);
            parts
        };
        let sectors = parts(Vocabulary::Sector);
        let parts: Vec<_> = parts(Vocabulary::Country)
            .into_iter()
            .flat_map(|country| sectors.iter().map(move |sector| (country, *sector)))
            .collect();
        let weights = parts.iter().map(|((_, c), (_, s))| i128::from(*c) * i128::from(*s)).collect();
        Places { parts, weights }
    }

    fn write(
        &self,
        flat: &Flat<'_>,
        money: &Money<'_>,
        activity: u32,
        (number_of_line, line): (u64, usize),
        parties: &Party,
        put: Put<'_>,
    ) -> Result<(), Failure> {
        let (facts, portfolio) = (&flat.known.facts, &flat.known.portfolio);
        let (ledger, names) = (&facts.ledger, &facts.names);
        let i = activity as usize;
        let amount = ledger.amount[line];
        let known = (amount != UNKNOWN_AMOUNT).then_some(i128::from(amount));
        let worth = match money.worth(line) {
            Worth::Known(worth) => Some(worth),
            Worth::Unknown | Worth::NoRate(..) => None,
        };
        let share_out = |whole: Option<i128>| whole.map(|whole| apportion(whole, &self.weights));
        let (amounts, converted) = (share_out(known), share_out(worth));
        let of = |parts: &Option<Vec<i128>>, at: usize| parts.as_ref().map_or(Value::Null, |p| number(p[at]));
        let kind = LedgerKind::from_number(ledger.kind[line]).unwrap_or(LedgerKind::Expenditure);
        for (at, ((country, of_country), (sector, of_sector))) in self.parts.iter().enumerate() {
            let ((country_code, country), (sector_code, sector)) =
                (term(flat, Vocabulary::Country, *country), term(flat, Vocabulary::Sector, *sector));
            put(&[
                flat.identifier(activity),
                Value::Text(flat.known.title(activity)),
                Value::whole(number_of_line),
                Value::whole(at as u64 + 1),
                word(&kind.number()),
                flat.word(&format!("kind-{}", kind.name())),
                Value::day(Some(Day(ledger.period_start[line]))),
                country_code,
                country,
                percent(*of_country),
                sector_code,
                sector,
                percent(*of_sector),
                of(&amounts, at),
                known.map_or(Value::Null, number),
                word(&names.currencies[usize::from(ledger.currency[line])]),
                of(&converted, at),
                word(&flat.known.currency()),
                fund(flat, ledger.fund[line]),
                Value::text(names.classes.code(wide(ledger.class[line]))),
                Value::text(&parties.provider),
                Value::text(&parties.receiver),
                Value::text(&parties.reference),
                Finality::from_number(ledger.finality[line]).map_or(Value::Null, |f| word(f.name())),
                Value::text(names.offices.code(portfolio.office[i])),
                Value::text(names.organisations.code(portfolio.donor[i])),
                Value::day(Some(Day(ledger.known_from[line]))),
            ])?;
        }
        Ok(())
    }
}

/// One row per budget that was known, kind by kind; an original one that a revised one replaces is said not to count.
pub(super) fn budgets(flat: &Flat<'_>, activities: &[u32], put: Put<'_>) -> Result<(), Failure> {
    let facts = &flat.known.facts;
    let (ledger, names) = (&facts.ledger, &facts.names);
    let money = Money::as_of(facts, flat.known.day());
    let kinds: Vec<LedgerKind> = LedgerKind::ALL.iter().copied().filter(|k| k.is_budget()).collect();
    let mut scratch = Scratch::default();
    for &activity in activities {
        let mut lines = Vec::new();
        for kind in &kinds {
            money.each_line(activity, Kinds::of(&[*kind]), &mut scratch, |line| lines.push(line));
        }
        let mut counting = HashSet::new();
        money.each_line(activity, Kinds::of(&kinds), &mut scratch, |line| _ = counting.insert(line));
        lines.sort_by_key(|l| (ledger.period_start[*l], ledger.period_end[*l], ledger.kind[*l], *l));
        for (number_of_line, line) in (1u64..).zip(lines) {
            let kind = LedgerKind::from_number(ledger.kind[line]).unwrap_or(LedgerKind::OriginalBudget);
            let amount = ledger.amount[line];
            let worth = match money.worth(line) {
                Worth::Known(worth) => number(worth),
                Worth::Unknown | Worth::NoRate(..) => Value::Null,
            };
            put(&[
                flat.identifier(activity),
                Value::Text(flat.known.title(activity)),
                Value::whole(number_of_line),
                word(kind.name()),
                flat.word(&format!("kind-{}", kind.name())),
                Value::day(Some(Day(ledger.period_start[line]))),
                Value::day(Some(Day(ledger.period_end[line]))),
                if amount == UNKNOWN_AMOUNT { Value::Null } else { number(amount.into()) },
                word(&names.currencies[usize::from(ledger.currency[line])]),
                worth,
                word(&flat.known.currency()),
                fund(flat, ledger.fund[line]),
                Value::text(names.classes.code(wide(ledger.class[line]))),
                word(if counting.contains(&line) { "yes" } else { "no" }),
                Value::day(Some(Day(ledger.known_from[line]))),
            ])?;
        }
    }
    Ok(())
}

fn term(flat: &Flat<'_>, vocabulary: Vocabulary, term: u32) -> (Value, Value) {
    if term == NONE {
        return (Value::Null, Value::Null);
    }
    let (code, name) = flat.term(vocabulary, term);
    (Value::text(&code), Value::text(&name))
}

fn percent(percent: Percent) -> Value {
    debug_assert!((1..=WHOLE).contains(&percent));
    Value::Number(money::decimal(percent.into()))
}

fn fund(flat: &Flat<'_>, fund: u16) -> Value {
    let funds = flat.known.facts.names.vocabulary(Vocabulary::Fund);
    funds.map_or(Value::Null, |f| Value::text(f.code(wide(fund))))
}

/// Position in a dictionary of two bytes.
fn wide(place: u16) -> u32 {
    if place == u16::MAX { NONE } else { u32::from(place) }
}

/// Who gave and received, and the reference: kept by the store only, and found by the cells that the columns have.
#[derive(Clone, Default)]
struct Party {
    provider: String,
    receiver: String,
    reference: String,
}

/// Cells by which a line of the columns is found again among the stored statements.
type Cells = (u8, i32, i64, String, String, String, u8, i32);

struct Parties(HashMap<Cells, Vec<Party>>);

impl Parties {
    fn of(flat: &Flat<'_>, words: &Words, activity: u32) -> Result<Parties, Failure> {
        let identifier = &flat.known.facts.activities.identifiers[activity as usize];
        let found = words.activities.binary_search_by(|a| a.code.cmp(identifier));
        let Ok(at) = found else { return Ok(Parties(HashMap::new())) };
        let id = words.activities[at].id;
        let rows = flat.headway.store().read(flat.ctx, |reader| reader.ledger_history(id, flat.ctx.as_of.change))?;
        let mut parties: HashMap<Cells, Vec<Party>> = HashMap::new();
        let one = |r: &store::rows::LedgerRow| (r.stamp.source, r.identity, r.occurrence, r.stamp.recorded_on);
        // The last statement of a day is the one that was known by its end.
        for same_day in rows.chunk_by(|a, b| one(&a.0) == one(&b.0)) {
            let Some((row, reference)) = same_day.last().filter(|(row, _)| !row.withdrawn) else { continue };
            let said = words.ledger_statement(identifier, row, reference.clone());
            let cells = (
                row.kind.number(),
                row.period_start.0,
                row.amount.map_or(UNKNOWN_AMOUNT, |a| a.0),
                row.currency.to_string(),
                said.fund.unwrap_or_default(),
                said.class.unwrap_or_default(),
                row.finality,
                row.stamp.recorded_on.0,
            );
            let party = Party {
                provider: said.provider.unwrap_or_default(),
                receiver: said.receiver.unwrap_or_default(),
                reference: said.reference.unwrap_or_default(),
            };
            parties.entry(cells).or_default().push(party);
        }
        parties.values_mut().for_each(|same| same.reverse());
        Ok(Parties(parties))
    }

    /// Those of a line; equal lines take theirs one after the other.
    fn take(&mut self, flat: &Flat<'_>, line: usize) -> Party {
        let facts = &flat.known.facts;
        let (ledger, names) = (&facts.ledger, &facts.names);
        let fund = names.vocabulary(Vocabulary::Fund).map_or("", |f| f.code(wide(ledger.fund[line])));
        let cells = (
            ledger.kind[line],
            ledger.period_start[line],
            ledger.amount[line],
            names.currencies[usize::from(ledger.currency[line])].to_string(),
            fund.to_owned(),
            names.classes.code(wide(ledger.class[line])).to_owned(),
            ledger.finality[line],
            ledger.known_from[line],
        );
        self.0.get_mut(&cells).and_then(Vec::pop).unwrap_or_default()
    }
}
