//! Names, e-mail addresses and telephone numbers of persons found in free text, however they are spaced, cased or
//! punctuated there. What is looked for, and in which texts, is `redact`'s business.

/// Stands where something was masked, in every language.
pub(super) const MASK: &str = "[…]";
/// Shortest name and shortest number looked for: anything shorter is found in too many words.
const LETTERS: usize = 4;
const DIGITS: usize = 6;
/// Words before a name that texts leave out.
const TITLES: [&str; 10] = ["mr", "mrs", "ms", "miss", "dr", "prof", "mme", "m", "sr", "sra"];

/// Something of a person to be masked.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Needle {
    /// Words in this order, whatever is written in capitals.
    Words(Vec<char>),
    /// One word, as written: many names are words too.
    Word(Vec<char>),
    /// Digits, whatever stands between them.
    Number(Vec<char>),
}

/// What is looked for.
#[derive(Clone, Debug, Default)]
pub(super) struct Needles(Vec<Needle>);

impl Needles {
    /// Adds what one field holds: names, or an address, or a number.
    pub(super) fn add(&mut self, field: &str) {
        for one in field.split(['/', ';', '&', '\n']).map(str::trim) {
            let digits: Vec<char> = one.chars().filter(char::is_ascii_digit).collect();
            if one.contains('@') {
                self.put(Needle::Words(lowered(one)));
            } else if !one.chars().any(char::is_alphabetic) {
                if digits.len() >= DIGITS {
                    self.put(Needle::Number(digits));
                }
            } else {
                self.name(one);
            }
        }
    }

    /// A name as written, without its title, and with the surname before or after.
    fn name(&mut self, name: &str) {
        let is_title = |word: &&str| TITLES.contains(&word.trim_end_matches('.').to_lowercase().as_str());
        let words: Vec<&str> = name.split_whitespace().skip_while(is_title).collect();
        let bare = words.join(" ");
        if bare.chars().filter(|c| c.is_alphabetic()).count() < LETTERS {
            return;
        }
        if words.len() == 1 {
            return self.put(Needle::Word(bare.chars().collect()));
        }
        self.put(Needle::Words(lowered(&bare)));
        if let Some((last, first)) = bare.split_once(", ") {
            self.put(Needle::Words(lowered(&format!("{first} {last}"))));
        } else if let Some((first, last)) = bare.rsplit_once(' ') {
            self.put(Needle::Words(lowered(&format!("{last}, {first}"))));
            self.put(Needle::Words(lowered(&format!("{last} {first}"))));
        }
    }

    fn put(&mut self, needle: Needle) {
        if !self.0.contains(&needle) {
            self.0.push(needle);
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text with everything masked that is found in it; `None` where nothing is.
    pub(super) fn masked(&self, text: &str) -> Option<String> {
        if self.0.is_empty() || text.is_empty() {
            return None;
        }
        let chars: Vec<char> = text.chars().collect();
        let (mut out, mut at, mut is_masked) = (String::with_capacity(text.len()), 0, false);
        while at < chars.len() {
            match self.0.iter().filter_map(|needle| needle.end_at(&chars, at)).max() {
                Some(end) => {
                    out.push_str(MASK);
                    (at, is_masked) = (end, true);
                }
                None => {
                    out.push(chars[at]);
                    at += 1;
                }
            }
        }
        is_masked.then_some(out)
    }
}

impl Needle {
    /// Where it ends, if it begins at a place of the text.
    fn end_at(&self, text: &[char], at: usize) -> Option<usize> {
        match self {
            Needle::Words(words) => words_end(text, at, words, |c| c.to_lowercase().next().unwrap_or(c)),
            Needle::Word(word) => words_end(text, at, word, |c| c),
            Needle::Number(digits) => number_end(text, at, digits),
        }
    }
}

fn lowered(text: &str) -> Vec<char> {
    let spaced = text.split_whitespace().collect::<Vec<_>>().join(" ");
    spaced.chars().map(|c| c.to_lowercase().next().unwrap_or(c)).collect()
}

/// Whole words only; a blank of the needle is any blanks of the text.
fn words_end(text: &[char], from: usize, needle: &[char], folded: impl Fn(char) -> char) -> Option<usize> {
    let is_letter = |at: Option<usize>| at.and_then(|at| text.get(at)).is_some_and(|c| c.is_alphanumeric());
    if is_letter(from.checked_sub(1)) {
        return None;
    }
    let mut at = from;
    for &wanted in needle {
        let found = *text.get(at)?;
        if wanted == ' ' {
            if !found.is_whitespace() {
                return None;
            }
            while text.get(at).is_some_and(|c| c.is_whitespace()) {
                at += 1;
            }
        } else if folded(found) == wanted {
            at += 1;
        } else {
            return None;
        }
    }
    (!is_letter(Some(at))).then_some(at)
}

/// All digits of a number and no others, with blanks and signs between them; a sign before it goes too.
fn number_end(text: &[char], from: usize, digits: &[char]) -> Option<usize> {
    let is_between = |c: char| c.is_whitespace() || matches!(c, '(' | ')' | '-' | '–' | '.' | '/' | '+');
    let before = from.checked_sub(1).map(|at| text[at]);
    if before.is_some_and(|c| c.is_ascii_digit() || c == '+') || !matches!(text[from], '+' | '(' | '0'..='9') {
        return None;
    }
    let mut at = from;
    for (n, &wanted) in digits.iter().enumerate() {
        while (n > 0 || at == from) && text.get(at).is_some_and(|c| is_between(*c)) {
            at += 1;
        }
        if *text.get(at)? != wanted {
            return None;
        }
        at += 1;
    }
    (!text.get(at).is_some_and(char::is_ascii_digit)).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn masked(fields: &[&str], text: &str) -> Option<String> {
        let mut needles = Needles::default();
        fields.iter().for_each(|field| needles.add(field));
        needles.masked(text)
    }

    #[test]
    fn a_name_is_found_however_it_is_written() {
        for (field, text, expected) in [
            ("Ms. Ada Invented", "Ask Ada  INVENTED, please", "Ask […], please"),
            ("Ada Invented", "Invented, Ada leads; ADA\nINVENTED signs", "[…] leads; […] signs"),
            ("Invented, Ada", "by Ada Invented.", "by […]."),
            ("Ada Invented / Bo Made-Up", "Bo Made-Up and Ada Invented", "[…] and […]"),
            ("Will", "Will will pay", "[…] will pay"),
            ("ADA.I@example.org", "Write to ada.i@example.org.", "Write to […]."),
            ("+41 22 123 45 67", "Call +41 (22) 123-45-67 or 41221234567", "Call […] or […]"),
            ("Élodie Inventée", "Avec élodie inventée", "Avec […]"),
        ] {
            assert_eq!(masked(&[field], text).as_deref(), Some(expected), "{field}");
        }
    }

    #[test]
    fn parts_of_other_words_and_numbers_stay() {
        for (field, text) in [
            ("Ada Invented", "Adapted, Invented; Ada Inventedly; Canada Invented"),
            ("Bo", "Bo is too short to be told from a word"),
            ("Will", "they will"),
            ("123456", "1234567 and 0123456"),
            ("12345", "12345"),
            ("", "nothing at all"),
            ("Mr", "Mr"),
        ] {
            assert_eq!(masked(&[field], text), None, "{field}");
        }
    }
}
