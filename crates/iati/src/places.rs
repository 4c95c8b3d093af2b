//! Where things stand in an activity, found in little time however large it is: a file may be one line of a hundred
//! megabytes, and a parent may have a million children, with a finding at each.

use crate::events::Position;
use crate::tree::Element;
use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;

/// Bytes from one mark to the next.
const STEP: usize = 4_096;
/// Nodes of a parent from which on its children are numbered once for all.
const MANY: u32 = 256;

/// What was found out about one activity so far.
#[derive(Default)]
pub(crate) struct Places {
    /// Every few thousand bytes: offset and place.
    marks: OnceCell<Vec<(usize, Position)>>,
    /// By depth, the parent asked about last.
    numbered: RefCell<Vec<Option<Numbered>>>,
}

/// The children of one parent: where each begins, and its number among those of its name, 0 where it is the only one.
struct Numbered {
    parent: u32,
    children: Vec<(u32, u32)>,
}

impl Places {
    /// The place of a byte of a text that begins at `origin`.
    pub(crate) fn position(&self, text: &[u8], origin: Position, at: usize) -> Position {
        if at < 2 * STEP {
            return origin.after(&text[..at]);
        }
        let marks = self.marks.get_or_init(|| marks(text, origin));
        let (from, place) = marks[marks.partition_point(|(from, _)| *from <= at) - 1];
        place.after(&text[from..at])
    }

    /// The child in which a node stands, and its number; `None` where it stands in none.
    pub(crate) fn child<'a>(&self, depth: usize, parent: Element<'a>, target: u32) -> Option<(Element<'a>, u32)> {
        if parent.next() - parent.number() < MANY {
            let child = parent.children().find(|c| c.number() <= target && target < c.next())?;
            let mut alike = parent.children().filter(|c| c.name() == child.name());
            let before = alike.by_ref().take_while(|c| c.number() != child.number()).count() as u32;
            return Some((child, if before > 0 || alike.next().is_some() { before + 1 } else { 0 }));
        }
        let mut numbered = self.numbered.borrow_mut();
        if numbered.len() <= depth {
            numbered.resize_with(depth + 1, || None);
        }
        let of = match &mut numbered[depth] {
            Some(of) if of.parent == parent.number() => of,
            other => other.insert(Numbered::of(parent)),
        };
        let (at, number) = *of.children.get(of.children.partition_point(|(at, _)| *at <= target).checked_sub(1)?)?;
        let child = parent.sibling(at);
        (target < child.next()).then_some((child, number))
    }
}

/// The first is at 0. None stands between the two bytes of a line end.
fn marks(text: &[u8], origin: Position) -> Vec<(usize, Position)> {
    let mut marks = vec![(0, origin)];
    let (mut from, mut place) = (0, origin);
    while from + STEP < text.len() {
        let mut to = from + STEP;
        if text[to - 1] == b'\r' {
            to += 1;
        }
        place = place.after(&text[from..to]);
        from = to;
        marks.push((from, place));
    }
    marks
}

impl Numbered {
    fn of(parent: Element<'_>) -> Numbered {
        let mut children: Vec<(u32, u32)> = Vec::new();
        // How many of a name, and which child is the first of them.
        let mut names: HashMap<&str, (u32, usize)> = HashMap::new();
        for child in parent.children() {
            let (n, first) = names.entry(child.name()).or_insert((0, children.len()));
            *n += 1;
            if *n == 2 {
                children[*first].1 = 1;
            }
            children.push((child.number(), if *n == 1 { 0 } else { *n }));
        }
        Numbered { parent: parent.number(), children }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_the_same_from_a_mark_as_from_the_beginning() {
        let mut text = String::new();
        for n in 0..3_000u32 {
            let end = ["\r\n", "\n", "\r", "", " é€ "][n as usize % 5];
            text.push_str(&format!("{}{end}", "x".repeat((n * 7 % 41) as usize)));
        }
        let origin = Position { line: 3, column: 9 };
        let places = Places::default();
        let bytes = text.as_bytes();
        for at in (0..bytes.len()).rev().step_by(13).chain([0, STEP, bytes.len()]) {
            // Elements begin with `<`: no question falls between the bytes of a line end.
            if at > 0 && bytes[at - 1] == b'\r' {
                continue;
            }
            assert_eq!(places.position(bytes, origin, at), origin.after(&bytes[..at]), "at {at}");
        }
        assert!(places.marks.get().unwrap().len() > 5);
    }
}
