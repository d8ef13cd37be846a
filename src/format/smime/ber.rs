//! The basic encoding rules (ITU-T X.690), as far as signed mail needs them: definite and indefinite lengths, within bounds.

/// Tags.
pub const SEQUENCE: u8 = 0x30;
/// An object identifier.
pub const OBJECT_ID: u8 = 0x06;
/// Octets.
pub const OCTETS: u8 = 0x04;
/// Octets that come in parts.
pub const OCTETS_IN_PARTS: u8 = 0x24;

/// Values within one another that are followed.
const MAX_DEPTH: u32 = 40;

/// One value.
pub struct Value<'a> {
    /// Its first byte: class, form and number.
    pub tag: u8,
    /// Its content; of an indefinite length, without the marks of its end.
    pub content: &'a [u8],
    /// True where the bytes end before it does.
    pub is_cut: bool,
    size: usize,
}

/// The value at the start of `bytes`.
pub fn first(bytes: &[u8]) -> Option<Value<'_>> {
    value(bytes, 0)
}

fn value(bytes: &[u8], depth: u32) -> Option<Value<'_>> {
    let (tag, length) = (*bytes.first()?, *bytes.get(1)?);
    if tag & 0x1f == 0x1f || depth > MAX_DEPTH {
        return None;
    }
    if length == 0x80 {
        return indefinite(bytes, tag, depth);
    }
    let (size, head) = match length {
        0..0x80 => (usize::from(length), 2),
        _ => {
            let count = usize::from(length & 0x7f);
            let digits = bytes.get(2..2 + count).filter(|_| count <= 8)?;
            (digits.iter().fold(0usize, |size, digit| size.saturating_mul(256) | usize::from(*digit)), 2 + count)
        }
    };
    let end = head.saturating_add(size);
    let content = &bytes[head..end.min(bytes.len())];
    Some(Value { tag, content, is_cut: end > bytes.len(), size: end.min(bytes.len()) })
}

/// A value that ends with two zero bytes, after whole values.
fn indefinite(bytes: &[u8], tag: u8, depth: u32) -> Option<Value<'_>> {
    let mut at = 2;
    loop {
        let rest = bytes.get(at..).unwrap_or_default();
        if rest.starts_with(&[0, 0]) {
            return Some(Value { tag, content: &bytes[2..at], is_cut: false, size: at + 2 });
        }
        match value(rest, depth + 1) {
            Some(inner) if !inner.is_cut => at += inner.size,
            _ => return Some(Value { tag, content: &bytes[2..], is_cut: true, size: bytes.len() }),
        }
    }
}

/// What follows the first value.
pub fn after_first(bytes: &[u8]) -> Option<&[u8]> {
    bytes.get(first(bytes)?.size..)
}

/// The values that follow one another in `bytes`.
pub fn all(bytes: &[u8]) -> impl Iterator<Item = Value<'_>> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        let value = first(rest)?;
        rest = rest.get(value.size..)?;
        Some(value)
    })
}

/// The octets of a string, put together where it comes in parts.
pub fn octets(value: &Value, depth: u32, out: &mut Vec<u8>) {
    if value.tag & 0x20 == 0 {
        out.extend_from_slice(value.content);
    } else if depth < MAX_DEPTH {
        all(value.content).for_each(|part| octets(&part, depth + 1, out));
    }
}

/// Calls `visit` with every value and the values within it.
pub fn for_each(bytes: &[u8], visit: &mut impl FnMut(&Value)) {
    descend(bytes, 0, visit);
}

fn descend(bytes: &[u8], depth: u32, visit: &mut impl FnMut(&Value)) {
    for value in all(bytes) {
        visit(&value);
        if value.tag & 0x20 != 0 && value.tag != OCTETS_IN_PARTS && depth < MAX_DEPTH {
            descend(value.content, depth + 1, visit);
        }
    }
}

/// The text of a string of any kind.
pub fn text(value: &Value) -> Option<String> {
    match value.tag {
        0x0c | 0x12 | 0x13 | 0x14 | 0x16 | 0x1a => Some(crate::format::charset::decode(value.content).into_owned()),
        0x1e => Some(encoding_rs::UTF_16BE.decode_without_bom_handling(value.content).0.into_owned()),
        _ => None,
    }
}
