//! Who pays in the made-up portfolio: donors that do not exist, with codes from the user-assigned range of
//! ISO 3166 (X..), their currency, source of funds and forms of cooperation.

/// A made-up donor.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Donor {
    /// Its name, as statements carry it.
    pub name: &'static str,
    /// The end of the symbols of its projects.
    pub code: &'static str,
    /// Source of funds: XB, RBTC or RBSA.
    pub fund: &'static str,
    /// Currency of its agreements (ISO 4217).
    pub currency: &'static str,
    /// How many of a thousand activities it pays for.
    pub weight: u32,
    pub(crate) instruments: &'static [&'static str],
}

const fn donor(
    name: &'static str,
    code: &'static str,
    fund: &'static str,
    currency: &'static str,
    weight: u32,
    instruments: &'static [&'static str],
) -> Donor {
    Donor { name, code, fund, currency, weight, instruments }
}

const BILATERAL: &[&str] = &["trust fund", "trust fund", "trust fund", "programme agreement"];

/// The donors.
pub const DONORS: [Donor; 12] = [
    donor("Northmark Development Agency", "XNM", "XB", "USD", 190, BILATERAL),
    donor("Ministry of Cooperation of Westerland", "XWL", "XB", "EUR", 120, BILATERAL),
    donor("Federation of Southmere", "XSM", "XB", "USD", 110, BILATERAL),
    donor("Alpenrand Cooperation Office", "XAR", "XB", "CHF", 45, BILATERAL),
    donor("Labour Department of Eastholm", "XEH", "XB", "USD", 130, BILATERAL),
    donor("Lakeland Foundation", "XLF", "XB", "USD", 40, &["grant"]),
    donor("Union Cooperation Programme", "XUC", "XB", "EUR", 85, &["contribution agreement"]),
    donor("Joint Programmes Fund", "XJP", "XB", "USD", 60, &["joint programme"]),
    donor("Harbour Development Bank", "XHB", "XB", "USD", 30, &["development-bank contract", "direct trust fund"]),
    donor("Fairthread Buyers' Partnership", "XFB", "XB", "USD", 30, &["public-private partnership"]),
    donor("Regular budget", "RBT", "RBTC", "USD", 100, &["regular budget"]),
    donor("Core voluntary contributions", "RBS", "RBSA", "USD", 60, &["core voluntary funding"]),
];

/// The donor whose signature takes long.
pub const SLOW_SIGNATURE: &str = "Federation of Southmere";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn donors_share_the_portfolio_and_have_codes_of_their_own() {
        assert_eq!(DONORS.iter().map(|d| d.weight).sum::<u32>(), 1000);
        let mut codes: Vec<&str> = DONORS.iter().map(|d| d.code).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), DONORS.len());
        assert!(DONORS.iter().all(|d| domain::Currency::parse(d.currency).is_some()));
        assert!(DONORS.iter().any(|d| d.name == SLOW_SIGNATURE));
    }
}
