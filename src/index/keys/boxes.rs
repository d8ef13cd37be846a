//! Numbers written a sign a box, as forms ask for them: `Q Q 1 2 3 4 5 6 C`, `0 9 | 0 4 | 2 0 0 1`.

use super::{Group, Out, scan};
use crate::model::Span;

/// Signs of the shortest and the longest number in boxes.
const SIGNS: std::ops::RangeInclusive<usize> = 6..=16;
/// Bytes between two boxes at most.
const GAP: usize = 3;

/// Reads the boxes of which `group` is the first with a figure, as one number.
pub(super) fn read(bytes: &[u8], group: Group, out: &mut Out<impl FnMut(&str, Span)>) {
    if group.len() != 1 {
        return;
    }
    let mut first = group;
    while let Some(box_before) = before(bytes, first) {
        if box_before.digits > 0 || group.start - box_before.start > *SIGNS.end() {
            return; // it was read from there
        }
        first = box_before;
    }
    let (mut joined, mut last) = (String::new(), first);
    loop {
        joined.push(char::from(bytes[last.start]));
        if joined.len() > *SIGNS.end() {
            return;
        }
        match behind(bytes, last) {
            Some(next) => last = next,
            None => break,
        }
    }
    if SIGNS.contains(&joined.len()) {
        let whole = Span::new(first.start, last.end);
        // Without boxes of its own: what is joined has no blank.
        scan(&joined, &mut |key: &str, _| (out.sink)(key, whole));
    }
}

fn is_gap(b: u8) -> bool {
    b" |\t/-.".contains(&b)
}

fn behind(bytes: &[u8], group: Group) -> Option<Group> {
    let gap = bytes[group.end..].iter().take(GAP + 1).take_while(|b| is_gap(**b)).count();
    let next = Group::from(bytes, group.end + gap);
    ((1..=GAP).contains(&gap) && next.len() == 1).then_some(next)
}

fn before(bytes: &[u8], group: Group) -> Option<Group> {
    let gap = bytes[..group.start].iter().rev().take(GAP + 1).take_while(|b| is_gap(**b)).count();
    let end = group.start - gap;
    let at = end.checked_sub(1).filter(|at| (1..=GAP).contains(&gap) && bytes[*at].is_ascii_alphanumeric())?;
    Some(Group::around(bytes, at)).filter(|g| g.len() == 1)
}
