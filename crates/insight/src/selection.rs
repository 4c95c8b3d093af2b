//! Which activities a question is about: filters by exact code or name, turned into a set of activities.
//! A filter picks whole activities; splitting money over the members of a vocabulary is done by groups (see `grouping`).

use crate::facts::{Dictionary, Facts, NONE};
use crate::portfolio::Portfolio;
use domain::{ActivityStatus, Vocabulary};

/// What a person asked for. `None` leaves the choice open; several filters must all hold.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Filter {
    /// Office, by code or name.
    pub office: Option<String>,
    /// Donor, by code or name.
    pub donor: Option<String>,
    /// Country among the activity's shares.
    pub country: Option<String>,
    /// Region among the activity's shares.
    pub region: Option<String>,
    /// Sector among the activity's shares.
    pub sector: Option<String>,
    /// Theme among the activity's shares.
    pub theme: Option<String>,
    /// One activity by its identifier.
    pub activity: Option<String>,
    /// Status by name or IATI code.
    pub status: Option<String>,
    /// Part of the title or identifier, in any case.
    pub text: Option<String>,
}

/// A filter names something that does not exist.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UnknownName {
    /// Which filter: `office`, `country`, …
    pub filter: &'static str,
    /// What was asked for.
    pub value: String,
    /// At most five existing names or codes that come nearest, best first.
    pub nearest: Vec<String>,
}

/// A set of activities that were known by the portfolio's day.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    activities: Vec<u32>,
    is_member: Vec<bool>,
    everything: bool,
    office: Option<u32>,
    only_office: bool,
}

impl Selection {
    /// All activities known.
    pub fn everything(portfolio: &Portfolio) -> Selection {
        Selection::of(portfolio, |_| true, true)
    }

    /// The activities known for which a test holds.
    pub fn filtered_by(portfolio: &Portfolio, holds: impl FnMut(u32) -> bool) -> Selection {
        Selection::of(portfolio, holds, false)
    }

    fn of(portfolio: &Portfolio, mut holds: impl FnMut(u32) -> bool, everything: bool) -> Selection {
        let mut selection = Selection { everything, is_member: vec![false; portfolio.len()], ..Selection::default() };
        for activity in 0..portfolio.len() as u32 {
            if portfolio.is_known(activity) && holds(activity) {
                selection.activities.push(activity);
                selection.is_member[activity as usize] = true;
            }
        }
        selection
    }

    /// Activities, in order of their number.
    pub fn activities(&self) -> &[u32] {
        &self.activities
    }

    /// Whether an activity is chosen.
    pub fn contains(&self, activity: u32) -> bool {
        self.is_member.get(activity as usize).copied().unwrap_or(false)
    }

    /// Whether nothing was filtered out.
    pub fn is_everything(&self) -> bool {
        self.everything
    }

    /// Whether a case is chosen: by its activity; one without activity by its office if only an office was asked
    /// for, and otherwise only when nothing was filtered.
    pub fn contains_case(&self, activity: u32, office: u32) -> bool {
        if self.everything {
            return true;
        }
        if activity != NONE {
            return self.contains(activity) || (self.only_office && self.office == Some(office));
        }
        self.only_office && self.office == Some(office)
    }
}

impl Filter {
    /// Turns names into numbers and picks the activities.
    ///
    /// # Errors
    /// The first filter whose name is unknown, with the nearest names.
    pub fn select(&self, facts: &Facts, portfolio: &Portfolio) -> Result<Selection, UnknownName> {
        if *self == Filter::default() {
            return Ok(Selection::everything(portfolio));
        }
        let office = find("office", &self.office, &facts.names.offices)?;
        let donor = find("donor", &self.donor, &facts.names.organisations)?;
        let mut terms = Vec::new();
        for (filter, asked, vocabulary) in [
            ("country", &self.country, Vocabulary::Country),
            ("region", &self.region, Vocabulary::Region),
            ("sector", &self.sector, Vocabulary::Sector),
            ("theme", &self.theme, Vocabulary::Theme),
        ] {
            let none = Dictionary::default();
            let dictionary = facts.names.vocabulary(vocabulary).unwrap_or(&none);
            if let Some(term) = find(filter, asked, dictionary)? {
                terms.push((vocabulary, term));
            }
        }
        let activity = self.activity.as_deref().map(|id| find_activity(facts, id)).transpose()?;
        let status = self.status.as_deref().map(find_status).transpose()?;
        let text = self.text.as_ref().map(|t| t.to_lowercase());

        let mut selection = Selection::filtered_by(portfolio, |a| {
            let i = a as usize;
            office.is_none_or(|o| portfolio.office[i] == o)
                && donor.is_none_or(|d| portfolio.donor[i] == d)
                && activity.is_none_or(|x| x == a)
                && status.is_none_or(|s| portfolio.status[i] == s.number())
                && terms.iter().all(|(v, t)| portfolio.shares(facts, a, *v).iter().any(|s| s.term == *t))
                && text.as_ref().is_none_or(|t| mentions(facts, portfolio, a, t))
        });
        selection.office = office;
        selection.only_office =
            office.is_some() && *self == Filter { office: self.office.clone(), ..Filter::default() };
        Ok(selection)
    }
}

fn mentions(facts: &Facts, portfolio: &Portfolio, activity: u32, text: &str) -> bool {
    let title = facts.names.titles.get(portfolio.title[activity as usize] as usize);
    facts.activities.identifiers[activity as usize].to_lowercase().contains(text)
        || title.is_some_and(|t| t.to_lowercase().contains(text))
}

fn find(filter: &'static str, asked: &Option<String>, among: &Dictionary) -> Result<Option<u32>, UnknownName> {
    let Some(value) = asked else { return Ok(None) };
    match among.find(value) {
        Some(number) => Ok(Some(number)),
        None => {
            let names = among.codes.iter().chain(&among.names).map(String::as_str);
            Err(UnknownName { filter, value: value.clone(), nearest: nearest(value, names) })
        }
    }
}

fn find_activity(facts: &Facts, identifier: &str) -> Result<u32, UnknownName> {
    let identifiers = &facts.activities.identifiers;
    match identifiers.iter().position(|i| i == identifier) {
        Some(number) => Ok(number as u32),
        None => Err(UnknownName {
            filter: "activity",
            value: identifier.to_owned(),
            nearest: nearest(identifier, identifiers.iter().map(String::as_str)),
        }),
    }
}

fn find_status(text: &str) -> Result<ActivityStatus, UnknownName> {
    ActivityStatus::parse_name_or_code(text).ok_or_else(|| UnknownName {
        filter: "status",
        value: text.to_owned(),
        nearest: nearest(text, ActivityStatus::ALL.iter().map(|s| s.name())),
    })
}

/// The names that come nearest to a text: same letters in another case first, then those that contain it, then by
/// edit distance up to a third of its length.
pub fn nearest<'n>(text: &str, names: impl Iterator<Item = &'n str>) -> Vec<String> {
    let asked: Vec<char> = text.to_lowercase().chars().take(100).collect();
    let asked_text: String = asked.iter().collect();
    let most = (asked.len() / 3).max(1);
    let mut found: Vec<(usize, &str)> = Vec::new();
    for name in names.filter(|n| !n.is_empty()) {
        let lower = name.to_lowercase();
        let distance = if lower == asked_text {
            0
        } else if asked.len() >= 2 && lower.contains(&asked_text) {
            1
        } else {
            let letters: Vec<char> = lower.chars().take(100).collect();
            if letters.len().abs_diff(asked.len()) > most {
                continue;
            }
            1 + edit_distance(&asked, &letters)
        };
        if distance <= most + 1 {
            found.push((distance, name));
        }
    }
    found.sort();
    found.dedup_by(|a, b| a.1 == b.1);
    found.into_iter().take(5).map(|(_, name)| name.to_owned()).collect()
}

/// Levenshtein distance: insertions, deletions and replacements of letters.
fn edit_distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::builder::{FactsBuilder, day, version};
    use crate::facts::ActivityVersion;
    use domain::Said;

    fn three() -> (Facts, Portfolio) {
        let mut b = FactsBuilder::new();
        let (harare, geneva) = (b.office("Harare"), b.office("Geneva"));
        let title = b.title("Skills for youth");
        for (id, office) in [("A", harare), ("B", geneva), ("C", harare)] {
            let a = b.activity(id);
            let said = ActivityVersion { office: Said::Value(office), ..version(day("2020-01-01")) };
            b.says(a, if id == "C" { ActivityVersion { title: Said::Value(title), ..said } } else { said });
            b.wholly(a, Vocabulary::Country, day("2020-01-01"), if id == "A" { "ZW" } else { "KE" });
        }
        let facts = b.build();
        let portfolio = Portfolio::as_of(&facts, day("2020-01-01"));
        (facts, portfolio)
    }

    #[test]
    fn filters_must_all_hold() {
        let (facts, portfolio) = three();
        let pick = |f: Filter| f.select(&facts, &portfolio).unwrap().activities().to_vec();
        assert_eq!(pick(Filter::default()), [0, 1, 2]);
        assert_eq!(pick(Filter { office: Some("Harare".into()), ..Filter::default() }), [0, 2]);
        let both = Filter { office: Some("Harare".into()), country: Some("KE".into()), ..Filter::default() };
        assert_eq!(pick(both), [2]);
        assert_eq!(pick(Filter { text: Some("SKILLS".into()), ..Filter::default() }), [2]);
        assert_eq!(pick(Filter { activity: Some("B".into()), ..Filter::default() }), [1]);
        assert!(pick(Filter { status: Some("closed".into()), ..Filter::default() }).is_empty());
    }

    #[test]
    fn an_unknown_name_brings_the_nearest_ones() {
        let (facts, portfolio) = three();
        let asked = Filter { office: Some("harrare".into()), ..Filter::default() };
        let error = asked.select(&facts, &portfolio).unwrap_err();
        assert_eq!((error.filter, error.nearest), ("office", vec!["Harare".to_owned()]));
        let asked = Filter { status: Some("close".into()), ..Filter::default() };
        assert_eq!(asked.select(&facts, &portfolio).unwrap_err().nearest, ["closed"]);
    }

    #[test]
    fn nothing_is_selected_before_it_was_known() {
        let (facts, _) = three();
        let before = Portfolio::as_of(&facts, day("2019-12-31"));
        assert!(Selection::everything(&before).activities().is_empty());
    }

    #[test]
    fn distances_count_letters() {
        let letters = |t: &str| t.chars().collect::<Vec<_>>();
        assert_eq!(edit_distance(&letters("kitten"), &letters("sitting")), 3);
    }
}
