//! Percentages of an activity over the members of a vocabulary: one shape for countries, regions, sectors,
//! themes, funds, framework nodes and Conventions.

/// Percent in ten-thousandths (100 % is 1,000,000).
pub type Percent = i32;
/// One hundred percent.
pub const WHOLE: Percent = 1_000_000;
/// What shares may lack to one hundred percent, or have above it, because each was rounded.
pub const ROUNDING: Percent = 100;

/// Which list a share's code belongs to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[repr(u8)]
pub enum Vocabulary {
    /// ISO 3166-1 alpha-2, or a name nobody could map.
    Country = 1,
    /// Regions of the organisation or of IATI.
    Region = 2,
    /// Sectors: OECD DAC codes or own names.
    Sector = 3,
    /// Cross-cutting and priority themes.
    Theme = 4,
    /// Sources of funds (RB, RBTC, XB, RBSA, PSI and own ones).
    Fund = 5,
    /// Nodes of the programme framework.
    Framework = 6,
    /// International labour Conventions.
    Convention = 7,
}

impl Vocabulary {
    /// Every vocabulary in stored order.
    pub const ALL: [Vocabulary; 7] = [
        Vocabulary::Country,
        Vocabulary::Region,
        Vocabulary::Sector,
        Vocabulary::Theme,
        Vocabulary::Fund,
        Vocabulary::Framework,
        Vocabulary::Convention,
    ];

    /// Its number in storage.
    pub const fn number(self) -> u8 {
        self as u8
    }

    /// The vocabulary of a stored number.
    pub fn from_number(number: u8) -> Option<Vocabulary> {
        Vocabulary::ALL.into_iter().find(|v| v.number() == number)
    }

    /// Its name in files, addresses and JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Vocabulary::Country => "country",
            Vocabulary::Region => "region",
            Vocabulary::Sector => "sector",
            Vocabulary::Theme => "theme",
            Vocabulary::Fund => "fund",
            Vocabulary::Framework => "framework",
            Vocabulary::Convention => "convention",
        }
    }
}

/// One member with its percentage. `percent` is `None` where several members stand without percentages.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Share {
    /// Code or name, as the file has it.
    pub code: String,
    /// Ten-thousandths of a percent, if known.
    pub percent: Option<Percent>,
}

/// Why a cell is no list of shares.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ShareError {
    /// A part has no code before its colon.
    BlankCode,
    /// A percentage is not a number from 0 to 100.
    BadPercent(String),
}

/// Reads `KE`, `KE:60;UG:40` or a name. A single member without percentage has all of it.
/// A name may contain a colon that is not followed by a number.
pub fn parse_shares(text: &str) -> Result<Vec<Share>, ShareError> {
    let mut shares = Vec::new();
    for part in text.split(';').map(str::trim).filter(|p| !p.is_empty()) {
        let (code, percent) = match part.rsplit_once(':') {
            Some((code, number)) if number.trim().starts_with(|c: char| c.is_ascii_digit() || c == '-' || c == '.') => {
                let parsed =
                    crate::Amount::parse(number).map_err(|_| ShareError::BadPercent(number.trim().to_owned()))?;
                let value = parsed.amount.0;
                if !(0..=i64::from(WHOLE)).contains(&value) {
                    return Err(ShareError::BadPercent(number.trim().to_owned()));
                }
                (code.trim(), Some(value as Percent))
            }
            _ => (part, None),
        };
        if code.is_empty() {
            return Err(ShareError::BlankCode);
        }
        shares.push(Share { code: code.to_owned(), percent });
    }
    if let [only] = shares.as_mut_slice() {
        only.percent.get_or_insert(WHOLE);
    }
    Ok(shares)
}

/// Sum of the percentages, if all are given.
pub fn total(shares: &[Share]) -> Option<Percent> {
    shares.iter().map(|s| s.percent).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_shares_are_read_as_written() {
        let share = |code: &str, percent| Share { code: code.into(), percent };
        assert_eq!(parse_shares("KE").unwrap(), [share("KE", Some(WHOLE))]);
        assert_eq!(parse_shares("KE:60; UG:40").unwrap(), [share("KE", Some(600_000)), share("UG", Some(400_000))]);
        assert_eq!(parse_shares("Benin:39.9998;Nepal:60.0002").unwrap()[0].percent, Some(399_998));
        assert_eq!(parse_shares("KE;UG").unwrap(), [share("KE", None), share("UG", None)]);
        assert_eq!(parse_shares("Theme: skills").unwrap(), [share("Theme: skills", Some(WHOLE))]);
        assert_eq!(parse_shares("KE:160"), Err(ShareError::BadPercent("160".into())));
        assert_eq!(parse_shares(":60"), Err(ShareError::BlankCode));
        assert_eq!(total(&parse_shares("KE:60;UG:39").unwrap()), Some(990_000));
        assert_eq!(total(&parse_shares("KE;UG").unwrap()), None);
    }
}
