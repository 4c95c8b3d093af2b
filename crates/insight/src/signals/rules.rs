//! The limits of the rules, read from the dated reference lists. Nothing is judged here.

use domain::Day;
use domain::reference::{self, SignalRule};

/// Limits of one rule; a rule without limits is off.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Limits {
    /// Where *watch* begins.
    pub watch: Option<f64>,
    /// Where *act* begins.
    pub act: Option<f64>,
    /// From when the rule applies, in the rule's own unit.
    pub applies_after: Option<f64>,
}

/// Limits of the interval between two milestones.
#[derive(Clone, PartialEq, Debug)]
pub struct StageRule {
    /// Its id (`approval`).
    pub stage: String,
    /// Code of the milestone that starts the clock.
    pub from: String,
    /// Code of the one that stops it; the same as `from` where the clock runs from planned to actual.
    pub to: String,
    /// Days after which *watch* begins.
    pub watch_days: Option<u32>,
    /// Days after which *act* begins.
    pub act_days: Option<u32>,
}

/// Limits of all rules.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Rules {
    /// Time-adjusted delivery below; once this share of time has gone.
    pub pace_behind: Limits,
    /// Months since the last spending, or since the start, above.
    pub no_spending: Limits,
    /// Share spent below; within so many months of the planned end.
    pub end_near_low_spending: Limits,
    /// Days since anything was recorded, above.
    pub stale_data: Limits,
    /// Spent share of the approved total, above.
    pub spent_over_plan: Limits,
    /// Intervals between milestones.
    pub stages: Vec<StageRule>,
}

impl Rules {
    /// The rules that hold on a day by the reference lists. All their values are defaults that nobody has confirmed.
    pub fn from_reference(day: Day) -> Rules {
        let rule = |name: &str| -> Limits {
            let found = reference::signal_rules().iter().find(|r| r.rule == name && r.validity.holds_on(day));
            found.map_or_else(Limits::default, |r: &SignalRule| Limits {
                watch: r.amber,
                act: r.red,
                applies_after: r.applies_after,
            })
        };
        Rules {
            pace_behind: rule("pace-behind"),
            no_spending: rule("no-spending"),
            end_near_low_spending: rule("end-near-low-spending"),
            stale_data: rule("stale-data"),
            spent_over_plan: rule("spent-over-plan"),
            stages: reference::stage_limits()
                .iter()
                .filter(|s| s.validity.holds_on(day))
                .map(|s| StageRule {
                    stage: s.stage.to_owned(),
                    from: s.from.to_owned(),
                    to: s.to.to_owned(),
                    watch_days: s.amber_days,
                    act_days: s.red_days,
                })
                .collect(),
        }
    }
}

impl Limits {
    /// Severity of a value that is bad when low.
    pub(super) fn below(self, value: f64) -> Option<super::Severity> {
        self.judge(|limit| value < limit)
    }

    /// Severity of a value that is bad when high.
    pub(super) fn above(self, value: f64) -> Option<super::Severity> {
        self.judge(|limit| value > limit)
    }

    fn judge(self, crosses: impl Fn(f64) -> bool) -> Option<super::Severity> {
        if self.act.is_some_and(&crosses) {
            Some(super::Severity::Act)
        } else {
            self.watch.is_some_and(&crosses).then_some(super::Severity::Watch)
        }
    }

    /// The limit at which the first severity begins.
    pub(super) fn first(self) -> Option<f64> {
        self.watch.or(self.act)
    }
}
