//! Exact amounts: decimals with four places in one 64-bit integer (to 10^14), sums in 128 bits.
//! No conversion between currencies here: see `insight::money`.

use std::fmt;

/// An amount in ten-thousandths of a currency unit.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Amount(pub i64);

/// Ten-thousandths in one unit.
pub const SCALE: i64 = 10_000;
/// Largest amount accepted: 10^14 units.
pub const LARGEST: i64 = 100_000_000_000_000 * SCALE;

/// Why a text is no amount.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AmountError {
    /// Not a plain decimal number (`-1234.56`).
    NotANumber,
    /// More than 10^14.
    TooLarge,
}

/// An amount read from a text, and whether digits after the fourth place were rounded away.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ParsedAmount {
    /// The amount, to four places, half away from zero.
    pub amount: Amount,
    /// The text had more than four significant places.
    pub rounded: bool,
}

impl Amount {
    /// Reads a plain decimal: optional sign, digits, optional point and digits. No separators, no exponent.
    pub fn parse(text: &str) -> Result<ParsedAmount, AmountError> {
        let b = text.trim().as_bytes();
        let (negative, b) = match b.first() {
            Some(b'-') => (true, &b[1..]),
            Some(b'+') => (false, &b[1..]),
            _ => (false, b),
        };
        let (mut units, mut places, mut seen_point, mut seen_digit) = (0i128, 0u32, false, false);
        let (mut rounded, mut round_up) = (false, false);
        for &c in b {
            match c {
                b'0'..=b'9' => {
                    seen_digit = true;
                    let digit = i128::from(c - b'0');
                    if seen_point {
                        places += 1;
                        if places > 4 {
                            if places == 5 && digit >= 5 {
                                round_up = true;
                            }
                            rounded |= digit != 0;
                            continue;
                        }
                    }
                    units = units * 10 + digit;
                    if units > 10i128.pow(22) {
                        return Err(AmountError::TooLarge);
                    }
                }
                b'.' if !seen_point => seen_point = true,
                _ => return Err(AmountError::NotANumber),
            }
        }
        if !seen_digit {
            return Err(AmountError::NotANumber);
        }
        let mut value = units * 10i128.pow(4 - places.min(4)) + i128::from(round_up);
        if value > i128::from(LARGEST) {
            return Err(AmountError::TooLarge);
        }
        if negative {
            value = -value;
        }
        Ok(ParsedAmount { amount: Amount(value as i64), rounded })
    }

    /// Whole units, for tests and builders.
    pub const fn units(units: i64) -> Amount {
        Amount(units * SCALE)
    }

    /// As a floating-point number of units; for pictures, shares and rates, never for sums.
    pub fn to_f64(self) -> f64 {
        self.0 as f64 / SCALE as f64
    }
}

/// Writes ten-thousandths as a decimal text without trailing zeros (`1234.5`).
pub fn decimal(ten_thousandths: i128) -> String {
    let sign = if ten_thousandths < 0 { "-" } else { "" };
    let magnitude = ten_thousandths.unsigned_abs();
    let (whole, part) = (magnitude / SCALE as u128, magnitude % SCALE as u128);
    if part == 0 {
        format!("{sign}{whole}")
    } else {
        let text = format!("{sign}{whole}.{part:04}");
        text.trim_end_matches('0').to_owned()
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&decimal(i128::from(self.0)))
    }
}

/// A currency by its ISO 4217 letters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

impl Currency {
    /// United States dollar, the reporting currency of last resort.
    pub const USD: Currency = Currency(*b"USD");

    /// Three capital letters; whether the code is on the list is asked of [`crate::reference`].
    pub fn parse(text: &str) -> Option<Currency> {
        let b: [u8; 3] = text.trim().as_bytes().try_into().ok()?;
        b.iter().all(u8::is_ascii_uppercase).then_some(Currency(b))
    }

    /// The three letters.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).expect("a currency is three ASCII letters")
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_read_exactly_and_written_back() {
        for (text, shown, rounded) in [
            ("0", "0", false),
            ("-0.0", "0", false),
            ("246813199.0", "246813199", false),
            ("-30471.25", "-30471.25", false),
            ("+7", "7", false),
            (".5", "0.5", false),
            ("5.", "5", false),
            ("1.00005", "1.0001", true),
            ("-1.00005", "-1.0001", true),
            ("1.00004", "1", true),
            ("1.23450000", "1.2345", false),
            ("100000000000000", "100000000000000", false),
        ] {
            let parsed = Amount::parse(text).unwrap();
            assert_eq!(parsed.amount.to_string(), shown, "{text}");
            assert_eq!(parsed.rounded, rounded, "{text}");
        }
    }

    #[test]
    fn what_is_no_plain_decimal_is_refused() {
        for text in ["", "-", ".", "1,000", "1e5", "1.2.3", "12 000", "USD 5", "--1", "NaN", "١٢"] {
            assert_eq!(Amount::parse(text), Err(AmountError::NotANumber), "{text}");
        }
        for text in ["100000000000000.0001", "99999999999999999999999999999999999999999"] {
            assert_eq!(Amount::parse(text), Err(AmountError::TooLarge), "{text}");
        }
    }

    #[test]
    fn currencies_are_three_capital_letters() {
        assert_eq!(Currency::parse("CHF").unwrap().to_string(), "CHF");
        for text in ["chf", "US", "EURO", "", "€€€"] {
            assert_eq!(Currency::parse(text), None, "{text}");
        }
    }
}
