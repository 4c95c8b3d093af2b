//! The kept seeds of the fuzz targets, and thousands of mutations of them, through all that the targets call: what must
//! hold for any bytes is in `iati::probe`. The same mutations every time.

use iati::check::Checker;
use std::path::Path;

/// Repeatable pseudo-random numbers (xorshift, Marsaglia 2003).
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % n.max(1) as u64) as usize
    }
}

const PIECES: [&str; 34] = [
    "<",
    ">",
    "/>",
    "</",
    "&",
    "&amp;",
    "&#65;",
    "&#0;",
    "&#x110000;",
    "\"",
    "'",
    "=",
    "]]>",
    "<![CDATA[",
    "<!--",
    "-->",
    "<?",
    "?>",
    "<!DOCTYPE ",
    "\0",
    "\u{e9}",
    "\u{1d11e}",
    "\u{feff}",
    "xmlns=\"u\"",
    "xmlns:x=\"u\"",
    "x:y",
    "narrative",
    "<narrative>",
    "</iati-activity>",
    "<iati-activity>",
    "9999-99-99",
    "-1e9",
    "xml:lang=\"",
    "\r\n",
];

fn mutated(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=dice.below(4) {
        let at = dice.below(bytes.len() + 1);
        let to = (at + dice.below(60)).min(bytes.len());
        match dice.below(7) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(at..to)),
            2 => {
                let copy = bytes[at..to].to_vec();
                let there = dice.below(bytes.len() + 1);
                bytes.splice(there..there, copy);
            }
            3 if at < bytes.len() => bytes[at] = dice.below(256) as u8,
            // Two places of one kind exchanged: what stands between quotes, or a tag.
            4 => {
                let marks: Vec<usize> = (0..bytes.len()).filter(|n| matches!(bytes[*n], b'"' | b'<')).collect();
                if !marks.is_empty() {
                    let (a, b) = (marks[dice.below(marks.len())], marks[dice.below(marks.len())]);
                    bytes.swap(a, b);
                }
            }
            _ => drop(bytes.splice(at..at, PIECES[dice.below(PIECES.len())].bytes())),
        }
    }
    bytes
}

fn seeds(name: &str) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds").join(name);
    let mut seeds: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.display().to_string(), std::fs::read(path).unwrap()))
        .collect();
    seeds.sort();
    seeds
}

/// Runs a target on each seed and on mutations of it; names the seed and the mutation where it panics.
fn run(name: &str, mutations: usize, target: impl Fn(&[u8])) -> usize {
    let (mut dice, mut cases) = (Dice(0x2026), 0);
    for (seed, bytes) in seeds(name) {
        let mut sunk = |bytes: &[u8], n: usize| {
            let ran = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| target(bytes)));
            assert!(ran.is_ok(), "{seed}, mutation {n}: {}", String::from_utf8_lossy(bytes));
            cases += 1;
        };
        sunk(&bytes, 0);
        for n in 1..=mutations {
            sunk(&mutated(&bytes, &mut dice), n);
        }
    }
    cases
}

#[test]
fn the_reader_stands_whatever_comes() {
    assert!(run("files", 60, iati::probe::reader) > 5_000);
}

#[test]
fn the_checker_stands_whatever_comes() {
    let checker = Checker::embedded();
    assert!(run("files", 40, |bytes| iati::probe::checker(&checker, bytes)) > 3_500);
}

#[test]
fn numbers_and_dates_stand_whatever_comes() {
    assert!(run("texts", 400, iati::probe::texts) > 9_000);
}
