//! The IATI reader on any bytes.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| iati::probe::reader(bytes));
