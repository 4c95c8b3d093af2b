//! Rules of the signals: every one with its limits and their standing, other limits tried on past quarters, and limits
//! set once they were tried. Trying changes nothing.

use super::parts::capitalised;
use crate::ask::{Ask, Form};
use crate::filter_form::{Field, select};
use crate::grid::{Grid, GridCell, Head};
use crate::links;
use crate::reply::{self, Reply};
use crate::shell::Shell;
use crate::site::{Site, twins};
use crate::words::Words;
use app::Failure;
use app::rules::{
    Limit, NewLimits, RuleAnswer, RulesAnswer, SetRequest, TRIED_QUARTERS, TrialAnswer, rules, set_rule, try_rule,
};
use app::table::Table;
use askama::Template;
use domain::Day;
use serde::Serialize;
use std::collections::HashMap;
use wording::Arg;

/// Activities of a trial on the page; the CSV has all.
const MOST: usize = 60;
/// Names of the boxes of limits.
const AMBER: &str = "amber";
const RED: &str = "red";
const APPLIES_AFTER: &str = "applies_after";
/// Longest reason.
const REASON: usize = 500;
/// What stands before the name of a stage.
const STAGE_PREFIX: &str = "stage-over-limit/";

/// The page.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/rules.html")]
pub(crate) struct RulesPage {
    shell: Shell,
    lead: String,
    action: String,
    hidden: Vec<(String, String)>,
    rule: Field,
    boxes: Vec<Field>,
    trial: Option<TrialPart>,
    /// The form that sets what was tried; none as of an earlier day, or where nothing else was tried.
    set: Option<SetForm>,
    /// Limits that were just set; blank where none were.
    done: String,
    rules: Grid,
}

/// The form that sets limits which were tried.
#[derive(Clone, Debug)]
struct SetForm {
    action: &'static str,
    title: String,
    /// The limits tried.
    hidden: Vec<(&'static str, String)>,
    today: String,
    most: usize,
}

/// Limits tried beside those in force.
#[derive(Clone, Debug)]
struct TrialPart {
    title: String,
    limits: Grid,
    activities: Grid,
    rest: String,
}

/// The page's data: rules, and the trial where one was asked for.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Answers {
    #[serde(flatten)]
    pub(crate) rules: RulesAnswer,
    pub(crate) trial: Option<TrialAnswer>,
}

impl Answers {
    fn table(&self) -> Table {
        self.trial.as_ref().map_or_else(|| self.rules.table(), TrialAnswer::activities_table)
    }
}

/// `GET /rules`
pub(crate) fn show(site: &Site, ask: &Ask) -> Result<Reply, Failure> {
    let (headway, ctx) = (&*site.headway, &ask.ctx);
    let limits = limits(|name| ask.get(name))?;
    let quarters = ask.number("quarters", u64::from(TRIED_QUARTERS), 1, 80)? as u32;
    let trial =
        ask.get("rule").map(|rule| try_rule(headway, ctx, &ask.filters(), rule, limits, quarters)).transpose()?;
    let answers = Answers { rules: rules(headway, ctx)?, trial };
    twins(ask, &answers, Answers::table, || {
        let shell = Shell::of(site, ask, Words::of(ask.language).t("nav-rules"))?;
        reply::page(&RulesPage::of(ask, shell, &answers))
    })
}

/// Limits as typed; what is blank stays as it is.
fn limits<'t>(typed: impl Fn(&str) -> Option<&'t str>) -> Result<NewLimits, Failure> {
    let limit = |name: &str| -> Result<Option<Limit>, Failure> {
        let Some(text) = typed(name) else { return Ok(None) };
        let read = Limit::parse(text.trim());
        read.map(Some).ok_or_else(|| Failure::invalid("rule.limit-unreadable").with("value", text))
    };
    let applies_after = match limit(APPLIES_AFTER)? {
        None => None,
        Some(Limit::At(value)) => Some(value),
        Some(Limit::Off) => return Err(Failure::invalid("rule.limit-unreadable").with("value", "off")),
    };
    Ok(NewLimits { amber: limit(AMBER)?, red: limit(RED)?, applies_after })
}

/// `POST /rules/set`: sets limits from a day on, with a reason, as a fact; then the page of the rules says so.
pub(crate) fn set(site: &Site, ask: &Ask, form: &HashMap<String, String>) -> Result<Reply, Failure> {
    let typed = |name: &str| form.get(name).map(|text| text.trim()).filter(|text| !text.is_empty());
    let from = match typed("from") {
        None => None,
        Some(text) => {
            Some(Day::parse(text).ok_or_else(|| Failure::invalid("rule.day-unreadable").with("value", text))?)
        }
    };
    let request = SetRequest {
        rule: typed("rule").unwrap_or_default().to_owned(),
        limits: limits(typed)?,
        from,
        reason: typed("reason").unwrap_or_default().chars().take(REASON).collect(),
        door: "page",
        at: (site.options.clock)(),
    };
    let answer = set_rule(&site.headway, &ask.ctx, &request)?;
    if ask.form == Form::Json {
        return reply::json(&answer);
    }
    Ok(reply::see_other(links::with_query(links::RULES, [("set", answer.rule.as_str())])))
}

impl RulesPage {
    /// The page of answers.
    pub(crate) fn of(ask: &Ask, shell: Shell, answers: &Answers) -> RulesPage {
        let words = shell.words;
        let all = &answers.rules.rules;
        let missing = all.iter().filter(|r| r.state == "facts-missing").count() as i64;
        // What is no rule about activities cannot be tried on them.
        let is_tried = |r: &&RuleAnswer| r.state != "facts-missing" && !matches!(r.sort, "capacity" | "source");
        let choices = all.iter().filter(is_tried);
        let rule = select(ask, words, "rule", choices.map(|r| (r.rule.clone(), name(words, &r.rule))));
        let typed = |name: &'static str, default: &str| Field {
            name,
            label: words.name_of("field", name),
            value: ask.get(name).unwrap_or(default).to_owned(),
            ..Field::default()
        };
        RulesPage {
            lead: words.with("rules-lead", &[("n", Arg::Whole(all.len() as i64)), ("missing", Arg::Whole(missing))]),
            action: links::RULES.to_owned(),
            hidden: ask.knowledge().into_iter().map(|(n, v)| (n.to_owned(), v.to_owned())).collect(),
            rule,
            boxes: vec![
                typed(AMBER, ""),
                typed(RED, ""),
                typed(APPLIES_AFTER, ""),
                typed("quarters", &TRIED_QUARTERS.to_string()),
            ],
            set: answers.trial.as_ref().and_then(|trial| set_form(ask, words, trial)),
            done: done(ask, words, all),
            trial: answers.trial.as_ref().map(|trial| trial_part(ask, words, trial)),
            rules: rules_grid(ask, words, all),
            shell,
        }
    }

    /// Pages to test with.
    #[cfg(test)]
    pub(crate) fn samples(language: domain::Language) -> Vec<RulesPage> {
        use super::samples as s;
        let ask = s::ask("/rules?rule=pace-behind&amber=0.8", language);
        [s::rules_empty(), s::rules_full()]
            .into_iter()
            .map(|answers| RulesPage::of(&ask, s::shell(&ask), &answers))
            .collect()
    }
}

/// A rule in words; a stage by its name.
fn name(words: Words, rule: &str) -> String {
    match rule.strip_prefix(STAGE_PREFIX) {
        Some(stage) => words.said_of(&words.name_of("signal", "stage-over-limit"), stage),
        None => words.name_of("signal", rule),
    }
}

/// The form that sets what was tried, from today's knowledge.
fn set_form(ask: &Ask, words: Words, trial: &TrialAnswer) -> Option<SetForm> {
    let tried = |name: &'static str| ask.get(name).map(|value| (name, value.to_owned()));
    let limits: Vec<_> = [AMBER, RED, APPLIES_AFTER].into_iter().filter_map(tried).collect();
    if limits.is_empty() || ask.get("as_of").is_some() {
        return None;
    }
    let rule = name(words, &trial.rule);
    Some(SetForm {
        action: links::RULES_SET,
        title: words.with("rules-set-title", &[("rule", Arg::Text(&rule))]),
        hidden: [("rule", trial.rule.clone())].into_iter().chain(limits).collect(),
        today: ask.ctx.today.to_string(),
        most: REASON,
    })
}

/// What was just set, as the facts have it: an address alone claims nothing.
fn done(ask: &Ask, words: Words, rules: &[RuleAnswer]) -> String {
    let set = ask.get("set").and_then(|set| rules.iter().find(|r| r.rule == set));
    match set {
        Some(rule) if rule.standing == "set" => {
            let (rule, day) = (name(words, &rule.rule), words.known_day(rule.valid_from.as_deref()));
            words.with("rule-set", &[("rule", Arg::Text(&rule)), ("day", Arg::Text(&day))])
        }
        Some(_) => words.t("rules-set-later"),
        None => String::new(),
    }
}

fn trial_part(ask: &Ask, words: Words, trial: &TrialAnswer) -> TrialPart {
    let all = trial.activities.len();
    let mut table = trial.activities_table();
    table.rows.truncate(MOST);
    let link = |row: usize, column: &str| {
        let activity = trial.activities.get(row).filter(|_| column == "title")?;
        Some(ask.to_one(&links::activity(&activity.activity)))
    };
    let rule = name(words, &trial.rule);
    let title = words.with("rules-tried-title", &[("rule", Arg::Text(&rule))]);
    TrialPart {
        limits: Grid::of("trial", title.clone(), &trial.table(), words, |_, _| None).quiet(),
        activities: Grid::of("trial-activities", words.t("rules-activities-title"), &table, words, link).quiet(),
        rest: if all > MOST {
            words.with("rules-shown", &[("n", Arg::Whole(MOST as i64)), ("all", Arg::Whole(all as i64))])
        } else {
            String::new()
        },
        title: capitalised(&title),
    }
}

fn rules_grid(ask: &Ask, words: Words, rules: &[RuleAnswer]) -> Grid {
    let number = |n: Option<f64>| {
        let text = n.map(|n| words.number(n, if n.fract() == 0.0 { 0 } else { 2 }));
        GridCell::number(text.unwrap_or_default())
    };
    let row = |rule: &RuleAnswer| {
        let head = GridCell::head(name(words, &rule.rule))
            .note(rule.missing_facts.map_or_else(|| rule.basis.clone(), str::to_owned));
        let signals = GridCell::number(rule.signals.map(|n| words.whole(n)).unwrap_or_default());
        let is_rule = !rule.rule.starts_with(STAGE_PREFIX);
        let address = ask.to(links::SIGNALS, &[("rule", &rule.rule), ("all", "1")]);
        vec![
            head,
            GridCell::text(words.name_of("rule-state", rule.state)).note(words.name_of("rule-sort", rule.sort)),
            number(rule.amber),
            number(rule.red),
            number(rule.norm),
            number(rule.lapse).note(rule.extension.map(|e| format!("+ {}", words.number(e, 0))).unwrap_or_default()),
            GridCell::text(words.name_of("rule-unit", rule.unit)),
            GridCell::text(words.name_of("rule-standing", rule.standing))
                .note(rule.valid_from.as_deref().map(|d| words.iso_day(d)).unwrap_or_default()),
            if is_rule && rule.signals.is_some_and(|n| n > 0) { signals.to(address) } else { signals },
        ]
    };
    Grid {
        id: "rules".to_owned(),
        caption: words.t("rules-title"),
        hide_caption: true,
        heads: vec![
            Head::text(words.t("column-rule")),
            Head::text(words.t("column-state")),
            Head::number(words.t("column-amber")),
            Head::number(words.t("column-red")),
            Head::number(words.t("column-norm")),
            Head::number(words.t("column-lapse")),
            Head::text(words.t("column-unit")),
            Head::text(words.t("column-standing")),
            Head::number(words.t("column-signals")),
        ],
        rows: rules.iter().map(row).collect(),
        when_empty: words.t("no-data"),
    }
}
