//! Makes an IATI file of any size from the activities of real ones: the same elements in the same order, with
//! identifiers, references, days and amounts varied by a seed, so that no two copies of an activity are alike. The same
//! files and size give the same bytes. Streams: memory holds the pattern activities and nothing of what is written.

use app::Failure;
use domain::Day;
use iati::{Item, Limits};
use std::io::{BufWriter, Write};
use std::ops::{ControlFlow, Range};
use std::path::{Path, PathBuf};

/// Largest shift of the days of one copy, all by the same number, so that their order stays.
const MOST_DAYS: u64 = 364;

const HEAD: &[u8] = b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<iati-activities version=\"2.03\" \
    generated-datetime=\"2025-01-01T00:00:00Z\">\n";
const TAIL: &[u8] = b"</iati-activities>\n";

/// An activity cut into pieces that are copied and pieces that are varied.
struct Pattern {
    bytes: Vec<u8>,
    pieces: Vec<Piece>,
}

/// A piece to be varied: where it stands in the bytes of its pattern.
struct Piece {
    at: Range<usize>,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    /// The number of the copy is added behind it.
    Identifier,
    /// A day, shifted.
    Day(Day),
    /// Digits of an amount: all but the first are changed.
    Amount,
}

/// What makes a generated file.
pub(super) struct Generator {
    patterns: Vec<Pattern>,
}

impl Generator {
    /// Takes the activities of files of version 2; other versions are passed over, because a file has one version.
    pub(super) fn read(files: &[PathBuf]) -> Result<Generator, Failure> {
        let mut patterns = Vec::new();
        for path in files {
            let file = std::fs::File::open(path).map_err(|e| Failure::file(path, e))?;
            let mut is_wanted = false;
            // A file that breaks off gives the activities before the break; one that is no IATI file gives none.
            let _ = iati::read(file, &Limits::default(), &mut |item| {
                match item {
                    Item::Header(header) => is_wanted = header.version_declared.is_some_and(|v| v.starts_with("2.")),
                    Item::Activity(activity) if is_wanted => patterns.push(Pattern::of(activity.standalone_element())),
                    Item::Activity(_) | Item::Organisation(_) => {}
                }
                ControlFlow::Continue(())
            });
        }
        if patterns.is_empty() {
            return Err(Failure::invalid("bench.iati-needs-files"));
        }
        Ok(Generator { patterns })
    }

    /// Writes a file of at least so many bytes, and ends it after the activity that reaches them. Gives its size and
    /// the number of activities in it.
    pub(super) fn write(&self, path: &Path, size: u64) -> Result<(u64, u64), Failure> {
        let file = std::fs::File::create(path).map_err(|e| Failure::file(path, e))?;
        let mut out = BufWriter::with_capacity(1 << 20, file);
        self.write_to(&mut out, size).and_then(|made| out.flush().map(|()| made)).map_err(|e| Failure::file(path, e))
    }

    /// As [`Generator::write`], all of it in one activity: the one with the longest run of transactions, and that run
    /// over and over with its references, days and amounts varied.
    pub(super) fn write_one(&self, path: &Path, size: u64) -> Result<(u64, u64), Failure> {
        let file = std::fs::File::create(path).map_err(|e| Failure::file(path, e))?;
        let mut out = BufWriter::with_capacity(1 << 20, file);
        self.one_to(&mut out, size).and_then(|made| out.flush().map(|()| made)).map_err(|e| Failure::file(path, e))
    }

    fn one_to(&self, out: &mut impl Write, size: u64) -> std::io::Result<(u64, u64)> {
        let runs = self.patterns.iter().map(|p| (&p.bytes, p.transactions()));
        let Some((bytes, run)) = runs.max_by_key(|(_, run)| run.len()) else { return Ok((0, 0)) };
        let transactions = Pattern::of(bytes[run.clone()].to_vec());
        out.write_all(HEAD)?;
        out.write_all(&bytes[..run.start])?;
        let mut written = (HEAD.len() + bytes.len() - run.len() + TAIL.len()) as u64;
        let mut copies = Vec::new();
        for n in 0.. {
            if written >= size || run.is_empty() {
                break;
            }
            copies.clear();
            transactions.copy(n, &mut copies);
            out.write_all(&copies)?;
            written += copies.len() as u64;
        }
        out.write_all(&bytes[run.end..])?;
        out.write_all(TAIL)?;
        Ok((written, 1))
    }

    fn write_to(&self, out: &mut impl Write, size: u64) -> std::io::Result<(u64, u64)> {
        out.write_all(HEAD)?;
        let (mut written, mut activities) = (HEAD.len() as u64, 0);
        let mut element = Vec::new();
        for pattern in self.patterns.iter().cycle() {
            if written >= size {
                break;
            }
            element.clear();
            pattern.copy(activities, &mut element);
            element.push(b'\n');
            out.write_all(&element)?;
            written += element.len() as u64;
            activities += 1;
        }
        out.write_all(TAIL)?;
        Ok((written + TAIL.len() as u64, activities))
    }
}

impl Pattern {
    fn of(bytes: Vec<u8>) -> Pattern {
        let mut pieces = Vec::new();
        let mut at = 0;
        while let Some(open) = find(&bytes, at, b"<") {
            let end = find(&bytes, open, b">").unwrap_or(bytes.len());
            let tag = &bytes[open + 1..end];
            let name = tag.split(|b| b.is_ascii_whitespace() || *b == b'/').next().unwrap_or_default();
            let content = end + 1..find(&bytes, end, b"<").unwrap_or(bytes.len()).max(end + 1);
            match name {
                b"iati-identifier" => pieces.push(Piece { at: trimmed(&bytes, content), kind: Kind::Identifier }),
                b"transaction" | b"related-activity" => {
                    let reference = attribute(&bytes, open..end, b" ref=\"").filter(|at| !at.is_empty());
                    pieces.extend(reference.map(|at| Piece { at, kind: Kind::Identifier }));
                }
                b"value" => {
                    pieces.extend(day(&bytes, open..end, b" value-date=\""));
                    pieces.push(Piece { at: trimmed(&bytes, content), kind: Kind::Amount });
                }
                _ => pieces.extend(day(&bytes, open..end, b" iso-date=\"")),
            }
            at = end;
        }
        Pattern { bytes, pieces }
    }

    /// From its first transaction to its last, with what is between them.
    fn transactions(&self) -> Range<usize> {
        const END: &[u8] = b"</transaction>";
        let start =
            find(&self.bytes, 0, b"<transaction>").into_iter().chain(find(&self.bytes, 0, b"<transaction ")).min();
        let Some(start) = start else { return 0..0 };
        let end = self.bytes.windows(END.len()).rposition(|w| w == END).map_or(start, |at| at + END.len());
        start..end.max(start)
    }

    /// Copy number `n`, added to `out`.
    fn copy(&self, n: u64, out: &mut Vec<u8>) {
        let seed = mixed(n);
        let mut from = 0;
        for piece in &self.pieces {
            out.extend_from_slice(&self.bytes[from..piece.at.start]);
            let published = &self.bytes[piece.at.clone()];
            match piece.kind {
                Kind::Identifier => {
                    out.extend_from_slice(published);
                    out.extend_from_slice(format!("-{n}").as_bytes());
                }
                Kind::Day(day) => {
                    let shifted = Day(day.0 - (seed % (MOST_DAYS + 1)) as i32);
                    out.extend_from_slice(shifted.to_string().as_bytes());
                }
                Kind::Amount => add_amount(published, seed, out),
            }
            from = piece.at.end;
        }
        out.extend_from_slice(&self.bytes[from..]);
    }
}

/// The digits after the first, each moved on by a digit of the seed; signs, points and the length stay.
fn add_amount(published: &[u8], seed: u64, out: &mut Vec<u8>) {
    let mut seed = seed;
    let mut is_first = true;
    for byte in published {
        if byte.is_ascii_digit() && !is_first {
            out.push(b'0' + ((u64::from(byte - b'0') + seed % 10) % 10) as u8);
            seed = seed.rotate_right(5);
        } else {
            is_first &= !byte.is_ascii_digit();
            out.push(*byte);
        }
    }
}

/// The day in an attribute of a tag, if it is one.
fn day(bytes: &[u8], tag: Range<usize>, name: &[u8]) -> Option<Piece> {
    let at = attribute(bytes, tag, name)?;
    let text = std::str::from_utf8(&bytes[at.clone()]).ok().filter(|text| text.len() == 10)?;
    Some(Piece { at, kind: Kind::Day(Day::parse(text)?) })
}

/// Where the value of an attribute stands; `name` with the blank before it and the quote behind it.
fn attribute(bytes: &[u8], tag: Range<usize>, name: &[u8]) -> Option<Range<usize>> {
    let from = find(&bytes[..tag.end], tag.start, name)? + name.len();
    Some(from..find(&bytes[..tag.end], from, b"\"")?)
}

fn trimmed(bytes: &[u8], within: Range<usize>) -> Range<usize> {
    let text = &bytes[within.clone()];
    let before = text.len() - text.trim_ascii_start().len();
    let from = within.start + before;
    from..from + text.trim_ascii().len()
}

fn find(bytes: &[u8], from: usize, what: &[u8]) -> Option<usize> {
    bytes[from..].windows(what.len()).position(|w| w == what).map(|at| from + at)
}

/// A number that looks random and depends on `n` alone (the finalizer of SplitMix64).
fn mixed(n: u64) -> u64 {
    let mut z = n.wrapping_add(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ELEMENT: &str = "<iati-activity><iati-identifier> XM-1 </iati-identifier>\
        <activity-date iso-date=\"2020-03-01\" type=\"1\"/><activity-date iso-date=\"2021-03-01\" type=\"3\"/>\
        <transaction ref=\"T1\"><transaction-type code=\"3\"/><value currency=\"USD\" value-date=\"2020-05-05\">-1250.50</value>\
        </transaction></iati-activity>";

    fn made(size: u64) -> String {
        let generator = Generator { patterns: vec![Pattern::of(ELEMENT.as_bytes().to_vec())] };
        let mut out = Vec::new();
        let (bytes, _) = generator.write_to(&mut out, size).unwrap();
        assert_eq!(bytes, out.len() as u64);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn one_activity_of_any_size_reads_again() {
        let generator = Generator { patterns: vec![Pattern::of(ELEMENT.as_bytes().to_vec())] };
        let mut out = Vec::new();
        let (bytes, _) = generator.one_to(&mut out, 20_000).unwrap();
        assert_eq!((bytes, out.len() / 1_000), (out.len() as u64, 20));
        let mut read = None;
        let end = iati::read(out.as_slice(), &Limits::default(), &mut |item| {
            if let Item::Activity(activity) = item {
                read = Some(*activity);
            }
            ControlFlow::Continue(())
        });
        let read = read.unwrap();
        assert_eq!((end.unwrap().activities, read.identifier.as_str()), (1, "XM-1"));
        assert!(read.ledger.len() > 100 && read.ledger[7].reference.as_deref() == Some("T1-7"));
    }

    #[test]
    fn a_file_of_the_size_asked_for_reads_again_and_no_two_activities_are_alike() {
        let text = made(20_000);
        assert!(text.len() >= 20_000 && text.len() < 20_500);
        assert_eq!(text, made(20_000));
        let mut activities = Vec::new();
        let end = iati::read(text.as_bytes(), &Limits::default(), &mut |item| {
            if let Item::Activity(activity) = item {
                activities.push(*activity);
            }
            ControlFlow::Continue(())
        });
        assert_eq!(end.unwrap().activities, activities.len() as u64);
        assert_eq!(activities[7].identifier, "XM-1-7");
        let [planned, _, end, _] = activities[7].dates;
        assert_eq!(end.unwrap().0 - planned.unwrap().0, 365);
        assert_eq!(activities[7].ledger[0].reference.as_deref(), Some("T1-7"));
        let mut amounts: Vec<i64> = activities.iter().map(|a| a.ledger[0].amount.0).collect();
        assert!(amounts.iter().all(|a| (-20_000_000..=-10_000_000).contains(a)), "the sign and the first digit stay");
        amounts.sort_unstable();
        amounts.dedup();
        assert!(amounts.len() > activities.len() / 2);
    }
}
