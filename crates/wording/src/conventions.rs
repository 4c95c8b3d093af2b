//! What a language agrees on for numbers and dates. Marks are fixed here, words come from `translations/*/formats.ftl`.
//! Read once per language, so that a page with a thousand amounts looks nothing up.

use domain::Language;

/// No-break space: between an amount and its currency.
pub(crate) const NO_BREAK: char = '\u{a0}';
/// Narrow no-break space: between groups of French digits, and before units.
pub(crate) const NARROW: char = '\u{202f}';
/// True minus: as wide as a digit, and read aloud as one.
pub(crate) const MINUS: char = '\u{2212}';

/// The conventions of one language.
pub(crate) struct Conventions {
    /// Between groups of three digits.
    pub(crate) group: char,
    /// Between units and decimals.
    pub(crate) decimal: char,
    /// Fewest digits that are grouped: in Spanish 1234 stays together and 12.345 does not (RAE, CLDR).
    pub(crate) grouped_from: usize,
    /// Between a number and the per cent sign.
    pub(crate) before_percent: Option<char>,
    /// Whether the currency stands before the amount.
    pub(crate) currency_first: bool,
    /// Short names of the months, January first.
    pub(crate) months: [String; 12],
    /// The first of a month, where it is not written 1.
    pub(crate) first: String,
    /// Units of short amounts, smallest first: value in ten-thousandths and sign.
    pub(crate) units: Vec<(i128, String)>,
    /// One letter of a quarter of the year.
    pub(crate) quarter: String,
    /// What a rate without denominator says.
    pub(crate) not_defined: String,
}

impl Conventions {
    /// Reads the words of a language. `word` gives the text of a key.
    pub(crate) fn of(language: Language, word: impl Fn(&str) -> Option<String>) -> Conventions {
        let get = |key: &str| word(key).unwrap_or_else(|| format!("‹{key}›"));
        let (group, decimal, grouped_from, before_percent, currency_first) = match language {
            Language::English => (',', '.', 4, None, true),
            Language::French => (NARROW, ',', 4, Some(NARROW), false),
            Language::Spanish => ('.', ',', 5, Some(NO_BREAK), false),
        };
        // Not every language has every step: a Spanish 10^9 is mil millones, so the unit stays M.
        let units = [("unit-thousand", 7), ("unit-million", 10), ("unit-billion", 13)]
            .into_iter()
            .filter_map(|(key, power)| Some((10i128.pow(power), word(key)?)))
            .collect();
        Conventions {
            group,
            decimal,
            grouped_from,
            before_percent,
            currency_first,
            months: std::array::from_fn(|i| get(&format!("month-short-{}", i + 1))),
            first: get("first-of-month"),
            units,
            quarter: get("quarter-letter"),
            not_defined: get("not-defined"),
        }
    }
}
