//! By what a figure is shown apart, and to which groups an activity belongs.
//! Money is split by shares; things that cannot be split (cases, activities) go with the largest share.

use crate::facts::{Dictionary, Facts, NONE, ShareMember};
use crate::portfolio::Portfolio;
use domain::Vocabulary;
use domain::shares::{Percent, WHOLE};

/// A dimension of the portfolio.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Dimension {
    /// Office that holds the activity.
    Office,
    /// Donor.
    Donor,
    /// Form of cooperation.
    Instrument,
    /// Members of a vocabulary.
    Shares(Vocabulary),
}

impl Dimension {
    /// Reads the word after `--by`.
    pub fn parse(text: &str) -> Option<Dimension> {
        Some(match text {
            "office" => Dimension::Office,
            "donor" => Dimension::Donor,
            "instrument" => Dimension::Instrument,
            _ => Dimension::Shares(Vocabulary::ALL.into_iter().find(|v| v.name() == text)?),
        })
    }

    /// Its word in addresses and JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Dimension::Office => "office",
            Dimension::Donor => "donor",
            Dimension::Instrument => "instrument",
            Dimension::Shares(vocabulary) => vocabulary.name(),
        }
    }

    /// The dictionary of its groups, if any group is known.
    pub fn dictionary(self, facts: &Facts) -> Option<&Dictionary> {
        match self {
            Dimension::Office => Some(&facts.names.offices),
            Dimension::Donor => Some(&facts.names.organisations),
            Dimension::Instrument => Some(&facts.names.instruments),
            Dimension::Shares(vocabulary) => facts.names.vocabulary(vocabulary),
        }
    }

    /// The one group of an activity: for shares the largest (the first among equals); [`NONE`] if unknown.
    pub fn main_group(self, facts: &Facts, portfolio: &Portfolio, activity: u32) -> u32 {
        let i = activity as usize;
        match self {
            Dimension::Office => portfolio.office.get(i).copied().unwrap_or(NONE),
            Dimension::Donor => portfolio.donor.get(i).copied().unwrap_or(NONE),
            Dimension::Instrument => portfolio.instrument.get(i).copied().unwrap_or(NONE),
            Dimension::Shares(vocabulary) => largest(portfolio.shares(facts, activity, vocabulary)),
        }
    }

    /// The groups of an activity with their percentages, which add up to 100 %; what nobody stated is [`NONE`]'s.
    pub fn parts(self, facts: &Facts, portfolio: &Portfolio, activity: u32, parts: &mut Vec<(u32, Percent)>) {
        parts.clear();
        match self {
            Dimension::Shares(vocabulary) => stated_parts(portfolio.shares(facts, activity, vocabulary), parts),
            _ => parts.push((self.main_group(facts, portfolio, activity), WHOLE)),
        }
    }
}

fn largest(members: &[ShareMember]) -> u32 {
    members.iter().reduce(|best, m| if m.percent > best.percent { m } else { best }).map_or(NONE, |m| m.term)
}

/// Percentages as stated. Members without one, and what is missing to 100 %, are unassigned. Where members add up to
/// more than 100 %, they are scaled down.
pub fn stated_parts(members: &[ShareMember], parts: &mut Vec<(u32, Percent)>) {
    let stated: i64 = members.iter().filter_map(|m| m.percent).filter(|p| *p > 0).map(i64::from).sum();
    for member in members {
        if let Some(percent) = member.percent.filter(|p| *p > 0) {
            let percent = if stated > i64::from(WHOLE) {
                (i64::from(percent) * i64::from(WHOLE) / stated) as Percent
            } else {
                percent
            };
            parts.push((member.term, percent));
        }
    }
    if stated < i64::from(WHOLE) {
        parts.push((NONE, WHOLE - stated as Percent));
    } else if let Some(last) = parts.len().checked_sub(1) {
        let others: i64 = parts[..last].iter().map(|(_, p)| i64::from(*p)).sum();
        parts[last].1 = (i64::from(WHOLE) - others) as Percent;
    }
}

/// Splits an amount over parts that add up to 100 %: each by its percentage, rounded half to even, the last one the
/// rest, so that nothing is lost.
pub fn split(amount: i128, parts: &[(u32, Percent)], mut give: impl FnMut(u32, i128)) {
    let Some(((last, _), others)) = parts.split_last() else { return };
    let mut rest = amount;
    for (group, percent) in others {
        let part = crate::rates::divided_half_even(amount * i128::from(*percent), i128::from(WHOLE));
        rest -= part;
        give(*group, part);
    }
    give(*last, rest);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn parts_of(percents: &[Option<Percent>]) -> Vec<(u32, Percent)> {
        let members: Vec<ShareMember> =
            percents.iter().enumerate().map(|(i, p)| ShareMember { term: i as u32, percent: *p }).collect();
        let mut parts = Vec::new();
        stated_parts(&members, &mut parts);
        parts
    }

    #[test]
    fn what_is_not_stated_stays_unassigned() {
        assert_eq!(parts_of(&[Some(600_000), Some(400_000)]), [(0, 600_000), (1, 400_000)]);
        assert_eq!(parts_of(&[Some(600_000)]), [(0, 600_000), (NONE, 400_000)]);
        assert_eq!(parts_of(&[None, None]), [(NONE, WHOLE)]);
        assert_eq!(parts_of(&[]), [(NONE, WHOLE)]);
        assert_eq!(parts_of(&[Some(WHOLE), Some(WHOLE)]), [(0, 500_000), (1, 500_000)]);
    }

    #[test]
    fn the_last_part_takes_the_rest() {
        let mut given = Vec::new();
        split(100, &[(0, 333_333), (1, 333_333), (2, 333_334)], |g, a| given.push((g, a)));
        assert_eq!(given, [(0, 33), (1, 33), (2, 34)]);
    }

    proptest! {
        #[test]
        fn parts_add_up_to_the_whole(amount in -1_000_000_000_000i64..1_000_000_000_000, percents in prop::collection::vec(prop::option::of(0..=WHOLE), 0..6)) {
            let parts = parts_of(&percents);
            prop_assert_eq!(parts.iter().map(|(_, p)| i64::from(*p)).sum::<i64>(), i64::from(WHOLE));
            let mut total = 0;
            split(i128::from(amount), &parts, |_, part| total += part);
            prop_assert_eq!(total, i128::from(amount));
        }
    }
}
