//! Stored statements as statements of `domain` again: numbers become words, and what was said of one thing on one day by
//! one source becomes one statement, because a table says one thing of a day.

use domain::shares::Share;
use domain::statement::{
    ActivityStatement, EventStatement, LedgerStatement, MilestoneStatement, RateStatement, RatingStatement, Recorded,
};
use domain::{CaseStatus, Finality, Said};
use std::collections::HashMap;
use store::rows::{
    ActivityRow, EventRow, LedgerRow, MilestoneRow, RateStatementRow, RatingRow, ShareRows, Stamp, WordRow,
};
use store::{Reader, StoreError};

/// Codes by storage number.
type Codes = HashMap<u32, String>;

/// The words that statements are told in.
pub(super) struct Words {
    /// Activities by identifier.
    pub(super) activities: Vec<WordRow>,
    /// Cases, by process and code.
    pub(super) cases: Vec<(String, WordRow)>,
    identifiers: Codes,
    offices: Codes,
    organisations: Codes,
    holders: Codes,
    terms: Codes,
    steps: Codes,
}

impl Words {
    pub(super) fn load(reader: &Reader<'_>, change: Option<u64>) -> Result<Words, StoreError> {
        let codes = |words: Vec<WordRow>| words.into_iter().map(|w| (w.id, w.code)).collect::<Codes>();
        let mut activities = reader.activities(change)?;
        activities.sort_by(|a, b| a.code.cmp(&b.code));
        let processes = codes(reader.processes(change)?);
        let of = |process: u32| processes.get(&process).cloned().unwrap_or_default();
        let mut cases: Vec<_> = reader.cases(change)?.into_iter().map(|c| (of(c.process), c.word)).collect();
        cases.sort_by(|a, b| (&a.0, &a.1.code).cmp(&(&b.0, &b.1.code)));
        Ok(Words {
            identifiers: activities.iter().map(|w| (w.id, w.code.clone())).collect(),
            activities,
            cases,
            offices: codes(reader.offices(change)?),
            organisations: codes(reader.organisations(change)?),
            holders: codes(reader.holders(change)?),
            terms: reader.terms(change)?.into_iter().map(|t| (t.word.id, t.word.code)).collect(),
            steps: reader.steps(change)?.into_iter().map(|s| (s.word.id, s.word.code)).collect(),
        })
    }

    /// Code of an office; blank for none.
    pub(super) fn office(&self, id: Option<u32>) -> String {
        optional(&self.offices, id).unwrap_or_default()
    }

    /// Identifier of an activity; blank for none.
    pub(super) fn activity(&self, id: Option<u32>) -> String {
        optional(&self.identifiers, id).unwrap_or_default()
    }

    /// Code of a step.
    pub(super) fn step(&self, id: u32) -> &str {
        self.steps.get(&id).map_or("", String::as_str)
    }

    /// What one source said of an activity on one day: later rows go over earlier ones, silence leaves them.
    pub(super) fn activity_statement(&self, identifier: &str, rows: &[ActivityRow]) -> ActivityStatement {
        let mut all = ActivityStatement::new(identifier, recorded(&rows[0].stamp), 0);
        let mut shares: Vec<&ShareRows> = Vec::new();
        for row in rows {
            over(&mut all.title, row.title.clone());
            over(&mut all.parent, named(&self.identifiers, row.parent));
            over(&mut all.status, row.status);
            over(&mut all.office, named(&self.offices, row.office));
            over(&mut all.donor, named(&self.organisations, row.donor));
            over(&mut all.instrument, named(&self.terms, row.instrument));
            over(&mut all.approved_on, row.approved_on);
            over(&mut all.planned_start, row.planned_start);
            over(&mut all.actual_start, row.actual_start);
            over(&mut all.planned_end, row.planned_end);
            over(&mut all.actual_end, row.actual_end);
            over(&mut all.approved_budget, row.approved_budget);
            over(&mut all.currency, row.currency);
            for said in &row.shares {
                shares.retain(|(vocabulary, _)| *vocabulary != said.0);
                shares.push(said);
            }
        }
        all.shares = shares.into_iter().map(|(vocabulary, said)| (*vocabulary, self.shares(said))).collect();
        all
    }

    /// Shares by code, so that the file does not show in which order words were stored.
    fn shares(&self, said: &Said<Vec<(u32, Option<i32>)>>) -> Said<Vec<Share>> {
        said.clone().map(|members| {
            let share = |(term, percent): (u32, Option<i32>)| Share { code: word(&self.terms, term), percent };
            let mut shares: Vec<Share> = members.into_iter().map(share).collect();
            shares.sort_by(|a, b| a.code.cmp(&b.code));
            shares
        })
    }

    /// What one source said of a milestone on one day.
    pub(super) fn milestone_statement(&self, activity: &str, rows: &[MilestoneRow]) -> MilestoneStatement {
        let first = &rows[0];
        let mut all = MilestoneStatement {
            row: 0,
            recorded: recorded(&first.stamp),
            activity: activity.to_owned(),
            milestone: word(&self.steps, first.step),
            round: first.round,
            planned_on: Said::Nothing,
            actual_on: Said::Nothing,
            holder: Said::Nothing,
        };
        for row in rows {
            over(&mut all.planned_on, row.planned_on);
            over(&mut all.actual_on, row.actual_on);
            over(&mut all.holder, named(&self.holders, row.holder));
        }
        all
    }

    pub(super) fn ledger_statement(
        &self,
        activity: &str,
        row: &LedgerRow,
        reference: Option<String>,
    ) -> LedgerStatement {
        LedgerStatement {
            row: 0,
            recorded: recorded(&row.stamp),
            activity: activity.to_owned(),
            kind: row.kind,
            period_start: row.period_start,
            period_end: row.period_end,
            amount: row.amount,
            currency: row.currency,
            value_date: row.value_date,
            fund: optional(&self.terms, row.fund),
            class: optional(&self.terms, row.class),
            provider: optional(&self.organisations, row.provider),
            receiver: optional(&self.organisations, row.receiver),
            reference,
            finality: Finality::from_number(row.finality),
        }
    }

    pub(super) fn event_statement(&self, process: &str, case: &str, row: &EventRow) -> EventStatement {
        EventStatement {
            row: 0,
            recorded: recorded(&row.stamp),
            process: process.to_owned(),
            case: case.to_owned(),
            step: word(&self.steps, row.step),
            completed_at: row.completed_at,
            started_at: row.started_at,
            holder: optional(&self.holders, row.holder),
            office: optional(&self.offices, row.office),
            activity: optional(&self.identifiers, row.activity),
            status: CaseStatus::from_number(row.status),
        }
    }
}

/// A rating as stored, as a row.
pub(super) fn rating_statement(activity: &str, row: &RatingRow) -> RatingStatement {
    RatingStatement {
        row: 0,
        recorded: Recorded { on: row.stamp.recorded_on, basis: row.stamp.basis },
        activity: activity.to_owned(),
        rated_on: row.rated_on,
        rated_by: row.rated_by,
        rating: row.rating,
        post: row.post.clone(),
    }
}

pub(super) fn rate_statement(row: &RateStatementRow, publisher: Option<String>) -> RateStatement {
    RateStatement {
        row: 0,
        recorded: recorded(&row.stamp),
        date: row.date,
        currency: row.currency,
        base: row.base,
        rate: row.rate,
        source: publisher,
    }
}

fn recorded(stamp: &Stamp) -> Recorded {
    Recorded { on: stamp.recorded_on, basis: stamp.basis }
}

fn over<T>(slot: &mut Said<T>, said: Said<T>) {
    if !said.is_nothing() {
        *slot = said;
    }
}

fn word(codes: &Codes, id: u32) -> String {
    codes.get(&id).cloned().unwrap_or_default()
}

fn optional(codes: &Codes, id: Option<u32>) -> Option<String> {
    id.and_then(|id| codes.get(&id).cloned())
}

fn named(codes: &Codes, said: Said<u32>) -> Said<String> {
    said.map(|id| word(codes, id))
}
