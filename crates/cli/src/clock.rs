//! The only place that asks what time it is.

use domain::{Day, Instant, Zone};

/// Now, by the machine's clock.
#[expect(clippy::disallowed_methods, reason = "the door's clock: everything else takes `today` and `at`")]
pub(crate) fn now() -> Instant {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    Instant(since.map_or(0, |s| s.as_secs() as i64))
}

/// Today in a time zone, or the day given with `--today`.
pub(crate) fn today(fixed: Option<Day>, zone: &Zone) -> Day {
    fixed.unwrap_or_else(|| zone.day_of(now()))
}

/// A stopwatch for benchmarks.
#[expect(clippy::disallowed_methods, reason = "benchmarks measure time")]
pub(crate) fn stopwatch() -> std::time::Instant {
    std::time::Instant::now()
}
