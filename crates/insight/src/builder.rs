//! Builds [`Facts`] by hand: for tests, worked examples and benchmarks that need no store. Rows may come in any order;
//! `build` puts them into the orders that `facts` promises. The loader from the store is elsewhere (`app`).

use crate::facts::{
    ActivityVersion, Dictionary, FOREVER, Facts, LedgerColumns, NO_INSTANT, NONE, RateRow, RatingVersion, ShareMember,
    ShareSet, UNKNOWN_AMOUNT, offsets,
};
use domain::shares::{Percent, WHOLE};
use domain::statement::RATE_SCALE;
use domain::{ActivityStatus, Amount, CaseStatus, Currency, Day, Instant, LedgerKind, Rater, Rating, Said, Vocabulary};

/// Collects rows and turns them into [`Facts`].
#[derive(Clone, Debug, Default)]
pub struct FactsBuilder {
    facts: Facts,
    versions: Vec<(u32, ActivityVersion)>,
    share_sets: Vec<(u32, ShareSet)>,
    lines: Vec<(u32, Line)>,
    milestones: Vec<Milestone>,
    events: Vec<Event>,
    ratings: Vec<(u32, RatingVersion)>,
}

/// One ledger line for [`FactsBuilder::line`]. Start from [`Line::new`] and change what differs.
#[derive(Clone, Copy, Debug)]
pub struct Line {
    /// Kind.
    pub kind: LedgerKind,
    /// First day, or the day of a transaction.
    pub start: Day,
    /// Last day.
    pub end: Day,
    /// Amount; `None` is unknown.
    pub amount: Option<Amount>,
    /// Currency.
    pub currency: Currency,
    /// Fund number from [`FactsBuilder::term`].
    pub fund: Option<u16>,
    /// Class number from [`FactsBuilder::class`].
    pub class: Option<u16>,
    /// Known from this day on.
    pub known_from: Day,
    /// Not known any more from this day on.
    pub known_until: Option<Day>,
    /// Trust in the source.
    pub source_rank: u8,
    /// Exchange-rate day where it differs from `start`.
    pub value_date: Option<Day>,
}

impl Line {
    /// A line of whole units of US dollars on one day, known on that day.
    pub fn new(kind: LedgerKind, on: Day, units: i64) -> Line {
        Line {
            kind,
            start: on,
            end: on,
            amount: Some(Amount::units(units)),
            currency: Currency::USD,
            fund: None,
            class: None,
            known_from: on,
            known_until: None,
            source_rank: 1,
            value_date: None,
        }
    }

    /// The same over a period; known since its first day.
    pub fn over(kind: LedgerKind, start: Day, end: Day, units: i64) -> Line {
        Line { end, ..Line::new(kind, start, units) }
    }
}

#[derive(Clone, Copy, Debug)]
struct Milestone {
    activity: u32,
    step: u32,
    round: u32,
    planned_on: Said<Day>,
    actual_on: Said<Day>,
    holder: Said<u32>,
    known_from: Day,
    source_rank: u16,
}

/// One event for [`FactsBuilder::event`].
#[derive(Clone, Copy, Debug)]
pub struct Event {
    /// Process number from [`FactsBuilder::process`].
    pub process: u32,
    /// Case number from [`FactsBuilder::case`].
    pub case: u32,
    /// Step number from [`FactsBuilder::step`].
    pub step: u32,
    /// Completed.
    pub completed_at: Instant,
    /// Begun.
    pub started_at: Option<Instant>,
    /// Holder or [`NONE`].
    pub holder: u32,
    /// Office or [`NONE`].
    pub office: u32,
    /// Activity or [`NONE`].
    pub activity: u32,
    /// What it says of the case.
    pub status: Option<CaseStatus>,
    /// Known from this day on; the day of completion in UTC where `None`.
    pub known_from: Option<Day>,
}

impl Event {
    /// An event of which only the step and the time are known.
    pub fn new(process: u32, case: u32, step: u32, completed_at: Instant) -> Event {
        Event {
            process,
            case,
            step,
            completed_at,
            started_at: None,
            holder: NONE,
            office: NONE,
            activity: NONE,
            status: None,
            known_from: None,
        }
    }
}

/// A version that says nothing yet, known from a day, from a source of rank 1.
pub fn version(known_from: Day) -> ActivityVersion {
    ActivityVersion {
        known_from,
        source_rank: 1,
        assumed: false,
        title: Said::Nothing,
        status: Said::Nothing,
        office: Said::Nothing,
        donor: Said::Nothing,
        instrument: Said::Nothing,
        parent: Said::Nothing,
        approved_on: Said::Nothing,
        planned_start: Said::Nothing,
        actual_start: Said::Nothing,
        planned_end: Said::Nothing,
        actual_end: Said::Nothing,
        approved_budget: Said::Nothing,
        currency: Said::Nothing,
    }
}

fn number_of(dictionary: &mut Dictionary, code: &str) -> u32 {
    match dictionary.find(code) {
        Some(number) => number,
        None => dictionary.push(code, ""),
    }
}

impl FactsBuilder {
    /// An empty portfolio that reports in US dollars and knows the process `project-cycle`.
    pub fn new() -> FactsBuilder {
        let mut builder = FactsBuilder::default();
        builder.facts.names.processes.push("project-cycle", "");
        builder.facts.reporting_currency = Some(Currency::USD);
        builder
    }

    /// Reports in this currency, or (`None`) in the one the data suggests.
    pub fn reporting_in(&mut self, currency: Option<Currency>) -> &mut FactsBuilder {
        self.facts.reporting_currency = currency;
        self
    }

    /// A new activity without statements.
    pub fn activity(&mut self, identifier: &str) -> u32 {
        let number = self.facts.activities.identifiers.len() as u32;
        self.facts.activities.identifiers.push(identifier.to_owned());
        number
    }

    /// A statement about an activity.
    pub fn says(&mut self, activity: u32, version: ActivityVersion) -> &mut FactsBuilder {
        self.versions.push((activity, version));
        self
    }

    /// An activity under way from `start` to `end` with an approved total in whole US dollars, all known at the start.
    pub fn running(&mut self, identifier: &str, start: Day, end: Day, units: i64) -> u32 {
        let activity = self.activity(identifier);
        let usd = self.currency(Currency::USD);
        let said = ActivityVersion {
            status: Said::Value(ActivityStatus::Implementation),
            approved_on: Said::Value(start),
            planned_start: Said::Value(start),
            actual_start: Said::Value(start),
            planned_end: Said::Value(end),
            approved_budget: Said::Value(Amount::units(units)),
            currency: Said::Value(usd),
            ..version(start)
        };
        self.says(activity, said);
        activity
    }

    /// The number of a title.
    pub fn title(&mut self, text: &str) -> u32 {
        self.facts.names.titles.push(text.to_owned());
        self.facts.names.titles.len() as u32 - 1
    }

    /// The number of an office.
    pub fn office(&mut self, code: &str) -> u32 {
        number_of(&mut self.facts.names.offices, code)
    }

    /// The number of an organisation.
    pub fn organisation(&mut self, code: &str) -> u32 {
        number_of(&mut self.facts.names.organisations, code)
    }

    /// The number of a form of cooperation.
    pub fn instrument(&mut self, code: &str) -> u32 {
        number_of(&mut self.facts.names.instruments, code)
    }

    /// The number of a member of a vocabulary.
    pub fn term(&mut self, vocabulary: Vocabulary, code: &str) -> u32 {
        number_of(self.facts.names.terms.entry(vocabulary).or_default(), code)
    }

    /// The number of a budget class.
    pub fn class(&mut self, code: &str) -> u32 {
        number_of(&mut self.facts.names.classes, code)
    }

    /// The number of a process.
    pub fn process(&mut self, code: &str) -> u32 {
        number_of(&mut self.facts.names.processes, code)
    }

    /// The number of a case.
    pub fn case(&mut self, code: &str) -> u32 {
        number_of(&mut self.facts.names.cases, code)
    }

    /// The number of a holder.
    pub fn holder(&mut self, code: &str) -> u32 {
        number_of(&mut self.facts.names.holders, code)
    }

    /// The number of a step that does not end its case and has no place in an order.
    pub fn step(&mut self, code: &str) -> u32 {
        let names = &mut self.facts.names;
        let number = number_of(&mut names.steps, code);
        names.step_order.resize(names.steps.len(), u32::MAX);
        names.step_ends.resize(names.steps.len(), false);
        number
    }

    /// The number of a step that ends its case.
    pub fn end_step(&mut self, code: &str) -> u32 {
        let number = self.step(code);
        self.facts.names.step_ends[number as usize] = true;
        number
    }

    /// The number of a currency.
    pub fn currency(&mut self, currency: Currency) -> u8 {
        let currencies = &mut self.facts.names.currencies;
        let number = currencies.iter().position(|c| *c == currency).unwrap_or_else(|| {
            currencies.push(currency);
            currencies.len() - 1
        });
        u8::try_from(number).expect("a built portfolio has at most 256 currencies")
    }

    /// Shares of an activity in a vocabulary, as (code, ten-thousandths of a percent). Empty withdraws them.
    pub fn shares(
        &mut self,
        activity: u32,
        vocabulary: Vocabulary,
        known_from: Day,
        shares: &[(&str, Option<Percent>)],
    ) -> &mut FactsBuilder {
        let from = self.facts.activities.share_members.len() as u32;
        for (code, percent) in shares {
            let term = self.term(vocabulary, code);
            self.facts.activities.share_members.push(ShareMember { term, percent: *percent });
        }
        let members = from..self.facts.activities.share_members.len() as u32;
        self.share_sets.push((activity, ShareSet { known_from, source_rank: 1, vocabulary, members }));
        self
    }

    /// One whole share.
    pub fn wholly(&mut self, activity: u32, vocabulary: Vocabulary, known_from: Day, code: &str) -> &mut FactsBuilder {
        self.shares(activity, vocabulary, known_from, &[(code, Some(WHOLE))])
    }

    /// A ledger line.
    pub fn line(&mut self, activity: u32, line: Line) -> &mut FactsBuilder {
        self.currency(line.currency);
        self.lines.push((activity, line));
        self
    }

    /// A milestone reached on a day and known on that day.
    pub fn reached(&mut self, activity: u32, step: u32, on: Day) -> &mut FactsBuilder {
        self.milestone(activity, step, 1, Said::Nothing, Said::Value(on), on)
    }

    /// A milestone statement.
    pub fn milestone(
        &mut self,
        activity: u32,
        step: u32,
        round: u32,
        planned_on: Said<Day>,
        actual_on: Said<Day>,
        known_from: Day,
    ) -> &mut FactsBuilder {
        let holder = Said::Nothing;
        let source_rank = 1;
        self.milestones.push(Milestone {
            activity,
            step,
            round,
            planned_on,
            actual_on,
            holder,
            known_from,
            source_rank,
        });
        self
    }

    /// An event of a case.
    pub fn event(&mut self, event: Event) -> &mut FactsBuilder {
        self.events.push(event);
        self
    }

    /// A rating of an activity.
    pub fn rating(
        &mut self,
        activity: u32,
        rated_by: Rater,
        rated_on: Day,
        rating: Option<Rating>,
        known_from: Day,
    ) -> &mut FactsBuilder {
        let version = RatingVersion { rated_by, rated_on, rating, post: None, source_rank: 1, known_from };
        self.ratings.push((activity, version));
        self
    }

    /// One `base` is `rate` of `currency` from `date` on, known on that day.
    pub fn rate(&mut self, date: Day, base: Currency, currency: Currency, rate: f64) -> &mut FactsBuilder {
        let rate = (rate * RATE_SCALE as f64).round() as i64;
        self.facts.rates.push(RateRow { date, currency, base, rate, known_from: date, known_until: FOREVER });
        self
    }

    /// The facts, in the promised orders.
    pub fn build(&self) -> Facts {
        let mut facts = self.facts.clone();
        let n = facts.activities.identifiers.len();

        let mut versions = self.versions.clone();
        versions.sort_by_key(|(a, v)| (*a, v.source_rank, v.known_from));
        facts.activities.version_start = offsets(n, versions.iter().map(|(a, _)| *a));
        facts.activities.versions = versions.into_iter().map(|(_, v)| v).collect();

        let mut sets = self.share_sets.clone();
        sets.sort_by_key(|(a, s)| (*a, s.source_rank, s.known_from));
        facts.activities.share_start = offsets(n, sets.iter().map(|(a, _)| *a));
        facts.activities.share_sets = sets.into_iter().map(|(_, s)| s).collect();

        let mut lines = self.lines.clone();
        lines.sort_by_key(|(a, _)| *a);
        facts.ledger = ledger(n, &lines, |currency| {
            facts.names.currencies.iter().position(|c| *c == currency).unwrap_or_default() as u8
        });

        let mut ratings = self.ratings.clone();
        ratings.sort_by_key(|(a, v)| (*a, v.rated_by, v.rated_on, v.source_rank, v.known_from));
        facts.ratings.start = offsets(n, ratings.iter().map(|(a, _)| *a));
        facts.ratings.versions = ratings.into_iter().map(|(_, v)| v).collect();

        self.build_milestones(&mut facts, n);
        self.build_events(&mut facts);
        facts.first_recorded = self
            .versions
            .iter()
            .map(|(_, v)| v.known_from)
            .chain(self.lines.iter().map(|(_, l)| l.known_from))
            .chain(self.milestones.iter().map(|m| m.known_from))
            .chain(facts.events.known_from.iter().map(|d| Day(*d)))
            .min();
        facts
    }

    fn build_milestones(&self, facts: &mut Facts, n: usize) {
        let mut rows = self.milestones.clone();
        rows.sort_by_key(|m| (m.activity, m.step, m.round, m.source_rank, m.known_from));
        let columns = &mut facts.milestones;
        columns.start = offsets(n, rows.iter().map(|m| m.activity));
        for m in rows {
            columns.step.push(m.step);
            columns.round.push(m.round);
            columns.planned_on.push(m.planned_on);
            columns.actual_on.push(m.actual_on);
            columns.holder.push(m.holder);
            columns.known_from.push(m.known_from.0);
            columns.source_rank.push(m.source_rank);
        }
    }

    fn build_events(&self, facts: &mut Facts) {
        let mut rows = self.events.clone();
        rows.sort_by_key(|e| (e.process, e.case, e.completed_at));
        let columns = &mut facts.events;
        for e in rows {
            columns.process.push(e.process);
            columns.case.push(e.case);
            columns.step.push(e.step);
            columns.completed_at.push(e.completed_at.0);
            columns.started_at.push(e.started_at.map_or(NO_INSTANT, |i| i.0));
            columns.holder.push(e.holder);
            columns.office.push(e.office);
            columns.activity.push(e.activity);
            columns.status.push(e.status.map_or(0, |s| s.number()));
            columns.known_from.push(e.known_from.unwrap_or(e.completed_at.day(0)).0);
            columns.known_until.push(FOREVER);
        }
    }
}

fn ledger(n: usize, lines: &[(u32, Line)], currency: impl Fn(Currency) -> u8) -> LedgerColumns {
    let mut columns = LedgerColumns { start: offsets(n, lines.iter().map(|(a, _)| *a)), ..LedgerColumns::default() };
    for (i, (_, line)) in lines.iter().enumerate() {
        columns.kind.push(line.kind.number());
        columns.currency.push(currency(line.currency));
        columns.source_rank.push(line.source_rank);
        columns.finality.push(0);
        columns.fund.push(line.fund.unwrap_or(u16::MAX));
        columns.class.push(line.class.unwrap_or(u16::MAX));
        columns.period_start.push(line.start.0);
        columns.period_end.push(line.end.0);
        columns.amount.push(line.amount.map_or(UNKNOWN_AMOUNT, |a| a.0));
        columns.known_from.push(line.known_from.0);
        columns.known_until.push(line.known_until.map_or(FOREVER, |d| d.0));
        if let Some(day) = line.value_date {
            columns.value_dates.insert(i as u32, day);
        }
    }
    columns.has_many_sources = columns.source_rank.windows(2).any(|w| w[0] != w[1]);
    columns
}

/// A day written as text, for tests and examples.
///
/// # Panics
/// If the text is no day.
pub fn day(text: &str) -> Day {
    Day::parse(text).unwrap_or_else(|| panic!("{text} is no day"))
}
