//! What a check finds: plain values. Wording is in `translations/`, under the codes of `crate::codes`.

use domain::Finding;
use std::fmt;

/// How bad it is, in the words of the standard.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Severity {
    /// Worth a look: a reference that leads nowhere.
    Advisory,
    /// A "should" of the standard is not met.
    Warning,
    /// A "must" of the standard is not met.
    Error,
    /// The file is not what it claims to be: not XML, not of the schema, not a version that is checked.
    Critical,
}

impl Severity {
    /// Every severity, the worst first.
    pub const ALL: [Severity; 4] = [Severity::Critical, Severity::Error, Severity::Warning, Severity::Advisory];

    /// Its name in answers and rule files.
    pub const fn name(self) -> &'static str {
        match self {
            Severity::Critical => "critical",
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Advisory => "advisory",
        }
    }

    /// Reads a name.
    pub fn parse(name: &str) -> Option<Severity> {
        Severity::ALL.into_iter().find(|s| s.name() == name)
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// One rule broken at one place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Violation {
    /// The standard's id of the rule (`2.1.2`).
    pub rule: String,
    /// How bad.
    pub severity: Severity,
    /// The standard's category (`financial`).
    pub category: String,
    /// Identifier of the activity or organisation, with `(2)`, `(3)`… for its repeats in the file; `#4` for the fourth
    /// of the file where it has none; `file` for what concerns the file.
    pub activity: String,
    /// Path of elements from the root, numbered where several of one name stand side by side, `@attribute` at its end.
    pub path: String,
    /// Line, from 1; 0 where there is none.
    pub line: u64,
    /// Column in characters, from 1; 0 where there is none.
    pub column: u64,
    /// What is wrong, for the wording: code, value, arguments.
    pub finding: Finding,
}

/// Number of findings of each severity.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Summary {
    /// Critical.
    pub critical: u64,
    /// Errors.
    pub error: u64,
    /// Warnings.
    pub warning: u64,
    /// Advisories.
    pub advisory: u64,
}

impl Summary {
    /// Counts one.
    pub fn add(&mut self, severity: Severity) {
        match severity {
            Severity::Critical => self.critical += 1,
            Severity::Error => self.error += 1,
            Severity::Warning => self.warning += 1,
            Severity::Advisory => self.advisory += 1,
        }
    }

    /// Whether there is anything of severity error or worse.
    pub fn has_errors(&self) -> bool {
        self.critical + self.error > 0
    }
}
