//! The strings of BIFF8 ([MS-XLS] 2.5.293 and its kin): a count, a byte of flags, characters of one byte or two.

use crate::format::bytes::half;
use crate::format::ole;

/// A string with a count of two bytes.
pub fn counted(data: &[u8]) -> Option<String> {
    characters(data.get(2..)?, usize::from(half(data, 0)?))
}

/// The same at a place, and where it ends.
pub fn counted_at(data: &[u8], at: usize) -> Option<(String, usize)> {
    let count = usize::from(half(data, at)?);
    let text = characters(data.get(at + 2..)?, count)?;
    let size = if data.get(at + 2)? & 1 == 0 { count } else { count * 2 };
    Some((text, at + 3 + size))
}

/// A byte of flags, then characters of one or two bytes, as far as they go.
pub fn characters(data: &[u8], count: usize) -> Option<String> {
    let (flags, rest) = data.split_first()?;
    match flags & 1 {
        0 => Some(encoding_rs::WINDOWS_1252.decode(rest.get(..count.min(rest.len()))?).0.into_owned()),
        _ => Some(ole::wide(rest.get(..(count * 2).min(rest.len()))?)),
    }
}

/// A text that goes on in the records to come.
pub struct Unfinished<K> {
    /// What the text is of.
    pub of: K,
    left: usize,
    /// The text so far.
    pub text: String,
}

impl<K> Unfinished<K> {
    /// A text of `count` characters of which nothing was read yet.
    pub fn awaited(of: K, count: usize) -> Unfinished<K> {
        Unfinished { of, left: count, text: String::new() }
    }

    /// The beginning of a counted text, where its record does not hold all of it.
    pub fn begin(of: K, data: &[u8]) -> Option<Unfinished<K>> {
        let (count, text) = (usize::from(half(data, 0)?), counted(data)?);
        let left = count.checked_sub(text.encode_utf16().count()).filter(|left| *left > 0)?;
        Some(Unfinished { of, left, text })
    }

    /// Takes what the next record holds; what follows the text is no part of it.
    pub fn go_on(&mut self, data: &[u8]) {
        if self.left > 0 {
            let more = characters(data, self.left).unwrap_or_default();
            self.left -= more.encode_utf16().count().min(self.left);
            self.text.push_str(&more);
        }
    }
}
