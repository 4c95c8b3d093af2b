//! Quality of data per publisher and per office: how complete, how fresh, how far ahead, and a self-score along the
//! indicators of the Aid Transparency Index. The formulas are in `insight::quality`.

use crate::filters::{Filters, Question};
use crate::headway::Known;
use crate::table::{Cell, Table};
use crate::{Failure, Headway};
use domain::{Context, reference};
use insight::money::Money;
use insight::quality::{Component, FRESH_DAYS, Field, Listed, Part, Quality, quality as measured, self_score};
use serde::Serialize;
use std::collections::BTreeMap;
use store::rows::ListedRow;

/// What data are shown apart by.
pub const BY: [&str; 2] = ["publisher", "office"];

/// The answer of `quality`.
#[derive(Clone, Debug, Serialize)]
pub struct QualityAnswer {
    /// Last day of knowledge.
    pub as_of: String,
    /// `publisher` or `office`.
    pub by: &'static str,
    /// Filters that were set.
    pub filters: Filters,
    /// All activities together.
    pub all: QualityGroup,
    /// Groups, most activities first.
    pub groups: Vec<QualityGroup>,
}

/// One publisher or office.
#[derive(Clone, Debug, Serialize)]
pub struct QualityGroup {
    /// Identifier or code; blank for the organisation that runs Headway, and for activities without office.
    pub group: String,
    /// Name.
    pub name: String,
    /// Activities.
    pub activities: u64,
    /// Those of them that run.
    pub running: u64,
    /// Share of activities with each field, of those to which it applies.
    pub fields: Vec<FieldAnswer>,
    /// How fresh.
    pub timeliness: Timeliness,
    /// Running activities with money foreseen, by year ahead.
    pub forward_budgets: Vec<Ahead>,
    /// The self-score.
    pub self_score: SelfScore,
}

/// One field.
#[derive(Clone, Debug, Serialize)]
pub struct FieldAnswer {
    /// Its name.
    pub field: &'static str,
    /// Activities to which it applies.
    pub n: u64,
    /// Those that have it.
    pub with: u64,
    /// Share; `None` where it applies to none.
    pub share: Option<f64>,
}

/// How fresh what is known is.
#[derive(Clone, Debug, Serialize)]
pub struct Timeliness {
    /// Median days since the newest statement about an activity.
    pub median_age_days: Option<f64>,
    /// Share of activities with a statement of the last so many days.
    pub within: Vec<Within>,
    /// Transactions of the last 365 days.
    pub transactions: u64,
    /// Median days until they were known.
    pub median_lag_days: Option<f64>,
}

/// Activities with a statement of the last days.
#[derive(Clone, Debug, Serialize)]
pub struct Within {
    /// Days.
    pub days: i32,
    /// Share.
    pub share: Option<f64>,
}

/// A year ahead.
#[derive(Clone, Debug, Serialize)]
pub struct Ahead {
    /// 1 for the twelve months from the next day on.
    pub year: usize,
    /// Running activities that do not end before it.
    pub n: u64,
    /// Those with a budget or forecast that touches it.
    pub with: u64,
    /// Share.
    pub share: Option<f64>,
}

/// A self-score along a published index. It is not the index.
#[derive(Clone, Debug, Serialize)]
pub struct SelfScore {
    /// 0 to 100; `None` where nothing is measured.
    pub score: Option<f64>,
    /// Share of the weight of the index that is measured here.
    pub measured_weight: f64,
    /// Its indicators, and those of them that are measured.
    pub indicators: u64,
    /// Those that are measured.
    pub measured: u64,
    /// Whether somebody confirmed that the rows fit.
    pub confirmed: bool,
    /// By component.
    pub components: Vec<ComponentAnswer>,
}

/// One component of the index.
#[derive(Clone, Debug, Serialize)]
pub struct ComponentAnswer {
    /// Its name.
    pub component: &'static str,
    /// Weight in per cent.
    pub weight: f64,
    /// Mean share of the measured indicators, 0 to 1.
    pub score: Option<f64>,
    /// Indicators.
    pub indicators: Vec<IndicatorScore>,
}

/// One indicator.
#[derive(Clone, Debug, Serialize)]
pub struct IndicatorScore {
    /// Id.
    pub indicator: &'static str,
    /// Name in the language asked for.
    pub name: &'static str,
    /// Field that stands for it; blank where it is not measured.
    pub field: &'static str,
    /// Share, if measured.
    pub share: Option<f64>,
}

/// Measures the data, shown apart by publisher or office.
pub fn quality(headway: &Headway, ctx: &Context, filters: &Filters, by: &str) -> Result<QualityAnswer, Failure> {
    let Some(by) = BY.into_iter().find(|name| *name == by) else {
        return Err(Failure::invalid("by.unknown").with("by", by).with("choices", BY.join(", ")));
    };
    let asked = Question::of(headway, ctx, filters)?;
    let question = format!("quality {by} {filters:?} {}", ctx.language.code());
    let known = &asked.known;
    known.remembered(ctx, &question, || {
        let lists = known.remembered(ctx, "quality lists", || Lists::load(headway, ctx, known))?;
        let money = Money::as_of(&known.facts, known.day());
        let group = |code: String, name: String, activities: &[u32]| {
            answer(ctx, code, name, &measured(&money, &known.portfolio, &lists.listed, activities), known)
        };
        let mut members: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        for &activity in asked.selection.activities() {
            members.entry(group_of(known, &lists, by, activity)).or_default().push(activity);
        }
        let mut groups: Vec<QualityGroup> = members
            .into_iter()
            .map(|(code, activities)| group(code.clone(), name_of(known, by, &code), &activities))
            .collect();
        groups.sort_by(|a, b| b.activities.cmp(&a.activities).then_with(|| a.group.cmp(&b.group)));
        let all = group(String::new(), String::new(), asked.selection.activities());
        Ok(QualityAnswer { as_of: known.as_of.to_string(), by, filters: filters.clone(), all, groups })
    })
}

fn group_of(known: &Known, lists: &Lists, by: &str, activity: u32) -> String {
    match by {
        "office" => known.facts.names.offices.code(known.portfolio.office[activity as usize]).to_owned(),
        _ => lists.publishers[activity as usize].clone(),
    }
}

fn name_of(known: &Known, by: &str, code: &str) -> String {
    let names = &known.facts.names;
    let dictionary = if by == "office" { &names.offices } else { &names.organisations };
    dictionary.find(code).map_or(code, |number| dictionary.name(number)).to_owned()
}

/// What only the store tells of activities, by their number.
#[derive(Clone)]
struct Lists {
    listed: std::sync::Arc<Vec<Listed>>,
    publishers: std::sync::Arc<Vec<String>>,
}

impl Lists {
    fn load(headway: &Headway, ctx: &Context, known: &Known) -> Result<Lists, Failure> {
        let facts = &known.facts;
        let mut newest: Vec<Option<ListedRow>> = vec![None; facts.activities.identifiers.len()];
        let publishers = headway.store().read(ctx, |reader| {
            let change = Some(facts.change);
            let places: std::collections::HashMap<u32, usize> = reader
                .activities(change)?
                .into_iter()
                .filter_map(|w| Some((w.id, facts.activities.identifiers.binary_search(&w.code).ok()?)))
                .collect();
            reader.each_listed(change, |row| {
                let Some(place) = places.get(&row.activity).filter(|_| row.stamp.recorded_on <= known.day()) else {
                    return;
                };
                let held = &mut newest[*place];
                if held.is_none_or(|held| held.stamp.order() <= row.stamp.order()) {
                    *held = Some(row);
                }
            })?;
            crate::facts::publishers(reader, ctx, facts.change)
        })?;
        let publisher = |activity: usize| {
            let columns = &facts.activities;
            let versions = columns.version_start[activity] as usize..columns.version_start[activity + 1] as usize;
            let known_by = columns.versions[versions].iter().rev().find(|v| v.known_from <= known.day());
            known_by.and_then(|v| publishers.get(&v.source_rank)).cloned().unwrap_or_default()
        };
        Ok(Lists {
            publishers: std::sync::Arc::new((0..newest.len()).map(publisher).collect()),
            listed: std::sync::Arc::new(newest.iter().map(|row| row.map_or_else(Listed::default, of_row)).collect()),
        })
    }
}

fn of_row(row: ListedRow) -> Listed {
    Listed::default()
        .with(Field::Description, row.description)
        .with(Field::Location, row.location)
        .with(Field::Funder, row.funder)
        .with(Field::Implementer, row.implementer)
        .with(Field::ImplementerIdentifier, row.implementer_identifier)
        .with(Field::Results, row.results)
        .with(Field::Markers, row.markers)
}

fn answer(ctx: &Context, group: String, name: String, quality: &Quality, known: &Known) -> QualityGroup {
    let field = |field: &Field| {
        let Part { n, with } = quality.field(*field);
        FieldAnswer { field: field.name(), n, with, share: quality.field(*field).share() }
    };
    let within = FRESH_DAYS.iter().zip(&quality.fresh);
    QualityGroup {
        group,
        name,
        activities: quality.activities,
        running: quality.running,
        fields: Field::ALL.iter().map(field).collect(),
        timeliness: Timeliness {
            median_age_days: quality.median_age,
            within: within.map(|(days, part)| Within { days: *days, share: part.share() }).collect(),
            transactions: quality.lag.0,
            median_lag_days: quality.lag.1,
        },
        forward_budgets: (1..)
            .zip(&quality.forward)
            .map(|(year, part)| Ahead { year, n: part.n, with: part.with, share: part.share() })
            .collect(),
        self_score: score(ctx, quality, known),
    }
}

/// The self-score by the rows that hold on the day of knowledge.
fn score(ctx: &Context, quality: &Quality, known: &Known) -> SelfScore {
    let rows = || reference::transparency_indicators().iter().filter(|row| row.validity.holds_on(known.day()));
    let mut components: Vec<ComponentAnswer> = Vec::new();
    for row in rows() {
        let share = match Field::parse(row.field) {
            Some(field) => quality.field(field).share(),
            None if row.field == "forward_budgets" => ahead(quality),
            None => None,
        };
        let indicator = IndicatorScore {
            indicator: row.indicator,
            name: row.names.in_language(ctx.language),
            field: row.field,
            share,
        };
        match components.iter_mut().find(|c| c.component == row.component) {
            Some(component) => component.indicators.push(indicator),
            None => components.push(ComponentAnswer {
                component: row.component,
                weight: row.component_weight,
                score: None,
                indicators: vec![indicator],
            }),
        }
    }
    let parts: Vec<Component> = components
        .iter()
        .map(|c| Component { weight: c.weight, indicators: c.indicators.iter().map(|i| i.share).collect() })
        .collect();
    for (component, part) in components.iter_mut().zip(&parts) {
        component.score = part.score();
    }
    let scored = self_score(&parts);
    let all = || components.iter().flat_map(|c| &c.indicators);
    SelfScore {
        score: scored.map(|(score, _)| score),
        measured_weight: scored.map_or(0.0, |(_, weight)| weight),
        indicators: all().count() as u64,
        measured: all().filter(|i| i.share.is_some()).count() as u64,
        confirmed: rows().all(|row| row.is_confirmed),
        components,
    }
}

/// Mean share over the years ahead to which any activity runs.
fn ahead(quality: &Quality) -> Option<f64> {
    let shares: Vec<f64> = quality.forward.iter().filter_map(|part| part.share()).collect();
    (!shares.is_empty()).then(|| shares.iter().sum::<f64>() / shares.len() as f64)
}

impl QualityAnswer {
    /// Groups as rows, the fields as columns, after a row for all together.
    pub fn table(&self) -> Table {
        let key = if self.by == "office" { "column-office" } else { "quality-publisher" };
        let mut columns = vec![
            ("group", key.to_owned(), false),
            ("name", "column-name".to_owned(), false),
            ("activities", "column-activities".to_owned(), true),
            ("self_score", "quality-self-score".to_owned(), true),
            ("median_age_days", "quality-median-age".to_owned(), true),
            ("median_lag_days", "quality-median-lag".to_owned(), true),
        ];
        columns.extend(Field::ALL.iter().map(|f| (f.name(), format!("quality-field-{}", dashed(f.name())), true)));
        for (name, key) in
            [("forward_1", "quality-forward-1"), ("forward_2", "quality-forward-2"), ("forward_3", "quality-forward-3")]
        {
            columns.push((name, key.to_owned(), true));
        }
        let columns: Vec<_> = columns.iter().map(|(name, key, numeric)| (*name, key.as_str(), *numeric)).collect();
        let mut table = Table::with_columns(&columns);
        for group in std::iter::once(&self.all).chain(&self.groups) {
            let is_all = std::ptr::eq(group, &self.all);
            let unnamed = if is_all { "quality-all" } else { self.unnamed() };
            let name = if group.name.is_empty() {
                Cell::Coded { code: String::new(), key: unnamed.to_owned() }
            } else {
                Cell::text(&group.name)
            };
            let days = |days: Option<f64>| days.map_or(Cell::Unknown, Cell::Days);
            let mut row = vec![
                if is_all {
                    Cell::Coded { code: "*".into(), key: "quality-all".into() }
                } else {
                    Cell::text(&group.group)
                },
                name,
                Cell::Whole(group.activities as i64),
                group.self_score.score.map_or(Cell::Unknown, |score| Cell::Number(score, 1)),
                days(group.timeliness.median_age_days),
                days(group.timeliness.median_lag_days),
            ];
            let share = |name: &str| group.fields.iter().find(|f| f.field == name).and_then(|f| f.share);
            row.extend(Field::ALL.iter().map(|f| Cell::Share(share(f.name()))));
            row.extend(group.forward_budgets.iter().map(|a| Cell::Share(a.share)));
            table.rows.push(row);
        }
        table
    }

    /// Groups with the figures that fit a screen, after a row for all together.
    pub fn summary(&self) -> Table {
        let whole = self.table();
        let shown = [
            "name",
            "activities",
            "self_score",
            "median_age_days",
            "median_lag_days",
            "description",
            "planned_end",
            "sector",
            "place",
            "implementer",
            "budget",
            "spending",
            "results",
            "forward_1",
        ];
        let places: Vec<usize> =
            shown.iter().filter_map(|name| whole.columns.iter().position(|c| c.name == *name)).collect();
        Table {
            columns: places.iter().map(|at| whole.columns[*at].clone()).collect(),
            rows: whole.rows.iter().map(|row| places.iter().map(|at| row[*at].clone()).collect()).collect(),
        }
    }

    /// Key of the name of a group that has none.
    pub fn unnamed(&self) -> &'static str {
        if self.by == "office" { "quality-no-office" } else { "quality-own" }
    }
}

impl QualityGroup {
    /// Each field with how many have it of how many.
    pub fn fields_table(&self) -> Table {
        let mut table = Table::with_columns(&[
            ("field", "column-field", false),
            ("with", "quality-with", true),
            ("n", "quality-n", true),
            ("share", "quality-share", true),
        ]);
        let mut row = |code: String, key: String, with: u64, n: u64, share: Option<f64>| {
            table.rows.push(vec![
                Cell::Coded { code, key },
                Cell::Whole(with as i64),
                Cell::Whole(n as i64),
                Cell::Share(share),
            ]);
        };
        for f in &self.fields {
            row(f.field.to_owned(), format!("quality-field-{}", dashed(f.field)), f.with, f.n, f.share);
        }
        for a in &self.forward_budgets {
            row(format!("forward_{}", a.year), format!("quality-forward-{}", a.year), a.with, a.n, a.share);
        }
        table
    }

    /// Each indicator of the self-score.
    pub fn score_table(&self) -> Table {
        let mut table = Table::with_columns(&[
            ("component", "quality-component", false),
            ("weight", "quality-weight", true),
            ("indicator", "quality-indicator", false),
            ("share", "quality-share", true),
        ]);
        for component in &self.self_score.components {
            for indicator in &component.indicators {
                table.rows.push(vec![
                    Cell::Coded {
                        code: component.component.to_owned(),
                        key: format!("quality-component-{}", component.component),
                    },
                    Cell::Share(Some(component.weight / 100.0)),
                    Cell::Text(indicator.name.to_owned()),
                    match (indicator.field, indicator.share) {
                        ("", _) => Cell::Coded { code: String::new(), key: "quality-not-measured".to_owned() },
                        (_, share) => Cell::Share(share),
                    },
                ]);
            }
        }
        table
    }
}

fn dashed(name: &str) -> String {
    name.replace('_', "-")
}
