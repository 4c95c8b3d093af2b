//! The rules in force on a day: limits from the dated reference lists, changed by what the organisation set with a
//! date of effect. Nothing is judged here.

use crate::facts::RuleLimit;
use domain::Day;
use domain::reference::{self, SignalRule};
use std::fmt::Write;

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
    /// Days after which *watch* begins; below zero that many days before what is planned.
    pub watch_days: Option<i32>,
    /// Days after which *act* begins.
    pub act_days: Option<i32>,
    /// Days after which what was approved lapses, unless extended.
    pub lapse_days: Option<i32>,
}

/// Limits of all rules.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Rules {
    limits: Vec<(String, Limits)>,
    /// Intervals between milestones.
    pub stages: Vec<StageRule>,
}

impl Rules {
    /// The rules that hold on a day by the reference lists. All their values are defaults that nobody has confirmed.
    pub fn from_reference(day: Day) -> Rules {
        let limits_of = |r: &SignalRule| Limits { watch: r.amber, act: r.red, applies_after: r.applies_after };
        Rules {
            limits: reference::signal_rules()
                .iter()
                .filter(|r| r.validity.holds_on(day) && r.is_on)
                .map(|r| (r.rule.to_owned(), limits_of(r)))
                .collect(),
            stages: reference::stage_limits()
                .iter()
                .filter(|s| s.validity.holds_on(day))
                .map(|s| StageRule {
                    stage: s.stage.to_owned(),
                    from: s.from.to_owned(),
                    to: s.to.to_owned(),
                    watch_days: s.amber_days,
                    act_days: s.red_days,
                    lapse_days: s.lapse_days.and_then(|d| i32::try_from(d).ok()),
                })
                .collect(),
        }
    }

    /// The rules in force on a day: the reference lists, and over them the limits that were set, known and in effect
    /// by then; of several for one rule the one with the latest day of effect, then the one set last.
    pub fn in_force(set: &[RuleLimit], day: Day) -> Rules {
        let mut rules = Rules::from_reference(day);
        let mut known: Vec<&RuleLimit> = set.iter().filter(|s| s.known_from <= day && s.valid_from <= day).collect();
        known.sort_by_key(|s| (s.valid_from, s.known_from));
        for set in known {
            let limits = Limits { watch: set.watch, act: set.act, applies_after: set.applies_after };
            rules.set(&set.rule, limits);
        }
        rules
    }

    /// Limits of one rule; none where it is off.
    pub fn limits(&self, rule: &str) -> Limits {
        self.limits.iter().find(|(name, _)| name == rule).map_or_else(Limits::default, |(_, limits)| *limits)
    }

    /// Whether a rule can raise signals: it has a limit, or is about stages and one of these has.
    pub fn is_on(&self, rule: &str) -> bool {
        let of_stages =
            rule == super::STAGE_OVER_LIMIT && self.stages.iter().any(|s| s.watch_days.or(s.act_days).is_some());
        of_stages || self.limits(rule).first().is_some()
    }

    /// With other limits for one rule or, for a name `stage-over-limit/STAGE`, for one stage. Stages keep whole days.
    #[must_use]
    pub fn with(mut self, rule: &str, limits: Limits) -> Rules {
        self.set(rule, limits);
        self
    }

    fn set(&mut self, rule: &str, limits: Limits) {
        if let Some(stage) = rule.strip_prefix(STAGE_PREFIX) {
            if let Some(stage) = self.stages.iter_mut().find(|s| s.stage == stage) {
                stage.watch_days = limits.watch.map(|d| d as i32);
                stage.act_days = limits.act.map(|d| d as i32);
            }
            return;
        }
        // What is not named keeps the point from which the rule applies.
        let applies_after = limits.applies_after.or(self.limits(rule).applies_after);
        let limits = Limits { applies_after, ..limits };
        match self.limits.iter_mut().find(|(name, _)| name == rule) {
            Some((_, held)) => *held = limits,
            None => self.limits.push((rule.to_owned(), limits)),
        }
    }

    /// The rule with its limits, as text: two signals with the same text were judged alike.
    pub fn version(&self, rule: &str) -> String {
        let mut text = format!("{rule}/{}", super::METHOD_VERSION);
        let mut part = |name: &str, value: Option<f64>| {
            if let Some(value) = value {
                let _ = write!(text, " {name}={value}");
            }
        };
        if let Some(stage) = rule.strip_prefix(STAGE_PREFIX) {
            if let Some(stage) = self.stages.iter().find(|s| s.stage == stage) {
                part("watch", stage.watch_days.map(f64::from));
                part("act", stage.act_days.map(f64::from));
                part("lapse", stage.lapse_days.map(f64::from));
            }
        } else {
            let limits = self.limits(rule);
            part("watch", limits.watch);
            part("act", limits.act);
            part("from", limits.applies_after);
        }
        text
    }
}

/// What stands before the name of a stage where one stage is meant by a rule's name.
pub const STAGE_PREFIX: &str = "stage-over-limit/";

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

    /// How far a value lies beyond the first limit, as a share of the limit.
    pub(super) fn excess(self, value: f64) -> f64 {
        self.first().map_or(0.0, |limit| (value - limit).abs() / limit.abs().max(f64::MIN_POSITIVE))
    }

    /// The limits as inputs of a signal.
    pub(super) fn inputs(self) -> impl Iterator<Item = (&'static str, super::Input)> {
        let named = [("watch", self.watch), ("act", self.act), ("applies_after", self.applies_after)];
        named.into_iter().filter_map(|(name, value)| Some((name, super::Input::Number(value?))))
    }

    /// The limit at which the first severity begins.
    pub(super) fn first(self) -> Option<f64> {
        self.watch.or(self.act)
    }
}
