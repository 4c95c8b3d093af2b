//! One thing wrong or notable in an imported file. Wording lives in `translations/`, under the finding's code.

use std::fmt;

/// How much a finding matters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Severity {
    /// Worth knowing.
    Notice,
    /// Kept, but look at it.
    Warning,
    /// The row (or file) is not taken.
    Refused,
}

impl Severity {
    /// Its name in JSON and translation keys.
    pub const fn name(self) -> &'static str {
        match self {
            Severity::Notice => "notice",
            Severity::Warning => "warning",
            Severity::Refused => "refused",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// One finding. `code` (for example `date.unreadable`) is stable; its text is the translation `finding-date-unreadable`
/// and what would be right is that message's attribute `.hint`. `arguments` fill both.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// How much it matters.
    pub severity: Severity,
    /// Row in the file (the header is row 1); `None` for the file as a whole.
    pub row: Option<u64>,
    /// Column, element or field.
    pub column: Option<String>,
    /// The value as found, shortened to 200 characters.
    pub value: Option<String>,
    /// Stable code.
    pub code: &'static str,
    /// Named parts of the message.
    pub arguments: Vec<(&'static str, String)>,
}

impl Finding {
    /// A finding without place, value or arguments.
    pub fn new(severity: Severity, code: &'static str) -> Finding {
        Finding { severity, row: None, column: None, value: None, code, arguments: Vec::new() }
    }

    /// Shorthand for a refusal.
    pub fn refused(code: &'static str) -> Finding {
        Finding::new(Severity::Refused, code)
    }

    /// Shorthand for a warning.
    pub fn warning(code: &'static str) -> Finding {
        Finding::new(Severity::Warning, code)
    }

    /// Shorthand for a notice.
    pub fn notice(code: &'static str) -> Finding {
        Finding::new(Severity::Notice, code)
    }

    /// In this row.
    pub fn at_row(mut self, row: impl Into<u64>) -> Finding {
        self.row = Some(row.into());
        self
    }

    /// In this column.
    pub fn in_column(mut self, column: impl Into<String>) -> Finding {
        self.column = Some(column.into());
        self
    }

    /// With this value, shortened so that one hostile cell cannot fill the memory.
    pub fn with_value(mut self, value: &str) -> Finding {
        let mut short: String = value.chars().take(200).collect();
        if short.len() < value.len() {
            short.push('…');
        }
        self.value = Some(short);
        self
    }

    /// With a named part of the message.
    pub fn with(mut self, name: &'static str, value: impl fmt::Display) -> Finding {
        self.arguments.push((name, value.to_string()));
        self
    }
}
