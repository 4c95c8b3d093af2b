//! Versions of the standard, and the codes that changed from 1.x to 2.01 (upgrade notes of version 2.01).
//! Files are read by what is there, not by what they declare: both forms of a code are understood everywhere.

/// A published version.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[expect(missing_docs, reason = "the names are the version numbers")]
pub enum Version {
    V1_01,
    V1_02,
    V1_03,
    V1_04,
    V1_05,
    V2_01,
    V2_02,
    V2_03,
}

/// Which of the two incompatible forms of the standard an element is written in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// 1.x: text directly in elements, words as codes.
    One = 1,
    /// 2.x: `narrative` elements, numbers as codes.
    Two = 2,
}

impl Version {
    /// Every version, oldest first.
    pub const ALL: [Version; 8] = [
        Version::V1_01,
        Version::V1_02,
        Version::V1_03,
        Version::V1_04,
        Version::V1_05,
        Version::V2_01,
        Version::V2_02,
        Version::V2_03,
    ];

    /// Its name in files.
    pub const fn name(self) -> &'static str {
        match self {
            Version::V1_01 => "1.01",
            Version::V1_02 => "1.02",
            Version::V1_03 => "1.03",
            Version::V1_04 => "1.04",
            Version::V1_05 => "1.05",
            Version::V2_01 => "2.01",
            Version::V2_02 => "2.02",
            Version::V2_03 => "2.03",
        }
    }

    /// Reads a name. `1`, `1.0` and `1.00` occur in old files and mean 1.01.
    pub fn parse(text: &str) -> Option<Version> {
        match text.trim() {
            "1" | "1.0" | "1.00" => Some(Version::V1_01),
            text => Version::ALL.into_iter().find(|v| v.name() == text),
        }
    }

    /// Its form.
    pub fn form(self) -> Form {
        if self < Version::V2_01 { Form::One } else { Form::Two }
    }
}

/// The 2.x code for the 1.x word `code` in a table of pairs; 1.x words are read in any case.
fn mapped(table: &'static [(&'static str, &'static str)], code: &str) -> Option<&'static str> {
    table.iter().find(|(word, _)| word.eq_ignore_ascii_case(code)).map(|(_, number)| *number)
}

/// `activity-date/@type`: `start-planned` is 1.
pub(crate) fn date_type(code: &str) -> Option<&'static str> {
    const WORDS: &[(&str, &str)] =
        &[("start-planned", "1"), ("start-actual", "2"), ("end-planned", "3"), ("end-actual", "4")];
    mapped(WORDS, code)
}

/// `transaction-type/@code`: `IF` is 1.
pub(crate) fn transaction_type(code: &str) -> Option<&'static str> {
    const WORDS: &[(&str, &str)] = &[
        ("IF", "1"),
        ("C", "2"),
        ("D", "3"),
        ("E", "4"),
        ("IP", "5"),
        ("LR", "6"),
        ("R", "7"),
        ("QP", "8"),
        ("QS", "9"),
        ("CG", "10"),
    ];
    mapped(WORDS, code)
}

/// `participating-org/@role`: `Funding` is 1.
pub(crate) fn organisation_role(code: &str) -> Option<&'static str> {
    const WORDS: &[(&str, &str)] = &[("Funding", "1"), ("Accountable", "2"), ("Extending", "3"), ("Implementing", "4")];
    mapped(WORDS, code)
}

/// `sector/@vocabulary` (also of policy markers, where `DAC` is 1 too).
pub(crate) fn vocabulary(code: &str) -> Option<&'static str> {
    const WORDS: &[(&str, &str)] = &[
        ("DAC", "1"),
        ("DAC-3", "2"),
        ("COFOG", "3"),
        ("NACE", "4"),
        ("NTEE", "5"),
        ("ADT", "6"),
        ("RO", "99"),
        ("RO2", "98"),
    ];
    mapped(WORDS, code)
}

/// `budget/@type`: `Original` is 1.
pub(crate) fn budget_type(code: &str) -> Option<&'static str> {
    mapped(&[("Original", "1"), ("Revised", "2")], code)
}

/// `activity-status` by its 1.x name, for files that give no code.
pub(crate) fn activity_status(name: &str) -> Option<&'static str> {
    const WORDS: &[(&str, &str)] = &[
        ("Pipeline/identification", "1"),
        ("Implementation", "2"),
        ("Completion", "3"),
        ("Finalisation", "3"),
        ("Post-completion", "4"),
        ("Closed", "4"),
        ("Cancelled", "5"),
        ("Suspended", "6"),
    ];
    mapped(WORDS, name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_as_files_write_them() {
        assert_eq!(Version::parse("1.0"), Some(Version::V1_01));
        assert_eq!(Version::parse(" 2.03 "), Some(Version::V2_03));
        assert_eq!(Version::parse("2.3"), None);
        assert_eq!(Version::V1_05.form(), Form::One);
        assert_eq!(Version::V2_01.form(), Form::Two);
    }

    #[test]
    fn words_of_1_x_become_numbers() {
        assert_eq!(date_type("end-planned"), Some("3"));
        assert_eq!(transaction_type("qs"), Some("9"));
        assert_eq!(organisation_role("Implementing"), Some("4"));
        assert_eq!(vocabulary("DAC-3"), Some("2"));
        assert_eq!(vocabulary("1"), None);
    }
}
