//! Who asks, in which language, and with the knowledge of which day. Every read takes one, even while it allows
//! everything, so that permissions have their place before they have their rules.

use crate::Day;
use std::fmt;

/// The languages of pages, messages and commands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// French.
    French,
    /// Spanish.
    Spanish,
}

impl Language {
    /// Every language, in the order pages offer them.
    pub const ALL: [Language; 3] = [Language::English, Language::French, Language::Spanish];

    /// ISO 639-1 code.
    pub const fn code(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::French => "fr",
            Language::Spanish => "es",
        }
    }

    /// Reads a code or a locale (`fr`, `fr_FR.UTF-8`, `fr-CH`).
    pub fn parse(text: &str) -> Option<Language> {
        let head = text.split(['-', '_', '.', '@']).next()?;
        Language::ALL.into_iter().find(|l| l.code().eq_ignore_ascii_case(head))
    }

    /// The language's own name.
    pub const fn own_name(self) -> &'static str {
        match self {
            Language::English => "English",
            Language::French => "Français",
            Language::Spanish => "Español",
        }
    }
}

/// The knowledge with which a figure is computed: everything known by the end of `day`, and of that only what
/// was stored by change `change`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct AsOf {
    /// Last day of knowledge.
    pub day: Day,
    /// Last change that counts; `None` for all stored so far.
    pub change: Option<u64>,
}

impl AsOf {
    /// All that is stored and known by the end of a day.
    pub const fn day(day: Day) -> AsOf {
        AsOf { day, change: None }
    }

    /// Reads `YYYY-MM-DD` or `YYYY-MM-DD@CHANGE`.
    pub fn parse(text: &str) -> Option<AsOf> {
        let (day, change) = match text.split_once('@') {
            Some((day, change)) => (day, Some(change.parse().ok()?)),
            None => (text, None),
        };
        Some(AsOf { day: Day::parse(day)?, change })
    }
}

impl fmt::Display for AsOf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.change {
            Some(change) => write!(f, "{}@{change}", self.day),
            None => write!(f, "{}", self.day),
        }
    }
}

/// What of the portfolio a person may see.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Scope {
    /// Every office. The only scope until sign-in arrives.
    Everything,
}

/// Travels first through every call that reads or writes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Context {
    /// Who acts; `local` while there is no sign-in.
    pub person: String,
    /// What they may see.
    pub scope: Scope,
    /// In which language they are answered.
    pub language: Language,
    /// Today, from the clock of the door or from `--today`.
    pub today: Day,
    /// The knowledge asked for.
    pub as_of: AsOf,
}

impl Context {
    /// A person at the keyboard of this machine, asking as of today.
    pub fn local(today: Day) -> Context {
        Context {
            person: "local".to_owned(),
            scope: Scope::Everything,
            language: Language::English,
            today,
            as_of: AsOf::day(today),
        }
    }

    /// The same person asking with other knowledge.
    pub fn as_of(&self, as_of: AsOf) -> Context {
        Context { as_of, ..self.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_of_reads_dates_and_changes() {
        let d = Day::parse("2020-06-30").unwrap();
        assert_eq!(AsOf::parse("2020-06-30"), Some(AsOf::day(d)));
        assert_eq!(AsOf::parse("2020-06-30@17"), Some(AsOf { day: d, change: Some(17) }));
        assert_eq!(AsOf::parse("2020-06-31"), None);
        assert_eq!(AsOf::parse("2020-06-30@x"), None);
        assert_eq!(Language::parse("fr_CH.UTF-8"), Some(Language::French));
        assert_eq!(Language::parse("de"), None);
    }
}
