//! The pull reader under everything: XML events of a limited, located stream, as ranges of one growing buffer.
//! The buffer holds exactly the bytes of the file (as UTF-8) since it was last cleared, so that an activity can be
//! kept as published. No IATI here; what the elements mean is `reader`'s and `activity`'s business.

use crate::codes;
use crate::encoding::Encoding;
use crate::input::{Input, Stop};
use crate::limits::Limits;
use domain::Finding;
use quick_xml::errors::{Error, IllFormedError, SyntaxError};
use quick_xml::events::Event;
use quick_xml::reader::Reader;
use std::io::Read;

/// What kind of thing was read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Step {
    /// `<name …>`, with the length of its name.
    Start {
        name: usize,
    },
    /// `<name …/>`, with the length of its name.
    Empty {
        name: usize,
    },
    End,
    Text,
    CData,
    /// `&name;`
    Reference,
    /// Comments and processing instructions.
    Aside,
    /// The XML declaration.
    Declaration,
    EndOfFile,
}

/// One event: its kind, and where its bytes stand in the buffer, markup included.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Token {
    pub(crate) step: Step,
    pub(crate) from: usize,
    pub(crate) to: usize,
}

/// A place in the file: both counted from 1, columns in characters.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Position {
    pub(crate) line: u64,
    pub(crate) column: u64,
}

impl Position {
    const START: Position = Position { line: 1, column: 1 };

    /// The place after these bytes. Lines end with LF, CRLF or CR.
    pub(crate) fn after(self, bytes: &[u8]) -> Position {
        let lines = line_ends(bytes);
        let last_line = bytes.iter().rposition(|b| matches!(b, b'\n' | b'\r')).map_or(bytes, |at| &bytes[at + 1..]);
        // Continuation bytes of UTF-8 are no characters of their own.
        let characters = last_line.iter().filter(|b| **b & 0xc0 != 0x80).count() as u64;
        let before = if lines == 0 { self.column } else { 1 };
        Position { line: self.line + lines, column: before + characters }
    }
}

/// How many lines end in these bytes: with LF, CRLF or CR.
pub(crate) fn line_ends(bytes: &[u8]) -> u64 {
    let feeds = count(bytes, b'\n');
    if !bytes.contains(&b'\r') {
        return feeds;
    }
    let pairs = bytes.windows(2).filter(|w| *w == b"\r\n").count() as u64;
    feeds + count(bytes, b'\r') - pairs
}

/// How often a byte occurs; in pieces whose count fits a byte, which compilers turn into vector code.
fn count(bytes: &[u8], wanted: u8) -> u64 {
    let piece = |piece: &[u8]| u64::from(piece.iter().map(|b| u8::from(*b == wanted)).sum::<u8>());
    bytes.chunks(255).map(piece).sum()
}

/// The stream of events.
pub(crate) struct Events<R> {
    reader: Reader<Input<R>>,
    buffer: Vec<u8>,
    /// Where the first byte of the buffer stands, in lines and in bytes of UTF-8 (mark not counted).
    origin: Position,
    origin_byte: u64,
    depth: u32,
    limits: Limits,
}

impl<R: Read> Events<R> {
    pub(crate) fn new(input: Input<R>, limits: &Limits) -> Events<R> {
        let mut reader = Reader::from_reader(input);
        reader.config_mut().check_comments = true;
        Events { reader, buffer: Vec::new(), origin: Position::START, origin_byte: 0, depth: 0, limits: limits.clone() }
    }

    /// Elements now open.
    pub(crate) fn depth(&self) -> u32 {
        self.depth
    }

    pub(crate) fn buffer(&self) -> &[u8] {
        &self.buffer
    }

    pub(crate) fn input(&self) -> &Input<R> {
        self.reader.get_ref()
    }

    /// Where a byte of the buffer stands in the file.
    pub(crate) fn position(&self, at: usize) -> Position {
        self.origin.after(&self.buffer[..at.min(self.buffer.len())])
    }

    /// Bytes read so far.
    pub(crate) fn bytes(&self) -> u64 {
        self.origin_byte + self.buffer.len() as u64
    }

    /// Forgets the buffer up to a byte and goes on after it.
    pub(crate) fn forget(&mut self, to: usize) {
        self.origin = self.origin.after(&self.buffer[..to]);
        self.origin_byte += to as u64;
        self.buffer.drain(..to);
    }

    /// Lends the buffer out whole; [`Events::give_back`] must follow, so that its room is used again.
    pub(crate) fn take_buffer(&mut self) -> Vec<u8> {
        self.take()
    }

    /// Takes a lent buffer back; what is in it was read and is forgotten.
    pub(crate) fn give_back(&mut self, mut buffer: Vec<u8>) {
        // A very large activity does not keep its room for the small ones after it.
        if buffer.capacity() > 8 << 20 {
            return;
        }
        buffer.clear();
        self.buffer = buffer;
    }

    /// Takes the buffer away, for an activity too large to be copied.
    pub(crate) fn take(&mut self) -> Vec<u8> {
        self.origin = self.origin.after(&self.buffer);
        self.origin_byte += self.buffer.len() as u64;
        std::mem::take(&mut self.buffer)
    }

    /// The next event. `budget` is how many more bytes the current activity (or the space outside of them) may have;
    /// `setting` names the limit it comes from.
    pub(crate) fn next(&mut self, budget: u64, setting: &'static str) -> Result<Token, Finding> {
        let single = self.limits.text_bytes;
        self.reader.get_mut().allow(budget.min(single));
        let from = self.buffer.len();
        let step = match self.reader.read_event_into(&mut self.buffer) {
            Ok(Event::Start(e)) => Step::Start { name: e.name().as_ref().len() },
            Ok(Event::Empty(e)) => Step::Empty { name: e.name().as_ref().len() },
            Ok(Event::End(_)) => Step::End,
            Ok(Event::Text(_)) => Step::Text,
            Ok(Event::CData(_)) => Step::CData,
            Ok(Event::GeneralRef(_)) => Step::Reference,
            Ok(Event::Comment(_) | Event::PI(_)) => Step::Aside,
            Ok(Event::Decl(_)) => Step::Declaration,
            Ok(Event::DocType(_)) => return Err(self.located(codes::XML_DOCTYPE, from)),
            Ok(Event::Eof) => Step::EndOfFile,
            Err(error) => {
                let setting = if budget < single { (setting, budget) } else { (Limits::TEXT_BYTES, single) };
                return Err(self.failure(&error, from, setting));
            }
        };
        let token = Token { step, from, to: self.buffer.len() };
        self.check(&token)?;
        Ok(token)
    }

    /// Depth, names, references and characters: what the tokenizer leaves to its user.
    fn check(&mut self, token: &Token) -> Result<(), Finding> {
        match token.step {
            Step::Start { name } | Step::Empty { name } => {
                if self.depth >= self.limits.depth {
                    return Err(self.limit(Limits::DEPTH, u64::from(self.limits.depth), token.from));
                }
                if name > self.limits.name_bytes as usize {
                    return Err(self.limit(Limits::NAME_BYTES, u64::from(self.limits.name_bytes), token.from));
                }
                if !is_name(&self.buffer[token.from + 1..token.from + 1 + name]) {
                    return Err(self.not_well_formed("name", token.from));
                }
                self.depth += u32::from(matches!(token.step, Step::Start { .. }));
            }
            Step::End => self.depth -= 1,
            Step::Reference => {
                let text = std::str::from_utf8(&self.buffer[token.from..token.to]).unwrap_or_default();
                if let Err(problem) = quick_xml::escape::unescape(text) {
                    return Err(self.bad_reference(&problem, text.trim_matches(['&', ';']), token.from));
                }
            }
            _ => {}
        }
        let bytes = &self.buffer[token.from..token.to];
        // Looked at as a whole first: that is vector code, and there hardly ever is one.
        if bytes.iter().fold(false, |any, b| any | is_forbidden(*b)) {
            let at = bytes.iter().position(|b| is_forbidden(*b)).unwrap_or(0);
            return Err(self.not_well_formed("character", token.from + at));
        }
        Ok(())
    }

    /// A reference that stands for nothing, at a place.
    pub(crate) fn bad_reference(&self, problem: &quick_xml::escape::EscapeError, name: &str, at: usize) -> Finding {
        match problem {
            quick_xml::escape::EscapeError::UnrecognizedEntity(_, entity) => {
                self.located(codes::XML_ENTITY, at).with("entity", shortened(entity))
            }
            quick_xml::escape::EscapeError::UnterminatedEntity(_) => self.not_well_formed("reference", at),
            _ => self.not_well_formed("reference", at).with("found", shortened(name)),
        }
    }

    /// A finding at a place.
    pub(crate) fn located(&self, code: &'static str, at: usize) -> Finding {
        let place = self.position(at);
        Finding::refused(code).at_row(place.line).with("line", place.line).with("column", place.column)
    }

    /// More than a limit allows, at a place.
    pub(crate) fn limit(&self, setting: &'static str, limit: u64, at: usize) -> Finding {
        let what = setting.trim_start_matches("iati.");
        self.located(codes::LIMIT_EXCEEDED, at).with("setting", setting).with("limit", limit).with("what", what)
    }

    /// Not well-formed, at a place; `problem` is a slug.
    pub(crate) fn not_well_formed(&self, problem: &'static str, at: usize) -> Finding {
        self.located(codes::XML_NOT_WELL_FORMED, at).with("problem", problem)
    }

    fn failure(&self, error: &Error, from: usize, (setting, limit): (&'static str, u64)) -> Finding {
        let end = self.buffer.len();
        let encoding = self.input().encoding();
        match self.input().stop() {
            Some(Stop::Allowance) => return self.limit(setting, limit, from),
            Some(Stop::FileTooLarge) => return self.limit(Limits::FILE_BYTES, self.limits.file_bytes, end),
            Some(Stop::Broken { byte }) => return self.broken(encoding, *byte, end),
            Some(stop @ (Stop::Gzip | Stop::Unreadable(_))) => {
                let place = self.position(end);
                return crate::input::stopped(stop, encoding).at_row(place.line).with("line", place.line);
            }
            None => {}
        }
        let byte = self.reader.error_position().saturating_sub(self.origin_byte);
        let at = usize::try_from(byte).unwrap_or(usize::MAX).clamp(from, end);
        match error {
            Error::Encoding(_) => {
                let valid = std::str::from_utf8(&self.buffer[from..]).map_or_else(|e| e.valid_up_to(), str::len);
                self.broken(encoding, self.input().mark() + self.origin_byte + (from + valid) as u64, from + valid)
            }
            Error::IllFormed(IllFormedError::MismatchedEndTag { expected, found }) => self
                .not_well_formed("end-tag", at)
                .with("expected", shortened(expected))
                .with("found", shortened(found)),
            Error::IllFormed(IllFormedError::UnmatchedEndTag(found)) => {
                self.not_well_formed("end-tag", at).with("found", shortened(found))
            }
            Error::IllFormed(IllFormedError::UnclosedReference) => self.not_well_formed("reference", at),
            Error::IllFormed(IllFormedError::DoubleHyphenInComment) => self.not_well_formed("comment", at),
            Error::Syntax(SyntaxError::UnclosedDoctype) => self.located(codes::XML_DOCTYPE, from),
            Error::Syntax(SyntaxError::InvalidBangMarkup) => self.not_well_formed("markup", at),
            Error::Syntax(_) => self.not_well_formed("cut-off", at),
            _ => self.not_well_formed("markup", at),
        }
    }

    fn broken(&self, encoding: Encoding, byte: u64, at: usize) -> Finding {
        self.located(codes::ENCODING_BROKEN, at).with("encoding", encoding.name()).with("byte", byte)
    }
}

/// Characters that XML 1.0 does not allow, as far as one byte tells.
fn is_forbidden(byte: u8) -> bool {
    byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r')
}

/// Whether these bytes can be a name (ASCII is checked, other letters are let through).
pub(crate) fn is_name(bytes: &[u8]) -> bool {
    let start = |b: u8| b.is_ascii_alphabetic() || matches!(b, b'_' | b':') || b >= 0x80;
    let inside = |b: u8| start(b) || b.is_ascii_digit() || matches!(b, b'-' | b'.');
    bytes.first().is_some_and(|b| start(*b)) && bytes.iter().all(|b| inside(*b))
}

fn shortened(text: &str) -> String {
    text.chars().take(100).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_with_lf_crlf_or_cr_and_columns_count_characters() {
        let after = |text: &str| {
            let p = Position::START.after(text.as_bytes());
            (p.line, p.column)
        };
        assert_eq!(after(""), (1, 1));
        assert_eq!(after("abc"), (1, 4));
        assert_eq!(after("a\nb"), (2, 2));
        assert_eq!(after("a\r\nb\r\n"), (3, 1));
        assert_eq!(after("a\rb\rcd"), (3, 3));
        assert_eq!(after("é€"), (1, 3));
    }

    #[test]
    fn names_begin_with_a_letter() {
        assert!(is_name(b"iati-activity") && is_name(b"x:y") && is_name("été".as_bytes()));
        assert!(!is_name(b"") && !is_name(b"1a") && !is_name(b"a<b"));
    }
}
