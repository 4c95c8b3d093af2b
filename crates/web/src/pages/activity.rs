//! One activity as of any day: money, milestones, signals, facts, rates, history, texts, relations, results.

use super::pace_part::PacePart;
use super::parts::{Fact, FactLine, IncompleteNote, SignalList, Tile, rates_grid};
use crate::ask::Ask;
use crate::drawings;
use crate::grid::{Grid, GridCell, Head, state_class};
use crate::links;
use crate::reply::{self, Reply};
use crate::shell::Shell;
use crate::site::{Site, twins};
use crate::words::Words;
use app::Failure;
use app::activities::ShowAnswer;
use app::activity::{HistoryEntry, MilestoneAnswer, ResultAnswer};
use app::ratings::{GapFlag, RatingGiven, RatingsAnswer};
use askama::Template;
use wording::Arg;

/// Entries of the history shown; the twins have all.
const HISTORY: usize = 60;
/// Days offered as links.
const DAYS: usize = 24;

/// The page.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/activity.html")]
pub(crate) struct ActivityPage {
    shell: Shell,
    identifier: String,
    list_href: String,
    state: String,
    /// Why the state is unknown; blank where it is not.
    because: String,
    state_class: &'static str,
    status: String,
    recorded: String,
    incomplete: IncompleteNote,
    tiles: Vec<Tile>,
    curve: String,
    money: Grid,
    signals: SignalList,
    /// Lines about ratings: what, and the value.
    ratings: Vec<Fact>,
    timeline: String,
    milestones: Grid,
    pace: PacePart,
    facts: Vec<Fact>,
    rates: Grid,
    days: Vec<DayLink>,
    history: Grid,
    history_rest: usize,
    history_rest_text: String,
    texts: Vec<Text>,
    related: Vec<Fact>,
    results: Vec<ResultPart>,
}

/// A day on which something changed.
#[derive(Clone, Debug)]
pub(crate) struct DayLink {
    label: String,
    href: String,
    hint: String,
    is_current: bool,
}

/// A text in a language.
#[derive(Clone, Debug)]
pub(crate) struct Text {
    kind: String,
    language: Option<String>,
    text: String,
}

/// A result with its indicators.
#[derive(Clone, Debug)]
pub(crate) struct ResultPart {
    title: String,
    kind: String,
    grid: Grid,
}

/// `GET /activities/{identifier}`
pub(crate) fn show(site: &Site, ask: &Ask, identifier: &str) -> Result<Reply, Failure> {
    let answer = app::activities::show(&site.headway, &ask.ctx, identifier)?;
    twins(ask, &answer, ShowAnswer::table, || {
        let shell = Shell::of(site, ask, answer.row.title.clone())?;
        reply::page(&ActivityPage::of(ask, shell, &answer))
    })
}

impl ActivityPage {
    /// The page of an answer.
    pub(crate) fn of(ask: &Ask, shell: Shell, answer: &ShowAnswer) -> ActivityPage {
        let words = shell.words;
        let row = &answer.row;
        let recorded = words.known_day(row.last_recorded.as_deref());
        ActivityPage {
            identifier: row.activity.clone(),
            list_href: ask.to_one(links::ACTIVITIES),
            state: words.name_of("state", row.state),
            because: row.unknown_because.map_or_else(String::new, |b| words.name_of("unknown-because", b)),
            state_class: state_class(row.state),
            status: row.status.map_or_else(String::new, |s| words.name_of("status", s)),
            recorded: words.with("activity-last-recorded", &[("day", Arg::Text(&recorded))]),
            incomplete: IncompleteNote::of(words, &answer.incomplete),
            tiles: tiles(words, answer),
            curve: drawings::curve(words, answer),
            money: Grid::of("money", words.t("activity-money-caption"), &answer.money_table(), words, |_, _| None),
            signals: SignalList::of_one(words, &answer.signal_list),
            ratings: ratings(words, &answer.ratings),
            timeline: drawings::timeline(words, answer),
            milestones: milestones(words, &answer.milestones),
            pace: PacePart::of(words, &answer.pace),
            facts: facts(ask, words, answer),
            rates: rates_grid(words, &answer.delivery, &answer.currency),
            days: days(ask, words, &answer.history),
            history: history(words, &answer.history),
            history_rest: answer.history.len().saturating_sub(HISTORY),
            history_rest_text: words.count("rows-more", answer.history.len().saturating_sub(HISTORY) as u64),
            texts: texts(words, answer),
            related: related(ask, words, answer),
            results: answer.results.iter().enumerate().map(|(i, r)| result(words, i, r)).collect(),
            shell,
        }
    }

    /// Pages to test with.
    #[cfg(test)]
    pub(crate) fn samples(language: domain::Language) -> Vec<ActivityPage> {
        use super::samples as s;
        let ask = s::ask("/activities/X%2F1?as_of=2023-12-31@4", language);
        [s::activity_empty(), s::activity_full()]
            .into_iter()
            .map(|answer| {
                let mut shell = s::shell(&ask);
                shell.title.clone_from(&answer.row.title);
                ActivityPage::of(&ask, shell, &answer)
            })
            .collect()
    }
}

fn tiles(words: Words, answer: &ShowAnswer) -> Vec<Tile> {
    let row = &answer.row;
    let code = &answer.currency;
    let end = row.actual_end.as_deref().or(row.planned_end.as_deref());
    let slip = |from: &str, to: &str| {
        let days = domain::Day::parse(to)?.days_since(domain::Day::parse(from)?);
        (days != 0).then(|| words.days(f64::from(days)))
    };
    let slipped = end.zip(row.first_planned_end.as_deref()).and_then(|(end, first)| slip(first, end));
    vec![
        Tile::money(words, "money-approved", row.approved_budget, code, String::new()),
        Tile::money(words, "money-spent", row.spent, code, String::new()),
        Tile::share(words, words.t("column-spent-share"), row.spent_share, String::new()),
        Tile::share(words, words.t("column-elapsed-share"), row.elapsed_share, String::new()),
        Tile {
            label: words.t(if row.actual_end.is_some() { "field-actual-end" } else { "field-planned-end" }),
            value: words.known_day(end),
            note: slipped.map_or_else(String::new, |days| words.with("activity-slip", &[("days", Arg::Text(&days))])),
            is_unknown: end.is_none(),
            ..Tile::default()
        },
    ]
}

fn milestones(words: Words, milestones: &[MilestoneAnswer]) -> Grid {
    let day = |text: &Option<String>| GridCell {
        class: "nowrap",
        ..GridCell::text(text.as_deref().map_or_else(String::new, |t| words.iso_day(t)))
    };
    let row = |m: &MilestoneAnswer| {
        let name = GridCell::head(drawings::milestone_name(words, m));
        vec![
            if m.derived { name.note(words.t("activity-milestone-derived")) } else { name.note(m.milestone.clone()) },
            day(&m.first_planned_on),
            day(&m.planned_on),
            day(&m.actual_on),
            GridCell::number(words.whole(m.revisions)),
            GridCell::text(m.holder.clone().unwrap_or_default()),
        ]
    };
    Grid {
        id: "milestones".to_owned(),
        caption: words.t("activity-milestones-title"),
        hide_caption: true,
        heads: vec![
            Head::text(words.t("column-milestone")),
            Head::text(words.t("column-first-planned-on")),
            Head::text(words.t("column-planned-on")),
            Head::text(words.t("column-actual-on")),
            Head::number(words.t("column-revisions")),
            Head::text(words.t("column-holder")),
        ],
        rows: milestones.iter().map(row).collect(),
        when_empty: words.t("no-data"),
    }
}

fn facts(ask: &Ask, words: Words, answer: &ShowAnswer) -> Vec<Fact> {
    let row = &answer.row;
    let unknown = |label: &str| Fact {
        label: words.t(label),
        lines: vec![FactLine { text: words.t("unknown"), ..FactLine::default() }],
        is_unknown: true,
    };
    let one = |label: &str, text: Option<String>, href: Option<String>| match text {
        Some(text) => {
            Fact { label: words.t(label), lines: vec![FactLine { text, href, note: String::new() }], is_unknown: false }
        }
        None => unknown(label),
    };
    let day = |label: &str, day: &Option<String>| one(label, day.as_deref().map(|d| words.iso_day(d)), None);
    let office = row.office.as_ref().map(|name| ask.to(links::ACTIVITIES, &[("office", name)]));
    let donor = row.donor.as_ref().map(|name| ask.to(links::ACTIVITIES, &[("donor", name)]));
    let mut facts = vec![
        one("field-office", row.office.clone(), office),
        one("field-donor", row.donor.clone(), donor),
        one("field-instrument", answer.instrument.clone(), None),
        day("field-approved-on", &answer.approved_on),
        day("field-planned-start", &answer.planned_start),
        day("field-actual-start", &answer.actual_start),
        day("field-first-planned-end", &row.first_planned_end),
        day("field-planned-end", &row.planned_end),
        day("field-actual-end", &row.actual_end),
    ];
    if let Some(parent) = &answer.parent {
        facts.push(one("field-parent", Some(parent.clone()), Some(ask.to_one(&links::activity(parent)))));
    }
    let mut names: Vec<&str> = answer.shares.iter().map(|s| s.vocabulary).collect();
    names.dedup();
    for vocabulary in names {
        let lines = answer.shares.iter().filter(|s| s.vocabulary == vocabulary).map(|s| FactLine {
            text: if s.name.is_empty() { s.code.clone() } else { s.name.clone() },
            href: matches!(vocabulary, "country" | "region" | "sector" | "theme")
                .then(|| ask.to(links::ACTIVITIES, &[(vocabulary, &s.code)])),
            note: s.percent.map_or_else(String::new, |p| words.share(p / 100.0)),
        });
        facts.push(Fact { label: words.name_of("field", vocabulary), lines: lines.collect(), is_unknown: false });
    }
    facts
}

/// Links to the days on which something became known, oldest first.
fn days(ask: &Ask, words: Words, history: &[HistoryEntry]) -> Vec<DayLink> {
    let mut all: Vec<&str> = history.iter().map(|h| h.recorded_on.as_str()).collect();
    all.sort_unstable();
    all.dedup();
    let current = ask.ctx.as_of.day.to_string();
    let from = all.len().saturating_sub(DAYS);
    all[from..]
        .iter()
        .map(|day| {
            let label = words.iso_day(day);
            DayLink {
                hint: words.with("activity-as-of-day", &[("day", Arg::Text(&label))]),
                href: ask.here_with(&[("as_of", day)]),
                is_current: *day == current,
                label,
            }
        })
        .collect()
}

/// What is told in the place of a value that is no more.
fn gone(field: &str) -> &'static str {
    if matches!(field, "transaction" | "budget") { "activity-history-withdrawn" } else { "unknown" }
}

fn history(words: Words, history: &[HistoryEntry]) -> Grid {
    let value = |entry: &HistoryEntry, value: Option<&str>| match (entry.field, value) {
        (_, None) => String::new(),
        ("status", Some(status)) => words.name_of("status", status),
        ("approved_budget", Some(amount)) => words.plain_amount(amount),
        (_, Some(text)) => words.iso_day(text),
    };
    let row = |entry: &HistoryEntry| {
        let day = GridCell { class: "nowrap", ..GridCell::head(words.iso_day(&entry.recorded_on)) };
        vec![
            if entry.assumed { day.note(words.t("activity-history-assumed")) } else { day },
            GridCell::text(words.name_of("field", entry.field)),
            GridCell::text(value(entry, entry.before.as_deref())),
            match &entry.after {
                Some(after) => GridCell::text(value(entry, Some(after))),
                None => GridCell { class: "soft", ..GridCell::text(words.t(gone(entry.field))) },
            },
        ]
    };
    Grid {
        id: "history".to_owned(),
        caption: words.t("activity-history-title"),
        hide_caption: true,
        heads: ["column-recorded-on", "column-field", "column-before", "column-after"]
            .map(|k| Head::text(words.t(k)))
            .into(),
        rows: history.iter().take(HISTORY).map(row).collect(),
        when_empty: words.t("no-data"),
    }
}

/// Ratings beside what the flags say; none where nobody rated it.
fn ratings(words: Words, answer: &RatingsAnswer) -> Vec<Fact> {
    if answer.manager.is_none() && answer.evaluation.is_none() {
        return Vec::new();
    }
    let line = |text: String, note: String| FactLine { text, href: None, note };
    let given = |rated: &Option<RatingGiven>| match rated {
        None => line(words.t("ratings-none"), String::new()),
        Some(rated) => {
            let (rating, day) = (words.name_of("rating", rated.rating), words.iso_day(&rated.rated_on));
            let text = words.with("ratings-given", &[("rating", Arg::Text(&rating)), ("day", Arg::Text(&day))]);
            line(text, rated.post.clone().unwrap_or_default())
        }
    };
    let fact = |label: &str, lines: Vec<FactLine>, is_unknown| Fact { label: words.t(label), lines, is_unknown };
    let mut facts = vec![
        fact("ratings-manager", vec![given(&answer.manager)], answer.manager.is_none()),
        fact("ratings-evaluation", vec![given(&answer.evaluation)], answer.evaluation.is_none()),
        fact("ratings-machine", vec![line(words.name_of("index-kind", answer.machine), String::new())], false),
    ];
    let gap = match (answer.gap, answer.gap_unknown) {
        (Some(gap), _) => words.name_of("ratings-gap", gap),
        (_, Some(why)) => words.name_of("index-excluded", why),
        _ => return facts,
    };
    let flags = answer.not_reflected.iter().map(|flag| line(gap_flag(words, flag), String::new()));
    let lines = std::iter::once(line(gap, String::new())).chain(flags).collect();
    facts.push(fact("ratings-gap", lines, answer.gap.is_none()));
    facts
}

fn gap_flag(words: Words, flag: &GapFlag) -> String {
    let (rule, severity) = (words.name_of("signal", flag.rule), words.name_of("state", flag.severity));
    let day = words.iso_day(&flag.raised_on);
    let parts = [("rule", &rule), ("severity", &severity), ("day", &day)].map(|(name, text)| (name, Arg::Text(text)));
    words.with(if flag.since_rated { "ratings-gap-flag-later" } else { "ratings-gap-flag" }, &parts)
}

fn texts(words: Words, answer: &ShowAnswer) -> Vec<Text> {
    let is_title_again = |t: &app::activity::TextAnswer| t.kind == "title" && t.text == answer.row.title;
    answer
        .texts
        .iter()
        .filter(|t| !is_title_again(t) && !t.text.trim().is_empty())
        .map(|t| Text {
            kind: words.name_of("text", &t.kind),
            // Only what looks like a language tag goes into an attribute that browsers interpret.
            language: t
                .language
                .clone()
                .filter(|l| l.len() <= 12 && l.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')),
            text: t.text.clone(),
        })
        .collect()
}

fn related(ask: &Ask, words: Words, answer: &ShowAnswer) -> Vec<Fact> {
    let mut all = Vec::new();
    let mut push = |key: &str, lines: Vec<FactLine>| {
        if !lines.is_empty() {
            all.push(Fact { label: words.t(key), lines, is_unknown: false });
        }
    };
    let activity =
        |id: &String, note: String| FactLine { text: id.clone(), href: Some(ask.to_one(&links::activity(id))), note };
    let plain = |text: &str, note: String| FactLine { text: text.to_owned(), href: None, note };
    push("activity-children", answer.children.iter().map(|id| activity(id, String::new())).collect());
    push(
        "activity-organisations",
        answer
            .organisations
            .iter()
            .filter_map(|o| {
                let name = o.name.as_deref().or(o.identifier.as_deref())?;
                Some(plain(name, words.name_of("role", &o.role.to_string())))
            })
            .collect(),
    );
    push(
        "activity-related-activities",
        answer.related.iter().map(|r| activity(&r.activity, words.name_of("related", &r.kind.to_string()))).collect(),
    );
    push("activity-identifiers", answer.identifiers.iter().map(|i| plain(i, String::new())).collect());
    push("activity-locations", answer.locations.iter().map(|l| plain(l, String::new())).collect());
    push(
        "activity-markers",
        answer
            .markers
            .iter()
            .map(|m| {
                let significance = m.significance.map(|s| words.name_of("significance", &s.to_string()));
                plain(&words.name_of("marker", &m.code), significance.unwrap_or_else(|| words.t("not-screened")))
            })
            .collect(),
    );
    all
}

fn result(words: Words, number: usize, result: &ResultAnswer) -> ResultPart {
    let text = |value: &Option<String>| match value {
        Some(value) => GridCell::number(value),
        None => GridCell { class: "n soft", ..GridCell::number(words.t("unknown")) },
    };
    let mut rows = Vec::new();
    for indicator in &result.indicators {
        let head = GridCell::head(&indicator.title);
        let baseline = || text(&indicator.baseline);
        if indicator.periods.is_empty() {
            rows.push(vec![head.clone(), baseline(), GridCell::text(""), GridCell::text(""), GridCell::text("")]);
        }
        for period in &indicator.periods {
            let ends: Vec<String> =
                [&period.start, &period.end].into_iter().flatten().map(|d| words.iso_day(d)).collect();
            rows.push(vec![
                head.clone(),
                baseline(),
                GridCell::text(ends.join(" – ")),
                text(&period.target),
                text(&period.actual),
            ]);
        }
    }
    ResultPart {
        title: result.title.clone(),
        kind: words.name_of("result", &result.kind),
        grid: Grid {
            id: format!("result-{number}"),
            caption: words.t("activity-indicators"),
            hide_caption: false,
            heads: vec![
                Head::text(words.t("column-indicator")),
                Head::number(words.t("column-baseline")),
                Head::text(words.t("column-period")),
                Head::number(words.t("column-target")),
                Head::number(words.t("column-actual")),
            ],
            rows,
            when_empty: words.t("no-data"),
        },
    }
}
