//! What every page needs of every activity, computed once per day of knowledge in one pass over the ledger:
//! state, signals, spent, approved, shares of money and time.

use crate::headway::Known;
use domain::reference;
use insight::balances::Balances;
use insight::indices::{Standing, stands};
use insight::money::Money;
use insight::pace::pace;
use insight::portfolio::Portfolio;
use insight::selection::Selection;
use insight::signals::{Assessment, Assessor, Rules, Severity, State, is_of_state, phase};
use std::collections::HashMap;

/// Figures of every activity known, and the signals of the portfolio.
pub struct Figures {
    /// By activity number; `None` where the activity was not known.
    pub activities: Vec<Option<ActivityFigures>>,
    /// Signals and states of the whole portfolio.
    pub assessment: Assessment,
}

/// Figures of one activity.
#[derive(Clone, Copy, Debug)]
pub struct ActivityFigures {
    /// Spent so far in ten-thousandths; `None` where no amount is known.
    pub spent: Option<i128>,
    /// Approved total; `None` where unknown or without rate.
    pub approved: Option<i128>,
    /// Spent of approved.
    pub spent_share: Option<f64>,
    /// Elapsed of the current plan.
    pub elapsed_share: Option<f64>,
    /// State.
    pub state: State,
    /// Why it is unknown, if it is.
    pub unknown_because: Option<&'static str>,
    /// How it counts in the portfolio indices.
    pub standing: Standing,
    /// Signals.
    pub signals: u32,
}

impl Figures {
    /// Computes them.
    pub(crate) fn of(known: &Known) -> Figures {
        let (facts, portfolio) = (&*known.facts, &known.portfolio);
        let money = Money::as_of(facts, known.day());
        let rules = Rules::in_force(&known.facts.rule_limits, known.day());
        let mut assessor = Assessor::new(facts, portfolio, &money, &rules);
        let mut balances = Balances::new(&money, portfolio, &[]);
        let mut activities = vec![None; portfolio.len()];
        for &activity in Selection::everything(portfolio).activities() {
            let balance = balances.of(activity);
            let pace = pace(portfolio, activity, &balance);
            assessor.take(activity, &balance);
            activities[activity as usize] = Some(ActivityFigures {
                spent: (balance.spent.lines > 0).then_some(balance.spent.ten_thousandths),
                approved: (balance.approved.lines > 0 && balance.approved.is_complete())
                    .then_some(balance.approved.ten_thousandths),
                spent_share: pace.spent_share,
                elapsed_share: pace.elapsed_of_current,
                state: State::Unknown,
                unknown_because: None,
                standing: Standing::NotRunning,
                signals: 0,
            });
        }
        let assessment = assessor.finish();
        for (activity, state) in &assessment.states {
            if let Some(figures) = &mut activities[*activity as usize] {
                figures.state = *state;
            }
        }
        for (activity, because) in &assessment.unknown_because {
            if let Some(figures) = &mut activities[*activity as usize] {
                figures.unknown_because = Some(because.name());
            }
        }
        for signal in &assessment.signals {
            if let Some(figures) = &mut activities[signal.activity as usize] {
                figures.signals += 1;
            }
        }
        stand(&mut activities, portfolio, &assessment);
        Figures { activities, assessment }
    }

    /// Figures of an activity that is known.
    pub fn activity(&self, activity: u32) -> Option<&ActivityFigures> {
        self.activities.get(activity as usize)?.as_ref()
    }
}

/// The standing of each activity, from its state and the flags that make it.
fn stand(activities: &mut [Option<ActivityFigures>], portfolio: &Portfolio, assessment: &Assessment) {
    let mut flags: HashMap<u32, Vec<(&'static str, Severity)>> = HashMap::new();
    for signal in assessment.signals.iter().filter(|s| is_of_state(s.rule)) {
        flags.entry(signal.activity).or_default().push((signal.rule, signal.severity));
    }
    for (activity, figures) in (0u32..).zip(activities).filter_map(|(a, f)| Some((a, f.as_mut()?))) {
        let own = flags.get(&activity).map_or(&[][..], Vec::as_slice);
        let state = (figures.state, figures.unknown_because);
        figures.standing = stands(phase(portfolio, activity), state, own, portfolio.day());
    }
}

/// By fund number, whether it stays out of the ILO delivery rate on the day of knowledge: dated reference data.
pub(crate) fn excluded_funds(known: &Known) -> Vec<bool> {
    let Some(funds) = known.facts.names.vocabulary(domain::Vocabulary::Fund) else { return Vec::new() };
    (0..funds.len() as u32)
        .map(|fund| {
            reference::find_fund(funds.code(fund))
                .is_some_and(|f| f.validity.holds_on(known.day()) && !f.in_ilo_delivery_rate)
        })
        .collect()
}
