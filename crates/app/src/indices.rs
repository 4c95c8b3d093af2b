//! Portfolio indices in the manner of the development banks, for all chosen activities and by group, and the
//! activities behind each. The calculation is in `insight::indices`.

use crate::decimal::Decimal;
use crate::durations::dimension;
use crate::filters::{Filters, Question};
use crate::headway::Known;
use crate::{Failure, Headway};
use domain::{AsOf, Context, Day, Rater, reference};
use insight::facts::NONE;
use insight::grouping::{Dimension, split};
use insight::indices::{Index, Judged, Moment, Part, Total, judged};
use insight::money::{Money, Period};
use insight::ratings::latest;
use insight::selection::Selection;
use insight::signals::{Rules, Severity};
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;

mod tables;

/// What is asked beside the filters.
#[derive(Clone, Debug, Default)]
pub struct IndicesQuestion {
    /// Dimension of the groups; `None` for all together alone.
    pub by: Option<String>,
    /// Index whose activities are listed.
    pub index: Option<String>,
}

/// The answer of `indices`.
#[derive(Clone, Debug, Serialize)]
pub struct IndicesAnswer {
    /// Last day of knowledge.
    pub as_of: String,
    /// Currency of every amount.
    pub currency: String,
    /// Filters that were set.
    pub filters: Filters,
    /// Dimension of the groups, if asked for.
    pub by: Option<&'static str>,
    /// The day before, with which proactivity compares.
    pub look_back: String,
    /// The day whose balance the disbursement ratio begins with.
    pub year_start: String,
    /// Share of the year that has gone.
    pub year_gone: f64,
    /// The numbers used.
    pub settings: Vec<SettingAnswer>,
    /// Chosen activities.
    pub activities: u64,
    /// Those of them under way that are in the first part of their life, when their pace is not judged.
    pub early: u64,
    /// The indices of all of them.
    pub indices: Vec<IndexAnswer>,
    /// The indices by group, most activities first.
    pub groups: Vec<IndicesGroup>,
    /// The activities behind the index asked for.
    pub basis: Option<BasisAnswer>,
}

/// One number that the indices use.
#[derive(Clone, Debug, Serialize)]
pub struct SettingAnswer {
    /// Its id.
    pub setting: &'static str,
    /// Value.
    pub value: u32,
    /// `flags` or `months`.
    pub unit: &'static str,
    /// Whether somebody confirmed it.
    pub confirmed: bool,
}

/// Activities, or money in the reporting currency.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(untagged)]
pub enum Quantity {
    /// Activities.
    Activities(i64),
    /// Money.
    Money(Decimal),
}

/// One index.
#[derive(Clone, Debug, Serialize)]
pub struct IndexAnswer {
    /// Its word.
    pub index: &'static str,
    /// Numerator by denominator; `None` is "not defined", never zero.
    pub value: Option<f64>,
    /// Where activities were left out of an index of activities: the least it would be if all were known.
    pub low: Option<f64>,
    /// And the most.
    pub high: Option<f64>,
    /// Whether more activities were left out than count.
    pub thin: bool,
    /// Above the line.
    pub numerator: Quantity,
    /// Below it.
    pub denominator: Quantity,
    /// Activities that count.
    pub n: u64,
    /// These by what they are.
    pub kinds: Vec<Counted>,
    /// Activities that belong in but of which something needed is not known.
    pub excluded: Vec<Counted>,
    /// Activities the index is not about.
    pub outside: u64,
}

/// So many of a kind.
#[derive(Clone, Debug, Serialize)]
pub struct Counted {
    /// Code.
    pub what: &'static str,
    /// How many.
    pub n: u64,
}

/// One group.
#[derive(Clone, Debug, Serialize)]
pub struct IndicesGroup {
    /// Code; blank where it is not known.
    pub group: String,
    /// Name.
    pub name: String,
    /// Activities whose largest share is here.
    pub activities: u64,
    /// Its indices.
    pub indices: Vec<IndexAnswer>,
}

/// The activities behind an index.
#[derive(Clone, Debug, Serialize)]
pub struct BasisAnswer {
    /// The index.
    pub index: &'static str,
    /// Those that count or were left out: first what is above the line, largest first.
    pub activities: Vec<BasisRow>,
}

/// One activity behind an index.
#[derive(Clone, Debug, Serialize)]
pub struct BasisRow {
    /// Identifier.
    pub activity: String,
    /// Title.
    pub title: String,
    /// Office; blank where it is not known.
    pub office: String,
    /// `problem`, `potential-problem`, `sound`, `unknown` or `not-running`.
    pub standing: &'static str,
    /// Flags that make the standing.
    pub flags: Vec<FlagAnswer>,
    /// The manager's newest rating, and the day of which it speaks; of any age.
    pub rating: Option<&'static str>,
    /// That day.
    pub rated_on: Option<String>,
    /// What it is to the index, or what is not known of it.
    pub part: &'static str,
    /// Whether it was left out.
    pub excluded: bool,
    /// What it gives above the line.
    pub numerator: Option<Quantity>,
    /// And below.
    pub denominator: Option<Quantity>,
}

/// A rule that flags an activity.
#[derive(Clone, Debug, Serialize)]
pub struct FlagAnswer {
    /// The rule.
    pub rule: &'static str,
    /// `watch` or `act`.
    pub severity: &'static str,
}

/// The indices of the chosen activities.
pub fn indices(
    headway: &Headway,
    ctx: &Context,
    filters: &Filters,
    question: &IndicesQuestion,
) -> Result<IndicesAnswer, Failure> {
    let by = question.by.as_deref().map(dimension).transpose()?;
    let basis = question.index.as_deref().map(index_named).transpose()?;
    let asked = Question::of(headway, ctx, filters)?;
    let known = &asked.known;
    let days = Days::of(known.day());
    let all = judged_of(headway, ctx, known, &days)?;
    let chosen: Vec<&Judged> = all.iter().filter(|j| asked.selection.contains(j.activity)).collect();
    let whole = totals(chosen.iter().copied());
    let year = Period::year(known.day().year());
    let gone = f64::from(known.day().days_since(days.year_start)) / f64::from(year.last.days_since(days.year_start));
    Ok(IndicesAnswer {
        as_of: known.as_of.to_string(),
        currency: known.currency().to_string(),
        filters: filters.clone(),
        by: by.map(Dimension::name),
        look_back: days.look_back.to_string(),
        year_start: days.year_start.to_string(),
        year_gone: gone,
        settings: settings(known.day()),
        activities: chosen.len() as u64,
        early: chosen.iter().filter(|j| j.now.is_early).count() as u64,
        indices: answers(&whole),
        groups: by.map(|by| groups(known, by, &chosen)).unwrap_or_default(),
        basis: basis.map(|index| basis_of(known, index, &chosen)),
    })
}

fn index_named(text: &str) -> Result<Index, Failure> {
    Index::parse(text).ok_or_else(|| {
        let choices = Index::ALL.map(Index::name).join(", ");
        Failure::invalid("index.unknown").with("index", text).with("choices", choices)
    })
}

/// The days compared with.
struct Days {
    look_back: Day,
    year_start: Day,
}

impl Days {
    fn of(day: Day) -> Days {
        let months = reference::index_setting("look-back", day).map_or(12, |s| s.value as i32);
        Days { look_back: day.plus_months(-months), year_start: Period::year(day.year()).first.plus_days(-1) }
    }
}

fn settings(day: Day) -> Vec<SettingAnswer> {
    let rows = reference::portfolio_indices().iter().filter(|row| row.validity.holds_on(day));
    rows.map(|row| SettingAnswer { setting: row.setting, value: row.value, unit: row.unit, confirmed: row.confirmed })
        .collect()
}

/// Every activity known, judged; kept for the day.
fn judged_of(headway: &Headway, ctx: &Context, known: &Known, days: &Days) -> Result<Arc<Vec<Judged>>, Failure> {
    known.remembered(ctx, "indices judged", || {
        let on = |day: Day| headway.known(&ctx.as_of(AsOf { day, ..ctx.as_of }));
        let (before, start) = (on(days.look_back)?, on(days.year_start)?);
        let facts = &known.facts;
        let moneys = [known, &before, &start].map(|k| Money::as_of(facts, k.day()));
        let rules = [known, &before, &start].map(|k| Rules::in_force(&facts.rule_limits, k.day()));
        let portfolios = [&known.portfolio, &before.portfolio, &start.portfolio];
        let [now, before, start] =
            [0, 1, 2].map(|at| Moment { portfolio: portfolios[at], money: &moneys[at], rules: &rules[at] });
        let everything = Selection::everything(&known.portfolio);
        Ok(Arc::new(judged(facts, now, before, start, &everything)))
    })
}

/// The total of every index, in the order of [`Index::ALL`].
type Totals = [Total; Index::ALL.len()];

fn totals<'j>(judged: impl Iterator<Item = &'j Judged>) -> Totals {
    let mut totals = Totals::default();
    for one in judged {
        for (total, index) in totals.iter_mut().zip(Index::ALL) {
            total.take(index.part(one));
        }
    }
    totals
}

fn answers(totals: &Totals) -> Vec<IndexAnswer> {
    Index::ALL.into_iter().zip(totals).map(|(index, total)| answer(index, total)).collect()
}

fn answer(index: Index, total: &Total) -> IndexAnswer {
    let counted = |counts: &BTreeMap<&'static str, u64>| -> Vec<Counted> {
        counts.iter().map(|(what, n)| Counted { what, n: *n }).collect()
    };
    let bounds = total.bounds(index.least()).filter(|_| !index.is_of_money() && !total.excluded.is_empty());
    IndexAnswer {
        index: index.name(),
        value: total.value(),
        low: bounds.map(|(low, _)| low),
        high: bounds.map(|(_, high)| high),
        thin: total.is_thin(),
        numerator: quantity(index, total.numerator),
        denominator: quantity(index, total.denominator),
        n: total.n,
        kinds: counted(&total.kinds),
        excluded: counted(&total.excluded),
        outside: total.outside,
    }
}

fn quantity(index: Index, amount: i128) -> Quantity {
    if index.is_of_money() { Quantity::Money(Decimal(amount)) } else { Quantity::Activities(amount as i64) }
}

/// Groups: activities go whole to the group of their largest share, money is split over all of them.
fn groups(known: &Known, by: Dimension, judged: &[&Judged]) -> Vec<IndicesGroup> {
    let (facts, portfolio) = (&*known.facts, &known.portfolio);
    let mut members: BTreeMap<u32, (u64, Totals)> = BTreeMap::new();
    let mut parts = Vec::new();
    for one in judged {
        let main = by.main_group(facts, portfolio, one.activity);
        by.parts(facts, portfolio, one.activity, &mut parts);
        members.entry(main).or_default().0 += 1;
        for (at, index) in Index::ALL.into_iter().enumerate() {
            let part = index.part(one);
            match part {
                Part::Counts { numerator, denominator, kind } if index.is_of_money() => {
                    let mut shares: BTreeMap<u32, (i128, i128)> = BTreeMap::new();
                    split(numerator, &parts, |group, amount| shares.entry(group).or_default().0 += amount);
                    split(denominator, &parts, |group, amount| shares.entry(group).or_default().1 += amount);
                    for (group, (numerator, denominator)) in shares {
                        members.entry(group).or_default().1[at].take(Part::Counts { numerator, denominator, kind });
                    }
                }
                part => members.entry(main).or_default().1[at].take(part),
            }
        }
    }
    let dictionary = by.dictionary(facts);
    let mut groups: Vec<IndicesGroup> = members
        .into_iter()
        .map(|(group, (activities, totals))| IndicesGroup {
            group: dictionary.map(|d| d.code(group).to_owned()).unwrap_or_default(),
            name: dictionary.map(|d| d.name(group).to_owned()).unwrap_or_default(),
            activities,
            indices: answers(&totals),
        })
        .collect();
    groups.sort_by(|a, b| b.activities.cmp(&a.activities).then_with(|| a.group.cmp(&b.group)));
    groups
}

fn basis_of(known: &Known, index: Index, judged: &[&Judged]) -> BasisAnswer {
    let mut rows: Vec<((bool, i128), BasisRow)> =
        judged.iter().filter_map(|one| basis_row(known, index, one)).collect();
    rows.sort_by(|((a_out, a), x), ((b_out, b), y)| (a_out, b, &x.activity).cmp(&(b_out, a, &y.activity)));
    BasisAnswer { index: index.name(), activities: rows.into_iter().map(|(_, row)| row).collect() }
}

/// The row of an activity with what it is sorted by; `None` where the index is not about it.
fn basis_row(known: &Known, index: Index, one: &Judged) -> Option<((bool, i128), BasisRow)> {
    let (part, amounts) = match index.part(one) {
        Part::Outside => return None,
        Part::Excluded(why) => (why, None),
        Part::Counts { numerator, denominator, kind } => (kind, Some((numerator, denominator))),
    };
    let i = one.activity as usize;
    let office = known.portfolio.office[i];
    let rated = latest(&known.facts, one.activity, Rater::Manager, known.day(), known.day());
    let row = BasisRow {
        activity: known.facts.activities.identifiers[i].clone(),
        title: known.title(one.activity),
        office: if office == NONE { String::new() } else { known.facts.names.offices.name(office).to_owned() },
        standing: one.now.standing.name(),
        flags: one.now.flags.iter().map(flag).collect(),
        rating: rated.map(|r| r.rating.name()),
        rated_on: rated.map(|r| r.rated_on.to_string()),
        part,
        excluded: amounts.is_none(),
        numerator: amounts.map(|(n, _)| quantity(index, n)),
        denominator: amounts.map(|(_, d)| quantity(index, d)),
    };
    Some(((amounts.is_none(), amounts.map_or(0, |(n, _)| n)), row))
}

fn flag((rule, severity): &(&'static str, Severity)) -> FlagAnswer {
    FlagAnswer { rule, severity: severity.name() }
}
