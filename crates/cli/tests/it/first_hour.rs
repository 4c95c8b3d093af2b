//! `docs/first-hour.md` is true: every command in it is run in order in one directory, and what it prints is what the
//! page shows. `HEADWAY_RENEW=1` writes the page anew instead of comparing.

use crate::support::{TODAY, headway};
use std::path::Path;
use tempfile::TempDir;

/// A page is text between blocks; a block is one command and what it printed.
#[test]
fn the_first_hour_prints_what_the_page_shows() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/first-hour.md");
    let page = std::fs::read_to_string(&path).unwrap();
    let directory = TempDir::new().unwrap();
    let mut renewed = String::new();
    let mut rest = page.as_str();
    let mut commands = 0;
    while let Some(at) = rest.find("```console\n$ ") {
        let (before, block) = rest.split_at(at);
        let end = block[3..].find("\n```").unwrap() + 3;
        let line = block["```console\n$ ".len()..].lines().next().unwrap();
        renewed.push_str(before);
        renewed.push_str(&format!("```console\n$ {line}\n{}", shown(directory.path(), line)));
        rest = &block[end + 1..];
        commands += 1;
    }
    renewed.push_str(rest);
    assert!(commands >= 10, "{commands} commands");
    if std::env::var_os("HEADWAY_RENEW").is_some() {
        std::fs::write(&path, renewed).unwrap();
        return;
    }
    for (now, then) in renewed.lines().zip(page.lines()) {
        assert_eq!(now, then, "docs/first-hour.md is not what the program prints; HEADWAY_RENEW=1 writes it anew");
    }
    assert_eq!(renewed.lines().count(), page.lines().count());
}

/// What a command prints, standard output and then standard error, with the exit code where it is not 0.
fn shown(directory: &Path, line: &str) -> String {
    let words: Vec<String> = words(line);
    assert_eq!(words[0], "headway", "{line}");
    let output = headway(directory).args(&words[1..]).args(["--today", TODAY]).output().unwrap();
    let mut text = String::from_utf8(output.stdout).unwrap();
    text.push_str(&String::from_utf8(output.stderr).unwrap());
    let here = directory.to_string_lossy().into_owned();
    let mut text = text.replace(&format!("{here}/"), "");
    if output.status.code() != Some(0) {
        text.push_str(&format!("(exit code {})\n", output.status.code().unwrap()));
    }
    // Trailing blanks would be lost in editors.
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let mut shown = lines.join("\n");
    if !shown.is_empty() {
        shown.push('\n');
    }
    shown
}

/// Words of a command line; double quotes keep blanks.
fn words(line: &str) -> Vec<String> {
    let (mut words, mut word, mut quoted) = (Vec::new(), String::new(), false);
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ' ' if !quoted => {
                if !word.is_empty() {
                    words.push(std::mem::take(&mut word));
                }
            }
            _ => word.push(c),
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}
