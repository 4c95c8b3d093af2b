//! Times the figures over one million activities and twenty-five million ledger lines made in memory.
//! Run with `cargo run --release -p insight --example large_portfolio [ACTIVITIES LINES_EACH [CSV]]`. Prints milliseconds
//! of CPU of this thread on Linux; elsewhere of the clock, which other work on the machine makes larger. With a file name
//! it first writes the ledger there and prints the sums, for `tools/beside-duckdb.py`.

use domain::{Amount, Currency, Day, LedgerKind, Said};
use insight::builder::version;
use insight::facts::{ActivityVersion, FOREVER, Facts};
use insight::grouping::Dimension;
use insight::money::{Kinds, Money, Period};
use insight::portfolio::Portfolio;
use insight::selection::Selection;
use insight::signals::Rules;
use insight::trends::{Length, Question, TrendMeasure, trends};
use insight::{delivery, status};

/// Donors of the made portfolio.
const DONORS: u32 = 40;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize, usual: u32| arguments.get(at).and_then(|a| a.parse().ok()).unwrap_or(usual);
    let facts = made(number(0, 1_000_000), number(1, 25));
    let activities = facts.activities.identifiers.len();
    let day = Day::from_ymd(2024, 12, 31).unwrap_or(Day(20_088));
    println!("{activities} activities, {} ledger lines", facts.ledger.len());

    let portfolio = timed("portfolio as of", || Portfolio::as_of(&facts, day));
    let everything = timed("selection of everything", || Selection::everything(&portfolio));
    let some = Selection::filtered_by(&portfolio, |a| a % 3 == 0);
    let money = Money::as_of(&facts, day);
    let year = Some(Period::year(2024));
    if let Some(file) = arguments.get(2) {
        if let Err(error) = write_ledger(&facts, file) {
            eprintln!("{file}: {error}");
            std::process::exit(1);
        }
        for (what, period) in [("all time", None), ("one year", year)] {
            println!("sum {} {what}", money.sum(&everything, Kinds::SPENDING, period).ten_thousandths);
        }
    }
    timed("spending, all time", || money.sum(&everything, Kinds::SPENDING, None));
    timed("spending, one year", || money.sum(&everything, Kinds::SPENDING, year));
    timed("spending, one activity in three", || money.sum(&some, Kinds::SPENDING, None));
    timed("seven delivery rates", || delivery::rates(&money, &portfolio, &everything, &[]));
    let rules = Rules::from_reference(day);
    timed("whole status with signals", || status::status(&facts, &portfolio, &money, &everything, &rules, &[]));
    let question = Question {
        measure: TrendMeasure::Spending,
        length: Length::Month,
        by: None,
        from: None,
        process: 0,
        excluded_funds: &[],
        rules: &rules,
    };
    timed("spending by month", || trends(&facts, &portfolio, &money, &everything, question));
    let by_donor = Question { by: Some(Dimension::Donor), ..question };
    timed("spending by month and donor", || trends(&facts, &portfolio, &money, &everything, by_donor));
}

/// A portfolio without chance: every number follows from its place.
fn made(activities: u32, lines_each: u32) -> Facts {
    let mut facts = Facts { reporting_currency: Some(Currency::USD), ..Facts::default() };
    facts.names.processes.push("project-cycle", "");
    facts.names.currencies.push(Currency::USD);
    for donor in 0..DONORS {
        facts.names.organisations.push(&format!("D-{donor}"), "");
    }
    facts.activities.version_start.push(0);
    facts.activities.share_start = vec![0; activities as usize + 1];
    facts.ledger.start.push(0);
    // Within an activity lines stand kind by kind, as the loader leaves them.
    let kind_of = |place: u32| match place * 20 / lines_each.max(1) {
        0 => LedgerKind::IncomingFunds,
        1..4 => LedgerKind::OutgoingCommitment,
        4..8 => LedgerKind::Disbursement,
        8..18 => LedgerKind::Expenditure,
        _ => LedgerKind::Allocation,
    };
    for a in 0..activities {
        facts.activities.identifiers.push(format!("A-{a}"));
        let start = Day(17_000 + (a % 2_500) as i32);
        facts.activities.versions.push(ActivityVersion {
            approved_on: Said::Value(start),
            planned_start: Said::Value(start),
            planned_end: Said::Value(start.plus_days(1_400)),
            approved_budget: Said::Value(Amount::units(100_000 + i64::from(a % 977))),
            currency: Said::Value(0),
            donor: Said::Value(a % DONORS),
            ..version(start)
        });
        facts.activities.version_start.push(a + 1);
        let ledger = &mut facts.ledger;
        for l in 0..lines_each {
            let place = a.wrapping_mul(2_654_435_761).wrapping_add(l.wrapping_mul(40_503));
            let on = start.0 + (l * 50 + place % 40) as i32;
            ledger.kind.push(kind_of(l).number());
            ledger.currency.push(0);
            ledger.source_rank.push(1);
            ledger.finality.push(0);
            ledger.fund.push(u16::MAX);
            ledger.class.push(u16::MAX);
            ledger.period_start.push(on);
            ledger.period_end.push(on);
            ledger.amount.push(i64::from(place % 90_000) * 1_000);
            ledger.known_from.push(on);
            ledger.known_until.push(FOREVER);
        }
        ledger.start.push((a + 1) * lines_each);
    }
    facts
}

/// One line of the ledger a row: activity, donor, kind, days as numbers, ten-thousandths, span of knowledge.
fn write_ledger(facts: &Facts, file: &str) -> std::io::Result<()> {
    use std::io::Write;
    let mut out = std::io::BufWriter::with_capacity(1 << 20, std::fs::File::create(file)?);
    let ledger = &facts.ledger;
    writeln!(out, "activity,donor,kind,day,amount,known_from,known_until")?;
    for activity in 0..facts.activities.identifiers.len() as u32 {
        for l in ledger.lines(activity) {
            let (kind, day, amount) = (ledger.kind[l], ledger.period_start[l], ledger.amount[l]);
            let (from, until) = (ledger.known_from[l], ledger.known_until[l]);
            writeln!(out, "{activity},{},{kind},{day},{amount},{from},{until}", activity % DONORS)?;
        }
    }
    out.flush()
}

fn timed<T>(what: &str, work: impl Fn() -> T) -> T {
    // The second run is warm.
    work();
    let clock = std::time::Duration::from_nanos;
    let from = nanoseconds();
    let result = work();
    println!("{:>8.1} ms  {what}", clock(nanoseconds() - from).as_secs_f64() * 1e3);
    result
}

/// CPU time of this thread, else time since the program began.
#[expect(clippy::disallowed_methods, reason = "an example that measures time")]
fn nanoseconds() -> u64 {
    static BEGAN: std::sync::OnceLock<std::time::Instant> = std::sync::OnceLock::new();
    let began = BEGAN.get_or_init(std::time::Instant::now);
    let on_cpu = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let first = on_cpu.as_deref().and_then(|text| text.split_whitespace().next()?.parse().ok());
    first.unwrap_or_else(|| began.elapsed().as_nanos() as u64)
}
