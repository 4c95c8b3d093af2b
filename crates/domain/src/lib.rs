//! Words and rules of the field, as plain values. Suggested reading order is the order below.
//! No input or output, no database, no XML, and nothing here ever asks what day it is.

/// Who asks, in which language, with the knowledge of which day.
pub mod context;
/// Days and instants without a clock.
pub mod day;
/// Things wrong or notable in an imported file.
pub mod finding;
/// Code lists the calculations depend on: status, ledger kinds, finality.
pub mod kinds;
/// Exact amounts and currencies.
pub mod money;
/// What organisation files say: budgets, expenditure, documents.
pub mod organisation;
/// Dated code lists kept in `reference/`.
pub mod reference;
/// What a source says of one field: a value, that it is unknown, or nothing.
pub mod said;
/// Percentages over countries, regions, sectors, themes and funds.
pub mod shares;
/// What one row of one source says about one thing at one date.
pub mod statement;
/// The organisation's time zone.
pub mod zone;

pub use context::{AsOf, Context, Language, Scope};
pub use day::{Day, Instant};
pub use finding::{Finding, Severity};
pub use kinds::{ActivityStatus, CaseStatus, Finality, LedgerKind, Rater, Rating};
pub use money::{Amount, Currency};
pub use said::Said;
pub use shares::{Share, Vocabulary};
pub use zone::Zone;
