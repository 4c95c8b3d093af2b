//! Parsers of numbers, dates and times on any text.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| iati::probe::texts(bytes));
