//! Measures a bulk import: half a million ledger rows over 20,000 activities, then the same rows again, then the chain.
//! Run with `cargo run --release -p store --example bulk_ledger [ROWS]`. Prints rows per CPU second; asserts no time.
#![allow(clippy::unwrap_used, reason = "a measurement may fail loudly")]

use domain::statement::{LedgerStatement, Recorded, RecordedBasis, Source, Statement};
use domain::{Amount, Context, Currency, Day, LedgerKind};
use std::time::Duration;
use store::{Act, Store};

fn main() {
    let rows: u32 = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(500_000);
    let directory = tempfile::tempdir().unwrap();
    let store = Store::create(directory.path()).unwrap();
    let ctx = Context::local(Day(20_000));
    for round in ["first import", "same again"] {
        let (change, took) = timed(|| import(&store, &ctx, rows));
        tell(round, rows, took);
        assert_eq!(change.is_some(), round == "first import");
    }
    let (verdict, took) = timed(|| store.verify_chain(&ctx).unwrap());
    assert_eq!(verdict.first_broken, None);
    tell("verify chain", rows, took);
    let (sum, took) = timed(|| {
        let mut sum = 0i128;
        let add = |row: store::rows::LedgerRow| sum += i128::from(row.amount.map_or(0, |a| a.0));
        store.read(&ctx, |r| r.each_ledger(None, add)).unwrap();
        sum
    });
    tell(&format!("read back (sum {sum})"), rows, took);
}

fn import(store: &Store, ctx: &Context, rows: u32) -> Option<u64> {
    let act = Act { door: "bench", reason: "measure", file: None, at: domain::Instant(0) };
    let source = Source { system: "tables".into(), organisation: String::new() };
    let mut writer = store.begin(ctx, act).unwrap();
    for row in 0..rows {
        writer.state(&source, &line(row)).unwrap();
    }
    writer.commit().unwrap()
}

/// Scattered over activities, as a ledger sorted by date is.
fn line(row: u32) -> Statement {
    let day = Day(18_000 + (row / 400) as i32);
    Statement::Ledger(Box::new(LedgerStatement {
        row,
        recorded: Recorded { on: day, basis: RecordedBasis::Stated },
        activity: format!("ACT-{:05}", row.wrapping_mul(7919) % 20_000),
        kind: if row.is_multiple_of(5) { LedgerKind::OutgoingCommitment } else { LedgerKind::Expenditure },
        period_start: day,
        period_end: day,
        amount: Some(Amount(i64::from(row % 90_000) * 1_237)),
        currency: Currency::USD,
        value_date: None,
        fund: Some(format!("FUND-{}", row % 12)),
        class: Some(format!("{}", 10 + row % 9)),
        provider: None,
        receiver: None,
        reference: None,
        finality: None,
    }))
}

/// Processor time where the system tells it (in hundredths of a second), else time on the clock.
#[expect(clippy::disallowed_methods, reason = "a measurement asks the clock")]
fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let (start, spent) = (std::time::Instant::now(), processor_time());
    let done = work();
    let took = match (spent, processor_time()) {
        (Some(before), Some(after)) => after - before,
        _ => start.elapsed(),
    };
    (done, took)
}

fn processor_time() -> Option<Duration> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks: u64 = fields.get(11)?.parse::<u64>().ok()? + fields.get(12)?.parse::<u64>().ok()?;
    Some(Duration::from_millis(ticks * 10))
}

fn tell(what: &str, rows: u32, took: Duration) {
    let seconds = took.as_secs_f64();
    println!("{what}: {rows} rows in {seconds:.2} CPU s, {:.0} rows per CPU s", f64::from(rows) / seconds);
}
