//! Calendar dates in the ways people write them. A date that reads both ways (05/03/1987) gives both.

use super::{Group, Out};
use crate::model::Span;
use std::fmt::Write;

/// Reads every date whose day (or, year first, whose year) starts `group`.
pub(super) fn read(bytes: &[u8], group: Group, out: &mut Out<impl FnMut(&str, Span)>) {
    let Some((first, len)) = number(bytes, group.start, 8) else { return };
    let end = group.start + len;
    match len {
        8 => eight(first, Span::new(group.start, end), out),
        4 => year_first(bytes, group.start, first, end, out),
        1 | 2 => {
            day_first(bytes, group.start, first, end, out);
            with_month_name(bytes, group.start, first, end, out);
        }
        _ => {}
    }
}

/// `19870305`, or `05031987` where that is no year first.
fn eight(figures: u32, span: Span, out: &mut Out<impl FnMut(&str, Span)>) {
    emit(figures / 10_000, figures / 100 % 100, figures % 100, span, out);
    emit(figures % 10_000, figures / 10_000 % 100, figures / 1_000_000, span, out);
}

fn emit(year: u32, month: u32, day: u32, span: Span, out: &mut Out<impl FnMut(&str, Span)>) {
    if (1880..=2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day) {
        out.begin("date:");
        // Writing to a string cannot fail.
        let _ = write!(out.key, "{year:04}-{month:02}-{day:02}");
        out.give(span);
    }
}

/// The number at `at` if at most `most` digits long, with its length.
fn number(bytes: &[u8], at: usize, most: usize) -> Option<(u32, usize)> {
    let len = bytes.get(at..)?.iter().take(most + 1).take_while(|b| b.is_ascii_digit()).count();
    let value = bytes[at..at + len].iter().take(8).fold(0u32, |n, b| n * 10 + u32::from(b - b'0'));
    (len > 0 && len <= most).then_some((value, len))
}

/// The place behind a separator `-`, `/` or `.` (and one space), with the separator.
fn mark(bytes: &[u8], at: usize) -> Option<(u8, usize)> {
    let mark = *bytes.get(at).filter(|b| b"-/.".contains(b))?;
    Some((mark, at + 1 + usize::from(bytes.get(at + 1) == Some(&b' '))))
}

fn year_first(bytes: &[u8], start: usize, year: u32, end: usize, out: &mut Out<impl FnMut(&str, Span)>) {
    let Some((first_mark, at)) = mark(bytes, end) else { return };
    let Some((month, len)) = number(bytes, at, 2) else { return };
    let Some((_, at)) = mark(bytes, at + len).filter(|(m, _)| *m == first_mark) else { return };
    if let Some((day, len)) = number(bytes, at, 2) {
        emit(year, month, day, Span::new(start, at + len), out);
    }
}

fn day_first(bytes: &[u8], start: usize, first: u32, end: usize, out: &mut Out<impl FnMut(&str, Span)>) {
    let Some((first_mark, at)) = mark(bytes, end) else { return };
    let Some((second, len)) = number(bytes, at, 2) else { return };
    let Some((_, at)) = mark(bytes, at + len).filter(|(m, _)| *m == first_mark) else { return };
    let Some((year, len)) = number(bytes, at, 4) else { return };
    let span = Span::new(start, at + len);
    for year in years(year, len).into_iter().flatten() {
        emit(year, second, first, span, out);
        if first != second {
            emit(year, first, second, span, out);
        }
    }
}

/// What a year of two or four digits can mean.
fn years(year: u32, len: usize) -> [Option<u32>; 2] {
    match len {
        4 => [Some(year), None],
        2 if year < 40 => [Some(2000 + year), Some(1900 + year)],
        2 => [Some(1900 + year), None],
        _ => [None, None],
    }
}

fn with_month_name(bytes: &[u8], start: usize, day: u32, end: usize, out: &mut Out<impl FnMut(&str, Span)>) {
    let end = end + ordinal(bytes, end);
    let at = blank(bytes, end, b" -./,\r\n\t>");
    let at = if bytes.get(at..at + 3).is_some_and(|w| w.eq_ignore_ascii_case(b"of ")) { at + 3 } else { at };
    if let Some((month, len)) = month_at(bytes, at) {
        let at = blank(bytes, at + len, b" -./,\r\n\t>'");
        if let Some((year, len)) = number(bytes, at, 4) {
            let span = Span::new(start, at + len);
            years(year, len).into_iter().flatten().for_each(|y| emit(y, month, day, span, out));
        }
    }
    if let Some((month, from)) = month_before(bytes, start) {
        let at = blank(bytes, end, b" ,.-/\r\n\t>'");
        if let Some((year, 4)) = number(bytes, at, 4).filter(|_| at > end) {
            emit(year, month, day, Span::new(from, at + 4), out);
        }
    }
}

fn ordinal(bytes: &[u8], at: usize) -> usize {
    let suffix = bytes.get(at..at + 2).map(|s| s.to_ascii_lowercase());
    let ends = !bytes.get(at + 2).is_some_and(u8::is_ascii_alphabetic);
    if ends && suffix.is_some_and(|s| [b"st", b"nd", b"rd", b"th"].iter().any(|o| s == *o)) { 2 } else { 0 }
}

/// Behind at most four bytes of `set`.
fn blank(bytes: &[u8], at: usize, set: &[u8]) -> usize {
    at + bytes[at.min(bytes.len())..].iter().take(4).take_while(|b| set.contains(b)).count()
}

fn month_at(bytes: &[u8], at: usize) -> Option<(u32, usize)> {
    let len = bytes.get(at..)?.iter().take(12).take_while(|b| b.is_ascii_alphabetic()).count();
    Some((month(&bytes[at..at + len])?, len))
}

fn month_before(bytes: &[u8], start: usize) -> Option<(u32, usize)> {
    let back = bytes[..start].iter().rev().take(4).take_while(|b| b" .-/\r\n\t".contains(b)).count();
    let end = start - back;
    let len = bytes[..end].iter().rev().take(12).take_while(|b| b.is_ascii_alphabetic()).count();
    Some((month(&bytes[end - len..end])?, end - len)).filter(|_| back > 0)
}

/// English and Welsh months, whole or shortened to three letters (English), in any case.
fn month(word: &[u8]) -> Option<u32> {
    const ENGLISH: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    const WELSH: [&str; 12] = [
        "ionawr",
        "chwefror",
        "mawrth",
        "ebrill",
        "mai",
        "mehefin",
        "gorffennaf",
        "awst",
        "medi",
        "hydref",
        "tachwedd",
        "rhagfyr",
    ];
    let short = |m: &str| word.len() == 3 || word.eq_ignore_ascii_case(b"sept") && m.starts_with("sept");
    let is = |m: &str| {
        word.eq_ignore_ascii_case(m.as_bytes()) || short(m) && word.eq_ignore_ascii_case(&m.as_bytes()[..word.len()])
    };
    if word.len() < 3 {
        return None;
    }
    let at = ENGLISH
        .iter()
        .position(|m| is(m))
        .or_else(|| WELSH.iter().position(|m| word.eq_ignore_ascii_case(m.as_bytes())))?;
    u32::try_from(at + 1).ok()
}
