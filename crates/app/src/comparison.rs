//! Groups compared fairly: shrunk shares, funnel limits and ranks as ranges, for delivery, slip of ends, punctuality of
//! reports and closure of accounts.

use crate::durations::dimension;
use crate::filters::{Filters, Question};
use crate::table::{Cell, Table};
use crate::{Failure, Headway};
use domain::Context;
use insight::comparison::{Compared, compare, counts};
use insight::money::Money;
use serde::Serialize;

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
    let measure = Compared::parse(measure).ok_or_else(|| {
        let choices = Compared::ALL.map(Compared::name).join(", ");
        Failure::invalid("measure.unknown").with("measure", measure).with("choices", choices)
    })?;
    let by = dimension(by)?;
    let asked = Question::of(headway, ctx, filters)?;
    let known = &asked.known;
    let money = Money::as_of(&known.facts, known.day());
    let counted = counts(&known.facts, &known.portfolio, &money, &asked.selection, measure, by);
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
    })
}

impl CompareAnswer {
    /// Groups as a table.
    pub fn table(&self) -> Table {
        let mut table = Table::with_columns(&[
            ("group", "column-group", false),
            ("place", "column-place", false),
            ("n", "column-cases", true),
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
