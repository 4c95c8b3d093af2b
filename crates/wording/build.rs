//! Lists the files of `translations/<language>/` and embeds each, so that a new file needs no change of code.
//! Nothing is read at run time and nothing is downloaded.

use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

const LANGUAGES: [&str; 3] = ["en", "fr", "es"];

fn main() {
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("../../translations");
    println!("cargo:rerun-if-changed={}", root.display());
    let mut code = String::new();
    for language in LANGUAGES {
        let folder = root.join(language);
        println!("cargo:rerun-if-changed={}", folder.display());
        let mut names: Vec<String> = fs::read_dir(&folder)
            .unwrap_or_else(|e| panic!("cannot list {}: {e}", folder.display()))
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .filter(|name| name.ends_with(".ftl"))
            .collect();
        names.sort();
        writeln!(code, "const {}: &[(&str, &str)] = &[", language.to_uppercase()).expect("a String takes all");
        for name in names {
            let path = folder.join(&name);
            println!("cargo:rerun-if-changed={}", path.display());
            let path = path.display().to_string();
            writeln!(code, "    ({name:?}, include_str!({path:?})),").expect("a String takes all");
        }
        code.push_str("];\n");
    }
    let out = Path::new(&env::var("OUT_DIR").expect("cargo sets it")).join("embedded.rs");
    fs::write(&out, code).unwrap_or_else(|e| panic!("cannot write {}: {e}", out.display()));
}
