//! Which files are meant by what was typed: a file, a directory (its files in name order, deeper ones too),
//! a pattern with `*` or `?` in its last part, or `-` for standard input (copied to a bounded temporary file first).

use crate::{Failure, failure::FailureKind};
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

/// Most bytes taken from standard input.
const STANDARD_INPUT_LIMIT: u64 = 16 << 30;
/// Most files of one directory tree.
const MOST_FILES: usize = 100_000;
/// Deepest directory.
const DEEPEST: usize = 16;

/// A file to import, with the name shown for it.
#[derive(Debug)]
pub struct InputFile {
    /// Name shown.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
    /// Removed when dropped: the copy of standard input.
    temporary: bool,
}

impl Drop for InputFile {
    fn drop(&mut self) {
        if self.temporary {
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Resolves what was typed. `scratch` is a directory for the copy of standard input. `extensions` chooses files of
/// directories (`.csv`, `.csv.gz`, …).
pub fn resolve(typed: &[String], extensions: &[&str], scratch: &Path) -> Result<Vec<InputFile>, Failure> {
    let mut files = Vec::new();
    for text in typed {
        if text == "-" {
            files.push(standard_input(scratch)?);
            continue;
        }
        let path = Path::new(text);
        if path.is_dir() {
            let before = files.len();
            collect(path, extensions, 0, &mut files)?;
            if files.len() == before {
                return Err(Failure::invalid("directory.no-files")
                    .with("directory", text)
                    .with("extensions", extensions.join(" ")));
            }
        } else if !path.exists() && text.contains(['*', '?']) {
            let before = files.len();
            matching(path, &mut files)?;
            if files.len() == before {
                return Err(Failure::invalid("pattern.no-files").with("pattern", text));
            }
        } else {
            fs::metadata(path).map_err(|e| Failure::file(path, e))?;
            files.push(InputFile { name: text.clone(), path: path.to_owned(), temporary: false });
        }
    }
    Ok(files)
}

fn collect(directory: &Path, extensions: &[&str], depth: usize, files: &mut Vec<InputFile>) -> Result<(), Failure> {
    if depth > DEEPEST {
        return Ok(());
    }
    let mut entries: Vec<PathBuf> = fs::read_dir(directory)
        .and_then(|all| all.map(|e| e.map(|e| e.path())).collect())
        .map_err(|e| Failure::file(directory, e))?;
    entries.sort();
    for path in entries {
        if path.is_dir() && !path.is_symlink() {
            collect(&path, extensions, depth + 1, files)?;
        } else if path.is_file() {
            let name = path.to_string_lossy().into_owned();
            let lower = name.to_lowercase();
            if extensions.iter().any(|e| lower.ends_with(e)) {
                files.push(InputFile { name, path, temporary: false });
            }
        }
        if files.len() > MOST_FILES {
            return Err(Failure::invalid("directory.too-many-files").with("limit", MOST_FILES));
        }
    }
    Ok(())
}

fn matching(pattern: &Path, files: &mut Vec<InputFile>) -> Result<(), Failure> {
    let directory = match pattern.parent() {
        Some(p) if !p.as_os_str().is_empty() => p,
        _ => Path::new("."),
    };
    let wanted = pattern.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let mut paths: Vec<PathBuf> = fs::read_dir(directory)
        .and_then(|all| all.map(|e| e.map(|e| e.path())).collect())
        .map_err(|e| Failure::file(directory, e))?;
    paths.sort();
    for path in paths {
        let fits = path.file_name().is_some_and(|n| fits(wanted.as_bytes(), n.to_string_lossy().as_bytes()));
        if fits && path.is_file() {
            files.push(InputFile { name: path.to_string_lossy().into_owned(), path, temporary: false });
        }
    }
    Ok(())
}

/// Whether a name fits a pattern of `*` and `?`. Linear in both: on a mismatch only the last `*` is extended.
fn fits(pattern: &[u8], name: &[u8]) -> bool {
    let (mut p, mut n) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while n < name.len() {
        if p < pattern.len() && (pattern[p] == b'?' || pattern[p] == name[n]) && pattern[p] != b'*' {
            p += 1;
            n += 1;
        } else if p < pattern.len() && pattern[p] == b'*' {
            star = Some((p, n));
            p += 1;
        } else if let Some((at, from)) = star {
            p = at + 1;
            n = from + 1;
            star = Some((at, from + 1));
        } else {
            return false;
        }
    }
    pattern[p..].iter().all(|c| *c == b'*')
}

fn standard_input(scratch: &Path) -> Result<InputFile, Failure> {
    fs::create_dir_all(scratch).map_err(|e| Failure::file(scratch, e))?;
    let path = scratch.join(format!("standard-input-{}", std::process::id()));
    let input = InputFile { name: "-".to_owned(), path: path.clone(), temporary: true };
    let mut out = fs::File::create(&path).map_err(|e| Failure::file(&path, e))?;
    let copied = std::io::copy(&mut std::io::stdin().lock().take(STANDARD_INPUT_LIMIT + 1), &mut out)
        .map_err(|e| Failure::file(&path, e))?;
    out.flush().map_err(|e| Failure::file(&path, e))?;
    if copied > STANDARD_INPUT_LIMIT {
        return Err(Failure::new(FailureKind::Refused, "input.too-large").with("limit", STANDARD_INPUT_LIMIT));
    }
    Ok(input)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_fit_as_in_a_shell() {
        for (pattern, name, expected) in [
            ("*.csv", "a.csv", true),
            ("*.csv", "a.csv.gz", false),
            ("a?c*", "abc", true),
            ("a?c*", "abcd", true),
            ("*a*b", "xxaxxb", true),
            ("*a*b", "xxaxxc", false),
            ("", "", true),
            ("*", "", true),
        ] {
            assert_eq!(fits(pattern.as_bytes(), name.as_bytes()), expected, "{pattern} {name}");
        }
    }
}
