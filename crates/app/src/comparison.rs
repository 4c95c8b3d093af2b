//! Groups compared fairly: shrunk shares, funnel limits and ranks as ranges, for delivery, slip of ends, punctuality of
//! reports and closure of accounts; and the cases behind each group.

use crate::durations::dimension;
use crate::filters::{Filters, Question};
use crate::headway::Known;
use crate::table::{Cell, Table};
use crate::{Failure, Headway};
use domain::{Context, Day};
use insight::comparison::{Case, Compared, FunnelAt, cases, compare, counts};
use insight::facts::NONE;
use insight::grouping::Dimension;
use insight::money::Money;
use serde::Serialize;

/// Measures by their words, the usual one first.
pub const MEASURES: [&str; 4] = ["delivery", "slip", "punctuality", "closure"];

/// The answer of `compare`.
#[derive(Clone, Debug, Serialize)]
pub struct CompareAnswer {
    /// Measure: `delivery`, `slip`, `punctuality` or `closure`.
    pub measure: &'static str,
    /// Last day of knowledge.
    pub as_of: String,
    /// Dimension of the groups.
    pub by: &'static str,
    /// Cases of all groups.
    pub n: u64,
    /// Share of all that went well; `None` without a case.
    pub share: Option<f64>,
    /// Standard deviation of true shares between groups, beyond chance.
    pub spread: Option<f64>,
    /// Mean squared distance in standard errors; 1 is chance alone.
    pub dispersion: Option<f64>,
    /// Whether the funnel is widened because groups differ more than chance makes them.
    pub over_dispersed: bool,
    /// Groups, the highest shrunk share first.
    pub groups: Vec<GroupAnswer>,
    /// Limits by size, from one case to those of the largest group.
    pub funnel: Vec<FunnelAnswer>,
}

/// The limits of groups of one size.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct FunnelAnswer {
    /// Cases.
    pub n: u64,
    /// Limits at 95 %.
    pub limit_low: f64,
    /// Upper one.
    pub limit_high: f64,
    /// Limits at 99.8 %.
    pub outer_low: f64,
    /// Upper one.
    pub outer_high: f64,
}

/// What is asked of the cases behind a group.
#[derive(Clone, Debug)]
pub struct GroupQuestion {
    /// Measure.
    pub measure: String,
    /// Dimension of the groups.
    pub by: String,
    /// Group by code or name; blank where it is not known.
    pub group: String,
    /// At most so many cases.
    pub limit: usize,
}

/// The cases of one group: what its share rests on.
#[derive(Clone, Debug, Serialize)]
pub struct GroupCasesAnswer {
    /// Measure.
    pub measure: &'static str,
    /// Last day of knowledge.
    pub as_of: String,
    /// Dimension of the groups.
    pub by: &'static str,
    /// Code; blank where it is not known.
    pub group: String,
    /// Its name.
    pub name: String,
    /// Cases.
    pub n: u64,
    /// Went well.
    pub well: u64,
    /// Those that did not go well first, the worst at their head.
    pub cases: Vec<ComparedCase>,
}

/// One case of a group.
#[derive(Clone, Debug, Serialize)]
pub struct ComparedCase {
    /// Activity.
    pub activity: String,
    /// Its title.
    pub title: String,
    /// Office.
    pub office: String,
    /// The report it is about; blank where it is about the activity.
    pub report: String,
    /// The day it is measured from.
    pub due: Option<String>,
    /// The day it happened; `None` where it has not.
    pub done: Option<String>,
    /// Delivery: spent share by elapsed share. Else days from `due` to `done`, or so far.
    pub value: f64,
    /// Whether it went well.
    pub well: bool,
}

/// One group.
#[derive(Clone, Debug, Serialize)]
pub struct GroupAnswer {
    /// Code; blank where it is not known.
    pub group: String,
    /// Name.
    pub name: String,
    /// Cases.
    pub n: u64,
    /// Went well.
    pub well: u64,
    /// Well by cases.
    pub share: f64,
    /// Laid toward the share of all.
    pub shrunk: f64,
    /// 5th percentile of its true share.
    pub low: f64,
    /// 95th percentile.
    pub high: f64,
    /// Best rank in 90 % of draws.
    pub rank_best: u32,
    /// Middle rank.
    pub rank: u32,
    /// Worst rank.
    pub rank_worst: u32,
    /// Funnel limits at 95 %.
    pub limit_low: f64,
    /// Upper one.
    pub limit_high: f64,
    /// Funnel limits at 99.8 %.
    pub outer_low: f64,
    /// Upper one.
    pub outer_high: f64,
    /// Chance, corrected for the number of groups.
    pub p: f64,
    /// `too-few`, `within`, `better` or `worse`.
    pub place: &'static str,
}

/// Groups of the chosen activities compared.
pub fn compare_groups(
    headway: &Headway,
    ctx: &Context,
    filters: &Filters,
    measure: &str,
    by: &str,
) -> Result<CompareAnswer, Failure> {
    let (measure, by) = (measured(measure)?, dimension(by)?);
    let question = format!("compare {filters:?} {} {}", measure.name(), by.name());
    headway.known(ctx)?.remembered(ctx, &question, || computed(headway, ctx, filters, measure, by))
}

fn measured(text: &str) -> Result<Compared, Failure> {
    Compared::parse(text)
        .ok_or_else(|| Failure::invalid("measure.unknown").with("measure", text).with("choices", MEASURES.join(", ")))
}

/// Every case of the chosen activities, with what was known.
fn found(
    headway: &Headway,
    ctx: &Context,
    filters: &Filters,
    measure: Compared,
    by: Dimension,
) -> Result<(std::sync::Arc<Known>, Vec<Case>), Failure> {
    let asked = Question::of(headway, ctx, filters)?;
    let known = asked.known;
    let money = Money::as_of(&known.facts, known.day());
    let found = cases(&known.facts, &known.portfolio, &money, &asked.selection, measure, by);
    drop(money);
    Ok((known, found))
}

/// The cases of one group, those that did not go well first.
pub fn group_cases(
    headway: &Headway,
    ctx: &Context,
    filters: &Filters,
    question: &GroupQuestion,
) -> Result<GroupCasesAnswer, Failure> {
    let (measure, by) = (measured(&question.measure)?, dimension(&question.by)?);
    let (known, mut cases) = found(headway, ctx, filters, measure, by)?;
    let dictionary = by.dictionary(&known.facts);
    let group = match question.group.as_str() {
        "" => NONE,
        text => dictionary
            .and_then(|d| d.find(text))
            .ok_or_else(|| Failure::not_found("group.not-found").with("group", text).with("by", by.name()))?,
    };
    cases.retain(|case| case.group == group);
    // Much delivered is good and many days are bad: the worst first in both.
    let badness = |case: &Case| if measure == Compared::Delivery { -case.value } else { case.value };
    cases.sort_by(|a, b| a.is_well.cmp(&b.is_well).then(badness(b).total_cmp(&badness(a))));
    let names = &known.facts.names;
    let day = |day: Option<Day>| day.map(|d| d.to_string());
    let told = |case: &Case| ComparedCase {
        activity: known.facts.activities.identifiers[case.activity as usize].clone(),
        title: known.title(case.activity),
        office: names.offices.name(known.portfolio.office[case.activity as usize]).to_owned(),
        report: if case.step == NONE { String::new() } else { names.steps.code(case.step).to_owned() },
        due: day(case.due),
        done: day(case.done),
        value: case.value,
        well: case.is_well,
    };
    Ok(GroupCasesAnswer {
        measure: measure.name(),
        as_of: known.as_of.to_string(),
        by: by.name(),
        group: dictionary.map(|d| d.code(group).to_owned()).unwrap_or_default(),
        name: dictionary.map(|d| d.name(group).to_owned()).unwrap_or_default(),
        n: cases.len() as u64,
        well: cases.iter().filter(|c| c.is_well).count() as u64,
        cases: cases.iter().take(question.limit).map(told).collect(),
    })
}

fn computed(
    headway: &Headway,
    ctx: &Context,
    filters: &Filters,
    measure: Compared,
    by: Dimension,
) -> Result<CompareAnswer, Failure> {
    let (known, cases) = found(headway, ctx, filters, measure, by)?;
    let counted = counts(&cases);
    let compared = compare(&counted);
    let dictionary = by.dictionary(&known.facts);
    let groups = compared.iter().flat_map(|c| &c.groups).map(|group| GroupAnswer {
        group: dictionary.map(|d| d.code(group.counts.group).to_owned()).unwrap_or_default(),
        name: dictionary.map(|d| d.name(group.counts.group).to_owned()).unwrap_or_default(),
        n: group.counts.n,
        well: group.counts.well,
        share: group.share,
        shrunk: group.shrunk,
        low: group.interval.0,
        high: group.interval.1,
        rank_best: group.ranks.0,
        rank: group.ranks.1,
        rank_worst: group.ranks.2,
        limit_low: group.limits.0,
        limit_high: group.limits.1,
        outer_low: group.outer.0,
        outer_high: group.outer.1,
        p: group.p,
        place: group.place.name(),
    });
    Ok(CompareAnswer {
        measure: measure.name(),
        as_of: known.as_of.to_string(),
        by: by.name(),
        n: counted.iter().map(|c| c.n).sum(),
        share: compared.as_ref().map(|c| c.share),
        spread: compared.as_ref().map(|c| c.spread),
        dispersion: compared.as_ref().map(|c| c.dispersion),
        over_dispersed: compared.as_ref().is_some_and(|c| c.is_over_dispersed),
        groups: groups.collect(),
        funnel: compared.iter().flat_map(|c| &c.funnel).map(funnel_answer).collect(),
    })
}

fn funnel_answer(at: &FunnelAt) -> FunnelAnswer {
    FunnelAnswer {
        n: at.n,
        limit_low: at.limits.0,
        limit_high: at.limits.1,
        outer_low: at.outer.0,
        outer_high: at.outer.1,
    }
}

impl CompareAnswer {
    /// Groups as a table.
    pub fn table(&self) -> Table {
        let mut table = Table::with_columns(&[
            ("group", "column-group", false),
            ("place", "column-place", false),
            ("n", "column-cases", true),
            ("well", "column-went-well", true),
            ("share", "column-share", true),
            ("shrunk", "column-shrunk", true),
            ("low", "column-low", true),
            ("high", "column-high", true),
            ("limit_low", "column-limit-low", true),
            ("limit_high", "column-limit-high", true),
            ("rank_best", "column-rank-best", true),
            ("rank_worst", "column-rank-worst", true),
        ]);
        for group in &self.groups {
            table.rows.push(vec![
                Cell::text(&group.name),
                Cell::Coded { code: group.place.to_owned(), key: format!("place-{}", group.place) },
                Cell::Whole(group.n as i64),
                Cell::Whole(group.well as i64),
                Cell::Share(Some(group.share)),
                Cell::Share(Some(group.shrunk)),
                Cell::Share(Some(group.low)),
                Cell::Share(Some(group.high)),
                Cell::Share(Some(group.limit_low)),
                Cell::Share(Some(group.limit_high)),
                Cell::Whole(i64::from(group.rank_best)),
                Cell::Whole(i64::from(group.rank_worst)),
            ]);
        }
        table
    }
}

impl GroupCasesAnswer {
    /// Cases as a table.
    pub fn table(&self) -> Table {
        let is_dated = self.measure != Compared::Delivery.name();
        let mut columns = vec![
            ("activity", "column-activity", false),
            ("title", "column-title", false),
            ("office", "column-office", false),
            ("well", "column-went-well", false),
        ];
        match is_dated {
            true => columns.extend([
                ("report", "column-report", false),
                ("due", "column-due", false),
                ("done", "column-happened", false),
                ("days", "column-days-after", true),
            ]),
            false => columns.push(("pace", "column-spent-by-elapsed", true)),
        }
        if self.measure != Compared::Punctuality.name() {
            columns.retain(|(name, ..)| *name != "report");
        }
        let mut table = Table::with_columns(&columns);
        let day = |text: &Option<String>| Cell::day(text.as_deref().and_then(Day::parse));
        for case in &self.cases {
            let yes_or_no = if case.well { "yes" } else { "no" };
            let mut row = vec![
                Cell::text(&case.activity),
                Cell::text(&case.title),
                Cell::text(&case.office),
                Cell::Coded { code: case.well.to_string(), key: yes_or_no.to_owned() },
            ];
            if self.measure == Compared::Punctuality.name() {
                row.push(Cell::text(&case.report));
            }
            if is_dated {
                row.extend([day(&case.due), case.done.as_ref().map_or(Cell::Blank, |_| day(&case.done))]);
                row.push(Cell::Whole(case.value as i64));
            } else {
                row.push(Cell::Share(Some(case.value)));
            }
            table.rows.push(row);
        }
        table
    }
}
