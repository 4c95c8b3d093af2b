//! Exact amounts in JSON: written as plain JSON numbers with every digit, never through floating point.

use serde::{Serialize, Serializer};
use std::str::FromStr;

/// Ten-thousandths of a currency unit, serialised as an exact decimal number.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct Decimal(pub i128);

impl Decimal {
    /// For pictures and shares, never for sums.
    pub fn to_f64(self) -> f64 {
        self.0 as f64 / domain::money::SCALE as f64
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serde_json::Number::from_str(&domain::money::decimal(self.0))
            .map_err(serde::ser::Error::custom)?
            .serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_digit_is_written() {
        let large = Decimal(99_999_999_999_999_999_999_999i128);
        assert_eq!(serde_json::to_string(&large).unwrap(), "9999999999999999999.9999");
        assert_eq!(serde_json::to_string(&Decimal(-12_500)).unwrap(), "-1.25");
    }
}
