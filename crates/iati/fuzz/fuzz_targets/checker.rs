//! The IATI checker on any bytes.
#![no_main]

use iati::check::Checker;
use std::sync::LazyLock;

static CHECKER: LazyLock<Checker> = LazyLock::new(Checker::embedded);

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| iati::probe::checker(&CHECKER, bytes));
