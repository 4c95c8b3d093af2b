//! Offices side by side, and one office with what waits there.

use crate::decimal::Decimal;
use crate::figures::excluded_funds;
use crate::filters::{Filters, Question};
use crate::status::States;
use crate::table::{Cell, Table};
use crate::{Failure, Headway};
use domain::{Context, Currency};
use insight::money::Money;
use insight::selection::Selection;
use insight::signals::{Severity, State};
use serde::Serialize;
use std::collections::BTreeMap;

/// The answer of `offices`.
#[derive(Clone, Debug, Serialize)]
pub struct OfficesAnswer {
    /// Last day of knowledge.
    pub as_of: String,
    /// Currency of the sums.
    pub currency: String,
    /// Offices, most activities first.
    pub offices: Vec<OfficeRow>,
}

/// One office.
#[derive(Clone, Debug, Serialize)]
pub struct OfficeRow {
    /// Code; blank for activities without office.
    pub office: String,
    /// Name.
    pub name: String,
    /// Activities.
    pub activities: u64,
    /// By state.
    pub states: States,
    /// Approved totals.
    pub approved: Option<Decimal>,
    /// Spent.
    pub spent: Option<Decimal>,
    /// Delivery rate of the year.
    pub ilo_delivery: Option<f64>,
    /// Cumulative spending of approved.
    pub budget_based: Option<f64>,
    /// Signals at `act`.
    pub act: u64,
    /// Signals at `watch`.
    pub watch: u64,
}

/// Offices side by side, most activities first.
pub fn list(headway: &Headway, ctx: &Context, filters: &Filters) -> Result<OfficesAnswer, Failure> {
    let asked = Question::of(headway, ctx, filters)?;
    let known = &asked.known;
    let mut by_office: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for &activity in asked.selection.activities() {
        by_office.entry(known.portfolio.office[activity as usize]).or_default().push(activity);
    }
    let money = Money::as_of(&known.facts, known.day());
    let excluded = excluded_funds(known);
    let mut offices: Vec<OfficeRow> = Vec::with_capacity(by_office.len());
    for (office, activities) in by_office {
        let selection = Selection::filtered_by(&known.portfolio, |a| {
            known.portfolio.office[a as usize] == office && asked.selection.contains(a)
        });
        let rates = insight::delivery::rates(&money, &known.portfolio, &selection, &excluded);
        let rate = |name: &str| rates.iter().find(|r| r.rate == name).and_then(|r| r.value);
        offices.push(OfficeRow {
            office: known.facts.names.offices.code(office).to_owned(),
            name: known.facts.names.offices.name(office).to_owned(),
            activities: activities.len() as u64,
            states: states(known, &activities),
            approved: sum(activities.iter().map(|a| known.figures().activity(*a).and_then(|f| f.approved))),
            spent: sum(activities.iter().map(|a| known.figures().activity(*a).and_then(|f| f.spent))),
            ilo_delivery: rate("ilo_delivery"),
            budget_based: rate("budget_based"),
            act: signals(known, office, Severity::Act),
            watch: signals(known, office, Severity::Watch),
        });
    }
    offices.sort_by(|a, b| b.activities.cmp(&a.activities).then_with(|| a.office.cmp(&b.office)));
    Ok(OfficesAnswer { as_of: known.as_of.to_string(), currency: known.currency().to_string(), offices })
}

/// States of some activities.
pub(crate) fn states(known: &crate::headway::Known, activities: &[u32]) -> States {
    let mut states = States::default();
    for activity in activities {
        let Some(figures) = known.figures().activity(*activity) else { continue };
        *match figures.state {
            State::OnPace => &mut states.on_pace,
            State::Watch => &mut states.watch,
            State::Act => &mut states.act,
            State::Unknown => &mut states.unknown,
            State::NotApplicable => &mut states.not_applicable,
        } += 1;
    }
    states
}

fn signals(known: &crate::headway::Known, office: u32, severity: Severity) -> u64 {
    let of_office = |activity: u32| known.portfolio.office[activity as usize] == office;
    known.figures().assessment.signals.iter().filter(|s| s.severity == severity && of_office(s.activity)).count() as u64
}

/// A sum of what is known; `None` where nothing is.
fn sum(amounts: impl Iterator<Item = Option<i128>>) -> Option<Decimal> {
    amounts.flatten().fold(None, |total: Option<i128>, amount| Some(total.unwrap_or(0) + amount)).map(Decimal)
}

impl OfficesAnswer {
    /// Offices as a table.
    pub fn table(&self) -> Table {
        let currency = Currency::parse(&self.currency).unwrap_or(Currency::USD);
        let money = |amount: Option<Decimal>| amount.map_or(Cell::Unknown, |a| Cell::Money(a.0, currency));
        let mut table = Table::with_columns(&[
            ("office", "column-office", false),
            ("name", "column-name", false),
            ("activities", "column-activities", true),
            ("act", "state-act", true),
            ("watch", "state-watch", true),
            ("on_pace", "state-on_pace", true),
            ("unknown", "state-unknown", true),
            ("not_applicable", "state-not_applicable", true),
            ("approved", "column-approved", true),
            ("spent", "column-spent", true),
            ("ilo_delivery", "rate-ilo_delivery", true),
            ("budget_based", "rate-budget_based", true),
        ]);
        for office in &self.offices {
            table.rows.push(vec![
                Cell::text(&office.office),
                Cell::text(&office.name),
                Cell::Whole(office.activities as i64),
                Cell::Whole(office.states.act as i64),
                Cell::Whole(office.states.watch as i64),
                Cell::Whole(office.states.on_pace as i64),
                Cell::Whole(office.states.unknown as i64),
                Cell::Whole(office.states.not_applicable as i64),
                money(office.approved),
                money(office.spent),
                Cell::Share(office.ilo_delivery),
                Cell::Share(office.budget_based),
            ]);
        }
        table
    }
}
