//! Reading from one state of the database, bounded by a change: rows stored by later changes do not exist.
//! Streams call a function per row and keep nothing.

use crate::error::Result;
use crate::imports::StoredFinding;
use crate::publications::PublicationRow;
use crate::rows::{
    ActivityRow, CaseRow, DetailsRow, EventRow, LedgerLineRow, LedgerRow, ListedRow, MilestoneRow, OrganisationRow,
    RateStatementRow, RatingRow, Settings, SourceRow, Stamp, StepRow, TermRow, WordRow,
};
use crate::signals::{RuleLimitRow, SignalActionRow, SignalRow};
use crate::writer::Family;
use crate::{
    activities, change, details, events, imports, ledger, milestones, organisation_files, people, publications, rates,
    ratings, settings, signals, sources,
};
use domain::Day;
use domain::statement::ActivityDetails;
use rusqlite::{Connection, Row};

/// One state of the database.
pub struct Reader<'c> {
    pub(crate) connection: &'c Connection,
}

/// `None` for everything stored so far.
fn bound(change: Option<u64>) -> i64 {
    change.map_or(i64::MAX, |c| i64::try_from(c).unwrap_or(i64::MAX))
}

impl Reader<'_> {
    /// Number of the last change; 0 before the first.
    pub fn last_change(&self) -> Result<u64> {
        change::last(self.connection)
    }

    /// Settings as of a change.
    pub fn settings(&self, change: Option<u64>) -> Result<Settings> {
        settings::read(self.connection, change)
    }

    /// Sources with their ranks.
    pub fn sources(&self, change: Option<u64>) -> Result<Vec<SourceRow>> {
        sources::list(self.connection, bound(change))
    }

    /// Activities: number and identifier.
    pub fn activities(&self, change: Option<u64>) -> Result<Vec<WordRow>> {
        self.list("select id, identifier, '' from activity where change <= $1 order by id", change, word(0))
    }

    /// Offices.
    pub fn offices(&self, change: Option<u64>) -> Result<Vec<WordRow>> {
        self.list("select id, code, name from office where change <= $1 order by id", change, word(0))
    }

    /// Organisations.
    pub fn organisations(&self, change: Option<u64>) -> Result<Vec<WordRow>> {
        self.list("select id, identifier, name from organisation where change <= $1 order by id", change, word(0))
    }

    /// Holders.
    pub fn holders(&self, change: Option<u64>) -> Result<Vec<WordRow>> {
        self.list("select id, code, name from holder where change <= $1 order by id", change, word(0))
    }

    /// Members of every vocabulary.
    pub fn terms(&self, change: Option<u64>) -> Result<Vec<TermRow>> {
        self.list("select vocabulary, id, code, name from term where change <= $1 order by id", change, |r| {
            Ok(TermRow { vocabulary: r.get(0)?, word: word(1)(r)? })
        })
    }

    /// Processes; `project-cycle` is the first.
    pub fn processes(&self, change: Option<u64>) -> Result<Vec<WordRow>> {
        let sql = "select id, code, name from process where coalesce(change, 0) <= $1 order by id";
        self.list(sql, change, word(0))
    }

    /// Steps of every process.
    pub fn steps(&self, change: Option<u64>) -> Result<Vec<StepRow>> {
        let sql = "select process, id, code, name, position, ends_case from step where change <= $1 order by id";
        self.list(sql, change, |r| {
            Ok(StepRow { process: r.get(0)?, word: word(1)(r)?, position: r.get(4)?, ends_case: r.get(5)? })
        })
    }

    /// Cases of every process but the project cycle.
    pub fn cases(&self, change: Option<u64>) -> Result<Vec<CaseRow>> {
        self.list("select process, id, code, '' from process_case where change <= $1 order by id", change, |r| {
            Ok(CaseRow { process: r.get(0)?, word: word(1)(r)? })
        })
    }

    /// Every statement about activities, with its shares, in the order stored.
    pub fn each_activity(&self, change: Option<u64>, each: impl FnMut(ActivityRow)) -> Result<()> {
        activities::each(self.connection, bound(change), each)
    }

    /// Every statement about money, in the order stored.
    pub fn each_ledger(&self, change: Option<u64>, each: impl FnMut(LedgerRow)) -> Result<()> {
        ledger::each(self.connection, bound(change), each)
    }

    /// Number of statements about money.
    pub fn count_ledger(&self, change: Option<u64>) -> Result<u64> {
        ledger::count(self.connection, bound(change))
    }

    /// Every statement about milestones, in the order stored.
    pub fn each_milestone(&self, change: Option<u64>, each: impl FnMut(MilestoneRow)) -> Result<()> {
        milestones::each(self.connection, bound(change), each)
    }

    /// Every statement about events, in the order stored.
    pub fn each_event(&self, change: Option<u64>, each: impl FnMut(EventRow)) -> Result<()> {
        events::each(self.connection, bound(change), each)
    }

    /// Every statement about exchange rates, in the order stored.
    pub fn each_rate(&self, change: Option<u64>, each: impl FnMut(RateStatementRow)) -> Result<()> {
        rates::each(self.connection, bound(change), each)
    }

    /// Every statement about ratings, in the order stored.
    pub fn each_rating(&self, change: Option<u64>, each: impl FnMut(RatingRow)) -> Result<()> {
        ratings::each(self.connection, bound(change), each)
    }

    /// Every statement about the ratings of one activity: rating by rating, the latest last.
    pub fn rating_history(&self, activity: u32, change: Option<u64>) -> Result<Vec<RatingRow>> {
        ratings::history(self.connection, activity, bound(change))
    }

    /// Every statement about one activity, source by source, the latest last.
    pub fn activity_history(&self, activity: u32, change: Option<u64>) -> Result<Vec<ActivityRow>> {
        activities::history(self.connection, activity, bound(change))
    }

    /// Every statement about the money of one activity with its reference: line by line, the latest last.
    pub fn ledger_history(&self, activity: u32, change: Option<u64>) -> Result<Vec<(LedgerRow, Option<String>)>> {
        ledger::history(self.connection, activity, bound(change))
    }

    /// Every statement about the milestones of one activity: milestone by milestone, the latest last.
    pub fn milestone_history(&self, activity: u32, change: Option<u64>) -> Result<Vec<MilestoneRow>> {
        milestones::history(self.connection, activity, bound(change))
    }

    /// Every statement about one case, in the order of completion.
    pub fn event_history(&self, case: u32, change: Option<u64>) -> Result<Vec<EventRow>> {
        events::history(self.connection, case, bound(change))
    }

    /// Every statement about exchange rates with who published it, by day and pair, the latest last.
    pub fn rate_history(&self, change: Option<u64>) -> Result<Vec<(RateStatementRow, Option<String>)>> {
        rates::history(self.connection, bound(change))
    }

    /// Whether several sources speak of one activity: of its money, its milestones, or (`None`) of itself.
    pub fn has_shared_activity(&self, family: Option<Family>, change: u64) -> Result<bool> {
        let (table, lines) = match family {
            None => ("activity_statement", ""),
            Some(Family::Milestones) => ("milestone_statement", ""),
            Some(Family::Ratings) => ("rating_statement", ""),
            Some(Family::Budgets) => ("ledger_statement", "and kind > 20"),
            Some(Family::Transactions) => ("ledger_statement", "and kind < 20"),
            // An event or a rate is one thing whoever states it.
            Some(Family::Events | Family::Rates) => return Ok(false),
        };
        let sql = format!(
            "select exists (
                 select 1 from {table} where change <= $1 {lines} group by activity having min(source) <> max(source)
             )"
        );
        let limit = bound(Some(change));
        Ok(self.connection.prepare_cached(&sql)?.query_row([limit], |r| r.get(0))?)
    }

    /// The lists of one activity (texts, organisations, results, the published element), one row per statement that
    /// has some, the latest last. Empty for an activity nobody knows.
    pub fn activity_details(&self, activity: &str, change: Option<u64>) -> Result<Vec<DetailsRow>> {
        details::of_activity(self.connection, activity, bound(change))
    }

    /// Every statement of organisation files about one organisation, or about all, in the order stored.
    pub fn organisation_statements(
        &self,
        organisation: Option<&str>,
        change: Option<u64>,
    ) -> Result<Vec<OrganisationRow>> {
        organisation_files::list(self.connection, organisation, bound(change))
    }

    /// The statements about one activity that have lists, the latest last: number and stamp of each.
    pub fn activity_lists(&self, activity: &str, change: Option<u64>) -> Result<Vec<(i64, Stamp)>> {
        details::statements_of(self.connection, activity, bound(change))
    }

    /// The lists of one statement, the published element included.
    pub fn lists_of_statement(&self, statement: i64) -> Result<ActivityDetails> {
        details::read(self.connection, statement)
    }

    /// The element of one statement as published.
    pub fn element_of_statement(&self, statement: i64) -> Result<Option<Vec<u8>>> {
        details::element(self.connection, statement)
    }

    /// Which lists of each statement about an activity hold anything, in the order stored.
    pub fn each_listed(&self, change: Option<u64>, each: impl FnMut(ListedRow)) -> Result<()> {
        details::each_listed(self.connection, bound(change), each)
    }

    /// The ledger statements of one activity with names, in the order stored.
    pub fn activity_ledger(&self, activity: &str, change: Option<u64>) -> Result<Vec<LedgerLineRow>> {
        ledger::of_activity(self.connection, activity, bound(change))
    }

    /// Limits of rules that were set, in the order in which they were set.
    pub fn rule_limits(&self, change: Option<u64>) -> Result<Vec<RuleLimitRow>> {
        signals::rule_limits(self.connection, bound(change))
    }

    /// Signals recorded as of a day or earlier and known by a day, oldest first.
    pub fn signal_records(&self, change: Option<u64>, as_of: Day, known_by: Day) -> Result<Vec<SignalRow>> {
        signals::records(self.connection, bound(change), as_of, known_by)
    }

    /// What was done about signals, known by a day, in the order in which it was noted.
    pub fn signal_actions(&self, change: Option<u64>, known_by: Day) -> Result<Vec<SignalActionRow>> {
        signals::actions(self.connection, bound(change), known_by)
    }

    /// Names, e-mail addresses and telephone numbers of the persons that are known.
    pub fn identifying(&self, change: Option<u64>) -> Result<Vec<String>> {
        people::identifying(self.connection, bound(change))
    }

    /// Publications recorded by a day, oldest first.
    pub fn publications(&self, change: Option<u64>, known_by: Day) -> Result<Vec<PublicationRow>> {
        publications::list(self.connection, bound(change), known_by)
    }

    /// Versions of the standard that files declared, by the change that each file made.
    pub fn versions_of_files(&self) -> Result<std::collections::HashMap<u64, String>> {
        imports::versions(self.connection)
    }

    /// Findings kept of one import.
    pub fn import_findings(&self, import: u64) -> Result<Vec<StoredFinding>> {
        imports::findings(self.connection, import)
    }

    fn list<T>(
        &self,
        sql: &str,
        change: Option<u64>,
        read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map([bound(change)], read)?;
        Ok(rows.collect::<rusqlite::Result<Vec<_>>>()?)
    }
}

/// Reads an entry from three neighbouring columns.
fn word(from: usize) -> impl Fn(&Row<'_>) -> rusqlite::Result<WordRow> {
    move |r| Ok(WordRow { id: r.get(from)?, code: r.get(from + 1)?, name: r.get(from + 2)? })
}
