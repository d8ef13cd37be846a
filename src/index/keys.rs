//! Normalised identifiers in running text: the same key for every way of writing a number, a date, an address.
//!
//! Index writer and finder call the same function, so a key asked for equals a key indexed, however either was written.
//! Keys over-produce on purpose (both readings of 05/03/1987, every run of number groups): a key proves nothing, it only
//! brings a passage before `find`.
//!
//! | key | what |
//! |---|---|
//! | `mail:local@domain` | e-mail address, folded, `+tag` left out |
//! | `tel:` and 9 digits | the last nine digits of a telephone number, so that +44, 0044, (0) and 0 do not matter |
//! | `num:` and digits | five digits or more, groups joined |
//! | `date:YYYY-MM-DD` | a calendar date |
//! | `post:SW1A1AA` | UK postcode |
//! | `id:AB123456C` | letters and digits, groups joined |

mod boxes;
mod dates;
mod numbers;
mod plain;

use crate::model::{Span, fold};

/// Calls `sink` with every key of `text` and the bytes it was read from. Keys may repeat and overlap.
pub fn for_each_key(text: &str, mut sink: impl FnMut(&str, Span)) {
    match plain::Plain::of(text) {
        Some(plain) => scan(&plain.text, &mut |key: &str, span| sink(key, plain.back(span))),
        None => scan(text, &mut sink),
    }
}

/// The keys of a text with plain signs.
fn scan(text: &str, sink: &mut dyn FnMut(&str, Span)) {
    let bytes = text.as_bytes();
    let mut out = Out { key: String::new(), sink };
    let mut at = 0;
    while let Some(found) = bytes[at..].iter().position(|b| STOPS[*b as usize]) {
        let here = at + found;
        if bytes[here] == b'@' {
            mail(text, here, &mut out);
            at = here + 1;
            continue;
        }
        let group = Group::around(bytes, here);
        dates::read(bytes, group, &mut out);
        numbers::read(bytes, group, &mut out);
        boxes::read(bytes, group, &mut out);
        at = group.end;
    }
}

/// Where the scanner looks closer: digits and `@`.
const STOPS: [bool; 256] = {
    let mut stops = [false; 256];
    let mut digit = b'0';
    while digit <= b'9' {
        stops[digit as usize] = true;
        digit += 1;
    }
    stops[b'@' as usize] = true;
    stops
};

/// All keys of `text`.
pub fn keys(text: &str) -> Vec<(String, Span)> {
    let mut out = Vec::new();
    for_each_key(text, |key, span| out.push((key.to_owned(), span)));
    out
}

/// The key of a telephone number written in any way; none where it has fewer than five digits.
pub fn phone_key(number: &str) -> Option<String> {
    let bare = number.split(|c: char| c.is_alphabetic()).find(|part| part.chars().any(|c| c.is_ascii_digit()))?;
    let digits: String = bare.chars().filter(char::is_ascii_digit).collect();
    match digits.len() {
        0..=4 => None,
        5..=8 => Some(format!("num:{digits}")),
        n => Some(format!("tel:{}", &digits[n - 9..])),
    }
}

/// The key of any other identifier: the longest one that running text written so would give.
pub fn id_key(id: &str) -> Option<String> {
    let wanted = id.bytes().filter(u8::is_ascii_digit).count();
    keys(id)
        .into_iter()
        .map(|(key, _)| key)
        .filter(|key| key.starts_with("id:") || key.starts_with("num:"))
        .filter(|key| key.bytes().filter(u8::is_ascii_digit).count() == wanted)
        .max_by_key(|key| key.rsplit(':').next().map_or(0, str::len))
}

/// Where keys go. Each is written into the same string: to allocate one cost as much as to find it.
struct Out<F> {
    key: String,
    sink: F,
}

impl<F: FnMut(&str, Span)> Out<F> {
    fn begin(&mut self, kind: &str) {
        self.key.clear();
        self.key.push_str(kind);
    }

    fn push(&mut self, bytes: &[u8], group: Group) {
        self.key.extend(bytes[group.start..group.end].iter().map(|b| char::from(b.to_ascii_uppercase())));
    }

    fn give(&mut self, span: Span) {
        (self.sink)(&self.key, span);
    }
}

/// A run of ASCII letters and digits.
#[derive(Clone, Copy)]
struct Group {
    start: usize,
    end: usize,
    letters: usize,
    digits: usize,
}

impl Group {
    fn around(bytes: &[u8], at: usize) -> Group {
        let start = bytes[..at].iter().rposition(|b| !b.is_ascii_alphanumeric()).map_or(0, |p| p + 1);
        Group::from(bytes, start)
    }

    fn from(bytes: &[u8], start: usize) -> Group {
        let mut group = Group { start, end: start, letters: 0, digits: 0 };
        for b in &bytes[start..] {
            match b {
                b'0'..=b'9' => group.digits += 1,
                b if b.is_ascii_alphabetic() => group.letters += 1,
                _ => break,
            }
            group.end += 1;
        }
        group
    }

    fn len(self) -> usize {
        self.end - self.start
    }
}

fn mail(text: &str, at: usize, out: &mut Out<impl FnMut(&str, Span)>) {
    let local = |c: char| c.is_alphanumeric() || "._%+-'".contains(c);
    let start = text[..at].char_indices().rev().take(64).take_while(|(_, c)| local(*c)).last().map_or(at, |(p, _)| p);
    let start = start + text[start..at].len() - text[start..at].trim_start_matches(['\'', '.', '-']).len();
    let domain = |c: char| c.is_alphanumeric() || c == '.' || c == '-';
    let rest = &text[at + 1..];
    let len = rest.char_indices().take(255).find(|(_, c)| !domain(*c)).map_or(rest.len().min(255), |(p, _)| p);
    let host = rest.get(..len).unwrap_or("").trim_end_matches(['.', '-']);
    if start == at || host.is_empty() {
        return;
    }
    out.begin("mail:");
    text[start..at].split('+').next().unwrap_or("").chars().for_each(|c| fold::fold_char(c, &mut out.key));
    out.key.push('@');
    host.chars().for_each(|c| fold::fold_char(c, &mut out.key));
    out.give(Span::new(start, at + 1 + host.len()));
}

#[cfg(test)]
mod tests;
