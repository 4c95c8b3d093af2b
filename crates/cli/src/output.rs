//! Where answers go: JSON, CSV or an aligned table on standard output; talk and failures on standard error.

use crate::arguments::Global;
use app::Failure;
use app::table::{Table, failure_text};
use domain::Language;
use serde::Serialize;
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};
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

    /// Prints JSON with a line feed at the end, without holding it as a text.
    pub(crate) fn print_json<T: Serialize>(&self, answer: &T) -> Result<(), Failure> {
        let mut out = BufWriter::new(std::io::stdout().lock());
        written(pretty(&mut out, answer).and_then(|()| out.write_all(b"\n")).and_then(|()| out.flush()))
    }

    /// Writes to standard output.
    pub(crate) fn print(&self, text: &str) -> Result<(), Failure> {
        let mut out = std::io::stdout().lock();
        written(out.write_all(text.as_bytes()).and_then(|()| out.flush()))
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

fn pretty<T: Serialize>(out: &mut dyn Write, answer: &T) -> io::Result<()> {
    Ok(serde_json::to_writer_pretty(out, answer)?)
}

/// What became of writing to standard output.
fn written(result: io::Result<()>) -> Result<(), Failure> {
    match result {
        Ok(()) => Ok(()),
        // The reader went away; there is nobody left to tell.
        Err(e) if e.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        Err(e) => Err(Failure::file(std::path::Path::new("-"), e)),
    }
}

/// Lines one after the other on standard output, each as soon as it is known.
pub(crate) struct Lines {
    out: BufWriter<StdoutLock<'static>>,
}

impl Lines {
    pub(crate) fn begin() -> Lines {
        Lines { out: BufWriter::new(io::stdout().lock()) }
    }

    /// Writes some text.
    pub(crate) fn print(&mut self, text: &str) -> Result<(), Failure> {
        written(self.out.write_all(text.as_bytes()))
    }

    /// Hands on what was written so far.
    pub(crate) fn flush(&mut self) -> Result<(), Failure> {
        written(self.out.flush())
    }
}

/// `{"NAME": [ … ]}` on standard output, one item after the other: the same text as of the whole, in the memory of one.
/// It begins with its first item: a request that cannot be met prints nothing.
pub(crate) struct JsonList {
    name: &'static str,
    lines: Option<Lines>,
}

impl JsonList {
    pub(crate) fn of(name: &'static str) -> JsonList {
        JsonList { name, lines: None }
    }

    pub(crate) fn item<T: Serialize>(&mut self, item: &T) -> Result<(), Failure> {
        let before =
            if self.lines.is_none() { format!("{{\n  \"{}\": [\n    ", self.name) } else { ",\n    ".to_owned() };
        let lines = self.lines.get_or_insert_with(Lines::begin);
        lines.print(&before)?;
        written(pretty(&mut Indented { out: &mut lines.out, by: "    " }, item))?;
        lines.flush()
    }

    /// Ends it; also after a failure, so that what was told can be read.
    pub(crate) fn end(self) -> Result<(), Failure> {
        let Some(mut lines) = self.lines else { return Ok(()) };
        lines.print("\n  ]\n}\n")?;
        lines.flush()
    }
}

/// Moves all lines but the first to the right. No text in JSON has a line feed of its own.
struct Indented<'o> {
    out: &'o mut dyn Write,
    by: &'static str,
}

impl Write for Indented<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for part in bytes.split_inclusive(|byte| *byte == b'\n') {
            self.out.write_all(part)?;
            if part.ends_with(b"\n") {
                self.out.write_all(self.by.as_bytes())?;
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
