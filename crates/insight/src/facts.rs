//! Facts as columns: what `app` loads once from `store` and every calculation reads.
//! Struct-of-arrays with small integers; names live in dictionaries; nothing here is computed, except the orders
//! and offsets that make computing fast. What was known on a day is in `portfolio`.

use crate::recorded::Recorded;
use domain::shares::Percent;
use domain::{ActivityStatus, Amount, Currency, Day, Rater, Rating, Said, Vocabulary, Zone};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

/// No dictionary entry, no activity, no case.
pub const NONE: u32 = u32::MAX;
/// "No such day" in a column of days; also "never superseded" is [`FOREVER`].
pub const NO_DAY: i32 = i32::MIN;
/// Upper end of knowledge of a fact that nothing has replaced.
pub const FOREVER: i32 = i32::MAX;
/// Unknown amount in a column of amounts.
pub const UNKNOWN_AMOUNT: i64 = i64::MIN;
/// "No such instant" in a column of instants.
pub const NO_INSTANT: i64 = i64::MIN;

/// Rows by what they belong to, in the order of the rows: activities or cases, by number.
#[derive(Clone, Debug, Default)]
pub struct Grouped {
    start: Vec<u32>,
    rows: Vec<u32>,
}

impl Grouped {
    /// By the number each row belongs to; rows that belong to none of the first `n` are left out.
    pub fn of(numbers: impl Iterator<Item = u32> + Clone, n: usize) -> Grouped {
        let start = offsets(n, numbers.clone().filter(|number| (*number as usize) < n));
        let mut next = start.clone();
        let mut rows = vec![0u32; start[n] as usize];
        for (row, number) in numbers.enumerate().filter(|(_, number)| (*number as usize) < n) {
            let place = &mut next[number as usize];
            rows[*place as usize] = row as u32;
            *place += 1;
        }
        Grouped { start, rows }
    }

    /// The rows of one.
    pub fn of_one(&self, number: usize) -> &[u32] {
        match self.start.get(number..number + 2) {
            Some(&[from, to]) => &self.rows[from as usize..to as usize],
            _ => &[],
        }
    }
}

/// Offsets by number from the numbers of rows, in any order; one longer than there are numbers.
pub fn offsets(n: usize, numbers: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut start = vec![0u32; n + 1];
    for number in numbers {
        start[number as usize + 1] += 1;
    }
    for at in 0..n {
        start[at + 1] += start[at];
    }
    start
}

/// Names behind the small integers of a column.
#[derive(Clone, Debug, Default)]
pub struct Dictionary {
    /// Code or identifier; what filters match and addresses show.
    pub codes: Vec<String>,
    /// Name for people; blank where the code is the name.
    pub names: Vec<String>,
    /// Made when first asked: most names are only ever shown.
    index: OnceLock<HashMap<String, u32>>,
}

impl Dictionary {
    /// Adds an entry and gives its number. The caller keeps codes unique.
    pub fn push(&mut self, code: &str, name: &str) -> u32 {
        let number = self.codes.len() as u32;
        self.codes.push(code.to_owned());
        self.names.push(name.to_owned());
        if let Some(index) = self.index.get_mut() {
            index.entry(code.to_owned()).or_insert(number);
        }
        number
    }

    /// The number of a code, else of a name (exact).
    pub fn find(&self, code_or_name: &str) -> Option<u32> {
        // Of equal codes the first counts: it is put in last.
        let index = || (0..self.codes.len()).rev().map(|n| (self.codes[n].clone(), n as u32)).collect();
        self.index
            .get_or_init(index)
            .get(code_or_name)
            .copied()
            .or_else(|| self.names.iter().position(|n| !n.is_empty() && n == code_or_name).map(|i| i as u32))
    }

    /// The code of a number; blank for [`NONE`].
    pub fn code(&self, number: u32) -> &str {
        self.codes.get(number as usize).map_or("", String::as_str)
    }

    /// The name of a number, or its code where it has none; blank for [`NONE`].
    pub fn name(&self, number: u32) -> &str {
        match self.names.get(number as usize) {
            Some(name) if !name.is_empty() => name,
            _ => self.code(number),
        }
    }

    /// How many entries.
    pub fn len(&self) -> usize {
        self.codes.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.codes.is_empty()
    }
}

/// Everything loaded for calculation, up to one change.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Last change contained.
    pub change: u64,
    /// Currency of every computed sum.
    pub reporting_currency: Option<Currency>,
    /// The organisation's time zone, for turning instants into days.
    pub zone: Zone,
    /// First day anything was known; `None` for an empty store.
    pub first_recorded: Option<Day>,
    /// Names.
    pub names: Names,
    /// Activities and their versions.
    pub activities: ActivityColumns,
    /// Money.
    pub ledger: LedgerColumns,
    /// Milestones.
    pub milestones: MilestoneColumns,
    /// Events of cases.
    pub events: EventColumns,
    /// Exchange rates.
    pub rates: Vec<RateRow>,
    /// Ratings by managers and evaluations.
    pub ratings: RatingColumns,
    /// Limits of rules that the organisation set itself, in the order in which they were set.
    pub rule_limits: Vec<RuleLimit>,
    /// An index over them.
    pub recorded: Recorded,
}

/// Limits of one rule as the organisation set them, in force from a day on.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleLimit {
    /// The rule, or `stage-over-limit/STAGE` for one stage.
    pub rule: String,
    /// Where *watch* begins; `None` is nowhere.
    pub watch: Option<f64>,
    /// Where *act* begins; `None` is nowhere.
    pub act: Option<f64>,
    /// From when the rule applies; `None` leaves what was.
    pub applies_after: Option<f64>,
    /// First day on which the limits hold.
    pub valid_from: Day,
    /// First day by whose end they were known.
    pub known_from: Day,
}

/// The dictionaries.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Offices.
    pub offices: Dictionary,
    /// Organisations (donors, providers, receivers).
    pub organisations: Dictionary,
    /// Forms of cooperation.
    pub instruments: Dictionary,
    /// Titles of activities (code = text).
    pub titles: Vec<String>,
    /// Members of the vocabularies, one dictionary each, by [`Vocabulary::number`].
    pub terms: HashMap<Vocabulary, Dictionary>,
    /// Budget classes.
    pub classes: Dictionary,
    /// Currencies of the ledger; the numbers fit one byte.
    pub currencies: Vec<Currency>,
    /// Processes. `project-cycle` is always number 0.
    pub processes: Dictionary,
    /// Steps of every process (code, name). Milestones are among them.
    pub steps: Dictionary,
    /// Place of each step in the normal course of its process; ties and unknown are `u32::MAX`.
    pub step_order: Vec<u32>,
    /// Whether a step ends its case (reference data; for instance financial closure).
    pub step_ends: Vec<bool>,
    /// Cases other than those of the project cycle.
    pub cases: Dictionary,
    /// Holders: persons, posts or units.
    pub holders: Dictionary,
}

impl Names {
    /// The dictionary of a vocabulary, if any member is known.
    pub fn vocabulary(&self, vocabulary: Vocabulary) -> Option<&Dictionary> {
        self.terms.get(&vocabulary)
    }
}

/// Activities: identifiers, and every statement about them.
#[derive(Clone, Debug, Default)]
pub struct ActivityColumns {
    /// Identifiers; position is the activity's number everywhere in this crate.
    pub identifiers: Vec<String>,
    /// Offsets into `versions`; one longer than `identifiers`.
    pub version_start: Vec<u32>,
    /// Statements by activity, then source rank (least trusted first), then `known_from`, then order of statement.
    pub versions: Vec<ActivityVersion>,
    /// Offsets into `share_sets`; one longer than `identifiers`.
    pub share_start: Vec<u32>,
    /// Share statements by activity, in the same order as versions.
    pub share_sets: Vec<ShareSet>,
    /// Members of the share sets.
    pub share_members: Vec<ShareMember>,
}

/// What one statement said of an activity.
#[derive(Clone, Copy, Debug)]
pub struct ActivityVersion {
    /// Day by whose end it was known.
    pub known_from: Day,
    /// Trust in its source: higher wins. Equal rank is the same source.
    pub source_rank: u16,
    /// Whether `known_from` is assumed and not stated.
    pub assumed: bool,
    /// Title (number in [`Names::titles`]).
    pub title: Said<u32>,
    /// Status.
    pub status: Said<ActivityStatus>,
    /// Office.
    pub office: Said<u32>,
    /// Donor (organisation).
    pub donor: Said<u32>,
    /// Instrument.
    pub instrument: Said<u32>,
    /// Parent activity (its number).
    pub parent: Said<u32>,
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
    /// Currency of the approved total (number in [`Names::currencies`]).
    pub currency: Said<u8>,
}

/// What one statement said of the shares of an activity in one vocabulary.
#[derive(Clone, Debug)]
pub struct ShareSet {
    /// Day by whose end it was known.
    pub known_from: Day,
    /// Trust in its source.
    pub source_rank: u16,
    /// Vocabulary.
    pub vocabulary: Vocabulary,
    /// Members in `share_members`; empty where the source said *unknown*.
    pub members: Range<u32>,
}

/// One member of a share set.
#[derive(Clone, Copy, Debug)]
pub struct ShareMember {
    /// Number in the vocabulary's dictionary.
    pub term: u32,
    /// Percentage, if stated.
    pub percent: Option<Percent>,
}

/// Money: one row per ledger statement, sorted by activity. 36 bytes a line.
#[derive(Clone, Debug, Default)]
pub struct LedgerColumns {
    /// Offsets by activity; one longer than the number of activities.
    pub start: Vec<u32>,
    /// [`domain::LedgerKind::number`].
    pub kind: Vec<u8>,
    /// Number in [`Names::currencies`].
    pub currency: Vec<u8>,
    /// Source rank, cut to a byte; higher wins.
    pub source_rank: Vec<u8>,
    /// 0 not stated, else [`domain::Finality::number`].
    pub finality: Vec<u8>,
    /// Fund (number in the fund vocabulary, `u16::MAX` for none).
    pub fund: Vec<u16>,
    /// Budget class (`u16::MAX` for none).
    pub class: Vec<u16>,
    /// Day of a transaction or first day of a budget.
    pub period_start: Vec<i32>,
    /// Day of a transaction or last day of a budget.
    pub period_end: Vec<i32>,
    /// Ten-thousandths, or [`UNKNOWN_AMOUNT`].
    pub amount: Vec<i64>,
    /// First day by whose end the line was known.
    pub known_from: Vec<i32>,
    /// First day by whose end it was replaced or withdrawn, or [`FOREVER`].
    pub known_until: Vec<i32>,
    /// Exchange-rate days of the few lines that have their own: by line number.
    pub value_dates: HashMap<u32, Day>,
    /// Whether lines of more than one source occur; if not, the precedence rule need not be looked at.
    pub has_many_sources: bool,
}

impl LedgerColumns {
    /// Number of lines.
    pub fn len(&self) -> usize {
        self.kind.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.kind.is_empty()
    }

    /// The lines of an activity.
    pub fn lines(&self, activity: u32) -> Range<usize> {
        self.start[activity as usize] as usize..self.start[activity as usize + 1] as usize
    }
}

/// Milestone statements, sorted by activity, step, round, source rank, `known_from`, order of statement.
#[derive(Clone, Debug, Default)]
pub struct MilestoneColumns {
    /// Offsets by activity; one longer than the number of activities.
    pub start: Vec<u32>,
    /// Step (number in [`Names::steps`]).
    pub step: Vec<u32>,
    /// Round.
    pub round: Vec<u32>,
    /// Planned day.
    pub planned_on: Vec<Said<Day>>,
    /// Actual day.
    pub actual_on: Vec<Said<Day>>,
    /// Holder (number in [`Names::holders`]).
    pub holder: Vec<Said<u32>>,
    /// First day by whose end the statement was known.
    pub known_from: Vec<i32>,
    /// Source rank; higher wins.
    pub source_rank: Vec<u16>,
}

/// Ratings, sorted by activity, rater, day rated, source rank, `known_from`, order of statement.
#[derive(Clone, Debug, Default)]
pub struct RatingColumns {
    /// Offsets by activity; one longer than the number of activities, or empty where there are no ratings.
    pub start: Vec<u32>,
    /// What was said.
    pub versions: Vec<RatingVersion>,
}

/// What one statement said of a rating.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RatingVersion {
    /// Manager or evaluation.
    pub rated_by: Rater,
    /// Day of which it speaks.
    pub rated_on: Day,
    /// The rating; `None` withdraws it.
    pub rating: Option<Rating>,
    /// Post or unit that gave it.
    pub post: Option<String>,
    /// Trust in the source; higher wins.
    pub source_rank: u16,
    /// Day by whose end it was known.
    pub known_from: Day,
}

/// Events of cases other than the project cycle, sorted by process, case, completion, file order.
#[derive(Clone, Debug, Default)]
pub struct EventColumns {
    /// Process (number in [`Names::processes`]).
    pub process: Vec<u32>,
    /// Case (number in [`Names::cases`]).
    pub case: Vec<u32>,
    /// Step (number in [`Names::steps`]).
    pub step: Vec<u32>,
    /// Completed, in seconds since 1970 UTC.
    pub completed_at: Vec<i64>,
    /// Begun, or [`NO_INSTANT`].
    pub started_at: Vec<i64>,
    /// Holder or [`NONE`].
    pub holder: Vec<u32>,
    /// Office of the event or [`NONE`] (then its activity's).
    pub office: Vec<u32>,
    /// Activity or [`NONE`].
    pub activity: Vec<u32>,
    /// 0 not stated, else [`domain::CaseStatus::number`].
    pub status: Vec<u8>,
    /// First day by whose end the event was known.
    pub known_from: Vec<i32>,
    /// First day by whose end it was replaced or withdrawn, or [`FOREVER`].
    pub known_until: Vec<i32>,
}

/// One exchange rate: one `base` is `rate` billionths of `currency` from `date` on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateRow {
    /// Day from which it holds.
    pub date: Day,
    /// Currency that is counted.
    pub currency: Currency,
    /// Currency of which there is one.
    pub base: Currency,
    /// Billionths of `currency` for one `base`.
    pub rate: i64,
    /// First day by whose end it was known.
    pub known_from: Day,
    /// First day by whose end it was replaced, or [`FOREVER`].
    pub known_until: i32,
}
