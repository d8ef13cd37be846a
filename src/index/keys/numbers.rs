//! Telephone numbers, other numbers, postcodes and identifiers that mix letters and digits.

use super::{Group, Out};
use crate::model::Span;

/// Groups a number or an identifier may have.
const GROUPS: usize = 6;

/// Reads every key whose first digits stand in `group`.
pub(super) fn read(bytes: &[u8], group: Group, out: &mut Out<impl FnMut(&str, Span)>) {
    if let Some(figures) = figures(bytes, group) {
        numbers(bytes, figures, out);
    }
    postcode(bytes, group, out);
    if group.len() <= 24 {
        ids(bytes, group, out);
    }
}

/// The figures that a group ends with: all of it, or what is behind letters without a blank (`NHS943 476 5919`, `Tel07700900417`).
fn figures(bytes: &[u8], group: Group) -> Option<Group> {
    let behind = bytes[group.start..group.end].iter().rev().take_while(|b| b.is_ascii_digit()).count();
    let glued = behind == group.digits && behind >= 3;
    (group.letters == 0 || glued).then(|| Group { start: group.end - behind, letters: 0, ..group })
}

/// Digit groups from `first` on, joined over separators: each run of them with five digits or more is a number.
fn numbers(bytes: &[u8], first: Group, out: &mut Out<impl FnMut(&str, Span)>) {
    out.begin("num:");
    let (mut last, mut wrapped) = (first, false);
    for _ in 0..GROUPS {
        out.push(bytes, last);
        let digits = out.key.len() - 4;
        if digits > 24 {
            return;
        }
        let span = Span::new(first.start, last.end);
        if digits >= 5 {
            out.give(span);
        }
        if is_phone(bytes, first, digits) {
            let mut tel = *b"tel:.........";
            tel[4..].copy_from_slice(&out.key.as_bytes()[out.key.len() - 9..]);
            (out.sink)(std::str::from_utf8(&tel).unwrap_or_default(), span);
        }
        // A number may go on in the next line, once; one that is whole there is a list's.
        let marks: &[u8] = if wrapped || digits >= 9 { b" -.()/+_" } else { b" -.()/+_\r\n>" };
        match after(bytes, last, 3, |b| marks.contains(&b)) {
            Some((next, _)) if next.letters == 0 => {
                wrapped |= bytes[last.end..next.start].contains(&b'\n');
                last = next;
            }
            _ => return,
        }
    }
}

fn is_phone(bytes: &[u8], first: Group, digits: usize) -> bool {
    let led = bytes[first.start] == b'0' || (first.start > 0 && bytes[first.start - 1] == b'+');
    (10..=16).contains(&digits) || (digits == 9 && led)
}

/// The group behind `group`, if at most `most` separators stand between; with the number of them.
fn after(bytes: &[u8], group: Group, most: usize, is_separator: impl Fn(u8) -> bool) -> Option<(Group, usize)> {
    let gap = bytes[group.end..].iter().take(most + 1).take_while(|b| is_separator(**b)).count();
    let next = Group::from(bytes, group.end + gap);
    (gap > 0 && gap <= most && next.len() > 0).then_some((next, gap))
}

/// The group of letters before `group` over one joint; true where that is a blank.
fn before(bytes: &[u8], group: Group) -> Option<(Group, bool)> {
    let gap = bytes[..group.start].iter().rev().take(4).take_while(|b| is_joint(**b)).count();
    let end = group.start - gap;
    let last = *bytes.get(end.checked_sub(1)?)?;
    let joint = joint(&bytes[end..group.start]).filter(|_| last.is_ascii_alphabetic())?;
    let found = Group::around(bytes, end - 1);
    (found.digits == 0).then_some((found, joint))
}

/// The group behind `group` over one joint; true where that is a blank.
fn joined(bytes: &[u8], group: Group) -> Option<(Group, bool)> {
    let gap = bytes[group.end..].iter().take(4).take_while(|b| is_joint(**b)).count();
    let next = Group::from(bytes, group.end + gap);
    let joint = joint(&bytes[group.end..group.end + gap])?;
    (next.len() > 0).then_some((next, joint))
}

fn is_joint(b: u8) -> bool {
    b" -/_.\\\r\n".contains(&b)
}

/// What may stand between two parts of an identifier: a mark, with blanks beside it unless it is a full stop, or a blank; all over one
/// line's end at most. True where a blank is in it.
fn joint(gap: &[u8]) -> Option<bool> {
    let blank = |b: &&u8| b" \r\n".contains(b);
    let (blanks, marks) = (gap.iter().filter(blank).count(), gap.iter().filter(|b| !blank(b)).count());
    let lines = gap.iter().filter(|b| **b == b'\n').count();
    let fits = match (marks, gap.contains(&b'.')) {
        (0, _) => blanks == 1 || gap == b"\r\n",
        (1, true) => blanks == 0,
        (1, false) => blanks <= 2,
        _ => false,
    };
    (fits && lines <= 1).then_some(blanks > 0)
}

/// A UK postcode, spaced or not, whose outward part (or all of it) is `group`.
fn postcode(bytes: &[u8], group: Group, out: &mut Out<impl FnMut(&str, Span)>) {
    if !(2..=7).contains(&group.len()) || !bytes[group.start].is_ascii_alphabetic() {
        return;
    }
    out.begin("post:");
    out.push(bytes, group);
    let mut end = group.end;
    if group.len() <= 4 {
        let Some((inward, _)) = after(bytes, group, 2, |b| b" -.\r\n".contains(&b)) else { return };
        if inward.len() != 3 {
            return;
        }
        out.push(bytes, inward);
        end = inward.end;
    }
    if is_postcode(&out.key.as_bytes()[5..]) {
        out.give(Span::new(group.start, end));
    }
}

/// Royal Mail's forms A9, A99, A9A, AA9, AA99, AA9A before 9AA (without C I K M O V).
fn is_postcode(code: &[u8]) -> bool {
    let Some((outward, inward)) = code.len().checked_sub(3).map(|n| code.split_at(n)) else { return false };
    let letters = outward.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let unit = |b: &u8| b.is_ascii_alphabetic() && !b"CIKMOV".contains(b);
    let district = &outward[letters..];
    (1..=2).contains(&letters)
        && (1..=2).contains(&district.len())
        && district[0].is_ascii_digit()
        && inward[0].is_ascii_digit()
        && inward[1..].iter().all(unit)
}

/// Identifiers that hold letters and digits: the group itself, and runs of groups that start with it or with letters before it.
fn ids(bytes: &[u8], group: Group, out: &mut Out<impl FnMut(&str, Span)>) {
    if group.letters > 0 && group.len() >= 3 {
        out.begin("id:");
        out.push(bytes, group);
        out.give(Span::new(group.start, group.end));
    }
    runs(bytes, group, None, out);
    let Some((letters, spaced)) = before(bytes, group) else { return };
    if letters.len() > if spaced { 5 } else { 12 } {
        return;
    }
    runs(bytes, letters, Some(group), out);
    if let Some((earlier, false)) = before(bytes, letters)
        && earlier.len() <= 12
    {
        runs(bytes, earlier, Some(letters), out);
    }
}

fn runs(bytes: &[u8], first: Group, second: Option<Group>, out: &mut Out<impl FnMut(&str, Span)>) {
    out.begin("id:");
    out.push(bytes, first);
    let (mut letters, mut digits, mut last) = (first.letters, first.digits, first);
    for number in 1..GROUPS {
        let Some((next, spaced)) = joined(bytes, last) else { return };
        let known = second.is_some_and(|s| s.start == next.start) || number == 1 && second.is_some();
        if next.digits == 0 && !known && next.letters > if spaced { 2 } else { 5 } {
            return;
        }
        out.push(bytes, next);
        (letters, digits, last) = (letters + next.letters, digits + next.digits, next);
        if out.key.len() > 27 {
            return;
        }
        if letters > 0 && digits > 0 && out.key.len() >= 9 {
            out.give(Span::new(first.start, last.end));
        }
    }
}
