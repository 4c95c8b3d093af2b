//! The attributes of one tag, checked as XML asks (section 3.1) and told as ranges of the buffer.
//! What they mean is not known here.

use crate::events::{Events, Token, is_name};
use crate::limits::Limits;
use domain::Finding;
use std::io::Read;

/// A `Start` or `Empty` token taken apart.
#[derive(Clone, Copy)]
pub(crate) struct Opening {
    pub(crate) token: Token,
    pub(crate) name: usize,
    pub(crate) is_empty: bool,
}

/// Where a name or a value stands in the buffer.
pub(crate) type Range = (usize, usize);

/// Goes through the attributes of a tag and checks what XML asks of them (section 3.1): an equals sign, quotes, no `<`,
/// only references that mean something, no name twice (`put` answers false where it knows the name).
pub(crate) fn scan_attributes<R: Read>(
    events: &Events<R>,
    opening: &Opening,
    most: u32,
    put: &mut dyn FnMut(Range, Range) -> bool,
) -> Result<(), Finding> {
    let buffer = events.buffer();
    let end = opening.token.to - if opening.is_empty { 2 } else { 1 };
    let skip_blanks = |mut at: usize| {
        while at < end && buffer[at].is_ascii_whitespace() {
            at += 1;
        }
        at
    };
    let wrong = |problem, at| Err(events.not_well_formed(problem, at));
    let mut at = opening.token.from + 1 + opening.name;
    let mut count = 0;
    loop {
        let from = skip_blanks(at);
        if from == end {
            return Ok(());
        }
        let length = buffer[from..end].iter().take_while(|b| !b.is_ascii_whitespace() && **b != b'=').count();
        let name = (from, from + length);
        if from == at || !is_name(&buffer[name.0..name.1]) {
            return wrong("attribute", from);
        }
        let equals = skip_blanks(name.1);
        let open = skip_blanks(equals + 1);
        if buffer[..end].get(equals) != Some(&b'=') || open >= end || !matches!(buffer[open], b'"' | b'\'') {
            return wrong("attribute", from);
        }
        let quote = buffer[open];
        let Some(length) = buffer[open + 1..end].iter().position(|b| *b == quote) else {
            return wrong("attribute", open);
        };
        let value = (open + 1, open + 1 + length);
        check_value(events, value)?;
        count += 1;
        if count > most {
            return Err(events.limit(Limits::ATTRIBUTES, u64::from(most), from));
        }
        if !put(name, value) {
            return wrong("attribute-repeated", from);
        }
        at = value.1 + 1;
    }
}

fn check_value<R: Read>(events: &Events<R>, (from, to): Range) -> Result<(), Finding> {
    let raw = &events.buffer()[from..to];
    if let Some(at) = raw.iter().position(|b| *b == b'<') {
        return Err(events.not_well_formed("attribute", from + at));
    }
    if raw.contains(&b'&')
        && let Err(problem) = quick_xml::escape::unescape(&String::from_utf8_lossy(raw))
    {
        return Err(events.bad_reference(&problem, "", from));
    }
    Ok(())
}
