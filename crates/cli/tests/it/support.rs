//! Runs the built command in a temporary directory, with a fixed day, language and width.

use std::path::Path;
use std::process::{Command, Output};

/// Today in every test.
pub(crate) const TODAY: &str = "2026-11-23";

/// A command line, ready to run in a directory with its own data directory.
pub(crate) fn headway(directory: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_headway"));
    command
        .current_dir(directory)
        .env_remove("LC_ALL")
        .env_remove("LC_MESSAGES")
        .env_remove("HEADWAY_LANGUAGE")
        .env("LANG", "en")
        .env("HEADWAY_DATA", directory.join("data"));
    command
}

/// Runs with arguments and the fixed day.
pub(crate) fn run(directory: &Path, arguments: &[&str]) -> Output {
    headway(directory).args(arguments).args(["--today", TODAY]).output().unwrap()
}

/// Standard output as text; fails loudly where the command failed.
pub(crate) fn text(directory: &Path, arguments: &[&str]) -> String {
    let output = run(directory, arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Standard output as JSON.
pub(crate) fn json(directory: &Path, arguments: &[&str]) -> serde_json::Value {
    let mut all = arguments.to_vec();
    all.push("--json");
    serde_json::from_str(&text(directory, &all)).unwrap()
}
