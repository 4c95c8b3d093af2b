//! Names in three languages, and the loose form in which names are compared: without case, accents, punctuation,
//! articles and order of words, with the usual abbreviations written out.

use crate::Language;
use std::collections::HashMap;

/// A name in the three languages.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Names {
    /// English.
    pub english: &'static str,
    /// French.
    pub french: &'static str,
    /// Spanish.
    pub spanish: &'static str,
}

impl Names {
    /// The name in a language.
    pub const fn in_language(&self, language: Language) -> &'static str {
        match language {
            Language::English => self.english,
            Language::French => self.french,
            Language::Spanish => self.spanish,
        }
    }

    pub(super) fn all(&self) -> [&'static str; 3] {
        [self.english, self.french, self.spanish]
    }
}

/// Words that tell no two names apart.
const SMALL_WORDS: &[&str] =
    &["the", "of", "and", "le", "la", "les", "de", "du", "des", "et", "el", "los", "las", "del", "y", "d", "l"];
/// Abbreviations in names of countries.
const ABBREVIATIONS: &[(&str, &str)] =
    &[("st", "saint"), ("rep", "republic"), ("dem", "democratic"), ("fed", "federated"), ("republica", "republic")];

/// The loose form of a name. Two names with the same loose form are taken to be the same name.
/// Longer texts than any name here give a blank form, so that a hostile cell costs nothing.
pub fn loose(name: &str) -> String {
    if name.len() > 400 {
        return String::new();
    }
    let mut letters = String::with_capacity(name.len());
    for c in name.chars().flat_map(char::to_lowercase) {
        match plain(c) {
            Some(text) => letters.push_str(text),
            None if c.is_alphanumeric() => letters.push(c),
            None if matches!(c, '\'' | '’' | '‘' | 'ʼ' | '`' | '.' | '\u{301}' | '\u{300}' | '\u{308}' | '\u{303}') =>
                {}
            None => letters.push(' '),
        }
    }
    let mut words: Vec<&str> = letters.split(' ').filter(|w| !w.is_empty()).collect();
    // A word that stands alone is a code (`DE`, `LA`), whatever else it means.
    if words.len() > 1 {
        words.retain(|w| !SMALL_WORDS.contains(w));
    }
    let stands_alone = words.len() == 1;
    for word in words.iter_mut().filter(|_| !stands_alone) {
        if let Some((_, long)) = ABBREVIATIONS.iter().find(|(short, _)| short == word) {
            *word = long;
        }
    }
    words.sort_unstable();
    words.join(" ")
}

/// Latin letters with marks, as plain letters.
fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' => "a",
        'ç' | 'ć' | 'č' => "c",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ě' => "e",
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ı' => "i",
        'ñ' | 'ń' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' => "o",
        'ù' | 'ú' | 'û' | 'ü' | 'ū' => "u",
        'ý' | 'ÿ' => "y",
        'š' | 'ş' | 'ș' => "s",
        'ž' => "z",
        'œ' => "oe",
        'æ' => "ae",
        'ß' => "ss",
        _ => return None,
    })
}

/// Finds members of a list by loose name.
pub(super) struct Index {
    by_name: HashMap<String, usize>,
}

impl Index {
    /// An index over the texts of each member. The first member with a name keeps it.
    pub(super) fn new<T>(members: &[T], texts: impl Fn(&T) -> Vec<&'static str>) -> Index {
        let mut by_name = HashMap::new();
        for (at, member) in members.iter().enumerate() {
            for text in texts(member) {
                by_name.entry(loose(text)).or_insert(at);
            }
        }
        by_name.remove("");
        Index { by_name }
    }

    /// The position of the member with this name.
    pub(super) fn find(&self, name: &str) -> Option<usize> {
        self.by_name.get(&loose(name)).copied()
    }
}
