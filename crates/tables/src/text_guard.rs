//! Bytes on their way to the CSV reader: unpacked, checked to be UTF-8 text, and never more at a time than a row may
//! have, so that memory stays small whatever the file is. No knowledge of rows beyond their length.

use crate::limits::Limits;
use flate2::read::MultiGzDecoder;
use std::fmt;
use std::io::{self, Read};

/// Bytes looked at before reading begins.
const HEAD: usize = 64 << 10;
/// Size of the buffer of the CSV reader.
pub(crate) const BUFFER: usize = 64 << 10;

/// Why reading stopped. Travels inside an [`io::Error`] through the CSV reader.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Stop {
    /// Not UTF-8.
    NotUtf8 {
        /// Position from 0 in the (unpacked) text.
        at: u64,
        /// The byte found there.
        found: u8,
    },
    /// A zero byte.
    NotText {
        /// Position from 0.
        at: u64,
    },
    /// A row longer than the limit.
    RecordTooLong,
    /// Unpacks to more than the ratio allows.
    Bomb,
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for Stop {}

impl Stop {
    fn error<T>(self) -> io::Result<T> {
        Err(io::Error::other(self))
    }

    /// The stop inside an error, if it is one of ours.
    pub(crate) fn of(error: &io::Error) -> Option<Stop> {
        error.get_ref().and_then(|e| e.downcast_ref()).copied()
    }
}

/// Counts what is read from the file itself.
pub(crate) struct Counting<R> {
    inner: R,
    bytes: u64,
}

impl<R: Read> Read for Counting<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(buf)?;
        self.bytes += n as u64;
        Ok(n)
    }
}

/// The file, packed or not.
pub(crate) enum Source<R: Read> {
    /// As it is.
    Plain(R),
    /// Unpacked while reading; several members follow one another.
    Gzip(Box<MultiGzDecoder<Counting<R>>>),
}

impl<R: Read> Source<R> {
    /// A packed file.
    pub(crate) fn gzip(input: R) -> Source<R> {
        Source::Gzip(Box::new(MultiGzDecoder::new(Counting { inner: input, bytes: 0 })))
    }

    fn packed(&self) -> Option<u64> {
        match self {
            Source::Plain(_) => None,
            Source::Gzip(gzip) => Some(gzip.get_ref().bytes),
        }
    }
}

impl<R: Read> Read for Source<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        match self {
            Source::Plain(input) => input.read(buf),
            Source::Gzip(input) => input.read(buf),
        }
    }
}

/// The checked text of a file.
pub(crate) struct TextGuard<R: Read> {
    source: Source<R>,
    limits: Limits,
    head: Vec<u8>,
    head_at: usize,
    head_error: Option<io::Error>,
    /// Bytes given out.
    given: u64,
    since_record: usize,
    /// Bytes of a character that continues in the next piece.
    tail: Vec<u8>,
    quotes: u64,
    last: u8,
    ended: bool,
    /// The last line had no end and was given one.
    is_completed: bool,
}

impl<R: Read> TextGuard<R> {
    /// Reads the first bytes; a byte-order mark is taken away.
    pub(crate) fn new(mut source: Source<R>, limits: Limits) -> TextGuard<R> {
        let mut head = vec![0; HEAD];
        let (mut filled, mut head_error) = (0, None);
        while filled < HEAD {
            match source.read(&mut head[filled..]) {
                Ok(0) => break,
                Ok(n) => filled += n,
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                Err(e) => {
                    head_error = Some(e);
                    break;
                }
            }
        }
        head.truncate(filled);
        let head_at = if head.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
        TextGuard {
            source,
            limits,
            head,
            head_at,
            head_error,
            given: 0,
            since_record: 0,
            tail: Vec::new(),
            quotes: 0,
            last: b'\n',
            ended: false,
            is_completed: false,
        }
    }

    /// The first bytes of the text, without byte-order mark.
    pub(crate) fn head(&self) -> &[u8] {
        &self.head[self.head_at.min(self.head.len())..]
    }

    /// All the first bytes, also the mark. Only before reading begins.
    pub(crate) fn raw_head(&self) -> &[u8] {
        &self.head
    }

    /// The error met while reading the first bytes, if there were none to read.
    pub(crate) fn error_without_text(&mut self) -> Option<io::Error> {
        if self.head().is_empty() { self.head_error.take() } else { None }
    }

    /// A row ends here: the next one may have its full length again.
    pub(crate) fn start_record(&mut self) {
        self.since_record = 0;
    }

    /// Whether the text has ended after so many bytes.
    pub(crate) fn has_ended_at(&self, byte: u64) -> bool {
        self.ended && byte >= self.given
    }

    /// Whether the last line was given its end here.
    pub(crate) fn is_completed(&self) -> bool {
        self.is_completed
    }

    /// Whether quotation marks are left without their partner.
    pub(crate) fn has_odd_quotes(&self) -> bool {
        self.quotes % 2 == 1
    }

    fn fill(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        if self.head_at < self.head.len() {
            let n = buf.len().min(self.head.len() - self.head_at);
            buf[..n].copy_from_slice(&self.head[self.head_at..self.head_at + n]);
            self.head_at += n;
            return Ok(n);
        }
        match self.head_error.take() {
            Some(error) => Err(error),
            None => self.source.read(buf),
        }
    }

    fn check(&mut self, piece: &[u8]) -> io::Result<()> {
        if let Some(at) = piece.iter().position(|b| *b == 0) {
            return Stop::NotText { at: self.given + at as u64 }.error();
        }
        let mut rest = piece;
        while !self.tail.is_empty() && !rest.is_empty() {
            self.tail.push(rest[0]);
            rest = &rest[1..];
            match std::str::from_utf8(&self.tail) {
                Ok(_) => self.tail.clear(),
                Err(e) if e.error_len().is_none() => {}
                Err(_) => {
                    let used = piece.len() - rest.len();
                    let at = self.given + used as u64 - self.tail.len() as u64;
                    return Stop::NotUtf8 { at, found: self.tail[0] }.error();
                }
            }
        }
        if let Err(e) = std::str::from_utf8(rest) {
            let at = e.valid_up_to();
            if e.error_len().is_some() {
                let start = piece.len() - rest.len();
                return Stop::NotUtf8 { at: self.given + (start + at) as u64, found: rest[at] }.error();
            }
            self.tail = rest[at..].to_vec();
        }
        Ok(())
    }
}

impl<R: Read> Read for TextGuard<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        if self.ended || buf.is_empty() {
            return Ok(0);
        }
        let n = self.fill(buf)?;
        if n == 0 {
            self.ended = true;
            if let Some(found) = self.tail.first().copied() {
                return Stop::NotUtf8 { at: self.given - self.tail.len() as u64, found }.error();
            }
            // Every row ends with a line end, so that rows can be counted.
            if self.last != b'\n' && self.last != b'\r' {
                buf[0] = b'\n';
                self.is_completed = true;
                self.given += 1;
                return Ok(1);
            }
            return Ok(0);
        }
        let piece = &buf[..n];
        self.check(piece)?;
        self.quotes += piece.iter().filter(|b| **b == b'"').count() as u64;
        self.last = piece[n - 1];
        self.given += n as u64;
        self.since_record += n;
        if self.since_record > self.limits.record + BUFFER {
            return Stop::RecordTooLong.error();
        }
        if let Some(packed) = self.source.packed()
            && self.given > self.limits.ratio_free
            && self.given / packed.max(1) > self.limits.ratio
        {
            return Stop::Bomb.error();
        }
        Ok(n)
    }
}
