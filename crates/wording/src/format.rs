//! Days, numbers, money, percentages and durations as people write them in each language.
//! Only for reading: files and JSON keep ISO dates and plain decimals. Nothing here rounds a figure that is stored.

use crate::catalogue::{Arg, Wording};
use crate::conventions::{Conventions, MINUS, NARROW, NO_BREAK};
use domain::{Currency, Day, Language};

/// How much of an amount is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Precision {
    /// To the cent (or what the currency has), more where the amount has more.
    Exact,
    /// Three digits and a unit: 12.3 M.
    Short,
}

/// A day, unambiguous in every language: 12 Mar 2024, 12 mars 2024, 12 mar 2024.
pub fn day(language: Language, day: Day) -> String {
    let c = conventions(language);
    let (year, month, number) = day.ymd();
    let month = &c.months[month as usize - 1];
    if number == 1 {
        format!("{}{NO_BREAK}{month} {year}", c.first)
    } else {
        format!("{number}{NO_BREAK}{month} {year}")
    }
}

/// The month of a day: Mar 2024.
pub fn month(language: Language, day: Day) -> String {
    let (year, month, _) = day.ymd();
    format!("{} {year}", conventions(language).months[month as usize - 1])
}

/// The quarter of a day: Q1 2024, T1 2024.
pub fn quarter(language: Language, day: Day) -> String {
    let (year, month, _) = day.ymd();
    format!("{}{} {year}", conventions(language).quarter, (month - 1) / 3 + 1)
}

/// A number with exactly so many decimals: 1,234.5; 1 234,5; 1234,5 and 12.345,6. What is no number gives a dash.
pub fn number(language: Language, value: f64, decimals: usize) -> String {
    trimmed(language, value, decimals, decimals)
}

/// A count.
pub fn count(language: Language, value: i64) -> String {
    let mut out = String::new();
    signed(&mut out, value < 0);
    grouped(&mut out, conventions(language), &value.unsigned_abs().to_string());
    out
}

/// An amount in ten-thousandths of a currency unit, with its currency: USD 1,234.50; 1 234,50 USD; 1234,50 USD.
/// The ISO letters are used because $ and kr have many owners.
pub fn money(language: Language, ten_thousandths: i128, currency: Currency, precision: Precision) -> String {
    let amount = amount(language, ten_thousandths, currency, precision);
    if conventions(language).currency_first {
        format!("{currency}{NO_BREAK}{amount}")
    } else {
        format!("{amount}{NO_BREAK}{currency}")
    }
}

/// An amount without its currency, for columns whose head names it.
pub fn amount(language: Language, ten_thousandths: i128, currency: Currency, precision: Precision) -> String {
    match precision {
        Precision::Exact => exact(language, ten_thousandths, minor_digits(currency)),
        Precision::Short => short(language, ten_thousandths),
    }
}

/// A share of one (0.1234) as per cent with one decimal; a rate that is not defined says so and is never 0 %.
pub fn percent(language: Language, value: Option<f64>) -> String {
    match value.filter(|v| v.is_finite()) {
        Some(value) => with_percent_sign(language, &number(language, value * 100.0, 1)),
        None => conventions(language).not_defined.clone(),
    }
}

/// A share of one as whole per cent. What is not nothing never shows as 0 %, and what is not all never as 100 %.
pub fn share(language: Language, value: f64) -> String {
    let percent = value * 100.0;
    if percent > 0.0 && percent < 0.5 {
        format!("<{NARROW}{}", with_percent_sign(language, "1"))
    } else if percent > 99.5 && percent < 100.0 {
        format!(">{NARROW}{}", with_percent_sign(language, "99"))
    } else {
        with_percent_sign(language, &number(language, percent, 0))
    }
}

/// A duration in days: 12 days, 0.5 days, 1 day. Under ten days one decimal is kept.
pub fn days(language: Language, value: f64) -> String {
    let rounded = if value.abs() < 9.95 { (value * 10.0).round() / 10.0 } else { value.round() };
    Wording::embedded().text(language, "duration-days", &[("n", Arg::Number(rounded))])
}

/// A duration in months: 3 months, 1.5 months.
pub fn months(language: Language, value: f64) -> String {
    let rounded = (value * 10.0).round() / 10.0;
    Wording::embedded().text(language, "duration-months", &[("n", Arg::Number(rounded))])
}

/// Several things in one sentence: a, b and c.
pub fn list<T: AsRef<str>>(language: Language, items: &[T]) -> String {
    let Some((last, before)) = items.split_last() else { return String::new() };
    if before.is_empty() {
        return last.as_ref().to_owned();
    }
    let before: Vec<&str> = before.iter().map(AsRef::as_ref).collect();
    let args = [("before", Arg::Text(&before.join(", "))), ("last", Arg::Text(last.as_ref()))];
    // Spanish y becomes e before the sound i: España e Italia, but nieve y hielo.
    let key =
        if language == Language::Spanish && begins_with_i_sound(last.as_ref()) { "list-and-i" } else { "list-and" };
    Wording::embedded().text(language, key, &args)
}

/// A number with at least and at most so many decimals, zeros beyond the least cut off.
pub(crate) fn trimmed(language: Language, value: f64, least: usize, most: usize) -> String {
    if !value.is_finite() {
        return "–".to_owned();
    }
    let text = format!("{:.*}", most.min(12), value.abs());
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let mut fraction = fraction;
    while fraction.len() > least && fraction.ends_with('0') {
        fraction = &fraction[..fraction.len() - 1];
    }
    let c = conventions(language);
    let mut out = String::new();
    // What rounds to zero has no sign.
    signed(&mut out, value < 0.0 && text.bytes().any(|b| matches!(b, b'1'..=b'9')));
    grouped(&mut out, c, whole);
    decimals(&mut out, c, fraction);
    out
}

fn exact(language: Language, ten_thousandths: i128, minor: usize) -> String {
    let scale = domain::money::SCALE as u128;
    let magnitude = ten_thousandths.unsigned_abs();
    let fraction = format!("{:04}", magnitude % scale);
    let kept = fraction.trim_end_matches('0').len().max(minor);
    let c = conventions(language);
    let mut out = String::new();
    signed(&mut out, ten_thousandths < 0);
    grouped(&mut out, c, &(magnitude / scale).to_string());
    decimals(&mut out, c, &fraction[..kept]);
    out
}

/// Three digits and a unit, from ten thousand up; whole units below.
fn short(language: Language, ten_thousandths: i128) -> String {
    let c = conventions(language);
    let magnitude = ten_thousandths.unsigned_abs();
    let one = domain::money::SCALE as u128;
    let rounded = |unit: u128, places: u32| {
        let step = unit / 10u128.pow(places);
        (magnitude + step / 2) / step
    };
    let mut out = String::new();
    let whole = rounded(one, 0);
    if whole < 10_000 || c.units.is_empty() {
        signed(&mut out, ten_thousandths < 0 && whole != 0);
        grouped(&mut out, c, &whole.to_string());
        return out;
    }
    // The largest unit of which there is one at least, after rounding: 999 999 is 1 M and not 1000 k.
    let (unit, sign) = c.units.iter().rev().find(|(unit, _)| rounded(*unit as u128, 3) >= 1000).unwrap_or(&c.units[0]);
    let unit = *unit as u128;
    let places = if rounded(unit, 2) < 1000 {
        2
    } else if rounded(unit, 1) < 1000 {
        1
    } else {
        0
    };
    let digits = rounded(unit, places);
    let power = 10u128.pow(places);
    signed(&mut out, ten_thousandths < 0);
    grouped(&mut out, c, &(digits / power).to_string());
    let fraction = if places == 0 { String::new() } else { format!("{:0w$}", digits % power, w = places as usize) };
    decimals(&mut out, c, fraction.trim_end_matches('0'));
    out.push(NARROW);
    out.push_str(sign);
    out
}

fn conventions(language: Language) -> &'static Conventions {
    Wording::embedded().conventions(language)
}

fn signed(out: &mut String, negative: bool) {
    if negative {
        out.push(MINUS);
    }
}

fn grouped(out: &mut String, c: &Conventions, digits: &str) {
    for (i, digit) in digits.chars().enumerate() {
        let left = digits.len() - i;
        if i > 0 && left.is_multiple_of(3) && digits.len() >= c.grouped_from {
            out.push(c.group);
        }
        out.push(digit);
    }
}

fn decimals(out: &mut String, c: &Conventions, fraction: &str) {
    if !fraction.is_empty() {
        out.push(c.decimal);
        out.push_str(fraction);
    }
}

fn with_percent_sign(language: Language, number: &str) -> String {
    match conventions(language).before_percent {
        Some(space) => format!("{number}{space}%"),
        None => format!("{number}%"),
    }
}

fn begins_with_i_sound(word: &str) -> bool {
    let word = word.to_lowercase();
    let sounds = word.strip_prefix('h').unwrap_or(&word);
    let diphthong = ["ia", "ie", "io", "iu"].iter().any(|d| sounds.starts_with(d));
    sounds.starts_with(['i', 'í']) && !diphthong
}

/// Decimals of a currency's smaller unit: ISO 4217 table A.1 (2024-06-25), where it is not two.
fn minor_digits(currency: Currency) -> usize {
    match currency.code() {
        "BIF" | "CLP" | "DJF" | "GNF" | "ISK" | "JPY" | "KMF" | "KRW" | "PYG" | "RWF" | "UGX" | "UYI" | "VND"
        | "VUV" | "XAF" | "XOF" | "XPF" => 0,
        "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => 3,
        _ => 2,
    }
}
