//! Rules of the house that a test can read from the tree: paths named in papers exist, rooms depend on what they may,
//! and what must not stand in a file does not. Rules of the language are in `clippy.toml`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Directories that are no part of the tree.
const OUTSIDE: [&str; 4] = ["target", ".git", ".headway", "node_modules"];

/// The checkout.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).expect("a crate stands two below the root").to_owned()
}

/// Every file of the tree, relative to the root, sorted.
fn files() -> Vec<PathBuf> {
    let root = root();
    let (mut found, mut open) = (Vec::new(), vec![root.clone()]);
    while let Some(directory) = open.pop() {
        for entry in fs::read_dir(&directory).unwrap() {
            let entry = entry.unwrap();
            let name = entry.file_name();
            if OUTSIDE.iter().any(|o| name.as_os_str() == *o) {
                continue;
            }
            if entry.file_type().unwrap().is_dir() {
                open.push(entry.path());
            } else {
                found.push(entry.path().strip_prefix(&root).unwrap().to_owned());
            }
        }
    }
    found.sort();
    found
}

fn has_extension(path: &Path, extension: &str) -> bool {
    path.extension().is_some_and(|e| e == extension)
}

fn read(path: &Path) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// Files under a directory, with an extension.
fn files_under(directory: &str, extension: &str) -> Vec<PathBuf> {
    files().into_iter().filter(|p| p.starts_with(directory) && has_extension(p, extension)).collect()
}

/// All that stands between backticks on one line.
fn code_spans(text: &str) -> impl Iterator<Item = &str> {
    text.lines().flat_map(|line| line.split('`').skip(1).step_by(2))
}

/// The targets of links to files: `[words](target)`, without those that lead outside.
fn link_targets(text: &str) -> impl Iterator<Item = &str> {
    text.split("](").skip(1).filter_map(|rest| rest.split(')').next()).filter(|t| !t.contains("://"))
}

/// Whether a code span names a path of this tree: it begins with one of its top directories, or is a file of the root.
fn is_path(span: &str) -> bool {
    const TOP: [&str; 7] = ["crates/", "docs/", "tools/", "reference/", "translations/", ".ci/", "templates/"];
    const ROOT_FILES: [&str; 5] = [".md", ".toml", ".lock", "justfile", "./check"];
    !span.contains([' ', '*', '<', '{', '…'])
        && (TOP.iter().any(|t| span.starts_with(t))
            || (!span.contains('/') && ROOT_FILES.iter().any(|e| span.ends_with(e) && span.len() > e.len()))
            || ["justfile", "check", "./check", "reference", "translations", "crates"].contains(&span))
}

/// Paths that a paper names and that are not there. Code spans count from the root, links from the paper's directory.
fn missing_paths(paper: &Path) -> Vec<String> {
    let text = read(paper);
    let root = root();
    let beside = root.join(paper.parent().expect("a file has a directory"));
    let spans = code_spans(&text).filter(|s| is_path(s)).filter(|s| !root.join(s).exists());
    let links = link_targets(&text)
        .map(|t| t.split('#').next().unwrap_or(t))
        .filter(|t| !t.is_empty() && !beside.join(t).exists());
    spans.chain(links).map(|s| format!("{}: {s}", paper.display())).collect()
}

#[test]
fn every_path_named_in_the_architecture_exists() {
    let paper = Path::new("ARCHITECTURE.md");
    assert!(code_spans(&read(paper)).filter(|s| is_path(s)).count() > 20, "the page names files");
    assert_eq!(missing_paths(paper), Vec::<String>::new());
}

#[test]
fn every_path_of_a_checklist_exists() {
    let papers = files_under("docs/how-to-add", "md");
    assert!(papers.len() >= 8, "{papers:?}");
    let missing: Vec<String> = papers.iter().flat_map(|p| missing_paths(p)).collect();
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn every_path_and_link_of_every_other_paper_exists() {
    let papers = files().into_iter().filter(|p| has_extension(p, "md") && !p.starts_with("docs/how-to-add"));
    let missing: Vec<String> = papers.flat_map(|p| missing_paths(&p)).collect();
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn every_rust_file_begins_by_saying_what_is_in_it() {
    let silent: Vec<PathBuf> =
        files().into_iter().filter(|p| has_extension(p, "rs") && !read(p).starts_with("//! ")).collect();
    assert_eq!(silent, Vec::<PathBuf>::new());
}

#[test]
fn no_file_names_a_machine_or_switches_a_test_off() {
    // Put together here, so that this file does not contain them.
    let forbidden: Vec<String> = [("/wo", "rk/"), ("/tm", "p/"), ("/ro", "ot/"), ("#[ig", "nore"), ("/hom", "e/")]
        .map(|(a, b)| format!("{a}{b}"))
        .into();
    let mut found = Vec::new();
    for path in files() {
        let Ok(text) = fs::read_to_string(root().join(&path)) else { continue };
        for (number, line) in text.lines().enumerate() {
            if let Some(word) = forbidden.iter().find(|w| names_a_machine(line, w)) {
                found.push(format!("{}:{}: {word}", path.display(), number + 1));
            }
        }
    }
    assert_eq!(found, Vec::<String>::new());
}

/// Whether the word stands in the line as the beginning of a path, not as the middle of an address.
fn names_a_machine(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| !line[..at].ends_with(|c: char| c.is_alphanumeric() || "._-}".contains(c)))
}

#[test]
fn every_decision_has_its_own_number_and_says_context_decision_and_consequences() {
    let decisions = files_under("docs/decisions", "md");
    assert!(!decisions.is_empty());
    let mut numbers = BTreeSet::new();
    for path in &decisions {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let number: String = name.chars().take_while(char::is_ascii_digit).collect();
        assert_eq!(number.len(), 4, "{name}: a decision is NNNN-title.md");
        assert!(numbers.insert(number.clone()), "{name}: the number is taken");
        let text = read(path);
        assert!(text.starts_with(&format!("# {number} ")), "{name}: its title begins with its number");
        for part in ["## Context", "## Decision", "## Consequences"] {
            assert!(text.lines().any(|l| l == part), "{name}: has no {part}");
        }
    }
}

/// Crates named in a table of a manifest.
fn dependencies(manifest: &str, tables: &[&str]) -> BTreeSet<String> {
    let mut inside = false;
    let mut names = BTreeSet::new();
    for line in manifest.lines().map(str::trim) {
        if line.starts_with('[') {
            inside = tables.iter().any(|t| line == format!("[{t}]"));
        } else if inside && !line.is_empty() && !line.starts_with('#') {
            names.insert(line.split(['.', '=', ' ']).next().unwrap_or(line).to_owned());
        }
    }
    names
}

/// What a crate is built from, without what only its tests use.
fn built_from(room: &str) -> BTreeSet<String> {
    dependencies(&read(&Path::new("crates").join(room).join("Cargo.toml")), &["dependencies", "build-dependencies"])
}

#[test]
fn rooms_depend_only_on_what_they_may() {
    let allowed: [(&str, &[&str]); 4] = [
        // Time-zone rules; its clock is forbidden in clippy.toml.
        ("domain", &["jiff"]),
        ("insight", &["domain"]),
        ("demonstration", &["domain"]),
        ("pictures", &[]),
    ];
    for (room, may) in allowed {
        let surplus: Vec<String> = built_from(room).into_iter().filter(|d| !may.contains(&d.as_str())).collect();
        assert_eq!(surplus, Vec::<String>::new(), "{room} depends on too much");
    }
    for door in ["web", "cli"] {
        let inner = ["store", "rusqlite"];
        let reached: Vec<String> = built_from(door).into_iter().filter(|d| inner.contains(&d.as_str())).collect();
        assert_eq!(reached, Vec::<String>::new(), "{door} is a door: it asks app");
    }
    for room in ["iati", "tables", "wording"] {
        let rooms = ["app", "store", "insight", "web", "cli", "pictures"];
        let reached: Vec<String> = built_from(room).into_iter().filter(|d| rooms.contains(&d.as_str())).collect();
        assert_eq!(reached, Vec::<String>::new(), "{room} knows only domain");
    }
}

#[test]
fn calculations_do_no_input_or_output_and_have_no_clock() {
    let forbidden =
        ["std::fs", "std::io", "std::net", "std::process", "std::env", "SystemTime", "Instant::now", "println!"];
    let mut found = Vec::new();
    let rooms = files_under("crates/domain/src", "rs").into_iter().chain(files_under("crates/insight/src", "rs"));
    // Tests may read what they test and say what they skip.
    for path in rooms.filter(|p| !p.ends_with("tests.rs")) {
        let text = read(&path);
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        for word in forbidden.iter().filter(|w| text.contains(**w)) {
            found.push(format!("{}: {word}", path.display()));
        }
    }
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn only_the_store_speaks_sql() {
    let mut found = Vec::new();
    for path in files_under("crates", "rs").into_iter().chain(files_under("crates", "toml")) {
        let is_this_file = path.ends_with("tests/it/house.rs");
        if !path.starts_with("crates/store") && !is_this_file && read(&path).contains("rusqlite") {
            found.push(path);
        }
    }
    assert_eq!(found, Vec::<PathBuf>::new());
}

#[test]
fn every_foreign_crate_says_what_it_replaced() {
    let root = read(Path::new("Cargo.toml"));
    let paper = read(Path::new("docs/decisions/0002-dependencies.md"));
    let named: BTreeSet<String> = dependencies(&root, &["workspace.dependencies"])
        .into_iter()
        .filter(|name| !root.contains(&format!("\n{name} = {{ path")))
        .collect();
    assert!(named.len() > 10, "{named:?}");
    let told: BTreeSet<String> = paper
        .lines()
        .filter_map(|l| l.strip_prefix("| `"))
        .filter(|l| l.split(" | ").filter(|cell| cell.trim().len() > 3).count() == 4)
        .filter_map(|l| l.split('`').next())
        .map(str::to_owned)
        .collect();
    assert_eq!(named.difference(&told).collect::<Vec<_>>(), Vec::<&String>::new(), "without a line in decision 0002");
    assert_eq!(told.difference(&named).collect::<Vec<_>>(), Vec::<&String>::new(), "told, but no longer used");
}

#[test]
fn foreign_versions_stand_once_in_the_root() {
    let mut found = Vec::new();
    for path in files_under("crates", "toml") {
        for line in read(&path).lines().filter(|l| l.contains("version = \"")) {
            found.push(format!("{}: {line}", path.display()));
        }
    }
    assert_eq!(found, Vec::<String>::new(), "versions belong to [workspace.dependencies]");
}
