//! Rows of each kind as statements. One function per kind; what a cell may hold is in `cells`.
//!
//! **Known when.** A stated `recorded_on` counts. Where it is blank and the file is to be read as known when it happened,
//! the row's own date is: for activities `approved_on` (a plan is known since its approval), for milestones `actual_on`,
//! for budgets the first day of the period, for transactions and rates `date`, for ratings `rated_on`; a plan without such a date is known
//! since today, and no plan later than today. Events are always known since their completion unless they say otherwise.

use crate::cells::Cells;
use crate::columns::{Kind, YES_NO, activities, budgets, events, milestones, rates, ratings, transactions};
use domain::statement::{
    ActivityStatement, Amendment, EventStatement, LedgerStatement, MilestoneStatement, RateStatement, RatingStatement,
    Recorded, RecordedBasis, Statement,
};
use domain::{
    ActivityStatus, Amount, CaseStatus, Currency, Day, Finality, LedgerKind, Rater, Rating, Said, Vocabulary, reference,
};

/// Reads a row. Where the row is refused, what comes back is not to be used.
pub(crate) fn statement(kind: Kind, cells: &mut Cells<'_>) -> Option<Statement> {
    match kind {
        Kind::Activities => Some(activity(cells)),
        Kind::Milestones => Some(milestone(cells)),
        Kind::Budgets => budget(cells),
        Kind::Transactions => transaction(cells),
        Kind::Events => event(cells),
        Kind::Rates => rate(cells),
        Kind::Ratings => rating(cells),
    }
}

/// How a row speaks of a line that was said before.
pub(crate) fn amendment(kind: Kind, cells: &mut Cells<'_>) -> Amendment {
    let (occurrence, withdrawn) = match kind {
        Kind::Budgets => (None, budgets::WITHDRAWN),
        Kind::Transactions => (Some(transactions::OCCURRENCE), transactions::WITHDRAWN),
        Kind::Events => (Some(events::OCCURRENCE), events::WITHDRAWN),
        Kind::Activities | Kind::Milestones | Kind::Rates | Kind::Ratings => return Amendment::default(),
    };
    Amendment {
        withdraws: cells.optional(withdrawn, |c, at, t| c.code(at, t, yes_or_no(t))).unwrap_or(false),
        occurrence: occurrence.and_then(|at| cells.optional(at, Cells::round)).map(|n| n - 1),
    }
}

fn yes_or_no(text: &str) -> Option<bool> {
    [true, false].into_iter().zip(YES_NO).find(|(_, word)| word.eq_ignore_ascii_case(text)).map(|(yes, _)| yes)
}

fn activity(cells: &mut Cells<'_>) -> Statement {
    use activities as at;
    let not_yet = Recorded { on: cells.today(), basis: RecordedBasis::Import };
    let mut activity = ActivityStatement::new(cells.identity(at::ACTIVITY), not_yet, cells.row());
    activity.title = cells.said_text(at::TITLE);
    if activity.title.is_nothing() {
        cells.blank_title(at::TITLE, &activity.activity);
    }
    activity.parent = cells.said_text(at::PARENT);
    activity.status = cells.said(at::STATUS, |c, at, t| c.code(at, t, ActivityStatus::parse_name_or_code(t)));
    activity.office = cells.said_text(at::OFFICE);
    activity.donor = cells.said_text(at::DONOR);
    activity.instrument = cells.said_text(at::INSTRUMENT);
    for (at, vocabulary) in [
        (at::FUND, Vocabulary::Fund),
        (at::REGION, Vocabulary::Region),
        (at::COUNTRY, Vocabulary::Country),
        (at::SECTOR, Vocabulary::Sector),
        (at::THEME, Vocabulary::Theme),
    ] {
        cells.shares(at, vocabulary, &mut activity.shares);
    }
    activity.approved_on = cells.said(at::APPROVED_ON, Cells::day);
    activity.planned_start = cells.said(at::PLANNED_START, Cells::day);
    activity.actual_start = cells.said(at::ACTUAL_START, Cells::day);
    activity.planned_end = cells.said(at::PLANNED_END, Cells::day);
    activity.actual_end = cells.said(at::ACTUAL_END, Cells::day);
    activity.approved_budget = cells.said(at::APPROVED_BUDGET, Cells::amount);
    activity.currency = cells.said(at::CURRENCY, Cells::currency);
    let day = |said: &domain::Said<Day>| said.value().copied();
    let (planned_start, planned_end) = (day(&activity.planned_start), day(&activity.planned_end));
    let (actual_start, actual_end) = (day(&activity.actual_start), day(&activity.actual_end));
    cells.check_order(at::PLANNED_START, planned_start, at::PLANNED_END, planned_end);
    cells.check_order(at::ACTUAL_START, actual_start, at::ACTUAL_END, actual_end);
    let happened = day(&activity.approved_on).map(|d| d.min(cells.today()));
    activity.recorded = cells.recorded(at::RECORDED_ON, happened, actual_start.max(actual_end));
    Statement::Activity(Box::new(activity))
}

fn milestone(cells: &mut Cells<'_>) -> Statement {
    use milestones as at;
    let activity = cells.identity(at::ACTIVITY);
    let written = cells.identity(at::MILESTONE);
    let (milestone, round_of_code) =
        if written.is_empty() { (written, None) } else { cells.milestone(at::MILESTONE, &written) };
    let planned_on = cells.said(at::PLANNED_ON, Cells::day);
    let actual_on = cells.said(at::ACTUAL_ON, Cells::day);
    let round = cells.optional(at::ROUND, Cells::round).or(round_of_code).unwrap_or(1);
    let holder = cells.said_text(at::HOLDER);
    let actual = actual_on.value().copied();
    let recorded = cells.recorded(at::RECORDED_ON, actual, actual);
    let row = cells.row();
    Statement::Milestone(MilestoneStatement {
        row,
        recorded,
        activity,
        milestone,
        round,
        planned_on,
        actual_on,
        holder,
    })
}

fn budget(cells: &mut Cells<'_>) -> Option<Statement> {
    use budgets as at;
    let activity = cells.identity(at::ACTIVITY);
    let kind = cells.required(at::KIND, |c, at, t| c.code(at, t, LedgerKind::parse_budget(t)));
    let start = cells.required(at::PERIOD_START, Cells::day);
    let end = cells.required(at::PERIOD_END, Cells::day);
    let amount = cells.optional(at::AMOUNT, Cells::amount);
    let currency = cells.required(at::CURRENCY, Cells::currency);
    let fund = cells.owned(at::FUND);
    let class = cells.owned(at::CLASS);
    cells.check_order(at::PERIOD_START, start, at::PERIOD_END, end);
    let recorded = cells.recorded(at::RECORDED_ON, start.map(|d| d.min(cells.today())), None);
    let line = Line { activity, kind: kind?, period: (start?, end?), amount, currency: currency?, recorded };
    Some(Statement::Ledger(Box::new(LedgerStatement { fund, class, ..line.statement(cells.row()) })))
}

fn transaction(cells: &mut Cells<'_>) -> Option<Statement> {
    use transactions as at;
    let activity = cells.identity(at::ACTIVITY);
    let kind = cells.required(at::KIND, |c, at, t| c.code(at, t, LedgerKind::parse_transaction(t)));
    let date = cells.required(at::DATE, Cells::day);
    let amount = cells.optional(at::AMOUNT, Cells::amount);
    let currency = cells.required(at::CURRENCY, Cells::currency);
    let fund = cells.owned(at::FUND);
    let class = cells.owned(at::CLASS);
    let provider = cells.owned(at::PROVIDER);
    let receiver = cells.owned(at::RECEIVER);
    let reference = cells.owned(at::REFERENCE);
    let finality = cells.optional(at::FINALITY, |c, at, t| c.code(at, t, finality(t)));
    let recorded = cells.recorded(at::RECORDED_ON, date, date);
    let line = Line { activity, kind: kind?, period: (date?, date?), amount, currency: currency?, recorded };
    Some(Statement::Ledger(Box::new(LedgerStatement {
        fund,
        class,
        provider,
        receiver,
        reference,
        finality,
        ..line.statement(cells.row())
    })))
}

/// What budgets and transactions have in common.
struct Line {
    activity: String,
    kind: LedgerKind,
    period: (Day, Day),
    amount: Option<Amount>,
    currency: Currency,
    recorded: Recorded,
}

impl Line {
    fn statement(self, row: u32) -> LedgerStatement {
        LedgerStatement {
            row,
            recorded: self.recorded,
            activity: self.activity,
            kind: self.kind,
            period_start: self.period.0,
            period_end: self.period.1,
            amount: self.amount,
            currency: self.currency,
            value_date: None,
            fund: None,
            class: None,
            provider: None,
            receiver: None,
            reference: None,
            finality: None,
        }
    }
}

/// Reads a name or a code.
fn finality(text: &str) -> Option<Finality> {
    Finality::parse(text).or_else(|| text.parse().ok().and_then(Finality::from_number))
}

/// Reads a name or a code.
fn case_status(text: &str) -> Option<CaseStatus> {
    CaseStatus::parse(text).or_else(|| text.parse().ok().and_then(CaseStatus::from_number))
}

fn event(cells: &mut Cells<'_>) -> Option<Statement> {
    use events as at;
    let process = cells.identity(at::PROCESS);
    let case = cells.identity(at::CASE);
    let step = cells.identity(at::STEP);
    let completed_at = cells.required(at::COMPLETED_AT, Cells::time);
    let started_at = cells.optional(at::STARTED_AT, Cells::time);
    let holder = cells.owned(at::HOLDER);
    let office = cells.owned(at::OFFICE);
    let activity = cells.owned(at::ACTIVITY);
    let status = cells.optional(at::STATUS, |c, at, t| c.code(at, t, case_status(t)));
    cells.check_moments(at::STARTED_AT, started_at, at::COMPLETED_AT, completed_at);
    let completed_on = completed_at.map(|t| cells.day_of(t));
    let recorded = cells.recorded_event(at::RECORDED_ON, completed_on);
    Some(Statement::Event(EventStatement {
        row: cells.row(),
        recorded,
        process,
        case,
        step,
        completed_at: completed_at?,
        started_at,
        holder,
        office,
        activity,
        status,
    }))
}

fn rate(cells: &mut Cells<'_>) -> Option<Statement> {
    use rates as at;
    let date = cells.required(at::DATE, Cells::day);
    let currency = cells.required(at::CURRENCY, Cells::currency);
    let base = cells.required(at::BASE, Cells::currency);
    let rate = cells.required(at::RATE, Cells::rate);
    let source = cells.owned(at::SOURCE);
    let recorded = cells.recorded(at::RECORDED_ON, date.map(|d| d.min(cells.today())), None);
    Some(Statement::Rate(RateStatement {
        row: cells.row(),
        recorded,
        date: date?,
        currency: currency?,
        base: base?,
        rate: rate?,
        source,
    }))
}

/// A blank rating says nothing and is refused; *unknown* withdraws one.
fn rating(cells: &mut Cells<'_>) -> Option<Statement> {
    use ratings as at;
    let activity = cells.identity(at::ACTIVITY);
    let said = cells.said(at::RATING, |c, at, t| c.code(at, t, rating_named(t)));
    if said.is_nothing() {
        cells.identity(at::RATING);
    }
    let rated_on = cells.required(at::RATED_ON, Cells::day);
    let rated_by = cells.optional(at::RATED_BY, |c, at, t| c.code(at, t, Rater::parse(t))).unwrap_or(Rater::Manager);
    let post = cells.owned(at::POST);
    let recorded = cells.recorded(at::RECORDED_ON, rated_on.map(|d| d.min(cells.today())), rated_on);
    Some(Statement::Rating(RatingStatement {
        row: cells.row(),
        recorded,
        activity,
        rated_on: rated_on?,
        rated_by,
        rating: match said {
            Said::Value(rating) => Some(rating),
            Said::Nothing | Said::Unknown => None,
        },
        post,
    }))
}

/// Reads a code, a name in any language, or an alias.
fn rating_named(text: &str) -> Option<Rating> {
    Rating::parse(text).or_else(|| Rating::parse(reference::find_rating(text)?.rating))
}
