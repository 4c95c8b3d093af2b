//! One activity as of any date: its facts, money, milestones, signals, and how they came to be.
//! The list is in `activities`.

use crate::activities::{Row, row};
use crate::decimal::Decimal;
use crate::figures::excluded_funds;
use crate::headway::Known;
use crate::signals::signal_answer;
use crate::status::{incomplete_answer, rate_answer};
use crate::table::{Cell, Table};
use crate::{Failure, Headway};
use domain::statement::ActivityDetails;
use domain::{Context, Currency, Day, LedgerKind, Said, Vocabulary};
use insight::facts::{ActivityVersion, NONE};
use insight::money::{Kinds, Money, Scratch, Sum};
use insight::portfolio::day_of;
use insight::selection::Selection;
use serde::Serialize;
use std::collections::{BTreeMap, VecDeque};

/// The answer of `activities show`.
#[derive(Clone, Debug, Serialize)]
pub struct ShowAnswer {
    /// Last day of knowledge.
    pub as_of: String,
    /// Currency of the sums.
    pub currency: String,
    /// What the list shows of it.
    #[serde(flatten)]
    pub row: Row,
    /// Parent identifier.
    pub parent: Option<String>,
    /// Children known.
    pub children: Vec<String>,
    /// Instrument.
    pub instrument: Option<String>,
    /// Day of approval.
    pub approved_on: Option<String>,
    /// Planned start, first stated.
    pub first_planned_start: Option<String>,
    /// Planned start.
    pub planned_start: Option<String>,
    /// Actual start.
    pub actual_start: Option<String>,
    /// Shares by vocabulary.
    pub shares: Vec<ShareAnswer>,
    /// Delivery by each named rate.
    pub delivery: Vec<crate::status::RateAnswer>,
    /// Sums by kind of line.
    pub money: Vec<MoneyLine>,
    /// Money against time, and beside similar activities.
    pub pace: crate::pace::PaceAnswer,
    /// Cumulative spending and plan by month.
    pub curve: Vec<CurveMonth>,
    /// Milestones: first plan, current plan, actual.
    pub milestones: Vec<MilestoneAnswer>,
    /// Signals now.
    pub signal_list: Vec<crate::signals::SignalAnswer>,
    /// Ratings by its manager and an evaluation, beside what its flags say.
    pub ratings: crate::ratings::RatingsAnswer,
    /// Every statement about it, newest first.
    pub history: Vec<HistoryEntry>,
    /// Texts in every language.
    pub texts: Vec<TextAnswer>,
    /// Organisations and roles.
    pub organisations: Vec<OrganisationAnswer>,
    /// Other identifiers.
    pub identifiers: Vec<String>,
    /// Policy markers.
    pub markers: Vec<MarkerAnswer>,
    /// Related activities.
    pub related: Vec<RelatedAnswer>,
    /// Places.
    pub locations: Vec<String>,
    /// Results.
    pub results: Vec<ResultAnswer>,
    /// Amounts without a rate, left out.
    pub incomplete: Vec<crate::status::Incomplete>,
}

/// One share.
#[derive(Clone, Debug, Serialize)]
pub struct ShareAnswer {
    /// Vocabulary.
    pub vocabulary: &'static str,
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Percent, if known.
    pub percent: Option<f64>,
}

/// Sum of one kind of line in one year.
#[derive(Clone, Debug, Serialize)]
pub struct MoneyLine {
    /// Kind of line.
    pub kind: &'static str,
    /// Year of the period's first day.
    pub year: i32,
    /// Lines.
    pub n: u64,
    /// Of them without amount.
    pub unknown: u64,
    /// Sum in the reporting currency.
    pub sum: Decimal,
}

/// Cumulative money at the end of a month.
#[derive(Clone, Debug, Serialize)]
pub struct CurveMonth {
    /// `2024-03`
    pub month: String,
    /// Last day.
    pub end: String,
    /// Spent by then; `None` after the day of knowledge.
    pub spent: Option<Decimal>,
    /// Planned by then, current plan.
    pub planned: Option<Decimal>,
    /// Planned by then, first plan.
    pub first_planned: Option<Decimal>,
}

/// One milestone.
#[derive(Clone, Debug, Serialize)]
pub struct MilestoneAnswer {
    /// Code.
    pub milestone: String,
    /// Name.
    pub name: String,
    /// Round.
    pub round: u32,
    /// First plan.
    pub first_planned_on: Option<String>,
    /// Current plan.
    pub planned_on: Option<String>,
    /// Actual.
    pub actual_on: Option<String>,
    /// Holder.
    pub holder: Option<String>,
    /// Times the plan was revised.
    pub revisions: u64,
    /// Taken from the activity's own dates, no milestone being stated.
    pub derived: bool,
}

/// One statement of the past.
#[derive(Clone, Debug, Serialize)]
pub struct HistoryEntry {
    /// Day it became known.
    pub recorded_on: String,
    /// Whether that day is assumed.
    pub assumed: bool,
    /// Field.
    pub field: &'static str,
    /// What stood before.
    pub before: Option<String>,
    /// What stands from then on; `None` is withdrawn.
    pub after: Option<String>,
}

/// One text.
#[derive(Clone, Debug, Serialize)]
pub struct TextAnswer {
    /// `title`, `description-1`…
    pub kind: String,
    /// Language, if stated.
    pub language: Option<String>,
    /// Text.
    pub text: String,
}

/// One organisation.
#[derive(Clone, Debug, Serialize)]
pub struct OrganisationAnswer {
    /// IATI role code.
    pub role: u8,
    /// Identifier.
    pub identifier: Option<String>,
    /// Name.
    pub name: Option<String>,
}

/// One marker.
#[derive(Clone, Debug, Serialize)]
pub struct MarkerAnswer {
    /// Vocabulary.
    pub vocabulary: String,
    /// Code.
    pub code: String,
    /// Significance, if stated.
    pub significance: Option<u8>,
}

/// One related activity.
#[derive(Clone, Debug, Serialize)]
pub struct RelatedAnswer {
    /// IATI type code.
    pub kind: u8,
    /// Identifier.
    pub activity: String,
}

/// One result.
#[derive(Clone, Debug, Serialize)]
pub struct ResultAnswer {
    /// IATI type code.
    pub kind: String,
    /// Title.
    pub title: String,
    /// Indicators: title, periods with target and actual.
    pub indicators: Vec<IndicatorAnswer>,
}

/// One indicator.
#[derive(Clone, Debug, Serialize)]
pub struct IndicatorAnswer {
    /// Title.
    pub title: String,
    /// Baseline as published.
    pub baseline: Option<String>,
    /// Periods.
    pub periods: Vec<PeriodAnswer>,
}

/// One period of an indicator.
#[derive(Clone, Debug, Serialize)]
pub struct PeriodAnswer {
    /// First day.
    pub start: Option<String>,
    /// Last day.
    pub end: Option<String>,
    /// Target.
    pub target: Option<String>,
    /// Actual.
    pub actual: Option<String>,
}

/// One activity by its identifier.
pub fn show(headway: &Headway, ctx: &Context, identifier: &str) -> Result<ShowAnswer, Failure> {
    let known = headway.known(ctx)?;
    let (facts, portfolio) = (&known.facts, &known.portfolio);
    let identifiers = &facts.activities.identifiers;
    let not_found = || Failure::not_found("activity.not-found").with("activity", identifier).with("as_of", known.as_of);
    let activity = identifiers.iter().position(|i| i == identifier).ok_or_else(not_found)? as u32;
    if !portfolio.is_known(activity) {
        return Err(Failure::not_found("activity.not-known-yet")
            .with("activity", identifier)
            .with("as_of", known.as_of));
    }
    let i = activity as usize;
    let money = Money::as_of(facts, known.day());
    let only = Selection::filtered_by(portfolio, |a| a == activity);
    let day = |column: &[i32]| day_of(column[i]).map(|d| d.to_string());
    let (money_lines, incomplete) = money_lines(&money, activity);
    let details = details(headway, ctx, identifier, known.day())?;
    let instrument = facts.names.instruments.name(portfolio.instrument[i]);
    Ok(ShowAnswer {
        as_of: known.as_of.to_string(),
        currency: known.currency().to_string(),
        row: row(&known, activity),
        parent: identifiers.get(portfolio.parent[i] as usize).cloned(),
        children: (0..portfolio.len())
            .filter(|&a| portfolio.parent[a] == activity && portfolio.is_known(a as u32))
            .map(|a| identifiers[a].clone())
            .collect(),
        instrument: (!instrument.is_empty()).then(|| instrument.to_owned()),
        approved_on: day(&portfolio.approved_on),
        first_planned_start: day(&portfolio.first_planned_start),
        planned_start: day(&portfolio.planned_start),
        actual_start: day(&portfolio.actual_start),
        shares: shares(&known, activity),
        delivery: insight::delivery::rates(&money, portfolio, &only, &excluded_funds(&known))
            .iter()
            .map(rate_answer)
            .collect(),
        money: money_lines,
        pace: crate::pace::pace_answer(&known, &money, activity),
        curve: curve(&money, &known, activity),
        milestones: milestones(&known, activity),
        signal_list: known
            .figures()
            .assessment
            .signals
            .iter()
            .filter(|s| s.activity == activity)
            .map(|s| signal_answer(&known, ctx.language, s))
            .collect(),
        ratings: crate::ratings::ratings_answer(&known, activity),
        history: history(&known, activity),
        texts: details
            .texts
            .iter()
            .map(|t| TextAnswer { kind: t.kind.clone(), language: t.language.clone(), text: t.text.clone() })
            .collect(),
        organisations: details
            .organisations
            .iter()
            .map(|o| OrganisationAnswer { role: o.role, identifier: o.identifier.clone(), name: o.name.clone() })
            .collect(),
        identifiers: details.identifiers.iter().map(|i| i.identifier.clone()).collect(),
        markers: details
            .markers
            .iter()
            .map(|m| MarkerAnswer {
                vocabulary: m.vocabulary.clone(),
                code: m.code.clone(),
                significance: m.significance,
            })
            .collect(),
        related: details.related.iter().map(|r| RelatedAnswer { kind: r.kind, activity: r.activity.clone() }).collect(),
        locations: details.locations.iter().filter_map(|l| l.name.clone().or_else(|| l.position.clone())).collect(),
        results: results(&details),
        incomplete,
    })
}

/// The details stated last by the day of knowledge.
pub(crate) fn details(
    headway: &Headway,
    ctx: &Context,
    identifier: &str,
    day: Day,
) -> Result<ActivityDetails, Failure> {
    let rows = headway.store().read(ctx, |reader| reader.activity_details(identifier, ctx.as_of.change))?;
    let latest = rows.into_iter().rfind(|row| row.stamp.recorded_on <= day);
    Ok(latest.map(|row| row.details).unwrap_or_default())
}

fn shares(known: &Known, activity: u32) -> Vec<ShareAnswer> {
    let mut all = Vec::new();
    for vocabulary in Vocabulary::ALL {
        let Some(dictionary) = known.facts.names.vocabulary(vocabulary) else { continue };
        for member in known.portfolio.shares(&known.facts, activity, vocabulary) {
            all.push(ShareAnswer {
                vocabulary: vocabulary.name(),
                code: dictionary.code(member.term).to_owned(),
                name: dictionary.name(member.term).to_owned(),
                percent: member.percent.map(|p| f64::from(p) / 10_000.0),
            });
        }
    }
    all
}

/// Sums by kind of line and year of its first day, in that order.
fn money_lines(money: &Money<'_>, activity: u32) -> (Vec<MoneyLine>, Vec<crate::status::Incomplete>) {
    let mut sums: BTreeMap<(u8, i32), Sum> = BTreeMap::new();
    let ledger = &money.facts.ledger;
    // Kind by kind, so that an original budget is shown beside the revised one that replaces it in the totals.
    for kind in LedgerKind::ALL {
        money.each_line(activity, Kinds::of(&[*kind]), &mut Scratch::default(), |line| {
            let year = Day(ledger.period_start[line]).year();
            sums.entry((ledger.kind[line], year)).or_default().take(money.worth(line));
        });
    }
    let mut whole = Sum::default();
    let mut lines = Vec::new();
    for ((kind, year), sum) in &sums {
        let Some(kind) = LedgerKind::from_number(*kind) else { continue };
        sum.incomplete.iter().for_each(|part| whole.leave_out(*part));
        let left_out: u64 = sum.incomplete.iter().map(|p| p.n).sum();
        lines.push(MoneyLine {
            kind: kind.name(),
            year: *year,
            n: sum.lines + sum.unknown + left_out,
            unknown: sum.unknown,
            sum: Decimal(sum.ten_thousandths),
        });
    }
    (lines, whole.incomplete.iter().map(incomplete_answer).collect())
}

fn curve(money: &Money<'_>, known: &Known, activity: u32) -> Vec<CurveMonth> {
    insight::curve::curve(money, &known.portfolio, activity)
        .into_iter()
        .map(|point| {
            let end = Day::last_of_month(point.month);
            CurveMonth {
                month: end.to_string()[..7].to_owned(),
                end: end.to_string(),
                spent: point.spent.map(Decimal),
                planned: point.planned.map(Decimal),
                first_planned: point.first_planned.map(Decimal),
            }
        })
        .collect()
}

/// Milestones in the order of the cycle: first plan, current plan, actual, holder; then what the activity's own dates
/// say where no milestone is stated (decision 0009).
fn milestones(known: &Known, activity: u32) -> Vec<MilestoneAnswer> {
    let facts = &known.facts;
    let columns = &facts.milestones;
    let names = &facts.names;
    let day = known.day().0;
    let mut all: Vec<(u32, MilestoneAnswer)> = Vec::new();
    for state in insight::caselog::Milestones::of(facts, activity, day) {
        let rows =
            (columns.start[activity as usize] as usize..columns.start[activity as usize + 1] as usize).filter(|&r| {
                columns.step[r] == state.step && columns.round[r] == state.round && columns.known_from[r] <= day
            });
        let mut plans: Vec<Day> = rows.filter_map(|r| columns.planned_on[r].value().copied()).collect();
        let first = plans.first().copied();
        plans.dedup();
        all.push((
            state.step,
            MilestoneAnswer {
                milestone: names.steps.code(state.step).to_owned(),
                name: names.steps.name(state.step).to_owned(),
                round: state.round,
                first_planned_on: first.map(|d| d.to_string()),
                planned_on: state.planned_on.map(|d| d.to_string()),
                actual_on: state.actual_on.map(|d| d.to_string()),
                holder: (state.holder != NONE).then(|| names.holders.name(state.holder).to_owned()),
                revisions: plans.len().saturating_sub(1) as u64,
                derived: false,
            },
        ));
    }
    let own = [
        (insight::caselog::APPROVAL, &known.portfolio.approved_on),
        (insight::caselog::OPERATIONAL_END, &known.portfolio.actual_end),
    ];
    for (code, column) in own {
        let (Some(on), Some(step)) = (day_of(column[activity as usize]), names.steps.find(code)) else { continue };
        if all.iter().all(|(s, _)| *s != step) {
            let answer = MilestoneAnswer {
                milestone: code.to_owned(),
                name: names.steps.name(step).to_owned(),
                round: 1,
                first_planned_on: None,
                planned_on: None,
                actual_on: Some(on.to_string()),
                holder: None,
                revisions: 0,
                derived: true,
            };
            all.push((step, answer));
        }
    }
    all.sort_by_key(|(step, answer)| {
        (names.step_order.get(*step as usize).copied().unwrap_or(NONE), *step, answer.round)
    });
    all.into_iter().map(|(_, answer)| answer).collect()
}

/// What each statement changed, newest first.
fn history(known: &Known, activity: u32) -> Vec<HistoryEntry> {
    let columns = &known.facts.activities;
    let from = columns.version_start[activity as usize] as usize;
    let to = columns.version_start[activity as usize + 1] as usize;
    let mut before: BTreeMap<(u16, &'static str), String> = BTreeMap::new();
    let mut entries = Vec::new();
    for version in &columns.versions[from..to] {
        if version.known_from > known.day() {
            continue;
        }
        for (field, said) in fields(known, version) {
            let earlier = before.get(&(version.source_rank, field)).cloned();
            let after = match said {
                Said::Nothing => continue,
                Said::Unknown => None,
                Said::Value(value) => Some(value),
            };
            if earlier == after {
                continue;
            }
            match &after {
                Some(value) => before.insert((version.source_rank, field), value.clone()),
                None => before.remove(&(version.source_rank, field)),
            };
            entries.push(HistoryEntry {
                recorded_on: version.known_from.to_string(),
                assumed: version.assumed,
                field,
                before: earlier,
                after,
            });
        }
    }
    entries.extend(history_of_money(known, activity));
    entries.sort_by(|a, b| b.recorded_on.cmp(&a.recorded_on));
    entries
}

/// Lines that were replaced or withdrawn by the day of knowledge: what stood, and what stands in its place, if anything.
/// Lines that only came are not history but money.
fn history_of_money(known: &Known, activity: u32) -> Vec<HistoryEntry> {
    let (ledger, names) = (&known.facts.ledger, &known.facts.names);
    let day = known.day().0;
    let line_text = |i: usize| {
        let kind = LedgerKind::from_number(ledger.kind[i]).map_or("", LedgerKind::name);
        let amount = match ledger.amount[i] {
            insight::facts::UNKNOWN_AMOUNT => "?".to_owned(),
            amount => domain::Amount(amount).to_string(),
        };
        let currency =
            names.currencies.get(usize::from(ledger.currency[i])).map_or_else(String::new, Currency::to_string);
        format!("{kind} {} {amount} {currency}", Day(ledger.period_start[i]))
    };
    let place =
        |i: usize, on: i32| (on, ledger.kind[i], ledger.period_start[i], ledger.period_end[i], ledger.source_rank[i]);
    let known_by_then = || ledger.lines(activity).filter(|i| ledger.known_from[*i] <= day);
    let mut begun: BTreeMap<_, VecDeque<usize>> = BTreeMap::new();
    for i in known_by_then() {
        begun.entry(place(i, ledger.known_from[i])).or_default().push_back(i);
    }
    let ended = known_by_then().filter(|i| ledger.known_until[*i] <= day);
    ended
        .map(|i| {
            let on = ledger.known_until[i];
            let successor = begun.get_mut(&place(i, on)).and_then(VecDeque::pop_front);
            let is_budget = LedgerKind::from_number(ledger.kind[i]).is_some_and(LedgerKind::is_budget);
            HistoryEntry {
                recorded_on: Day(on).to_string(),
                assumed: false,
                field: if is_budget { "budget" } else { "transaction" },
                before: Some(line_text(i)),
                after: successor.map(line_text),
            }
        })
        .collect()
}

/// What a statement says, field by field, as text.
fn fields(known: &Known, version: &ActivityVersion) -> Vec<(&'static str, Said<String>)> {
    let names = &known.facts.names;
    let day = |said: Said<Day>| said.map(|d| d.to_string());
    vec![
        ("title", version.title.map(|t| names.titles.get(t as usize).cloned().unwrap_or_default())),
        ("status", version.status.map(|s| s.name().to_owned())),
        ("office", version.office.map(|o| names.offices.name(o).to_owned())),
        ("donor", version.donor.map(|d| names.organisations.name(d).to_owned())),
        ("instrument", version.instrument.map(|i| names.instruments.name(i).to_owned())),
        ("parent", version.parent.map(|p| known.facts.activities.identifiers[p as usize].clone())),
        ("approved_on", day(version.approved_on)),
        ("planned_start", day(version.planned_start)),
        ("actual_start", day(version.actual_start)),
        ("planned_end", day(version.planned_end)),
        ("actual_end", day(version.actual_end)),
        ("approved_budget", version.approved_budget.map(|a| a.to_string())),
        ("currency", version.currency.map(|c| names.currencies[usize::from(c)].to_string())),
    ]
}

fn results(details: &ActivityDetails) -> Vec<ResultAnswer> {
    let day = |d: Option<Day>| d.map(|d| d.to_string());
    details
        .results
        .iter()
        .map(|result| ResultAnswer {
            kind: result.kind.clone(),
            title: result.title.clone(),
            indicators: result
                .indicators
                .iter()
                .map(|indicator| IndicatorAnswer {
                    title: indicator.title.clone(),
                    baseline: indicator.baseline.as_ref().and_then(|(_, value)| value.clone()),
                    periods: indicator
                        .periods
                        .iter()
                        .map(|p| PeriodAnswer {
                            start: day(p.start),
                            end: day(p.end),
                            target: p.target.clone(),
                            actual: p.actual.clone(),
                        })
                        .collect(),
                })
                .collect(),
        })
        .collect()
}

impl ShowAnswer {
    /// The facts as a table of field and value.
    pub fn table(&self) -> Table {
        let currency = Currency::parse(&self.currency).unwrap_or(Currency::USD);
        let mut table = Table::with_columns(&[("field", "column-field", false), ("value", "column-value", false)]);
        let day = |text: &Option<String>| Cell::day(text.as_deref().and_then(Day::parse));
        let text = |text: &Option<String>| text.as_deref().map_or(Cell::Unknown, Cell::text);
        let money = |amount: Option<Decimal>| amount.map_or(Cell::Unknown, |a| Cell::Money(a.0, currency));
        let row = &self.row;
        let status =
            row.status.map_or(Cell::Unknown, |s| Cell::Coded { code: s.to_owned(), key: format!("status-{s}") });
        for (field, value) in [
            ("activity", Cell::text(&row.activity)),
            ("title", Cell::text(&row.title)),
            ("state", Cell::Coded { code: row.state.to_owned(), key: format!("state-{}", row.state) }),
            ("status", status),
            ("office", text(&row.office)),
            ("donor", text(&row.donor)),
            ("instrument", text(&self.instrument)),
            ("parent", self.parent.as_deref().map_or(Cell::Blank, Cell::text)),
            ("approved_on", day(&self.approved_on)),
            ("first_planned_start", day(&self.first_planned_start)),
            ("planned_start", day(&self.planned_start)),
            ("actual_start", day(&self.actual_start)),
            ("first_planned_end", day(&row.first_planned_end)),
            ("planned_end", day(&row.planned_end)),
            ("actual_end", day(&row.actual_end)),
            ("approved_budget", money(row.approved_budget)),
            ("spent", money(row.spent)),
            ("spent_share", Cell::Share(row.spent_share)),
            ("elapsed_share", Cell::Share(row.elapsed_share)),
            ("last_recorded", day(&row.last_recorded)),
        ] {
            table.rows.push(vec![Cell::Coded { code: field.to_owned(), key: format!("field-{field}") }, value]);
        }
        for share in &self.shares {
            let percent = share.percent.map_or(String::new(), |p| format!(" ({p} %)"));
            table.rows.push(vec![
                Cell::Coded { code: share.vocabulary.to_owned(), key: format!("field-{}", share.vocabulary) },
                Cell::Text(format!("{}{percent}", share.name)),
            ]);
        }
        table
    }

    /// Facts, delivery, money, milestones, signals and history, each as a table under the key of its title.
    pub fn tables(&self) -> Vec<(&'static str, Table)> {
        vec![
            ("title-facts", self.table()),
            ("title-delivery", crate::status::delivery_table(&self.delivery, &self.currency)),
            ("title-money", self.money_table()),
            ("title-milestones", self.milestone_table()),
            ("title-signals", self.signal_table()),
            ("title-history", self.history_table()),
        ]
    }

    /// Money by kind and year.
    pub fn money_table(&self) -> Table {
        let currency = Currency::parse(&self.currency).unwrap_or(Currency::USD);
        let mut table = Table::with_columns(&[
            ("kind", "column-kind", false),
            ("year", "column-year", true),
            ("lines", "column-lines", true),
            ("unknown", "column-unknown", true),
            ("sum", "column-sum", true),
        ]);
        for line in &self.money {
            table.rows.push(vec![
                Cell::Coded { code: line.kind.to_owned(), key: format!("kind-{}", line.kind) },
                Cell::Text(line.year.to_string()),
                Cell::Whole(line.n as i64),
                Cell::Whole(line.unknown as i64),
                Cell::Money(line.sum.0, currency),
            ]);
        }
        table
    }

    /// Milestones: first plan, current plan, actual.
    pub fn milestone_table(&self) -> Table {
        let day = |text: &Option<String>| text.as_deref().and_then(Day::parse).map_or(Cell::Blank, Cell::Day);
        let mut table = Table::with_columns(&[
            ("milestone", "column-milestone", false),
            ("name", "column-name", false),
            ("round", "column-round", true),
            ("first_planned_on", "column-first-planned-on", false),
            ("planned_on", "column-planned-on", false),
            ("actual_on", "column-actual-on", false),
            ("holder", "column-holder", false),
            ("revisions", "column-revisions", true),
        ]);
        for milestone in &self.milestones {
            table.rows.push(vec![
                Cell::text(&milestone.milestone),
                Cell::text(&milestone.name),
                Cell::Whole(i64::from(milestone.round)),
                day(&milestone.first_planned_on),
                day(&milestone.planned_on),
                day(&milestone.actual_on),
                milestone.holder.as_deref().map_or(Cell::Blank, Cell::text),
                Cell::Whole(milestone.revisions as i64),
            ]);
        }
        table
    }

    fn signal_table(&self) -> Table {
        crate::signals::SignalsAnswer {
            as_of: self.as_of.clone(),
            signals: self.signal_list.clone(),
            counts: Vec::new(),
            beyond_capacity: 0,
            silent_sources: Vec::new(),
        }
        .table()
    }

    /// What changed when.
    pub fn history_table(&self) -> Table {
        let mut table = Table::with_columns(&[
            ("recorded_on", "column-recorded-on", false),
            ("field", "column-field", false),
            ("before", "column-before", false),
            ("after", "column-after", false),
        ]);
        let text = |value: &Option<String>| value.as_deref().map_or(Cell::Blank, Cell::text);
        for entry in &self.history {
            table.rows.push(vec![
                Cell::day(Day::parse(&entry.recorded_on)),
                Cell::Coded { code: entry.field.to_owned(), key: format!("field-{}", entry.field) },
                text(&entry.before),
                entry.after.as_deref().map_or(Cell::Unknown, Cell::text),
            ]);
        }
        table
    }
}
