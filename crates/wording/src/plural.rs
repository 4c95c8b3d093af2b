//! Plural categories of English, French and Spanish by the CLDR rules (version 48).
//!
//! Our own because intl_pluralrules 7.0.2, which Fluent uses for `{ $n -> … }`, follows CLDR 38 and knows no *many* in
//! French and Spanish (1 000 000 **de** projets, 1.000.000 **de** proyectos). Translations therefore choose with
//! `{ PLURAL($n) -> [one] … [many] … *[other] … }`; a test refuses plural variants without it.

use domain::Language;

/// The form of a noun that goes with a number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Plural {
    /// 1 activity; in French also 0 and 1,5.
    One,
    /// 1 000 000 d'activités, 2.000.000 de actividades; not in English.
    Many,
    /// Everything else.
    Other,
}

impl Plural {
    /// The category of a number as written out in full. What is no number counts as other.
    pub fn of(language: Language, number: f64) -> Plural {
        let n = number.abs();
        let whole = n.fract() == 0.0;
        let one = match language {
            Language::English | Language::Spanish => n == 1.0,
            Language::French => n < 2.0,
        };
        if one {
            Plural::One
        } else if language != Language::English && whole && n != 0.0 && n % 1e6 == 0.0 {
            Plural::Many
        } else {
            Plural::Other
        }
    }

    /// Its CLDR name, as in the variants of a translation.
    pub const fn name(self) -> &'static str {
        match self {
            Plural::One => "one",
            Plural::Many => "many",
            Plural::Other => "other",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn categories_follow_cldr_48() {
        use Language::{English, French, Spanish};
        use Plural::{Many, One, Other};
        for (number, english, french, spanish) in [
            (0.0, Other, One, Other),
            (0.5, Other, One, Other),
            (1.0, One, One, One),
            (-1.0, One, One, One),
            (1.5, Other, One, Other),
            (2.0, Other, Other, Other),
            (999_999.0, Other, Other, Other),
            (1_000_000.0, Other, Many, Many),
            (1_000_000.5, Other, Other, Other),
            (1_000_001.0, Other, Other, Other),
            (3_000_000.0, Other, Many, Many),
            (f64::NAN, Other, Other, Other),
            (f64::INFINITY, Other, Other, Other),
        ] {
            assert_eq!(Plural::of(English, number), english, "English {number}");
            assert_eq!(Plural::of(French, number), french, "French {number}");
            assert_eq!(Plural::of(Spanish, number), spanish, "Spanish {number}");
        }
    }
}
