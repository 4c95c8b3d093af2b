//! Portfolio indices in the manner of the development banks: problem, potential problem and at risk, commitments at
//! risk, realism, proactivity, disbursement ratio, and lag behind the first profile. Each index is a sum of parts, one
//! per activity, so that what is behind a figure can be listed. Method: docs/methods/portfolio-indices.md.

use crate::ratings::Gap;
use std::collections::BTreeMap;

mod judged;
mod profile;
mod standing;

pub use judged::{Judged, Moment, judged};
pub use profile::{Lag, lag};
pub use standing::{Judgement, Standing, StateBecause, standings, stands};

/// A figure about a portfolio.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Index {
    /// Problems, of the activities under way that can be judged.
    Problem,
    /// Potential problems, of the same.
    Potential,
    /// Both together.
    AtRisk,
    /// Approved money of activities at risk, of that of all that can be judged.
    CommitmentsAtRisk,
    /// Problems, of those at risk.
    Realism,
    /// Problems of twelve months ago about which something was done since.
    Proactivity,
    /// Spending of the year so far, of what was left to spend when it began.
    DisbursementRatio,
    /// How far spending lies behind what was first foreseen to be spent by now, as a share of that.
    Lag,
    /// Share that managers call favourable less the share that evaluations do.
    NetDisconnect,
    /// Share that managers call favourable less the share that is not at risk.
    MachineDisconnect,
}

impl Index {
    /// All, in the order in which they are shown.
    pub const ALL: [Index; 10] = [
        Index::Problem,
        Index::Potential,
        Index::AtRisk,
        Index::CommitmentsAtRisk,
        Index::Realism,
        Index::Proactivity,
        Index::DisbursementRatio,
        Index::Lag,
        Index::NetDisconnect,
        Index::MachineDisconnect,
    ];

    /// Its word in addresses, JSON and translations.
    pub const fn name(self) -> &'static str {
        match self {
            Index::Problem => "problem",
            Index::Potential => "potential-problem",
            Index::AtRisk => "at-risk",
            Index::CommitmentsAtRisk => "commitments-at-risk",
            Index::Realism => "realism",
            Index::Proactivity => "proactivity",
            Index::DisbursementRatio => "disbursement-ratio",
            Index::Lag => "lag",
            Index::NetDisconnect => "net-disconnect",
            Index::MachineDisconnect => "machine-disconnect",
        }
    }

    /// Reads its word.
    pub fn parse(text: &str) -> Option<Index> {
        Index::ALL.into_iter().find(|index| index.name() == text)
    }

    /// Whether its parts are money and not activities.
    pub const fn is_of_money(self) -> bool {
        matches!(self, Index::CommitmentsAtRisk | Index::DisbursementRatio | Index::Lag)
    }

    /// The least that one activity can give above the line.
    pub const fn least(self) -> i128 {
        if matches!(self, Index::NetDisconnect | Index::MachineDisconnect) { -1 } else { 0 }
    }

    /// What an activity gives to the index.
    pub fn part(self, judged: &Judged) -> Part {
        let standing = judged.now.standing;
        let counted = |is_in: bool| Part::counted(is_in, standing.name());
        match (self, standing) {
            (Index::Proactivity, _) => judged.proactivity(),
            (Index::DisbursementRatio, _) => judged.disbursement(),
            (Index::Lag, _) => judged.lag_part(),
            (Index::NetDisconnect, _) => Part::gap(judged.beside_evaluation),
            (Index::MachineDisconnect, _) => Part::gap(judged.beside_machine),
            (_, Standing::NotRunning) => Part::Outside,
            (_, Standing::Unknown(why)) => Part::Excluded(why),
            (Index::Problem, _) => counted(standing == Standing::Problem),
            (Index::Potential, _) => counted(standing == Standing::Potential),
            (Index::AtRisk, _) => counted(standing.is_at_risk()),
            (Index::CommitmentsAtRisk, _) => match judged.commitment {
                Ok(money) => {
                    let at_risk = if standing.is_at_risk() { money } else { 0 };
                    Part::Counts { numerator: at_risk, denominator: money, kind: standing.name() }
                }
                Err(why) => Part::Excluded(why),
            },
            (Index::Realism, _) if standing.is_at_risk() => counted(standing == Standing::Problem),
            (Index::Realism, _) => Part::Outside,
        }
    }
}

/// What one activity gives to an index.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// It counts: activities (0 or 1) or ten-thousandths of the reporting currency.
    Counts {
        /// Above the line.
        numerator: i128,
        /// Below it.
        denominator: i128,
        /// Code of what it is: its standing, what was done, or how its profile is known.
        kind: &'static str,
    },
    /// It belongs in, but what is needed is not known; with the code of what.
    Excluded(&'static str),
    /// The index is not about it.
    Outside,
}

impl Part {
    fn gap(gap: Option<Result<Gap, &'static str>>) -> Part {
        match gap {
            None => Part::Outside,
            Some(Err(why)) => Part::Excluded(why),
            Some(Ok(gap)) => Part::Counts { numerator: gap.difference(), denominator: 1, kind: gap.name() },
        }
    }

    fn counted(is_in: bool, kind: &'static str) -> Part {
        Part::Counts { numerator: i128::from(is_in), denominator: 1, kind }
    }
}

/// An index over a group of activities, and what it rests on.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Total {
    /// Activities, or ten-thousandths of the reporting currency.
    pub numerator: i128,
    /// The same below the line.
    pub denominator: i128,
    /// Activities that count.
    pub n: u64,
    /// Those of them by kind, in the order of the kinds' codes.
    pub kinds: BTreeMap<&'static str, u64>,
    /// Activities left out, by what is not known of them.
    pub excluded: BTreeMap<&'static str, u64>,
    /// Activities the index is not about.
    pub outside: u64,
}

impl Total {
    /// Numerator by denominator; `None` where there is nothing below the line.
    pub fn value(&self) -> Option<f64> {
        (self.denominator > 0).then(|| self.numerator as f64 / self.denominator as f64)
    }

    /// Activities left out.
    pub fn left_out(&self) -> u64 {
        self.excluded.values().sum()
    }

    /// Between which the value would lie if everything were known of what was left out: each gives `least` above the line
    /// ([`Index::least`]), or each gives 1. For an index of activities; `None` with nothing below the line even then.
    pub fn bounds(&self, least: i128) -> Option<(f64, f64)> {
        let left_out = i128::from(self.left_out());
        let below = (self.denominator + left_out) as f64;
        (below > 0.0)
            .then(|| ((self.numerator + least * left_out) as f64 / below, (self.numerator + left_out) as f64 / below))
    }

    /// Whether more was left out than counts: the value then says little of the whole.
    pub fn is_thin(&self) -> bool {
        self.left_out() > self.n
    }

    /// Takes the part of one activity in.
    pub fn take(&mut self, part: Part) {
        match part {
            Part::Counts { numerator, denominator, kind } => {
                self.take_amounts(numerator, denominator);
                self.n += 1;
                *self.kinds.entry(kind).or_default() += 1;
            }
            Part::Excluded(why) => *self.excluded.entry(why).or_default() += 1,
            Part::Outside => self.outside += 1,
        }
    }

    /// Takes in amounts alone: a share of an activity that is counted elsewhere.
    pub fn take_amounts(&mut self, numerator: i128, denominator: i128) {
        self.numerator += numerator;
        self.denominator += denominator;
    }
}

/// An index over activities.
pub fn total<'j>(index: Index, judged: impl IntoIterator<Item = &'j Judged>) -> Total {
    let mut total = Total::default();
    judged.into_iter().for_each(|judged| total.take(index.part(judged)));
    total
}

#[cfg(test)]
mod tests;
