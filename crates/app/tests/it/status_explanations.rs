//! A second program for the figures of the status page and of the board of steps, written from docs/methods/delivery-rates.md,
//! money.md, signals.md and bottlenecks.md: it reads the exported tables, without the store and without the columns of
//! facts, and adds up again.

use crate::support::{Story, TODAY, day};
use app::bottlenecks::{BottlenecksQuestion, bottlenecks};
use app::export::{Kind, SheetFormat, TableRequest, table};
use app::filters::Filters;
use app::signals::{SignalsQuestion, signals};
use app::status::status;
use domain::{Day, Instant, Zone};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

type Row = BTreeMap<String, String>;

/// Funds that the ILO rate leaves out, as reference/funds.tsv has them.
const OUTSIDE: [&str; 4] = ["RB", "RBTC", "RBSA", "PSI"];
/// The part of its time in which an activity is not judged.
const FIRST_PART: f64 = 0.25;

/// The exported tables as known by a day.
struct Tables {
    today: Day,
    activities: BTreeMap<String, Row>,
    transactions: BTreeMap<String, Vec<Row>>,
    budgets: BTreeMap<String, Vec<Row>>,
    rates: Vec<Row>,
    events: Vec<Row>,
}

fn rows(story: &Story, kind: Kind) -> Vec<Row> {
    let request = TableRequest { kind, format: SheetFormat::Csv, filters: Filters::default(), source: None };
    let mut file = Vec::new();
    table(&story.headway, &story.ctx, &request, &mut file).unwrap();
    let mut reader = csv::Reader::from_reader(file.as_slice());
    reader.deserialize().map(Result::unwrap).collect()
}

fn text<'r>(row: &'r Row, column: &str) -> &'r str {
    row.get(column).map_or("", |t| t.as_str())
}

fn date(row: &Row, column: &str) -> Option<Day> {
    Day::parse(text(row, column))
}

fn number(row: &Row, column: &str) -> Option<f64> {
    text(row, column).parse().ok()
}

fn by_activity(rows: Vec<Row>) -> BTreeMap<String, Vec<Row>> {
    let mut of: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    for row in rows {
        of.entry(text(&row, "activity").to_owned()).or_default().push(row);
    }
    of
}

impl Tables {
    fn of(story: &Story, today: Day) -> Tables {
        let known = |row: &Row| date(row, "recorded_on").unwrap() <= today;
        let read = |kind| rows(story, kind).into_iter().filter(known).collect::<Vec<Row>>();
        // Later words replace earlier ones, blanks say nothing, `unknown` withdraws.
        let mut activities: BTreeMap<String, Row> = BTreeMap::new();
        let mut statements = read(Kind::Activities);
        statements.sort_by_key(|row| date(row, "recorded_on"));
        for row in statements {
            let state = activities.entry(text(&row, "activity").to_owned()).or_default();
            for (column, value) in row.into_iter().filter(|(_, value)| !value.is_empty()) {
                state.insert(column, if value == "unknown" { String::new() } else { value });
            }
        }
        // An activity is known from the first word about it, its money, its milestones or its events.
        let others = [Kind::Transactions, Kind::Budgets, Kind::Milestones, Kind::Events];
        for row in others.into_iter().flat_map(read).filter(|row| !text(row, "activity").is_empty()) {
            activities.entry(text(&row, "activity").to_owned()).or_default();
        }
        // The latest statement about a budget replaces those before; a revised one stands in the place of the original.
        let mut budgets: BTreeMap<Vec<String>, Row> = BTreeMap::new();
        let mut lines = read(Kind::Budgets);
        lines.sort_by_key(|row| date(row, "recorded_on"));
        for row in lines {
            let identity = ["activity", "kind", "period_start", "period_end", "fund", "class", "currency"];
            budgets.insert(identity.map(|c| text(&row, c).to_owned()).to_vec(), row);
        }
        let place =
            |row: &Row| ["activity", "period_start", "period_end", "fund", "class"].map(|c| text(row, c).to_owned());
        let revised: BTreeSet<_> = budgets.values().filter(|b| text(b, "kind") == "revised").map(place).collect();
        let stands = |row: &Row| text(row, "kind") != "original" || !revised.contains(&place(row));
        Tables {
            today,
            activities,
            transactions: by_activity(read(Kind::Transactions)),
            budgets: by_activity(budgets.into_values().filter(stands).collect()),
            rates: read(Kind::Rates),
            events: read(Kind::Events),
        }
    }

    /// An amount in US dollars at the latest rate on or before a day: one base is `rate` of the currency.
    fn converted(&self, amount: f64, currency: &str, on: Day) -> Option<f64> {
        if currency == "USD" {
            return Some(amount);
        }
        let of =
            |r: &&Row| text(r, "currency") == currency && text(r, "base") == "USD" && date(r, "date").unwrap() <= on;
        let latest = self.rates.iter().filter(of).max_by_key(|r| date(r, "date"))?;
        Some(amount / number(latest, "rate")?)
    }

    fn worth(&self, row: &Row, on: &str) -> Option<f64> {
        self.converted(number(row, "amount")?, text(row, "currency"), date(row, on)?)
    }

    /// Whether a line counts in the ILO rate: by its own fund, else by the only fund of its activity.
    fn counts(&self, row: &Row) -> bool {
        let own = text(row, "fund");
        let activity = self.activities.get(text(row, "activity")).map_or("", |a| text(a, "fund"));
        let only = if activity.contains(';') { "" } else { activity.split(':').next().unwrap_or("") };
        !OUTSIDE.contains(&if own.is_empty() { only } else { own })
    }

    fn of_activity<'t>(
        lines: &'t BTreeMap<String, Vec<Row>>,
        activity: &str,
        kinds: &'t [&'t str],
    ) -> impl Iterator<Item = &'t Row> {
        lines.get(activity).into_iter().flatten().filter(move |l| kinds.contains(&text(l, "kind")))
    }

    fn budgets_by_days(&self, activity: &str, kinds: &[&str], first: Day, last: Day, all_funds: bool) -> (f64, bool) {
        let (mut sum, mut is_known) = (0.0, false);
        for line in Tables::of_activity(&self.budgets, activity, kinds).filter(|l| all_funds || self.counts(l)) {
            let (start, end) = (date(line, "period_start").unwrap(), date(line, "period_end").unwrap());
            let (from, until) = (start.max(first), end.min(last));
            if let (Some(worth), true) = (self.worth(line, "period_start"), from <= until) {
                let days = f64::from(end.days_since(start) + 1);
                sum += worth * f64::from(until.days_since(from) + 1) / days;
                is_known = true;
            }
        }
        (sum, is_known)
    }

    fn start(row: &Row) -> Option<Day> {
        date(row, "actual_start").or(date(row, "planned_start"))
    }

    /// Approved total: one's own, else the budgets; whether all of it is known; `None` where nothing of it is.
    fn approved(&self, activity: &str, row: &Row) -> Option<(f64, bool)> {
        if let Some(amount) = number(row, "approved_budget") {
            let on = date(row, "approved_on").or(Tables::start(row)).unwrap_or(self.today);
            return self.converted(amount, text(row, "currency"), on).map(|worth| (worth, true));
        }
        let lines: Vec<Option<f64>> = Tables::of_activity(&self.budgets, activity, &["original", "revised"])
            .map(|l| self.worth(l, "period_start"))
            .collect();
        let known: Vec<f64> = lines.iter().copied().flatten().collect();
        (!known.is_empty()).then(|| (known.iter().sum(), known.len() == lines.len()))
    }

    /// Numerator and denominator of every rate with money on both sides, and of the time-adjusted one.
    fn rates_again(&self) -> BTreeMap<&'static str, (f64, f64)> {
        let mut sums: BTreeMap<&'static str, (f64, f64)> = BTreeMap::new();
        let (mut spent_timed, mut total_timed, mut gone_timed) = (0.0, 0.0, 0.0);
        let year = (Day::from_ymd(self.today.year(), 1, 1).unwrap(), Day::from_ymd(self.today.year(), 12, 31).unwrap());
        for (activity, row) in &self.activities {
            let spending = ["disbursement", "expenditure"];
            let sum = |kinds: &[&str], test: &dyn Fn(&Row) -> bool| {
                let lines = Tables::of_activity(&self.transactions, activity, kinds).filter(|l| test(l));
                let known: Vec<f64> = lines.filter_map(|l| self.worth(l, "date")).collect();
                (known.iter().sum::<f64>(), !known.is_empty())
            };
            let spent = sum(&spending, &|_| true).0;
            let in_year = |l: &Row| (year.0..=year.1).contains(&date(l, "date").unwrap()) && self.counts(l);
            let spent_year = sum(&spending, &in_year).0;
            let open = (sum(&["commitment"], &|l| self.counts(l)).0 - sum(&spending, &|l| self.counts(l)).0).max(0.0);
            let allocated = self.budgets_by_days(activity, &["allocation"], year.0, year.1, false);
            let until_now = (Day::from_ymd(1900, 1, 1).unwrap(), self.today);
            let forecast = self.budgets_by_days(activity, &["forecast"], until_now.0, until_now.1, true);
            let planned = match forecast.0 == 0.0 {
                true => self.budgets_by_days(activity, &["original", "revised"], until_now.0, until_now.1, true),
                false => forecast,
            };
            let approved = self.approved(activity, row);
            let mut take = |rate, numerator: f64, (denominator, is_known): (f64, bool)| {
                if is_known {
                    let of: &mut (f64, f64) = sums.entry(rate).or_default();
                    *of = (of.0 + numerator, of.1 + denominator);
                }
            };
            take("ilo_delivery", spent_year, allocated);
            take("delivery_with_pipeline", spent_year + open, allocated);
            take("funding_based", spent, sum(&["incoming-funds"], &|_| true));
            take("budget_based", spent, approved.map_or((0.0, false), |(total, _)| (total, true)));
            take("plan_adjusted", spent, planned);
            let elapsed = self.elapsed(row, self.today, "actual_end");
            if let (Some((total, true)), Some(elapsed)) = (approved.filter(|(total, _)| *total > 0.0), elapsed) {
                spent_timed += spent;
                total_timed += total;
                gone_timed += total * elapsed.min(1.0);
            }
        }
        sums.insert("time_adjusted", (spent_timed / total_timed, gone_timed / total_timed));
        sums
    }

    /// Days since the start by days from start to end; the end is the first of the actual and the planned one asked for.
    fn elapsed(&self, row: &Row, day: Day, first: &str) -> Option<f64> {
        let second = if first == "actual_end" { "planned_end" } else { "actual_end" };
        let (start, end) = (Tables::start(row)?, date(row, first).or(date(row, second))?);
        let whole = end.days_since(start);
        (whole > 0).then(|| f64::from(day.days_since(start).max(0)) / f64::from(whole))
    }

    /// The state of an activity from its row and the signals printed about it.
    fn state(&self, activity: &str, row: &Row, flags: &[&Value]) -> &'static str {
        let has = |rule: &str| flags.iter().any(|f| f["rule"] == rule);
        let has_ended = date(row, "actual_end").is_some_and(|end| end <= self.today);
        let is_running = match text(row, "status") {
            "closed" | "cancelled" => return "not_applicable",
            _ if has_ended => false,
            "pipeline" | "finalisation" => false,
            "implementation" | "suspended" => true,
            _ => match Tables::start(row) {
                None => return "unknown",
                Some(start) => start <= self.today,
            },
        };
        if has("contradictory") || (is_running && has("stale-data")) {
            return "unknown";
        }
        let explain = ["fourth-quarter-bunching", "year-end-reversal"];
        let of_state = || flags.iter().filter(|f| !explain.contains(&f["rule"].as_str().unwrap()));
        if of_state().any(|f| f["severity"] == "act") {
            return "act";
        }
        if of_state().next().is_some() {
            return "watch";
        }
        let clock = date(row, "actual_end").filter(|end| *end < self.today).unwrap_or(self.today);
        let elapsed = self.elapsed(row, clock, "planned_end");
        if !is_running || elapsed.is_some_and(|e| e < FIRST_PART) {
            return "not_applicable";
        }
        let total = self.approved(activity, row).filter(|(total, is_whole)| *total > 0.0 && *is_whole);
        if elapsed.is_some() && total.is_some() { "on_pace" } else { "unknown" }
    }

    /// Waiting days by step in a window, and completions, of a process.
    fn board(&self, process: &str, window_days: u32) -> BTreeMap<String, (f64, u64)> {
        let zone = Zone::default();
        let end = zone.end_of(self.today).0;
        let from = end - i64::from(window_days) * 86_400;
        let mut cases: BTreeMap<&str, Vec<(i64, &str)>> = BTreeMap::new();
        for row in self.events.iter().filter(|r| text(r, "process") == process) {
            let at = Instant::parse(text(row, "completed_at"), &zone).unwrap().0;
            if at < end {
                cases.entry(text(row, "case")).or_default().push((at, text(row, "step")));
            }
        }
        let mut board: BTreeMap<String, (f64, u64)> = BTreeMap::new();
        for events in cases.values_mut() {
            events.sort_by_key(|(at, _)| *at);
            for pair in events.windows(2) {
                let (since, until) = (pair[0].0, pair[1].0);
                let step = board.entry(pair[1].1.to_owned()).or_default();
                step.0 += (until - since.max(from)).max(0) as f64 / 86_400.0;
                step.1 += u64::from(until >= from);
            }
        }
        board
    }
}

fn demonstration(activities: usize) -> Story {
    let story = Story::new();
    let spec = ::demonstration::Spec { activities: activities as _, ..::demonstration::Spec::new(day(TODAY)) };
    app::demonstration::fill(&story.headway, &story.ctx, &spec, Instant(1_795_000_000), &mut |_| {}).unwrap();
    story
}

fn close(is: f64, should: f64, what: &str) {
    assert!((is - should).abs() <= 1e-6 * should.abs().max(1.0), "{what}: {is} is not {should}");
}

#[test]
fn rates_of_delivery_are_added_up_again_from_the_exported_tables() {
    let story = demonstration(120);
    for as_of in [TODAY, "2024-06-30"] {
        let again = Tables::of(&story, day(as_of)).rates_again();
        let answer = status(&story.headway, &story.as_of(as_of), &Filters::default()).unwrap();
        let printed = serde_json::to_value(answer).unwrap();
        let mut compared = 0;
        for rate in printed["delivery"].as_array().unwrap() {
            let name = rate["rate"].as_str().unwrap();
            let Some(value) = rate["value"].as_f64() else { continue };
            let (numerator, denominator) = again[name];
            close(rate["numerator"].as_f64().unwrap(), numerator, name);
            close(rate["denominator"].as_f64().unwrap(), denominator, name);
            close(value, numerator / denominator, name);
            compared += 1;
        }
        assert_eq!(compared, 6, "as of {as_of}: all but output delivery");
    }
}

#[test]
fn states_are_counted_again_from_the_exported_tables_and_the_printed_flags() {
    let story = demonstration(120);
    for as_of in [TODAY, "2024-06-30"] {
        let (ctx, filters) = (story.as_of(as_of), Filters::default());
        let tables = Tables::of(&story, day(as_of));
        let all = SignalsQuestion { all: true, ..SignalsQuestion::default() };
        let printed = serde_json::to_value(signals(&story.headway, &ctx, &filters, &all).unwrap()).unwrap();
        assert_eq!(printed["silent_sources"].as_array().map(Vec::len), Some(0));
        let mut flags: BTreeMap<&str, Vec<&Value>> = BTreeMap::new();
        for flag in printed["signals"].as_array().unwrap() {
            flags.entry(flag["activity"].as_str().unwrap()).or_default().push(flag);
        }
        let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
        for (activity, row) in &tables.activities {
            let own = flags.get(activity.as_str()).map_or(&[][..], Vec::as_slice);
            let state = tables.state(activity, row, own);
            own.iter().for_each(|flag| assert_eq!(flag["state"], state, "{flag}"));
            *counts.entry(state).or_default() += 1;
        }
        let states = serde_json::to_value(status(&story.headway, &ctx, &filters).unwrap().states).unwrap();
        let expected: BTreeMap<&str, u64> =
            states.as_object().unwrap().iter().map(|(state, n)| (state.as_str(), n.as_u64().unwrap())).collect();
        assert_eq!(counts, expected, "as of {as_of}");
    }
}

#[test]
fn waiting_days_of_a_board_are_added_up_again_from_the_exported_events() {
    let story = demonstration(120);
    let tables = Tables::of(&story, day(TODAY));
    for window_days in [90, 365] {
        let again = tables.board("recruitment", window_days);
        let question =
            BottlenecksQuestion { process: "recruitment".into(), window_days, by: None, working_days: false };
        let printed =
            serde_json::to_value(bottlenecks(&story.headway, &story.ctx, &Filters::default(), &question).unwrap())
                .unwrap();
        let steps = printed["steps"].as_array().unwrap();
        assert!(steps.len() > 3);
        for step in steps {
            let (waited, completed) = again.get(step["step"].as_str().unwrap()).copied().unwrap_or_default();
            close(step["waiting_days"].as_f64().unwrap(), waited, "waiting days");
            let weeks = f64::from(window_days) / 7.0;
            close(step["completions_per_week"].as_f64().unwrap(), completed as f64 / weeks, "completions");
        }
    }
}
