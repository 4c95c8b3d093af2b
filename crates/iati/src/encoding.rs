//! How bytes stand for characters, and how they become UTF-8. Pieces of a stream, no reading.

/// How the bytes of a file stand for characters.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Encoding {
    Utf8,
    Utf16 { big_endian: bool },
    Windows1252,
}

impl Encoding {
    /// Its name in messages.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "UTF-8",
            Encoding::Utf16 { big_endian: false } => "UTF-16LE",
            Encoding::Utf16 { big_endian: true } => "UTF-16BE",
            Encoding::Windows1252 => "windows-1252",
        }
    }
}

/// Turns UTF-16 into UTF-8 and tells how many bytes it used; errors with the place of half a surrogate pair.
pub(crate) fn utf16(raw: &[u8], big_endian: bool, ended: bool, out: &mut Vec<u8>) -> Result<usize, usize> {
    let unit = |at: usize| -> Option<u16> {
        let pair = [*raw.get(at)?, *raw.get(at + 1)?];
        Some(if big_endian { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) })
    };
    let mut at = 0;
    while let Some(first) = unit(at) {
        let (code, used) = match first {
            0xd800..=0xdbff => match unit(at + 2) {
                Some(second @ 0xdc00..=0xdfff) => {
                    (0x1_0000 + ((u32::from(first) & 0x3ff) << 10) + (u32::from(second) & 0x3ff), 4)
                }
                None if !ended => return Ok(at),
                _ => return Err(at),
            },
            _ => (u32::from(first), 2),
        };
        let character = char::from_u32(code).ok_or(at)?;
        let mut utf8 = [0; 4];
        out.extend_from_slice(character.encode_utf8(&mut utf8).as_bytes());
        at += used;
    }
    if ended && at < raw.len() { Err(at) } else { Ok(at) }
}

/// A byte of windows-1252; the five undefined ones stay what they are in Latin-1.
pub(crate) fn windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => HIGH[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}
