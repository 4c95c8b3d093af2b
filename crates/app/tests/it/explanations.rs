//! A second program for the signals, written from docs/methods/signals.md alone: from the printed inputs of a flag it
//! computes value, severity and day again.

use crate::support::Story;
use app::demonstration;
use app::filters::Filters;
use app::signals::{SignalsQuestion, signals};
use demonstration::Progress;
use domain::{Day, Instant};
use insight::chance::Chance;
use serde_json::Value;

/// A printed flag.
struct Flag<'j>(&'j Value);

/// What the page says it is.
#[derive(Debug, PartialEq)]
struct Explained {
    value: f64,
    severity: &'static str,
    raised_on: Day,
}

impl Flag<'_> {
    fn input(&self, name: &str) -> &Value {
        &self.0["inputs"][name]
    }

    fn number(&self, name: &str) -> Option<f64> {
        self.input(name).as_f64()
    }

    fn money(&self, name: &str) -> f64 {
        self.number(name).unwrap_or_else(|| panic!("{name} of {}", self.0))
    }

    fn try_day(&self, name: &str) -> Option<Day> {
        Day::parse(self.input(name).as_str()?)
    }

    fn day(&self, name: &str) -> Day {
        self.try_day(name).unwrap_or_else(|| panic!("{name} of {}", self.0))
    }

    fn first_limit(&self) -> f64 {
        self.number("watch").or(self.number("act")).unwrap()
    }

    fn days(&self, from: &str) -> f64 {
        f64::from(self.day("as_of").days_since(self.day(from)))
    }

    /// Totals after each day with spending.
    fn spending(&self) -> Vec<(Day, f64)> {
        let days = self.input("spending").as_array().unwrap();
        days.iter().map(|d| (Day::parse(d[0].as_str().unwrap()).unwrap(), d[1].as_f64().unwrap())).collect()
    }

    fn severity(&self, value: f64, is_below: bool) -> &'static str {
        let beyond = |limit: Option<f64>| limit.is_some_and(|l| if is_below { value < l } else { value > l });
        match (beyond(self.number("act")), beyond(self.number("watch"))) {
            (true, _) => "act",
            (false, true) => "watch",
            (false, false) => panic!("{} is not beyond a limit: {}", value, self.0),
        }
    }

    fn above(&self, value: f64, from: Day) -> Explained {
        let raised_on = from.plus_days(self.first_limit().floor() as i32 + 1);
        Explained { value, severity: self.severity(value, false), raised_on }
    }

    fn explained(&self) -> Explained {
        match self.0["rule"].as_str().unwrap() {
            "pace-behind" => self.pace_behind(),
            "no-spending" => {
                let since = self.try_day("last_spending").max(self.try_day("start")).unwrap();
                let value = f64::from(self.day("as_of").days_since(since)) / 30.4375;
                let raised_on = since.plus_days((self.first_limit() * 30.4375).floor() as i32 + 1);
                Explained { value, severity: self.severity(value, false), raised_on }
            }
            "end-near-low-spending" => {
                let value = self.money("spent") / self.money("approved");
                let applies = self.day("planned_end").plus_months(-(self.number("applies_after").unwrap() as i32));
                let severity = self.severity(value, true);
                let is_asked = self.input("revision_asked").as_bool().unwrap();
                let severity = if is_asked { "watch" } else { severity };
                Explained { value, severity, raised_on: self.try_day("start").map_or(applies, |s| s.max(applies)) }
            }
            "end-passed" => self.above(self.days("planned_end"), self.day("planned_end")),
            "stage-over-limit" => self.above(self.days("since"), self.day("since")),
            "stale-data" => self.above(self.days("last_recorded"), self.day("last_recorded")),
            "evaluation-not-planned" | "constituents-not-consulted" => {
                self.above(self.days("approved_on"), self.day("approved_on"))
            }
            "spent-over-plan" => {
                let (value, limit) = (self.money("spent") / self.money("approved"), self.first_limit());
                let spending = self.spending();
                let above = |total: f64| total > limit * self.money("approved");
                let since = spending.iter().rev().take_while(|(_, total)| above(*total)).last().unwrap();
                Explained { value, severity: self.severity(value, false), raised_on: since.0 }
            }
            "plan-moved" => {
                let (start, end) = (self.day("first_start"), self.day("first_end"));
                let elapsed = f64::from(self.day("as_of").days_since(start)) / f64::from(end.days_since(start));
                let value = self.money("spent") / self.money("approved") / elapsed.min(1.0);
                Explained { value, severity: self.severity(value, true), raised_on: self.day("moved_on") }
            }
            "budget-cut" => {
                let value = (self.money("before") - self.money("after")) / self.money("before");
                Explained { value, severity: self.severity(value, false), raised_on: self.day("cut_on") }
            }
            rule @ ("fourth-quarter-bunching" | "year-end-reversal") => {
                let part = if rule == "year-end-reversal" { "taken_back" } else { "last_quarter" };
                let value = self.money(part) / self.money("spent_in_year");
                let raised_on = self.day("year_end").plus_days(1);
                Explained { value, severity: self.severity(value, false), raised_on }
            }
            other => panic!("no page explains {other}"),
        }
    }

    /// Day by day back from the day asked, as long as the money did not keep up.
    fn pace_behind(&self) -> Explained {
        let (start, end, as_of) = (self.day("start"), self.day("planned_end"), self.day("as_of"));
        let elapsed = |day: Day| f64::from(day.days_since(start)) / f64::from(end.days_since(start));
        let spending = self.spending();
        let spent_by = |day: Day| spending.iter().rev().find(|(on, _)| *on <= day).map_or(0.0, |(_, total)| *total);
        let is_behind = |day: Day| {
            let applies = elapsed(day) >= self.number("applies_after").unwrap();
            applies && spent_by(day) / self.money("approved") < self.first_limit() * elapsed(day).min(1.0) - 1e-12
        };
        let mut raised_on = as_of;
        while is_behind(raised_on.plus_days(-1)) {
            raised_on = raised_on.plus_days(-1);
        }
        let value = self.money("spent") / self.money("approved") / elapsed(as_of).min(1.0);
        Explained { value, severity: self.severity(value, true), raised_on }
    }
}

#[test]
fn fifty_random_flags_are_computed_again_from_their_inputs() {
    let story = Story::new();
    let spec = ::demonstration::Spec { activities: 300, ..::demonstration::Spec::new(story.ctx.today) };
    demonstration::fill(&story.headway, &story.ctx, &spec, Instant(1_795_000_000), &mut |_: Progress| {}).unwrap();
    let all = SignalsQuestion { all: true, ..SignalsQuestion::default() };
    let answer = signals(&story.headway, &story.ctx, &Filters::default(), &all).unwrap();
    let mut printed: Vec<Value> = answer.signals.iter().map(|s| serde_json::to_value(s).unwrap()).collect();
    assert!(printed.len() > 100, "{}", printed.len());
    let (mut chance, mut rules) = (Chance::seeded(50), std::collections::BTreeSet::new());
    for _ in 0..50 {
        let json = printed.swap_remove(chance.below(printed.len()));
        let explained = Flag(&json).explained();
        let value = json["reasons"][0]["value"].as_f64().unwrap();
        assert!((explained.value - value).abs() <= 1e-12 * value.abs().max(1.0), "{} is not {json}", explained.value);
        assert_eq!(explained.severity, json["severity"].as_str().unwrap(), "{json}");
        assert_eq!(explained.raised_on.to_string(), json["raised_on"].as_str().unwrap(), "{json}");
        rules.insert(json["rule"].as_str().unwrap().to_owned());
    }
    assert!(rules.len() >= 7, "{rules:?}");
}
