//! Headway: a made-up portfolio, the same for the same seed.
//! Statements of a technical cooperation portfolio of an organisation that does not exist, activity by activity, each
//! activity in the order its history would have been recorded. Memory stays constant however many are asked for.
//! Nothing is drawn or decided with floating point, so every machine makes the same statements, byte for byte.
//! What the portfolio is there to show stands in `docs/demonstration.md`. No files and no database here.
#![cfg_attr(test, allow(clippy::unwrap_used, reason = "tests may fail loudly"))]

mod activity;
mod budgets;
mod cases;
mod curve;
/// Donors of the made-up portfolio.
pub mod donors;
mod identity;
mod life;
mod milestones;
/// Offices and regions of the made-up portfolio.
pub mod places;
/// Processes beside the project cycle.
pub mod processes;
mod rates;
mod ratings;
/// The generator of numbers.
pub mod rng;
mod spending;
mod subjects;

use cases::EventQuota;
use domain::Day;
use domain::statement::{Recorded, RecordedBasis, Source, Statement};
use life::Life;
use spending::LineQuota;
use std::ops::ControlFlow;

/// The system named as source of every statement, so that nobody takes the portfolio for a real one.
pub const SOURCE_SYSTEM: &str = "demonstration";

/// Name of the made-up organisation.
pub const ORGANISATION: &str = "Demonstration Labour Organisation";

/// Activities of an ordinary demonstration.
pub const DEFAULT_ACTIVITIES: u64 = 420;

/// From so many activities on, the portfolio carries the short set of milestones, no quarterly forecasts and no
/// budgets by class, so that its size is the ledger's.
pub const LARGE: u64 = 20_000;

/// What portfolio to make.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Spec {
    /// The same seed gives the same portfolio.
    pub seed: u64,
    /// Last day of the history; nothing is known after it. Years 1 to 12 cannot be used.
    pub today: Day,
    /// Number of activities.
    pub activities: u64,
    /// Transactions in total, exactly; `None` for as many as such activities would have.
    pub transactions: Option<u64>,
    /// Events in total, to within one case; `None` for as many as such activities would have.
    pub events: Option<u64>,
}

impl Spec {
    /// The ordinary portfolio as it stands on a day.
    pub fn new(today: Day) -> Spec {
        Spec { seed: 1999, today, activities: DEFAULT_ACTIVITIES, transactions: None, events: None }
    }

    pub(crate) fn is_large(&self) -> bool {
        self.activities >= LARGE
    }
}

/// A kind of statement, one import table each.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Kind {
    /// Rows about activities.
    Activities,
    /// Milestones of the project cycle.
    Milestones,
    /// Budgets, allocations and forecasts.
    Budgets,
    /// Transactions.
    Transactions,
    /// Events of cases.
    Events,
    /// Exchange rates.
    Rates,
    /// Ratings by managers and evaluations.
    Ratings,
}

impl Kind {
    /// Every kind, in the order in which files of them are best read.
    pub const ALL: [Kind; 7] = [
        Kind::Rates,
        Kind::Activities,
        Kind::Milestones,
        Kind::Budgets,
        Kind::Transactions,
        Kind::Events,
        Kind::Ratings,
    ];

    /// The kind's name in the import tables.
    pub const fn name(self) -> &'static str {
        match self {
            Kind::Activities => "activities",
            Kind::Milestones => "milestones",
            Kind::Budgets => "budgets",
            Kind::Transactions => "transactions",
            Kind::Events => "events",
            Kind::Rates => "rates",
            Kind::Ratings => "ratings",
        }
    }

    /// The kind of a statement.
    pub fn of(statement: &Statement) -> Kind {
        match statement {
            Statement::Activity(_) => Kind::Activities,
            Statement::Milestone(_) => Kind::Milestones,
            Statement::Ledger(line) if line.kind.is_budget() => Kind::Budgets,
            Statement::Ledger(_) => Kind::Transactions,
            Statement::Event(_) => Kind::Events,
            Statement::Rate(_) => Kind::Rates,
            Statement::Rating(_) => Kind::Ratings,
        }
    }
}

/// The source of every statement made here.
pub fn source() -> Source {
    Source { system: SOURCE_SYSTEM.to_owned(), organisation: String::new() }
}

/// Makes every statement of the portfolio: rates first, then activity by activity. A statement's `row` is its place
/// in the file of its kind (the header is row 1). Stops when the sink says so.
pub fn generate(spec: &Spec, sink: &mut dyn FnMut(Statement) -> ControlFlow<()>) -> ControlFlow<()> {
    generate_kinds(spec, &Kind::ALL, sink)
}

/// Makes the statements of one kind: those [`generate`] makes, in the same order, without the work for the others.
pub fn generate_kind(spec: &Spec, kind: Kind, sink: &mut dyn FnMut(Statement) -> ControlFlow<()>) -> ControlFlow<()> {
    generate_kinds(spec, &[kind], sink)
}

fn generate_kinds(spec: &Spec, kinds: &[Kind], sink: &mut dyn FnMut(Statement) -> ControlFlow<()>) -> ControlFlow<()> {
    let wants = |kind| kinds.contains(&kind);
    let mut rows = Rows::default();
    let mut batch: Vec<Statement> = Vec::with_capacity(256);
    if wants(Kind::Rates) {
        rates::tell(spec, |rate| batch.push(Statement::Rate(rate)));
        rows.hand_over(&mut batch, sink)?;
    }
    if kinds == [Kind::Rates] {
        return ControlFlow::Continue(());
    }
    let (mut lines, mut events) = (LineQuota::new(spec), EventQuota::new(spec));
    for index in 0..spec.activities {
        let life = Life::draw(spec, index);
        if wants(Kind::Activities) {
            activity::tell(spec, &life, &mut batch);
        }
        if wants(Kind::Milestones) {
            milestones::tell(spec, &life, &mut batch);
        }
        if wants(Kind::Budgets) {
            budgets::tell(spec, &life, &mut batch);
        }
        if wants(Kind::Transactions) {
            spending::tell(spec, &life, &mut lines, &mut batch);
        }
        if wants(Kind::Events) {
            cases::tell(spec, &life, &mut events, &mut batch);
        }
        if wants(Kind::Ratings) {
            ratings::tell(spec, &life, &mut batch);
        }
        batch.sort_by_key(|s| recorded(s).on);
        rows.hand_over(&mut batch, sink)?;
    }
    ControlFlow::Continue(())
}

/// When a statement became known.
pub fn recorded(statement: &Statement) -> Recorded {
    match statement {
        Statement::Activity(s) => s.recorded,
        Statement::Milestone(s) => s.recorded,
        Statement::Ledger(s) => s.recorded,
        Statement::Event(s) => s.recorded,
        Statement::Rate(s) => s.recorded,
        Statement::Rating(s) => s.recorded,
    }
}

/// Everything here states its own day of knowledge.
pub(crate) fn stated(on: Day) -> Recorded {
    Recorded { on, basis: RecordedBasis::Stated }
}

/// Counts rows kind by kind.
struct Rows([u32; Kind::ALL.len()]);

impl Default for Rows {
    fn default() -> Rows {
        // Row 1 is the header.
        Rows([1; Kind::ALL.len()])
    }
}

impl Rows {
    fn hand_over(
        &mut self,
        batch: &mut Vec<Statement>,
        sink: &mut dyn FnMut(Statement) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        for mut statement in batch.drain(..) {
            let count = &mut self.0[Kind::of(&statement) as usize];
            *count = count.saturating_add(1);
            set_row(&mut statement, *count);
            sink(statement)?;
        }
        ControlFlow::Continue(())
    }
}

fn set_row(statement: &mut Statement, row: u32) {
    match statement {
        Statement::Activity(s) => s.row = row,
        Statement::Milestone(s) => s.row = row,
        Statement::Ledger(s) => s.row = row,
        Statement::Event(s) => s.row = row,
        Statement::Rate(s) => s.row = row,
        Statement::Rating(s) => s.row = row,
    }
}

/// Numbers that keep the draws of different purposes apart. They never change, or every portfolio would.
mod purpose {
    pub(crate) const IDENTITY: u64 = 1;
    pub(crate) const LIFE: u64 = 2;
    pub(crate) const ACTIVITY: u64 = 3;
    pub(crate) const MILESTONES: u64 = 4;
    pub(crate) const BUDGETS: u64 = 5;
    pub(crate) const SPENDING: u64 = 6;
    pub(crate) const CASES: u64 = 7;
    pub(crate) const RATES: u64 = 8;
    pub(crate) const RATINGS: u64 = 9;
}
