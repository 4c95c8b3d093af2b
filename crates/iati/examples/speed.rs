//! Reads IATI files and prints megabytes per CPU second beside a raw pass of the tokenizer over the same bytes.
//! `cargo run --release -p iati --example speed -- FILE…`

#![allow(clippy::unwrap_used, reason = "a measurement, not part of the product")]

use iati::{Item, Limits};
use quick_xml::events::Event;
use std::ops::ControlFlow;

/// Passes over the files, so that small sets take long enough to be measured.
const ROUNDS: u32 = 20;

fn main() {
    let files: Vec<Vec<u8>> = std::env::args().skip(1).map(|path| std::fs::read(path).unwrap()).collect();
    let megabytes = files.iter().map(Vec::len).sum::<usize>() as f64 * f64::from(ROUNDS) / 1e6;
    println!("{:.1} MB in {} files, {ROUNDS} rounds, MB per CPU second", megabytes / f64::from(ROUNDS), files.len());
    for (name, pass) in [
        ("tokenizer with attributes", tokenize as fn(&[u8]) -> usize),
        ("reader", model),
        ("reader and statements", statements),
    ] {
        let begin = cpu_seconds();
        let mut n = 0;
        for _ in 0..ROUNDS {
            n = files.iter().map(|f| pass(f)).sum();
        }
        println!("{:7.1}  {name} ({n})", megabytes / (cpu_seconds() - begin));
    }
}

/// CPU time of this process so far, as Linux tells it.
fn cpu_seconds() -> f64 {
    let text = std::fs::read_to_string("/proc/self/schedstat").unwrap();
    text.split(' ').next().unwrap().parse::<f64>().unwrap() / 1e9
}

fn tokenize(bytes: &[u8]) -> usize {
    let mut reader = quick_xml::Reader::from_reader(bytes);
    let (mut buffer, mut n) = (Vec::new(), 0);
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(e) | Event::Empty(e)) => n += 1 + e.attributes().flatten().count(),
            Ok(Event::Eof) | Err(_) => return n,
            Ok(_) => {}
        }
    }
}

fn model(bytes: &[u8]) -> usize {
    let mut lines = 0;
    let end = iati::read(bytes, &Limits::default(), &mut |item| {
        if let Item::Activity(activity) = item {
            lines += activity.ledger.len();
        }
        ControlFlow::Continue(())
    });
    end.map_or(0, |end| end.activities as usize) + lines
}

fn statements(bytes: &[u8]) -> usize {
    use domain::Day;
    use domain::statement::{Recorded, RecordedBasis};
    let recorded = Recorded { on: Day(20_000), basis: RecordedBasis::Stated };
    let mut n = 0;
    let end = iati::read(bytes, &Limits::default(), &mut |item| {
        if let Item::Activity(activity) = item {
            n += activity.into_statements(recorded).0.len();
        }
        ControlFlow::Continue(())
    });
    drop(end);
    n
}
