//! Everything that can go wrong in an action, in the words a door needs: a stable code, arguments for its wording,
//! and (for the log only) a cause. Wording is `failure-<code>` in the translations, with `.hint` for the next step.

use std::fmt;

/// Why an action did not happen.
#[derive(Debug)]
pub struct Failure {
    /// What kind of answer the door should give.
    pub kind: FailureKind,
    /// Stable code, for example `activity.not-found`.
    pub code: &'static str,
    /// Named parts of the message.
    pub arguments: Vec<(&'static str, String)>,
    /// For the log.
    pub source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

/// Kinds of failure, as few as doors need to tell apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FailureKind {
    /// The thing asked for does not exist.
    NotFound,
    /// What was given cannot be right.
    Invalid,
    /// Understood, and not done.
    Refused,
    /// The data directory or the disk does not let us.
    Unavailable,
    /// Our own mistake.
    Internal,
}

impl Failure {
    /// A failure without arguments.
    pub fn new(kind: FailureKind, code: &'static str) -> Failure {
        Failure { kind, code, arguments: Vec::new(), source: None }
    }

    /// Not found.
    pub fn not_found(code: &'static str) -> Failure {
        Failure::new(FailureKind::NotFound, code)
    }

    /// Invalid input.
    pub fn invalid(code: &'static str) -> Failure {
        Failure::new(FailureKind::Invalid, code)
    }

    /// Refused.
    pub fn refused(code: &'static str) -> Failure {
        Failure::new(FailureKind::Refused, code)
    }

    /// With a named part of the message.
    pub fn with(mut self, name: &'static str, value: impl fmt::Display) -> Failure {
        self.arguments.push((name, value.to_string()));
        self
    }

    /// With its cause, for the log.
    pub fn because(mut self, source: impl std::error::Error + Send + Sync + 'static) -> Failure {
        self.source = Some(Box::new(source));
        self
    }

    /// A file that cannot be opened, read or written.
    pub fn file(path: &std::path::Path, error: std::io::Error) -> Failure {
        let code = match error.kind() {
            std::io::ErrorKind::NotFound => "file.not-found",
            std::io::ErrorKind::PermissionDenied => "file.permission-denied",
            std::io::ErrorKind::StorageFull => "disk.full",
            _ => "file.unreadable",
        };
        Failure::new(FailureKind::Unavailable, code).with("file", path.display()).with("cause", &error).because(error)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.code)?;
        for (name, value) in &self.arguments {
            write!(f, " {name}={value}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Failure {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_ref().map(|s| &**s as _)
    }
}
