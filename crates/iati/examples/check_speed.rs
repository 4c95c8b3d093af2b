//! Checks IATI files and prints megabytes per CPU second beside a raw pass of the tokenizer over the same bytes.
//! `cargo run --release -p iati --example check_speed -- FILE…`

#![allow(clippy::unwrap_used, reason = "a measurement, not part of the product")]

use domain::Day;
use iati::check::{Checker, Options};
use iati::version::Version;
use quick_xml::events::Event;

/// Bytes to pass over at least, so that small sets take long enough to be measured.
const LEAST: usize = 300_000_000;

fn main() {
    let files: Vec<Vec<u8>> = std::env::args().skip(1).map(|path| std::fs::read(path).unwrap()).collect();
    let bytes: usize = files.iter().map(Vec::len).sum();
    let rounds = LEAST.div_ceil(bytes.max(1));
    println!("{:.1} MB in {} files, {rounds} rounds, MB per CPU second", bytes as f64 / 1e6, files.len());
    let checker = Checker::embedded();
    let options = Options::on(Day::parse("2026-11-23").unwrap());
    let schema = Options::schema_of(Version::V2_03, options.today).unwrap();
    let check = |options: &Options, file: &[u8]| checker.check(file, options).violations.len();
    let raw = measured(&files, rounds, &tokenize);
    let passes = [
        ("tokenizer with attributes", raw),
        ("schema only", measured(&files, rounds, &|file| check(&schema, file))),
        ("full check", measured(&files, rounds, &|file| check(&options, file))),
    ];
    for (name, (seconds, n)) in passes {
        println!("{:7.1}  {name} ({n})", (bytes * rounds) as f64 / 1e6 / seconds);
    }
}

/// CPU seconds of all rounds, and what one round gave.
fn measured(files: &[Vec<u8>], rounds: usize, pass: &dyn Fn(&[u8]) -> usize) -> (f64, usize) {
    let begin = cpu_seconds();
    let mut n = 0;
    for _ in 0..rounds {
        n = files.iter().map(|f| pass(f)).sum();
    }
    (cpu_seconds() - begin, n)
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
