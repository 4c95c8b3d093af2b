//! Where the marks of an axis stand: round numbers for values, first days of months and years for time.
//! The caller writes the labels, in its language.

/// One mark of an axis.
#[derive(Clone, PartialEq, Debug)]
pub struct Tick {
    /// Value, or days since 1970-01-01.
    pub at: f64,
    /// Its label.
    pub label: String,
}

/// The step between the marks of a time axis.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TimeStep {
    /// So many months: 1, 2, 3 or 6.
    Months(u32),
    /// So many years: 1, 2, 5, 10, …
    Years(u32),
}

/// Round values (1, 2 or 5 times a power of ten) that cover `low` to `high`, about `most` of them at most.
///
/// The first is at or below `low` and the last at or above `high`. Equal ends give the round values around them.
pub fn values(low: f64, high: f64, most: usize) -> Vec<f64> {
    let (low, high) = if low.is_finite() && high.is_finite() { (low.min(high), low.max(high)) } else { (0.0, 1.0) };
    // Larger values cannot be told apart on paper and their differences overflow.
    let (low, high) = (low.clamp(-1e300, 1e300), high.clamp(-1e300, 1e300));
    let (low, high) = if high - low > (low.abs().max(high.abs()) * 1e-9).max(1e-290) {
        (low, high)
    } else if high.abs() < 1e-290 {
        (0.0, 1.0)
    } else {
        (low.min(0.0), high.max(0.0))
    };
    let step = round_step((high - low) / most.max(1) as f64);
    let (first, last) = ((low / step + 1e-9).floor(), (high / step - 1e-9).ceil());
    // Adding zero turns -0 into 0.
    (0..=(last - first) as usize).map(|i| (first + i as f64) * step + 0.0).collect()
}

/// Round values as marks, labelled by the caller.
pub fn value_ticks(low: f64, high: f64, most: usize, label: impl Fn(f64) -> String) -> Vec<Tick> {
    values(low, high, most).into_iter().map(|at| Tick { at, label: label(at) }).collect()
}

fn round_step(least: f64) -> f64 {
    let power = 10f64.powf(least.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0].into_iter().map(|m| m * power).find(|s| *s >= least * 0.999_999);
    step.filter(|s| s.is_finite() && *s > 0.0).unwrap_or(1.0)
}

/// First days of months or years between two days (since 1970-01-01), at most `most` of them, labelled by the caller
/// from the day and the step.
pub fn time_ticks(from: i32, to: i32, most: usize, label: impl Fn(i32, TimeStep) -> String) -> Vec<Tick> {
    // Years 1 to 9999 in days since 1970.
    let (from, to) = (from.min(to).clamp(-719_162, 2_932_896), from.max(to).clamp(-719_162, 2_932_896));
    let (first, last) = (month_number(from), month_number(to));
    let most = most.max(1) as i32;
    let steps = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 60_000];
    let months = steps.into_iter().find(|s| (last - first) / s < most).unwrap_or(60_000);
    let step = if months < 12 { TimeStep::Months(months as u32) } else { TimeStep::Years(months as u32 / 12) };
    let start = first.div_euclid(months) * months;
    (start..=last)
        .step_by(months as usize)
        .map(first_of_month)
        .filter(|day| (from..=to).contains(day))
        .map(|day| Tick { at: f64::from(day), label: label(day, step) })
        .collect()
}

/// Months since year 0 of a day (days from civil: Howard Hinnant, "chrono-compatible low-level date algorithms").
fn month_number(day: i32) -> i32 {
    let z = day + 719_468;
    let era = z.div_euclid(146_097);
    let doe = z.rem_euclid(146_097);
    let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    // Months from March, so that the month number simply goes on past December.
    (yoe + era * 400) * 12 + (5 * doy + 2) / 153 + 2
}

fn first_of_month(month_number: i32) -> i32 {
    let from_march = month_number - 2;
    let (year, month) = (from_march.div_euclid(12), from_march.rem_euclid(12));
    let (era, yoe) = (year.div_euclid(400), year.rem_euclid(400));
    era * 146_097 + yoe * 365 + yoe / 4 - yoe / 100 + (153 * month + 2) / 5 - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_round_and_cover_the_data() {
        assert_eq!(values(0.0, 97.0, 5), [0.0, 20.0, 40.0, 60.0, 80.0, 100.0]);
        assert_eq!(values(-3.0, 8.0, 6), [-4.0, -2.0, 0.0, 2.0, 4.0, 6.0, 8.0]);
        assert_eq!(values(0.0, 0.0, 5).first(), Some(&0.0));
        assert_eq!(values(7.0, 7.0, 4), [0.0, 2.0, 4.0, 6.0, 8.0]);
        assert_eq!(values(0.0, 0.003, 3), [0.0, 0.001, 0.002, 0.003]);
        for (low, high) in [(-1e308, 1e308), (1e15, 1e15 + 1.0), (f64::NAN, 1.0), (5e-324, 1e-323), (-7.0, -7.0)] {
            let ticks = values(low, high, 5);
            assert!((2..=8).contains(&ticks.len()), "{low} {high}: {ticks:?}");
        }
    }

    #[test]
    fn time_stands_on_first_days() {
        let days = |from, to, most| time_ticks(from, to, most, |_, step| format!("{step:?}"));
        // 2024-01-15 to 2024-06-20.
        let months = days(19_737, 19_894, 8);
        assert_eq!(months.iter().map(|t| t.at).collect::<Vec<_>>(), [19_754.0, 19_783.0, 19_814.0, 19_844.0, 19_875.0]);
        assert_eq!(months[0].label, "Months(1)");
        // 2004-01-01 to 2024-01-01.
        let years = days(12_418, 19_723, 5);
        assert_eq!(years.iter().map(|t| t.label.as_str()).collect::<Vec<_>>(), ["Years(5)"; 4]);
        assert_eq!(years[0].at, 12_784.0, "2005-01-01");
        assert!(days(i32::MIN, i32::MAX, 5).len() <= 6);
        assert_eq!(first_of_month(1970 * 12), 0);
        assert_eq!(month_number(-1), 1969 * 12 + 11);
    }
}
