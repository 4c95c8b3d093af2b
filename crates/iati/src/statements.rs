//! An activity as statements: first what it says of itself, then its money line by line, in file order.
//! No reading of XML here, and no choice between sources: see decision 0003 and `app`.

use crate::model::{Activity, LedgerLine, LedgerOrganisation, Text};
use domain::shares::Vocabulary;
use domain::statement::{
    ActivityDetails, ActivityStatement, ActivityText, LedgerStatement, Recorded, RelatedActivity, Statement,
};
use domain::{Finding, Said, Share};

/// RelatedActivityType "Parent".
const PARENT: u8 = 1;
/// OrganisationRole "Funding".
const FUNDING: u8 = 1;

impl Activity {
    /// What the activity says, known since `recorded`: one statement about the activity, then its ledger lines, then
    /// the findings of its reading.
    pub fn statements(&self, recorded: Recorded) -> (Vec<Statement>, Vec<Finding>) {
        self.clone().into_statements(recorded)
    }

    /// As [`Activity::statements`], without copying.
    pub fn into_statements(mut self, recorded: Recorded) -> (Vec<Statement>, Vec<Finding>) {
        let findings = std::mem::take(&mut self.findings);
        let ledger = std::mem::take(&mut self.ledger);
        let (activity, row) = (self.identifier.clone(), self.position);
        let mut statements = Vec::with_capacity(1 + ledger.len());
        statements.push(Statement::Activity(Box::new(about(self, recorded))));
        let line = |line| Statement::Ledger(Box::new(ledger_statement(line, &activity, row, recorded)));
        statements.extend(ledger.into_iter().map(line));
        (statements, findings)
    }
}

fn about(mut activity: Activity, recorded: Recorded) -> ActivityStatement {
    let mut statement = ActivityStatement::new(activity.identifier.as_str(), recorded, activity.position);
    if let Some(title) = main_title(&activity.titles) {
        statement.title = Said::Value(title.text.clone());
        statement.title_language = title.language.clone();
    }
    statement.parent = parent(&activity.related).into();
    statement.status = activity.status.into();
    let donor = activity.organisations.iter().find(|o| o.role == FUNDING);
    statement.donor = donor.and_then(|d| d.name.clone().or_else(|| d.identifier.clone())).into();
    let [planned_start, actual_start, planned_end, actual_end] = activity.dates.map(Said::from);
    statement.planned_start = planned_start;
    statement.actual_start = actual_start;
    statement.planned_end = planned_end;
    statement.actual_end = actual_end;
    statement.currency = activity.default_currency.into();
    statement.details = Some(Box::new(details(&mut activity)));
    statement.shares = [
        (Vocabulary::Country, activity.countries),
        (Vocabulary::Region, activity.regions),
        (Vocabulary::Sector, activity.sectors),
    ]
    .into_iter()
    .filter(|(_, shares): &(Vocabulary, Vec<Share>)| !shares.is_empty())
    .map(|(vocabulary, shares)| (vocabulary, Said::Value(shares)))
    .collect();
    statement
}

/// The English title, else the first.
fn main_title(titles: &[Text]) -> Option<&Text> {
    titles.iter().find(|t| t.language.as_deref() == Some("en")).or_else(|| titles.first())
}

fn parent(related: &[RelatedActivity]) -> Option<String> {
    related.iter().find(|r| r.kind == PARENT).map(|r| r.activity.clone())
}

/// What only IATI files say, moved out of the activity.
fn details(activity: &mut Activity) -> ActivityDetails {
    let mut texts = Vec::with_capacity(activity.titles.len() + activity.descriptions.len());
    let mut put = |kind: &str, t: Text| {
        texts.push(ActivityText { kind: kind.to_owned(), language: t.language, text: t.text });
    };
    activity.titles.drain(..).for_each(|t| put("title", t));
    for description in activity.descriptions.drain(..) {
        let kind = format!("description-{}", description.kind);
        description.texts.into_iter().for_each(|t| put(&kind, t));
    }
    ActivityDetails {
        texts,
        identifiers: std::mem::take(&mut activity.other_identifiers),
        organisations: std::mem::take(&mut activity.organisations),
        related: std::mem::take(&mut activity.related),
        markers: std::mem::take(&mut activity.markers),
        locations: std::mem::take(&mut activity.locations),
        results: std::mem::take(&mut activity.results),
        source_element: Some(activity.take_standalone_element()),
    }
}

fn ledger_statement(line: LedgerLine, activity: &str, row: u32, recorded: Recorded) -> LedgerStatement {
    let shown = |o: Option<LedgerOrganisation>| o.and_then(|o| o.shown().map(str::to_owned));
    LedgerStatement {
        row,
        recorded,
        activity: activity.to_owned(),
        kind: line.kind,
        period_start: line.period_start,
        period_end: line.period_end,
        amount: Some(line.amount),
        currency: line.currency,
        value_date: line.value_date.filter(|d| *d != line.period_start),
        fund: None,
        class: None,
        provider: shown(line.provider),
        receiver: shown(line.receiver),
        reference: line.reference,
        finality: None,
    }
}
