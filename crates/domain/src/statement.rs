//! What one row of one source says about one thing, and since when that is known.
//! Every door (CSV, XLSX, IATI, forms, the demonstration) turns its input into these; `store` keeps them.
//! No parsing here, and no decision about which statement wins: see `insight::facts` and decision 0003.

use crate::shares::{Share, Vocabulary};
use crate::{ActivityStatus, Amount, CaseStatus, Currency, Day, Finality, Instant, LedgerKind, Rater, Rating, Said};

/// When a statement became known, and how we know that.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Recorded {
    /// The day by whose end it was known.
    pub on: Day,
    /// Where that day comes from.
    pub basis: RecordedBasis,
}

/// Where a `recorded_on` comes from.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[repr(u8)]
pub enum RecordedBasis {
    /// The row or the command says so.
    Stated = 1,
    /// Assumed to be the day it happened (or the approval, for plans).
    Happened = 2,
    /// Assumed to be the day of the import.
    Import = 3,
}

impl RecordedBasis {
    /// The basis of a stored number.
    pub fn from_number(number: u8) -> Option<RecordedBasis> {
        [RecordedBasis::Stated, RecordedBasis::Happened, RecordedBasis::Import].into_iter().find(|b| *b as u8 == number)
    }
}

/// Who says it: the system a file came from and the organisation that reports.
/// Two statements of one source are one history; two sources are told apart by a dated precedence list.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Source {
    /// System or kind of file: `tables`, `iati`, `demonstration`, or a name given with `--source`.
    pub system: String,
    /// Identifier of the reporting organisation; blank for the organisation that runs Headway.
    pub organisation: String,
}

/// One row about an activity.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ActivityStatement {
    /// Row in the file (header is row 1), or position of the activity in an IATI file.
    pub row: u32,
    /// Since when it is known.
    pub recorded: Recorded,
    /// Identifier of the activity.
    pub activity: String,
    /// Title in the main language.
    pub title: Said<String>,
    /// Language of the title, where stated (ISO 639-1).
    pub title_language: Option<String>,
    /// Identifier of the parent activity.
    pub parent: Said<String>,
    /// Status.
    pub status: Said<ActivityStatus>,
    /// Name of the office that holds it.
    pub office: Said<String>,
    /// Name of the donor (funding organisation).
    pub donor: Said<String>,
    /// Form of the cooperation (loan, grant, trust fund…), in the words of the source.
    pub instrument: Said<String>,
    /// Day of approval.
    pub approved_on: Said<Day>,
    /// Planned start.
    pub planned_start: Said<Day>,
    /// Actual start.
    pub actual_start: Said<Day>,
    /// Planned end, as now planned.
    pub planned_end: Said<Day>,
    /// Actual end.
    pub actual_end: Said<Day>,
    /// Approved total.
    pub approved_budget: Said<Amount>,
    /// Currency of the approved total.
    pub currency: Said<Currency>,
    /// Shares; a vocabulary that is absent says nothing.
    pub shares: Vec<(Vocabulary, Said<Vec<Share>>)>,
    /// What only IATI files say. `None` says nothing.
    pub details: Option<Box<ActivityDetails>>,
}

impl ActivityStatement {
    /// A row that names an activity and says nothing yet.
    pub fn new(activity: impl Into<String>, recorded: Recorded, row: u32) -> ActivityStatement {
        ActivityStatement {
            row,
            recorded,
            activity: activity.into(),
            title: Said::Nothing,
            title_language: None,
            parent: Said::Nothing,
            status: Said::Nothing,
            office: Said::Nothing,
            donor: Said::Nothing,
            instrument: Said::Nothing,
            approved_on: Said::Nothing,
            planned_start: Said::Nothing,
            actual_start: Said::Nothing,
            planned_end: Said::Nothing,
            actual_end: Said::Nothing,
            approved_budget: Said::Nothing,
            currency: Said::Nothing,
            shares: Vec::new(),
            details: None,
        }
    }
}

/// The parts of an activity that tables do not carry. Each list replaces the one stated before.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ActivityDetails {
    /// Titles and descriptions in every language.
    pub texts: Vec<ActivityText>,
    /// Other identifiers of the same activity.
    pub identifiers: Vec<ActivityIdentifier>,
    /// Organisations and their roles.
    pub organisations: Vec<ParticipatingOrganisation>,
    /// Related activities.
    pub related: Vec<RelatedActivity>,
    /// Policy markers.
    pub markers: Vec<Marker>,
    /// Places.
    pub locations: Vec<Location>,
    /// Results with their indicators.
    pub results: Vec<ActivityResult>,
    /// The element as published, so that export gives everything back.
    pub source_element: Option<Vec<u8>>,
}

/// A text of an activity in one language.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ActivityText {
    /// `title`, or `description-1` … with the IATI DescriptionType code.
    pub kind: String,
    /// ISO 639-1, where stated.
    pub language: Option<String>,
    /// The text.
    pub text: String,
}

/// Another identifier of an activity.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ActivityIdentifier {
    /// IATI OtherIdentifierType code (A1 own, A3 former, B1 former reporting organisation…).
    pub kind: String,
    /// The identifier.
    pub identifier: String,
    /// Organisation that gave it, if stated.
    pub owner: Option<String>,
}

/// An organisation with its role in an activity.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ParticipatingOrganisation {
    /// IATI OrganisationRole code: 1 funding, 2 accountable, 3 extending, 4 implementing.
    pub role: u8,
    /// Organisation identifier, if stated.
    pub identifier: Option<String>,
    /// Name, if stated.
    pub name: Option<String>,
    /// IATI OrganisationType code, if stated.
    pub kind: Option<String>,
    /// That organisation's own identifier of the activity.
    pub activity_id: Option<String>,
}

/// A link to another activity.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RelatedActivity {
    /// IATI RelatedActivityType code: 1 parent, 2 child, 3 sibling, 4 co-funded, 5 third party.
    pub kind: u8,
    /// Its identifier.
    pub activity: String,
}

/// A policy marker. Absence of a marker means *not screened*, which is not 0.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Marker {
    /// Vocabulary (`1` OECD DAC, `99` own).
    pub vocabulary: String,
    /// Marker code.
    pub code: String,
    /// Significance code, if stated.
    pub significance: Option<u8>,
}

/// A place of an activity.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Location {
    /// Name, if stated.
    pub name: Option<String>,
    /// Latitude and longitude as published (`9.1 38.7`).
    pub position: Option<String>,
    /// Vocabulary and code of the place, if stated.
    pub code: Option<(String, String)>,
}

/// A result of an activity.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ActivityResult {
    /// IATI ResultType code: 1 output, 2 outcome, 3 impact, 9 other.
    pub kind: String,
    /// Title.
    pub title: String,
    /// Indicators.
    pub indicators: Vec<Indicator>,
}

/// An indicator of a result.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Indicator {
    /// IATI IndicatorMeasure code.
    pub measure: String,
    /// Title.
    pub title: String,
    /// Year and value of the baseline, if stated.
    pub baseline: Option<(Option<i32>, Option<String>)>,
    /// Periods with target and actual, in file order.
    pub periods: Vec<IndicatorPeriod>,
}

/// A period of an indicator.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct IndicatorPeriod {
    /// First day, if readable.
    pub start: Option<Day>,
    /// Last day, if readable.
    pub end: Option<Day>,
    /// Target as published.
    pub target: Option<String>,
    /// Actual value as published.
    pub actual: Option<String>,
}

/// One row about a milestone of an activity.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MilestoneStatement {
    /// Row in the file.
    pub row: u32,
    /// Since when it is known.
    pub recorded: Recorded,
    /// Identifier of the activity.
    pub activity: String,
    /// Milestone code (`M12`) or, for one the reference list lacks, its name in lower case.
    pub milestone: String,
    /// Which time round (1 unless stated).
    pub round: u32,
    /// Day now planned.
    pub planned_on: Said<Day>,
    /// Day it happened.
    pub actual_on: Said<Day>,
    /// Person, post or unit that has the file.
    pub holder: Said<String>,
}

/// One row of money: a transaction, or a budget of a period.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LedgerStatement {
    /// Row in the file.
    pub row: u32,
    /// Since when it is known.
    pub recorded: Recorded,
    /// Identifier of the activity.
    pub activity: String,
    /// Kind of line; decides whether the row adds (transactions) or replaces (budgets).
    pub kind: LedgerKind,
    /// Day of a transaction, or first day of a budget's period.
    pub period_start: Day,
    /// Day of a transaction, or last day of a budget's period.
    pub period_end: Day,
    /// Amount; `None` is unknown and stays so.
    pub amount: Option<Amount>,
    /// Currency.
    pub currency: Currency,
    /// Exchange-rate day where it differs from `period_start`.
    pub value_date: Option<Day>,
    /// Source of funds.
    pub fund: Option<String>,
    /// Budget class or line.
    pub class: Option<String>,
    /// Organisation that gives.
    pub provider: Option<String>,
    /// Organisation that receives.
    pub receiver: Option<String>,
    /// The source's own reference: the identity of a transaction where present.
    pub reference: Option<String>,
    /// Provisional or final, where stated.
    pub finality: Option<Finality>,
}

/// One event of a case.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EventStatement {
    /// Row in the file.
    pub row: u32,
    /// Since when it is known.
    pub recorded: Recorded,
    /// Process the case belongs to.
    pub process: String,
    /// Case.
    pub case: String,
    /// Step that was completed.
    pub step: String,
    /// When it was completed.
    pub completed_at: Instant,
    /// When work on it began, if known: splits waiting from handling.
    pub started_at: Option<Instant>,
    /// Person, post or unit that had the file.
    pub holder: Option<String>,
    /// Office of the event.
    pub office: Option<String>,
    /// Activity the case belongs to.
    pub activity: Option<String>,
    /// What the event says of the case.
    pub status: Option<CaseStatus>,
}

/// Billionths: the unit of exchange rates.
pub const RATE_SCALE: i64 = 1_000_000_000;

/// One exchange rate: one `base` is `rate` of `currency`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RateStatement {
    /// Row in the file.
    pub row: u32,
    /// Since when it is known.
    pub recorded: Recorded,
    /// Day from which it holds.
    pub date: Day,
    /// Currency that is counted.
    pub currency: Currency,
    /// Currency of which there is one.
    pub base: Currency,
    /// Units of `currency` for one `base`, in billionths.
    pub rate: i64,
    /// Who published it.
    pub source: Option<String>,
}

/// How a row speaks of a line that was said before. Only files that carry their whole history need it: a blank one
/// says a line, counted among equal ones of its file.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Amendment {
    /// The line is no longer said from the row's day of knowledge on.
    pub withdraws: bool,
    /// Which of several equal lines (transactions without reference, events) is meant, from 0; `None` to count.
    pub occurrence: Option<u32>,
}

/// One rating of an activity. The latest known of a day and rater counts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RatingStatement {
    /// Row in the file.
    pub row: u32,
    /// Since when it is known.
    pub recorded: Recorded,
    /// Identifier of the activity.
    pub activity: String,
    /// Day of which it speaks.
    pub rated_on: Day,
    /// Manager or evaluation.
    pub rated_by: Rater,
    /// The rating; `None` withdraws it.
    pub rating: Option<Rating>,
    /// Post or unit that gave it, never a person.
    pub post: Option<String>,
}

/// Any statement, in the order a file gives them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Statement {
    /// About an activity.
    Activity(Box<ActivityStatement>),
    /// About a milestone.
    Milestone(MilestoneStatement),
    /// About money: transactions and budgets.
    Ledger(Box<LedgerStatement>),
    /// About a case.
    Event(EventStatement),
    /// An exchange rate.
    Rate(RateStatement),
    /// A rating of an activity.
    Rating(RatingStatement),
}
