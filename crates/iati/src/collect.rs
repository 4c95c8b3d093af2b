//! One element with everything in it, from events onto a tape. What the elements mean is not known here.

use crate::attributes::{Opening, scan_attributes};
use crate::events::{Events, Step, Token};
use crate::limits::Limits;
use crate::tree::{Kind, Tape};
use crate::values;
use domain::Finding;
use std::io::Read;

/// Puts one element on the tape; its bytes stay in the buffer, its first byte first.
pub(crate) fn collect<R: Read>(
    events: &mut Events<R>,
    tape: &mut Tape,
    limits: &Limits,
    opening: &Opening,
) -> Result<(), Finding> {
    let outside = events.depth() - u32::from(!opening.is_empty);
    put_element(events, tape, limits, opening)?;
    while events.depth() > outside {
        let budget = limits.activity_bytes.saturating_sub(events.buffer().len() as u64);
        let token = events.next(budget, Limits::ACTIVITY_BYTES)?;
        if tape.len() >= limits.elements as usize {
            return Err(events.limit(Limits::ELEMENTS, u64::from(limits.elements), token.from));
        }
        match token.step {
            Step::Start { name } => put_element(events, tape, limits, &Opening { token, name, is_empty: false })?,
            Step::Empty { name } => put_element(events, tape, limits, &Opening { token, name, is_empty: true })?,
            Step::End => tape.close(token.to),
            // Blanks between elements say nothing; blanks between pieces of a text do.
            Step::Text if !tape.ends_with_text() && is_blank(events, &token) => {}
            Step::Text | Step::Reference => tape.text(Kind::Text, token.from, token.to),
            Step::CData => tape.text(Kind::CData, token.from + "<![CDATA[".len(), token.to - "]]>".len()),
            Step::Aside => {}
            Step::EndOfFile => return Err(events.not_well_formed("cut-off", token.from)),
            Step::Declaration => return Err(events.not_well_formed("markup", token.from)),
        }
    }
    Ok(())
}

/// Puts a start tag on the tape.
pub(crate) fn put_element<R: Read>(
    events: &Events<R>,
    tape: &mut Tape,
    limits: &Limits,
    opening: &Opening,
) -> Result<(), Finding> {
    tape.open(opening.token.from, opening.name);
    scan_attributes(events, opening, limits.attributes, &mut |name, value| {
        tape.attribute(events.buffer(), name, value)
    })?;
    if opening.is_empty {
        tape.close(opening.token.to);
    }
    Ok(())
}

fn is_blank<R: Read>(events: &Events<R>, token: &Token) -> bool {
    values::is_blank(&events.buffer()[token.from..token.to])
}
