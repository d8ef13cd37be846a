//! Telephone numbers, other numbers, postcodes and identifiers that mix letters and digits.

use super::{Group, Out};
use crate::model::Span;

/// Groups a number or an identifier may have.
const GROUPS: usize = 6;

/// Reads every key whose first digits stand in `group`.
pub(super) fn read(bytes: &[u8], group: Group, out: &mut Out<impl FnMut(&str, Span)>) {
    if group.letters == 0 {
        numbers(bytes, group, out);
    }
    postcode(bytes, group, out);
    if group.len() <= 24 {
        ids(bytes, group, out);
    }
}

/// Digit groups from `first` on, joined over separators: each run of them with five digits or more is a number.
fn numbers(bytes: &[u8], first: Group, out: &mut Out<impl FnMut(&str, Span)>) {
    out.begin("num:");
    let mut last = first;
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
        match after(bytes, last, 3, |b| b" -.()/+\xa0\xc2".contains(&b)) {
            Some((next, _)) if next.letters == 0 => last = next,
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

/// The group of letters before `group` over one separator.
fn before(bytes: &[u8], group: Group) -> Option<(Group, bool)> {
    let separator = *bytes.get(group.start.checked_sub(1)?)?;
    let end = group.start - 1;
    if !is_joint(separator) || end == 0 || !bytes[end - 1].is_ascii_alphabetic() {
        return None;
    }
    let found = Group::around(bytes, end - 1);
    (found.digits == 0).then_some((found, separator == b' '))
}

fn is_joint(b: u8) -> bool {
    b" -/_".contains(&b)
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
        let Some((inward, _)) = after(bytes, group, 2, |b| b" \xc2\xa0".contains(&b)) else { return };
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
        let Some((next, _)) = after(bytes, last, 1, is_joint) else { return };
        let spaced = bytes[last.end] == b' ';
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
