//! Bytes of a file as UTF-8 text: gzip, byte order marks, UTF-16, Latin-1; and what is no XML at all, by its name.
//! No XML here beyond the declaration's `encoding`. UTF-8 itself is checked event by event in `events`.

use crate::codes;
use crate::encoding::{Encoding, utf16, windows_1252};
use crate::limits::Limits;
use crate::recognise::{HEAD, byte_order, declared_encoding, other_kind};
use domain::Finding;
use flate2::read::MultiGzDecoder;
use std::io::{self, BufRead, Cursor, Read};

/// Why no more bytes come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Stop {
    /// The allowance of the current piece is used up.
    Allowance,
    /// The whole file is longer than allowed.
    FileTooLarge,
    /// The byte at this position of the unpacked file does not belong to the encoding.
    Broken { byte: u64 },
    /// Damaged gzip.
    Gzip,
    /// The system's reason.
    Unreadable(String),
}

/// Bytes read at once.
const CHUNK: usize = 64 << 10;

type Raw<R> = io::Chain<Cursor<Vec<u8>>, R>;

enum Packing<R> {
    Plain(Raw<R>),
    Gzip(Box<MultiGzDecoder<Raw<R>>>),
}

impl<R: Read> Packing<R> {
    fn read(&mut self, into: &mut [u8]) -> Result<usize, Stop> {
        loop {
            let (got, packed) = match self {
                Packing::Plain(raw) => (raw.read(into), false),
                Packing::Gzip(raw) => (raw.read(into), true),
            };
            return match got {
                Ok(n) => Ok(n),
                Err(e) if e.kind() == io::ErrorKind::Interrupted => continue,
                Err(e)
                    if packed
                        && matches!(
                            e.kind(),
                            io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof
                        ) =>
                {
                    Err(Stop::Gzip)
                }
                Err(e) => Err(Stop::Unreadable(e.to_string())),
            };
        }
    }
}

/// The file as UTF-8, in chunks, never more than the allowance.
pub(crate) struct Input<R> {
    source: Packing<R>,
    encoding: Encoding,
    /// What the XML declaration names, if it contradicts the bytes.
    misdeclared: Option<String>,
    /// Bytes of the file not yet turned into UTF-8 (only where they have to be).
    raw: Vec<u8>,
    /// Position in the unpacked file of the first byte of `raw`.
    raw_at: u64,
    mark: u64,
    buffer: Vec<u8>,
    at: usize,
    allowance: u64,
    file_left: u64,
    ended: bool,
    /// Why nothing comes after what is in `buffer`.
    coming_stop: Option<Stop>,
    stop: Option<Stop>,
}

impl<R: Read> Input<R> {
    /// Looks at the first bytes. Errors where the file is empty or no XML.
    pub(crate) fn open(mut reader: R, file_bytes: u64) -> Result<Input<R>, Finding> {
        let mut first = Vec::with_capacity(HEAD);
        (&mut reader).take(HEAD as u64).read_to_end(&mut first).map_err(|e| unreadable(&e.to_string()))?;
        let packed = first.starts_with(&[0x1f, 0x8b]);
        let raw = Cursor::new(first).chain(reader);
        let source = if packed { Packing::Gzip(Box::new(MultiGzDecoder::new(raw))) } else { Packing::Plain(raw) };
        let mut input = Input {
            source,
            encoding: Encoding::Utf8,
            misdeclared: None,
            raw: Vec::new(),
            raw_at: 0,
            mark: 0,
            buffer: Vec::new(),
            at: 0,
            allowance: u64::MAX,
            file_left: file_bytes,
            ended: false,
            coming_stop: None,
            stop: None,
        };
        input.recognise()?;
        Ok(input)
    }

    /// How the bytes stand for characters.
    pub(crate) fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// Bytes of the byte order mark.
    pub(crate) fn mark(&self) -> u64 {
        self.mark
    }

    /// The declared encoding, where the bytes are in another one.
    pub(crate) fn misdeclared(&self) -> Option<&str> {
        self.misdeclared.as_deref()
    }

    /// Why no more bytes came, after an error.
    pub(crate) fn stop(&self) -> Option<&Stop> {
        self.stop.as_ref()
    }

    /// Lets so many more bytes through.
    pub(crate) fn allow(&mut self, bytes: u64) {
        self.allowance = bytes;
    }

    fn recognise(&mut self) -> Result<(), Finding> {
        let mut head = vec![0; HEAD];
        let mut filled = 0;
        while filled < HEAD {
            match self.source.read(&mut head[filled..]).map_err(|stop| stopped(&stop, Encoding::Utf8))? {
                0 => break,
                n => filled += n,
            }
        }
        head.truncate(filled);
        self.file_left = self.file_left.saturating_sub(filled as u64);
        let (marked, mark) = byte_order(&head)?;
        head.drain(..mark);
        self.mark = mark as u64;
        self.raw_at = self.mark;
        let encoding = marked.unwrap_or(Encoding::Utf8);
        self.encoding = encoding;
        if matches!(encoding, Encoding::Utf16 { .. }) {
            self.raw = head;
            self.transcode().map_err(|stop| stopped(&stop, encoding))?;
        } else {
            self.buffer = head;
        }
        if let Some(found) = other_kind(&self.buffer) {
            return Err(match found {
                "empty" => Finding::refused(codes::FILE_EMPTY),
                found => Finding::refused(codes::FILE_OTHER_KIND).with("found", found),
            });
        }
        self.heed_declaration(marked.is_some())
    }

    /// Obeys the `encoding` of the XML declaration where the bytes do not contradict it.
    fn heed_declaration(&mut self, marked: bool) -> Result<(), Finding> {
        let Some(declared) = declared_encoding(&self.buffer) else { return Ok(()) };
        let name = declared.to_ascii_lowercase();
        let agrees = match self.encoding {
            Encoding::Utf16 { .. } => matches!(name.as_str(), "utf-16" | "utf-16le" | "utf-16be" | "utf16" | "ucs-2"),
            _ => matches!(name.as_str(), "utf-8" | "utf8" | "us-ascii" | "ascii"),
        };
        if agrees {
            return Ok(());
        }
        match name.as_str() {
            _ if marked => self.misdeclared = Some(declared),
            // The declaration was read byte by byte, so whatever it says, these bytes are not two to a character.
            "utf-16" | "utf-16le" | "utf-16be" | "utf16" | "ucs-2" => self.misdeclared = Some(declared),
            // As browsers do, Latin-1 is read as its superset windows-1252.
            "iso-8859-1" | "iso8859-1" | "latin1" | "latin-1" | "windows-1252" | "cp1252" => {
                self.encoding = Encoding::Windows1252;
                self.raw = std::mem::take(&mut self.buffer);
                self.transcode().map_err(|stop| stopped(&stop, Encoding::Windows1252))?;
            }
            _ => return Err(Finding::refused(codes::ENCODING_UNSUPPORTED).with("encoding", shortened(&declared))),
        }
        Ok(())
    }

    /// Puts the next bytes into `buffer`, which is used up.
    fn refill(&mut self) -> Result<(), Stop> {
        if let Some(stop) = self.coming_stop.take() {
            return Err(stop);
        }
        self.at = 0;
        self.buffer.clear();
        while self.buffer.is_empty() && !self.ended {
            if self.encoding == Encoding::Utf8 {
                self.buffer.resize(CHUNK, 0);
                let n = self.source.read(&mut self.buffer);
                self.buffer.truncate(*n.as_ref().unwrap_or(&0));
                self.count(n?)?;
            } else {
                let kept = self.raw.len();
                self.raw.resize(kept + CHUNK / 2, 0);
                let n = self.source.read(&mut self.raw[kept..]);
                self.raw.truncate(kept + *n.as_ref().unwrap_or(&0));
                self.count(n?)?;
                self.transcode()?;
            }
        }
        Ok(())
    }

    fn count(&mut self, bytes: usize) -> Result<(), Stop> {
        self.ended = bytes == 0;
        self.file_left = self.file_left.checked_sub(bytes as u64).ok_or(Stop::FileTooLarge)?;
        Ok(())
    }

    /// Turns `raw` into UTF-8 at the end of `buffer`, but for a part of a character at its end. Where bytes are broken,
    /// what stands before them is given first, so that the place of the break does not depend on how the bytes came.
    fn transcode(&mut self) -> Result<(), Stop> {
        match self.transcode_all() {
            Err(stop) if !self.buffer.is_empty() => {
                self.coming_stop = Some(stop);
                Ok(())
            }
            done => done,
        }
    }

    fn transcode_all(&mut self) -> Result<(), Stop> {
        let used = match self.encoding {
            Encoding::Utf8 => return Ok(()),
            Encoding::Windows1252 => {
                for &byte in &self.raw {
                    let mut utf8 = [0; 4];
                    self.buffer.extend_from_slice(windows_1252(byte).encode_utf8(&mut utf8).as_bytes());
                }
                self.raw.len()
            }
            Encoding::Utf16 { big_endian } => utf16(&self.raw, big_endian, self.ended, &mut self.buffer)
                .map_err(|at| Stop::Broken { byte: self.raw_at + at as u64 })?,
        };
        self.raw_at += used as u64;
        self.raw.drain(..used);
        Ok(())
    }
}

impl<R: Read> Read for Input<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let available = self.fill_buf()?;
        let n = available.len().min(into.len());
        into[..n].copy_from_slice(&available[..n]);
        self.consume(n);
        Ok(n)
    }
}

impl<R: Read> BufRead for Input<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at >= self.buffer.len()
            && self.stop.is_none()
            && let Err(stop) = self.refill()
        {
            self.stop = Some(stop);
        }
        if self.at < self.buffer.len() && self.allowance == 0 {
            self.stop = Some(Stop::Allowance);
        }
        if self.stop.is_some() {
            return Err(io::Error::other("stopped"));
        }
        let available = &self.buffer[self.at..];
        let allowed = usize::try_from(self.allowance).unwrap_or(usize::MAX).min(available.len());
        Ok(&available[..allowed])
    }

    fn consume(&mut self, bytes: usize) {
        self.at += bytes;
        self.allowance = self.allowance.saturating_sub(bytes as u64);
    }
}

/// The refusal for a file that stopped before anything was read.
pub(crate) fn stopped(stop: &Stop, encoding: Encoding) -> Finding {
    match stop {
        Stop::Gzip => Finding::refused(codes::FILE_GZIP_BROKEN),
        Stop::Unreadable(problem) => unreadable(problem),
        Stop::Broken { byte } => {
            Finding::refused(codes::ENCODING_BROKEN).with("encoding", encoding.name()).with("byte", byte)
        }
        // Before anything was read only the whole file can be too large.
        Stop::Allowance | Stop::FileTooLarge => {
            Finding::refused(codes::LIMIT_EXCEEDED).with("setting", Limits::FILE_BYTES).with("what", "file_bytes")
        }
    }
}

fn unreadable(problem: &str) -> Finding {
    Finding::refused(codes::FILE_UNREADABLE).with("detail", shortened(problem))
}

fn shortened(text: &str) -> String {
    text.chars().take(200).collect()
}
