//! Profiles of publication: into which parts an activity is cut, by country, outcome and period, and how much of each
//! line of money each part gets. Parts add up to the line exactly; what is not stated is a part of its own. How a part
//! is written is `iati`'s business; which profiles there are is data.

use crate::Failure;
use crate::headway::Known;
use domain::reference::{Calendar, PublicationProfile, find_calendar, find_publication_profile, publication_profiles};
use domain::shares::{Percent, ROUNDING, WHOLE};
use domain::{Amount, Day, Finding, Share, Vocabulary};
use iati::model::LedgerLine;
use iati::write::{Outline, Part, PartLine, PartOutcome, Place};
use iati::{Limits, codes};
use insight::apportion::apportion;
use insight::facts::{NONE, ShareMember};
use insight::grouping::stated_parts;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// The profile in which an activity stays as it is.
const WHOLE_ACTIVITY: &str = "activity";
/// Stands in identifiers for what nobody stated; no country has this code.
const NOT_STATED: &str = "0";
/// Where outcomes are looked for in the element itself: `sector:` and a vocabulary.
const SECTOR_OF: &str = "sector:";

/// A profile with what it needs.
pub(super) struct Cutting {
    pub(super) profile: &'static PublicationProfile,
    calendar: Option<&'static Calendar>,
}

/// One activity as it goes into the file.
#[derive(Default)]
pub(super) struct Parts {
    pub(super) elements: Vec<Vec<u8>>,
    pub(super) findings: Vec<Finding>,
}

/// Members of one list with their percentages, which add up to 100 %; without code what nobody stated.
type Members = Vec<(Option<String>, Percent)>;

/// Where the outcomes of an activity stand, and which they are.
struct Outcomes {
    /// Vocabulary of the element; without one they are of the portfolio.
    vocabulary: Option<&'static str>,
    members: Members,
    names: BTreeMap<String, String>,
}

/// Period, country and outcome of a part, as places in their lists; periods by their first day.
type Key = (Option<Day>, usize, usize);

impl Cutting {
    /// The profile of a name on a day.
    pub(super) fn of(name: Option<&str>, today: Day) -> Result<Cutting, Failure> {
        let name = name.unwrap_or(WHOLE_ACTIVITY);
        let names = || publication_profiles().iter().map(|p| p.profile).collect::<Vec<_>>().join(", ");
        let profile = find_publication_profile(name, today).ok_or_else(|| {
            Failure::invalid("publication-profile.unknown").with("profile", name).with("profiles", names())
        })?;
        Ok(Cutting { profile, calendar: find_calendar(profile.calendar, today) })
    }

    /// Cuts one activity as it is published: what is held back is no longer in the element.
    pub(super) fn cut(
        &self,
        known: &Known,
        activity: u32,
        element: Vec<u8>,
        limits: &Limits,
    ) -> Result<Parts, Failure> {
        if self.profile.by.is_empty() {
            return Ok(Parts { elements: vec![element], findings: Vec::new() });
        }
        let damaged = |finding: Finding| super::iati_file::damaged(&finding);
        let read = iati::read_element(&element, limits).map_err(damaged)?;
        let vocabulary = self.profile.outcome.iter().find_map(|from| from.strip_prefix(SECTOR_OF));
        let outline = iati::write::outline(&element, vocabulary, limits).map_err(damaged)?;
        let countries = self.countries(&outline);
        let outcomes = self.outcomes(known, activity, &outline);
        let mut lists = Lists { countries, outcomes };
        let lines = self.lines(&mut lists, &outline, &read);
        let parts = self.parts(&lists, &outline, lines, &read.identifier);
        let elements = iati::write::parts(&element, &parts, limits).map_err(damaged)?;
        Ok(Parts { elements, findings: self.findings(&lists) })
    }

    fn is_by(&self, what: &str) -> bool {
        self.profile.by.contains(&what)
    }

    fn countries(&self, outline: &Outline) -> Members {
        if !self.is_by("country") {
            return vec![(None, WHOLE)];
        }
        let mut stated = outline.countries.clone();
        // The standard asks for no percentage where there is one place only.
        if let [only] = stated.as_mut_slice()
            && !outline.has_regions
        {
            only.percent.get_or_insert(WHOLE);
        }
        members(&stated)
    }

    /// The first list in which anything is stated.
    fn outcomes(&self, known: &Known, activity: u32, outline: &Outline) -> Outcomes {
        for from in self.profile.outcome.iter().filter(|_| self.is_by("outcome")) {
            if let Some(vocabulary) = from.strip_prefix(SECTOR_OF) {
                if !outline.sectors.is_empty() {
                    let mut stated = outline.sectors.clone();
                    if let [only] = stated.as_mut_slice() {
                        only.percent.get_or_insert(WHOLE);
                    }
                    let (vocabulary, members) = (Some(vocabulary), members(&stated));
                    return Outcomes { vocabulary, members, names: BTreeMap::new() };
                }
                continue;
            }
            let Some(vocabulary) = Vocabulary::ALL.into_iter().find(|v| v.name() == *from) else { continue };
            let stated = known.portfolio.shares(&known.facts, activity, vocabulary);
            let Some(dictionary) = known.facts.names.vocabulary(vocabulary).filter(|_| !stated.is_empty()) else {
                continue;
            };
            let mut parts = Vec::new();
            stated_parts(stated, &mut parts);
            let code = |term: u32| (term != NONE).then(|| dictionary.code(term).to_owned());
            let named = stated.iter().map(|m| (dictionary.code(m.term).to_owned(), dictionary.name(m.term).to_owned()));
            return Outcomes {
                vocabulary: None,
                members: in_order(parts.into_iter().map(|(term, percent)| (code(term), percent)).collect()),
                names: named.collect(),
            };
        }
        Outcomes { vocabulary: None, members: members(&[]), names: BTreeMap::new() }
    }

    /// The parts of every line by period, country and outcome.
    fn lines(&self, lists: &mut Lists, outline: &Outline, read: &iati::Activity) -> BTreeMap<Key, Vec<PartLine>> {
        let mut parts: BTreeMap<Key, Vec<PartLine>> = BTreeMap::new();
        for line in &read.ledger {
            let places = match outline.line_countries.get(&line.offset) {
                Some(country) if self.is_by("country") => vec![(lists.country(country), WHOLE)],
                _ => lists.stated_countries(),
            };
            for (key, part) in self.parts_of(line, &places, &lists.outcomes.members) {
                parts.entry(key).or_default().push(part);
            }
        }
        if parts.is_empty() {
            let first = read.dates.iter().flatten().min().and_then(|day| self.period(*day));
            for (place, _) in lists.stated_countries() {
                for (outcome, _) in lists.outcomes.members.iter().enumerate().filter(|(_, (_, p))| *p > 0) {
                    parts.insert((first.map(|(from, _)| from), place, outcome), Vec::new());
                }
            }
        }
        parts
    }

    /// One line of money: every period in it, every country and every outcome gets its part, and all parts together are
    /// the line. A period counts by its days.
    fn parts_of(&self, line: &LedgerLine, places: &[(usize, Percent)], outcomes: &Members) -> Vec<(Key, PartLine)> {
        let mut keys = Vec::new();
        let mut weights = Vec::new();
        for (first, from, to) in self.periods(line) {
            let days = i128::from(to.days_since(from)) + 1;
            for (place, of_place) in places {
                for (outcome, (_, of_outcome)) in outcomes.iter().enumerate() {
                    keys.push(((first, *place, outcome), line.kind.is_budget().then_some((from, to))));
                    weights.push(days * i128::from(*of_place) * i128::from(*of_outcome));
                }
            }
        }
        let amounts = apportion(i128::from(line.amount.0), &weights);
        // A line of nothing is a line all the same, and goes to the first part that has any of it.
        let kept = amounts.iter().position(|a| *a != 0).or_else(|| weights.iter().position(|w| *w > 0));
        let all = keys.into_iter().zip(amounts).enumerate();
        all.filter(|(at, (_, amount))| *amount != 0 || Some(*at) == kept)
            .map(|(_, ((key, period), amount))| {
                (key, PartLine { offset: line.offset, amount: Amount(amount as i64), period })
            })
            .collect()
    }

    /// The periods in which a line lies: first day of each, and from when until when the line is in it.
    fn periods(&self, line: &LedgerLine) -> Vec<(Option<Day>, Day, Day)> {
        let (mut from, to) = (line.period_start, line.period_end.max(line.period_start));
        let mut periods = Vec::new();
        while let Some((first, last)) = self.period(from) {
            periods.push((Some(first), from, to.min(last)));
            if last >= to {
                return periods;
            }
            from = last.plus_days(1);
        }
        vec![(None, line.period_start, line.period_end)]
    }

    fn period(&self, day: Day) -> Option<(Day, Day)> {
        self.calendar.filter(|_| self.is_by("period")).map(|calendar| calendar.period_of(day))
    }

    fn parts(&self, lists: &Lists, outline: &Outline, lines: BTreeMap<Key, Vec<PartLine>>, whole: &str) -> Vec<Part> {
        // Transactions that state their own country do so for the whole activity.
        let states_countries =
            self.is_by("country") && (!outline.countries.is_empty() || outline.line_countries.is_empty());
        let part = |(at, ((first, place, outcome), lines)): (usize, (Key, Vec<PartLine>))| {
            let country = lists.countries[place].0.as_deref();
            let outcome = lists.outcomes.members[outcome].0.as_deref();
            Part {
                identifier: self.identifier(whole, first, country, outcome),
                whole: whole.to_owned(),
                place: match country {
                    _ if !states_countries => Place::AsStated,
                    Some(country) => Place::Country(country.to_owned()),
                    None => Place::NoCountry,
                },
                outcome: lists.outcomes.told(outcome),
                lines,
                has_indivisible: at == 0,
            }
        };
        lines.into_iter().enumerate().map(part).collect()
    }

    /// Which share of the activity is published under no country and no outcome.
    fn findings(&self, lists: &Lists) -> Vec<Finding> {
        let missing = |by: &str, members: &Members| {
            let none = members.iter().find(|(code, _)| code.is_none() && self.is_by(by));
            none.map_or(0, |(_, percent)| *percent)
        };
        let told = [
            (codes::EXPORT_NO_OUTCOME, "outcome", missing("outcome", &lists.outcomes.members)),
            (codes::EXPORT_NO_COUNTRY, "recipient-country", missing("country", &lists.countries)),
        ];
        let notice = |(code, element, percent)| {
            Finding::notice(code).in_column(element).with("n", domain::money::decimal(i128::from(percent)))
        };
        told.into_iter().filter(|(_, _, percent)| *percent > 0).map(notice).collect()
    }

    /// The identifier of a part: from what it is, and from nothing that may be counted otherwise another day.
    fn identifier(&self, whole: &str, first: Option<Day>, country: Option<&str>, outcome: Option<&str>) -> String {
        let period = first.map_or_else(|| NOT_STATED.to_owned(), |day| format!("{:04}", day.year()));
        let plain = |code: Option<&str>| code.map_or_else(|| NOT_STATED.to_owned(), plain);
        self.profile
            .identifier
            .replace("{period}", &period)
            .replace("{country}", &plain(country))
            .replace("{outcome}", &plain(outcome))
            .replace("{activity}", whole)
    }
}

/// The countries and outcomes of one activity.
struct Lists {
    countries: Members,
    outcomes: Outcomes,
}

impl Lists {
    /// Countries of the activity itself; what transactions state besides has no share of the activity.
    fn stated_countries(&self) -> Vec<(usize, Percent)> {
        let all = self.countries.iter().enumerate();
        all.filter(|(_, (_, percent))| *percent > 0).map(|(at, (_, percent))| (at, *percent)).collect()
    }

    /// The place of a country in the list, where it is put if it is not there.
    fn country(&mut self, code: &str) -> usize {
        let at = self.countries.iter().position(|(c, _)| c.as_deref() == Some(code));
        at.unwrap_or_else(|| {
            self.countries.push((Some(code.to_owned()), 0));
            self.countries.len() - 1
        })
    }
}

impl Outcomes {
    fn told(&self, code: Option<&str>) -> PartOutcome {
        match (self.vocabulary, code) {
            (Some(vocabulary), code) => PartOutcome::Sector(vocabulary.to_owned(), code.map(str::to_owned)),
            (None, Some(code)) => {
                let name = self.names.get(code).filter(|name| !name.is_empty());
                PartOutcome::Tag(code.to_owned(), name.map_or(code, String::as_str).to_owned())
            }
            (None, None) => PartOutcome::AsStated,
        }
    }
}

/// Shares as members: what is not stated to 100 % is a member without code.
fn members(shares: &[Share]) -> Members {
    let numbered = (0u32..).zip(shares).map(|(term, s)| ShareMember { term, percent: s.percent });
    let numbered: Vec<ShareMember> = numbered.collect();
    let mut parts = Vec::new();
    stated_parts(&numbered, &mut parts);
    let code = |term: u32| shares.get(term as usize).map(|s| s.code.clone());
    in_order(parts.into_iter().map(|(term, percent)| (code(term), percent)).collect())
}

/// In the order of codes, what is not stated last; of several members with one code one remains. So what is rounded
/// does not depend on the order of a file. What is missing by rounding alone is nobody's: percentages are weights.
fn in_order(members: Members) -> Members {
    let mut by_code: BTreeMap<(bool, String), Percent> = BTreeMap::new();
    for (code, percent) in members {
        *by_code.entry((code.is_none(), code.unwrap_or_default())).or_default() += percent;
    }
    let is_rounding = |is_none: bool, percent: Percent| is_none && percent <= ROUNDING;
    by_code.retain(|(is_none, _), percent| !is_rounding(*is_none, *percent));
    by_code.into_iter().map(|((is_none, code), percent)| ((!is_none).then_some(code), percent)).collect()
}

/// A code as part of an identifier: letters, digits, `-`, `_` and `.` stay; where anything else stood the first digits
/// of the code's sum follow, so that two codes never become one.
fn plain(code: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    let text: String = code.chars().map(|c| if is_plain(c) { c } else { '_' }).collect();
    if text == code && code != NOT_STATED {
        return text;
    }
    let sum: String = Sha256::digest(code.as_bytes()).iter().take(4).map(|b| format!("{b:02x}")).collect();
    format!("{text}_{sum}")
}
