//! Where answers go: JSON, CSV or an aligned table on standard output; talk and failures on standard error.

use crate::arguments::Global;
use app::Failure;
use app::table::{Table, failure_text};
use domain::Language;
use serde::Serialize;
use std::io::{IsTerminal, Write};
use wording::{Arg, Wording};

/// How this run prints.
pub(crate) struct Output {
    pub(crate) json: bool,
    pub(crate) csv: bool,
    pub(crate) quiet: bool,
    pub(crate) language: Language,
    pub(crate) wording: &'static Wording,
    pub(crate) width: usize,
}

impl Output {
    pub(crate) fn of(global: &Global) -> Output {
        let from_environment = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .iter()
            .find_map(|name| std::env::var(name).ok().filter(|v| !v.is_empty()))
            .and_then(|locale| Language::parse(&locale));
        let width = if std::io::stdout().is_terminal() {
            std::env::var("COLUMNS").ok().and_then(|c| c.parse().ok()).unwrap_or(120)
        } else {
            160
        };
        Output {
            json: global.json,
            csv: global.csv,
            quiet: global.quiet,
            language: global.language.or(from_environment).unwrap_or_default(),
            wording: Wording::embedded(),
            width,
        }
    }

    /// A text of the translation files.
    pub(crate) fn text(&self, key: &str, arguments: &[(&str, Arg<'_>)]) -> String {
        self.wording.text(self.language, key, arguments)
    }

    /// Says something to the person, not to the next program.
    pub(crate) fn say(&self, key: &str, arguments: &[(&str, Arg<'_>)]) {
        if !self.quiet {
            eprintln!("{}", self.text(key, arguments));
        }
    }

    /// Prints an answer in the form asked for; `human` makes the readable form.
    pub(crate) fn answer<T: Serialize>(
        &self,
        answer: &T,
        table: impl FnOnce() -> Table,
        human: impl FnOnce(&Output) -> String,
    ) -> Result<(), Failure> {
        if self.json {
            self.print_json(answer)
        } else if self.csv {
            self.print(&table().to_csv())
        } else {
            self.print(&human(self))
        }
    }

    /// Prints a table in the readable form.
    pub(crate) fn table(&self, table: &Table) -> String {
        table.to_text(self.wording, self.language, self.width)
    }

    /// Prints JSON with a line feed at the end.
    pub(crate) fn print_json<T: Serialize>(&self, answer: &T) -> Result<(), Failure> {
        let mut text = serde_json::to_string_pretty(answer)
            .map_err(|e| Failure::new(app::failure::FailureKind::Internal, "json.failed").because(e))?;
        text.push('\n');
        self.print(&text)
    }

    /// Writes to standard output.
    pub(crate) fn print(&self, text: &str) -> Result<(), Failure> {
        let mut out = std::io::stdout().lock();
        match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
            Ok(()) => Ok(()),
            // The reader went away; there is nobody left to tell.
            Err(e) if e.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
            Err(e) => Err(Failure::file(std::path::Path::new("-"), e)),
        }
    }

    /// Tells a failure: what happened, and what to do next.
    pub(crate) fn failure(&self, failure: &Failure) {
        let (message, hint) = failure_text(self.wording, self.language, failure);
        eprintln!("headway: {message}");
        if !hint.is_empty() {
            eprintln!("  {hint}");
        }
    }
}
