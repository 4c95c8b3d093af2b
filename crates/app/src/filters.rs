//! Which activities a figure is about: the filters of addresses and commands, by exact code or name.

use crate::headway::Known;
use crate::{Failure, Headway};
use domain::{Context, Vocabulary};
use insight::facts::Dictionary;
use insight::selection::{Filter, Selection, UnknownName};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Filters as typed. All that are given must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Filters {
    /// Office code or name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub office: Option<String>,
    /// Donor identifier or name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub donor: Option<String>,
    /// ISO country code or name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Region code or name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// Sector code or name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sector: Option<String>,
    /// Theme code or name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theme: Option<String>,
    /// Activity identifier.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub activity: Option<String>,
    /// Activity status by name or IATI code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// State: on_pace, watch, act, unknown, not_applicable.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// Words in identifier or title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

impl Filters {
    /// The filters that are set, as `(name, value)`, in a fixed order.
    pub fn pairs(&self) -> Vec<(&'static str, &str)> {
        [
            ("office", &self.office),
            ("donor", &self.donor),
            ("country", &self.country),
            ("region", &self.region),
            ("sector", &self.sector),
            ("theme", &self.theme),
            ("activity", &self.activity),
            ("status", &self.status),
            ("state", &self.state),
            ("text", &self.text),
        ]
        .into_iter()
        .filter_map(|(name, value)| value.as_deref().map(|v| (name, v)))
        .collect()
    }

    /// Blank fields of a form mean "all".
    pub fn without_blanks(mut self) -> Filters {
        for field in [
            &mut self.office,
            &mut self.donor,
            &mut self.country,
            &mut self.region,
            &mut self.sector,
            &mut self.theme,
            &mut self.activity,
            &mut self.status,
            &mut self.state,
            &mut self.text,
        ] {
            if field.as_deref().is_some_and(|v| v.trim().is_empty()) {
                *field = None;
            }
        }
        self
    }
}

/// A question with its knowledge and the activities it is about: how every figure begins.
pub struct Question {
    /// What was known.
    pub known: Arc<Known>,
    /// The activities.
    pub selection: Selection,
}

impl Question {
    /// Resolves filters against what is known. `state` is no property of an activity but of its signals, and is
    /// left to the caller.
    pub fn of(headway: &Headway, ctx: &Context, filters: &Filters) -> Result<Question, Failure> {
        let known = headway.known(ctx)?;
        let filter = Filter {
            office: filters.office.clone(),
            donor: filters.donor.clone(),
            country: filters.country.clone(),
            region: filters.region.clone(),
            sector: filters.sector.clone(),
            theme: filters.theme.clone(),
            activity: filters.activity.clone(),
            status: filters.status.clone(),
            text: filters.text.clone(),
        };
        let selection = filter.select(&known.facts, &known.portfolio).map_err(unknown_name)?;
        Ok(Question { known, selection })
    }
}

fn unknown_name(unknown: UnknownName) -> Failure {
    let code = if unknown.nearest.is_empty() { "filter.not-found" } else { "filter.not-found-nearest" };
    Failure::not_found(code)
        .with("filter", unknown.filter)
        .with("value", unknown.value)
        .with("nearest", unknown.nearest.join(", "))
}

/// One choice of a select box.
#[derive(Clone, Debug, Serialize)]
pub struct Choice {
    /// What the filter takes.
    pub code: String,
    /// What people read.
    pub name: String,
    /// Activities it would leave.
    pub n: u64,
}

/// The choices of every filter that has a closed list, by name.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Choices {
    /// Offices.
    pub offices: Vec<Choice>,
    /// Donors.
    pub donors: Vec<Choice>,
    /// Countries.
    pub countries: Vec<Choice>,
    /// Regions.
    pub regions: Vec<Choice>,
    /// Sectors.
    pub sectors: Vec<Choice>,
    /// Themes.
    pub themes: Vec<Choice>,
}

/// What can be chosen, with how many activities each choice has.
pub fn choices(headway: &Headway, ctx: &Context) -> Result<Choices, Failure> {
    let known = headway.known(ctx)?;
    known.remembered(ctx, "choices", || Ok(counted(&known)))
}

fn counted(known: &Known) -> Choices {
    let (facts, portfolio) = (&known.facts, &known.portfolio);
    let all = Selection::everything(portfolio);
    let by_column = |dictionary: &Dictionary, column: &[u32]| {
        let mut counts = vec![0u64; dictionary.len()];
        for &activity in all.activities() {
            if let Some(n) = counts.get_mut(column[activity as usize] as usize) {
                *n += 1;
            }
        }
        sorted_choices(dictionary, &counts)
    };
    let by_share = |vocabulary: Vocabulary| {
        let Some(dictionary) = facts.names.vocabulary(vocabulary) else { return Vec::new() };
        let mut counts = vec![0u64; dictionary.len()];
        for &activity in all.activities() {
            for member in portfolio.shares(facts, activity, vocabulary) {
                counts[member.term as usize] += 1;
            }
        }
        sorted_choices(dictionary, &counts)
    };
    Choices {
        offices: by_column(&facts.names.offices, &portfolio.office),
        donors: by_column(&facts.names.organisations, &portfolio.donor),
        countries: by_share(Vocabulary::Country),
        regions: by_share(Vocabulary::Region),
        sectors: by_share(Vocabulary::Sector),
        themes: by_share(Vocabulary::Theme),
    }
}

fn sorted_choices(dictionary: &Dictionary, counts: &[u64]) -> Vec<Choice> {
    let mut choices: Vec<Choice> = (0..dictionary.len() as u32)
        .filter(|&i| counts[i as usize] > 0)
        .map(|i| Choice {
            code: dictionary.code(i).to_owned(),
            name: dictionary.name(i).to_owned(),
            n: counts[i as usize],
        })
        .collect();
    choices.sort_by(|a, b| a.name.cmp(&b.name).then_with(|| a.code.cmp(&b.code)));
    choices
}
