//! Rows as they are stored: plain values with numbers of dictionary entries. What they mean together (which one is
//! known on a day, which source wins) is decided by the reader: see `app::facts`.

use domain::organisation::OrganisationStatement;
use domain::shares::Percent;
use domain::statement::{ActivityDetails, RecordedBasis};
use domain::{ActivityStatus, Amount, Currency, Day, Instant, LedgerKind, Rater, Rating, Said, Vocabulary, Zone};

/// When and by whom a statement was made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stamp {
    /// Number of the source.
    pub source: u32,
    /// The day by whose end it was known.
    pub recorded_on: Day,
    /// Where that day comes from.
    pub basis: RecordedBasis,
    /// Change that stored it.
    pub change: u64,
    /// Row in its file; `u32::MAX` for a withdrawal of an absent row.
    pub row: u32,
    /// Start of the content's sum: the last word between statements that are equal otherwise.
    pub digest: i64,
}

/// Order of the statements of one history. See [`Stamp::order`].
pub type StatementOrder = (Day, bool, u64, u32, i64);

impl Stamp {
    /// Sorts statements of one history, the latest last: by knowledge, then file order. Stated days do not look at
    /// the order of imports; days assumed at import have nothing else.
    pub fn order(&self) -> StatementOrder {
        let is_import = self.basis == RecordedBasis::Import;
        (self.recorded_on, is_import, if is_import { self.change } else { 0 }, self.row, self.digest)
    }
}

/// An entry of a dictionary.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WordRow {
    /// Its number in storage.
    pub id: u32,
    /// Code or identifier.
    pub code: String,
    /// Name; blank where the code is the name.
    pub name: String,
}

/// A member of a vocabulary.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TermRow {
    /// Number of the vocabulary: [`Vocabulary::number`], [`crate::CLASSES`] or [`crate::INSTRUMENTS`].
    pub vocabulary: u8,
    /// The entry.
    pub word: WordRow,
}

/// A step of a process.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StepRow {
    /// Number of the process.
    pub process: u32,
    /// The entry.
    pub word: WordRow,
    /// Place in the normal course, where the process definition says so.
    pub position: Option<u32>,
    /// Whether it ends its case, where the process definition says so.
    pub ends_case: Option<bool>,
}

/// A source and the ranks it was given.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SourceRow {
    /// Its number in storage.
    pub id: u32,
    /// System.
    pub system: String,
    /// Identifier of the reporting organisation.
    pub organisation: String,
    /// Dated ranks, oldest first.
    pub ranks: Vec<RankRow>,
}

/// A rank of a source for a measure: higher wins.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RankRow {
    /// Measure; `*` for all.
    pub measure: String,
    /// Rank.
    pub rank: i64,
    /// First day, if bounded.
    pub valid_from: Option<Day>,
    /// Last day, if bounded.
    pub valid_to: Option<Day>,
}

/// Shares of one vocabulary: numbers of terms with their percentages.
pub type ShareRows = (Vocabulary, Said<Vec<(u32, Option<Percent>)>>);

/// What one statement says of an activity.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ActivityRow {
    /// Its number in storage.
    pub id: i64,
    /// Number of the activity.
    pub activity: u32,
    /// Since when, by whom.
    pub stamp: Stamp,
    /// Title.
    pub title: Said<String>,
    /// Language of the title.
    pub title_language: Option<String>,
    /// Number of the parent.
    pub parent: Said<u32>,
    /// Status.
    pub status: Said<ActivityStatus>,
    /// Number of the office.
    pub office: Said<u32>,
    /// Number of the donor (organisation).
    pub donor: Said<u32>,
    /// Number of the instrument (term of [`crate::INSTRUMENTS`]).
    pub instrument: Said<u32>,
    /// Day of approval.
    pub approved_on: Said<Day>,
    /// Planned start.
    pub planned_start: Said<Day>,
    /// Actual start.
    pub actual_start: Said<Day>,
    /// Planned end.
    pub planned_end: Said<Day>,
    /// Actual end.
    pub actual_end: Said<Day>,
    /// Approved total.
    pub approved_budget: Said<Amount>,
    /// Its currency.
    pub currency: Said<Currency>,
    /// Shares; a vocabulary that is absent says nothing. Members sorted by term.
    pub shares: Vec<ShareRows>,
    /// Sum of the lists (texts, organisations…), if the statement has any.
    pub details: Option<[u8; 32]>,
}

/// One statement of a ledger line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LedgerRow {
    /// Number of the activity.
    pub activity: u32,
    /// Identity within the activity.
    pub identity: i64,
    /// Which of several equal lines.
    pub occurrence: u32,
    /// Since when, by whom.
    pub stamp: Stamp,
    /// Whether it says that there is no such line.
    pub withdrawn: bool,
    /// Kind.
    pub kind: LedgerKind,
    /// First day of the period.
    pub period_start: Day,
    /// Last day of the period.
    pub period_end: Day,
    /// Amount; `None` is unknown.
    pub amount: Option<Amount>,
    /// Currency.
    pub currency: Currency,
    /// Exchange-rate day, where it is another.
    pub value_date: Option<Day>,
    /// Number of the fund.
    pub fund: Option<u32>,
    /// Number of the class (term of [`crate::CLASSES`]).
    pub class: Option<u32>,
    /// Number of the provider.
    pub provider: Option<u32>,
    /// Number of the receiver.
    pub receiver: Option<u32>,
    /// 0 not stated, else [`domain::Finality::number`].
    pub finality: u8,
}

/// One statement of a milestone.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct MilestoneRow {
    /// Number of the activity.
    pub activity: u32,
    /// Number of the step.
    pub step: u32,
    /// Round.
    pub round: u32,
    /// Since when, by whom.
    pub stamp: Stamp,
    /// Planned day.
    pub planned_on: Said<Day>,
    /// Actual day.
    pub actual_on: Said<Day>,
    /// Number of the holder.
    pub holder: Said<u32>,
}

/// One statement of an event.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct EventRow {
    /// Number of the case.
    pub case: u32,
    /// Number of the step.
    pub step: u32,
    /// Completed.
    pub completed_at: Instant,
    /// Which of several equal events.
    pub occurrence: u32,
    /// Since when, by whom.
    pub stamp: Stamp,
    /// Whether it says that there was no such event.
    pub withdrawn: bool,
    /// Begun.
    pub started_at: Option<Instant>,
    /// Number of the holder.
    pub holder: Option<u32>,
    /// Number of the office.
    pub office: Option<u32>,
    /// Number of the activity.
    pub activity: Option<u32>,
    /// 0 not stated, else [`domain::CaseStatus::number`].
    pub status: u8,
}

/// A case and its process.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CaseRow {
    /// Number of the process.
    pub process: u32,
    /// The entry.
    pub word: WordRow,
}

/// One statement of an exchange rate.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RateStatementRow {
    /// Day from which it holds.
    pub date: Day,
    /// Currency that is counted.
    pub currency: Currency,
    /// Currency of which there is one.
    pub base: Currency,
    /// Billionths.
    pub rate: i64,
    /// Since when, by whom.
    pub stamp: Stamp,
}

/// One statement of a rating.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RatingRow {
    /// Number of the activity.
    pub activity: u32,
    /// Day of which it speaks.
    pub rated_on: Day,
    /// Manager or evaluation.
    pub rated_by: Rater,
    /// The rating; `None` withdraws it.
    pub rating: Option<Rating>,
    /// Post or unit that gave it.
    pub post: Option<String>,
    /// Since when, by whom.
    pub stamp: Stamp,
}

/// A change as stored.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ChangeRow {
    /// Its number.
    pub id: u64,
    /// When.
    pub at: Instant,
    /// Who.
    pub person: String,
    /// Through which door.
    pub door: String,
    /// Why.
    pub reason: String,
    /// File the facts came from.
    pub file: Option<String>,
    /// Sum of what it stored.
    pub content: Vec<u8>,
    /// Hash of the change before; empty for the first.
    pub previous_hash: Vec<u8>,
    /// Its own hash.
    pub hash: Vec<u8>,
}

/// What one imported file gave.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ImportRow {
    /// Its number.
    pub id: u64,
    /// Change it made, if any.
    pub change: Option<u64>,
    /// When.
    pub at: Instant,
    /// Who.
    pub person: String,
    /// File name.
    pub file: String,
    /// Kind of rows.
    pub kind: String,
    /// Counts.
    pub counts: ImportCounts,
    /// Number of findings kept.
    pub findings: u64,
}

/// Counts of the rows of one file.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct ImportCounts {
    /// Rows read.
    pub rows: u64,
    /// New.
    pub new: u64,
    /// Changed.
    pub changed: u64,
    /// Unchanged.
    pub unchanged: u64,
    /// Refused.
    pub refused: u64,
}

/// Who publishes activities that came from no published file.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct PublisherRow {
    /// Organisation identifier.
    pub identifier: Option<String>,
    /// Name.
    pub name: Option<String>,
    /// IATI OrganisationType code.
    pub kind: Option<String>,
    /// Language of its texts (ISO 639-1).
    pub language: Option<String>,
}

/// Settings of the installation.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The organisation's time zone.
    pub time_zone: Zone,
    /// Reporting currency, if chosen.
    pub reporting_currency: Option<Currency>,
    /// Whether the facts are made up.
    pub demonstration: bool,
    /// Limits of files that were changed, by the name of the setting (`iati.depth`).
    pub limits: std::collections::BTreeMap<String, u64>,
    /// Who publishes what was entered here, if chosen.
    pub publisher: PublisherRow,
    /// When the first change was stored.
    pub created: Option<Instant>,
}

/// The lists of one statement of an activity, with who said it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DetailsRow {
    /// Since when, by whom.
    pub stamp: Stamp,
    /// The lists.
    pub details: ActivityDetails,
}

/// A statement about an organisation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OrganisationRow {
    /// Since when, by whom.
    pub stamp: Stamp,
    /// What it says.
    pub statement: OrganisationStatement,
}

/// Which lists of one statement of an activity hold anything.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ListedRow {
    /// Number of the activity.
    pub activity: u32,
    /// Since when, by whom.
    pub stamp: Stamp,
    /// A description.
    pub description: bool,
    /// A place inside a country.
    pub location: bool,
    /// An organisation with the role *funding*.
    pub funder: bool,
    /// An organisation with the role *implementing*.
    pub implementer: bool,
    /// One of these with an identifier.
    pub implementer_identifier: bool,
    /// A result.
    pub results: bool,
    /// A policy marker.
    pub markers: bool,
}

/// A ledger line with the names behind its numbers, for the page of one activity.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LedgerLineRow {
    /// The line.
    pub line: LedgerRow,
    /// Fund.
    pub fund: Option<String>,
    /// Class.
    pub class: Option<String>,
    /// Provider.
    pub provider: Option<String>,
    /// Receiver.
    pub receiver: Option<String>,
    /// Reference.
    pub reference: Option<String>,
}
