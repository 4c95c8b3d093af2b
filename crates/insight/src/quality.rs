//! How complete, fresh and forward-looking the data about some activities are: shares of activities with each core field,
//! age of what is known, lag of transactions, budgets for the years ahead, and a self-score along published indicators.
//! Whether data are *true* is not asked here. Method: docs/methods/data-quality.md.

use crate::facts::{Facts, NO_DAY, NONE};
use crate::money::{Kinds, Money, Scratch};
use crate::portfolio::{Portfolio, day_of};
use domain::{ActivityStatus, Day, LedgerKind, Vocabulary};

/// Years ahead that are looked at.
pub const YEARS_AHEAD: usize = 3;

/// Declares the fields: their names in answers and reference data, and to which activities they apply.
macro_rules! fields {
    ($($(#[$doc:meta])* $variant:ident $name:literal $applies:ident;)+) => {
        /// A field that an activity should have.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[repr(u8)]
        pub enum Field { $($(#[$doc])* $variant,)+ }

        impl Field {
            /// Every field, in the order of answers.
            pub const ALL: &'static [Field] = &[$(Field::$variant,)+];

            /// Its name.
            pub const fn name(self) -> &'static str {
                match self { $(Field::$variant => $name,)+ }
            }

            /// Reads its name.
            pub fn parse(name: &str) -> Option<Field> {
                Field::ALL.iter().copied().find(|f| f.name() == name)
            }

            fn applies(self) -> Applies {
                match self { $(Field::$variant => Applies::$applies,)+ }
            }
        }
    };
}

fields! {
    /// A title of its own.
    Title "title" Always;
    /// A description in any language.
    Description "description" Always;
    /// Status.
    Status "status" Always;
    /// Planned start.
    PlannedStart "planned_start" Always;
    /// Planned end.
    PlannedEnd "planned_end" Always;
    /// Actual start.
    ActualStart "actual_start" Begun;
    /// Actual end.
    ActualEnd "actual_end" Over;
    /// At least one sector.
    Sector "sector" Always;
    /// At least one country or region.
    Place "place" Always;
    /// A place inside a country.
    Location "location" Always;
    /// A funding organisation.
    Funder "funder" Always;
    /// An implementing organisation.
    Implementer "implementer" Always;
    /// An implementing organisation with an identifier.
    ImplementerIdentifier "implementer_identifier" Always;
    /// A budget or an approved total.
    Budget "budget" Begun;
    /// Any transaction.
    Transactions "transactions" Begun;
    /// A commitment, given or received.
    Commitments "commitments" Begun;
    /// A disbursement or expenditure.
    Spending "spending" Begun;
    /// At least one result.
    Results "results" Begun;
    /// At least one policy marker, whatever its significance.
    Markers "markers" Always;
}

/// To which activities a field applies.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Applies {
    /// All.
    Always,
    /// Those under way or past it.
    Begun,
    /// Those whose work is done.
    Over,
}

/// What only the lists of an activity tell; bits of [`Field`] numbers.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Listed(u32);

impl Listed {
    /// With a field.
    #[must_use]
    pub fn with(self, field: Field, is_there: bool) -> Listed {
        Listed(self.0 | (u32::from(is_there) << field as u8))
    }

    fn has(self, field: Field) -> bool {
        self.0 >> field as u8 & 1 == 1
    }
}

/// How many of how many.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Part {
    /// Activities to which the question applies.
    pub n: u64,
    /// Those of them that have it.
    pub with: u64,
}

impl Part {
    fn take(&mut self, has: bool) {
        self.n += 1;
        self.with += u64::from(has);
    }

    /// Share of one; `None` where it applies to nothing.
    pub fn share(self) -> Option<f64> {
        (self.n > 0).then(|| self.with as f64 / self.n as f64)
    }
}

/// The quality of what is known about some activities.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Quality {
    /// Activities.
    pub activities: u64,
    /// Those of them that run on the day.
    pub running: u64,
    /// By [`Field::ALL`].
    pub fields: Vec<Part>,
    /// Median days since the newest statement about an activity.
    pub median_age: Option<f64>,
    /// Activities with a statement of the last 31, 92 and 365 days.
    pub fresh: [Part; 3],
    /// Transactions of the year up to the day: how many, and the median days until they were known.
    pub lag: (u64, Option<f64>),
    /// Running activities with money foreseen for the first, second and third year ahead, of those not to end before.
    pub forward: [Part; YEARS_AHEAD],
}

impl Quality {
    /// Of a field.
    pub fn field(&self, field: Field) -> Part {
        self.fields.get(field as usize).copied().unwrap_or_default()
    }
}

/// Ages of [`Quality::fresh`].
pub const FRESH_DAYS: [i32; 3] = [31, 92, 365];

/// Measures some activities. `listed` says by activity number what its lists tell.
pub fn quality(money: &Money<'_>, portfolio: &Portfolio, listed: &[Listed], activities: &[u32]) -> Quality {
    let facts = money.facts;
    let mut quality = Quality { fields: vec![Part::default(); Field::ALL.len()], ..Quality::default() };
    let (mut ages, mut lags) = (Vec::new(), Vec::new());
    let mut scratch = Scratch::default();
    for &activity in activities {
        quality.activities += 1;
        let lines = Lines::of(money, activity, &mut scratch, &mut lags);
        let has = Has { facts, portfolio, listed: listed.get(activity as usize).copied().unwrap_or_default(), lines };
        let (is_begun, is_over) = (is_begun(portfolio, activity), is_over(portfolio, activity));
        for (field, part) in Field::ALL.iter().zip(&mut quality.fields) {
            match field.applies() {
                Applies::Begun if !is_begun => {}
                Applies::Over if !is_over => {}
                _ => part.take(has.field(activity, *field)),
            }
        }
        let newest = portfolio.last_recorded[activity as usize];
        if newest != NO_DAY {
            ages.push(portfolio.day - newest);
        }
        for (days, part) in FRESH_DAYS.iter().zip(&mut quality.fresh) {
            part.take(newest != NO_DAY && portfolio.day - newest <= *days);
        }
        if is_running(portfolio, activity) {
            quality.running += 1;
            let end = portfolio.end(activity);
            for (year, part) in quality.forward.iter_mut().enumerate() {
                let first = first_of_year(portfolio.day, year);
                if end.is_none_or(|end| end >= first) {
                    part.take(has.lines.ahead[year]);
                }
            }
        }
    }
    quality.median_age = median(&mut ages);
    quality.lag = (lags.len() as u64, median(&mut lags));
    quality
}

/// First day of a year ahead, the first of which begins on the day after the day of knowledge.
fn first_of_year(day: i32, year: usize) -> Day {
    Day(day + 1).plus_months(12 * year as i32)
}

/// What the ledger of an activity tells.
#[derive(Default)]
struct Lines {
    budget: bool,
    transactions: bool,
    commitments: bool,
    spending: bool,
    ahead: [bool; YEARS_AHEAD],
}

impl Lines {
    fn of(money: &Money<'_>, activity: u32, scratch: &mut Scratch, lags: &mut Vec<i32>) -> Lines {
        let ledger = &money.facts.ledger;
        let mut lines = Lines::default();
        money.each_line(activity, Kinds::of(LedgerKind::ALL), scratch, |line| {
            let Some(kind) = LedgerKind::from_number(ledger.kind[line]) else { return };
            let (start, end) = (ledger.period_start[line], ledger.period_end[line]);
            if kind.is_budget() {
                lines.budget = true;
                for (year, ahead) in lines.ahead.iter_mut().enumerate() {
                    let (first, next) = (first_of_year(money.day.0, year), first_of_year(money.day.0, year + 1));
                    *ahead |= end >= first.0 && start < next.0;
                }
                return;
            }
            lines.transactions = true;
            lines.spending |= kind.is_spending();
            lines.commitments |= matches!(kind, LedgerKind::OutgoingCommitment | LedgerKind::IncomingCommitment);
            let age = money.day.0 - start;
            if (0..365).contains(&age) {
                lags.push((ledger.known_from[line] - start).max(0));
            }
        });
        lines
    }
}

struct Has<'f> {
    facts: &'f Facts,
    portfolio: &'f Portfolio,
    listed: Listed,
    lines: Lines,
}

impl Has<'_> {
    fn field(&self, activity: u32, field: Field) -> bool {
        let (p, i) = (self.portfolio, activity as usize);
        let shares = |vocabulary| !p.shares(self.facts, activity, vocabulary).is_empty();
        match field {
            Field::Title => p.title[i] != NONE,
            Field::Status => p.status[i] != 0,
            Field::PlannedStart => p.planned_start[i] != NO_DAY,
            Field::PlannedEnd => p.planned_end[i] != NO_DAY,
            Field::ActualStart => p.actual_start[i] != NO_DAY,
            Field::ActualEnd => p.actual_end[i] != NO_DAY,
            Field::Sector => shares(Vocabulary::Sector),
            Field::Place => shares(Vocabulary::Country) || shares(Vocabulary::Region),
            Field::Funder => p.donor[i] != NONE || self.listed.has(field),
            Field::Budget => self.lines.budget || p.approved_budget(activity).is_some(),
            Field::Transactions => self.lines.transactions,
            Field::Commitments => self.lines.commitments,
            Field::Spending => self.lines.spending,
            Field::Description
            | Field::Location
            | Field::Implementer
            | Field::ImplementerIdentifier
            | Field::Results
            | Field::Markers => self.listed.has(field),
        }
    }
}

/// Under way or past it: by status, else by an actual start.
fn is_begun(portfolio: &Portfolio, activity: u32) -> bool {
    match portfolio.status(activity) {
        Some(status) => !matches!(status, ActivityStatus::Pipeline | ActivityStatus::Cancelled),
        None => day_of(portfolio.actual_start[activity as usize]).is_some_and(|start| start.0 <= portfolio.day),
    }
}

/// Whether work is done: by status, else by an actual end.
fn is_over(portfolio: &Portfolio, activity: u32) -> bool {
    match portfolio.status(activity) {
        Some(status) => matches!(status, ActivityStatus::Finalisation | ActivityStatus::Closed),
        None => day_of(portfolio.actual_end[activity as usize]).is_some_and(|end| end.0 <= portfolio.day),
    }
}

/// Whether work goes on: by status, else begun and not ended.
fn is_running(portfolio: &Portfolio, activity: u32) -> bool {
    match portfolio.status(activity) {
        Some(status) => status == ActivityStatus::Implementation,
        None => is_begun(portfolio, activity) && portfolio.end(activity).is_none_or(|end| end.0 >= portfolio.day),
    }
}

fn median(values: &mut [i32]) -> Option<f64> {
    values.sort_unstable();
    let middle = values.len() / 2;
    match values.len() {
        0 => None,
        n if n % 2 == 1 => Some(f64::from(values[middle])),
        _ => Some((f64::from(values[middle - 1]) + f64::from(values[middle])) / 2.0),
    }
}

/// A component of an index with the shares of its indicators; `None` for one that is not measured here.
#[derive(Clone, PartialEq, Debug)]
pub struct Component {
    /// Weight of the component in the index.
    pub weight: f64,
    /// Shares of one, by indicator.
    pub indicators: Vec<Option<f64>>,
}

impl Component {
    /// Mean of the indicators that are measured.
    pub fn score(&self) -> Option<f64> {
        let measured: Vec<f64> = self.indicators.iter().flatten().copied().collect();
        (!measured.is_empty()).then(|| measured.iter().sum::<f64>() / measured.len() as f64)
    }
}

/// The self-score, 0 to 100: the components that are measured, by their weights. Beside it the weight they have of the
/// whole index. `None` where none is measured.
pub fn self_score(components: &[Component]) -> Option<(f64, f64)> {
    let whole: f64 = components.iter().map(|c| c.weight).sum();
    let measured: Vec<(f64, f64)> = components.iter().filter_map(|c| Some((c.weight, c.score()?))).collect();
    let weight: f64 = measured.iter().map(|(w, _)| w).sum();
    (weight > 0.0).then(|| (100.0 * measured.iter().map(|(w, s)| w * s).sum::<f64>() / weight, weight / whole))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::builder::{FactsBuilder, Line, day, version};
    use crate::facts::ActivityVersion;
    use domain::Said;

    /// Four activities as known on 2026-06-30, and what docs/methods/data-quality.md says of them.
    #[test]
    fn the_worked_example_of_the_method_page() {
        let mut b = FactsBuilder::new();
        let status = |s| Said::Value(s);
        let a = b.activity("A");
        let title = b.title("Skills");
        b.says(
            a,
            ActivityVersion {
                title: Said::Value(title),
                status: status(ActivityStatus::Implementation),
                planned_end: Said::Value(day("2027-12-31")),
                actual_start: Said::Value(day("2025-01-01")),
                ..version(day("2026-06-20"))
            },
        );
        b.wholly(a, Vocabulary::Country, day("2026-06-20"), "KE");
        b.line(a, Line { known_from: day("2026-03-11"), ..Line::new(LedgerKind::Expenditure, day("2026-03-01"), 5) });
        b.line(a, Line { known_from: day("2026-05-21"), ..Line::new(LedgerKind::Expenditure, day("2026-05-01"), 5) });
        let budget = |from: &str, to: &str| Line {
            end: day(to),
            known_from: day("2026-01-01"),
            ..Line::new(LedgerKind::OriginalBudget, day(from), 10)
        };
        b.line(a, budget("2026-01-01", "2026-12-31"));
        let running = b.activity("B");
        b.says(
            running,
            ActivityVersion {
                status: status(ActivityStatus::Implementation),
                planned_end: Said::Value(day("2026-12-31")),
                ..version(day("2025-06-30"))
            },
        );
        let closed = b.activity("C");
        b.says(closed, ActivityVersion { status: status(ActivityStatus::Closed), ..version(day("2026-05-31")) });
        let idea = b.activity("D");
        b.says(idea, ActivityVersion { status: status(ActivityStatus::Pipeline), ..version(day("2026-06-30")) });
        let facts = b.build();
        let today = day("2026-06-30");
        let (portfolio, money) = (Portfolio::as_of(&facts, today), Money::as_of(&facts, today));
        let mut listed = vec![Listed::default(); 4];
        listed[a as usize] = Listed::default().with(Field::Description, true).with(Field::Results, true);
        let q = quality(&money, &portfolio, &listed, &[a, running, closed, idea]);
        let part = |field| (q.field(field).with, q.field(field).n);
        assert_eq!(part(Field::Title), (1, 4));
        assert_eq!(part(Field::Description), (1, 4));
        assert_eq!(part(Field::Place), (1, 4));
        assert_eq!(part(Field::PlannedEnd), (2, 4));
        assert_eq!(part(Field::ActualStart), (1, 3), "an idea cannot have begun");
        assert_eq!(part(Field::ActualEnd), (0, 1));
        assert_eq!(part(Field::Budget), (1, 3));
        assert_eq!(part(Field::Spending), (1, 3));
        assert_eq!(part(Field::Results), (1, 3));
        // Ages are 10, 365, 30 and 0 days: half-way between 10 and 30.
        assert_eq!(q.median_age, Some(20.0));
        assert_eq!(q.fresh.map(|f| f.with), [3, 3, 4]);
        // Two transactions of the year, known after 10 and 20 days.
        assert_eq!(q.lag, (2, Some(15.0)));
        // A and B run; A has money for the year ahead, B ends before the second one, and nothing is foreseen then.
        assert_eq!(q.forward.map(|f| (f.with, f.n)), [(1, 2), (0, 1), (0, 0)]);
        assert_eq!((q.activities, q.running), (4, 2));
        let share = |field| q.field(field).share();
        let components = [
            Component { weight: 25.0, indicators: vec![share(Field::Budget), share(Field::Spending), None] },
            Component { weight: 20.0, indicators: vec![share(Field::Title), share(Field::PlannedEnd)] },
            Component { weight: 15.0, indicators: vec![None] },
        ];
        // (25 × 1/3 + 20 × 3/8) / 45 = 35.19, from 45 of 60 of the weight.
        let (score, measured) = self_score(&components).unwrap();
        assert!((score - 35.185).abs() < 0.001 && (measured - 0.75).abs() < 1e-12, "{score} {measured}");
        assert_eq!(self_score(&components[2..]), None);
    }

    #[test]
    fn what_applies_to_nothing_has_no_share() {
        let facts = FactsBuilder::new().build();
        let today = day("2026-06-30");
        let q = quality(&Money::as_of(&facts, today), &Portfolio::as_of(&facts, today), &[], &[]);
        assert_eq!((q.field(Field::Title).share(), q.median_age, q.lag), (None, None, (0, None)));
    }
}
