//! What an unreadable cell probably means, for the hint of its finding. Nothing guessed here is ever imported.

use domain::{Amount, Day, day::days_in_month};

/// What to show where nothing can be guessed.
pub(crate) const DAY_FORM: &str = "YYYY-MM-DD";
/// The form of a moment.
pub(crate) const TIME_FORM: &str = "YYYY-MM-DDThh:mm:ssZ";
/// A plain amount.
pub(crate) const AMOUNT_FORM: &str = "1234.56";
/// A plain rate.
pub(crate) const RATE_FORM: &str = "1.2345";

/// Longest text worth guessing about.
const LONGEST: usize = 60;

/// The date that a text probably means.
pub(crate) fn day(text: &str) -> String {
    guess_day(text).unwrap_or_else(|| DAY_FORM.to_owned())
}

/// The moment that a text probably means.
pub(crate) fn time(text: &str) -> String {
    guess_day(text).unwrap_or_else(|| TIME_FORM.to_owned())
}

fn guess_day(text: &str) -> Option<String> {
    if text.len() > LONGEST {
        return None;
    }
    let parts: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|p| !p.is_empty()).collect();
    let numbers: Vec<Option<u32>> = parts.iter().map(|p| number(p)).collect();
    match (parts.as_slice(), numbers.as_slice()) {
        // 2024-02-30, 2024/4/1, 2024-12-31 00:00:00
        ([year, ..], [Some(y), Some(m), Some(d), ..]) if year.len() == 4 => nearest(*y, *m, *d),
        // 2024-12-31T00:00:00 comes apart at the T only for the eye.
        ([year, _, rest, ..], [Some(y), Some(m), None, ..]) if year.len() == 4 => {
            let (day, _) = rest.split_once(['T', 't'])?;
            nearest(*y, *m, number(day)?)
        }
        // 31/12/2024, 12/31/2024, 03/04/2024
        ([_, _, year, ..], [Some(a), Some(b), Some(y), ..]) if year.len() == 4 => {
            match (iso(*y, *b, *a), iso(*y, *a, *b)) {
                (Some(day_first), Some(month_first)) if day_first != month_first => {
                    Some(format!("{day_first} / {month_first}"))
                }
                (day_first, month_first) => day_first.or(month_first),
            }
        }
        // 31 Dec 2024, 31-déc-2024
        ([_, name, year, ..], [Some(d), None, Some(y), ..]) if year.len() == 4 => iso(*y, month(name)?, *d),
        // Dec 31, 2024
        ([name, _, year, ..], [None, Some(d), Some(y), ..]) if year.len() == 4 => iso(*y, month(name)?, *d),
        // 2024-12
        ([year, _], [Some(y), Some(m)]) if year.len() == 4 => iso(*y, *m, 1),
        // 20241231, or the number a spreadsheet keeps for a day
        ([only], [Some(n)]) if only.len() == 8 => iso(n / 10_000, n / 100 % 100, n % 100),
        ([only], [Some(n)]) if only.len() == 5 && (20_000..80_000).contains(n) => {
            Some(Day::from_ymd(1899, 12, 30)?.plus_days(*n as i32).to_string())
        }
        _ => None,
    }
}

fn number(text: &str) -> Option<u32> {
    if text.len() <= 8 && text.bytes().all(|b| b.is_ascii_digit()) { text.parse().ok() } else { None }
}

fn iso(year: u32, month: u32, day: u32) -> Option<String> {
    Day::from_ymd(i32::try_from(year).ok()?, month, day).map(|d| d.to_string())
}

/// The day, or the last day of a month that has fewer.
fn nearest(year: u32, month: u32, day: u32) -> Option<String> {
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    iso(year, month, day.min(days_in_month(i32::try_from(year).ok()?, month)))
}

/// Months by their first letters in English, French and Spanish.
fn month(name: &str) -> Option<u32> {
    const STARTS: [&[&str]; 12] = [
        &["jan", "ene"],
        &["feb", "fév", "fev"],
        &["mar"],
        &["apr", "avr", "abr"],
        &["may", "mai"],
        &["jun", "juin"],
        &["jul", "juil"],
        &["aug", "aoû", "aou", "ago"],
        &["sep"],
        &["oct"],
        &["nov"],
        &["dec", "déc", "dic"],
    ];
    let name = name.to_lowercase();
    let at = STARTS.iter().position(|starts| starts.iter().any(|s| name.starts_with(s)))?;
    Some(at as u32 + 1)
}

/// The plain decimal that a text probably means.
pub(crate) fn amount(text: &str) -> String {
    guess_number(text).filter(|t| Amount::parse(t).is_ok()).unwrap_or_else(|| AMOUNT_FORM.to_owned())
}

/// The plain rate that a text probably means.
pub(crate) fn rate(text: &str) -> String {
    guess_number(text).unwrap_or_else(|| RATE_FORM.to_owned())
}

fn guess_number(text: &str) -> Option<String> {
    if text.len() > LONGEST {
        return None;
    }
    let text = text.trim().replace('\u{2212}', "-");
    if text.contains(['e', 'E']) && text.bytes().all(|b| b.is_ascii_digit() || b"eE+-.".contains(&b)) {
        let value: f64 = text.parse().ok()?;
        return (value.abs() < 1e15).then(|| value.to_string());
    }
    let is_negative = text.contains('-') || (text.starts_with('(') && text.ends_with(')'));
    let digits: String = text.chars().filter(|c| c.is_ascii_digit() || matches!(c, '.' | ',')).collect();
    let digits = digits.trim_matches(['.', ',']);
    let decimal = match (digits.rfind('.'), digits.rfind(',')) {
        (Some(point), Some(comma)) => Some(point.max(comma)),
        (Some(at), None) | (None, Some(at)) => {
            let sign = &digits[at..=at];
            let is_group = digits.len() - at == 4 && (sign == "," || digits.matches(sign).count() > 1);
            (digits.matches(sign).count() == 1 && !is_group).then_some(at)
        }
        (None, None) => None,
    };
    let plain: String = digits
        .char_indices()
        .filter_map(|(at, c)| if Some(at) == decimal { Some('.') } else { c.is_ascii_digit().then_some(c) })
        .collect();
    (!plain.is_empty()).then(|| if is_negative { format!("-{plain}") } else { plain })
}

/// The word of a list that lies nearest to a text.
pub(crate) fn word<'a>(text: &str, words: &[&'a str]) -> &'a str {
    let text: String = text.to_lowercase().chars().take(LONGEST).collect();
    words.iter().copied().min_by_key(|w| distance(&text, w)).unwrap_or_default()
}

/// How many letters must be changed, put in or taken out (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, to) in b.iter().enumerate() {
            let change = diagonal + usize::from(from != *to);
            diagonal = row[j + 1];
            row[j + 1] = change.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_guessed_from_the_usual_forms() {
        for (text, guess) in [
            ("31/12/2024", "2024-12-31"),
            ("12/31/2024", "2024-12-31"),
            ("03/04/2024", "2024-04-03 / 2024-03-04"),
            ("04/04/2024", "2024-04-04"),
            ("31.12.2024", "2024-12-31"),
            ("2024-02-30", "2024-02-29"),
            ("2023-02-29", "2023-02-28"),
            ("2024/4/1", "2024-04-01"),
            ("2024-12", "2024-12-01"),
            ("2024-12-31 00:00:00", "2024-12-31"),
            ("2024-12-31T00:00:00", "2024-12-31"),
            ("31 Dec 2024", "2024-12-31"),
            ("15 août 2024", "2024-08-15"),
            ("Dec 31, 2024", "2024-12-31"),
            ("20241231", "2024-12-31"),
            ("45657", "2024-12-31"),
            ("2024-13-01", DAY_FORM),
            ("soon", DAY_FORM),
            ("2024", DAY_FORM),
            ("99/99/2024", DAY_FORM),
        ] {
            assert_eq!(day(text), guess, "{text}");
        }
    }

    #[test]
    fn amounts_are_guessed_from_the_usual_forms() {
        for (text, guess) in [
            ("1,000.50", "1000.50"),
            ("1.000,50", "1000.50"),
            ("1,000", "1000"),
            ("1,000,000", "1000000"),
            ("1.000.000", "1000000"),
            ("1000,5", "1000.5"),
            ("1 000,50", "1000.50"),
            ("1\u{a0}000", "1000"),
            ("1'000", "1000"),
            ("USD 5", "5"),
            ("$5.25", "5.25"),
            ("(500)", "-500"),
            ("500-", "-500"),
            ("1e6", "1000000"),
            ("1.5E+3", "1500"),
            ("many", AMOUNT_FORM),
            ("", AMOUNT_FORM),
        ] {
            assert_eq!(amount(text), guess, "{text}");
        }
        assert_eq!(word("expenditures", &["disbursement", "expenditure"]), "expenditure");
    }
}
